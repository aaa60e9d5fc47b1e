// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/imports/import.h"
#include "core/imports/import_plan.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;
struct Importer;

/// What is asked of an import.
struct ImportRequest
{
    const Importer* importer = nullptr;
    std::string testSet = {};                         ///< that the files are about, or become
    std::vector<std::filesystem::path> sources = {};  ///< several where the importer takes them
    std::string annotation = {};                      ///< AnnotationTarget::name
    bool replacesAnnotation = false;                  ///< AnnotationTarget::replaces
    bool onlyKnownReviewers = false;

    bool operator==(const ImportRequest&) const = default;
};

/// Something that an importer can be told beside its files, as the command line and a form have it.
struct ImportOption
{
    /// How a form asks for it.
    enum class Field { None, TestSet, NewTestSet, Annotation };

    const char* name;       ///< "--replace"; of an argument, which has to be given: "NAME"
    const char* valueName;  ///< "NAME"; empty for a flag and for an argument
    const char* help;
    std::variant<std::string ImportRequest::*, bool ImportRequest::*> place;  ///< a bool is a flag
    Field field = Field::None;
    const char* label = "";  ///< of the field

    bool isArgument() const { return name[0] != '-'; }
};

extern const ImportOption testSetOption;
extern const ImportOption newTestSetOption;
extern const ImportOption annotationOption;
extern const ImportOption replaceOption;
extern const ImportOption knownReviewersOption;

/// The files of an importer, as the command line asks for them.
struct ImportSources
{
    const char* name;  ///< of the argument: "SOURCE"
    const char* help;
    bool areSeveral = false;
};

/// What there is to import into.
struct StudyFacts
{
    std::vector<TestSet> testSets = {};
};

/// What a file or folder seems to be, by its name and first bytes.
struct Recognition
{
    /// By something that only such files have, and not by their form alone.
    bool isSure = false;
    std::string what = {};  ///< "ReaL"
};

/// For whom a plan is made.
enum class PlanFor {
    Reader,  ///< somebody who looks at it before it is committed
    /// A commit that follows at once: what only a reader needs is left out, and so is reading that the commit
    /// can do as it goes.
    Commit,
};

/// One kind of import.
struct Importer
{
    const char* id;      ///< of this one alone
    const char* verb;    ///< the word of the command line, which several formats of one thing share
    const char* format;  ///< the word for --format; empty where the verb has one format
    const char* help;    ///< on the command line
    const char* name;    ///< "Predictions of models"
    const char* files;   ///< what its files are, in one line
    std::span<const char* const> extensions;  ///< of its files, without the dot
    ImportSources sources;
    std::span<const ImportOption* const> options;

    /// Nothing where it is none of its files.
    std::optional<Recognition> (*recognise)(const std::filesystem::path& source, const StudyFacts& study);
    /// Whether the file has this format and not another of the verb; none where the verb has one format.
    Result<bool> (*isOfFormat)(const std::filesystem::path& source);
    /// Writes nothing. The request has sources. Errors: of the import, as far as they can be known by then.
    Result<ImportPlan> (*plan)(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                               const Progress& progress);
    /// Carries out a plan of this importer, in one transaction: all or nothing. To be called by
    /// commitImport(), which knows that the sources are what they were.
    Result<ImportReport> (*commit)(StudyConnection& study, const ImportPlan& plan, const Progress& progress);

    bool takes(const ImportOption& option) const;
};

/// Every importer, in the order in which a study usually gets what they bring.
std::span<const Importer* const> importers();

/// Plan and commit in one. Errors: of the import; Invalid without a file.
Result<ImportReport> importAtOnce(StudyConnection& study, const ImportRequest& request,
                                  const Progress& progress = {});

/// What an import would do, without doing it. Errors: as importAtOnce().
Result<ImportPlan> planImport(StudyConnection& study, const ImportRequest& request,
                              const Progress& progress = {});

/// Does what was planned, with the checks of an import. Errors: of the import; Replaced where files are not
/// what they were when the plan was made.
Result<ImportReport> commitImport(StudyConnection& study, const ImportPlan& plan,
                                  const Progress& progress = {});

}  // namespace vizsla
