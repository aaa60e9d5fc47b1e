// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/withheld_images.h"

#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"

namespace vizsla {

Result<WithheldImages> WithheldImages::read(StudyConnection& study, const LabelerId& labelerId)
{
    return readSealed(study, labelerId.empty() ? std::nullopt : std::optional(labelerId));
}

Result<WithheldImages> WithheldImages::fromAnybody(StudyConnection& study)
{
    return readSealed(study, std::nullopt);
}

Result<bool> WithheldImages::holds(StudyConnection& study, const LabelerId& labelerId,
                                   const std::string& photograph)
{
    return readPhotographs(study, labelerId.empty() ? std::nullopt : std::optional(labelerId))
        .map([&](const WithheldImages& withheld) { return withheld.containsPhotograph(photograph); });
}

Result<WithheldImages> WithheldImages::readPhotographs(StudyConnection& study,
                                                       const std::optional<LabelerId>& labelerId)
{
    const TaskRepository tasks(study);
    const auto sealed = TRY(tasks.sealedTests(labelerId));
    WithheldImages withheld;
    for (const auto& [name, id] : sealed) {
        const auto photographs = TRY(tasks.photographsOf(id));
        withheld.m_tests.push_back(name);
        withheld.m_photographs.insert(photographs.begin(), photographs.end());
    }
    return withheld;
}

Result<WithheldImages> WithheldImages::readSealed(StudyConnection& study,
                                                  const std::optional<LabelerId>& labelerId)
{
    auto withheld = readPhotographs(study, labelerId);
    if (!withheld || withheld->m_photographs.empty())
        return withheld;
    const auto images = TRY(ImageRepository(study).photographs());
    for (const auto& [imageId, photograph] : images) {
        if (withheld->containsPhotograph(photograph))
            withheld->m_imageIds.insert(imageId);
    }
    return withheld;
}

}  // namespace vizsla
