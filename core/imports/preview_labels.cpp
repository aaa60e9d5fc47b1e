// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/preview_labels.h"

#include "core/store/class_repository.h"
#include "core/store/study_connection.h"
#include "core/taxonomy/class_names.h"

namespace vizsla {

Result<PreviewLabels> PreviewLabels::read(StudyConnection& study)
{
    return ClassRepository(study)
        .all()
        .and_then([](ClassList list) { return Hierarchy::build(std::move(list)); })
        .map([](Hierarchy hierarchy) { return PreviewLabels(std::move(hierarchy)); });
}

std::string PreviewLabels::ofClass(std::string_view wnid) const
{
    return distinctName(m_hierarchy, wnid);
}

std::string PreviewLabels::ofAnnotation(const MultiLabelAnnotation& annotation) const
{
    std::string text;
    for (const auto& ruling : annotation.rulings) {
        if (ruling.verdict == Verdict::Correct)
            text += (text.empty() ? "" : ", ") + ofClass(ruling.wnid);
    }
    return text.empty() && !annotation.rulings.empty() ? "no correct class" : text;
}

}  // namespace vizsla
