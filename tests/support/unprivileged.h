// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vizsla::test {

/// While it lives, the test runs as an ordinary user, whom file permissions bind, even when root runs the
/// tests.
class Unprivileged
{
public:
    Unprivileged();
    ~Unprivileged();
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    bool m_wasRoot;
};

/// Lets every user read and write the folder and what is in it.
void shareWithEveryone(const std::filesystem::path& folder);

/// Takes everybody's right to write the file or folder.
void makeReadOnly(const std::filesystem::path& fileOrFolder);
void makeWritable(const std::filesystem::path& fileOrFolder);

}  // namespace vizsla::test
