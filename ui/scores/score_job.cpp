// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_job.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

#include "core/guarded.h"
#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ScoreJob::ScoreJob(std::filesystem::path study, const Clock& clock, QObject* parent)
    : QObject(parent),
      m_study(std::move(study)),
      m_clock(clock),
      m_thread([this] { run(); })
{}

ScoreJob::~ScoreJob()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        for (std::atomic<bool>& cancelled : m_cancelled)
            cancelled = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void ScoreJob::score(const ScoreQuery& query)
{
    drop(Measuring);
    start(Scoring, [this, query](int number) { answer(query, number); });
}

void ScoreJob::compare(const ComparisonQuery& query)
{
    start(Comparing, [this, query](int number) { answer(query, number); });
    if (m_unmeasured)
        measure(*m_unmeasured);
}

void ScoreJob::measure(RobustnessQuery query)
{
    start(Measuring, [this, query](int number) { answer(query, number); });
    m_unmeasured = std::move(query);
}

void ScoreJob::cancel()
{
    for (const Kind kind : {Scoring, Comparing, Measuring})
        drop(kind);
}

void ScoreJob::drop(Kind kind)
{
    ++m_newest[kind];
    if (kind == Measuring)
        m_unmeasured.reset();
    const std::lock_guard lock(m_mutex);
    m_waiting[kind] = nullptr;
    m_cancelled[kind] = true;
}

void ScoreJob::start(Kind kind, Work work)
{
    const int number = ++m_newest[kind];
    {
        const std::lock_guard lock(m_mutex);
        m_waiting[kind] = [this, kind, work = std::move(work), number] {
            const auto run = [&]() -> Result<void> {
                work(number);
                return {};
            };
            if (const auto done = guarded(run); !done)
                say(kind, number, [this, text = toQString(done.error().message)] { Q_EMIT failed(text); });
        };
        m_cancelled[kind] = true;
    }
    m_changed.notify_one();
}

void ScoreJob::run()
{
    while (true) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            const auto next = [this] {
                return std::ranges::find_if(m_waiting, &std::function<void()>::operator bool);
            };
            m_changed.wait(lock, [&] { return m_ends || next() != m_waiting.end(); });
            if (m_ends)
                return;
            const auto chosen = next();
            work = std::exchange(*chosen, nullptr);
            m_cancelled[static_cast<std::size_t>(chosen - m_waiting.begin())] = false;
        }
        work();
    }
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

void ScoreJob::answer(const ScoreQuery& query, int number)
{
    const auto fail = [&](const Error& error) {
        if (error.kind != ErrorKind::Cancelled)
            say(Scoring, number, [this, text = toQString(error.message)] { Q_EMIT failed(text); });
    };
    const auto file = openSound();
    if (!file)
        return fail(file.error());
    const auto study = readForWindow(**file, query.unclear);
    if (!study)
        return fail(study.error());
    const auto images = study->slice(query.slice);
    if (!images) {
        say(Scoring, number, [this, text = toQString(images.error().message)] { Q_EMIT sliceRefused(text); });
        return;
    }
    const auto progress = [&](std::size_t done, std::size_t total) {
        say(Scoring, number,
            [this, done, total] { Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total)); });
    };
    auto scores = scoreSlice(*study, *images, query, {progress, &m_cancelled[Scoring]});
    if (!scores)
        return fail(scores.error());
    if (scores->isEmpty()) {
        const auto sealed = study->sealedAnswers();
        if (!sealed)
            return fail(sealed.error());
        scores->sealedAnswers = *sealed;
    }
    say(Scoring, number,
        [this, made = std::make_shared<const ScoredSlice>(std::move(*scores))] { Q_EMIT scored(made); });
}

void ScoreJob::answer(const ComparisonQuery& query, int number)
{
    const auto file = openSound();
    const auto comparison =
        file.and_then([&](const std::unique_ptr<StudyFile>& open) { return vizsla::compare(*open, query); });
    say(Comparing, number, [this, query, comparison] {
        if (comparison)
            Q_EMIT compared(query, *comparison);
        else
            Q_EMIT notCompared(query, toQString(comparison.error().message));
    });
}

void ScoreJob::answer(const RobustnessQuery& query, int number)
{
    // The bootstrap takes its time, and nobody who looks at the figures alone waits for it.
    for (const int rounds : {0, Bootstrap{}.rounds}) {
        const auto file = openSound();
        auto report = file.and_then([&](const std::unique_ptr<StudyFile>& open) {
            return measureRobustness(*open, query, rounds, m_cancelled[Measuring]);
        });
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return;
        const bool isDone = rounds > 0 || !report;
        say(Measuring, number,
            [this, isDone, made = std::make_shared<const decltype(report)>(std::move(report))] {
                if (isDone)
                    m_unmeasured.reset();
                Q_EMIT measured(made);
            });
        if (isDone)
            return;
    }
}

void ScoreJob::say(Kind kind, int number, std::function<void()> signal)
{
    const auto unlessOutdated = [this, kind, number, signal = std::move(signal)] {
        if (number == m_newest[kind])
            signal();
    };
    QMetaObject::invokeMethod(this, unlessOutdated, Qt::QueuedConnection);
}

}  // namespace vizsla
