// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_verdicts.h"

#include <QTest>
#include <algorithm>
#include <fstream>

#include "core/review/settlement.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/store/verdict_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_verdicts_test {

namespace {

struct Reviewed : StudyFixture
{
    Reviewed() { addTestSet("first", "beagle cup"); }

    Result<ImportReport> import(const std::string& lines, const Progress& progress = {},
                                NewReviewers newReviewers = NewReviewers::Make)
    {
        std::ofstream(folder() / "verdicts.csv", std::ios::binary) << "reviewer,image,wnid,verdict\n"
                                                                   << lines;
        return importVerdicts(study(), folder() / "verdicts.csv", progress, newReviewers);
    }
    std::vector<PlacedVerdict> verdicts()
    {
        std::vector<PlacedVerdict> all;
        for (const auto& column : valueOf(VerdictRepository(study()).all()))
            all.insert(all.end(), column.verdicts.begin(), column.verdicts.end());
        return all;
    }
    std::vector<std::string> reviewers()
    {
        std::vector<std::string> names;
        for (const Reviewer& reviewer : valueOf(ReviewRepository(study()).reviewers()))
            names.push_back(reviewer.name);
        return names;
    }
    std::size_t count() { return verdicts().size(); }
};

}  // namespace

class ImportVerdictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_areKeptOncePerReviewerAndPair();
    void nameInAnotherUnicodeForm_isTheSamePerson();
    void unknownImagesAndClasses_areNamedWithTheirLines();
    void manyUnknownImages_areEachNamedByTheirLine();
    void laterVerdict_replacesTheEarlierOne();
    void earlierVerdicts_onOtherPairsStay();
    void imageOfSeveralTestSets_isRuledInAll();
    void newReviewers_areNamedWithTheirFirstLine();
    void manyNewReviewers_areCounted();
    void onlyKnownReviewers_areTakenWhenAsked();
    void verdictOnAnotherNameOfTheImage_isASecondOne_data();
    void verdictOnAnotherNameOfTheImage_isASecondOne();
    void otherNamesOfImages_areUnderstood();
    void verdictsOfWhoCounts_settle();
    void verdictsOfOthers_areSaidToCountInNoScore();
    void fileOfOtherImages_isRefused();
    void wrongWord_keepsNothing();
    void cancelledImport_keepsNothing();
};

/// Else one person has two votes.
void ImportVerdictsTest::nameInAnotherUnicodeForm_isTheSamePerson()
{
    Reviewed study;
    ReviewRepository reviewers(study.study());
    const auto composed = valueOf(reviewers.reviewerNamed("Ren\u00e9"));
    QVERIFY(valueOf(reviewers.reviewerNamed("Rene\u0301")).id == composed.id);
    LabelerRepository labelers(study.study());
    valueOf(labelers.add("Zo\u00eb"));
    VERIFY_FAILS(labelers.add("Zoe\u0308"), ErrorKind::Invalid);
}

void ImportVerdictsTest::verdicts_areKeptOncePerReviewerAndPair()
{
    Reviewed board;
    const std::string lines =
        "ann,first1,beagle,correct\nann,first2,mug,dont_know\nbea,first1,beagle,wrong\n";
    for (int time = 0; time < 2; ++time) {
        QCOMPARE(valueOf(board.import(lines)).summary,
                 std::string("3 verdicts of 2 reviewers on 2 pairs of image and class"));
        QCOMPARE(board.count(), std::size_t{3});
    }
}

void ImportVerdictsTest::unknownImagesAndClasses_areNamedWithTheirLines()
{
    Reviewed board;
    const auto report =
        valueOf(board.import("ann,first1,beagle,correct\nann,nowhere,cup,wrong\n"
                             "ann,first2,n99999999,wrong\n"));
    const std::vector<std::string> expected{"line 3: the study has no image nowhere",
                                            "line 4: the study has no class n99999999",
                                            "new reviewer: ann (line 2)", uncountedText({"ann"})};
    QCOMPARE(report.notes, expected);
    QCOMPARE(board.count(), std::size_t{1});
}

void ImportVerdictsTest::manyUnknownImages_areEachNamedByTheirLine()
{
    Reviewed board;
    std::string lines;
    for (int line = 2; line < 20; ++line)
        lines += line == 15 ? "ann,first1,beagle,correct\n"
                            : "ann,nowhere" + std::to_string(line) + ",cup,wrong\n";
    const auto notes = valueOf(board.import(lines)).notes;
    QCOMPARE(notes[9], std::string("line 11: the study has no image nowhere11"));
    QCOMPARE(notes[10], std::string("and 7 more of this kind, on lines 12 to 14, 16 to 19"));
}

