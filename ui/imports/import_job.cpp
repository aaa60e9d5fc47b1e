// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_job.h"

#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ImportJob::ImportJob(StudyFile& study, ImportRequest request, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_request(std::move(request)),
      m_seed(study.uuids().nextSeed())
{
    connect(&m_background, &Background::progressed, this, &ImportJob::progressed);
}

ImportJob::ImportJob(StudyFile& study, std::shared_ptr<const ImportPlan> plan, QObject* parent)
    : ImportJob(study, plan->request(), parent)
{
    m_plan = std::move(plan);
}

Result<ImportReport> ImportJob::import(StudyFile& study, const Progress& progress) const
{
    if (!m_plan)
        return runImport(study, m_request, progress);
    TRY(study.checkIntegrity());
    return commitImport(study, *m_plan, progress);
}

void ImportJob::start()
{
    const auto work = [this](const Progress& progress) {
        return m_study.openAgain(m_seed).and_then(
            [&](const std::unique_ptr<StudyFile>& study) { return import(*study, progress); });
    };
    m_background.run(work, [this](const Result<ImportReport>& result) { end(result); });
}

void ImportJob::end(const Result<ImportReport>& result)
{
    if (result)
        Q_EMIT finished(*result);
    else if (result.error().kind == ErrorKind::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(toQString(result.error().message));
}

}  // namespace vizsla
