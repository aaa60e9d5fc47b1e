// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/text_index.h"

#include "sql_statements.h"

namespace vizsla {

namespace {

/// A search takes time by the square of its words; whoever pastes a whole text searches for its beginning.
constexpr int mostWords = 50;

/// Each word as an FTS5 string, in which only the quote has a meaning; the last one as a prefix.
std::string matchExpression(std::string_view query)
{
    std::string expression, word;
    int count = 0;
    const auto flush = [&] {
        if (!word.empty() && ++count <= mostWords)
            expression += (expression.empty() ? "\"" : " \"") + word + '"';
        word.clear();
    };
    for (const char character : query) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x80 || std::isalnum(byte))
            word += character;
        else
            flush();
    }
    const bool endsInWord = !word.empty();
    flush();
    return endsInWord && count <= mostWords ? expression + '*' : expression;
}

}  // namespace

Result<TextIndex> TextIndex::make()
{
    auto database = TRY(Database::openInMemory());
    TRY(database.runScript(sql::text_index_make));
    return TextIndex(std::move(database));
}

Result<void> TextIndex::add(std::string_view id, std::string_view title, std::string_view text)
{
    return m_database.execute(sql::text_index_add, id, title, text);
}

std::vector<TextIndex::Hit> TextIndex::search(std::string_view query) const
{
    const std::string expression = matchExpression(query);
    if (expression.empty())
        return {};
    auto hits = m_database.query(
        sql::text_index_search,
        [](const Statement& row) {
            return Hit{row.text(0), row.text(1)};
        },
        expression);
    return hits ? std::move(*hits) : std::vector<Hit>{};
}

}  // namespace vizsla
