// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/study/answer.h"

namespace vizsla {

/// How far a labeler is in one part: what each image has, what comes next, what can be undone. Images are
/// known by their index in the part.
class PartProgress
{
public:
    /// What a labeler did and can undo.
    struct Action
    {
        enum class Kind { Answer, Correction, Skip };

        Kind kind = Kind::Answer;
        std::size_t index = 0;
        int sequence = 0;
        std::string id;  ///< text of the id of the answer or skip
    };

    PartProgress() = default;
    explicit PartProgress(std::size_t imageCount) : m_images(imageCount) {}

    /// These come in the order of their sequence.
    void add(std::size_t index, const Answer& answer);
    void add(std::size_t index, const Skip& skip);
    void setTimeUp(std::size_t index);
    /// After answers and skips were added in another order.
    void sortActions();

    std::size_t imageCount() const { return m_images.size(); }
    const std::optional<Answer>& answer(std::size_t index) const { return m_images[index].first; }
    /// The last correction; nothing where the first answer was left as it was.
    std::optional<Answer> correction(std::size_t index) const;
    bool isTimeUp(std::size_t index) const { return m_images[index].isTimeUp; }
    bool isDone(std::size_t index) const { return m_images[index].first || m_images[index].isTimeUp; }
    int doneCount() const;

    /// The image to label now; none when every image is done and none is looked at again.
    std::optional<std::size_t> current() const;
    /// The images without an answer in the order they come: skipped ones last, as they were skipped; one that
    /// undo brought back first.
    std::vector<std::size_t> queue() const;

    /// Images that were skipped, those that have their answers since then too, in no particular order.
    std::vector<std::size_t> skipped() const;

    /// Goes back to an image that has its answer, or with nothing to where one was.
    void revisit(std::optional<std::size_t> index) { m_revisited = index; }
    std::optional<std::size_t> revisited() const { return m_revisited; }
    void recall(std::size_t index) { m_recalled = index; }
    /// Indices of the images that have an answer, in the order they were answered.
    std::vector<std::size_t> answeredInOrder() const;

    const Action* lastAction() const { return m_actions.empty() ? nullptr : &m_actions.back(); }
    /// Undoes the last action; its image becomes current.
    void undo();
    void moveOn();

private:
    struct ImageState
    {
        std::optional<Answer> first;
        std::vector<Answer> corrections;
        bool isTimeUp = false;
    };

    std::vector<ImageState> m_images;
    std::vector<Action> m_actions;
    std::optional<std::size_t> m_recalled;
    std::optional<std::size_t> m_revisited;
};

}  // namespace vizsla
