// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <memory>

#include "core/store/study_file.h"
#include "ui/history/history_model.h"
#include "ui/rulings/review_runner.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_delegates.h"
#include "ui/widgets/row_table.h"

namespace vizsla {

namespace {

constexpr int dialogWidth = 1072;
constexpr int historyRowHeight = 34;
constexpr int historyPadding = 2 * spacingStep;

/// What was undone is struck through; what is hidden is quiet.
class HistoryDelegate final : public ToneCellDelegate
{
public:
    explicit HistoryDelegate(QObject* parent)
        : ToneCellDelegate({historyPadding, 0, historyPadding, 0}, parent)
    {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * historyPadding + 1,
                historyRowHeight};
    }

protected:
    Look look(const QModelIndex& index) const override
    {
        const bool isUndone = index.data(HistoryModel::IsUndoneRole).toBool();
        const bool tellsOutcome = index.column() == HistoryModel::FromTo;
        Look cell;
        cell.isQuiet = isUndone || index.column() == HistoryModel::When ||
                       index.data(HistoryModel::IsHiddenRole).toBool();
        cell.isStruckOut = isUndone && tellsOutcome;
        if (tellsOutcome)
            cell.tone = static_cast<Tone>(index.data(HistoryModel::OutcomeToneRole).toInt());
        return cell;
    }
};

}  // namespace

HistoryDialog::HistoryDialog(OpenStudy& study, ReviewRunner& runner, std::size_t image, QWidget* parent,
                             Sight sight)
    : QDialog(parent),
      m_study(study),
      m_runner(runner),
      m_image(image),
      m_model(new HistoryModel(study, runner, image, sight == Sight::Adjudicator, this)),
      m_class(new ChoiceBox("historyClass", tr("Only what was done about this class"))),
      m_table(new QTableView),
      m_empty(styledLabel("quiet", tr("Reading…"))),
      m_stack(new QStackedWidget),
      m_problem(styledLabel("problem")),
      m_undo(new QPushButton(tr("Undo this action")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of the image"));
    build();
    connect(m_class, &QComboBox::activated, this, [this](int) {
        m_model->setClass(m_class->currentData().toString().toStdString());
        m_table->selectRow(0);
        showRow();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryDialog::showRow);
    connect(m_undo, &QPushButton::clicked, this, &HistoryDialog::undo);
    connect(&m_runner, &ReviewRunner::acted, this, &HistoryDialog::read);
    connect(&m_runner, &ReviewRunner::failed, this, [this](const QString& sentence) {
        m_problem->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
    });
    // Image numbers may mean others then.
    connect(&m_runner, &ReviewRunner::loaded, this, [this] {
        if (m_image >= m_runner.book()->imageCount())
            reject();
        else
            read();
    });
    read();
}

void HistoryDialog::build()
{
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("What was done, newest first"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    makeRowTable(*m_table, historyRowHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_problem->setWordWrap(true);
    m_undo->setObjectName(QStringLiteral("undoAction"));
    m_undo->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* head = new QHBoxLayout;
    head->addWidget(m_class);
    head->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 4 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addLayout(buttons);
    openAtSize(*this, {dialogWidth + 12 * spacingStep, 460});
}

/// Behind all that is still to be written, so that the latest ruling stands in it.
void HistoryDialog::read()
{
    const auto actions = std::make_shared<std::vector<ReviewAction>>();
    m_study.writer().write(
        [actions, imageId = m_runner.book()->image(m_image).id](StudyFile& study) {
            return ReviewRepository(study).historyOf(imageId).map(
                [&](std::vector<ReviewAction> read) { *actions = std::move(read); });
        },
        this,
        [this, actions](const Result<void>& done) {
            if (!done) {
                m_empty->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(done.error().message));
                return;
            }
            const int row = std::max(0, m_table->currentIndex().row());
            m_model->setActions(std::move(*actions));
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
            fitColumns(*m_table, HistoryModel::What);
            showClasses();
            m_empty->setText(tr("Nothing has been done about this image yet."));
            m_table->selectRow(std::min(row, m_model->rowCount() - 1));
            showRow();
        });
}

void HistoryDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    layout()->activate();
    fitColumns(*m_table, HistoryModel::What);
}

void HistoryDialog::showClasses()
{
    const QString chosen = m_class->currentData().toString();
    m_class->clear();
    m_class->addItem(tr("All classes"), QString());
    for (const std::string& wnid : m_model->wnids())
        m_class->addItem(m_study.mainName(wnid), toQString(wnid));
    m_class->setCurrentIndex(std::max(0, m_class->findData(chosen)));
}

void HistoryDialog::showRow()
{
    const QModelIndex current = m_table->currentIndex();
    const QString obstacle =
        current.isValid() ? m_model->obstacle(current.row()) : tr("Choose what to undo.");
    m_undo->setEnabled(obstacle.isEmpty());
    const auto images = current.isValid() ? m_model->action(current.row()).changes.size() : 0;
    m_undo->setToolTip(obstacle.isEmpty() && images > 1
                           ? tr("Undoes all that this one action changed, on other images and labels too")
                           : obstacle);
}

void HistoryDialog::undo()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    m_problem->clear();
    if (auto back = m_runner.actions().undo(m_model->action(current.row())))
        m_runner.act(std::move(*back));
}

}  // namespace vizsla
