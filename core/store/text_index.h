// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// A full-text index in memory (SQLite's FTS5).
class TextIndex
{
public:
    struct Hit
    {
        std::string id;
        std::string excerpt;  ///< around the matched words, which stand between \x02 and \x03
    };

    static Result<TextIndex> make();
    Result<void> add(std::string_view id, std::string_view title, std::string_view text);
    /// Texts with all words of the query, the last one as a prefix; best first, titles before text.
    /// Any query is allowed; one without a word finds nothing, and of a very long one the first words count.
    std::vector<Hit> search(std::string_view query) const;

private:
    explicit TextIndex(Database database) : m_database(std::move(database)) {}

    mutable Database m_database;
};

}  // namespace vizsla
