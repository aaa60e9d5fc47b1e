// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/run_import.h"

#include <string>

#include "core/store/study_file.h"

namespace vizsla {

std::optional<RecognisedSource> recogniseSource(const std::filesystem::path& source, const StudyFacts& study)
{
    std::optional<RecognisedSource> best;
    for (const Importer* importer : importers()) {
        auto as = importer->recognise(source, study);
        if (as && (!best || (as->isSure && !best->as.isSure)))
            best = {importer, std::move(*as)};
    }
    return best;
}

Result<const Importer*> importerOf(std::string_view verb, std::string_view format,
                                   const std::filesystem::path& source)
{
    for (const Importer* importer : importers()) {
        if (importer->verb != verb)
            continue;
        const bool isAsked = format.empty() ? !importer->isOfFormat || TRY(importer->isOfFormat(source))
                                            : importer->format == format;
        if (isAsked)
            return importer;
    }
    return failure(ErrorKind::NotFound, "There is no import of " + std::string(verb) +
                                            (format.empty() ? "" : " in the format " + std::string(format)) +
                                            '.');
}

Result<ImportReport> runImport(StudyFile& study, const ImportRequest& request, const Progress& progress)
{
    // What came in would be reported as there, in a study that can hardly be read.
    TRY(study.checkIntegrity());
    return importAtOnce(study, request, progress);
}

}  // namespace vizsla
