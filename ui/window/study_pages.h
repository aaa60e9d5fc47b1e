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
class ScorecardPage;
class ScoresPage;
class TaskActions;
struct OpenStudy;

/// The pages of one open study and the way between them.
class StudyPages final : public QWidget
{
    Q_OBJECT

public:
    enum class Page { Tasks, Guide, Scorecard, Scores };

    StudyPages(OpenStudy& study, Settings& settings, const KeyMap& keys, LabelingPage::OpenUrl openUrl,
               FileChooser& files, QWidget* parent = nullptr);
    ~StudyPages() override;

    std::vector<Labeler> labelers() const;
    const std::optional<Labeler>& labeler() const { return m_labeler; }
    /// Changes who labels; a running session ends. An unknown id leaves nobody chosen.
    void setLabeler(const std::string& id);

    void showPage(Page page);
    /// The page that is shown, or that leads to what is shown.
    Page page() const;
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
    QWidget* buildNavigation();
    LabelingPage& labeling();
    GuideViewer& guide();
    ScorecardPage& scorecard();
    ScoresPage& scores();
    void leaveLabeling();
    void showGuide(const QString& pageId, const QString& wnid);
    void backToLabeling();
    void lookBack(const QString& taskId);
    void connectTaskActions();
    /// Every action that is a coordinator's passes here.
    void asCoordinator(const std::function<void()>& action);
    void setCurrent(QWidget* page, bool withNavigation);
    void check(Page page);

    OpenStudy& m_study;
    Settings& m_settings;
    const KeyMap& m_keys;
    LabelingPage::OpenUrl m_openUrl;
    FileChooser& m_files;
    std::optional<Labeler> m_labeler;
    QWidget* m_navigation;
    QButtonGroup* m_buttons;
    QStackedWidget* m_stack;
    HomePage* m_home;
    TaskActions* m_taskActions;
    LabelingPage* m_labeling = nullptr;
    GuideViewer* m_guide = nullptr;
    ScorecardPage* m_scorecard = nullptr;
    ScoresPage* m_scores = nullptr;
    ImageGallery* m_gallery = nullptr;
};

}  // namespace vizsla
