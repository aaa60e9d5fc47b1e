// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/annotation_source.h"

namespace vizsla {

class StudyConnection;

/// The published forms of multi-label annotations.
enum class AnnotationFormat {
    Real,        ///< ReaL's real.json
    MultiLabel,  ///< human_accuracy_v3.0.0.json
};

/// A file of a source.
struct AnnotationFile
{
    AnnotationFormat format = AnnotationFormat::MultiLabel;
    /// The file, byte for byte; otherwise what it says beyond the rows of the study (studies of earlier
    /// versions).
    bool isWhole = true;
    std::string document;
};

/// What there is of one source, by its id.
struct AnnotationCounts
{
    std::size_t images = 0;  ///< with a class ruled on
    std::size_t correctLabels = 0;
    std::size_t problematic = 0;
    std::size_t imagesWithCorrect = 0;
};

/// How much of a test set a source says anything of.
struct AnnotationCoverage
{
    std::string testSet;
    std::size_t images = 0;
    std::size_t without = 0;             ///< of these: without a class ruled on
    std::size_t withoutProblematic = 0;  ///< of these again: problematic
};

/// What this study's own reviewers settled, which stands above every source.
struct SettledCounts
{
    std::size_t labels = 0;
    std::size_t problems = 0;
};

/// The sources of multi-label annotations, and which of them scores use.
class AnnotationSourceRepository
{
public:
    /// The name under which no source is meant.
    static constexpr std::string_view none = "none";

    explicit AnnotationSourceRepository(StudyConnection& study) : m_study(study) {}

    /// In the order in which they came.
    Result<std::vector<AnnotationSource>> all() const;
    /// Nothing where scores use none.
    Result<std::optional<AnnotationSource>> inUse() const;
    /// By name; small and capital letters are alike. Nothing where there is none.
    Result<std::optional<AnnotationSource>> find(std::string_view name) const;
    /// What is meant on a command line: the source in use where the name is empty, nothing for "none".
    /// Errors: NotFound, naming those that there are.
    Result<std::optional<AnnotationSource>> named(std::string_view name) const;
    /// find(), or a new one. The first of a study is the one in use from then on. Errors: Invalid for what is
    /// no name.
    Result<AnnotationSource> findOrAdd(std::string_view name);
    /// Scores use this source from now on, or none.
    Result<void> use(const std::optional<AnnotationSourceId>& id);

    Result<std::vector<AnnotationFile>> files(const AnnotationSourceId& id) const;
    /// All files of the source, which was imported now.
    Result<void> setFiles(const AnnotationSourceId& id, const std::vector<AnnotationFile>& files);
    /// By id of the source, each once; those without a file are missing.
    Result<std::unordered_map<AnnotationSourceId, std::vector<AnnotationFormat>>> formats() const;

    Result<std::unordered_map<AnnotationSourceId, AnnotationCounts>> counts() const;
    /// By id of the source, in the order of the test sets.
    Result<std::unordered_map<AnnotationSourceId, std::vector<AnnotationCoverage>>> coverage() const;
    Result<SettledCounts> settledCounts() const;

private:
    StudyConnection& m_study;
};

/// "real", "multilabel"
std::string_view annotationFormatWord(AnnotationFormat format);

}  // namespace vizsla
