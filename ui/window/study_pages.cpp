// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/study_pages.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
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

namespace vizsla {

namespace {

constexpr int navigationWidth = 172;

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
                       LabelingPage::OpenUrl openUrl, FileChooser& files, StudyLocks& locks, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_keys(keys),
      m_openUrl(std::move(openUrl)),
      m_files(files),
      m_locks(locks),
      m_navigation(nullptr),
      m_buttons(new QButtonGroup(this)),
      m_stack(new PageStack),
      m_home(new HomePage(study, settings)),
      m_taskActions(new TaskActions(*study.file, this))
{
    m_navigation = buildNavigation();
    m_stack->addWidget(m_home);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addWidget(m_stack, 1);
    connect(m_home, &HomePage::startWanted, this, &StudyPages::openTask);
    connect(m_home, &HomePage::lookBackWanted, this, &StudyPages::lookBack);
    connect(m_home, &HomePage::labelerWanted, this,
            [this](const QString& id) { setLabeler(id.toStdString()); });
    connect(m_home, &HomePage::addLabelerWanted, this, &StudyPages::addLabelerWanted);
    connect(m_home, &HomePage::importTestSetWanted, this, &StudyPages::importTestSetWanted);
    connect(m_home, &HomePage::failed, this, &StudyPages::failed);
    connect(m_home, &HomePage::unlockWanted, this, &StudyPages::unlock);
    connectLocks();
    connectTaskActions();
    new PageFocus(*m_stack, this);
    m_settings.forgetReviewWords();
    // Now, so that it knows which keys are held down when it is opened.
    startPage();

    const std::string last =
        settings.labelerId(QString::fromStdString(study.file->path().string())).toStdString();
    const auto read = labelers();
    if (!read)
        // Nobody listens before this is made.
        QMetaObject::invokeMethod(
            this, [this, sentence = toQString(read.error().message)] { Q_EMIT failed(sentence); },
            Qt::QueuedConnection);
    const auto all = read.value_or(std::vector<Labeler>{});
    const auto found = std::ranges::find(all, last, &Labeler::id);
    if (found != all.end() && isLocked(*found))
        setLocked(*found);
    else
        enter(found == all.end() ? std::nullopt : std::optional(*found), Page::Tasks);
}

StudyPages::~StudyPages() = default;

void StudyPages::connectTaskActions()
{
    connect(m_home, &HomePage::newTaskWanted, this,
            [this] { asCoordinator([this] { m_taskActions->makeTask(); }); });
    const auto forward = [this](auto signal, void (TaskActions::*action)(const QString&)) {
        connect(m_home, signal, this, [this, action](const QString& taskId) {
            asCoordinator([this, action, taskId] { std::invoke(action, m_taskActions, taskId); });
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
            if (m_review)
                m_review->markOutdated();
            showHome();
        },
        Qt::QueuedConnection);
    // After that.
    connect(m_taskActions, &TaskActions::saved, m_home, &HomePage::reveal, Qt::QueuedConnection);
}

QWidget* StudyPages::buildNavigation()
{
    auto* side = new QFrame;
    side->setProperty("role", "side");
    side->setFixedWidth(navigationWidth);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(10, 12, 10, 16);
    layout->setSpacing(2);
    const std::pair<const char*, QString> names[] = {{"tasks", tr("Tasks")},
                                                     {"guide", tr("Guide")},
                                                     {"review", tr("Review")},
                                                     {"scorecard", tr("Scorecard")},
                                                     {"scores", tr("Scores")}};
    for (int page = 0; page < static_cast<int>(std::size(names)); ++page) {
        const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page));
        auto* button = new QPushButton(names[page].second);
        button->setObjectName(QStringLiteral("nav:") + QLatin1String(names[page].first));
        button->setProperty("kind", "nav");
        button->setCheckable(true);
        button->setToolTip(key.toString(QKeySequence::NativeText));
        m_buttons->addButton(button, page);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, page] { showPage(static_cast<Page>(page)); });
        auto* shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, [this, page] {
            if (!isLabeling())
                showPage(static_cast<Page>(page));
        });
    }
    layout->addStretch(1);
    auto* study = styledLabel("small", studyText(m_study));
    study->setWordWrap(true);
    layout->addWidget(study);
    return side;
}

