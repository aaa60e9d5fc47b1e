// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/study_pages.h"

#include <QFileInfo>
#include <QHBoxLayout>

#include "core/labeling/prepare_session.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/tasks/withheld_images.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/look_back.h"
#include "ui/guide/guide_viewer.h"
#include "ui/home/home_page.h"
#include "ui/home/start_page.h"
#include "ui/home/start_texts.h"
#include "ui/keys/page_focus.h"
#include "ui/people/study_locks.h"
#include "ui/review/review_page.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/scores/scores_page.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/tasks/task_actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_stack.h"
#include "ui/window/navigation.h"

namespace vizsla {

namespace {

/// In less than that it leaves more to the pages.
constexpr int roomForNavigation = 1100;

QString studyText(OpenStudy& study)
{
    const QString name = QFileInfo(QString::fromStdString(study.file->path().string())).completeBaseName();
    const auto testSets = ImageRepository(*study.file).testSets();
    int images = 0;
    for (const TestSet& testSet : testSets ? *testSets : std::vector<TestSet>{})
        images += testSet.imageCount;
    const QString counted =
        testSets ? imageCountText(images)
                 : toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(testSets.error().message);
    return StudyPages::tr("%1\n%2\n%3").arg(name, classCountText(study.hierarchy.classCount()), counted);
}

}  // namespace

StudyPages::StudyPages(OpenStudy& study, Settings& settings, const KeyMap& keys,
                       LabelingPage::OpenUrl openUrl, FileChooser& files, StudyLocks& locks,
                       CoordinatorGate gate, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_keys(keys),
      m_openUrl(std::move(openUrl)),
      m_files(files),
      m_locks(locks),
      m_asCoordinator(std::move(gate)),
      m_who(new ChosenLabeler(*study.file, settings, locks, this)),
      m_table(makeTable()),
      m_navigation(new Navigation(m_table, studyText(study), this)),
      m_stack(new PageStack),
      m_home(new HomePage(study, settings)),
      m_taskActions(new TaskActions(*study.file, this)),
      m_start([this] { return makeStartPage(); }),
      m_labeling([this] { return makeLabelingPage(); }),
      m_guide([this] { return makeGuide(); }),
      m_review([this] { return makeReview(); }),
      m_scorecard([this] { return makeScorecard(); }),
      m_scores([this] { return makeScores(); }),
      m_gallery([this] { return makeGallery(); })
{
    m_stack->addWidget(m_home);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addWidget(m_stack, 1);
    connect(m_navigation, &Navigation::clicked, this, &StudyPages::showPage);
    connect(m_navigation, &Navigation::keyPressed, this, [this](Page page) {
        if (!isLabeling())
            showPage(page);
    });
    connectHome();
    connectLocks();
    connectTaskActions();
    new PageFocus(*m_stack, this);
    m_settings.forgetReviewWords();
    // Now, so that it knows which keys are held down when it is opened.
    m_start.get();
    restoreLabeler();
}

StudyPages::~StudyPages() = default;

void StudyPages::resizeEvent(QResizeEvent* event)
{
    m_navigation->setNarrow(width() < roomForNavigation);
    QWidget::resizeEvent(event);
}

/// Another page is another line here.
std::vector<StudyPage> StudyPages::makeTable()
{
    return {
        {Page::Tasks, "tasks", tr("Tasks"), "index", PageAccess::Anybody, [this] { showHome(); }},
        {Page::Guide, "guide", tr("Guide"), "labeler", PageAccess::Anybody, [this] { showGuidebook(); }},
        {Page::Review, "review", tr("Review"), "reviewer", PageAccess::Labeler, [this] { showReview(); }},
        {Page::Scorecard, "scorecard", tr("Scorecard"), "labeler", PageAccess::Labeler,
         [this] { showScorecard(); }},
        {Page::Scores, "scores", tr("Scores"), "researcher", PageAccess::Coordinator,
         [this] { showScores(); }},
    };
}

const StudyPage& StudyPages::entry(Page page) const
{
    return *std::ranges::find(m_table, page, &StudyPage::id);
}

void StudyPages::connectHome()
{
    connect(m_home, &HomePage::startWanted, this, &StudyPages::openTask);
    connect(m_home, &HomePage::lookBackWanted, this, &StudyPages::lookBack);
    connect(m_home, &HomePage::labelerWanted, this, [this](const LabelerId& id) { setLabeler(id); });
    connect(m_home, &HomePage::addLabelerWanted, this, &StudyPages::addLabelerWanted);
    connect(m_home, &HomePage::importTestSetWanted, this, &StudyPages::importTestSetWanted);
    connect(m_home, &HomePage::failed, this, &StudyPages::failed);
    connect(m_home, &HomePage::unlockWanted, this, &StudyPages::unlock);
}

void StudyPages::connectTaskActions()
{
    connect(m_home, &HomePage::newTaskWanted, this,
            [this] { m_asCoordinator(this, [this] { m_taskActions->makeTask(); }); });
    const auto forward = [this](auto signal, void (TaskActions::*action)(const TaskId&)) {
        connect(m_home, signal, this, [this, action](const TaskId& taskId) {
            m_asCoordinator(this, [this, action, taskId] { std::invoke(action, m_taskActions, taskId); });
        });
    };
    forward(&HomePage::editTaskWanted, &TaskActions::edit);
    forward(&HomePage::duplicateTaskWanted, &TaskActions::duplicate);
    forward(&HomePage::deleteTaskWanted, &TaskActions::remove);
    forward(&HomePage::openResultsWanted, &TaskActions::openResults);
    connect(m_taskActions, &TaskActions::failed, this, &StudyPages::failed);
    // Later, because the cards that are replaced are still at work.
    connect(
        m_taskActions, &TaskActions::changed, this,
        [this] {
            // Answers of a test may have been opened.
            outdateReview();
            showHome();
        },
        Qt::QueuedConnection);
    // After that.
    connect(m_taskActions, &TaskActions::saved, m_home, &HomePage::reveal, Qt::QueuedConnection);
}

void StudyPages::restoreLabeler()
{
    connect(m_who, &ChosenLabeler::left, this, &StudyPages::forgetPages);
    connect(m_who, &ChosenLabeler::changed, this, &StudyPages::labelerChanged);
    if (const auto restored = m_who->restore(); !restored)
        // Nobody listens before this is made.
        QMetaObject::invokeMethod(
            this, [this, sentence = toQString(restored.error().message)] { Q_EMIT failed(sentence); },
            Qt::QueuedConnection);
    showPage(Page::Tasks);
}

void StudyPages::setLabeler(const LabelerId& id, Page page)
{
    const auto chosen = m_who->choose(this, id, [this, page] { showPage(labeler() ? page : Page::Tasks); });
    if (!chosen)
        Q_EMIT failed(toQString(chosen.error().message));
}

void StudyPages::unlock()
{
    m_who->unlock(this, [this] { showPage(m_page); });
}

void StudyPages::lock()
{
    m_who->lock();
    if (m_who->locked())
        showPage(Page::Tasks);
}

/// Nothing of a labeler stays behind in the pages: not what was typed, nor where a hierarchy stands open, nor
/// which pages of the guide were read.
void StudyPages::forgetPages()
{
    leaveLabeling();
    m_settings.forgetReviewWords();
    setCurrent(*m_home, true);
    m_start.drop();
    m_labeling.drop();
    m_guide.drop();
    m_review.drop();
    m_scorecard.drop();
    m_gallery.drop();
    // Now, so that it knows which keys are held down when it is opened.
    m_start.get();
}

void StudyPages::connectLocks()
{
    connect(&m_locks, &StudyLocks::failed, this, &StudyPages::failed);
    connect(&m_locks.coordinator(), &PassphraseLock::changed, this, [this] {
        if (m_locks.coordinator().isUnlocked())
            return;
        if (m_review.made())
            m_review.made()->leaveAdjudication();
        if (entry(m_page).access == PageAccess::Coordinator)
            showPage(Page::Tasks);
        m_scores.drop();
    });
}

StartPage* StudyPages::makeStartPage()
{
    auto* page = new StartPage(m_keys, m_study.file->clock());
    m_stack->addWidget(page);
    connect(page, &StartPage::beginWanted, this, &StudyPages::startTask);
    connect(page, &StartPage::backWanted, this, [this] { showPage(Page::Tasks); });
    return page;
}

LabelingPage* StudyPages::makeLabelingPage()
{
    auto* page = new LabelingPage(m_study, m_settings, m_keys, m_openUrl);
    m_stack->addWidget(page);
    connect(page, &LabelingPage::failed, this, &StudyPages::failed);
    connect(page, &LabelingPage::tasksWanted, this, [this] { showPage(Page::Tasks); });
    connect(page, &LabelingPage::startPageWanted, this, &StudyPages::openTask);
    connect(page, &LabelingPage::taskWanted, this, &StudyPages::openTask);
    connect(page, &LabelingPage::scorecardWanted, this, [this] { showPage(Page::Scorecard); });
    connect(page, &LabelingPage::left, this, [this] {
        outdateReview();
        // What was still being written when the page was left counts by now.
        if (m_stack->currentWidget() == m_home)
            showHome();
        else if (m_start.made() && m_stack->currentWidget() == m_start.made())
            openTask(m_start.made()->taskId());
    });
    connect(page, &LabelingPage::guideWanted, this, &StudyPages::showGuide);
    connect(page, &LabelingPage::fullScreenWanted, this, &StudyPages::fullScreenWanted);
    connect(page, &LabelingPage::timeTold, this, [this](const TimeLeft& left) {
        if (m_guide.made() && m_stack->currentWidget() == m_guide.made())
            m_guide.made()->showTime(left);
    });
    return page;
}

GuideViewer* StudyPages::makeGuide()
{
    auto* page = new GuideViewer(m_study);
    m_stack->addWidget(page);
    connect(page, &GuideViewer::returnWanted, this, &StudyPages::returnFromGuide);
    return page;
}

ReviewPage* StudyPages::makeReview()
{
    auto* page = new ReviewPage(m_study, m_settings, m_keys, m_asCoordinator);
    m_stack->addWidget(page);
    connect(page, &ReviewPage::failed, this, &StudyPages::failed);
    connect(page, &ReviewPage::guideWanted, this, &StudyPages::showGuide);
    connect(page, &ReviewPage::importTestSetWanted, this, &StudyPages::importTestSetWanted);
    connect(page, &ReviewPage::addLabelerWanted, this, &StudyPages::addLabelerWanted);
    connect(page, &ReviewPage::labelerWanted, this,
            [this](const LabelerId& id) { setLabeler(id, Page::Review); });
    return page;
}

ScorecardPage* StudyPages::makeScorecard()
{
    auto* page = new ScorecardPage(m_study);
    m_stack->addWidget(page);
    connect(page, &ScorecardPage::tasksWanted, this, [this] { showPage(Page::Tasks); });
    return page;
}

ScoresPage* StudyPages::makeScores()
{
    auto* page = new ScoresPage(m_study, m_settings, m_files);
    m_stack->addWidget(page);
    connect(page, &ScoresPage::importWanted, this, &StudyPages::importPredictionsWanted);
    connect(page, &ScoresPage::failed, this, &StudyPages::failed);
    connect(page, &ScoresPage::annotationChanged, this, &StudyPages::outdateReview);
    return page;
}

ImageGallery* StudyPages::makeGallery()
{
    auto* page = new ImageGallery(m_study);
    m_stack->addWidget(page);
    connect(page, &ImageGallery::backWanted, this, [this] { showPage(Page::Tasks); });
    return page;
}

void StudyPages::outdateReview()
{
    m_study.confusions.outdate();
    if (m_review.made())
        m_review.made()->markOutdated();
}

bool StudyPages::isLabeling() const
{
    return m_labeling.made() && m_labeling.made()->isRunning();
}

void StudyPages::leaveLabeling()
{
    if (m_labeling.made())
        m_labeling.made()->leave();
}

void StudyPages::setCurrent(QWidget& page, bool withNavigation)
{
    // Whoever comes to a page sees files that are back.
    m_study.images.forgetProblems();
    m_stack->setCurrentWidget(&page);
    m_navigation->setVisible(withNavigation);
}

QString StudyPages::manualPage() const
{
    return QLatin1String(isLabeling() ? "labeler" : entry(m_page).manualPage);
}

void StudyPages::showPage(Page page)
{
    const StudyPage& wanted = entry(page);
    if (wanted.access == PageAccess::Coordinator) {
        // A click has checked its button already.
        m_navigation->setCurrent(m_page);
        m_asCoordinator(this, [this, &wanted] { go(wanted); });
    } else {
        go(wanted);
    }
}

void StudyPages::go(const StudyPage& page)
{
    leaveLabeling();
    m_page = page.id;
    m_navigation->setCurrent(m_page);
    if (page.access == PageAccess::Labeler && m_who->locked())
        showHome();
    else
        page.show();
}

void StudyPages::showHome()
{
    setCurrent(*m_home, true);
    if (m_who->locked())
        m_home->showLocked(*m_who->locked());
    else
        m_home->show(labeler());
}

void StudyPages::showGuidebook()
{
    GuideViewer& guide = m_guide.get();
    guide.setReturn({});
    guide.showTime({});
    guide.openFirst();
    setCurrent(guide, true);
    guide.setFocus();
}

ImageId StudyPages::reviewedImage() const
{
    return m_review.made() ? m_review.made()->imageId() : ImageId();
}

void StudyPages::beginReviewAt(const ImageId& imageId)
{
    if (imageId != ImageId())
        m_review.get().beginAt(imageId);
}

void StudyPages::showReview()
{
    setCurrent(m_review.get(), true);
    m_review.get().show(labeler());
}

void StudyPages::showScorecard()
{
    m_scorecard.get().showLabeler(labeler() ? labeler()->id : LabelerId(),
                                  labeler() ? toQString(labeler()->name) : QString());
    setCurrent(m_scorecard.get(), true);
}

void StudyPages::showScores()
{
    m_scores.get().refresh();
    setCurrent(m_scores.get(), true);
    m_scores.get().setFocus();
}

void StudyPages::openTask(const TaskId& taskId)
{
    if (!labeler())
        return;
    const auto session = prepareSession(*m_study.file, taskId, labeler()->id);
    if (!session) {
        showPage(Page::Tasks);
        Q_EMIT failed(toQString(session.error().message));
    } else if (hasStartPage(*session)) {
        setCurrent(m_start.get(), true);
        m_start.get().show(*session);
    } else {
        startTask(taskId);
    }
}

void StudyPages::startTask(const TaskId& taskId)
{
    if (!labeler())
        return;
    if (auto begun = m_labeling.get().begin(taskId, labeler()->id); !begun) {
        Q_EMIT failed(QString::fromStdString(begun.error().message));
        return;
    }
    setCurrent(m_labeling.get(), false);
    m_labeling.get().resume();
}

void StudyPages::showGuide(const QString& pageId, const QString& wnid)
{
    const bool isReview = m_review.made() && m_stack->currentWidget() == m_review.made();
    GuideViewer& guide = m_guide.get();
    guide.setReturn(isLabeling() ? tr("Back to labeling") : isReview ? tr("Back to the review") : QString());
    setCurrent(guide, !isLabeling());
    guide.showTime({});
    if (isLabeling())
        m_labeling.get().tellTime();
    if (!pageId.isEmpty())
        guide.openPage(pageId);
    else if (!wnid.isEmpty())
        guide.openAtClass(wnid);
    else
        guide.openFirst();
    guide.setFocus();
}

void StudyPages::returnFromGuide()
{
    if (!isLabeling()) {
        showPage(m_page);
        return;
    }
    setCurrent(m_labeling.get(), false);
    m_labeling.get().resume();
}

void StudyPages::lookBack(const TaskId& taskId)
{
    if (!labeler())
        return;
    const auto task = TaskRepository(*m_study.file).find(taskId);
    if (!task || !*task) {
        Q_EMIT failed(task ? tr("This task is no longer in the study.") : toQString(task.error().message));
        return;
    }
    auto entries = lookBackEntries(*m_study.file, m_study.hierarchy, **task, labeler()->id);
    const auto withheld = WithheldImages::read(*m_study.file, labeler()->id);
    if (!entries || !withheld) {
        const Error& error = !entries ? entries.error() : withheld.error();
        Q_EMIT failed(QString::fromStdString(error.message));
        return;
    }
    m_gallery.get().show(toQString((*task)->name), std::move(*entries), true, *withheld);
    setCurrent(m_gallery.get(), true);
}

}  // namespace vizsla
