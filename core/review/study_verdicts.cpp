// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/study_verdicts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/store/image_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_connection.h"
#include "core/store/verdict_repository.h"
#include "core/text/ascii.h"

namespace vizsla {

namespace {

using Pair = StudyVerdicts::Pair;
using Column = VerdictRepository::ReviewerColumn;

/// Every pair of the columns once.
std::vector<Pair> pairsOf(const std::vector<Column>& columns,
                          const std::map<TestSetId, std::uint32_t>& testSets)
{
    std::size_t count = 0;
    for (const Column& column : columns)
        count += column.verdicts.size();
    std::vector<Pair> pairs;
    pairs.reserve(count);
    for (const Column& column : columns) {
        const std::uint32_t testSet = testSets.at(column.testSetId);
        for (const PlacedVerdict& verdict : column.verdicts)
            pairs.push_back({testSet, verdict.image, verdict.label});
    }
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    pairs.shrink_to_fit();
    return pairs;
}

/// The column's verdicts are in the order of the pairs.
void addEntries(StudyVerdicts& verdicts, const Column& column, std::uint32_t reviewer, std::uint32_t testSet)
{
    auto place = verdicts.pairs.begin();
    for (const PlacedVerdict& verdict : column.verdicts) {
        place = std::lower_bound(place, verdicts.pairs.end(), Pair{testSet, verdict.image, verdict.label});
        verdicts.table.entries.push_back(
            {reviewer, static_cast<std::uint32_t>(place - verdicts.pairs.begin()), verdict.verdict});
    }
}

/// The names of those who ruled.
Result<std::map<ReviewerId, std::string>> namesOfReviewers(StudyConnection& study,
                                                           const std::vector<Column>& columns)
{
    const auto all = TRY(ReviewRepository(study).reviewers());
    std::set<ReviewerId> ruling;
    for (const Column& column : columns)
        ruling.insert(column.reviewerId);
    std::map<ReviewerId, std::string> names;
    for (const Reviewer& reviewer : all) {
        if (ruling.contains(reviewer.id))
            names.emplace(reviewer.id, reviewer.name);
    }
    return names;
}

/// Their numbers; the names are put into the verdicts.
std::map<ReviewerId, std::uint32_t> numberReviewers(const std::map<ReviewerId, std::string>& names,
                                                    StudyVerdicts& verdicts)
{
    std::vector<std::pair<std::string, ReviewerId>> byName;
    for (const auto& [id, name] : names)
        byName.emplace_back(name, id);
    std::ranges::sort(byName);
    std::map<ReviewerId, std::uint32_t> numbers;
    for (auto& [name, id] : byName) {
        numbers.emplace(id, static_cast<std::uint32_t>(verdicts.reviewers.size()));
        verdicts.reviewers.push_back(std::move(name));
    }
    return numbers;
}

bool fits(std::string_view name, std::string_view pattern)
{
    return pattern.ends_with('*') && name.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

Result<StudyVerdicts> StudyVerdicts::read(StudyConnection& study)
{
    auto columns = TRY(VerdictRepository(study).all());
    const auto names = TRY(namesOfReviewers(study, columns));
    auto testSets = TRY(ImageRepository(study).testSetNames());
    StudyVerdicts verdicts;
    verdicts.testSets = std::move(testSets);
    std::map<TestSetId, std::uint32_t> testSetNumbers;
    for (const TestSet& testSet : verdicts.testSets)
        testSetNumbers.emplace(testSet.id, static_cast<std::uint32_t>(testSetNumbers.size()));
    const auto reviewerNumbers = numberReviewers(names, verdicts);
    // In a damaged study they may be gone.
    std::erase_if(columns, [&](const Column& column) {
        return !testSetNumbers.contains(column.testSetId) || !reviewerNumbers.contains(column.reviewerId);
    });
    verdicts.pairs = pairsOf(columns, testSetNumbers);
    verdicts.table.reviewerCount = verdicts.reviewers.size();
    verdicts.table.pairCount = verdicts.pairs.size();
    for (const Column& column : columns)
        addEntries(verdicts, column, reviewerNumbers.at(column.reviewerId),
                   testSetNumbers.at(column.testSetId));
    return verdicts;
}

Result<std::vector<std::uint32_t>> StudyVerdicts::findReviewers(const std::vector<std::string>& names) const
{
    std::vector<std::string> patterns;
    for (const std::string& name : names) {
        // A name may have commas itself.
        if (std::ranges::binary_search(reviewers, name))
            patterns.push_back(name);
        else
            std::ranges::move(splitTrimmed(name, ','), std::back_inserter(patterns));
    }
    std::set<std::uint32_t> found;
    for (const std::string& pattern : patterns) {
        const bool isName = std::ranges::binary_search(reviewers, pattern);
        bool isFitting = false;
        for (std::uint32_t reviewer = 0; reviewer < reviewers.size(); ++reviewer) {
            if (isName ? reviewers[reviewer] != pattern : !fits(reviewers[reviewer], pattern))
                continue;
            found.insert(reviewer);
            isFitting = true;
        }
        if (!isFitting)
            return failure(ErrorKind::NotFound, "The study has no verdicts of a reviewer " + pattern + ".");
    }
    return std::vector<std::uint32_t>(found.begin(), found.end());
}

}  // namespace vizsla
