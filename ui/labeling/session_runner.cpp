// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_runner.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QWindow>
#include <algorithm>
#include <utility>

#include "core/labeling/prepare_session.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int tickEvery = 200;  // ms
/// A log that is not written with a step is written this often, so that little of it is lost with the
/// machine.
constexpr Micros logEvery = std::chrono::seconds(1);
/// A write that failed is not tried again at once.
constexpr Micros tryAgainAfter = std::chrono::seconds(5);

bool isInput(QEvent::Type type)
{
    switch (type) {
        case QEvent::KeyPress:
        case QEvent::ShortcutOverride:  // all that is seen of a key that is a shortcut
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::TabletPress:
            return true;
        default:
            return false;
    }
}

}  // namespace

SessionRunner::SessionRunner(OpenStudy& study, QObject* parent) : QObject(parent), m_study(study)
{
    connect(&m_ticks, &QTimer::timeout, this, &SessionRunner::tick);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this,
            [this](const QWindow* window) { setAway(!window); });
}

void SessionRunner::setAway(bool away)
{
    if (!m_running)
        return;
    m_running->isAway = away;
    if (isLogging())
        m_running->session.setAway(away);
}

SessionRunner::~SessionRunner()
{
    end();
    if (m_hasWritten)
        m_study.writer().finish();
}

Result<void> SessionRunner::begin(const TaskId& taskId, const LabelerId& labelerId)
{
    end();
    if (m_study.file->isReadOnly())
        return failure(ErrorKind::ReadOnly, m_study.file->path().filename().string() +
                                                " can be read but not written here: nothing can be labeled.");
    // What the study says of the labeler is only all there once the last session has ended in it.
    if (m_study.writer().isIdle())
        return beginNow(taskId, labelerId);
    const auto nothing = [](StudyFile&) { return Result<void>(); };
    m_study.writer().write(nothing, this, [this, taskId, labelerId, asked = m_begun](const Result<void>&) {
        if (asked != m_begun)
            return;
        if (auto begun = begin(taskId, labelerId); !begun) {
            Q_EMIT failed(toQString(begun.error().message));
            Q_EMIT refused();
        }
    });
    return {};
}

Result<void> SessionRunner::beginNow(const TaskId& taskId, const LabelerId& labelerId)
{
    auto session = TRY(prepareSession(*m_study.file, taskId, labelerId));
    m_running = std::make_shared<Running>(std::move(session));
    const RunningPtr running = m_running;
    writeStep(running, running->session.planBeginning(), [this, running](const Result<void>& written) {
        running->isKept = written.has_value();
        if (m_running != running)
            return;
        if (!written) {
            end();
            Q_EMIT failed(toQString(written.error().message));
            Q_EMIT refused();
        } else {
            Q_EMIT savingChanged();
            writeFirstSight();
        }
    });
    watch(true);
    Q_EMIT begun();
    return {};
}

void SessionRunner::end()
{
    ++m_begun;
    if (!m_running)
        return;
    watch(false);
    const RunningPtr running = std::exchange(m_running, nullptr);
    running->isEnding = true;
    if (!running->session.isStepPlanned())
        writeEnd(running);
}

/// A session that cannot be ended is found again as interrupted; nothing is lost by it.
void SessionRunner::writeEnd(const RunningPtr& running)
{
    if (!running->isKept) {
        Q_EMIT ended();
        return;
    }
    const auto step = std::make_shared<SessionStep>(running->session.planEnd());
    m_study.writer().write([step](StudyFile& file) { return SessionRepository(file).write(*step); }, this,
                           [this, running](const Result<void>& written) {
                               if (!written)
                                   Q_EMIT failed(toQString(written.error().message));
                               Q_EMIT ended();
                           });
}

void SessionRunner::writeStep(const RunningPtr& running, SessionStep planned,
                              std::function<void(const Result<void>&)> then)
{
    m_hasWritten = true;
    running->logWrittenAt = running->session.now().steady;
    const auto step = std::make_shared<const SessionStep>(std::move(planned));
    m_study.writer().write([step](StudyFile& file) { return SessionRepository(file).write(*step); }, this,
                           [this, running, step, then = std::move(then)](const Result<void>& written) {
                               if (written)
                                   running->session.carryOut(*step);
                               else
                                   running->session.abandon();
                               const bool isEnding = running->isEnding;
                               then(written);
                               if (auto next = std::exchange(running->next, std::nullopt)) {
                                   write(running, std::move(*next));
                                   setAway(running->isAway);
                               } else if (isEnding) {
                                   writeEnd(running);
                               }
                           });
}

/// Has a step written now or, while another is being written, after it. Of several that are asked for
/// meanwhile only the first counts: the others were meant for what was on the screen then.
void SessionRunner::act(Plan plan, std::function<void()> then)
{
    if (!m_running || m_running->isSaving)
        return;
    m_running->isSaving = true;
    if (m_running->session.isStepPlanned())
        m_running->next = {std::move(plan), std::move(then)};
    else
        write(m_running, {std::move(plan), std::move(then)});
    Q_EMIT savingChanged();
}

