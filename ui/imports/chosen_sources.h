// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/imports/run_import.h"
#include "core/study/test_set.h"

class QMimeData;

namespace vizsla {

/// A file or folder that may be imported, and what it seems to be.
struct ChosenSource
{
    std::filesystem::path path;
    const Importer* guess = nullptr;
};

/// Looks at the names and first bytes of files and folders.
std::vector<ChosenSource> lookAtSources(const QStringList& files, const StudyFacts& study);

struct TakenSources
{
    std::vector<std::filesystem::path> taken;
    std::vector<std::filesystem::path> leftOut;
};

/// What one import takes: those that seem to be its files, or all if none does; only the first where it takes
/// one at a time.
TakenSources sourcesOf(const Importer& importer, const std::vector<ChosenSource>& chosen);

/// A name for a new test set: imagenet and imagenetv2 for files called after them, else the file's own.
QString proposedTestSetName(const std::filesystem::path& source);

/// Place of the test set that the source, or a folder above it, is called after; else that of the only one.
std::optional<std::size_t> likelyTestSet(const std::filesystem::path& source,
                                         const std::vector<TestSet>& testSets);

/// The files on this machine that are dragged.
QStringList draggedFiles(const QMimeData& data);

}  // namespace vizsla
