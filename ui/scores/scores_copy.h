// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace vizsla {

/// Rows of a ScoresModel as spreadsheets take them: a line each under a header, tab-separated, numbers in the
/// locale's way without signs of thousands, nothing where there is no figure. Each figure is followed by the
/// bounds of its interval if they are wanted.
QString spreadsheetText(const QAbstractItemModel& model, const QModelIndexList& rows, bool withIntervals);

}  // namespace vizsla
