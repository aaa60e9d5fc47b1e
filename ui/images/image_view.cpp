// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr double zoomStep = 1.25;
constexpr double largestZoom = 16;
constexpr int hintMargin = 12;
constexpr int resizingSettlesIn = 150;  // ms
/// Images that are there sooner come without a word in between.
constexpr int waitingIsSaidAfter = 250;  // ms

}  // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_resized.setSingleShot(true);
    m_resized.setInterval(resizingSettlesIn);
    connect(&m_resized, &QTimer::timeout, this, &ImageView::askForDetail);
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(waitingIsSaidAfter);
    connect(&m_waiting, &QTimer::timeout, this, [this] {
        m_saysWaiting = true;
        setAccessibleDescription(tr("The photograph is being read."));
        update();
    });
}

void ImageView::setImage(const QImage& image, const QSize& original, const QString& remark)
{
    clear();
    m_image = image;
    m_remark = remark;
    m_original = original;
    m_announced = false;
    setAccessibleDescription(remark);
    fit();
}

void ImageView::setDetail(const QImage& image)
{
    // The fitted view goes on with the small image, which is scaled in no time.
    if (isFitted()) {
        m_image = image;
        m_scaled = {};
    } else {
        m_detail = image;
    }
    update();
}

void ImageView::setProblem(const QString& sentence)
{
    clear();
    m_problem = sentence;
    m_announced = false;
    setAccessibleDescription(sentence);
}

void ImageView::clear()
{
    m_image = {};
    m_detail = {};
    m_scaled = {};
    m_problem.clear();
    m_remark.clear();
    m_announced = true;
    m_zoom = Zoom::Fitted;
    m_waiting.stop();
    m_saysWaiting = false;
    setAccessibleDescription({});
    update();
}

void ImageView::wait()
{
    clear();
    m_waiting.start();
}

void ImageView::setHint(const QString& hint)
{
    m_hint = hint;
    update();
}

double ImageView::fittedScale() const
{
    if (m_original.isEmpty())
        return 1;
    return std::min(static_cast<double>(width()) / m_original.width(),
                    static_cast<double>(height()) / m_original.height());
}

double ImageView::zoom() const
{
    return m_zoom == Zoom::Fitted ? fittedScale() : m_zoom == Zoom::ActualSize ? actualScale() : m_scale;
}

void ImageView::fit()
{
    m_zoom = Zoom::Fitted;
    m_centre = QRectF(QPointF(0, 0), QSizeF(m_original)).center();
    setCursor(Qt::ArrowCursor);
    update();
    Q_EMIT zoomChanged();
}

void ImageView::showActualSize()
{
    zoomTo(actualScale(), QRectF(rect()).center());
}

void ImageView::zoomIn()
{
    zoomAt(zoomStep, QRectF(rect()).center());
}

void ImageView::zoomOut()
{
    zoomAt(1 / zoomStep, QRectF(rect()).center());
}

/// By steps one comes to the image fitted and to its own pixels, never past them.
void ImageView::zoomAt(double factor, QPointF anchor)
{
    if (m_image.isNull())
        return;
    const double before = zoom();
    const double fitted = fittedScale();
    const double actual = actualScale();
    const double after = std::clamp(before * factor, std::min(fitted, before), std::max(largestZoom, fitted));
    const auto passes = [&](double scale) { return (before - scale) * (after - scale) < 0; };
    if (passes(fitted) || std::abs(after / fitted - 1) < 0.0001)
        fit();
    else
        zoomTo(passes(actual) && before != actual ? actual : after, anchor);
}

void ImageView::zoomTo(double scale, QPointF anchor)
{
    if (m_image.isNull())
        return;
    // The point of the image under the anchor stays there.
    const QPointF offset = anchor - QRectF(rect()).center();
    m_centre += offset / zoom() - offset / scale;
    m_scale = scale;
    m_zoom = scale == actualScale() ? Zoom::ActualSize : Zoom::Free;
    keepInView();
    setCursor(Qt::OpenHandCursor);
    update();
    Q_EMIT zoomChanged();
    askForDetail();
}

void ImageView::askForDetail()
{
    const double shownWidth = m_original.width() * deviceZoom();
    const int given = std::max(m_image.width(), m_detail.width());
    // A decoded image is a fraction of a pixel narrower than what it was decoded for.
    if (!m_image.isNull() && given < m_original.width() && given + 1 < shownWidth)
        Q_EMIT detailWanted();
}

