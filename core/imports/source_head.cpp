// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/source_head.h"

#include <algorithm>
#include <string_view>

#include "core/formats/prediction_columns.h"
#include "core/text/ascii.h"
#include "core/text/csv_table.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// How much of a JSON file must do to know it: other keys may come before the one that tells.
constexpr std::size_t jsonBeginningSize = 4096;

}  // namespace

std::string lowerExtension(const fs::path& file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(), asciiLower);
    return extension;
}

bool hasExtension(const fs::path& file, std::span<const char* const> extensions)
{
    const std::string own = lowerExtension(file);
    return std::ranges::any_of(extensions,
                               [&](const char* extension) { return own == '.' + std::string(extension); });
}

std::optional<TableKind> tableKind(const fs::path& file)
{
    const std::string extension = lowerExtension(file);
    if (extension != ".csv" && extension != ".tsv")
        return std::nullopt;
    auto input = openFile(file);
    if (!input)
        return std::nullopt;
    const char separator = tableSeparator(**input);
    CsvTable table(**input, file.filename().string(), separator);
    if (!table.readHeader({}))
        return std::nullopt;
    const bool hasImage = table.column("image") >= 0;
    if (hasImage && table.column("verdict") >= 0)
        return TableKind::Verdicts;
    if (hasImage && table.column("wnid") >= 0 && table.column("prediction") < 0)
        return TableKind::TestSet;
    return findPredictionColumns(table.header(), {}) ? std::optional(TableKind::Predictions) : std::nullopt;
}

std::optional<std::string> jsonBeginning(const fs::path& file)
{
    if (lowerExtension(file) != ".json")
        return std::nullopt;
    auto input = openFile(file);
    if (!input)
        return std::nullopt;
    std::string beginning(jsonBeginningSize, '\0');
    (*input)->read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>((*input)->gcount()));
    return beginning;
}

char firstOfJson(std::string_view beginning)
{
    const std::string_view text = withoutUtf8Mark(beginning);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? '\0' : text[first];
}

bool hasTestSetKey(std::string_view beginning)
{
    return beginning.find("\"image_filenames\"") != std::string_view::npos;
}

bool hasMultiLabelKey(std::string_view beginning)
{
    return std::ranges::any_of(
        std::initializer_list<const char*>{"\"initial_annots\"", "\"problematic_images\"", "\"imagenet_m\""},
        [&](const char* key) { return beginning.find(key) != std::string_view::npos; });
}

}  // namespace vizsla
