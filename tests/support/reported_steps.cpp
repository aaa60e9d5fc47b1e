// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reported_steps.h"

#include "core/store/study_file.h"
#include "tests/support/results.h"

namespace vizsla::test {

namespace {

std::string joined(const std::string& first, const std::string& second, const std::string& third = {})
{
    return first + ' ' + second + ' ' + third;
}

/// Marks the one whose line begins with this id.
void mark(std::map<std::string, bool>& given, const std::string& id)
{
    if (const auto found = given.lower_bound(id); found != given.end() && found->first.starts_with(id))
        found->second = true;
}

std::map<std::string, bool> readGiven(StudyFile& study, std::string_view sql)
{
    const auto rows = valueOf(study.database().query(
        sql, [](const Statement& row) { return std::pair(row.text(0), row.integer(1) != 0); }));
    return {rows.begin(), rows.end()};
}

}  // namespace

void ReportedSteps::add(const SessionStep& step)
{
    if (step.beginning) {
        for (const InterruptedSession& interrupted : step.beginning->interrupted)
            mark(m_sessions, interrupted.id.text());
        m_sessions[step.sessionId.text()] = false;
    }
    if (step.supersededAnswerId)
        mark(m_answers, step.supersededAnswerId->text());
    if (step.undoneSkipId)
        mark(m_skips, step.undoneSkipId->text());
    if (step.answer)
        m_answers[joined(step.answer->id.text(), step.answer->imageId.text(), step.answer->wnid)] = false;
    if (step.skip)
        m_skips[joined(step.skip->id.text(), step.skip->imageId.text())] = false;
    for (const Unanswered& unanswered : step.unanswered)
        m_timesUp[unanswered.imageId.text()] = false;
    int number = step.firstEvent;
    for (const SessionEvent& event : step.events)
        m_events[joined(step.sessionId.text(), std::to_string(number++),
                        std::string(eventWord(event.kind)))] = false;
    if (step.kind == SessionStep::Kind::End)
        mark(m_sessions, step.sessionId.text());
}

std::vector<std::string> ReportedSteps::faultsOf(StudyFile& study,
                                                 const std::vector<SessionStep>& tried) const
{
    ReportedSteps possible = *this;
    for (const SessionStep& step : tried)
        possible.add(step);
    std::vector<std::string> faults;
    compare(m_answers, possible.m_answers,
            readGiven(study,
                      "SELECT id || ' ' || image_id || ' ' || wnid, superseded_at IS NOT NULL FROM answer"),
            "answer", faults);
    compare(m_skips, possible.m_skips,
            readGiven(study, "SELECT id || ' ' || image_id || ' ', taken_back_at IS NOT NULL FROM skip"),
            "skip", faults);
    compare(m_timesUp, possible.m_timesUp, readGiven(study, "SELECT image_id, 0 FROM unanswered"), "time up",
            faults);
    compare(m_sessions, possible.m_sessions, readGiven(study, "SELECT id, ending IS NOT NULL FROM session"),
            "session", faults);
    compare(m_events, possible.m_events,
            readGiven(study, "SELECT session_id || ' ' || number || ' ' || kind, 0 FROM session_event"),
            "event", faults);
    return faults;
}

void ReportedSteps::compare(const Given& reported, const Given& possible, const Given& found,
                            const std::string& what, std::vector<std::string>& faults)
{
    for (const auto& [line, isUndone] : reported) {
        const auto kept = found.find(line);
        if (kept == found.end())
            faults.push_back(what + " is lost: " + line);
        else if (kept->second != isUndone && kept->second != possible.at(line))
            faults.push_back(what + " was undone, or not, against what was reported: " + line);
    }
    for (const auto& [line, isUndone] : found) {
        if (!possible.contains(line))
            faults.push_back(what + " comes from nowhere: " + line);
    }
}

}  // namespace vizsla::test
