// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace vizsla::test {

/// The most bytes that were asked for at once since startWatchingAllocations(). To be included by one file of
/// a program, whose operator new it replaces.
inline std::size_t& largestAllocation()
{
    static std::size_t largest = 0;
    return largest;
}

inline void startWatchingAllocations()
{
    largestAllocation() = 0;
}

}  // namespace vizsla::test

void* operator new(std::size_t size)
{
    std::size_t& largest = vizsla::test::largestAllocation();
    largest = std::max(largest, size);
    if (void* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
