// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backup_jobs.h"

#include <QMetaObject>

#include "core/guarded.h"
#include "core/store/restore.h"
#include "ui/widgets/labels.h"

namespace vizsla {

SummaryJob::SummaryJob(std::vector<std::filesystem::path> files, Tell tell, QObject* parent) : QObject(parent)
{
    m_thread = std::thread([this, files = std::move(files), tell = std::move(tell)] {
        for (auto file = files.begin(); file != files.end() && !m_cancelled; ++file) {
            const auto heard = [tell, file = *file, summary = guarded([&] {
                                                        return summarizeStudy(*file);
                                                    })] { tell(file, summary); };
            QMetaObject::invokeMethod(this, heard, Qt::QueuedConnection);
        }
    });
}

SummaryJob::~SummaryJob()
{
    m_cancelled = true;
    m_thread.join();
}

RestoreJob::RestoreJob(std::filesystem::path study, std::filesystem::path backup, UtcMicros now,
                       QObject* parent)
    : QObject(parent)
{
    m_thread = std::thread(
        [this, study = std::move(study), backup = std::move(backup), now] { run(study, backup, now); });
}

RestoreJob::~RestoreJob()
{
    cancel();
    m_thread.join();
}

void RestoreJob::run(const std::filesystem::path& study, const std::filesystem::path& backup, UtcMicros now)
{
    const auto progress = [this](std::size_t done, std::size_t total) {
        const auto tell = [this, done, total] {
            Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    const auto restored = guarded([&] { return restoreStudy(study, backup, now, {progress, &m_cancelled}); });
    const auto tell = [this, restored] {
        if (restored)
            Q_EMIT finished(*restored ? toQString((*restored)->string()) : QString());
        else if (restored.error().kind == ErrorKind::Cancelled)
            Q_EMIT cancelled();
        else
            Q_EMIT failed(toQString(restored.error().message));
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

}  // namespace vizsla
