// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/guide/guide.h"
#include "core/labeling/example_photos.h"
#include "core/result.h"
#include "core/search/class_search.h"
#include "core/store/study_file.h"
#include "core/taxonomy/hierarchy.h"
#include "ui/images/image_folders.h"
#include "ui/images/image_loader.h"
#include "ui/study/known_confusions.h"

namespace vizsla {

class LookAlikes;
class StudyWriter;

/// A study as it is read, which may be done on any thread.
struct StudyContents
{
    std::unique_ptr<StudyFile> file;
    Hierarchy hierarchy;
};

/// Opens a study and reads what every page needs. Errors as StudyFile::open(), or Corrupt for impossible
/// classes.
Result<StudyContents> readStudy(const std::filesystem::path& file, const Clock& clock, std::uint64_t seed);

/// What the pages work on while one study is open. They are made for it and go before it.
struct OpenStudy
{
    OpenStudy(StudyContents contents, std::filesystem::path guidePages);
    ~OpenStudy();
    /// Gives the study back, once all is written; nothing of this can be used after that.
    StudyContents release();

    std::unique_ptr<StudyFile> file;
    Hierarchy hierarchy;
    ImageFolders folders;  ///< goes after the examples
    ExamplePhotos examples;
    ImageLoader images;
    KnownConfusions confusions;

    /// "Walker hound, Walker foxhound"; the wnid where the study does not know it.
    QString names(const std::string& wnid) const;
    QString mainName(const std::string& wnid) const;
    /// Both are made when they are first asked for, so that the window need not wait for them.
    const ClassSearch& search();
    const Guide& guide();
    /// By all that may be told now, for as long as the event loop does not run: while a test is sat, and
    /// before it is counted, nothing of what happened in this study.
    LookAlikes lookAlikes();
    /// Made when something is first written.
    StudyWriter& writer();

private:
    std::filesystem::path m_guideFolder;
    std::optional<ClassSearch> m_search;
    std::optional<Guide> m_guide;
    std::unique_ptr<StudyWriter> m_writer;  ///< goes before the file
};

}  // namespace vizsla
