// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/review_repository.h"

#include <algorithm>
#include <limits>

#include "core/store/labeler_repository.h"
#include "core/store/stored_words.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/store/verdict_repository.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

template <class Text>
std::optional<Text> given(const Text& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

bool isRuling(ReviewSubject subject)
{
    return subject == ReviewSubject::Verdict || subject == ReviewSubject::Adjudication;
}

Result<ReviewChange> changeOf(const Statement& row)
{
    const auto subject =
        TRY(storedWord(reviewSubjectFromWord(row.text(5)), "subject of reviewing", row.text(5)));
    for (const int column : {8, 9}) {
        if (!isRuling(subject) || row.isNull(column))
            continue;
        TRY(storedVerdict(row.text(column)));
    }
    return ReviewChange{subject, row.id<ImageId>(6), row.optionalText(7).value_or(""), row.optionalText(8),
                        row.optionalText(9)};
}

}  // namespace

Result<std::vector<Reviewer>> ReviewRepository::reviewers() const
{
    return m_study.database().query(sql::reviewers_all, [](const Statement& row) {
        return Reviewer{row.id<ReviewerId>(0), row.text(1), row.optionalId<LabelerId>(2),
                        row.integer(3) != 0};
    });
}

Result<std::vector<std::string>> ReviewRepository::uncounted() const
{
    return m_study.database().query(sql::reviewers_uncounted,
                                    [](const Statement& row) { return row.text(0); });
}

Result<Reviewer> ReviewRepository::reviewerOf(const Labeler& labeler)
{
    const auto all = TRY(reviewers());
    const auto found = std::ranges::find(all, std::optional(labeler.id), &Reviewer::labelerId);
    if (found != all.end())
        return *found;
    const Reviewer made{ReviewerId(m_study.uuids().next()), labeler.name, labeler.id, true};
    return m_study.database()
        .execute(sql::reviewer_add, made.id, made.labelerId, std::optional<std::string>(), true,
                 m_study.clock().utcNow())
        .map([&] { return made; });
}

Result<Reviewer> ReviewRepository::reviewerNamed(const std::string& written)
{
    const std::string name = normalized(written);
    const auto all = TRY(reviewers());
    // A person of the desk before one of a file who is called the same.
    auto found = std::ranges::find_if(
        all, [&](const Reviewer& reviewer) { return reviewer.labelerId && reviewer.name == name; });
    if (found == all.end())
        found = std::ranges::find(all, name, &Reviewer::name);
    if (found != all.end())
        return *found;
    const auto labelers = TRY(LabelerRepository(m_study).all());
    const auto labeler = std::ranges::find(labelers, name, &Labeler::name);
    if (labeler != labelers.end())
        return reviewerOf(*labeler);
    const Reviewer made{ReviewerId(m_study.uuids().next()), name, std::nullopt, false};
    return m_study.database()
        .execute(sql::reviewer_add, made.id, made.labelerId, std::optional(name), false,
                 m_study.clock().utcNow())
        .map([&] { return made; });
}

Result<void> ReviewRepository::setCounts(const ReviewerId& reviewerId, bool counts)
{
    return m_study.database().execute(sql::reviewer_counts_write, reviewerId, counts);
}

Result<void> ReviewRepository::add(const ReviewAction& action, const Settlement& settlement)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        auto done = database.execute(sql::review_action_add, action.id, action.reviewerId,
                                     reviewActionWord(action.kind), action.undoes, action.madeAt);
        int position = 0;
        for (const ReviewChange& change : action.changes) {
            if (done)
                done = addChange(action, change, position++);
            if (done)
                done = carryOut(action, change);
        }
        return done ? settle(settlement) : done;
    });
}

/// What was before is what the study says, whatever the one who acted took it to be.
Result<void> ReviewRepository::addChange(const ReviewAction& action, const ReviewChange& change, int position)
{
    const auto before = TRY(valueOf(action.reviewerId, change));
    return m_study.database().execute(sql::review_change_add, action.id, position,
                                      reviewSubjectWord(change.subject), given(change.imageId),
                                      given(change.wnid), before, change.after);
}

