// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSize>

class QWidget;

namespace vizsla {

/// Where and how large a window is the next time: as whoever used it left it. What a smaller screen made of
/// it is not kept.
class WindowPlace final : public QObject
{
    Q_OBJECT

public:
    /// Brings the window to where it was kept, or to its usual size.
    WindowPlace(QWidget& window, QByteArray kept, QSize usual);

    QByteArray toKeep() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void bringOntoScreen();
    bool isSqueezed() const;

    QWidget& m_window;
    QByteArray m_kept;
    QSize m_opened;  ///< as the screen had it when it was first used
};

}  // namespace vizsla
