// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"

#include <sys/mount.h>

#include <QTest>
#include <algorithm>
#include <fstream>
#include <set>

#include "core/store/labeler_repository.h"
#include "core/store/restore.h"
#include "core/store/schema.h"
#include "core/store/session_repository.h"
#include "core/store/study_copy.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace backups_test {

namespace {

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

int answersIn(const fs::path& study)
{
    return valueOf(summarizeStudy(study)).answers;
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// A study in use: every day somebody answers another image.
struct Office : StudyFixture
{
    Office()
        : images(addTestSet("set", "beagle husky cup car horse mug beagle husky cup car horse mug")),
          task(addTask("Dogs", images)),
          ann(addLabeler("Ann"))
    {
        labelOne();
    }

    void labelOne()
    {
        auto session = begin(task, ann);
        label(session, "beagle");
    }
    std::optional<Backup> backUp() { return valueOf(backups.makeDaily(study().database(), clock.utcNow())); }
    /// Something is changed, and backed up.
    std::optional<Backup> useAndBackUp()
    {
        valueOf(study().setSetting("used", std::to_string(microsOf(clock.utcNow()))));
        return backUp();
    }
    std::vector<std::string> files() const { return namesIn(backups.folder()); }

    std::vector<Image> images;
    Task task;
    Labeler ann;
    Backups backups{file()};
};

/// A closed study as an earlier version left it.
fs::path makeStudyOfVersion(const fs::path& folder, int version)
{
    const fs::path file = folder / ("version" + std::to_string(version) + ".vizsla");
    auto database = valueOf(Database::open(file, Database::Access::Create));
    valueOf(database.transaction([&] { return makeSchema(database, version); }));
    valueOf(
        database.runScript("INSERT INTO synset VALUES ('beagle', 0, 0, 'a small hound');"
                           "INSERT INTO labeler (id, name, created_at) VALUES ('1', 'Ada', 5);"));
    return file;
}

std::int64_t versionOf(const fs::path& file)
{
    return valueOf(summarizeStudy(file)).version;
}

}  // namespace

class BackupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- copies

    void copy_isWholeAndNeedsNothingBesideIt()
    {
        Office office;
        const fs::path copy = office.folder() / "copy.vizsla";
        std::size_t last = 0;
        std::size_t all = 0;
        const auto watch = [&](std::size_t done, std::size_t total) { last = done, all = total; };
        valueOf(copyStudy(office.study().database(), copy, office.clock.utcNow(), {watch, nullptr}));
        QCOMPARE(last, all);
        QVERIFY(all > 10);
        QCOMPARE(answersIn(copy), 1);
        QCOMPARE(fs::file_size(copy), all * 4096);
        QVERIFY(!fs::exists(fs::path(copy.string() + "-wal")));
    }

