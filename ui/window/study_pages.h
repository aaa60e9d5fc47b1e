// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/study/labeler.h"
#include "ui/labeling/labeling_page.h"

class QButtonGroup;
class QStackedWidget;

namespace vizsla {

class FileChooser;
class GuideViewer;
class HomePage;
class ImageGallery;
class ReviewPage;
class ScorecardPage;
class ScoresPage;
class StartPage;
class StudyLocks;
class TaskActions;
struct OpenStudy;

/// The pages of one open study and the way between them.
class StudyPages final : public QWidget
{
    Q_OBJECT

public:
    enum class Page { Tasks, Guide, Review, Scorecard, Scores };

    StudyPages(OpenStudy& study, Settings& settings, const KeyMap& keys, LabelingPage::OpenUrl openUrl,
               FileChooser& files, StudyLocks& locks, QWidget* parent = nullptr);
    ~StudyPages() override;

    Result<std::vector<Labeler>> labelers() const;
    const std::optional<Labeler>& labeler() const { return m_labeler; }
    /// Changes who labels, once the passphrase is given if there is one; a running session ends. An unknown
    /// id leaves nobody chosen. Shows the page then.
    void setLabeler(const std::string& id, Page page = Page::Tasks);
    /// Who is chosen but has not given the passphrase; there is no labeler() then.
    const std::optional<Labeler>& lockedLabeler() const { return m_locked; }
    /// Asks for the passphrase of the locked labeler.
    void unlock();
    /// Locks the labeler who has a passphrase, and the coordinator's functions; a running session ends.
    void lock();
    bool isLocked(const Labeler& labeler) const;

    void showPage(Page page);
    /// The page that is shown, or that leads to what is shown.
    Page page() const;
    /// Begins or resumes the task, after its start page if it has one.
    void openTask(const QString& taskId);
    /// The same without the page.
    void startTask(const QString& taskId);
    bool isLabeling() const;

Q_SIGNALS:
    void failed(const QString& sentence);
    void labelerChanged();
    void addLabelerWanted();
    void fullScreenWanted(bool on);
    void importPredictionsWanted();
    void importTestSetWanted();

private:
    /// Does what is the coordinator's alone, after the passphrase if it is locked.
    void asCoordinator(std::function<void()> action);
    void connectLocks();
    void setLocked(const Labeler& labeler);
    void enter(const std::optional<Labeler>& labeler, Page page);
    void forgetPages();
    void showHome();
    void showScores();
    QWidget* buildNavigation();
    StartPage& startPage();
    LabelingPage& labeling();
    GuideViewer& guide();
    ReviewPage& review();
    ScorecardPage& scorecard();
    ScoresPage& scores();
    void leaveLabeling();
    void showGuide(const QString& pageId, const QString& wnid);
    void returnFromGuide();
    void lookBack(const QString& taskId);
    void connectTaskActions();
    void setCurrent(QWidget* page, bool withNavigation);
    void check(Page page);

    OpenStudy& m_study;
    Settings& m_settings;
    const KeyMap& m_keys;
    LabelingPage::OpenUrl m_openUrl;
    FileChooser& m_files;
    StudyLocks& m_locks;
    std::optional<Labeler> m_labeler;
    std::optional<Labeler> m_locked;
    Page m_page = Page::Tasks;
    QWidget* m_navigation;
    QButtonGroup* m_buttons;
    QStackedWidget* m_stack;
    HomePage* m_home;
    TaskActions* m_taskActions;
    StartPage* m_start = nullptr;
    LabelingPage* m_labeling = nullptr;
    GuideViewer* m_guide = nullptr;
    ReviewPage* m_review = nullptr;
    ScorecardPage* m_scorecard = nullptr;
    ScoresPage* m_scores = nullptr;
    ImageGallery* m_gallery = nullptr;
};

}  // namespace vizsla
