// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/names_of_list.h"

#include "core/imports/import.h"
#include "core/text/file_text.h"

namespace vizsla {

void NamesOfList::add(const std::string& name)
{
    const auto match = m_tally.lookUp(name, m_images).match;
    if (!match)
        return;
    const auto [taskProgress, isNew] = m_progress.try_emplace(match->image, Progress{name, *match});
    Progress& other = taskProgress->second;
    if (!isNew && other.match.rank() <= match->rank()) {
        if (other.match.rank() == match->rank())
            other.alike = name;
        m_passedOver.push_back(name);
        return;
    }
    if (!isNew) {
        m_passedOver.push_back(other.name);
        m_imageByName.erase(other.name);
        other = {name, *match};
    }
    m_imageByName.emplace(name, match->image);
}

Result<void> NamesOfList::check() const
{
    for (const auto& [image, taskProgress] : m_progress) {
        if (!taskProgress.alike.empty())
            return failure(ErrorKind::Invalid, m_list + ": found " + inQuotes(taskProgress.name) + " and " +
                                                   inQuotes(taskProgress.alike) +
                                                   ", which both are the image " +
                                                   inQuotes(m_images.names()[image]) +
                                                   ", expected each image once; remove one of them");
    }
    return {};
}

std::optional<std::size_t> NamesOfList::imageOf(const std::string& name) const
{
    const auto found = m_imageByName.find(name);
    return found == m_imageByName.end() ? std::nullopt : std::optional(found->second);
}

void NamesOfList::addPassedOverNote(std::vector<std::string>& notes) const
{
    if (!m_passedOver.empty())
        notes.push_back(counted(m_passedOver.size(), "name was", "names were") +
                        " passed over, whose image another name of the file tells more exactly, such as " +
                        inQuotes(m_passedOver.front()));
}

}  // namespace vizsla
