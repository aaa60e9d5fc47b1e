// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_damage.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "core/formats/image_path.h"
#include "core/store/column_rules.h"
#include "core/store/damaged_columns.h"
#include "core/store/page_file.h"
#include "core/store/setting_lines.h"
#include "core/store/table_words.h"
#include "core/text/ascii.h"
#include "core/text/grouped.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view knownKey = "salvage.known_contradictions";
constexpr std::size_t namedRows = 3;

std::string wordsOfPage(const PageFile& pages, int page)
{
    const auto owner = pages.owners().find(page);
    if (owner == pages.owners().end())
        return pages.isFree(page) ? "nothing" : "it is not known of what";
    const auto& entry = pages.entries()[static_cast<std::size_t>(owner->second)];
    return (entry.kind == "index" ? "an index of " : "") + tableWords(entry.table);
}

/// Puts what SQLite reports into words that name what is hit.
class Translation
{
public:
    explicit Translation(const PageFile& pages) : m_pages(pages) {}

    void add(const std::string& line)
    {
        if (line.empty() || line == "ok" || line.starts_with("***"))
            return;
        if (const auto page = numberAfter(line, "Page ");
            page && line.find("never used") == std::string::npos)
            m_damaged[wordsOfPage(m_pages, *page)].insert(*page);
        else if (const auto onPage = numberAfter(line, "page "))
            m_damaged[wordsOfPage(m_pages, *onPage)].insert(*onPage);
        else if (const auto root = numberAfter(line, "Tree "))
            m_damaged[wordsOfPage(m_pages, *root)].insert(*root);
        else if (const auto index = line.find(" index "); index != std::string::npos)
            m_indexes.insert(line.substr(index + 7));
        else
            m_others.insert(otherWords(line));
    }

    std::vector<std::string> sentences() const
    {
        std::vector<std::string> all;
        for (const auto& [words, pages] : m_damaged)
            all.push_back(pagesText(pages) + " (" + words + ") cannot be read as it should be.");
        for (const std::string& index : m_indexes)
            all.push_back("An index of " + tableOfIndex(index) + " disagrees with what it is an index of.");
        for (const std::string& other : m_others)
            all.push_back(other);
        return all;
    }

private:
    static std::optional<int> numberAfter(const std::string& line, std::string_view words)
    {
        const auto at = line.find(words);
        int number = 0;
        if (at == std::string::npos)
            return std::nullopt;
        const char* begin = line.data() + at + words.size();
        const auto [end, error] = std::from_chars(begin, line.data() + line.size(), number);
        return error == std::errc() ? std::optional(number) : std::nullopt;
    }
    /// What is left names no page and no index.
    static std::string otherWords(const std::string& line)
    {
        constexpr std::string_view nullValue = "NULL value in ";
        constexpr std::string_view check = "CHECK constraint failed in ";
        if (line.starts_with("Freelist"))
            return "The list of free pages is not as it should be.";
        if (line.starts_with(nullValue)) {
            const auto column = line.substr(nullValue.size());
            return "A value is missing among the " + tableWords(column.substr(0, column.find('.'))) + '.';
        }
        if (line.starts_with(check))
            return "Among the " + tableWords(line.substr(check.size())) + " there is a value that cannot be.";
        return "Something in the file contradicts itself.";
    }
    std::string tableOfIndex(const std::string& index) const
    {
        const auto found = std::ranges::find(m_pages.entries(), index, &PageFile::Entry::name);
        return tableWords(found == m_pages.entries().end() ? index : found->table);
    }
    std::string pagesText(const std::set<int>& pages) const
    {
        std::string text = pages.size() == 1 ? "Page " : std::to_string(pages.size()) + " pages, ";
        std::size_t named = 0;
        for (const int page : pages) {
            if (named == namedRows)
                return text + ", …";
            text += (named++ > 0 ? ", " : "") + std::to_string(page);
        }
        return text;
    }

