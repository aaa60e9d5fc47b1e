// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

namespace vizsla {

/// Photographs of a class that could be examples.
struct ExampleCount
{
    std::size_t all = 0;
    std::size_t left = 0;  ///< those not left out, because they are in a test or in question
};

/// By class; every class of the study, those without photographs too.
using ExampleCounts = std::unordered_map<std::string, ExampleCount>;

/// How many photographs every class shows in a test, as if all had lost as many as the one that lost most: so
/// the number does not tell which classes lost some. It is one number for all, because a class that showed
/// none would be known not to be the answer.
std::size_t examplesInTest(const ExampleCounts& counts);

/// The most that a class may show in a training which leaves out its own photographs, likewise as if all had
/// lost as many; each shows at most one less than it has. Nothing where that lessens none.
std::optional<std::size_t> examplesInTraining(const ExampleCounts& counts);

/// The most that a class may show elsewhere: what each of those can that would show more if none were left
/// out. Nothing where that lessens none. `heldBack`: of each class besides, 0 or 1.
std::optional<std::size_t> examplesElsewhere(const ExampleCounts& counts, std::size_t heldBack);

}  // namespace vizsla
