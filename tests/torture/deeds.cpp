// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/deeds.h"

#include <sys/mount.h>

#include <QtGlobal>

namespace vizsla::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view words[deedCount] = {"replace", "delete", "move", "move-folder", "unmount"};

}  // namespace

std::string_view deedWord(Deed deed)
{
    return words[static_cast<int>(deed)];
}

Deed deedFromWord(std::string_view word)
{
    for (int deed = 0; deed < deedCount; ++deed) {
        if (words[deed] == word)
            return static_cast<Deed>(deed);
    }
    qFatal("there is no such deed");
}

void carryOut(Deed deed, const fs::path& study, const fs::path& other)
{
    const fs::path folder = study.parent_path();
    switch (deed) {
        case Deed::Replace:
            return fs::rename(other, study);
        case Deed::Delete:
            fs::remove(study);
            return;
        case Deed::Move:
            return fs::rename(study, folder.parent_path() / "moved.vizsla");
        case Deed::MoveFolder:
            return fs::rename(folder, folder.string() + " moved");
        case Deed::Unmount:
            unmountMemory(folder);
    }
}

bool mountMemory(const fs::path& folder)
{
    return ::mount("vizsla-torture", folder.c_str(), "tmpfs", 0, "size=64m") == 0;
}

void unmountMemory(const fs::path& folder)
{
    (void)::umount2(folder.c_str(), MNT_DETACH);
}

}  // namespace vizsla::test
