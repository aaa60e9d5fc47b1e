// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/wordnet.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/text/utf8.h"

namespace vizsla {

namespace {

constexpr std::size_t kOffsetDigits = 8;
constexpr std::size_t kLongestLine = 1U << 20U;

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string wnidOf(std::string_view offset)
{
    return "n" + std::string(offset);
}

/// One line of data.noun, taken apart field by field. What is wrong is kept as what was expected.
class SynsetLine
{
public:
    explicit SynsetLine(std::string_view line) : m_rest(line) {}

    std::optional<Synset> parse()
    {
        Synset synset;
        const std::string_view offset = field();
        if (!isOffset(offset))
            return expected("an 8-digit synset offset");
        synset.wnid = wnidOf(offset);
        if (field().size() != 2)
            return expected("a 2-digit lexicographer file number");
        if (field() != "n")
            return expected("the synset type n");
        if (!parseNames(synset) || !parsePointers(synset))
            return std::nullopt;
        return parseGloss(synset) ? std::optional(std::move(synset)) : std::nullopt;
    }

    const std::string& whatWasExpected() const { return m_expected; }

private:
    std::nullopt_t expected(std::string what)
    {
        m_expected = std::move(what);
        return std::nullopt;
    }

    std::string_view field()
    {
        const std::size_t end = m_rest.find(' ');
        const std::string_view result = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        return result;
    }

    static bool isOffset(std::string_view text) { return text.size() == kOffsetDigits && allDigits(text); }

    std::optional<int> number(std::size_t digits, int base)
    {
        const std::string_view text = field();
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        return whole && value >= 0 && text.size() == digits ? std::optional(value) : std::nullopt;
    }

    bool parseNames(Synset& synset)
    {
        const std::optional<int> count = number(2, 16);
        if (!count || *count == 0) {
            expected("a 2-digit count of words, at least 01");
            return false;
        }
        for (int i = 0; i < *count; ++i) {
            std::string name(field());
            std::replace(name.begin(), name.end(), '_', ' ');
            if (name.empty() || !number(1, 16)) {
                expected("a word and its 1-digit lexical id, " + std::to_string(*count) + " times");
                return false;
            }
            synset.names.push_back(std::move(name));
        }
        return true;
    }

    bool parsePointers(Synset& synset)
    {
        const std::optional<int> count = number(3, 10);
        if (!count) {
            expected("a 3-digit count of pointers");
            return false;
        }
        for (int i = 0; i < *count; ++i) {
            const std::string_view symbol = field();
            const std::string_view target = field();
            const std::string_view partOfSpeech = field();
            if (symbol.empty() || !isOffset(target) || partOfSpeech.size() != 1 || !number(4, 16)) {
                expected("a pointer (symbol, offset, part of speech, source and target), " +
                         std::to_string(*count) + " times");
                return false;
            }
            if ((symbol == "@" || symbol == "@i") && partOfSpeech == "n")
                synset.parents.push_back(wnidOf(target));
        }
        return true;
    }

    bool parseGloss(Synset& synset)
    {
        if (!m_rest.starts_with("| ")) {
            expected("\"| \" and a gloss");
            return false;
        }
        m_rest.remove_prefix(2);
        const std::size_t last = m_rest.find_last_not_of(" \r");
        synset.gloss = m_rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
        return true;
    }

    std::string_view m_rest;
    std::string m_expected;
};

/// The place of each wnid in a list of synsets; the list must stay as it is meanwhile.
using Places = std::unordered_map<std::string_view, std::size_t>;

class NounReader
{
public:
    NounReader(std::istream& input, std::string_view name) : m_input(input), m_name(name) {}

    Result<std::vector<Synset>> read()
    {
        std::string line;
        while (std::getline(m_input, line)) {
            ++m_line;
            if (m_input.eof())
                return wrong(m_line, "the file ends within this line");
            if (line.size() > kLongestLine)
                return wrong(m_line, "the line is longer than a synset can be");
            if (line.starts_with("  "))
                continue;
            if (!isUtf8(line))
                return wrong(m_line, "the text is not UTF-8");
            SynsetLine parser(line);
            std::optional<Synset> synset = parser.parse();
            if (!synset)
                return wrong(m_line, "expected " + parser.whatWasExpected());
            m_synsets.push_back(std::move(*synset));
            m_lines.push_back(m_line);
        }
        if (m_input.bad())
            return failure(ErrorKind::Io, m_name + ": reading failed after line " + std::to_string(m_line));
        return checked();
    }

private:
    tl::unexpected<Error> wrong(std::size_t line, const std::string& what) const
    {
        return failure(ErrorKind::Invalid, m_name + ", line " + std::to_string(line) + ": " + what);
    }

    /// A file that was cut between two lines shows itself by parents that are not there.
    Result<std::vector<Synset>> checked()
    {
        if (m_synsets.empty())
            return failure(ErrorKind::Invalid, m_name + " holds no synset; expected WordNet 3.0's data.noun");
        Places places;
        places.reserve(m_synsets.size());
        for (std::size_t i = 0; i < m_synsets.size(); ++i)
            if (!places.emplace(m_synsets[i].wnid, i).second)
                return wrong(m_lines[i], "synset " + m_synsets[i].wnid + " stands twice in the file");
        for (std::size_t i = 0; i < m_synsets.size(); ++i)
            for (const std::string& parent : m_synsets[i].parents)
                if (!places.contains(parent))
                    return wrong(m_lines[i], "the hypernym " + parent + " of " + m_synsets[i].wnid +
                                                 " is not in the file, which may have been cut");
        return std::move(m_synsets);
    }

    std::istream& m_input;
    std::string m_name;
    std::size_t m_line = 0;
    std::vector<Synset> m_synsets;
    std::vector<std::size_t> m_lines;
};

}  // namespace

bool isWnid(std::string_view text)
{
    return text.size() == kOffsetDigits + 1 && text.front() == 'n' && allDigits(text.substr(1));
}

Result<std::vector<Synset>> readWordNetNouns(std::istream& input, std::string_view name)
{
    return NounReader(input, name).read();
}

Result<std::vector<Synset>> readWordNetNouns(const std::filesystem::path& dictFolder)
{
    const std::filesystem::path file = dictFolder / "data.noun";
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return failure(ErrorKind::NotFound,
                       "cannot open " + file.string() + ", expected WordNet 3.0's nouns there");
    return readWordNetNouns(input, file.string());
}

Result<ClassList> withAncestors(std::vector<Synset> synsets, std::vector<std::string> classes)
{
    Places places;
    places.reserve(synsets.size());
    for (std::size_t i = 0; i < synsets.size(); ++i)
        places.emplace(synsets[i].wnid, i);

    std::vector<bool> wanted(synsets.size(), false);
    std::vector<std::string_view> open(classes.begin(), classes.end());
    while (!open.empty()) {
        const std::string_view wnid = open.back();
        open.pop_back();
        const auto found = places.find(wnid);
        if (found == places.end())
            return failure(ErrorKind::NotFound, "WordNet has no noun synset " + std::string(wnid));
        if (wanted[found->second])
            continue;
        wanted[found->second] = true;
        const std::vector<std::string>& parents = synsets[found->second].parents;
        open.insert(open.end(), parents.begin(), parents.end());
    }

    ClassList list;
    for (std::size_t i = 0; i < synsets.size(); ++i)
        if (wanted[i])
            list.synsets.push_back(std::move(synsets[i]));
    list.classes = std::move(classes);
    return list;
}

}  // namespace vizsla
