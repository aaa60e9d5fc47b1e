// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/study/annotation.h"

namespace vizsla {

class StudyFile;

/// The source of annotations that an import goes into.
struct AnnotationTarget
{
    std::string name = {};  ///< empty: called after the file
    /// Whether what the study has under this name gives way, if it came from another file.
    bool replaces = false;
};

/// An import of one file into one source of annotations, which says then what the file says and nothing else.
/// To be used in a transaction.
class SourceImport
{
public:
    /// Errors: those of AnnotationSourceRepository::findOrAdd(); Invalid where the study has a source of the
    /// name from another file and the target does not replace it.
    static Result<SourceImport> begin(StudyFile& study, const AnnotationTarget& target, AnnotationFile file);

    /// What the file says of an image; each once.
    Result<void> take(const std::string& imageId, const MultiLabelAnnotation& annotation,
                      const std::optional<std::string>& problem);
    /// Removes what the source had of other images, and keeps the file.
    Result<void> finish();

    /// What changed, and which source scores use.
    std::vector<std::string> notes() const;

private:
    SourceImport(StudyFile& study, AnnotationSource source, AnnotationFile file)
        : m_study(&study),
          m_source(std::move(source)),
          m_file(std::move(file))
    {}
    Result<void> readEarlier();
    bool isSameFile(const std::vector<AnnotationFile>& earlier) const;
    std::string changeNote() const;

    StudyFile* m_study;
    AnnotationSource m_source;
    AnnotationFile m_file;
    AnnotationMap m_annotations;  ///< that the source had, of images that have not been taken yet
    ProblemMap m_problems;
    bool m_wasThere = false;    ///< the source said something before
    bool m_isSameFile = false;  ///< which it had from this very file
    std::size_t m_added = 0;    ///< images
    std::size_t m_changed = 0;
    std::size_t m_removed = 0;
    std::string m_inUse;  ///< the name of the source that scores use; empty for none
};

}  // namespace vizsla
