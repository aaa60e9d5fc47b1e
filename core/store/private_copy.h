// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/result.h"

namespace vizsla {

/// A copy of a study in a folder that is gone with it, damage and all, so that looking at it changes nothing. What
/// the study's own log holds is written into the copy. A study that is being written is copied as it is at one moment.
class PrivateCopy
{
public:
    /// Errors: NotFound, Foreign for what is no file; Full, Io.
    static Result<PrivateCopy> make(const std::filesystem::path& study);

    PrivateCopy(PrivateCopy&& other) noexcept;
    PrivateCopy& operator=(PrivateCopy&& other) noexcept;
    ~PrivateCopy();

    /// Called as the study.
    const std::filesystem::path& file() const { return m_file; }

private:
    explicit PrivateCopy(std::filesystem::path file) : m_file(std::move(file)) {}

    std::filesystem::path m_file;
};

}  // namespace vizsla
