// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/labeling/pace.h"

namespace vizsla {

/// The time that each image took, in order, with the running median and the breaks between, so that one sees
/// oneself slow down. On a logarithmic scale, which has room for the longest time. Pointer and arrow keys
/// tell the values.
class SpeedChart final : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedChart(QWidget* parent = nullptr);

    void setPace(std::vector<PacedImage> pace);
    /// What is told about the image under the pointer or chosen by keys: "Image 7 of 10 · 12.4 s · …".
    QString reading() const;
    /// Where an image stands; inside the widget for every duration.
    QPointF pointOf(std::size_t image) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Scale
    {
        double low = 1;  ///< in seconds
        double high = 10;
    };

    void findScale();
    QRectF plot() const;
    double heightOf(Micros duration) const;
    void choose(std::optional<std::size_t> image);
    void paintHead(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintBreaks(QPainter& painter) const;
    void paintMedian(QPainter& painter) const;
    void paintImages(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    std::vector<PacedImage> m_pace;
    std::vector<Micros> m_median;
    std::size_t m_window = 0;
    Scale m_scale;
    std::optional<std::size_t> m_chosen;
};

}  // namespace vizsla
