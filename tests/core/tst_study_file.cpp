// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <array>
#include <cstring>
#include <fstream>
#include <map>
#include <random>

#include "core/store/class_repository.h"
#include "core/store/column_checksum.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace study_file_test {
using Reason = StudyFile::ReadOnlyReason;

namespace {

QByteArray bytesOf(const fs::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

/// Names of all files in a folder with a hash of their bytes.
std::map<std::string, QByteArray> contents(const fs::path& folder)
{
    std::map<std::string, QByteArray> result;
    for (const auto& entry : fs::directory_iterator(folder))
        result[entry.path().filename().string()] =
            QCryptographicHash::hash(bytesOf(entry.path()), QCryptographicHash::Sha256);
    return result;
}

void write(const fs::path& file, const QByteArray& bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), bytes.size());
}

QByteArray noise(qsizetype size)
{
    std::mt19937 random(7);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

QByteArray overwritten(QByteArray bytes, qsizetype at, const QByteArray& with)
{
    return bytes.replace(at, with.size(), with);
}

/// A closed study with some of everything in it.
class ClosedStudy : public StudyFixture
{
public:
    explicit ClosedStudy(const std::string& fileName = "study.vizsla") : StudyFixture(fileName)
    {
        const auto images = addTestSet("set", "beagle husky cup car horse");
        labelAll(addTask("Dogs", images), addLabeler("Ann"), "beagle");
        close();
        // The lock file of a study that has been open stays.
        fs::remove(fs::path(file().string() + ".lock"));
    }

    void stamp(const std::string& pragma)
    {
        valueOf(valueOf(Database::open(file(), Database::Access::ReadWrite)).runScript(pragma));
    }
    Result<std::unique_ptr<StudyFile>> open() { return StudyFile::open(file(), clock, 9); }
};

bool canAdd(StudyFile& study, const std::string& labeler)
{
    return LabelerRepository(study).add(labeler).has_value();
}

}  // namespace

class TestStudyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The check value that catalogues of CRCs give for CRC-32/ISO-HDLC; studies of every version hold such
    /// sums.
    void columnChecksums_areThoseOfZipFiles()
    {
        const auto digits = std::as_bytes(std::span("123456789", 9));
        QCOMPARE(verdictChecksum(digits), std::int64_t{0xCBF43926});
        QCOMPARE(verdictChecksum({}), std::int64_t{0});
        const std::array<std::uint32_t, 2> shape{5, 2};
        std::vector<std::byte> all(sizeof shape);
        std::memcpy(all.data(), shape.data(), sizeof shape);
        QCOMPARE(predictionChecksum(5, 2, {}, {}), verdictChecksum(all));
        all.insert(all.end(), digits.begin(), digits.end());
        QCOMPARE(predictionChecksum(5, 2, digits.first(4), digits.subspan(4)), verdictChecksum(all));
        QCOMPARE(predictionChecksum(5, 2, {}, digits), verdictChecksum(all));
    }

    /// Here bit by bit.
    void columnChecksums_areTheSameAtEveryLength()
    {
        std::vector<std::byte> bytes(400);
        for (std::size_t index = 0; index < bytes.size(); ++index)
            bytes[index] = static_cast<std::byte>(index * index * 7 + index);
        std::uint32_t rest = 0xffffffff;
        for (std::size_t length = 1; length <= bytes.size(); ++length) {
            rest ^= static_cast<std::uint32_t>(bytes[length - 1]);
            for (int bit = 0; bit < 8; ++bit)
                rest = (rest >> 1) ^ ((rest & 1) != 0 ? 0xedb88320 : 0);
            QCOMPARE(verdictChecksum(std::span(bytes).first(length)), std::int64_t{~rest});
            QCOMPARE(
                predictionChecksum(5, 2, std::span(bytes).first(length), std::span(bytes).subspan(length)),
                predictionChecksum(5, 2, bytes, {}));
        }
    }

    // --- create and open

    void createdStudy_givesAllClassesBackEqual()
    {
        StudyFixture fixture("thousand.vizsla", ilsvrc2012Classes());
        QVERIFY(valueOf(ClassRepository(fixture.study()).all()) == ilsvrc2012Classes());
        fixture.reopen();
        QVERIFY(valueOf(ClassRepository(fixture.study()).all()) == ilsvrc2012Classes());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM synset WHERE class_index IS NOT NULL"), 1000);
    }

    void study_isDurableAndStrict()
    {
        StudyFixture fixture;
        for (int round = 0; round < 2; ++round, fixture.reopen()) {
            const auto mode = fixture.study().database().query(
                "PRAGMA journal_mode", [](const Statement& row) { return row.text(0); });
            QCOMPARE(valueOf(mode).at(0), std::string("wal"));
            QCOMPARE(fixture.number("PRAGMA synchronous"), 2);
            QCOMPARE(fixture.number("PRAGMA foreign_keys"), 1);
            VERIFY_FAILS(fixture.study().database().execute(
                             "INSERT INTO session (id, task_id, labeler_id, part, started_at) "
                             "VALUES ('s', 'no task', 'nobody', 0, 0)"),
                         ErrorKind::Invalid);
        }
    }

    void study_isStampedInItsHeader()
    {
        StudyFixture fixture;
        QCOMPARE(fixture.number("PRAGMA application_id"), StudyFile::applicationId);
        QCOMPARE(fixture.number("PRAGMA user_version"), StudyFile::schemaVersion);
        fixture.close();
        QCOMPARE(bytesOf(fixture.file()).mid(68, 4), QByteArray("VZSL"));
    }

    void closedStudy_isOneFileAndItsLock()
    {
        StudyFixture fixture;
        fixture.close();
        QCOMPARE(contents(fixture.folder()).size(), std::size_t{2});
    }

    void settings_roundTrip()
    {
        StudyFixture fixture;
        QVERIFY(!valueOf(fixture.study().setting("labeler")));
        valueOf(fixture.study().setSetting("labeler", "Ann"));
        valueOf(fixture.study().setSetting("labeler", ""));
        fixture.reopen();
        QCOMPARE(valueOf(fixture.study().setting("labeler")).value(), std::string());
    }

    void fileNames_mayHoldAnything_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"Вижла – étude 犬.vizsla", "what?mode=memory&cache=shared.vizsla",
                                 "100% #1.vizsla", "%00%2e%2e.vizsla", "a b  c.vizsla", "quote'\"`;.vizsla",
                                 "back\\slash.vizsla", ":memory:", "file:x.vizsla", "new\nline"})
            QTest::newRow(qPrintable(QString::fromUtf8(name).simplified())) << QString::fromUtf8(name);
    }

    void fileNames_mayHoldAnything()
    {
        QFETCH(QString, name);
        StudyFixture fixture(name.toStdString());
        QVERIFY(canAdd(fixture.study(), "Ann"));
        fixture.reopen();
        QCOMPARE(valueOf(LabelerRepository(fixture.study()).all()).size(), std::size_t{1});
        QVERIFY(!fixture.study().isReadOnly());
        fixture.close();
        QVERIFY(fs::file_size(fixture.folder() / name.toStdString()) > 0);
        QCOMPARE(contents(fixture.folder()).size(), std::size_t{2});
    }

    void labelers_differInMoreThanCapitalsAndBlanks()
    {
        StudyFixture fixture;
        LabelerRepository labelers(fixture.study());
        const Labeler anna = valueOf(labelers.add("Anna Ö."));
        for (const char* alike : {"Anna Ö.", "anna ö.", " ANNA  Ö. ", "AnnaÖ.", "Anna\u00a0O\u0308."}) {
            const auto added = labelers.add(alike);
            VERIFY_FAILS(added, ErrorKind::Invalid);
            QVERIFY(added.error().message.find("already a labeler called Anna Ö.") != std::string::npos);
        }
        const Labeler ben = valueOf(labelers.add("Anna O."));
        VERIFY_FAILS(labelers.rename(ben.id, "anna ö."), ErrorKind::Invalid);
        VERIFY_OK(labelers.rename(anna.id, "anna ö."));
    }

    void labelersThatLookAlikeFromBefore_keepTheirNames()
    {
        StudyFixture fixture;
        LabelerRepository labelers(fixture.study());
        const Labeler anna = valueOf(labelers.add("Anna"));
        const Labeler other = valueOf(labelers.add("other"));
        fixture.run("UPDATE labeler SET name = 'anna' WHERE name = 'other'");
        fixture.reopen();
        LabelerRepository kept(fixture.study());
        QCOMPARE(valueOf(kept.all()).size(), std::size_t{2});
        VERIFY_OK(kept.rename(anna.id, "Anna"));
        VERIFY_FAILS(kept.rename(anna.id, "ANNA"), ErrorKind::Invalid);
        VERIFY_OK(kept.rename(other.id, "Bea"));
    }

    void relativePath_isOpened()
    {
        ClosedStudy closed;
        const fs::path before = fs::current_path();
        fs::current_path(closed.folder());
        auto study = StudyFile::open("study.vizsla", closed.clock, 1);
        fs::current_path(before);
        VERIFY_OK(study);
        QCOMPARE(valueOf(ImageRepository(**study).images()).at(0).file.string(),
                 (fs::canonical(closed.folder()) / "images/set/set1.png").string());
    }

    // --- refused, and left as it was

    void refusedFile_staysAsItWas_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const QByteArray& bytes, ErrorKind kind) {
            QTest::newRow(name) << bytes << static_cast<int>(kind);
        };
        ClosedStudy closed;
        const QByteArray study = bytesOf(closed.file());
        closed.stamp("PRAGMA user_version = " + std::to_string(StudyFile::schemaVersion + 1));
        row("made by a newer version", bytesOf(closed.file()), ErrorKind::TooNew);
        closed.stamp("PRAGMA user_version = 0");
        row("made before the first version", bytesOf(closed.file()), ErrorKind::TooOld);
        closed.stamp("PRAGMA user_version = -1");
        row("made by no version", bytesOf(closed.file()), ErrorKind::TooOld);
        closed.stamp("PRAGMA application_id = 1; PRAGMA user_version = 1");
        row("another program's database", bytesOf(closed.file()), ErrorKind::Foreign);
        row("random bytes", noise(50'000), ErrorKind::Foreign);
        row("few bytes", "hello", ErrorKind::Foreign);
        row("empty", "", ErrorKind::Foreign);
        row("cut within the header", study.left(50), ErrorKind::Foreign);
        row("cut within the first page", study.left(3000), ErrorKind::Corrupt);
        row("cut after the first page", study.left(4096), ErrorKind::Corrupt);
        row("cut in the middle", study.left(study.size() / 2), ErrorKind::Corrupt);
        row("last page missing", study.left(study.size() - 4096), ErrorKind::Corrupt);
        row("last byte missing", study.left(study.size() - 1), ErrorKind::Corrupt);
        row("first page overwritten behind the header", overwritten(study, 100, noise(3996)),
            ErrorKind::Corrupt);
        for (const int page : {1, 2, 5, 10, 20}) {
            row(qPrintable(QStringLiteral("page %1 overwritten").arg(page + 1)),
                overwritten(study, page * 4096, noise(4096)), ErrorKind::Corrupt);
            row(qPrintable(QStringLiteral("page %1 zeroed").arg(page + 1)),
                overwritten(study, page * 4096, QByteArray(4096, '\0')), ErrorKind::Corrupt);
        }
    }

    void refusedFile_staysAsItWas()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const QTemporaryDir folder(folderTemplate());
        const fs::path path = folder.path().toStdString();
        write(path / "mine.vizsla", bytes);
        const auto before = contents(path);
        const FakeClock clock;
        const auto opened = StudyFile::open(path / "mine.vizsla", clock, 1);
        VERIFY_FAILS(opened, static_cast<ErrorKind>(kind));
        QVERIFY2(opened.error().message.starts_with("mine.vizsla "), opened.error().message.c_str());
        QVERIFY(contents(path) == before);
    }

    void refusedFileWithLog_keepsBoth()
    {
        // As after a crash: a log that was never written back, whose version is too new.
        StudyFixture fixture;
        valueOf(fixture.study().database().transaction([&] {
            fixture.run("PRAGMA user_version = " + std::to_string(StudyFile::schemaVersion + 1));
            return fixture.study().setSetting("made by", "a later version");
        }));
        const QTemporaryDir folder(folderTemplate());
        const fs::path path = folder.path().toStdString();
        for (const char* suffix : {"", "-wal", "-shm"})
            write(path / ("study.vizsla" + std::string(suffix)), bytesOf(fixture.file().string() + suffix));
        const auto before = contents(path);
        VERIFY_FAILS(StudyFile::open(path / "study.vizsla", fixture.clock, 1), ErrorKind::TooNew);
        auto after = contents(path);
        QVERIFY(after.at("study.vizsla") == before.at("study.vizsla"));
        QVERIFY(after.at("study.vizsla-wal") == before.at("study.vizsla-wal"));
        QCOMPARE(after.size(), before.size());
    }

    void folderOrNothing_isRefused()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path path = folder.path().toStdString();
        const FakeClock clock;
        VERIFY_FAILS(StudyFile::open(path, clock, 1), ErrorKind::Foreign);
        VERIFY_FAILS(StudyFile::open("/dev/null", clock, 1), ErrorKind::Foreign);
        VERIFY_FAILS(StudyFile::open(path / "absent.vizsla", clock, 1), ErrorKind::NotFound);
        VERIFY_FAILS(StudyFile::open(path / "no/folder.vizsla", clock, 1), ErrorKind::NotFound);
        VERIFY_FAILS(StudyFile::open("", clock, 1), ErrorKind::NotFound);
        QVERIFY(contents(path).empty());
    }

    void studyWithImpossiblePartSize_isReadWithoutHarm()
    {
        StudyFixture fixture;
        const Task task = fixture.addTask("Dogs", fixture.addTestSet("set", "beagle husky"));
        for (const char* size : {"0", "-5", "4294967296", "9223372036854775807", "'x'"}) {
            fixture.run("PRAGMA ignore_check_constraints = ON; UPDATE task SET part_size = " +
                        std::string(size));
            const Task read = valueOf(TaskRepository(fixture.study()).find(task.id)).value();
            QVERIFY(read.partSize > 0);
            QVERIFY(read.partCount() > 0);
        }
    }

    // --- who may write

    void secondOpen_isReadOnlyAndTheFirstGoesOn()
    {
        StudyFixture fixture;
        auto second = valueOf(StudyFile::open(fixture.file(), fixture.clock, 2));
        QCOMPARE(second->readOnlyReason(), Reason::OpenElsewhere);
        VERIFY_FAILS(LabelerRepository(*second).add("Bob"), ErrorKind::ReadOnly);
        QVERIFY(!fixture.study().isReadOnly());
        QVERIFY(canAdd(fixture.study(), "Ann"));
        // and the second sees what the first does.
        QCOMPARE(valueOf(LabelerRepository(*second).all()).size(), std::size_t{1});
    }

    void afterTheFirstCloses_theStudyIsWritableAgain()
    {
        StudyFixture fixture;
        auto second = valueOf(StudyFile::open(fixture.file(), fixture.clock, 2));
        QVERIFY(canAdd(fixture.study(), "Ann"));
        fixture.close();
        QCOMPARE(valueOf(LabelerRepository(*second).all()).size(), std::size_t{1});
        auto third = valueOf(StudyFile::open(fixture.file(), fixture.clock, 3));
        QCOMPARE(third->readOnlyReason(), Reason::None);
        QVERIFY(canAdd(*third, "Bob"));
        QCOMPARE(valueOf(LabelerRepository(*second).all()).size(), std::size_t{2});
    }

    void openThroughALink_isTheSameStudy()
    {
        StudyFixture fixture;
        const fs::path elsewhere = fixture.folder() / "elsewhere";
        fs::create_directory(elsewhere);
        fs::create_symlink(fixture.file(), elsewhere / "link.vizsla");
        auto second = valueOf(StudyFile::open(elsewhere / "link.vizsla", fixture.clock, 2));
        QCOMPARE(second->readOnlyReason(), Reason::OpenElsewhere);
        second.reset();
        QVERIFY(canAdd(fixture.study(), "Ann"));
        fixture.close();
        second = valueOf(StudyFile::open(elsewhere / "link.vizsla", fixture.clock, 2));
        QCOMPARE(second->readOnlyReason(), Reason::None);
        QCOMPARE(contents(elsewhere).size(), std::size_t{1});
    }

    void readOnlyFile_canBeReadAndIsWritableOnceAllowed()
    {
        ClosedStudy closed;
        shareWithEveryone(closed.folder());
        makeReadOnly(closed.file());
        const auto before = contents(closed.folder());
        {
            const Unprivileged user;
            auto study = valueOf(closed.open());
            QCOMPARE(study->readOnlyReason(), Reason::NotWritable);
            QCOMPARE(valueOf(LabelerRepository(*study).all()).size(), std::size_t{1});
            VERIFY_FAILS(LabelerRepository(*study).add("Bob"), ErrorKind::ReadOnly);
        }
        QVERIFY(contents(closed.folder()) == before);
        makeWritable(closed.file());
        const Unprivileged user;
        QVERIFY(canAdd(*valueOf(closed.open()), "Bob"));
    }

    void readOnlyFolder_canBeRead()
    {
        ClosedStudy closed;
        shareWithEveryone(closed.folder());
        makeReadOnly(closed.folder());
        const auto before = contents(closed.folder());
        {
            const Unprivileged user;
            auto study = valueOf(closed.open());
            QCOMPARE(study->readOnlyReason(), Reason::NotWritable);
            QCOMPARE(valueOf(LabelerRepository(*study).all()).size(), std::size_t{1});
            VERIFY_FAILS(LabelerRepository(*study).add("Bob"), ErrorKind::ReadOnly);
        }
        QVERIFY(contents(closed.folder()) == before);
        makeWritable(closed.folder());
    }

    void unreadableFile_isRefused()
    {
        ClosedStudy closed;
        shareWithEveryone(closed.folder());
        fs::permissions(closed.file(), fs::perms::none);
        const Unprivileged user;
        VERIFY_FAILS(closed.open(), ErrorKind::Io);
    }

    // --- create

    void create_overwritesNothing()
    {
        ClosedStudy closed;
        const auto before = contents(closed.folder());
        VERIFY_FAILS(StudyFile::create(closed.file(), sevenClasses(), closed.clock, 1), ErrorKind::Invalid);
        QVERIFY(contents(closed.folder()) == before);
    }

    void create_doesNotFollowADanglingLink()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path link = fs::path(folder.path().toStdString()) / "link.vizsla";
        fs::create_symlink("nowhere/study.vizsla", link);
        const FakeClock clock;
        VERIFY_FAILS(StudyFile::create(link, sevenClasses(), clock, 1), ErrorKind::Invalid);
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(std::distance(fs::directory_iterator(link.parent_path()), {}), 1);
    }

    void failedCreate_leavesNothing()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path path = folder.path().toStdString();
        const FakeClock clock;
        VERIFY_FAILS(StudyFile::create(path / "no/such/study.vizsla", sevenClasses(), clock, 1),
                     ErrorKind::NotFound);
        const ClassList unknownParent{{{"a", {"a"}, "", {"nobody"}}}, {"a"}};
        VERIFY_FAILS(StudyFile::create(path / "study.vizsla", unknownParent, clock, 1), ErrorKind::Invalid);
        for (const std::size_t length : {247u, 250u, 251u, 255u, 256u, 5000u})
            QVERIFY(length <= 250 ||
                    !StudyFile::create(path / std::string(length, 'x'), sevenClasses(), clock, 1));
        QVERIFY(contents(path).empty());
    }

    void createInReadOnlyFolder_leavesNothing()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path path = folder.path().toStdString();
        shareWithEveryone(path);
        makeReadOnly(path);
        const FakeClock clock;
        {
            const Unprivileged user;
            const auto made = StudyFile::create(path / "study.vizsla", sevenClasses(), clock, 1);
            VERIFY_FAILS(made, ErrorKind::ReadOnly);
            QVERIFY(made.error().message.starts_with("study.vizsla "));
        }
        QVERIFY(contents(path).empty());
        makeWritable(path);
    }

    // --- a full disk

    void fullDisk_losesNothingAndTheSessionGoesOn()
    {
        StudyFixture fixture;
        std::string assigned;
        for (int image = 0; image < 200; ++image)
            assigned += "beagle ";
        const Task task = fixture.addTask("Dogs", fixture.addTestSet("set", assigned), Mode::Training, 200);
        const Labeler ann = fixture.addLabeler("Ann");
        auto session = fixture.begin(task, ann);
        fixture.run("PRAGMA max_page_count = 1");  // as many as there are now
        Result<Answer> confirmed;
        do {
            session.imageShown();
            fixture.clock.advance(std::chrono::seconds(1));
            confirmed = session.confirm("beagle");
        } while (confirmed && session.current());
        VERIFY_FAILS(confirmed, ErrorKind::Full);

        const std::string image = currentImage(session);
        const int answered = session.doneInPart();
        VERIFY_FAILS(session.confirm("beagle"), ErrorKind::Full);
        QCOMPARE(currentImage(session), image);
        QCOMPARE(session.doneInPart(), answered);
        QVERIFY(session.isShown());
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), answered);

        fixture.run("PRAGMA max_page_count = 100000");
        VERIFY_OK(session.confirm("beagle"));
        QCOMPARE(session.doneInPart(), answered + 1);
        fixture.reopen();
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM answer"), answered + 1);
    }

    // --- repositories

    void labelers_haveNamesOfTheirOwn()
    {
        StudyFixture fixture;
        LabelerRepository labelers(fixture.study());
        const Labeler ann = valueOf(labelers.add("  Ann\t"));
        QCOMPARE(ann.name, std::string("Ann"));
        VERIFY_FAILS(labelers.add("Ann "), ErrorKind::Invalid);
        VERIFY_FAILS(labelers.add(" \n"), ErrorKind::Invalid);
        const Labeler bob = valueOf(labelers.add("Robert'); DROP TABLE labeler; --"));
        VERIFY_FAILS(labelers.rename(bob.id, "Ann"), ErrorKind::Invalid);
        VERIFY_OK(labelers.rename(ann.id, "Ann"));
        VERIFY_OK(labelers.rename(ann.id, "Anna"));
        QCOMPARE(valueOf(labelers.all()).size(), std::size_t{2});
    }

    void testSet_isAddedWholeOrNotAtAll()
    {
        StudyFixture fixture;
        fixture.addTestSet("set", "beagle");
        TestSet second{{}, "second", "", "", 0};
        std::vector<Image> images(2);
        images[0].name = "a";
        images[0].assignedWnid = "beagle";
        images[1].name = "b";
        images[1].assignedWnid = "unknown";
        VERIFY_FAILS(ImageRepository(fixture.study()).addTestSet(second, images), ErrorKind::Invalid);
        QCOMPARE(valueOf(ImageRepository(fixture.study()).testSets()).size(), std::size_t{1});
        QCOMPARE(fixture.number("SELECT COUNT(*) FROM image"), 1);
    }

    void suggestionsAndReports_canBeUndone()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle");
        const Labeler ann = fixture.addLabeler("Ann");
        const Task task = fixture.addTask("Dogs", images);
        const Answer answer = fixture.labelImage(task, ann, images[0], "husky");
        SessionRepository sessions(fixture.study());
        QVERIFY(!valueOf(sessions.suggestion(answer.id)));
        valueOf(sessions.suggest(answer.id, Verdict::Correct));
        valueOf(sessions.suggest(answer.id, Verdict::DontKnow));
        QVERIFY(valueOf(sessions.suggestion(answer.id)) == Verdict::DontKnow);
        valueOf(sessions.suggest(answer.id, std::nullopt));
        QVERIFY(!valueOf(sessions.suggestion(answer.id)));
        valueOf(sessions.reportProblem(images[0].id, ann.id, true));
        valueOf(sessions.reportProblem(images[0].id, ann.id, true));
        QVERIFY(valueOf(sessions.hasReportedProblem(images[0].id, ann.id)));
        valueOf(sessions.reportProblem(images[0].id, ann.id, false));
        QVERIFY(!valueOf(sessions.hasReportedProblem(images[0].id, ann.id)));
    }
};

}  // namespace study_file_test

VIZSLA_TEST(tst_study_file, study_file_test::TestStudyFile)
#include "tst_study_file.moc"
