// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Build-time tool: writes the synsets of a class list as C++ tables, so that the program needs no WordNet.
// Usage: make_class_data WNIDS.txt WORDNET_DICT_FOLDER OUTPUT.inc
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/taxonomy/wordnet.h"

namespace {

using namespace vizsla;

Result<std::vector<std::string>> readWnids(const std::string& file)
{
    std::ifstream input(file);
    if (!input)
        return failure(ErrorKind::NotFound, "cannot open " + file);
    std::vector<std::string> wnids;
    for (std::string line; std::getline(input, line);) {
        if (!isWnid(line))
            return failure(ErrorKind::Invalid, file + ", line " + std::to_string(wnids.size() + 1) +
                                                   ": expected a wnid such as n02084071");
        wnids.push_back(line);
    }
    return wnids;
}

std::string cppLiteral(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string result;
    for (const std::string& part : parts)
        result += (result.empty() ? "" : "|") + part;
    return result;
}

void write(std::ostream& out, const ClassList& list)
{
    std::unordered_map<std::string_view, std::size_t> places;
    out << "// Made by tools/make_class_data.cpp from WordNet 3.0, Copyright 2006 by Princeton University.\n"
        << "// All rights reserved. See https://wordnet.princeton.edu/license-and-commercial-use.\n"
        << "constexpr SynsetText kSynsets[] = {\n";
    for (const Synset& synset : list.synsets) {
        places.emplace(synset.wnid, places.size());
        out << "    {" << cppLiteral(synset.wnid) << ", " << cppLiteral(joined(synset.names)) << ", "
            << cppLiteral(joined(synset.parents)) << ",\n     " << cppLiteral(synset.gloss) << "},\n";
    }
    out << "};\n\nconstexpr std::uint16_t kClasses[] = {\n";
    for (const std::string& wnid : list.classes)
        out << "    " << places.at(wnid) << ",\n";
    out << "};\n";
}

Result<void> run(const std::string& wnidFile, const std::string& wordnet, const std::string& output)
{
    Result<std::vector<std::string>> wnids = readWnids(wnidFile);
    if (!wnids)
        return tl::unexpected(wnids.error());
    Result<std::vector<Synset>> nouns = readWordNetNouns(wordnet);
    if (!nouns)
        return tl::unexpected(nouns.error());
    const Result<ClassList> list = withAncestors(std::move(*nouns), std::move(*wnids));
    if (!list)
        return tl::unexpected(list.error());
    std::ofstream out(output);
    write(out, *list);
    out.close();
    if (!out)
        return failure(ErrorKind::Io, "cannot write " + output);
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: make_class_data WNIDS.txt WORDNET_DICT_FOLDER OUTPUT.inc\n";
        return 2;
    }
    const Result<void> done = run(argv[1], argv[2], argv[3]);
    if (!done) {
        std::cerr << "make_class_data: " << done.error().message << '\n';
        return 1;
    }
    return 0;
}
