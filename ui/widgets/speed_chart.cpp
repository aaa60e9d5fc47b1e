// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/speed_chart.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/speed_chart_marks.h"

namespace vizsla {

namespace {

constexpr QSize usualSize(460, 210);
constexpr QSize leastSize(300, 170);
constexpr int lineHeight = 20;
constexpr int markRoom = 14;  ///< above the plot, for the marks of breaks
constexpr int axisGap = 8;
constexpr double leastTickDistance = 24;
constexpr double shortestSeconds = 0.1;
/// From which on images have so little room that dots are small.
constexpr double narrow = 9;

constexpr double ticks[] = {0.1, 0.2, 0.5, 1,    2,    5,    10,    20,    30,    60,
                            120, 300, 600, 1800, 3600, 7200, 18000, 43200, 86400, 604800};

double secondsOf(Micros duration)
{
    return std::max(std::chrono::duration<double>(duration).count(), shortestSeconds);
}

QString tickText(double seconds)
{
    if (seconds >= 60)
        return durationText(Micros(std::llround(seconds * 1e6)));
    return SpeedChart::tr("%1 s").arg(QLocale().toString(seconds));
}

QString breakText(PacedImage::Break kind)
{
    switch (kind) {
        case PacedImage::Break::Pause:
            return SpeedChart::tr("after a pause");
        case PacedImage::Break::Away:
            return SpeedChart::tr("after a break");
        case PacedImage::Break::Interruption:
            return SpeedChart::tr("after an interruption");
        case PacedImage::Break::None:
            break;
    }
    return {};
}

QString legendText(PacedImage::Break kind)
{
    switch (kind) {
        case PacedImage::Break::Pause:
            return SpeedChart::tr("pause");
        case PacedImage::Break::Away:
            return SpeedChart::tr("break");
        case PacedImage::Break::Interruption:
            return SpeedChart::tr("interruption");
        case PacedImage::Break::None:
            break;
    }
    return {};
}

/// Odd, and growing with the day, so that the line stays calm.
std::size_t windowFor(std::size_t images)
{
    return std::clamp<std::size_t>(images / 10 | 1, 5, 21);
}

QString halvesText(const std::vector<PacedImage>& pace)
{
    const auto halves = medianOfHalves(pace);
    return halves ? SpeedChart::tr("First half %1 an image, second half %2")
                        .arg(durationText(halves->earlier), durationText(halves->later))
                  : QString();
}

QString sentenceOf(const std::vector<PacedImage>& pace)
{
    if (pace.empty())
        return SpeedChart::tr("No times yet.");
    const auto [shortest, longest] = std::ranges::minmax(pace, {}, &PacedImage::duration);
    QString sentence = SpeedChart::tr("Time for each of %1 in the order they were done: from %2 to %3.")
                           .arg(imageCountText(static_cast<int>(pace.size())),
                                durationText(shortest.duration), durationText(longest.duration));
    if (const QString halves = halvesText(pace); !halves.isEmpty())
        sentence += QLatin1Char(' ') + halves + QLatin1Char('.');
    return sentence;
}

}  // namespace

SpeedChart::SpeedChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("speedChart"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setPace({});
}

void SpeedChart::setPace(std::vector<PacedImage> pace)
{
    m_pace = std::move(pace);
    m_window = windowFor(m_pace.size());
    m_median = runningMedian(m_pace, m_window);
    findScale();
    choose(std::nullopt);
    setAccessibleName(sentenceOf(m_pace));
    update();
}

void SpeedChart::findScale()
{
    if (m_pace.empty()) {
        m_scale = {};
        return;
    }
    const auto [shortest, longest] = std::ranges::minmax(m_pace, {}, &PacedImage::duration);
    const double low = secondsOf(shortest.duration);
    const double high = secondsOf(longest.duration);
    // Room around the values, and so much range that small differences do not look large.
    const double widen = std::max(1.3, std::sqrt(6 / (high / low)));
    m_scale = {low / widen, high * widen};
}

QSize SpeedChart::sizeHint() const
{
    return usualSize;
}

QSize SpeedChart::minimumSizeHint() const
{
    return leastSize;
}

QRectF SpeedChart::plot() const
{
    int labelWidth = 0;
    for (const double tick : ticks) {
        if (tick >= m_scale.low && tick <= m_scale.high)
            labelWidth = std::max(labelWidth, tabularWidth(font(), tickText(tick)));
    }
    return QRectF(rect()).adjusted(labelWidth + axisGap, lineHeight + markRoom, -axisGap,
                                   -lineHeight - axisGap);
}

double SpeedChart::heightOf(Micros duration) const
{
    const QRectF area = plot();
    const double share = std::log(secondsOf(duration) / m_scale.low) / std::log(m_scale.high / m_scale.low);
    return area.bottom() - share * area.height();
}

QPointF SpeedChart::pointOf(std::size_t image) const
{
    const QRectF area = plot();
    const double step = area.width() / static_cast<double>(m_pace.size());
    return {area.left() + (static_cast<double>(image) + 0.5) * step, heightOf(m_pace[image].duration)};
}

QString SpeedChart::reading() const
{
    if (!m_chosen)
        return {};
    const PacedImage& image = m_pace[*m_chosen];
    QStringList parts{tr("Image %1 of %2")
                          .arg(countText(static_cast<qsizetype>(*m_chosen + 1)),
                               countText(static_cast<qsizetype>(m_pace.size()))),
                      durationText(image.duration)};
    if (!image.isAnswered)
        parts.append(tr("not answered in time"));
    if (m_pace.size() > 1)
        parts.append(tr("running median %1").arg(durationText(m_median[*m_chosen])));
    if (image.breakBefore != PacedImage::Break::None)
        parts.append(breakText(image.breakBefore));
    return parts.join(QStringLiteral(" · "));
}

void SpeedChart::choose(std::optional<std::size_t> image)
{
    m_chosen = image;
    setAccessibleDescription(reading());
    update();
}

void SpeedChart::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pace.empty())
        return;
    const QRectF area = plot();
    const double place =
        (event->position().x() - area.left()) / area.width() * static_cast<double>(m_pace.size());
    choose(static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(m_pace.size() - 1))));
}

