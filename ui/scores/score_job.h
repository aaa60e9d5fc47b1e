// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <array>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/result.h"
#include "ui/scores/scored_slice.h"

namespace vizsla {

class StudyFile;

/// Scores a study on a thread of its own, over a connection of its own that only reads. Of several queries of
/// a kind the newest is answered; one that is under way is cancelled.
class ScoreJob final : public QObject
{
    Q_OBJECT

public:
    ScoreJob(std::filesystem::path study, const Clock& clock, QObject* parent = nullptr);
    /// Cancels and waits.
    ~ScoreJob() override;

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
    /// One piece of work: what it has to say is heard while no newer one of its kind is wanted.
    using Work = std::function<void(int number)>;

    void start(Kind kind, Work work);
    void drop(Kind kind);
    void run();
    Result<std::unique_ptr<StudyFile>> openSound();
    void answer(const ScoreQuery& query, int number);
    void answer(const ComparisonQuery& query, int number);
    void answer(const RobustnessQuery& query, int number);
    void say(Kind kind, int number, std::function<void()> signal);

    std::filesystem::path m_study;
    const Clock& m_clock;
    std::array<std::atomic<bool>, KindCount> m_cancelled = {};

    // For the thread of this object alone.
    std::array<int, KindCount> m_newest = {};
    std::optional<RobustnessQuery> m_unmeasured;

    bool m_isSound = false;  ///< for the thread of the work alone

    std::mutex m_mutex;  ///< over the following
    std::condition_variable m_changed;
    std::array<std::function<void()>, KindCount> m_waiting;
    bool m_ends = false;

    std::thread m_thread;
};

}  // namespace vizsla
