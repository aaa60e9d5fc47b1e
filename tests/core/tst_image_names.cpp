// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/formats/image_kind.h"
#include "core/imports/file_choice.h"
#include "core/text/safe_file_name.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace image_names_test {

class TestImageNames : public QObject
{
    Q_OBJECT

private:
    /// Of two images x.JPEG and x.png, one y.JPEG, one z, one n1/p.jpg and one n2/p.jpg: that of the path, or
    /// "".
    static std::string found(const std::string& path)
    {
        static const ImageNames names({"x.JPEG", "x.png", "y.JPEG", "z", "n1/p.jpg", "n2/p.jpg", "é.jpg"});
        const auto match = names.find(path);
        return match ? names.names()[match->image] : std::string();
    }

private Q_SLOTS:
    void names_areFound_data()
    {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<std::string>("image");
        const auto row = [](const char* path, const char* image) {
            QTest::newRow(path) << std::string(path) << std::string(image);
        };
        row("y.JPEG", "y.JPEG");
        row("y.jpeg", "y.JPEG");
        row("y.png", "y.JPEG");
        row("y", "y.JPEG");
        row("Y.JPEG", "");
        row("y.xml", "");
        row("y.JPEG.jpg", "");
        row("deep/down/y.jpg", "y.JPEG");
        row("/y.jpg", "y.JPEG");
        row("../../y.jpg", "y.JPEG");
        row("y.JPEG/", "");
        row("./y.JPEG", "y.JPEG");
        row("n2/.//p.jpg", "n2/p.jpg");
        row("z", "z");
        row("z.webp", "z");
        row("z.tar", "");
        row("x.png", "x.png");
        row("x.jpeg", "x.JPEG");
        row("x.gif", "");
        row("x", "");
        row("photos/n2/p.jpg", "n2/p.jpg");
        row("n1/p.JPG", "n1/p.jpg");
        row("p.jpg", "");
        row("C:\\val\\n2\\p.jpg", "n2/p.jpg");
        row("é.JPG", "é.jpg");
        row("e.jpg", "");
        row(".jpg", "");
        row("", "");
    }
    void names_areFound()
    {
        QFETCH(std::string, path);
        QFETCH(std::string, image);
        QCOMPARE(found(path), image);
    }

