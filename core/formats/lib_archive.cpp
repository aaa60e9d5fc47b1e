// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/lib_archive.h"

#include <dlfcn.h>

#include <optional>

namespace vizsla {

namespace {

/// Of libarchive 3.
constexpr const char* fileName = "libarchive.so.13";

template <class Function>
bool load(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

std::optional<LibArchive> loadAll()
{
    void* library = ::dlopen(fileName, RTLD_LAZY | RTLD_LOCAL);
    if (!library)
        return std::nullopt;
    LibArchive found{};
    const bool isWhole = load(library, "archive_read_new", found.readNew) &&
                         load(library, "archive_read_free", found.readFree) &&
                         load(library, "archive_read_support_filter_gzip", found.supportGzip) &&
                         load(library, "archive_read_support_filter_bzip2", found.supportBzip2) &&
                         load(library, "archive_read_support_filter_xz", found.supportXz) &&
                         load(library, "archive_read_support_filter_zstd", found.supportZstd) &&
                         load(library, "archive_read_support_format_tar", found.supportTar) &&
                         load(library, "archive_read_support_format_zip", found.supportZip) &&
                         load(library, "archive_read_open_filename", found.openFilename) &&
                         load(library, "archive_read_next_header", found.nextHeader) &&
                         load(library, "archive_read_data", found.readData) &&
                         load(library, "archive_errno", found.errorNumber) &&
                         load(library, "archive_error_string", found.errorString) &&
                         load(library, "archive_format", found.format) &&
                         load(library, "archive_filter_code", found.filterCode) &&
                         load(library, "archive_entry_hardlink", found.entryHardlink) &&
                         load(library, "archive_entry_filetype", found.entryFiletype) &&
                         load(library, "archive_entry_pathname", found.entryPathname) &&
                         load(library, "archive_entry_size", found.entrySize);
    return isWhole ? std::optional(found) : std::nullopt;
}

}  // namespace

const LibArchive* LibArchive::find()
{
    static const std::optional<LibArchive> library = loadAll();
    return library ? &*library : nullptr;
}

}  // namespace vizsla
