// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/restore_dialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>

#include "ui/backups/backup_jobs.h"
#include "ui/backups/backup_model.h"
#include "ui/backups/salvage_advice.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/dialogs/progress_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/row_table.h"

namespace vizsla {

namespace {

constexpr int rowHeight = 30;

/// Rows are chosen as a whole: no cell has a frame of its own.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

QString countedText(int count, const QString& one, const QString& many)
{
    return (count == 1 ? one : many).arg(countText(count));
}

QString presentText(const Result<StudySummary>& summary)
{
    if (!summary)
        return RestoreDialog::tr("%1 Restoring puts what is there now aside first.")
            .arg(toQString(summary.error().message));
    return RestoreDialog::tr(
               "The study has %1 and %2 now. Restoring keeps it as a backup of its own, so that you can go "
               "back to it.")
        .arg(
            countedText(summary->labelers, RestoreDialog::tr("%1 labeler"), RestoreDialog::tr("%1 labelers")),
            countedText(summary->answers, RestoreDialog::tr("%1 answer"), RestoreDialog::tr("%1 answers")));
}

}  // namespace

RestoreDialog::RestoreDialog(std::filesystem::path study, FileChooser& files, const Clock& clock,
                             QWidget* parent)
    : JobDialog(parent),
      m_study(std::move(study)),
      m_files(files),
      m_clock(clock),
      m_model(new BackupModel(this)),
      m_present(styledLabel("quiet")),
      m_problem(styledLabel("problem")),
      m_table(new QTableView),
      m_list(new QStackedWidget),
      m_empty(new EmptyState(tr("No backups yet"), {})),
      m_restore(new QPushButton(tr("Restore"))),
      m_choice(buildChoice()),
      m_progress(new ProgressPage(QStringLiteral("cancelRestore"), QStringLiteral("restoreNote")))
{
    setWindowTitle(tr("Restore %1 from a backup").arg(toQString(m_study.stem().string())));
    m_stack->addWidget(m_choice);
    m_stack->addWidget(m_progress);
    m_progress->setBarName(tr("How much of the backup is copied"));
    connect(m_progress, &ProgressPage::cancelWanted, this, &RestoreDialog::reject);
    openAtSize(*this, {760, 460});
    readBackups();
}

RestoreDialog::~RestoreDialog() = default;

QWidget* RestoreDialog::buildChoice()
{
    m_present->setWordWrap(true);
    m_present->setObjectName(QStringLiteral("present"));
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_list->addWidget(buildTable());
    m_list->addWidget(buildEmpty());
    auto* other = new QPushButton(tr("Another file…"));
    other->setObjectName(QStringLiteral("anotherFile"));
    other->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeRestore"));
    close->setAutoDefault(false);
    m_restore->setObjectName(QStringLiteral("restore"));
    m_restore->setProperty("kind", "primary");
    m_restore->setDefault(true);
    connect(other, &QPushButton::clicked, this, &RestoreDialog::chooseFile);
    connect(close, &QPushButton::clicked, this, &RestoreDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::start);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(other);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_restore);
    auto* choice = new QWidget;
    auto* layout = new QVBoxLayout(choice);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_present);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    return choice;
}

QWidget* RestoreDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("backups"));
    m_table->setAccessibleName(tr("Backups of the study, newest first"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    makeRowTable(*m_table, rowHeight);
    auto* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(BackupModel::Compared, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RestoreDialog::showProblem);
    connect(m_table, &QTableView::activated, this, &RestoreDialog::start);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RestoreDialog::showProblem);
    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_table);
    return card;
}

QWidget* RestoreDialog::buildEmpty()
{
    m_empty->setSelectable();
    showEmpty();
    return m_empty;
}

void RestoreDialog::setDamaged()
{
    m_isDamaged = true;
    showEmpty();
}

void RestoreDialog::showEmpty()
{
    const QString folder = toQString(Backups(m_study).folder().filename().string());
    const QString text =
        tr("Vizsla makes one on every day on which the study is used, in the folder “%1” beside it. "
           "A copy that you made yourself can be restored as well.")
            .arg(folder);
    const QString study = toQString(m_study.string());
    m_empty->setTexts(tr("No backups yet"),
                      m_isDamaged ? text + QStringLiteral("\n\n") + salvageAdvice(study) : text);
}

void RestoreDialog::readBackups()
{
    m_model->setBackups(Backups(m_study).list());
    showList();
    readSummaries();
}

void RestoreDialog::readSummaries()
{
    auto files = m_model->files();
    files.insert(files.begin(), m_study);
    m_present->setText(tr("Reading what is in the study and its backups…"));
    m_summaries = std::make_unique<SummaryJob>(
        std::move(files), [this](const std::filesystem::path& file, const Result<StudySummary>& summary) {
            if (file == m_study) {
                m_present->setText(presentText(summary));
                m_model->setPresent(summary);
            } else {
                m_model->setSummary(file, summary);
            }
        });
}

void RestoreDialog::showList()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_list->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty) {
        m_table->selectRow(0);
        m_table->setFocus();
    }
    showProblem();
}

int RestoreDialog::row() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void RestoreDialog::showProblem()
{
    const QString problem = row() < 0 ? QString() : m_model->problem(row());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_restore->setEnabled(row() >= 0 && problem.isEmpty());
}

void RestoreDialog::chooseFile()
{
    const QString path = m_files.studyToOpen(this);
    if (path.isEmpty())
        return;
    m_message->hide();
    m_model->setChosenFile(QFileInfo(path).absoluteFilePath().toStdString());
    showList();
    readSummaries();
}

void RestoreDialog::start()
{
    if (isRunning() || !m_restore->isEnabled())
        return;
    const Backup backup = m_model->backup(row());
    m_chosen = m_table->currentIndex().siblingAtColumn(BackupModel::When).data().toString();
    m_message->hide();
    m_summaries.reset();
    m_stack->setCurrentWidget(m_progress);
    m_progress->begin(tr("Restoring…"), tr("What is there now is kept as a backup first."));
    Q_EMIT aboutToRestore();
    m_job = std::make_unique<RestoreJob>(m_study, backup.file, m_clock.utcNow());
    connect(m_job.get(), &RestoreJob::progressed, m_progress, &ProgressPage::showProgress);
    connect(m_job.get(), &RestoreJob::finished, this, &RestoreDialog::end);
    connect(m_job.get(), &RestoreJob::failed, this, &RestoreDialog::endWithout);
    connect(m_job.get(), &RestoreJob::cancelled, this,
            [this] { endWithout(tr("Nothing was restored; the study is as it was.")); });
}

void RestoreDialog::cancel()
{
    m_progress->showCancelling();
    m_job->cancel();
}

/// The job is speaking: it goes when it has finished.
void RestoreDialog::end(const QString& keptFile)
{
    m_job.release()->deleteLater();
    QString sentence = tr("The study is now the backup “%1”.").arg(m_chosen);
    if (!keptFile.isEmpty())
        sentence += tr(" What was there before is kept as “%1”.").arg(QFileInfo(keptFile).completeBaseName());
    accept();
    Q_EMIT restored(sentence);
}

void RestoreDialog::endWithout(const QString& sentence)
{
    m_job.release()->deleteLater();
    m_stack->setCurrentWidget(m_choice);
    Q_EMIT notRestored();
    readBackups();
    m_message->show(sentence, Tone::Wrong);
}

}  // namespace vizsla