    const PageFile& m_pages;
    std::map<std::string, std::set<int>> m_damaged;
    std::set<std::string> m_indexes;
    std::set<std::string> m_others;
};

/// What can never be, and what to say of the rows by which a statement names it.
struct Rule
{
    std::string_view sql;
    const char* one;
    const char* many;
};

constexpr Rule rules[] = {
    {sql::check_answers_of_no_task_image, "answer is of an image that is not in its task",
     "answers are of images that are not in their tasks"},
    {sql::check_answers_of_no_class, "answer is of something that is no class of the study",
     "answers are of something that is no class of the study"},
    {sql::check_first_answers, "image has more than one first answer that stands",
     "images have more than one first answer that stands"},
    {sql::check_answers_of_another_session, "answer stands in a session of another labeler or task",
     "answers stand in sessions of other labelers or tasks"},
    {sql::check_image_gaps, "test set has gaps between the places of its images",
     "test sets have gaps between the places of their images"},
    {sql::check_image_positions, "place in a test set is that of more than one image",
     "places in test sets are those of more than one image"},
    {sql::check_images_of_no_class, "image has an assigned label that is no class of the study",
     "images have assigned labels that are no classes of the study"},
    {sql::check_class_gaps, "class has a number past those of the other classes",
     "classes have numbers past those of the other classes"},
    {sql::check_names_of_classes, "class has no name", "classes have no name"},
    {sql::check_rulings_of_no_class, "label that was ruled on is no class of the study",
     "labels that were ruled on are no classes of the study"},
    {sql::check_half_times, "answer has some kinds of its time and not all",
     "answers have some kinds of their time and not all"},
    {sql::check_predictions, "column of predictions has another length than its test set",
     "columns of predictions have other lengths than their test sets"},
    {sql::check_event_details, "line of a session's log does not say what a line of its kind says",
     "lines of sessions' logs do not say what lines of their kinds say"},
    {sql::check_session_endings, "session has no ending although it ended, or one although it did not",
     "sessions have no ending although they ended, or one although they did not"},
    {sql::check_opened_results, "test had its results opened before it was made",
     "tests had their results opened before they were made"},
    {sql::check_annotation_choice, "annotation is there and none was ever chosen",
     "annotations are there and none was ever chosen"},
    {sql::check_session_order, "session ended before it began", "sessions ended before they began"},
    {sql::check_answer_order, "answer was given before its image was shown",
     "answers were given before their images were shown"},
    {sql::check_imported_logs, "session is said to be sat elsewhere and has a log",
     "sessions are said to be sat elsewhere and have logs"},
    {sql::check_task_labelers, "labeler has begun a task that names others for it",
     "labelers have begun tasks that name others for them"},
    {sql::check_annotation_names, "annotation has a name that means to use no annotation",
     "annotations have names that mean to use no annotation"},
    {sql::check_annotation_documents, "kept file of an annotation is empty",
     "kept files of annotations are empty"},
    {sql::check_opened_trainings, "training has its results opened as only tests have",
     "trainings have their results opened as only tests have"},
    {sql::check_suggestions, "suggestion was made on an answer of a test whose results are sealed",
     "suggestions were made on answers of tests whose results are sealed"},
    {sql::check_problematic_images, "image is marked as one that salvage put in for a lost one, and is none",
     "images are marked as those that salvage put in for lost ones, and are none"},
    {sql::check_review_undoes, "reviewer's action undoes itself or a later one",
     "reviewers' actions undo themselves or later ones"},
    {sql::check_study_id, "setting that tells the study from others is not as it was made",
     "settings that tell the study from others are not as they were made"},
};

/// The first few.
std::string listed(const std::vector<std::string>& ids)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(ids.size(), namedRows); ++i)
        text += (i > 0 ? ", " : "") + ids[i];
    return text + (ids.size() > namedRows ? ", …" : "");
}

