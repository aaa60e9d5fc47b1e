// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyFile;

/// Photographs that show what a class looks like, without giving away the image in question.
class ExamplePhotos
{
public:
    explicit ExamplePhotos(StudyFile& study) : m_study(study) {}

    /// Photographs that must not serve as examples, until something else is hidden. In training that is the one in
    /// question.
    void hide(const std::vector<std::string>& photographs);
    /// In test mode every photograph of the task, because each answers a question still to come. One that cannot be
    /// read hides all there are.
    void hideTask(const std::string& taskId);

    /// Images assigned to the class, one a photograph, at most `limit`. Problematic ones are left out.
    std::vector<Image> of(const std::string& wnid, std::size_t limit);

private:
    StudyFile& m_study;
    std::unordered_set<std::string> m_hidden;
    bool m_hidesAll = false;
    std::unordered_map<std::string, std::vector<Image>> m_byClass;
};

}  // namespace vizsla
