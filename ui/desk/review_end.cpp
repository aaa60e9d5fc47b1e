// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/review_end.h"

#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/rulings/review_words.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/empty_state.h"

namespace vizsla {

namespace {

QString imagesText(std::size_t count)
{
    return imageCountText(static_cast<int>(count));
}

/// What was searched for has its quotation marks already.
QString quoted(const QString& criterion)
{
    return criterion.startsWith(u'“') ? criterion : QStringLiteral("“%1”").arg(criterion);
}

ReviewChoices everything(const ReviewChoices& choices)
{
    ReviewChoices all = choices;
    for (const ReviewCriterion criterion : criteriaOf(choices, true))
        all = without(all, criterion);
    return all;
}

}  // namespace

ReviewEnd::ReviewEnd(QWidget* parent)
    : QWidget(parent),
      m_state(new EmptyState({}, {})),
      m_first(m_state->addAction({})),
      m_second(m_state->addAction({}))
{
    setObjectName(QStringLiteral("reviewEnd"));
    m_first->setObjectName(QStringLiteral("reviewEndFirst"));
    m_second->setObjectName(QStringLiteral("reviewEndSecond"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    const auto choose = [this](const std::optional<ReviewChoices>& choices) {
        if (choices)
            Q_EMIT choicesWanted(*choices);
        else
            Q_EMIT againWanted();
    };
    for (QPushButton* button : {m_first, m_second})
        button->setFocusPolicy(Qt::NoFocus);
    connect(m_first, &QPushButton::clicked, this, [this, choose] { choose(m_firstChoices); });
    connect(m_second, &QPushButton::clicked, this, [this, choose] { choose(m_secondChoices); });
}

void ReviewEnd::offer(QPushButton* button, const QString& text, std::optional<ReviewChoices> choices)
{
    button->setText(text);
    button->setVisible(!text.isEmpty());
    (button == m_first ? m_firstChoices : m_secondChoices) = std::move(choices);
}

void ReviewEnd::showAllReviewed(std::size_t total, const ReviewChoices& choices)
{
    m_state->setTexts(
        tr("All reviewed"),
        tr("You have ruled on all of your %1. Where reviewers disagree is decided under Adjudication; "
           "under Classes you can look at your rulings one class at a time.")
            .arg(imagesText(total)));
    offer(m_first, tr("Look at all images again"), everything(choices));
    offer(m_second, {}, {});
}

void ReviewEnd::showWithheld(const WithheldImages& withheld)
{
    m_state->setTexts(tr("Nothing to review yet"),
                      withheldText(withheld) + QLatin1Char(' ') + withheldEndText(withheld));
    offer(m_first, {}, {});
    offer(m_second, {}, {});
}

void ReviewEnd::showNothing(const ReviewChoices& choices, const std::vector<Loosening>& loosenings)
{
    QStringList criteria;
    for (const Loosening& one : loosenings)
        criteria << criterionText(one.criterion, choices);
    const QString asked = tr("You asked for images that are: %1.").arg(criteria.join(QStringLiteral(", ")));
    const auto best = std::ranges::max_element(loosenings, {}, &Loosening::images);
    const bool helps = best != loosenings.end() && best->images > 0;
    m_state->setTexts(
        tr("No such image"),
        asked % QLatin1Char(' ') %
            (helps ? tr("Without %1 there are %2.")
                         .arg(quoted(criterionText(best->criterion, choices)), imagesText(best->images))
                   : tr("Leaving out one of these finds none either.")));
    if (criteria.isEmpty())
        m_state->setTexts(tr("No images"), tr("There are images to review once a test set is imported."));
    if (helps)
        offer(m_first, tr("Leave out %1").arg(quoted(criterionText(best->criterion, choices))),
              without(choices, best->criterion));
    else
        offer(m_first, criteria.isEmpty() ? QString() : tr("Show all images"), everything(choices));
    offer(m_second, helps && criteria.size() > 1 ? tr("Show all images") : QString(), everything(choices));
}

void ReviewEnd::showLast(std::size_t count, std::size_t unreviewed, const ReviewChoices& choices)
{
    ReviewChoices rest = choices;
    rest.unreviewed = true;
    m_state->setTexts(
        tr("That was the last one"),
        unreviewed > 0
            ? tr("You have been through %1; %2 of them still unreviewed.")
                  .arg(imagesText(count))
                  .arg(unreviewed)
            : tr("You have been through %1, and all of them are reviewed.").arg(imagesText(count)));
    if (unreviewed > 0) {
        offer(m_first, tr("Go through what is unreviewed"), rest);
        offer(m_second, tr("Start again from the first"), {});
    } else {
        offer(m_first, tr("Start again from the first"), {});
        offer(m_second, {}, {});
    }
}

void ReviewEnd::press()
{
    if (!m_first->isHidden())
        m_first->click();
}

}  // namespace vizsla
