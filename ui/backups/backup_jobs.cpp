// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backup_jobs.h"

#include "core/guarded.h"
#include "core/store/restore.h"
#include "ui/widgets/labels.h"

namespace vizsla {

SummaryJob::SummaryJob(std::vector<std::filesystem::path> files, Tell tell, QObject* parent) : QObject(parent)
{
    const auto read = [this, files = std::move(files),
                       tell = std::move(tell)](const Progress& progress) -> Result<void> {
        for (auto file = files.begin(); file != files.end() && !progress.isCancelled(); ++file) {
            const auto summary = guarded([&] { return summarizeStudy(*file); });
            m_background.tell([tell, file = *file, summary] { tell(file, summary); });
        }
        return {};
    };
    m_background.run(read, [](const Result<void>&) {});
}

RestoreJob::RestoreJob(std::filesystem::path study, std::filesystem::path backup, UtcTime now,
                       QObject* parent)
    : QObject(parent)
{
    connect(&m_background, &Background::progressed, this, &RestoreJob::progressed);
    const auto restore = [study = std::move(study), backup = std::move(backup), now](
                             const Progress& progress) { return restoreStudy(study, backup, now, progress); };
    m_background.run(restore, [this](const auto& restored) { end(restored); });
}

void RestoreJob::end(const Result<std::optional<std::filesystem::path>>& restored)
{
    if (restored)
        Q_EMIT finished(*restored ? toQString((*restored)->string()) : QString());
    else if (restored.error().kind == ErrorKind::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(toQString(restored.error().message));
}

}  // namespace vizsla
