// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_page.h"

#include <QDateTime>
#include <QFrame>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "core/labeling/feedback.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "ui/classes/class_panel.h"
#include "ui/images/image_view.h"
#include "ui/labeling/feedback_popup.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/session_header.h"
#include "ui/labeling/session_images.h"
#include "ui/labeling/session_runner.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

namespace vizsla {

namespace {

constexpr std::size_t decodedAhead = 3;

/// Images that have an answer which may be corrected, in the order they were answered.
std::vector<std::size_t> correctable(const LabelingSession& session)
{
    auto order = session.progress().answeredInOrder();
    std::erase_if(order, [&](std::size_t index) { return !session.canRevisit(index); });
    return order;
}

}  // namespace

LabelingPage::LabelingPage(OpenStudy& study, Settings& settings, const KeyMap& keys, OpenUrl openUrl,
                           QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_keys(keys),
      m_openUrl(std::move(openUrl)),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_left(new QFrame),
      m_panel(new ClassPanel(study, keys)),
      m_switches(new LabelingSwitches(settings, keys)),
      m_header(new SessionHeader(keys)),
      m_notice(new MessageBar),
      m_stage(new LabelingStage(study, keys)),
      m_images(new SessionImages(study.images, m_stage->view(), this)),
      m_actions(new LabelingActions(study, keys)),
      m_runner(new SessionRunner(study, this)),
      m_feedback(nullptr)
{
    build();
    m_feedback = new FeedbackPopup(study, keys, study.file->clock(), this);
    addShortcuts();
    addSessionShortcuts();
    showKeys();
    updateButtons();

    connectParts();
    connectActions();
    connectRunner();
    connectFeedback();
}

LabelingPage::~LabelingPage()
{
    // While the page is whole: what ends with it speaks to it.
    delete m_runner;
}

const LabelingSession* LabelingPage::session() const { return m_runner->session(); }
bool LabelingPage::isSaving() const { return m_runner->isSaving(); }

void LabelingPage::connectParts()
{
    connect(&m_keys, &KeyMap::changed, this, &LabelingPage::showKeys);
    connect(&m_stage->view(), &ImageView::firstPainted, this, [this] {
        m_runner->imageShown();
        // Not from within the paint event.
        QMetaObject::invokeMethod(this, &LabelingPage::updateButtons, Qt::QueuedConnection);
    });
    connect(&m_stage->view(), &ImageView::doubleClicked, this, [this] { setImageOnly(!m_imageOnly); });
    connect(m_stage, &LabelingStage::goOnWanted, m_runner, &SessionRunner::goOn);
    connect(m_stage, &LabelingStage::nextImageWanted, this, &LabelingPage::showCurrent);
    connect(m_panel, &ClassPanel::selected, this, [this](NodeId node) { classSelected(node); });
    connect(m_panel, &ClassPanel::selectionCleared, this, [this] { classSelected(std::nullopt); });
    connect(m_panel, &ClassPanel::activated, this, &LabelingPage::confirm);
    connect(m_switches, &LabelingSwitches::changed, this, &LabelingPage::updateButtons);
    connect(m_header, &SessionHeader::pauseWanted, this, &LabelingPage::togglePause);
    connect(m_header, &SessionHeader::countdownClicked, this, &LabelingPage::toggleCountdown);
    const PartDone* done = &m_stage->done();
    connect(done, &PartDone::nextPartWanted, this, &LabelingPage::nextPart);
    connect(done, &PartDone::tasksWanted, this, &LabelingPage::tasksWanted);
    connect(done, &PartDone::undoWanted, m_runner, &SessionRunner::undo);
    connect(done, &PartDone::scorecardWanted, this, &LabelingPage::scorecardWanted);
}

void LabelingPage::connectActions()
{
    connect(m_actions, &LabelingActions::guideWanted, this, &LabelingPage::openGuide);
    connect(m_actions, &LabelingActions::outsideWanted, this, &LabelingPage::lookUpOutside);
    connect(m_actions, &LabelingActions::undoWanted, m_runner, &SessionRunner::undo);
    connect(m_actions, &LabelingActions::skipWanted, m_runner, &SessionRunner::skip);
    connect(m_actions, &LabelingActions::earlierWanted, this, &LabelingPage::goEarlier);
    connect(m_actions, &LabelingActions::confirmWanted, this, &LabelingPage::confirm);
    connect(m_actions, &LabelingActions::nodeClicked, this, [this](NodeId node) {
        m_panel->reveal(node);
        classSelected(node);
    });
}

void LabelingPage::connectRunner()
{
    connect(m_runner, &SessionRunner::begun, this, &LabelingPage::sessionBegun);
    connect(m_runner, &SessionRunner::refused, this, &LabelingPage::tasksWanted);
    connect(m_runner, &SessionRunner::ended, this, &LabelingPage::left);
    connect(m_runner, &SessionRunner::failed, this, &LabelingPage::failed);
    connect(m_runner, &SessionRunner::confirmed, this, &LabelingPage::answerConfirmed);
    connect(m_runner, &SessionRunner::corrected, this, &LabelingPage::showCurrent);
    connect(m_runner, &SessionRunner::skipped, this, &LabelingPage::showCurrent);
    connect(m_runner, &SessionRunner::undone, this, &LabelingPage::undone);
    connect(m_runner, &SessionRunner::timeIsUp, this, &LabelingPage::showTimeUp);
    connect(m_runner, &SessionRunner::paused, this, &LabelingPage::showCurrent);
    connect(m_runner, &SessionRunner::wentOn, this, &LabelingPage::showCurrent);
    connect(m_runner, &SessionRunner::savingChanged, this, &LabelingPage::updateButtons);
    connect(m_runner, &SessionRunner::ticked, this, [this] {
        if (isVisible() && !m_feedback->isOpen())
            showTime();
    });
}

void LabelingPage::connectFeedback()
{
    const auto write = [this](StudyWriter::Work work) {
        m_study.writer().write(std::move(work), this, [this](const Result<void>& kept) {
            if (!kept)
                Q_EMIT failed(toQString(kept.error().message));
        });
    };
    connect(m_feedback, &FeedbackPopup::continued, this, [this] {
        m_feedback->hide();
        showCurrent();
    });
    connect(m_feedback, &FeedbackPopup::suggested, this, [this, write](std::optional<Verdict> verdict) {
        write([answer = *m_lastAnswerId, verdict](StudyFile& study) {
            return SessionRepository(study).suggest(answer, verdict);
        });
    });
    connect(m_feedback, &FeedbackPopup::problemReported, this, [this, write](bool problematic) {
        write([image = m_lastImageId, labeler = session()->labelerId(), problematic](StudyFile& study) {
            return SessionRepository(study).reportProblem(image, labeler, problematic);
        });
    });
    connect(m_feedback, &FeedbackPopup::guideWanted, this, &LabelingPage::guideWanted);
    connect(m_feedback, &FeedbackPopup::classClicked, this,
            [this](const QString& wnid) { Q_EMIT guideWanted({}, wnid); });
}

void LabelingPage::build()
{
    m_left->setProperty("role", "side");
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_panel, 1);
    left->addWidget(rule());
    left->addWidget(m_switches);

    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(buildRight());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({m_settings.classPanelWidth(), 880});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_settings.setClassPanelWidth(m_splitter->sizes().front()); });

    m_panel->setInstruction(
        tr("Select the <b>most specific class</b>. If several objects are of similar size, the "
           "most specific class of any of them."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QWidget* LabelingPage::buildRight()
{
    m_notice->hide();
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_actions);
    return right;
}

void LabelingPage::addShortcut(KeyAction action, const std::function<void()>& run)
{
    auto* shortcut = new QShortcut(this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, run] {
        if (isRunning() && !m_feedback->isOpen())
            run();
    });
    m_shortcuts.emplace_back(action, shortcut);
}

