// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <fstream>
#include <map>
#include <numeric>

#include "core/checks/check_study.h"
#include "core/checks/salvage_study.h"
#include "core/store/backups.h"
#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/labeler_repository.h"
#include "core/store/private_copy.h"
#include "core/store/restore.h"
#include "core/store/storage_place.h"
#include "core/store/study_copy.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace file_identity_test {
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

/// The file without what lies beside it.
fs::path movedAlone(const fs::path& study, const fs::path& folder)
{
    fs::create_directories(folder);
    fs::copy_file(study, folder / study.filename());
    return folder / study.filename();
}

bool canAdd(StudyFile& study, const std::string& labeler)
{
    return LabelerRepository(study).add(labeler).has_value();
}

std::vector<std::string> namesIn(StudyFile& study)
{
    std::vector<std::string> names;
    for (const Labeler& labeler : valueOf(LabelerRepository(study).all()))
        names.push_back(labeler.name);
    return names;
}

using Names = std::vector<std::string>;

bool isForeign(const fs::path& file)
{
    return valueOf(findForeignLogs(file)).any();
}

std::int64_t nfs(const fs::path&)
{
    return 0x6969;
}
std::int64_t local(const fs::path&)
{
    return 0xef53;
}

/// A study that is open, and what somebody else made of a copy of it.
struct Versions : StudyFixture
{
    Versions()
    {
        canAdd(study(), "Ann");
        valueOf(copyStudy(study().database(), other, {}));
        canAdd(*valueOf(StudyFile::open(other, clock, 8)), "Zed");
        canAdd(study(), "Bob");
    }

    /// As programs do that synchronise folders: another file takes the name.
    void replace() { fs::rename(other, file()); }
    /// As `cp` does: the same file has other bytes.
    void overwrite() { fs::copy_file(other, file(), fs::copy_options::overwrite_existing); }
    Result<std::unique_ptr<StudyFile>> openAgain() { return StudyFile::open(file(), clock, m_seed++); }

    const fs::path other = folder() / "other.vizsla";

private:
    std::uint64_t m_seed = 20;
};

/// What a kill in the midst of a long transaction leaves where there is a journal: more than memory was to
/// hold is in the file before the commit.
fs::path killInTransaction(StudyFile& study, const fs::path& folder)
{
    fs::path killed;
    valueOf(study.database().runScript("PRAGMA cache_size = 5"));
    const auto stopped = study.database().transaction([&]() -> Result<void> {
        for (int i = 0; i < 500; ++i)
            valueOf(study.setSetting("key" + std::to_string(i), std::string(500, 'x')));
        killed = copyAsKilled(study.path(), folder);
        return failure(ErrorKind::Cancelled, "enough");
    });
    return stopped ? fs::path() : killed;
}

/// The same of another program, which knows nothing of stamps. The pages that it changes are in the midst of
/// the file.
fs::path killAnotherProgram(const fs::path& study, const fs::path& folder)
{
    auto database = valueOf(Database::open(study, Database::Access::ReadWrite));
    valueOf(database.runScript("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN"));
    valueOf(database.runScript(
        "UPDATE synset_name SET name = name || 'x'; UPDATE synset SET gloss = gloss || 'x'"));
    const fs::path killed = copyAsKilled(study, folder);
    valueOf(database.runScript("ROLLBACK"));
    return killed;
}

/// On a network, each in a session of its own.
void addOneByOne(const fs::path& file, const Clock& clock, const Names& labelers)
{
    std::uint64_t seed = 100;
    for (const std::string& name : labelers)
        canAdd(*valueOf(StudyFile::open(file, clock, ++seed, nfs)), name);
}

bool holds(const std::string& sentence, const std::vector<std::string>& words)
{
    return std::ranges::all_of(
        words, [&](const std::string& word) { return sentence.find(word) != std::string::npos; });
}

