// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/study/predictions.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace vizsla {

class ClassListModel;
class KeyMap;
struct OpenStudy;

/// Finds the class to rule next: a list with what is left of each, in an order one chooses.
class ClassListPanel final : public QFrame
{
    Q_OBJECT

public:
    ClassListPanel(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    ClassListModel& model() { return *m_model; }
    const ClassListModel& model() const { return *m_model; }
    /// Marks the class in the list without choosing it.
    void mark(ClassIndex label);
    void showLeft();
    void focusSearch();
    bool isTyping() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(vizsla::ClassIndex label);

private:
    void build(const KeyMap& keys);
    void listChanged();
    void chooseFirst();
    void showAll();

    ClassListModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_shown;
    QComboBox* m_order;
    QLabel* m_left;
    QPushButton* m_showAll;
    QListView* m_list;
    ClassIndex m_marked = noClass;
};

}  // namespace vizsla
