// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_runner.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/review/read_review_book.h"
#include "core/review/settlement.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/tasks/withheld_images.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"

namespace vizsla {

namespace {

/// So many of the latest actions can be undone.
constexpr std::size_t undoDepth = 1'000;

}  // namespace

bool isOnWithheld(const ReviewAction& action, const WithheldImages& withheld)
{
    return std::ranges::any_of(action.changes,
                               [&](const ReviewChange& change) { return withheld.contains(change.imageId); });
}

ReviewRunner::ReviewRunner(OpenStudy& study, QObject* parent) : QObject(parent), m_study(study) {}

Result<ReviewRunner::Loaded> ReviewRunner::read(StudyFile& study, const Labeler& labeler)
{
    ReviewRepository repository(study);
    const auto reviewer = TRY(repository.reviewerOf(labeler));
    auto book = TRY(readReviewBook(study));
    auto latest = TRY(repository.latestOf(reviewer.id, undoDepth));
    auto moments = TRY(repository.momentsOf(reviewer.id));
    auto withheld = TRY(WithheldImages::read(study, labeler.id));
    const auto toCome = TRY(TaskRepository(study).trainingImagesToCome(labeler.id));
    std::erase_if(latest, [&](const ReviewAction& action) { return isOnWithheld(action, withheld); });
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (withheld.contains(book.image(image).id))
            book.withhold(image);
    }
    const auto shownToCome =
        std::ranges::count_if(toCome, [&](const ImageId& imageId) { return !withheld.contains(imageId); });
    std::ranges::reverse(latest);
    const std::uint32_t number = book.addReviewer(reviewer);
    return Loaded{std::move(book),     number,     UndoHistory(latest), std::move(moments),
                  std::move(withheld), shownToCome};
}

void ReviewRunner::load(const Labeler& labeler)
{
    m_labeler = labeler;
    ++m_loads;
    m_sinceLoad.clear();
    const auto read = std::make_shared<std::optional<Loaded>>();
    m_study.writer().write(
        [read, labeler](StudyFile& study) {
            return ReviewRunner::read(study, labeler).map([&](Loaded loaded) {
                read->emplace(std::move(loaded));
            });
        },
        this,
        [this, read](const Result<void>& done) {
            // A later one is on its way, which knows more.
            if (--m_loads > 0)
                return;
            if (!done) {
                m_sinceLoad.clear();
                const QString sentence = QString::fromStdString(done.error().message);
                Q_EMIT failed(sentence);
                Q_EMIT notLoaded(sentence);
                return;
            }
            take(std::move(**read));
        });
}

void ReviewRunner::take(Loaded loaded)
{
    m_loaded = std::move(loaded);
    for (ReviewAction& action : std::exchange(m_sinceLoad, {})) {
        // What was taken to be before may not have been kept.
        for (ReviewChange& change : action.changes)
            change.before = m_loaded->book.valueOf(change, m_loaded->reviewer);
        apply(action);
    }
    Q_EMIT this->loaded();
}

ReviewEffect ReviewRunner::apply(const ReviewAction& action)
{
    m_loaded->history.add(action);
    if (const ImageId& imageId = action.changes.front().imageId; !imageId.empty())
        m_loaded->moments.push_back({action.madeAt, imageId});
    // Whoever decides what reviewers disagree on is no longer blind.
    const bool isBlind = !m_loaded->book.areSourcesOpen() &&
                         std::ranges::none_of(action.changes, [](const ReviewChange& change) {
                             return change.subject == ReviewSubject::Adjudication;
                         });
    return applyWithEffect(m_loaded->book, action,
                           isBlind ? std::optional(m_loaded->reviewer) : std::nullopt);
}

bool ReviewRunner::act(ReviewAction action)
{
    if (!m_loaded || action.changes.empty())
        return false;
    action.id = ReviewActionId(m_study.file->uuids().next());
    action.madeAt = m_study.file->clock().utcNow();
    const ReviewEffect effect = apply(action);
    if (isLoading())
        m_sinceLoad.push_back(action);
    const auto kept = std::make_shared<const ReviewAction>(std::move(action));
    m_study.writer().write([kept, settlement = settlementOf(m_loaded->book, *kept)](
                               StudyFile& study) { return ReviewRepository(study).add(*kept, settlement); },
                           this,
                           [this, kept, effect](const Result<void>& done) {
                               written(done);
                               if (done)
                                   Q_EMIT this->kept(kept->id, effect);
                           });
    Q_EMIT acted(*kept);
    return true;
}

/// What was ruled on the strength of a ruling that was not kept is settled again from what was kept.
void ReviewRunner::written(const Result<void>& done)
{
    if (done && !m_mustSettle)
        return;
    if (done) {
        m_mustSettle = false;
        m_study.writer().write(
            [](StudyFile& study) { return settleStudy(study); }, this,
            [this](const Result<void>& settled) { m_mustSettle = m_mustSettle || !settled; });
        return;
    }
    m_mustSettle = true;
    Q_EMIT failed(tr("Your last ruling was not kept: %1").arg(QString::fromStdString(done.error().message)));
    load(m_labeler);
}

bool ReviewRunner::undoAction(const ReviewAction* action)
{
    auto undoing = action ? actions().undo(*action) : std::nullopt;
    return undoing && act(std::move(*undoing));
}

bool ReviewRunner::undo()
{
    return undoAction(toUndo());
}

bool ReviewRunner::redo()
{
    return undoAction(toRedo());
}

void ReviewRunner::write(std::function<Result<void>(StudyFile&)> work)
{
    m_study.writer().write(std::move(work), this, [this](const Result<void>& done) {
        if (!done)
            Q_EMIT failed(QString::fromStdString(done.error().message));
    });
    load(m_labeler);
}

}  // namespace vizsla
