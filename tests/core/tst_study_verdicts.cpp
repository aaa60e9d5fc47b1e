// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/study_verdicts.h"

#include <QTest>
#include <fstream>
#include <sstream>

#include "core/exports/export_consensus.h"
#include "core/imports/import_verdicts.h"
#include "core/reports/agreement_output.h"
#include "core/review/agreement_report.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace study_verdicts_test {

namespace {

struct Reviewed : StudyFixture
{
    Reviewed()
    {
        addTestSet("second", "beagle cup");
        addTestSet("first", "beagle cup");
    }

    void import(const std::string& lines)
    {
        std::ofstream(folder() / "verdicts.csv", std::ios::binary) << "reviewer,image,wnid,verdict\n"
                                                                   << lines;
        valueOf(importVerdicts(study(), folder() / "verdicts.csv"));
    }
    /// A ruling at the desk, by a reviewer whom the study has.
    void rule(const char* reviewer, const char* image, const char* wnid, const char* verdict)
    {
        run(std::string(
                "INSERT INTO verdict (reviewer_id, image_id, wnid, verdict, ruled_at) SELECT reviewer.id, "
                "image.id, '") +
            wnid + "', '" + verdict + "', 1 FROM reviewer, image WHERE reviewer.name = '" + reviewer +
            "' AND image.name = '" + image + "'");
    }
    /// "ann: second1 beagle correct", as the table has them.
    std::vector<std::string> entries()
    {
        const auto verdicts = valueOf(StudyVerdicts::read(study()));
        std::vector<std::string> texts;
        for (const VerdictTable::Entry& entry : verdicts.table.entries) {
            const auto& [testSet, image, label] = verdicts.pairs.at(entry.pair);
            texts.push_back(verdicts.reviewers.at(entry.reviewer) + ": " +
                            verdicts.testSets.at(testSet).name + std::to_string(image + 1) + ' ' +
                            sevenClasses().classes.at(static_cast<size_t>(label)) + ' ' +
                            std::string(verdictWord(entry.verdict)));
        }
        std::ranges::sort(texts);
        return texts;
    }
};

}  // namespace

class StudyVerdictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void desksAndFiles_areOneTable();
    void pairs_areInTheStudysOrder();
    void studyWithoutVerdicts_isEmpty();
    void reviewers_areFoundByPatterns();
    void consensus_isALineEachPair();
    void consensus_quotesNames();
    void consensusOfNothing_isRefused();
    void report_measuresTheGroups();
};

void StudyVerdictsTest::desksAndFiles_areOneTable()
{
    Reviewed board;
    board.import("bea,first1,beagle,correct\nann,second2,mug,wrong\nann,first1,beagle,unclear\n");
    board.rule("ann", "first1", "beagle", "correct");
    board.rule("ann", "first1", "cup", "dont_know");
    QCOMPARE(board.entries(),
             (std::vector<std::string>{"ann: first1 beagle correct", "ann: first1 cup dont_know",
                                       "ann: second2 mug wrong", "bea: first1 beagle correct"}));
}

void StudyVerdictsTest::pairs_areInTheStudysOrder()
{
    Reviewed board;
    board.import(
        "bea,first2,cup,correct\nann,second2,mug,wrong\nann,first1,mug,unclear\nbea,first1,beagle,correct\n"
        "bea,second1,cup,wrong\nann,first1,beagle,wrong\n");
    const auto verdicts = valueOf(StudyVerdicts::read(board.study()));
    QVERIFY(std::ranges::is_sorted(verdicts.pairs));
    QCOMPARE(verdicts.table.pairCount, std::size_t{5});
    QCOMPARE(verdicts.testSets.front().name,
             valueOf(ImageRepository(board.study()).testSetNames()).front().name);
    QCOMPARE(verdicts.reviewers, (std::vector<std::string>{"ann", "bea"}));
}

void StudyVerdictsTest::studyWithoutVerdicts_isEmpty()
{
    Reviewed board;
    board.addLabeler("Lea");
    const auto verdicts = valueOf(StudyVerdicts::read(board.study()));
    QVERIFY(verdicts.reviewers.empty() && verdicts.pairs.empty() && verdicts.table.entries.empty());
}

void StudyVerdictsTest::reviewers_areFoundByPatterns()
{
    StudyVerdicts verdicts;
    verdicts.reviewers = {"expert1", "expert2", "rater", "rater*", "rater, late"};
    using Numbers = std::vector<std::uint32_t>;
    const auto found = [&](const std::vector<std::string>& names) {
        return valueOf(verdicts.findReviewers(names));
    };
    QCOMPARE(found({}), Numbers{});
    QCOMPARE(found({"expert*"}), (Numbers{0, 1}));
    QCOMPARE(found({"expert2, rater"}), (Numbers{1, 2}));
    QCOMPARE(found({"rater, late"}), (Numbers{4}));
    QCOMPARE(found({"expert1", "expert*,rater"}), (Numbers{0, 1, 2}));
    QCOMPARE(found({"*"}), (Numbers{0, 1, 2, 3, 4}));
    QCOMPARE(found({"rater*"}), (Numbers{3}));
    for (const char* nobody : {"expert", "expert3*", "rater,Expert1"}) {
        const auto missed = verdicts.findReviewers({nobody});
        VERIFY_FAILS(missed, ErrorKind::NotFound);
    }
}

