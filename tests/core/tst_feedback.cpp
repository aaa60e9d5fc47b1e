// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/feedback.h"

#include <QTest>

#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace feedback_test {
using Judgement = Feedback::Judgement;

namespace {

Image beagleImage()
{
    Image image;
    image.name = "image";
    image.assignedWnid = "beagle";
    return image;
}

Judgement judgementOn(const std::string& answered, const MultiLabelAnnotation& annotation)
{
    return makeFeedback(beagleImage(), annotation, answered).judgement;
}

}  // namespace

class TestFeedback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnnotation_theAssignedLabelDecides()
    {
        QCOMPARE(judgementOn("beagle", {}), Judgement::Right);
        QCOMPARE(judgementOn("husky", {}), Judgement::Wrong);
    }

    void annotation_overrulesTheAssignedLabel()
    {
        const MultiLabelAnnotation annotation{
            {{"husky", Verdict::Correct}, {"beagle", Verdict::Wrong}, {"cup", Verdict::Unclear}}};
        QCOMPARE(judgementOn("husky", annotation), Judgement::Right);
        QCOMPARE(judgementOn("beagle", annotation), Judgement::Wrong);
        QCOMPARE(judgementOn("cup", annotation), Judgement::Unclear);
        QCOMPARE(judgementOn("car", annotation), Judgement::Wrong);
    }

    void assignedLabelNobodyRuledOn_isWrongBesideCorrectOnes()
    {
        QCOMPARE(judgementOn("beagle", {{{"husky", Verdict::Correct}}}), Judgement::Wrong);
    }

    void annotationWithoutACorrectClass_leavesTheAssignedLabel()
    {
        const MultiLabelAnnotation annotation{{{"husky", Verdict::Wrong}}};
        QCOMPARE(judgementOn("beagle", annotation), Judgement::Right);
        QCOMPARE(judgementOn("husky", annotation), Judgement::Wrong);
        QCOMPARE(judgementOn("cup", annotation), Judgement::Wrong);
    }

    void rightClasses_areThoseRuledCorrectOrElseTheAssignedOne()
    {
        using Wnids = std::vector<std::string>;
        const auto right = [](const MultiLabelAnnotation& annotation) {
            return makeFeedback(beagleImage(), annotation, "cup").rightWnids;
        };
        QVERIFY((right({}) == Wnids{"beagle"}));
        QVERIFY((right({{{"husky", Verdict::Correct}, {"beagle", Verdict::Wrong}}}) == Wnids{"husky"}));
        QVERIFY((
            right({{{"husky", Verdict::Correct}, {"car", Verdict::Unclear}, {"beagle", Verdict::Correct}}}) ==
            Wnids{"beagle", "husky"}));
        const auto isKnown = [](const MultiLabelAnnotation& annotation) {
            return makeFeedback(beagleImage(), annotation, "cup").isRightKnown();
        };
        QVERIFY(isKnown({}) && isKnown({{{"beagle", Verdict::DontKnow}}}));
        QVERIFY(isKnown({{{"husky", Verdict::Correct}, {"beagle", Verdict::Wrong}}}));
        QVERIFY(!isKnown({{{"beagle", Verdict::Wrong}}}) && !isKnown({{{"beagle", Verdict::Unclear}}}));
    }

    void feedback_holdsWhatThePanelShows()
    {
        const Feedback feedback = makeFeedback(beagleImage(), {{{"husky", Verdict::Correct}}}, "husky");
        QVERIFY(feedback.answeredWnid != feedback.image.assignedWnid);
        QCOMPARE(feedback.image.name, std::string("image"));
        QCOMPARE(feedback.annotation.rulings.size(), std::size_t{1});
        QCOMPARE(makeFeedback(beagleImage(), {}, "beagle").answeredWnid, beagleImage().assignedWnid);
    }

    void verdictWords_roundTrip()
    {
        for (const Verdict verdict : {Verdict::Correct, Verdict::Wrong, Verdict::Unclear, Verdict::DontKnow})
            QVERIFY(verdictFromWord(verdictWord(verdict)) == verdict);
        QVERIFY(!verdictFromWord("Correct"));
        QVERIFY(!verdictFromWord(""));
    }
};

}  // namespace feedback_test

VIZSLA_TEST(tst_feedback, feedback_test::TestFeedback)
#include "tst_feedback.moc"
