// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_page.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/classes/class_panel.h"
#include "ui/images/image_view.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/answer_feedback.h"
#include "ui/labeling/class_look_ups.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/full_screen_signs.h"
#include "ui/labeling/image_in_question.h"
#include "ui/labeling/image_only_mode.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_side.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/labeling_steps.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/rest_reminder.h"
#include "ui/labeling/right_sign.h"
#include "ui/labeling/session_header.h"
#include "ui/labeling/session_notice.h"
#include "ui/labeling/session_runner.h"
#include "ui/labeling/session_time_signs.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

LabelingPage::LabelingPage(OpenStudy& study, Settings& settings, const KeyMap& keys, OpenUrl openUrl,
                           QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_panel(new ClassPanel(study, keys)),
      m_switches(new LabelingSwitches(settings, keys)),
      m_feedback(new AnswerFeedback(study, keys, this)),
      m_side(new LabelingSide(settings, *m_panel, *m_switches, m_feedback->panel())),
      m_header(new SessionHeader(keys)),
      m_notice(new SessionNotice),
      m_rest(new RestReminder(settings, keys, study.file->clock())),
      m_stage(new LabelingStage(study, keys)),
      m_actions(new LabelingActions(study, keys)),
      m_runner(new SessionRunner(study, this)),
      m_image(new ImageInQuestion(study, keys, *m_stage, *m_runner, this)),
      m_imageOnly(
          new ImageOnlyMode(study.file->clock(), m_stage->view(), {m_side, m_actions, m_header}, this)),
      m_time(std::make_unique<SessionTimeSigns>(settings, *m_header, m_imageOnly->signs())),
      m_lookUps(new ClassLookUps(study, *m_actions, *m_switches, *m_runner, std::move(openUrl), this)),
      m_steps(new LabelingSteps({study, keys, *m_runner, *m_stage, *m_image, *m_imageOnly, *m_panel,
                                 *m_actions, *m_notice, *m_feedback},
                                this)),
      m_rightSign(new RightSign(m_stage->view())),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return isRunning() && !m_feedback->isOpen(); })),
      m_viewShortcuts(new PageShortcuts(keys, *this, [this] { return isRunning(); }))
{
    build();
    m_image->gate().tellIn(m_stage->view());
    addShortcuts();
    addViewShortcuts();
    m_steps->addShortcuts(*m_shortcuts);
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
    // Not from within the paint event.
    connect(m_image, &ImageInQuestion::painted, this, &LabelingPage::updateButtons, Qt::QueuedConnection);
    // What was selected was not meant for what is shown now.
    connect(m_image, &ImageInQuestion::lookedAgain, this, [this] {
        m_steps->imageCame();
        updateButtons();
    });
    connect(m_imageOnly, &ImageOnlyMode::changed, this, &LabelingPage::imageOnlyChanged);
    // The second press may have been meant for what stood there before the image.
    connect(&m_stage->view(), &ImageView::doubleClicked, this, [this] {
        if (m_image->gate().isSeen())
            m_imageOnly->toggle();
    });
    connect(m_stage, &LabelingStage::resumeWanted, m_runner, &SessionRunner::resume);
    connect(m_stage, &LabelingStage::nextImageWanted, this, &LabelingPage::showCurrent);
    connect(m_panel, &ClassPanel::selected, this, [this](NodeId node) { classSelected(node); });
    connect(m_panel, &ClassPanel::selectionCleared, this, [this] { classSelected(std::nullopt); });
    // That is the second press of a double click already.
    connect(m_panel, &ClassPanel::activated, this, [this] {
        if (m_image->gate().isSeen())
            m_steps->confirmSelected();
        else
            m_image->gate().refuse();
    });
    connect(m_switches, &LabelingSwitches::changed, this, &LabelingPage::updateButtons);
    connect(m_header, &SessionHeader::pauseWanted, m_steps, &LabelingSteps::togglePause);
    connect(m_rest, &RestReminder::restWanted, m_steps, &LabelingSteps::togglePause);
    connect(m_header, &SessionHeader::countdownClicked, this, &LabelingPage::toggleCountdown);
    const PartDone* done = &m_stage->done();
    connect(done, &PartDone::nextPartWanted, this, &LabelingPage::nextPart);
    connect(done, &PartDone::nextTaskWanted, this, &LabelingPage::goOnWith);
    connect(done, &PartDone::repeatWanted, this, &LabelingPage::repeat);
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
    connect(m_actions, &LabelingActions::undoWanted, m_steps, &LabelingSteps::undo);
    connect(m_actions, &LabelingActions::skipWanted, m_steps, &LabelingSteps::skip);
    connect(m_actions, &LabelingActions::earlierWanted, m_steps, &LabelingSteps::goEarlier);
    connect(m_actions, &LabelingActions::confirmWanted, m_steps, &LabelingSteps::confirm);
    connect(m_steps, &LabelingSteps::revisited, this, &LabelingPage::showCurrent);
    connect(m_steps, &LabelingSteps::pauseToggled, this, &LabelingPage::updateButtons);
    connect(m_steps, &LabelingSteps::failed, this, &LabelingPage::failed);
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
        m_imageOnly->signs().tick();
        if (!isVisible()) {
            tellTime();
        } else if (!m_feedback->isOpen()) {
            m_rest->update(*session());
            m_time->show(*session());
            if (m_runner->isSaving())
                updateButtons();
        }
    });
}