void SpeedChart::leaveEvent(QEvent*)
{
    if (!hasFocus())
        choose(std::nullopt);
}

void SpeedChart::keyPressEvent(QKeyEvent* event)
{
    const std::size_t last = m_pace.empty() ? 0 : m_pace.size() - 1;
    const std::size_t here = m_chosen.value_or(last);
    const std::pair<int, std::size_t> moves[] = {{Qt::Key_Left, here == 0 ? 0 : here - 1},
                                                 {Qt::Key_Right, std::min(here + 1, last)},
                                                 {Qt::Key_Home, 0},
                                                 {Qt::Key_End, last}};
    const auto move = std::ranges::find(moves, event->key(), &std::pair<int, std::size_t>::first);
    if (m_pace.empty() || move == std::end(moves))
        QWidget::keyPressEvent(event);
    else
        choose(move->second);
}

void SpeedChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!m_chosen && !m_pace.empty())
        choose(m_pace.size() - 1);
}

void SpeedChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    choose(std::nullopt);
}

void SpeedChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    if (m_pace.empty())
        return;
    paintGrid(painter);
    paintBreaks(painter);
    paintImages(painter);
    paintMedian(painter);
    paintLegend(painter);
    if (!hasFocus())
        return;
    painter.setPen(QPen(coloursFor(palette()).accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(plot().adjusted(-3.5, -3.5, 3.5, 3.5), cornerRadius, cornerRadius);
}

void SpeedChart::paintHead(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    const QRect line(0, 0, width(), lineHeight);
    QString text = m_pace.empty() ? tr("No times yet.") : halvesText(m_pace);
    if (m_chosen)
        text = reading();
    else if (text.isEmpty())
        text = tr("Time for each image");
    painter.setPen(m_chosen ? colours.text : colours.quietText);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
}

void SpeedChart::paintGrid(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    const QRectF area = plot();
    double lastHeight = height();
    for (const double tick : ticks) {
        if (tick < m_scale.low || tick > m_scale.high)
            continue;
        const double y = std::round(heightOf(Micros(std::llround(tick * 1e6)))) + 0.5;
        if (lastHeight - y < leastTickDistance)
            continue;
        lastHeight = y;
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.quietText);
        const QRectF label(0, y - lineHeight / 2.0, area.left() - axisGap, lineHeight);
        paintTabular(painter, label.toRect(), tickText(tick));
    }
}

