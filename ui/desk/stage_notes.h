// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace vizsla {

/// What stands over the image: that it is problematic and why, the reviewer's note, and its name where that
/// is wanted.
class StageNotes final : public QWidget
{
    Q_OBJECT

public:
    explicit StageNotes(QWidget* stage);

    /// An empty text shows nothing.
    void setProblem(const QString& text) { setText(m_problem, text); }
    void setNote(const QString& text) { setText(m_note, text); }
    void setName(const QString& text) { setText(m_name, text); }
    void clear();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setText(QLabel* label, const QString& text);
    void place();

    QLabel* m_problem;
    QLabel* m_note;
    QLabel* m_name;
};

}  // namespace vizsla