/// The type alone of bytes, which may be many.
PageFile::Value valueOf(const Statement& row, int column, bool isOfStamp)
{
    switch (row.type(column)) {
        case Statement::Type::Integer:
            return row.integer(column);
        case Statement::Type::Real:
            return row.real(column);
        case Statement::Type::Text:
            return row.text(column);
        case Statement::Type::Blob:
            return PageFile::Blob{isOfStamp ? row.text(column) : std::string()};
        case Statement::Type::Null:
            break;
    }
    return {};
}

std::string valuesSentence(const ColumnRule& rule, const std::vector<std::string>& rows)
{
    std::string column(rule.column);
    std::ranges::replace(column, '_', ' ');
    return "Among the " + tableWords(rule.table) + ", \"" + column + "\" has a value that cannot be (" +
           (rows.size() == 1 ? "row " : "rows ") + listed(rows) + ").";
}

std::string untimelySentence(const ColumnRule& rule, const std::vector<std::string>& rows)
{
    std::string column(rule.column);
    std::ranges::replace(column, '_', ' ');
    return "Among the " + tableWords(rule.table) + ", \"" + column +
           "\" is before the year 2000 or still to come (" + (rows.size() == 1 ? "row " : "rows ") +
           listed(rows) + "): the computer's time was wrong then, or it was changed.";
}

/// Goes through all values of a study.
class ValueSearch
{
public:
    ValueSearch(Database& study, std::optional<UtcTime> now) : m_study(study), m_now(now) {}

    Result<void> run();

    std::vector<std::string> impossible;
    std::vector<std::string> untimely;

private:
    Result<void> lookAt(std::span<const ColumnRule> columns);
    /// What salvage and an upgrade put in where no moment is known.
    bool isUnknown(const ColumnRule& rule, const PageFile::Value& value) const
    {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number && *number == 0 && (m_isSalvaged || rule.column == "chosen_at");
    }

    Database& m_study;
    std::optional<UtcTime> m_now;
    bool m_isSalvaged = false;
};

/// Of one table, by the rules of its columns.
Result<void> ValueSearch::lookAt(std::span<const ColumnRule> columns)
{
    std::string select = "SELECT rowid";
    for (const ColumnRule& rule : columns)
        select += ", \"" + std::string(rule.column) + '"';
    std::vector<std::vector<std::string>> wrong(columns.size()), moved(columns.size());
    const auto look = [&](const Statement& row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto value = valueOf(row, static_cast<int>(i) + 1, columns[i].content == Content::Stamp);
            if (!canHold(columns[i], value))
                wrong[i].push_back(std::to_string(row.integer(0)));
            else if (m_now && !isTimely(columns[i], value, *m_now) && !isUnknown(columns[i], value))
                moved[i].push_back(std::to_string(row.integer(0)));
        }
        return true;
    };
    const auto read =
        m_study.query(select + " FROM " + std::string(columns.front().table) + " ORDER BY rowid", look);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!wrong[i].empty())
            impossible.push_back(valuesSentence(columns[i], wrong[i]));
        if (!moved[i].empty())
            untimely.push_back(untimelySentence(columns[i], moved[i]));
    }
    return read.map([](const auto&) {});
}

Result<void> ValueSearch::run()
{
    const auto salvaged = TRY(m_study.query(
        sql::setting_read, [](const Statement&) { return 0; }, knownKey));
    m_isSalvaged = !salvaged.empty();
    for (auto rest = columnRules(); !rest.empty();) {
        const auto end = std::ranges::find_if(
            rest, [&](const ColumnRule& rule) { return rule.table != rest.front().table; });
        const auto table = rest.first(static_cast<std::size_t>(end - rest.begin()));
        TRY(lookAt(table));
        rest = rest.subspan(table.size());
    }
    return {};
}

std::string sentenceOf(const std::vector<std::string>& ids, const char* one, const char* many)
{
    return grouped(ids.size()) + ' ' + (ids.size() == 1 ? one : many) + " (" + listed(ids) + ").";
}

