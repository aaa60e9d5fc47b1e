// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/guide/guide_page.h"
#include "core/store/text_index.h"

namespace vizsla {

/// The labeling guide, or the manual: the pages of a folder, by section and title.
class Guide
{
public:
    struct Comparison
    {
        const GuidePage* page = nullptr;
        std::vector<ComparedPoint> points;
    };
    struct Found
    {
        const GuidePage* page = nullptr;
        std::string excerpt;  ///< around the words, which stand between \x02 and \x03
    };

    /// Reads every .md file of the folder. A page that cannot be read is left out and its reason kept in
    /// problems(); a folder that is not there gives an empty guide and a problem.
    static Guide load(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    const std::vector<GuidePage>& pages() const { return m_pages; }
    /// Sentences about pages left out and links that lead nowhere.
    const std::vector<std::string>& problems() const { return m_problems; }

    const GuidePage* page(std::string_view id) const;
    /// The page most about a class: of those naming it, the one with the fewest classes.
    const GuidePage* pageAbout(std::string_view wnid) const;
    /// Points that tell two classes apart; empty if no page compares them.
    Comparison compare(std::string_view firstWnid, std::string_view secondWnid) const;
    /// Other classes that a page compares with this one.
    std::vector<std::string> lookAlikes(std::string_view wnid) const;
    /// Pages with all words of the query (the last as a prefix), best first.
    std::vector<Found> search(std::string_view query) const;
    /// Adds a problem for every class link that `isClass` does not know.
    void checkClassLinks(const std::function<bool(std::string_view wnid)>& isClass);

private:
    void readPage(const std::filesystem::path& file);
    void checkPageLinks();
    void makeIndex() const;

    std::filesystem::path m_folder;
    std::vector<GuidePage> m_pages;
    std::vector<std::string> m_problems;
    mutable std::optional<TextIndex> m_index;  ///< made by the first search
};

}  // namespace vizsla
