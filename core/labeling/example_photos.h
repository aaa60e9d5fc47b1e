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

    /// Photographs that must not serve as examples, until this is called again. In training that is the one in
    /// question; in test mode every photograph of the task, because each answers a question still to come.
    void hide(const std::vector<std::string>& photographs);

    /// Images assigned to the class, one a photograph, at most `limit`. Problematic ones are left out.
    std::vector<Image> of(const std::string& wnid, std::size_t limit);

private:
    StudyFile& m_study;
    std::unordered_set<std::string> m_hidden;
    std::unordered_map<std::string, std::vector<Image>> m_byClass;
};

}  // namespace vizsla
