// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/review_desk.h"

#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "ui/desk/add_label_popup.h"
#include "ui/desk/candidate_list.h"
#include "ui/desk/candidate_panel.h"
#include "ui/desk/choices_popover.h"
#include "ui/desk/jump_field.h"
#include "ui/desk/note_field.h"
#include "ui/desk/problem_menu.h"
#include "ui/desk/review_bar.h"
#include "ui/desk/review_end.h"
#include "ui/desk/review_header.h"
#include "ui/desk/stage_notes.h"
#include "ui/images/image_view.h"
#include "ui/images/zoom_hint.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/session_images.h"
#include "ui/rulings/effect_line.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/review_words.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_stack.h"

namespace vizsla {

namespace {

/// Where the candidates leave as much.
constexpr int leastStage = 390;
constexpr int leastOfSmallStage = 310;

}  // namespace

ReviewDesk::ReviewDesk(OpenStudy& study, Settings& settings, const KeyMap& keys, ReviewRunner& runner,
                       QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_keys(keys),
      m_runner(runner),
      m_selection(study.hierarchy),
      m_choices(settings.reviewChoices()),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_header(new ReviewHeader(keys)),
      m_stage(new PageStack),
      m_view(new ImageView),
      m_end(new ReviewEnd),
      m_notes(new StageNotes(m_view)),
      m_images(new SessionImages(study.images, *m_view, this)),
      m_bar(new ReviewBar(keys)),
      m_panel(new CandidatePanel(study, keys)),
      m_choicesPopover(nullptr),
      m_problemMenu(nullptr),
      m_noteField(nullptr),
      m_jumpField(nullptr),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return isFree(); })),
      m_gate(new PressGate(study.file->clock(), this)),
      m_endGate(new PressGate(study.file->clock(), this))
{
    build();
    m_gate->tellIn(*m_view);
    m_endGate->guard(*m_end);
    // Over all the others.
    m_choicesPopover = new ChoicesPopover(*this);
    m_problemMenu = new ProblemMenu(*this);
    m_noteField = new NoteField(*this);
    m_jumpField = new JumpField(*this);
    connectParts();
    connectPopovers();
    addRulingShortcuts();
    addImageShortcuts();
    addViewShortcuts();
}

ReviewDesk::~ReviewDesk() = default;

