// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/review/read_review_book.h"
#include "core/review/review_actions.h"
#include "core/review/review_effect.h"
#include "core/review/settlement.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "tests/core/scoring_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace vizsla::test {

enum SevenClasses : ClassIndex { TigerShark, Beagle, Husky, Horse, Car, Cup, Mug };

/// A study under review. What is done is applied to the book and written, as the program does it.
class ReviewedStudy : public StudyFixture
{
public:
    /// Images first1, first2, … with these assigned classes.
    explicit ReviewedStudy(std::string_view assigned = "beagle husky cup car")
    {
        images = addTestSet("first", assigned);
    }

    /// What a model says of each image.
    void predict(const std::string& model, const Classes& classes)
    {
        PredictionRepository repository(study());
        valueOf(repository.write(valueOf(repository.modelId(model)), images.front().testSetId,
                                 firstPredictions(classes), {}));
        m_book.reset();
    }
    /// A labeler of this name who reviews; one who does not count settles nothing.
    std::uint32_t addReviewer(const std::string& name, bool counts = true)
    {
        ReviewRepository repository(study());
        const Reviewer made = valueOf(repository.reviewerOf(addLabeler(name)));
        valueOf(repository.setCounts(made.id, counts));
        const std::uint32_t number = book().addReviewer(made);
        book().setCounts(number, counts);
        return number;
    }

    ReviewBook& book()
    {
        if (!m_book)
            m_book.emplace(read());
        return *m_book;
    }
    ReviewBook read() { return valueOf(readReviewBook(study())); }
    void readAgain() { m_book.emplace(read()); }
    ReviewActions as(std::uint32_t reviewer) { return {book(), reviewer}; }

    ReviewAction act(ReviewAction action)
    {
        action.id = ReviewActionId(study().uuids().next());
        effect = applyWithEffect(book(), action);
        clock.advance(std::chrono::seconds(1));
        action.madeAt = clock.utcNow();
        valueOf(ReviewRepository(study()).add(action, settlementOf(book(), action)));
        return action;
    }
    ReviewAction undo(std::uint32_t reviewer, const ReviewAction& action)
    {
        return act(as(reviewer).undo(action).value());
    }

    std::vector<Image> images;
    ReviewEffect effect;  ///< of the latest action

private:
    std::optional<ReviewBook> m_book;
};

inline std::string wordOf(std::optional<Verdict> verdict)
{
    return verdict ? std::string(verdictWord(*verdict)) : "-";
}

/// All that a book says, in an order of its own.
inline std::string textOf(const ReviewBook& book)
{
    std::vector<std::string> lines{book.areSourcesOpen() ? "open" : "blind"};
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        const std::string& name = book.image(image).name;
        for (const auto& [label, reviewer, verdict] : book.verdicts(image))
            lines.push_back(name + " verdict " + book.wnid(label) + ' ' +
                            book.reviewers()[reviewer].id.text() + ' ' + wordOf(verdict));
        for (const auto& [reviewer, problem, note] : book.remarks(image)) {
            if (problem || note)
                lines.push_back(name + " remark " + book.reviewers()[reviewer].id.text() + ' ' +
                                problem.value_or("-") + ' ' + note.value_or("-"));
        }
        for (const auto& [label, reviewer, verdict] : book.adjudications(image))
            lines.push_back(name + " adjudication " + std::to_string(label) + ' ' +
                            book.reviewers()[reviewer].id.text() + ' ' + wordOf(verdict));
        for (const Candidate& one : book.candidates().of(image))
            lines.push_back(name + " candidate " + book.wnid(one.label) + (one.isAdded ? " added" : ""));
        for (std::uint32_t reviewer = 0; book.hasShares() && reviewer < book.reviewers().size(); ++reviewer) {
            if (book.isInShare(reviewer, image))
                lines.push_back(name + " share " + book.reviewers()[reviewer].id.text());
        }
    }
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines)
        all += line + '\n';
    return all;
}

/// What a book's rulings come to on one image: "beagle correct, husky unclear; problematic \"drawing\"".
inline std::string textOf(const ReviewBook& book, const ImageAnnotation& annotation)
{
    std::string all;
    for (const auto& [label, verdict] : annotation.verdicts)
        all += (all.empty() ? "" : ", ") + book.wnid(label) + ' ' + wordOf(verdict);
    return all + (annotation.isProblematic ? "; problematic" : "");
}

/// Does one random thing after another as several reviewers.
class RandomReview
{
public:
    RandomReview(ReviewedStudy& study, std::uint64_t seed, std::vector<std::uint32_t> reviewers)
        : m_study(study),
          m_random(seed, study.book().candidates().proposals().classCount()),
          m_reviewers(std::move(reviewers)),
          m_histories(m_reviewers.size())
    {}

    /// Empty where what was drawn changes nothing.
    std::optional<ReviewAction> step()
    {
        const std::size_t who = m_random.below(m_reviewers.size());
        auto planned = m_random.oneIn(4) ? undoOne(who) : std::optional(plan(m_study.as(m_reviewers[who])));
        if (!planned || planned->changes.empty())
            return std::nullopt;
        ReviewAction done = m_study.act(std::move(*planned));
        m_histories[who].add(done);
        if (done.undoes)
            m_undone.insert(*done.undoes);
        m_actions.push_back(done);
        return done;
    }

private:
    std::size_t image() { return m_random.below(m_study.book().imageCount()); }
    std::optional<Verdict> verdict()
    {
        const auto drawn = m_random.below(5);
        return drawn == 4 ? std::nullopt : std::optional(static_cast<Verdict>(drawn));
    }
    std::optional<std::string> reason()
    {
        static const std::vector<std::optional<std::string>> reasons{std::nullopt, "false", "true",
                                                                     "\"drawing\"", "\"too small\""};
        return reasons[m_random.below(reasons.size())];
    }

    ReviewAction plan(const ReviewActions& actions)
    {
        const std::vector<std::size_t> several{image(), image()};
        switch (m_random.below(12)) {
            case 0:
                return actions.ruleAll(several, m_random.label(), verdict());
            case 1:
                return actions.restWrong(image());
            case 2:
                return actions.restWrong(several, m_random.label());
            case 3:
                return actions.assignedCorrect(image());
            case 4:
                return actions.setProblem(image(), reason());
            case 5:
                return actions.setNote(
                    image(), m_random.oneIn(3) ? " " : "it's \"" + std::to_string(m_random.below(9)));
            case 6:
                return actions.addLabel(image(), m_random.label());
            case 7:
                return actions.adjudicate(image(), m_random.oneIn(4) ? noClass : m_random.label(), verdict());
            case 8:
                return actions.openSources(m_random.oneIn(2));
            default:
                return actions.rule(image(), m_random.label(), verdict());
        }
    }

    /// The latest, what was undone, or anything that stands.
    std::optional<ReviewAction> undoOne(std::size_t who)
    {
        const ReviewActions actions = m_study.as(m_reviewers[who]);
        const ReviewAction* done = m_random.oneIn(2) ? m_histories[who].toUndo() : m_histories[who].toRedo();
        if (m_random.oneIn(3) && !m_actions.empty()) {
            done = &m_actions[m_random.below(m_actions.size())];
            if (m_undone.contains(done->id))
                return std::nullopt;
        }
        return done ? actions.undo(*done) : std::nullopt;
    }

    ReviewedStudy& m_study;
    RandomScoring m_random;
    std::vector<std::uint32_t> m_reviewers;
    std::vector<UndoHistory> m_histories;
    std::vector<ReviewAction> m_actions;
    std::unordered_set<ReviewActionId> m_undone;
};

}  // namespace vizsla::test
