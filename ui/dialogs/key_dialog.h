// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/settings/key_map.h"

class QKeySequenceEdit;
class QLabel;

namespace vizsla {

/// Shows every key and lets people change it. A key that another action has is refused by name.
class KeyDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KeyDialog(KeyMap& keys, QWidget* parent = nullptr);

private:
    QWidget* buildRows(KeyMap::Place place);
    void change(const KeyMap::Entry& entry, QKeySequenceEdit* edit);
    void showKeys();

    KeyMap& m_keys;
    QLabel* m_problem;
    std::vector<std::pair<KeyAction, QKeySequenceEdit*>> m_edits;
};

}  // namespace vizsla
