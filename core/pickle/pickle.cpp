// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle.h"

#include <utility>

#include "core/pickle/pickle_machine.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

/// Places in the file and in the arena fit in 32 bits with this.
constexpr std::size_t largestPickleFile = 512U << 20U;

}  // namespace

Result<PickleDocument> readPickle(std::string bytes, std::string_view name)
{
    if (bytes.size() > largestPickleFile)
        return failure(ErrorKind::Invalid,
                       std::string(name) + ": found more than 512 MiB, expected a smaller pickle");
    auto arena = std::make_unique<PickleArena>(std::move(bytes));
    const auto root = TRY(PickleMachine(*arena, name).run());
    return PickleDocument(std::move(arena), root);
}

Result<PickleDocument> readPickleFile(const std::filesystem::path& path)
{
    return readFileText(path, largestPickleFile).and_then([&](std::string&& bytes) {
        return readPickle(std::move(bytes), path.string());
    });
}

}  // namespace vizsla
