// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_owner.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/store/rollback_journal.h"
#include "core/store/sqlite_format.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t fileHeaderSize = 100;

std::uint32_t pageSizeOf(std::span<const std::byte> header)
{
    const auto size =
        std::to_integer<std::uint32_t>(header[16]) << 8 | std::to_integer<std::uint32_t>(header[17]);
    return size == 1 ? 65536 : size;
}

}  // namespace

Result<StampNow> stampNow(Database& study)
{
    return findStamp(study).map([&](const std::optional<StampPlace>& place) {
        return StampNow{place, place ? stampInFile(study, *place) : std::nullopt};
    });
}

LogOwner JournalOwner::find(const fs::path& study, const fs::path& file)
{
    std::array<std::byte, fileHeaderSize> header{};
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(study, unknown);
    const auto journal =
        readRollbackJournal(file, [&](std::uint32_t page, Content content) { return look(page, content); });
    if (!journal.isHot)
        return LogOwner::ThisFile;
    if (!m_study.readFile(0, header))
        return LogOwner::Unknown;
    const std::uint32_t pageSize = pageSizeOf(header);
    if (!journal.isReadable || journal.pageSize != pageSize || journal.namesAnother)
        return LogOwner::AnotherFile;
    m_changesSize = std::uintmax_t{journal.pagesBefore} * pageSize != size;
    return changesNothing() ? LogOwner::ThisFile : ownerOf(journal);
}

/// By the stamp that each transaction of ours begins with; others tell nothing of whose they are.
LogOwner JournalOwner::ownerOf(const RollbackJournal& journal)
{
    // A file is written only after its journal.
    if (journal.pages == 0)
        return journal.isWhole ? LogOwner::AnotherFile : LogOwner::Unknown;
    if (m_isOfAnotherProgram)
        return LogOwner::AnotherFile;
    if (!m_now.stamp || !m_holdsStampPage || m_isOfAnotherVersion)
        return LogOwner::Unknown;
    const LogOwner owner = m_stamp ? ownerByStamp(journal) : LogOwner::AnotherFile;
    m_isOfStamp = owner != LogOwner::AnotherFile;
    return owner == LogOwner::ThisFile && !journal.isWhole ? LogOwner::Unknown : owner;
}

/// Of a commit that another machine made of the same version nothing but the nonce tells; nor whether it was
/// made on top of what this journal would undo.
LogOwner JournalOwner::ownerByStamp(const RollbackJournal& journal)
{
    const CommitStamp& now = *m_now.stamp;
    if (m_stamp->stamp == now.stamp)
        return LogOwner::ThisFile;
    if (m_stamp->stamp == now.previous)
        return now.isOfJournal(journal.nonce) ? LogOwner::ThisFile : LogOwner::Unknown;
    return now.mayBeSecondAfter(m_stamp->stamp) ? LogOwner::Unknown : LogOwner::AnotherFile;
}

bool JournalOwner::look(std::uint32_t page, Content content)
{
    std::vector<std::byte> now(content.size());
    const std::int64_t offset = (std::int64_t{page} - 1) * static_cast<std::int64_t>(content.size());
    const bool isThere = m_study.readFile(offset, now);
    if (m_now.place && page == static_cast<std::uint32_t>(m_now.place->page)) {
        m_holdsStampPage = true;
        m_stamp = stampOfPage(content);
        m_changesStamp = !isThere || !std::ranges::equal(now, content);
    } else if (page == 1) {
        lookAtFirst(content, now);
    } else {
        m_changesOthers = m_changesOthers || !isThere || !std::ranges::equal(now, content);
    }
    return true;
}

/// All but what each change of a file counts up, or says of the kind of its log.
void JournalOwner::lookAtFirst(Content content, Content now)
{
    const auto counts = [](std::size_t at) {
        return at == 18 || at == 19 || (at >= 24 && at < 28) || (at >= 92 && at < 100);
    };
    for (std::size_t at = 0; at < content.size(); ++at)
        m_changesFirst = m_changesFirst || (content[at] != now[at] && !counts(at));
    m_isOfAnotherVersion = bigEndian(&content[60]) != bigEndian(&now[60]);
    m_isOfAnotherProgram = bigEndian(&content[68]) != bigEndian(&now[68]);
}

}  // namespace vizsla
