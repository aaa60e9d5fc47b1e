// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace vizsla {

class HistoryModel;
class ReviewRunner;
struct OpenStudy;

/// Everything that was done to one image, newest first, and the way back for one's own actions.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    /// An adjudicator sees everything; a reviewer what others said only where the own ruling stands.
    enum class Sight { Reviewer, Adjudicator };

    HistoryDialog(OpenStudy& study, ReviewRunner& runner, std::size_t image, QWidget* parent = nullptr,
                  Sight sight = Sight::Reviewer);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void read();
    void showClasses();
    void showRow();
    void undo();

    OpenStudy& m_study;
    ReviewRunner& m_runner;
    std::size_t m_image;
    HistoryModel* m_model;
    QComboBox* m_class;
    QTableView* m_table;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QLabel* m_problem;
    QPushButton* m_undo;
};

}  // namespace vizsla
