// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

namespace vizsla {

/// The functions of libarchive that ArchiveReader calls, by their names without the prefix. The library is
/// loaded when the first archive is opened: linked, it and the six that it needs would delay every start of
/// the program.
struct LibArchive
{
    /// Null where the library is not installed. May be called by any thread.
    static const LibArchive* find();

    decltype(&::archive_read_new) readNew;
    decltype(&::archive_read_free) readFree;
    decltype(&::archive_read_support_filter_gzip) supportGzip;
    decltype(&::archive_read_support_filter_bzip2) supportBzip2;
    decltype(&::archive_read_support_filter_xz) supportXz;
    decltype(&::archive_read_support_filter_zstd) supportZstd;
    decltype(&::archive_read_support_format_tar) supportTar;
    decltype(&::archive_read_support_format_zip) supportZip;
    decltype(&::archive_read_open_filename) openFilename;
    decltype(&::archive_read_next_header) nextHeader;
    decltype(&::archive_read_data) readData;
    decltype(&::archive_errno) errorNumber;
    decltype(&::archive_error_string) errorString;
    decltype(&::archive_format) format;
    decltype(&::archive_filter_code) filterCode;
    decltype(&::archive_entry_hardlink) entryHardlink;
    decltype(&::archive_entry_filetype) entryFiletype;
    decltype(&::archive_entry_pathname) entryPathname;
    decltype(&::archive_entry_size) entrySize;
};

}  // namespace vizsla