void ImportVerdictsTest::laterVerdict_replacesTheEarlierOne()
{
    Reviewed board;
    valueOf(board.import("ann,first1,beagle,correct\n"));
    valueOf(board.import("ann,first1,beagle,unclear\n"));
    QCOMPARE(board.count(), std::size_t{1});
    QVERIFY(board.verdicts().front().verdict == Verdict::Unclear);
}

void ImportVerdictsTest::earlierVerdicts_onOtherPairsStay()
{
    Reviewed board;
    valueOf(board.import("ann,first1,beagle,correct\nann,first2,mug,wrong\n"));
    valueOf(board.import("ann,first2,mug,unclear\nann,first1,cup,wrong\nbea,first1,beagle,wrong\n"));
    std::vector<Verdict> verdicts;
    for (const PlacedVerdict& verdict : board.verdicts())
        verdicts.push_back(verdict.verdict);
    std::ranges::sort(verdicts);
    QVERIFY((verdicts == std::vector{Verdict::Correct, Verdict::Wrong, Verdict::Wrong, Verdict::Unclear}));
}

void ImportVerdictsTest::imageOfSeveralTestSets_isRuledInAll()
{
    Reviewed board;
    auto testSet = TestSet{{}, "second", "", "", 0};
    std::vector<Image> images(1);
    images[0].name = "first2";
    images[0].assignedWnid = "cup";
    valueOf(ImageRepository(board.study()).addTestSet(testSet, images));
    QCOMPARE(valueOf(board.import("ann,first2,cup,correct\n")).summary,
             std::string("1 verdict of 1 reviewer on 1 pair of image and class"));
    QCOMPARE(board.count(), std::size_t{2});
}

void ImportVerdictsTest::newReviewers_areNamedWithTheirFirstLine()
{
    Reviewed board;
    board.addLabeler("Lea");
    const std::string lines =
        "bea,nowhere,cup,wrong\nbea,first1,cup,wrong\nann,first1,cup,wrong\nbea,first2,cup,wrong\nLea,first2,"
        "cup,"
        "wrong\nzoe,nowhere,cup,wrong\n";
    const auto report = valueOf(board.import(lines));
    QCOMPARE(*(report.notes.end() - 2), std::string("new reviewers: bea (line 3), ann (line 4)"));
    QCOMPARE(board.reviewers(), (std::vector<std::string>{"Lea", "ann", "bea"}));
    const auto again = valueOf(board.import(lines));
    QCOMPARE(again.notes, (std::vector<std::string>{"line 2: the study has no image nowhere",
                                                    "line 7: the study has no image nowhere",
                                                    uncountedText({"ann", "bea"})}));
}

void ImportVerdictsTest::manyNewReviewers_areCounted()
{
    Reviewed board;
    std::string lines;
    for (int reviewer = 0; reviewer < 102; ++reviewer)
        lines += "r" + std::to_string(reviewer) + ",first1,beagle,correct\n";
    const auto note = valueOf(board.import(lines)).notes.front();
    QVERIFY(note.starts_with("new reviewers: r0 (line 2), r1 (line 3), "));
    QVERIFY(note.ends_with(", r99 (line 101) and 2 more"));
    QCOMPARE(board.reviewers().size(), std::size_t{102});
}

void ImportVerdictsTest::onlyKnownReviewers_areTakenWhenAsked()
{
    Reviewed board;
    board.addLabeler("Lea");
    valueOf(board.import("ann,first1,beagle,correct\n"));
    const auto report =
        valueOf(board.import("bea,first1,beagle,correct\nann,first1,cup,wrong\nLea,first2,cup,wrong\n", {},
                             NewReviewers::PassOver));
    QCOMPARE(report.summary, std::string("2 verdicts of 2 reviewers on 2 pairs of image and class"));
    QCOMPARE(report.notes,
             (std::vector<std::string>{"line 2: the study has no reviewer bea", uncountedText({"ann"})}));
    QCOMPARE(board.count(), std::size_t{3});
    QCOMPARE(board.reviewers(), (std::vector<std::string>{"Lea", "ann"}));
    VERIFY_FAILS(board.import("bea,first1,beagle,correct\n", {}, NewReviewers::PassOver),
                 ErrorKind::NotFound);
}