Result<std::optional<std::string>> ReviewRepository::valueOf(const ReviewerId& reviewerId,
                                                             const ReviewChange& change) const
{
    using Value = std::optional<std::string>;
    Database& database = m_study.database();
    const auto column = [](int index) {
        return [index](const Statement& row) { return row.optionalText(index); };
    };
    const auto first = [](const std::vector<Value>& rows) { return rows.empty() ? Value() : rows.front(); };
    switch (change.subject) {
        case ReviewSubject::Verdict:
            return VerdictRepository(m_study)
                .find(reviewerId, change.imageId, change.wnid)
                .map([](std::optional<Verdict> verdict) {
                    return verdict ? Value(verdictWord(*verdict)) : Value();
                });
        case ReviewSubject::Problem:
            return database.query(sql::image_remark_read, column(0), reviewerId, change.imageId).map(first);
        case ReviewSubject::Note:
            return database.query(sql::image_remark_read, column(1), reviewerId, change.imageId).map(first);
        case ReviewSubject::Label:
            return database.query(sql::added_label_read, column(0), change.imageId, change.wnid).map(first);
        case ReviewSubject::Adjudication:
            return database.query(sql::adjudication_read, column(0), change.imageId, change.wnid).map(first);
        case ReviewSubject::Sources:
            return areSourcesOpen().map([](bool isOpen) { return isOpen ? Value("open") : Value(); });
    }
    return Value();
}

Result<void> ReviewRepository::carryOut(const ReviewAction& action, const ReviewChange& change)
{
    Database& database = m_study.database();
    const auto& [subject, imageId, wnid, before, after] = change;
    switch (subject) {
        case ReviewSubject::Verdict:
            if (!after)
                return VerdictRepository(m_study).remove(action.reviewerId, imageId, wnid);
            return database.execute(sql::verdict_write, action.reviewerId, imageId, wnid, *after,
                                    action.madeAt);
        case ReviewSubject::Problem:
            return database.execute(sql::image_remark_problem_write, action.reviewerId, imageId, after);
        case ReviewSubject::Note:
            return database.execute(sql::image_remark_note_write, action.reviewerId, imageId, after);
        case ReviewSubject::Label:
            return after ? database.execute(sql::added_label_add, imageId, wnid, action.reviewerId)
                         : database.execute(sql::added_label_remove, imageId, wnid);
        case ReviewSubject::Adjudication:
            return after ? database.execute(sql::adjudication_write, imageId, wnid, *after, action.reviewerId)
                         : database.execute(sql::adjudication_remove, imageId, wnid);
        case ReviewSubject::Sources:
            return {};  // the history itself is what areSourcesOpen() reads
    }
    return {};
}

Result<void> ReviewRepository::settle(const Settlement& settlement)
{
    if (settlement.verdicts.empty() && settlement.problems.empty())
        return {};
    return writeSettled(settlement).and_then([&] { return TruthRepository(m_study).forget(); });
}

Result<void> ReviewRepository::writeSettled(const Settlement& settlement)
{
    Database& database = m_study.database();
    for (const auto& [imageId, wnid, verdict] : settlement.verdicts) {
        TRY(verdict ? database.execute(sql::settled_write, imageId, wnid, verdictWord(*verdict))
                    : database.execute(sql::settled_remove, imageId, wnid));
    }
    for (const auto& [imageId, isProblematic, problem] : settlement.problems) {
        TRY(isProblematic ? database.execute(sql::settled_problem_write, imageId, *isProblematic, problem)
                          : database.execute(sql::settled_problem_remove, imageId));
    }
    return {};
}

Result<void> ReviewRepository::settleAll(const Settlement& settlement)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        for (const std::string_view statement : {sql::settled_remove_all, sql::settled_problem_remove_all})
            TRY(database.execute(statement));
        return writeSettled(settlement).and_then([&] { return TruthRepository(m_study).forget(); });
    });
}

Result<Settlement> ReviewRepository::settled() const
{
    auto verdicts = TRY(m_study.database().queryChecked(sql::settled_all, [](const Statement& row) {
        return storedVerdict(row.text(2)).map([&](Verdict verdict) {
            return SettledVerdict{row.id<ImageId>(0), row.text(1), verdict};
        });
    }));
    auto problems = TRY(m_study.database().query(sql::settled_problem_all, [](const Statement& row) {
        return SettledProblem{row.id<ImageId>(0), row.integer(1) != 0, row.optionalText(2)};
    }));
    return Settlement{std::move(verdicts), std::move(problems)};
}

