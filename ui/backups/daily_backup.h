// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <optional>

#include "core/clock.h"
#include "core/store/backups.h"
#include "ui/work/background.h"

namespace vizsla {

class StudyFile;

/// Backs the open study up on every day on which it is in use, on a thread of its own and some seconds after
/// it was opened, so that nobody waits for it. Before that it reads the study over, and says where it is
/// damaged.
class DailyBackup final : public QObject
{
    Q_OBJECT

public:
    explicit DailyBackup(const Clock& clock, QObject* parent = nullptr);

    /// The open study, or none. One that can only be read is not backed up.
    void setStudy(const StudyFile* study);
    /// Does not wait until it is time; asked every hour, because a day may begin meanwhile.
    void makeNow();
    bool isRunning() const { return m_background.isRunning(); }

Q_SIGNALS:
    /// A backup was made, or none was needed.
    void finished(bool made);
    void failed(const QString& sentence);

private:
    void stop();
    Result<std::optional<Backup>> makeSound(const std::filesystem::path& study, const Progress& progress);
    void end(const Result<std::optional<Backup>>& result);

    const Clock& m_clock;
    std::filesystem::path m_study;
    QTimer m_timer;
    Background m_background;
};

}  // namespace vizsla
