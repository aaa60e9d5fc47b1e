// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/study/answer.h"
#include "core/study/task.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyFile;

/// One labeler at work on one part of a task: which image is next, what is confirmed, what can be undone.
/// Everything it knows is in the study, so a new session after any interruption goes on at the same image.
class LabelingSession
{
public:
    /// Sits down to the first part that has an image without an answer, or to the last part of a finished task.
    /// Errors: NotFound for an unknown task, Invalid for one without images, and what the study's writes give.
    static Result<LabelingSession> begin(StudyFile& study, const std::string& taskId, const std::string& labelerId);

    const Task& task() const { return m_task; }
    const std::string& labelerId() const { return m_session.labelerId; }
    int part() const { return m_session.part; }
    /// The images of the part, in this labeler's order.
    std::span<const Image> images() const { return m_images; }

    /// Index of the image to label now; none when every image of the part has its answer.
    /// Skipped images come last, in the order they were skipped.
    std::optional<std::size_t> current() const;
    /// The next `count` images after the current one, nearest first.
    std::vector<std::size_t> upcoming(std::size_t count) const;
    const std::optional<Answer>& answer(std::size_t index) const { return m_answers[index]; }
    int answeredInPart() const;
    int answeredInTask() const { return m_answeredInOtherParts + answeredInPart(); }
    bool isTaskDone() const { return answeredInTask() == m_task.imageCount; }

    /// To be called when the current image is first painted; later calls for the same showing change nothing.
    void imageShown();
    bool isShown() const { return m_shown.has_value(); }
    /// Since the current image was first painted; 0 before that.
    SteadyMicros timeOnImage() const;

    /// Commits a class for the current image and moves on. The answer is on the disk when this returns; on an
    /// error nothing has changed and the same image is still current.
    /// Errors: Invalid before imageShown() or with no image left; what the study's writes give.
    Result<Answer> confirm(const std::string& wnid);
    /// Puts the current image off to the end of the part.
    Result<void> skip();

    bool canUndo() const { return !m_actions.empty(); }
    /// Takes back the last confirm or skip in this part that still stands; its image becomes current.
    /// Returns the class that had been confirmed, or nothing for a skip. Error (Invalid): nothing to undo.
    Result<std::optional<std::string>> undo();

    Result<void> end();

private:
    struct Showing
    {
        UtcMicros utc = 0;
        SteadyMicros steady = 0;
    };
    /// A confirm or skip that can be undone.
    struct Action
    {
        std::size_t index = 0;
        int sequence = 0;
        std::optional<Skip> skip;
    };

    explicit LabelingSession(StudyFile& study) : m_study(&study) {}
    Result<void> load(const std::string& taskId, const std::string& labelerId);
    Result<void> loadSkips(const std::string& labelerId);
    void choosePart(std::vector<Image> images, const std::vector<Answer>& answers);
    std::optional<std::size_t> indexOf(const std::string& imageId) const;
    std::vector<std::size_t> queue() const;

    StudyFile* m_study;
    Task m_task;
    Session m_session;
    std::vector<Image> m_images;
    std::vector<std::optional<Answer>> m_answers;
    std::vector<Action> m_actions;
    /// An image that undo brought back stands before all others until it is answered or skipped.
    std::optional<std::size_t> m_recalled;
    std::optional<Showing> m_shown;
    int m_answeredInOtherParts = 0;
    int m_nextSequence = 0;
};

}  // namespace vizsla
