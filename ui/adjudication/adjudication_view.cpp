// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adjudication/adjudication_view.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QListView>
#include <QTableView>
#include <algorithm>
#include <set>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "ui/adjudication/dispute_list_model.h"
#include "ui/adjudication/dispute_panel.h"
#include "ui/images/image_view.h"
#include "ui/images/paint_photo.h"
#include "ui/images/zoom_hint.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/session_images.h"
#include "ui/rulings/review_runner.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/study/open_study.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/row_delegates.h"
#include "ui/widgets/wrapping_frame.h"

namespace vizsla {

namespace {

using ShownDisputes = DisputeListModel::Shown;

constexpr int listWidth = 276;
constexpr int leastList = 256;
constexpr int disputesWidth = 440;
constexpr int leastDisputePanel = 236;
constexpr int disputeRowHeight = 60;
constexpr int photoSide = 48;
constexpr int adjudicationPadding = 2 * spacingStep;

/// A small photograph, beside it what is contested and how much is to decide.
class DisputeDelegate final : public ProgressRowDelegate
{
public:
    using ProgressRowDelegate::ProgressRowDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {listWidth / 2, disputeRowHeight};
    }

protected:
    Progress progress(const QModelIndex& index) const override
    {
        return {index.data(DisputeListModel::StateRole).toString(),
                !index.data(DisputeListModel::IsOpenRole).toBool()};
    }
    QRect paintBeside(QPainter& painter, const QRect& row, const QModelIndex& index,
                      const Colours& colours) const override
    {
        const QRect photo(row.left() + adjudicationPadding - 2, row.center().y() - photoSide / 2 + 1,
                          photoSide, photoSide);
        // Why there is none is said where the image itself is shown.
        paintPhoto(painter, photo, cornerRadius - 2, index.data(DisputeListModel::PhotoRole).value<QImage>(),
                   {}, colours);
        return {photo.right() + 1 + adjudicationPadding, row.top() + spacingStep,
                row.right() - photo.right() - 2 * adjudicationPadding, row.height() / 2 - spacingStep};
    }
};

/// How many of those who count have ruled on anything.
std::size_t countingReviewers(const ReviewBook& book)
{
    std::set<std::uint32_t> active;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        for (const auto& one : book.verdicts(image)) {
            if (book.reviewers()[one.reviewer].counts)
                active.insert(one.reviewer);
        }
        if (active.size() > 1)
            break;
    }
    return active.size();
}

}  // namespace

AdjudicationView::AdjudicationView(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner,
                                   QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_keys(keys),
      m_runner(runner),
      m_model(new DisputeListModel(study, runner, this)),
      m_shown(new ChoiceRow({{}, {}, {}})),
      m_list(new QListView),
      m_place(styledLabel("small")),
      m_history(new KeyButton(tr("History"))),
      m_open(new KeyButton(tr("In Images"))),
      m_next(new KeyButton(tr("Next image"), KeyButton::Kind::Primary)),
      m_view(new ImageView),
      m_gate(new PressGate(study.file->clock(), this)),
      m_images(new SessionImages(study.images, *m_view, this)),
      m_panel(new DisputePanel(study, keys, runner, *m_gate, *m_view)),
      m_stack(new PageStack),
      m_empty(new EmptyState({}, {})),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return !m_panel->isWriting(); }))
{
    setObjectName(QStringLiteral("adjudicationView"));
    m_gate->tellIn(*m_view);
    m_panel->setMinimumWidth(leastDisputePanel);
    auto* work = new QWidget;
    auto* workLayout = new QHBoxLayout(work);
    workLayout->setContentsMargins(0, 0, 0, 0);
    workLayout->setSpacing(0);
    workLayout->addWidget(buildStage(), 3);
    workLayout->addWidget(m_panel);
    m_stack->addWidget(work);
    m_stack->addWidget(m_empty);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildList());
    layout->addWidget(m_stack, 1);
    connectParts();
    addKeys();
    setFocusProxy(m_panel->table());
}

