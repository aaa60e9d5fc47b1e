// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <functional>
#include <optional>

#include "core/clock.h"
#include "ui/keys/press_watch.h"

class QKeyEvent;
class QWidget;

namespace vizsla {

class TooEarlySign;

/// Lets keys and clicks act only on what has been seen: by a fresh press, and once what they act on was
/// painted and the desktop's double-click time has gone by since. What comes too early is ignored and not
/// kept for later, and a sign says so.
///
/// Whoever shows something closes the gate before, and asks admits() before it acts.
class PressGate final : public PressWatch
{
    Q_OBJECT

public:
    /// Closed, until something is painted.
    explicit PressGate(const Clock& clock, QObject* parent = nullptr);

    /// Where it is said that a press was ignored.
    void tellIn(QWidget& place);
    /// Something else is shown now, and is not painted yet.
    void close();
    /// The same; painted() follows with the next paint event of `shown` or of a widget in it.
    void closeUntilPainted(QWidget& shown);
    /// What was shown is painted for the first time.
    void painted();
    /// Whenever `surface` is shown the gate is closed until it is painted, and no key or click reaches the
    /// surface that the gate does not admit. Keys that move the focus or scroll always do. What was ignored
    /// is told in the surface.
    void guard(QWidget& surface);
    /// Keys pressed on the guarded surface itself that act on nothing shown there, and so need not wait.
    void setHarmless(std::function<bool(const QKeyEvent&)> isHarmless)
    {
        m_isHarmless = std::move(isHarmless);
    }

    /// It was painted and a double-click time has gone by.
    bool isSeen() const;
    /// What is being handled now may act on it. Of a fresh press that may not it is said.
    bool admits();
    /// Says that what is being handled now comes too early, or something else that it has to wait for.
    void refuse(const QString& why = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isHarmlessOn(const QObject* watched, const QEvent& event) const;

    const Clock& m_clock;
    QPointer<QWidget> m_place;
    QPointer<TooEarlySign> m_sign;
    std::optional<SteadyTime> m_paintedAt;
    QPointer<QWidget> m_awaited;
    QPointer<QWidget> m_surface;
    std::function<bool(const QKeyEvent&)> m_isHarmless;
};

}  // namespace vizsla
