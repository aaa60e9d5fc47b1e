// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vizsla {

/// The policy of which image of a session is labeled now and which ones come next. It is told what happened,
/// in the order in which it happened, and knows neither the study nor the time. Images are known by their
/// index among those of the session.
class ImageQueue
{
public:
    ImageQueue() = default;
    ImageQueue(const ImageQueue&) = delete;
    ImageQueue& operator=(const ImageQueue&) = delete;
    virtual ~ImageQueue() = default;

    /// The image to label, or to look at again; none when the part is done and none is looked at again.
    virtual std::optional<std::size_t> current() const = 0;
    /// The image that is looked at again, if one is.
    virtual std::optional<std::size_t> revisited() const = 0;
    /// The images that are known to be without an answer and to come, in their order; the current one too,
    /// unless it is looked at again.
    virtual std::vector<std::size_t> open() const = 0;
    /// Whether no image is left to label.
    virtual bool isDone() const = 0;
    /// The next `count` of open() after the current image, nearest first.
    std::vector<std::size_t> upcoming(std::size_t count) const;

    // After each of these the next image comes.
    /// An image has its first answer.
    virtual void answered(std::size_t index) = 0;
    /// The image that is looked at again has a correction, or was left as it is.
    virtual void lookedAgain() = 0;
    virtual void skipped(std::size_t index) = 0;
    /// These images have no answer and get none; none of them where the time was up for one that is looked at
    /// again.
    virtual void timeUp(std::span<const std::size_t> indices) = 0;

    // Of the last that happened, or of that before it once it is undone: its image becomes current.
    virtual void answerUndone(std::size_t index) = 0;
    virtual void correctionUndone(std::size_t index) = 0;
    virtual void skipUndone(std::size_t index) = 0;

    /// Goes back to an image that has its answer, or with nothing to where one was.
    virtual void revisit(std::optional<std::size_t> index) = 0;
    /// An image without an answer, that was there when the last session broke off, is there again.
    virtual void recall(std::size_t index) = 0;
};

}  // namespace vizsla