Result<std::vector<Labeler>> StudyPages::labelers() const
{
    return LabelerRepository(*m_study.file).all();
}

void StudyPages::setLabeler(const std::string& id, Page page)
{
    const auto all = labelers();
    if (!all) {
        Q_EMIT failed(toQString(all.error().message));
        return;
    }
    const auto found = std::ranges::find(*all, id, &Labeler::id);
    if (found == all->end())
        enter(std::nullopt, Page::Tasks);
    else
        m_locks.labeler(id).run(this, [this, page, labeler = *found] { enter(labeler, page); });
}

/// Who leaves is locked, so that coming back takes the passphrase again.
void StudyPages::enter(const std::optional<Labeler>& labeler, Page page)
{
    const std::optional<Labeler> left = m_labeler;
    const bool isAnother = left && (!labeler || left->id != labeler->id);
    if (isAnother)
        m_locks.labeler(left->id).lock();
    m_locked.reset();
    m_labeler = labeler;
    if (m_labeler)
        m_settings.setLabelerId(QString::fromStdString(m_study.file->path().string()),
                                toQString(m_labeler->id));
    if (isAnother) {
        // Whoever comes now need not be who gave the passphrase.
        m_locks.coordinator().lock();
        forgetPages();
    }
    showPage(page);
    Q_EMIT labelerChanged();
}

bool StudyPages::isLocked(const Labeler& labeler) const
{
    return !m_locks.labeler(labeler.id).isUnlocked();
}

void StudyPages::setLocked(const Labeler& labeler)
{
    m_labeler.reset();
    m_locked = labeler;
    forgetPages();
    showPage(Page::Tasks);
    Q_EMIT labelerChanged();
}

void StudyPages::unlock()
{
    if (m_locked)
        m_locks.labeler(m_locked->id).run(this, [this, labeler = *m_locked] { enter(labeler, m_page); });
}

void StudyPages::lock()
{
    m_locks.coordinator().lock();
    if (!m_labeler)
        return;
    const Labeler labeler = *m_labeler;
    m_locks.labeler(labeler.id).lock();
    if (isLocked(labeler))
        setLocked(labeler);
}

/// Nothing of a labeler stays behind in the pages: not what was typed, nor where a hierarchy stands open, nor
/// which pages of the guide were read.
void StudyPages::forgetPages()
{
    leaveLabeling();
    m_settings.forgetReviewWords();
    setCurrent(m_home, true);
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_start, m_labeling, m_guide, m_review, m_scorecard, m_gallery})
        delete page;
    m_start = nullptr;
    m_labeling = nullptr;
    m_guide = nullptr;
    m_review = nullptr;
    m_scorecard = nullptr;
    m_gallery = nullptr;
    // Now, so that it knows which keys are held down when it is opened.
    startPage();
}

void StudyPages::asCoordinator(std::function<void()> action)
{
    m_locks.coordinator().run(this, std::move(action));
}

void StudyPages::connectLocks()
{
    connect(&m_locks, &StudyLocks::failed, this, &StudyPages::failed);
    connect(&m_locks.coordinator(), &PassphraseLock::changed, this, [this] {
        if (m_locks.coordinator().isUnlocked())
            return;
        if (m_review)
            m_review->leaveAdjudication();
        if (m_page == Page::Scores)
            showPage(Page::Tasks);
        delete m_scores;
        m_scores = nullptr;
    });
}

StartPage& StudyPages::startPage()
{
    if (!m_start) {
        m_start = new StartPage(m_keys, m_study.file->clock());
        m_stack->addWidget(m_start);
        connect(m_start, &StartPage::beginWanted, this, &StudyPages::startTask);
        connect(m_start, &StartPage::backWanted, this, [this] { showPage(Page::Tasks); });
    }
    return *m_start;
}

