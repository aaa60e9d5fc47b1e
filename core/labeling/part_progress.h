// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/study/answer.h"

namespace vizsla {

/// How far a labeler is in one part: what each image has, and what can be undone. Images are known by their
/// index in the part. Which comes next is up to an ImageQueue.
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
    /// Images whose time was up.
    std::vector<std::size_t> timedOut() const;

    /// Images that were skipped, those that have their answers since then too, in no particular order.
    std::vector<std::size_t> skipped() const;

    /// Indices of the images that have an answer, in the order they were answered.
    std::vector<std::size_t> answeredInOrder() const;

    /// What stands and can be undone, the last at the end.
    const std::vector<Action>& actions() const { return m_actions; }
    const Action* lastAction() const { return m_actions.empty() ? nullptr : &m_actions.back(); }
    /// Undoes the last action and returns it.
    Action undo();

private:
    struct ImageState
    {
        std::optional<Answer> first;
        std::vector<Answer> corrections;
        bool isTimeUp = false;
    };

    std::vector<ImageState> m_images;
    std::vector<Action> m_actions;
};

}  // namespace vizsla
