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
    auto image = table.nameField(table.column("image"), "the name of an image");
    if (!image)
        return tl::unexpected(std::move(image.error()));
    if (const auto fault = imagePathFault(*image); !fault.empty())
        return table.wrong("found the image " + inQuotes(*image) + ", " + std::string(fault) +
                           "; expected a name, or a path below the folder of the images");
    auto wnid = table.nameField(table.column("wnid"), "the wnid of a class");
    if (!wnid)
        return tl::unexpected(std::move(wnid.error()));
    return ReadTestSet::Entry{std::move(*image), std::move(*wnid), {}};
}

}  // namespace

Result<ReadTestSet> readTestSetCsv(std::istream& input, std::string_view name)
{
    CsvTable table(input, name);
    if (auto header = table.readHeader({"image", "wnid"}); !header)
        return tl::unexpected(std::move(header.error()));
    ReadTestSet read;
    std::unordered_map<std::string, std::size_t> lines;
    const auto done = table.each([&]() -> Result<void> {
        auto entry = readEntry(table);
        if (!entry)
            return tl::unexpected(std::move(entry.error()));
        const auto [known, isNew] = lines.try_emplace(entry->image, table.line());
        if (!isNew)
            return table.wrong("found the image " + inQuotes(entry->image) + " again, which stands on line " +
                               std::to_string(known->second) + " already");
        read.entries.push_back(std::move(*entry));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return read;
}

Result<ReadTestSet> readTestSetCsv(const std::filesystem::path& path)
{
    return openFile(path).and_then(
        [&](const std::unique_ptr<std::istream>& file) { return readTestSetCsv(*file, path.string()); });
}

}  // namespace vizsla
