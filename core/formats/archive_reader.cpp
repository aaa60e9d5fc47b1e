// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/archive_reader.h"

#include <locale.h>

#include <array>
#include <cerrno>
#include <utility>

#include "core/formats/lib_archive.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t archiveBufferSize = 64 * 1024;

/// libarchive translates names into the locale's characters, and knows none but ASCII in a program that set
/// no locale.
class UseLocale
{
public:
    explicit UseLocale(locale_t locale) : m_before(::uselocale(locale)) {}
    ~UseLocale() { ::uselocale(m_before); }
    UseLocale(const UseLocale&) = delete;
    UseLocale& operator=(const UseLocale&) = delete;

private:
    locale_t m_before;
};

ArchiveReader::Member::Kind kindOf(const LibArchive& lib, archive_entry* entry)
{
    using Kind = ArchiveReader::Member::Kind;
    if (lib.entryHardlink(entry))
        return Kind::Other;
    switch (lib.entryFiletype(entry)) {
        case AE_IFREG:
            return Kind::File;
        case AE_IFDIR:
            return Kind::Folder;
        default:
            return Kind::Other;
    }
}

}  // namespace

struct ArchiveReader::Source
{
    Source(const LibArchive& library, std::string fileName) : lib(library), name(std::move(fileName)) {}
    ~Source()
    {
        lib.readFree(reader);
        if (utf8)
            ::freelocale(utf8);
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const LibArchive& lib;
    archive* reader = lib.readNew();
    locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    std::string name;
    std::string member;  ///< the last that was reached
    std::array<char, archiveBufferSize> buffer{};
};

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& file)
{
    TRY(openFile(file));
    const LibArchive* lib = LibArchive::find();
    if (!lib)
        return failure(ErrorKind::NotFound, "Archives need libarchive, which is not installed here; unpack " +
                                                file.string() + " and import the folder.");
    auto source = std::make_unique<Source>(*lib, file.string());
    archive* reader = source->reader;
    lib->supportGzip(reader);
    lib->supportBzip2(reader);
    lib->supportXz(reader);
    lib->supportZstd(reader);
    lib->supportTar(reader);
    lib->supportZip(reader);
    if (lib->openFilename(reader, file.c_str(), archiveBufferSize) != ARCHIVE_OK)
        return broken(*source);
    return ArchiveReader(std::move(source));
}

ArchiveReader::ArchiveReader(std::unique_ptr<Source> source) : m_source(std::move(source)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<std::optional<ArchiveReader::Member>> ArchiveReader::next()
{
    const LibArchive& lib = m_source->lib;
    const UseLocale utf8(m_source->utf8);
    archive_entry* entry = nullptr;
    const int status = lib.nextHeader(m_source->reader, &entry);
    if (status == ARCHIVE_EOF)
        return std::nullopt;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return broken(*m_source);
    const char* path = lib.entryPathname(entry);
    m_source->member = path ? path : "";
    return Member{m_source->member, kindOf(lib, entry), static_cast<std::uint64_t>(lib.entrySize(entry))};
}

Result<std::string_view> ArchiveReader::read()
{
    const auto size = m_source->lib.readData(m_source->reader, m_source->buffer.data(), archiveBufferSize);
    if (size < 0)
        return broken(*m_source);
    return std::string_view(m_source->buffer.data(), static_cast<std::size_t>(size));
}

tl::unexpected<Error> ArchiveReader::broken(const Source& source)
{
    const LibArchive& lib = source.lib;
    archive* reader = source.reader;
    const bool isIo = lib.errorNumber(reader) == EIO;
    if (!isIo && lib.format(reader) == 0 && lib.filterCode(reader, 0) == ARCHIVE_FILTER_NONE)
        return failure(ErrorKind::Invalid,
                       source.name + ": found no archive, expected .tar, .tar.gz, .tar.xz, .tar.zst or .zip");
    const char* detail = lib.errorString(reader);
    const std::string place =
        source.member.empty() ? "its beginning" : "the member " + inQuotes(source.member);
    return failure(
        isIo ? ErrorKind::Io : ErrorKind::Invalid,
        source.name + ": cannot be read from " + place + " on: " + (detail ? detail : "it is damaged"));
}

}  // namespace vizsla