/// Names that every search takes for one.
Result<void> addNamesAlike(Database& study, std::vector<std::string>& findings)
{
    for (const std::string_view table : {"test_set", "labeler", "model", "reviewer", "annotation_source"}) {
        std::map<std::string, int> counts;
        const auto read = [&](const Statement& row) {
            return ++counts[table == "annotation_source" ? caseFolded(row.text(0)) : normalized(row.text(0))];
        };
        TRY(study.query("SELECT name FROM " + std::string(table) + " WHERE name IS NOT NULL", read));
        for (const auto& [name, count] : counts) {
            if (count > 1)
                findings.push_back("Among the " + tableWords(table) + ", " + grouped(count) +
                                   " have one name that is written in several ways (" + name + ").");
        }
    }
    return {};
}

/// Nobody can find them, and no writer takes them.
Result<void> addBlankNames(Database& study, std::vector<std::string>& findings)
{
    for (const std::string_view table : {"test_set", "labeler", "model", "annotation_source"}) {
        std::vector<std::string> blank;
        const auto read = [&](const Statement& row) {
            if (trimmed(row.text(1)).empty())
                blank.push_back(row.text(0));
            return 0;
        };
        TRY(study.query("SELECT id, name FROM " + std::string(table) + " ORDER BY id", read));
        if (!blank.empty())
            findings.push_back("Among the " + tableWords(table) + ", " + grouped(blank.size()) +
                               (blank.size() == 1 ? " has" : " have") + " a name of nothing but blanks (" +
                               listed(blank) + ").");
    }
    return {};
}

/// What is wrong with what stands in columns and not in rows; their length has a rule of its own.
Result<void> addDamagedColumns(Database& study, std::vector<std::string>& findings,
                               ComparedColumns columns = ComparedColumns::All)
{
    const auto damaged = TRY(findDamagedColumns(study, columns));
    for (const DamagedColumn& column : damaged) {
        const std::string whose = tableWords(column.table) + " of " + column.name;
        if (column.fault == DamagedColumn::Fault::Checksum)
            findings.push_back("The " + whose + " are not what was written: some of their bytes are others.");
        else if (column.fault == DamagedColumn::Fault::Values)
            findings.push_back("The " + whose + " name classes or images that are not there.");
    }
    return {};
}

/// Such files are shown nowhere.
Result<void> addFilesElsewhere(Database& study, std::vector<std::string>& findings)
{
    std::vector<std::string> images;
    const auto rows = study.query(sql::check_image_files, [&](const Statement& row) {
        if (!imagePathFault(row.text(1)).empty())
            images.push_back(row.text(0));
        return 0;
    });
    if (!images.empty())
        findings.push_back(sentenceOf(images, "image has a file outside of the folder of the images",
                                      "images have files outside of the folder of the images"));
    return rows.map([](const auto&) {});
}

Result<void> addBrokenKeys(Database& study, std::vector<std::string>& findings)
{
    std::map<std::pair<std::string, std::string>, int> broken;
    const auto read = [&](const Statement& row) { return ++broken[{row.text(0), row.text(1)}]; };
    const auto rows = study.query(sql::check_foreign_keys, read);
    for (const auto& [tables, count] : broken)
        findings.push_back(grouped(count) + " of the " + tableWords(tables.first) + " refer" +
                           (count == 1 ? "s" : "") + " to " + tableWords(tables.second) +
                           " that are not there.");
    return rows.map([](const auto&) {});
}

void addBrokenTrees(const PageFile& pages, std::vector<std::string>& findings)
{
    const auto& entries = pages.entries();
    for (std::size_t entry = 0; entry < entries.size(); ++entry) {
        if (pages.isBroken(static_cast<int>(entry)))
            findings.push_back(
                "The pages of " +
                (entries[entry].kind == "index" ? std::string("an index of ") : std::string()) +
                tableWords(entries[entry].table) + " do not hang together any more.");
    }
}

}  // namespace

