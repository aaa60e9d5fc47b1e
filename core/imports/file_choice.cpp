// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/file_choice.h"

#include <utility>

#include "core/text/file_text.h"

namespace vizsla {

FileChoice::FileChoice(std::vector<std::string> imageNames)
    : m_names(std::move(imageNames)),
      m_paths(m_names.names().size()),
      m_matches(m_names.names().size())
{}

bool FileChoice::suits(const ImageNames::Match& match, const std::string& path) const
{
    const std::string& present = m_paths[match.image];
    const ImageNames::Match& earlier = m_matches[match.image];
    return present.empty() || std::pair(match.rank(), path) < std::pair(earlier.rank(), present);
}

std::optional<std::size_t> FileChoice::offer(const std::string& path)
{
    if (!nameFault(path).empty()) {
        ++m_badNames;
        return std::nullopt;
    }
    const auto match = m_tally.lookUp(path, m_names).match;
    if (!match)
        return std::nullopt;
    if (!suits(*match, path)) {
        m_passedOver.emplace_back(match->image, path);
        return std::nullopt;
    }
    if (std::string& present = m_paths[match->image]; present.empty())
        ++m_count;
    else
        m_passedOver.emplace_back(match->image, std::move(present));
    m_paths[match->image] = path;
    m_matches[match->image] = *match;
    return match->image;
}

void FileChoice::addNotes(std::vector<std::string>& notes) const
{
    if (m_tally.strangers() > 0)
        notes.push_back(counted(m_tally.strangers(), "file matches", "files match") + " no image");
    m_tally.addAmbiguousNote(notes);
    if (m_badNames > 0)
        notes.push_back(counted(m_badNames, "file was", "files were") +
                        " passed over for a name that is not UTF-8, has control characters or is too long");
    SentenceList doubles(notes);
    for (const auto& [image, path] : m_passedOver)
        doubles.add(path + " was passed over: " + m_names.names()[image] + " has " + m_paths[image]);
}

tl::unexpected<Error> FileChoice::noneFound(const std::string& source, const std::string& testSet) const
{
    const std::size_t files = m_tally.unmatched() + m_badNames;
    const std::string expected = m_names.names().empty()
                                     ? "nothing, for it has no images"
                                     : "names such as " + inQuotes(m_names.names().front());
    const std::string example = m_tally.unmatchedExample();
    const std::string found =
        counted(files, "file", "files") + (example.empty() ? "" : " such as " + example);
    return failure(ErrorKind::NotFound, source + " has no file of an image of " + testSet + ": expected " +
                                            expected + ", found " + found + '.');
}

}  // namespace vizsla