void LabelingPage::addShortcuts()
{
    addShortcut(KeyAction::Search, [this] { m_panel->focusSearch(); });
    addShortcut(KeyAction::Hierarchy, [this] { m_panel->focusHierarchy(); });
    addShortcut(KeyAction::OpenGuide, [this] { openGuide(); });
    addShortcut(KeyAction::LookUpOutside, [this] { lookUpOutside(); });
    addShortcut(KeyAction::TogglePopUp, [this] { m_switches->togglePopUp(); });
    addShortcut(KeyAction::ToggleOnlyOnError, [this] { m_switches->toggleOnlyOnError(); });
    addShortcut(KeyAction::ZoomIn, [this] { m_stage->view().zoomIn(); });
    addShortcut(KeyAction::ZoomOut, [this] { m_stage->view().zoomOut(); });
    addShortcut(KeyAction::ZoomFit, [this] { m_stage->view().fit(); });
    addShortcut(KeyAction::FullScreen, [this] { setImageOnly(!m_imageOnly); });
    addShortcut(KeyAction::BackToTasks, [this] { Q_EMIT tasksWanted(); });
    addShortcut(KeyAction::ToggleCountdown, [this] { toggleCountdown(); });
}

void LabelingPage::addSessionShortcuts()
{
    addShortcut(KeyAction::Confirm, [this] {
        if (m_stage->face() == LabelingStage::Face::PartDone) {
            if (!session()->isTaskDone())
                nextPart();
        } else if (m_stage->face() != LabelingStage::Face::Image) {
            m_stage->press();
        } else {
            confirm();
        }
    });
    addShortcut(KeyAction::Undo, [this] {
        if (session()->canUndo())
            m_runner->undo();
    });
    addShortcut(KeyAction::Skip, [this] {
        if (isImageThere() && !session()->progress().revisited())
            m_runner->skip();
    });
    addShortcut(KeyAction::EarlierImage, [this] { goEarlier(); });
    addShortcut(KeyAction::LaterImage, [this] { goLater(); });
    addShortcut(KeyAction::Pause, [this] { togglePause(); });
}

