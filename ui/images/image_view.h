// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace vizsla {

/// A photograph on a dark stage, as large as fits; the wheel or keys zoom, dragging pans.
class ImageView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    /// Shows an image, fitted. `original` is the size that 100 % refers to; `remark` stands over its lower edge.
    void setImage(const QImage& image, const QSize& original, const QString& remark = {});
    /// Replaces the pixels by finer ones of the same image; place and zoom stay.
    void setDetail(const QImage& image);
    /// Shows a sentence instead of an image.
    void setProblem(const QString& sentence);
    /// Shows nothing but the stage: nothing has been decoded yet.
    void clear();
    const QString& problem() const { return m_problem; }
    const QString& remark() const { return m_remark; }
    bool isEmpty() const { return m_image.isNull() && m_problem.isEmpty(); }

    void setHint(const QString& hint);
    /// Image pixels to device-independent pixels; 1 shows the file's own pixels.
    double zoom() const;
    bool isFitted() const { return m_fitted; }

    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();

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
    void zoomAt(double factor, QPointF anchor);
    void keepInView();
    double fittedScale() const;
    QRectF target() const;
    void paintImage(QPainter& painter);
    void paintRemark(QPainter& painter) const;
    void askForDetail();

    QImage m_image;
    QImage m_detail;  ///< finer, for the zoomed view; may be null
    QImage m_scaled;  ///< the image as the fitted view shows it, in device pixels
    QSize m_original;
    QString m_problem;
    QString m_remark;
    QString m_hint;
    QTimer m_resized;     ///< runs while the window is being resized
    double m_scale = 1;   ///< original pixels to device-independent pixels
    QPointF m_centre;     ///< the point of the original that lies in the middle
    QPointF m_dragFrom;
    bool m_fitted = true;
    bool m_announced = true;
};

}  // namespace vizsla
