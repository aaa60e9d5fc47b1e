// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/scoring/scored_study.h"
#include "core/store/prediction_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace vizsla::test {

// The order of sevenClasses().
enum : ClassIndex { tigerShark, beagle, husky, horse, car, cup, mug };

/// A study with models, as the verbs that measure see it.
class MeasuredFixture : public StudyFixture
{
public:
    void addPredictions(const std::string& name, const std::vector<Image>& testSet,
                        const Predictions& predictions)
    {
        PredictionRepository repository(study());
        valueOf(
            repository.write(valueOf(repository.modelId(name)), testSet.front().testSetId, predictions, {}));
    }
    void addModel(const std::string& name, const std::vector<Image>& testSet, std::vector<ClassIndex> classes)
    {
        addPredictions(name, testSet, Predictions{1, std::move(classes)});
    }
    ScoredStudy scored(UnclearCounts unclear = UnclearCounts::Wrong)
    {
        return valueOf(ScoredStudy::read(study(), unclear));
    }
};

/// What a function writes to a stream.
template <class Write>
std::string textOf(Write&& write)
{
    std::ostringstream output;
    write(output);
    return output.str();
}

template <class Write>
nlohmann::json jsonOf(Write&& write)
{
    return nlohmann::json::parse(textOf(std::forward<Write>(write)));
}

}  // namespace vizsla::test
