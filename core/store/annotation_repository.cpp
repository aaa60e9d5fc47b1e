// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/annotation_repository.h"

#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/study/named_once.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

template <class... Values>
Result<AnnotationMap> readAnnotations(StudyConnection& study, std::string_view sql, const Values&... values)
{
    AnnotationMap byImage;
    TRY(study.database().queryChecked(
        sql,
        [&](const Statement& row) {
            return storedVerdict(row.text(2)).map([&](Verdict verdict) {
                byImage[row.id<ImageId>(0)].rulings.push_back({row.text(1), verdict});
                return true;
            });
        },
        values...));
    return byImage;
}

template <class... Values>
Result<ProblemMap> readProblems(StudyConnection& study, std::string_view sql, const Values&... values)
{
    ProblemMap reasons;
    TRY(study.database().query(
        sql,
        [&](const Statement& row) {
            return reasons.emplace(row.id<ImageId>(0), row.optionalText(1).value_or("null")).second;
        },
        values...));
    return reasons;
}

}  // namespace

Result<void> AnnotationRepository::set(const AnnotationSourceId& sourceId, const ImageId& imageId,
                                       const MultiLabelAnnotation& annotation)
{
    Database& database = m_study.database();
    auto written = database.execute(sql::annotation_remove, sourceId, imageId);
    int position = 0;
    for (const auto& [wnid, verdict] : namedOnce(annotation).rulings) {
        if (written && verdict != Verdict::DontKnow)
            written = database.execute(sql::annotation_write, sourceId, imageId, wnid, verdictWord(verdict),
                                       position++);
    }
    if (!written)
        return tl::unexpected(written.error());
    return TruthRepository(m_study).forget();
}

Result<MultiLabelAnnotation> AnnotationRepository::ofImage(const ImageId& imageId) const
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

Result<AnnotationMap> AnnotationRepository::scored(const LabelerId& labelerId) const
{
    return readAnnotations(m_study, sql::annotations_scored, labelerId);
}

Result<void> AnnotationRepository::setProblem(const AnnotationSourceId& sourceId, const ImageId& imageId,
                                              const std::optional<std::string>& reason)
{
    Database& database = m_study.database();
    TRY(reason ? database.execute(sql::annotation_problem_write, sourceId, imageId, *reason)
               : database.execute(sql::annotation_problem_remove, sourceId, imageId));
    return TruthRepository(m_study).forget();
}

Result<ProblemMap> AnnotationRepository::problems() const
{
    return readProblems(m_study, sql::image_problems_all);
}

Result<AnnotationMap> AnnotationRepository::ofSource(const std::optional<AnnotationSourceId>& sourceId) const
{
    return readAnnotations(m_study, sql::annotations_of_source, sourceId);
}

Result<ProblemMap> AnnotationRepository::problemsOfSource(
    const std::optional<AnnotationSourceId>& sourceId) const
{
    return readProblems(m_study, sql::annotation_problems_of_source, sourceId);
}

}  // namespace vizsla
