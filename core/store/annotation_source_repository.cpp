// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/annotation_source_repository.h"

#include <algorithm>
#include <span>

#include "core/store/annotation_name.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/text/ascii.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

AnnotationSource sourceOf(const Statement& row)
{
    return {row.id<AnnotationSourceId>(0), row.text(1), row.optionalUtc(2)};
}

AnnotationFormat formatOf(std::string_view word)
{
    return word == "real" ? AnnotationFormat::Real : AnnotationFormat::MultiLabel;
}

std::string textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string_view annotationFormatWord(AnnotationFormat format)
{
    return format == AnnotationFormat::Real ? "real" : "multilabel";
}

Result<std::vector<AnnotationSource>> AnnotationSourceRepository::all() const
{
    return m_study.database().query(sql::annotation_sources_all, sourceOf);
}

Result<std::optional<AnnotationSource>> AnnotationSourceRepository::inUse() const
{
    const auto rows = TRY(m_study.database().query(sql::annotation_choice_latest, [](const Statement& row) {
        return row.optionalId<AnnotationSourceId>(0);
    }));
    if (rows.empty() || !rows.front())
        return std::nullopt;
    const auto sources = TRY(all());
    const auto found = std::ranges::find(sources, *rows.front(), &AnnotationSource::id);
    if (found == sources.end())
        return failure(ErrorKind::Corrupt, m_study.path().filename().string() +
                                               " is damaged: the annotation that scores use is not there; "
                                               "`vizsla check` tells more.");
    return std::optional(*found);
}

Result<std::optional<AnnotationSource>> AnnotationSourceRepository::find(std::string_view name) const
{
    return all().map([&](const auto& sources) {
        const std::string wanted = normalized(name);
        const auto isIt = [&](const auto& source) {
            return equalsIgnoringCase(normalized(source.name), wanted);
        };
        auto found = std::ranges::find(sources, wanted, &AnnotationSource::name);
        if (found == sources.end())
            found = std::ranges::find_if(sources, isIt);
        return found == sources.end() ? std::nullopt : std::optional(*found);
    });
}

Result<std::optional<AnnotationSource>> AnnotationSourceRepository::named(std::string_view name) const
{
    if (name.empty())
        return inUse();
    if (equalsIgnoringCase(name, none))
        return std::nullopt;
    auto found = find(name);
    if (!found || *found)
        return found;
    return all().and_then([&](const auto& sources) -> Result<std::optional<AnnotationSource>> {
        std::string known;
        for (const AnnotationSource& source : sources)
            known += (known.empty() ? "" : ", ") + source.name;
        return failure(ErrorKind::NotFound, "The study has no annotation called " + std::string(name) +
                                                "; it has " + (known.empty() ? std::string(none) : known) +
                                                '.');
    });
}

Result<AnnotationSource> AnnotationSourceRepository::findOrAdd(std::string_view name)
{
    TRY(checkAnnotationName(name));
    const auto found = TRY(find(name));
    if (found)
        return *found;
    const AnnotationSource source{AnnotationSourceId(m_study.uuids().next()), normalized(name), std::nullopt};
    Database& database = m_study.database();
    const auto chosen =
        TRY(database.query(sql::annotation_choice_latest, [](const Statement&) { return true; }));
    TRY(database.execute(sql::annotation_source_add, source.id, source.name));
    if (chosen.empty())
        TRY(use(source.id));
    return source;
}

Result<void> AnnotationSourceRepository::use(const std::optional<AnnotationSourceId>& id)
{
    return m_study.database().transaction([&]() -> Result<void> {
        const auto added =
            m_study.database().execute(sql::annotation_choice_add, id, m_study.clock().utcNow());
        return added ? TruthRepository(m_study).forget() : tl::unexpected(added.error());
    });
}

Result<std::vector<AnnotationFile>> AnnotationSourceRepository::files(const AnnotationSourceId& id) const
{
    return m_study.database().query(
        sql::annotation_documents,
        [](const Statement& row) {
            return AnnotationFile{formatOf(row.text(0)), row.integer(1) != 0, textOf(row.bytes(2))};
        },
        id);
}

Result<void> AnnotationSourceRepository::setFiles(const AnnotationSourceId& id,
                                                  const std::vector<AnnotationFile>& files)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        auto done = database.execute(sql::annotation_documents_remove, id);
        int position = 0;
        for (const auto& [format, isWhole, document] : files) {
            if (done)
                done = database.execute(sql::annotation_document_add, id, position++,
                                        annotationFormatWord(format), isWhole,
                                        std::as_bytes(std::span(document)));
        }
        if (done)
            done = database.execute(sql::annotation_source_imported, id, m_study.clock().utcNow());
        return done;
    });
}

Result<std::unordered_map<AnnotationSourceId, std::vector<AnnotationFormat>>>
AnnotationSourceRepository::formats() const
{
    std::unordered_map<AnnotationSourceId, std::vector<AnnotationFormat>> formats;
    TRY(m_study.database().query(sql::annotation_document_formats, [&](const Statement& row) {
        formats[row.id<AnnotationSourceId>(0)].push_back(formatOf(row.text(1)));
        return true;
    }));
    return formats;
}

Result<std::unordered_map<AnnotationSourceId, AnnotationCounts>> AnnotationSourceRepository::counts() const
{
    std::unordered_map<AnnotationSourceId, AnnotationCounts> counts;
    TRY(m_study.database().query(sql::annotation_source_counts, [&](const Statement& row) {
        const auto number = [&](int column) { return static_cast<std::size_t>(row.integer(column)); };
        counts[row.id<AnnotationSourceId>(0)] = {number(1), number(2), number(3), number(4)};
        return true;
    }));
    return counts;
}

Result<std::unordered_map<AnnotationSourceId, std::vector<AnnotationCoverage>>>
AnnotationSourceRepository::coverage() const
{
    std::unordered_map<AnnotationSourceId, std::vector<AnnotationCoverage>> coverage;
    TRY(m_study.database().query(sql::annotation_source_coverage, [&](const Statement& row) {
        coverage[row.id<AnnotationSourceId>(0)].push_back(
            {row.text(1), static_cast<std::size_t>(row.integer(2)), static_cast<std::size_t>(row.integer(3)),
             static_cast<std::size_t>(row.integer(4))});
        return true;
    }));
    return coverage;
}

Result<SettledCounts> AnnotationSourceRepository::settledCounts() const
{
    return m_study.database()
        .query(sql::settled_counts,
               [](const Statement& row) {
                   return SettledCounts{static_cast<std::size_t>(row.integer(0)),
                                        static_cast<std::size_t>(row.integer(1))};
               })
        .map([](const auto& rows) { return rows.front(); });
}

}  // namespace vizsla
