// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/core/archive_writer.h"
#include "tests/core/format_fixtures.h"
#include "tests/core/image_import_fixtures.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_image_archives_test {

namespace {

/// An archive of a and b beside other things, cut to a share of its size.
fs::path cutArchive(const ImportDesk& desk, const std::string& fileName, double share)
{
    fs::path file = desk.elsewhere() / fileName;
    std::string noise;
    for (unsigned i = 0, state = 1; i < 400'000; ++i)
        noise += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    ArchiveWriter(file).add("val/a.JPEG", picture + noise).add("val/b.JPEG", picture + noise);
    fs::resize_file(file, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(file)) * share));
    return file;
}

}  // namespace

class TestImportImageArchives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void archive_isUnpackedBesideTheStudy_data()
    {
        QTest::addColumn<QString>("fileName");
        for (const char* name : {"v.tar", "v.tar.gz", "v.tar.xz", "v.tar.zst", "v.zip", "without extension"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void archive_isUnpackedBesideTheStudy()
    {
        QFETCH(QString, fileName);
        ImportDesk desk({"a.JPEG", "0123abcd", "n1/p.jpg", "none.jpg"});
        const fs::path file = desk.elsewhere() / fileName.toStdString();
        ArchiveWriter(file)
            .addOther("./val", AE_IFDIR)
            .add("./val/a.JPEG", picture + "a")
            .add("./val/0/0123abcd.jpeg", picture + "b")
            .add("./val/._a.JPEG", "resource fork")
            .add("n1/p.jpg", picture + "c")
            .add("README", "read me");
        const auto report = desk.import(file);
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("3 of 4 images have a file now"));
        QCOMPARE(report->notes,
                 (std::vector<std::string>{"none.jpg has no file", "1 file matches no image"}));
        QVERIFY(report->warnings.empty());
        QCOMPARE(desk.imageFolder(), std::string("study.images/val"));
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked() / "a.JPEG"), picture + "a");
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked() / "0123abcd.jpeg"), picture + "b");
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked() / "n1%2Fp.jpg"), picture + "c");
        QCOMPARE(std::distance(fs::directory_iterator(desk.unpacked()), {}), 3);
        QCOMPARE(std::distance(fs::directory_iterator(desk.unpacked().parent_path()), {}), 1);
    }

    void archive_namesInAnyScriptAreRead_data() { archive_isUnpackedBesideTheStudy_data(); }
    void archive_namesInAnyScriptAreRead()
    {
        QFETCH(QString, fileName);
        ImportDesk desk({"犬 é.jpg"});
        const fs::path file = desk.elsewhere() / fileName.toStdString();
        ArchiveWriter(file).add("Größe/犬 é.jpg", picture).add("b\xff.jpg", picture);
        const auto report = desk.import(file);
        VERIFY_OK(report);
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked() / "犬 é.jpg"), picture);
        QCOMPARE(report->notes.size(), std::size_t{1});
    }

    void archive_hostileMembersStayInside()
    {
        ImportDesk desk({"a.JPEG", "../b.JPEG", "c.JPEG", "passwd"});
        const fs::path file = desk.elsewhere() / "h.tar";
        const fs::path outside = desk.fixture.folder() / "outside";
        ArchiveWriter(file)
            .add("../../a.JPEG", picture)
            .add("../b.JPEG", picture)
            .addSymlink("c.JPEG", outside.string())
            .add("c.JPEG", picture)
            .addSymlink("passwd", "/etc/passwd")
            .addOther("x/passwd", AE_IFCHR)
            .addOther("y/passwd", AE_IFIFO)
            .add("/etc/../passwd", picture);
        const auto report = desk.import(file);
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("4 of 4 images have a file now"));
        QCOMPARE(report->notes, std::vector<std::string>{"4 links and devices were passed over"});
        for (const char* name : {"a.JPEG", "%2E.%2Fb.JPEG", "c.JPEG", "passwd"})
            QVERIFY2(fs::is_regular_file(fs::symlink_status(desk.unpacked() / name)), name);
        QVERIFY(!fs::exists(outside));
        QVERIFY(!fs::exists(desk.fixture.folder() / "a.JPEG"));
    }

    void archive_largeMembersAreRefused()
    {
        ImportDesk desk({"a.JPEG"});
        const fs::path file = desk.elsewhere() / "large.tar";
        std::string header(512, '\0');
        const auto put = [&](std::size_t at, const std::string& text) {
            header.replace(at, text.size(), text);
        };
        put(0, "val/a.JPEG");
        put(100, "0000644");
        put(124, "04000000001");  // 512 MiB and one byte
        put(148, std::string(8, ' '));
        put(156, "0");
        put(257, "ustar");
        put(263, "00");
        unsigned sum = 0;
        for (const char c : header)
            sum += static_cast<unsigned char>(c);
        put(148, QByteArray::number(sum, 8).rightJustified(6, '0').toStdString());
        header[154] = '\0';
        ImportDesk::write(file, header);
        fs::resize_file(file, std::uintmax_t{513} << 20U);
        const auto refused = desk.import(file);
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("\"val/a.JPEG\" in the archive has more than 512 MiB"));
        QVERIFY(desk.isUntouched());
    }

    void archive_cutOff_isRefused_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("words");
        for (const char* name : {"v.tar", "v.tar.gz", "v.tar.xz", "v.tar.zst"})
            QTest::newRow(name) << QString::fromUtf8(name) << QStringLiteral("the member \"val/");
        QTest::newRow("v.zip") << "v.zip"
                               << "v.zip: cannot be read from";
    }
    void archive_cutOff_isRefused()
    {
        QFETCH(QString, fileName);
        QFETCH(QString, words);
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        const auto refused = desk.import(cutArchive(desk, fileName.toStdString(), 0.7));
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, words);
        QVERIFY(desk.isUntouched());
    }

    void fileThatIsNoArchive_isRefused_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::newRow("text") << std::string("image,wnid\n");
        QTest::newRow("nothing") << std::string();
        QTest::newRow("picture") << picture + std::string(2000, 'x');
        QTest::newRow("only gzip's name") << std::string("\x1f\x8b\x08");
    }
    void fileThatIsNoArchive_isRefused()
    {
        QFETCH(std::string, bytes);
        ImportDesk desk({"a.JPEG"});
        ImportDesk::write(desk.elsewhere() / "x.tar", bytes);
        const auto refused = desk.import(desk.elsewhere() / "x.tar");
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("x.tar: found no archive, expected .tar, "));
        QVERIFY(desk.isUntouched());
    }

    void repeating_changesNothing()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        const fs::path file = desk.elsewhere() / "v.tar";
        ArchiveWriter(file).add("a.JPEG", picture).add("b.JPEG", picture);
        VERIFY_OK(desk.import(file));
        ImportDesk::write(desk.unpacked() / "mine/notes.txt", "mine");
        const QString files = desk.files();
        const auto again = desk.import(file);
        VERIFY_OK(again);
        QCOMPARE(again->summary, std::string("2 of 2 images have a file now"));
        QCOMPARE(again->notes.size() + again->warnings.size(), std::size_t{0});
        QCOMPARE(desk.files(), files);
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked() / "mine/notes.txt"), std::string("mine"));
        QCOMPARE(std::distance(fs::directory_iterator(desk.unpacked().parent_path()), {}), 1);
    }

    void laterArchive_addsToTheEarlier()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        const fs::path one = desk.elsewhere() / "one.tar";
        const fs::path two = desk.elsewhere() / "two.tar";
        ArchiveWriter(one).add("a.JPEG", picture);
        ArchiveWriter(two).add("b.JPEG", picture);
        VERIFY_OK(desk.import(one));
        VERIFY_OK(desk.import(two));
        QVERIFY(!desk.files().contains(QStringLiteral("none")));
        QVERIFY(fs::exists(desk.unpacked() / "a.JPEG") && fs::exists(desk.unpacked() / "b.JPEG"));
        fs::resize_file(one, 600);
        VERIFY_FAILS(desk.import(one), ErrorKind::Invalid);
        QVERIFY(!desk.files().contains(QStringLiteral("none")));
    }

    void leftoversOfAKilledProcess_areCleared()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        ArchiveWriter(desk.elsewhere() / "v.tar").add("a.JPEG", picture);
        ImportDesk::write(desk.unpacked().parent_path() / ".new val/half.JPEG");
        ImportDesk::write(desk.unpacked().parent_path() / ".old val/b.JPEG");
        VERIFY_OK(desk.import(desk.elsewhere() / "v.tar"));
        QVERIFY(fs::exists(desk.unpacked() / "a.JPEG") && fs::exists(desk.unpacked() / "b.JPEG"));
        QVERIFY(!fs::exists(desk.unpacked() / "half.JPEG"));
        QCOMPARE(std::distance(fs::directory_iterator(desk.unpacked().parent_path()), {}), 1);
    }

    void readOnlyFolder_isNamed()
    {
        ImportDesk desk({"a.JPEG"});
        const fs::path file = desk.elsewhere() / "v.tar";
        ArchiveWriter(file).add("a.JPEG", picture);
        fs::permissions(desk.elsewhere(), fs::perms::all);
        shareWithEveryone(desk.fixture.folder());
        makeReadOnly(desk.fixture.folder());
        {
            const Unprivileged person;
            const auto refused = desk.import(file);
            VERIFY_FAILS(refused, ErrorKind::ReadOnly);
            verifyMessage(refused, QStringLiteral("study.images cannot be written"));
        }
        makeWritable(desk.fixture.folder());
        QVERIFY(desk.isUntouched());
        ImportDesk::write(desk.unpacked(), "a file of that name");
        verifyMessage(desk.import(file), QStringLiteral("is in the way"));
        QCOMPARE(ImportDesk::bytesOf(desk.unpacked()), std::string("a file of that name"));
    }

    void studyThatCannotBeWritten_leavesTheFoldersAsTheyWere()
    {
        ImportDesk desk({"a.JPEG"});
        const fs::path file = desk.elsewhere() / "v.tar";
        ArchiveWriter(file).add("a.JPEG", picture);
        desk.fixture.run("CREATE TRIGGER no BEFORE UPDATE ON test_set BEGIN SELECT RAISE(ABORT, 'no'); END");
        QVERIFY(!desk.import(file));
        QVERIFY(desk.isUntouched());
    }
};

}  // namespace import_image_archives_test

VIZSLA_TEST(tst_import_image_archives, import_image_archives_test::TestImportImageArchives)
#include "tst_import_image_archives.moc"
