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
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// The source of annotations that an import goes into.
struct AnnotationTarget
{
    std::string name = {};  ///< empty: called after the file
    /// Whether what the study has under this name gives way, if it came from another file.
    bool replaces = false;
    /// What the source says already stays as it is, and only other images are added.
    bool onlyAdds = false;
    /// What the source says of images of which the file says nothing stays.
    bool keepsOthers = false;
};

/// An import of one file into one source of annotations, which says then what the file says and nothing else.
/// To be used in a transaction.
class SourceImport
{
public:
    /// Errors: those of AnnotationSourceRepository::findOrAdd(); Invalid where the study has a source of the
    /// name from another file and the target does not replace it.
    static Result<SourceImport> begin(StudyConnection& study, const AnnotationTarget& target,
                                      AnnotationFile file);

    /// What keeps the file from the source, where there is something; writes nothing. Errors: as begin().
    static Result<void> check(StudyConnection& study, const AnnotationTarget& target,
                              const AnnotationFile& file);

    /// What the file says of an image; each once.
    Result<void> take(const ImageId& imageId, const MultiLabelAnnotation& annotation,
                      const std::optional<std::string>& problem);
    /// Removes what the source had of other images, and keeps the file.
    Result<void> finish();

    /// What changed, and which source scores use.
    std::vector<std::string> notes() const;
    /// Images of which the source said nothing before.
    std::size_t added() const { return m_added; }
    /// Images of which it says something else now, those that it has got included.
    std::size_t changed() const { return m_added + m_labelsChanged + m_problemsChanged; }
    /// Images of which it said something else, in whatever order.
    std::size_t unlike() const { return m_unlike; }

private:
    SourceImport(StudyConnection& study, AnnotationSource source, AnnotationFile file,
                 const AnnotationTarget& target)
        : m_study(&study),
          m_source(std::move(source)),
          m_file(std::move(file)),
          m_onlyAdds(target.onlyAdds),
          m_keepsOthers(target.keepsOthers)
    {}
    Result<void> readEarlier();
    Result<void> checkReplaceable(const AnnotationTarget& target) const;
    bool isSameFile(const std::vector<AnnotationFile>& earlier) const;
    std::string changesText() const;
    std::string changeNote() const;

    StudyConnection* m_study;
    AnnotationSource m_source;
    AnnotationFile m_file;
    AnnotationMap m_annotations;  ///< that the source had, of images that have not been taken yet
    ProblemMap m_problems;
    bool m_onlyAdds = false;
    bool m_keepsOthers = false;
    bool m_wasThere = false;          ///< the source said something before
    bool m_isSameFile = false;        ///< which it had from this very file
    std::size_t m_added = 0;          ///< images
    std::size_t m_labelsChanged = 0;  ///< images of earlier whose labels are others now
    std::size_t m_problemsChanged =
        0;  ///< images of earlier that are problematic now, no longer, or for another reason
    std::size_t m_removed = 0;
    std::size_t m_unlike = 0;
    std::string m_inUse;  ///< the name of the source that scores use; empty for none
};

}  // namespace vizsla
