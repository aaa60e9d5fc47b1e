// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/scorecard_view.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/scorecard/confusion_model.h"
#include "ui/scorecard/link_table.h"
#include "ui/scorecard/slice_table_model.h"
#include "ui/scorecard/stat_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

/// How many confusions are shown at first: about what the window has room for.
std::size_t confusionsAtFirst(int windowHeight)
{
    return static_cast<std::size_t>(std::clamp(windowHeight / 60, 10, 40));
}

constexpr int smallestCard = 300;
constexpr int gap = 3 * spacingStep;

QString leftOutText(const Accuracy& accuracy)
{
    return accuracy.leftOut > 0 ? ScorecardView::tr(", %1 left out").arg(countText(accuracy.leftOut))
                                : QString();
}

QString noteOf(const Accuracy& accuracy)
{
    const QString interval =
        accuracy.total > 0 ? intervalText(accuracy.interval()) + QStringLiteral(" · ") : QString();
    return interval + imageCountText(accuracy.total) + leftOutText(accuracy);
}

}  // namespace

ScorecardView::ScorecardView(const OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_slicesModel(new SliceTableModel(this)),
      m_confusionsModel(new ConfusionModel(study, this)),
      m_cardGrid(new QGridLayout),
      m_lower(new QHBoxLayout),
      m_slices(new LinkTable(LinkTable::Links::Cells)),
      m_confusions(new LinkTable(LinkTable::Links::Rows)),
      m_noConfusions(styledLabel("quiet", tr("No answer is wrong so far."))),
      m_allConfusions(new QPushButton)
{
    m_cardGrid->setSpacing(gap);
    m_lower->setSpacing(gap);
    m_lower->addWidget(buildSlices(), 5, Qt::AlignTop);
    m_lower->addWidget(buildConfusions(), 4, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addLayout(m_cardGrid);
    layout->addLayout(m_lower);
}

QWidget* ScorecardView::buildSlices()
{
    m_slices->setModel(m_slicesModel);
    m_slices->setObjectName(QStringLiteral("slices"));
    m_slices->setAccessibleName(tr("Accuracy by slice"));
    connect(m_slices, &LinkTable::opened, this,
            [this](const QModelIndex& index) { Q_EMIT imagesWanted(m_slicesModel->behind(index)); });
    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * spacingStep, 2 * spacingStep, 2 * spacingStep, 2 * spacingStep);
    layout->addWidget(m_slices);
    return card;
}

QWidget* ScorecardView::buildConfusions()
{
    m_confusions->setModel(m_confusionsModel);
    m_confusions->setStretchedColumns({0, 2});
    m_confusions->horizontalHeader()->hide();
    m_confusions->setObjectName(QStringLiteral("confusions"));
    m_confusions->setAccessibleName(tr("Most confused"));
    m_allConfusions->setProperty("kind", "quiet");
    connect(m_confusions, &LinkTable::opened, this,
            [this](const QModelIndex& index) { Q_EMIT imagesWanted(m_confusionsModel->behind(index)); });
    connect(m_allConfusions, &QPushButton::clicked, this,
            [this] { showConfusions(m_card->confusions.size()); });

    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * spacingStep, 3 * spacingStep, 2 * spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    auto* heading = styledLabel("heading", tr("Most confused"));
    for (QLabel* label : {heading, m_noConfusions})
        label->setContentsMargins(2 * spacingStep, 0, 0, 0);
    layout->addWidget(heading);
    layout->addWidget(m_noConfusions);
    layout->addWidget(m_confusions);
    layout->addWidget(m_allConfusions, 0, Qt::AlignLeft);
    return card;
}

void ScorecardView::show(std::shared_ptr<const Scorecard> card)
{
    m_card = std::move(card);
    m_slicesModel->setScorecard(m_card);
    showConfusions(confusionsAtFirst(window()->height()));
    showCards();
    setVisible(true);
}

void ScorecardView::showCards()
{
    for (StatCard* card : m_cards)
        delete card;
    m_cards.clear();
    for (std::size_t testSet = 0; testSet < m_card->testSets.size(); ++testSet)
        m_cards.push_back(accuracyCard(testSet));
    m_cards.push_back(dropCard());
    reflow();
}

StatCard* ScorecardView::accuracyCard(std::size_t testSet)
{
    const QString name = testSetText(*m_card, testSet);
    const Scorecard::Figure& figure = m_card->slices.front().byTestSet[testSet];
    auto* card = new StatCard(tr("Multi-label accuracy, %1").arg(name));
    if (figure.multiLabel.total > 0)
        card->setFigure(percentText(figure.multiLabel.ratio()), noteOf(figure.multiLabel),
                        accuracySentence(name, Metric::MultiLabel, figure.multiLabel), true);
    else
        card->setFigure(
            QStringLiteral("–"),
            tr("None of %1 has reviewed labels that count").arg(imageCountText(figure.multiLabel.leftOut)),
            accuracySentence(name, Metric::MultiLabel, figure.multiLabel), true);
    card->setSecondFigure(tr("Top-1"), percentText(figure.top1.ratio()), noteOf(figure.top1),
                          accuracySentence(name, Metric::Top1, figure.top1));
    const auto open = [this, testSet, name](Metric metric) {
        Q_EMIT imagesWanted(imagesBehind(*m_card, name + QStringLiteral(" · ") + metricText(metric),
                                         m_card->slices.front().byTestSet[testSet].answers, metric));
    };
    connect(card, &StatCard::figureOpened, this, [open] { open(Metric::MultiLabel); });
    connect(card, &StatCard::secondOpened, this, [open] { open(Metric::Top1); });
    return card;
}

StatCard* ScorecardView::dropCard()
{
    const auto& figures = m_card->slices.front().byTestSet;
    auto* card = new StatCard(tr("Drop"));
    const auto drop =
        figures.size() < 2 ? std::nullopt : Scorecard::drop(figures[0].multiLabel, figures[1].multiLabel);
    if (!drop) {
        card->setFigure(QStringLiteral("–"), dropSentence(*m_card, figures), dropSentence(*m_card, figures),
                        false);
        return card;
    }
    card->setFigure(
        bareText(drop->ratio),
        intervalText(drop->interval) + QStringLiteral(" · ") +
            tr("%1 and %2")
                .arg(countText(figures[0].multiLabel.total), imageCountText(figures[1].multiLabel.total)),
        dropSentence(*m_card, figures), true);
    card->setSecondLine(tr("Percentage points, %1").arg(dropDirection(*m_card)));
    connect(card, &StatCard::figureOpened, this, [this] {
        std::vector<std::size_t> both = m_card->slices.front().byTestSet[0].answers;
        const auto& second = m_card->slices.front().byTestSet[1].answers;
        both.insert(both.end(), second.begin(), second.end());
        Q_EMIT imagesWanted(imagesBehind(*m_card, dropDirection(*m_card), both, Metric::MultiLabel));
    });
    return card;
}

void ScorecardView::showConfusions(std::size_t limit)
{
    const std::size_t count = m_card->confusions.size();
    m_confusionsModel->setScorecard(m_card, limit);
    m_confusions->setVisible(count > 0);
    m_noConfusions->setVisible(count == 0);
    m_allConfusions->setVisible(count > limit);
    m_allConfusions->setText(tr("Show all %1 pairs").arg(countText(static_cast<qsizetype>(count))));
}

void ScorecardView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    reflow();
}

void ScorecardView::reflow()
{
    const int count = static_cast<int>(m_cards.size());
    const int columns = std::clamp(width() / smallestCard, 1, std::max(count, 1));
    for (StatCard* card : m_cards)
        m_cardGrid->removeWidget(card);
    for (int column = 0; column < std::max(columns, m_cardGrid->columnCount()); ++column)
        m_cardGrid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int card = 0; card < count; ++card) {
        // The last one takes what is left of its row.
        const int span = card + 1 == count ? columns - card % columns : 1;
        m_cardGrid->addWidget(m_cards[static_cast<std::size_t>(card)], card / columns, card % columns, 1,
                              span);
    }
    const int sideBySide = m_slices->neededWidth() + m_confusions->neededWidth() + 8 * spacingStep + gap;
    m_lower->setDirection(width() >= sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace vizsla
