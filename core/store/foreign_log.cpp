// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/foreign_log.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"
#include "core/store/rollback_journal.h"
#include "core/store/sqlite_format.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& file)
{
    std::error_code unknown;
    return fs::exists(fs::symlink_status(file, unknown));
}

bool hasContent(const fs::path& file)
{
    std::error_code unknown;
    const auto size = fs::file_size(file, unknown);
    return !unknown && size > 0;
}

/// Whether the stamp begins like one of these and goes on like another, as a page that was torn while the log was
/// written back.
bool isOneOfOrTorn(const CommitStamp::Bytes& stamp, const std::vector<CommitStamp::Bytes>& known)
{
    std::ptrdiff_t begins = 0;
    std::ptrdiff_t ends = 0;
    for (const CommitStamp::Bytes& one : known) {
        begins = std::max(begins, std::mismatch(stamp.begin(), stamp.end(), one.begin()).first - stamp.begin());
        ends = std::max(ends, std::mismatch(stamp.rbegin(), stamp.rend(), one.rbegin()).first - stamp.rbegin());
    }
    return begins + ends >= static_cast<std::ptrdiff_t>(stamp.size());
}

/// Each commit stamps, so that a log without a stamp is of a study that has none. A file that is being written back to
/// holds what was before the log or any stamp of it.
bool fits(const std::optional<CommitStamp>& file, const LogStamps& log)
{
    if (!log.holdsCommits)
        return true;
    if (!file)
        return log.stamps.empty() || log.stamps.front().isFirst();
    if (log.stamps.empty())
        return false;
    std::vector<CommitStamp::Bytes> known{log.stamps.front().previous};
    for (const CommitStamp& logged : log.stamps)
        known.push_back(logged.stamp);
    return isOneOfOrTorn(file->stamp, known);
}

enum class Owner { ThisFile, AnotherFile, Unknown };

/// Where a file has its stamp, and which; neither in studies of earlier versions.
struct StampNow
{
    std::optional<StampPlace> place;
    std::optional<CommitStamp> stamp;

    bool operator==(const StampNow&) const = default;
};

/// What playing a journal would do to a file, and what of it tells whose it is.
class JournalOwner
{
public:
    JournalOwner(const Database& study, const StampNow& now) : m_study(study), m_now(now) {}

    Owner find(const fs::path& file)
    {
        std::array<std::byte, headerSize> header{};
        std::error_code unknown;
        const std::uintmax_t size = fs::file_size(file, unknown);
        const auto journal = readRollbackJournal(withSuffix(file, "-journal"), [&](std::uint32_t page, Content content) {
            return look(page, content);
        });
        if (!journal.isHot)
            return Owner::ThisFile;
        if (!m_study.readFile(0, header))
            return Owner::Unknown;
        const std::uint32_t pageSize = pageSizeOf(header);
        if (!journal.isReadable || journal.pageSize != pageSize || journal.namesAnother)
            return Owner::AnotherFile;
        m_changesSize = std::uintmax_t{journal.pagesBefore} * pageSize != size;
        return changesNothing() ? Owner::ThisFile : ownerOf(journal);
    }

private:
    using Content = std::span<const std::byte>;
    static constexpr std::size_t headerSize = 100;

    static std::uint32_t pageSizeOf(Content header)
    {
        const auto size = std::to_integer<std::uint32_t>(header[16]) << 8 | std::to_integer<std::uint32_t>(header[17]);
        return size == 1 ? 65536 : size;
    }

    /// Whoever wrote it, what it would undo was not begun.
    bool changesNothing() const { return !m_changesSize && !m_changesStamp && !m_changesFirst && !m_changesOthers; }

    /// By the stamp that each transaction of ours begins with; others tell nothing of whose they are.
    Owner ownerOf(const RollbackJournal& journal) const
    {
        // A file is written only after its journal.
        if (journal.pages == 0)
            return journal.isWhole ? Owner::AnotherFile : Owner::Unknown;
        if (m_isOfAnotherProgram)
            return Owner::AnotherFile;
        if (!m_now.stamp || !m_holdsStampPage || m_isOfAnotherVersion)
            return Owner::Unknown;
        if (!m_stamp || (m_stamp->stamp != m_now.stamp->stamp && m_stamp->stamp != m_now.stamp->previous))
            return Owner::AnotherFile;
        if (!journal.isWhole)
            return Owner::Unknown;
        // The commit that goes before all others changes nothing else: what another machine made of the same version does.
        if (m_isOfStampAlone && (m_changesFirst || m_changesSize))
            return Owner::AnotherFile;
        return Owner::ThisFile;
    }

