// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/foreign_log.h"

#include <algorithm>
#include <utility>

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"
#include "core/store/journal_owner.h"

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

/// Whether the stamp begins like one of these and goes on like another, as a page that was torn while the log
/// was written back.
bool isOneOfOrTorn(const CommitStamp::Bytes& stamp, const std::vector<CommitStamp::Bytes>& known)
{
    std::ptrdiff_t begins = 0;
    std::ptrdiff_t ends = 0;
    for (const CommitStamp::Bytes& one : known) {
        begins =
            std::max(begins, std::mismatch(stamp.begin(), stamp.end(), one.begin()).first - stamp.begin());
        ends =
            std::max(ends, std::mismatch(stamp.rbegin(), stamp.rend(), one.rbegin()).first - stamp.rbegin());
    }
    return begins + ends >= static_cast<std::ptrdiff_t>(stamp.size());
}

/// Each commit stamps, so that a log without a stamp is of a study that has none. A file that is being
/// written back to holds what was before the log or any stamp of it.
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

struct Companions
{
    StampNow now;
    LogOwner ofLog = LogOwner::ThisFile;
    LogOwner ofJournal = LogOwner::ThisFile;

    bool isSound() const { return ofLog == LogOwner::ThisFile && ofJournal == LogOwner::ThisFile; }
    bool operator==(const Companions&) const = default;
};

Companions lookAt(const fs::path& file)
{
    Companions found;
    auto study = Database::open(file, Database::Access::Immutable);
    // An empty file tells nothing.
    if (!study || !hasContent(file))
        return found;
    const auto now = stampNow(*study);
    found.now = now.value_or(StampNow());
    const bool isLogTold = now && (now->stamp || !now->place);
    const auto page = found.now.place ? std::optional(found.now.place->page) : std::nullopt;
    // Whoever vacuums a study moves the stamp to another page, within the log.
    const fs::path log = withSuffix(file, "-wal");
    if (isLogTold && !fits(found.now.stamp, stampsOfLog(log, page)) &&
        !fits(found.now.stamp, stampsOfLog(log, std::nullopt)))
        found.ofLog = LogOwner::AnotherFile;
    found.ofJournal = JournalOwner(*study, found.now).find(file, withSuffix(file, "-journal"));
    return found;
}

/// SQLite would change the study by it, and leaving it out may leave a change half made.
Error doubt(const fs::path& file)
{
    const std::string journal = withSuffix(file, "-journal").filename().string();
    return {
        ErrorKind::Corrupt,
        file.filename().string() + " in the folder " + file.parent_path().string() +
            " is not opened: beside it lies " + journal +
            ", which would undo an unfinished change, and nothing tells whether that was a change of this " +
            "study; neither was touched. If another program was writing the study, let that program open it "
            "once; " +
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
    if (now.ofJournal == LogOwner::Unknown)
        return tl::unexpected(doubt(file));
    return now;
}

}  // namespace

Result<ForeignLogs> findForeignLogs(const fs::path& file)
{
    return findCompanions(file).map([](const Companions& found) {
        return ForeignLogs{found.ofLog == LogOwner::AnotherFile, found.ofJournal == LogOwner::AnotherFile};
    });
}

Result<std::vector<fs::path>> setForeignLogAside(const fs::path& file)
{
    const auto found = TRY(findCompanions(file));
    std::vector<fs::path> aside;
    for (const auto& [suffix, owner] :
         {std::pair("-wal", found.ofLog), {"-journal", found.ofJournal}, {"-shm", found.ofLog}}) {
        if (owner != LogOwner::AnotherFile || !isThere(withSuffix(file, suffix)))
            continue;
        const fs::path place = freePlace(file, suffix);
        std::error_code error;
        fs::rename(withSuffix(file, suffix), place, error);
        if (error)
            return failure(ErrorKind::Io,
                           withSuffix(file, suffix).string() +
                               " is the log of another file and could not be put out of the way: " +
                               error.message() + ".");
        aside.push_back(place);
    }
    return aside;
}

std::vector<std::string> foreignLogSentences(const fs::path& file, const ForeignLogs& foreign)
{
    const std::string name = file.filename().string();
    std::vector<std::string> sentences;
    for (const auto& [suffix, isForeign] : {std::pair("-wal", foreign.log), {"-journal", foreign.journal}}) {
        if (isForeign)
            sentences.push_back("The log " + name + suffix + " beside " + name +
                                " belongs to another file that had this name, and is not read.");
    }
    return sentences;
}

std::string asideSentence(const fs::path& file, const std::vector<fs::path>& aside)
{
    const std::string name = file.filename().string();
    std::string text;
    for (const fs::path& place : aside) {
        const std::string kept = place.filename().string();
        const std::string suffix = kept.substr(kept.rfind('-'));
        if (suffix != "-shm")
            text += (text.empty() ? "" : " ") + ("The log " + name + suffix + " beside " + name) +
                    " belongs to another file that had this name; it was not read, and is kept as " + kept +
                    " in " + file.parent_path().string() + '.';
    }
    return text;
}

}  // namespace vizsla
