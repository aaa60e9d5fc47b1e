// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_job.h"

#include <QMetaObject>

#include "core/guarded.h"

namespace vizsla {

SampleJob::SampleJob(SampleSources sources, std::filesystem::path folder, const Clock& clock,
                     std::uint64_t seed, QObject* parent)
    : QObject(parent),
      m_sources(std::move(sources)),
      m_folder(std::move(folder)),
      m_clock(clock),
      m_seed(seed)
{}

SampleJob::~SampleJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void SampleJob::start()
{
    m_thread = std::thread([this] { run(); });
}

void SampleJob::run()
{
    const auto progress = [this](int done, int total) {
        QMetaObject::invokeMethod(
            this, [this, done, total] { Q_EMIT progressed(done, total); }, Qt::QueuedConnection);
    };
    auto made =
        guarded([&] { return makeSample(m_sources, m_folder, m_clock, m_seed, progress, m_cancelled); });
    QMetaObject::invokeMethod(
        this, [this, made = std::move(made)] { report(made); }, Qt::QueuedConnection);
}

void SampleJob::report(const Result<MadeSample>& result)
{
    if (result)
        Q_EMIT made(QString::fromStdString(result->study.string()));
    else if (result.error().kind == ErrorKind::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(QString::fromStdString(result.error().message));
}

}  // namespace vizsla
