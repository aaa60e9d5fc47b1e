// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <utility>

#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "ui/adjudication/adjudication_view.h"
#include "ui/class_review/class_grid.h"
#include "ui/desk/review_desk.h"
#include "ui/history/history_dialog.h"
#include "ui/rulings/review_runner.h"
#include "ui/shares/shares_dialog.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_stack.h"

namespace vizsla {

ReviewPage::ReviewPage(OpenStudy& study, Settings& settings, const KeyMap& keys, CoordinatorGate gate,
                       QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_asCoordinator(std::move(gate)),
      m_runner(new ReviewRunner(study, this)),
      m_views(new ChoiceRow({tr("Images"), tr("Classes"), tr("Adjudication")})),
      m_withheld(new ElidedLabel("small")),
      m_toCome(new ElidedLabel("small")),
      m_shares(new QPushButton(tr("Reviewers…"))),
      m_stack(new PageStack),
      m_empty(new EmptyState({}, {})),
      m_emptyAction(m_empty->addAction({})),
      m_loading(new EmptyState(tr("Reading the proposals…"), {})),
      m_desk(new ReviewDesk(study, settings, keys, *m_runner)),
      m_grid(new ClassGrid(study, keys, *m_runner)),
      m_adjudication(new AdjudicationView(study, keys, *m_runner))
{
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_empty, m_loading, m_desk, m_grid, m_adjudication})
        m_stack->addWidget(widget);
    m_head = buildHead();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);
    connectViews();
}