void LabelingPage::showKeys()
{
    for (const auto& [action, shortcut] : m_shortcuts) {
        QList<QKeySequence> keys{m_keys.key(action)};
        if (keys.front() == QKeySequence(Qt::Key_Return))
            keys.append(Qt::Key_Enter);
        if (keys.front() == QKeySequence(Qt::CTRL | Qt::Key_Plus))
            keys.append(Qt::CTRL | Qt::Key_Equal);
        shortcut->setKeys(keys);
    }
}

Result<void> LabelingPage::begin(const std::string& taskId, const std::string& labelerId)
{
    leave();
    return m_runner->begin(taskId, labelerId);
}

void LabelingPage::sessionBegun()
{
    const Task& task = session()->task();
    m_isInGuide = false;
    m_switches->setTask(task.mode, task.rules.externalAllowed);
    if (task.mode == Mode::Test)
        hidePhotographsOfTask();
    showNotice();
    showCurrent();
}

/// Says that an earlier session broke off, and from when nothing is known of it.
void LabelingPage::showNotice()
{
    const auto since = session()->interruptedAt();
    m_notice->setVisible(since.has_value());
    if (!since)
        return;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(*since / 1000);
    m_notice->show(tr("The last session broke off; the last that is known of it is of %1. You go on at the same "
                      "image, and every confirmed answer is there. The interruption is kept as such.")
                       .arg(QLocale().toString(moment, QLocale::ShortFormat)),
                   Tone::Neutral);
}

void LabelingPage::leave()
{
    if (!isRunning())
        return;
    m_runner->end();
    m_feedback->hide();
    m_study.examples.hide({});
    m_images->clear();
    m_notice->hide();
    setImageOnly(false);
}

void LabelingPage::resume()
{
    if (std::exchange(m_isInGuide, false))
        m_runner->note(EventKind::GuideClosed);
    if (m_feedback->isOpen())
        m_feedback->setFocus();
    else
        m_panel->focusSearch();
}

const Image* LabelingPage::currentImage() const
{
    const auto index = session() ? session()->current() : std::nullopt;
    return index ? &session()->images()[*index] : nullptr;
}

bool LabelingPage::isImageThere() const
{
    return currentImage() && m_stage->face() == LabelingStage::Face::Image;
}

void LabelingPage::showCurrent()
{
    if (!session())
        return;
    const bool isHidden = session()->isPaused();
    if (isHidden)
        m_stage->showPause(*session());
    else if (currentImage() && session()->isShown())
        m_stage->showImage();  // it was only hidden
    else if (currentImage())
        showImage();
    if (!currentImage() && !isHidden) {
        setImageOnly(false);
        m_images->clear();
        m_stage->showPartDone(*session());
    }
    m_header->show(*session());
    m_actions->setVisible(!m_imageOnly && currentImage());
    if (!isHidden || !session()->isShown()) {
        m_panel->startAnew();
        classSelected(std::nullopt);
    }
    showTime();
    updateButtons();
    prefetch();
}

