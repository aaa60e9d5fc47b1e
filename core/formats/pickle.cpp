// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "core/formats/pickle_machine.h"

namespace vizsla {

namespace {

/// Places in the file and in the arena fit in 32 bits with this.
constexpr std::size_t largestFile = 512U << 20U;

tl::unexpected<Error> tooLarge(std::string_view name)
{
    return failure(ErrorKind::Invalid,
                   std::string(name) + ": found more than 512 MiB, expected a smaller pickle");
}

}  // namespace

Result<PickleDocument> readPickle(std::string bytes, std::string_view name)
{
    if (bytes.size() > largestFile)
        return tooLarge(name);
    auto arena = std::make_unique<PickleArena>(std::move(bytes));
    const Result<PickleIndex> root = PickleMachine(*arena, name).run();
    if (!root)
        return tl::unexpected(root.error());
    return PickleDocument(std::move(arena), *root);
}

Result<PickleDocument> readPickleFile(const std::filesystem::path& path)
{
    std::error_code problem;
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (problem == std::errc::no_such_file_or_directory)
        return failure(ErrorKind::NotFound, path.string() + ": there is no such file");
    if (problem)
        return failure(ErrorKind::Io, path.string() + ": cannot be read, expected a file");
    if (size > largestFile)
        return tooLarge(path.string());
    std::ifstream file(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return failure(ErrorKind::Io, path.string() + ": reading failed");
    return readPickle(std::move(bytes), path.string());
}

}  // namespace vizsla
