// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/labeling/labeling_session.h"
#include "core/taxonomy/hierarchy.h"
#include "ui/settings/key_map.h"

class QShortcut;
class QSplitter;
class QStackedWidget;

namespace vizsla {

class ClassDetails;
class ClassPanel;
class FeedbackPopup;
class ImageView;
class KeyButton;
class LabelingSwitches;
class PartDone;
class SessionHeader;
class SessionImages;
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
    Result<void> begin(const std::string& taskId, const std::string& labelerId);
    /// Ends the session, if one is running.
    void leave();
    bool isRunning() const { return m_session.has_value(); }
    const LabelingSession* session() const { return m_session ? &*m_session : nullptr; }
    /// Takes the keyboard again after another page was shown.
    void resume();

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An answer is on the disk.
    void confirmed(const QString& answerId);
    void tasksWanted();
    void scorecardWanted();
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void fullScreenWanted(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildRight();
    QWidget* buildBottom();
    void connectParts();
    void connectFeedback();
    void addShortcuts();
    void addShortcut(KeyAction action, const std::function<void()>& run);
    void showKeys();

    void showCurrent();
    void showPartDone();
    void nextPart();
    void prefetch();
    void hidePhotographsOfTask();
    const Image* currentImage() const;

    void classSelected(std::optional<NodeId> node);
    void confirm();
    void giveFeedback(const Answer& answer, const Image& image);
    void skip();
    void undo();
    void openGuide();
    void lookUpOutside();
    void setImageOnly(bool on);
    void updateButtons();

    OpenStudy& m_study;
    Settings& m_settings;
    const KeyMap& m_keys;
    OpenUrl m_openUrl;
    std::optional<LabelingSession> m_session;
    std::optional<std::string> m_lastAnswerId;
    std::string m_lastImageId;

    QSplitter* m_splitter;
    QWidget* m_left;
    QWidget* m_bottom;
    ClassPanel* m_panel;
    LabelingSwitches* m_switches;
    SessionHeader* m_header;
    QStackedWidget* m_stage;
    ImageView* m_view;
    SessionImages* m_images;
    PartDone* m_done;
    ClassDetails* m_details;
    KeyButton* m_guide;
    KeyButton* m_outside;
    KeyButton* m_undo;
    KeyButton* m_skip;
    KeyButton* m_confirm;
    FeedbackPopup* m_feedback;
    std::vector<std::pair<KeyAction, QShortcut*>> m_shortcuts;
    bool m_imageOnly = false;
};

}  // namespace vizsla
