// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/labeling/session_summary.h"

class QLabel;

namespace vizsla {

class FlowLayout;
struct OpenStudy;

/// An image that was answered wrong: its photograph, the class that was said and those that would have been
/// right.
class MistakeCard final : public QWidget
{
    Q_OBJECT

public:
    MistakeCard(OpenStudy& study, const Mistake& mistake, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lineHeight() const;

    OpenStudy& m_study;
    std::string m_file;
    QString m_answered;
    QString m_right;
};

/// What was wrong in a part or a task, as pictures; of many the first, and how many more there are.
class MistakeGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit MistakeGrid(OpenStudy& study, QWidget* parent = nullptr);

    /// Without any it hides.
    void show(const std::vector<Mistake>& mistakes);

private:
    OpenStudy& m_study;
    QLabel* m_title;
    QLabel* m_more;
    QWidget* m_cards = nullptr;
};

}  // namespace vizsla
