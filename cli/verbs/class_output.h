// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <ostream>
#include <span>
#include <string>

#include "cli/verbs/verb.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

enum class OutputFormat { Table, Json };

/// Adds `--format table|json`. `format` must live until the command line is read.
void addFormatOption(CLI::App& verb, OutputFormat& format);

/// The classes of a study.
Result<Hierarchy> readHierarchy(const std::filesystem::path& study, const VerbContext& context);

/// Writes classes in the given order, as a table or as a JSON list of {"wnid", "names", "gloss"}.
void writeClasses(std::ostream& output, const Hierarchy& hierarchy, std::span<const NodeId> classes,
                  OutputFormat format);

}  // namespace vizsla
