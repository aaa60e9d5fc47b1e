// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_page.h"

#include <QFrame>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "core/labeling/feedback.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "ui/classes/class_details.h"
#include "ui/classes/class_panel.h"
#include "ui/images/image_view.h"
#include "ui/labeling/feedback_popup.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/session_header.h"
#include "ui/labeling/session_images.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr std::size_t decodedAhead = 3;

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
      m_bottom(nullptr),
      m_panel(new ClassPanel(study, keys)),
      m_switches(new LabelingSwitches(settings, keys)),
      m_header(new SessionHeader),
      m_stage(new QStackedWidget),
      m_view(new ImageView),
      m_images(new SessionImages(study.images, *m_view, this)),
      m_done(new PartDone(study, keys)),
      m_details(new ClassDetails(study)),
      m_guide(new KeyButton(tr("Guide"))),
      m_outside(new KeyButton(tr("Look up outside"))),
      m_undo(new KeyButton(tr("Undo"))),
      m_skip(new KeyButton(tr("Skip"))),
      m_confirm(new KeyButton(tr("Confirm and go on"), KeyButton::Kind::Primary)),
      m_feedback(nullptr)
{
    build();
    m_feedback = new FeedbackPopup(study, keys, study.file->clock(), this);
    addShortcuts();
    showKeys();
    updateButtons();

    connectParts();
    connectFeedback();
}

LabelingPage::~LabelingPage()
{
    leave();
}

void LabelingPage::connectParts()
{
    connect(&m_keys, &KeyMap::changed, this, &LabelingPage::showKeys);
    connect(m_view, &ImageView::firstPainted, this, [this] {
        if (m_session) {
            m_session->imageShown();
            // Not from within the paint event.
            QMetaObject::invokeMethod(this, &LabelingPage::updateButtons, Qt::QueuedConnection);
        }
    });
    connect(m_view, &ImageView::doubleClicked, this, [this] { setImageOnly(!m_imageOnly); });
    connect(m_panel, &ClassPanel::selected, this, [this](NodeId node) { classSelected(node); });
    connect(m_panel, &ClassPanel::selectionCleared, this, [this] { classSelected(std::nullopt); });
    connect(m_panel, &ClassPanel::activated, this, &LabelingPage::confirm);
    connect(m_details, &ClassDetails::nodeClicked, this, [this](NodeId node) {
        m_panel->reveal(node);
        classSelected(node);
    });
    connect(m_switches, &LabelingSwitches::changed, this, &LabelingPage::updateButtons);
    connect(m_done, &PartDone::nextPartWanted, this, &LabelingPage::nextPart);
    connect(m_done, &PartDone::tasksWanted, this, &LabelingPage::tasksWanted);
    connect(m_done, &PartDone::undoWanted, this, &LabelingPage::undo);
    connect(m_done, &PartDone::scorecardWanted, this, &LabelingPage::scorecardWanted);
    auto* second = new QTimer(this);
    connect(second, &QTimer::timeout, this, [this] {
        if (m_session && isVisible() && !m_feedback->isOpen())
            m_header->showTime(m_session->timeOnImage());
    });
    second->start(500);
}