void LabelingPage::connectFeedback()
{
    connect(m_feedback, &AnswerFeedback::continued, this, &LabelingPage::feedbackContinued);
    connect(m_feedback, &AnswerFeedback::wasRight, m_rightSign, &RightSign::tell);
    FeedbackPanel& panel = m_feedback->panel();
    const auto typeAhead = [this, &panel](const QString& text) {
        m_steps->typeAhead(text);
        panel.showTypedAhead(m_steps->typedAhead());
    };
    connect(&panel, &FeedbackPanel::typed, this, typeAhead);
    connect(&panel, &FeedbackPanel::erased, this, [typeAhead] { typeAhead({}); });
    // It goes with the image that comes now.
    connect(m_feedback, &AnswerFeedback::withheld, m_notice, &SessionNotice::showWithheld);
    connect(m_feedback, &AnswerFeedback::guideWanted, this, &LabelingPage::guideWanted);
    connect(m_feedback, &AnswerFeedback::failed, this, &LabelingPage::failed);
}

void LabelingPage::build()
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildRight());
    m_side->enter(*m_splitter);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({m_settings.classPanelWidth(), 880});

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
        m_imageOnly->set(false);
        m_panel->focusSearch();
    });
    m_shortcuts->add(KeyAction::Hierarchy, [this] {
        m_imageOnly->set(false);
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
    m_shortcuts->add(KeyAction::ToggleFeedback, [this] { m_switches->toggleFeedback(); });
    m_shortcuts->add(KeyAction::ToggleOnlyOnError, [this] { m_switches->toggleOnlyOnError(); });
    m_shortcuts->add(KeyAction::BackToTasks, [this] { Q_EMIT tasksWanted(); });
    m_shortcuts->add(KeyAction::ToggleCountdown, [this] { toggleCountdown(); });
}

/// What looks at the image, with feedback beside it as well.
void LabelingPage::addViewShortcuts()
{
    m_viewShortcuts->add(
        KeyAction::ZoomIn, [this] { m_stage->view().zoomIn(); }, true);
    m_viewShortcuts->add(
        KeyAction::ZoomOut, [this] { m_stage->view().zoomOut(); }, true);
    m_viewShortcuts->add(KeyAction::ZoomFit, [this] { m_stage->view().fit(); });
    m_viewShortcuts->add(KeyAction::ZoomActualSize, [this] { m_stage->view().showActualSize(); });
    m_viewShortcuts->add(KeyAction::FullScreen, [this] { m_imageOnly->toggle(); });
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
    // By feedback, the scorecard or what was right today: whoever comes again may know.
    if (task.mode == Mode::Training)
        m_runner->setAnsweredTold();
    if (task.mode == Mode::Test)
        m_study.examples.beginTest(task.id);
    else
        m_study.examples.beginTraining(task.id, session()->orderSeed());
    m_study.confusions.outdate();
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
    m_feedback->close();
    m_side->showSearch();
    m_study.examples.showAll();
    m_image->clear();
    m_notice->hide();
    m_imageOnly->set(false);
}

void LabelingPage::resume()
{
    m_lookUps->comeBack();
    m_time->comeBack();
    if (m_image->isThere() && m_image->isUnreadable())
        showImage();
    if (m_feedback->isOpen())
        m_feedback->panel().setFocus();
    else if (m_stage->face() == LabelingStage::Face::PartDone)
        m_stage->done().setFocus();
    else
        m_panel->focusSearch();
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
        m_image->showAgain();
    else if (m_image->image())
        showImage();
    if (!m_image->image() && !isHidden) {
        m_imageOnly->set(false);
        m_image->clear();
        if (m_stage->showPartDone(*session()))
            m_runner->setAnsweredTold();
    }
    m_header->show(*session());
    m_actions->setVisible(!m_imageOnly->isOn() && m_image->image());
    // An image that was only hidden keeps what was selected for it.
    if (!wasThere)
        m_steps->imageCame();
    if (m_stage->face() == LabelingStage::Face::PartDone) {
        m_steps->partDone();
        m_stage->done().setFocus();
    }
    m_time->show(*session());
    updateButtons();
    m_image->prefetch();
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

void LabelingPage::showImage()
{
    m_actions->setVisible(!m_imageOnly->isOn());
    m_image->show();
}

void LabelingPage::showTimeUp(TimeLimit limit)
{
    if (!isVisible()) {
        m_time->wasUpUnseen(limit);
        tellTime();
    }
    if (limit == TimeLimit::Session || isPaused()) {
        showCurrent();
        return;
    }
    const bool isCorrection = m_stage->face() == LabelingStage::Face::Image && m_isCorrecting;
    m_notice->hide();
    m_image->clear();
    m_stage->showTimeUp(isCorrection);
    m_header->show(*session());
    m_panel->startAnew();
    m_image->prefetch();
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

/// Makes a training of the labeler's own and begins it.
void LabelingPage::repeat(RepeatKind kind, const std::vector<ImageId>& imageIds)
{
    if (std::exchange(m_isRepeating, true))
        return;
    auto made = std::make_shared<TaskId>();
    const auto add = [=, task = session()->task(),
                      labeler = session()->labelerId()](StudyFile& study) -> Result<void> {
        *made = TRY(addRepeat(study, task, kind, labeler, imageIds)).id;
        return {};
    };
    m_study.writer().write(add, this, [=, this](const Result<void>& added) {
        m_isRepeating = false;
        if (added)
            goOnWith(*made);
        else
            Q_EMIT failed(toQString(added.error().message));
    });
}

void LabelingPage::goOnWith(const TaskId& taskId)
{
    leave();
    Q_EMIT taskWanted(taskId);
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
        state.hasImage = m_image->isThere();
        state.isCorrecting = m_isCorrecting = running->revisited().has_value();
        state.canConfirm = state.hasImage && running->isShown();
        state.isUnreadable = state.hasImage && m_image->isAnswerRefused();
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

void LabelingPage::tellTime()
{
    const bool isTimed = m_image->isThere() && !m_feedback->isOpen();
    Q_EMIT timeTold(m_time->left(isTimed ? session() : nullptr));
}

void LabelingPage::answerConfirmed(const Answer& answer, const Image& image)
{
    m_notice->hide();
    Q_EMIT confirmed(answer.id);
    using Given = AnswerFeedback::Given;
    const Given given = m_switches->showsFeedback()
                            ? m_feedback->give(answer, image, m_switches->onlyOnError())
                            : Given::Nothing;
    if (given != Given::Nothing)
        m_runner->setTold(image);
    if (given == Given::Panel)
        showFeedback();
    else
        showCurrent();
}

/// Beside the image, which stays.
void LabelingPage::showFeedback()
{
    m_actions->hide();
    m_side->showFeedback();
    m_feedback->panel().showTypedAhead(m_steps->typedAhead());
    m_feedback->panel().setFocus();
    m_header->show(*session(), true);
    updateButtons();
}

void LabelingPage::feedbackContinued()
{
    m_side->showSearch();
    m_side->setVisible(!m_imageOnly->isOn());
    if (m_imageOnly->isOn())
        setFocus();
    showCurrent();
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

void LabelingPage::imageOnlyChanged(bool on, const QString& typed)
{
    if (m_feedback->isOpen()) {
        m_side->show();
        m_actions->hide();
        m_feedback->panel().setFocus();
    } else if (on || isPaused()) {
        setFocus();
    } else if (typed.isEmpty()) {
        m_panel->focusSearch();
    } else {
        m_panel->type(typed);
    }
    Q_EMIT fullScreenWanted(on);
}

void LabelingPage::toggleCountdown()
{
    m_time->toggleCountdown();
    if (session())
        m_time->show(*session());
}

void LabelingPage::keyPressEvent(QKeyEvent* event)
{
    // Typing goes to the search box from wherever the keyboard was.
    if (m_imageOnly->isOn())
        m_imageOnly->press(*event);
    else if (const QString typed = typedBy(*event); isRunning() && !isPaused() && !typed.isEmpty())
        m_panel->type(typed);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace vizsla
