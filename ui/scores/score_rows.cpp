// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_rows.h"

#include <string_view>
#include <unordered_map>

namespace vizsla {

std::vector<ScoreRow> scoreRows(const ScoredSlice& slice, const std::vector<ScoreColumn>& columns)
{
    std::vector<ScoreRow> rows;
    for (const ClassifierScores& classifier : slice.scores.classifiers) {
        ScoreRow& row = rows.emplace_back(ScoreRow{&classifier, {}});
        for (const ScoreColumn& column : columns)
            row.figures.push_back(
                column.content == ScoreColumn::Content::Figure
                    ? classifier.find(slice.scores.testSets[column.testSet], slice.query.slice, column.metric)
                    : nullptr);
    }
    return rows;
}

void findCompared(std::vector<ScoreRow>& rows, const std::vector<ScoreColumn>& columns, Metric metric)
{
    for (ScoreRow& row : rows) {
        row.compared = {};
        for (std::size_t section = 0; section < columns.size(); ++section) {
            const ScoreColumn& column = columns[section];
            if (row.figures[section] && column.metric == metric && column.testSet < row.compared.size())
                row.compared[column.testSet] = &row.figures[section]->accuracy;
        }
    }
}

void findRobustness(std::vector<ScoreRow>& rows, const RobustnessReport* report)
{
    std::unordered_map<std::string_view, const ClassifierRobustness*> known;
    if (report) {
        for (const ClassifierRobustness& one : report->classifiers)
            known.emplace(one.classifier.id, &one);
    }
    for (ScoreRow& row : rows) {
        const auto found = known.find(row.scores->classifier.id);
        row.robustness = found == known.end() ? nullptr : found->second;
    }
}

}  // namespace vizsla