    void copyOfAStudyThatIsBeingWritten_isOneMoment()
    {
        Office office;
        auto other = valueOf(office.study().openAgain(5));
        int written = 0;
        const auto writeMeanwhile = [&](std::size_t, std::size_t) {
            // Between the steps somebody else writes; the copy must neither begin anew nor be mixed.
            if (written++ < 50)
                valueOf(other->setSetting("meanwhile", std::string(20'000, 'x') + std::to_string(written)));
        };
        valueOf(other->setSetting("large", std::string(4'000'000, 'y')));
        const fs::path copy = office.folder() / "copy.vizsla";
        valueOf(copyStudy(office.study().database(), copy, {}, {writeMeanwhile, nullptr}));
        QVERIFY2(written > 2 && written < 20, std::to_string(written).c_str());
        const auto study = valueOf(StudyFile::openToRead(copy, office.clock));
        QVERIFY(!valueOf(study->setting("meanwhile")));
        QVERIFY(valueOf(study->setting("large")));
    }

    void cancelledCopy_leavesNothing()
    {
        Office office;
        valueOf(office.study().setSetting("large", std::string(4'000'000, 'y')));
        const auto before = namesIn(office.folder());
        const std::atomic<bool> cancelled = true;
        VERIFY_FAILS(copyStudy(office.study().database(), office.folder() / "copy.vizsla", {},
                               {[](std::size_t, std::size_t) {}, &cancelled}),
                     ErrorKind::Cancelled);
        QCOMPARE(namesIn(office.folder()), before);
    }

    void copyIntoAFolderThatCannotBeWritten_saysSoAndLeavesNothing()
    {
        Office office;
        const fs::path folder = office.folder() / "closed";
        fs::create_directory(folder);
        shareWithEveryone(office.folder());
        makeReadOnly(folder);
        const Unprivileged user;
        const auto copied = copyStudy(office.study().database(), folder / "copy.vizsla", {});
        VERIFY_FAILS(copied, ErrorKind::ReadOnly);
        QVERIFY(copied.error().message.find("copy.vizsla could not be made in the folder") == 0);
        QVERIFY(namesIn(folder).empty());
    }

    void fullDisk_isSaidAndNothingIsLeft()
    {
        Office office;
        const fs::path disk = office.folder() / "small disk";
        fs::create_directory(disk);
        if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0)
            QSKIP("a small disk can be made by root alone");
        const auto copied = copyStudy(office.study().database(), disk / "copy.vizsla", {});
        const auto left = namesIn(disk);
        ::umount(disk.c_str());
        VERIFY_FAILS(copied, ErrorKind::Full);
        QVERIFY2(copied.error().message.ends_with("there is no space left on the disk."),
                 copied.error().message.c_str());
        QVERIFY(left.empty());
    }

    void backup_canBeReadByThoseAlone_whoCanReadTheStudy()
    {
        Office office;
        fs::permissions(office.file(), fs::perms::owner_read | fs::perms::owner_write);
        const auto made = office.backUp();
        QCOMPARE(static_cast<int>(fs::status(made->file).permissions()), 0600);
    }

    // --- one a day

    void dailyBackup_isNamedByTheDay_andHoldsTheStudy()
    {
        Office office;
        const auto made = office.backUp();
        QVERIFY(made);
        QCOMPARE(made->file, office.folder() / "study backups" / "study 2026-01-01.vizsla");
        QCOMPARE(answersIn(made->file), 1);
        QCOMPARE(office.backups.list().at(0).madeAt, office.clock.utcNow());
    }

    void secondBackupOfADay_isNotMade()
    {
        Office office;
        QVERIFY(office.backUp());
        office.labelOne();
        office.clock.advance(20h);
        QVERIFY(!office.backUp());
        QCOMPARE(office.files().size(), std::size_t{1});
        office.clock.advance(4h);
        QVERIFY(office.backUp());
        QCOMPARE(office.files(),
                 (std::vector<std::string>{"study 2026-01-01.vizsla", "study 2026-01-02.vizsla"}));
    }

    void unchangedStudy_isNotBackedUpAgain()
    {
        Office office;
        QVERIFY(office.backUp());
        office.clock.advance(24h);
        office.reopen();
        QVERIFY(!office.backUp());
        QCOMPARE(office.files(), std::vector<std::string>{"study 2026-01-01.vizsla"});
        office.labelOne();
        QVERIFY(office.backUp());
    }

    void sixtyDays_keepSevenDaysAndFourWeeks()
    {
        Office office;
        for (int day = 0; day < 60; ++day, office.clock.advance(24h))
            QVERIFY(office.useAndBackUp());
        // 2026-03-01, a Sunday, is the last day: seven days, and the Sundays before them.
        QCOMPARE(office.files(),
                 (std::vector<std::string>{
                     "study 2026-02-01.vizsla", "study 2026-02-08.vizsla", "study 2026-02-15.vizsla",
                     "study 2026-02-22.vizsla", "study 2026-02-23.vizsla", "study 2026-02-24.vizsla",
                     "study 2026-02-25.vizsla", "study 2026-02-26.vizsla", "study 2026-02-27.vizsla",
                     "study 2026-02-28.vizsla", "study 2026-03-01.vizsla"}));
    }

    void clockThatJumps_costsNoBackups()
    {
        Office office;
        for (int day = 0; day < 7; ++day, office.clock.advance(24h))
            office.useAndBackUp();
        const auto good = office.files();
        const UtcTime present = office.clock.utcNow();
        office.clock.setUtc(present + 40 * 365 * oneDay);
        QVERIFY(office.useAndBackUp());
        office.clock.setUtc(present - 20 * 365 * oneDay);
        QVERIFY(office.useAndBackUp());
        office.clock.setUtc(present);
        QVERIFY(office.useAndBackUp());
        // The newest seven by date are kept, those of wrong dates beside them.
        const auto files = office.files();
        QVERIFY(std::ranges::includes(files, std::vector(good.begin() + 1, good.end())));
        QVERIFY(std::ranges::find(files, "study 2026-01-08.vizsla") != files.end());
        QVERIFY(files.size() <= 12);
        // And with the clock wrong for long, what was made last is never what goes.
        for (int day = 0; day < 30; ++day) {
            office.clock.setUtc(present - day * 30 * oneDay);
            if (const auto made = office.useAndBackUp())
                QVERIFY(office.files().size() < 24);
        }
    }

    void filesOfOtherNames_areNeverTouched()
    {
        Office office;
        fs::create_directory(office.backups.folder());
        std::vector<std::string> foreign{"study 2026-01-01 (2).txt",
                                         "study 2026-1-1.vizsla",
                                         "study 2026-02-30.vizsla",
                                         "study 2026-01-01 important.vizsla",
                                         "Study 2026-01-01.vizsla",
                                         "study 2026-01-01.vizsla.bak",
                                         "other 2026-01-01.vizsla",
                                         "study 2026-01-01 (02).vizsla",
                                         "study 2026-01-01 before upgrade from x.vizsla",
                                         "notes.vizsla.part",
                                         "study.vizsla"};
        for (const std::string& name : foreign)
            write(office.backups.folder() / name, "mine");
        fs::create_directory(office.backups.folder() / "study 2020-01-01.vizsla");
        for (int day = 0; day < 60; ++day, office.clock.advance(24h))
            office.useAndBackUp();
        for (const std::string& name : foreign)
            QVERIFY2(fs::exists(office.backups.folder() / name), name.c_str());
        QVERIFY(fs::is_directory(office.backups.folder() / "study 2020-01-01.vizsla"));
        QCOMPARE(office.backups.list().size(), std::size_t{11});
    }

    void partOfAnEarlierCopy_isTidiedUp()
    {
        Office office;
        fs::create_directory(office.backups.folder());
        write(office.backups.folder() / "study 2025-12-31.vizsla.part", "broken off");
        QVERIFY(office.backUp());
        QCOMPARE(office.files(), std::vector<std::string>{"study 2026-01-01.vizsla"});
    }

    void upgradesAndRestores_keepTheirNewestThree()
    {
        std::vector<Backup> backups;
        for (int day = 1; day <= 6; ++day) {
            for (const BackupReason reason :
                 {BackupReason::BeforeUpgrade, BackupReason::BeforeRestore, BackupReason::Damaged})
                backups.push_back({"x" + std::to_string(day), reason, day});
        }
        const auto superfluous = superfluousBackups(backups, UtcTime(10 * oneDay));
        QCOMPARE(superfluous.size(), std::size_t{6});
        for (const Backup& backup : superfluous)
            QVERIFY(backup.day <= 3 && backup.reason != BackupReason::Damaged);
    }

    void folderThatCannotBeMade_isSaidInOneSentence()
    {
        Office office;
        write(office.backups.folder(), "a file is in the way");
        const auto made = office.backups.makeDaily(office.study().database(), {});
        VERIFY_FAILS(made, ErrorKind::ReadOnly);
        QVERIFY(made.error().message.find("study backups cannot be") != std::string::npos);
    }

    // --- before an upgrade

    void upgrade_isPrecededByABackup_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < StudyFile::schemaVersion; ++version)
            QTest::addRow("version %d", version) << version;
    }
    void upgrade_isPrecededByABackup()
    {
        QFETCH(int, version);
        const QTemporaryDir folder(folderTemplate());
        const FakeClock clock;
        const fs::path file = makeStudyOfVersion(folder.path().toStdString(), version);
        valueOf(StudyFile::open(file, clock, 1));
        QCOMPARE(versionOf(file), std::int64_t{StudyFile::schemaVersion});
        const auto backups = Backups(file).list();
        QCOMPARE(backups.size(), std::size_t{1});
        QCOMPARE(backups[0].fileName(), "version" + std::to_string(version) +
                                            " 2026-01-01 before upgrade from " + std::to_string(version) +
                                            ".vizsla");
        QCOMPARE(backups[0].fromVersion, version);
        QCOMPARE(versionOf(backups[0].file), std::int64_t{version});
        QCOMPARE(valueOf(summarizeStudy(backups[0].file)).labelers, 1);
    }

