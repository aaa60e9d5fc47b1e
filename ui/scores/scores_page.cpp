// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_page.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <algorithm>

#include "core/store/annotation_source_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/scores/axis_menu.h"
#include "ui/scores/export_scores.h"
#include "ui/scores/score_controls.h"
#include "ui/scores/score_job.h"
#include "ui/scores/score_texts.h"
#include "ui/scores/scores_empty.h"
#include "ui/scores/scores_filter.h"
#include "ui/scores/scores_model.h"
#include "ui/scores/scores_notes.h"
#include "ui/scores/scores_table.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/delayed_progress.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ScoresPage::ScoresPage(OpenStudy& study, Settings& settings, FileChooser& files, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_files(files),
      m_controls(new ScoreControls(settings)),
      m_model(new ScoresModel(this)),
      m_rows(new ScoresFilter(this)),
      m_table(nullptr),
      m_notes(new ScoresNotes),
      m_export(new QPushButton(tr("Export…"))),
      m_progress(new DelayedProgress),
      m_stack(new QStackedWidget),
      m_content(nullptr),
      m_empty(new ScoresEmpty),
      m_axes(new AxisMenu(settings, this)),
      m_job(new ScoreJob(study.file->path(), study.file->clock(), this))
{
    m_rows->setSourceModel(m_model);
    m_table = new ScoresTable(*m_rows);
    m_table->addAction(m_axes->menuAction());
    m_content = buildContent();
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 4 * spacingStep);
    layout->setSpacing(4 * spacingStep);
    layout->addWidget(buildHead());
    layout->addWidget(m_stack, 1);
    connectJob();
    connectControls();
    setFocusProxy(m_table);
    showFigures();
}

// The job is told to stop while all it might speak to is there.
ScoresPage::~ScoresPage()
{
    delete m_job;
}

QWidget* ScoresPage::buildHead()
{
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setToolTip(tr("Writes the classifiers shown, as CSV or JSON"));
    m_export->setEnabled(false);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4 * spacingStep);
    layout->addWidget(styledLabel("title", tr("Scores")));
    layout->addStretch(1);
    layout->addWidget(m_progress);
    layout->addWidget(m_export);
    return head;
}

QWidget* ScoresPage::buildContent()
{
    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(m_table);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_controls);
    layout->addWidget(card, 1);
    layout->addWidget(m_notes);
    return content;
}

void ScoresPage::connectJob()
{
    connect(m_job, &ScoreJob::scored, this, &ScoresPage::showSlice);
    connect(m_job, &ScoreJob::sliceRefused, this, &ScoresPage::showSliceProblem);
    connect(m_job, &ScoreJob::failed, this, &ScoresPage::showFailure);
    connect(m_job, &ScoreJob::measured, m_model, &ScoresModel::setRobustness);
    connect(m_job, &ScoreJob::progressed, m_progress, &DelayedProgress::tell);
    connect(m_job, &ScoreJob::compared, this,
            [this](const ComparisonQuery& query, const Comparison& comparison) {
                if (query == m_comparison)
                    m_notes->showText(comparisonText(comparison));
            });
    connect(m_job, &ScoreJob::notCompared, this,
            [this](const ComparisonQuery& query, const QString& sentence) {
                if (query == m_comparison)
                    m_notes->showText(sentence);
            });
}

void ScoresPage::connectControls()
{
    connect(m_controls, &ScoreControls::queryChanged, this, &ScoresPage::refresh);
    connect(m_controls, &ScoreControls::rowsWanted, this, &ScoresPage::filterRows);
    connect(m_controls, &ScoreControls::figuresWanted, this, &ScoresPage::showFigures);
    connect(m_controls, &ScoreControls::annotationWanted, this, &ScoresPage::useAnnotation);
    connect(m_controls, &ScoreControls::tableWanted, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_rows->index(0, 0));
    });
    connect(m_table, &ScoresTable::selectedRowsChanged, this, &ScoresPage::showSelection);
    connect(m_notes, &ScoresNotes::nextWarningWanted, m_table, &ScoresTable::goToNextWarning);
    connect(m_export, &QPushButton::clicked, this, &ScoresPage::exportShown);
    connect(m_empty, &ScoresEmpty::importWanted, this, &ScoresPage::importWanted);
    connect(m_axes, &AxisMenu::axisChanged, this, [this] {
        m_model->setRobustness(nullptr);
        measureIfChanged();
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_controls, &ScoreControls::focusFilter);
}

void ScoresPage::refresh()
{
    m_progress->begin();
    m_job->score(m_controls->query());
}

void ScoresPage::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) {
        m_job->cancel();
        m_progress->end();
    }
    QWidget::hideEvent(event);
}

void ScoresPage::showSlice(const std::shared_ptr<const ScoredSlice>& slice)
{
    m_progress->end();
    m_controls->showSliceProblem({});
    m_controls->setSliceNames(slice->sliceNames);
    m_controls->proposeComparedMetric(slice->usualMetric(2));
    const bool isFirst = m_model->rowCount() == 0;
    const auto before = m_model->slice();
    const ScoresTable::Place place = m_table->place();
    m_model->setSlice(slice);
    if (isFirst)
        sortAtFirst();
    else
        m_table->returnTo(place);
    m_export->setEnabled(!slice->isEmpty());
    m_empty->showNothing(!slice->scores.testSets.empty(), slice->sealedAnswers);
    m_stack->setCurrentWidget(slice->isEmpty() ? static_cast<QWidget*>(m_empty) : m_content);
    showAnnotations();
    showCounts();
    showSelection();
    noteAnnotation(before);
    measureRobustness();
}

