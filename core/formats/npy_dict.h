// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// The three values of a .npy header.
struct NpyDict
{
    std::string descr;
    bool fortranOrder = false;
    std::vector<std::uint64_t> shape;
};

/// Reads {'descr': '<i8', 'fortran_order': False, 'shape': (20000, 5), }, the part of Python's literals that
/// NumPy writes, and nothing else. `start` is the text's place in the file, for errors.
class NpyDictParser
{
public:
    NpyDictParser(std::string_view text, std::size_t start, std::string_view name)
        : m_text(text),
          m_start(start),
          m_name(name)
    {}

    Result<NpyDict> parse();

private:
    void skipBlanks();
    bool take(char character);
    bool takeWord(std::string_view word);
    std::optional<std::string> takeText();
    std::optional<std::uint64_t> takeNumber();
    Result<void> readEntry(NpyDict& dict);
    Result<void> readShape(NpyDict& dict);
    tl::unexpected<Error> expected(std::string_view what) const;

    std::string_view m_text;
    std::size_t m_start;
    std::string_view m_name;
    std::size_t m_position = 0;
    std::vector<std::string> m_keys;
};

}  // namespace vizsla
