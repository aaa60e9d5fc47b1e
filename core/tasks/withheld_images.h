// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// The images that a person must not meet outside of their test: no label, name, photograph or figure of them
/// is shown. Every reader of images asks here.
///
/// Withheld are the images of a test until the coordinator opens its results, from everybody who may sit it:
/// those the task names, or all labelers. Whoever has finished it is no exception: what is seen then can be
/// told to others, and corrections may still be allowed. An image that shares its photograph with one of them
/// is withheld as well. A test that was sat elsewhere is over, except for those who began it here too.
///
/// It is a value that was true when it was read. Any thread may have one of its own; read() belongs to the
/// study's.
class WithheldImages
{
public:
    /// Withholds nothing.
    WithheldImages() = default;
    /// For a labeler. An empty id is nobody in particular, who may be anybody: then as fromAnybody().
    static Result<WithheldImages> read(StudyConnection& study, const LabelerId& labelerId);
    /// What somebody or other must not see, such as an example photograph that all get to see.
    static Result<WithheldImages> fromAnybody(StudyConnection& study);

    /// The same for one image, by the photograph it was made from, without reading all images.
    static Result<bool> holds(StudyConnection& study, const LabelerId& labelerId,
                              const std::string& photograph);

    bool contains(const ImageId& imageId) const { return m_imageIds.contains(imageId); }
    bool containsPhotograph(const std::string& photograph) const
    {
        return m_photographs.contains(photograph);
    }
    bool isEmpty() const { return m_imageIds.empty(); }
    /// Images of the study.
    std::size_t count() const { return m_imageIds.size(); }
    /// The names of the tests that they are in, in the order of the tasks.
    const std::vector<std::string>& tests() const { return m_tests; }

private:
    static Result<WithheldImages> readPhotographs(StudyConnection& study,
                                                  const std::optional<LabelerId>& labelerId);
    static Result<WithheldImages> readSealed(StudyConnection& study,
                                             const std::optional<LabelerId>& labelerId);

    std::vector<std::string> m_tests;
    std::unordered_set<std::string> m_photographs;
    std::unordered_set<ImageId> m_imageIds;
};

}  // namespace vizsla