    void withoutABackup_nothingIsUpgraded()
    {
        const QTemporaryDir folder(folderTemplate());
        const FakeClock clock;
        const fs::path file = makeStudyOfVersion(folder.path().toStdString(), 2);
        std::ifstream before(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(before), {}};
        write(Backups(file).folder(), "a file is in the way");
        const auto opened = StudyFile::open(file, clock, 1);
        VERIFY_FAILS(opened, ErrorKind::ReadOnly);
        QVERIFY2(opened.error().message.find("no backup of it can be made") != std::string::npos,
                 opened.error().message.c_str());
        std::ifstream after(file, std::ios::binary);
        QVERIFY(std::string(std::istreambuf_iterator<char>(after), {}) == bytes);
    }

    /// The stamp that an upgrade begins with stays, and is no other study.
    void upgradeThatFailsAgainAndAgain_keepsOneBackup()
    {
        const QTemporaryDir folder(folderTemplate());
        FakeClock clock;
        const fs::path file = makeStudyOfVersion(folder.path().toStdString(), 2);
        valueOf(valueOf(Database::open(file, Database::Access::ReadWrite))
                    .runScript("CREATE TABLE unanswered (x)"));
        for (int attempt = 0; attempt < 4; ++attempt, clock.advance(24h))
            QVERIFY(!StudyFile::open(file, clock, 1));
        QCOMPARE(Backups(file).list().size(), std::size_t{1});
        QCOMPARE(versionOf(file), std::int64_t{2});
        // What the earlier version wrote meanwhile is kept as well.
        valueOf(valueOf(Database::open(file, Database::Access::ReadWrite))
                    .runScript("UPDATE labeler SET created_at = 7"));
        QVERIFY(!StudyFile::open(file, clock, 1));
        QCOMPARE(Backups(file).list().size(), std::size_t{2});
    }

