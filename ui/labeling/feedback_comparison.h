// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "core/guide/guide.h"
#include "core/taxonomy/hierarchy.h"

class QLabel;

namespace vizsla {

class ClassColumn;
struct OpenStudy;

/// The right class beside the one it was taken for: photographs, glosses, what the guide says to look at,
/// what both are kinds of, and how many take one for the other. The right class alone where it was the
/// answer.
class FeedbackComparison final : public QWidget
{
    Q_OBJECT

public:
    explicit FeedbackComparison(OpenStudy& study, QWidget* parent = nullptr);

    void show(const std::string& right, const std::string& answered);
    /// Fits the photographs into a panel of this height.
    void setPanelHeight(int height);

Q_SIGNALS:
    void classClicked(const QString& wnid);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPoints(const Guide::Comparison& comparison);
    void showHowNear();
    QString confusionText(NodeId right, NodeId answered) const;
    void fit();

    OpenStudy& m_study;
    std::string m_right;
    std::string m_answered;
    int m_panelHeight = 0;
    ClassColumn* m_first;
    ClassColumn* m_second;
    QWidget* m_points;
    QLabel* m_pointsTitle;
    QLabel* m_pointsText;
    QLabel* m_commonParent;
    QLabel* m_confusion;
};

}  // namespace vizsla