void LabelingPage::connectFeedback()
{
    connect(m_feedback, &FeedbackPopup::continued, this, [this] {
        m_feedback->hide();
        showCurrent();
    });
    connect(m_feedback, &FeedbackPopup::suggested, this, [this](std::optional<Verdict> verdict) {
        if (auto kept = SessionRepository(*m_study.file).suggest(*m_lastAnswerId, verdict); !kept)
            Q_EMIT failed(QString::fromStdString(kept.error().message));
    });
    connect(m_feedback, &FeedbackPopup::problemReported, this, [this](bool problematic) {
        auto kept = SessionRepository(*m_study.file)
                        .reportProblem(m_lastImageId, m_session->labelerId(), problematic);
        if (!kept)
            Q_EMIT failed(QString::fromStdString(kept.error().message));
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

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QWidget* LabelingPage::buildRight()
{
    m_stage->addWidget(m_view);
    m_stage->addWidget(m_done);
    m_bottom = buildBottom();
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_bottom);
    return right;
}

QWidget* LabelingPage::buildBottom()
{
    auto* bottom = new QFrame;
    bottom->setProperty("role", "panel");
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_skip->setToolTip(tr("Put this image off to the end of the part. This is not an answer."));
    m_outside->setToolTip(tr("Open the class in your web browser"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    const std::pair<KeyButton*, void (LabelingPage::*)()> actions[] = {
        {m_guide, &LabelingPage::openGuide},
        {m_outside, &LabelingPage::lookUpOutside},
        {m_undo, &LabelingPage::undo},
        {m_skip, &LabelingPage::skip},
        {m_confirm, &LabelingPage::confirm}};
    for (const auto& [button, run] : actions) {
        if (button == m_confirm)
            buttons->addStretch(1);
        // Buttons leave the keyboard to the search box.
        button->setFocusPolicy(Qt::NoFocus);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, run);
    }
    auto* layout = new QVBoxLayout(bottom);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_details);
    layout->addLayout(buttons);
    return bottom;
}

void LabelingPage::addShortcut(KeyAction action, const std::function<void()>& run)
{
    auto* shortcut = new QShortcut(this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, run] {
        if (m_session && !m_feedback->isOpen())
            run();
    });
    m_shortcuts.emplace_back(action, shortcut);
}

void LabelingPage::addShortcuts()
{
    addShortcut(KeyAction::Confirm, [this] {
        if (m_stage->currentWidget() == m_done && !m_session->isTaskDone())
            nextPart();
        else
            confirm();
    });
    addShortcut(KeyAction::Undo, [this] { undo(); });
    addShortcut(KeyAction::Skip, [this] { skip(); });
    addShortcut(KeyAction::Search, [this] { m_panel->focusSearch(); });
    addShortcut(KeyAction::Hierarchy, [this] { m_panel->focusHierarchy(); });
    addShortcut(KeyAction::OpenGuide, [this] { openGuide(); });
    addShortcut(KeyAction::LookUpOutside, [this] { lookUpOutside(); });
    addShortcut(KeyAction::TogglePopUp, [this] { m_switches->togglePopUp(); });
    addShortcut(KeyAction::ToggleOnlyOnError, [this] { m_switches->toggleOnlyOnError(); });
    addShortcut(KeyAction::ZoomIn, [this] { m_view->zoomIn(); });
    addShortcut(KeyAction::ZoomOut, [this] { m_view->zoomOut(); });
    addShortcut(KeyAction::ZoomFit, [this] { m_view->fit(); });
    addShortcut(KeyAction::FullScreen, [this] { setImageOnly(!m_imageOnly); });
    addShortcut(KeyAction::BackToTasks, [this] { Q_EMIT tasksWanted(); });
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
    m_guide->setKey(m_keys.key(KeyAction::OpenGuide));
    m_outside->setKey(m_keys.key(KeyAction::LookUpOutside));
    m_undo->setKey(m_keys.key(KeyAction::Undo));
    m_skip->setKey(m_keys.key(KeyAction::Skip));
    m_confirm->setKey(m_keys.key(KeyAction::Confirm));
    m_view->setHint(tr("wheel to zoom · %1 full screen").arg(keyCapText(m_keys.key(KeyAction::FullScreen))));
}

Result<void> LabelingPage::begin(const std::string& taskId, const std::string& labelerId)
{
    leave();
    auto session = LabelingSession::begin(*m_study.file, taskId, labelerId);
    if (!session)
        return tl::unexpected(session.error());
    m_session.emplace(std::move(*session));
    const bool test = m_session->task().mode == Mode::Test;
    m_switches->setTestMode(test);
    if (test)
        hidePhotographsOfTask();
    m_panel->setInstruction(
        tr("Select the <b>most specific class</b>. If several objects are of similar size, the "
           "most specific class of any of them."));
    showCurrent();
    return {};
}

void LabelingPage::leave()
{
    if (!m_session)
        return;
    // A session that cannot be ended is found again as interrupted; nothing is lost by it.
    (void)m_session->end();
    m_session.reset();
    m_feedback->hide();
    m_study.examples.hide({});
    m_images->clear();
    setImageOnly(false);
}

void LabelingPage::resume()
{
    if (m_feedback->isOpen())
        m_feedback->setFocus();
    else
        m_panel->focusSearch();
}

const Image* LabelingPage::currentImage() const
{
    const auto index = m_session ? m_session->current() : std::nullopt;
    return index ? &m_session->images()[*index] : nullptr;
}

void LabelingPage::showCurrent()
{
    if (!currentImage()) {
        m_header->show(*m_session);
        showPartDone();
        return;
    }
    if (m_session->task().mode == Mode::Training)
        m_study.examples.hide({currentImage()->photograph});
    m_stage->setCurrentWidget(m_view);
    m_bottom->setVisible(!m_imageOnly);
    // Before anything else changes: so the image alone is painted, and is on the screen at once.
    m_images->show(currentImage()->file);
    m_header->show(*m_session);
    m_panel->startAnew();
    classSelected(std::nullopt);
    prefetch();
}

void LabelingPage::showPartDone()
{
    setImageOnly(false);
    m_images->clear();
    m_done->show(*m_session);
    m_stage->setCurrentWidget(m_done);
    m_bottom->hide();
    m_panel->startAnew();
    classSelected(std::nullopt);
}

void LabelingPage::nextPart()
{
    const std::string task = m_session->task().id;
    const std::string labeler = m_session->labelerId();
    if (auto begun = begin(task, labeler); !begun)
        Q_EMIT failed(QString::fromStdString(begun.error().message));
}

void LabelingPage::hidePhotographsOfTask()
{
    std::vector<std::string> photographs;
    if (const auto images = ImageRepository(*m_study.file).imagesOfTask(m_session->task().id)) {
        for (const Image& image : *images)
            photographs.push_back(image.photograph);
    }
    m_study.examples.hide(photographs);
}

void LabelingPage::prefetch()
{
    for (const std::size_t index : m_session->upcoming(decodedAhead))
        m_images->prepare(m_session->images()[index].file);
}

void LabelingPage::classSelected(std::optional<NodeId> node)
{
    if (node)
        m_details->show(*node);
    else
        m_details->clear();
    updateButtons();
}

void LabelingPage::updateButtons()
{
    const auto node = m_details->node();
    const bool isClass = node && m_study.hierarchy.isClass(*node);
    m_confirm->setEnabled(m_session && isClass && currentImage() && m_session->isShown());
    m_confirm->setToolTip(isClass || !currentImage() ? QString() : tr("Select a class first"));
    m_skip->setEnabled(currentImage());
    m_undo->setEnabled(m_session && m_session->canUndo());
    m_outside->setVisible(m_switches->usesExternalResources());
    m_outside->setEnabled(node.has_value());
    const GuidePage* page =
        isClass ? m_study.guide().pageAbout(m_study.hierarchy.synset(*node).wnid) : nullptr;
    m_guide->setText(page ? tr("Guide: %1").arg(QString::fromStdString(page->title)) : tr("Guide"));
}

void LabelingPage::confirm()
{
    const Image* current = currentImage();
    if (!current || !m_confirm->isEnabled() || m_feedback->isOpen())
        return;
    const Image image = *current;
    const auto answer = m_session->confirm(m_study.hierarchy.synset(*m_details->node()).wnid);
    if (!answer) {
        Q_EMIT failed(QString::fromStdString(answer.error().message));
        return;
    }
    m_lastAnswerId = answer->id;
    m_lastImageId = image.id;
    Q_EMIT confirmed(QString::fromStdString(answer->id));
    if (m_switches->showsPopUp())
        giveFeedback(*answer, image);
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
    const auto reported =
        SessionRepository(*m_study.file).hasReportedProblem(image.id, m_session->labelerId());
    m_header->show(*m_session);
    updateButtons();
    m_feedback->open(feedback, answer.duration, testSetName, reported.value_or(false));
}

void LabelingPage::skip()
{
    if (!currentImage())
        return;
    if (auto skipped = m_session->skip(); !skipped)
        Q_EMIT failed(QString::fromStdString(skipped.error().message));
    else
        showCurrent();
}

void LabelingPage::undo()
{
    if (!m_session->canUndo())
        return;
    const auto undone = m_session->undo();
    if (!undone) {
        Q_EMIT failed(QString::fromStdString(undone.error().message));
        return;
    }
    showCurrent();
    // The class stands selected again, to be kept or changed.
    if (*undone)
        m_panel->select(**undone);
}

void LabelingPage::openGuide()
{
    const auto node = m_details->node();
    Q_EMIT guideWanted({}, node ? QString::fromStdString(m_study.hierarchy.synset(*node).wnid) : QString());
}

void LabelingPage::lookUpOutside()
{
    const auto node = m_details->node();
    if (!node || !m_switches->usesExternalResources())
        return;
    QUrl url(QStringLiteral("https://en.wikipedia.org/w/index.php"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("search"), toQString(mainName(m_study.hierarchy.synset(*node))));
    url.setQuery(query);
    if (!m_openUrl(url))
        Q_EMIT failed(tr("No web browser could be opened for %1.").arg(url.toString()));
}

void LabelingPage::setImageOnly(bool on)
{
    if (on == m_imageOnly)
        return;
    m_imageOnly = on;
    m_left->setVisible(!on);
    m_bottom->setVisible(!on);
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
    if (m_session && !m_imageOnly && plain && !text.isEmpty() && text.front().isPrint())
        m_panel->type(text);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace vizsla