    // --- restoring

    void restoredBackup_isTheStudy_andThePresentOneIsKept()
    {
        Office office;
        const auto backup = office.backUp();
        office.labelOne();
        office.labelOne();
        office.close();
        const auto kept = valueOf(restoreStudy(office.file(), backup->file, office.clock.utcNow()));
        QCOMPARE(kept->filename().string(), std::string("study 2026-01-01 before restore.vizsla"));
        QCOMPARE(answersIn(*kept), 3);
        office.reopen();
        QCOMPARE(office.number("SELECT COUNT(*) FROM answer"), 1);
        QVERIFY(!office.study().isReadOnly());
        office.labelOne();
        // And back again.
        office.close();
        valueOf(restoreStudy(office.file(), *kept, office.clock.utcNow()));
        QCOMPARE(answersIn(office.file()), 3);
        QVERIFY(fs::exists(office.backups.folder() / "study 2026-01-01 before restore (2).vizsla"));
    }

    void logOfTheFormerStudy_isNotReplayedIntoTheRestoredOne()
    {
        Office office;
        const auto backup = office.backUp();
        const fs::path crashed = office.folder() / "crashed";
        fs::create_directory(crashed);
        office.labelOne();
        // As after a power cut: the file, and what was committed in the log beside it.
        for (const char* suffix : {"", "-wal"})
            fs::copy_file(fs::path(office.file().string() + suffix),
                          crashed / ("study.vizsla" + std::string(suffix)));
        const fs::path study = crashed / "study.vizsla";
        QVERIFY(fs::file_size(fs::path(study.string() + "-wal")) > 0);
        const auto kept = valueOf(restoreStudy(study, backup->file, office.clock.utcNow()));
        QCOMPARE(answersIn(*kept), 2);
        QCOMPARE(answersIn(study), 1);
        QVERIFY(!fs::exists(fs::path(study.string() + "-wal")));
        valueOf(StudyFile::open(study, office.clock, 1));
    }

