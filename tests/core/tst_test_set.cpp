// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/formats/test_set_csv.h"
#include "core/formats/test_set_folder.h"
#include "core/formats/test_set_json.h"
#include "core/taxonomy/class_list.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace test_set_test {

namespace {

/// moc loses its way in raw strings, so quotes are written as apostrophes.
std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

Result<ReadTestSet> readJson(const std::string& text)
{
    return readTestSetJson(text, "t.json");
}

Result<ReadTestSet> readCsv(const std::string& text)
{
    std::istringstream input(text);
    return readTestSetCsv(input, "t.csv");
}

class Tree
{
public:
    std::filesystem::path root() const { return m_folder.path().toStdString(); }
    void add(const std::string& file) const
    {
        std::filesystem::create_directories((root() / file).parent_path());
        std::ofstream(root() / file) << "x";
    }
    Result<ReadTestSet> read() const
    {
        std::vector<std::string> wnids;
        for (int i = 0; i < 12; ++i)
            wnids.push_back("n" + std::to_string(i));
        return readTestSetFolder(root(), ClassCodes(wnids));
    }
    /// "image wnid file" of each entry.
    QString entries() const
    {
        const auto set = read();
        if (!set)
            return messageOf(set);
        QStringList list;
        for (const auto& [image, wnid, file] : set->entries)
            list << QString::fromStdString(image + ' ' + wnid + ' ' + file);
        return list.join(QStringLiteral("; "));
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace

class TestTestSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_keepsTheOrder()
    {
        const auto set = readJson(
            json("{'a': [{'image_filenames': 1}], 'image_filenames': [['y', 'n2'], ['x', 'n1']], 'b': 2}"));
        QVERIFY2(set, qPrintable(messageOf(set)));
        QCOMPARE(set->entries.size(), std::size_t{2});
        QVERIFY((set->entries[0] == ReadTestSet::Entry{"y", "n2", ""}));
        QVERIFY((set->entries[1] == ReadTestSet::Entry{"x", "n1", ""}));
    }

    void wrongJson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(words);
        };
        row("empty", "", "cut off");
        row("list", "[]", "found a list, expected an object");
        row("number", "1", "expected an object");
        row("no key", "{}", "found no key \"image_filenames\"");
        row("key twice", json("{'image_filenames': [], 'image_filenames': []}"), "a second time");
        row("no list", json("{'image_filenames': {}}"), "to be a list of");
        row("one field", "{\"image_filenames\":\n[[\"a\"]]}", "line 2: entry 1: expected [image id, wnid]");
        row("three fields", json("{'image_filenames': [['a','n','x']]}"), "entry 1: expected");
        row("nested", json("{'image_filenames': [['a',['n']]]}"), "entry 1: expected");
        row("no pair", json("{'image_filenames': [['a','n'],'b']}"), "entry 2: expected");
        row("image twice", json("{'image_filenames': [['a','n'],['a','m']]}"), "which is entry 1 already");
        row("NUL", json("{'image_filenames': [['a\\u0000','n']]}"), "found a control character");
        row("cut", json("{'image_filenames': [['a','n"), "cut off");
        row("no JSON", "{\"image_filenames\":\n [,]}", "line 2: this is not JSON");
        row("too deep", std::string(100'000, '['), "expected an object");
        row("too deep elsewhere", "{\"x\":" + std::string(100'000, '['), "more than 64 deep");
    }

    void wrongJson()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        verifyMessage(readJson(text.toStdString()), words);
    }

    void everyCutFile_isReadOrRefused()
    {
        readEveryCut(json("{'a': {'b': [1]}, 'image_filenames': [['y', 'n2'], ['x\\u00e9', 'n1']]}"),
                     readJson);
        readEveryCut("image,wnid\r\na,\"n1\"\r\nb,n2\r\n", readCsv);
    }

    void csv_isRead()
    {
        const auto set = readCsv("wnid,image\nn2,y\nn1,x\n");
        QVERIFY(set);
        QVERIFY((set->entries[0] == ReadTestSet::Entry{"y", "n2", ""}));
        verifyMessage(readCsv("image,wnid\na,n\na,m\n"),
                      QStringLiteral("line 3: found the image \"a\" again"));
        verifyMessage(readCsv("image,wnid\na,\n"), QStringLiteral("expected the wnid of a class"));
    }

    void pathsOutOfTheFolder_areRefusedWithTheirLine()
    {
        verifyMessage(
            readCsv("image,wnid\na,n\n../../../etc/passwd,n\n"),
            QStringLiteral("line 3: found the image \"../../../etc/passwd\", a path that leads out"));
        verifyMessage(readCsv("image,wnid\n/etc/passwd,n\n"),
                      QStringLiteral("line 2: found the image "
                                     "\"/etc/passwd\", an absolute path"));
        verifyMessage(readJson(json("{'image_filenames': [['a','n'],['n1/../../x','n']]}")),
                      QStringLiteral("entry 2: found the image \"n1/../../x\", a path that leads out"));
        QVERIFY(readCsv("image,wnid\nn01440764/a.JPEG,n\nb/../c.JPEG,n\n"));
    }

    void csv_fromSpreadsheetsIsRead()
    {
        const auto set =
            readCsv("\xEF\xBB\xBF\"WNID\",note, Image \r\nn2,\"a, \"\"b\"\"\",\"y, z\"\r\n\r\nn1,,x");
        QVERIFY2(set, qPrintable(messageOf(set)));
        QCOMPARE(set->entries.size(), std::size_t{2});
        QVERIFY((set->entries[0] == ReadTestSet::Entry{"y, z", "n2", ""}));
        QVERIFY((set->entries[1] == ReadTestSet::Entry{"x", "n1", ""}));
    }

    void wrongCsv_isRefusedByLine()
    {
        verifyMessage(readCsv(""), QStringLiteral("t.csv, line 1: the file is empty"));
        verifyMessage(readCsv("image,class\n"), QStringLiteral("line 1: found no column \"wnid\""));
        verifyMessage(readCsv("image,wnid\na\n"), QStringLiteral("line 2: found 1 columns, expected 2"));
        verifyMessage(readCsv("image,wnid\na,n1\nb,n1,x\n"), QStringLiteral("line 3: found 3 columns"));
        verifyMessage(readCsv("image;wnid\na;n1\n"), QStringLiteral("found no column \"image\""));
        verifyMessage(readCsv("image,wnid\n\"a,n1\n"), QStringLiteral("line 2: the quote that opens here"));
        verifyMessage(readCsv("image,wnid\n\xFF,n1\n"),
                      QStringLiteral("line 2: found bytes that are not UTF-8"));
    }

    void folders_ofIndicesAreNumbers()
    {
        const Tree tree;
        for (const char* file : {"10/a.jpg", "2/b.JPEG", "0/c.png"})
            tree.add(file);
        QCOMPARE(tree.entries(), QStringLiteral("c n0 0/c.png; b n2 2/b.JPEG; a n10 10/a.jpg"));
    }

    void folders_ofWnidsStandInOrder()
    {
        const Tree tree;
        for (const char* file : {"n2/b.jpg", "n10/x.jpg", "n2/a.jpg", "n10/sub/x.png", "n2/.hidden.jpg",
                                 ".git/x.jpg", "n2/notes.txt", "readme.md"})
            tree.add(file);
        std::filesystem::create_directory_symlink(tree.root(), tree.root() / "n2/loop");
        std::filesystem::create_symlink("self.jpg", tree.root() / "n2/self.jpg");
        QCOMPARE(tree.entries(), QStringLiteral("n10/x.jpg n10 n10/x.jpg; n10/sub/x.png n10 n10/sub/x.png; "
                                                "a n2 n2/a.jpg; b n2 n2/b.jpg"));
        const auto set = tree.read();
        QVERIFY(set);
        QCOMPARE(set->notes.size(), std::size_t{4});
        QCOMPARE(QString::fromStdString(set->notes[1]),
                 QStringLiteral("2 files that are no images were passed over"));
    }

    void folders_thatAreUnclearAreRefused()
    {
        const Tree mixed;
        mixed.add("1/a.jpg");
        mixed.add("n2/b.jpg");
        QVERIFY(mixed.entries().contains(QStringLiteral("found the folder \"1\" beside \"n2\"")));
        const Tree unknown;
        unknown.add("12/a.jpg");
        QVERIFY(unknown.entries().contains(QStringLiteral("an index from 0 to 11")));
        const Tree empty;
        QVERIFY(empty.entries().contains(QStringLiteral("found no images")));
        verifyMessage(readTestSetFolder("/nowhere", ClassCodes({"n1"})), QStringLiteral("no such folder"));
    }

    void publishedTestSets_areRead()
    {
        SKIP_WITHOUT_DATA(publishedData() / "imagenet");
        const auto imagenet = readTestSetJson(publishedData() / "imagenet/imagenet-annotatedval20k-0.json");
        QVERIFY2(imagenet, qPrintable(messageOf(imagenet)));
        QCOMPARE(imagenet->entries.size(), std::size_t{20000});
        QVERIFY(
            (imagenet->entries[0] == ReadTestSet::Entry{"ILSVRC2012_val_00038135.JPEG", "n02978881", ""}));
        const auto shifted = readTestSetJson(publishedData() / "imagenetv2/imagenetv2-b-33.json");
        QVERIFY2(shifted, qPrintable(messageOf(shifted)));
        QCOMPARE(shifted->entries.size(), std::size_t{10000});
        const auto photos =
            readTestSetFolder(publishedData() / "photos", ClassCodes(ilsvrc2012Classes().classes));
        QVERIFY2(photos, qPrintable(messageOf(photos)));
        QCOMPARE(photos->entries.size(), std::size_t{147});
    }
};

}  // namespace test_set_test

VIZSLA_TEST(tst_test_set, test_set_test::TestTestSet)
#include "tst_test_set.moc"
