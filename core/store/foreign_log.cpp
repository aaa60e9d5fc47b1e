// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/foreign_log.h"

#include <algorithm>

#include "core/store/commit_stamp.h"
#include "core/store/file_state.h"

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

/// All but what each change of a file counts up, or says of the kind of its log.
bool isSameFirstPage(std::span<const std::byte> one, std::span<const std::byte> other)
{
    const auto counts = [](std::size_t at) {
        return at == 18 || at == 19 || (at >= 24 && at < 28) || (at >= 92 && at < 100);
    };
    for (std::size_t at = 0; at < one.size(); ++at) {
        if (one[at] != other[at] && !counts(at))
            return false;
    }
    return true;
}

bool fits(const Database& study, const std::optional<CommitStamp>& file, const JournalPages& journal)
{
    if (!journal.isHot)
        return true;
    if (journal.stamp)
        return !file || journal.stamp->stamp == file->stamp || journal.stamp->stamp == file->previous;
    if (!file || journal.firstPage.empty())
        return true;
    std::vector<std::byte> firstPage(journal.firstPage.size());
    return study.readFile(0, firstPage) && isSameFirstPage(journal.firstPage, firstPage);
}

struct Companions
{
    std::optional<CommitStamp> file;
    bool isForeign = false;
};

std::optional<Companions> lookAt(const fs::path& file)
{
    auto study = Database::open(file, Database::Access::Immutable);
    if (!study)
        return std::nullopt;
    const auto place = findStamp(*study);
    if (!place)
        return std::nullopt;
    Companions found;
    std::optional<int> page;
    if (*place) {
        page = (*place)->page;
        found.file = stampInFile(*study, **place);
        if (!found.file)
            return std::nullopt;
    }
    found.isForeign = !fits(found.file, stampsOfLog(withSuffix(file, "-wal"), page)) ||
                      !fits(*study, found.file, pagesOfJournal(withSuffix(file, "-journal"), page));
    return found;
}

fs::path freePlace(const fs::path& file, const char* suffix)
{
    const fs::path wanted = withSuffix(file, ".log of another file");
    fs::path place = withSuffix(wanted, suffix);
    for (int number = 2; isThere(place); ++number)
        place = withSuffix(withSuffix(wanted, (" (" + std::to_string(number) + ')').c_str()), suffix);
    return place;
}

}  // namespace

bool hasForeignLog(const fs::path& file)
{
    if (!hasContent(withSuffix(file, "-wal")) && !hasContent(withSuffix(file, "-journal")))
        return false;
    // Beside a window that writes its log back, file and log may be seen at different moments.
    std::optional<Companions> before;
    for (int looked = 0; looked < 10; ++looked) {
        const auto now = lookAt(file);
        if (!now || !now->isForeign)
            return false;
        if (before && before->file == now->file)
            return true;
        before = now;
    }
    return true;
}

Result<std::vector<fs::path>> setForeignLogAside(const fs::path& file)
{
    std::vector<fs::path> aside;
    if (!hasForeignLog(file))
        return aside;
    for (const char* suffix : {"-wal", "-journal", "-shm"}) {
        if (!isThere(withSuffix(file, suffix)))
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
