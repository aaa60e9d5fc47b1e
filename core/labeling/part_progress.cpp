// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/part_progress.h"

#include <algorithm>

namespace vizsla {

using Kind = PartProgress::Action::Kind;

void PartProgress::add(std::size_t index, const Answer& answer)
{
    if (answer.isCorrection)
        m_images[index].corrections.push_back(answer);
    else
        m_images[index].first = answer;
    m_actions.push_back(
        {answer.isCorrection ? Kind::Correction : Kind::Answer, index, answer.sequence, answer.id.text()});
}

void PartProgress::add(std::size_t index, const Skip& skip)
{
    m_actions.push_back({Kind::Skip, index, skip.sequence, skip.id.text()});
}

void PartProgress::setTimeUp(std::size_t index)
{
    m_images[index].isTimeUp = true;
    // Nothing brings the image back.
    std::erase_if(m_actions, [&](const Action& action) { return action.index == index; });
}

void PartProgress::sortActions()
{
    std::ranges::sort(m_actions, {}, &Action::sequence);
}

std::optional<Answer> PartProgress::correction(std::size_t index) const
{
    const auto& corrections = m_images[index].corrections;
    return corrections.empty() ? std::nullopt : std::optional(corrections.back());
}

std::vector<std::size_t> PartProgress::skipped() const
{
    std::vector<std::size_t> skipped;
    for (const Action& action : m_actions) {
        if (action.kind == Kind::Skip)
            skipped.push_back(action.index);
    }
    return skipped;
}

std::vector<std::size_t> PartProgress::timedOut() const
{
    std::vector<std::size_t> images;
    for (std::size_t index = 0; index < m_images.size(); ++index) {
        if (m_images[index].isTimeUp)
            images.push_back(index);
    }
    return images;
}

int PartProgress::doneCount() const
{
    int done = 0;
    for (std::size_t index = 0; index < m_images.size(); ++index)
        done += isDone(index);
    return done;
}

std::vector<std::size_t> PartProgress::answeredInOrder() const
{
    std::vector<std::size_t> order;
    for (const Action& action : m_actions) {
        if (action.kind == Kind::Answer)
            order.push_back(action.index);
    }
    return order;
}

PartProgress::Action PartProgress::undo()
{
    Action action = std::move(m_actions.back());
    m_actions.pop_back();
    if (action.kind == Kind::Answer)
        m_images[action.index].first.reset();
    else if (action.kind == Kind::Correction)
        m_images[action.index].corrections.pop_back();
    return action;
}

}  // namespace vizsla
