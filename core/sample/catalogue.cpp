// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/catalogue.h"

#include <fstream>
#include <unordered_map>
#include <utility>

#include "core/sample/task_reader.h"
#include "core/text/ascii.h"
#include "core/text/csv.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// A PNG file below the folder of the stamps, so that no catalogue leads elsewhere.
bool isStampFile(std::string_view text)
{
    const fs::path path(text);
    if (path.empty() || path.is_absolute() || path.extension() != ".png" || path != path.lexically_normal())
        return false;
    return *path.begin() != "..";
}

class PhotographReader
{
public:
    PhotographReader(std::istream& input, std::string_view name) : m_csv(input, name) {}

    Result<std::vector<SamplePhotograph>> read()
    {
        Result<void> done = readHeader();
        bool more = done.has_value();
        while (more) {
            const auto next = TRY(m_csv.next(m_record));
            more = next;
            if (more)
                done = addRow();
            more = more && done.has_value();
        }
        if (!done)
            return tl::unexpected(std::move(done.error()));
        if (m_photographs.empty())
            return m_csv.wrong(2, "expected at least one photograph below the header");
        return std::move(m_photographs);
    }

private:
    Result<void> readHeader()
    {
        const auto more = TRY(m_csv.next(m_record));
        const std::vector<std::string> expected = {"file", "assigned", "correct", "wrong", "unclear", "note"};
        if (!more || m_record.fields != expected)
            return m_csv.wrong(1, "expected the header file,assigned,correct,wrong,unclear,note");
        return {};
    }

    Result<void> addRow()
    {
        const auto& fields = m_record.fields;
        const std::size_t line = m_record.line;
        if (fields.size() != 6)
            return m_csv.wrong(line, "expected 6 fields, found " + std::to_string(fields.size()));
        for (const std::string& text : fields) {
            if (!isUtf8(text))
                return m_csv.wrong(line, "the text is not UTF-8");
        }
        SamplePhotograph photograph{fields[0],
                                    std::string(trimmed(fields[1])),
                                    splitTrimmed(fields[2], ' '),
                                    splitTrimmed(fields[3], ' '),
                                    splitTrimmed(fields[4], ' '),
                                    std::string(trimmed(fields[5]))};
        if (!isStampFile(photograph.file))
            return m_csv.wrong(line, "expected a .png file below the folder of the stamps, found \"" +
                                         photograph.file + "\"");
        if (const auto [first, isNew] = m_lines.emplace(photograph.file, line); !isNew)
            return m_csv.wrong(
                line, photograph.file + " stands in line " + std::to_string(first->second) + " already");
        if (splitTrimmed(photograph.assignedWnid, ' ').size() != 1)
            return m_csv.wrong(line, "expected one assigned class");
        TRY(checkRulings(photograph));
        m_photographs.push_back(std::move(photograph));
        return {};
    }

    Result<void> checkRulings(const SamplePhotograph& photograph) const
    {
        std::unordered_map<std::string_view, int> count;
        for (const auto* classes : {&photograph.correct, &photograph.wrong, &photograph.unclear}) {
            for (const std::string& wnid : *classes) {
                if (++count[wnid] > 1)
                    return m_csv.wrong(m_record.line,
                                       "expected one ruling on the class " + wnid + ", found more");
            }
        }
        if (!count.contains(photograph.assignedWnid))
            return m_csv.wrong(m_record.line,
                               "expected a ruling on the assigned class " + photograph.assignedWnid);
        return {};
    }

    CsvReader m_csv;
    CsvRecord m_record;
    std::unordered_map<std::string, std::size_t> m_lines;
    std::vector<SamplePhotograph> m_photographs;
};

Result<std::ifstream> openFile(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error))
        return failure(ErrorKind::NotFound, "There is no file " + file.string() + ".");
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return failure(ErrorKind::Io, file.string() + " cannot be read.");
    return input;
}

}  // namespace

Result<SampleCatalogue> readSampleCatalogue(const fs::path& folder)
{
    const fs::path photographFile = folder / "photographs.csv";
    const fs::path taskFile = folder / "tasks.json";
    SampleCatalogue catalogue;
    const auto readPhotographs = [&](std::ifstream input) -> Result<void> {
        return readSamplePhotographs(input, photographFile.string()).map([&](auto list) {
            catalogue.photographs = std::move(list);
        });
    };
    const auto readTasks = [&](std::ifstream input) -> Result<void> {
        return readSampleTasks(input, taskFile.string(), catalogue.photographs).map([&](auto list) {
            catalogue.tasks = std::move(list);
        });
    };
    return openFile(photographFile)
        .and_then(readPhotographs)
        .and_then([&] { return openFile(taskFile); })
        .and_then(readTasks)
        .map([&] { return std::move(catalogue); });
}

Result<std::vector<SamplePhotograph>> readSamplePhotographs(std::istream& input, std::string_view name)
{
    return PhotographReader(input, name).read();
}

Result<std::vector<SampleTask>> readSampleTasks(std::istream& input, std::string_view name,
                                                const std::vector<SamplePhotograph>& photographs)
{
    return SampleTaskReader(name, photographs).read(input);
}

}  // namespace vizsla