void ImageView::keepInView()
{
    const auto clamped = [this](double centre, int view, int image) {
        const double half = view / zoom() / 2;
        return 2 * half >= image ? image / 2.0 : std::clamp(centre, half, image - half);
    };
    m_centre = {clamped(m_centre.x(), width(), m_original.width()),
                clamped(m_centre.y(), height(), m_original.height())};
}

QRectF ImageView::target() const
{
    const double scale = zoom();
    const QPointF middle = QRectF(rect()).center();
    const QPointF centre = isFitted() ? QRectF(QPointF(0, 0), QSizeF(m_original)).center() : m_centre;
    return {middle - centre * scale, QSizeF(m_original) * scale};
}

bool ImageView::hasAllPixels() const
{
    return (m_detail.isNull() ? m_image : m_detail).size() == m_original;
}

void ImageView::paintImage(QPainter& painter)
{
    const QRectF area = target();
    const QImage& finest = m_detail.isNull() ? m_image : m_detail;
    if (m_zoom == Zoom::ActualSize && hasAllPixels()) {
        paintPixels(painter, finest);
        return;
    }
    if (!isFitted()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, deviceZoom() < 4);
        painter.drawImage(area, finest, finest.rect());
        return;
    }
    // Scaled once for this size with an area average, then only copied.
    const QSize device = (area.size() * devicePixelRatioF()).toSize().expandedTo({1, 1});
    if (m_scaled.size() != device)
        m_scaled = m_image.scaled(device, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    paintPixels(painter, m_scaled);
}

/// Copies an image to whole pixels of the screen, whose number in a device-independent pixel need not be
/// whole.
void ImageView::paintPixels(QPainter& painter, const QImage& image) const
{
    const double ratio = devicePixelRatioF();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage((target().topLeft() * ratio).toPoint(), image);
    painter.restore();
}

void ImageView::paintPill(QPainter& painter, const QString& text, Qt::Alignment side) const
{
    const Colours& colours = coloursFor(palette());
    QRect area = fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4);
    area.moveBottomLeft({hintMargin, height() - hintMargin});
    if (side & Qt::AlignRight)
        area.moveRight(width() - hintMargin);
    painter.fillRect(area, colours.stage);
    painter.setPen(colours.onStage);
    painter.drawText(area, Qt::AlignCenter, text);
}

void ImageView::paintTexts(QPainter& painter) const
{
    const int hintWidth = fontMetrics().horizontalAdvance(m_hint) + 2 * hintMargin;
    const bool isFree =
        m_image.isNull() || target().bottom() < height() - 40 || target().right() < width() - hintWidth;
    const QString middle = m_saysWaiting ? tr("Reading…") : m_problem;
    if (!middle.isEmpty())
        painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, middle);
    if (!m_image.isNull() && !isFitted())
        paintPill(painter, tr("%1 %").arg(std::lround(100 * deviceZoom())), Qt::AlignRight);
    else if (!m_hint.isEmpty() && isFree)
        painter.drawText(rect().adjusted(hintMargin, hintMargin, -hintMargin, -hintMargin),
                         Qt::AlignRight | Qt::AlignBottom, m_hint);
    if (!m_remark.isEmpty())
        paintPill(painter, m_remark, Qt::AlignLeft);
}

void ImageView::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.stage);
    if (!m_image.isNull())
        paintImage(painter);
    painter.setPen(colours.onStage);
    paintTexts(painter);
    if (!m_announced && !isEmpty()) {
        m_announced = true;
        Q_EMIT firstPainted();
    }
}

void ImageView::resizeEvent(QResizeEvent*)
{
    if (!isFitted())
        keepInView();
    m_resized.start();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0)
        zoomAt(std::pow(zoomStep, notches), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_image.isNull())
        return;
    m_dragFrom = event->position();
    if (!isFitted())
        setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (isFitted() || !(event->buttons() & Qt::LeftButton))
        return;
    m_centre -= (event->position() - m_dragFrom) / zoom();
    m_dragFrom = event->position();
    keepInView();
    update();
}

void ImageView::mouseReleaseEvent(QMouseEvent*)
{
    if (!isFitted())
        setCursor(Qt::OpenHandCursor);
}

void ImageView::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT doubleClicked();
}

}  // namespace vizsla
