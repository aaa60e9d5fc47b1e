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

}  // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_resized.setSingleShot(true);
    m_resized.setInterval(resizingSettlesIn);
    connect(&m_resized, &QTimer::timeout, this, &ImageView::askForDetail);
}

void ImageView::setImage(const QImage& image, const QSize& original, const QString& remark)
{
    m_image = image;
    m_detail = {};
    m_remark = remark;
    m_scaled = {};
    m_original = original;
    m_problem.clear();
    m_announced = false;
    fit();
}

void ImageView::setDetail(const QImage& image)
{
    // The fitted view goes on with the small image, which is scaled in no time.
    if (m_fitted) {
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
}

void ImageView::clear()
{
    m_image = {};
    m_detail = {};
    m_scaled = {};
    m_problem.clear();
    m_remark.clear();
    m_announced = true;
    m_fitted = true;
    update();
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

double ImageView::zoom() const { return m_fitted ? fittedScale() : m_scale; }

void ImageView::fit()
{
    m_fitted = true;
    m_scale = fittedScale();
    m_centre = QRectF(QPointF(0, 0), QSizeF(m_original)).center();
    setCursor(Qt::ArrowCursor);
    update();
    Q_EMIT zoomChanged();
}

void ImageView::zoomIn() { zoomAt(zoomStep, QRectF(rect()).center()); }

void ImageView::zoomOut() { zoomAt(1 / zoomStep, QRectF(rect()).center()); }

void ImageView::zoomAt(double factor, QPointF anchor)
{
    if (m_image.isNull())
        return;
    const double before = zoom();
    const double fitted = fittedScale();
    const double after = std::clamp(before * factor, fitted, std::max(largestZoom, fitted));
    if (after <= fitted * 1.0001) {
        fit();
        return;
    }
    // The point of the image under the anchor stays there.
    const QPointF offset = anchor - QRectF(rect()).center();
    m_centre += offset / before - offset / after;
    m_scale = after;
    m_fitted = false;
    keepInView();
    setCursor(Qt::OpenHandCursor);
    update();
    Q_EMIT zoomChanged();
    askForDetail();
}

void ImageView::askForDetail()
{
    const double shownWidth = m_original.width() * zoom() * devicePixelRatioF();
    const int given = std::max(m_image.width(), m_detail.width());
    // A decoded image is a fraction of a pixel narrower than what it was decoded for.
    if (!m_image.isNull() && given < m_original.width() && given + 1 < shownWidth)
        Q_EMIT detailWanted();
}

void ImageView::keepInView()
{
    const auto clamped = [this](double centre, int view, int image) {
        const double half = view / m_scale / 2;
        return 2 * half >= image ? image / 2.0 : std::clamp(centre, half, image - half);
    };
    m_centre = {clamped(m_centre.x(), width(), m_original.width()),
                clamped(m_centre.y(), height(), m_original.height())};
}

QRectF ImageView::target() const
{
    const double scale = zoom();
    const QPointF middle = QRectF(rect()).center();
    const QPointF centre = m_fitted ? QRectF(QPointF(0, 0), QSizeF(m_original)).center() : m_centre;
    return {middle - centre * scale, QSizeF(m_original) * scale};
}

void ImageView::paintImage(QPainter& painter)
{
    const QRectF area = target();
    if (!m_fitted) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 4);
        const QImage& image = m_detail.isNull() ? m_image : m_detail;
        painter.drawImage(area, image, image.rect());
        return;
    }
    // Scaled once for this size with an area average, then only copied.
    const QSize device = (area.size() * devicePixelRatioF()).toSize().expandedTo({1, 1});
    if (m_scaled.size() != device) {
        m_scaled = m_image.scaled(device, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawImage(area.toAlignedRect().topLeft(), m_scaled);
}

void ImageView::paintRemark(QPainter& painter) const
{
    const Colours& colours = coloursFor(palette());
    QRect area = fontMetrics().boundingRect(m_remark).adjusted(-8, -4, 8, 4);
    area.moveBottomLeft({hintMargin, height() - hintMargin});
    painter.fillRect(area, colours.stage);
    painter.setPen(colours.onStage);
    painter.drawText(area, Qt::AlignCenter, m_remark);
}

void ImageView::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.stage);
    if (!m_image.isNull())
        paintImage(painter);
    painter.setPen(colours.onStage);
    if (!m_problem.isEmpty()) {
        const QRect area = rect().adjusted(40, 40, -40, -40);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_problem);
    }
    if (!m_hint.isEmpty() && (m_image.isNull() || target().bottom() < height() - 40 || target().right() < width() - 220))
        painter.drawText(rect().adjusted(hintMargin, hintMargin, -hintMargin, -hintMargin),
                         Qt::AlignRight | Qt::AlignBottom, m_hint);
    if (!m_remark.isEmpty())
        paintRemark(painter);
    if (!m_announced && !isEmpty()) {
        m_announced = true;
        Q_EMIT firstPainted();
    }
}

void ImageView::resizeEvent(QResizeEvent*)
{
    if (m_fitted)
        m_scale = fittedScale();
    else
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
    if (!m_fitted)
        setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_fitted || !(event->buttons() & Qt::LeftButton))
        return;
    m_centre -= (event->position() - m_dragFrom) / m_scale;
    m_dragFrom = event->position();
    keepInView();
    update();
}

void ImageView::mouseReleaseEvent(QMouseEvent*)
{
    if (!m_fitted)
        setCursor(Qt::OpenHandCursor);
}

void ImageView::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT doubleClicked(); }

}  // namespace vizsla
