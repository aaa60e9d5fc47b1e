// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <string>
#include <utility>
#include <vector>

#include "core/search/class_search.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla::test {

/// A hierarchy and its search, and what is asked of both in tests.
class Searched
{
public:
    explicit Searched(ClassList list) : m_hierarchy(*Hierarchy::build(std::move(list))), m_search(m_hierarchy)
    {}

    std::vector<SearchHit> hits(const QString& query, std::size_t limit = 20) const
    {
        return m_search.search(query.toStdString(), limit);
    }

    const ClassSearch& search() const { return m_search; }

    /// Main names of the best classes, "tiger; tiger cat".
    QString found(const QString& query, std::size_t limit) const
    {
        QStringList names;
        for (const SearchHit& hit : hits(query, limit))
            names << name(hit.node);
        return names.join(QStringLiteral("; "));
    }

    int rank(const QString& query, const QString& mainName) const
    {
        const std::vector<SearchHit> all = hits(query, 1000);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (name(all[i].node) == mainName)
                return static_cast<int>(i) + 1;
        return 0;
    }

    /// The matched name with its marks, "[great] white [sha]rk".
    QString marked(const SearchHit& hit) const
    {
        if (hit.nameIndex < 0)
            return QString();
        const std::string& text = m_hierarchy.synset(hit.node).names[static_cast<std::size_t>(hit.nameIndex)];
        std::string result;
        std::size_t at = 0;
        for (const SearchHit::Range& mark : hit.marks) {
            result += text.substr(at, mark.begin - at) + "[" + text.substr(mark.begin, mark.length) + "]";
            at = mark.begin + mark.length;
        }
        return QString::fromStdString(result + text.substr(at));
    }

    QString name(NodeId node) const
    {
        return QString::fromStdString(std::string(mainName(m_hierarchy.synset(node))));
    }

    const Hierarchy& hierarchy() const { return m_hierarchy; }

private:
    Hierarchy m_hierarchy;
    ClassSearch m_search;
};

inline const Searched& imageNet()
{
    static const Searched kSearched(ilsvrc2012Classes());
    return kSearched;
}

}  // namespace vizsla::test
