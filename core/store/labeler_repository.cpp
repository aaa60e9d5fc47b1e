// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/labeler_repository.h"

#include "core/store/study_connection.h"
#include "core/text/file_text.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

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
    auto holders = TRY(m_study.database().query(
        sql::labeler_with_name, [](const Statement& row) { return row.id<LabelerId>(0); }, trimmed));
    if (!holders.empty() && holders.front() != ownId)
        return failure(ErrorKind::Invalid, "There is already a labeler called " + trimmed + ".");
    return trimmed;
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
