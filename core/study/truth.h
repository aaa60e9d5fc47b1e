// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/study/image_set.h"
#include "core/study/predictions.h"
#include "core/study/ragged_array.h"

namespace vizsla {

/// What is known about one image of a test set.
struct TruthRow
{
    ClassIndex assigned = noClass;  ///< noClass: the study has no such class
    bool problematic = false;
    std::vector<ClassIndex> correct;  ///< ruled correct, in any order
    std::vector<ClassIndex> unclear;
};

/// What predictions on one test set are held against, image by image in the order of the test set.
///
/// Memory: 12 bytes and a bit for an image, 4 bytes for each class ruled correct or unclear.
class Truth
{
public:
    Truth() = default;
    explicit Truth(std::span<const TruthRow> rows);

    /// The next image. A class given twice counts once; one both correct and unclear is correct.
    void add(ClassIndex assigned, bool problematic, std::span<const ClassIndex> correct,
             std::span<const ClassIndex> unclear);
    void add(const TruthRow& row) { add(row.assigned, row.problematic, row.correct, row.unclear); }

    std::size_t imageCount() const { return m_assigned.size(); }
    std::span<const ClassIndex> assigned() const { return m_assigned; }
    ClassIndex assigned(std::size_t image) const { return m_assigned[image]; }
    bool isProblematic(std::size_t image) const { return m_problematic.contains(image); }
    const ImageSet& problematic() const { return m_problematic; }

    /// Without any, the image is left out of multi-label accuracy.
    bool hasCorrect(std::size_t image) const { return !m_correct[image].empty(); }
    /// Rising, each once.
    std::span<const ClassIndex> correct(std::size_t image) const { return m_correct[image]; }
    std::span<const ClassIndex> unclear(std::size_t image) const { return m_unclear[image]; }
    bool isCorrect(std::size_t image, ClassIndex label) const
    {
        return std::ranges::binary_search(m_correct[image], label);
    }
    bool isUnclear(std::size_t image, ClassIndex label) const
    {
        return std::ranges::binary_search(m_unclear[image], label);
    }

private:
    std::vector<ClassIndex> m_assigned;
    ImageSet m_problematic;
    RaggedArray<ClassIndex> m_correct;
    RaggedArray<ClassIndex> m_unclear;
};

}  // namespace vizsla
