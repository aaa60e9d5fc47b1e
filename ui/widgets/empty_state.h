// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace vizsla {

/// What a page shows while it has nothing else to show: what is missing and what to do next.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString& title, const QString& text, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text);
    void setTitle(const QString& title);
    /// The text can be copied.
    void setSelectable();
    /// Adds a button; the first one is the primary action.
    QPushButton* addAction(const QString& text);
    /// A button for each, above the actions, in place of those that were there. Many scroll.
    void setChoices(const QStringList& texts);
    /// Gives the keyboard to the first choice, or else to the first action.
    void focusFirst();

Q_SIGNALS:
    void chosen(int choice);

private:
    QLabel* m_title;
    QLabel* m_text;
    QScrollArea* m_choices;
    QVBoxLayout* m_actions;
};

}  // namespace vizsla