QWidget* ReviewPage::buildHead()
{
    m_views->setObjectName(QStringLiteral("reviewViews"));
    m_views->button(Images)->setToolTip(tr("One image after another with all its candidates"));
    m_views->button(Classes)->setToolTip(
        tr("One class after another with all images for which it is a candidate"));
    m_views->button(Adjudication)
        ->setToolTip(tr("What reviewers disagree on, side by side; for the coordinator"));
    m_withheld->setObjectName(QStringLiteral("withheld"));
    m_shares->setObjectName(QStringLiteral("reviewers"));
    m_shares->setToolTip(tr("Who reviews what, and who counts; for the coordinator"));
    // A click leaves the keyboard with what is reviewed.
    for (const int view : {Images, Classes, Adjudication})
        m_views->button(view)->setFocusPolicy(Qt::TabFocus);
    m_shares->setFocusPolicy(Qt::TabFocus);
    auto* head = new QFrame;
    head->setProperty("role", "panelHead");
    m_withheld->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_withheld->hide();
    m_toCome->setObjectName(QStringLiteral("trainingToCome"));
    m_toCome->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_toCome->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(4 * spacingStep);
    row->addWidget(m_views);
    row->addWidget(m_toCome, 100);
    row->addStretch(1);
    row->addWidget(m_shares);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(3 * spacingStep, 2 * spacingStep, 3 * spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addLayout(row);
    layout->addWidget(m_withheld);
    connect(m_views, &ChoiceRow::chosenByUser, this, &ReviewPage::choose);
    for (const int view : {Images, Classes, Adjudication})
        connect(m_views->button(view), &QAbstractButton::clicked, this, &ReviewPage::giveKeyboardBack);
    connect(m_shares, &QPushButton::clicked, this,
            [this] { m_asCoordinator(this, [this] { openShares(); }); });
    return head;
}

void ReviewPage::connectViews()
{
    connect(m_runner, &ReviewRunner::failed, this, &ReviewPage::failed);
    connect(m_runner, &ReviewRunner::loaded, this, &ReviewPage::loaded);
    connect(m_runner, &ReviewRunner::notLoaded, this, &ReviewPage::showUnread);
    connect(m_runner, &ReviewRunner::acted, this, [this] { m_hasRuled = true; });
    connect(m_emptyAction, &QPushButton::clicked, this, [this] {
        if (m_act)
            m_act();
    });
    connect(m_empty, &EmptyState::chosen, this,
            [this](int choice) { Q_EMIT labelerWanted(m_offered[static_cast<std::size_t>(choice)].id); });
    const auto connectCommon = [this](auto* view) {
        using Widget = std::remove_pointer_t<decltype(view)>;
        connect(view, &Widget::failed, this, &ReviewPage::failed);
        connect(view, &Widget::guideWanted, this, &ReviewPage::guideWanted);
    };
    connectCommon(m_desk);
    connectCommon(m_grid);
    connectCommon(m_adjudication);
    connect(m_desk, &ReviewDesk::historyWanted, this, &ReviewPage::openHistory);
    connect(m_adjudication, &AdjudicationView::historyWanted, this, [this](std::size_t image) {
        open(*new HistoryDialog(m_study, *m_runner, image, this, HistoryDialog::Sight::Adjudicator));
    });
    connect(m_grid, &ClassGrid::imageWanted, this, &ReviewPage::openImage);
    connect(m_adjudication, &AdjudicationView::imageWanted, this, &ReviewPage::openImage);
}

void ReviewPage::showEmpty(const QString& title, const QString& text, const QString& action,
                           std::function<void()> act)
{
    m_empty->setTexts(title, text);
    m_emptyAction->setText(action);
    m_emptyAction->setVisible(!action.isEmpty());
    m_act = std::move(act);
    m_empty->setChoices({});
    m_head->hide();
    m_stack->setCurrentWidget(m_empty);
    m_empty->focusFirst();
}

void ReviewPage::offerPeople()
{
    const auto labelers = LabelerRepository(*m_study.file).all();
    if (!labelers)
        Q_EMIT failed(toQString(labelers.error().message));
    m_offered = labelers.value_or(std::vector<Labeler>{});
    QStringList names;
    for (const Labeler& labeler : m_offered)
        names << toQString(labeler.name);
    m_empty->setChoices(names);
    m_empty->focusFirst();
}

bool ReviewPage::showObstacle(const std::optional<Labeler>& labeler)
{
    if (m_study.file->isReadOnly()) {
        showEmpty(tr("This study is read-only"),
                  tr("Rulings could not be kept. Close the other window that has it open, or open a copy "
                     "that can be "
                     "written."),
                  {}, {});
        return true;
    }
    const auto testSets = ImageRepository(*m_study.file).testSetNames();
    if (testSets && testSets->empty()) {
        showEmpty(
            tr("There is nothing to review yet"),
            tr("A review needs the images of a test set, and what models and labelers proposed for them."),
            tr("Import a test set…"), [this] { Q_EMIT importTestSetWanted(); });
        return true;
    }
    if (!labeler) {
        showEmpty(tr("Who reviews?"),
                  tr("Rulings are kept by name, so that several people can review the same images "
                     "independently."),
                  tr("Add a person…"), [this] { Q_EMIT addLabelerWanted(); });
        offerPeople();
        return true;
    }
    return false;
}

void ReviewPage::show(const std::optional<Labeler>& labeler)
{
    if (showObstacle(labeler))
        return;
    const bool isSame = m_runner->book() && m_runner->labeler().id == labeler->id;
    if (isSame && !m_isOutdated) {
        m_head->show();
        showView(m_view);
        return;
    }
    if (!isSame) {
        m_view = Images;
        m_head->hide();
        m_stack->setCurrentWidget(m_loading);
    }
    m_isOutdated = false;
    m_runner->load(*labeler);
}

const ImageId& ReviewPage::imageId() const
{
    return m_desk->imageId();
}

void ReviewPage::beginAt(const ImageId& imageId)
{
    m_desk->beginAt(imageId);
}

void ReviewPage::loaded()
{
    showWithheld(m_withheld, m_runner->withheld(), m_runner->withheld().count());
    showTrainingToCome();
    m_head->show();
    showView(m_view);
}

void ReviewPage::showTrainingToCome()
{
    const auto count = m_runner->trainingImagesToCome();
    m_toCome->setVisible(count > 0);
    m_toCome->setText(
        count == 1 ? tr("1 image is in a training that you have not finished: its label is shown here.")
                   : tr("%1 images are in trainings that you have not finished: their labels are shown here.")
                         .arg(countText(count)));
}

/// What was read before can be worked on still.
void ReviewPage::showUnread(const QString& sentence)
{
    if (m_stack->currentWidget() != m_loading && m_runner->book())
        return;
    showEmpty(tr("The review cannot be read"), sentence, tr("Try again"), [this] {
        m_stack->setCurrentWidget(m_loading);
        m_runner->load(m_runner->labeler());
    });
}

void ReviewPage::choose(int view)
{
    if (view != Adjudication) {
        showView(static_cast<View>(view));
        return;
    }
    // What others ruled would take a reviewer's independence away.
    m_views->choose(m_view);
    m_asCoordinator(this, [this] { showView(Adjudication); });
}

void ReviewPage::leaveAdjudication()
{
    if (m_view != Adjudication)
        return;
    m_view = Images;
    if (m_stack->currentWidget() == m_adjudication)
        showView(Images);
}

void ReviewPage::showView(View view)
{
    m_view = view;
    m_openedFrom.reset();
    m_views->choose(view);
    switch (view) {
        case Images:
            m_desk->refresh();
            m_stack->setCurrentWidget(m_desk);
            break;
        case Classes:
            m_grid->refresh();
            m_stack->setCurrentWidget(m_grid);
            break;
        case Adjudication:
            m_adjudication->refresh();
            m_stack->setCurrentWidget(m_adjudication);
            break;
    }
    giveKeyboardBack();
}

void ReviewPage::giveKeyboardBack()
{
    m_stack->currentWidget()->setFocus();
}

void ReviewPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    // Whoever reads the scores now would otherwise go through every ruling each time.
    if (std::exchange(m_hasRuled, false))
        m_study.writer().write([](StudyFile& study) { return TruthRepository(study).packAll(); }, this,
                               [this](const Result<void>& packed) {
                                   if (!packed)
                                       Q_EMIT failed(toQString(packed.error().message));
                               });
}

void ReviewPage::openImage(std::size_t image)
{
    const View from = m_view;
    showView(Images);
    m_openedFrom = from;
    m_desk->showImage(image);
}

/// Whatever lies over the image takes its own Escape.
void ReviewPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_openedFrom)
        choose(*m_openedFrom);
    else
        QWidget::keyPressEvent(event);
}

void ReviewPage::openHistory(std::size_t image)
{
    open(*new HistoryDialog(m_study, *m_runner, image, this));
}

void ReviewPage::openShares()
{
    if (!m_runner->book())
        return;
    open(*new SharesDialog(m_study, *m_runner, this));
}

/// Whatever button it was opened with.
void ReviewPage::open(QDialog& dialog)
{
    connect(&dialog, &QDialog::finished, this, &ReviewPage::giveKeyboardBack);
    dialog.open();
}

}  // namespace vizsla
