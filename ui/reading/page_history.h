// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace vizsla {

/// A place in the pages.
struct PagePlace
{
    QString pageId;     ///< empty: what `target` names has no page
    QString target;     ///< what is brought into view there: "#heading" or "class:wnid"
    int scrolled = -1;  ///< where the page was left; -1 before that

    bool isSameAs(const PagePlace& other) const { return pageId == other.pageId && target == other.target; }
};

/// The places that were visited, and which of them is shown.
class PageHistory
{
public:
    bool isEmpty() const { return m_places.empty(); }
    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_places.size(); }
    PagePlace& current() { return m_places[m_current]; }

    /// Goes to a new place; what lay ahead is forgotten.
    void visit(PagePlace place)
    {
        if (!m_places.empty())
            m_places.resize(m_current + 1);
        m_places.push_back(std::move(place));
        m_current = m_places.size() - 1;
    }
    void goBack() { --m_current; }
    void goForward() { ++m_current; }

private:
    std::vector<PagePlace> m_places;
    std::size_t m_current = 0;
};

}  // namespace vizsla