void StudyVerdictsTest::consensus_isALineEachPair()
{
    Reviewed board;
    board.import(
        "ann,first2,cup,correct\nbea,first2,cup,correct\nann,first1,cup,wrong\nbea,first1,cup,wrong\n"
        "ann,first1,beagle,correct\nann,second1,car,dont_know\n");
    const QStringList lines = QString::fromStdString(valueOf(consensusCsv(board.study())))
                                  .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    // Without the pair that nobody knows.
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QStringLiteral("image,wnid,p_correct,verdict"));
    QVERIFY2(lines[1].startsWith(QStringLiteral("first1,beagle,0.")), qPrintable(lines[1]));
    QVERIFY(lines[1].endsWith(QStringLiteral(",correct")));
    QVERIFY2(lines[2].startsWith(QStringLiteral("first1,cup,0.0")), qPrintable(lines[2]));
    QVERIFY(lines[2].endsWith(QStringLiteral(",wrong")));
    QVERIFY2(lines[3].startsWith(QStringLiteral("first2,cup,0.9")), qPrintable(lines[3]));
    QCOMPARE(lines[3].section(QLatin1Char(','), 2, 2).size(), 8);
}

void StudyVerdictsTest::consensus_quotesNames()
{
    Reviewed board;
    TestSet testSet{{}, "odd", "", "", 0};
    std::vector<Image> images(1);
    images[0].name = "a \"b\", c.JPEG";
    images[0].assignedWnid = "cup";
    valueOf(ImageRepository(board.study()).addTestSet(testSet, images));
    board.import("ann,\"a \"\"b\"\", c.JPEG\",cup,correct\n");
    QVERIFY(valueOf(consensusCsv(board.study())).find("\n\"a \"\"b\"\", c.JPEG\",cup,0.") !=
            std::string::npos);
}

void StudyVerdictsTest::consensusOfNothing_isRefused()
{
    Reviewed board;
    VERIFY_FAILS(consensusCsv(board.study()), ErrorKind::NotFound);
    board.import("ann,first1,cup,dont_know\n");
    VERIFY_FAILS(consensusCsv(board.study()), ErrorKind::NotFound);
}

void StudyVerdictsTest::report_measuresTheGroups()
{
    Reviewed board;
    board.import(
        "e1,first1,beagle,correct\ne1,first1,cup,wrong\ne1,first2,cup,correct\ne2,first1,beagle,correct\n"
        "e2,first1,cup,wrong\ne2,first2,cup,dont_know\nann,first1,beagle,correct\nann,first1,cup,correct\n");
    const auto verdicts = valueOf(StudyVerdicts::read(board.study()));
    const auto plain = agreementReport(verdicts, {});
    QCOMPARE(plain.groups.size(), std::size_t{1});
    QVERIFY(!plain.golden && plain.againstGolden.empty());
    const auto report = agreementReport(verdicts, valueOf(verdicts.findReviewers({"e*"})));
    QCOMPARE(report.groups.size(), std::size_t{3});
    QCOMPARE(report.groups[0].reviewers, std::size_t{3});
    QCOMPARE(report.groups[0].pairs, std::size_t{2});
    QCOMPARE(report.groups[0].observed, std::optional(2.0 / 3));
    QCOMPARE(report.groups[1].reviewers, std::size_t{2});
    QCOMPARE(report.groups[1].observed, std::optional(1.0));
    QCOMPARE(report.groups[1].opinions, std::size_t{5});
    QCOMPARE(report.groups[2].reviewers, std::size_t{1});
    QVERIFY(!report.groups[2].observed && !report.groups[2].fleiss && !report.groups[2].alphaOrdinal);
    QCOMPARE(report.golden->total(), std::size_t{3});
    QCOMPARE(report.againstGolden[0].accuracy().correct, 1);
    QCOMPARE(report.againstGolden[0].notRuled, 1U);
    std::ostringstream table;
    writeAgreement(table, report, ReportFormat::Table, 0.95);
    QVERIFY2(table.str().find("majority on 3 of the 3 pairs that they have an opinion on: ") !=
                     std::string::npos &&
                 table.str().find("left out: 0 pairs on which they tie") != std::string::npos,
             table.str().c_str());
    QCOMPARE(report.opinions, (std::vector<std::size_t>{2, 3, 2}));
    QCOMPARE(report.dontKnow, (std::vector<std::size_t>{0, 0, 1}));
    QCOMPARE(report.compared.size(), std::size_t{3});
}

}  // namespace study_verdicts_test

VIZSLA_TEST(tst_study_verdicts, study_verdicts_test::StudyVerdictsTest)
#include "tst_study_verdicts.moc"
