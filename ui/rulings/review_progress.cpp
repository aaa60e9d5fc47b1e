// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_progress.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

/// So many of the latest actions hold what the pace is taken from.
constexpr std::size_t momentsLookedAt = 4'000;

QString progressWords(const char* text)
{
    return QCoreApplication::translate("vizsla::progress", text);
}
QString figure(std::size_t count)
{
    return countText(static_cast<qsizetype>(count));
}

}  // namespace

QString timeLeftText(Micros left)
{
    if (left < oneMinute)
        return progressWords("under a minute left");
    const qint64 minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
    if (minutes < 60)
        return progressWords("about %1 min left").arg(minutes);
    if (minutes < 180)
        return progressWords("about %1 h %2 min left").arg(minutes / 60).arg(minutes % 60 / 10 * 10);
    return progressWords("about %1 h left").arg(countText((minutes + 30) / 60));
}

ReviewProgress::State ReviewProgress::stateOf(const ReviewBook& book, std::uint32_t reviewer,
                                              std::size_t image)
{
    if (!book.isInShare(reviewer, image) || book.isWithheld(image))
        return State::NotMine;
    return book.isReviewed(reviewer, image) ? State::Done : State::Open;
}

void ReviewProgress::count(const ReviewBook& book, std::uint32_t reviewer)
{
    m_states.resize(book.imageCount());
    for (std::size_t image = 0; image < m_states.size(); ++image)
        m_states[image] = stateOf(book, reviewer, image);
    m_done = static_cast<std::size_t>(std::ranges::count(m_states, State::Done));
    m_total = m_done + static_cast<std::size_t>(std::ranges::count(m_states, State::Open));
}

void ReviewProgress::countAgain(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    const State now = stateOf(book, reviewer, image);
    if (now == State::NotMine || m_states[image] == now)
        return;
    m_states[image] = now;
    if (now == State::Done)
        ++m_done;
    else
        --m_done;
}

void ReviewProgress::measure(const ReviewBook& book, const std::vector<ReviewRepository::Moment>& moments)
{
    std::vector<ReviewMoment> latest;
    for (std::size_t at = moments.size() - std::min(moments.size(), momentsLookedAt); at < moments.size();
         ++at) {
        if (const auto image = book.findImage(moments[at].imageId))
            latest.push_back({moments[at].madeAt, *image});
    }
    m_pace = reviewPace(latest);
}

QString ReviewProgress::text() const
{
    const QString counted = progressWords("%1 of %2 reviewed").arg(figure(m_done), figure(m_total));
    if (m_done == m_total)
        return counted;
    const auto left = m_pace.timeLeft(m_total - m_done);
    return left ? progressWords("%1 · %2").arg(counted, timeLeftText(*left)) : counted;
}

QString ReviewProgress::explanation() const
{
    const QString counted =
        progressWords(
            "%1 of your %2 images are reviewed: every candidate is ruled, or the image is "
            "called problematic.")
            .arg(figure(m_done), figure(m_total));
    const QString pace = m_pace.perImage
                             ? progressWords(
                                   "You take %1 an image: the mean of the last ones (at most %2), leaving "
                                   "out rests of over two minutes and the shortest and longest tenth.")
                                   .arg(durationText(*m_pace.perImage))
                                   .arg(ReviewPace::lastImages)
                             : progressWords("The time left is estimated once you have reviewed %1 images.")
                                   .arg(ReviewPace::fewestImages);
    return QStringLiteral("<p>%1</p><p>%2</p>").arg(counted, pace);
}

}  // namespace vizsla
