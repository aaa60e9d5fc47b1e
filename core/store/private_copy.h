// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/store/locked_folder.h"

namespace vizsla {

struct ForeignLogs;

/// A copy of a study in a folder that is gone with it, damage and all, so that looking at it changes nothing.
/// What the study's own log holds is written into the copy. A study that is being written is copied as it is
/// at one moment.
class PrivateCopy
{
public:
    /// What a log of the study that has another name is to it: a reason not to make a copy, or one of what is
    /// missing in it.
    enum class StrayLog { Refused, Missing };
    /// Errors: NotFound, Foreign for what is no file; Full, Io; those of findForeignLogs() and
    /// checkNoStrayLog().
    static Result<PrivateCopy> make(const std::filesystem::path& study, StrayLog stray = StrayLog::Refused);

    /// Removes the copies of this user whose processes ended without doing so.
    static void removeLeftOvers();

    /// Called as the study.
    const std::filesystem::path& file() const { return m_file; }
    /// A sentence for each log that lies beside the study and is of another file, and not in the copy.
    const std::vector<std::string>& foreignLogs() const { return m_foreignLogs; }
    /// Sentences on what of its own log is missing in the copy, because it is damaged, missing or has another
    /// name.
    const std::vector<std::string>& missing() const { return m_missing; }
    /// How to have the log again that is missing; empty where none is.
    const std::string& logAdvice() const { return m_logAdvice; }
    /// A sentence where the log ends within a commit, as a kill leaves it, or a cut.
    const std::vector<std::string>& unfinished() const { return m_unfinished; }
    /// What was said of the copy, said of the study.
    std::string ofTheStudy(std::string sentence) const;
    Error ofTheStudy(const Error& error) const { return {error.kind, ofTheStudy(error.message)}; }

private:
    PrivateCopy(std::filesystem::path study, LockedFolder folder)
        : m_folder(std::move(folder)),
          m_file(m_folder.path() / study.filename()),
          m_study(std::move(study))
    {}
    Result<void> copyFiles(const ForeignLogs& foreign);
    void lookAtPlace(const ForeignLogs& foreign);
    void lookAtLog();
    bool copyAtOneMoment();
    Result<void> writeLogBack();

    LockedFolder m_folder;
    std::filesystem::path m_file;
    std::filesystem::path m_study;
    std::vector<std::string> m_foreignLogs;
    std::vector<std::string> m_missing;
    std::string m_logAdvice;
    std::vector<std::string> m_unfinished;
};

}  // namespace vizsla
