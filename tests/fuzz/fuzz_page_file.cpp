// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/store/page_file.h"

namespace {

/// A file in memory, as PageFile wants one.
class MemoryFile
{
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : m_descriptor(::memfd_create("fuzz", 0))
    {
        if (m_descriptor < 0 || ::write(m_descriptor, data, size) != static_cast<ssize_t>(size))
            std::abort();
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const MemoryFile file(data, size);
    const auto pages = vizsla::PageFile::read(file.path());
    if (!pages)
        std::abort();
    for (const auto& [page, entry] : pages->owners()) {
        if (page < 1 || page > pages->pageCount() || entry < 0 ||
            static_cast<std::size_t>(entry) >= pages->entries().size())
            std::abort();
    }
    for (int page = 0; page <= pages->pageCount() + 1; ++page) {
        const auto found = pages->rows(page);
        if (found.unreadable < 0 || (!pages->isTableLeaf(page) && !found.rows.empty()))
            std::abort();
    }
    for (std::size_t entry = 0; entry < pages->entries().size(); ++entry)
        (void)pages->countIndexed(static_cast<int>(entry));
    return 0;
}
