// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/photo_grid.h"

namespace vizsla {

/// Photographs of a ClassImagesModel, below each what was ruled, to choose many of them with mouse or keys. A
/// double-click or Enter opens one.
class VerdictGrid final : public PhotoGrid
{
    Q_OBJECT

public:
    static constexpr int smallestPhoto = 96;
    static constexpr int largestPhoto = 400;

    explicit VerdictGrid(QWidget* parent = nullptr);

    /// About so wide; the columns fill the grid.
    void setPhotoWidth(int width);
    int photoWidth() const { return cell().photoWidth; }
    /// In the order of their rows.
    QList<int> selectedRows() const;

Q_SIGNALS:
    void selectionChangedTo(int count);
    /// What is in view now.
    void painted();

protected:
    int textHeight() const override;
    void paintEvent(QPaintEvent* event) override;
    void reset() override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
};

}  // namespace vizsla
