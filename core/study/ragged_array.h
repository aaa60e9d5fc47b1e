// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vizsla {

/// Rows of different lengths in one block of memory. Rows are added in order and stay as they are.
template <class T>
class RaggedArray
{
public:
    std::size_t rowCount() const { return m_ends.size() - 1; }

    std::span<const T> operator[](std::size_t row) const
    {
        return std::span(m_values).subspan(m_ends[row], m_ends[row + 1] - m_ends[row]);
    }

    /// Adds to the row that endRow() is going to close.
    void add(T value) { m_values.push_back(std::move(value)); }
    void endRow() { m_ends.push_back(static_cast<std::uint32_t>(m_values.size())); }

    template <class Range>
    void addRow(const Range& values)
    {
        m_values.insert(m_values.end(), values.begin(), values.end());
        endRow();
    }

    /// Rows from (row, value) pairs, in the order of the pairs within each row.
    static RaggedArray fromPairs(std::size_t rows, std::span<const std::pair<std::uint32_t, T>> pairs)
    {
        RaggedArray result;
        result.m_ends.assign(rows + 1, 0);
        for (const auto& pair : pairs)
            ++result.m_ends[pair.first + 1];
        for (std::size_t row = 0; row < rows; ++row)
            result.m_ends[row + 1] += result.m_ends[row];
        std::vector<std::uint32_t> next(result.m_ends.begin(), result.m_ends.end() - 1);
        result.m_values.resize(pairs.size());
        for (const auto& pair : pairs)
            result.m_values[next[pair.first]++] = pair.second;
        return result;
    }

private:
    std::vector<std::uint32_t> m_ends = {0};
    std::vector<T> m_values;
};

}  // namespace vizsla
