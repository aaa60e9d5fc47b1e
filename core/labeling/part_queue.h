// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labeling/image_queue.h"

namespace vizsla {

/// The images of a part one after another. Skipped ones come last, in the order they were skipped; one that
/// undo brought back comes first.
class PartQueue final : public ImageQueue
{
public:
    explicit PartQueue(std::size_t imageCount) : m_isDone(imageCount) {}

    std::optional<std::size_t> current() const override;
    std::optional<std::size_t> revisited() const override { return m_revisited; }
    std::vector<std::size_t> open() const override;
    bool isDone() const override;

    void answered(std::size_t index) override;
    void lookedAgain() override { moveOn(); }
    void skipped(std::size_t index) override;
    void timeUp(std::span<const std::size_t> indices) override;

    void answerUndone(std::size_t index) override;
    void correctionUndone(std::size_t index) override { m_revisited = index; }
    void skipUndone(std::size_t index) override;

    void revisit(std::optional<std::size_t> index) override { m_revisited = index; }
    void recall(std::size_t index) override { m_recalled = index; }

private:
    void moveOn();
    void bringBack(std::size_t index);

    std::vector<bool> m_isDone;        ///< has its answer, or its time was up
    std::vector<std::size_t> m_skips;  ///< those that stand, in their order
    std::optional<std::size_t> m_recalled;
    std::optional<std::size_t> m_revisited;
};

}  // namespace vizsla
