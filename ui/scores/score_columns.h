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
    enum class Content { Name, Kind, Figure, Drop };

    Content content;
    std::size_t testSet = 0;
    Metric metric = Metric::Top1;  ///< of a figure, or what the drop is measured in

    bool isNumber() const { return content == Content::Figure || content == Content::Drop; }
    bool operator==(const ScoreColumn&) const = default;
};

std::vector<ScoreColumn> scoreColumns(const ScoredSlice& slice, Metric dropMetric);

/// Says which column it is, whatever columns stand before it.
QString columnKey(const ScoreColumn& column, const ScoredSlice& slice);
/// The two lines of the header; the first may be empty.
QString columnGroup(const ScoreColumn& column, const ScoredSlice& slice);
QString columnTitle(const ScoreColumn& column);
/// What it measures.
QString columnSentence(const ScoreColumn& column, const ScoredSlice& slice);

}  // namespace vizsla
