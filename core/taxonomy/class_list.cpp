// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/class_list.h"

#include <fstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/taxonomy/hierarchy.h"
#include "core/taxonomy/own_classes.h"
#include "core/taxonomy/wordnet.h"
#include "core/text/ascii.h"
#include "core/text/csv.h"

namespace vizsla {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostClassRows = 1'000'000;

/// The wnid of a line, without a comment. Empty for a line that has none.
std::string_view wnidIn(const CsvRecord& line)
{
    const std::string_view first = line.fields.front();
    return trimmed(first.substr(0, first.find('#')));
}

bool hasOtherText(const CsvRecord& line)
{
    return line.fields.size() > 1 && line.fields.front().find('#') == std::string::npos;
}

class WnidListReader
{
public:
    WnidListReader(std::istream& input, std::string_view name) : m_lines(input, name), m_name(name) {}

    Result<ClassList> read(const fs::path& wordnetFolder)
    {
        TRY(readWnids());
        auto nouns = TRY(readWordNetNouns(wordnetFolder));
        std::unordered_set<std::string_view> known;
        known.reserve(nouns.size());
        for (const Synset& noun : nouns)
            known.insert(noun.wnid);
        for (const std::string& wnid : m_wnids)
            if (!known.contains(wnid))
                return m_lines.wrong(m_lineOf.at(wnid), "WordNet 3.0 has no noun synset " + wnid);
        return withAncestors(std::move(nouns), std::move(m_wnids));
    }

private:
    Result<void> readWnids()
    {
        CsvRecord line;
        Result<bool> more = m_lines.next(line);
        for (; more && *more; more = m_lines.next(line)) {
            if (wnidIn(line).empty() && !hasOtherText(line))
                continue;
            TRY(addWnid(line));
        }
        if (!more)
            return tl::unexpected(std::move(more.error()));
        if (m_wnids.empty())
            return failure(ErrorKind::Invalid, m_name + " lists no class; expected one wnid a line");
        return {};
    }

    Result<void> addWnid(const CsvRecord& line)
    {
        const std::string_view wnid = wnidIn(line);
        if (!isWnid(wnid) || hasOtherText(line)) {
            const char* const orHeader = m_wnids.empty() ? " or the CSV header id,names,parents,gloss" : "";
            return m_lines.wrong(line.line, std::string("expected a wnid such as n02084071") + orHeader);
        }
        const auto [first, isNew] = m_lineOf.emplace(wnid, line.line);
        if (!isNew)
            return m_lines.wrong(
                line.line, first->first + " stands in line " + std::to_string(first->second) + " already");
        if (m_wnids.size() == mostClassRows)
            return m_lines.wrong(line.line, "expected at most " + std::to_string(mostClassRows) + " classes");
        m_wnids.emplace_back(wnid);
        return {};
    }

    CsvReader m_lines;  // for its care with line ends, byte order mark and endless lines
    std::string m_name;
    std::vector<std::string> m_wnids;
    std::unordered_map<std::string, std::size_t> m_lineOf;
};

/// Whether the first record that is no comment is a header with an id.
Result<bool> isOwnClasses(std::istream& input, const std::string& name)
{
    CsvReader csv(input, name);
    CsvRecord record;
    for (;;) {
        Result<bool> more = csv.next(record);
        if (!more || !*more)
            return more;
        if (!record.fields.front().starts_with('#'))
            return csvColumn(record, "id") >= 0;
    }
}

}  // namespace

Result<ClassList> readClassList(const fs::path& file, const fs::path& wordnetFolder)
{
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return failure(ErrorKind::NotFound,
                       "cannot open " + file.string() + ", expected a list of classes there");
    const auto isOwn = TRY(isOwnClasses(input, file.string()));
    input.clear();
    input.seekg(0);
    if (!isOwn)
        return WnidListReader(input, file.string()).read(wordnetFolder);

    Result<ClassList> list = readOwnClasses(input, file.string());
    if (!list)
        return list;
    const Result<Hierarchy> hierarchy = Hierarchy::build(*list);
    if (!hierarchy)
        return failure(hierarchy.error().kind, file.string() + ": " + hierarchy.error().message);
    return list;
}

}  // namespace vizsla