void LabelingPage::showImage()
{
    if (session()->task().mode == Mode::Training)
        m_study.examples.hide({currentImage()->photograph});
    m_stage->showImage();
    m_actions->setVisible(!m_imageOnly);
    // Before anything else changes: so the image alone is painted, and is on the screen at once.
    m_images->show(currentImage()->file);
}

void LabelingPage::showTimeUp(TimeLimit limit)
{
    if (limit == TimeLimit::Session || session()->isPaused()) {
        showCurrent();
        return;
    }
    const bool isCorrection = m_stage->face() == LabelingStage::Face::Image && m_isCorrecting;
    m_images->clear();
    m_stage->showTimeUp(isCorrection);
    m_header->show(*session());
    m_panel->startAnew();
    classSelected(std::nullopt);
    prefetch();
}

void LabelingPage::nextPart()
{
    const std::string task = session()->task().id;
    const std::string labeler = session()->labelerId();
    if (auto begun = begin(task, labeler); !begun)
        Q_EMIT failed(toQString(begun.error().message));
}

void LabelingPage::hidePhotographsOfTask()
{
    std::vector<std::string> photographs;
    if (const auto images = ImageRepository(*m_study.file).imagesOfTask(session()->task().id)) {
        for (const Image& image : *images)
            photographs.push_back(image.photograph);
    }
    m_study.examples.hide(photographs);
}

void LabelingPage::prefetch()
{
    // After a time that was up the next image waits to be asked for.
    if (m_stage->face() == LabelingStage::Face::TimeUp && currentImage())
        m_images->prepare(currentImage()->file);
    for (const std::size_t index : session()->upcoming(decodedAhead))
        m_images->prepare(session()->images()[index].file);
}

void LabelingPage::classSelected(std::optional<NodeId> node)
{
    m_actions->select(node);
    updateButtons();
}

void LabelingPage::updateButtons()
{
    LabelingActions::State state;
    if (const LabelingSession* running = session()) {
        const TaskRules& rules = running->task().rules;
        state.hasImage = isImageThere();
        state.isCorrecting = m_isCorrecting = running->progress().revisited().has_value();
        state.canConfirm = state.hasImage && running->isShown();
        state.canUndo = running->canUndo();
        state.canSkip = state.hasImage && !state.isCorrecting;
        state.hasCorrections = rules.correctionsAllowed;
        state.canGoEarlier = rules.correctionsAllowed && !correctable(*running).empty();
        state.isSaving = m_runner->isSaving();
        state.hasGuide = running->task().mode == Mode::Training || rules.guideAllowed;
        state.hasOutside = m_switches->usesExternalResources();
        m_header->showPause(*running, m_runner->isPauseAskedFor());
    }
    m_actions->show(state);
}

void LabelingPage::showTime() { m_header->showTime(*session(), m_settings.showsCountdown()); }

void LabelingPage::toggleCountdown()
{
    m_settings.setShowsCountdown(!m_settings.showsCountdown());
    if (session())
        showTime();
}

void LabelingPage::confirm()
{
    if (isImageThere() && m_actions->canConfirm() && !m_feedback->isOpen())
        m_runner->confirm(m_study.hierarchy.synset(*m_actions->selectedClass()).wnid);
}

void LabelingPage::answerConfirmed(const Answer& answer, const Image& image)
{
    m_lastAnswerId = answer.id;
    m_lastImageId = image.id;
    m_notice->hide();
    Q_EMIT confirmed(QString::fromStdString(answer.id));
    if (m_switches->showsPopUp())
        giveFeedback(answer, image);
    else
        showCurrent();
}

