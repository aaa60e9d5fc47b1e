// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/settlement.h"

#include <QTest>

#include "core/store/annotation_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "tests/core/review_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace settlement_test {

namespace {

struct Reviewed : ReviewedStudy
{
    std::uint32_t ann = addReviewer("Ann");
    std::uint32_t ben = addReviewer("Ben");
    std::uint32_t cleo = addReviewer("Cleo");
    std::uint32_t guest = addReviewer("Guest", false);

    void rule(std::uint32_t reviewer, std::optional<Verdict> verdict)
    {
        act(as(reviewer).rule(0, Beagle, verdict));
    }
    std::string settled() { return wordOf(settledVerdict(book(), 0, Beagle)); }
    bool isDisputed() { return vizsla::isDisputed(book(), 0, Beagle); }
    /// "-", "no", "yes" with the reason.
    std::string problem()
    {
        const auto settled = settledProblem(book(), 0);
        return settled.isProblematic
                   ? (*settled.isProblematic ? "yes " : "no ") + settled.problem.value_or("")
                   : "-";
    }
    /// The multi-label annotation of the first image as it is in the study.
    std::string annotation()
    {
        std::string all;
        for (const auto& [wnid, verdict] :
             valueOf(AnnotationRepository(study()).ofImage(images[0].id)).rulings)
            all += (all.empty() ? "" : ", ") + wnid + ' ' + wordOf(verdict);
        return all;
    }
    std::string correct()
    {
        const Truth truth = valueOf(TruthRepository(study()).truth(images[0].testSetId));
        std::string all = truth.isProblematic(0) ? "problematic" : "";
        for (const ClassIndex label : truth.correct(0))
            all += (all.empty() ? "" : " ") + book().wnid(label);
        return all;
    }
};

/// One image for which nothing is proposed, and two reviewers.
ReviewBook emptyBook()
{
    Proposals proposals(1, {});
    proposals.addTestSet(Classes{noClass});
    return {{"beagle"},
            {{ReviewerId("ann"), "Ann"}, {ReviewerId("ben"), "Ben"}},
            {{ImageId("image"), "image", TestSetId("set")}},
            Candidates(std::move(proposals))};
}

}  // namespace

class SettlementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyRuled_settlesNothing();
    void agreedVerdict_isSettled();
    void disagreement_isUnclearUntilAdjudicated();
    void dontKnow_isNoRuling();
    void whoDoesNotCount_settlesNothing();
    void adjudication_standsAboveLaterVerdicts();
    void adjudicatedDontKnow_isUnclear();
    void problem_isSettledByAnybodyWhoCounts();
    void reasonOfAProblem_doesNotDependOnTheOrder();
    void problemIsDisputed_byWhoReviewedTheImage();
    void problemIsDisputed_byWhoSaysNo();
    void imageWithoutCandidates_isNoDispute();
    void adjudicatedProblem_isDecided();
    void contestedLabels_areThoseThatDifferOrWereDecided();
    void settled_standsAboveTheImported_andUndoBringsItBack();
    void problemUndone_bringsTheImportedBack();
    void whoBeginsToCount_isSettledAnew();
};

void SettlementTest::whatNobodyRuled_settlesNothing()
{
    Reviewed study;
    QCOMPARE(study.settled(), std::string("-"));
    QCOMPARE(study.problem(), std::string("-"));
    QVERIFY(settlementOfAll(study.book()).verdicts.empty());
    QVERIFY(settlementOfAll(study.book()).problems.empty());
}

void SettlementTest::agreedVerdict_isSettled()
{
    Reviewed study;
    study.rule(study.ann, Verdict::Wrong);
    QCOMPARE(study.settled(), std::string("wrong"));
    study.rule(study.ben, Verdict::Wrong);
    QCOMPARE(study.settled(), std::string("wrong"));
    QVERIFY(!study.isDisputed());
}

