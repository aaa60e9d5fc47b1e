// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stray_log.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/journal_owner.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view logSuffix = "-wal";
constexpr std::string_view journalSuffix = "-journal";

/// What lies beside a study like a log of another name.
struct Candidate
{
    fs::path log;
    fs::path namesake;  ///< the file whose it is by its name
    bool isJournal = false;
};

std::vector<Candidate> candidatesBeside(const fs::path& study)
{
    std::vector<Candidate> found;
    std::error_code error;
    for (fs::directory_iterator entries(study.parent_path(), error), end; !error && entries != end;
         entries.increment(error)) {
        const std::string name = entries->path().filename().string();
        for (const std::string_view suffix : {logSuffix, journalSuffix}) {
            if (!name.ends_with(suffix) || name.size() == suffix.size())
                continue;
            const fs::path namesake = study.parent_path() / name.substr(0, name.size() - suffix.size());
            std::error_code unknown;
            if (namesake != study && entries->is_regular_file(unknown))
                found.push_back({entries->path(), namesake, suffix == journalSuffix});
        }
    }
    std::ranges::sort(found, {}, &Candidate::log);
    return found;
}

/// Whether the log leads from the version that is in the file to a later one.
bool leadsOnFrom(const LogStamps& log, const CommitStamp& now)
{
    return !log.stamps.empty() &&
           (log.stamps.front().previous == now.stamp ||
            std::ranges::find(log.stamps, now.stamp, &CommitStamp::stamp) != log.stamps.end());
}

class StrayLogSearch
{
public:
    explicit StrayLogSearch(const fs::path& study) : m_study(study), m_state(stateOf(study)) {}

    std::optional<Candidate> find()
    {
        const auto candidates = candidatesBeside(m_study);
        if (candidates.empty() || !m_state)
            return std::nullopt;
        auto database = Database::open(m_study, Database::Access::Immutable);
        const auto now = database ? stampNow(*database) : Result<StampNow>();
        // Before there were stamps nothing told.
        if (!database || !now || !now->stamp)
            return std::nullopt;
        const auto found = std::ranges::find_if(candidates, [&](const Candidate& candidate) {
            return candidate.isJournal ? isJournal(candidate, *database, *now)
                                       : isLog(candidate, *database, *now);
        });
        return found == candidates.end() ? std::nullopt : std::optional(*found);
    }

    bool hasWrittenBack() const
    {
        auto database = Database::open(m_study, Database::Access::Immutable);
        const auto now = database ? stampNow(*database) : Result<StampNow>();
        return now && now->stamp &&
               std::ranges::any_of(candidatesBeside(m_study), [&](const Candidate& candidate) {
                   const LogStamps log =
                       candidate.isJournal ? LogStamps() : stampsOfLog(candidate.log, now->place->page);
                   return !log.stamps.empty() && log.stamps.back().stamp == now->stamp->stamp &&
                          isWrittenBack(candidate.log, *database);
               });
    }

    bool isSecondName(const Candidate& candidate) const
    {
        const auto state = stateOf(candidate.namesake);
        return state && state->isSameFile(*m_state);
    }

private:
    bool isLog(const Candidate& candidate, const Database& database, const StampNow& now) const
    {
        const LogStamps log = stampsOfLog(candidate.log, now.place->page);
        if (!leadsOnFrom(log, *now.stamp) || belongsToNamesake(candidate) ||
            isWrittenBack(candidate.log, database))
            return false;
        const LogStamps own = stampsOfLog(withSuffix(m_study, "-wal"), now.place->page);
        return std::ranges::find(own.stamps, log.stamps.back()) == own.stamps.end();
    }

    bool isJournal(const Candidate& candidate, const Database& database, const StampNow& now) const
    {
        JournalOwner owner(database, now);
        owner.find(m_study, candidate.log);
        return owner.isSurelyOfStudy() && !belongsToNamesake(candidate);
    }

    /// Whether there is another file under the name, whose log it may be.
    bool belongsToNamesake(const Candidate& candidate) const
    {
        if (!stateOf(candidate.namesake) || isSecondName(candidate))
            return false;
        const auto foreign = findForeignLogs(candidate.namesake);
        return !foreign || !(candidate.isJournal ? foreign->journal : foreign->log);
    }

    const fs::path m_study;
    const std::optional<FileState> m_state;
};

/// " Rename it to …, or …"
std::string whatToDo(const fs::path& study, const Candidate& stray)
{
    const std::string log = stray.log.filename().string();
    const fs::path own = withSuffix(study, stray.isJournal ? "-journal" : "-wal");
    std::error_code unknown;
    if (fs::exists(own, unknown) && fs::file_size(own, unknown) > 0)
        return "Both it and " + own.filename().string() +
               " lead on from the study: move the one that is not to count to " +
               "another folder, and give the other the name " + own.filename().string() + '.';
    std::string text = "Rename " + log + " to " + own.filename().string();
    if (stray.namesake.extension() == study.extension() && !stateOf(stray.namesake))
        text += ", or give the study its old name " + stray.namesake.filename().string() + " back";
    return text + "; then open it again. If what is in " + log +
           " is not to count, write what is in the file alone into a "
           "new study: vizsla check \"" +
           study.string() + "\" --salvage NEWFILE";
}

Error sentenceOf(const fs::path& study, const Candidate& stray, bool isSecondName)
{
    const std::string name = study.filename().string();
    const std::string log = stray.log.filename().string();
    std::string text =
        name + " in the folder " + study.parent_path().string() + " is not opened, and nothing was touched: ";
    text += stray.isJournal ? "a change of it was not finished, and what undoes it is in " + log
                            : "the latest answers of this study are in " + log;
    if (isSecondName) {
        const std::string other = stray.namesake.filename().string();
        text += ", the log of its other name " + other + " (a hard link). Open the study as " + other + '.';
    } else {
        text += ", a log of another name. " + whatToDo(study, stray);
    }
    return {ErrorKind::Corrupt, text};
}

}  // namespace

namespace {

struct Stray
{
    Candidate log;
    bool isOfSecondName = false;
};

std::optional<Stray> findStray(const fs::path& study)
{
    // Beside a window that writes, file and log may be seen at different moments.
    for (int looked = 0; looked < 3; ++looked) {
        StrayLogSearch search(study);
        const auto stray = search.find();
        if (!stray)
            return std::nullopt;
        if (looked == 2)
            return Stray{*stray, search.isSecondName(*stray)};
    }
    return std::nullopt;
}

}  // namespace

Result<void> checkNoStrayLog(const fs::path& path)
{
    const fs::path study = fs::absolute(path);
    const auto stray = findStray(study);
    return stray ? tl::unexpected(sentenceOf(study, stray->log, stray->isOfSecondName)) : Result<void>();
}

std::optional<std::string> strayLogSentence(const fs::path& path)
{
    const auto stray = findStray(fs::absolute(path));
    if (!stray)
        return std::nullopt;
    const std::string log = stray->log.log.filename().string();
    return stray->log.isJournal ? log +
                                      ", a journal of another name that lay beside the study, was not read: "
                                      "a change of it was not finished, "
                                      "and may be there by half."
                                : log +
                                      ", a log of another name that lay beside the study, was not read: the "
                                      "latest answers are in it.";
}

bool hasWrittenBackLog(const fs::path& study)
{
    return StrayLogSearch(fs::absolute(study)).hasWrittenBack();
}

}  // namespace vizsla
