// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/daily_backup.h"

#include <spdlog/spdlog.h>

#include "core/guarded.h"
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

DailyBackup::~DailyBackup()
{
    stop();
}

void DailyBackup::stop()
{
    m_timer.stop();
    ++m_run;
    m_cancelled = true;
    if (m_thread.joinable())
        m_thread.join();
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
    m_cancelled = false;
    m_thread = std::thread([this, run = ++m_run, study = m_study] {
        auto result = guarded([&] { return makeSound(study); });
        const auto tell = [this, run, result = std::move(result)] {
            if (run == m_run)
                end(result);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

/// Whatever the day, so that damage is said while the backups before it are there.
Result<std::optional<Backup>> DailyBackup::makeSound(const std::filesystem::path& study)
{
    const auto file = TRY(StudyFile::openToRead(study, m_clock));
    TRY(file->checkForFigures());
    return Backups(study).makeDaily(file->database(), m_clock.utcNow(),
                                    {[](std::size_t, std::size_t) {}, &m_cancelled});
}

void DailyBackup::end(const Result<std::optional<Backup>>& result)
{
    m_thread.join();
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
