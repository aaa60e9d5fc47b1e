// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_pace.h"

#include <QTest>
#include <vector>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace review_pace_test {

namespace {

constexpr Micros second = std::chrono::seconds(1);
constexpr UtcTime start{1'700'000'000 * second};

/// Actions, each so long after the one before.
class Work
{
public:
    Work& act(std::size_t image, double secondsLater)
    {
        m_now += Micros(static_cast<std::int64_t>(secondsLater * 1e6));
        m_actions.push_back({m_now, image});
        return *this;
    }
    /// One action each, this long.
    Work& images(std::size_t first, std::initializer_list<double> seconds)
    {
        for (const double time : seconds)
            act(first++, time);
        return *this;
    }
    ReviewPace pace() const { return reviewPace(m_actions); }

private:
    UtcTime m_now = start;
    std::vector<ReviewMoment> m_actions;
};

}  // namespace

class TestReviewPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void time_isTheMeanOfTheImagesLeftBehind()
    {
        // Neither the first, before which nothing is known, nor the last, which may not be finished, counts.
        const ReviewPace pace = Work().images(0, {0, 2, 4, 6, 8, 10, 90}).pace();
        QCOMPARE(pace.images, std::size_t{5});
        QCOMPARE(pace.perImage, 6 * second);
        QCOMPARE(pace.worked, 120 * second);
        QCOMPARE(pace.timeLeft(100), 600 * second);
        QCOMPARE(pace.timeLeft(0), Micros{0});
    }

    void fewImages_giveNoEstimate()
    {
        const ReviewPace pace = Work().images(0, {0, 2, 4, 6, 8, 10}).pace();
        QCOMPARE(pace.images, std::size_t{4});
        QVERIFY(!pace.perImage);
        QVERIFY(!pace.timeLeft(3));
        QVERIFY(!Work().pace().perImage);
    }

    void severalActions_areOneImage()
    {
        Work work;
        work.act(0, 0);
        for (std::size_t image = 1; image <= 6; ++image)
            work.act(image, 3).act(image, 0.5).act(image, 0.5);
        QCOMPARE(work.pace().images, std::size_t{5});
        QCOMPARE(work.pace().perImage, 4 * second);
    }

    void rests_areNoWork()
    {
        const ReviewPace pace = Work().images(0, {0, 4, 4, 120.000001, 4, 120, 4, 4, 1}).pace();
        QCOMPARE(pace.images, std::size_t{6});
        QCOMPARE(pace.worked, 141 * second);
        QCOMPARE(pace.perImage, (5 * 4 + 120) * second / 6);
    }

    void imageWithARestInIt_isNotKnown()
    {
        Work work;
        work.images(0, {0, 4, 4, 4, 4, 4}).act(6, 10).act(6, 3000).act(6, 2).act(7, 4).act(8, 1);
        QCOMPARE(work.pace().images, std::size_t{6});
        QCOMPARE(work.pace().perImage, 4 * second);
    }

    void backToAnImage_addsToIt()
    {
        Work work;
        work.images(0, {0, 4, 4, 4, 4}).act(1, 10).act(5, 4).act(6, 1);
        QCOMPARE(work.pace().images, std::size_t{5});
        QCOMPARE(work.pace().perImage, 6 * second);
    }

    void clockThatGoesBack_isNoTime()
    {
        Work work;
        work.images(0, {0, 4, 4, 4}).act(4, -3600).images(5, {4, 4, 4, 1});
        QCOMPARE(work.pace().worked, 25 * second);
        QCOMPARE(work.pace().images, std::size_t{6});
        QCOMPARE(work.pace().perImage, 4 * second);
    }

    void clockThatGoesBackALittle_isNoTimeEither()
    {
        Work work;
        work.images(0, {0, 4, 4, 4}).act(4, -0.05).images(5, {4, 4, 4, 1});
        QCOMPARE(work.pace().images, std::size_t{6});
        QCOMPARE(work.pace().perImage, 4 * second);
    }

    void imagesRuledTogether_shareTheTime()
    {
        Work work;
        work.act(0, 0).act(1, 20);
        for (std::size_t image = 2; image <= 10; ++image)
            work.act(image, 0.00001);
        work.act(11, 5);
        QCOMPARE(work.pace().images, std::size_t{10});
        QCOMPARE(work.pace().perImage.value() / second, std::int64_t{2});
    }

    void tenthsAtBothEnds_areLeftOut()
    {
        const ReviewPace pace = Work().images(0, {0, 100, 5, 5, 5, 5, 5, 5, 5, 5, 0.5, 1}).pace();
        QCOMPARE(pace.images, std::size_t{10});
        QCOMPARE(pace.perImage, 5 * second);
    }

    void onlyTheLastImages_tellTheSpeed()
    {
        Work work;
        work.act(0, 0);
        for (std::size_t image = 1; image <= 1000; ++image)
            work.act(image, image <= 800 ? 60 : 3);
        work.act(1001, 1);
        QCOMPARE(work.pace().images, std::size_t{1000});
        QCOMPARE(work.pace().perImage, 3 * second);
    }
};

}  // namespace review_pace_test

VIZSLA_TEST(tst_review_pace, review_pace_test::TestReviewPace)
#include "tst_review_pace.moc"
