// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/scorecard/scorecard_texts.h"

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;

namespace vizsla {

class ConfusionModel;
class LinkTable;
class SliceTableModel;
class StatCard;
struct OpenStudy;

/// The figures of one scorecard: cards, slices, confusions. It flows with its width.
class ScorecardView final : public QWidget
{
    Q_OBJECT

public:
    explicit ScorecardView(const OpenStudy& study, QWidget* parent = nullptr);

    /// The scorecard has at least one answer.
    void show(std::shared_ptr<const Scorecard> card);

Q_SIGNALS:
    void imagesWanted(const vizsla::ImagesBehind& images);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildSlices();
    QWidget* buildConfusions();
    void showCards();
    StatCard* accuracyCard(std::size_t testSet);
    StatCard* dropCard();
    void showConfusions(std::size_t limit);
    void reflow();

    std::shared_ptr<const Scorecard> m_card;
    SliceTableModel* m_slicesModel;
    ConfusionModel* m_confusionsModel;
    std::vector<StatCard*> m_cards;
    QGridLayout* m_cardGrid;
    QBoxLayout* m_lower;
    LinkTable* m_slices;
    LinkTable* m_confusions;
    QLabel* m_noConfusions;
    QPushButton* m_allConfusions;
};

}  // namespace vizsla
