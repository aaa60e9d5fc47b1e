// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/annotation_repository.h"

#include "core/store/stored_words.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

std::string_view formatWord(AnnotationFormat format)
{
    return format == AnnotationFormat::Real ? "real" : "multilabel";
}

template <class... Values>
Result<AnnotationMap> readAnnotations(StudyFile& study, std::string_view sql, const Values&... values)
{
    AnnotationMap byImage;
    auto rows = study.database().queryChecked(
        sql,
        [&](const Statement& row) {
            return storedVerdict(row.text(2)).map([&](Verdict verdict) {
                byImage[row.text(0)].rulings.push_back({row.text(1), verdict});
                return true;
            });
        },
        values...);
    if (!rows)
        return tl::unexpected(rows.error());
    return byImage;
}

Result<std::unordered_map<std::string, std::string>> readProblems(StudyFile& study, std::string_view sql)
{
    std::unordered_map<std::string, std::string> reasons;
    auto rows = study.database().query(sql, [&](const Statement& row) {
        return reasons.emplace(row.text(0), row.optionalText(1).value_or("null")).second;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    return reasons;
}

}  // namespace

Result<void> AnnotationRepository::set(const std::string& imageId, const MultiLabelAnnotation& annotation)
{
    Database& database = m_study.database();
    auto written = database.run(sql::annotation_remove, imageId);
    int position = 0;
    for (const auto& [wnid, verdict] : annotation.rulings) {
        if (written && verdict != Verdict::DontKnow)
            written = database.run(sql::annotation_write, imageId, wnid, verdictWord(verdict), position++);
    }
    if (!written)
        return tl::unexpected(written.error());
    return TruthRepository(m_study).forget();
}

Result<MultiLabelAnnotation> AnnotationRepository::ofImage(const std::string& imageId) const
{
    auto rulings = m_study.database().queryChecked(
        sql::annotation_of_image,
        [](const Statement& row) {
            return storedVerdict(row.text(1)).map([&](Verdict verdict) {
                return MultiLabelAnnotation::Ruling{row.text(0), verdict};
            });
        },
        imageId);
    return rulings.map([](auto& list) { return MultiLabelAnnotation{std::move(list)}; });
}

Result<AnnotationMap> AnnotationRepository::all() const
{
    return readAnnotations(m_study, sql::annotations_all);
}

Result<AnnotationMap> AnnotationRepository::scored(const std::string& labelerId) const
{
    return readAnnotations(m_study, sql::annotations_scored, labelerId);
}

Result<void> AnnotationRepository::setProblem(const std::string& imageId,
                                              const std::optional<std::string>& reason)
{
    auto written = m_study.database().run(sql::image_problem_write, imageId, reason.has_value(), reason);
    if (!written)
        return tl::unexpected(written.error());
    return TruthRepository(m_study).forget();
}

Result<std::unordered_map<std::string, std::string>> AnnotationRepository::problems() const
{
    return readProblems(m_study, sql::image_problems_all);
}

Result<AnnotationMap> AnnotationRepository::imported() const
{
    return readAnnotations(m_study, sql::annotations_imported);
}

Result<std::unordered_map<std::string, std::string>> AnnotationRepository::importedProblems() const
{
    return readProblems(m_study, sql::image_problems_imported);
}

Result<void> AnnotationRepository::setRemainder(AnnotationFormat format, std::string_view document)
{
    return m_study.database().run(sql::annotation_remainder_write, formatWord(format), document).map([](int) {
    });
}

Result<std::optional<std::string>> AnnotationRepository::remainder(AnnotationFormat format) const
{
    auto rows = m_study.database().query(
        sql::annotation_remainder_read, [](const Statement& row) { return row.text(0); }, formatWord(format));
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
}

}  // namespace vizsla
