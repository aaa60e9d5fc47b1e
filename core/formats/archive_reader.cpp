// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <array>
#include <cerrno>
#include <utility>

#include "core/formats/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t bufferSize = 64 * 1024;

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

ArchiveReader::Member::Kind kindOf(archive_entry* entry)
{
    using Kind = ArchiveReader::Member::Kind;
    if (archive_entry_hardlink(entry))
        return Kind::Other;
    switch (archive_entry_filetype(entry)) {
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
    explicit Source(std::string fileName) : name(std::move(fileName)) {}
    ~Source()
    {
        archive_read_free(reader);
        if (utf8)
            ::freelocale(utf8);
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    archive* reader = archive_read_new();
    locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    std::string name;
    std::string member;  ///< the last that was reached
    std::array<char, bufferSize> buffer{};
};

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& file)
{
    if (const auto opened = openFile(file); !opened)
        return tl::unexpected(opened.error());
    auto source = std::make_unique<Source>(file.string());
    archive* reader = source->reader;
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_zip(reader);
    if (archive_read_open_filename(reader, file.c_str(), bufferSize) != ARCHIVE_OK)
        return broken(*source);
    return ArchiveReader(std::move(source));
}

ArchiveReader::ArchiveReader(std::unique_ptr<Source> source) : m_source(std::move(source)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<std::optional<ArchiveReader::Member>> ArchiveReader::next()
{
    const UseLocale utf8(m_source->utf8);
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(m_source->reader, &entry);
    if (status == ARCHIVE_EOF)
        return std::nullopt;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return broken(*m_source);
    const char* path = archive_entry_pathname(entry);
    m_source->member = path ? path : "";
    return Member{m_source->member, kindOf(entry), static_cast<std::uint64_t>(archive_entry_size(entry))};
}

Result<std::string_view> ArchiveReader::read()
{
    const auto size = archive_read_data(m_source->reader, m_source->buffer.data(), bufferSize);
    if (size < 0)
        return broken(*m_source);
    return std::string_view(m_source->buffer.data(), static_cast<std::size_t>(size));
}

tl::unexpected<Error> ArchiveReader::broken(const Source& source)
{
    archive* reader = source.reader;
    const bool isIo = archive_errno(reader) == EIO;
    if (!isIo && archive_format(reader) == 0 && archive_filter_code(reader, 0) == ARCHIVE_FILTER_NONE)
        return failure(ErrorKind::Invalid,
                       source.name + ": found no archive, expected .tar, .tar.gz, .tar.xz, .tar.zst or .zip");
    const char* detail = archive_error_string(reader);
    const std::string place =
        source.member.empty() ? "its beginning" : "the member " + inQuotes(source.member);
    return failure(
        isIo ? ErrorKind::Io : ErrorKind::Invalid,
        source.name + ": cannot be read from " + place + " on: " + (detail ? detail : "it is damaged"));
}

}  // namespace vizsla
