// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_page.h"

#include <QFrame>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <vector>

#include "ui/classes/class_panel.h"
#include "ui/images/image_view.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/answer_feedback.h"
#include "ui/labeling/class_look_ups.h"
#include "ui/labeling/full_screen_signs.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/rest_reminder.h"
#include "ui/labeling/session_header.h"
#include "ui/labeling/session_images.h"
#include "ui/labeling/session_notice.h"
#include "ui/labeling/session_runner.h"
#include "ui/labeling/typed_ahead.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr std::size_t decodedAhead = 3;
constexpr int leastClassPanel = 220;

/// What a key types where no other key is held with it.
QString typedBy(const QKeyEvent& event)
{
    const QString text = event.text();
    const bool isPlain = !(event.modifiers() & ~Qt::ShiftModifier);
    return isPlain && !text.isEmpty() && text.front().isPrint() ? text : QString();
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta;
}

}  // namespace

LabelingPage::LabelingPage(OpenStudy& study, Settings& settings, const KeyMap& keys, OpenUrl openUrl,
                           QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_keys(keys),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_left(new QFrame),
      m_panel(new ClassPanel(study, keys)),
      m_switches(new LabelingSwitches(settings, keys)),
      m_header(new SessionHeader(keys)),
      m_notice(new SessionNotice),
      m_rest(new RestReminder(settings, keys, study.file->clock())),
      m_stage(new LabelingStage(study, keys)),
      m_images(new SessionImages(study.images, m_stage->view(), this)),
      m_actions(new LabelingActions(study, keys)),
      m_runner(new SessionRunner(study, this)),
      m_lookUps(new ClassLookUps(study, *m_actions, *m_switches, *m_runner, std::move(openUrl), this)),
      m_feedback(nullptr),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return isRunning() && !m_feedback->isOpen(); })),
      m_gate(new PressGate(study.file->clock(), this)),
      m_typed(std::make_unique<TypedAhead>(*m_panel)),
      m_fullScreen(new FullScreenSigns(study.file->clock(), m_stage->view()))
{
    build();
    m_gate->tellIn(m_stage->view());
    // Over all the others.
    m_feedback = new AnswerFeedback(study, keys, *this);
    addShortcuts();
    addSessionShortcuts();
    updateButtons();

    connectParts();
    connectActions();
    connectRunner();
    connectFeedback();
}

LabelingPage::~LabelingPage()
{
    // Whoever listens may be gone already. The runner goes while the page is whole: what it ends speaks to
    // the page.
    blockSignals(true);
    delete m_runner;
}

const LabelingSession* LabelingPage::session() const
{
    return m_runner->session();
}
bool LabelingPage::isSaving() const
{
    return m_runner->isSaving();
}

void LabelingPage::connectParts()
{
    connect(&m_stage->view(), &ImageView::firstPainted, this, [this] {
        m_gate->painted();
        // A sentence in its place is not the image: no time runs, and nothing can be confirmed.
        if (!isAnswerRefused())
            m_runner->imageShown();
        // Not from within the paint event.
        QMetaObject::invokeMethod(this, &LabelingPage::updateButtons, Qt::QueuedConnection);
    });
    // The second press may have been meant for what stood there before the image.
    connect(&m_stage->view(), &ImageView::doubleClicked, this, [this] {
        if (m_gate->isSeen())
            setImageOnly(!m_imageOnly);
    });
    connect(m_stage, &LabelingStage::resumeWanted, m_runner, &SessionRunner::resume);
    connect(m_stage, &LabelingStage::nextImageWanted, this, &LabelingPage::showCurrent);
    connect(m_panel, &ClassPanel::selected, this, [this](NodeId node) { classSelected(node); });
    connect(m_panel, &ClassPanel::selectionCleared, this, [this] { classSelected(std::nullopt); });
    // That is the second press of a double click already.
    connect(m_panel, &ClassPanel::activated, this, [this] {
        if (m_gate->isSeen())
            confirmSelected();
        else
            m_gate->refuse();
    });
    connect(m_switches, &LabelingSwitches::changed, this, &LabelingPage::updateButtons);
    connect(m_header, &SessionHeader::pauseWanted, this, &LabelingPage::togglePause);
    connect(m_rest, &RestReminder::restWanted, this, &LabelingPage::togglePause);
    connect(m_header, &SessionHeader::countdownClicked, this, &LabelingPage::toggleCountdown);
    const PartDone* done = &m_stage->done();
    connect(done, &PartDone::nextPartWanted, this, &LabelingPage::nextPart);
    connect(done, &PartDone::tasksWanted, this, &LabelingPage::tasksWanted);
    connect(done, &PartDone::undoWanted, m_runner, &SessionRunner::undo);
    connect(done, &PartDone::scorecardWanted, this, &LabelingPage::scorecardWanted);
}

