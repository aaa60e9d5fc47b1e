// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "ui/images/photo_row.h"

namespace vizsla {

struct OpenStudy;

/// A row of square example photographs of one class. Says so where there are none.
class PhotoStrip final : public QWidget
{
    Q_OBJECT

public:
    /// Of the examples the first `skipped` are left to another strip.
    PhotoStrip(OpenStudy& study, int side, int count, int skipped = 0, QWidget* parent = nullptr);

    /// Whether it tells why no class shows any; on a page that tells it elsewhere it need not.
    void setTellsWhy(bool tells) { m_tellsWhy = tells; }
    /// Where fewer photographs than places stand; left by default.
    void setAlignment(Qt::Alignment alignment);
    /// Device-independent pixels.
    void setSide(int side);
    void setClass(const std::string& wnid);
    void clear();
    /// Takes the room of as many photographs as fit into so many pixels, and hides where none does. Without a
    /// class it needs none.
    void fitInto(int room);
    int photoCount() const { return static_cast<int>(m_files.size()); }

    QSize sizeHint() const override;
    /// One photograph; as many are shown as have room.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString emptyText() const;
    QSize bound() const;
    int left() const;
    int shownCount() const;
    int photoAt(const QPoint& position) const;
    void enlarge(const QPoint& globalPosition, int photo);
    void showEnlarged();

    OpenStudy& m_study;
    PhotoRow m_row;
    int m_count;
    int m_skipped;
    int m_places;  ///< at most m_count; as many have room
    Qt::Alignment m_alignment = Qt::AlignLeft;
    bool m_tellsWhy = true;
    std::string m_wnid;  ///< empty for no class
    std::vector<std::string> m_files;
    std::string m_enlarged;  ///< the file that is shown large, or will be when it is decoded
    QPoint m_enlargedAt;     ///< on the screen
};

}  // namespace vizsla
