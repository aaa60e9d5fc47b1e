// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

namespace vizsla::test {

/// Values of a pickle of protocol 0, to be put together; pickleFile() makes a file of one.
inline std::string pickled(const std::string& text)
{
    return 'V' + text + '\n';
}
inline std::string pickledTruth(bool truth)
{
    return truth ? "I01\n" : "I00\n";
}

inline std::string pickledList(std::initializer_list<std::string> values)
{
    std::string text = "(l";
    for (const std::string& value : values)
        text += value + 'a';
    return text;
}

inline std::string pickledTuple(std::initializer_list<std::string> values)
{
    std::string text = "(";
    for (const std::string& value : values)
        text += value;
    return text + 't';
}

/// The keys are pickled values too.
inline std::string pickledDict(std::initializer_list<std::pair<std::string, std::string>> entries)
{
    std::string text = "(d";
    for (const auto& [key, value] : entries)
        text += key + value + 's';
    return text;
}

inline std::string pickleFile(const std::string& value)
{
    return value + '.';
}

}  // namespace vizsla::test