void ImportVerdictsTest::verdictOnAnotherNameOfTheImage_isASecondOne_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    const auto row = [](const char* name, const char* lines, int first, int second) {
        QTest::newRow(name) << QByteArray(lines) << first << second;
    };
    row("extension", "ann,first1,beagle,correct\nann,first1.JPEG,beagle,wrong\n", 2, 3);
    row("path", "ann,val/first1,beagle,correct\nann,first2,cup,wrong\nann,first1,beagle,correct\n", 2, 4);
    row("first of several",
        "ann,first2.png,cup,wrong\nann,first1.png,cup,wrong\nbea,first1,cup,wrong\nann,first1,cup,wrong\nann,"
        "first2,"
        "cup,wrong\n",
        3, 5);
}

void ImportVerdictsTest::verdictOnAnotherNameOfTheImage_isASecondOne()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, first);
    QFETCH(int, second);
    Reviewed board;
    const auto imported = board.import(lines.toStdString());
    VERIFY_FAILS(imported, ErrorKind::Invalid);
    const QString message = QString::fromStdString(imported.error().message);
    QVERIFY2(message.contains(QStringLiteral("line %1: found a second verdict of \"ann\"").arg(second)),
             qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("the first is on line %1 and calls the image").arg(first)),
             qPrintable(message));
    QCOMPARE(board.count(), std::size_t{0});
    QVERIFY(board.reviewers().empty());
}

void ImportVerdictsTest::otherNamesOfImages_areUnderstood()
{
    Reviewed board;
    const auto report =
        valueOf(board.import("ann,val/first1.JPEG,beagle,correct\nbea,first1,beagle,correct\n"));
    QCOMPARE(report.summary, std::string("2 verdicts of 2 reviewers on 1 pair of image and class"));
    QCOMPARE(board.count(), std::size_t{2});
}

void ImportVerdictsTest::verdictsOfWhoCounts_settle()
{
    Reviewed board;
    board.addLabeler("Lea");
    valueOf(board.import("ann,first1,beagle,wrong\n"));
    QCOMPARE(board.number("SELECT COUNT(*) FROM settled"), std::int64_t{0});
    valueOf(board.import("Lea,first1,beagle,correct\nLea,first2,cup,correct\n"));
    QCOMPARE(board.number("SELECT COUNT(*) FROM settled WHERE verdict = 'correct'"), std::int64_t{2});
    valueOf(board.import("Lea,first1,beagle,wrong\n"));
    QCOMPARE(board.number("SELECT COUNT(*) FROM settled WHERE verdict = 'correct'"), std::int64_t{1});
    QCOMPARE(board.number("SELECT COUNT(*) FROM settled"), std::int64_t{2});
}

void ImportVerdictsTest::verdictsOfOthers_areSaidToCountInNoScore()
{
    Reviewed board;
    valueOf(ReviewRepository(board.study()).reviewerOf(board.addLabeler("Ada")));
    QCOMPARE(valueOf(board.import("Ada,first1,beagle,correct\n")).notes, std::vector<std::string>());
    const auto notes = valueOf(board.import("ann,first1,beagle,correct\nbea,first1,beagle,wrong\n")).notes;
    QCOMPARE(notes.back(),
             std::string("The verdicts of 2 reviewers (ann, bea) count in no score yet. Who counts is the "
                         "coordinator's to say, in the window: Review, Reviewers…, Counts"));
    QCOMPARE(uncountedText({}), std::string());
}

void ImportVerdictsTest::fileOfOtherImages_isRefused()
{
    Reviewed board;
    VERIFY_FAILS(board.import("ann,nowhere,cup,wrong\n"), ErrorKind::NotFound);
}

void ImportVerdictsTest::wrongWord_keepsNothing()
{
    Reviewed board;
    const auto imported = board.import("ann,first1,beagle,correct\nann,first2,cup,perhaps\n");
    VERIFY_FAILS(imported, ErrorKind::Invalid);
    QVERIFY(imported.error().message.find("line 3") != std::string::npos);
    QCOMPARE(board.count(), std::size_t{0});
}

void ImportVerdictsTest::cancelledImport_keepsNothing()
{
    Reviewed board;
    const std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    VERIFY_FAILS(board.import("ann,first1,beagle,correct\n", progress), ErrorKind::Cancelled);
    QCOMPARE(board.count(), std::size_t{0});
}

}  // namespace import_verdicts_test

VIZSLA_TEST(tst_import_verdicts, import_verdicts_test::ImportVerdictsTest)
#include "tst_import_verdicts.moc"
