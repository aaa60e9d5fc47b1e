// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace vizsla {

/// A photograph on a dark stage, as large as fits; the wheel or keys zoom, dragging pans. Its accessible
/// description says what stands in its place; the image itself is never named.
class ImageView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    /// Shows an image, fitted. `original` is the size that 100 % refers to; `remark` stands over its lower
    /// edge.
    void setImage(const QImage& image, const QSize& original, const QString& remark = {});
    /// Replaces the pixels by finer ones of the same image; place and zoom stay.
    void setDetail(const QImage& image);
    /// Shows a sentence instead of an image.
    void setProblem(const QString& sentence);
    /// Shows nothing but the stage.
    void clear();
    /// As clear(), until an image that is being decoded is set; where that takes a while, says so.
    void wait();
    const QString& problem() const { return m_problem; }
    const QString& remark() const { return m_remark; }
    bool isEmpty() const { return m_image.isNull() && m_problem.isEmpty(); }
    /// Since wait(), and whether that has taken long enough to be said.
    bool isWaiting() const { return m_waiting.isActive() || m_saysWaiting; }
    bool saysWaiting() const { return m_saysWaiting; }

    void setHint(const QString& hint);
    /// Image pixels to device-independent pixels.
    double zoom() const;
    /// The same to the pixels of the screen: 1 shows the file's own pixels, each as one of the screen's.
    double deviceZoom() const { return zoom() * devicePixelRatioF(); }
    bool isFitted() const { return m_zoom == Zoom::Fitted; }

    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();
    /// One pixel of the image is one of the screen, whatever the screen's scale factor; nothing is smoothed.
    void showActualSize();

Q_SIGNALS:
    /// The image, or the sentence in its place, was painted for the first time since it was set.
    void firstPainted();
    void zoomChanged();
    /// Zoomed in or enlarged beyond the pixels that were given, while the file has more.
    void detailWanted();
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Zoom { Fitted, ActualSize, Free };

    void zoomAt(double factor, QPointF anchor);
    void zoomTo(double scale, QPointF anchor);
    double actualScale() const { return 1 / devicePixelRatioF(); }
    bool hasAllPixels() const;
    void keepInView();
    double fittedScale() const;
    QRectF target() const;
    void paintImage(QPainter& painter);
    void paintPixels(QPainter& painter, const QImage& image) const;
    void paintTexts(QPainter& painter) const;
    void paintPill(QPainter& painter, const QString& text, Qt::Alignment side) const;
    void askForDetail();

    QImage m_image;
    QImage m_detail;  ///< finer, for the zoomed view; may be null
    QImage m_scaled;  ///< the image as the fitted view shows it, in device pixels
    QSize m_original;
    QString m_problem;
    QString m_remark;
    QString m_hint;
    QTimer m_resized;    ///< runs while the window is being resized
    QTimer m_waiting;    ///< runs until a wait is worth a word
    double m_scale = 1;  ///< original pixels to device-independent pixels, while the zoom is free
    QPointF m_centre;    ///< the point of the original that lies in the middle
    QPointF m_dragFrom;
    Zoom m_zoom = Zoom::Fitted;
    bool m_announced = true;
    bool m_saysWaiting = false;
};

}  // namespace vizsla
