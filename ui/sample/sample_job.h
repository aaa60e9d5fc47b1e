// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <filesystem>
#include <thread>

#include "ui/sample/sample_maker.h"

namespace vizsla {

/// Makes the sample study on a thread of its own.
class SampleJob final : public QObject
{
    Q_OBJECT

public:
    SampleJob(SampleSources sources, std::filesystem::path folder, const Clock& clock, std::uint64_t seed,
              QObject* parent = nullptr);
    /// Cancels and waits.
    ~SampleJob() override;

    void start();
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(int done, int total);
    void made(const QString& study);
    void failed(const QString& sentence);
    void cancelled();

private:
    void run();
    void report(const Result<MadeSample>& made);

    SampleSources m_sources;
    std::filesystem::path m_folder;
    const Clock& m_clock;
    std::uint64_t m_seed;
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

}  // namespace vizsla