void LabelingPage::connectActions()
{
    connect(m_actions, &LabelingActions::guideWanted, m_lookUps, &ClassLookUps::openGuide);
    connect(m_actions, &LabelingActions::outsideWanted, m_lookUps, &ClassLookUps::openOutside);
    connect(m_lookUps, &ClassLookUps::guideWanted, this, &LabelingPage::guideWanted);
    connect(m_lookUps, &ClassLookUps::failed, this, &LabelingPage::failed);
    connect(m_actions, &LabelingActions::undoWanted, this, &LabelingPage::undo);
    connect(m_actions, &LabelingActions::skipWanted, this, &LabelingPage::skip);
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
    // What was said of the image that goes does not hold for the one that comes.
    for (const auto signal : {&SessionRunner::corrected, &SessionRunner::skipped})
        connect(m_runner, signal, this, [this] {
            m_notice->hide();
            showCurrent();
        });
    connect(m_images, &SessionImages::cameOrWent, this, [this] {
        if (isImageThere() && m_stage->face() == LabelingStage::Face::Image)
            lookAgain();
    });
    connect(m_runner, &SessionRunner::undone, this, &LabelingPage::undone);
    connect(m_runner, &SessionRunner::timeIsUp, this, &LabelingPage::showTimeUp);
    connect(m_runner, &SessionRunner::paused, this, &LabelingPage::showCurrent);
    connect(m_runner, &SessionRunner::resumed, this, &LabelingPage::showCurrent);
    // A disk that answers at once changes no button.
    connect(m_runner, &SessionRunner::savingChanged, this, [this] {
        if (m_showsSaving && !m_runner->isSaving())
            updateButtons();
    });
    connect(m_runner, &SessionRunner::ticked, this, [this] {
        m_fullScreen->tick();
        if (!isVisible()) {
            tellTime();
        } else if (!m_feedback->isOpen()) {
            m_rest->update(*session());
            showTime();
            if (m_runner->isSaving())
                updateButtons();
        }
    });
}

void LabelingPage::connectFeedback()
{
    connect(m_feedback, &AnswerFeedback::continued, this, &LabelingPage::showCurrent);
    // It goes with the image that comes now.
    connect(m_feedback, &AnswerFeedback::withheld, m_notice, &SessionNotice::showWithheld);
    connect(m_feedback, &AnswerFeedback::guideWanted, this, &LabelingPage::guideWanted);
    connect(m_feedback, &AnswerFeedback::failed, this, &LabelingPage::failed);
}

void LabelingPage::build()
{
    m_left->setProperty("role", "side");
    m_left->setMinimumWidth(leastClassPanel);
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
    layout->addWidget(m_rest);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_actions);
    return right;
}

void LabelingPage::addShortcuts()
{
    m_shortcuts->add(KeyAction::Search, [this] {
        setImageOnly(false);
        m_panel->focusSearch();
    });
    m_shortcuts->add(KeyAction::Hierarchy, [this] {
        setImageOnly(false);
        m_panel->focusHierarchy();
    });
    m_shortcuts->add(KeyAction::OpenGuide, [this] {
        if (!isPaused())
            m_lookUps->openGuide();
    });
    m_shortcuts->add(KeyAction::LookUpOutside, [this] {
        if (!isPaused())
            m_lookUps->openOutside();
    });
    m_shortcuts->add(KeyAction::TogglePopUp, [this] { m_switches->togglePopUp(); });
    m_shortcuts->add(KeyAction::ToggleOnlyOnError, [this] { m_switches->toggleOnlyOnError(); });
    m_shortcuts->add(
        KeyAction::ZoomIn, [this] { m_stage->view().zoomIn(); }, true);
    m_shortcuts->add(
        KeyAction::ZoomOut, [this] { m_stage->view().zoomOut(); }, true);
    m_shortcuts->add(KeyAction::ZoomFit, [this] { m_stage->view().fit(); });
    m_shortcuts->add(KeyAction::ZoomActualSize, [this] { m_stage->view().showActualSize(); });
    m_shortcuts->add(KeyAction::FullScreen, [this] { setImageOnly(!m_imageOnly); });
    m_shortcuts->add(KeyAction::BackToTasks, [this] { Q_EMIT tasksWanted(); });
    m_shortcuts->add(KeyAction::ToggleCountdown, [this] { toggleCountdown(); });
}

