// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "searched.h"
#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace class_search_input_test {

namespace {

ClassList ownClasses(const std::vector<Synset>& synsets)
{
    ClassList list{synsets, {}};
    for (const Synset& synset : synsets)
        list.classes.push_back(synset.wnid);
    return list;
}

}  // namespace

/// What people may type, paste or bring as classes of their own.
class TestClassSearchInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blankQueries_findNothing()
    {
        for (const char* query : {"", " ", "\t\n", "...", "'", "-", "\xE2\x80\x94"})
            QVERIFY2(imageNet().hits(QString::fromUtf8(query)).empty(), query);
    }

    void unicode_isFolded()
    {
        const Searched own(ownClasses({{"1", {"Köter"}, "", {}},
                                       {"2", {"Æbleskive"}, "", {}},
                                       {"3", {"STRAßE"}, "", {}},
                                       {"4", {"Собака"}, "", {}},
                                       {"5", {"phở bò"}, "", {}},
                                       {"6", {"crème brûlée"}, "", {}},
                                       {"7", {"lady’s slipper"}, "", {}},
                                       {"8", {"狗"}, "", {}}}));
        const auto first = [&](const char* query) { return own.found(QString::fromUtf8(query), 1); };
        QCOMPARE(first("koter"), QStringLiteral("Köter"));
        QCOMPARE(first("KÖTER"), QStringLiteral("Köter"));
        QCOMPARE(first("Ko\xCC\x88ter"), QStringLiteral("Köter"));
        QCOMPARE(first("aebleskive"), QStringLiteral("Æbleskive"));
        QCOMPARE(first("strasse"), QStringLiteral("STRAßE"));
        QCOMPARE(first("собака"), QStringLiteral("Собака"));
        QCOMPARE(first("сабака"), QStringLiteral("Собака"));
        QCOMPARE(first("pho"), QStringLiteral("phở bò"));
        QCOMPARE(first("creme brule"), QStringLiteral("crème brûlée"));
        QCOMPARE(first("ladys"), QStringLiteral("lady’s slipper"));
        QCOMPARE(first("lady's slipper"), QStringLiteral("lady’s slipper"));
        QCOMPARE(first("狗"), QStringLiteral("狗"));
    }

    void marks_areBytesOfTheOriginal()
    {
        const Searched own(ownClasses({{"1", {"crème brûlée"}, "", {}}, {"2", {"STRAßENBAHN"}, "", {}}}));
        const auto marked = [&](const char* query) {
            return own.marked(own.hits(QString::fromUtf8(query), 1).front());
        };
        QCOMPARE(marked("creme bru"), QStringLiteral("[crème] [brû]lée"));
        QCOMPARE(marked("strasse"), QStringLiteral("[STRAßE]NBAHN"));
    }

    void classesWithoutNames_areFoundById()
    {
        const Searched own(
            ownClasses({{"cat_01", {}, "", {}}, {"dog-02", {}, "", {}}, {"cat_02", {}, "", {}}}));
        QCOMPARE(own.found(QStringLiteral("cat_01"), 1), QStringLiteral("cat_01"));
        QCOMPARE(own.found(QStringLiteral("dog"), 5), QStringLiteral("dog-02"));
        QCOMPARE(own.found(QStringLiteral("cat"), 5), QStringLiteral("cat_01; cat_02"));
        QCOMPARE(own.hits(QStringLiteral("dog"), 5).front().nameIndex, -1);
    }

    void smallList_isFoundByItsCommonAncestor()
    {
        ClassList list = classListOf("dog; pug! < dog; beagle! < dog; boxer! < dog");
        const Searched own(std::move(list));
        QCOMPARE(own.found(QStringLiteral("dog"), 5), QStringLiteral("pug; beagle; boxer"));
    }

    void hostileQueries_areHarmlessAndQuick_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("one endless word") << QByteArray(10'000, 'a');
        QTest::newRow("many words") << QByteArray("dog ").repeated(2'500);
        QTest::newRow("many misspelled words") << QByteArray("retreiver ").repeated(1'000);
        QTest::newRow("letters") << QByteArray("s c a p b ").repeated(1'000);
        QTest::newRow("invalid UTF-8")
            << QByteArray("\xFF\xFE\xC0\x80\xED\xA0\x80 shark \xF0\x9F").repeated(100);
        QTest::newRow("emoji") << QByteArray("🦈🐕‍🦺").repeated(500);
        QTest::newRow("NUL bytes") << QByteArray(1'000, '\0');
        QTest::newRow("accents alone") << QByteArray("\xCC\x88").repeated(1'000);
        QTest::newRow("quotes and SQL") << QByteArray("' OR 1=1; DROP TABLE x; --\"%_*").repeated(100);
    }

    void hostileQueries_areHarmlessAndQuick()
    {
        QFETCH(QByteArray, query);
        QElapsedTimer timer;
        timer.start();
        const auto hits = imageNet().search().search(
            std::string_view(query.constData(), static_cast<std::size_t>(query.size())), 50);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(hits.size() <= 50);
    }

    void invalidBytes_separateWords()
    {
        const auto hits = imageNet().search().search("tiger\xFFshark", 1);
        QCOMPARE(imageNet().name(hits.front().node), QStringLiteral("tiger shark"));
    }

    void randomQueries_areHarmless()
    {
        std::uint32_t state = 1;
        for (int i = 0; i < 3'000; ++i) {
            std::string query;
            for (int length = i % 40; length > 0; --length) {
                state = state * 1'664'525U + 1'013'904'223U;
                const auto byte = static_cast<char>(state >> 24U);
                query += state % 3 == 0 ? byte : "abcdefghij klmnopqrst uvwxyz'-"[(state >> 16U) % 30];
            }
            for (const SearchHit& hit : imageNet().search().search(query, 5)) {
                if (hit.nameIndex < 0)
                    continue;
                const Synset& synset = imageNet().hierarchy().synset(hit.node);
                const std::string& name = synset.names.at(static_cast<std::size_t>(hit.nameIndex));
                for (const SearchHit::Range& mark : hit.marks)
                    QVERIFY(mark.length > 0 && mark.begin + mark.length <= name.size());
            }
        }
    }
};

}  // namespace class_search_input_test

VIZSLA_TEST(tst_class_search_input, class_search_input_test::TestClassSearchInput)
#include "tst_class_search_input.moc"
