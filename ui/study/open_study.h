// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/guide/guide.h"
#include "core/labeling/example_photos.h"
#include "core/result.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_search.h"
#include "core/taxonomy/hierarchy.h"
#include "ui/images/image_loader.h"

namespace vizsla {

/// A study as it is read, which may be done on any thread.
struct StudyContents
{
    std::unique_ptr<StudyFile> file;
    Hierarchy hierarchy;
    Guide guide;
};

/// Opens a study and reads what the pages need. Errors as StudyFile::open(), or Corrupt for impossible classes.
Result<StudyContents> readStudy(const std::filesystem::path& file, const Clock& clock, std::uint64_t seed,
                                const std::filesystem::path& guideFolder);

/// What the pages work on while one study is open. They are made for it and go before it.
struct OpenStudy
{
    explicit OpenStudy(StudyContents contents);

    std::unique_ptr<StudyFile> file;
    Hierarchy hierarchy;
    Guide guide;
    ExamplePhotos examples;
    ImageLoader images;

    /// "Walker hound, Walker foxhound"; the wnid where the study does not know it.
    QString names(const std::string& wnid) const;
    QString mainName(const std::string& wnid) const;
    /// Made when it is first asked for, so that the window need not wait for it.
    const ClassSearch& search();

private:
    std::optional<ClassSearch> m_search;
};

}  // namespace vizsla
