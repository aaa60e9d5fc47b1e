// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <vector>

#include "ui/keys/press_watch.h"
#include "ui/settings/key_map.h"

class QShortcut;
class QWidget;

namespace vizsla {

/// The keys of a page, as this person has them.
class PageShortcuts final : public QObject
{
    Q_OBJECT

public:
    /// Keys do nothing while `areActive` says no.
    PageShortcuts(const KeyMap& keys, QWidget& page, std::function<bool()> areActive);

    /// A key that is held down acts once, unless it `repeats`.
    void add(KeyAction action, std::function<void()> run, bool repeats = false);

private:
    void showKeys();

    const KeyMap& m_keys;
    QWidget& m_page;
    std::function<bool()> m_areActive;
    PressWatch m_presses;
    std::vector<std::pair<KeyAction, QShortcut*>> m_shortcuts;
};

}  // namespace vizsla
