// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/clock.h"
#include "core/store/backups.h"
#include "ui/work/background.h"

namespace vizsla {

/// Reads what is in some studies, one after the other, in the background. When it goes, it waits for the one
/// that is being read.
class SummaryJob final : public QObject
{
    Q_OBJECT

public:
    /// Called on the thread of the job's maker, while the job lives.
    using Tell = std::function<void(const std::filesystem::path& file, const Result<StudySummary>& summary)>;

    SummaryJob(std::vector<std::filesystem::path> files, Tell tell, QObject* parent = nullptr);

private:
    Background m_background;
};

/// Puts a backup in the place of a study in the background. Ends with one of finished(), failed() and
/// cancelled(). When it goes, it cancels and waits.
class RestoreJob final : public QObject
{
    Q_OBJECT

public:
    RestoreJob(std::filesystem::path study, std::filesystem::path backup, UtcTime now,
               QObject* parent = nullptr);

    void cancel() { m_background.cancel(); }

Q_SIGNALS:
    void progressed(int done, int total);
    /// Where the study that was there is kept; empty where there was none.
    void finished(const QString& keptFile);
    void failed(const QString& sentence);
    void cancelled();

private:
    void end(const Result<std::optional<std::filesystem::path>>& restored);

    Background m_background;
};

}  // namespace vizsla
