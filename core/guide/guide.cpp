// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/text/utf8.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largestPage = 1 << 20;
constexpr std::string_view classScheme = "class:";
constexpr std::string_view photosScheme = "photos:";

}  // namespace

Guide Guide::load(const fs::path& folder)
{
    Guide guide;
    guide.m_folder = folder;
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".md")
            files.push_back(entry->path());
    }
    if (error)
        guide.m_problems.push_back("The folder " + folder.string() + " cannot be read.");
    std::ranges::sort(files);
    for (const fs::path& file : files)
        guide.readPage(file);
    std::ranges::stable_sort(guide.m_pages, {},
                             [](const GuidePage& page) { return std::pair(page.section, page.title); });
    guide.checkPageLinks();
    return guide;
}

void Guide::readPage(const fs::path& file)
{
    const std::string name = file.filename().string();
    std::error_code error;
    if (fs::file_size(file, error) > largestPage || error) {
        m_problems.push_back(name + " is not a page: it cannot be read or is larger than 1 MiB.");
        return;
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream && !stream.eof()) {
        m_problems.push_back(name + " cannot be read.");
        return;
    }
    auto page = parseGuidePage(file.stem().string(), text);
    if (page)
        m_pages.push_back(std::move(*page));
    else
        m_problems.push_back(page.error().message);
}

void Guide::checkPageLinks()
{
    for (const GuidePage& from : m_pages) {
        for (const std::string& target : linkTargets(from.markdown)) {
            std::error_code ignored;
            const std::string file = target.substr(0, target.find('#'));
            const bool isPage = file.ends_with(".md") && file.find(':') == std::string::npos;
            const bool isPicture = target.starts_with("images/");
            if ((isPage && !page(file.substr(0, file.size() - 3))) ||
                (isPicture && !fs::exists(m_folder / target, ignored)))
                m_problems.push_back(from.id + ".md leads to " + target + ", which is not there.");
        }
    }
}

void Guide::checkClassLinks(const std::function<bool(std::string_view)>& isClass)
{
    for (const GuidePage& from : m_pages) {
        for (const std::string& target : linkTargets(from.markdown)) {
            for (const std::string_view scheme : {classScheme, photosScheme}) {
                if (target.starts_with(scheme) && !isClass(std::string_view(target).substr(scheme.size())))
                    m_problems.push_back(from.id + ".md leads to " + target +
                                         ", which is not in this study.");
            }
        }
    }
}

const GuidePage* Guide::page(std::string_view id) const
{
    const auto found = std::ranges::find(m_pages, id, &GuidePage::id);
    return found == m_pages.end() ? nullptr : &*found;
}

const GuidePage* Guide::pageAbout(std::string_view wnid) const
{
    const GuidePage* best = nullptr;
    for (const GuidePage& page : m_pages) {
        const bool names = std::ranges::find(page.wnids, wnid) != page.wnids.end();
        if (names && (!best || page.wnids.size() < best->wnids.size()))
            best = &page;
    }
    return best;
}

Guide::Comparison Guide::compare(std::string_view firstWnid, std::string_view secondWnid) const
{
    for (const GuidePage& page : m_pages) {
        auto points = pointsToCompare(page.markdown, firstWnid, secondWnid);
        if (!points.empty())
            return {&page, std::move(points)};
    }
    return {};
}

std::vector<std::string> Guide::lookAlikes(std::string_view wnid) const
{
    std::vector<std::string> others;
    for (const GuidePage& page : m_pages) {
        for (const std::string& other : page.wnids) {
            if (other != wnid && std::ranges::find(others, other) == others.end() &&
                !pointsToCompare(page.markdown, wnid, other).empty())
                others.push_back(other);
        }
    }
    return others;
}

void Guide::makeIndex() const
{
    auto index = TextIndex::make();
    for (const GuidePage& page : m_pages) {
        // A page that cannot be indexed is only not found.
        if (index)
            (void)index->add(page.id, page.title, plainText(page.markdown));
    }
    if (index)
        m_index = std::move(*index);
}

std::vector<Guide::Found> Guide::search(std::string_view query) const
{
    std::vector<Found> found;
    if (!m_index)
        makeIndex();
    if (!m_index)
        return found;
    for (auto& hit : m_index->search(query)) {
        if (const GuidePage* hitPage = page(hit.id))
            found.push_back({hitPage, std::move(hit.excerpt)});
    }
    return found;
}

}  // namespace vizsla
