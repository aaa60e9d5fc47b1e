// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "core/labeling/labeling_session.h"
#include "core/study/ids.h"

namespace vizsla {

struct OpenStudy;

/// A labeling session at work. It has each step written while the window goes on, and tells the session's
/// clock of keys, mouse and the window.
///
/// A step that was asked for is carried out, and its signal emitted, when it is on the disk; until then
/// isSaving(). What cannot be written has not happened: failed() says why, and it can be tried again.
class SessionRunner final : public QObject
{
    Q_OBJECT

public:
    explicit SessionRunner(OpenStudy& study, QObject* parent = nullptr);
    /// Ends the session and waits until that is written.
    ~SessionRunner() override;

    /// Sits a labeler down to a task in place of what ran before; begun() follows, at once or when that is
    /// written. Errors as prepareSession(), and ReadOnly.
    Result<void> begin(const TaskId& taskId, const LabelerId& labelerId);
    /// Ends the session, if one is running; ended() follows.
    void end();
    const LabelingSession* session() const { return m_running ? &m_running->session : nullptr; }
    /// As in LabelingSession, of the session that runs.
    void setTold(const Image& image);
    void setAnsweredTold();
    bool isSaving() const { return m_running && (m_running->isSaving || !m_running->isKept); }

    void imageShown();
    void confirm(const std::string& wnid);
    void skip();
    void undo();
    /// Errors as LabelingSession::revisit().
    Result<void> revisit(std::optional<std::size_t> index);
    /// Pauses now or, where the image in question may not be left, before the next one. Asked again, it does
    /// not.
    void pause();
    bool isPauseAskedFor() const { return m_running && m_running->pausesNext; }
    void resume();
    void note(EventKind kind, const std::string& wnid = {});

    /// Looks at the clock; happens by itself several times a second.
    void tick();

Q_SIGNALS:
    void begun();
    /// The session could not be begun; failed() said why.
    void refused();
    /// A session that ended is so in the study.
    void ended();
    void failed(const QString& sentence);
    void confirmed(const vizsla::Answer& answer, const vizsla::Image& image);
    /// An earlier image has its correction, or was left as it was.
    void corrected();
    void skipped();
    /// The class that had been confirmed, or empty after a skip.
    void undone(const std::string& wnid);
    void timeIsUp(vizsla::TimeLimit limit);
    void paused();
    void resumed();
    void savingChanged();
    void ticked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Plan = std::function<Result<SessionStep>(LabelingSession&)>;
    /// A step that was asked for, and what follows once it is written, if the session still runs then.
    struct Asked
    {
        Plan plan;
        std::function<void()> then;
    };
    struct Running
    {
        explicit Running(LabelingSession one) : session(std::move(one)) {}

        LabelingSession session;
        /// What was asked for while the log was being written. Nothing is logged before it has happened.
        std::optional<Asked> next;
        bool isAway = false;
        bool isSaving = false;  ///< a step that was asked for is on its way, or waits
        bool isKept = false;    ///< the study knows the session
        bool isEnding = false;
        bool pausesNext = false;
        bool logFailed = false;  ///< said once
        SteadyTime logWrittenAt = {};
        std::optional<SteadyTime> timeUpTriedAt;
    };
    using RunningPtr = std::shared_ptr<Running>;

    Result<void> beginNow(const TaskId& taskId, const LabelerId& labelerId);
    bool isLogging() const { return m_running && !m_running->next; }
    void setAway(bool away);
    void act(Plan plan, std::function<void()> then);
    void write(const RunningPtr& running, Asked asked);
    void writeStep(const RunningPtr& running, SessionStep step,
                   std::function<void(const Result<void>&)> then);
    void writeEnd(const RunningPtr& running);
    Result<SessionStep> planTimeUp(LabelingSession& session);
    void writeFirstSight();
    void writeLog();
    void pauseIfAskedFor();
    void watch(bool on);

    OpenStudy& m_study;
    RunningPtr m_running;
    QTimer m_ticks;
    bool m_hasWritten = false;
    int m_begun =
        0;  ///< grows with every beginning and end, so that a beginning that waits knows it is outdated
};

}  // namespace vizsla
