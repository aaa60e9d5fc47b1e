// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/verdict_csv.h"

#include <optional>
#include <unordered_map>
#include <utility>

#include "core/formats/ascii.h"
#include "core/formats/csv_table.h"
#include "core/formats/file_text.h"

namespace vizsla {

namespace {

std::optional<Verdict> verdictOf(std::string_view text)
{
    for (const std::string_view words : {"don't know", "don’t know", "dont know"})
        if (equalsIgnoringCase(text, words))
            return Verdict::DontKnow;
    std::string word(text);
    for (char& character : word)
        character = asciiLower(character);
    return verdictFromWord(word);
}

Result<NamedVerdict> readRecord(const CsvTable& table)
{
    NamedVerdict record{{}, {}, {}, {}, table.line()};
    struct Column
    {
        const char* name;
        const char* meaning;
        std::string& value;
    };
    for (const Column& column : {Column{"reviewer", "the name of a reviewer", record.reviewer},
                                 Column{"image", "the name of an image", record.image},
                                 Column{"wnid", "the wnid of a class", record.wnid}}) {
        auto field = table.nameField(table.column(column.name), column.meaning);
        if (!field)
            return tl::unexpected(std::move(field.error()));
        column.value = std::move(*field);
    }
    const std::string_view word = table.field(table.column("verdict"));
    const auto verdict = verdictOf(word);
    if (!verdict)
        return table.wrong("found the verdict " + inQuotes(word) +
                           ", expected correct, wrong, unclear or dont_know");
    record.verdict = *verdict;
    return record;
}

}  // namespace

Result<std::vector<NamedVerdict>> readVerdictCsv(std::istream& input, std::string_view name)
{
    CsvTable table(input, name);
    if (auto header = table.readHeader({"reviewer", "image", "wnid", "verdict"}); !header)
        return tl::unexpected(std::move(header.error()));
    std::vector<NamedVerdict> verdicts;
    std::unordered_map<std::string, std::size_t> lines;
    const auto done = table.each([&]() -> Result<void> {
        auto record = readRecord(table);
        if (!record)
            return tl::unexpected(std::move(record.error()));
        // Names have no line breaks.
        const auto [known, isNew] =
            lines.try_emplace(record->reviewer + '\n' + record->image + '\n' + record->wnid, record->line);
        if (!isNew)
            return table.wrong("found a second verdict of " + inQuotes(record->reviewer) + " on " +
                               inQuotes(record->image) + " and " + inQuotes(record->wnid) +
                               ", the first is on line " + std::to_string(known->second));
        verdicts.push_back(std::move(*record));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return verdicts;
}

Result<std::vector<NamedVerdict>> readVerdictCsv(const std::filesystem::path& path)
{
    return openFile(path).and_then(
        [&](const std::unique_ptr<std::istream>& file) { return readVerdictCsv(*file, path.string()); });
}

}  // namespace vizsla
