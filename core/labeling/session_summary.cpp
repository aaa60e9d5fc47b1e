// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_summary.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/labeling/feedback.h"
#include "core/labeling/labeling_session.h"
#include "core/labeling/time_account.h"
#include "core/store/annotation_repository.h"
#include "core/store/study_connection.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

namespace {

using Log = std::vector<SessionRepository::LoggedEvent>;
using Images = std::unordered_set<ImageId>;

/// The log of the sessions that showed an image of the part, and of the one that runs.
Log logOfPart(const LabelingSession& session, const Log& log, const Images& images)
{
    std::unordered_set<SessionId> sessions{session.session().id};
    for (const auto& [sessionId, event, number] : log) {
        if (images.contains(event.imageId))
            sessions.insert(sessionId);
    }
    Log ofPart;
    std::ranges::copy_if(log, std::back_inserter(ofPart),
                         [&](const auto& logged) { return sessions.contains(logged.sessionId); });
    return ofPart;
}

/// What the log alone tells.
void readLog(const Log& log, const Images& images, const SessionId& runningSession, SessionSummary& summary)
{
    TimeAccount account;
    std::unordered_map<SkipId, ImageId> skips;
    const SessionRepository::LoggedEvent* last = nullptr;
    const auto close = [&] {
        summary.interruptions +=
            last && last->event.kind != EventKind::Ended && last->sessionId != runningSession;
    };
    for (const auto& logged : log) {
        if (!last || last->sessionId != logged.sessionId) {
            close();
            account.startSession();
        }
        last = &logged;
        const SessionEvent& event = logged.event;
        account.add(event);
        summary.pauses += event.kind == EventKind::Paused;
        if (event.kind == EventKind::Skipped && images.contains(event.imageId))
            skips[SkipId(event.detail)] = event.imageId;
        else if (event.kind == EventKind::Undone)
            skips.erase(SkipId(event.detail));
    }
    close();
    summary.betweenImages = account.withoutImage();
    Images putOff;
    for (const auto& [id, imageId] : skips)
        putOff.insert(imageId);
    summary.putOff = static_cast<int>(putOff.size());
}

/// Nothing where an image of the part is withheld: the number would tell its class.
Result<std::optional<int>> countRight(StudyConnection& study, const LabelingSession& session)
{
    const auto withheld = TRY(WithheldImages::read(study, session.labelerId()));
    if (std::ranges::any_of(session.images(),
                            [&](const Image& image) { return withheld.contains(image.id); }))
        return std::nullopt;
    int right = 0;
    for (std::size_t index = 0; index < session.images().size(); ++index) {
        const auto& answer = session.answer(index);
        if (!answer)
            continue;
        const Image& image = session.images()[index];
        const auto annotation = TRY(AnnotationRepository(study).ofImage(image.id));
        right += makeFeedback(image, annotation, answer->wnid).judgement == Feedback::Judgement::Right;
    }
    return right;
}

}  // namespace

SessionSummary summarizeSession(const LabelingSession& session, const Log& log,
                                const std::vector<Unanswered>& unanswered)
{
    SessionSummary summary;
    Images images;
    std::vector<Answer> answers;
    std::vector<Micros> durations;
    for (std::size_t index = 0; index < session.images().size(); ++index) {
        images.insert(session.images()[index].id);
        if (const auto& answer = session.answer(index)) {
            answers.push_back(*answer);
            durations.push_back(answer->duration);
        }
        summary.notInTime += session.progress().isTimeUp(index);
        summary.corrected += session.progress().correction(index).has_value();
    }
    summary.images = static_cast<int>(images.size());
    summary.answered = static_cast<int>(answers.size());
    std::erase(durations, Micros::zero());
    summary.speed = speedOf(std::move(durations));
    summary.atImages = session.spentOnPart();
    std::vector<Unanswered> ended;
    std::ranges::copy_if(unanswered, std::back_inserter(ended), [&](const Unanswered& image) {
        return image.taskId == session.task().id && images.contains(image.imageId);
    });
    summary.isPartTimeUp = std::ranges::find(ended, TimeLimit::Session, &Unanswered::limit) != ended.end();
    const Log ofPart = logOfPart(session, log, images);
    readLog(ofPart, images, session.session().id, summary);
    std::ranges::sort(answers, {}, &Answer::sequence);
    summary.pace = paceOf(ofPart, answers, ended);
    return summary;
}

Result<SessionSummary> readSessionSummary(StudyConnection& study, const LabelingSession& session)
{
    const SessionRepository sessions(study);
    const auto log = TRY(sessions.eventsOfTask(session.labelerId(), session.task().id));
    const auto unanswered = TRY(sessions.unansweredOfLabeler(session.labelerId()));
    SessionSummary summary = summarizeSession(session, log, unanswered);
    if (session.task().mode == Mode::Test)
        return summary;
    const auto right = TRY(countRight(study, session));
    summary.right = right;
    return summary;
}

}  // namespace vizsla
