// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_book.h"

#include <QTest>

#include "core/scoring/scored_study.h"
#include "core/store/annotation_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "core/store/verdict_repository.h"
#include "tests/core/review_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_book_test {

namespace {

/// What the scores see of the study, in the words of textOf().
std::string truthText(ReviewedStudy& study)
{
    const Truth truth = valueOf(TruthRepository(study.study()).truth(study.images.front().testSetId));
    std::string all;
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        for (const ClassIndex label : truth.correct(image))
            all += study.book().wnid(label) + " correct, ";
        for (const ClassIndex label : truth.unclear(image))
            all += study.book().wnid(label) + " unclear, ";
        all += truth.isProblematic(image) ? "problematic\n" : "\n";
    }
    return all;
}

/// The same of what the book in memory says.
std::string annotationText(const ReviewBook& book)
{
    std::string all;
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        const ImageAnnotation annotation = annotationNow(book, image);
        for (const Verdict wanted : {Verdict::Correct, Verdict::Unclear}) {
            for (const auto& [label, verdict] : annotation.verdicts) {
                if (verdict == wanted)
                    all += book.wnid(label) + ' ' + wordOf(verdict) + ", ";
            }
        }
        all += annotation.isProblematic ? "problematic\n" : "\n";
    }
    return all;
}

std::string settledText(ReviewedStudy& study)
{
    std::string all;
    const auto add = [&](std::string_view sql) {
        for (const std::string& line :
             valueOf(study.study().database().query(sql, [](const Statement& row) { return row.text(0); })))
            all += line + '\n';
    };
    add("SELECT image_id || ' ' || wnid || ' ' || verdict FROM settled ORDER BY 1");
    add("SELECT image_id || ' ' || problematic || ' ' || COALESCE(problem, '-') FROM settled_problem ORDER "
        "BY 1");
    return all;
}

/// By classifier and image: 1 right, 0 wrong, -1 not scored. As the scores have it.
std::vector<int> judgements(ReviewedStudy& study)
{
    const ScoredStudy scored = valueOf(ScoredStudy::read(study.study()));
    const Truth& truth = scored.truth(0);
    std::vector<int> all;
    for (const Classifier& classifier : valueOf(scored.classifiers())) {
        const auto predictions = valueOf(scored.predictions(classifier));
        for (std::size_t image = 0; image < truth.imageCount(); ++image) {
            const ClassIndex label = predictions[0] ? predictions[0]->of(image)[0] : noClass;
            if (label == noClass || truth.isProblematic(image) || !truth.hasCorrect(image))
                all.push_back(-1);
            else
                all.push_back(truth.isCorrect(image, label) ? 1 : 0);
        }
    }
    return all;
}

ReviewEffect effectBetween(const std::vector<int>& before, const std::vector<int>& after)
{
    ReviewEffect effect;
    for (std::size_t each = 0; each < before.size(); ++each) {
        if (before[each] == after[each])
            continue;
        ++(after[each] == 1 ? effect.turnedRight : after[each] == 0 ? effect.turnedWrong : effect.leftOut);
    }
    return effect;
}

/// Three reviewers, of whom one does not count; two models; one image annotated before.
struct Reviewed : ReviewedStudy
{
    Reviewed()
    {
        predict("first model", {Beagle, Beagle, Mug, noClass});
        predict("second model", {Husky, Husky, Cup, Car});
        labelImage(addTask("one", {images[0]}), addLabeler("Dora"), images[0], "mug");
        annotate(images[0], "beagle correct, horse unclear, car wrong");
        annotate(images[1], "husky correct");
        setProblematic(images[3]);
        reviewers = {addReviewer("Ann"), addReviewer("Ben"), addReviewer("Cleo", false)};
    }
    std::vector<std::uint32_t> reviewers;
};

}  // namespace

class ReviewBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void candidates_areUnreviewedUntilRuled();
    void verdictsOfReviewers_areIndependent();
    void problematicImage_leavesNothingToRule();
    void shares_areEverybodysUntilDealt();
    void actionOfUnknownImage_doesNothing();
    void movedBook_stillFindsItsImages();
    void randomActions_areReadBackAsTheyWere_data();
    void randomActions_areReadBackAsTheyWere();
    void effectOfAnyAction_isWhatTheScoresSay_data();
    void effectOfAnyAction_isWhatTheScoresSay();
    void effectSeenByAReviewer_tellsNothingOfUnruledCandidates();
    void unreviewingWhatAFileSaid_staysUnreviewed();
    void deskVerdict_standsAboveTheFiles();
    void shares_areReadBack();
    void history_isOnlyAddedTo();
    void failedWriting_keepsNothing();
    void ruling_isDatedWhenItWasMade();
    void rulingAfterOneThatWasNotKept_beginsAtWhatTheStudySays();
    void unknownWords_areDamageAndNoneOfTheKnown_data();
    void unknownWords_areDamageAndNoneOfTheKnown();
    void history_isReadByImageAndByReviewer();
    void latestOpeningOfSources_isTold();
};

void ReviewBookTest::candidates_areUnreviewedUntilRuled()
{
    ReviewedStudy study;
    study.predict("model", {Husky, Husky, Mug, Car});
    const auto ann = study.addReviewer("Ann");
    QCOMPARE(study.book().unreviewedCount(ann, 0), std::size_t{2});
    QCOMPARE(study.book().unreviewedCount(ann, 1), std::size_t{1});
    study.act(study.as(ann).rule(0, Husky, Verdict::DontKnow));
    QCOMPARE(study.book().unreviewedCount(ann, 0), std::size_t{1});
    QVERIFY(!study.book().isReviewed(ann, 0));
    study.act(study.as(ann).restWrong(0));
    QVERIFY(study.book().isReviewed(ann, 0));
    QCOMPARE(wordOf(study.book().verdict(ann, 0, Husky)), std::string("dont_know"));
    QCOMPARE(wordOf(study.book().verdict(ann, 0, Beagle)), std::string("wrong"));
}

void ReviewBookTest::verdictsOfReviewers_areIndependent()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    study.act(study.as(ann).rule(0, Beagle, Verdict::Correct));
    study.act(study.as(ben).rule(0, Beagle, Verdict::Wrong));
    study.act(study.as(ben).setNote(0, "  small\n"));
    QCOMPARE(wordOf(study.book().verdict(ann, 0, Beagle)), std::string("correct"));
    QCOMPARE(wordOf(study.book().verdict(ben, 0, Beagle)), std::string("wrong"));
    QVERIFY(!study.book().note(ann, 0));
    QCOMPARE(study.book().note(ben, 0).value(), std::string("small"));
}

void ReviewBookTest::problematicImage_leavesNothingToRule()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    study.act(study.as(ann).setProblem(0, "\"drawing\""));
    QVERIFY(study.book().isReviewed(ann, 0));
    QVERIFY(!study.book().isReviewed(ben, 0));
    study.act(study.as(ann).setProblem(0, "false"));
    QVERIFY(!study.book().isReviewed(ann, 0));
}

void ReviewBookTest::shares_areEverybodysUntilDealt()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    QVERIFY(study.book().isInShare(ann, 0) && study.book().isInShare(ben, 0));
    study.book().addToShare(ann, 0);
    QVERIFY(study.book().isInShare(ann, 0) && !study.book().isInShare(ann, 1));
    QVERIFY(!study.book().isInShare(ben, 0));
    study.book().clearShares();
    QVERIFY(study.book().isInShare(ben, 0));
}

void ReviewBookTest::actionOfUnknownImage_doesNothing()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const std::string before = textOf(study.book());
    ReviewAction action{ReviewActionId("id"), study.book().reviewers()[ann].id, ReviewActionKind::Rule, {}};
    for (const ReviewSubject subject : {ReviewSubject::Verdict, ReviewSubject::Label}) {
        action.changes.push_back({subject, ImageId("nowhere"), "beagle", std::nullopt, "correct"});
        action.changes.push_back({subject, study.images[0].id, "n99999999", std::nullopt, "correct"});
        action.changes.push_back({subject, study.images[0].id, "", std::nullopt, "correct"});
    }
    const auto effect = applyWithEffect(study.book(), action);
    QCOMPARE(effect.turnedRight + effect.turnedWrong + effect.leftOut, 0);
    QCOMPARE(textOf(study.book()), before);
}

