// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

/// Whether a text has the form of a noun's wnid: "n" and eight digits.
bool isWnid(std::string_view text);

/// Reads every noun synset of a WordNet 3.0 data.noun (see `man wndb`), in the file's order. Underscores of
/// names become spaces; hypernyms and instance hypernyms become parents. `name` is how errors call the file.
/// Errors: Invalid with the line, for a file that is cut or damaged; Io where reading fails.
Result<std::vector<Synset>> readWordNetNouns(std::istream& input, std::string_view name);

/// The same for the data.noun in a WordNet dict folder. Errors also: NotFound.
Result<std::vector<Synset>> readWordNetNouns(const std::filesystem::path& dictFolder);

/// The given classes with every synset on the paths from them to the top, in the order of `synsets`.
/// Errors: NotFound for a class or parent that is not among the synsets.
Result<ClassList> withAncestors(std::vector<Synset> synsets, std::vector<std::string> classes);

}  // namespace vizsla
