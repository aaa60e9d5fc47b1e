// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/backup_pictures.h"

#include <QTableView>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/store/backups.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/tour/tour_desk.h"
#include "ui/backups/backup_model.h"
#include "ui/backups/restore_dialog.h"
#include "ui/backups/restore_opener.h"
#include "ui/study/open_study.h"

namespace vizsla::tour {

namespace fs = std::filesystem;

namespace {

/// A copy of the sample study with the backups of some weeks.
fs::path makeStudy(TourDesk& desk)
{
    const fs::path file = desk.folder() / "Birds of prey.vizsla";
    fs::copy_file(desk.study(), file, fs::copy_options::overwrite_existing);
    auto study = StudyFile::open(file, desk.clock(), 1);
    const Backups backups(file);
    for (const int daysAgo : {33, 26, 19, 12, 6, 5, 4, 3, 2, 1}) {
        (void)(*study)->setSetting("day", std::to_string(daysAgo));
        (void)backups.makeDaily((*study)->database(), desk.clock().utcNow() - daysAgo * oneDay);
        if (daysAgo == 12)
            (void)LabelerRepository(**study).add("Labeler C");
    }
    (void)backups.makeBeforeUpgrade((*study)->database(), 3, desk.clock().utcNow() - 20 * oneDay);
    return file;
}

RestoreDialog& openDialog(TourDesk& desk, const fs::path& study)
{
    desk.window().findChild<RestoreOpener*>()->openFor(QString::fromStdString(study.string()));
    auto& dialog = *desk.window().findChild<RestoreDialog*>();
    const auto* model = dialog.findChild<QTableView*>()->model();
    const int last = model->rowCount() - 1;
    if (last >= 0 && !QTest::qWaitFor([&] {
            return !model->index(last, BackupModel::Compared).data().toString().isEmpty();
        }))
        qWarning("the backups are not read");
    return dialog;
}

}  // namespace

void takeBackupPictures(TourDesk& desk, QSize size, Scheme scheme,
                        const std::function<void(const QString& name, QWidget* widget)>& take)
{
    desk.closeWindow();
    const fs::path file = makeStudy(desk);
    desk.openWindow(size, scheme, file);
    take(QStringLiteral("restore-backups"), &openDialog(desk, file));
    delete desk.window().findChild<RestoreDialog*>();
    const fs::path fresh = desk.folder() / "Fresh.vizsla";
    fs::copy_file(desk.scoredStudy(), fresh, fs::copy_options::overwrite_existing);
    take(QStringLiteral("restore-no-backups"), &openDialog(desk, fresh));
    desk.closeWindow();
    fs::remove(fresh);
    std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(8192)
        << std::string(20'000, '\x5a');
    desk.openWindow(size, scheme, {});
    desk.window().openStudyFile(QString::fromStdString(file.string()));
    take(QStringLiteral("welcome-study-damaged"), &desk.window());
    desk.closeWindow();
    fs::remove(file);
    fs::remove_all(Backups(file).folder());
}

}  // namespace vizsla::tour
