// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/class_progress.h"

#include <QTest>

#include "core/review/share_images.h"
#include "tests/core/review_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace class_progress_test {

namespace {

struct Reviewed : ReviewedStudy
{
    Reviewed() : ReviewedStudy("beagle beagle husky cup")
    {
        predict("model", {Husky, Beagle, Husky, Beagle});
    }

    std::uint32_t ann = addReviewer("Ann");
    std::uint32_t ben = addReviewer("Ben");

    ClassProgress progress(std::uint32_t reviewer, ClassIndex label)
    {
        const auto all = classProgress(book(), reviewer);
        return all[static_cast<std::size_t>(label)];
    }
};

}  // namespace

class ClassProgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progress_countsCandidatesAndOwnRulings();
    void problematicImage_leavesNothing();
    void verdictOnNoCandidate_countsNowhere();
    void onlyOnesOwnImages_areCounted();
    void progress_isWhatIsLeftImageByImage();
    void order_isAShuffleOfItsOwnForEachClass();
    void imagesToDeal_areThoseOfTheTestSetAndSlice();
    void imagesHeld_areThoseOneSaidAnythingOf();
};

void ClassProgressTest::progress_countsCandidatesAndOwnRulings()
{
    Reviewed study;
    QVERIFY(study.progress(study.ann, Beagle) == (ClassProgress{3, 3}));
    QVERIFY(study.progress(study.ann, Husky) == (ClassProgress{2, 2}));
    QVERIFY(study.progress(study.ann, Car) == ClassProgress{});
    study.act(study.as(study.ann).rule(0, Beagle, Verdict::DontKnow));
    QVERIFY(study.progress(study.ann, Beagle) == (ClassProgress{3, 2}));
    QVERIFY(study.progress(study.ben, Beagle) == (ClassProgress{3, 3}));
}

void ClassProgressTest::problematicImage_leavesNothing()
{
    Reviewed study;
    study.act(study.as(study.ann).rule(0, Beagle, Verdict::Correct));
    study.act(study.as(study.ann).setProblem(0, "true"));
    QVERIFY(study.progress(study.ann, Beagle) == (ClassProgress{3, 2}));
    QVERIFY(study.progress(study.ann, Husky) == (ClassProgress{2, 1}));
    QVERIFY(!isLeft(study.book(), study.ann, 0, Husky));
}

void ClassProgressTest::verdictOnNoCandidate_countsNowhere()
{
    Reviewed study;
    study.act(study.as(study.ann).rule(0, Car, Verdict::Wrong));
    QVERIFY(study.progress(study.ann, Car) == ClassProgress{});
}

void ClassProgressTest::onlyOnesOwnImages_areCounted()
{
    Reviewed study;
    study.book().addToShare(study.ann, 1);
    QVERIFY(study.progress(study.ann, Beagle) == (ClassProgress{1, 1}));
    QVERIFY(study.progress(study.ben, Beagle) == ClassProgress{});
    study.book().withhold(1);
    QVERIFY(study.progress(study.ann, Beagle) == ClassProgress{});
    QVERIFY(imagesToRule(study.book(), study.ann, Beagle).empty());
}

void ClassProgressTest::progress_isWhatIsLeftImageByImage()
{
    Reviewed study;
    RandomReview review(study, 5, {study.ann, study.ben});
    for (int step = 0; step < 150; ++step) {
        review.step();
        for (ClassIndex label = 0; label < 7; ++label) {
            const auto images = imagesToRule(study.book(), study.ann, label);
            const auto left = std::ranges::count_if(
                images, [&](std::size_t image) { return isLeft(study.book(), study.ann, image, label); });
            QVERIFY(study.progress(study.ann, label) ==
                    (ClassProgress{images.size(), static_cast<std::size_t>(left)}));
        }
    }
}

void ClassProgressTest::order_isAShuffleOfItsOwnForEachClass()
{
    std::string assigned = "beagle";
    for (int image = 1; image < 40; ++image)
        assigned += image < 20 ? " beagle" : " cup";
    ReviewedStudy study(assigned);
    study.predict("first", Classes(40, Husky));
    study.predict("second", Classes(40, Horse));
    const auto ann = study.addReviewer("Ann");
    const auto huskies = imagesToRule(study.book(), ann, Husky);
    const auto horses = imagesToRule(study.book(), ann, Horse);
    QVERIFY(huskies != horses);
    QVERIFY(huskies == imagesToRule(study.read(), ann, Husky));
    const auto beagles =
        std::ranges::count_if(huskies.begin(), huskies.begin() + 20, [](auto image) { return image < 20; });
    QVERIFY(beagles > 4 && beagles < 16);
    auto sorted = huskies;
    std::ranges::sort(sorted);
    QVERIFY(std::ranges::adjacent_find(sorted) == sorted.end() && sorted.size() == 40);
}

void ClassProgressTest::imagesToDeal_areThoseOfTheTestSetAndSlice()
{
    Reviewed study;
    study.addTestSet("second", "cup horse");
    study.readAgain();
    const Hierarchy hierarchy = sevenClassHierarchy();
    using Images = std::vector<std::vector<std::size_t>>;
    const auto deal = [&](const TestSetId& testSet, const std::string& slice) {
        return valueOf(imagesToDeal(study.book(), hierarchy, testSet, slice));
    };
    const TestSetId& first = study.images.front().testSetId;
    QVERIFY(deal({}, "") == (Images{{0, 1, 2, 3}, {4, 5}}));
    QVERIFY(deal({}, "organisms & !husky") == (Images{{0, 1}, {5}}));
    QVERIFY(deal(first, "all") == (Images{{0, 1, 2, 3}}));
    QVERIFY(deal(first, "horse").empty());
    VERIFY_FAILS(imagesToDeal(study.book(), hierarchy, {}, "unicorn"), ErrorKind::NotFound);
    VERIFY_FAILS(imagesToDeal(study.book(), hierarchy, {}, "dogs & ("), ErrorKind::Invalid);
}

void ClassProgressTest::imagesHeld_areThoseOneSaidAnythingOf()
{
    Reviewed study;
    study.act(study.as(study.ann).rule(1, Beagle, Verdict::DontKnow));
    study.act(study.as(study.ann).setNote(2, "note"));
    const auto problem = study.act(study.as(study.ann).setProblem(3, "false"));
    study.act(study.as(study.ben).rule(0, Beagle, Verdict::Correct));
    QVERIFY(imagesHeld(study.book(), study.ann) == (std::vector<std::size_t>{1, 2, 3}));
    study.undo(study.ann, problem);
    QVERIFY(imagesHeld(study.book(), study.ann) == (std::vector<std::size_t>{1, 2}));
}

}  // namespace class_progress_test

VIZSLA_TEST(tst_class_progress, class_progress_test::ClassProgressTest)
#include "tst_class_progress.moc"
