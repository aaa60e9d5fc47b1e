// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace vizsla {

/// A row of buttons of which one is chosen: filters, sources. Arrow keys move the choice.
class ChoiceRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ChoiceRow(const QStringList& texts, QWidget* parent = nullptr);

    int chosen() const;
    /// Does not emit chosenByUser().
    void choose(int choice);
    QAbstractButton* button(int choice) const;

Q_SIGNALS:
    void chosenByUser(int choice);

private:
    QButtonGroup* m_buttons;
};

}  // namespace vizsla
