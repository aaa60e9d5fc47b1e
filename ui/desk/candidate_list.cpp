// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/candidate_list.h"

#include <QAccessible>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int leastWidth = 284;

}  // namespace

CandidateList::CandidateList(const KeyMap& keys, QWidget* parent) : QScrollArea(parent), m_keys(keys)
{
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("scrolled"));
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    setWidget(page);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Candidates"));
    // The verdicts stand on two lines before they are cut off.
    setMinimumWidth(leastWidth);
}

CandidateCard* CandidateList::addCard()
{
    auto* card = new CandidateCard(m_keys);
    m_layout->insertWidget(static_cast<int>(m_cards.size()), card);
    m_cards.push_back(card);
    connect(card, &CandidateCard::pressed, this, [this, card] { setCurrent(card->label()); });
    connect(card, &CandidateCard::ruled, this, [this, card](std::optional<Verdict> verdict) {
        setCurrent(card->label());
        Q_EMIT ruled(card->label(), verdict);
    });
    return card;
}

void CandidateList::show(const std::vector<ShownCandidate>& candidates)
{
    const ClassIndex before = current();
    m_candidates = candidates;
    for (std::size_t place = 0; place < std::max(m_cards.size(), candidates.size()); ++place) {
        CandidateCard* card = place < m_cards.size() ? m_cards[place] : addCard();
        card->setVisible(place < candidates.size());
        if (place < candidates.size())
            card->show(candidates[place]);
    }
    auto found = std::ranges::find(m_candidates, before, &ShownCandidate::label);
    if (found == m_candidates.end())
        found = std::ranges::find_if(m_candidates, [](const ShownCandidate& one) { return !one.verdict; });
    if (found == m_candidates.end())
        found = m_candidates.begin();
    setPlace(m_candidates.empty() ? -1 : static_cast<int>(found - m_candidates.begin()));
}

ClassIndex CandidateList::current() const
{
    return m_place < 0 ? noClass : m_candidates[static_cast<std::size_t>(m_place)].label;
}

void CandidateList::setCurrent(ClassIndex label)
{
    const auto found = std::ranges::find(m_candidates, label, &ShownCandidate::label);
    if (found != m_candidates.end())
        setPlace(static_cast<int>(found - m_candidates.begin()));
}

void CandidateList::move(int by)
{
    if (m_place >= 0)
        setPlace(std::clamp(m_place + by, 0, static_cast<int>(m_candidates.size()) - 1));
}

void CandidateList::moveOn()
{
    const int count = static_cast<int>(m_candidates.size());
    for (int step = 1; step < count; ++step) {
        const int place = (m_place + step) % count;
        if (!m_candidates[static_cast<std::size_t>(place)].verdict) {
            setPlace(place);
            return;
        }
    }
}

void CandidateList::startAnew()
{
    m_candidates.clear();
    m_place = -1;
}

void CandidateList::setPlace(int place)
{
    m_place = place;
    for (std::size_t card = 0; card < m_cards.size(); ++card)
        m_cards[card]->setCurrent(static_cast<int>(card) == place);
    if (place >= 0) {
        CandidateCard* card = m_cards[static_cast<std::size_t>(place)];
        ensureWidgetVisible(card, 0, 2 * spacingStep);
        // The keyboard stays with the page; whoever hears the screen is told where keys act.
        QAccessibleEvent event(card, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT currentChanged();
}

}  // namespace vizsla