    void names_areFoundHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QStringList>("images");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* what, const QStringList& images, const QString& path,
                            const QString& found) { QTest::newRow(what) << images << path << found; };
        const QString formC = QStringLiteral("d\u00e9cran.jpg");
        const QString formD = QStringLiteral("de\u0301cran.jpg");
        row("form D of C", {formC}, formD, formC);
        row("form C of D", {formD}, formC, formD);
        row("both forms", {formC, formD}, formD, formD);
        row("form D with a path and another extension", {formC}, QStringLiteral("a/de\u0301cran.PNG"), formC);
        row("ImageFolder's name", {"n01440764/img1.JPEG"}, "img1.JPEG", "n01440764/img1.JPEG");
        row("stored without extension", {"n01440764/img1", "n01440764/img10"}, "img1.JPEG", "n01440764/img1");
        row("ImageFolder's name in another folder", {"n01440764/img1.JPEG"}, "val/img1.jpg",
            "n01440764/img1.JPEG");
        row("another class folder", {"n01440764/img1.JPEG"}, "n01443537/img1.JPEG", "");
        row("another folder", {"train/img1.JPEG"}, "val/img1.JPEG", "");
        row("end of the stored path", {"a/b/img1.jpg"}, "b/img1.png", "a/b/img1.jpg");
        row("not at a separator", {"aimg1.jpg"}, "img1.jpg", "");
        row("backslashes", {"a/img1.jpg"}, "C:\\data\\a\\img1.jpg", "a/img1.jpg");
        row("stored backslashes", {"a\\img1.jpg"}, "a/img1.jpg", "a\\img1.jpg");
        row("dots that are no extension", {"a.b", "a"}, "a.b.jpg", "a.b");
        row("a part before a dot is not the name", {"a.b"}, "a", "");
        row("two extensions", {"i1.jpg"}, "i1.jpg.JPEG", "");
        row("exact before looser", {"x", "x.jpg"}, "x", "x");
        row("whole before an end", {"n01440764/x.jpg", "x.png"}, "x.jpg", "x.png");
        row("in two class folders", {"n01440764/x.jpg", "n01443537/x.jpg"}, "x.jpg", "");
        row("a sign in a name", {"a#1.jpg", "50%.jpg"}, "50%", "50%.jpg");
        row("blanks around the name", {"x.jpg"}, " x.jpg ", "x.jpg");
        row("blanks around the stored name", {" lead.JPEG"}, "lead.JPEG", " lead.JPEG");
        row("exact before blanks", {" x.jpg", "x.jpg"}, " x.jpg", " x.jpg");
        row("exact before stored blanks", {" x.jpg", "x.jpg"}, "x.jpg", "x.jpg");
        row("several but for blanks", {" x.jpg", "x.jpg"}, "x.jpg ", "");
        row("case of the name", {"Img1.jpg"}, "img1.jpg", "");
    }
    void names_areFoundHoweverTheyAreWritten()
    {
        QFETCH(QStringList, images);
        QFETCH(QString, path);
        QFETCH(QString, found);
        std::vector<std::string> stored;
        for (const QString& image : images)
            stored.push_back(image.toStdString());
        const ImageNames names(std::move(stored));
        const auto match = names.find(path.toStdString());
        QCOMPARE(match ? QString::fromStdString(names.names()[match->image]) : QString(), found);
    }

    void formsOfOneName_areOneForm()
    {
        for (const char* name : {"a/\u00e9.jpg", "a\\\u00e9.jpg", "a/e\u0301.jpg", "./a/\u00e9.jpg",
                                 "a//\u00e9.jpg", "a/./\u00e9.jpg"})
            QCOMPARE(comparedForm(name), std::string("a/\u00e9.jpg"));
        QCOMPARE(comparedForm("//a /./b/"), std::string("/a /b/"));
        QCOMPARE(comparedForm("a/.b"), std::string("a/.b"));
    }

    void ambiguousName_tellsWhichItCouldBe()
    {
        const ImageNames names({"n1/p.jpg", "q.jpg", "n2/p.jpg", "p.PNG.x"});
        const ImageNames::Found found = names.lookUp("p.jpg");
        QVERIFY(!found.match);
        QCOMPARE(found.several, (std::vector<std::size_t>{0, 2}));
        QVERIFY(names.lookUp("r.jpg").several.empty());
        QVERIFY(names.lookUp("q.jpg").several.empty());
    }

    void choice_doesNotDependOnTheOrder()
    {
        std::vector<std::string> files{"b/y.JPEG", "a/y.JPEG", "a/y.jpeg", "a/y.png", "0/y.jpeg"};
        std::ranges::sort(files);
        do {
            FileChoice choice({"y.JPEG", "other"});
            for (const std::string& file : files)
                choice.offer(file);
            QCOMPARE(choice.count(), std::size_t{1});
            QCOMPARE(choice.paths()[0], std::string("a/y.JPEG"));
            QCOMPARE(choice.paths()[1], std::string());
            std::vector<std::string> notes;
            choice.addNotes(notes);
            QCOMPARE(notes.size(), std::size_t{4});
            for (const std::string& note : notes)
                QVERIFY2(note.ends_with(" was passed over: y.JPEG has a/y.JPEG"), note.c_str());
        } while (std::ranges::next_permutation(files).found);
    }

    void choice_countsWhatIsOfNoImage()
    {
        FileChoice choice({"y.JPEG"});
        QVERIFY(!choice.offer("readme.txt"));
        QVERIFY(!choice.offer("b\xff/y.JPEG"));
        QVERIFY(!choice.offer("b\n/y.JPEG"));
        QVERIFY(!choice.offer(std::string(5000, 'a') + "/y.JPEG"));
        QVERIFY(!choice.offer(""));
        const Result<void> none = choice.noneFound("photos", "val");
        VERIFY_FAILS(none, ErrorKind::NotFound);
        verifyMessage(
            none, QStringLiteral("photos has no file of an image of val: expected names such as \"y.JPEG\", "
                                 "found 5 files such as \"readme.txt\"."));
        std::vector<std::string> notes;
        choice.addNotes(notes);
        QCOMPARE(notes.size(), std::size_t{2});
        QCOMPARE(notes[0], std::string("1 file matches no image"));
        QVERIFY(notes[1].starts_with("4 files were passed over for a name"));
        QCOMPARE(choice.offer("y.JPEG"), std::optional<std::size_t>(0));
    }

    void fileNames_areSafeAndDistinct()
    {
        QCOMPARE(safeFileName("ILSVRC2012 val_1.JPEG", "id"), std::string("ILSVRC2012 val_1.JPEG"));
        QCOMPARE(safeFileName("../../etc/passwd", "id"), std::string("%2E.%2F..%2Fetc%2Fpasswd"));
        QCOMPARE(safeFileName("a%2Fb", "id"), std::string("a%252Fb"));
        QCOMPARE(safeFileName("é:\x7f\n", "id"), std::string("é%3A%7F%0A"));
        QCOMPARE(safeFileName(".", "id"), std::string("%2E"));
        QCOMPARE(safeFileName("", "id"), std::string("id"));
        QCOMPARE(safeFileName(std::string(201, 'a'), "id"), std::string("id"));
    }

    void images_areKnownByTheirFirstBytes()
    {
        using namespace std::string_view_literals;
        for (const std::string_view head :
             {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "\x89PNG\r\n\x1a\n\0\0"sv, "GIF89a"sv, "RIFF\0\0\0\0WEBPVP8 "sv,
              "BM6"sv, "II*\0\x08"sv, "MM\0*"sv, "P6\n2 2"sv})
            QVERIFY(beginsLikeImage(head));
        for (const std::string_view head : {""sv, "\xFF\xD8"sv, "RIFF\0\0\0\0WAVE"sv, "<html>"sv, "PK\3\4"sv})
            QVERIFY(!beginsLikeImage(head));
        QVERIFY(imageExtension("a.b.JpEg") == ".JpEg");
        QVERIFY(imageExtension("a.v2").empty() && imageExtension(".jpg").empty() &&
                imageExtension("").empty());
    }
};

}  // namespace image_names_test

VIZSLA_TEST(tst_image_names, image_names_test::TestImageNames)
#include "tst_image_names.moc"
