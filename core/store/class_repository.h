// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

class StudyConnection;

/// The classes of a study and the synsets above them.
class ClassRepository
{
public:
    explicit ClassRepository(StudyConnection& study) : m_study(study) {}

    /// Fills a study that has no classes yet; to be called inside a transaction.
    Result<void> add(const ClassList& classes);
    Result<ClassList> all() const;
    Result<std::size_t> count() const;

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
