// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/study/labeler.h"
#include "ui/dialogs/coordinator_gate.h"
#include "ui/labeling/labeling_page.h"
#include "ui/people/chosen_labeler.h"
#include "ui/widgets/lazy_page.h"
#include "ui/window/study_page.h"

class QStackedWidget;

namespace vizsla {

class FileChooser;
class GuideViewer;
class HomePage;
class ImageGallery;
class Navigation;
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
    using Page = vizsla::Page;

    StudyPages(OpenStudy& study, Settings& settings, const KeyMap& keys, LabelingPage::OpenUrl openUrl,
               FileChooser& files, StudyLocks& locks, CoordinatorGate gate, QWidget* parent = nullptr);
    ~StudyPages() override;

    Result<std::vector<Labeler>> labelers() const { return m_who->all(); }
    const std::optional<Labeler>& labeler() const { return m_who->labeler(); }
    /// Changes who labels, once the passphrase is given if there is one; a running session ends. An unknown
    /// id leaves nobody chosen. Shows the page then.
    void setLabeler(const LabelerId& id, Page page = Page::Tasks);
    /// Who is chosen but has not given the passphrase; there is no labeler() then.
    const std::optional<Labeler>& lockedLabeler() const { return m_who->locked(); }
    /// Asks for the passphrase of the locked labeler.
    void unlock();
    /// Locks the labeler who has a passphrase, and the coordinator's functions; a running session ends.
    void lock();
    bool isLocked(const Labeler& labeler) const { return m_who->isLocked(labeler); }

    void showPage(Page page);
    /// The image that is or was last reviewed; empty where there was none.
    ImageId reviewedImage() const;
    /// Before the review is shown: it begins at this image.
    void beginReviewAt(const ImageId& imageId);
    /// The page that is shown, or that leads to what is shown.
    Page page() const { return m_page; }
    /// The page of the manual about what is on the screen.
    QString manualPage() const;
    /// Begins or resumes the task, after its start page if it has one.
    void openTask(const TaskId& taskId);
    /// The same without the page.
    void startTask(const TaskId& taskId);
    bool isLabeling() const;

Q_SIGNALS:
    void failed(const QString& sentence);
    void labelerChanged();
    void addLabelerWanted();
    void fullScreenWanted(bool on);
    void importPredictionsWanted();
    void importTestSetWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<StudyPage> makeTable();
    const StudyPage& entry(Page page) const;
    void connectHome();
    void connectTaskActions();
    void connectLocks();
    StartPage* makeStartPage();
    LabelingPage* makeLabelingPage();
    GuideViewer* makeGuide();
    ReviewPage* makeReview();
    ScorecardPage* makeScorecard();
    ScoresPage* makeScores();
    ImageGallery* makeGallery();
    void restoreLabeler();
    void forgetPages();
    void go(const StudyPage& page);
    void showHome();
    void showGuidebook();
    void showReview();
    void showScorecard();
    void showScores();
    void outdateReview();
    void leaveLabeling();
    void showGuide(const QString& pageId, const QString& wnid);
    void returnFromGuide();
    void lookBack(const TaskId& taskId);
    void setCurrent(QWidget& page, bool withNavigation);

    OpenStudy& m_study;
    Settings& m_settings;
    const KeyMap& m_keys;
    LabelingPage::OpenUrl m_openUrl;
    FileChooser& m_files;
    StudyLocks& m_locks;
    CoordinatorGate m_asCoordinator;
    ChosenLabeler* m_who;
    std::vector<StudyPage> m_table;  ///< in the order of the navigation
    Page m_page = Page::Tasks;
    Navigation* m_navigation;
    QStackedWidget* m_stack;
    HomePage* m_home;
    TaskActions* m_taskActions;
    LazyPage<StartPage> m_start;
    LazyPage<LabelingPage> m_labeling;
    LazyPage<GuideViewer> m_guide;
    LazyPage<ReviewPage> m_review;
    LazyPage<ScorecardPage> m_scorecard;
    LazyPage<ScoresPage> m_scores;
    LazyPage<ImageGallery> m_gallery;
};

}  // namespace vizsla
