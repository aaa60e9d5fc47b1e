// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/wordnet.h"

#include <QTest>
#include <sstream>

#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace wordnet_test {

namespace {

const std::string kLicence = "  1 This software and database is being provided to you  \n";
const std::string kEntity = "00001740 03 n 01 entity 0 001 ~ 00001930 n 0000 | that which exists  \n";
const std::string kThing =
    "00001930 03 n 02 physical_entity 0 thing a 003 @ 00001740 n 0000 + 01462023 v 0204 ~ 00002684 n 0000 "
    "| an entity; \"a | b\"  \n";
const std::string kPlace = "00002684 15 n 01 Rome 0 002 @i 00001930 n 0000 @ 00001740 n 0000 | a city  \n";

Result<std::vector<Synset>> read(const std::string& text)
{
    std::istringstream input(text);
    return readWordNetNouns(input, "data.noun");
}

}  // namespace

class TestWordNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sample_isRead()
    {
        const Result<std::vector<Synset>> synsets = read(kLicence + kEntity + kThing + kPlace);
        QVERIFY2(synsets, synsets ? "" : synsets.error().message.c_str());
        const std::vector<Synset> expected = {
            {"n00001740", {"entity"}, "that which exists", {}},
            {"n00001930", {"physical entity", "thing"}, "an entity; \"a | b\"", {"n00001740"}},
            {"n00002684", {"Rome"}, "a city", {"n00001930", "n00001740"}}};
        QVERIFY(*synsets == expected);
    }

    void carriageReturns_areTolerated()
    {
        std::string text = kEntity + kThing + kPlace;
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '\r');
        const Result<std::vector<Synset>> synsets = read(text);
        QVERIFY(synsets.has_value());
        QCOMPARE(synsets->front().gloss, std::string("that which exists"));
    }

    void damagedLine_isNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& line, const char* expected) {
            QTest::newRow(name) << line << QString::fromUtf8(expected);
        };
        row("blank", "", "expected an 8-digit synset offset");
        row("not WordNet", "<html>", "expected an 8-digit synset offset");
        row("offset", "0000193x 03 n 01 a 0 000 | b", "expected an 8-digit synset offset");
        row("file number", "00001930 3 n 01 a 0 000 | b", "expected a 2-digit lexicographer file number");
        row("a verb", "00001930 03 v 01 a 0 000 | b", "expected the synset type n");
        row("no words", "00001930 03 n 00 000 | b", "expected a 2-digit count of words, at least 01");
        row("word count", "00001930 03 n -1 a 0 000 | b", "expected a 2-digit count of words, at least 01");
        row("too few words", "00001930 03 n ff a 0 000 | b",
            "expected a word and its 1-digit lexical id, 255 times");
        row("pointer count", "00001930 03 n 01 a 0 1 | b", "expected a 3-digit count of pointers");
        row("too few pointers", "00001930 03 n 01 a 0 999 @ 00001740 n 0000 | b",
            "expected a pointer (symbol, offset, part of speech, source and target), 999 times");
        row("pointer offset", "00001930 03 n 01 a 0 001 @ 1740 n 0000 | b",
            "expected a pointer (symbol, offset, part of speech, source and target), 1 times");
        row("no gloss", "00001930 03 n 01 a 0 000", "expected \"| \" and a gloss");
        row("not UTF-8", "00001930 03 n 01 a 0 000 | \xFF\xFE", "the text is not UTF-8");
        row("twice", "00001740 03 n 01 a 0 000 | b", "synset n00001740 stands twice in the file");
        row("unknown hypernym", "00001930 03 n 01 a 0 001 @ 99999999 n 0000 | b",
            "the hypernym n99999999 of n00001930 is not in the file, which may have been cut");
        row("endless", QByteArray((1 << 20) + 1, 'x'), "the line is longer than a synset can be");
    }

    void damagedLine_isNamed()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, expected);
        const Result<std::vector<Synset>> synsets = read(kLicence + kEntity + line.toStdString() + "\n");
        QVERIFY(!synsets);
        QCOMPARE(synsets.error().kind, ErrorKind::Invalid);
        QCOMPARE(message(synsets.error()), QStringLiteral("data.noun, line 3: ") + expected);
    }

    void cutFile_isRefused()
    {
        const std::string text = kEntity + kThing + kPlace;
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Result<std::vector<Synset>> synsets = read(text.substr(0, length));
            const bool isBetweenLines = length == kEntity.size() || length == kEntity.size() + kThing.size();
            QCOMPARE(synsets.has_value(), isBetweenLines);
        }
    }

    void cutBetweenLines_isRefusedByMissingHypernym()
    {
        const Result<std::vector<Synset>> synsets = read(kThing + kPlace);
        QVERIFY(!synsets);
        QVERIFY2(
            message(synsets.error()).startsWith(QStringLiteral("data.noun, line 1: the hypernym n00001740")),
            synsets.error().message.c_str());
    }

    void missingFolder_isNotFound()
    {
        const auto synsets = readWordNetNouns(std::filesystem::path("/nowhere"));
        QVERIFY(!synsets);
        QCOMPARE(synsets.error().kind, ErrorKind::NotFound);
        QVERIFY(message(synsets.error()).contains(QStringLiteral("/nowhere/data.noun")));
    }

    void ancestors_comeAlong()
    {
        const auto synsets = read(kEntity + kThing + kPlace);
        const Result<ClassList> list = withAncestors(*synsets, {"n00001930"});
        QVERIFY(list.has_value());
        QCOMPARE(list->synsets.size(), std::size_t{2});
        QCOMPARE(list->classes, std::vector<std::string>{"n00001930"});
        QCOMPARE(withAncestors(*synsets, {"n12345678"}).error().kind, ErrorKind::NotFound);
    }

    void wnid_hasItsForm()
    {
        QVERIFY(isWnid("n02084071"));
        for (const char* text : {"", "n", "n0208407", "n020840711", "v02084071", "n0208407x", "02084071"})
            QVERIFY2(!isWnid(text), text);
    }

    void realWordNet_hasAllNouns()
    {
        if (!hasWordNet())
            QSKIP("WordNet is not installed (VIZSLA_WORDNET)");
        const auto synsets = readWordNetNouns(wordnetFolder());
        QVERIFY2(synsets, synsets ? "" : synsets.error().message.c_str());
        QCOMPARE(synsets->size(), std::size_t{82'115});
        const auto dog = std::ranges::find(*synsets, "n02084071", &Synset::wnid);
        QVERIFY(dog != synsets->end());
        QCOMPARE(dog->names, (std::vector<std::string>{"dog", "domestic dog", "Canis familiaris"}));
        QCOMPARE(dog->parents, (std::vector<std::string>{"n02083346", "n01317541"}));
        QVERIFY(dog->gloss.starts_with("a member of the genus Canis"));
        QVERIFY(dog->gloss.ends_with("\"the dog barked all night\""));
    }
};

}  // namespace wordnet_test

VIZSLA_TEST(tst_wordnet, wordnet_test::TestWordNet)
#include "tst_wordnet.moc"