std::optional<std::string> missingEndSentence(const PageFile& pages, const fs::path& file)
{
    std::error_code unknown;
    const bool isCut = fs::file_size(file, unknown) % static_cast<std::uintmax_t>(pages.pageSize()) != 0;
    const auto promised = pages.pagesPromised();
    if (!isCut && (!promised || *promised <= pages.pageCount()))
        return std::nullopt;
    const int whole = pages.pageCount() - (isCut ? 1 : 0);
    return "The end of the file is missing: " + std::to_string(whole) + " pages are there" +
           (promised ? " of " + std::to_string(*promised) : std::string()) + ".";
}

std::optional<std::string> unreadablePagesSentence(const PageFile& pages)
{
    const auto& unreadable = pages.unreadablePages();
    if (unreadable.empty())
        return std::nullopt;
    std::set<std::string> parts;
    for (const int page : unreadable)
        parts.insert(wordsOfPage(pages, page));
    std::string text = std::to_string(unreadable.size()) + (unreadable.size() == 1 ? " page" : " pages") +
                       " cannot be read (";
    for (const std::string& part : parts)
        text += (part == *parts.begin() ? "" : ", ") + part;
    return text + ").";
}

Result<std::vector<std::string>> findDamagedPages(const fs::path& file)
{
    const auto pages = TRY(PageFile::read(file));
    std::vector<std::string> findings;
    if (auto sentence = missingEndSentence(pages, file))
        findings.push_back(std::move(*sentence));
    auto database = TRY(Database::open(file, Database::Access::Immutable));
    Translation translation(pages);
    bool isSound = false;
    const auto read = [&](const Statement& row) {
        std::istringstream lines(row.text(0));
        isSound = row.text(0) == "ok";
        for (std::string line; std::getline(lines, line);)
            translation.add(line);
        return 0;
    };
    const auto checked = database.query("PRAGMA integrity_check(1000)", read);
    const auto damaged = translation.sentences();
    findings.insert(findings.end(), damaged.begin(), damaged.end());
    // It gives up where it finds too much, or cannot read the list of tables.
    if (findings.empty() && !isSound) {
        addBrokenTrees(pages, findings);
        if (findings.empty())
            findings.push_back(checked ? "The file contradicts itself." : checked.error().message);
    }
    return findings;
}

Result<std::vector<std::string>> findUntimelyMoments(Database& study, UtcTime now)
{
    ValueSearch values(study, now);
    return values.run().map([&] { return std::move(values.untimely); });
}

Result<std::vector<std::string>> findImpossibleRows(Database& study)
{
    ValueSearch values(study, std::nullopt);
    TRY(values.run());
    std::vector<std::string> findings = std::move(values.impossible);
    // What follows believes single values.
    if (!findings.empty())
        return findings;
    TRY(addBrokenKeys(study, findings));
    for (const Rule& rule : rules) {
        const auto ids = TRY(study.query(rule.sql, [](const Statement& row) { return row.text(0); }));
        if (!ids.empty())
            findings.push_back(sentenceOf(ids, rule.one, rule.many));
    }
    TRY(addNamesAlike(study, findings));
    TRY(addBlankNames(study, findings));
    TRY(addFilesElsewhere(study, findings));
    return addDamagedColumns(study, findings).map([&] { return std::move(findings); });
}

Result<std::vector<std::string>> findWrongColumns(Database& study, ComparedColumns columns)
{
    std::vector<std::string> findings;
    TRY(addDamagedColumns(study, findings, columns));
    return findings;
}

Result<std::vector<std::string>> findWrongFigures(Database& study)
{
    std::vector<std::string> findings;
    return addDamagedColumns(study, findings)
        .and_then([&] { return addBrokenKeys(study, findings); })
        .map([&] { return std::move(findings); });
}

Result<std::vector<std::string>> knownContradictions(Database& study)
{
    return settingLines(study, knownKey);
}

Result<void> keepKnownContradictions(Database& study, const std::vector<std::string>& sentences)
{
    return setSettingLines(study, knownKey, sentences);
}

}  // namespace vizsla