void SessionRunner::write(const RunningPtr& running, Asked asked)
{
    const auto done = [this, running, then = std::move(asked.then)](const Result<void>& written) {
        running->isSaving = false;
        if (m_running != running)
            return;
        Q_EMIT savingChanged();
        if (written)
            then();
        else if (written.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(toQString(written.error().message));
    };
    auto step = asked.plan(running->session);
    if (step) {
        writeStep(running, std::move(*step), done);
        return;
    }
    done(tl::unexpected(step.error()));
    if (running->isEnding)
        writeEnd(running);
}

void SessionRunner::imageShown()
{
    if (!m_running || m_running->session.isShown())
        return;
    m_running->session.imageShown();
    // Not from within the paint event.
    QMetaObject::invokeMethod(this, &SessionRunner::writeFirstSight, Qt::QueuedConnection);
}

/// So that ending the program does not undo that an image was seen.
void SessionRunner::writeFirstSight()
{
    if (m_running && m_running->session.task().rules.hasLimit() && m_running->session.isShown())
        writeLog();
}

void SessionRunner::confirm(const std::string& wnid)
{
    if (!isLogging())
        return;
    m_running->session.noteInput();
    const LabelingSession& session = m_running->session;
    const auto index = session.current();
    const bool isCorrection = session.revisited().has_value();
    // The answer is confirmed now, whatever it has to wait for.
    act([wnid, at = session.now()](LabelingSession& planned) { return planned.planConfirm(wnid, at); },
        [this, index, isCorrection] {
            pauseIfAskedFor();
            const LabelingSession& done = m_running->session;
            if (isCorrection)
                Q_EMIT corrected();
            else
                Q_EMIT confirmed(*done.answer(*index), done.images()[*index]);
        });
}

void SessionRunner::skip()
{
    act([](LabelingSession& session) { return session.planSkip(); },
        [this] {
            pauseIfAskedFor();
            Q_EMIT skipped();
        });
}

void SessionRunner::setTold(const Image& image)
{
    const auto& images = m_running->session.images();
    m_running->session.setTold(
        static_cast<std::size_t>(std::ranges::find(images, image.id, &Image::id) - images.begin()));
}

void SessionRunner::setAnsweredTold()
{
    m_running->session.setAnsweredTold();
}

void SessionRunner::undo()
{
    const auto wnid = std::make_shared<std::string>();
    act(
        [wnid](LabelingSession& session) {
            return session.planUndo().map([&](SessionStep step) {
                *wnid = step.events.back().wnid;
                return step;
            });
        },
        [this, wnid] { Q_EMIT undone(*wnid); });
}

Result<void> SessionRunner::revisit(std::optional<std::size_t> index)
{
    if (!m_running || m_running->isSaving)
        return {};
    return m_running->session.revisit(index);
}

void SessionRunner::pause()
{
    if (!m_running || m_running->session.isPaused())
        return;
    if (!m_running->session.canPause()) {
        m_running->pausesNext = !m_running->pausesNext;
        return;
    }
    m_running->session.pause();
    writeLog();
    Q_EMIT paused();
}

void SessionRunner::pauseIfAskedFor()
{
    if (std::exchange(m_running->pausesNext, false))
        pause();
}

void SessionRunner::resume()
{
    if (!m_running || !m_running->session.isPaused())
        return;
    m_running->session.resume();
    Q_EMIT resumed();
}

void SessionRunner::note(EventKind kind, const std::string& wnid)
{
    if (m_running)
        m_running->session.note(kind, wnid);
}

void SessionRunner::tick()
{
    if (!m_running)
        return;
    LabelingSession& session = m_running->session;
    if (isLogging())
        session.tick();
    if (const auto limit = session.expired(); limit && m_running->isKept)
        act([this](LabelingSession& planned) { return planTimeUp(planned); },
            [this, limit = *limit] {
                m_running->timeUpTriedAt.reset();
                pauseIfAskedFor();
                Q_EMIT timeIsUp(limit);
            });
    else if (session.now().steady - m_running->logWrittenAt >= logEvery)
        writeLog();
    Q_EMIT ticked();
}

/// What was written meanwhile may have answered the image; what cannot be written is not tried at every tick.
Result<SessionStep> SessionRunner::planTimeUp(LabelingSession& session)
{
    if (!m_running)
        return failure(ErrorKind::Cancelled, "The session has ended.");
    const SteadyTime now = session.now().steady;
    auto& triedAt = m_running->timeUpTriedAt;
    if (!session.expired() || (triedAt && now - *triedAt < tryAgainAfter))
        return failure(ErrorKind::Cancelled, "The time is not up.");
    triedAt = now;
    return session.planTimeUp();
}

void SessionRunner::writeLog()
{
    if (!m_running->isKept)
        return;
    const RunningPtr running = m_running;
    auto step = running->session.planEvents();
    if (!step)
        return;
    writeStep(running, std::move(*step), [this, running](const Result<void>& written) {
        const bool failedBefore = std::exchange(running->logFailed, !written);
        if (!written && !failedBefore && m_running == running)
            Q_EMIT failed(toQString(written.error().message));
    });
}

void SessionRunner::watch(bool on)
{
    if (on) {
        qApp->installEventFilter(this);
        m_ticks.start(tickEvery);
    } else {
        qApp->removeEventFilter(this);
        m_ticks.stop();
    }
}

bool SessionRunner::eventFilter(QObject* watched, QEvent* event)
{
    if (isLogging() && isInput(event->type()))
        m_running->session.noteInput();
    return QObject::eventFilter(watched, event);
}

}  // namespace vizsla
