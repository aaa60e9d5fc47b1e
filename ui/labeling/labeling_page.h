// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QUrl>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/labeling/labeling_session.h"
#include "core/study/ids.h"
#include "core/tasks/repeat_task.h"
#include "core/taxonomy/hierarchy.h"
#include "ui/settings/key_map.h"
#include "ui/widgets/time_left.h"

class QSplitter;

namespace vizsla {

class AnswerFeedback;
class ClassLookUps;
class ClassPanel;
class ImageInQuestion;
class ImageOnlyMode;
class LabelingActions;
class LabelingSide;
class LabelingStage;
class LabelingSteps;
class LabelingSwitches;
class PageShortcuts;
class RestReminder;
class RightSign;
class SessionHeader;
class SessionNotice;
class SessionRunner;
class SessionTimeSigns;
class Settings;
struct OpenStudy;

/// Where labelers work: the image, finding its class, confirming it, and what one learns from it.
class LabelingPage final : public QWidget
{
    Q_OBJECT

public:
    /// Opens a web page outside; tests pass their own.
    using OpenUrl = std::function<bool(const QUrl&)>;

    LabelingPage(OpenStudy& study, Settings& settings, const KeyMap& keys, OpenUrl openUrl,
                 QWidget* parent = nullptr);
    ~LabelingPage() override;

    /// Sits the labeler down to a task, where it was left.
    Result<void> begin(const TaskId& taskId, const LabelerId& labelerId);
    /// Ends the session, if one is running; left() follows when that is in the study.
    void leave();
    bool isRunning() const { return session() != nullptr; }
    const LabelingSession* session() const;
    /// A step that was asked for is being written.
    bool isSaving() const;
    /// Takes the keyboard again after another page was shown.
    void resume();
    /// Emits timeTold(), which follows by itself while another page is in front.
    void tellTime();

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An answer is on the disk.
    void confirmed(const vizsla::AnswerId& answerId);
    void left();
    void tasksWanted();
    /// The session has ended, and the next part of the test begins with its start page.
    void startPageWanted(const vizsla::TaskId& taskId);
    void scorecardWanted();
    /// The task is done, and the labeler goes on with this one.
    void taskWanted(const vizsla::TaskId& taskId);
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void fullScreenWanted(bool on);
    /// For the page in front of this one: what is left of the time for the image, or that it is up; empty
    /// where none is limited.
    void timeTold(const vizsla::TimeLeft& left);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildRight();
    void connectParts();
    void connectActions();
    void connectRunner();
    void connectFeedback();
    void addShortcuts();
    void addViewShortcuts();

    void sessionBegun();
    void showCurrent();
    void showImage();
    void setLookUpsRest(bool rest);
    bool isPaused() const;
    void showTimeUp(TimeLimit limit);
    void nextPart();
    void goOnWith(const TaskId& taskId);
    void repeat(RepeatKind kind, const std::vector<ImageId>& imageIds);

    void classSelected(std::optional<NodeId> node);
    void showFeedback();
    void feedbackContinued();
    void answerConfirmed(const Answer& answer, const Image& image);
    void undone(const std::string& wnid);
    void imageOnlyChanged(bool on, const QString& typed);
    void toggleCountdown();
    void updateButtons();

    OpenStudy& m_study;
    Settings& m_settings;
    bool m_isCorrecting = false;
    bool m_isRepeating = false;  ///< a task that was asked for is being made
    QPointer<QWidget> m_focusBeforePause;
    bool m_showsSaving = false;

    QSplitter* m_splitter;
    ClassPanel* m_panel;
    LabelingSwitches* m_switches;
    AnswerFeedback* m_feedback;
    LabelingSide* m_side;
    SessionHeader* m_header;
    SessionNotice* m_notice;
    RestReminder* m_rest;
    LabelingStage* m_stage;
    LabelingActions* m_actions;
    SessionRunner* m_runner;
    ImageInQuestion* m_image;
    ImageOnlyMode* m_imageOnly;
    std::unique_ptr<SessionTimeSigns> m_time;
    ClassLookUps* m_lookUps;
    LabelingSteps* m_steps;
    RightSign* m_rightSign;
    PageShortcuts* m_shortcuts;
    PageShortcuts* m_viewShortcuts;
};

}  // namespace vizsla