void ReviewBookTest::movedBook_stillFindsItsImages()
{
    ReviewedStudy study;
    ReviewBook first = study.read();
    const ReviewBook moved = std::move(first);
    QCOMPARE(moved.findImage(study.images[2].id).value(), std::size_t{2});
    QCOMPARE(moved.findClass("mug").value(), ClassIndex{Mug});
}

void ReviewBookTest::randomActions_areReadBackAsTheyWere_data()
{
    QTest::addColumn<std::uint64_t>("seed");
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
}

void ReviewBookTest::randomActions_areReadBackAsTheyWere()
{
    QFETCH(std::uint64_t, seed);
    Reviewed study;
    // Of the second a file told as well.
    valueOf(VerdictRepository(study.study())
                .writeColumn(
                    study.book().reviewers()[study.reviewers[1]].id, study.images[0].testSetId,
                    {{0, Beagle, Verdict::Wrong}, {0, Mug, Verdict::Correct}, {2, Cup, Verdict::Unclear}}));
    study.readAgain();
    valueOf(settleStudy(study.study()));
    RandomReview review(study, seed, study.reviewers);
    for (int step = 0; step < 200; ++step) {
        if (!review.step() || step % 20 != 19)
            continue;
        study.reopen();
        QCOMPARE(textOf(study.read()), textOf(study.book()));
        QCOMPARE(truthText(study), annotationText(study.book()));
        const std::string settled = settledText(study);
        valueOf(settleStudy(study.study()));
        QCOMPARE(settled, settledText(study));
    }
}

void ReviewBookTest::effectOfAnyAction_isWhatTheScoresSay_data()
{
    randomActions_areReadBackAsTheyWere_data();
}

void ReviewBookTest::effectOfAnyAction_isWhatTheScoresSay()
{
    QFETCH(std::uint64_t, seed);
    Reviewed study;
    RandomReview review(study, seed + 100, study.reviewers);
    auto before = judgements(study);
    QCOMPARE(before.size(), std::size_t{24});
    for (int step = 0; step < 100; ++step) {
        if (!review.step())
            continue;
        const auto after = judgements(study);
        QVERIFY(study.effect == effectBetween(before, after));
        before = after;
    }
}

void ReviewBookTest::effectSeenByAReviewer_tellsNothingOfUnruledCandidates()
{
    ReviewedStudy study;
    study.predict("first", {Beagle, Husky, Cup, Car});
    study.predict("second", {Husky, Husky, Cup, Car});
    study.predict("third", {Husky, Husky, Cup, Car});
    const auto ann = study.addReviewer("Ann");
    ReviewBook book = study.read();
    const ReviewActions actions(book, ann);
    const auto done = actions.rule(0, Beagle, Verdict::Correct);
    QVERIFY(applyWithEffect(book, done, ann) == (ReviewEffect{1, 0, 0}));
    QVERIFY(applyWithEffect(book, actions.undo(done).value(), ann) == (ReviewEffect{0, 0, 1}));
    QVERIFY(applyWithEffect(book, done) == (ReviewEffect{1, 2, 0}));
    QVERIFY(applyWithEffect(book, actions.rule(0, Husky, Verdict::Correct), ann) == (ReviewEffect{2, 0, 0}));
}

void ReviewBookTest::unreviewingWhatAFileSaid_staysUnreviewed()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const ReviewerId annId = study.book().reviewers()[ann].id;
    VerdictRepository repository(study.study());
    valueOf(repository.writeColumn(annId, study.images[0].testSetId,
                                   {{0, Beagle, Verdict::Correct}, {1, Husky, Verdict::Correct}}));
    study.readAgain();
    const ReviewAction done = study.act(study.as(0).rule(0, Beagle, std::nullopt));
    QVERIFY(!study.read().verdict(0, 0, Beagle));
    QCOMPARE(wordOf(study.read().verdict(0, 1, Husky)), std::string("correct"));
    study.undo(0, done);
    QCOMPARE(wordOf(study.read().verdict(0, 0, Beagle)), std::string("correct"));
}

