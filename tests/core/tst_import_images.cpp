// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/study_file.h"
#include "tests/core/archive_writer.h"
#include "tests/core/format_fixtures.h"
#include "tests/core/image_import_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_images_test {

class TestImportImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folder_filesStayAndAreReferredTo()
    {
        ImportDesk desk({"a.JPEG", "b", "é.jpg", "none.jpg"});
        for (const char* file :
             {"n1/a.jpeg", "n1/sub/b.png", "n2/é.jpg", "n2/b.xml", ".thumbs/none.jpg", "none.txt"})
            ImportDesk::write(desk.elsewhere() / file);
        const auto report = desk.import(desk.elsewhere());
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("3 of 4 images have a file now"));
        QCOMPARE(report->notes, (std::vector<std::string>{"none.jpg has no file", "2 files match no image"}));
        QVERIFY(report->warnings.empty());
        QCOMPARE(desk.files(), QStringLiteral("n1/a.jpeg n1/sub/b.png n2/é.jpg none"));
        QCOMPARE(desk.imageFolder(), desk.elsewhere().string());
        QVERIFY(!fs::exists(desk.fixture.folder() / "study.images"));
    }

    void folder_belowTheStudyIsRelative()
    {
        ImportDesk desk({"a.JPEG"});
        ImportDesk::write(desk.fixture.folder() / "pictures/val/a.JPEG");
        VERIFY_OK(desk.import(desk.fixture.folder() / "pictures/val/"));
        QCOMPARE(desk.imageFolder(), std::string("pictures/val"));
        QVERIFY(!desk.files().contains(QStringLiteral("none")));
        VERIFY_OK(desk.import(desk.fixture.folder()));
        QCOMPARE(desk.imageFolder(), std::string());
        QVERIFY(desk.files().endsWith(QStringLiteral("pictures/val/a.JPEG")));
    }

    void folder_linksToFilesAreFollowed()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        ImportDesk::write(desk.elsewhere() / "store/0001");
        ImportDesk::write(desk.elsewhere() / "val/b.JPEG");
        fs::create_symlink("../store/0001", desk.elsewhere() / "val/a.JPEG");
        fs::create_directory_symlink("..", desk.elsewhere() / "val/loop");
        fs::create_symlink("nothing", desk.elsewhere() / "val/c.JPEG");
        const auto report = desk.import(desk.elsewhere() / "val");
        VERIFY_OK(report);
        QCOMPARE(desk.files(), QStringLiteral("store/0001 val/b.JPEG"));
        QCOMPARE(report->notes, std::vector<std::string>{"2 links to folders or to nothing not followed"});
    }

    void folder_twoFilesForAnImage_firstIsTaken()
    {
        ImportDesk desk({"a.JPEG"});
        for (const char* file : {"z/a.JPEG", "b/a.JPEG", "a.png"})
            ImportDesk::write(desk.elsewhere() / file);
        const auto report = desk.import(desk.elsewhere());
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("1 of 1 image has a file now"));
        QCOMPARE(desk.files(), QStringLiteral("b/a.JPEG"));
        QCOMPARE(report->notes, (std::vector<std::string>{"a.png was passed over: a.JPEG has b/a.JPEG",
                                                          "z/a.JPEG was passed over: a.JPEG has b/a.JPEG"}));
    }

    void filesThatAreNoPictures_areWarnedAbout()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        ImportDesk::write(desk.elsewhere() / "a.JPEG", "<html>");
        ImportDesk::write(desk.elsewhere() / "b.JPEG", "");
        const auto report = desk.import(desk.elsewhere());
        VERIFY_OK(report);
        QCOMPARE(report->warnings,
                 (std::vector<std::string>{"a.JPEG does not look like an image", "b.JPEG is empty"}));
        QCOMPARE(desk.files(), QStringLiteral("a.JPEG b.JPEG"));
    }

    void imagesWithoutANewFile_keepTheEarlier()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG", "c.JPEG"});
        ImportDesk::write(desk.fixture.folder() / "one/a.JPEG");
        VERIFY_OK(desk.import(desk.fixture.folder() / "one"));
        ImportDesk::write(desk.elsewhere() / "b.JPEG");
        QCOMPARE(desk.importFolder(), std::string("2 of 3 images have a file now"));
        ArchiveWriter(desk.elsewhere() / "two.tar").add("c.JPEG", picture);
        const auto report = desk.import(desk.elsewhere() / "two.tar");
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("3 of 3 images have a file now"));
        QCOMPARE(report->notes, std::vector<std::string>{"2 images keep the files they had"});
        QVERIFY(desk.files().contains(QStringLiteral("one/a.JPEG b.JPEG ")));
        QVERIFY(fs::exists(desk.unpacked() / "c.JPEG"));
    }

    /// One folder holds them all, and links in it are its owner's.
    void filesOfSeveralFolders_areBelowOneThatHoldsThem()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG", "c.JPEG"});
        ImportDesk::write(desk.fixture.folder() / "pictures/one/a.JPEG");
        ImportDesk::write(desk.fixture.folder() / "pictures/two/deep/b.JPEG");
        VERIFY_OK(desk.import(desk.fixture.folder() / "pictures/one"));
        VERIFY_OK(desk.import(desk.fixture.folder() / "pictures/two"));
        QCOMPARE(desk.imageFolder(), std::string("pictures"));
        for (const auto& image :
             valueOf(ImageRepository(desk.fixture.study())
                         .imageFiles(valueOf(ImageRepository(desk.fixture.study()).findTestSet("val")).id)))
            QVERIFY2(!image.file.starts_with("..") && !image.file.starts_with('/'), image.file.c_str());
        QVERIFY(desk.files().contains(QStringLiteral("pictures/one/a.JPEG")));
        QVERIFY(desk.files().contains(QStringLiteral("pictures/two/deep/b.JPEG none")));
    }

    void fileElsewhere_isNotKept()
    {
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        ImportDesk::write(desk.elsewhere() / "secret");
        desk.fixture.run("UPDATE image SET file = '" + (desk.elsewhere() / "secret").string() +
                         "' WHERE name = 'a.JPEG'");
        ImportDesk::write(desk.elsewhere() / "new/b.JPEG");
        const auto report = desk.import(desk.elsewhere() / "new");
        VERIFY_OK(report);
        QCOMPARE(report->summary, std::string("1 of 2 images have a file now"));
        QCOMPARE(desk.files(), QStringLiteral("none new/b.JPEG"));
    }

    void sourceWithoutAnyImage_isRefused()
    {
        ImportDesk desk({"a.JPEG"});
        ImportDesk::write(desk.elsewhere() / "x.txt");
        const auto folder = desk.import(desk.elsewhere());
        VERIFY_FAILS(folder, ErrorKind::NotFound);
        verifyMessage(folder, QStringLiteral("such as \"a.JPEG\", found 1 file such as \"x.txt\"."));
        ArchiveWriter(desk.elsewhere() / "x.tar").add("other/y.jpg", picture);
        const auto archive = desk.import(desk.elsewhere() / "x.tar");
        VERIFY_FAILS(archive, ErrorKind::NotFound);
        verifyMessage(archive, QStringLiteral("such as \"other/y.jpg\"."));
        VERIFY_FAILS(desk.import("/nowhere"), ErrorKind::NotFound);
        VERIFY_FAILS(importImages(desk.fixture.study(), "test", desk.elsewhere()), ErrorKind::NotFound);
        QVERIFY(desk.isUntouched());
    }

    void cancel_leavesNothing()
    {
        std::vector<std::string> names;
        ImportDesk desk({"a.JPEG", "b.JPEG"});
        ImportDesk::write(desk.elsewhere() / "a.JPEG");
        ArchiveWriter(desk.elsewhere() / "v.tar").add("a.JPEG", picture);
        std::atomic<bool> cancelled = true;
        VERIFY_FAILS(desk.import(desk.elsewhere(), {.cancelled = &cancelled}), ErrorKind::Cancelled);
        VERIFY_FAILS(desk.import(desk.elsewhere() / "v.tar", {.cancelled = &cancelled}),
                     ErrorKind::Cancelled);
        cancelled = false;
        const Progress lateCancel{[&](std::size_t, std::size_t) { cancelled = true; }, &cancelled};
        VERIFY_FAILS(desk.import(desk.elsewhere() / "v.tar", lateCancel), ErrorKind::Cancelled);
        QVERIFY(desk.isUntouched());
    }
};

}  // namespace import_images_test

VIZSLA_TEST(tst_import_images, import_images_test::TestImportImages)
#include "tst_import_images.moc"
