// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vizsla {

/// Reads a .tar (plain or packed by gzip, bzip2, xz or zstd) or .zip from its beginning to its end. Writes
/// nothing: where a member's bytes go is the caller's, whatever path it claims.
class ArchiveReader
{
public:
    struct Member
    {
        enum class Kind {
            File,
            Folder,
            Other,  ///< a link or a device
        };
        /// As the archive has it: may be absolute, lead upwards or hold any byte.
        std::string path;
        Kind kind = Kind::File;
        /// In bytes, as the archive claims; 0 where it does not say.
        std::uint64_t size = 0;
    };

    /// Errors: NotFound; Io where it cannot be read or is no file; those of next().
    static Result<ArchiveReader> open(const std::filesystem::path& file);

    ArchiveReader(ArchiveReader&&) noexcept;
    ArchiveReader& operator=(ArchiveReader&&) noexcept;
    ~ArchiveReader();

    /// The next member, none at the end. Errors: Invalid where the file is no archive, is damaged or cut off,
    /// naming the last member that was reached; Io.
    Result<std::optional<Member>> next();
    /// The next bytes of the member, none at its end; valid until the next call. Errors as next().
    Result<std::string_view> read();

private:
    struct Source;
    explicit ArchiveReader(std::unique_ptr<Source> source);
    static tl::unexpected<Error> broken(const Source& source);

    std::unique_ptr<Source> m_source;
};

}  // namespace vizsla
