// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/class_list.h"

#include <QTemporaryDir>
#include <QTest>

#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace class_list_test {

class TestClassList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compiledIn_isWhatWordNetSays()
    {
        if (!hasWordNet())
            QSKIP("WordNet is not installed (VIZSLA_WORDNET)");
        std::string wnids;
        for (const std::string& wnid : ilsvrc2012Classes().classes)
            wnids += wnid + "\n";
        const Result<ClassList> list = readText(wnids);
        QVERIFY2(list, list ? "" : list.error().message.c_str());
        QVERIFY(*list == ilsvrc2012Classes());
    }

    void compiledIn_hasNamesAndGlosses()
    {
        const ClassList& list = ilsvrc2012Classes();
        QCOMPARE(list.classes.size(), std::size_t{1000});
        for (const Synset& synset : list.synsets)
            QVERIFY2(!synset.names.empty() && !synset.gloss.empty(), synset.wnid.c_str());
        const auto shark = std::ranges::find(list.synsets, "n01484850", &Synset::wnid);
        QCOMPARE(joinedNames(*shark),
                 std::string("great white shark, white shark, man-eater, man-eating shark, "
                             "Carcharodon carcharias"));
    }

    void wnids_withCommentsAndWindowsLineEnds()
    {
        if (!hasWordNet())
            QSKIP("WordNet is not installed (VIZSLA_WORDNET)");
        const auto list = readText(
            "\xEF\xBB\xBF# two fish, \"ours\"\r\n\r\n  n01440764  # tench, Tinca tinca\r\nn01443537");
        QVERIFY2(list, list ? "" : list.error().message.c_str());
        QCOMPARE(list->classes, (std::vector<std::string>{"n01440764", "n01443537"}));
        QVERIFY(Hierarchy::build(*list).has_value());
    }

    void ownClasses_areRead()
    {
        const auto list = readText(
            "\xEF\xBB\xBFid,names,parents,gloss\r\n"
            "pet,pet|house animal,,\"kept, and \"\"loved\"\"\"\r\n"
            "# a comment\r\n"
            "dog, dog | Köter ,pet,\r\n"
            "toy,,,\r\n"
            "plush,plush dog,dog|toy\r\n");
        QVERIFY2(list, list ? "" : list.error().message.c_str());
        const ClassList expected{{{"pet", {"pet", "house animal"}, "kept, and \"loved\"", {}},
                                  {"dog", {"dog", "Köter"}, "", {"pet"}},
                                  {"toy", {}, "", {}},
                                  {"plush", {"plush dog"}, "", {"dog", "toy"}}},
                                 {"plush"}};
        QVERIFY(*list == expected);
    }

    void ownClasses_needOnlyIds()
    {
        const auto list = readText("\n# mine\nID\na\nb\n");
        QVERIFY2(list, list ? "" : list.error().message.c_str());
        QCOMPARE(list->classes, (std::vector<std::string>{"a", "b"}));
    }

    void ownClasses_columnsMayStandInAnyOrder()
    {
        const auto list = readText("gloss,parents,extra,id\nx,,y,a\n,a,,b\n");
        QVERIFY2(list, list ? "" : list.error().message.c_str());
        QCOMPARE(list->synsets.front().gloss, std::string("x"));
        QCOMPARE(list->classes, (std::vector<std::string>{"b"}));
    }

    void badList_namesTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& text, const char* expected) {
            QTest::newRow(name) << text << QString::fromUtf8(expected);
        };
        row("empty", "", " lists no class; expected one wnid a line");
        row("only comments", "# a\n\n", " lists no class; expected one wnid a line");
        row("no list", "hello\n",
            ", line 1: expected a wnid such as n02084071 or the CSV header id,names,parents,gloss");
        row("bad wnid", "n01440764\n\nn0144\n", ", line 3: expected a wnid such as n02084071");
        row("wnid with a name", "n01440764\nn01443537,goldfish\n",
            ", line 2: expected a wnid such as n02084071");
        row("wnid twice", "n01440764\nn01443537\nn01440764\n",
            ", line 3: n01440764 stands in line 1 already");
        row("unknown wnid", "n01440764\n\nn99999999\n", ", line 3: WordNet 3.0 has no noun synset n99999999");
        row("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10),
            ", line 1: expected a wnid such as n02084071 or the CSV header id,names,parents,gloss");
        row("NUL byte", QByteArray("n01440764\n\0", 11), ", line 2: found a NUL byte, expected text");
        row("header only", "id,names\n", " lists no class; expected rows below the header");
        row("id twice", "id\na\nb\na\n", ", line 4: the id a stands in line 2 already");
        row("empty id", "id,names\na,b\n,c\n",
            ", line 3: expected an id without blanks or \"|\", of at most 200 bytes");
        row("id with a blank", "id\na b\n",
            ", line 2: expected an id without blanks or \"|\", of at most 200 bytes");
        row("unknown parent", "id,parents\na,\nb,a|z\n", ", line 3: the parent z of b is no row of the file");
        row("own parent", "id,parents\na,\nb,b\n", ": the hierarchy has a cycle: b below b");
        row("cycle", "id,parents\na,c\nb,a\nc,b\n", ": the hierarchy has a cycle: a below c below b below a");
        row("too many fields", "id,names\na,b,c\n", ", line 2: found 3 fields, expected 2 as in the header");
        row("not UTF-8", "id,names\na,K\xF6ter\n", ", line 2: the text is not UTF-8");
        row("quote", "id,names\na,\"b\nc\n", ", line 2: the quote that opens here is not closed");
    }

    void badList_namesTheLine()
    {
        if (!hasWordNet())
            QSKIP("WordNet is not installed (VIZSLA_WORDNET)");
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const Result<ClassList> list = readText(text.toStdString());
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::Invalid);
        QCOMPARE(message(list.error()), QString::fromStdString(file().string()) + expected);
    }

    void missingFiles_areNotFound()
    {
        const auto noList = readClassList("/nowhere/classes.txt", wordnetFolder());
        QVERIFY(!noList);
        QCOMPARE(noList.error().kind, ErrorKind::NotFound);
        write(file(), "n01440764\n");
        const auto noWordNet = readClassList(file(), "/nowhere");
        QVERIFY(!noWordNet);
        QCOMPARE(noWordNet.error().kind, ErrorKind::NotFound);
        QVERIFY(message(noWordNet.error()).contains(QStringLiteral("/nowhere/data.noun")));
    }

    void folderInsteadOfAFile_isRefused()
    {
        const auto list = readClassList(m_folder.path().toStdString(), wordnetFolder());
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::Io);
    }

    void ownClasses_needNoWordNet()
    {
        write(file(), "id\na\n");
        QVERIFY(readClassList(file(), "/nowhere").has_value());
    }

    void cutFile_isReadOrRefused()
    {
        const std::string text = "id,names,parents,gloss\npet,\"a|b\",,\"x\"\"y\"\ndog,d,pet,z\n";
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Result<ClassList> list = readText(text.substr(0, length));
            if (list)
                QVERIFY(Hierarchy::build(*list).has_value());
        }
    }

private:
    std::filesystem::path file() const
    {
        return m_folder.filePath(QStringLiteral("classes.csv")).toStdString();
    }

    Result<ClassList> readText(std::string_view text) const
    {
        write(file(), text);
        return readClassList(file(), wordnetFolder());
    }

    QTemporaryDir m_folder;
};

}  // namespace class_list_test

VIZSLA_TEST(tst_class_list, class_list_test::TestClassList)
#include "tst_class_list.moc"
