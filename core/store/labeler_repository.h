// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/study/labeler.h"

namespace vizsla {

class StudyConnection;

/// The people who label in a study.
class LabelerRepository
{
public:
    explicit LabelerRepository(StudyConnection& study) : m_study(study) {}

    Result<std::vector<Labeler>> all() const;
    /// Errors (Invalid): a blank name, or one that differs from another labeler's in capitals and blanks
    /// alone. White space around a name is dropped.
    Result<Labeler> add(const std::string& name);
    Result<void> rename(const LabelerId& id, const std::string& name);

private:
    Result<std::string> checkedName(const std::string& name, const LabelerId& ownId) const;

    StudyConnection& m_study;
};

}  // namespace vizsla