    bool look(std::uint32_t page, Content content)
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
            m_isOfStampAlone = false;
            m_changesOthers = m_changesOthers || !isThere || !std::ranges::equal(now, content);
        }
        return true;
    }

    /// All but what each change of a file counts up, or says of the kind of its log.
    void lookAtFirst(Content content, Content now)
    {
        const auto counts = [](std::size_t at) {
            return at == 18 || at == 19 || (at >= 24 && at < 28) || (at >= 92 && at < 100);
        };
        for (std::size_t at = 0; at < content.size(); ++at)
            m_changesFirst = m_changesFirst || (content[at] != now[at] && !counts(at));
        m_isOfAnotherVersion = bigEndian(&content[60]) != bigEndian(&now[60]);
        m_isOfAnotherProgram = bigEndian(&content[68]) != bigEndian(&now[68]);
    }

    const Database& m_study;
    const StampNow& m_now;
    std::optional<CommitStamp> m_stamp;
    bool m_holdsStampPage = false;
    bool m_isOfStampAlone = true;
    bool m_isOfAnotherVersion = false;  ///< undoes what brought the study up to date
    bool m_isOfAnotherProgram = false;
    bool m_changesSize = false;
    bool m_changesStamp = false;
    bool m_changesFirst = false;
    bool m_changesOthers = false;
};

struct Companions
{
    StampNow now;
    Owner ofLog = Owner::ThisFile;
    Owner ofJournal = Owner::ThisFile;

    bool isSound() const { return ofLog == Owner::ThisFile && ofJournal == Owner::ThisFile; }
    bool operator==(const Companions&) const = default;
};

Companions lookAt(const fs::path& file)
{
    Companions found;
    auto study = Database::open(file, Database::Access::Immutable);
    const auto place = study ? findStamp(*study) : Result<std::optional<StampPlace>>();
    if (!study)
        return found;
    if (place)
        found.now.place = *place;
    if (found.now.place)
        found.now.stamp = stampInFile(*study, *found.now.place);
    const bool isLogTold = place && (found.now.stamp || !found.now.place);
    const auto page = found.now.place ? std::optional(found.now.place->page) : std::nullopt;
    if (isLogTold && !fits(found.now.stamp, stampsOfLog(withSuffix(file, "-wal"), page)))
        found.ofLog = Owner::AnotherFile;
    found.ofJournal = JournalOwner(*study, found.now).find(file);
    return found;
}

/// SQLite would change the study by it, and leaving it out may leave a change half made.
Error doubt(const fs::path& file)
{
    const std::string journal = withSuffix(file, "-journal").filename().string();
    return {ErrorKind::Corrupt,
            file.filename().string() + " in the folder " + file.parent_path().string() + " is not opened: beside it lies " +
                journal + ", which would undo an unfinished change, and nothing tells whether that was a change of this " +
                "study; neither was touched. If another program was writing the study, let that program open it once; " +
                "otherwise move " + journal + " to another folder and open the study again."};
}

fs::path freePlace(const fs::path& file, const char* suffix)
{
    const fs::path wanted = withSuffix(file, ".log of another file");
    fs::path place = withSuffix(wanted, suffix);
    for (int number = 2; isThere(place); ++number)
        place = withSuffix(withSuffix(wanted, (" (" + std::to_string(number) + ')').c_str()), suffix);
    return place;
}

/// Errors: Corrupt where it cannot be told whose the journal is.
Result<Companions> findCompanions(const fs::path& file)
{
    if (!hasContent(withSuffix(file, "-wal")) && !hasContent(withSuffix(file, "-journal")))
        return Companions();
    // Beside a window that writes its log back, file and log may be seen at different moments.
    Companions now = lookAt(file);
    for (int looked = 1; looked < 10 && !now.isSound(); ++looked) {
        const Companions before = std::exchange(now, lookAt(file));
        if (before == now)
            break;
    }
    if (now.ofJournal == Owner::Unknown)
        return tl::unexpected(doubt(file));
    return now;
}

}  // namespace

Result<ForeignLogs> findForeignLogs(const fs::path& file)
{
    return findCompanions(file).map([](const Companions& found) {
        return ForeignLogs{found.ofLog == Owner::AnotherFile, found.ofJournal == Owner::AnotherFile};
    });
}

Result<std::vector<fs::path>> setForeignLogAside(const fs::path& file)
{
    const auto found = findCompanions(file);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<fs::path> aside;
    for (const auto& [suffix, owner] :
         {std::pair("-wal", found->ofLog), {"-journal", found->ofJournal}, {"-shm", found->ofLog}}) {
        if (owner != Owner::AnotherFile || !isThere(withSuffix(file, suffix)))
            continue;
        const fs::path place = freePlace(file, suffix);
        std::error_code error;
        fs::rename(withSuffix(file, suffix), place, error);
        if (error)
            return failure(ErrorKind::Io, withSuffix(file, suffix).string() +
                                              " is the log of another file and could not be put out of the way: " +
                                              error.message() + ".");
        aside.push_back(place);
    }
    return aside;
}

std::string asideSentence(const fs::path& file, const std::vector<fs::path>& aside)
{
    if (aside.empty())
        return {};
    return "A log beside " + file.filename().string() +
           " belongs to another file that had this name; it was not read, and is kept as " +
           aside.front().filename().string() + " in " + file.parent_path().string() + ".";
}

}  // namespace vizsla
