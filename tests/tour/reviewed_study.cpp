// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/reviewed_study.h"

#include <random>

#include "core/random_below.h"
#include "core/review/read_review_book.h"
#include "core/review/review_actions.h"
#include "core/review/settlement.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla::tour {

namespace {

constexpr std::uint64_t reviewSeed = 2020;
constexpr const char* models[] = {"alexnet", "resnet50", "vgg16", "efficientnet"};

/// A neighbour in the hierarchy in one of so many cases.
ClassIndex seenAs(const Hierarchy& hierarchy, const std::string& assigned, std::mt19937_64& random,
                  std::uint64_t oneIn)
{
    const auto node = hierarchy.find(assigned);
    if (!node)
        return noClass;
    const auto near = hierarchy.nearestClasses(*node, 3);
    if (near.empty() || randomBelow(oneIn, random) != 0)
        return hierarchy.classIndex(*node).value_or(noClass);
    return hierarchy.classIndex(near[randomBelow(near.size(), random)]).value_or(noClass);
}

/// One reviewer after another writes what was decided by chance.
class Reviewing
{
public:
    Reviewing(StudyFile& study, test::FakeClock& clock, const Labeler& labeler, std::uint64_t chance)
        : m_study(study),
          m_clock(clock),
          m_book(std::move(*readReviewBook(study))),
          m_random(chance)
    {
        m_reviewer = m_book.addReviewer(*ReviewRepository(study).reviewerOf(labeler));
    }

    void review()
    {
        const ReviewActions actions(m_book, m_reviewer);
        for (std::size_t image = 0; image < m_book.imageCount(); image += 2) {
            if (chance(12)) {
                write(actions.setProblem(image, chance(2) ? "\"drawing\"" : "\"too small\""));
                continue;
            }
            for (const Candidate& candidate : m_book.candidates().of(image)) {
                const bool isRight = candidate.label == m_book.image(image).assigned;
                const Verdict verdict = chance(6)              ? Verdict::Unclear
                                        : isRight != chance(9) ? Verdict::Correct
                                                               : Verdict::Wrong;
                write(actions.rule(image, candidate.label, verdict));
            }
            if (chance(5))
                write(actions.setNote(image, chance(2) ? "The edge of the stamp hides it."
                                                       : "Could be a young one; see the tail."));
        }
    }

private:
    bool chance(std::uint64_t oneIn) { return randomBelow(oneIn, m_random) == 0; }
    void write(ReviewAction action)
    {
        if (action.changes.empty())
            return;
        action.id = ReviewActionId(m_study.uuids().next());
        m_clock.advance(std::chrono::milliseconds(2000 + randomBelow(5000, m_random)));
        action.madeAt = m_clock.utcNow();
        m_book.apply(action);
        (void)ReviewRepository(m_study).add(action, settlementOf(m_book, action));
    }

    StudyFile& m_study;
    test::FakeClock& m_clock;
    ReviewBook m_book;
    std::uint32_t m_reviewer = 0;
    std::mt19937_64 m_random;
};

}  // namespace

void makeProposals(const std::filesystem::path& sample, const std::filesystem::path& file,
                   test::FakeClock& clock)
{
    std::filesystem::remove(file);
    std::filesystem::copy_file(sample, file);
    auto study = StudyFile::open(file, clock, reviewSeed);
    const auto hierarchy = Hierarchy::build(*ClassRepository(**study).all());
    PredictionRepository predictions(**study);
    std::mt19937_64 random(reviewSeed);
    std::uint64_t oneIn = 2;
    const ImageRepository images(**study);
    const auto testSets = images.testSetNames();
    (void)(*study)->database().transaction([&]() -> Result<void> {
        for (const char* model : models) {
            const auto id = predictions.modelId(model);
            for (const TestSet& testSet : *testSets) {
                Predictions column{1, {}};
                const auto named = images.namedImages(testSet.id);
                for (const auto& image : *named)
                    column.classes.push_back(seenAs(*hierarchy, image.assignedWnid, random, oneIn));
                (void)predictions.write(*id, testSet.id, column, {});
            }
            ++oneIn;
        }
        return {};
    });
}

void reviewProposals(const std::filesystem::path& file, test::FakeClock& clock)
{
    auto study = StudyFile::open(file, clock, reviewSeed + 1);
    const auto labelers = LabelerRepository(**study).all();
    std::uint64_t chance = 1;
    (void)(*study)->database().transaction([&]() -> Result<void> {
        for (const Labeler& labeler : *labelers)
            Reviewing(**study, clock, labeler, chance++).review();
        return {};
    });
    (void)ReviewRepository(**study).reviewerNamed("Expert panel of 2020");
    (void)LabelerRepository(**study).add("Labeler C");
}

}  // namespace vizsla::tour