void LabelingPage::addSessionShortcuts()
{
    m_shortcuts->add(KeyAction::Confirm, [this] {
        if (m_stage->face() == LabelingStage::Face::Image)
            confirm();
        else
            m_stage->press();
    });
    m_shortcuts->add(KeyAction::Undo, [this] { undo(); });
    m_shortcuts->add(KeyAction::Skip, [this] { skip(); });
    m_shortcuts->add(KeyAction::EarlierImage, [this] { goEarlier(); });
    m_shortcuts->add(KeyAction::LaterImage, [this] { goLater(); });
    m_shortcuts->add(KeyAction::Pause, [this] { togglePause(); });
}

Result<void> LabelingPage::begin(const TaskId& taskId, const LabelerId& labelerId)
{
    leave();
    return m_runner->begin(taskId, labelerId);
}

void LabelingPage::sessionBegun()
{
    const Task& task = session()->task();
    m_lookUps->begin();
    m_switches->setTask(task.mode, task.rules.externalAllowed);
    if (task.mode == Mode::Training && m_switches->showsPopUp())
        m_runner->setAnsweredTold();
    if (task.mode == Mode::Test)
        m_study.examples.beginTest(task.id);
    else
        m_study.examples.beginTraining(task.id, session()->orderSeed());
    m_notice->setVisible(session()->interruptedAt().has_value());
    if (const auto lastKnown = session()->interruptedAt())
        m_notice->showInterruption(*lastKnown);
    m_rest->begin(*session());
    showCurrent();
}

void LabelingPage::leave()
{
    if (!isRunning())
        return;
    m_runner->end();
    m_feedback->hide();
    m_study.examples.showAll();
    m_images->clear();
    m_notice->hide();
    setImageOnly(false);
}

