// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/restore_dialog.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <fstream>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "ui/backups/backup_model.h"
#include "ui/backups/daily_backup.h"
#include "ui/backups/restore_opener.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/study_pages.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace restore_dialog_test {

namespace {

/// A study in use for three days, with a backup of each, closed.
struct Office : WindowFixture
{
    explicit Office(int days = 3)
        : images(addPictures("photos", "beagle husky cup car mug")),
          task(study().addTask("cups_and_dogs", images)),
          ada(study().addLabeler("Ada"))
    {
        for (int day = 0; day < days; ++day, clock().advance(24h)) {
            study().labelImage(task, ada, images[static_cast<std::size_t>(day)], "beagle");
            valueOf(backups().makeDaily(study().study().database(), clock().utcNow()));
        }
        setLabeler(ada);
        study().close();
    }

    Backups backups() { return Backups(study().file()); }
    void write(const std::string& bytes) { std::ofstream(study().file(), std::ios::binary) << bytes; }

    std::unique_ptr<RestoreDialog> makeDialog()
    {
        auto made = std::make_unique<RestoreDialog>(study().file(), files, clock());
        made->show();
        if (!QTest::qWaitForWindowActive(made.get()))
            qFatal("the dialog did not become active");
        return made;
    }

    std::vector<Image> images;
    Task task;
    Labeler ada;
};

QPushButton* button(const QWidget& in, const char* name)
{
    return in.findChild<QPushButton*>(QLatin1String(name));
}

QString cell(const QWidget& dialog, int row, int column)
{
    return dialog.findChild<QTableView*>()->model()->index(row, column).data().toString();
}

QString shown(const QWidget& in, const char* name)
{
    const auto* label = in.findChild<QLabel*>(QLatin1String(name));
    return label->isVisible() ? label->text() : QString();
}

QString message(const QWidget& in)
{
    const auto* bar = in.findChild<MessageBar*>();
    return bar->isVisible() ? bar->text() : QString();
}

RestoreDialog* dialogOf(const MainWindow& window)
{
    return window.findChild<RestoreDialog*>();
}

int answersIn(MainWindow& window)
{
    return static_cast<int>(valueOf(window.study()->file->database().query(
        "SELECT COUNT(*) FROM answer", [](const Statement& row) { return row.integer(0); }))[0]);
}

}  // namespace

class RestoreDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backups_areListedWithWhatIsInThem()
    {
        Office office;
        const auto dialog = office.makeDialog();
        const QAbstractItemModelTester tester(dialog->findChild<QTableView*>()->model());
        QCOMPARE(dialog->findChild<QTableView*>()->model()->rowCount(), 3);
        QTRY_COMPARE(cell(*dialog, 2, BackupModel::Answers), QStringLiteral("1"));
        QCOMPARE(cell(*dialog, 0, BackupModel::Answers), QStringLiteral("3"));
        QCOMPARE(cell(*dialog, 0, BackupModel::Compared), QStringLiteral("as many answers"));
        QCOMPARE(cell(*dialog, 2, BackupModel::Compared), QStringLiteral("2 answers fewer"));
        QCOMPARE(cell(*dialog, 2, BackupModel::Labelers), QStringLiteral("1"));
        QCOMPARE(cell(*dialog, 2, BackupModel::Why), QStringLiteral("daily"));
        QVERIFY(cell(*dialog, 2, BackupModel::When).contains(QStringLiteral("Jan 2026")));
        QVERIFY(shown(*dialog, "present")
                    .startsWith(QStringLiteral("The study has 1 labeler and 3 answers now.")));
    }

    void withoutBackups_saysWhereTheyWillBe()
    {
        Office office(0);
        const auto dialog = office.makeDialog();
        QVERIFY(dialog->findChild<EmptyState*>()->isVisible());
        QVERIFY(!dialog->findChild<QTableView*>()->isVisible());
        QVERIFY(!button(*dialog, "restore")->isEnabled());
        QVERIFY(button(*dialog, "anotherFile")->isEnabled());
    }

    void keys_chooseAndRestore()
    {
        Office office;
        const auto dialog = office.makeDialog();
        const QSignalSpy restored(dialog.get(), &RestoreDialog::restored);
        QTRY_VERIFY(dialog->findChild<QTableView*>()->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(restored.size(), 1);
        QVERIFY(restored[0][0].toString().contains(QStringLiteral("before restore")));
        QCOMPARE(valueOf(summarizeStudy(office.study().file())).answers, 1);
        QVERIFY(!dialog->isVisible());
    }

    void escape_closesWithoutTouchingAnything()
    {
        Office office;
        const auto dialog = office.makeDialog();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(valueOf(summarizeStudy(office.study().file())).answers, 3);
    }

    void damagedBackup_saysSoAndCannotBeRestored()
    {
        Office office;
        std::ofstream(office.backups().list().at(1).file, std::ios::binary) << std::string(9000, 'x');
        const auto dialog = office.makeDialog();
        QTRY_COMPARE(cell(*dialog, 1, BackupModel::Compared), QStringLiteral("cannot be read"));
        QVERIFY(button(*dialog, "restore")->isEnabled());
        QTest::keyClick(dialog->findChild<QTableView*>(), Qt::Key_Down);
        QVERIFY(!button(*dialog, "restore")->isEnabled());
        QVERIFY(shown(*dialog, "problem").contains(QStringLiteral("is not a Vizsla study")));
        QTest::keyClick(dialog->findChild<QTableView*>(), Qt::Key_Down);
        QVERIFY(button(*dialog, "restore")->isEnabled());
        QVERIFY(shown(*dialog, "problem").isEmpty());
    }

    void fileChosenByHand_isRestored()
    {
        Office office;
        const fs::path copy = office.study().folder() / "elsewhere.vizsla";
        fs::copy_file(office.backups().list().back().file, copy);
        office.files.next = {QString::fromStdString(copy.string())};
        const auto dialog = office.makeDialog();
        QTest::mouseClick(button(*dialog, "anotherFile"), Qt::LeftButton);
        QCOMPARE(cell(*dialog, 0, BackupModel::When), QStringLiteral("elsewhere.vizsla"));
        QTRY_COMPARE(cell(*dialog, 0, BackupModel::Answers), QStringLiteral("1"));
        // Chosen once more it does not stand there twice.
        QTest::mouseClick(button(*dialog, "anotherFile"), Qt::LeftButton);
        QCOMPARE(dialog->findChild<QTableView*>()->model()->rowCount(), 4);
        const QSignalSpy restored(dialog.get(), &RestoreDialog::restored);
        QTest::mouseClick(button(*dialog, "restore"), Qt::LeftButton);
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(valueOf(summarizeStudy(office.study().file())).answers, 1);
        QVERIFY(fs::exists(copy));
    }

    void studyOpenElsewhere_isRefusedInTheDialog()
    {
        Office office;
        const auto other = valueOf(StudyFile::open(office.study().file(), office.clock(), 1));
        const auto dialog = office.makeDialog();
        QTest::mouseClick(button(*dialog, "restore"), Qt::LeftButton);
        QTRY_VERIFY(message(*dialog).contains(QStringLiteral("open in another window")));
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QTableView*>()->isVisible());
        QCOMPARE(valueOf(summarizeStudy(office.study().file())).answers, 3);
    }

    // --- in the window

    void menu_restoresTheOpenStudyAndOpensItAgain()
    {
        Office office;
        const auto window = office.makeWindow();
        QVERIFY(!window->findChild<QAction*>(QStringLiteral("restoreAction"))->isEnabled());
        QVERIFY(window->openStudyFile(office.file()));
        QCOMPARE(answersIn(*window), 3);
        window->findChild<QAction*>(QStringLiteral("restoreAction"))->trigger();
        QTRY_VERIFY(dialogOf(*window) && dialogOf(*window)->isVisible());
        auto* table = dialogOf(*window)->findChild<QTableView*>();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(2, 1)).center());
        QTest::mouseClick(button(*dialogOf(*window), "restore"), Qt::LeftButton);
        QTRY_VERIFY(message(*window).contains(QStringLiteral("before restore")));
        QVERIFY(window->study());
        QVERIFY(!window->study()->file->isReadOnly());
        QCOMPARE(answersIn(*window), 1);
        QCOMPARE(window->pages()->labeler()->name, std::string("Ada"));
        QTRY_VERIFY(!dialogOf(*window));
    }

    void failedRestore_opensTheStudyAgain()
    {
        Office office;
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        window->findChild<QAction*>(QStringLiteral("restoreAction"))->trigger();
        QTRY_COMPARE(cell(*dialogOf(*window), 0, BackupModel::Answers), QStringLiteral("3"));
        // Damaged after it was listed, in the middle.
        const fs::path backup = office.backups().list().at(0).file;
        fs::resize_file(backup, fs::file_size(backup) / 2);
        QTest::mouseClick(button(*dialogOf(*window), "restore"), Qt::LeftButton);
        QTRY_VERIFY(!message(*dialogOf(*window)).isEmpty());
        QVERIFY(window->study());
        QVERIFY(!window->study()->file->isReadOnly());
        QCOMPARE(answersIn(*window), 3);
    }

    void damagedStudy_leadsToItsBackups()
    {
        Office office;
        office.write(std::string(20'000, '\x5a'));
        const auto window = office.makeWindow();
        QVERIFY(!window->openStudyFile(office.file()));
        auto* restore = button(*window, "messageAction");
        QVERIFY(restore->isVisible());
        QCOMPARE(restore->text(), QStringLiteral("Restore a backup…"));
        QTest::mouseClick(restore, Qt::LeftButton);
        QTRY_VERIFY(dialogOf(*window));
        QTRY_VERIFY(
            shown(*dialogOf(*window), "present").contains(QStringLiteral("puts what is there now aside")));
        QTest::mouseClick(button(*dialogOf(*window), "restore"), Qt::LeftButton);
        QTRY_VERIFY(window->study());
        QCOMPARE(answersIn(*window), 3);
        QVERIFY(message(*window).contains(QStringLiteral("damaged")));
    }

    void otherFailures_offerNothing()
    {
        Office office;
        const auto window = office.makeWindow();
        const fs::path text = office.study().folder() / "text.vizsla";
        std::ofstream(text) << "not a study";
        QVERIFY(!window->openStudyFile(QString::fromStdString(text.string())));
        QVERIFY(!message(*window).isEmpty());
        QVERIFY(!button(*window, "messageAction")->isVisible());
    }

    void readOnlyWindow_restoresNothingAndSaysWhy()
    {
        Office office;
        const auto other = valueOf(StudyFile::open(office.study().file(), office.clock(), 1));
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        const auto* action = window->findChild<QAction*>(QStringLiteral("restoreAction"));
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains(QStringLiteral("another window")));
    }

    // --- every day

    void studyInUse_isBackedUpOnceADay()
    {
        Office office(0);
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        auto* daily = window->findChild<DailyBackup*>();
        QSignalSpy finished(daily, &DailyBackup::finished);
        daily->makeNow();
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].toBool(), true);
        QCOMPARE(office.backups().list().size(), std::size_t{1});
        daily->makeNow();
        QVERIFY(finished.wait());
        QCOMPARE(finished[1][0].toBool(), false);
        office.clock().advance(24h);
        valueOf(LabelerRepository(*window->study()->file).add("Bob"));
        daily->makeNow();
        QVERIFY(finished.wait());
        QCOMPARE(office.backups().list().size(), std::size_t{2});
        QCOMPARE(valueOf(summarizeStudy(office.backups().list().at(0).file)).labelers, 2);
    }

    void backupThatFails_isSaidInTheWindow()
    {
        Office office(0);
        std::ofstream(office.backups().folder()) << "a file is in the way";
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        window->findChild<DailyBackup*>()->makeNow();
        QTRY_VERIFY(
            message(*window).startsWith(QStringLiteral("Today's backup of the study could not be made.")));
    }

    /// An index disagrees with its table, and each page can be read.
    void damageThatOpeningDoesNotSee_isSaidInTheWindow()
    {
        Office office(0);
        std::int64_t root = 0;
        {
            auto database = valueOf(Database::open(office.study().file(), Database::Access::Immutable));
            root = valueOf(database.query(
                               "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_labeler_2'",
                               [](const Statement& row) { return row.integer(0); }))
                       .at(0);
        }
        QFile file(office.file());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((root - 1) * 4096));
        QByteArray page = file.read(4096);
        QVERIFY(page.contains("Ada"));
        page.replace("Ada", "Adb");
        QVERIFY(file.seek((root - 1) * 4096) && file.write(page) == 4096);
        file.close();
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        window->findChild<DailyBackup*>()->makeNow();
        QTRY_VERIFY(message(*window).contains(QStringLiteral("is damaged")));
        QVERIFY2(message(*window).contains(QStringLiteral("--salvage NEWFILE")),
                 qPrintable(message(*window)));
        QVERIFY(office.backups().list().empty());
    }

    void studyThatIsOnlyRead_isNotBackedUp()
    {
        Office office(0);
        const auto other = valueOf(StudyFile::open(office.study().file(), office.clock(), 1));
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(office.file()));
        window->findChild<DailyBackup*>()->makeNow();
        QVERIFY(!window->findChild<DailyBackup*>()->isRunning());
        QVERIFY(!fs::exists(office.backups().folder()));
    }

    void closingDuringABackup_leavesNoPart()
    {
        Office office(0);
        {
            const auto window = office.makeWindow();
            QVERIFY(window->openStudyFile(office.file()));
            window->findChild<DailyBackup*>()->makeNow();
        }
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(office.backups().folder(), none))
            QVERIFY2(entry.path().extension() == ".vizsla", entry.path().c_str());
        QVERIFY(valueOf(StudyFile::open(office.study().file(), office.clock(), 2))->readOnlyReason() ==
                StudyFile::ReadOnlyReason::None);
    }
};

}  // namespace restore_dialog_test

VIZSLA_TEST(tst_restore_dialog, restore_dialog_test::RestoreDialogTest)
#include "tst_restore_dialog.moc"
