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

void ImportJob::start()
{
    const auto work = [this](const Progress& progress) {
        return m_study.openAgain(m_seed).and_then(
            [&](const std::unique_ptr<StudyFile>& study) { return runImport(*study, m_request, progress); });
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
