// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storage_place.h"

#include <sys/vfs.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Of linux/magic.h and the kernel's file systems. What runs in user space (FUSE) may be local (NTFS,
/// encrypted folders) or remote (sshfs, davfs, rclone); it is treated as remote, which costs time and no
/// safety.
constexpr std::pair<std::int64_t, const char*> networks[] = {
    {0x6969, "NFS"},
    {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB"},
    {0x517b, "SMB"},
    {0x65735546, "FUSE"},
    {0x01021997, "9P"},
    {0x5346414f, "AFS"},
    {0x6b414653, "AFS"},
    {0x73757245, "Coda"},
    {0x00c36400, "Ceph"},
    {0x564c, "NCP"},
    {0x01161970, "GFS2"},
    {0x7461636f, "OCFS2"},
    {0x0bd00bd0, "Lustre"},
    {0x47504653, "GPFS"},
    {0x786f4256, "a shared folder"},
    {0xbacbacbc, "a shared folder"},
};

/// Names of folders that these programs make; what follows may name an account ("OneDrive - University").
constexpr std::pair<std::string_view, const char*> folders[] = {
    {"dropbox", "Dropbox"},
    {"onedrive", "OneDrive"},
    {"google drive", "Google Drive"},
    {"googledrive", "Google Drive"},
    {"my drive", "Google Drive"},
    {"nextcloud", "Nextcloud"},
    {"owncloud", "ownCloud"},
    {"icloud drive", "iCloud Drive"},
    {"iclouddrive", "iCloud Drive"},
    {"mobile documents", "iCloud Drive"},
    {"seafile", "Seafile"},
    {"pcloud", "pCloud"},
    {"pclouddrive", "pCloud"},
    {"mega", "MEGA"},
    {"megasync", "MEGA"},
    {"box sync", "Box"},
    {"syncthing", "Syncthing"},
    {"resilio sync", "Resilio Sync"},
    {"synologydrive", "Synology Drive"},
};

/// What they put into a folder that they synchronise.
constexpr std::pair<const char*, const char*> marks[] = {
    {".stfolder", "Syncthing"},          {".dropbox", "Dropbox"},
    {".dropbox.cache", "Dropbox"},       {".sync_.db", "Nextcloud"},
    {".nextcloudsync.log", "Nextcloud"}, {".owncloudsync.log", "ownCloud"},
    {".sync", "Resilio Sync"},
};

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char character) { return std::tolower(character); });
    return text;
}

bool names(const std::string& folder, std::string_view program)
{
    if (!folder.starts_with(program))
        return false;
    const std::string_view rest = std::string_view(folder).substr(program.size());
    return rest.empty() || rest.starts_with(" (") || rest.starts_with(" -") || rest.starts_with("-");
}

std::optional<std::string> syncProgramOf(const fs::path& folder)
{
    const std::string name = lowerCase(folder.filename().string());
    for (const auto& [start, program] : folders) {
        if (names(name, start))
            return program;
    }
    for (const auto& [mark, program] : marks) {
        std::error_code unknown;
        if (fs::exists(folder / mark, unknown))
            return program;
    }
    return std::nullopt;
}

}  // namespace

std::int64_t fileSystemType(const fs::path& file)
{
    struct statfs found;
    return ::statfs(file.c_str(), &found) == 0 ? static_cast<std::int64_t>(found.f_type) & 0xffffffff : 0;
}

StoragePlace placeOf(const fs::path& file, const FileSystemProbe& probe)
{
    const fs::path folder = fs::absolute(file).parent_path();
    std::error_code unknown;
    const std::int64_t type = probe(fs::exists(file, unknown) ? file : folder);
    const auto* network = std::ranges::find(networks, type, &std::pair<std::int64_t, const char*>::first);
    if (network != std::end(networks))
        return {StoragePlace::Kind::Network, network->second};
    for (fs::path at = folder; at.has_relative_path(); at = at.parent_path()) {
        if (const auto program = syncProgramOf(at))
            return {StoragePlace::Kind::Synced, *program};
    }
    return {};
}

}  // namespace vizsla
