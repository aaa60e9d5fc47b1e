// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace vizsla::test {

/// What others do to a study that is open.
enum class Deed {
    Replace,  ///< another version takes its name, as from a program that synchronises
    Delete,
    Move,  ///< the file goes into the folder above
    MoveFolder,
    Unmount,  ///< its folder, in which a file system is mounted
};
constexpr int deedCount = 5;

/// One word each, for the command line.
std::string_view deedWord(Deed deed);
Deed deedFromWord(std::string_view word);

/// `other` takes the study's place where it is replaced.
void carryOut(Deed deed, const std::filesystem::path& study, const std::filesystem::path& other);

/// Whether the system lets us mount a file system in memory there.
bool mountMemory(const std::filesystem::path& folder);
/// Of a file system that was mounted so, if it is there still.
void unmountMemory(const std::filesystem::path& folder);

}  // namespace vizsla::test
