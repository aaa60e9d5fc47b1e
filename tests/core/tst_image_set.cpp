// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/image_set.h"

#include <QTest>
#include <set>

#include "core/scoring/fast_images.h"
#include "core/scoring/slice.h"
#include "core/study/truth.h"
#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace image_set_test {

namespace {

std::set<std::size_t> imagesIn(const ImageSet& images)
{
    std::set<std::size_t> result;
    for (std::size_t image = 0; image < images.imageCount(); ++image) {
        if (images.contains(image))
            result.insert(image);
    }
    return result;
}

constexpr Micros second = std::chrono::seconds(1);

}  // namespace

class TestImageSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Sizes about the ends of words and of the counter's strides.
    void combinations_agreeWithSets_data()
    {
        QTest::addColumn<int>("images");
        for (const int images : {0, 1, 2, 63, 64, 65, 127, 128, 1000, 31 * 64, 31 * 64 + 1, 5000})
            QTest::addRow("%d images", images) << images;
    }

    void combinations_agreeWithSets()
    {
        QFETCH(int, images);
        const auto count = static_cast<std::size_t>(images);
        RandomScoring random(7);
        const ImageSet a = random.images(count);
        const ImageSet b = random.images(count);
        std::set<std::size_t> both, either, first, neither;
        for (std::size_t image = 0; image < count; ++image) {
            const bool inA = a.contains(image), inB = b.contains(image);
            if (inA && inB)
                both.insert(image);
            if (inA || inB)
                either.insert(image);
            if (inA && !inB)
                first.insert(image);
            if (!inA && !inB)
                neither.insert(image);
        }
        QVERIFY(imagesIn(a & b) == both && countOfBoth(a, b) == both.size());
        QVERIFY(imagesIn(a | b) == either && (a | b).count() == either.size());
        QVERIFY(imagesIn(a - b) == first);
        QVERIFY(imagesIn(~(a | b)) == neither && (~(a | b)).count() == neither.size());
        QCOMPARE(ImageSet::all(count).count(), count);
        QCOMPARE((~ImageSet::all(count)).count(), std::size_t{0});
        QVERIFY(~~a == a);
    }

    void count_isRightForFullWords()
    {
        const std::size_t images = 100 * 64;
        QCOMPARE(ImageSet::all(images).count(), images);
        QCOMPARE(countOfBoth(ImageSet::all(images), ImageSet::all(images)), images);
    }

    void forEach_visitsInRisingOrder()
    {
        const std::vector<std::size_t> wanted = {0, 63, 64, 130};
        std::vector<std::size_t> visited;
        ImageSet::ofIndices(131, wanted).forEach([&](std::size_t image) { visited.push_back(image); });
        QCOMPARE(visited, wanted);
    }

    void indicesThatAreNoImages_arePassedOver()
    {
        const std::vector<std::size_t> indices = {5, 3, 3, 10, 999'999'999};
        QVERIFY(imagesIn(ImageSet::ofIndices(10, indices)) == (std::set<std::size_t>{3, 5}));
        QVERIFY(ImageSet::ofIndices(0, indices).isEmpty());
    }

    void where_takesWhatHolds()
    {
        std::vector<bool> holds(70);
        holds[0] = holds[69] = true;
        QVERIFY(imagesIn(ImageSet::where(holds)) == (std::set<std::size_t>{0, 69}));
    }

    void setsOfDifferentLengths_reachAsFarAsTheyReach()
    {
        const ImageSet brief = ImageSet::all(10);
        const ImageSet whole = ImageSet::all(100);
        QCOMPARE((brief & whole).count(), std::size_t{10});
        QCOMPARE((whole & brief).count(), std::size_t{10});
        QCOMPARE((brief | whole).count(), std::size_t{100});
        QCOMPARE((whole - brief).count(), std::size_t{90});
        QCOMPARE((brief - whole).count(), std::size_t{0});
    }

    void slice_takesImagesByTheirAssignedClass()
    {
        const Truth truth = assignedTruth({0, 1, 2, noClass, 1, 7});
        QVERIFY(imagesIn(imagesOf({"odd", {false, true, false}}, truth)) == (std::set<std::size_t>{1, 4}));
    }

    void fastImages_haveAMedianUnderSixtySeconds()
    {
        RaggedArray<Micros> durations;
        const std::vector<std::vector<Micros>> rows = {
            {},                                          // nobody labeled it
            {59 * second},                               // fast
            {60 * second},                               // not under
            {60 * second - Micros(1), 60 * second},      // the mean of the middle two is under by half
            {59 * second, 61 * second},                  // exactly 60
            {90'000 * second, 5 * second, 30 * second},  // a whole day among them, in any order
            {90'000 * second, 86'400 * second, second},  // whole days are not dropped
        };
        for (const auto& row : rows)
            durations.addRow(row);
        QVERIFY(imagesIn(fastImages(durations)) == (std::set<std::size_t>{1, 3, 5}));
    }
};

}  // namespace image_set_test

VIZSLA_TEST(tst_image_set, image_set_test::TestImageSet)
#include "tst_image_set.moc"
