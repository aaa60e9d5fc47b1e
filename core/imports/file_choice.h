// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/formats/image_names.h"
#include "core/imports/import.h"
#include "core/imports/name_tally.h"
#include "core/result.h"

namespace vizsla {

/// Which of many files each image gets: the one called most like it, and of equals the first in order of
/// bytes. It does not matter in which order they are offered.
class FileChoice
{
public:
    explicit FileChoice(std::vector<std::string> imageNames);

    /// Offers a file by its path (with "/"); gives the image that it is for, unless that has a better one.
    std::optional<std::size_t> offer(const std::string& path);

    const std::vector<std::string>& imageNames() const { return m_names.names(); }
    /// The path of each image's file, empty where none came.
    const std::vector<std::string>& paths() const { return m_paths; }
    /// How many images have a file.
    std::size_t count() const { return m_count; }

    /// What became of the files that no image has.
    void addNotes(std::vector<std::string>& notes) const;
    /// NotFound: that none of the files is of an image, with the names that were expected and found.
    tl::unexpected<Error> noneFound(const std::string& source, const std::string& testSet) const;

private:
    bool suits(const ImageNames::Match& match, const std::string& path) const;

    ImageNames m_names;
    std::vector<std::string> m_paths;
    std::vector<ImageNames::Match> m_matches;
    NameTally m_tally;
    std::size_t m_count = 0;
    std::vector<std::pair<std::size_t, std::string>> m_passedOver;
    std::size_t m_badNames = 0;
};

}  // namespace vizsla
