// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "ui/scores/scored_slice.h"

namespace vizsla {

/// A column of the table of scores.
struct ScoreColumn
{
    enum class Content { Name, Kind, Figure, Drop, Effective };

    Content content;
    std::size_t testSet = 0;
    Metric metric = Metric::Top1;  ///< of a figure, or what robustness is measured in

    /// Compares two test sets.
    bool isRobustness() const { return content == Content::Drop || content == Content::Effective; }
    bool isNumber() const { return content == Content::Figure || isRobustness(); }
    bool operator==(const ScoreColumn&) const = default;
};

std::vector<ScoreColumn> scoreColumns(const ScoredSlice& slice, Metric comparedMetric);

/// Says which column it is, whatever columns stand before it.
QString columnKey(const ScoreColumn& column, const ScoredSlice& slice);
/// The two lines of the header; the first may be empty.
QString columnGroup(const ScoreColumn& column, const ScoredSlice& slice);
QString columnTitle(const ScoreColumn& column);
/// In one line.
QString columnName(const ScoreColumn& column, const ScoredSlice& slice);
/// What it measures.
QString columnSentence(const ScoreColumn& column, const ScoredSlice& slice);

}  // namespace vizsla