QWidget* AdjudicationView::buildList()
{
    m_list->setObjectName(QStringLiteral("disputes"));
    m_list->setAccessibleName(tr("Images on which reviewers differ"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DisputeDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int choice = 0; choice < 3; ++choice)
        m_shown->button(choice)->setProperty("density", "compact");
    auto* side = new QFrame;
    side->setProperty("role", "side");
    side->setMinimumWidth(leastList);
    side->setMaximumWidth(listWidth);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(0, 0, 3 * spacingStep, 0);
    head->setSpacing(2 * spacingStep);
    head->addWidget(m_shown);
    head->addWidget(m_place);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(3 * spacingStep, 3 * spacingStep, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    return side;
}

QWidget* AdjudicationView::buildStage()
{
    m_history->setObjectName(QStringLiteral("imageHistory"));
    m_history->setToolTip(tr("Who ruled what on this image, and when"));
    m_open->setObjectName(QStringLiteral("openInImages"));
    m_open->setToolTip(tr("Open it in Images, to add a label or to call it problematic"));
    m_next->setObjectName(QStringLiteral("nextDispute"));
    for (KeyButton* button : {m_history, m_open, m_next})
        button->setFocusPolicy(Qt::NoFocus);
    for (KeyButton* button : {m_history, m_open})
        button->setProperty("density", "compact");
    auto* bar = new WrappingFrame;
    bar->setProperty("role", "panel");
    auto* row = new FlowLayout(bar);
    row->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    row->setSpacing(2 * spacingStep);
    row->addWidget(m_history);
    row->addWidget(m_open);
    row->addStretch();
    row->addWidget(m_next);
    auto* stage = new QWidget;
    auto* layout = new QVBoxLayout(stage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(bar);
    return stage;
}

void AdjudicationView::connectParts()
{
    connect(m_shown, &ChoiceRow::chosenByUser, this, &AdjudicationView::filter);
    // Chosen once more: what does not belong to it any more goes.
    for (int choice = 0; choice < 3; ++choice)
        connect(m_shown->button(choice), &QAbstractButton::clicked, this, [this, choice] { filter(choice); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && m_model->image(current.row()) != m_image)
                    showImage(m_model->image(current.row()));
            });
    connect(m_history, &QPushButton::clicked, this, [this] {
        if (m_image)
            Q_EMIT historyWanted(*m_image);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_image)
            Q_EMIT imageWanted(*m_image);
    });
    connect(m_next, &QPushButton::clicked, this, [this] { next(); });
    connect(m_view, &ImageView::firstPainted, m_gate, &PressGate::painted);
    connect(m_images, &SessionImages::cameOrWent, this, [this] {
        if (m_image)
            bringImage();
    });
    connect(m_view, &ImageView::doubleClicked, m_view, &ImageView::fit);
    const auto showZoomKey = [this] { m_view->setHint(zoomHint(m_keys)); };
    connect(&m_keys, &KeyMap::changed, this, showZoomKey);
    showZoomKey();
    connect(m_panel, &DisputePanel::guideWanted, this, &AdjudicationView::guideWanted);
    connect(m_panel, &DisputePanel::undoWanted, &m_runner, &ReviewRunner::undo);
    connect(&m_runner, &ReviewRunner::acted, this, &AdjudicationView::acted);
    connect(&m_runner, &ReviewRunner::loaded, this, [this] {
        m_isOutdated = true;
        if (isVisible())
            refresh();
    });
    const auto showKeys = [this] {
        m_history->setKey(m_keys.key(KeyAction::ShowHistory));
        m_next->setKey(m_keys.key(KeyAction::NextDispute));
        m_next->ensurePolished();
        m_next->setMinimumWidth(m_next->sizeHint().width());
    };
    connect(&m_keys, &KeyMap::changed, this, showKeys);
    showKeys();
}

void AdjudicationView::addKeys()
{
    const auto decide = [this](KeyAction key, std::optional<Verdict> verdict) {
        m_shortcuts->add(key, [this, verdict] { m_panel->decide(verdict); });
    };
    decide(KeyAction::RuleCorrect, Verdict::Correct);
    decide(KeyAction::RuleWrong, Verdict::Wrong);
    decide(KeyAction::RuleUnclear, Verdict::Unclear);
    decide(KeyAction::RuleUnreviewed, std::nullopt);
    m_shortcuts->add(
        KeyAction::PreviousCandidate, [this] { m_panel->moveRow(-1); }, true);
    m_shortcuts->add(
        KeyAction::NextCandidate, [this] { m_panel->moveRow(1); }, true);
    m_shortcuts->add(KeyAction::NextDispute, [this] { next(); });
    m_shortcuts->add(KeyAction::PreviousDispute, [this] { move(-1); });
    m_shortcuts->add(KeyAction::UndoRuling, [this] { m_runner.undo(); });
    m_shortcuts->add(KeyAction::RedoRuling, [this] { m_runner.redo(); });
    m_shortcuts->add(KeyAction::ShowHistory, [this] { m_history->click(); });
    m_shortcuts->add(KeyAction::WriteNote, [this] { m_panel->writeNote(); });
    m_shortcuts->add(KeyAction::CandidateGuide, [this] { m_panel->askForGuide(); });
    m_shortcuts->add(
        KeyAction::ZoomIn, [this] { m_view->zoomIn(); }, true);
    m_shortcuts->add(
        KeyAction::ZoomOut, [this] { m_view->zoomOut(); }, true);
    m_shortcuts->add(KeyAction::ZoomFit, [this] { m_view->fit(); });
    m_shortcuts->add(KeyAction::ZoomActualSize, [this] { m_view->showActualSize(); });
}

void AdjudicationView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        refresh();
}

/// The panel takes a part of a wide window, and gives way in a narrow one before the photograph does.
void AdjudicationView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_panel->setWidthWanted(std::clamp((width() - listWidth) / 4, disputesWidth, disputesWidth * 3 / 2));
}

