// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace vizsla::bench {

using Instant = std::chrono::steady_clock::time_point;

inline Instant now()
{
    return std::chrono::steady_clock::now();
}

/// What was measured, in milliseconds.
class Latencies
{
public:
    void add(Instant from, Instant to)
    {
        m_values.push_back(std::chrono::duration<double, std::milli>(to - from).count());
    }
    std::size_t count() const { return m_values.size(); }
    double quantile(double q) const
    {
        if (m_values.empty())
            return 0;
        std::vector<double> sorted = m_values;
        std::ranges::sort(sorted);
        return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
    }

    static void printHead(const char* title)
    {
        std::printf("\n%-44s %9s %9s %9s %9s\n", title, "count", "p50 ms", "p99 ms", "max ms");
    }
    void print(const char* what) const
    {
        std::printf("%-44s %9zu %9.2f %9.2f %9.2f\n", what, count(), quantile(0.5), quantile(0.99),
                    quantile(1));
    }

private:
    std::vector<double> m_values;
};

}  // namespace vizsla::bench
