// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/page_shortcuts.h"

#include <QShortcut>
#include <QWidget>
#include <utility>

namespace vizsla {

namespace {

/// Keys that people take for the same.
QList<QKeySequence> withTwins(const QKeySequence& key)
{
    QList<QKeySequence> keys{key};
    if (key == QKeySequence(Qt::Key_Return))
        keys.append(Qt::Key_Enter);
    if (key == QKeySequence(Qt::CTRL | Qt::Key_Plus))
        keys.append(Qt::CTRL | Qt::Key_Equal);
    return keys;
}

}  // namespace

PageShortcuts::PageShortcuts(const KeyMap& keys, QWidget& page, std::function<bool()> areActive)
    : QObject(&page),
      m_keys(keys),
      m_page(page),
      m_areActive(std::move(areActive))
{
    connect(&m_keys, &KeyMap::changed, this, &PageShortcuts::showKeys);
}

void PageShortcuts::add(KeyAction action, std::function<void()> run, bool repeats)
{
    auto* shortcut = new QShortcut(&m_page);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    shortcut->setAutoRepeat(repeats);
    shortcut->setKeys(withTwins(m_keys.key(action)));
    connect(shortcut, &QShortcut::activated, this, [this, repeats, run = std::move(run)] {
        if (m_areActive() && (repeats || m_presses.isFresh()))
            run();
    });
    m_shortcuts.emplace_back(action, shortcut);
}

void PageShortcuts::showKeys()
{
    for (const auto& [action, shortcut] : m_shortcuts)
        shortcut->setKeys(withTwins(m_keys.key(action)));
}

}  // namespace vizsla
