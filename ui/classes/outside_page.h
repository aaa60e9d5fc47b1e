// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// Where a class is looked up outside: a search of Wikipedia for its main name.
QUrl outsidePageOf(const Synset& synset);

}  // namespace vizsla
