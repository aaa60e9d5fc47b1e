// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unprivileged.h"

#include <unistd.h>
#include <QtGlobal>

namespace vizsla::test {

namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;
constexpr auto allMayWrite = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;

}  // namespace

Unprivileged::Unprivileged() : m_wasRoot(::getuid() == 0)
{
    // The saved user stays root, so that there is a way back.
    if (m_wasRoot && ::setresuid(nobody, nobody, 0) != 0)
        qFatal("cannot become an ordinary user");
}

Unprivileged::~Unprivileged()
{
    if (m_wasRoot && ::setresuid(0, 0, 0) != 0)
        qFatal("cannot become root again");
}

void shareWithEveryone(const fs::path& folder)
{
    constexpr auto readAndWrite =
        allMayWrite | fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
    fs::permissions(folder, fs::perms::all);
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        fs::permissions(entry.path(), entry.is_directory() ? fs::perms::all : readAndWrite);
}

void makeReadOnly(const fs::path& fileOrFolder)
{
    fs::permissions(fileOrFolder, allMayWrite, fs::perm_options::remove);
}

void makeWritable(const fs::path& fileOrFolder)
{
    fs::permissions(fileOrFolder, allMayWrite, fs::perm_options::add);
}

}  // namespace vizsla::test