template <class... Values>
Result<std::vector<ReviewAction>> ReviewRepository::readActions(std::string_view sql,
                                                                const Values&... values) const
{
    std::vector<ReviewAction> actions;
    const auto read = [&](const Statement& row) -> Result<bool> {
        const auto kind =
            TRY(storedWord(reviewActionFromWord(row.text(2)), "kind of reviewing", row.text(2)));
        auto change = TRY(changeOf(row));
        auto id = row.id<ReviewActionId>(0);
        if (actions.empty() || actions.back().id != id)
            actions.push_back({std::move(id),
                               row.id<ReviewerId>(1),
                               kind,
                               {},
                               row.optionalId<ReviewActionId>(3),
                               row.utc(4)});
        actions.back().changes.push_back(std::move(change));
        return true;
    };
    TRY(m_study.database().queryChecked(sql, read, values...));
    return actions;
}

Result<std::vector<ReviewAction>> ReviewRepository::history() const
{
    return readActions(sql::review_actions_all);
}

Result<std::vector<ReviewAction>> ReviewRepository::historyOf(const ImageId& imageId) const
{
    return readActions(sql::review_actions_of_image, imageId);
}

Result<std::vector<ReviewAction>> ReviewRepository::latestOf(const ReviewerId& reviewerId,
                                                             std::size_t limit) const
{
    return readActions(sql::review_actions_of_reviewer, reviewerId, static_cast<std::int64_t>(limit));
}

Result<std::vector<ReviewRepository::Moment>> ReviewRepository::momentsOf(const ReviewerId& reviewerId) const
{
    return m_study.database().query(
        sql::review_moments_of_reviewer,
        [](const Statement& row) {
            return Moment{row.utc(0), row.id<ImageId>(1)};
        },
        reviewerId);
}

Result<std::vector<ReviewRepository::ImageRemark>> ReviewRepository::remarks() const
{
    return m_study.database().query(sql::image_remarks_all, [](const Statement& row) {
        return ImageRemark{row.id<ReviewerId>(0), row.id<ImageId>(1), row.optionalText(2),
                           row.optionalText(3)};
    });
}

Result<std::vector<ReviewRepository::AddedLabel>> ReviewRepository::addedLabels() const
{
    return m_study.database().query(sql::added_labels_all, [](const Statement& row) {
        return AddedLabel{row.id<ReviewerId>(0), row.id<ImageId>(1), row.text(2)};
    });
}

Result<std::vector<ReviewRepository::Adjudication>> ReviewRepository::adjudications() const
{
    return m_study.database().queryChecked(sql::adjudications_all, [](const Statement& row) {
        return storedVerdict(row.text(3)).map([&](Verdict verdict) {
            return Adjudication{row.id<ReviewerId>(0), row.id<ImageId>(1), row.text(2), verdict};
        });
    });
}

Result<std::vector<ReviewRepository::ShareImage>> ReviewRepository::shares() const
{
    return m_study.database().query(sql::review_shares_all, [](const Statement& row) {
        return ShareImage{row.id<ReviewerId>(0), row.id<ImageId>(1)};
    });
}

Result<void> ReviewRepository::setShares(const std::vector<ShareImage>& shares)
{
    Database& database = m_study.database();
    return database.transaction([&]() -> Result<void> {
        auto done = database.execute(sql::review_shares_remove);
        for (const auto& [reviewerId, imageId] : shares) {
            if (done)
                done = database.execute(sql::review_share_add, reviewerId, imageId);
        }
        return done;
    });
}

Result<bool> ReviewRepository::areSourcesOpen() const
{
    const auto rows = TRY(m_study.database().query(sql::review_sources_open,
                                                   [](const Statement& row) { return !row.isNull(0); }));
    return !rows.empty() && rows.front();
}

Result<std::optional<ReviewRepository::SourcesChange>> ReviewRepository::latestSourcesChange() const
{
    auto rows = TRY(m_study.database().query(sql::review_sources_latest, [](const Statement& row) {
        return SourcesChange{row.text(0), row.utc(1), !row.isNull(2)};
    }));
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace vizsla
