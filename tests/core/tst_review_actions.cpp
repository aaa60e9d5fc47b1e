// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_actions.h"

#include <QTest>

#include "core/store/study_file.h"
#include "tests/core/review_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_actions_test {

namespace {

struct Reviewed : ReviewedStudy
{
    Reviewed() { predict("model", {Husky, Beagle, Mug, Horse}); }

    std::uint32_t ann = addReviewer("Ann");
    std::uint32_t ben = addReviewer("Ben");
};

/// "beagle - correct; husky wrong correct"
std::string text(const ReviewAction& action)
{
    std::string all;
    for (const ReviewChange& change : action.changes)
        all += (all.empty() ? "" : "; ") + change.wnid + ' ' + change.before.value_or("-") + ' ' +
               change.after.value_or("-");
    return all;
}

}  // namespace

class ReviewActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesNothing_isNoAction();
    void restWrong_leavesWhatIsRuled();
    void severalImages_areOneAction();
    void addedLabel_isRuledCorrectAndUndoneAsOne();
    void addedLabelThatAnotherRuledOn_isNotUndone();
    void undo_isRefusedAfterALaterChange();
    void undo_isOfOnesOwnActionsOnly();
    void undoOfUndo_doesItAgain();
    void redo_isGoneAfterAnythingElse();
    void anOlderActionUndone_leavesTheLatestToUndo();
    void actionOfWhichOnlyTheUndoingIsKnown_isNothingToUndo();
    void undoHistory_isTheSameAfterReading();
    void undoingEverything_endsWhereItBegan_data();
    void undoingEverything_endsWhereItBegan();
};

void ReviewActionsTest::whatChangesNothing_isNoAction()
{
    Reviewed study;
    const auto actions = study.as(study.ann);
    QVERIFY(actions.rule(0, Beagle, std::nullopt).changes.empty());
    QVERIFY(actions.setNote(0, " \n").changes.empty());
    QVERIFY(actions.setProblem(0, std::nullopt).changes.empty());
    QVERIFY(actions.openSources(false).changes.empty());
    QVERIFY(actions.adjudicate(0, Beagle, std::nullopt).changes.empty());
    study.act(actions.rule(0, Beagle, Verdict::Correct));
    QVERIFY(actions.rule(0, Beagle, Verdict::Correct).changes.empty());
    QVERIFY(actions.assignedCorrect(0).changes.empty());
}

void ReviewActionsTest::restWrong_leavesWhatIsRuled()
{
    Reviewed study;
    study.act(study.as(study.ben).rule(0, Husky, Verdict::Correct));
    study.act(study.as(study.ann).rule(0, Beagle, Verdict::Unclear));
    QCOMPARE(text(study.as(study.ann).restWrong(0)), std::string("husky - wrong"));
    const std::vector<std::size_t> images{0, 1};
    QCOMPARE(text(study.as(study.ann).restWrong(images, Beagle)), std::string("beagle - wrong"));
    QVERIFY(study.as(study.ann).restWrong(images, Beagle).kind == ReviewActionKind::RestWrong);
}

void ReviewActionsTest::severalImages_areOneAction()
{
    Reviewed study;
    study.act(study.as(study.ann).rule(1, Beagle, Verdict::Wrong));
    const std::string before = textOf(study.book());
    const std::vector<std::size_t> images{0, 1};
    const auto done = study.act(study.as(study.ann).ruleAll(images, Beagle, Verdict::Correct));
    QCOMPARE(text(done), std::string("beagle - correct; beagle wrong correct"));
    study.undo(study.ann, done);
    QCOMPARE(textOf(study.book()), before);
}

void ReviewActionsTest::addedLabel_isRuledCorrectAndUndoneAsOne()
{
    Reviewed study;
    const auto done = study.act(study.as(study.ann).addLabel(0, Car));
    QVERIFY(study.book().candidates().find(0, Car)->isAdded);
    QCOMPARE(wordOf(study.book().verdict(study.ann, 0, Car)), std::string("correct"));
    study.undo(study.ann, done);
    QVERIFY(!study.book().candidates().find(0, Car));
    QVERIFY(!study.book().verdict(study.ann, 0, Car));
    QCOMPARE(text(study.as(study.ann).addLabel(0, Husky)), std::string("husky - correct"));
}

void ReviewActionsTest::addedLabelThatAnotherRuledOn_isNotUndone()
{
    Reviewed study;
    const auto done = study.act(study.as(study.ann).addLabel(0, Car));
    const auto other = study.act(study.as(study.ben).rule(0, Car, Verdict::Wrong));
    QVERIFY(!study.as(study.ann).undo(done));
    study.undo(study.ben, other);
    QVERIFY(study.as(study.ann).undo(done));
}

void ReviewActionsTest::undo_isRefusedAfterALaterChange()
{
    Reviewed study;
    const auto first = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    const auto second = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Wrong));
    QVERIFY(!study.as(study.ann).undo(first));
    study.undo(study.ann, second);
    QVERIFY(study.as(study.ann).undo(first));
}

