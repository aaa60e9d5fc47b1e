// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/result.h"
#include "ui/scores/scored_slice.h"
#include "ui/work/background.h"

namespace vizsla {

class StudyFile;

/// Scores a study on a thread of its own, over a connection of its own that only reads. Of several queries of
/// a kind the newest is answered; one that is under way is cancelled.
class ScoreJob final : public QObject
{
    Q_OBJECT

public:
    /// When it goes, it cancels and waits.
    ScoreJob(std::filesystem::path study, const Clock& clock, QObject* parent = nullptr);

    void score(const ScoreQuery& query);
    /// Compares two classifiers, after the scoring that is under way.
    void compare(const ComparisonQuery& query);
    /// Measures robustness when there is nothing else to do, begun anew after a comparison. A new scoring
    /// cancels it.
    void measure(RobustnessQuery query);
    /// What is under way comes to nothing.
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total);
    void scored(const std::shared_ptr<const vizsla::ScoredSlice>& slice);
    /// The query's slice is no expression, or names what is not there.
    void sliceRefused(const QString& sentence);
    void failed(const QString& sentence);
    void compared(const vizsla::ComparisonQuery& query, const vizsla::Comparison& comparison);
    void notCompared(const vizsla::ComparisonQuery& query, const QString& sentence);
    /// Twice: first without intervals, unless it failed.
    void measured(const std::shared_ptr<const vizsla::Result<vizsla::RobustnessReport>>& report);

private:
    /// The first comes first.
    enum Kind { Scoring, Comparing, Measuring, KindCount };
    /// Tells by itself what comes of it, but for its error.
    using Work = std::function<Result<void>(const Progress& progress)>;

    void start(Kind kind, Work work);
    void drop(Kind kind);
    void runNext();
    Result<std::unique_ptr<StudyFile>> openSound();
    Result<void> answer(const ScoreQuery& query, const Progress& progress);
    Result<void> answer(const ComparisonQuery& query);
    Result<void> answer(const RobustnessQuery& query, const Progress& progress);

    std::filesystem::path m_study;
    const Clock& m_clock;
    std::array<Work, KindCount> m_waiting;
    Kind m_running = KindCount;  ///< what runs, or ran last
    std::optional<RobustnessQuery> m_unmeasured;
    bool m_isSound = false;  ///< for the thread of the work alone
    Background m_background;
};

}  // namespace vizsla
