// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/store/packed_columns.h"
#include "core/study/ids.h"
#include "core/study/predictions.h"

namespace vizsla {

class StudyConnection;

struct Model
{
    ModelId id;
    std::string name;
};

/// Something that looked wrong about predictions when they were imported.
struct PredictionWarning
{
    std::string model;
    std::string testSet;
    std::string sentence;
};

/// Models and their predictions, kept as one column of class indices for each model and test set.
class PredictionRepository
{
public:
    explicit PredictionRepository(StudyConnection& study) : m_study(study) {}

    /// By name, in natural order.
    Result<std::vector<Model>> models() const;
    /// The model of this name; made if there is none. Errors: Invalid for a blank name.
    Result<ModelId> modelId(const std::string& name);
    /// (model id, test set id) of all predictions.
    Result<std::set<std::pair<ModelId, TestSetId>>> places() const;

    /// Replaces what the model had for the test set, and the warnings about it.
    Result<void> write(const ModelId& modelId, const TestSetId& testSetId, const Predictions& predictions,
                       const std::vector<std::string>& warnings);
    /// What a column has to fit: all of its values can be used as indices then.
    struct Shape
    {
        std::size_t images = 0;  ///< of the test set
        int classes = 0;         ///< of the study
    };
    /// Without confidences. `reuse` lends its memory: who reads many columns hands each back for the next.
    /// Errors: Corrupt for a column that does not fit, naming model and test set.
    Result<std::optional<Predictions>> read(const ModelId& modelId, const TestSetId& testSetId,
                                            const Shape& shape, Predictions reuse = {}) const;

    /// The same in its steps, of which only the first and the last read from the study. readPacked() says
    /// whether there is a column, and takes the memory that is there; with `Checksum::Read` it reads all that
    /// PackedPredictions::areAsWritten() needs.
    enum class Checksum { Read, Left };
    Result<bool> readPacked(const ModelId& modelId, const TestSetId& testSetId, Checksum checksum,
                            PackedPredictions& packed) const;
    /// Without confidences. Words for what is wrong with the column; empty where it fits.
    static std::string unpack(const PackedPredictions& packed, const Shape& shape, Predictions& predictions);
    /// The error that read() has for these words.
    tl::unexpected<Error> damaged(const ModelId& modelId, const TestSetId& testSetId,
                                  const std::string& what) const;
    /// Those that read() leaves out, as scoring does without them; empty where they are not known, and else
    /// `count` of them. Errors: Corrupt.
    Result<std::vector<Confidence>> confidences(const ModelId& modelId, const TestSetId& testSetId,
                                                std::size_t count) const;
    Result<std::vector<PredictionWarning>> warnings() const;
    /// Whether some are of a model or a test set that is not there, so that no model is read with them.
    Result<bool> hasOfNobody() const;

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
