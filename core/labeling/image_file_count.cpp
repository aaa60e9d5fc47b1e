// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/image_file_count.h"

#include "core/formats/image_path.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool isFileThere(const fs::path& file)
{
    std::error_code ignored;
    return fs::is_regular_file(file, ignored);
}

tl::unexpected<Error> notCounted()
{
    return failure(ErrorKind::Cancelled, "The image files are not counted any more.");
}

}  // namespace

Result<std::size_t> countImageFiles(StudyConnection& study, const TaskId& taskId, const Progress& progress)
{
    const auto images = TRY(ImageRepository(study).imagesOfTask(taskId));
    std::size_t count = 0;
    for (const Image& image : images) {
        if (progress.isCancelled())
            return notCounted();
        count += isFileThere(image.file);
    }
    return count;
}

Result<std::unordered_set<ImageId>> imagesWithoutFile(StudyConnection& study, const TestSet& testSet,
                                                      const Progress& progress)
{
    const auto images = TRY(ImageRepository(study).imageFiles(testSet.id));
    const fs::path folder = study.path().parent_path() / testSet.imageFolder;
    std::unordered_set<ImageId> without;
    for (const ImageRepository::ImageFile& image : images) {
        if (progress.isCancelled())
            return notCounted();
        if (!isFileThere(imageFile(folder, image.file)))
            without.insert(image.imageId);
    }
    return without;
}

}  // namespace vizsla
