// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/name_tally.h"

#include <algorithm>

#include "core/imports/import.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t mostExamples = 3;

std::string listed(const std::vector<std::string>& examples, const char* between)
{
    std::string text;
    for (const std::string& example : examples)
        text += (text.empty() ? "" : between) + example;
    return text;
}

}  // namespace

std::string couldBeText(std::string_view name, const std::vector<std::size_t>& several,
                        const ImageNames& images)
{
    std::string text = inQuotes(name) + " could be ";
    for (std::size_t index = 0; index < std::min(several.size(), mostExamples); ++index)
        text += (index == 0 ? "" : " or ") + inQuotes(images.names()[several[index]]);
    return several.size() > mostExamples ? text + " or another" : text;
}

ImageNames::Found NameTally::lookUp(std::string_view name, const ImageNames& images)
{
    ImageNames::Found found = images.lookUp(name);
    if (found.match) {
        ++m_matched;
        if (found.match->likeness != ImageNames::Likeness::Exact && m_loose++ == 0)
            m_looseExample = inQuotes(name) + " for " + inQuotes(images.names()[found.match->image]);
    } else if (!found.several.empty()) {
        if (m_ambiguous == 0)
            m_firstAmbiguous = inQuotes(name);
        if (m_ambiguous++ < mostExamples)
            m_ambiguousExamples.push_back(couldBeText(name, found.several, images));
    } else if (m_strangers++ < mostExamples) {
        m_strangerExamples.push_back(inQuotes(name));
    }
    return found;
}

std::string NameTally::unmatchedExample() const
{
    return m_strangerExamples.empty() ? m_firstAmbiguous : m_strangerExamples.front();
}

void NameTally::addAmbiguousNote(std::vector<std::string>& notes) const
{
    if (m_ambiguous > 0)
        notes.push_back(counted(m_ambiguous, "name is", "names are") +
                        " ambiguous and matched nothing: " + listed(m_ambiguousExamples, "; "));
}

void NameTally::addLooseNote(std::vector<std::string>& notes) const
{
    if (m_loose > 0)
        notes.push_back(counted(m_loose, "name was", "names were") +
                        " matched although written otherwise, such as " + m_looseExample);
}

void NameTally::addLooseNotes(std::vector<std::string>& notes) const
{
    addLooseNote(notes);
    addAmbiguousNote(notes);
}

void NameTally::addNotes(std::vector<std::string>& notes, const std::string& elsewhere) const
{
    if (m_strangers > 0)
        notes.push_back(counted(m_strangers, "image is", "images are") + ' ' + elsewhere + ", such as " +
                        listed(m_strangerExamples, ", "));
    addLooseNotes(notes);
}

std::string NameTally::examples(const ImageNames& images) const
{
    if (unmatched() == 0)
        return {};
    const std::string found = m_strangerExamples.empty()
                                  ? " Ambiguous: " + m_ambiguousExamples.front()
                                  : " Found names such as " + m_strangerExamples.front();
    return found + (images.names().empty()
                        ? "; the images are none."
                        : ", expected names such as " + inQuotes(images.names().front()) + '.');
}

tl::unexpected<Error> NameTally::noneMatched(const std::string& file, const std::string& where,
                                             const ImageNames& images) const
{
    return failure(ErrorKind::NotFound, file + ": none of its " + counted(unmatched(), "name", "names") +
                                            " is an image of " + where + '.' + examples(images));
}

}  // namespace vizsla