void ReviewDesk::build()
{
    setFocusPolicy(Qt::StrongFocus);
    const auto showKeys = [this] { m_view->setHint(zoomHint(m_keys)); };
    connect(&m_keys, &KeyMap::changed, this, showKeys);
    showKeys();
    m_images->setAdvice(tr("Call it problematic, or go on to the next."));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({800, m_settings.candidatePanelWidth()});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_settings.setCandidatePanelWidth(m_splitter->sizes().back()); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QWidget* ReviewDesk::buildLeft()
{
    m_stage->addWidget(m_view);
    m_stage->addWidget(m_end);
    m_left = new QWidget;
    m_left->setMinimumWidth(leastOfSmallStage);
    auto* layout = new QVBoxLayout(m_left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_bar);
    return m_left;
}

QSize ReviewDesk::minimumSizeHint() const
{
    return QWidget::minimumSizeHint() - QSize(m_left->minimumWidth() - leastOfSmallStage, 0);
}

void ReviewDesk::resizeEvent(QResizeEvent* event)
{
    const int room = width() - m_panel->minimumSizeHint().width();
    m_left->setMinimumWidth(std::clamp(room, leastOfSmallStage, leastStage));
    QWidget::resizeEvent(event);
}

void ReviewDesk::connectParts()
{
    connect(m_view, &ImageView::firstPainted, this, [this] { m_gate->painted(); });
    connect(m_images, &SessionImages::cameOrWent, this, [this] {
        if (m_image)
            bringImage();
    });
    connect(m_header, &ReviewHeader::choicesClicked, this, &ReviewDesk::openChoices);
    connect(m_header, &ReviewHeader::placeClicked, this, &ReviewDesk::openJump);
    connect(m_bar, &ReviewBar::wanted, this, &ReviewDesk::run);
    connect(&m_panel->list(), &CandidateList::ruled, this, &ReviewDesk::rule);
    connect(&m_panel->effect(), &EffectLine::undoWanted, this, [this] { undoOrRedo(false); });
    connect(m_panel, &CandidatePanel::guideWanted, this, [this] { run(KeyAction::CandidateGuide); });
    connect(m_panel, &CandidatePanel::restWrongWanted, this, &ReviewDesk::restWrong);
    connect(m_panel, &CandidatePanel::assignedCorrectWanted, this, &ReviewDesk::assignedCorrect);
    connect(m_end, &ReviewEnd::choicesWanted, this,
            [this](const ReviewChoices& choices) { choose(choices, false); });
    connect(m_end, &ReviewEnd::againWanted, this, [this] { choose(m_choices, false); });
    connect(&m_runner, &ReviewRunner::acted, this, &ReviewDesk::acted);
    connect(&m_runner, &ReviewRunner::kept, &m_panel->effect(), &EffectLine::show);
}

void ReviewDesk::connectPopovers()
{
    connect(m_choicesPopover, &ChoicesPopover::changed, this,
            [this](const ReviewChoices& choices) { choose(choices, true); });
    connect(m_problemMenu, &ProblemMenu::chosen, this, &ReviewDesk::callProblematic);
    connect(m_noteField, &NoteField::written, this, [this](const QString& note) {
        if (m_image)
            m_runner.act(m_runner.actions().setNote(*m_image, note.toStdString()));
    });
    connect(m_jumpField, &JumpField::wanted, this, &ReviewDesk::jumpTo);
    connect(m_jumpField, &JumpField::edited, this, [this](const QString& typed) {
        m_jumpField->showTarget(typed.isEmpty() || !m_runner.book() ? QString() : jumpTarget(typed).words);
    });
}

void ReviewDesk::addRulingShortcuts()
{
    const std::pair<KeyAction, std::optional<Verdict>> verdicts[] = {
        {KeyAction::RuleCorrect, Verdict::Correct},
        {KeyAction::RuleWrong, Verdict::Wrong},
        {KeyAction::RuleUnclear, Verdict::Unclear},
        {KeyAction::RuleDontKnow, Verdict::DontKnow},
        {KeyAction::RuleUnreviewed, std::nullopt}};
    for (const auto& [action, verdict] : verdicts)
        m_shortcuts->add(action, [this, verdict = verdict] { ruleCurrent(verdict); });
    m_shortcuts->add(KeyAction::RestWrong, [this] { restWrong(); });
    m_shortcuts->add(KeyAction::AssignedCorrect, [this] { assignedCorrect(); });
    m_shortcuts->add(KeyAction::UndoRuling, [this] { undoOrRedo(false); });
    m_shortcuts->add(KeyAction::RedoRuling, [this] { undoOrRedo(true); });
}

void ReviewDesk::addImageShortcuts()
{
    for (const KeyAction action :
         {KeyAction::NextReviewImage, KeyAction::PreviousReviewImage, KeyAction::CallProblematic,
          KeyAction::WriteNote, KeyAction::AddLabel, KeyAction::ShowImageName, KeyAction::CandidateGuide,
          KeyAction::ShowHistory, KeyAction::JumpToImage, KeyAction::SearchImages})
        m_shortcuts->add(action, [this, action] { run(action); });
}

void ReviewDesk::addViewShortcuts()
{
    m_shortcuts->add(
        KeyAction::PreviousCandidate, [this] { m_panel->list().move(-1); }, true);
    m_shortcuts->add(
        KeyAction::NextCandidate, [this] { m_panel->list().move(1); }, true);
    m_shortcuts->add(
        KeyAction::ZoomIn, [this] { m_view->zoomIn(); }, true);
    m_shortcuts->add(
        KeyAction::ZoomOut, [this] { m_view->zoomOut(); }, true);
    m_shortcuts->add(KeyAction::ZoomFit, [this] { m_view->fit(); });
    m_shortcuts->add(KeyAction::ZoomActualSize, [this] { m_view->showActualSize(); });
}

bool ReviewDesk::isFree() const
{
    const DeskPopover* all[] = {m_choicesPopover, m_problemMenu, m_noteField, m_jumpField, m_addLabel};
    return m_runner.book() &&
           std::ranges::none_of(all, [](const DeskPopover* one) { return one && one->isOpen(); });
}

void ReviewDesk::run(KeyAction action)
{
    switch (action) {
        case KeyAction::NextReviewImage:
            nextImage();
            break;
        case KeyAction::PreviousReviewImage:
            previousImage();
            break;
        case KeyAction::JumpToImage:
            openJump();
            break;
        case KeyAction::SearchImages:
            openChoices();
            break;
        default:
            break;
    }
    if (!m_image)
        return;
    switch (action) {
        case KeyAction::CallProblematic:
            openProblemMenu();
            break;
        case KeyAction::WriteNote:
            openNote();
            break;
        case KeyAction::AddLabel:
            openAddLabel();
            break;
        case KeyAction::ShowImageName:
            m_showsName = !m_showsName;
            showNotes();
            break;
        case KeyAction::CandidateGuide:
            Q_EMIT guideWanted({}, toQString(currentWnid()));
            break;
        case KeyAction::ShowHistory:
            Q_EMIT historyWanted(*m_image);
            break;
        default:
            break;
    }
}

void ReviewDesk::refresh()
{
    const ReviewBook* book = m_runner.book();
    if (!book)
        return;
    const LabelerId reviewerId = m_runner.labeler().id;
    const bool isAnother = std::exchange(m_reviewerId, reviewerId) != reviewerId;
    auto kept = m_image && !isAnother ? book->findImage(m_imageId) : std::nullopt;
    if (kept && book->isWithheld(*kept))
        kept.reset();
    if (!kept || kept != m_selection.current())
        m_selection.clear();
    m_progress.count(*book, m_runner.reviewer());
    m_open = openImages();
    const auto chosen = m_selection.choose(*book, m_runner.reviewer(), m_choices);
    if (kept)
        m_selection.goTo(*kept);
    if (isAnother)
        goWhereLeftOff();
    const bool isUnreadable = kept && !m_view->problem().isEmpty();
    showChoices(chosen);
    showCurrent();
    if (isUnreadable && m_image == kept)
        bringImage();
}

/// The image that was asked for, that of the latest action or the next behind it, or the first open one.
void ReviewDesk::goWhereLeftOff()
{
    const ReviewBook& book = *m_runner.book();
    const auto asked = book.findImage(m_beginAt);
    if (asked && !book.isWithheld(*asked)) {
        m_selection.goTo(*asked);
        return;
    }
    const auto& moments = m_runner.moments();
    const auto latest = moments.empty() ? std::nullopt : book.findImage(moments.back().imageId);
    if (!latest || !m_selection.goToOrBehind(*latest, book, m_runner.reviewer(), m_choices))
        m_selection.goToFirstOpen(book, m_runner.reviewer());
}

/// What the reviewer has still to rule, as long as the page is shown.
std::vector<ImageId> ReviewDesk::openImages() const
{
    const ReviewBook& book = *m_runner.book();
    std::vector<ImageId> open;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (!book.isWithheld(image) && book.isInShare(m_runner.reviewer(), image) &&
            !book.isReviewed(m_runner.reviewer(), image))
            open.push_back(book.image(image).id);
    }
    return open;
}

