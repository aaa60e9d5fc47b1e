// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <string>

namespace vizsla::test {

/// Writes archives, honest and other ones.
class ArchiveWriter
{
public:
    /// The kind of file by its extension: .tar, .tar.gz, .tar.xz, .tar.zst, .zip.
    explicit ArchiveWriter(std::filesystem::path file) : m_file(std::move(file))
    {
        const std::string extension = m_file.extension().string();
        if (extension == ".zip")
            archive_write_set_format_zip(m_writer);
        else
            archive_write_set_format_pax_restricted(m_writer);
        if (extension == ".gz")
            archive_write_add_filter_gzip(m_writer);
        else if (extension == ".xz")
            archive_write_add_filter_xz(m_writer);
        else if (extension == ".zst")
            archive_write_add_filter_zstd(m_writer);
        archive_write_set_options(m_writer, extension == ".zip" ? "" : "hdrcharset=BINARY");
        archive_write_open_filename(m_writer, m_file.c_str());
    }
    ~ArchiveWriter() { archive_write_free(m_writer); }
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    ArchiveWriter& add(const std::string& path, const std::string& bytes)
    {
        write(path, AE_IFREG, bytes, {});
        return *this;
    }
    ArchiveWriter& addSymlink(const std::string& path, const std::string& to)
    {
        write(path, AE_IFLNK, {}, to);
        return *this;
    }
    ArchiveWriter& addOther(const std::string& path, unsigned type)
    {
        write(path, type, {}, {});
        return *this;
    }

private:
    void write(const std::string& path, unsigned type, const std::string& bytes, const std::string& to)
    {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.c_str());
        archive_entry_set_filetype(entry, type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        if (!to.empty())
            archive_entry_set_symlink(entry, to.c_str());
        archive_write_header(m_writer, entry);
        archive_write_data(m_writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }

    std::filesystem::path m_file;
    archive* m_writer = archive_write_new();
};

}  // namespace vizsla::test