void LabelingPage::giveFeedback(const Answer& answer, const Image& image)
{
    const auto annotation = AnnotationRepository(*m_study.file).ofImage(image.id);
    const Feedback feedback = makeFeedback(image, annotation.value_or(MultiLabelAnnotation{}), answer.wnid);
    if (m_switches->onlyOnError() && feedback.judgement == Feedback::Judgement::Right) {
        showCurrent();
        return;
    }
    QString testSetName;
    if (const auto testSets = ImageRepository(*m_study.file).testSets()) {
        for (const TestSet& testSet : *testSets) {
            if (testSet.id == image.testSetId)
                testSetName = QString::fromStdString(testSet.name);
        }
    }
    const auto reported = SessionRepository(*m_study.file).hasReportedProblem(image.id, session()->labelerId());
    m_header->show(*session());
    updateButtons();
    m_feedback->open(feedback, answer.duration, testSetName, reported.value_or(false));
}

void LabelingPage::undone(const std::string& wnid)
{
    showCurrent();
    // The class stands selected again, to be kept or changed.
    if (!wnid.empty())
        m_panel->select(wnid);
}

void LabelingPage::togglePause()
{
    if (session()->isPaused())
        m_runner->goOn();
    else if (m_stage->face() != LabelingStage::Face::PartDone)
        m_runner->pause();
    updateButtons();
}

void LabelingPage::goEarlier()
{
    const auto order = correctable(*session());
    const auto at = std::ranges::find(order, session()->progress().revisited().value_or(session()->images().size()));
    if (session()->isPaused() || at == order.begin())
        return;
    revisit(*std::prev(at));
}

void LabelingPage::goLater()
{
    const auto revisited = session()->progress().revisited();
    if (!revisited || session()->isPaused())
        return;
    const auto order = correctable(*session());
    const auto at = std::ranges::find(order, *revisited);
    const bool isLast = at == order.end() || std::next(at) == order.end();
    revisit(isLast ? std::nullopt : std::optional(*std::next(at)));
}

void LabelingPage::revisit(std::optional<std::size_t> index)
{
    if (auto gone = m_runner->revisit(index); !gone) {
        Q_EMIT failed(toQString(gone.error().message));
        return;
    }
    showCurrent();
    m_notice->setVisible(index.has_value());
    if (!index)
        return;
    const PartProgress& progress = session()->progress();
    m_panel->select(progress.correction(*index).value_or(*progress.answer(*index)).wnid);
    m_notice->show(tr("You have answered this image. Its first answer stays; a correction is kept beside it, and both "
                      "can be scored. %1 leads back.")
                       .arg(keyCapText(m_keys.key(KeyAction::LaterImage))),
                   Tone::Neutral);
}

void LabelingPage::openGuide()
{
    const TaskRules& rules = session()->task().rules;
    if (session()->task().mode == Mode::Test && !rules.guideAllowed)
        return;
    const auto node = m_actions->node();
    const std::string wnid = node ? m_study.hierarchy.synset(*node).wnid : std::string();
    m_runner->note(EventKind::GuideOpened, wnid);
    m_isInGuide = true;
    Q_EMIT guideWanted({}, QString::fromStdString(wnid));
}

void LabelingPage::lookUpOutside()
{
    const auto node = m_actions->node();
    if (!node || !m_switches->usesExternalResources())
        return;
    QUrl url(QStringLiteral("https://en.wikipedia.org/w/index.php"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("search"), toQString(mainName(m_study.hierarchy.synset(*node))));
    url.setQuery(query);
    m_runner->note(EventKind::LookedUp, m_study.hierarchy.synset(*node).wnid);
    if (!m_openUrl(url))
        Q_EMIT failed(tr("No web browser could be opened for %1.").arg(url.toString()));
}

void LabelingPage::setImageOnly(bool on)
{
    if (on == m_imageOnly)
        return;
    m_imageOnly = on;
    m_left->setVisible(!on);
    m_actions->setVisible(!on);
    m_header->setVisible(!on);
    if (on)
        setFocus();
    else
        m_panel->focusSearch();
    Q_EMIT fullScreenWanted(on);
}

void LabelingPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_imageOnly) {
        setImageOnly(false);
        return;
    }
    // Typing goes to the search box from wherever the keyboard was.
    const QString text = event->text();
    const bool plain = !(event->modifiers() & ~Qt::ShiftModifier);
    if (isRunning() && !m_imageOnly && plain && !text.isEmpty() && text.front().isPrint())
        m_panel->type(text);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace vizsla
