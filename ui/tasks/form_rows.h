// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QVBoxLayout;
class QWidget;

namespace vizsla {

/// The rows of a form, each a control and below it what it leads to.
class FormRows
{
public:
    explicit FormRows(QVBoxLayout* layout);

    void addHeading(const QString& text);
    /// The control and its explanation; without one where the text is empty.
    QLabel* add(QWidget* control, const QString& explanation);
    /// A text beside the control.
    QLabel* add(const QString& label, QWidget* control, const QString& explanation);

private:
    QLabel* addExplanation(const QString& text);

    QVBoxLayout* m_layout;
};

}  // namespace vizsla
