// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/truth.h"

#include <functional>
#include <iterator>

namespace vizsla {

namespace {

bool areRisingOnce(std::span<const ClassIndex> classes)
{
    return std::ranges::adjacent_find(classes, std::ranges::greater_equal()) == classes.end();
}

std::vector<ClassIndex> risingOnce(std::span<const ClassIndex> classes)
{
    std::vector<ClassIndex> result(classes.begin(), classes.end());
    std::ranges::sort(result);
    const auto repeated = std::ranges::unique(result);
    result.erase(repeated.begin(), repeated.end());
    return result;
}

}  // namespace

Truth::Truth(std::span<const TruthRow> rows)
{
    m_assigned.reserve(rows.size());
    for (const TruthRow& row : rows)
        add(row);
}

void Truth::add(ClassIndex assigned, bool problematic, std::span<const ClassIndex> correct,
                std::span<const ClassIndex> unclear)
{
    m_assigned.push_back(assigned);
    m_problematic.append(problematic);
    // Which they are nearly always, and most images have one class and none that is unclear.
    if (areRisingOnce(correct))
        m_correct.addRow(correct);
    else
        m_correct.addRow(risingOnce(correct));
    std::vector<ClassIndex> isUnclear;
    if (!unclear.empty())
        std::ranges::set_difference(risingOnce(unclear), m_correct[m_correct.rowCount() - 1],
                                    std::back_inserter(isUnclear));
    m_unclear.addRow(isUnclear);
}

}  // namespace vizsla