void ReviewActionsTest::undo_isOfOnesOwnActionsOnly()
{
    Reviewed study;
    const auto done = study.act(study.as(study.ann).adjudicate(0, Beagle, Verdict::Correct));
    QVERIFY(!study.as(study.ben).undo(done));
}

void ReviewActionsTest::undoOfUndo_doesItAgain()
{
    Reviewed study;
    UndoHistory history;
    const auto done = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    history.add(done);
    const auto undone = study.undo(study.ann, *history.toUndo());
    history.add(undone);
    QVERIFY(!history.toUndo());
    const auto again = study.undo(study.ann, *history.toRedo());
    history.add(again);
    QVERIFY(again.undoes == undone.id);
    QCOMPARE(wordOf(study.book().verdict(study.ann, 0, Beagle)), std::string("correct"));
    QVERIFY(!history.toRedo());
    history.add(study.undo(study.ann, *history.toUndo()));
    QVERIFY(!study.book().verdict(study.ann, 0, Beagle));
    QVERIFY(!history.toUndo());
    QVERIFY(history.toRedo());
}

void ReviewActionsTest::redo_isGoneAfterAnythingElse()
{
    Reviewed study;
    UndoHistory history;
    history.add(study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct)));
    history.add(study.undo(study.ann, *history.toUndo()));
    QVERIFY(history.toRedo());
    history.add(study.act(study.as(study.ann).rule(1, Beagle, Verdict::Correct)));
    QVERIFY(!history.toRedo());
    QCOMPARE(text(*history.toUndo()), std::string("beagle - correct"));
}

void ReviewActionsTest::anOlderActionUndone_leavesTheLatestToUndo()
{
    Reviewed study;
    UndoHistory history;
    const auto first = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    const auto second = study.act(study.as(study.ann).rule(1, Husky, Verdict::Correct));
    for (const auto& action : {first, second, study.undo(study.ann, first)})
        history.add(action);
    QCOMPARE(history.toUndo()->id, second.id);
    QVERIFY(history.toRedo()->undoes == first.id);
}

void ReviewActionsTest::actionOfWhichOnlyTheUndoingIsKnown_isNothingToUndo()
{
    Reviewed study;
    const auto first = study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    const auto second = study.act(study.as(study.ann).rule(1, Husky, Verdict::Correct));
    const auto undone = study.undo(study.ann, first);
    const std::vector latest{second, undone};
    const UndoHistory history(latest);
    QCOMPARE(history.toUndo()->id, second.id);
    QCOMPARE(history.toRedo()->id, undone.id);
}

void ReviewActionsTest::undoHistory_isTheSameAfterReading()
{
    Reviewed study;
    RandomReview review(study, 7, {study.ann});
    UndoHistory history;
    for (int step = 0; step < 200; ++step) {
        if (const auto done = review.step())
            history.add(*done);
    }
    auto latest =
        valueOf(ReviewRepository(study.study()).latestOf(study.book().reviewers()[study.ann].id, 1'000));
    std::ranges::reverse(latest);
    const UndoHistory read(latest);
    const auto id = [](const ReviewAction* action) {
        return action ? action->id.text() : std::string("none");
    };
    QCOMPARE(id(read.toUndo()), id(history.toUndo()));
    QCOMPARE(id(read.toRedo()), id(history.toRedo()));
}

void ReviewActionsTest::undoingEverything_endsWhereItBegan_data()
{
    QTest::addColumn<std::uint64_t>("seed");
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
}

void ReviewActionsTest::undoingEverything_endsWhereItBegan()
{
    QFETCH(std::uint64_t, seed);
    Reviewed study;
    const std::string before = textOf(study.book());
    RandomReview review(study, seed, {study.ann});
    UndoHistory history;
    for (int step = 0; step < 60; ++step) {
        if (const auto done = review.step())
            history.add(*done);
    }
    const std::string after = textOf(study.book());
    // The switch for sources is nothing that is undone.
    const auto setSources = [&](bool areOpen) {
        if (study.book().areSourcesOpen() != areOpen)
            study.act(study.as(study.ann).openSources(areOpen));
    };
    const bool wereOpen = study.book().areSourcesOpen();
    int undone = 0;
    while (const ReviewAction* latest = history.toUndo()) {
        const auto undo = study.as(study.ann).undo(*latest);
        QVERIFY(undo.has_value());
        history.add(study.act(*undo));
        ++undone;
    }
    setSources(false);
    QCOMPARE(textOf(study.book()), before);
    for (; undone > 0; --undone)
        history.add(study.undo(study.ann, *history.toRedo()));
    setSources(wereOpen);
    QCOMPARE(textOf(study.book()), after);
    QCOMPARE(textOf(study.read()), after);
}

}  // namespace review_actions_test

VIZSLA_TEST(tst_review_actions, review_actions_test::ReviewActionsTest)
#include "tst_review_actions.moc"
