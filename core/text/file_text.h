// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vizsla {

/// The bytes of a file of at most `limit` bytes.
/// Errors: NotFound; Io where it cannot be read or is no file (a folder, a pipe); Invalid where it is larger.
Result<std::string> readFileText(const std::filesystem::path& path, std::size_t limit);

/// A file for reading as a stream. Errors: NotFound; Io where it cannot be opened or is no file.
Result<std::unique_ptr<std::istream>> openFile(const std::filesystem::path& path);

/// What keeps a text from being the name of an image, a class or a reviewer: "nothing", "bytes that are not
/// UTF-8", "a control character", "a name of more than 4,096 bytes"; nothing where it may be one.
std::string_view nameFault(std::string_view text);

/// "found UTF-16 text, expected UTF-8; save the file as UTF-8" for what begins so; nothing for other text.
std::string_view encodingFault(std::string_view beginning);

/// A text from a file in quotes, cut where it is long and "?" for what does not print, for an error.
std::string inQuotes(std::string_view text);

}  // namespace vizsla
