// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/own_classes.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/text/ascii.h"
#include "core/text/csv.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

constexpr std::size_t mostOwnRows = 1'000'000;
constexpr std::size_t kLongestId = 200;

class OwnClassesReader
{
public:
    OwnClassesReader(std::istream& input, std::string_view name) : m_csv(input, name), m_name(name) {}

    Result<ClassList> read()
    {
        for (const auto step : {&OwnClassesReader::readHeader, &OwnClassesReader::readRows,
                                &OwnClassesReader::checkParents, &OwnClassesReader::findClasses})
            TRY((this->*step)());
        return std::move(m_list);
    }

private:
    Result<void> readHeader()
    {
        do {
            TRY(m_csv.next(m_record));
        } while (isComment());
        m_id = csvColumn(m_record, "id");
        m_names = csvColumn(m_record, "names");
        m_parents = csvColumn(m_record, "parents");
        m_gloss = csvColumn(m_record, "gloss");
        m_columns = m_record.fields.size();
        return {};
    }

    bool isComment() const { return m_record.fields.front().starts_with('#'); }

    Result<void> readRows()
    {
        for (;;) {
            const auto more = TRY(m_csv.next(m_record));
            if (!more)
                return {};
            if (isComment())
                continue;
            TRY(addRow());
        }
    }

    Result<void> addRow()
    {
        const std::size_t line = m_record.line;
        if (m_record.fields.size() > m_columns)
            return m_csv.wrong(line, "found " + std::to_string(m_record.fields.size()) +
                                         " fields, expected " + std::to_string(m_columns) +
                                         " as in the header");
        for (const std::string& text : m_record.fields)
            if (!isUtf8(text))
                return m_csv.wrong(line, "the text is not UTF-8");
        Synset synset{std::string(field(m_id)), splitTrimmed(field(m_names), '|'),
                      std::string(field(m_gloss)), splitTrimmed(field(m_parents), '|')};
        if (!isId(synset.wnid))
            return m_csv.wrong(line, "expected an id without blanks or \"|\", of at most " +
                                         std::to_string(kLongestId) + " bytes");
        if (const auto [first, isNew] = m_lineOf.emplace(synset.wnid, line); !isNew)
            return m_csv.wrong(line, "the id " + synset.wnid + " stands in line " +
                                         std::to_string(first->second) + " already");
        m_list.synsets.push_back(std::move(synset));
        if (m_list.synsets.size() > mostOwnRows)
            return m_csv.wrong(line, "expected at most " + std::to_string(mostOwnRows) + " rows");
        return {};
    }

    std::string_view field(int column) const
    {
        const auto index = static_cast<std::size_t>(column);
        return column >= 0 && index < m_record.fields.size() ? trimmed(m_record.fields[index])
                                                             : std::string_view();
    }

    static bool isId(std::string_view text)
    {
        const auto isBad = [](char c) {
            return static_cast<unsigned char>(c) <= ' ' || c == '|' || c == '\x7F';
        };
        return !text.empty() && text.size() <= kLongestId && std::ranges::none_of(text, isBad);
    }

    Result<void> checkParents()
    {
        for (const Synset& synset : m_list.synsets)
            for (const std::string& parent : synset.parents)
                if (!m_lineOf.contains(parent))
                    return m_csv.wrong(m_lineOf.at(synset.wnid), "the parent " + parent + " of " +
                                                                     synset.wnid + " is no row of the file");
        return {};
    }

    Result<void> findClasses()
    {
        if (m_list.synsets.empty())
            return failure(ErrorKind::Invalid, m_name + " lists no class; expected rows below the header");
        std::unordered_set<std::string_view> parents;
        for (const Synset& synset : m_list.synsets)
            parents.insert(synset.parents.begin(), synset.parents.end());
        for (const Synset& synset : m_list.synsets)
            if (!parents.contains(synset.wnid))
                m_list.classes.push_back(synset.wnid);
        return {};
    }

    CsvReader m_csv;
    std::string m_name;
    CsvRecord m_record;
    int m_id = -1;
    int m_names = -1;
    int m_parents = -1;
    int m_gloss = -1;
    std::size_t m_columns = 0;
    std::unordered_map<std::string, std::size_t> m_lineOf;
    ClassList m_list;
};

}  // namespace

Result<ClassList> readOwnClasses(std::istream& input, std::string_view name)
{
    return OwnClassesReader(input, name).read();
}

}  // namespace vizsla
