// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_job.h"

#include <QMetaObject>
#include <algorithm>

#include "core/guarded.h"
#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

/// More than a bar can show would only keep the window busy.
constexpr std::size_t progressSteps = 200;

}  // namespace

ImportJob::ImportJob(StudyFile& study, ImportRequest request, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_request(std::move(request)),
      m_seed(study.uuids().nextSeed())
{}

ImportJob::~ImportJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void ImportJob::start()
{
    m_thread = std::thread([this] {
        QMetaObject::invokeMethod(
            this, [this, result = run()] { end(result); }, Qt::QueuedConnection);
    });
}

Result<ImportReport> ImportJob::run()
{
    const auto progress = [this](std::size_t done, std::size_t total) { sayProgress(done, total); };
    return guarded([&] {
        return m_study.openAgain(m_seed).and_then([&](const std::unique_ptr<StudyFile>& study) {
            return runImport(*study, m_request, {progress, &m_cancelled});
        });
    });
}

void ImportJob::sayProgress(std::size_t done, std::size_t total)
{
    const std::size_t step = done * progressSteps / std::max<std::size_t>(total, 1);
    if (step == m_lastStep)
        return;
    m_lastStep = step;
    const auto say = [this, done, total] {
        Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total));
    };
    QMetaObject::invokeMethod(this, say, Qt::QueuedConnection);
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
