// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Build-time tool: writes all nouns of WordNet and the everyday names of classes as one block, which the
// program carries and reads where it lies (core/taxonomy/nouns.h). Usage: make_noun_data WORDNET_DICT_FOLDER
// EVERYDAY_NAMES.csv OUTPUT.bin
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/taxonomy/noun_key.h"
#include "core/taxonomy/wordnet.h"
#include "core/text/ascii.h"

namespace {

using namespace vizsla;

using Rows = std::vector<std::vector<std::uint32_t>>;

/// A field of a line of WordNet, by its place.
std::vector<std::string> fieldsOf(const std::string& line)
{
    std::vector<std::string> fields;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end > at)
            fields.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

Result<std::vector<std::string>> readLines(const std::string& file)
{
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return failure(ErrorKind::NotFound, "cannot open " + file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(input, line);)
        if (!line.starts_with("  "))
            lines.push_back(line);
    return lines;
}

std::uint32_t numberOf(std::string_view digits)
{
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string spaced(std::string text)
{
    std::ranges::replace(text, '_', ' ');
    return text;
}

/// The text of all words behind each other, and where each begins.
class Texts
{
public:
    std::uint32_t add(std::string_view text)
    {
        m_begins.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_text += text;
        return static_cast<std::uint32_t>(m_begins.size() - 1);
    }

    /// As many begins as texts, and the end of the last.
    std::vector<std::uint32_t> begins() const
    {
        std::vector<std::uint32_t> result = m_begins;
        result.push_back(static_cast<std::uint32_t>(m_text.size()));
        return result;
    }

    const std::string& text() const { return m_text; }

private:
    std::vector<std::uint32_t> m_begins;
    std::string m_text;
};

class NounBlock
{
public:
    Result<void> read(const std::string& wordnet, const std::string& everyday)
    {
        m_synsets = TRY(readWordNetNouns(wordnet));
        for (std::size_t i = 0; i < m_synsets.size(); ++i)
            m_places.emplace(m_synsets[i].wnid, static_cast<std::uint32_t>(i));
        const std::vector<std::string> nouns = TRY(readLines(wordnet + "/data.noun"));
        for (const std::string& line : nouns)
            m_ids.push_back(numberOf(line.substr(0, 8)) | numberOf(line.substr(9, 2)) << kIdBits);
        linkSynsets();
        const std::vector<std::string> index = TRY(readLines(wordnet + "/index.noun"));
        readWords(index);
        const std::vector<std::string> exceptions = TRY(readLines(wordnet + "/noun.exc"));
        readPlurals(exceptions);
        const std::vector<std::string> names = TRY(readLines(everyday));
        return readEveryday(names, everyday);
    }

    Result<void> write(const std::string& output)
    {
        std::vector<std::uint32_t> block;
        add(block, m_ids);
        add(block, m_parents);
        add(block, m_children);
        add(block, m_wordsOfSynset);
        add(block, m_sensesOfWord);
        add(block, m_everydayIds);
        add(block, m_singulars);
        add(block, m_words.begins());
        add(block, m_everyday.begins());
        add(block, m_plurals.begins());
        std::ofstream out(output, std::ios::binary);
        out.write(reinterpret_cast<const char*>(block.data()),
                  static_cast<std::streamsize>(block.size() * sizeof(std::uint32_t)));
        out << m_words.text() << m_everyday.text() << m_plurals.text();
        out.close();
        return out ? Result<void>() : failure(ErrorKind::Io, "cannot write " + output);
    }

private:
    static constexpr unsigned kIdBits = 24;

    static void add(std::vector<std::uint32_t>& block, const std::vector<std::uint32_t>& values)
    {
        block.push_back(static_cast<std::uint32_t>(values.size()));
        block.insert(block.end(), values.begin(), values.end());
    }

    /// Rows as where each begins, and then their values.
    static void add(std::vector<std::uint32_t>& block, const Rows& rows)
    {
        std::vector<std::uint32_t> begins = {0};
        std::vector<std::uint32_t> values;
        for (const std::vector<std::uint32_t>& row : rows) {
            values.insert(values.end(), row.begin(), row.end());
            begins.push_back(static_cast<std::uint32_t>(values.size()));
        }
        add(block, begins);
        add(block, values);
    }

    void linkSynsets()
    {
        m_parents.resize(m_synsets.size());
        m_children.resize(m_synsets.size());
        for (std::uint32_t child = 0; child < m_synsets.size(); ++child) {
            for (const std::string& wnid : m_synsets[child].parents) {
                const std::uint32_t parent = m_places.at(wnid);
                m_parents[child].push_back(parent);
                m_children[parent].push_back(child);
            }
        }
    }

    /// index.noun has each word's senses, the commonest first; data.noun how the word is written.
    void readWords(const std::vector<std::string>& index)
    {
        std::unordered_map<std::string, std::string> written;
        for (const Synset& synset : m_synsets)
            for (const std::string& name : synset.names)
                written.emplace(lowerCase(name), name);
        struct Word
        {
            std::string key;
            std::string text;
            std::vector<std::uint32_t> senses;
        };
        std::vector<Word> words;
        for (const std::string& line : index) {
            const std::vector<std::string> fields = fieldsOf(line);
            const std::string lower = spaced(fields.front());
            const auto found = written.find(lower);
            Word word{nounKey(lower), found == written.end() ? lower : found->second, {}};
            const std::size_t senses = numberOf(fields[2]);
            for (std::size_t sense = fields.size() - senses; sense < fields.size(); ++sense)
                word.senses.push_back(m_places.at("n" + fields[sense]));
            words.push_back(std::move(word));
        }
        std::ranges::stable_sort(words, {}, &Word::key);
        m_wordsOfSynset.resize(m_synsets.size());
        for (const Word& word : words) {
            const std::uint32_t id = m_words.add(word.text);
            for (const std::uint32_t sense : word.senses)
                m_wordsOfSynset[sense].push_back(id);
            m_sensesOfWord.push_back(word.senses);
            m_idOfWord.emplace(word.key, id);
        }
    }

    static std::string lowerCase(std::string text)
    {
        std::ranges::transform(text, text.begin(), asciiLower);
        return text;
    }

    void readPlurals(const std::vector<std::string>& lines)
    {
        std::map<std::string, std::uint32_t> sorted;
        for (const std::string& line : lines) {
            const std::vector<std::string> fields = fieldsOf(line);
            const auto singular = m_idOfWord.find(fields.size() > 1 ? nounKey(spaced(fields[1])) : "");
            if (singular != m_idOfWord.end())
                sorted.emplace(nounKey(spaced(fields[0])), singular->second);
        }
        for (const auto& [plural, singular] : sorted) {
            m_plurals.add(plural);
            m_singulars.push_back(singular);
        }
    }

    Result<void> readEveryday(const std::vector<std::string>& lines, const std::string& file)
    {
        std::vector<std::pair<std::uint32_t, std::string>> names;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::size_t comma = lines[i].find(',');
            const std::string wnid = lines[i].substr(0, comma);
            if (comma == std::string::npos || comma + 1 == lines[i].size() || !m_places.contains(wnid))
                return failure(ErrorKind::Invalid, file + ", line " + std::to_string(i + 1) +
                                                       ": expected the wnid of a noun, a comma and a name");
            names.emplace_back(numberOf(wnid.substr(1)), lines[i].substr(comma + 1));
        }
        std::ranges::stable_sort(names, {}, &std::pair<std::uint32_t, std::string>::first);
        for (const auto& [id, name] : names) {
            m_everydayIds.push_back(id);
            m_everyday.add(name);
        }
        return {};
    }

    std::vector<Synset> m_synsets;
    std::unordered_map<std::string, std::uint32_t> m_places;
    std::vector<std::uint32_t> m_ids;
    Rows m_parents;
    Rows m_children;
    Rows m_wordsOfSynset;
    Rows m_sensesOfWord;
    std::unordered_map<std::string, std::uint32_t> m_idOfWord;
    std::vector<std::uint32_t> m_everydayIds;
    std::vector<std::uint32_t> m_singulars;
    Texts m_words;
    Texts m_everyday;
    Texts m_plurals;
};

Result<void> run(const std::string& wordnet, const std::string& everyday, const std::string& output)
{
    NounBlock block;
    return block.read(wordnet, everyday).and_then([&] { return block.write(output); });
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: make_noun_data WORDNET_DICT_FOLDER EVERYDAY_NAMES.csv OUTPUT.bin\n";
        return 2;
    }
    const Result<void> done = run(argv[1], argv[2], argv[3]);
    if (!done) {
        std::cerr << "make_noun_data: " << done.error().message << '\n';
        return 1;
    }
    return 0;
}
