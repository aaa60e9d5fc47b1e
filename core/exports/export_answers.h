// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/formats/answer_csv.h"
#include "core/result.h"
#include "core/store/task_repository.h"

namespace vizsla {

class StudyFile;

/// What people did in a study, and what of it tells of tests whose results are not opened: their answers
/// (isSealed()), and those given elsewhere to their images.
struct AnswerExport
{
    std::vector<AnswerRow> rows;
    std::vector<SealedTest> sealedTests;  ///< those that have a row, in the order of the tasks

    /// Leaves out the rows of sealed tests, and others of their images.
    void leaveOutSealed();
    /// "Expert test, Second test".
    std::string sealedNames() const;
};

/// A row for each answer, skip and image not answered in time, those taken back too, and one for each image that was
/// shown and of which nothing came yet. By labeler, then by the moment at which it ended, what is open last; always
/// in the same order.
///
/// Times of an image are all it took until then in its task, so that those of several rows of one image must not be
/// added up.
Result<AnswerExport> exportedAnswers(StudyFile& study);

}  // namespace vizsla
