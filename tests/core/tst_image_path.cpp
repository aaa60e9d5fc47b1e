// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/image_path.h"

#include <QTest>

#include "core/store/image_repository.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace image_path_test {

class ImagePathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_stayBelowTheirFolder_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char* path, const char* fault) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(fault);
        };
        for (const char* path : {"a.JPEG", "n01440764/a.JPEG", "./a", "a/./b", "a/../b", "a//b", "..a", "a..",
                                 ".../a", "a\\b.png", "c:a.png", "a b/c"})
            row(path, "");
        const char* out = "a path that leads out of the folder of the images";
        for (const char* path : {"..", "../a", "a/../../b", "../folder/a", "a/b/../../../c", "./../a",
                                 "..\\a", "a\\..\\..\\b", "a\\b/../../c"})
            row(path, out);
        for (const char* path : {"/", "/etc/passwd", "//host/a", "\\\\host\\a", "C:\\a", "c:/a"})
            row(path, "an absolute path");
        for (const char* path : {".", "a/..", "./"})
            row(path, "the path of a folder");
        QTest::newRow("empty") << QByteArray("") << QByteArray("nothing");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a path with a zero byte");
    }
    void paths_stayBelowTheirFolder()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, fault);
        const std::string text = path.toStdString();
        QCOMPARE(std::string(imagePathFault(text)), fault.toStdString());
        QCOMPARE(imageFile("/images", text), fault.isEmpty() ? fs::path("/images") / text : fs::path());
    }

    /// Whatever a study says, and whoever reads it.
    void fileElsewhere_isGivenToNobody()
    {
        StudyFixture study;
        const auto images = study.addTestSet("set", "beagle beagle cup");
        study.run(
            "UPDATE image SET file = '../../../etc/passwd' WHERE position = 0;"
            "UPDATE image SET file = '/etc/passwd' WHERE position = 1");
        const ImageRepository repository(study.study());
        const auto read = valueOf(repository.images());
        QVERIFY(read[0].file.empty() && read[1].file.empty() && !read[2].file.empty());
        QVERIFY(valueOf(repository.image(images[0].id))->file.empty());
        for (const Image& image : valueOf(repository.imagesOfClass("beagle")))
            QVERIFY(image.file.empty());
        for (const auto& photograph : valueOf(repository.classPhotographs()))
            QCOMPARE(photograph.folder.empty(), photograph.wnid == "beagle");
        const auto findings = valueOf(findImpossibleRows(study.study().database()));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings.front(), "2 images have files outside of the folder of the images (" +
                                       images[0].name + ", " + images[1].name + ").");
    }

    void fileElsewhere_isRefusedByEveryWriter()
    {
        StudyFixture study;
        TestSet testSet{{}, "set", "", "set"};
        std::vector<Image> images{{{}, {}, "a", "../a.png", "a", "beagle"}};
        const auto added = ImageRepository(study.study()).addTestSet(testSet, images);
        VERIFY_FAILS(added, ErrorKind::Invalid);
        QVERIFY(added.error().message.starts_with(
            "The image \"a\" cannot have the file \"../a.png\": found a path that"));
        images.front().file = "a.png";
        valueOf(ImageRepository(study.study()).addTestSet(testSet, images));
        VERIFY_FAILS(ImageRepository(study.study())
                         .setImageFiles(testSet.id, "set", {{images.front().id, "a", "/etc/passwd"}}),
                     ErrorKind::Invalid);
    }
};

}  // namespace image_path_test

VIZSLA_TEST(tst_image_path, image_path_test::ImagePathTest)
#include "tst_image_path.moc"