    void damagedStudy_isPutAside_notDestroyed()
    {
        Office office;
        const auto backup = office.backUp();
        office.close();
        const std::string noise(10'000, '\x5a');
        write(office.file(), noise);
        write(office.file().string() + "-wal", "log");
        const auto kept = valueOf(restoreStudy(office.file(), backup->file, office.clock.utcNow()));
        QCOMPARE(kept->filename().string(), std::string("study 2026-01-01 damaged.vizsla"));
        QCOMPARE(fs::file_size(*kept), noise.size());
        QVERIFY(fs::exists(fs::path(kept->string() + "-wal")));
        office.reopen();
        QCOMPARE(office.number("SELECT COUNT(*) FROM answer"), 1);
    }

    void studyThatIsGone_isRestored()
    {
        Office office;
        const auto backup = office.backUp();
        office.close();
        fs::remove(office.file());
        QVERIFY(!valueOf(restoreStudy(office.file(), backup->file, {})));
        QCOMPARE(answersIn(office.file()), 1);
    }

    void openStudy_isNotReplaced()
    {
        Office office;
        const auto backup = office.backUp();
        const auto restored = restoreStudy(office.file(), backup->file, {});
        VERIFY_FAILS(restored, ErrorKind::Busy);
        QVERIFY(restored.error().message.find("open in another window") != std::string::npos);
        office.labelOne();
    }

    void badBackup_changesNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addRow("none") << static_cast<int>(ErrorKind::NotFound);
        QTest::addRow("noise") << static_cast<int>(ErrorKind::Foreign);
        QTest::addRow("torn") << static_cast<int>(ErrorKind::Corrupt);
        QTest::addRow("newer") << static_cast<int>(ErrorKind::TooNew);
    }
    void badBackup_changesNothing()
    {
        QFETCH(int, kind);
        Office office;
        const fs::path backup = office.backUp()->file;
        office.labelOne();
        office.close();
        if (kind == static_cast<int>(ErrorKind::NotFound))
            fs::remove(backup);
        else if (kind == static_cast<int>(ErrorKind::Foreign))
            write(backup, std::string(9000, 'x'));
        else if (kind == static_cast<int>(ErrorKind::Corrupt))
            fs::resize_file(backup, fs::file_size(backup) / 2);
        else
            valueOf(valueOf(Database::open(backup, Database::Access::ReadWrite))
                        .runScript("PRAGMA user_version = 99"));
        const auto before = namesIn(office.folder());
        VERIFY_FAILS(restoreStudy(office.file(), backup, {}), static_cast<ErrorKind>(kind));
        QCOMPARE(namesIn(office.folder()), before);
        QCOMPARE(answersIn(office.file()), 2);
    }

    void readOnlyFolder_isNotRestoredInto()
    {
        Office office;
        const fs::path backup = office.backUp()->file;
        office.close();
        shareWithEveryone(office.folder());
        makeReadOnly(office.folder());
        {
            const Unprivileged user;
            VERIFY_FAILS(restoreStudy(office.file(), backup, {}), ErrorKind::ReadOnly);
        }
        makeWritable(office.folder());
    }
};

}  // namespace backups_test

VIZSLA_TEST(tst_backups, backups_test::BackupsTest)
#include "tst_backups.moc"
