// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/pickle/pickle_value.h"
#include "core/result.h"

namespace vizsla {

/// The data of a Python pickle. Nothing is executed: of the names a pickle can call, those that only build
/// data (set, frozenset, list, tuple, dict, bytes, bytearray, OrderedDict, defaultdict, datetime, date,
/// timedelta, timezone; numpy's scalars and arrays of one dimension) are carried out here, and any other is
/// refused.
class PickleDocument
{
public:
    PickleDocument(std::unique_ptr<const PickleArena> arena, PickleIndex root)
        : m_arena(std::move(arena)),
          m_root(root)
    {}

    PickleRef root() const { return {*m_arena, m_root}; }
    std::size_t fileSize() const { return m_arena->bytes().size(); }

private:
    std::unique_ptr<const PickleArena> m_arena;
    PickleIndex m_root;
};

/// Reads a pickle of protocol 0 to 5; what follows its STOP is ignored, as in Python. `name` is how errors
/// call the file. Takes time and memory in proportion to the file, and no stack for data nested deeply.
/// Errors: Invalid with the byte, the instruction and what was expected.
Result<PickleDocument> readPickle(std::string bytes, std::string_view name);

/// Errors: as above; NotFound, Io.
Result<PickleDocument> readPickleFile(const std::filesystem::path& path);

}  // namespace vizsla
