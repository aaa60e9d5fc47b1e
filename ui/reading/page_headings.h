// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextCursor>

class QTextDocument;

namespace vizsla {

/// The heading that a link such as "page.md#time-limits" leads to: its words in small letters with hyphens
/// between them, and "-1", "-2" … behind those of further headings of the same words. Null where there is
/// none.
QTextCursor headingOf(QTextDocument& document, const QString& anchor);

}  // namespace vizsla
