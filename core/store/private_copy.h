// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"

namespace vizsla {

struct ForeignLogs;

/// A copy of a study in a folder that is gone with it, damage and all, so that looking at it changes nothing. What
/// the study's own log holds is written into the copy. A study that is being written is copied as it is at one moment.
///
/// The folder is locked while it is in use, so that what a killed process left can be told from the copies of others.
class PrivateCopy
{
public:
    /// What a log of the study that has another name is to it: a reason not to make a copy, or one of what is missing in it.
    enum class StrayLog { Refused, Missing };
    /// Errors: NotFound, Foreign for what is no file; Full, Io; those of findForeignLogs() and checkNoStrayLog().
    static Result<PrivateCopy> make(const std::filesystem::path& study, StrayLog stray = StrayLog::Refused);

    /// Removes the copies of this user whose processes ended without doing so.
    static void removeLeftOvers();

    PrivateCopy(PrivateCopy&& other) noexcept;
    PrivateCopy& operator=(PrivateCopy&& other) noexcept;
    ~PrivateCopy();

    /// Called as the study.
    const std::filesystem::path& file() const { return m_file; }
    /// A sentence for each log that lies beside the study and is of another file, and not in the copy.
    const std::vector<std::string>& foreignLogs() const { return m_foreignLogs; }
    /// Sentences on what of its own log is missing in the copy, because it is damaged, missing or has another name.
    const std::vector<std::string>& missing() const { return m_missing; }
    bool lacksLog() const { return m_lacksLog; }
    /// A sentence where the log ends within a commit, as a kill leaves it, or a cut.
    const std::vector<std::string>& unfinished() const { return m_unfinished; }
    /// What was said of the copy, said of the study.
    std::string ofTheStudy(std::string sentence) const;
    Error ofTheStudy(const Error& error) const { return {error.kind, ofTheStudy(error.message)}; }

private:
    PrivateCopy(std::filesystem::path file, std::filesystem::path study, int lock)
        : m_file(std::move(file)), m_study(std::move(study)), m_lock(lock)
    {}
    Result<void> copyFiles(const ForeignLogs& foreign);
    void lookAtLog(const ForeignLogs& foreign);
    Result<void> writeLogBack();

    std::filesystem::path m_file;
    std::filesystem::path m_study;
    int m_lock = -1;  ///< a descriptor of the folder
    std::vector<std::string> m_foreignLogs;
    std::vector<std::string> m_missing;
    bool m_lacksLog = false;
    std::vector<std::string> m_unfinished;
};

}  // namespace vizsla