void ReviewDesk::choose(const ReviewChoices& choices, bool keepsImage)
{
    m_choices = choices;
    m_settings.setReviewChoices(choices);
    const ReviewBook* book = m_runner.book();
    if (!book)
        return;
    const auto before = keepsImage ? m_image : std::nullopt;
    m_selection.clear();
    const auto chosen = m_selection.choose(*book, m_runner.reviewer(), choices);
    if (before && m_selection.holds(*before))
        m_selection.goTo(*before);
    showChoices(chosen);
    showCurrent();
}

void ReviewDesk::showChoices(const Result<void>& chosen)
{
    const bool hasShares = m_runner.book()->hasShares();
    m_header->showChoices(choicesText(m_choices, hasShares));
    if (!m_choicesPopover->isOpen())
        m_choicesPopover->show(m_choices, hasShares);
    m_choicesPopover->showSliceProblem(chosen ? QString() : toQString(chosen.error().message));
    m_choicesPopover->showCount(m_selection.size());
}

void ReviewDesk::showImage(std::size_t image)
{
    if (m_runner.book()->isWithheld(image))
        return;
    m_selection.goTo(image);
    showCurrent();
}

void ReviewDesk::showCurrent()
{
    const ReviewBook& book = *m_runner.book();
    const auto image = m_selection.current();
    if (!image) {
        showEnd(false);
        return;
    }
    const bool isSame = m_image && book.image(*image).id == m_imageId;
    m_image = image;
    if (!isSame) {
        m_imageId = book.image(*image).id;
        m_showsName = false;
        m_notes->clear();
        m_bar->show();
        m_panel->show();
        m_stage->setCurrentWidget(m_view);
        // Before anything else changes: so the image alone is painted, and is on the screen at once.
        bringImage();
        m_panel->startAnew();
    }
    // Among the examples of the class that they are assigned to, this image and those to come would give that
    // away.
    m_study.examples.beginReview(m_open);
    m_study.examples.ask(m_stored);
    m_panel->showImage(book, m_runner.reviewer(), *image);
    showNotes();
    m_header->showPlace(m_selection);
    m_bar->setEnabled(KeyAction::PreviousReviewImage, m_selection.neighbour(-1).has_value());
    m_panel->effect().setCanUndo(m_runner.toUndo());
    QMetaObject::invokeMethod(this, &ReviewDesk::settleAfterShowing, Qt::QueuedConnection);
}

