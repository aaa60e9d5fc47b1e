// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/formats/answer_csv.h"
#include "core/result.h"
#include "core/store/task_repository.h"

namespace vizsla {

class StudyConnection;

/// What people did in a study, and what of it tells of tests whose results are not opened: their answers
/// (isSealed()), and those given elsewhere to their images.
struct AnswerExport
{
    /// Rows of one task that leaveOutSealed() leaves out.
    struct SealedRows
    {
        std::string task;
        std::size_t rows = 0;
        bool isOfSealedTask = true;  ///< otherwise only its images are in a sealed test
    };

    std::vector<AnswerRow> rows;
    std::vector<SealedTest> sealedTests;  ///< those that have a row, in the order of the tasks
    std::vector<SealedRows> sealedRows = {};

    /// Leaves out the rows of sealed tests, and others of their images.
    void leaveOutSealed();
    /// Which tests, and of which tasks how many rows for what reason: "3 rows of Exam, whose results are
    /// sealed."
    std::vector<std::string> leftOutSentences() const;
    /// "Expert test, Second test".
    std::string sealedNames() const;
};

/// A row for each answer, skip and image not answered in time, those undone too, and one for each image that
/// was shown and of which nothing came yet. By labeler, then by the moment at which it ended, what is open
/// last; always in the same order.
///
/// Times of an image are all it took until then in its task, so that those of several rows of one image must
/// not be added up.
Result<AnswerExport> exportedAnswers(StudyConnection& study);

}  // namespace vizsla