void ReviewBookTest::deskVerdict_standsAboveTheFiles()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    valueOf(VerdictRepository(study.study())
                .writeColumn(study.book().reviewers()[ann].id, study.images[0].testSetId,
                             {{0, Beagle, Verdict::Correct}}));
    study.readAgain();
    const ReviewAction done = study.act(study.as(0).rule(0, Beagle, Verdict::Wrong));
    QCOMPARE(wordOf(study.read().verdict(0, 0, Beagle)), std::string("wrong"));
    study.undo(0, done);
    QCOMPARE(wordOf(study.read().verdict(0, 0, Beagle)), std::string("correct"));
}

void ReviewBookTest::shares_areReadBack()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    const auto id = [&](std::uint32_t reviewer) { return study.book().reviewers()[reviewer].id; };
    ReviewRepository repository(study.study());
    valueOf(repository.setShares({{id(ann), study.images[0].id}, {id(ann), study.images[1].id}}));
    valueOf(repository.setShares({{id(ann), study.images[0].id}, {id(ben), study.images[2].id}}));
    study.reopen();
    study.readAgain();
    QVERIFY(study.book().isInShare(ann, 0) && !study.book().isInShare(ann, 1) &&
            study.book().isInShare(ben, 2));
    QVERIFY(!study.book().isInShare(ben, 0));
    valueOf(ReviewRepository(study.study()).setShares({}));
    QVERIFY(!study.read().hasShares());
}

void ReviewBookTest::history_isOnlyAddedTo()
{
    ReviewedStudy study;
    study.act(study.as(study.addReviewer("Ann")).rule(0, Beagle, Verdict::Correct));
    for (const std::string_view statement :
         {"UPDATE review_action SET reviewer_id = reviewer_id", "DELETE FROM review_action",
          "UPDATE review_change SET after = 'wrong'", "DELETE FROM review_change"}) {
        const auto refused = study.study().database().runScript(statement);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("only added to") != std::string::npos);
    }
    QCOMPARE(study.number("SELECT COUNT(*) FROM review_change WHERE after = 'correct'"), std::int64_t{1});
}

void ReviewBookTest::failedWriting_keepsNothing()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    ReviewAction action = study.as(ann).rule(0, Beagle, Verdict::Correct);
    action.id = ReviewActionId("first");
    action.changes.push_back({ReviewSubject::Verdict, ImageId("nowhere"), "beagle", std::nullopt, "correct"});
    QVERIFY(!ReviewRepository(study.study()).add(action, {}));
    for (const std::string_view table : {"review_action", "review_change", "verdict", "settled"})
        QCOMPARE(study.number("SELECT COUNT(*) FROM " + std::string(table)), std::int64_t{0});
}

void ReviewBookTest::ruling_isDatedWhenItWasMade()
{
    ReviewedStudy study;
    ReviewAction action = study.as(study.addReviewer("Ann")).rule(0, Beagle, Verdict::Correct);
    action.id = ReviewActionId("first");
    action.madeAt = study.clock.utcNow();
    // The disk takes its time.
    study.clock.advance(std::chrono::minutes(3));
    valueOf(ReviewRepository(study.study()).add(action, {}));
    QCOMPARE(study.number("SELECT made_at FROM review_action"), microsOf(action.madeAt));
    QCOMPARE(study.number("SELECT ruled_at FROM verdict"), microsOf(action.madeAt));
}

void ReviewBookTest::rulingAfterOneThatWasNotKept_beginsAtWhatTheStudySays()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    ReviewAction lost = study.as(ann).rule(0, Beagle, Verdict::Correct);
    study.book().apply(lost);
    ReviewAction kept = study.as(ann).rule(0, Beagle, Verdict::Wrong);
    QCOMPARE(kept.changes.front().before.value_or(""), std::string("correct"));
    kept.id = ReviewActionId("kept");
    valueOf(ReviewRepository(study.study()).add(kept, settlementOf(study.book(), kept)));
    const auto history = valueOf(ReviewRepository(study.study()).history());
    QCOMPARE(history.size(), std::size_t{1});
    QVERIFY(!history.front().changes.front().before);
    QCOMPARE(history.front().changes.front().after.value_or(""), std::string("wrong"));
}

