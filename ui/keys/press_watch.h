// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>
#include <QPointer>
#include <QSet>

class QKeyEvent;
class QWidget;

namespace vizsla {

/// Tells a fresh press of a key or mouse button from what a held key repeats and from the second press of a
/// double click.
///
/// Under X11 a held key arrives as releases and presses in pairs. Qt marks a pair as a repeat only if the
/// press was in its queue already when it looked at the release, which is a race that it often loses. The two
/// have the same time, though, and that is what counts here.
class PressWatch : public QObject
{
    Q_OBJECT

public:
    explicit PressWatch(QObject* parent = nullptr);

    /// Of the last press, which may be the one that is being handled: the key or button was up before.
    bool isFresh() const { return m_isFresh; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Where the last press of a key was seen: it goes from widget to widget, and may go first as a shortcut.
    struct Delivery
    {
        QPointer<QWidget> receiver;
        QEvent::Type type = QEvent::None;
        quint64 key = 0;
        quint64 time = 0;
    };

    void pressed(QWidget& receiver, const QKeyEvent& event);
    void released(const QKeyEvent& event);
    bool isSamePress(const QWidget& receiver, const QKeyEvent& event) const;

    QSet<quint64> m_down;
    Delivery m_last;
    quint64 m_releasedKey = 0;
    quint64 m_releasedAt = 0;
    bool m_isFresh = true;
};

}  // namespace vizsla