LabelingPage& StudyPages::labeling()
{
    if (!m_labeling) {
        m_labeling = new LabelingPage(m_study, m_settings, m_keys, m_openUrl);
        m_stack->addWidget(m_labeling);
        connect(m_labeling, &LabelingPage::failed, this, &StudyPages::failed);
        connect(m_labeling, &LabelingPage::tasksWanted, this, [this] { showPage(Page::Tasks); });
        connect(m_labeling, &LabelingPage::startPageWanted, this, &StudyPages::openTask);
        connect(m_labeling, &LabelingPage::scorecardWanted, this, [this] { showPage(Page::Scorecard); });
        connect(m_labeling, &LabelingPage::left, this, [this] {
            if (m_review)
                m_review->markOutdated();
            // What was still being written when the page was left counts by now.
            if (m_stack->currentWidget() == m_home)
                showHome();
            else if (m_start && m_stack->currentWidget() == m_start)
                openTask(m_start->taskId());
        });
        connect(m_labeling, &LabelingPage::guideWanted, this, &StudyPages::showGuide);
        connect(m_labeling, &LabelingPage::fullScreenWanted, this, &StudyPages::fullScreenWanted);
        connect(m_labeling, &LabelingPage::timeTold, this, [this](const TimeLeft& left) {
            if (m_guide && m_stack->currentWidget() == m_guide)
                m_guide->showTime(left);
        });
    }
    return *m_labeling;
}

GuideViewer& StudyPages::guide()
{
    if (!m_guide) {
        m_guide = new GuideViewer(m_study);
        m_stack->addWidget(m_guide);
        connect(m_guide, &GuideViewer::returnWanted, this, &StudyPages::returnFromGuide);
    }
    return *m_guide;
}

ReviewPage& StudyPages::review()
{
    if (!m_review) {
        m_review = new ReviewPage(m_study, m_settings, m_keys,
                                  [this](std::function<void()> action) { asCoordinator(std::move(action)); });
        m_stack->addWidget(m_review);
        connect(m_review, &ReviewPage::failed, this, &StudyPages::failed);
        connect(m_review, &ReviewPage::guideWanted, this, &StudyPages::showGuide);
        connect(m_review, &ReviewPage::importTestSetWanted, this, &StudyPages::importTestSetWanted);
        connect(m_review, &ReviewPage::addLabelerWanted, this, &StudyPages::addLabelerWanted);
        connect(m_review, &ReviewPage::labelerWanted, this,
                [this](const QString& id) { setLabeler(id.toStdString(), Page::Review); });
    }
    return *m_review;
}

ScorecardPage& StudyPages::scorecard()
{
    if (!m_scorecard) {
        m_scorecard = new ScorecardPage(m_study);
        m_stack->addWidget(m_scorecard);
        connect(m_scorecard, &ScorecardPage::tasksWanted, this, [this] { showPage(Page::Tasks); });
    }
    return *m_scorecard;
}

ScoresPage& StudyPages::scores()
{
    if (!m_scores) {
        m_scores = new ScoresPage(m_study, m_settings, m_files);
        m_stack->addWidget(m_scores);
        connect(m_scores, &ScoresPage::importWanted, this, &StudyPages::importPredictionsWanted);
        connect(m_scores, &ScoresPage::failed, this, &StudyPages::failed);
        connect(m_scores, &ScoresPage::annotationChanged, this, [this] {
            if (m_review)
                m_review->markOutdated();
        });
    }
    return *m_scores;
}

bool StudyPages::isLabeling() const
{
    return m_labeling && m_labeling->isRunning();
}

void StudyPages::leaveLabeling()
{
    if (m_labeling)
        m_labeling->leave();
}

void StudyPages::setCurrent(QWidget* page, bool withNavigation)
{
    // Whoever comes to a page sees files that are back.
    m_study.images.forgetProblems();
    m_stack->setCurrentWidget(page);
    m_navigation->setVisible(withNavigation);
}

void StudyPages::check(Page page)
{
    m_buttons->button(static_cast<int>(page))->setChecked(true);
}

StudyPages::Page StudyPages::page() const
{
    return m_page;
}

