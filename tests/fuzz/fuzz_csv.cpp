// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "core/text/csv.h"

namespace {

using Records = std::vector<std::vector<std::string>>;

vizsla::Result<Records> readAll(const std::string& text)
{
    std::istringstream stream(text);
    vizsla::CsvReader reader(stream, "fuzz.csv");
    Records records;
    for (vizsla::CsvRecord record;;) {
        const auto more = reader.next(record);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return records;
        records.push_back(record.fields);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto records = readAll(std::string(reinterpret_cast<const char*>(data), size));
    if (!records)
        return 0;
    // A quote first, for a byte order mark would be passed over.
    std::string text = "\"a\"\n";
    for (const auto& fields : *records) {
        for (const std::string& field : fields)
            text += (&field == fields.data() ? "" : ",") + vizsla::csvField(field);
        text += '\n';
    }
    const auto again = readAll(text);
    if (!again || !std::equal(records->begin(), records->end(), again->begin() + 1, again->end()))
        std::abort();
    return 0;
}
