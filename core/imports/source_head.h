// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vizsla {

/// ".csv" of "A.CSV".
std::string lowerExtension(const std::filesystem::path& file);
/// Whether a file that is called so can be of one of these, which stand without their dots.
bool hasExtension(const std::filesystem::path& file, std::span<const char* const> extensions);

/// What a table is by its columns.
enum class TableKind { TestSet, Predictions, Verdicts };

/// Nothing for what is not called .csv or .tsv, or has the columns of none.
std::optional<TableKind> tableKind(const std::filesystem::path& file);

/// The first few thousand bytes of a .json file; nothing for what is called otherwise or cannot be read.
std::optional<std::string> jsonBeginning(const std::filesystem::path& file);
/// The first character of JSON; 0 where there is none.
char firstOfJson(std::string_view beginning);
/// Whether it has a key of human_accuracy_v3.0.0.json.
bool hasMultiLabelKey(std::string_view beginning);
bool hasTestSetKey(std::string_view beginning);

}  // namespace vizsla
