// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pickle/pickle_arena.h"
#include "core/result.h"

namespace vizsla {

/// What a pickle may name. Each is carried out here; none is looked up anywhere.
enum class PickleName : std::uint8_t {
    Plain,  ///< int, float, str, bool: may stand as the factory of a defaultdict
    Set,
    FrozenSet,
    List,
    Tuple,
    Dict,
    Bytes,
    ByteArray,
    OrderedDict,
    DefaultDict,
    Encode,
    DateTime,
    Date,
    TimeDelta,
    TimeZone,
    Dtype,
    NdArray,
    Scalar,
    Reconstruct,
    FromBuffer,
};

/// As in GLOBAL "collections OrderedDict"; nothing for any name that is not allowed.
std::optional<PickleName> pickleName(std::string_view module, std::string_view name);
/// "collections.OrderedDict"
std::string pickleNameText(PickleName name);

/// What follows names what was found and expected, and leaves the place to the caller.

/// Calls an allowed name, which REDUCE asks for.
Result<PickleIndex> callPickleName(PickleArena& arena, PickleIndex callee, PickleIndex arguments);
/// Gives a numpy dtype or array its state, which BUILD asks for; refused for anything else.
Result<void> setPickleState(PickleArena& arena, PickleIndex target, PickleIndex state);

/// A copy of a container's items, which stays as it is when values are added.
std::vector<PickleIndex> pickleItems(const PickleArena& arena, PickleIndex container);
tl::unexpected<Error> pickleProblem(std::string message);
tl::unexpected<Error> pickleMismatch(const PickleArena& arena, PickleIndex found, std::string_view expected);

}  // namespace vizsla
