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
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

namespace {

using Log = std::vector<SessionRepository::LoggedEvent>;
using Images = std::unordered_set<ImageId>;

/// What a summary is about.
struct Scope
{
    std::vector<Image> images;
    std::vector<Answer> answers;  ///< the first to each image, by their sequence
    int corrected = 0;            ///< images
    int notInTime = 0;
    TimeSpent atImages;
};

Scope scopeOfPart(const LabelingSession& session)
{
    Scope scope;
    scope.images.assign(session.images().begin(), session.images().end());
    for (std::size_t index = 0; index < session.images().size(); ++index) {
        if (const auto& answer = session.answer(index))
            scope.answers.push_back(*answer);
        scope.corrected += session.progress().correction(index).has_value();
        scope.notInTime += session.progress().isTimeUp(index);
    }
    std::ranges::sort(scope.answers, {}, &Answer::sequence);
    scope.atImages = session.spentOnPart();
    return scope;
}

Result<Scope> scopeOfTask(StudyConnection& study, const LabelingSession& session, const Log& log)
{
    Scope scope;
    scope.notInTime = session.doneInTask();
    scope.images = TRY(ImageRepository(study).imagesOfTask(session.task().id));
    scope.answers = TRY(SessionRepository(study).answersOfTask(session.labelerId(), session.task().id));
    Images corrected;
    for (const Answer& answer : scope.answers) {
        if (answer.isCorrection)
            corrected.insert(answer.imageId);
    }
    scope.corrected = static_cast<int>(corrected.size());
    std::erase_if(scope.answers, [](const Answer& answer) { return answer.isCorrection; });
    scope.notInTime -= static_cast<int>(scope.answers.size());
    TimeAccount account;
    const SessionId* last = nullptr;
    for (const auto& logged : log) {
        if (!last || *last != logged.sessionId)
            account.startSession();
        last = &logged.sessionId;
        account.add(logged.event);
    }
    for (const Image& image : scope.images)
        scope.atImages += account.ofImage(image.id);
    return scope;
}

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

/// Judges nothing where an image is withheld: the number would tell its class.
Result<void> judge(StudyConnection& study, const LabelerId& labelerId, const Scope& scope,
                   SessionSummary& summary)
{
    const auto withheld = TRY(WithheldImages::read(study, labelerId));
    if (std::ranges::any_of(scope.images, [&](const Image& image) { return withheld.contains(image.id); }))
        return {};
    std::unordered_map<ImageId, const Image*> images;
    for (const Image& image : scope.images)
        images.emplace(image.id, &image);
    int right = 0;
    for (const Answer& answer : scope.answers) {
        const auto image = images.find(answer.imageId);
        if (image == images.end())
            continue;
        const auto annotation = TRY(AnnotationRepository(study).ofImage(answer.imageId));
        const Feedback feedback = makeFeedback(*image->second, annotation, answer.wnid);
        right += feedback.judgement == Feedback::Judgement::Right;
        if (feedback.judgement == Feedback::Judgement::Wrong)
            summary.mistakes.push_back(
                {*image->second, answer.wnid,
                 feedback.isRightKnown() ? feedback.rightWnids : std::vector<std::string>{}});
    }
    summary.right = right;
    return {};
}

SessionSummary summarize(const Scope& scope, const LabelingSession& session, const Log& log,
                         const std::vector<Unanswered>& unanswered)
{
    SessionSummary summary;
    Images images;
    for (const Image& image : scope.images)
        images.insert(image.id);
    std::vector<Micros> durations;
    for (const Answer& answer : scope.answers)
        durations.push_back(answer.duration);
    std::erase(durations, Micros::zero());
    summary.images = static_cast<int>(images.size());
    summary.answered = static_cast<int>(scope.answers.size());
    summary.corrected = scope.corrected;
    summary.speed = speedOf(std::move(durations));
    summary.atImages = scope.atImages;
    std::vector<Unanswered> ended;
    std::ranges::copy_if(unanswered, std::back_inserter(ended), [&](const Unanswered& image) {
        return image.taskId == session.task().id && images.contains(image.imageId);
    });
    summary.notInTime = scope.notInTime;
    summary.isPartTimeUp = std::ranges::find(ended, TimeLimit::Session, &Unanswered::limit) != ended.end();
    const Log ofScope = logOfPart(session, log, images);
    readLog(ofScope, images, session.session().id, summary);
    summary.pace = paceOf(ofScope, scope.answers, ended);
    return summary;
}

}  // namespace

SessionSummary summarizeSession(const LabelingSession& session, const Log& log,
                                const std::vector<Unanswered>& unanswered)
{
    return summarize(scopeOfPart(session), session, log, unanswered);
}

Result<SessionSummary> readSessionSummary(StudyConnection& study, const LabelingSession& session)
{
    const SessionRepository sessions(study);
    const auto log = TRY(sessions.eventsOfTask(session.labelerId(), session.task().id));
    const auto unanswered = TRY(sessions.unansweredOfLabeler(session.labelerId()));
    const bool isWhole = session.isTaskDone() && session.task().partCount() > 1;
    const Scope scope = isWhole ? TRY(scopeOfTask(study, session, log)) : scopeOfPart(session);
    SessionSummary summary = summarize(scope, session, log, unanswered);
    summary.isWholeTask = isWhole;
    if (session.task().mode == Mode::Training)
        TRY(judge(study, session.labelerId(), scope, summary));
    return summary;
}

}  // namespace vizsla