void ReviewDesk::bringImage()
{
    m_gate->close();
    const auto stored = ImageRepository(*m_study.file).image(m_imageId);
    if (!stored || !*stored) {
        m_images->clear();
        Q_EMIT failed(stored ? tr("This image is no longer in the study.")
                             : toQString(stored.error().message));
        return;
    }
    m_stored = **stored;
    m_images->show((*stored)->file);
}

void ReviewDesk::settleAfterShowing()
{
    const ReviewBook* book = m_runner.book();
    if (!book || !m_image)
        return;
    for (const std::ptrdiff_t by : {1, 2, -1}) {
        const auto neighbour = m_selection.neighbour(by);
        if (!neighbour)
            continue;
        const auto stored = ImageRepository(*m_study.file).image(book->image(*neighbour).id);
        if (stored && *stored)
            m_images->prepare((*stored)->file);
    }
    m_progress.measure(*book, m_runner.moments());
    m_header->showProgress(m_progress);
}

void ReviewDesk::showEnd(bool isLast)
{
    const ReviewBook& book = *m_runner.book();
    const auto criteria = criteriaOf(m_choices, book.hasShares());
    const auto isPlain = [](ReviewCriterion one) {
        return one == ReviewCriterion::Unreviewed || one == ReviewCriterion::Mine;
    };
    if (!isLast && m_progress.total() == 0 && isAnyWithheld()) {
        m_end->showWithheld(m_runner.withheld());
    } else if (m_progress.isAllDone() && m_choices.unreviewed && std::ranges::all_of(criteria, isPlain)) {
        m_end->showAllReviewed(m_progress.total(), m_choices);
    } else if (isLast) {
        m_end->showLast(m_selection.size(), m_selection.countUnreviewed(book, m_runner.reviewer()),
                        m_choices);
    } else {
        std::vector<ReviewEnd::Loosening> loosenings;
        for (const ReviewCriterion one : criteria)
            loosenings.push_back(
                {one, m_selection.countWith(book, m_runner.reviewer(), without(m_choices, one))});
        m_end->showNothing(m_choices, loosenings);
    }
    m_image.reset();
    m_images->clear();
    m_notes->clear();
    m_stage->setCurrentWidget(m_end);
    m_endGate->closeUntilPainted(*m_end);
    m_panel->hide();
    m_bar->hide();
    m_header->showPlace(m_selection);
    m_header->showProgress(m_progress);
}

