// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/unpaired_models.h"

#include <algorithm>
#include <vector>

#include "core/scoring/scoreboard.h"
#include "core/text/ascii.h"

namespace vizsla {

namespace {

constexpr bool isSeparator(char c)
{
    return c == '_' || c == '-' || c == '.' || c == ' ';
}

/// Lower case, one blank for each run of separators.
std::string words(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        if (!isSeparator(c))
            text += asciiLower(c);
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

bool beginsWithWords(const std::string& longer, const std::string& shorter)
{
    return longer.size() > shorter.size() && longer.starts_with(shorter) && longer[shorter.size()] == ' ';
}

struct UnpairedModel
{
    ClassifierScores* scores;
    std::string_view testSet;
};

/// The test set, where it is the only one.
std::string_view unpairedTestSet(const ClassifierScores& model)
{
    if (model.classifier.kind != Classifier::Kind::Model || model.scores.empty())
        return {};
    const std::string& first = model.scores.front().testSet;
    const bool isLone =
        std::ranges::all_of(model.scores, [&](const Score& score) { return score.testSet == first; });
    return isLone ? std::string_view(first) : std::string_view();
}

const UnpairedModel* twinOf(const UnpairedModel& model, const std::vector<UnpairedModel>& others)
{
    const auto twin = std::ranges::find_if(others, [&](const UnpairedModel& other) {
        return other.testSet != model.testSet &&
               mayNameOneModel(model.scores->classifier.name, other.scores->classifier.name);
    });
    return twin == others.end() ? nullptr : &*twin;
}

std::string warningOf(const UnpairedModel& model, const UnpairedModel& twin)
{
    return "is known on " + std::string(model.testSet) + " only; " + twin.scores->classifier.name +
           ", which is known on " + std::string(twin.testSet) + " only, may be the same model";
}

}  // namespace

bool mayNameOneModel(std::string_view first, std::string_view second)
{
    const std::string a = words(first);
    const std::string b = words(second);
    return withoutBlanks(a) == withoutBlanks(b) || beginsWithWords(a, b) || beginsWithWords(b, a);
}

void warnOfUnpairedModels(StudyScores& scores)
{
    if (scores.testSets.size() < 2)
        return;
    std::vector<UnpairedModel> unpaired;
    for (ClassifierScores& model : scores.classifiers) {
        if (const auto testSet = unpairedTestSet(model); !testSet.empty())
            unpaired.push_back({&model, testSet});
    }
    for (const UnpairedModel& model : unpaired) {
        if (const UnpairedModel* twin = twinOf(model, unpaired))
            model.scores->warnings.push_back(warningOf(model, *twin));
    }
}

}  // namespace vizsla
