// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/formats/image_path.h"
#include "core/imports/import_images.h"
#include "core/store/image_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace vizsla::test {

namespace fs = std::filesystem;

inline const std::string picture = "\xFF\xD8\xFF\xE0 a picture";

/// A study with the test set "val", whose images are names only, and a place for files elsewhere.
class ImportDesk
{
public:
    explicit ImportDesk(const std::vector<std::string>& names)
    {
        TestSet testSet;
        testSet.name = testSet.imageFolder = "val";
        std::vector<Image> images;
        for (const std::string& name : names)
            images.push_back({{}, {}, name, imagePathFault(name).empty() ? name : "", name, "beagle"});
        valueOf(ImageRepository(fixture.study()).addTestSet(testSet, images));
    }

    fs::path elsewhere() const { return fs::canonical(m_folder.path().toStdString()); }
    fs::path unpacked() const { return fixture.folder() / "study.images/val"; }
    static void write(const fs::path& file, const std::string& bytes = picture)
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << bytes;
    }
    static std::string bytesOf(const fs::path& file)
    {
        std::ifstream input(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(input), {}};
    }

    Result<ImportReport> import(const fs::path& source, const Progress& progress = {})
    {
        return importImages(fixture.study(), "val", source, progress);
    }
    std::string importFolder() { return valueOf(import(elsewhere())).summary; }
    /// The file of each image, from the folder above the study's; "none" where it is not there.
    QString files()
    {
        QStringList files;
        for (const Image& image : valueOf(ImageRepository(fixture.study()).images()))
            files << (fs::exists(image.file)
                          ? QString::fromStdString(
                                fs::canonical(image.file).lexically_relative(elsewhere()).string())
                          : QStringLiteral("none"));
        return files.join(u' ');
    }
    std::string imageFolder()
    {
        return valueOf(ImageRepository(fixture.study()).testSets()).at(0).imageFolder;
    }
    /// Whether nothing was written beside the study.
    bool isUntouched() { return !fs::exists(fixture.folder() / "study.images") && imageFolder() == "val"; }

    StudyFixture fixture;

private:
    QTemporaryDir m_folder{folderTemplate()};
};

}  // namespace vizsla::test
