// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/review/review_actions.h"
#include "core/review/review_book.h"
#include "core/review/review_effect.h"
#include "core/store/review_repository.h"
#include "core/study/labeler.h"
#include "core/tasks/withheld_images.h"

namespace vizsla {

class StudyFile;

struct OpenStudy;

/// Whether an action changed an image that must not be seen.
bool isOnWithheld(const ReviewAction& action, const WithheldImages& withheld);

/// A reviewer at work: the book of all rulings, what the reviewer does to it, and how it comes into the
/// study.
///
/// What is done holds in the book at once and is written behind it, one action after another, so that no key
/// waits for the disk. If one cannot be written, failed() says so and the book is read again from what is in
/// the study.
class ReviewRunner final : public QObject
{
    Q_OBJECT

public:
    explicit ReviewRunner(OpenStudy& study, QObject* parent = nullptr);

    /// Reads the study as it is now; loaded() follows. What was loaded before stays until then. The study can
    /// be written.
    void load(const Labeler& labeler);
    /// Null before the first loaded().
    const ReviewBook* book() const { return m_loaded ? &m_loaded->book : nullptr; }
    bool isLoading() const { return m_loads > 0; }
    /// Who reviews, in the book.
    std::uint32_t reviewer() const { return m_loaded->reviewer; }
    const Labeler& labeler() const { return m_labeler; }
    /// What the one who reviews must not see; nothing before the first loaded().
    /// Images shown here whose labels spoil a training that whoever reviews has not finished.
    std::int64_t trainingImagesToCome() const { return m_loaded ? m_loaded->trainingImagesToCome : 0; }
    const WithheldImages& withheld() const { return m_loaded ? m_loaded->withheld : m_nothingWithheld; }
    /// Plans, to be given to act().
    ReviewActions actions() const { return {m_loaded->book, m_loaded->reviewer}; }
    /// The moments of this reviewer's actions with their images, oldest first.
    const std::vector<ReviewRepository::Moment>& moments() const { return m_loaded->moments; }

    /// Does what was planned. False where it changes nothing.
    bool act(ReviewAction action);
    /// What can be undone and redone is on images that may be seen.
    const ReviewAction* toUndo() const { return m_loaded ? m_loaded->history.toUndo() : nullptr; }
    const ReviewAction* toRedo() const { return m_loaded ? m_loaded->history.toRedo() : nullptr; }
    /// False where there is nothing to undo, or it was changed again since.
    bool undo();
    bool redo();

    /// Has something else written behind all that was done, and then reads the study again: shares, who
    /// counts.
    void write(std::function<Result<void>(StudyFile&)> work);

Q_SIGNALS:
    void loaded();
    void failed(const QString& sentence);
    /// After failed(): the study could not be read, and what was loaded before stays.
    void notLoaded(const QString& sentence);
    /// An action was done, also one that took back another. It holds, and is not in the study yet.
    void acted(const vizsla::ReviewAction& action);
    /// It is in the study; it turned so many classifiers' answers, as far as the reviewer may know.
    void kept(const vizsla::ReviewActionId& actionId, const vizsla::ReviewEffect& effect);

private:
    struct Loaded
    {
        ReviewBook book;
        std::uint32_t reviewer = 0;
        UndoHistory history;
        std::vector<ReviewRepository::Moment> moments;
        WithheldImages withheld;
        std::int64_t trainingImagesToCome = 0;
    };
    static Result<Loaded> read(StudyFile& study, const Labeler& labeler);
    bool undoAction(const ReviewAction* action);
    void take(Loaded loaded);
    void written(const Result<void>& done);
    ReviewEffect apply(const ReviewAction& action);

    OpenStudy& m_study;
    Labeler m_labeler;
    std::optional<Loaded> m_loaded;
    const WithheldImages m_nothingWithheld;
    int m_loads = 0;            ///< asked for and not there yet
    bool m_mustSettle = false;  ///< an action was not kept, and later ones may stand on it
    std::vector<ReviewAction>
        m_sinceLoad;  ///< what is written behind the latest reading, which cannot know it
};

}  // namespace vizsla
