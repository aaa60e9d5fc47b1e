// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lost_pages.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "core/store/salvage_target.h"

namespace vizsla {

namespace {

class LostPages
{
public:
    LostPages(const PageFile& pages, const SalvageTarget& target, const std::vector<const TableForm*>& tables,
              const CopyPage& copyPage)
        : m_pages(pages),
          m_target(target),
          m_tables(tables),
          m_copyPage(copyPage)
    {}

    Result<void> copy()
    {
        std::vector<LostPage> lost;
        for (int page = 2; page <= m_pages.pageCount() && !m_tables.empty(); ++page) {
            if (m_pages.isTableLeaf(page) && !m_pages.owners().contains(page) && !m_pages.isFree(page))
                lost.push_back({page, possibleTables(page)});
        }
        std::erase_if(lost, [](const LostPage& page) { return page.tables.empty(); });
        TRY(copyWhere(lost, [](const LostPage& page) { return page.tables.size() == 1; }));
        // What was copied may be what others refer to.
        for (std::size_t left = 0; left != lost.size();) {
            left = lost.size();
            TRY(copyWhere(lost, [this](LostPage& page) { return isTold(page); }));
        }
        return copyWhere(lost, [this](LostPage& page) {
            rank(page);
            return true;
        });
    }

private:
    struct LostPage
    {
        int number = 0;
        std::vector<const TableForm*> tables;  ///< the likeliest first, once it is ranked
    };

    /// Copies pages into their first tables.
    template <class Predicate>
    Result<void> copyWhere(std::vector<LostPage>& lost, Predicate isReady)
    {
        for (LostPage& page : lost) {
            if (!isReady(page))
                continue;
            TRY(m_copyPage(*page.tables.front(), page.number));
            page.tables.clear();
        }
        std::erase_if(lost, [](const LostPage& page) { return page.tables.empty(); });
        return {};
    }

    /// By what their columns can hold; by what they usually do, where there are such.
    std::vector<const TableForm*> possibleTables(int page)
    {
        const auto rows = m_pages.rows(page).rows;
        std::vector<const TableForm*> possible;
        std::vector<const TableForm*> usual;
        for (const TableForm* one : m_tables) {
            if (rows.empty() ||
                !std::ranges::all_of(rows, [&](const PageFile::Row& row) { return fits(row, *one); }))
                continue;
            possible.push_back(one);
            if (std::ranges::all_of(rows, [&](const PageFile::Row& row) { return isUsual(row, *one); }))
                usual.push_back(one);
        }
        return usual.empty() ? possible : usual;
    }

    /// How many rows' references are to what is there and how many are not; what is there and refers to the
    /// rows; and how much the columns themselves tell.
    struct Evidence
    {
        int held = 0;
        int broken = 0;
        int wanted = 0;
        int words = 0;

        auto rank() const { return std::tuple(held - broken + wanted, words); }
    };

    Evidence evidenceOf(const std::vector<PageFile::Row>& rows, const TableForm& of)
    {
        Evidence found;
        for (const ColumnForm& column : of.columns)
            found.words += column.rule && isTelling(column.rule->content);
        for (const PageFile::Row& row : rows) {
            countReferences(row, of, found.held, found.broken);
            found.wanted += isReferredTo(row, of);
        }
        return found;
    }

    std::vector<Evidence> rank(LostPage& page)
    {
        const auto rows = m_pages.rows(page.number).rows;
        std::vector<std::pair<const TableForm*, Evidence>> ranked;
        for (const TableForm* one : page.tables)
            ranked.emplace_back(one, evidenceOf(rows, *one));
        std::ranges::stable_sort(ranked, std::greater(), [](const auto& one) { return one.second.rank(); });
        std::vector<Evidence> evidence;
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            page.tables[i] = ranked[i].first;
            evidence.push_back(ranked[i].second);
        }
        return evidence;
    }

    /// Whether one table stands out, and all that its rows refer to is there.
    bool isTold(LostPage& page)
    {
        const auto evidence = rank(page);
        return evidence[0].broken == 0 && evidence[0].held + evidence[0].wanted > 0 &&
               (evidence.size() == 1 || evidence[0].rank() > evidence[1].rank());
    }

    static bool isTelling(Content content)
    {
        return content == Content::Word || content == Content::Hash || content == Content::Json;
    }

    void countReferences(const PageFile::Row& row, const TableForm& of, int& held, int& broken)
    {
        for (const ReferenceForm& reference : of.references) {
            if (reference.column >= row.size() || !std::holds_alternative<std::string>(row[reference.column]))
                continue;
            const bool isThere =
                m_target.has(reference.table, reference.key, std::get<std::string>(row[reference.column]));
            ++(isThere ? held : broken);
        }
    }

    /// Whether a row of another table refers to this one.
    bool isReferredTo(const PageFile::Row& row, const TableForm& of)
    {
        const auto* key = row.empty() ? nullptr : std::get_if<std::string>(&row.front());
        return key && m_target.isReferredTo(*key, of, of.columns.front().name);
    }

    const PageFile& m_pages;
    const SalvageTarget& m_target;
    const std::vector<const TableForm*>& m_tables;
    const CopyPage& m_copyPage;
};

}  // namespace

Result<void> copyLostPages(const PageFile& pages, const SalvageTarget& target,
                           const std::vector<const TableForm*>& tables, const CopyPage& copyPage)
{
    return LostPages(pages, target, tables, copyPage).copy();
}

}  // namespace vizsla