/// Of the images that are the reviewer's.
bool ReviewDesk::isAnyWithheld() const
{
    const ReviewBook& book = *m_runner.book();
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (book.isWithheld(image) && book.isInShare(m_runner.reviewer(), image))
            return true;
    }
    return false;
}

void ReviewDesk::showNotes()
{
    const ReviewBook& book = *m_runner.book();
    const auto own = book.problem(m_runner.reviewer(), *m_image);
    const auto& imported = book.image(*m_image).importedProblem;
    const auto& problem = own ? own : imported;
    QString text;
    if (problem && *problem != "false") {
        const QString reason = problemText(*problem);
        text = own ? tr("! Problematic") : tr("! Problematic, as imported");
        if (!reason.isEmpty())
            text += QStringLiteral(" · ") + reason;
    }
    const auto note = book.note(m_runner.reviewer(), *m_image);
    m_notes->setProblem(text);
    m_notes->setNote(note ? tr("Note: %1").arg(toQString(*note)) : QString());
    m_notes->setName(m_showsName ? toQString(book.image(*m_image).name) : QString());
    m_bar->setPressed(KeyAction::CallProblematic, own && *own != "false");
    m_bar->setPressed(KeyAction::WriteNote, note.has_value());
    m_bar->setPressed(KeyAction::ShowImageName, m_showsName);
}

void ReviewDesk::nextImage()
{
    if (!m_image) {
        if (m_endGate->admits())
            m_end->press();
        return;
    }
    if (!canPassOver())
        return;
    if (m_selection.move(1))
        showCurrent();
    else
        showEnd(true);
}

void ReviewDesk::previousImage()
{
    if (!m_gate->isFresh())
        return;
    // From the end one comes back to the last image.
    if (m_image ? m_selection.move(-1) : m_selection.current().has_value())
        showCurrent();
}

void ReviewDesk::jumpTo(const QString& nameOrNumber)
{
    const JumpTarget target = jumpTarget(nameOrNumber);
    if (!target.image) {
        m_jumpField->showProblem(target.words);
        return;
    }
    m_jumpField->dismiss();
    showImage(*target.image);
}

/// A number alone is always a place, also where a name begins with it or is that number.
ReviewDesk::JumpTarget ReviewDesk::jumpTarget(const QString& nameOrNumber) const
{
    bool isNumber = false;
    const qulonglong number = locale().toULongLong(nameOrNumber, &isNumber);
    if (isNumber)
        return jumpTargetAt(nameOrNumber, number);
    const auto named = findImageByName(*m_runner.book(), nameOrNumber);
    if (!named)
        return {{}, notFoundText(nameOrNumber)};
    return {named, tr("⏎ goes to “%1”").arg(toQString(m_runner.book()->image(*named).name))};
}

ReviewDesk::JumpTarget ReviewDesk::jumpTargetAt(const QString& typed, qulonglong number) const
{
    const QString last = locale().toString(static_cast<qulonglong>(m_selection.size()));
    if (number >= 1 && number <= m_selection.size())
        return {m_selection.at(number - 1),
                tr("⏎ goes to image %1 of %2").arg(locale().toString(number), last)};
    const QString asName =
        tr("A number alone is a place; a name needs its ending, such as %1.jpg.").arg(typed);
    return {{},
            m_selection.size() > 0 ? tr("There is no image %1: they are numbered 1 to %2.").arg(typed, last) +
                                         QLatin1Char(' ') + asName
                                   : asName};
}

/// Which images are withheld no answer tells; that some are may be why a name is not found.
QString ReviewDesk::notFoundText(const QString& name) const
{
    if (const std::size_t count = countImagesNamed(*m_runner.book(), name); count > 1)
        return tr("%1 have “%2” in their names: type more of the name.")
            .arg(imageCountText(static_cast<int>(count)), name);
    const QString none = tr("No image that can be reviewed now is called “%1”.").arg(name);
    const QString withheld = withheldText(m_runner.withheld());
    return withheld.isEmpty() ? none : none + QLatin1Char(' ') + withheld;
}

}  // namespace vizsla