void SettlementTest::disagreement_isUnclearUntilAdjudicated()
{
    Reviewed study;
    study.rule(study.ann, Verdict::Correct);
    study.rule(study.ben, Verdict::Wrong);
    study.rule(study.cleo, Verdict::Correct);
    QCOMPARE(study.settled(), std::string("unclear"));
    QVERIFY(study.isDisputed() && isImageDisputed(study.book(), 0) && isContested(study.book(), 0));
    QVERIFY(!isImageDisputed(study.book(), 1) && !isContested(study.book(), 1));
    const auto decided = study.act(study.as(study.cleo).adjudicate(0, Beagle, Verdict::Correct));
    QCOMPARE(study.settled(), std::string("correct"));
    QVERIFY(!study.isDisputed() && !isImageDisputed(study.book(), 0) && isContested(study.book(), 0));
    study.undo(study.cleo, decided);
    QVERIFY(study.isDisputed());
    study.rule(study.ben, Verdict::Correct);
    QCOMPARE(study.settled(), std::string("correct"));
    QVERIFY(!study.isDisputed());
}

void SettlementTest::dontKnow_isNoRuling()
{
    Reviewed study;
    study.rule(study.ann, Verdict::DontKnow);
    QCOMPARE(study.settled(), std::string("-"));
    study.rule(study.ben, Verdict::Correct);
    QCOMPARE(study.settled(), std::string("correct"));
    QVERIFY(!study.isDisputed());
}

void SettlementTest::whoDoesNotCount_settlesNothing()
{
    Reviewed study;
    study.rule(study.guest, Verdict::Wrong);
    QCOMPARE(study.settled(), std::string("-"));
    study.rule(study.ann, Verdict::Correct);
    QCOMPARE(study.settled(), std::string("correct"));
    QVERIFY(!study.isDisputed());
    study.act(study.as(study.guest).setProblem(0, "true"));
    QCOMPARE(study.problem(), std::string("-"));
    QVERIFY(!isProblemDisputed(study.book(), 0));
}

void SettlementTest::adjudication_standsAboveLaterVerdicts()
{
    Reviewed study;
    study.rule(study.ann, Verdict::Correct);
    study.act(study.as(study.ben).adjudicate(0, Beagle, Verdict::Wrong));
    study.rule(study.cleo, Verdict::Correct);
    QCOMPARE(study.settled(), std::string("wrong"));
    QCOMPARE(study.annotation(), std::string("beagle wrong"));
}

void SettlementTest::adjudicatedDontKnow_isUnclear()
{
    Reviewed study;
    study.act(study.as(study.ben).adjudicate(0, Beagle, Verdict::DontKnow));
    QCOMPARE(study.settled(), std::string("unclear"));
}

void SettlementTest::problem_isSettledByAnybodyWhoCounts()
{
    Reviewed study;
    study.act(study.as(study.ann).setProblem(0, "false"));
    QCOMPARE(study.problem(), std::string("no "));
    study.act(study.as(study.ben).setProblem(0, "\"drawing\""));
    QCOMPARE(study.problem(), std::string("yes \"drawing\""));
    QCOMPARE(study.correct(), std::string("problematic"));
}

void SettlementTest::reasonOfAProblem_doesNotDependOnTheOrder()
{
    for (const std::uint32_t first : {0U, 1U}) {
        ReviewBook book = emptyBook();
        book.setProblem(first, 0, first == 0 ? "\"drawing\"" : "\"too small\"");
        book.setProblem(1 - first, 0, first == 0 ? "\"too small\"" : "\"drawing\"");
        QCOMPARE(settledProblem(book, 0).problem.value(), std::string("\"drawing\""));
    }
}

void SettlementTest::problemIsDisputed_byWhoReviewedTheImage()
{
    Reviewed study;
    study.act(study.as(study.ann).setProblem(0, "\"drawing\""));
    QVERIFY(!isProblemDisputed(study.book(), 0));
    study.rule(study.ben, Verdict::Correct);
    QVERIFY(isProblemDisputed(study.book(), 0) && isImageDisputed(study.book(), 0));
    study.act(study.as(study.ben).setProblem(0, "\"too small\""));
    QVERIFY(!isProblemDisputed(study.book(), 0));
}

void SettlementTest::problemIsDisputed_byWhoSaysNo()
{
    Reviewed study;
    study.predict("model", {Husky, Husky, Husky, Husky});
    study.act(study.as(study.ann).setProblem(0, "\"drawing\""));
    study.act(study.as(study.ben).setProblem(0, "false"));
    QVERIFY(!study.book().isReviewed(study.ben, 0));
    QVERIFY(isProblemDisputed(study.book(), 0));
}

void SettlementTest::imageWithoutCandidates_isNoDispute()
{
    ReviewBook book = emptyBook();
    book.setProblem(0, 0, "true");
    QVERIFY(!isProblemDisputed(book, 0));
}

