// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_job.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

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
        m_cancelled = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void ScoreJob::score(const ScoreWish& wish)
{
    start(Scoring, [this, wish](int number) { answer(wish, number); });
}

void ScoreJob::compare(const ComparisonWish& wish)
{
    start(Comparing, [this, wish](int number) { answer(wish, number); });
}

void ScoreJob::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = {};
    m_cancelled = true;
    for (int& number : m_newest)
        ++number;
}

void ScoreJob::start(Kind kind, Work work)
{
    const int number = ++m_newest[kind];
    {
        const std::lock_guard lock(m_mutex);
        m_waiting[kind] = [work = std::move(work), number] { work(number); };
        if (kind == Scoring)
            m_cancelled = true;
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
            work = std::exchange(*next(), nullptr);
            m_cancelled = false;
        }
        work();
    }
}

void ScoreJob::answer(const ScoreWish& wish, int number)
{
    const auto fail = [&](const Error& error) {
        if (error.kind != ErrorKind::Cancelled)
            say(Scoring, number, [this, text = toQString(error.message)] { Q_EMIT failed(text); });
    };
    const auto file = StudyFile::openToRead(m_study, m_clock);
    if (!file)
        return fail(file.error());
    const auto study = ScoredStudy::read(**file, wish.unclear);
    if (!study)
        return fail(study.error());
    const auto images = study->slice(wish.slice);
    if (!images) {
        say(Scoring, number, [this, text = toQString(images.error().message)] { Q_EMIT sliceRefused(text); });
        return;
    }
    const auto progress = [&](std::size_t done, std::size_t total) {
        say(Scoring, number,
            [this, done, total] { Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total)); });
    };
    auto scores = scoreSlice(*study, *images, wish, {progress, &m_cancelled});
    if (!scores)
        return fail(scores.error());
    say(Scoring, number,
        [this, made = std::make_shared<const ScoredSlice>(std::move(*scores))] { Q_EMIT scored(made); });
}

void ScoreJob::answer(const ComparisonWish& wish, int number)
{
    const auto file = StudyFile::openToRead(m_study, m_clock);
    const auto comparison =
        file.and_then([&](const std::unique_ptr<StudyFile>& open) { return vizsla::compare(*open, wish); });
    say(Comparing, number, [this, wish, comparison] {
        if (comparison)
            Q_EMIT compared(wish, *comparison);
        else
            Q_EMIT notCompared(wish, toQString(comparison.error().message));
    });
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
