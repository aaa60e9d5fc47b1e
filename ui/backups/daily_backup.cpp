// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/daily_backup.h"

#include <spdlog/spdlog.h>

#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

using namespace std::chrono_literals;

constexpr auto afterOpening = 5s;
constexpr auto untilAskedAgain = 1h;

}  // namespace

DailyBackup::DailyBackup(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DailyBackup::makeNow);
}

void DailyBackup::stop()
{
    m_timer.stop();
    m_background.stop();
}

void DailyBackup::setStudy(const StudyFile* study)
{
    stop();
    m_study = study && !study->isReadOnly() ? study->path() : std::filesystem::path();
    if (!m_study.empty())
        m_timer.start(afterOpening);
}

void DailyBackup::makeNow()
{
    if (m_study.empty() || isRunning())
        return;
    m_timer.start(untilAskedAgain);
    m_background.run([this, study = m_study](const Progress& progress) { return makeSound(study, progress); },
                     [this](const Result<std::optional<Backup>>& result) { end(result); });
}

/// Whatever the day, so that damage is said while the backups before it are there.
Result<std::optional<Backup>> DailyBackup::makeSound(const std::filesystem::path& study,
                                                     const Progress& progress)
{
    const auto file = TRY(StudyFile::openToRead(study, m_clock));
    TRY(file->checkForFigures());
    return Backups(study).makeDaily(*file, m_clock.utcNow(), progress);
}

void DailyBackup::end(const Result<std::optional<Backup>>& result)
{
    if (result) {
        spdlog::info("backup of the day: {}", *result ? "made" : "not needed");
        Q_EMIT finished(result->has_value());
        return;
    }
    spdlog::warn("backup of the day: failed");
    Q_EMIT failed(
        tr("Today's backup of the study could not be made. %1").arg(toQString(result.error().message)));
}

}  // namespace vizsla
