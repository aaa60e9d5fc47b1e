// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/image_names.h"

#include <iterator>
#include <utility>

#include "core/formats/ascii.h"
#include "core/formats/image_kind.h"

namespace vizsla {

namespace {

std::string_view stemOf(std::string_view name)
{
    return name.substr(0, name.size() - imageExtension(name).size());
}

}  // namespace

ImageNames::ImageNames(std::vector<std::string> names) : m_names(std::move(names))
{
    m_imageByStem.reserve(m_names.size());
    for (std::size_t image = 0; image < m_names.size(); ++image)
        m_imageByStem.emplace(stemOf(m_names[image]), image);
}

std::optional<ImageNames::Match> ImageNames::findName(std::string_view name) const
{
    const auto [first, last] = m_imageByStem.equal_range(stemOf(name));
    std::optional<Match> found;
    std::size_t alike = 0;
    for (auto candidate = first; candidate != last; ++candidate) {
        if (m_names[candidate->second] == name)
            return Match{candidate->second, Likeness::Exact};
        if (!equalsIgnoringCase(imageExtension(m_names[candidate->second]), imageExtension(name)))
            continue;
        found = Match{candidate->second, Likeness::ExtensionCase};
        ++alike;
    }
    if (alike > 0)
        return alike == 1 ? found : std::nullopt;
    if (first == last || std::next(first) != last)
        return std::nullopt;
    return Match{first->second, Likeness::OtherExtension};
}

std::optional<ImageNames::Match> ImageNames::find(std::string_view path) const
{
    for (;;) {
        if (const auto found = findName(path))
            return found;
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos)
            return std::nullopt;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace vizsla
