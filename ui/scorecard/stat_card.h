// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vizsla {

/// One large figure with what makes it believable beneath it, and a smaller line. Figures open their images.
class StatCard final : public QFrame
{
    Q_OBJECT

public:
    explicit StatCard(const QString& title, QWidget* parent = nullptr);

    void setFigure(const QString& value, const QString& note, const QString& sentence, bool opens);
    void setSecondFigure(const QString& name, const QString& value, const QString& note,
                         const QString& sentence);
    void setSecondLine(const QString& text);

Q_SIGNALS:
    void figureOpened();
    void secondOpened();

private:
    QLabel* m_title;
    QPushButton* m_figure;
    QLabel* m_note;
    QLabel* m_secondName;
    QPushButton* m_second;
    QLabel* m_secondNote;
};

}  // namespace vizsla
