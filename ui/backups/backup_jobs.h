// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "core/clock.h"
#include "core/store/backups.h"

namespace vizsla {

/// Reads what is in some studies, one after the other, on a thread of its own.
class SummaryJob final : public QObject
{
    Q_OBJECT

public:
    /// Called on the thread of the job's maker, while the job lives.
    using Tell = std::function<void(const std::filesystem::path& file, const Result<StudySummary>& summary)>;

    SummaryJob(std::vector<std::filesystem::path> files, Tell tell, QObject* parent = nullptr);
    /// Stops after the study that is being read, and waits.
    ~SummaryJob() override;

private:
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

/// Puts a backup in the place of a study on a thread of its own. Ends with one of finished(), failed() and
/// cancelled().
class RestoreJob final : public QObject
{
    Q_OBJECT

public:
    RestoreJob(std::filesystem::path study, std::filesystem::path backup, UtcMicros now,
               QObject* parent = nullptr);
    /// Cancels and waits.
    ~RestoreJob() override;

    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(int done, int total);
    /// Where the study that was there is kept; empty where there was none.
    void finished(const QString& keptFile);
    void failed(const QString& sentence);
    void cancelled();

private:
    void run(const std::filesystem::path& study, const std::filesystem::path& backup, UtcMicros now);

    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

}  // namespace vizsla
