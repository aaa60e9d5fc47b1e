// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

class QKeyEvent;
class QWidget;

namespace vizsla {

class Clock;
class FullScreenSigns;

/// The image alone on the whole screen: what is hidden for it, what stands over it, and which keys lead out.
class ImageOnlyMode final : public QObject
{
    Q_OBJECT

public:
    /// `view` has the image; `hidden` is what goes while it is alone.
    ImageOnlyMode(const Clock& clock, QWidget& view, std::vector<QWidget*> hidden, QObject* parent = nullptr);

    bool isOn() const { return m_isOn; }
    void toggle() { set(!m_isOn); }
    /// `typed`: the letters that led out of it.
    void set(bool on, const QString& typed = {});
    /// A key while it is on. Those that do nothing say how to leave.
    void press(const QKeyEvent& event);
    FullScreenSigns& signs() { return *m_signs; }

Q_SIGNALS:
    void changed(bool on, const QString& typed);

private:
    std::vector<QWidget*> m_hidden;
    FullScreenSigns* m_signs;
    bool m_isOn = false;
};

/// What a key types where no other key is held with it.
QString typedBy(const QKeyEvent& event);

}  // namespace vizsla