/// Writes other bytes over some of a file.
void overwriteAt(const fs::path& file, std::streamoff place, const std::string& bytes)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(place);
    stream << bytes;
}

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
        QVERIFY2(says(added.error(), "replaced by another file", study.file()),
                 added.error().message.c_str());
        // What was committed is still read, and a connection for another thread would be one to the other
        // file.
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
            return study.study().setSetting("a", "1").and_then(
                [&] { return study.study().setSetting("b", "2"); });
        });
        VERIFY_FAILS(done, ErrorKind::Replaced);
        QVERIFY(!valueOf(study.study().setting("a")));
    }

    void copyOfAReplacedStudy_holdsAllThatWasCommitted()
    {
        Versions study;
        study.replace();
        const fs::path copy = study.folder() / "saved.vizsla";
        VERIFY_OK(copyStudy(study.study().database(), copy, {}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(copy, study.clock, 2))), (Names{"Ann", "Bob"}));
    }

    // --- its log while the study is open

    void deletedLog_isSaidAndWhatItHeldIsInTheStudy()
    {
        Versions study;
        fs::remove(withSuffix(study.file(), "-wal"));
        const auto added = LabelerRepository(study.study()).add("Cyd");
        VERIFY_FAILS(added, ErrorKind::Replaced);
        QVERIFY2(says(added.error(), "deleted or moved study.vizsla-wal", study.file()) &&
                     holds(added.error().message, {"All that was written until now is in the study"}),
                 added.error().message.c_str());
        // Killed now.
        const fs::path elsewhere = study.folder() / "elsewhere";
        fs::create_directory(elsewhere);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(copyAsKilled(study.file(), elsewhere), study.clock, 3))),
                 (Names{"Ann", "Bob"}));
        study.close();
        const auto opened = valueOf(study.openAgain());
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob"}));
        QVERIFY(canAdd(*opened, "Cyd"));
    }

    void deletedLog_isWrittenIntoTheStudyAlsoOnClosing()
    {
        Versions study;
        fs::remove(withSuffix(study.file(), "-wal"));
        study.close();
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Bob"}));
    }

    void movedLog_isSaidAndWorkGoesOnWhenItIsBack()
    {
        Versions study;
        const fs::path log = withSuffix(study.file(), "-wal");
        fs::rename(log, study.folder() / "away");
        VERIFY_FAILS(LabelerRepository(study.study()).add("Cyd"), ErrorKind::Replaced);
        fs::rename(study.folder() / "away", log);
        QVERIFY(canAdd(study.study(), "Cyd"));
        QVERIFY(canAdd(study.study(), "Dee"));
        study.close();
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Bob", "Cyd", "Dee"}));
    }

    /// Another file with the same bytes is not the one that is open.
    void replacedLog_isSaidAndLeft()
    {
        Versions study;
        const fs::path log = withSuffix(study.file(), "-wal");
        fs::copy_file(log, study.folder() / "copied");
        fs::rename(study.folder() / "copied", log);
        const QByteArray other = bytesOf(log);
        const auto added = LabelerRepository(study.study()).add("Cyd");
        VERIFY_FAILS(added, ErrorKind::Replaced);
        QVERIFY2(says(added.error(), "study.vizsla-wal", study.file()), added.error().message.c_str());
        const fs::path copy = study.folder() / "saved.vizsla";
        VERIFY_OK(copyStudy(study.study().database(), copy, {}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(copy, study.clock, 2))), (Names{"Ann", "Bob"}));
        study.close();
        QCOMPARE(bytesOf(log), other);
    }

    void logOverwrittenWithAnEarlierOne_isSaid_data()
    {
        QTest::addColumn<bool>("isEmptied");
        QTest::newRow("an earlier one") << false;
        QTest::newRow("emptied") << true;
    }
    void logOverwrittenWithAnEarlierOne_isSaid()
    {
        QFETCH(bool, isEmptied);
        Versions study;
        const fs::path log = withSuffix(study.file(), "-wal");
        const fs::path earlier = study.folder() / "earlier";
        fs::copy_file(log, earlier);
        QVERIFY(canAdd(study.study(), "Cyd"));
        if (isEmptied)
            fs::resize_file(log, 0);
        else
            fs::copy_file(earlier, log, fs::copy_options::overwrite_existing);
        VERIFY_FAILS(LabelerRepository(study.study()).add("Dee"), ErrorKind::Replaced);
    }

    /// It would make an empty log, and read from that what is in the one that is gone.
    void connectionAfterTheLogIsDeleted_isRefused()
    {
        Versions study;
        fs::remove(withSuffix(study.file(), "-wal"));
        VERIFY_FAILS(study.study().openAgain(4), ErrorKind::Replaced);
        QVERIFY(!fs::exists(withSuffix(study.file(), "-wal")));
        // As by another program.
        std::ofstream(withSuffix(study.file(), "-wal")).flush();
        const auto added = LabelerRepository(study.study()).add("Cyd");
        VERIFY_FAILS(added, ErrorKind::Replaced);
        QVERIFY2(holds(added.error().message, {"All that was written until now is in the study"}),
                 added.error().message.c_str());
        study.close();
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Bob"}));
    }

    /// Two copies of one closed study, each killed with answers in its log.
    void logOfACopy_isNotTakenForItsOwn()
    {
        StudyFixture study;
        canAdd(study.study(), "Ann");
        study.close();
        const fs::path first = study.folder() / "first";
        const fs::path second = study.folder() / "second";
        fs::path files[2];
        const char* names[] = {"Bob", "Cyd"};
        for (int copy = 0; copy < 2; ++copy) {
            const fs::path home = copy == 0 ? first : second;
            fs::create_directory(home);
            fs::create_directory(home / "open");
            fs::copy_file(study.file(), home / "open" / "study.vizsla");
            auto open = valueOf(StudyFile::open(home / "open" / "study.vizsla", study.clock, 5));
            QVERIFY(canAdd(*open, names[copy]));
            files[copy] = copyAsKilled(open->path(), home);
        }
        fs::copy_file(withSuffix(files[1], "-wal"), withSuffix(files[0], "-wal"),
                      fs::copy_options::overwrite_existing);
        fs::remove(withSuffix(files[0], "-shm"));
        QVERIFY(isForeign(files[0]));
        VERIFY_FAILS(StudyFile::openToRead(files[0], study.clock), ErrorKind::Corrupt);
    }

    void copyOfAStudyWhoseLogWasOverwritten_isNotSaved_data()
    {
        QTest::addColumn<bool>("isEmptied");
        QTest::newRow("emptied") << true;
        QTest::newRow("that of a sibling, of the same length") << false;
    }
    void copyOfAStudyWhoseLogWasOverwritten_isNotSaved()
    {
        QFETCH(bool, isEmptied);
        StudyFixture study;
        canAdd(study.study(), "Ann");
        study.close();
        const fs::path own = study.folder() / "own" / "study.vizsla";
        const fs::path sibling = study.folder() / "sibling" / "study.vizsla";
        std::unique_ptr<StudyFile> open[2];
        for (int copy = 0; copy < 2; ++copy) {
            const fs::path file = copy == 0 ? own : sibling;
            fs::create_directory(file.parent_path());
            fs::copy_file(study.file(), file);
            open[copy] = valueOf(StudyFile::open(file, study.clock, 5));
            QVERIFY(canAdd(*open[copy], copy == 0 ? "Bob" : "Zed"));
        }
        const fs::path log = withSuffix(own, "-wal");
        QCOMPARE(fs::file_size(withSuffix(sibling, "-wal")), fs::file_size(log));
        if (isEmptied)
            fs::resize_file(log, 0);
        else
            fs::copy_file(withSuffix(sibling, "-wal"), log, fs::copy_options::overwrite_existing);
        valueOf(open[0]->database().runScript("PRAGMA shrink_memory"));
        const fs::path saved = study.folder() / "saved.vizsla";
        const auto done = open[0]->saveCopy(saved);
        VERIFY_FAILS(done, ErrorKind::Replaced);
        QVERIFY2(done.error().message.find("emptied or overwrote") != std::string::npos,
                 done.error().message.c_str());
        QVERIFY(!fs::exists(saved) && !fs::exists(withSuffix(saved, ".part")));
    }

    void copyOfAStudyThatWasTakenAway_isSaved()
    {
        Versions study;
        study.replace();
        const fs::path saved = study.folder() / "saved.vizsla";
        VERIFY_OK(study.study().saveCopy(saved));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(saved, study.clock))), (Names{"Ann", "Bob"}));
    }

    /// The study was opened after that kill, and its log written into it.
    void logOfAnEarlierOpening_isNotTakenForTheLatest()
    {
        StudyFixture study;
        canAdd(study.study(), "Ann");
        const fs::path once = study.folder() / "once";
        fs::create_directory(once);
        const fs::path killed = copyAsKilled(study.file(), once);
        const fs::path earlier = once / "earlier";
        fs::copy_file(withSuffix(killed, "-wal"), earlier);
        auto again = valueOf(StudyFile::open(killed, study.clock, 6));
        QVERIFY(canAdd(*again, "Bob"));
        const fs::path twice = study.folder() / "twice";
        fs::create_directory(twice);
        const fs::path latest = copyAsKilled(killed, twice);
        again.reset();
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(latest, study.clock))), (Names{"Ann", "Bob"}));
        fs::copy_file(earlier, withSuffix(latest, "-wal"), fs::copy_options::overwrite_existing);
        fs::remove(withSuffix(latest, "-shm"));
        QVERIFY(!StudyFile::openToRead(latest, study.clock));
    }

    /// As another SQLite program does that thinks itself the last to have the study open.
    void logWrittenBackAndDeletedByAnother_losesNothing()
    {
        Versions study;
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(PASSIVE)"));
        fs::remove(withSuffix(study.file(), "-wal"));
        VERIFY_FAILS(LabelerRepository(study.study()).add("Cyd"), ErrorKind::Replaced);
        study.close();
        QCOMPARE(namesIn(*valueOf(study.openAgain())), (Names{"Ann", "Bob"}));
    }

    // --- logs of others

    void logOfAReplacedStudy_isNotReadIntoItsSuccessor()
    {
        Versions study;
        study.replace();
        QVERIFY(fs::file_size(withSuffix(study.file(), "-wal")) > 0);
        QVERIFY(isForeign(study.file()));
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
        valueOf(copyStudy(study.study().database(), earlier, {}));
        QVERIFY(canAdd(study.study(), "Bob"));
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::rename(earlier, file);
        QVERIFY(!isForeign(file));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 2))), (Names{"Ann", "Bob"}));
    }

    void logOfAnotherStudy_isForeign()
    {
        StudyFixture one;
        StudyFixture other;
        QVERIFY(canAdd(one.study(), "Ann"));
        other.close();
        fs::copy_file(withSuffix(one.file(), "-wal"), withSuffix(other.file(), "-wal"));
        QVERIFY(isForeign(other.file()));
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
        valueOf(restoreStudy(study.file(), study.folder() / "backup.vizsla", {}));
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
        QVERIFY(!isForeign(file));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
    }

    /// What a kill leaves between the beginning of a log and its first commit.
    void logThatWasOnlyBegun_hindersNobody()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        study.close();
        fs::copy_file(study.file(), file, fs::copy_options::overwrite_existing);
        fs::resize_file(withSuffix(file, "-wal"), 32);
        std::ofstream(withSuffix(file, "-shm"), std::ios::binary) << std::string(32768, '\0');
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
        const auto opened = valueOf(StudyFile::open(file, study.clock, 2));
        QVERIFY(canAdd(*opened, "Cid"));
    }

    void placeOfTheLog_thatIsNoFile_isSaid()
    {
        Versions study;
        study.close();
        fs::create_directory(withSuffix(study.file(), "-wal"));
        const auto refused = StudyFile::openToRead(study.file(), study.clock);
        QVERIFY(!refused && refused.error().message.find("-wal") != std::string::npos);
        QVERIFY(!study.openAgain());
        fs::remove(withSuffix(study.file(), "-wal"));
        QVERIFY(study.openAgain());
    }

    void logThatIsASymbolicLink_isSaid()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = study.folder() / "moved-wal";
        fs::rename(withSuffix(file, "-wal"), log);
        fs::create_symlink(log, withSuffix(file, "-wal"));
        const auto before = contents(file.parent_path());
        for (const auto& error :
             {StudyFile::open(file, study.clock, 3).error(), StudyFile::openToRead(file, study.clock).error(),
              checkStudy(file, study.clock).error()})
            QVERIFY2(says(error, "symbolic link", file), error.message.c_str());
        QVERIFY(contents(file.parent_path()) == before);
        // As the sentence says.
        fs::rename(log, withSuffix(file, "-wal"));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 3))), (Names{"Ann", "Bob"}));
        fs::create_symlink(study.folder() / "nowhere", withSuffix(file, "-wal"));
        QVERIFY(!StudyFile::open(file, study.clock, 3) && !fs::exists(study.folder() / "nowhere"));
    }

    void failedOpening_leavesTheLogOfAMarkedStudy()
    {
        Versions study;
        // By the log the study has no stamp, which shows when it is open already.
        valueOf(study.study().database().runScript("DELETE FROM commit_stamp"));
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        VERIFY_FAILS(StudyFile::open(file, study.clock, 3), ErrorKind::Corrupt);
        QVERIFY(fs::exists(withSuffix(file, "-wal")));
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
            return reader.query("SELECT COUNT(*) FROM labeler",
                                [](const Statement& row) { return row.integer(0); });
        };
        VERIFY_OK(count());
        study.reopen();
        QVERIFY(canAdd(study.study(), "Cyd"));
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
        VERIFY_FAILS(count(), ErrorKind::Busy);
    }

    // --- a log that was left behind

    /// What a kill leaves before the first commit of a log that is begun anew while the study is open.
    void logThatIsBegunAnew_hindersNobody_data()
    {
        QTest::addColumn<int>("pages");
        QTest::newRow("its header alone") << 0;
        QTest::newRow("a part of its first step") << 1;
    }
    void logThatIsBegunAnew_hindersNobody()
    {
        QFETCH(const int, pages);
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const QByteArray before = bytesOf(withSuffix(study.file(), "-wal"));
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(PASSIVE)"));
        const fs::path file = movedAlone(study.file(), folder);
        QVERIFY(canAdd(study.study(), "Cid"));
        const QByteArray begun = bytesOf(withSuffix(study.file(), "-wal")).first(32 + pages * (24 + 4096));
        const QByteArray log = begun + before.mid(begun.size());
        std::ofstream(withSuffix(file, "-wal"), std::ios::binary).write(log.data(), log.size());
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
        QVERIFY(valueOf(checkStudy(file, study.clock)).findings.empty());
        QVERIFY(canAdd(*valueOf(StudyFile::open(file, study.clock, 2)), "Dee"));
    }

    void emptiedLog_isMissing_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isZeroed");
        QTest::addColumn<bool>("hasIndex");
        for (const bool hasIndex : {true, false}) {
            const char* index = hasIndex ? "with its index" : "without its index";
            QTest::addRow("emptied, %s", index) << 0 << false << hasIndex;
            QTest::addRow("zeroed, %s", index) << 9000 << true << hasIndex;
            QTest::addRow("its header alone, %s", index) << 32 << false << hasIndex;
            QTest::addRow("cut in its first page, %s", index) << 32 + 100 << false << hasIndex;
        }
        // Without the index it looks like a first step that a power cut left unfinished.
        QTest::newRow("cut after its first page, with its index") << 32 + 24 + 4096 << false << true;
    }
    void emptiedLog_isMissing()
    {
        QFETCH(const int, size);
        QFETCH(const bool, isZeroed);
        QFETCH(const bool, hasIndex);
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = withSuffix(file, "-wal");
        const fs::path whole = study.folder() / "whole";
        fs::copy_file(log, whole);
        if (!hasIndex)
            fs::remove(withSuffix(file, "-shm"));
        if (isZeroed)
            fs::resize_file(log, 0);
        fs::resize_file(log, static_cast<std::uintmax_t>(size));
        const auto before = contents(file.parent_path());
        for (const auto& error : {StudyFile::open(file, study.clock, 3).error(),
                                  StudyFile::openToRead(file, study.clock).error()}) {
            QCOMPARE(error.kind, ErrorKind::Corrupt);
            QVERIFY2(says(error, "emptied or cut off", file) &&
                         holds(error.message, {"study.vizsla-wal", "--salvage"}),
                     error.message.c_str());
        }
        const auto check = valueOf(checkStudy(file, study.clock));
        QVERIFY2(holds(check.findings.at(0), {"study.vizsla-wal", "emptied"}), check.findings.at(0).c_str());
        QVERIFY(!check.logAdvice.empty());
        const fs::path saved = study.folder() / "saved.vizsla";
        const auto report = valueOf(salvageStudy(file, saved, study.clock, 5));
        QVERIFY2(holds(report.missing.at(0), {"study.vizsla-wal", "emptied"}), report.missing.at(0).c_str());
        QVERIFY(contents(file.parent_path()) == before);
        fs::copy_file(whole, log, fs::copy_options::overwrite_existing);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 3))), (Names{"Ann", "Bob"}));
    }

    void studyMovedWithoutItsLog_isNotOpened()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path moved = movedAlone(file, study.folder() / "elsewhere");
        const auto before = contents(moved.parent_path());
        for (const auto& error : {StudyFile::open(moved, study.clock, 3).error(),
                                  StudyFile::openToRead(moved, study.clock).error(),
                                  openStudyDatabase(moved).error(), summarizeStudy(moved).error()}) {
            QCOMPARE(error.kind, ErrorKind::Corrupt);
            QVERIFY2(says(error, "log", moved) &&
                         holds(error.message, {"study.vizsla-wal", "another program", "--salvage"}),
                     error.message.c_str());
        }
        QVERIFY(contents(moved.parent_path()) == before);
        // As the sentence says.
        fs::copy_file(withSuffix(file, "-wal"), withSuffix(moved, "-wal"));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(moved, study.clock))), (Names{"Ann", "Bob"}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(moved, study.clock, 3))), (Names{"Ann", "Bob"}));
        QVERIFY(!fs::exists(withSuffix(moved, "-wal")));
        QVERIFY(valueOf(StudyFile::openToRead(moved, study.clock)));
    }

    void logLeftBehind_isAFindingOfTheCheckAndSaidBySalvage()
    {
        Versions study;
        const fs::path moved =
            movedAlone(copyAsKilled(study.file(), study.folder() / "killed"), study.folder() / "elsewhere");
        const auto check = valueOf(checkStudy(moved, study.clock));
        QCOMPARE(check.findings.size(), std::size_t{1});
        QVERIFY2(holds(check.findings.front(), {"study.vizsla-wal", "missing"}),
                 check.findings.front().c_str());
        const fs::path saved = study.folder() / "saved.vizsla";
        const auto report = valueOf(salvageStudy(moved, saved, study.clock, 5));
        QCOMPARE(report.missing.size(), std::size_t{1});
        QVERIFY2(holds(report.missing.front(), {"study.vizsla-wal", "missing"}),
                 report.missing.front().c_str());
        QVERIFY(valueOf(StudyFile::open(saved, study.clock, 3)));
        QVERIFY(valueOf(checkStudy(saved, study.clock)).findings.empty());
    }

    void logOfAnotherFileInItsPlace_isNotTheOneThatIsMissing()
    {
        Versions study;
        const fs::path moved =
            movedAlone(copyAsKilled(study.file(), study.folder() / "killed"), study.folder() / "elsewhere");
        StudyFixture another;
        QVERIFY(canAdd(another.study(), "Eve"));
        fs::copy_file(withSuffix(another.file(), "-wal"), withSuffix(moved, "-wal"));
        const QByteArray log = bytesOf(withSuffix(moved, "-wal"));
        VERIFY_FAILS(StudyFile::openToRead(moved, study.clock), ErrorKind::Corrupt);
        VERIFY_FAILS(StudyFile::open(moved, study.clock, 3), ErrorKind::Corrupt);
        QCOMPARE(bytesOf(withSuffix(moved, "-wal")), log);
    }

    void studyMovedAlone_opensWhereNothingIsOutstanding_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"closed", "opened and killed before any commit", "opened after a kill",
                                 "read while it was closed"})
            QTest::newRow(kind) << kind;
    }
    void studyMovedAlone_opensWhereNothingIsOutstanding()
    {
        QFETCH(const QString, kind);
        Versions study;
        fs::path file = study.file();
        std::unique_ptr<StudyFile> open;
        if (kind == "opened after a kill") {
            file = copyAsKilled(file, study.folder() / "killed");
            open = valueOf(StudyFile::open(file, study.clock, 3));
        } else if (kind == "read while it was closed") {
            open = valueOf(StudyFile::openToRead(file, study.clock));
            QCOMPARE(namesIn(*open), (Names{"Ann", "Bob"}));
            study.close();
        } else {
            study.close();
            open = kind == "closed" ? nullptr : valueOf(study.openAgain());
        }
        const fs::path moved = movedAlone(file, study.folder() / "elsewhere");
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(moved, study.clock))), (Names{"Ann", "Bob"}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(moved, study.clock, 3))), (Names{"Ann", "Bob"}));
    }

    void openingWithoutACommit_changesNoByte()
    {
        Versions study;
        study.close();
        const QByteArray before = bytesOf(study.file());
        valueOf(study.openAgain()).reset();
        QCOMPARE(bytesOf(study.file()), before);
    }

    void markOfAnOpenLog_waitsForAReader()
    {
        Versions study;
        study.close();
        auto opened = valueOf(study.openAgain());
        auto reader = valueOf(Database::open(study.file(), Database::Access::ReadOnly));
        VERIFY_OK(reader.runScript("BEGIN"));
        valueOf(reader.query("SELECT COUNT(*) FROM labeler",
                             [](const Statement& row) { return row.integer(0); }));
        QVERIFY(canAdd(*opened, "Cyd"));
        VERIFY_OK(reader.runScript("COMMIT"));
        QVERIFY(canAdd(*opened, "Dee"));
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))),
                 (Names{"Ann", "Bob", "Cyd", "Dee"}));
        VERIFY_FAILS(StudyFile::openToRead(movedAlone(file, study.folder() / "elsewhere"), study.clock),
                     ErrorKind::Corrupt);
    }

    void studyOfAnEarlierVersion_hasNoMark()
    {
        Versions study;
        // Its stamps are random.
        valueOf(study.study().database().runScript("UPDATE commit_stamp SET stamp = randomblob(16)"));
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
        const fs::path moved = study.folder() / "elsewhere.vizsla";
        fs::copy_file(study.file(), moved);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(moved, study.clock, 3))), (Names{"Ann", "Bob"}));
    }

    void copiesOfAnOpenStudy_areNotMarked()
    {
        Versions study;
        const fs::path saved = study.folder() / "saved.vizsla";
        valueOf(copyStudy(study.study().database(), saved, {}));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(saved, study.clock))), (Names{"Ann", "Bob"}));
        QVERIFY(valueOf(checkStudy(saved, study.clock)).findings.empty());
        QVERIFY(valueOf(checkStudy(study.file(), study.clock)).findings.empty());
    }

    void hardLinkInAnotherFolder_isNotReadWithoutTheLog()
    {
        Versions study;
        const fs::path link = study.folder() / "linked" / "study.vizsla";
        fs::create_directory(link.parent_path());
        fs::create_hard_link(study.file(), link);
        const auto whileOpen = StudyFile::openToRead(link, study.clock);
        VERIFY_FAILS(whileOpen, ErrorKind::Corrupt);
        QVERIFY2(says(whileOpen.error(), "another window", link), whileOpen.error().message.c_str());
        study.close();
        QCOMPARE(namesIn(*valueOf(StudyFile::open(link, study.clock, 3))), (Names{"Ann", "Bob"}));
        study.reopen();
        QVERIFY(canAdd(study.study(), "Cyd"));
        const fs::path killed = copyAsKilled(study.file(), study.folder() / "killed");
        study.close();
        const fs::path other = study.folder() / "linked" / "killed.vizsla";
        fs::create_hard_link(killed, other);
        const auto refused = StudyFile::open(other, study.clock, 3);
        VERIFY_FAILS(refused, ErrorKind::Corrupt);
        QVERIFY2(says(refused.error(), "hard link", other), refused.error().message.c_str());
        QCOMPARE(namesIn(*valueOf(StudyFile::open(killed, study.clock, 3))), (Names{"Ann", "Bob", "Cyd"}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(other, study.clock, 3))), (Names{"Ann", "Bob", "Cyd"}));
    }

    void networkFolder_takesTheMarkOff()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        auto opened = valueOf(StudyFile::open(file, study.clock, 3, nfs));
        QVERIFY(canAdd(*opened, "Cyd"));
        const fs::path moved = movedAlone(file, study.folder() / "elsewhere");
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(moved, study.clock))), (Names{"Ann", "Bob", "Cyd"}));
    }

    void placeWithoutItsLog_canBeRestored()
    {
        Versions study;
        const fs::path moved =
            movedAlone(copyAsKilled(study.file(), study.folder() / "killed"), study.folder() / "elsewhere");
        const QByteArray before = bytesOf(moved);
        const auto kept = valueOf(restoreStudy(moved, study.other, {}));
        QVERIFY(kept);
        QCOMPARE(bytesOf(*kept), before);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(moved, study.clock, 3))), (Names{"Ann", "Zed"}));
    }

    // --- several names

    void hardLink_isTheSameStudy()
    {
        StudyFixture study;
        const fs::path link = study.folder() / "second name.vizsla";
        fs::create_hard_link(study.file(), link);
        {
            const auto other = valueOf(StudyFile::open(link, study.clock, 2));
            QCOMPARE(other->readOnlyReason(), Reason::OpenByOtherName);
            QVERIFY(other->whyReadOnly().find("hard links") != std::string::npos);
            VERIFY_FAILS(restoreStudy(link, study.file(), {}), ErrorKind::Invalid);
            QVERIFY(valueOf(checkStudy(link, study.clock)).findings.empty());
            for (const char* left : {".lock", "-wal", "-shm"})
                QVERIFY2(!fs::exists(withSuffix(link, left)), left);
        }
        study.close();
        const auto opened = valueOf(StudyFile::open(link, study.clock, 2));
        QCOMPARE(opened->readOnlyReason(), Reason::None);
        QCOMPARE(valueOf(StudyFile::open(study.file(), study.clock, 3))->readOnlyReason(),
                 Reason::OpenByOtherName);
        QCOMPARE(valueOf(StudyFile::open(link, study.clock, 3))->readOnlyReason(), Reason::OpenElsewhere);
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
        const fs::path killed =
            killInTransaction(*valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)), folder);
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
        QVERIFY(isForeign(killed));
        auto opened = valueOf(StudyFile::open(killed, study.clock, 2));
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Zed"}));
        QCOMPARE(opened->notices().size(), std::size_t{1});
    }

    // --- journals, which a file is changed by when it is opened

    void ownJournal_undoesWhatWasNotFinished()
    {
        Versions study;
        study.close();
        const fs::path killed = killInTransaction(
            *valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)), study.folder() / "killed");
        QVERIFY(fs::file_size(killed) > fs::file_size(study.file()));
        QVERIFY(!isForeign(killed));
        auto opened = valueOf(StudyFile::open(killed, study.clock, 3, nfs));
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob"}));
        QVERIFY(!valueOf(opened->setting("key1")));
        QVERIFY(canAdd(*opened, "Cyd"));
        opened.reset();
        QVERIFY(!fs::exists(withSuffix(killed, "-journal")));
        QVERIFY(valueOf(checkStudy(killed, study.clock)).findings.empty());
    }

    void journalOfAnotherStudy_isSetAsideAndNotPlayed_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind :
             {"study", "older version", "version three commits ago", "pages of another size",
              "file of another length, nothing synced", "no journal at all"})
            QTest::newRow(kind) << kind;
    }
    void journalOfAnotherStudy_isSetAsideAndNotPlayed()
    {
        QFETCH(const QString, kind);
        Versions study;
        study.close();
        const fs::path away = study.folder() / "away";
        fs::path file = study.file();
        const auto killedHere = [&] {
            return killInTransaction(*valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)), away);
        };
        if (kind == "study") {
            StudyFixture other;
            other.close();
            killInTransaction(*valueOf(StudyFile::open(other.file(), study.clock, 2, nfs)), away);
        } else if (kind == "older version") {
            const fs::path older = study.folder() / "older.vizsla";
            fs::copy_file(file, older);
            QVERIFY(canAdd(*valueOf(StudyFile::open(file, study.clock, 2, nfs)), "Cyd"));
            killedHere();
            fs::rename(older, file);
        } else if (kind == "version three commits ago") {
            killedHere();
            addOneByOne(file, study.clock, {"Bea", "Cyd", "Dee"});
        } else if (kind == "pages of another size") {
            fs::create_directory(away);
            auto other =
                valueOf(Database::open(study.folder() / "study.vizsla.other", Database::Access::Create));
            valueOf(other.runScript("PRAGMA page_size = 1024; PRAGMA cache_size = 5; CREATE TABLE t (a)"));
            for (int i = 0; i < 300; ++i)
                valueOf(other.runScript("INSERT INTO t VALUES (randomblob(300))"));
            valueOf(other.runScript("BEGIN; UPDATE t SET a = randomblob(300)"));
            fs::copy_file(study.folder() / "study.vizsla.other-journal", away / "study.vizsla-journal");
        } else if (kind == "no journal at all") {
            fs::create_directory(away);
            std::ofstream(away / "study.vizsla-journal") << std::string(3000, 'x');
        } else {
            killedHere();
            std::fstream journal(away / "study.vizsla-journal",
                                 std::ios::in | std::ios::out | std::ios::binary);
            journal.seekp(8);
            journal.write("\0\0\0\0", 4);
            journal.seekp(16);
            journal.write("\0\0\0\3", 4);
        }
        const fs::path journal = withSuffix(file, "-journal");
        fs::copy_file(away / "study.vizsla-journal", journal);
        QVERIFY(isForeign(file));
        const QByteArray before = bytesOf(file);
        const QByteArray journalBefore = bytesOf(journal);
        const Names names = namesIn(*valueOf(StudyFile::openToRead(file, study.clock)));
        QCOMPARE(bytesOf(file), before);
        {
            const auto opened = valueOf(StudyFile::open(file, study.clock, 3, nfs));
            QCOMPARE(opened->notices().size(), std::size_t{1});
            QCOMPARE(namesIn(*opened), names);
            QVERIFY(canAdd(*opened, "Eve"));
        }
        QCOMPARE(bytesOf(study.folder() / "study.vizsla.log of another file-journal"), journalBefore);
        QVERIFY(valueOf(checkStudy(file, study.clock)).findings.empty());
    }

    void doubtfulJournal_keepsTheStudyShutAndStays_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"own, of another program", "of another study, without a stamp", "own, torn",
                                 "of the version before the last commit", "of the version two commits ago"})
            QTest::newRow(kind) << kind;
    }
    void doubtfulJournal_keepsTheStudyShutAndStays()
    {
        QFETCH(const QString, kind);
        StudyFixture study("study.vizsla", ilsvrc2012Classes());
        QVERIFY(canAdd(study.study(), "Ann"));
        study.close();
        const fs::path away = study.folder() / "away";
        fs::path file = study.file();
        if (kind == "own, of another program") {
            file = killAnotherProgram(file, away);
        } else if (kind == "own, torn") {
            file = killInTransaction(*valueOf(StudyFile::open(file, study.clock, 2, nfs)), away);
            const fs::path journal = withSuffix(file, "-journal");
            // Within its second page.
            fs::resize_file(journal, 512 + 4104 + 2000);
        } else if (kind.startsWith("of the version")) {
            // Whether another machine made the commits of a sound version, or of one in the midst of this
            // change.
            valueOf(StudyFile::open(file, study.clock, 2, nfs));
            killInTransaction(*valueOf(StudyFile::open(file, study.clock, 2, nfs)), away);
            addOneByOne(file, study.clock,
                        kind.endsWith("two commits ago") ? Names{"Bea", "Cyd"} : Names{"Bea"});
            fs::copy_file(away / "study.vizsla-journal", withSuffix(file, "-journal"));
        } else {
            StudyFixture other("study.vizsla", ilsvrc2012Classes());
            other.run("UPDATE synset SET gloss = upper(gloss); UPDATE synset_name SET name = upper(name)");
            other.close();
            killAnotherProgram(other.file(), away);
            fs::copy_file(away / "study.vizsla-journal", withSuffix(file, "-journal"));
        }
        const auto before = contents(file.parent_path());
        for (const auto& error : {StudyFile::open(file, study.clock, 3, nfs).error(),
                                  StudyFile::openToRead(file, study.clock).error(),
                                  checkStudy(file, study.clock).error(), PrivateCopy::make(file).error()}) {
            QCOMPARE(error.kind, ErrorKind::Corrupt);
            QVERIFY2(says(error, "study.vizsla-journal", file), error.message.c_str());
        }
        QVERIFY(contents(file.parent_path()) == before);
        // As the sentence says.
        fs::remove(withSuffix(file, "-journal"));
        if (kind.startsWith("of another"))
            QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 3, nfs))), (Names{"Ann"}));
    }

    void journalThatNamesAFile_doesNotDeleteIt()
    {
        Versions study;
        study.close();
        const fs::path file = killInTransaction(*valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)),
                                                study.folder() / "killed");
        const std::string named = (study.folder() / "named.txt").string();
        std::ofstream(named) << "kept";
        // As a transaction over several files ends its journal: page, name, length, checksum, magic.
        std::string end("\x00\x04\x00\x01", 4);
        const auto add = [&end](unsigned number) {
            for (const unsigned shift : {24U, 16U, 8U, 0U})
                end += static_cast<char>(number >> shift & 0xFFU);
        };
        end += named;
        add(static_cast<unsigned>(named.size()));
        add(std::accumulate(named.begin(), named.end(), 0U));
        end += "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
        std::ofstream(withSuffix(file, "-journal"), std::ios::binary | std::ios::app) << end;

        QVERIFY(isForeign(file));
        const auto before = contents(file.parent_path());
        const auto check = valueOf(checkStudy(file, study.clock));
        QCOMPARE(check.notices.size(), std::size_t{1});
        const auto reader = valueOf(StudyFile::openToRead(file, study.clock));
        for (const std::string& notice : {check.notices.front(), reader->notices().at(0)})
            QVERIFY2(holds(notice, {"study.vizsla", "another file"}), notice.c_str());
        QVERIFY(contents(file.parent_path()) == before);
        // What is half done in the file may keep it shut; the journal is out of the way then.
        const auto opened = StudyFile::open(file, study.clock, 3, nfs);
        QVERIFY(fs::exists(named));
        if (opened) {
            const std::string notice = (*opened)->notices().at(0);
            QVERIFY2(holds(notice,
                           {"study.vizsla", "study.vizsla.log of another file-journal", file.parent_path()}),
                     notice.c_str());
        } else {
            QVERIFY2(says(opened.error(), "damaged", file), opened.error().message.c_str());
        }
    }

    void restoringOverADoubtfulJournal_keepsBoth()
    {
        StudyFixture study("study.vizsla", ilsvrc2012Classes());
        const fs::path backup = study.folder() / "backup.vizsla";
        study.close();
        fs::copy_file(study.file(), backup);
        const fs::path file = killAnotherProgram(study.file(), study.folder() / "killed");
        const QByteArray journal = bytesOf(withSuffix(file, "-journal"));
        const auto kept = valueOf(restoreStudy(file, backup, {}));
        QVERIFY(kept);
        QCOMPARE(bytesOf(withSuffix(*kept, "-journal")), journal);
        QVERIFY(!fs::exists(withSuffix(file, "-journal")));
        QVERIFY(valueOf(checkStudy(file, study.clock)).findings.empty());
    }

    void journalThatWouldChangeNothing_isNoHindrance()
    {
        Versions study;
        study.close();
        // A program that was killed before it wrote, and one that has finished and left the journal emptied.
        auto database = valueOf(Database::open(study.file(), Database::Access::ReadWrite));
        valueOf(database.runScript("PRAGMA journal_mode = DELETE; BEGIN; DELETE FROM labeler"));
        const fs::path killed = copyAsKilled(study.file(), study.folder() / "killed");
        QVERIFY(fs::file_size(withSuffix(killed, "-journal")) > 0);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(killed, study.clock, 3, nfs))), (Names{"Ann", "Bob"}));
        valueOf(
            database.runScript("ROLLBACK; PRAGMA journal_mode = PERSIST; UPDATE labeler SET created_at = 1"));
        const fs::path finished = copyAsKilled(study.file(), study.folder() / "finished");
        QVERIFY(fs::file_size(withSuffix(finished, "-journal")) > 0);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(finished, study.clock, 3, nfs))), (Names{"Ann", "Bob"}));
    }

    void journalThatComesWhileTheStudyIsOpen_stopsIt()
    {
        Versions study;
        study.close();
        StudyFixture other;
        other.close();
        killInTransaction(*valueOf(StudyFile::open(other.file(), study.clock, 2, nfs)),
                          study.folder() / "away");
        auto opened = valueOf(StudyFile::open(study.file(), study.clock, 2, nfs));
        QVERIFY(canAdd(*opened, "Cyd"));
        const QByteArray before = bytesOf(study.file());
        fs::copy_file(study.folder() / "away" / "study.vizsla-journal", withSuffix(study.file(), "-journal"));
        // Nor is it played by reading.
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob", "Cyd"}));
        const auto kept = LabelerRepository(*opened).add("Dee");
        VERIFY_FAILS(kept, ErrorKind::Replaced);
        QVERIFY2(says(kept.error(), "journal of another file", study.file()), kept.error().message.c_str());
        VERIFY_FAILS(opened->openAgain(4), ErrorKind::Replaced);
        opened.reset();
        QCOMPARE(bytesOf(study.file()), before);
    }

    void journalBesideALog_leavesTheLogItsOwn()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        StudyFixture other;
        other.close();
        killInTransaction(*valueOf(StudyFile::open(other.file(), study.clock, 2, nfs)),
                          study.folder() / "away");
        fs::copy_file(study.folder() / "away" / "study.vizsla-journal", withSuffix(file, "-journal"));
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(file, study.clock))), (Names{"Ann", "Bob"}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 2))), (Names{"Ann", "Bob"}));
    }

    // --- logs under another name

    void renamedStudy_isNotReadNorWrittenWithoutItsLog()
    {
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const fs::path old = copyAsKilled(study.file(), folder);
        fs::remove(withSuffix(old, "-shm"));
        const fs::path renamed = folder / "renamed.vizsla";
        fs::rename(old, renamed);
        const fs::path backup = study.folder() / "backup.vizsla";
        valueOf(copyStudy(study.study().database(), backup, {}));
        const auto before = contents(folder);
        for (const auto& error :
             {StudyFile::open(renamed, study.clock, 3).error(),
              StudyFile::openToRead(renamed, study.clock).error(), checkStudy(renamed, study.clock).error(),
              restoreStudy(renamed, backup, {}).error()}) {
            QCOMPARE(error.kind, ErrorKind::Corrupt);
            QVERIFY2(holds(error.message, {"study.vizsla-wal", "renamed.vizsla-wal", "old name study.vizsla",
                                           folder, "--salvage"}),
                     error.message.c_str());
        }
        // As the sentence says where the log is not to count.
        const fs::path saved = study.folder() / "saved.vizsla";
        const auto report = valueOf(salvageStudy(renamed, saved, study.clock, 1));
        QVERIFY2(holds(report.missing.at(0), {"study.vizsla-wal", "another name"}),
                 report.missing.at(0).c_str());
        QCOMPARE(namesIn(*valueOf(StudyFile::open(saved, study.clock, 3))), Names{});
        QVERIFY(contents(folder) == before);
        // As the sentence says, one way and the other.
        fs::rename(renamed, old);
        QCOMPARE(namesIn(*valueOf(StudyFile::openToRead(old, study.clock))), (Names{"Ann", "Bob"}));
        fs::rename(old, renamed);
        fs::rename(withSuffix(old, "-wal"), withSuffix(renamed, "-wal"));
        const auto opened = valueOf(StudyFile::open(renamed, study.clock, 3));
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob"}));
        QVERIFY(canAdd(*opened, "Cyd"));
    }

    void renamedStudyWithALogOfItsOwn_isNotOpenedBeforeOneOfThemIsChosen()
    {
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const fs::path file = copyAsKilled(study.file(), folder);
        fs::copy_file(withSuffix(file, "-wal"), folder / "old.vizsla-wal");
        {
            std::ofstream shortened(withSuffix(file, "-wal"), std::ios::binary);
            const QByteArray log = bytesOf(folder / "old.vizsla-wal");
            shortened.write(log.data(), log.size() / 2);
        }
        const auto error = StudyFile::open(file, study.clock, 3).error();
        QVERIFY2(holds(error.message, {"old.vizsla-wal", "study.vizsla-wal", "another folder"}),
                 error.message.c_str());
    }

    void secondName_isNotReadWithoutTheLogOfTheFirst()
    {
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const fs::path first = copyAsKilled(study.file(), folder);
        const fs::path second = folder / "second.vizsla";
        fs::create_hard_link(first, second);
        for (const auto& error : {StudyFile::open(second, study.clock, 3).error(),
                                  StudyFile::openToRead(second, study.clock).error()}) {
            QCOMPARE(error.kind, ErrorKind::Corrupt);
            QVERIFY2(holds(error.message, {"study.vizsla-wal", "Open the study as study.vizsla"}),
                     error.message.c_str());
        }
        QCOMPARE(namesIn(*valueOf(StudyFile::open(first, study.clock, 3))), (Names{"Ann", "Bob"}));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(second, study.clock, 3))), (Names{"Ann", "Bob"}));
    }

    void logsOfOthers_areNoHindrance()
    {
        Versions study;
        const fs::path folder = study.folder() / "killed";
        const fs::path file = copyAsKilled(study.file(), folder);
        // A copy of the file alone is another study, whose log that is not: its own is missing.
        fs::copy_file(file, folder / "copy.vizsla");
        const auto copy = StudyFile::open(folder / "copy.vizsla", study.clock, 3);
        VERIFY_FAILS(copy, ErrorKind::Corrupt);
        QVERIFY2(copy.error().message.find("is missing") != std::string::npos, copy.error().message.c_str());
        // No hindrance is one whose commits are all in the file.
        const fs::path done = study.folder() / "done";
        fs::create_directory(done);
        valueOf(study.study().database().runScript("PRAGMA wal_checkpoint(PASSIVE)"));
        fs::copy_file(study.file(), done / "renamed.vizsla");
        fs::copy_file(withSuffix(study.file(), "-wal"), done / "study.vizsla-wal");
        QVERIFY(fs::file_size(done / "study.vizsla-wal") > 0);
        QCOMPARE(namesIn(*valueOf(StudyFile::open(done / "renamed.vizsla", study.clock, 3))),
                 (Names{"Ann", "Bob"}));
        // Nor what is no log, or that of another study.
        StudyFixture another;
        QVERIFY(canAdd(another.study(), "Zed"));
        fs::copy_file(withSuffix(another.file(), "-wal"), folder / "gone.vizsla-wal");
        std::ofstream(folder / "notes-wal") << std::string(5000, 'x');
        std::ofstream(folder / "notes-journal") << std::string(5000, 'x');
        QCOMPARE(namesIn(*valueOf(StudyFile::open(file, study.clock, 3))), (Names{"Ann", "Bob"}));
    }

    void logThatWasSetAside_isNamedWhenItsVersionIsBack()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path version = study.folder() / "version.vizsla";
        fs::rename(file, version);
        fs::copy_file(study.other, file);
        valueOf(StudyFile::open(file, study.clock, 3));
        fs::rename(version, file);
        const auto error = StudyFile::open(file, study.clock, 3).error();
        QVERIFY2(holds(error.message, {"study.vizsla.log of another file-wal", "to study.vizsla-wal"}),
                 error.message.c_str());
    }

    void studyRenamedInTheMidstOfAChange_isNotOpenedWithoutItsJournal()
    {
        Versions study;
        study.close();
        const fs::path file = killInTransaction(*valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)),
                                                study.folder() / "killed");
        const fs::path renamed = file.parent_path() / "renamed.vizsla";
        fs::rename(file, renamed);
        const auto before = contents(file.parent_path());
        const auto error = StudyFile::open(renamed, study.clock, 3, nfs).error();
        QVERIFY2(holds(error.message, {"not finished", "study.vizsla-journal", "renamed.vizsla-journal"}),
                 error.message.c_str());
        QVERIFY(contents(file.parent_path()) == before);
        fs::rename(withSuffix(file, "-journal"), withSuffix(renamed, "-journal"));
        QCOMPARE(namesIn(*valueOf(StudyFile::open(renamed, study.clock, 3, nfs))), (Names{"Ann", "Bob"}));
    }

    void placeWithALog_getsNoNewStudy()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::remove(withSuffix(file, "-shm"));
        fs::rename(file, study.folder() / "moved.vizsla");
        const auto before = contents(file.parent_path());
        const auto made = StudyFile::create(file, sevenClasses(), study.clock, 1);
        VERIFY_FAILS(made, ErrorKind::Invalid);
        QVERIFY2(says(made.error(), "study.vizsla-wal", file), made.error().message.c_str());
        VERIFY_FAILS(salvageStudy(study.other, file, study.clock, 1), ErrorKind::Invalid);
        VERIFY_FAILS(restoreStudy(file, study.other, {}), ErrorKind::Invalid);
        QVERIFY(contents(file.parent_path()) == before);
    }

    void emptiedStudy_keepsItsLog()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::resize_file(file, 0);
        const auto before = contents(file.parent_path());
        VERIFY_FAILS(StudyFile::openToRead(file, study.clock), ErrorKind::Foreign);
        VERIFY_FAILS(StudyFile::open(file, study.clock, 3), ErrorKind::Foreign);
        QVERIFY(contents(file.parent_path()) == before);
    }

    // --- damaged logs

    void damagedLog_isKeptAndSaid_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("length");
        QTest::newRow("no log at all") << 0 << -1;
        QTest::newRow("its header") << 24 << 4;
        QTest::newRow("its first page") << 32 + 24 + 100 << 4;
        QTest::newRow("zeros at its beginning") << 0 << 512;
    }
    void damagedLog_isKeptAndSaid()
    {
        QFETCH(const int, place);
        QFETCH(const int, length);
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = withSuffix(file, "-wal");
        fs::remove(withSuffix(file, "-shm"));
        const auto size = static_cast<std::size_t>(fs::file_size(log));
        if (length < 0)
            std::ofstream(log, std::ios::binary) << std::string(size, 'x');
        else
            overwriteAt(log, place,
                        std::string(static_cast<std::size_t>(length), length == 512 ? '\0' : 'x'));
        const QByteArray damaged = bytesOf(log);
        const auto before = contents(file.parent_path());
        {
            const auto reader = valueOf(StudyFile::openToRead(file, study.clock));
            QCOMPARE(namesIn(*reader), Names{});
            QVERIFY2(holds(reader->notices().at(0), {"study.vizsla-wal", "damaged"}),
                     reader->notices()[0].c_str());
            const auto check = valueOf(checkStudy(file, study.clock));
            QCOMPARE(check.findings.size(), std::size_t{1});
            QVERIFY2(holds(check.findings[0], {"study.vizsla-wal", "damaged"}), check.findings[0].c_str());
        }
        QVERIFY(contents(file.parent_path()) == before);
        const auto opened = valueOf(StudyFile::open(file, study.clock, 3));
        QCOMPARE(namesIn(*opened), Names{});
        QCOMPARE(opened->notices().size(), std::size_t{1});
        QVERIFY2(holds(opened->notices()[0], {"damaged", "study.vizsla-wal.damaged", file.parent_path()}),
                 opened->notices()[0].c_str());
        QVERIFY(canAdd(*opened, "Cyd"));
        QCOMPARE(bytesOf(file.parent_path() / "study.vizsla-wal.damaged"), damaged);
    }

    void logDamagedInItsMidst_isReadUpToThereAndKept()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = withSuffix(file, "-wal");
        fs::remove(withSuffix(file, "-shm"));
        overwriteAt(log, static_cast<std::streamoff>(fs::file_size(log)) - 100, "x");
        const QByteArray damaged = bytesOf(log);
        const auto opened = valueOf(StudyFile::open(file, study.clock, 3));
        QCOMPARE(namesIn(*opened), (Names{"Ann"}));
        QVERIFY2(holds(opened->notices().at(0), {"1 can be read and 1 cannot"}),
                 opened->notices()[0].c_str());
        QCOMPARE(bytesOf(file.parent_path() / "study.vizsla-wal.damaged"), damaged);
    }

    void unreadablePartOfALog_isMissedInEveryFigureFromThenOn_data()
    {
        QTest::addColumn<bool>("isHeader");
        QTest::newRow("its last step") << false;
        QTest::newRow("all of it") << true;
    }
    void unreadablePartOfALog_isMissedInEveryFigureFromThenOn()
    {
        QFETCH(const bool, isHeader);
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = withSuffix(file, "-wal");
        overwriteAt(log, isHeader ? 24 : static_cast<std::streamoff>(fs::file_size(log)) - 100, "x");
        const auto before = contents(file.parent_path());
        const auto refused = valueOf(StudyFile::openToRead(file, study.clock))->checkForFigures().error();
        QCOMPARE(refused.kind, ErrorKind::Corrupt);
        QVERIFY2(says(refused, "--salvage", file) && holds(refused.message, {"study.vizsla-wal is damaged"}),
                 refused.message.c_str());
        QVERIFY(contents(file.parent_path()) == before);
        {
            const auto opened = valueOf(StudyFile::open(file, study.clock, 3));
            QCOMPARE(opened->notices().size(), std::size_t{1});
            QVERIFY(opened->checkForFigures());
            QVERIFY(canAdd(*opened, "Cyd"));
        }
        const auto again = valueOf(StudyFile::openToRead(file, study.clock));
        QVERIFY2(holds(again->notices().at(0), {"study.vizsla-wal is damaged"}),
                 again->notices().at(0).c_str());
        QVERIFY(again->checkForFigures());
        const auto check = valueOf(checkStudy(file, study.clock));
        QVERIFY(check.findings.empty());
        QVERIFY2(holds(check.notices.at(0), {"study.vizsla-wal is damaged"}), check.notices.at(0).c_str());
    }

    void logWhoseEndIsCutOff_isKeptWhereItsIndexTells()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        const fs::path log = withSuffix(file, "-wal");
        fs::resize_file(log, fs::file_size(log) - 4096 - 24);
        const QByteArray cut = bytesOf(log);
        const auto check = valueOf(checkStudy(file, study.clock));
        QVERIFY2(holds(check.findings.at(0), {"study.vizsla-wal", "its end is missing, with 1 of"}),
                 check.findings[0].c_str());
        const auto opened = valueOf(StudyFile::open(file, study.clock, 3));
        QCOMPARE(namesIn(*opened), (Names{"Ann"}));
        QVERIFY2(holds(opened->notices().at(0), {"its end is missing"}), opened->notices()[0].c_str());
        QCOMPARE(bytesOf(file.parent_path() / "study.vizsla-wal.damaged"), cut);
    }

    void logWithoutItsLastCommit_isWhole()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::remove(withSuffix(file, "-shm"));
        fs::resize_file(withSuffix(file, "-wal"), fs::file_size(withSuffix(file, "-wal")) - 100);
        const auto opened = valueOf(StudyFile::open(file, study.clock, 3));
        QCOMPARE(namesIn(*opened), (Names{"Ann"}));
        QVERIFY(opened->notices().empty());
    }

    // --- writes that are refused

    void refusedWrite_changesNoByteOfAStudyWithAJournal()
    {
        Versions study;
        study.close();
        valueOf(StudyFile::open(study.file(), study.clock, 2, nfs));
        const QByteArray before = bytesOf(study.file());
        {
            const auto opened = valueOf(StudyFile::open(study.file(), study.clock, 3, nfs));
            const auto refused = opened->database().transaction([&]() -> Result<void> {
                valueOf(opened->setSetting("a", "1"));
                return failure(ErrorKind::Corrupt, "damaged");
            });
            VERIFY_FAILS(refused, ErrorKind::Corrupt);
            QCOMPARE(bytesOf(study.file()), before);
        }
        QCOMPARE(bytesOf(study.file()), before);
    }

    void journalThatArrivesAfterARefusedWrite_isItsOwn()
    {
        Versions study;
        study.close();
        const fs::path file = killInTransaction(*valueOf(StudyFile::open(study.file(), study.clock, 2, nfs)),
                                                study.folder() / "killed");
        const fs::path late = study.folder() / "late";
        fs::rename(withSuffix(file, "-journal"), late);
        const QByteArray before = bytesOf(file);
        if (const auto opened = StudyFile::open(file, study.clock, 3, nfs))
            (void)(*opened)->database().transaction([] { return failure(ErrorKind::Corrupt, "damaged"); });
        QCOMPARE(bytesOf(file), before);
        fs::rename(late, withSuffix(file, "-journal"));
        QVERIFY(!isForeign(file));
        const auto opened = valueOf(StudyFile::open(file, study.clock, 4, nfs));
        QCOMPARE(namesIn(*opened), (Names{"Ann", "Bob"}));
        QVERIFY(!valueOf(opened->setting("key1")));
    }

    void largeDamagedStudy_isNotGivenAnotherKindOfLog()
    {
        Versions study;
        study.run(
            "CREATE TABLE filler (x); INSERT INTO filler SELECT zeroblob(1000000) FROM synset, (SELECT 1 "
            "UNION "
            "SELECT 2 UNION SELECT 3)");
        const auto page = study.number("SELECT rootpage FROM sqlite_schema WHERE name = 'test_set'");
        study.close();
        overwriteAt(study.file(), (page - 1) * 4096, std::string(4096, 'x'));
        QVERIFY(fs::file_size(study.file()) > (17u << 20));
        const QByteArray before = bytesOf(study.file());
        VERIFY_FAILS(StudyFile::open(study.file(), study.clock, 2, nfs), ErrorKind::Corrupt);
        QCOMPARE(bytesOf(study.file()), before);
    }

    // --- copies of one's own

    void copiesOfKilledProcesses_areRemoved()
    {
        const fs::path folder = fs::temp_directory_path();
        const fs::path left = folder / "vizsla-copy-killed";
        const fs::path open = folder / "vizsla-copy-locked";
        const fs::path ofOthers = folder / "vizsla-copy-public";
        const fs::path fresh = folder / "vizsla-copy-fresh1";
        for (const fs::path& one : {left, open, ofOthers, fresh}) {
            fs::create_directory(one);
            fs::permissions(one, one == ofOthers ? fs::perms(0755) : fs::perms::owner_all);
            std::ofstream(one / "study.vizsla") << "x";
            if (one != fresh)
                fs::last_write_time(one, fs::file_time_type::clock::now() - std::chrono::hours(1));
        }
        const int lock = ::open(open.c_str(), O_RDONLY | O_DIRECTORY);
        QCOMPARE(::flock(lock, LOCK_EX | LOCK_NB), 0);
        PrivateCopy::removeLeftOvers();
        QVERIFY(!fs::exists(left));
        for (const fs::path& one : {open, ofOthers, fresh}) {
            QVERIFY2(fs::exists(one / "study.vizsla"), one.c_str());
            fs::remove_all(one);
        }
        ::close(lock);
        // One that is in use is locked, and gone with its user.
        StudyFixture study;
        study.close();
        fs::path copyFolder;
        {
            const auto copy = valueOf(PrivateCopy::make(study.file()));
            copyFolder = copy.file().parent_path();
            fs::last_write_time(copyFolder, fs::file_time_type::clock::now() - std::chrono::hours(1));
            PrivateCopy::removeLeftOvers();
            QVERIFY(fs::exists(copy.file()));
        }
        QVERIFY(!fs::exists(copyFolder));
    }

    // --- what is said

    void studyReplacedAfterItsCommit_isNotReportedAsDone()
    {
        Versions study;
        study.close();
        auto opened = valueOf(study.openAgain());
        QVERIFY(canAdd(*opened, "Dee"));
        VERIFY_OK(StudyFile::close(std::move(opened)));
        opened = valueOf(study.openAgain());
        QVERIFY(canAdd(*opened, "Eve"));
        study.replace();
        VERIFY_FAILS(StudyFile::close(std::move(opened)), ErrorKind::Replaced);
    }

    void studyReplacedWithinACommit_isNotReportedAsDone()
    {
        Versions study;
        const auto done = study.study().database().transaction([&] {
            study.replace();
            return LabelerRepository(study.study()).add("Cyd").map([](const Labeler&) {});
        });
        VERIFY_FAILS(done, ErrorKind::Replaced);
        QCOMPARE(namesIn(study.study()), (Names{"Ann", "Bob"}));
    }

    void sentences_nameTheStudyAndNotItsCopy()
    {
        Versions study;
        const fs::path file = copyAsKilled(study.file(), study.folder() / "killed");
        fs::remove(withSuffix(file, "-shm"));
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        // The log has other pages.
        bytes.seekp((study.number("SELECT rootpage FROM sqlite_schema WHERE name = 'test_set'") - 1) * 4096);
        bytes << std::string(4096, 'x');
        bytes.close();
        auto database = valueOf(openStudyDatabase(file));
        const auto read = database.query("SELECT name, description FROM test_set",
                                         [](const Statement& row) { return row.text(0); });
        VERIFY_FAILS(read, ErrorKind::Corrupt);
        QVERIFY2(says(read.error(), "is damaged", file), read.error().message.c_str());
        const auto check = valueOf(checkStudy(file, study.clock));
        QVERIFY(!check.findings.empty());
        for (const std::string& finding : check.findings)
            QVERIFY2(finding.find("vizsla-") == std::string::npos, finding.c_str());
    }
};

}  // namespace file_identity_test

VIZSLA_TEST(tst_file_identity, file_identity_test::TestFileIdentity)
#include "tst_file_identity.moc"
