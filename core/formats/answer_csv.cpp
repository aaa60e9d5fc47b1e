// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/answer_csv.h"

#include <fmt/format.h>

#include "core/formats/csv.h"
#include "core/formats/moment_text.h"

namespace vizsla {

namespace {

constexpr SteadyMicros second = 1'000'000;

std::string seconds(SteadyMicros duration)
{
    return duration > 0 ? fmt::format("{}.{:06}", duration / second, duration % second) : std::string();
}

std::string kinds(const std::optional<TimeSpent>& time)
{
    if (!time)
        return ",,,";
    const auto text = [](SteadyMicros part) { return fmt::format("{}.{:06}", part / second, part % second); };
    return fmt::format("{},{},{},{}", text(time->active), text(time->idle), text(time->away), text(time->paused));
}

}  // namespace

void writeAnswersCsv(std::ostream& output, const std::vector<SessionRepository::ListedAnswer>& answers)
{
    output
        << "labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,committed_at,seconds,superseded_at,"
           "imported_from,correction,active,idle,away,paused\n";
    for (const auto& answer : answers) {
        output << csvField(answer.labeler) << ',' << csvField(answer.task) << ',' << answer.mode << ','
               << csvField(answer.testSet) << ',' << csvField(answer.image) << ','
               << csvField(answer.assignedWnid) << ',' << csvField(answer.wnid) << ','
               << momentText(answer.shownAt) << ',' << momentText(answer.committedAt) << ','
               << seconds(answer.duration) << ','
               << (answer.supersededAt ? momentText(*answer.supersededAt) : std::string()) << ','
               << csvField(answer.importedFrom.value_or(std::string())) << ',' << int{answer.isCorrection} << ','
               << kinds(answer.time) << '\n';
    }
}

}  // namespace vizsla
