// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <fstream>
#include <map>

#include "core/store/foreign_log.h"
#include "core/store/labeler_repository.h"
#include "core/store/private_copy.h"
#include "core/store/restore.h"
#include "core/store/storage_place.h"
#include "core/store/study_copy.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;
using Reason = StudyFile::ReadOnlyReason;

namespace {

constexpr const char* suffixes[] = {"", "-wal", "-shm", "-journal"};

QByteArray bytesOf(const fs::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

/// Names of all files in a folder with a hash of their bytes.
std::map<std::string, QByteArray> contents(const fs::path& folder)
{
    std::map<std::string, QByteArray> result;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file())
            result[entry.path().filename().string()] =
                QCryptographicHash::hash(bytesOf(entry.path()), QCryptographicHash::Sha256);
    }
    return result;
}

fs::path withSuffix(fs::path file, const char* suffix) { return file += suffix; }

/// What a kill at this moment would leave, with the log if there is one.
fs::path copyAsKilled(const fs::path& study, const fs::path& folder)
{
    fs::create_directories(folder);
    for (const char* suffix : suffixes) {
        if (fs::exists(withSuffix(study, suffix)))
            fs::copy_file(withSuffix(study, suffix), withSuffix(folder / study.filename(), suffix));
    }
    return folder / study.filename();
}

bool canAdd(StudyFile& study, const std::string& labeler) { return LabelerRepository(study).add(labeler).has_value(); }

std::vector<std::string> namesIn(StudyFile& study)
{
    std::vector<std::string> names;
    for (const Labeler& labeler : valueOf(LabelerRepository(study).all()))
        names.push_back(labeler.name);
    return names;
}

using Names = std::vector<std::string>;

std::int64_t nfs(const fs::path&) { return 0x6969; }
std::int64_t local(const fs::path&) { return 0xef53; }

/// A study that is open, and what somebody else made of a copy of it.
struct Versions : StudyFixture
{
    Versions()
    {
        canAdd(study(), "Ann");
        valueOf(copyStudy(study().database(), other, 0));
        canAdd(*valueOf(StudyFile::open(other, clock, 8)), "Zed");
        canAdd(study(), "Bob");
    }

    /// As programs do that synchronise folders: another file takes the name.
    void replace() { fs::rename(other, file()); }
    /// As `cp` does: the same file has other bytes.
    void overwrite() { fs::copy_file(other, file(), fs::copy_options::overwrite_existing); }
    Result<std::unique_ptr<StudyFile>> openAgain() { return StudyFile::open(file(), clock, 7); }

    const fs::path other = folder() / "other.vizsla";
};

bool says(const Error& error, const char* what, const fs::path& file)
{
    return error.message.find(what) != std::string::npos &&
           error.message.find(file.filename().string()) != std::string::npos &&
           error.message.find(file.parent_path().string()) != std::string::npos;
}

}  // namespace

class TestFileIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- while the study is open

    void replacedStudy_isNotWrittenAnyMore()
    {
        Versions study;
        study.replace();
        const QByteArray version = bytesOf(study.file());
        const auto added = LabelerRepository(study.study()).add("Cyd");
        VERIFY_FAILS(added, ErrorKind::Replaced);
        QVERIFY2(says(added.error(), "replaced by another file", study.file()), added.error().message.c_str());
        // What was committed is still read, and a connection for another thread would be one to the other file.
        QCOMPARE(namesIn(study.study()), (Names{"Ann", "Bob"}));
        VERIFY_FAILS(study.study().openAgain(4), ErrorKind::Replaced);
        study.close();
        QCOMPARE(bytesOf(study.file()), version);
    }

    void deletedStudy_isSaidToBe()
    {
        Versions study;
        fs::remove(study.file());
        const auto added = LabelerRepository(study.study()).add("Cyd");
        VERIFY_FAILS(added, ErrorKind::Replaced);
        QVERIFY2(says(added.error(), "deleted or moved", study.file()), added.error().message.c_str());
        study.close();
        QVERIFY(!fs::exists(study.file()));
    }

    void movedFolder_isSaidAndWorkGoesOnWhenItIsBack()
    {
        Versions study;
        const fs::path home = study.folder() / "home";
        fs::create_directory(home);
        const fs::path file = copyAsKilled(study.file(), home);
        auto open = valueOf(StudyFile::open(file, study.clock, 3));
        fs::rename(home, study.folder() / "away");
        VERIFY_FAILS(LabelerRepository(*open).add("Cyd"), ErrorKind::Replaced);
        fs::rename(study.folder() / "away", home);
        QVERIFY(canAdd(*open, "Cyd"));
        open.reset();
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 3))), (Names{"Ann", "Bob", "Cyd"}));
    }

    void overwrittenStudy_isNotWrittenAnyMore()
    {
        Versions study;
        study.overwrite();
        const QByteArray version = bytesOf(study.file());
        VERIFY_FAILS(LabelerRepository(study.study()).add("Cyd"), ErrorKind::Replaced);
        study.close();
        // Not even the log is written back into it.
        QCOMPARE(bytesOf(study.file()), version);
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Zed"}));
    }

    void touchedStudy_goesOn()
    {
        Versions study;
        fs::last_write_time(study.file(), fs::file_time_type::clock::now());
        QVERIFY(canAdd(study.study(), "Cyd"));
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
        QVERIFY(canAdd(study.study(), "Dee"));
        const auto another = valueOf(study.study().openAgain(5));
        QVERIFY(canAdd(*another, "Eve"));
        valueOf(another->database().runScript("PRAGMA wal_checkpoint(PASSIVE)"));
        QVERIFY(canAdd(study.study(), "Fay"));
    }

    void failedCommitOfSeveral_undoesAll()
    {
        Versions study;
        study.replace();
        const auto done = study.study().database().transaction([&]() -> Result<void> {
            return study.study().setSetting("a", "1").and_then([&] { return study.study().setSetting("b", "2"); });
        });
        VERIFY_FAILS(done, ErrorKind::Replaced);
        QVERIFY(!valueOf(study.study().setting("a")));
    }

    void copyOfAReplacedStudy_holdsAllThatWasCommitted()
    {
        Versions study;
        study.replace();
        const fs::path copy = study.folder() / "saved.vizsla";
        VERIFY_OK(copyStudy(study.study().database(), copy, 0));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(copy, study.clock, 2))), (Names{"Ann", "Bob"}));
    }

    // --- logs of others

    void logOfAReplacedStudy_isNotReadIntoItsSuccessor()
    {
        Versions study;
        study.replace();
        QVERIFY(fs::file_size(withSuffix(study.file(), "-wal")) > 0);
        QVERIFY(hasForeignLog(study.file()));
        const auto before = contents(study.folder());
        {
            const auto reader = valueOf(StudyFile::openToRead(study.file(), study.clock));
            QCOMPARE(namesIn(*reader), (Names{"Ann", "Zed"}));
            QCOMPARE(reader->notices().size(), std::size_t{1});
        }
        valueOf(PrivateCopy::make(study.file()));
        QVERIFY(contents(study.folder()) == before);
    }

    void logOfAReplacedStudy_isKeptUnderAnotherName()
    {
        Versions study;
        const QByteArray log = bytesOf(withSuffix(study.file(), "-wal"));
        study.replace();
        study.close();
        const auto opened = valueOf(study.openAgain());
        QCOMPARE(opened->readOnlyReason(), Reason::None);
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Zed"}));
        QCOMPARE(opened->notices().size(), std::size_t{1});
        QCOMPARE(bytesOf(study.folder() / "study.vizsla.log of another file-wal"), log);
        QVERIFY(canAdd(*opened, "Cyd"));
    }

    void versionThatTheLogLedThrough_isBroughtUpToDate()
    {
        StudyFixture study;
        QVERIFY(canAdd(study.study(), "Ann"));
        const fs::path earlier = study.folder() / "earlier.vizsla";
        valueOf(copyStudy(study.study().database(), earlier, 0));
        QVERIFY(canAdd(study.study(), "Bob"));
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::rename(earlier, file);
        QVERIFY(!hasForeignLog(file));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 2))), (Names{"Ann", "Bob"}));
    }

    void logOfAnotherStudy_isForeign()
    {
        StudyFixture one;
        StudyFixture other;
        QVERIFY(canAdd(one.study(), "Ann"));
        other.close();
        fs::copy_file(withSuffix(one.file(), "-wal"), withSuffix(other.file(), "-wal"));
        QVERIFY(hasForeignLog(other.file()));
        other.reopen();
        QVERIFY(namesIn(other.study()).empty());
    }

    void restoringOverAForeignLog_keepsIt()
    {
        Versions study;
        const QByteArray log = bytesOf(withSuffix(study.file(), "-wal"));
        fs::copy_file(study.other, study.folder() / "backup.vizsla");
        study.replace();
        study.close();
        valueOf(restoreStudy(study.file(), study.folder() / "backup.vizsla", 0));
        QCOMPARE(bytesOf(study.folder() / "study.vizsla.log of another file-wal"), log);
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Zed"}));
    }

    // --- logs of its own

    void logAfterAKill_isReadWithoutChangingAByte()
    {
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const fs::path file = copyAsKilled(study.file(), folder);
        QVERIFY(fs::file_size(withSuffix(file, "-wal")) > 0);
        const auto before = contents(folder);
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
        QVERIFY(contents(folder) == before);
        // The index of the log may be lost with the machine.
        fs::remove(withSuffix(file, "-shm"));
        const auto withoutIndex = contents(folder);
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
        QVERIFY(contents(folder) == withoutIndex);
    }

    void logAfterAKill_isWrittenBackOnOpening()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        {
            const auto opened = valueOf(StudyFile::open(file, study.clock, 2));
            QVERIFY(opened->notices().empty());
            QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob"}));
            QCOMPARE(fs::file_size(withSuffix(file, "-wal")), std::uintmax_t{0});
        }
        QVERIFY(!fs::exists(withSuffix(file, "-wal")));
    }

    void halfWrittenBackLog_isItsOwn()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        // The log is back in the file, and still there: the last moment before it is begun anew.
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(PASSIVE)"));
        fs::copy_file(study.file(), file, fs::copy_options::overwrite_existing);
        QVERIFY(!hasForeignLog(file));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
    }

    void closedStudy_leavesNoLogWhileOthersReadIt()
    {
        Versions study;
        const auto reader = valueOf(StudyFile::openToRead(study.file(), study.clock));
        QCOMPARE(namesIn(*reader), (Names{"Ann", "Bob"}));
        study.close();
        const fs::path log = withSuffix(study.file(), "-wal");
        QVERIFY(!fs::exists(log) || fs::file_size(log) == 0);
        QCOMPARE(namesIn(*reader), (Names{"Ann", "Bob"}));
    }

    void fileThatChangesWhileItIsReadAlone_isNoSource()
    {
        Versions study;
        study.close();
        auto reader = valueOf(Database::open(study.file(), Database::Access::Immutable));
        const auto count = [&] {
            return reader.query("SELECT COUNT(*) FROM labeler", [](const Statement& row) { return row.integer(0); });
        };
        VERIFY_OK(count());
        study.reopen();
        QVERIFY(canAdd(study.study(), "Cyd"));
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
        VERIFY_FAILS(count(), ErrorKind::Busy);
    }

    // --- several names

    void hardLink_isTheSameStudy()
    {
        StudyFixture study;
        const fs::path link = study.folder() / "second name.vizsla";
        fs::create_hard_link(study.file(), link);
        QCOMPARE(valueOf(StudyFile::open(link, study.clock, 2))->readOnlyReason(), Reason::OpenElsewhere);
        study.close();
        const auto opened = valueOf(StudyFile::open(link, study.clock, 2));
        QCOMPARE(opened->readOnlyReason(), Reason::None);
        QCOMPARE(valueOf(StudyFile::open(study.file(), study.clock, 3))->readOnlyReason(), Reason::OpenElsewhere);
    }

    void idOfTheStudy_staysWithItsCopies()
    {
        Versions study;
        const auto id = valueOf(study.study().setting("study.id"));
        QVERIFY(id && id->size() == 32);
        auto other = valueOf(StudyFile::open(study.other, study.clock, 2));
        QCOMPARE(valueOf(other->setting("study.id")).value(), *id);
        StudyFixture another;
        QVERIFY(valueOf(another.study().setting("study.id")) != id);
    }

    // --- where it lies

    void placeOfAStudy_isRecognised_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<qint64>("type");
        QTest::addColumn<QString>("name");
        QTest::newRow("disk") << "work/studies" << qint64{0xef53} << "";
        QTest::newRow("nfs") << "work" << qint64{0x6969} << "NFS";
        QTest::newRow("smb") << "work" << qint64{0xfe534d42} << "SMB";
        QTest::newRow("sshfs") << "work" << qint64{0x65735546} << "FUSE";
        QTest::newRow("9p") << "work" << qint64{0x01021997} << "9P";
        QTest::newRow("dropbox") << "Dropbox/lab" << qint64{0xef53} << "Dropbox";
        QTest::newRow("dropbox of a firm") << "Dropbox (Lab)/a" << qint64{0xef53} << "Dropbox";
        QTest::newRow("onedrive of a school") << "OneDrive - University" << qint64{0xef53} << "OneDrive";
        QTest::newRow("google") << "Google Drive/My Drive" << qint64{0xef53} << "Google Drive";
        QTest::newRow("nextcloud") << "nextcloud/lab" << qint64{0xef53} << "Nextcloud";
        QTest::newRow("a word in a name") << "dropboxes/megastudy" << qint64{0xef53} << "";
    }

    void placeOfAStudy_isRecognised()
    {
        QFETCH(const QString, folder);
        QFETCH(const qint64, type);
        QFETCH(const QString, name);
        const fs::path file = fs::path("/home/ann") / folder.toStdString() / "study.vizsla";
        const StoragePlace place = placeOf(file, [&](const fs::path&) { return type; });
        QCOMPARE(QString::fromStdString(place.name), name);
        QCOMPARE(place.isLocal(), name.isEmpty());
    }

    void markOfASyncedFolder_isFound()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path lab = fs::path(folder.path().toStdString()) / "lab";
        fs::create_directories(lab / "studies");
        QVERIFY(placeOf(lab / "studies" / "a.vizsla", local).isLocal());
        fs::create_directory(lab / ".stfolder");
        QCOMPARE(placeOf(lab / "studies" / "a.vizsla", local).name, std::string("Syncthing"));
    }

    void networkFolder_hasNoLog()
    {
        Versions study;
        study.close();
        auto opened = valueOf(StudyFile::open(study.file(), study.clock, 2, nfs));
        QCOMPARE(opened->place().kind, StoragePlace::Kind::Network);
        QVERIFY(canAdd(*opened, "Cyd"));
        QVERIFY(canAdd(*valueOf(opened->openAgain(3)), "Dee"));
        QVERIFY(!fs::exists(withSuffix(study.file(), "-wal")));
        study.replace();
        VERIFY_FAILS(LabelerRepository(*opened).add("Eve"), ErrorKind::Replaced);
    }

    void journalAfterAKill_isReadWithoutChangingAByte()
    {
        Versions study;
        study.close();
        const fs::path folder = study.folder() / "killed";
        fs::path killed;
        {
            auto opened = valueOf(StudyFile::open(study.file(), study.clock, 2, nfs));
            Database& database = opened->database();
            valueOf(database.runScript("PRAGMA cache_size = 5"));
            const auto copied = database.transaction([&]() -> Result<void> {
                // More than the cache holds, so that the file is written before the commit.
                for (int i = 0; i < 500; ++i)
                    valueOf(opened->setSetting("key" + std::to_string(i), std::string(500, 'x')));
                killed = copyAsKilled(study.file(), folder);
                return {};
            });
            VERIFY_OK(copied);
        }
        QVERIFY(fs::exists(withSuffix(killed, "-journal")));
        const auto before = contents(folder);
        {
            const auto reader = valueOf(StudyFile::openToRead(killed, study.clock));
            QCOMPARE(namesIn(*reader), (Names{"Ann", "Bob"}));
            QVERIFY(!valueOf(reader->setting("key1")));
        }
        QVERIFY(contents(folder) == before);
        // It is not that of a version that took the place meanwhile.
        fs::rename(study.other, killed);
        QVERIFY(hasForeignLog(killed));
        auto opened = valueOf(StudyFile::open(killed, study.clock, 2));
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Zed"}));
        QCOMPARE(opened->notices().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestFileIdentity)
#include "tst_file_identity.moc"
