// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/write_file.h"

#include <sys/resource.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>

#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace write_file_test {

namespace {

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// No file may grow beyond this many bytes meanwhile, as on a disk that fills up.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
        m_signalBefore = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signalBefore);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_signalBefore)(int) = SIG_DFL;
};

}  // namespace

class WriteFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void studyOrWhatLiesBesideIt_isNotReplaced()
    {
        StudyFixture fixture;
        const fs::path study = fixture.study().path();
        for (const char* beside : {"", "-wal", "-shm", "-journal", ".lock"}) {
            const fs::path file = study.string() + beside;
            const std::string before = contentOf(file);
            const auto written = writeFile(file, [](std::ostream& output) { output << "a,b"; });
            QVERIFY2(!written, beside);
            QVERIFY(written.error().kind == ErrorKind::Invalid);
            QVERIFY2(contentOf(file) == before, beside);
        }
    }

    void link_isFollowed()
    {
        const QTemporaryDir folder;
        const fs::path real = fs::path(folder.path().toStdString()) / "real.csv";
        const fs::path link = fs::path(folder.path().toStdString()) / "link.csv";
        std::ofstream(real) << "before";
        fs::create_symlink(real, link);
        QVERIFY(writeFile(link, [](std::ostream& output) { output << "after"; }));
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(contentOf(real), std::string("after"));
    }

    void device_staysADevice()
    {
        QVERIFY(writeFile("/dev/null", [](std::ostream& output) { output << "a,b"; }));
        QVERIFY(fs::is_character_file("/dev/null"));
        const auto written =
            writeFile("/dev/full", [](std::ostream& output) { output << std::string(100'000, 'a'); });
        QVERIFY(!written);
        QVERIFY(fs::is_character_file("/dev/full"));
    }

    void whatComesBeforeAFile_isDoneOnceAllIsWritten();
    void newFile_hasWhatWasWritten();
    void fileThatIsThere_isReplacedWhole();
    void failedWrite_leavesWhatWasThereAndNothingElse();
    void missingFolder_isNamed();
    void folderInPlaceOfAFile_isRefused();
    void folderThatCannotBeWritten_isReadOnly();

private:
    const QTemporaryDir m_folder{folderTemplate()};
    fs::path m_file = fs::path(m_folder.path().toStdString()) / "results.csv";
};

void WriteFileTest::whatComesBeforeAFile_isDoneOnceAllIsWritten()
{
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "report.csv";
    const auto write = [](std::ostream& output) { output << std::string(100'000, 'x'); };
    int done = 0;
    const auto count = [&]() -> Result<void> {
        ++done;
        return {};
    };
    {
        const SmallDisk full(1000);
        QVERIFY(!writeFile(file, write, count));
    }
    QVERIFY(!writeFile(file / "nowhere" / "report.csv", write, count));
    QCOMPARE(done, 0);
    VERIFY_OK(writeFile(file, write, count));
    QCOMPARE(done, 1);
    // Where it fails, what was there stays.
    const auto refuse = [&]() -> Result<void> { return failure(ErrorKind::ReadOnly, "not recorded"); };
    VERIFY_FAILS(writeFile(
                     file, [](std::ostream& output) { output << "new"; }, refuse),
                 ErrorKind::ReadOnly);
    QCOMPARE(contentOf(file).size(), std::size_t{100'000});
    QCOMPARE(filesIn(file.parent_path()), std::size_t{1});
}

void WriteFileTest::newFile_hasWhatWasWritten()
{
    valueOf(writeFile(m_file, [](std::ostream& output) { output << "a,b\n1,2\n"; }));
    QCOMPARE(contentOf(m_file), std::string("a,b\n1,2\n"));
}

void WriteFileTest::fileThatIsThere_isReplacedWhole()
{
    std::ofstream(m_file) << "something that is longer than what follows";
    valueOf(writeFile(m_file, [](std::ostream& output) { output << "short"; }));
    QCOMPARE(contentOf(m_file), std::string("short"));
    QCOMPARE(filesIn(m_folder.path().toStdString()), std::size_t{1});
}

void WriteFileTest::failedWrite_leavesWhatWasThereAndNothingElse()
{
    std::ofstream(m_file) << "before";
    Result<void> written;
    {
        const SmallDisk disk(1024);
        written = writeFile(m_file, [](std::ostream& output) { output << std::string(100'000, 'x'); });
    }
    QVERIFY(!written);
    QVERIFY2(written.error().message.find("results.csv could not be written: ") != std::string::npos,
             written.error().message.c_str());
    QCOMPARE(contentOf(m_file), std::string("before"));
    QCOMPARE(filesIn(m_folder.path().toStdString()), std::size_t{1});
}

void WriteFileTest::missingFolder_isNamed()
{
    const auto written = writeFile(m_file.parent_path() / "nowhere" / "x.csv", [](std::ostream&) {});
    VERIFY_FAILS(written, ErrorKind::NotFound);
    QVERIFY(written.error().message.find("nowhere") != std::string::npos);
}

void WriteFileTest::folderInPlaceOfAFile_isRefused()
{
    VERIFY_FAILS(writeFile(m_file.parent_path(), [](std::ostream&) {}), ErrorKind::Io);
}

void WriteFileTest::folderThatCannotBeWritten_isReadOnly()
{
    const fs::path folder = m_file.parent_path() / "closed";
    fs::create_directory(folder);
    makeReadOnly(folder);
    Result<void> written;
    {
        shareWithEveryone(m_file.parent_path());
        makeReadOnly(folder);
        const Unprivileged user;
        written = writeFile(folder / "x.csv", [](std::ostream&) {});
    }
    makeWritable(folder);
    VERIFY_FAILS(written, ErrorKind::ReadOnly);
}

}  // namespace write_file_test

VIZSLA_TEST(tst_write_file, write_file_test::WriteFileTest)
#include "tst_write_file.moc"
