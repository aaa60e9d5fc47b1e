// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <iterator>

#include "core/store/annotation_source_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "ui/imports/import_form.h"
#include "ui/imports/import_job.h"
#include "ui/imports/import_kinds.h"
#include "ui/imports/import_plan_view.h"
#include "ui/imports/import_planner.h"
#include "ui/imports/import_progress.h"
#include "ui/imports/import_report_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

namespace vizsla {

ImportDialog::ImportDialog(StudyFile& study, FileChooser& files, QWidget* parent)
    : JobDialog(parent),
      m_study(study),
      m_planner(new ImportPlanner(study, this)),
      m_form(nullptr),
      m_missing(styledLabel("small")),
      m_import(new QPushButton(tr("Import"))),
      m_choice(buildChoice(files)),
      m_progress(new ImportProgress),
      m_report(new ImportReportView)
{
    setWindowTitle(tr("Import into %1").arg(toQString(study.path().stem().string())));
    for (QWidget* page : {m_choice, static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_report)})
        m_stack->addWidget(page);
    connectPages();
    connectPlanner();
    readStudy();
    showChoice();
    openAtSize(*this, {600, 500});
}

ImportDialog::~ImportDialog() = default;

QWidget* ImportDialog::buildChoice(FileChooser& files)
{
    m_form = new ImportForm(files);
    m_missing->setObjectName(QStringLiteral("lack"));
    m_missing->setWordWrap(true);
    m_import->setObjectName(QStringLiteral("import"));
    m_import->setProperty("kind", "primary");
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeImport"));
    connect(close, &QPushButton::clicked, this, &ImportDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    buttons->addWidget(m_missing, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_import);
    // Between what is chosen and the buttons a message takes its room from the plan alone.
    JobDialog::layout()->removeWidget(m_message);
    auto* choice = new QWidget;
    auto* layout = new QVBoxLayout(choice);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4 * spacingStep);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    return choice;
}

void ImportDialog::connectPages()
{
    connect(m_form, &ImportForm::changed, this, [this] {
        showMissing();
        planAgain();
    });
    connect(m_form, &ImportForm::filesChanged, this, [this] {
        m_message->hide();
        showChoice();
    });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::start);
    connect(m_progress, &ImportProgress::cancelWanted, this, &ImportDialog::cancel);
    connect(m_report, &ImportReportView::closeWanted, this, &QDialog::accept);
    connect(m_report, &ImportReportView::moreWanted, this, [this] {
        readStudy();
        setFiles(m_form->leftOut());
    });
}

void ImportDialog::connectPlanner()
{
    ImportPlanView& view = m_form->plan();
    connect(m_planner, &ImportPlanner::begun, &view, [this, &view] {
        setRefusal({});
        view.showWorking();
    });
    connect(m_planner, &ImportPlanner::progressed, &view, &ImportPlanView::showWorking);
    connect(m_planner, &ImportPlanner::planned, &view, &ImportPlanView::showPlan);
    connect(m_planner, &ImportPlanner::failed, &view, [this, &view](const QString& sentence) {
        view.showFailure(sentence);
        setRefusal(sentence);
    });
}

void ImportDialog::setRefusal(const QString& sentence)
{
    m_refusal = sentence;
    // The keyboard goes to where the reason stands.
    if (!m_refusal.isEmpty() && m_import->hasFocus())
        m_form->plan().setFocus();
    showMissing();
}

/// What the import would do as the form stands.
void ImportDialog::planAgain()
{
    // What failed is looked at again: the files may be others under the same names.
    if (!m_refusal.isEmpty())
        m_planner->drop();
    if (m_form->missing().isEmpty()) {
        m_planner->plan(m_form->request());
        return;
    }
    m_planner->drop();
    m_form->plan().showNothing();
    setRefusal({});
}

void ImportDialog::readStudy()
{
    auto testSets = ImageRepository(m_study).testSets();
    if (testSets)
        m_form->setTestSets(std::move(*testSets));
    else
        m_message->show(toQString(testSets.error().message), Tone::Wrong);
    const AnnotationSourceRepository annotations(m_study);
    const auto sources = annotations.all();
    const auto inUse = annotations.inUse();
    if (!sources || !inUse) {
        m_message->show(toQString((sources ? inUse.error() : sources.error()).message), Tone::Wrong);
        return;
    }
    std::vector<std::string> names;
    std::ranges::transform(*sources, std::back_inserter(names), &AnnotationSource::name);
    m_form->setAnnotations(std::move(names), *inUse ? (*inUse)->name : std::string());
}

void ImportDialog::propose(const Importer& importer)
{
    m_form->propose(importer);
}

void ImportDialog::setFiles(const QStringList& files)
{
    m_form->setFiles(files);
}

void ImportDialog::showMissing()
{
    m_missing->setText(m_form->missing());
    m_import->setEnabled(m_missing->text().isEmpty() && m_refusal.isEmpty());
    m_import->setToolTip(m_refusal);
}

void ImportDialog::changeEvent(QEvent* event)
{
    JobDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_refusal.isEmpty() && !isRunning())
        planAgain();
}

void ImportDialog::showChoice()
{
    showMissing();
    planAgain();
    m_stack->setCurrentWidget(m_choice);
    m_import->setDefault(true);
    if (m_import->isEnabled())
        m_import->setFocus();
    else
        m_form->focusWhatIsLacking();
}

void ImportDialog::start()
{
    const ImportRequest request = m_form->request();
    const QString testSet = toQString(request.testSet);
    m_what =
        testSet.isEmpty() ? nameOf(*request.importer) : tr("%1 · %2").arg(nameOf(*request.importer), testSet);
    const std::shared_ptr<const ImportPlan> plan = m_planner->ready();
    m_planner->drop();
    m_form->plan().showNothing();
    m_message->hide();
    m_stack->setCurrentWidget(m_progress);
    m_progress->begin(m_what);
    m_job = plan ? std::make_unique<ImportJob>(m_study, plan) : std::make_unique<ImportJob>(m_study, request);
    connect(m_job.get(), &ImportJob::progressed, m_progress, &ImportProgress::showProgress);
    connect(m_job.get(), &ImportJob::finished, this, &ImportDialog::showReport);
    connect(m_job.get(), &ImportJob::failed, this, &ImportDialog::showFailure);
    connect(m_job.get(), &ImportJob::cancelled, this, [this] {
        endJob();
        m_message->show(tr("The import was cancelled. Nothing of it was kept."), Tone::Neutral);
        showChoice();
    });
    m_job->start();
}

void ImportDialog::cancel()
{
    m_job->cancel();
    m_progress->showCancelling();
}

void ImportDialog::showReport(const ImportReport& report)
{
    endJob();
    m_report->show(report, m_what, static_cast<int>(m_form->leftOut().size()));
    m_stack->setCurrentWidget(m_report);
    m_report->closeButton()->setDefault(true);
    m_report->closeButton()->setFocus();
    Q_EMIT imported();
}

void ImportDialog::showFailure(const QString& sentence)
{
    endJob();
    m_message->show(sentence, Tone::Wrong);
    showChoice();
}

/// The job is speaking: it goes when it has finished.
void ImportDialog::endJob()
{
    m_job.release()->deleteLater();
}

}  // namespace vizsla