void ScoresPage::showAnnotations()
{
    const ScoredSlice& slice = *m_model->slice();
    m_controls->setAnnotations(slice.annotations, slice.scores.basis.annotation, !m_study.file->isReadOnly());
}

/// Of all that the study shows, it is the scores that move at once.
void ScoresPage::noteAnnotation(const std::shared_ptr<const ScoredSlice>& before)
{
    const std::string& now = m_model->slice()->scores.basis.annotation;
    if (!before || before->scores.basis.annotation == now)
        return;
    m_notes->showText(now.empty()
                          ? tr("Scores use no annotation now, but what the reviewers of this study ruled.")
                          : tr("Scores use the annotation %1 now.").arg(toQString(now)));
}

void ScoresPage::useAnnotation(const QString& name)
{
    m_progress->begin();
    const auto use = [name = name.toStdString()](StudyFile& study) -> Result<void> {
        AnnotationSourceRepository sources(study);
        const auto source = TRY(sources.named(name));
        TRY(sources.use(source ? std::optional(source->id) : std::nullopt));
        return TruthRepository(study).packAll();
    };
    m_study.writer().write(use, this, [this](const Result<void>& used) {
        m_progress->end();
        if (used)
            Q_EMIT annotationChanged();
        else
            Q_EMIT failed(toQString(used.error().message));
        showAnnotations();
        refresh();
    });
}

/// The best come first, by what the first test set is annotated for.
void ScoresPage::sortAtFirst()
{
    const ScoredSlice& slice = *m_model->slice();
    if (slice.isEmpty())
        return;
    const ScoreColumn column{ScoreColumn::Content::Figure, 0, slice.usualMetric(1)};
    m_table->sortByKey(columnKey(column, slice), Qt::DescendingOrder);
}

void ScoresPage::showSliceProblem(const QString& sentence)
{
    m_progress->end();
    m_controls->showSliceProblem(sentence);
}

void ScoresPage::showFailure(const QString& sentence)
{
    m_progress->end();
    m_export->setEnabled(false);
    m_empty->showFailure(sentence);
    m_stack->setCurrentWidget(m_empty);
}

void ScoresPage::filterRows()
{
    m_rows->setWords(m_controls->words());
    m_rows->setKind(m_controls->kind());
    showCounts();
}

void ScoresPage::showFigures()
{
    m_model->setConfidence(m_controls->confidence());
    m_model->setComparedMetric(m_controls->comparedMetric());
    m_table->setShowsIntervals(m_controls->showsIntervals());
    showSelection();
    measureIfChanged();
}

RobustnessQuery ScoresPage::robustnessQuery() const
{
    return {m_model->slice()->query, m_controls->comparedMetric(), m_axes->axis(), m_controls->confidence()};
}

void ScoresPage::measureRobustness()
{
    m_robustness = robustnessQuery();
    if (m_model->columnOf(QStringLiteral("effective")) >= 0)
        m_job->measure(m_robustness);
}

void ScoresPage::measureIfChanged()
{
    if (m_model->slice() && robustnessQuery() != m_robustness)
        measureRobustness();
}

void ScoresPage::showCounts()
{
    if (!m_model->slice())
        return;
    m_notes->setCounts(countsText(*m_model->slice(), m_rows->rowCount()));
    m_notes->setRemarks(remarksText(*m_model->slice()));
    const auto& classifiers = m_model->slice()->scores.classifiers;
    m_notes->setWarningCount(static_cast<int>(std::ranges::count_if(
        classifiers, [](const ClassifierScores& one) { return !one.warnings.empty(); })));
}

void ScoresPage::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_notes->showText(m_rows->rowCount() > 1 && rows.size() < 2
                          ? tr("Select two classifiers to compare them.")
                          : QString());
    m_comparison = {};
    if (rows.size() == 1) {
        const QStringList warnings = rows.front().data(ScoresModel::WarningsRole).toStringList();
        if (!warnings.isEmpty())
            m_notes->showWarnings(rows.front().data().toString(), warnings);
    } else if (rows.size() == 2) {
        const auto classifierOf = [this](const QModelIndex& index) {
            return m_model->classifier(m_rows->mapToSource(index).row()).classifier;
        };
        const auto [first, second] = std::minmax(rows.front(), rows.back());
        m_comparison = {m_model->slice()->query, m_controls->comparedMetric(), classifierOf(first),
                        classifierOf(second)};
        m_job->compare(m_comparison);
    }
}

void ScoresPage::exportShown()
{
    const QString file = m_files.fileToWrite(this, tr("Export scores"), QStringLiteral("scores.csv"),
                                             tr("Comma-separated values (*.csv);;JSON (*.json)"));
    if (file.isEmpty())
        return;
    std::vector<ClassifierScores> rows;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        rows.push_back(m_model->classifier(m_rows->mapToSource(m_rows->index(row, 0)).row()));
    const StudyScores shown = scoresOfShown(m_model->slice()->scores, std::move(rows));
    if (const auto written = exportScores(file.toStdString(), shown, m_controls->confidence()); !written)
        Q_EMIT failed(toQString(written.error().message));
}

}  // namespace vizsla
