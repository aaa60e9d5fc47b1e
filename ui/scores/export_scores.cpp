// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/export_scores.h"

#include "core/reports/score_output.h"
#include "core/text/ascii.h"
#include "core/text/write_file.h"

namespace vizsla {

Result<void> exportScores(std::filesystem::path file, const StudyScores& scores, double confidence)
{
    const std::string ending = file.extension().string();
    const bool isJson = equalsIgnoringCase(ending, ".json");
    if (!ending.empty() && !isJson && !equalsIgnoringCase(ending, ".csv"))
        return failure(ErrorKind::Invalid, "Scores are written as .csv or .json, not as " + ending + ".");
    if (ending.empty())
        file += ".csv";
    return writeFile(file, [&](std::ostream& output) {
        if (isJson)
            writeScoresJson(output, scores, confidence);
        else
            writeScoresCsv(output, scores, confidence);
    });
}

}  // namespace vizsla
