// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "core/store/commit_stamp.h"

namespace vizsla {

struct RollbackJournal;

enum class LogOwner { ThisFile, AnotherFile, Unknown };

/// Where a file has its stamp, and which; neither in studies of earlier versions.
struct StampNow
{
    std::optional<StampPlace> place;
    std::optional<CommitStamp> stamp;

    bool operator==(const StampNow&) const = default;
};

/// Of the file alone, whatever its log says. Nothing where the list of tables cannot be read.
Result<StampNow> stampNow(Database& study);

/// What playing a rollback journal would do to a study, and what of it tells whose it is: a transaction of
/// ours has a journal that holds the stamp of the commit before.
class JournalOwner
{
public:
    /// `study` is open immutably.
    JournalOwner(const Database& study, const StampNow& now) : m_study(study), m_now(now) {}

    /// A journal that would change nothing is the study's own, whoever wrote it: what it would undo was not
    /// begun.
    LogOwner find(const std::filesystem::path& study, const std::filesystem::path& journal);
    /// Whether it leads back to the study, whatever the name of it: it would change it, and holds its stamp.
    bool isSurelyOfStudy() const { return m_isOfStamp && !changesNothing(); }

private:
    using Content = std::span<const std::byte>;

    bool changesNothing() const
    {
        return !m_changesSize && !m_changesStamp && !m_changesFirst && !m_changesOthers;
    }
    LogOwner ownerOf(const RollbackJournal& journal);
    LogOwner ownerByStamp(const RollbackJournal& journal);
    bool look(std::uint32_t page, Content content);
    void lookAtFirst(Content content, Content now);

    const Database& m_study;
    const StampNow& m_now;
    std::optional<CommitStamp> m_stamp;
    bool m_holdsStampPage = false;
    bool m_isOfStamp = false;
    bool m_isOfAnotherVersion = false;  ///< undoes what brought the study up to date
    bool m_isOfAnotherProgram = false;
    bool m_changesSize = false;
    bool m_changesStamp = false;
    bool m_changesFirst = false;
    bool m_changesOthers = false;
};

}  // namespace vizsla
