// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/test_set_csv.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "core/formats/image_path.h"
#include "core/text/csv_table.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

Result<ReadTestSet::Entry> readEntry(const CsvTable& table)
{
    auto image =
        TRY(table.nameField(table.column("image"), "the name of an image", CsvTable::Blanks::KeptInQuotes));
    if (const auto fault = imagePathFault(image); !fault.empty())
        return table.wrong("found the image " + inQuotes(image) + ", " + std::string(fault) +
                           "; expected a name, or a path below the folder of the images");
    auto wnid = TRY(table.nameField(table.column("wnid"), "the wnid of a class"));
    return ReadTestSet::Entry{std::move(image), std::move(wnid), {}};
}

}  // namespace

Result<ReadTestSet> readTestSetCsv(std::istream& input, std::string_view name)
{
    CsvTable table(input, name);
    TRY(table.readHeader({"image", "wnid"}));
    ReadTestSet read;
    std::unordered_map<std::string, std::size_t> lines;
    TRY(table.each([&]() -> Result<void> {
        auto entry = TRY(readEntry(table));
        const auto [known, isNew] = lines.try_emplace(entry.image, table.line());
        if (!isNew)
            return table.wrong("found the image " + inQuotes(entry.image) + " again, which stands on line " +
                               std::to_string(known->second) + " already");
        read.entries.push_back(std::move(entry));
        return {};
    }));
    return read;
}

Result<ReadTestSet> readTestSetCsv(const std::filesystem::path& path)
{
    return openFile(path).and_then(
        [&](const std::unique_ptr<std::istream>& file) { return readTestSetCsv(*file, path.string()); });
}

}  // namespace vizsla
