// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <functional>
#include <utility>

namespace vizsla {

/// A page that is made when it is first needed, and again after it was dropped.
template <class Page>
class LazyPage
{
public:
    explicit LazyPage(std::function<Page*()> make) : m_make(std::move(make)) {}

    Page& get()
    {
        if (!m_page)
            m_page = m_make();
        return *m_page;
    }
    /// None before get() and after drop().
    Page* made() const { return m_page; }
    void drop() { delete m_page; }

private:
    std::function<Page*()> m_make;
    QPointer<Page> m_page;
};

}  // namespace vizsla
