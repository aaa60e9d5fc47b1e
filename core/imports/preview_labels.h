// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class StudyConnection;

/// What previews call the classes of a study.
class PreviewLabels
{
public:
    static Result<PreviewLabels> read(StudyConnection& study);

    /// distinctName()
    std::string ofClass(std::string_view wnid) const;
    /// The correct classes, or else "no correct class"; empty where nothing was ruled on.
    std::string ofAnnotation(const MultiLabelAnnotation& annotation) const;

private:
    explicit PreviewLabels(Hierarchy hierarchy) : m_hierarchy(std::move(hierarchy)) {}

    Hierarchy m_hierarchy;
};

}  // namespace vizsla
