// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_job.h"

#include <algorithm>
#include <utility>

#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ScoreJob::ScoreJob(std::filesystem::path study, const Clock& clock, QObject* parent)
    : QObject(parent),
      m_study(std::move(study)),
      m_clock(clock)
{
    connect(&m_background, &Background::progressed, this, &ScoreJob::progressed);
}

void ScoreJob::score(const ScoreQuery& query)
{
    drop(Measuring);
    start(Scoring, [this, query](const Progress& progress) { return answer(query, progress); });
}

void ScoreJob::compare(const ComparisonQuery& query)
{
    start(Comparing, [this, query](const Progress&) { return answer(query); });
    if (m_unmeasured)
        measure(*m_unmeasured);
}

void ScoreJob::measure(RobustnessQuery query)
{
    start(Measuring, [this, query](const Progress& progress) { return answer(query, progress); });
    m_unmeasured = std::move(query);
}

void ScoreJob::cancel()
{
    for (const Kind kind : {Scoring, Comparing, Measuring})
        drop(kind);
}

void ScoreJob::drop(Kind kind)
{
    if (kind == Measuring)
        m_unmeasured.reset();
    m_waiting[kind] = nullptr;
    if (kind != m_running)
        return;
    m_background.drop();
    m_background.whenFree([this] { runNext(); });
}

void ScoreJob::start(Kind kind, Work work)
{
    m_waiting[kind] = std::move(work);
    if (kind == m_running)
        m_background.drop();
    m_background.whenFree([this] { runNext(); });
}

void ScoreJob::runNext()
{
    const auto next = std::ranges::find_if(m_waiting, &Work::operator bool);
    if (next == m_waiting.end())
        return;
    m_running = static_cast<Kind>(next - m_waiting.begin());
    m_background.run(std::exchange(*next, nullptr), [this](const Result<void>& done) {
        m_background.whenFree([this] { runNext(); });
        if (!done && done.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(toQString(done.error().message));
    });
}

/// Read over once: what a damaged study says is not shown as figures.
Result<std::unique_ptr<StudyFile>> ScoreJob::openSound()
{
    auto file = StudyFile::openToRead(m_study, m_clock);
    if (!file || m_isSound)
        return file;
    TRY((*file)->checkForFigures());
    m_isSound = true;
    return file;
}

Result<void> ScoreJob::answer(const ScoreQuery& query, const Progress& progress)
{
    const auto file = TRY(openSound());
    const auto study = TRY(readForWindow(*file, query.unclear));
    const auto images = study.slice(query.slice);
    if (!images) {
        m_background.tell([this, text = toQString(images.error().message)] { Q_EMIT sliceRefused(text); });
        return {};
    }
    auto scores = TRY(scoreSlice(study, *images, query, progress));
    if (scores.isEmpty())
        scores.sealedAnswers = TRY(study.sealedAnswers());
    m_background.tell(
        [this, made = std::make_shared<const ScoredSlice>(std::move(scores))] { Q_EMIT scored(made); });
    return {};
}

Result<void> ScoreJob::answer(const ComparisonQuery& query)
{
    const auto file = openSound();
    const auto comparison =
        file.and_then([&](const std::unique_ptr<StudyFile>& open) { return vizsla::compare(*open, query); });
    m_background.tell([this, query, comparison] {
        if (comparison)
            Q_EMIT compared(query, *comparison);
        else
            Q_EMIT notCompared(query, toQString(comparison.error().message));
    });
    return {};
}

Result<void> ScoreJob::answer(const RobustnessQuery& query, const Progress& progress)
{
    // The bootstrap takes its time, and nobody who looks at the figures alone waits for it.
    for (const int rounds : {0, Bootstrap{}.rounds}) {
        const auto file = openSound();
        auto report = file.and_then([&](const std::unique_ptr<StudyFile>& open) {
            return measureRobustness(*open, query, rounds, *progress.cancelled);
        });
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return {};
        const bool isDone = rounds > 0 || !report;
        m_background.tell([this, isDone, made = std::make_shared<const decltype(report)>(std::move(report))] {
            if (isDone)
                m_unmeasured.reset();
            Q_EMIT measured(made);
        });
        if (isDone)
            break;
    }
    return {};
}

}  // namespace vizsla
