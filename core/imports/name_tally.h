// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/formats/image_names.h"
#include "core/result.h"

namespace vizsla {

/// How the names of a file met those of a study: counts and examples for the report, and for refusing a file
/// none of whose names was met.
class NameTally
{
public:
    /// Looks the name up among the images and counts what came of it.
    ImageNames::Found lookUp(std::string_view name, const ImageNames& images);

    std::size_t matched() const { return m_matched; }
    /// Of no image, or possibly of several.
    std::size_t unmatched() const { return m_strangers + m_ambiguous; }
    std::size_t strangers() const { return m_strangers; }
    /// In quotes; of no image or, where there is none such, of several.
    std::string unmatchedExample() const;

    /// Which names were met by more than their bytes, which could be several images, and which are none.
    /// `elsewhere` says what these are: "not in the test set".
    void addNotes(std::vector<std::string>& notes, const std::string& elsewhere) const;
    void addLooseNote(std::vector<std::string>& notes) const;
    void addAmbiguousNote(std::vector<std::string>& notes) const;
    /// Both of these.
    void addLooseNotes(std::vector<std::string>& notes) const;
    /// NotFound, with an example of each side. `where` is what has the images: "the test set".
    tl::unexpected<Error> noneMatched(const std::string& file, const std::string& where,
                                      const ImageNames& images) const;
    /// " Found names such as …, expected names such as …." behind a sentence; empty where no name was looked
    /// up.
    std::string examples(const ImageNames& images) const;

private:
    std::size_t m_matched = 0;
    std::size_t m_loose = 0;
    std::size_t m_strangers = 0;
    std::size_t m_ambiguous = 0;
    std::string m_looseExample;
    std::string m_firstAmbiguous;
    std::vector<std::string> m_strangerExamples;
    std::vector<std::string> m_ambiguousExamples;
};

/// "p.jpg" could be "a/p.jpg" or "b/p.jpg".
std::string couldBeText(std::string_view name, const std::vector<std::size_t>& several,
                        const ImageNames& images);

}  // namespace vizsla