void SettlementTest::adjudicatedProblem_isDecided()
{
    Reviewed study;
    study.act(study.as(study.ann).setProblem(0, "\"drawing\""));
    study.rule(study.ben, Verdict::Correct);
    const auto decided = study.act(study.as(study.cleo).adjudicate(0, noClass, Verdict::Wrong));
    QCOMPARE(study.problem(), std::string("no "));
    QCOMPARE(study.correct(), std::string("beagle"));
    QVERIFY(!isProblemDisputed(study.book(), 0));
    study.undo(study.cleo, decided);
    QCOMPARE(study.problem(), std::string("yes \"drawing\""));
    study.act(study.as(study.cleo).adjudicate(0, noClass, Verdict::Correct));
    QCOMPARE(study.problem(), std::string("yes \"drawing\""));
    QVERIFY(!isImageDisputed(study.book(), 0));
}

void SettlementTest::contestedLabels_areThoseThatDifferOrWereDecided()
{
    Reviewed study;
    const auto rule = [&](std::uint32_t reviewer, ClassIndex label, Verdict verdict) {
        study.act(study.as(reviewer).rule(0, label, verdict));
    };
    rule(study.ann, Mug, Verdict::Correct);
    rule(study.ben, Mug, Verdict::Wrong);
    rule(study.ann, Cup, Verdict::Correct);
    rule(study.ben, Cup, Verdict::Correct);
    rule(study.ann, Car, Verdict::Correct);
    rule(study.guest, Car, Verdict::Wrong);
    rule(study.ann, Beagle, Verdict::Unclear);
    rule(study.ben, Beagle, Verdict::DontKnow);
    study.act(study.as(study.ann).adjudicate(0, Horse, Verdict::Wrong));
    QVERIFY(contestedLabels(study.book(), 0) == (std::vector<ClassIndex>{Horse, Mug}));
    study.act(study.as(study.ann).adjudicate(0, Mug, Verdict::Wrong));
    QVERIFY(contestedLabels(study.book(), 0) == (std::vector<ClassIndex>{Horse, Mug}));
    QVERIFY(!isImageDisputed(study.book(), 0));
}

void SettlementTest::settled_standsAboveTheImported_andUndoBringsItBack()
{
    Reviewed study;
    study.annotate(study.images[0], "husky correct, beagle wrong, cup unclear");
    study.readAgain();
    QCOMPARE(study.correct(), std::string("husky"));
    const auto right = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    QCOMPARE(study.correct(), std::string("beagle husky"));
    const auto wrong = study.act(study.as(study.ann).rule(0, Husky, Verdict::Wrong));
    QCOMPARE(study.correct(), std::string("beagle"));
    QCOMPARE(study.annotation(), std::string("husky wrong, beagle correct, cup unclear"));
    study.undo(study.ann, wrong);
    QCOMPARE(study.correct(), std::string("beagle husky"));
    study.undo(study.ann, right);
    QCOMPARE(study.correct(), std::string("husky"));
    QCOMPARE(study.annotation(), std::string("husky correct, beagle wrong, cup unclear"));
}

void SettlementTest::problemUndone_bringsTheImportedBack()
{
    Reviewed study;
    study.annotate(study.images[0], "husky correct");
    study.setProblematic(study.images[0]);
    study.readAgain();
    const auto done = study.act(study.as(study.ann).setProblem(0, "false"));
    QCOMPARE(study.correct(), std::string("husky"));
    study.undo(study.ann, done);
    QCOMPARE(study.correct(), std::string("problematic husky"));
}

void SettlementTest::whoBeginsToCount_isSettledAnew()
{
    Reviewed study;
    study.rule(study.guest, Verdict::Correct);
    study.act(study.as(study.ann).rule(0, Husky, Verdict::Correct));
    QCOMPARE(study.correct(), std::string("husky"));
    ReviewRepository repository(study.study());
    const auto id = [&](std::uint32_t reviewer) { return study.book().reviewers()[reviewer].id; };
    valueOf(repository.setCounts(id(study.guest), true));
    valueOf(repository.setCounts(id(study.ann), false));
    valueOf(settleStudy(study.study()));
    QCOMPARE(study.correct(), std::string("beagle"));
}

}  // namespace settlement_test

VIZSLA_TEST(tst_settlement, settlement_test::SettlementTest)
#include "tst_settlement.moc"
