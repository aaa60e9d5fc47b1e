// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_job.h"

namespace vizsla {

SampleJob::SampleJob(SampleSources sources, std::filesystem::path folder, const Clock& clock,
                     std::uint64_t seed, QObject* parent)
    : QObject(parent),
      m_sources(std::move(sources)),
      m_folder(std::move(folder)),
      m_clock(clock),
      m_seed(seed)
{
    connect(&m_background, &Background::progressed, this, &SampleJob::progressed);
}

void SampleJob::start()
{
    const auto make = [this](const Progress& progress) {
        const auto report = [&](int done, int total) {
            progress.report(static_cast<std::size_t>(done), static_cast<std::size_t>(total));
        };
        return makeSample(m_sources, m_folder, m_clock, m_seed, report, *progress.cancelled);
    };
    m_background.run(make, [this](const Result<MadeSample>& made) { end(made); });
}

void SampleJob::end(const Result<MadeSample>& result)
{
    if (result)
        Q_EMIT made(QString::fromStdString(result->study.string()));
    else if (result.error().kind == ErrorKind::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(QString::fromStdString(result.error().message));
}

}  // namespace vizsla
