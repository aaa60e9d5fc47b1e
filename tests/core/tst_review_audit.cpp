// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_audit.h"

#include <QTest>

#include "core/checks/check_study.h"
#include "core/review/read_review_book.h"
#include "core/review/review_actions.h"
#include "core/review/settlement.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_audit_test {

namespace {

/// Ada ruled a beagle correct and took it back, and ruled a cup wrong.
struct Reviewed : StudyFixture
{
    Reviewed()
    {
        addTestSet("first", "beagle cup");
        const Reviewer ada = valueOf(ReviewRepository(study()).reviewerOf(addLabeler("Ada")));
        auto book = valueOf(readReviewBook(study()));
        const ReviewActions actions(book, *book.findReviewer(ada.id));
        const ReviewAction ruled = act(book, actions.rule(0, book.image(0).assigned, Verdict::Correct));
        act(book, *actions.undo(ruled));
        act(book, actions.rule(1, book.image(1).assigned, Verdict::Wrong));
    }

    ReviewAction act(ReviewBook& book, ReviewAction action)
    {
        action.id = ReviewActionId(std::to_string(++m_count));
        action.madeAt = clock.utcNow();
        book.apply(action);
        valueOf(ReviewRepository(study()).add(action, settlementOf(book, action)));
        return action;
    }
    std::vector<std::string> findings() { return valueOf(auditReview(study())); }

private:
    int m_count = 0;
};

}  // namespace

class ReviewAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundStudy_hasNoContradictions();
    void rulingChangedBehindTheHistory_isFound();
    void annotationThatIsNotWhatRulingsComeTo_isFound();
    void lineThatBeginsElsewhere_isFound();
    void check_tellsWhatTheAuditFinds();
    void figures_countWhatTheAuditFinds();
    void traceOfReviewing_isAuditedForFigures_data();
    void traceOfReviewing_isAuditedForFigures();
};

void ReviewAuditTest::soundStudy_hasNoContradictions()
{
    Reviewed board;
    QVERIFY(board.findings().empty());
}

void ReviewAuditTest::rulingChangedBehindTheHistory_isFound()
{
    Reviewed board;
    board.run("UPDATE verdict SET verdict = 'correct'");
    const auto findings = board.findings();
    QCOMPARE(findings.size(), std::size_t{2});
    QCOMPARE(findings[0], std::string("A ruling is not what the history of reviewing says: first2 and cup"));
    // What the changed ruling comes to is not what is settled either.
    QCOMPARE(findings[1], std::string("An annotation is not what the rulings come to: first2 and cup"));
}

void ReviewAuditTest::annotationThatIsNotWhatRulingsComeTo_isFound()
{
    Reviewed board;
    board.run("DELETE FROM settled");
    board.run("INSERT INTO settled_problem SELECT id, 1, '\"drawing\"' FROM image WHERE name = 'first1'");
    const auto findings = board.findings();
    QCOMPARE(findings.size(), std::size_t{1});
    QVERIFY2(findings[0].starts_with("2 annotations are not what the rulings come to, first: first"),
             findings[0].c_str());
}

void ReviewAuditTest::lineThatBeginsElsewhere_isFound()
{
    Reviewed board;
    board.run("DROP TRIGGER review_change_is_not_changed");
    board.run("UPDATE review_change SET before = 'unclear' WHERE action_id = '2'");
    QCOMPARE(board.findings().size(), std::size_t{1});
}

void ReviewAuditTest::check_tellsWhatTheAuditFinds()
{
    Reviewed board;
    board.run("DELETE FROM settled");
    board.close();
    const auto check = valueOf(checkStudy(board.file(), board.clock));
    QCOMPARE(check.findings.size(), std::size_t{1});
    QVERIFY(check.findings.front().find("annotation") != std::string::npos);
}

void ReviewAuditTest::figures_countWhatTheAuditFinds()
{
    Reviewed board;
    QCOMPARE(valueOf(countContradictions(board.study())), std::size_t{0});
    board.run("UPDATE verdict SET verdict = 'correct'");
    QCOMPARE(valueOf(countContradictions(board.study())), board.findings().size());
}

void ReviewAuditTest::traceOfReviewing_isAuditedForFigures_data()
{
    QTest::addColumn<QString>("trace");
    QTest::addColumn<int>("contradictions");
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("settled label") << "INSERT INTO settled SELECT id, assigned_wnid, 'correct' FROM image"
                                   << 1;
    QTest::newRow("settled problem") << "INSERT INTO settled_problem SELECT id, 1, NULL FROM image" << 1;
}

/// What stands in a study in which nobody reviews can only come from outside.
void ReviewAuditTest::traceOfReviewing_isAuditedForFigures()
{
    QFETCH(QString, trace);
    QFETCH(int, contradictions);
    StudyFixture study;
    study.addTestSet("first", "beagle cup");
    if (!trace.isEmpty())
        study.run(trace.toStdString());
    QCOMPARE(valueOf(hasReviews(study.study())), contradictions > 0);
    QCOMPARE(valueOf(countContradictions(study.study())), static_cast<std::size_t>(contradictions));
}

}  // namespace review_audit_test

VIZSLA_TEST(tst_review_audit, review_audit_test::ReviewAuditTest)
#include "tst_review_audit.moc"
