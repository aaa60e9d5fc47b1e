// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/labeler_repository.h"

#include <algorithm>

#include "core/store/study_connection.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// The same for names that look like one person's: without blanks, and capitals as small letters.
std::string comparedName(std::string_view name)
{
    std::string compared = caseFolded(name);
    for (const std::string_view blank : {"\u00a0", "\u2009", "\u202f", "\u3000"}) {
        for (auto at = compared.find(blank); at != std::string::npos; at = compared.find(blank, at))
            compared.erase(at, blank.size());
    }
    std::erase_if(compared, isAsciiSpace);
    return compared;
}

}  // namespace

Result<std::vector<Labeler>> LabelerRepository::all() const
{
    return m_study.database().query(sql::labelers_all, [](const Statement& row) {
        return Labeler{row.id<LabelerId>(0), row.text(1), row.utc(2)};
    });
}

Result<std::string> LabelerRepository::checkedName(const std::string& name, const LabelerId& ownId) const
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = name.find_first_not_of(blanks);
    if (begin == std::string::npos)
        return failure(ErrorKind::Invalid, "A labeler needs a name.");
    std::string trimmed = normalized(name.substr(begin, name.find_last_not_of(blanks) - begin + 1));
    if (const auto fault = nameFault(trimmed); !fault.empty())
        return failure(ErrorKind::Invalid, "A labeler needs a name: found " + std::string(fault) + ".");
    const auto labelers = TRY(all());
    const auto isOwn = [&](const Labeler& labeler) { return labeler.id == ownId; };
    const auto own = std::ranges::find_if(labelers, isOwn);
    // Studies of earlier versions may have two that look alike: each may keep its name.
    if (own != labelers.end() && own->name == trimmed)
        return trimmed;
    const auto alike = std::ranges::find_if(labelers, [&](const Labeler& labeler) {
        return !isOwn(labeler) && comparedName(labeler.name) == comparedName(trimmed);
    });
    if (alike == labelers.end())
        return trimmed;
    return failure(
        ErrorKind::Invalid,
        "There is already a labeler called " + alike->name +
            (alike->name == trimmed ? "." : ". Two names have to differ in more than capitals and blanks."));
}

Result<Labeler> LabelerRepository::add(const std::string& name)
{
    const auto checked = TRY(checkedName(name, {}));
    Labeler labeler{LabelerId(m_study.uuids().next()), checked, m_study.clock().utcNow()};
    return m_study.database().execute(sql::labeler_add, labeler.id, labeler.name, labeler.createdAt).map([&] {
        return labeler;
    });
}

Result<void> LabelerRepository::rename(const LabelerId& id, const std::string& name)
{
    const auto checked = TRY(checkedName(name, id));
    return m_study.database().execute(sql::labeler_rename, id, checked);
}

}  // namespace vizsla
