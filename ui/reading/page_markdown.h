// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

struct GuidePage;

/// A page's text as Qt's Markdown reader needs it: under its title, with pictures that Qt would drop or show
/// twice put right (see decodedAltText()), and without what would keep the reader busy for minutes.
QString markdownToShow(const GuidePage& page);

/// The alternative text of a picture in a document made from markdownToShow().
QString decodedAltText(const QString& altText);

}  // namespace vizsla
