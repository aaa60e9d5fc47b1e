// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/reports/report_format.h"
#include "core/store/annotation_source_repository.h"

namespace vizsla {

/// The annotations of a study side by side.
struct AnnotationReport
{
    struct Source
    {
        std::string name;
        std::vector<AnnotationFormat> formats;  ///< of its files
        AnnotationCounts counts;
        bool isInUse = false;
        std::vector<AnnotationCoverage> testSets = {};
    };

    std::vector<Source> sources;
    SettledCounts settled;  ///< above whichever is in use
};

void writeAnnotations(std::ostream& output, const AnnotationReport& report, ReportFormat format);

}  // namespace vizsla
