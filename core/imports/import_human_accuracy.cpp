// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_human_accuracy.h"

#include "core/formats/human_accuracy_pickle.h"
#include "core/imports/human_accuracy_import.h"
#include "core/imports/import_annotations.h"
#include "core/store/study_connection.h"

namespace vizsla {

Result<ImportReport> importHumanAccuracy(StudyConnection& study, const std::filesystem::path& file,
                                         const Progress& progress, AnnotationTarget into)
{
    auto published = TRY(readHumanAccuracyPickle(file));
    if (into.name.empty())
        into.name = proposedAnnotationName(file);
    auto import =
        TRY(HumanAccuracyImport::prepare(study, published, file.filename().string(), into, progress));
    TRY(study.transaction([&] { return import.run(); }));
    return import.report();
}

}  // namespace vizsla
