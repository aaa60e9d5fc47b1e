// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHBoxLayout>
#include <QWidget>

namespace vizsla {

/// A card that grows to its largest width, and stays in the middle beyond it.
inline QWidget* centred(QWidget* card)
{
    auto* row = new QWidget;
    auto* middle = new QHBoxLayout(row);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addStretch(1);
    middle->addWidget(card, 100);
    middle->addStretch(1);
    return row;
}

}  // namespace vizsla
