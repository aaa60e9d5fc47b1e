// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <cstdint>
#include <thread>

#include "core/imports/run_import.h"

namespace vizsla {

/// Runs one import on a thread of its own, over a connection of its own. Ends with one of finished(),
/// failed() and cancelled().
class ImportJob final : public QObject
{
    Q_OBJECT

public:
    /// The study outlives the job.
    ImportJob(StudyFile& study, ImportRequest request, QObject* parent = nullptr);
    /// Cancels and waits.
    ~ImportJob() override;

    void start();
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const vizsla::ImportReport& report);
    void failed(const QString& sentence);
    void cancelled();

private:
    Result<ImportReport> run();
    void sayProgress(std::size_t done, std::size_t total);
    void end(const Result<ImportReport>& result);

    const StudyFile& m_study;
    ImportRequest m_request;
    std::uint64_t m_seed;
    std::atomic<bool> m_cancelled = false;
    std::size_t m_lastStep = 0;  ///< for the thread alone
    std::thread m_thread;
};

}  // namespace vizsla