void ReviewBookTest::unknownWords_areDamageAndNoneOfTheKnown_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("verdict") << "UPDATE verdict SET verdict = 'maybe'";
    QTest::newRow("kind")
        << "DROP TRIGGER review_action_is_not_changed; UPDATE review_action SET kind = 'dream'";
    QTest::newRow("subject")
        << "DROP TRIGGER review_change_is_not_changed; UPDATE review_change SET subject = 'mood'";
    QTest::newRow("before")
        << "DROP TRIGGER review_change_is_not_changed; UPDATE review_change SET before = 'maybe'";
    QTest::newRow("settled") << "UPDATE settled SET verdict = 'maybe'";
}

void ReviewBookTest::unknownWords_areDamageAndNoneOfTheKnown()
{
    QFETCH(const QString, change);
    ReviewedStudy study;
    study.act(study.as(study.addReviewer("Ann")).rule(0, Beagle, Verdict::Correct));
    study.run("PRAGMA ignore_check_constraints = ON; " + change.toStdString());
    ReviewRepository repository(study.study());
    const auto book = readReviewBook(study.study());
    const auto history = repository.history();
    const auto settled = repository.settled();
    const Error* found = !book      ? &book.error()
                         : !history ? &history.error()
                         : !settled ? &settled.error()
                                    : nullptr;
    QVERIFY(found);
    QVERIFY2(found->kind == ErrorKind::Corrupt, found->message.c_str());
    QVERIFY2(found->message.find("does not know") != std::string::npos, found->message.c_str());
}

void ReviewBookTest::history_isReadByImageAndByReviewer()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    const std::vector<std::size_t> both{0, 1};
    const auto first = study.act(study.as(ann).ruleAll(both, Beagle, Verdict::Correct));
    const auto second = study.act(study.as(ben).setNote(0, "blurred"));
    const auto third = study.act(study.as(ann).rule(1, Husky, Verdict::Wrong));
    const auto fourth = study.undo(ann, third);
    study.act(study.as(ben).openSources(true));
    study.reopen();
    const ReviewRepository repository(study.study());
    const auto ids = [](const std::vector<ReviewAction>& actions) {
        std::vector<ReviewActionId> all;
        std::ranges::transform(actions, std::back_inserter(all), &ReviewAction::id);
        return all;
    };
    const auto ofImage = valueOf(repository.historyOf(study.images[0].id));
    QVERIFY(ids(ofImage) == (std::vector{first.id, second.id}));
    QVERIFY(ofImage[0].changes == first.changes);
    QVERIFY(ofImage[1].changes == second.changes);
    QVERIFY(ofImage[0].madeAt < ofImage[1].madeAt);
    const auto ofAnn = valueOf(repository.latestOf(first.reviewerId, 2));
    QVERIFY(ids(ofAnn) == (std::vector{fourth.id, third.id}));
    QVERIFY(ofAnn[0].undoes == third.id);
    QVERIFY(ofAnn[0].kind == ReviewActionKind::Undo);
    QCOMPARE(valueOf(repository.momentsOf(first.reviewerId)).size(), std::size_t{3});
    QVERIFY(valueOf(repository.areSourcesOpen()));
}

void ReviewBookTest::latestOpeningOfSources_isTold()
{
    ReviewedStudy study;
    const auto ann = study.addReviewer("Ann");
    const auto ben = study.addReviewer("Ben");
    QVERIFY(!valueOf(ReviewRepository(study.study()).latestSourcesChange()));
    study.act(study.as(ann).openSources(true));
    study.act(study.as(ann).rule(0, Beagle, Verdict::Correct));
    const auto opened = valueOf(ReviewRepository(study.study()).latestSourcesChange()).value();
    QCOMPARE(opened.reviewerName, std::string("Ann"));
    QVERIFY(opened.isOpen && opened.madeAt < study.clock.utcNow());
    study.act(study.as(ben).openSources(false));
    const auto closed = valueOf(ReviewRepository(study.study()).latestSourcesChange()).value();
    QCOMPARE(closed.reviewerName, std::string("Ben"));
    QVERIFY(!closed.isOpen);
}

}  // namespace review_book_test

VIZSLA_TEST(tst_review_book, review_book_test::ReviewBookTest)
#include "tst_review_book.moc"