void AdjudicationView::refresh()
{
    if (!m_runner.book())
        return;
    m_isOutdated = false;
    m_model->refresh();
    showCounts();
    const bool isListed = m_image && m_model->rowOf(*m_image);
    if (isListed || m_model->rowCount() > 0) {
        showImage(isListed ? *m_image : m_model->image(0));
        return;
    }
    m_image.reset();
    showCurrent();
}

void AdjudicationView::showImage(std::size_t image)
{
    if (!m_model->rowOf(image) && m_model->contains(image)) {
        m_shown->choose(static_cast<int>(ShownDisputes::All));
        m_model->setShown(ShownDisputes::All);
    }
    m_image = image;
    if (const auto row = m_model->rowOf(image))
        m_list->setCurrentIndex(m_model->index(*row));
    showCurrent();
}

void AdjudicationView::showCurrent()
{
    showContents();
    const auto row = m_image ? m_model->rowOf(*m_image) : std::nullopt;
    m_panel->showImage(row ? m_image : std::nullopt);
    if (!row) {
        m_place->clear();
        m_images->clear();
        return;
    }
    bringImage();
    if (*row + 1 < m_model->rowCount()) {
        if (const auto next = storedImage(m_model->image(*row + 1)); next && *next)
            m_images->prepare((*next)->file);
    }
    m_place->setText(tr("Image %1 of %2").arg(countText(*row + 1), countText(m_model->rowCount())));
    m_next->setEnabled(*row + 1 < m_model->rowCount());
}

Result<std::optional<Image>> AdjudicationView::storedImage(std::size_t image) const
{
    return ImageRepository(*m_study.file).image(m_runner.book()->image(image).id);
}

void AdjudicationView::bringImage()
{
    m_gate->close();
    const auto stored = storedImage(*m_image);
    if (stored && *stored) {
        m_study.examples.ask(**stored);
        m_images->show((*stored)->file);
        return;
    }
    m_images->clear();
    Q_EMIT failed(stored ? tr("This image is no longer in the study.") : toQString(stored.error().message));
}

/// Nothing is passed over unseen.
void AdjudicationView::next()
{
    if (m_image && m_gate->admits())
        move(1);
}

void AdjudicationView::move(int by)
{
    const auto row = m_image ? m_model->rowOf(*m_image) : std::nullopt;
    const int to = row ? *row + by : -1;
    if (to >= 0 && to < m_model->rowCount())
        showImage(m_model->image(to));
}

void AdjudicationView::filter(int choice)
{
    m_model->setShown(static_cast<ShownDisputes>(choice));
    if (m_model->rowCount() > 0)
        showImage(m_image && m_model->rowOf(*m_image) ? *m_image : m_model->image(0));
    else
        showCurrent();
    setFocus();
}

void AdjudicationView::acted(const ReviewAction& action)
{
    if (!isVisible()) {
        m_isOutdated = true;
        return;
    }
    for (const ReviewChange& change : action.changes) {
        if (const auto image = m_runner.book()->findImage(change.imageId))
            m_model->update(*image);
    }
    showCounts();
    m_panel->update(action.id);
}

void AdjudicationView::showCounts()
{
    const QString words[] = {tr("Open"), tr("Decided"), tr("All")};
    for (int choice = 0; choice < 3; ++choice)
        m_shown->button(choice)->setText(
            words[choice] + QLatin1Char(' ') +
            countText(static_cast<qsizetype>(m_model->count(static_cast<ShownDisputes>(choice)))));
}

/// The current image, or why there is none.
void AdjudicationView::showContents()
{
    const bool isEmpty = !m_image || !m_model->rowOf(*m_image);
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty || !m_runner.book())
        return;
    const WithheldImages& withheld = m_runner.withheld();
    if (m_model->count(ShownDisputes::All) == 0 && !withheld.isEmpty())
        m_empty->setTexts(tr("Nothing to decide yet"),
                          withheldText(withheld) + QLatin1Char(' ') + withheldEndText(withheld));
    else if (m_model->count(ShownDisputes::All) > 0 && m_model->count(ShownDisputes::Open) == 0)
        m_empty->setTexts(tr("✓ Everything is decided"),
                          tr("Choose All to look at the decisions, or to open one again."));
    else if (m_model->count(ShownDisputes::All) > 0)
        m_empty->setTexts(tr("Nothing is decided yet"), tr("Choose Open to begin."));
    else if (countingReviewers(*m_runner.book()) < 2)
        m_empty->setTexts(tr("Only one reviewer so far"),
                          tr("What reviewers who count disagree on appears here. It takes two of them who "
                             "rule on the same images: deal the images with an overlap under Reviewers."));
    else
        m_empty->setTexts(tr("No disagreement yet"),
                          tr("Reviewers who count agree wherever they ruled on the same label."));
}

}  // namespace vizsla
