// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace vizsla {

/// Makes version 4 UUIDs (RFC 9562) from a seed that is passed in.
class UuidSource
{
public:
    explicit UuidSource(std::uint64_t seed) : m_random(seed) {}

    /// 36 characters, lower case.
    std::string next();
    /// 64 random bits, for seeds that are kept.
    std::uint64_t nextSeed() { return m_random(); }

private:
    std::mt19937_64 m_random;
};

/// A seed from the operating system's random source.
std::uint64_t randomSeed();

}  // namespace vizsla