void StudyPages::showHome()
{
    setCurrent(m_home, true);
    if (m_locked)
        m_home->showLocked(*m_locked);
    else
        m_home->show(m_labeler);
}

void StudyPages::showScores()
{
    leaveLabeling();
    m_page = Page::Scores;
    check(m_page);
    scores().refresh();
    setCurrent(m_scores, true);
    m_scores->setFocus();
}

void StudyPages::showPage(Page page)
{
    if (page == Page::Scores) {
        // A click has checked its button already.
        check(m_page);
        asCoordinator([this] { showScores(); });
        return;
    }
    leaveLabeling();
    m_page = page;
    check(page);
    switch (page) {
        case Page::Tasks:
            showHome();
            break;
        case Page::Guide:
            guide().setReturn({});
            guide().showTime({});
            guide().openFirst();
            setCurrent(m_guide, true);
            m_guide->setFocus();
            break;
        case Page::Review:
            if (m_locked) {
                showHome();
                break;
            }
            setCurrent(&review(), true);
            m_review->show(m_labeler);
            break;
        case Page::Scorecard:
            if (m_locked) {
                showHome();
                break;
            }
            scorecard().showLabeler(m_labeler ? m_labeler->id : std::string(),
                                    m_labeler ? QString::fromStdString(m_labeler->name) : QString());
            setCurrent(m_scorecard, true);
            break;
        case Page::Scores:
            break;
    }
}

void StudyPages::openTask(const QString& taskId)
{
    if (!m_labeler)
        return;
    const auto session = LabelingSession::prepare(*m_study.file, taskId.toStdString(), m_labeler->id);
    if (!session) {
        showPage(Page::Tasks);
        Q_EMIT failed(toQString(session.error().message));
    } else if (hasStartPage(*session)) {
        setCurrent(&startPage(), true);
        m_start->show(*session);
    } else {
        startTask(taskId);
    }
}

void StudyPages::startTask(const QString& taskId)
{
    if (!m_labeler)
        return;
    if (auto begun = labeling().begin(taskId.toStdString(), m_labeler->id); !begun) {
        Q_EMIT failed(QString::fromStdString(begun.error().message));
        return;
    }
    setCurrent(m_labeling, false);
    m_labeling->resume();
}

void StudyPages::showGuide(const QString& pageId, const QString& wnid)
{
    const bool isReview = m_stack->currentWidget() == m_review && m_review;
    guide().setReturn(isLabeling() ? tr("Back to labeling")
                      : isReview   ? tr("Back to the review")
                                   : QString());
    setCurrent(m_guide, !isLabeling());
    m_guide->showTime({});
    if (isLabeling())
        m_labeling->tellTime();
    if (!pageId.isEmpty())
        guide().openPage(pageId);
    else if (!wnid.isEmpty())
        guide().openAtClass(wnid);
    else
        guide().openFirst();
    guide().setFocus();
}

void StudyPages::returnFromGuide()
{
    if (!isLabeling()) {
        showPage(m_page);
        return;
    }
    setCurrent(m_labeling, false);
    m_labeling->resume();
}

void StudyPages::lookBack(const QString& taskId)
{
    if (!m_labeler)
        return;
    const auto task = TaskRepository(*m_study.file).find(taskId.toStdString());
    if (!task || !*task) {
        Q_EMIT failed(task ? tr("This task is no longer in the study.") : toQString(task.error().message));
        return;
    }
    auto entries = lookBackEntries(*m_study.file, **task, m_labeler->id);
    const auto withheld = WithheldImages::read(*m_study.file, m_labeler->id);
    if (!entries || !withheld) {
        const Error& error = !entries ? entries.error() : withheld.error();
        Q_EMIT failed(QString::fromStdString(error.message));
        return;
    }
    if (!m_gallery) {
        m_gallery = new ImageGallery(m_study);
        m_stack->addWidget(m_gallery);
        connect(m_gallery, &ImageGallery::backWanted, this, [this] { showPage(Page::Tasks); });
    }
    m_gallery->show(QString::fromStdString((*task)->name), std::move(*entries), true, *withheld);
    setCurrent(m_gallery, true);
}

}  // namespace vizsla
