// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/file_text.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "core/text/utf8.h"

namespace vizsla {

namespace {

constexpr std::size_t longestName = 4096;
constexpr std::size_t longestQuotation = 60;

constexpr bool isControl(char c)
{
    return (c >= 0 && c < 0x20) || c == 0x7F;
}

/// Opening a pipe would wait for its other end.
Result<void> checkFile(const std::filesystem::path& path)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return failure(ErrorKind::NotFound, path.string() + ": there is no such file");
    if (problem)
        return failure(ErrorKind::Io, path.string() + ": cannot be read: " + problem.message());
    if (status.type() != std::filesystem::file_type::regular)
        return failure(ErrorKind::Io, path.string() + ": found a folder or device, expected a file");
    return {};
}

}  // namespace

Result<std::unique_ptr<std::istream>> openFile(const std::filesystem::path& path)
{
    TRY(checkFile(path));
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file)
        return failure(ErrorKind::Io, path.string() + ": cannot be opened for reading");
    return file;
}

Result<std::string> readFileText(const std::filesystem::path& path, std::size_t limit)
{
    auto file = TRY(openFile(path));
    std::error_code problem;
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (problem)
        return failure(ErrorKind::Io, path.string() + ": cannot be read: " + problem.message());
    if (size > limit)
        return failure(ErrorKind::Invalid, path.string() + ": found " + std::to_string(size) +
                                               " bytes, expected at most " + std::to_string(limit >> 20U) +
                                               " MiB");
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file->read(text.data(), static_cast<std::streamsize>(text.size())))
        return failure(ErrorKind::Io, path.string() + ": reading failed");
    return text;
}

std::string_view nameFault(std::string_view text)
{
    if (text.empty())
        return "nothing";
    if (text.size() > longestName)
        return "a name of more than 4,096 bytes";
    if (std::ranges::any_of(text, isControl))
        return "a control character";
    if (!isUtf8(text))
        return "bytes that are not UTF-8";
    return {};
}

/// A first character of UTF-16 without a mark has a zero beside it.
std::string_view encodingFault(std::string_view beginning)
{
    using namespace std::string_view_literals;
    if (beginning.starts_with("\xFF\xFE\0\0"sv) || beginning.starts_with("\0\0\xFE\xFF"sv))
        return "found UTF-32 text, expected UTF-8; save the file as UTF-8";
    const bool hasMark = beginning.starts_with("\xFF\xFE"sv) || beginning.starts_with("\xFE\xFF"sv);
    const bool hasZero = beginning.size() > 1 && (beginning[0] == '\0') != (beginning[1] == '\0');
    return hasMark || hasZero ? "found UTF-16 text, expected UTF-8; save the file as UTF-8"
                              : std::string_view();
}

std::string inQuotes(std::string_view text)
{
    std::string result = "\"";
    for (std::size_t position = 0; position < text.size();) {
        if (result.size() > longestQuotation)
            return result + "…\"";
        const char32_t character = nextCodePoint(text, position);
        appendUtf8(result, character < 0x20 || character == 0x7F ? U'?' : character);
    }
    return result + '"';
}

}  // namespace vizsla
