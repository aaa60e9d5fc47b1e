// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/store/annotation_source_repository.h"
#include "core/study/annotation.h"

namespace vizsla {

class StudyFile;

/// An import into one source of annotations, which may be there already. To be used in a transaction.
class SourceImport
{
public:
    /// Errors: those of AnnotationSourceRepository::findOrAdd().
    static Result<SourceImport> begin(StudyFile& study, const std::string& name);

    /// What the source says of the image from now on.
    Result<void> replace(const std::string& imageId, const MultiLabelAnnotation& annotation,
                         const std::optional<std::string>& problem);
    /// Keeps the file; earlier ones stay as far as they speak of images of which it does not.
    Result<void> keep(AnnotationFile file);

    /// What was replaced, and which source scores use.
    std::vector<std::string> notes() const;

private:
    SourceImport(StudyFile& study, AnnotationSource source) : m_study(&study), m_source(std::move(source)) {}
    Result<void> readEarlier();

    StudyFile* m_study;
    AnnotationSource m_source;
    std::unordered_set<std::string>
        m_earlier;  ///< images of which the source spoke, and the file has not yet
    std::size_t m_replaced = 0;
    std::string m_inUse;  ///< the name of the source that scores use; empty for none
};

}  // namespace vizsla
