// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// What an English plural may be the plural of, "berries" of "berry", "geese" of "goose"; some are no words.
std::vector<std::string> singularsOf(std::string_view word);

/// How a word is written across the Atlantic, "colour" for "color" and the other way round; some are no
/// words.
std::vector<std::string> otherSpellingsOf(std::string_view word);

/// What someone does or is with a thing, taken back to the thing: "skiing" and "skier" to "ski"; some are no
/// words.
std::vector<std::string> derivedFromOf(std::string_view word);

}  // namespace vizsla
