// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/image_names.h"

#include <algorithm>
#include <utility>

#include "core/formats/image_kind.h"
#include "core/text/ascii.h"
#include "core/text/unicode_form.h"

namespace vizsla {

namespace {

constexpr std::size_t wnidLength = 9;

std::string_view lastPart(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extensionOf(std::string_view path)
{
    return imageExtension(lastPart(path));
}

std::string_view stemOf(std::string_view path)
{
    return path.substr(0, path.size() - extensionOf(path).size());
}

/// Without its first part; nothing where there is only one.
std::optional<std::string_view> withoutFirst(std::string_view path)
{
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::nullopt : std::optional(path.substr(slash + 1));
}

bool isWnid(std::string_view text)
{
    return text.size() == wnidLength && text.front() == 'n' &&
           std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

/// The folder that the last part lies in.
std::string_view folderName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : lastPart(path.substr(0, slash));
}

/// Whether a path has a part that leads nowhere.
bool hasEmptyPart(std::string_view path)
{
    return path.starts_with("./") || path.find("//") != std::string_view::npos ||
           path.find("/./") != std::string_view::npos;
}

/// A path from the root stays one.
std::string withoutEmptyParts(std::string_view path)
{
    std::string kept = path.starts_with('/') ? "/" : "";
    for (bool isLast = false; !isLast;) {
        const std::size_t end = path.find('/');
        isLast = end == std::string_view::npos;
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(isLast ? path.size() : end + 1);
        if ((!part.empty() && part != ".") || isLast)
            kept.append(part).append(isLast ? "" : "/");
    }
    return kept;
}

/// Many readers of tables drop the blanks around a name.
std::string lookedUpForm(std::string_view name)
{
    std::string form = comparedForm(name);
    const std::string_view kept = trimmed(form);
    return kept.empty() || kept.size() == form.size() ? form : std::string(kept);
}

}  // namespace

std::string comparedForm(std::string_view name)
{
    std::string key = normalized(name);
    std::ranges::replace(key, '\\', '/');
    return hasEmptyPart(key) ? withoutEmptyParts(key) : key;
}

ImageNames::ImageNames(std::vector<std::string> names) : m_names(std::move(names)), m_keys(m_names.size())
{
    m_byName.reserve(m_names.size());
    m_byStem.reserve(m_names.size());
    for (std::size_t image = 0; image < m_names.size(); ++image) {
        m_byName.emplace(m_names[image], image);
        if (std::string compared = lookedUpForm(m_names[image]); compared != m_names[image])
            m_keys[image] = std::move(compared);
        const std::string_view path = key(image);
        m_byStem.emplace(stemOf(path), image);
        for (auto end = withoutFirst(path); end; end = withoutFirst(*end))
            m_byEnd.emplace(stemOf(*end), image);
        if (isWnid(folderName(path)))
            m_inClassFolder.emplace(stemOf(lastPart(path)), image);
    }
}

/// Of the names that end so, those with the likeliest extension.
std::optional<ImageNames::Found> ImageNames::among(const Index& index, std::string_view path,
                                                   bool isWhole) const
{
    const auto [first, last] = index.equal_range(stemOf(path));
    if (first == last)
        return std::nullopt;
    Likeness likeness = Likeness::OtherExtension;
    std::vector<std::size_t> images;
    for (auto candidate = first; candidate != last; ++candidate) {
        const std::string_view extension = extensionOf(key(candidate->second));
        Likeness here = Likeness::OtherExtension;
        if (extension == extensionOf(path))
            here = Likeness::OtherForm;
        else if (equalsIgnoringCase(extension, extensionOf(path)))
            here = Likeness::ExtensionCase;
        if (here < likeness)
            images.clear();
        likeness = std::min(likeness, here);
        if (here == likeness)
            images.push_back(candidate->second);
    }
    if (images.size() == 1)
        return Found{Match{images.front(), likeness, isWhole}, {}};
    std::ranges::sort(images);
    return Found{std::nullopt, std::move(images)};
}

std::optional<ImageNames::Found> ImageNames::byEnds(const Index& index, std::string_view path,
                                                    bool isWhole) const
{
    for (std::optional<std::string_view> end = path; end; end = withoutFirst(*end)) {
        if (auto found = among(index, *end, isWhole))
            return found;
    }
    return std::nullopt;
}

ImageNames::Found ImageNames::lookUp(std::string_view path) const
{
    if (const auto exact = m_byName.find(path); exact != m_byName.end())
        return {Match{exact->second, Likeness::Exact, true}, {}};
    const std::string compared = lookedUpForm(path);
    if (auto found = byEnds(m_byStem, compared, true))
        return std::move(*found);
    if (auto found = among(m_byEnd, compared, false))
        return std::move(*found);
    if (!isWnid(folderName(compared))) {
        if (auto found = byEnds(m_inClassFolder, compared, false))
            return std::move(*found);
    }
    return {};
}

}  // namespace vizsla