void LabelingPage::resume()
{
    m_lookUps->comeBack();
    m_upUnseen.reset();
    if (isImageThere() && isUnreadable())
        showImage();
    if (m_feedback->isOpen())
        m_feedback->resume();
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

bool LabelingPage::isUnreadable() const
{
    return !m_stage->view().problem().isEmpty();
}

/// One that was put off and is still not there, or that is the only one left, would keep its part from ever
/// being done.
bool LabelingPage::isToBePutOff() const
{
    const auto current = session() ? session()->current() : std::nullopt;
    if (!current)
        return false;
    const std::vector<std::size_t> skipped = session()->progress().skipped();
    return session()->queue().open().size() > 1 && std::ranges::find(skipped, *current) == skipped.end();
}

bool LabelingPage::isAnswerRefused() const
{
    return isUnreadable() && isToBePutOff();
}

/// What to do where there is no image, in the words of the buttons.
QString LabelingPage::unreadableAdvice() const
{
    const auto keyOf = [this](KeyAction action) { return keyCapText(m_keys.key(action)); };
    if (session()->revisited())
        return tr("Its answer stays as it is. %1 leads back.").arg(keyOf(KeyAction::LaterImage));
    if (isToBePutOff())
        return tr("Nothing can be confirmed for an image that was not shown. Skip (%1) puts it off. It "
                  "appears as "
                  "soon as its file is back.")
            .arg(keyOf(KeyAction::Skip));
    return tr("Go back to the tasks (%1) and tell the coordinator. It appears as soon as its file is back.")
               .arg(keyOf(KeyAction::BackToTasks)) +
           QLatin1Char(' ') +
           (session()->task().mode == Mode::Training
                ? tr("If it is gone for good, choose any class to go on, and suggest the image as "
                     "problematic.")
                : tr("If it is gone for good, choose any class to go on; the coordinator can call the image "
                     "problematic, "
                     "so that it does not count."));
}

/// The file of the image in question has come or gone. What was selected was not meant for what is shown now.
void LabelingPage::lookAgain()
{
    m_gate->closeUntilPainted(m_stage->view());
    m_images->show(currentImage()->file);
    m_typed->imageCame();
    m_study.folders.readAgain();
    updateButtons();
}

bool LabelingPage::refusesAnswer()
{
    if (!isImageThere() || !isUnreadable())
        return false;
    if (m_images->hasComeOrGone()) {
        lookAgain();
        m_gate->refuse(tr("The file of the image has come or gone: look again first"));
        return true;
    }
    if (!isAnswerRefused())
        return false;
    if (m_gate->isFresh())
        m_gate->refuse(tr("Nothing can be confirmed for an image that was not shown"));
    return true;
}

void LabelingPage::showCurrent()
{
    if (!session())
        return;
    // Between two images, so that it moves none.
    m_rest->update(*session());
    const bool isHidden = isPaused();
    if (m_panel->isEnabled() == isHidden)
        setLookUpsRest(isHidden);
    const bool wasThere = session()->isShown();
    if (isHidden)
        m_stage->showPause(*session());
    else if (wasThere)
        showImageAgain();
    else if (currentImage())
        showImage();
    if (!currentImage() && !isHidden) {
        setImageOnly(false);
        m_images->clear();
        m_stage->showPartDone(*session());
    }
    m_header->show(*session());
    m_actions->setVisible(!m_imageOnly && currentImage());
    // An image that was only hidden keeps what was selected for it.
    if (!wasThere)
        m_typed->imageCame();
    showTime();
    updateButtons();
    prefetch();
}

bool LabelingPage::isPaused() const
{
    return session() && session()->isPaused();
}

/// Nothing is looked up while no time runs. The keyboard comes back to where it was.
void LabelingPage::setLookUpsRest(bool rest)
{
    if (rest)
        m_focusBeforePause = m_panel->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    m_panel->setEnabled(!rest);
    if (rest)
        setFocus();
    else if (m_focusBeforePause && m_focusBeforePause->isVisibleTo(m_panel))
        m_focusBeforePause->setFocus();
    else
        m_panel->focusSearch();
}

/// It was painted before, but something else stood in its place.
void LabelingPage::showImageAgain()
{
    if (m_stage->face() != LabelingStage::Face::Image)
        m_gate->closeUntilPainted(m_stage->view());
    m_stage->showImage();
}

void LabelingPage::showImage()
{
    m_gate->close();
    m_study.examples.ask(*session());
    m_stage->showImage();
    m_actions->setVisible(!m_imageOnly);
    m_images->setAdvice(unreadableAdvice());
    // Before anything else changes: so the image alone is painted, and is on the screen at once.
    m_images->show(currentImage()->file);
}

void LabelingPage::showTimeUp(TimeLimit limit)
{
    if (!isVisible()) {
        m_upUnseen = limit;
        tellTime();
    }
    if (limit == TimeLimit::Session || isPaused()) {
        showCurrent();
        return;
    }
    const bool isCorrection = m_stage->face() == LabelingStage::Face::Image && m_isCorrecting;
    m_notice->hide();
    m_images->clear();
    m_stage->showTimeUp(isCorrection);
    m_header->show(*session());
    m_panel->startAnew();
    prefetch();
}

void LabelingPage::nextPart()
{
    const TaskId task = session()->task().id;
    const LabelerId labeler = session()->labelerId();
    if (session()->task().mode == Mode::Test) {
        leave();
        Q_EMIT startPageWanted(task);
        return;
    }
    if (auto begun = begin(task, labeler); !begun)
        Q_EMIT failed(toQString(begun.error().message));
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
        state.isCorrecting = m_isCorrecting = running->revisited().has_value();
        state.canConfirm = state.hasImage && running->isShown();
        state.isUnreadable = state.hasImage && isAnswerRefused();
        state.isPaused = isPaused();
        state.canUndo = running->canUndo() && !state.isPaused;
        state.isLastTold = running->isLastTold();
        state.canSkip = state.hasImage && !state.isCorrecting;
        state.hasCorrections = rules.correctionsAllowed;
        state.canGoEarlier = running->earlierImage().has_value() && !state.isPaused;
        state.isSaving = m_showsSaving = m_runner->isSaving();
        state.hasGuide = (running->task().mode == Mode::Training || rules.guideAllowed) && !state.isPaused;
        state.hasOutside = m_switches->usesExternalResources() && !state.isPaused;
        m_header->showPause(*running, m_runner->isPauseAskedFor());
    }
    m_actions->show(state);
}

void LabelingPage::showTime()
{
    m_header->showTime(*session(), m_settings.showsCountdown());
    m_fullScreen->showTime(*session(), m_settings.showsCountdown());
}

void LabelingPage::tellTime()
{
    Q_EMIT timeTold(timeLeft());
}

TimeLeft LabelingPage::timeLeft() const
{
    if (m_upUnseen)
        return {m_upUnseen == TimeLimit::Session ? tr("⚠ The time for this part is up")
                                                 : tr("⚠ The time for this image is up"),
                true};
    if (!isImageThere() || m_feedback->isOpen())
        return {};
    const TaskRules& rules = session()->task().rules;
    const bool showsCountdown = m_settings.showsCountdown();
    if (const auto left = session()->imageTimeLeft(); left && rules.imageLimit)
        return timeLeftText(*left, *rules.imageLimit, tr("this image: %1 left"), showsCountdown);
    if (const auto left = session()->sessionTimeLeft(); left && rules.sessionLimit)
        return timeLeftText(*left, *rules.sessionLimit, tr("this part: %1 left"), showsCountdown);
    return {};
}

