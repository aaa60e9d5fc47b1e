// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace vizsla {

class ElidedLabel;

/// Below the table of scores: what there is to say about the selected rows, and what was counted.
class ScoresNotes final : public QWidget
{
    Q_OBJECT

public:
    explicit ScoresNotes(QWidget* parent = nullptr);

    void setCounts(const QString& text);
    /// What the figures do not have, on one line; no line where it is empty.
    void setRemarks(const QString& text);
    /// How many classifiers have warnings.
    void setWarningCount(int count);
    /// Warnings about one classifier, with a sign.
    void showWarnings(const QString& name, const QStringList& warnings);
    void showText(const QString& text);

Q_SIGNALS:
    void nextWarningWanted();

private:
    QLabel* m_sign;
    QLabel* m_text;
    QLabel* m_counts;
    ElidedLabel* m_remarks;
    QPushButton* m_warnings;
};

}  // namespace vizsla