void SpeedChart::paintBreaks(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    const QRectF area = plot();
    const double step = area.width() / static_cast<double>(m_pace.size());
    for (std::size_t image = 0; image < m_pace.size(); ++image) {
        const PacedImage::Break kind = m_pace[image].breakBefore;
        if (kind == PacedImage::Break::None)
            continue;
        const double x = std::round(area.left() + static_cast<double>(image) * step) + 0.5;
        painter.setPen(QPen(colours.quietText, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        paintBreakMark(painter, {x, area.top() - markRoom / 2.0}, kind, colours);
    }
}

void SpeedChart::paintMedian(QPainter& painter) const
{
    if (m_pace.size() < 2)
        return;
    QPainterPath path(QPointF(pointOf(0).x(), heightOf(m_median[0])));
    for (std::size_t image = 1; image < m_pace.size(); ++image)
        path.lineTo(pointOf(image).x(), heightOf(m_median[image]));
    painter.setPen(medianPen(coloursFor(palette())));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void SpeedChart::paintImages(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    const double step = plot().width() / static_cast<double>(m_pace.size());
    const double radius = step < narrow ? 1.8 : 3.2;
    const QPixmap stamp = answeredStamp(radius, colours, devicePixelRatioF());
    const QPointF middle = QRectF(QPointF(), stamp.deviceIndependentSize()).center();
    for (std::size_t image = 0; image < m_pace.size(); ++image) {
        if (m_pace[image].isAnswered)
            painter.drawPixmap(pointOf(image) - middle, stamp);
        else
            paintImageMark(painter, pointOf(image), false, radius, colours);
    }
    if (!m_chosen)
        return;
    painter.setPen(QPen(colours.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(pointOf(*m_chosen), 6.5, 6.5);
}

/// Names the marks that are there.
void SpeedChart::paintLegend(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    double x = plot().left();
    const double y = height() - lineHeight / 2.0;
    const auto add = [&](const QString& text, const auto& paintMark) {
        paintMark(QPointF(x + 6, y));
        painter.setPen(colours.quietText);
        const QRectF area(x + 18, y - lineHeight / 2.0, width() - x - 18, lineHeight);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text);
        x += 18 + fontMetrics().horizontalAdvance(text) + 3 * spacingStep;
    };
    add(tr("image"), [&](const QPointF& at) { paintImageMark(painter, at, true, 3.2, colours); });
    if (std::ranges::find(m_pace, false, &PacedImage::isAnswered) != m_pace.end())
        add(tr("not in time"), [&](const QPointF& at) { paintImageMark(painter, at, false, 3.2, colours); });
    if (m_pace.size() > 1)
        add(tr("median of %1").arg(m_window), [&](const QPointF& at) {
            painter.setPen(medianPen(colours));
            painter.drawLine(at + QPointF(-6, 0), at + QPointF(6, 0));
        });
    for (const auto kind :
         {PacedImage::Break::Pause, PacedImage::Break::Away, PacedImage::Break::Interruption}) {
        if (std::ranges::find(m_pace, kind, &PacedImage::breakBefore) != m_pace.end())
            add(legendText(kind), [&](const QPointF& at) { paintBreakMark(painter, at, kind, colours); });
    }
}

}  // namespace vizsla
