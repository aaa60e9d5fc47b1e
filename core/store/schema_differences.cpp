// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema_differences.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/store/schema.h"
#include "core/store/study_file.h"
#include "core/store/table_words.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

struct SchemaItem
{
    std::string type;
    std::string table;
    std::string definition;  ///< without comments, and with no more space than tells words apart

    bool operator==(const SchemaItem&) const = default;
};

bool isSpace(char character)
{
    return std::string_view(" \t\r\n").find(character) != std::string_view::npos;
}
bool isMark(char character)
{
    return std::string_view("(),;").find(character) != std::string_view::npos;
}

std::string withoutComments(std::string_view text)
{
    std::string rest;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with("--"))
            at = std::min(text.find('\n', at), text.size());
        rest += at < text.size() ? text[at] : '\n';
    }
    return rest;
}

std::string definitionOf(std::string_view text)
{
    std::string definition;
    bool isApart = false;
    for (const char character : withoutComments(text)) {
        if (isSpace(character)) {
            isApart = true;
            continue;
        }
        if (isApart && !definition.empty() && !isMark(definition.back()) && !isMark(character))
            definition += ' ';
        isApart = false;
        definition += character;
    }
    return definition;
}

using Schema = std::map<std::string, SchemaItem>;

Result<Schema> readSchema(Database& database)
{
    Schema schema;
    const auto read = database.query(sql::check_schema, [&](const Statement& row) {
        schema[row.text(0)] = {row.text(1), row.text(2), definitionOf(row.text(3))};
        return true;
    });
    return read.map([&](const auto&) { return schema; });
}

/// The name may be any bytes.
std::string printable(std::string text)
{
    for (char& character : text)
        character = static_cast<unsigned char>(character) < ' ' ? '?' : character;
    return text;
}

/// "index image_by_place of images"
std::string itemWords(const std::string& name, const SchemaItem& item)
{
    if (item.type == "table")
        return "table of " + printable(tableWords(name));
    if (item.type == "view")
        return "view " + printable(name);
    return item.type + ' ' + printable(name) + (item.type == "index" ? " of " : " on ") +
           printable(tableWords(item.table));
}

}  // namespace

Result<std::vector<std::string>> findSchemaDifferences(Database& study)
{
    auto model = Database::openInMemory();
    TRY(model ? makeSchema(*model, StudyFile::schemaVersion) : tl::unexpected(model.error()));
    const auto wanted = TRY(readSchema(*model));
    const auto found = TRY(readSchema(study));
    std::vector<std::string> differences;
    for (const auto& [name, item] : wanted) {
        const auto there = found.find(name);
        if (there == found.end())
            differences.push_back("The " + itemWords(name, item) + " is missing.");
        else if (there->second != item)
            differences.push_back("The " + itemWords(name, item) + " is not made as Vizsla makes it.");
    }
    for (const auto& [name, item] : found) {
        if (!wanted.contains(name))
            differences.push_back((item.type == "index" ? "There is an " : "There is a ") +
                                  itemWords(name, item) + ", which Vizsla did not make.");
    }
    return differences;
}

}  // namespace vizsla
