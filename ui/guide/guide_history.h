// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace vizsla {

/// A place in the guide: a page, or a class that may have none.
struct GuidePlace
{
    QString pageId;     ///< empty: `wnid` has no page
    std::string wnid;   ///< the class for which the page was opened, if it was for one
    int scrolled = -1;  ///< where the page was left; -1 before that

    bool isSameAs(const GuidePlace& other) const { return pageId == other.pageId && wnid == other.wnid; }
};

/// The places that were visited, and which of them is shown.
class GuideHistory
{
public:
    bool isEmpty() const { return m_places.empty(); }
    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_places.size(); }
    GuidePlace& current() { return m_places[m_current]; }

    /// Goes to a new place; what lay ahead is forgotten.
    void visit(GuidePlace place)
    {
        if (!m_places.empty())
            m_places.resize(m_current + 1);
        m_places.push_back(std::move(place));
        m_current = m_places.size() - 1;
    }
    void goBack() { --m_current; }
    void goForward() { ++m_current; }

private:
    std::vector<GuidePlace> m_places;
    std::size_t m_current = 0;
};

}  // namespace vizsla
