// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "core/result.h"

namespace vizsla {

/// A copy of a study in a folder that is gone with it, damage and all, so that looking at it changes nothing. What
/// the study's own log holds is written into the copy. A study that is being written is copied as it is at one moment.
class PrivateCopy
{
public:
    /// Errors: NotFound, Foreign for what is no file; Full, Io; those of findForeignLogs().
    static Result<PrivateCopy> make(const std::filesystem::path& study);

    PrivateCopy(PrivateCopy&& other) noexcept;
    PrivateCopy& operator=(PrivateCopy&& other) noexcept;
    ~PrivateCopy();

    /// Called as the study.
    const std::filesystem::path& file() const { return m_file; }
    /// What was said of the copy, said of the study.
    std::string ofTheStudy(std::string sentence) const;
    Error ofTheStudy(const Error& error) const { return {error.kind, ofTheStudy(error.message)}; }

private:
    PrivateCopy(std::filesystem::path file, std::filesystem::path study)
        : m_file(std::move(file)), m_study(std::move(study))
    {}

    std::filesystem::path m_file;
    std::filesystem::path m_study;
};

}  // namespace vizsla
