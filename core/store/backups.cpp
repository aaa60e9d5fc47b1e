// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <tuple>

#include "core/store/study_copy.h"
#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view extension = ".vizsla";
constexpr std::string_view upgradeWords = " before upgrade from ";
constexpr std::string_view restoreWords = " before restore";
constexpr std::string_view damagedWords = " damaged";

constexpr std::size_t keptDays = 7;
constexpr std::size_t keptWeeks = 4;
constexpr std::size_t keptOthers = 3;

int dayOf(UtcTime moment)
{
    return static_cast<int>(std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count());
}

std::string dateText(int day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

/// Eats a number without a leading zero.
std::optional<int> takeNumber(std::string_view& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || text.front() == '0' || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool takeWords(std::string_view& text, std::string_view words)
{
    if (!text.starts_with(words))
        return false;
    text.remove_prefix(words.size());
    return true;
}

/// Eats a date of the form that dateText() makes.
std::optional<int> takeDate(std::string_view& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned dayOfMonth = 0;
    const std::string date(text.substr(0, 10));
    if (std::sscanf(date.c_str(), "%4d-%2u-%2u", &year, &month, &dayOfMonth) != 3)
        return std::nullopt;
    const std::chrono::year_month_day parsed{std::chrono::year(year), std::chrono::month(month),
                                             std::chrono::day(dayOfMonth)};
    if (!parsed.ok())
        return std::nullopt;
    const auto day = static_cast<int>(std::chrono::sys_days(parsed).time_since_epoch().count());
    if (dateText(day) != date)
        return std::nullopt;
    text.remove_prefix(date.size());
    return day;
}

/// The Monday before; 1970-01-01 was a Thursday.
int weekOf(int day)
{
    return (day + 3 - ((day + 3) % 7 + 7) % 7) / 7;
}

UtcTime timeOf(const fs::path& file)
{
    std::error_code unknown;
    const auto written = fs::last_write_time(file, unknown);
    if (unknown)
        return {};
    return std::chrono::time_point_cast<Micros>(std::chrono::file_clock::to_sys(written));
}

bool isNewer(const Backup& a, const Backup& b)
{
    return std::tuple(a.day, a.madeAt, a.number, a.fileName()) >
           std::tuple(b.day, b.madeAt, b.number, b.fileName());
}

/// Whether two copies hold the same, whatever the counters in their headers say.
bool isSameStudy(const fs::path& a, const fs::path& b)
{
    constexpr std::streamoff header = 100;
    std::error_code error;
    if (fs::file_size(a, error) != fs::file_size(b, error) || error)
        return false;
    std::ifstream first(a, std::ios::binary);
    std::ifstream second(b, std::ios::binary);
    first.seekg(header);
    second.seekg(header);
    std::vector<char> one(1 << 16);
    std::vector<char> other(one.size());
    while (first && second) {
        first.read(one.data(), static_cast<std::streamsize>(one.size()));
        second.read(other.data(), static_cast<std::streamsize>(other.size()));
        if (first.gcount() != second.gcount() ||
            !std::equal(one.begin(), one.begin() + first.gcount(), other.begin()))
            return false;
    }
    return first.eof() && second.eof();
}

/// Whether they have the same tables with the same rows, whatever the stamps of commits say. False where one
/// cannot be read.
bool hasSameRows(const fs::path& a, const fs::path& b)
{
    auto database = Database::open(a, Database::Access::Immutable);
    const auto yes = [](const Statement& row) { return row.integer(0) != 0; };
    const auto all = [](const Result<std::vector<bool>>& answers) {
        return answers && std::ranges::all_of(*answers, std::identity());
    };
    if (!database || !database->execute("ATTACH ?1 AS other", b.string()) ||
        !all(database->query(sql::backup_same_tables, yes)))
        return false;
    const auto tables = database->query(sql::backup_tables, [](const Statement& row) { return row.text(0); });
    return tables && std::ranges::all_of(*tables, [&](const std::string& table) {
               const std::string name = '"' + table + '"';
               return all(database->query("SELECT (SELECT COUNT(*) FROM main." + name +
                                              ") = (SELECT COUNT(*) FROM other." + name +
                                              ") AND NOT EXISTS (SELECT rowid, * FROM main." + name +
                                              " EXCEPT SELECT rowid, * FROM other." + name + ')',
                                          yes));
           });
}

/// Of one kind and newest first.
void addSuperfluousDays(const std::vector<Backup>& days, std::vector<Backup>& superfluous)
{
    std::vector<int> weeks;
    for (std::size_t i = keptDays; i < days.size(); ++i) {
        const int week = weekOf(days[i].day);
        if (weeks.size() < keptWeeks && (weeks.empty() || weeks.back() != week))
            weeks.push_back(week);
        else
            superfluous.push_back(days[i]);
    }
}

}  // namespace

std::vector<Backup> superfluousBackups(std::vector<Backup> backups, UtcTime now)
{
    std::ranges::sort(backups, isNewer);
    std::map<std::pair<BackupReason, bool>, std::vector<Backup>> kinds;
    for (const Backup& backup : backups)
        kinds[{backup.reason, backup.day > dayOf(now)}].push_back(backup);
    std::vector<Backup> superfluous;
    for (const auto& [kind, members] : kinds) {
        if (kind.first == BackupReason::Daily)
            addSuperfluousDays(members, superfluous);
        else if (kind.first != BackupReason::Damaged && members.size() > keptOthers)
            superfluous.insert(superfluous.end(), members.begin() + keptOthers, members.end());
    }
    return superfluous;
}

/// The study's name, with its extension only where it is not the usual one.
std::string Backups::prefix() const
{
    return (m_study.extension() == extension ? m_study.stem() : m_study.filename()).string();
}

fs::path Backups::folder() const
{
    return fs::absolute(m_study).parent_path() / (prefix() + " backups");
}

std::optional<Backup> Backups::parse(const fs::path& file) const
{
    const std::string name = file.filename().string();
    std::string_view rest = name;
    if (!takeWords(rest, prefix() + ' ') || !rest.ends_with(extension))
        return std::nullopt;
    rest.remove_suffix(extension.size());
    Backup backup;
    backup.file = file;
    const auto day = takeDate(rest);
    if (!day)
        return std::nullopt;
    backup.day = *day;
    if (takeWords(rest, upgradeWords)) {
        backup.reason = BackupReason::BeforeUpgrade;
        const auto version = takeNumber(rest);
        if (!version)
            return std::nullopt;
        backup.fromVersion = *version;
    } else if (takeWords(rest, restoreWords)) {
        backup.reason = BackupReason::BeforeRestore;
    } else if (takeWords(rest, damagedWords)) {
        backup.reason = BackupReason::Damaged;
    }
    if (takeWords(rest, " (")) {
        const auto number = takeNumber(rest);
        if (!number || *number < 2 || !takeWords(rest, ")"))
            return std::nullopt;
        backup.number = *number;
    }
    return rest.empty() ? std::optional(backup) : std::nullopt;
}

std::vector<Backup> Backups::list() const
{
    std::vector<Backup> backups;
    std::error_code error;
    for (fs::directory_iterator entries(folder(), error), end; !error && entries != end;
         entries.increment(error)) {
        std::error_code unknown;
        auto backup = parse(entries->path());
        if (!backup || !fs::is_regular_file(entries->symlink_status(unknown)))
            continue;
        const UtcTime time = timeOf(backup->file);
        backup->madeAt = dayOf(time) == backup->day ? time : UtcTime(backup->day * oneDay);
        backup->size = fs::file_size(backup->file, unknown);
        backups.push_back(std::move(*backup));
    }
    std::ranges::sort(backups, isNewer);
    return backups;
}

/// A name that is free, or for a daily one that of the day.
fs::path Backups::placeFor(BackupReason reason, UtcTime now, int fromVersion) const
{
    std::string name = prefix() + ' ' + dateText(dayOf(now));
    if (reason == BackupReason::BeforeUpgrade)
        name.append(upgradeWords).append(std::to_string(fromVersion));
    else if (reason == BackupReason::BeforeRestore)
        name.append(restoreWords);
    else if (reason == BackupReason::Damaged)
        name.append(damagedWords);
    fs::path place = folder() / (name + std::string(extension));
    std::error_code unknown;
    for (int number = 2; reason != BackupReason::Daily && fs::exists(fs::symlink_status(place, unknown));
         ++number)
        place = folder() / (name + " (" + std::to_string(number) + ')' + std::string(extension));
    return place;
}

Result<void> Backups::makeFolder() const
{
    std::error_code error;
    fs::create_directory(folder(), error);
    std::error_code unknown;
    if (fs::is_directory(folder(), unknown) && ::access(folder().c_str(), W_OK) == 0)
        return {};
    return failure(ErrorKind::ReadOnly, "The folder " + folder().string() + " cannot be " +
                                            (error ? "made: " + error.message() + "." : "written."));
}

/// Nothing where it would be the same as `last`.
Result<std::optional<Backup>> Backups::make(Database& study, const fs::path& file, UtcTime now,
                                            const std::optional<Backup>& last, const Progress& progress) const
{
    TRY(makeFolder());
    Result<void> done = writeCopy(study, file, now, progress);
    if (done && last &&
        (isSameStudy(partOf(file), last->file) ||
         (last->reason == BackupReason::BeforeUpgrade && hasSameRows(partOf(file), last->file)))) {
        removePart(file);
        return std::optional<Backup>();
    }
    if (done)
        done = putCopyInPlace(file);
    if (!done) {
        // Only if nothing is in it.
        std::error_code ignored;
        fs::remove(folder(), ignored);
        return tl::unexpected(done.error());
    }
    std::error_code unknown;
    std::optional<Backup> backup = parse(file);
    backup->madeAt = now;
    backup->size = fs::file_size(file, unknown);
    return backup;
}

Result<std::optional<Backup>> Backups::makeDaily(Database& study, UtcTime now, const Progress& progress) const
{
    const auto backups = list();
    std::optional<Backup> last;
    for (const Backup& backup : backups) {
        if (backup.reason != BackupReason::Daily)
            continue;
        if (backup.day == dayOf(now))
            return std::optional<Backup>();
        if (!last && backup.day < dayOf(now))
            last = backup;
    }
    auto made = make(study, placeFor(BackupReason::Daily, now, 0), now, last, progress);
    if (made && *made)
        removeSuperfluous(now);
    return made;
}

Result<Backup> Backups::makeBeforeUpgrade(Database& study, int fromVersion, UtcTime now) const
{
    const auto backups = list();
    const auto isOfUpgrade = [&](const Backup& backup) {
        return backup.reason == BackupReason::BeforeUpgrade && backup.fromVersion == fromVersion;
    };
    const auto found = std::ranges::find_if(backups, isOfUpgrade);
    const auto last = found == backups.end() ? std::nullopt : std::optional(*found);
    auto made = TRY(make(study, placeFor(BackupReason::BeforeUpgrade, now, fromVersion), now, last, {}));
    if (!made)
        return *last;
    removeSuperfluous(now);
    return *made;
}

Result<Backup> Backups::makeBeforeRestore(Database& study, UtcTime now, const Progress& progress) const
{
    auto made = make(study, placeFor(BackupReason::BeforeRestore, now, 0), now, std::nullopt, progress);
    return made.map([](const std::optional<Backup>& backup) { return *backup; });
}

Result<fs::path> Backups::placeForDamaged(UtcTime now) const
{
    return makeFolder().map([&] { return placeFor(BackupReason::Damaged, now, 0); });
}

void Backups::removeSuperfluous(UtcTime now) const
{
    for (const Backup& backup : superfluousBackups(list(), now)) {
        std::error_code ignored;
        fs::remove(backup.file, ignored);
    }
    // What a copy left that broke off with the machine.
    std::error_code error;
    for (fs::directory_iterator entries(folder(), error), end; !error && entries != end;
         entries.increment(error)) {
        fs::path whole = entries->path();
        if (whole.extension() == ".part" && parse(whole.replace_extension()))
            removePart(whole);
    }
}

Result<StudySummary> summarizeStudy(const fs::path& file)
{
    auto study = TRY(openStudyDatabase(file));
    const auto read = [](const Statement& row) {
        return StudySummary{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                            static_cast<int>(row.integer(2)), row.optionalUtc(3)};
    };
    return study.query(sql::study_summary, read).map([](const auto& rows) { return rows.at(0); });
}

}  // namespace vizsla