void LabelingPage::toggleCountdown()
{
    m_settings.setShowsCountdown(!m_settings.showsCountdown());
    if (session())
        showTime();
}

/// A press that comes before the image is seen, or while the last one is still at work, is for no image.
bool LabelingPage::mayStep()
{
    if (!m_gate->isFresh())
        return false;
    if (isSaving())
        m_gate->refuse();
    else if (m_gate->admits())
        return true;
    m_typed->keyIgnored();
    return false;
}

void LabelingPage::confirm()
{
    if (refusesAnswer())
        return;
    // While a step is written, what is typed is another word, of which nothing can be selected yet.
    const bool hasWord = m_actions->selectedClass() || isSaving();
    if (m_imageOnly && isImageThere() && !hasWord && m_gate->isFresh())
        m_gate->refuse(tr("No class is selected yet: type its name"));
    if (isImageThere() && hasWord && !m_feedback->isOpen() && mayStep())
        confirmSelected();
}

void LabelingPage::confirmSelected()
{
    if (refusesAnswer() || !isImageThere() || !m_actions->canConfirm() || m_feedback->isOpen() || isSaving())
        return;
    m_typed->stepAsked();
    m_runner->confirm(m_study.hierarchy.synset(*m_actions->selectedClass()).wnid);
}

void LabelingPage::skip()
{
    if (!isImageThere() || session()->revisited() || !mayStep())
        return;
    if (session()->queue().open().size() < 2) {
        m_notice->showOnlyImage();
        return;
    }
    m_typed->stepAsked();
    m_runner->skip();
}

/// Undoes what was done before, so it need not wait until the image is seen.
void LabelingPage::undo()
{
    // Not unseen.
    if (session()->canUndo() && !isPaused() && m_gate->isFresh())
        m_runner->undo();
}

void LabelingPage::answerConfirmed(const Answer& answer, const Image& image)
{
    m_notice->hide();
    Q_EMIT confirmed(answer.id);
    if (m_switches->showsPopUp() && m_feedback->give(answer, image, m_switches->onlyOnError())) {
        m_runner->setTold(image);
        m_header->show(*session(), true);
        updateButtons();
    } else {
        showCurrent();
    }
}

void LabelingPage::undone(const std::string& wnid)
{
    if (!session()->revisited())
        m_notice->hide();
    showCurrent();
    // The class stands selected again, to be kept or changed.
    if (!wnid.empty())
        m_panel->select(wnid);
}

void LabelingPage::togglePause()
{
    if (!m_gate->isFresh())
        return;
    if (isPaused())
        m_runner->resume();
    else if (m_stage->face() != LabelingStage::Face::PartDone)
        m_runner->pause();
    updateButtons();
}

void LabelingPage::goEarlier()
{
    if (const auto index = session()->earlierImage(); index && !isPaused() && m_gate->isFresh())
        revisit(index);
}

void LabelingPage::goLater()
{
    if (session()->revisited() && !isPaused())
        revisit(session()->laterImage());
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
    m_notice->showCorrection(m_keys.key(KeyAction::LaterImage));
}

void LabelingPage::setImageOnly(bool on, const QString& typed)
{
    if (on == m_imageOnly)
        return;
    m_imageOnly = on;
    m_left->setVisible(!on);
    m_actions->setVisible(!on);
    m_header->setVisible(!on);
    m_fullScreen->setOn(on);
    if (on)
        setFocus();
    else if (isPaused())
        setFocus();
    else if (typed.isEmpty())
        m_panel->focusSearch();
    else
        m_panel->type(typed);
    Q_EMIT fullScreenWanted(on);
}

void LabelingPage::keyPressEvent(QKeyEvent* event)
{
    // Typing goes to the search box from wherever the keyboard was.
    if (m_imageOnly)
        pressedInFullScreen(*event);
    else if (const QString typed = typedBy(*event); isRunning() && !isPaused() && !typed.isEmpty())
        m_panel->type(typed);
    else
        QWidget::keyPressEvent(event);
}

/// Keys that do nothing there say how to leave.
void LabelingPage::pressedInFullScreen(QKeyEvent& event)
{
    const QString typed = typedBy(event);
    if (event.key() == Qt::Key_Escape || !typed.isEmpty())
        setImageOnly(false, typed);
    else if (!isModifier(event.key()))
        m_fullScreen->showHint();
}

}  // namespace vizsla
