// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"

namespace vizsla {

/// Of a study whose file is marked (CommitStamp) and beside which its own log does not lie: it was moved,
/// copied or linked to another folder without the log after a crash or while it was open, or the log was
/// deleted meanwhile. A log that lies there and was emptied, or cut before its first commit, is no log
/// either: that which marks the file is in it before the file is marked, and it only grows while the mark is
/// there. A kill may leave a log without a commit where it was being begun anew, over the pages that it had
/// before or as its index tells. Studies of earlier versions have no such mark. A program that wrote the
/// whole log into the file and deleted it leaves the same: whether it was the whole, nothing tells.
struct MissingLog
{
    enum class Reason {
        OpenByOtherName,  ///< the log lies beside the other name
        GoneWhileOpen,    ///< of a study that is open under this name
        Emptied,
        Gone,
    };
    Reason reason = Reason::Gone;
    std::string sentence;  ///< what people are told of it
    std::string advice;    ///< what they can do to have the log again
};

/// Nothing where all is there. Changes nothing. Any thread.
std::optional<MissingLog> findMissingLog(const std::filesystem::path& study);

/// Errors: Corrupt where the log is missing, in a sentence that says what to do.
Result<void> checkLogIsThere(const std::filesystem::path& study);

}  // namespace vizsla
