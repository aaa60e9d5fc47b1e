// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/vfs.h>

#include <QDir>
#include <QTemporaryDir>
#include <filesystem>

namespace vizsla::bench {

/// A copy of a folder on a disk, where an answer that is committed has been written and not only remembered;
/// test fixtures may live in memory. It lies in TMPDIR.
class DiskCopy
{
public:
    explicit DiskCopy(const std::filesystem::path& folder)
        : m_copy(QDir::tempPath() + QStringLiteral("/bench-XXXXXX"))
    {
        constexpr long inMemory = 0x01021994;  // TMPFS_MAGIC
        struct statfs info = {};
        if (::statfs(path().c_str(), &info) != 0 || info.f_type == inMemory)
            qFatal("%s is no disk; set TMPDIR to a folder on one", path().c_str());
        std::filesystem::copy(folder, path(), std::filesystem::copy_options::recursive);
    }

    std::filesystem::path path() const { return m_copy.path().toStdString(); }

private:
    QTemporaryDir m_copy;
};

}  // namespace vizsla::bench
