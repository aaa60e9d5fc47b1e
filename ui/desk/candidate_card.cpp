// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/candidate_card.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/rulings/verdict_button.h"
#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int markWidth = 3;
constexpr int sideMargin = 14;
constexpr int titleHeight = 20;

constexpr std::pair<std::optional<Verdict>, KeyAction> verdictChoices[] = {
    {Verdict::Correct, KeyAction::RuleCorrect}, {Verdict::Wrong, KeyAction::RuleWrong},
    {Verdict::Unclear, KeyAction::RuleUnclear}, {Verdict::DontKnow, KeyAction::RuleDontKnow},
    {std::nullopt, KeyAction::RuleUnreviewed},
};

/// A label that does not have to be laid out anew keeps its text.
void setTextOf(QLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
}

}  // namespace

CandidateCard::CandidateCard(const KeyMap& keys, QWidget* parent)
    : QWidget(parent),
      m_keys(keys),
      m_names(new ElidedLabel("strong")),
      m_wnid(styledLabel("small")),
      m_assigned(styledLabel("badge")),
      m_gloss(new ElidedLabel("small")),
      m_sources(styledLabel("small"))
{
    for (std::size_t place = 0; place < m_verdicts.size(); ++place) {
        VerdictButton* button = m_verdicts[place] = new VerdictButton(verdictChoices[place].first);
        connect(button, &QAbstractButton::clicked, this, [this, button] { Q_EMIT ruled(button->verdict()); });
    }
    m_names->setObjectName(QStringLiteral("candidateNames"));
    m_wnid->setObjectName(QStringLiteral("candidateWnid"));
    m_sources->setObjectName(QStringLiteral("sources"));
    m_assigned->setObjectName(QStringLiteral("ofTestSet"));
    build();
    showKeys();
    connect(&m_keys, &KeyMap::changed, this, &CandidateCard::showKeys);
}

void CandidateCard::build()
{
    auto* title = new QHBoxLayout;
    title->setSpacing(2 * spacingStep);
    title->addWidget(m_names);
    title->addWidget(m_wnid);
    title->addStretch(1);
    title->addWidget(m_assigned);
    // A badge comes and goes without a change of height, and a short name takes no more room than it needs.
    m_assigned->setFixedHeight(titleHeight);
    m_names->setFixedHeight(titleHeight);
    m_names->setMinimumWidth(1);
    m_gloss->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_sources->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    auto* about = new QHBoxLayout;
    about->setSpacing(3 * spacingStep);
    about->addWidget(m_gloss, 1);
    about->addWidget(m_sources);
    auto* verdicts = new FlowLayout;
    verdicts->setSpacing(spacingStep);
    for (VerdictButton* button : m_verdicts)
        verdicts->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sideMargin, 6, sideMargin, 8);
    layout->setSpacing(1);
    layout->addLayout(title);
    layout->addLayout(about);
    layout->addSpacing(3);
    layout->addLayout(verdicts);
    // As high as the verdicts have lines.
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_assigned->hide();
    m_sources->hide();
}

void CandidateCard::showKeys()
{
    for (std::size_t place = 0; place < m_verdicts.size(); ++place)
        m_verdicts[place]->setKey(m_keys.key(verdictChoices[place].second));
}

void CandidateCard::show(const ShownCandidate& candidate)
{
    m_label = candidate.label;
    setTextOf(m_names, candidate.names);
    setTextOf(m_wnid, candidate.wnid);
    setTextOf(m_gloss, candidate.gloss);
    for (VerdictButton* button : m_verdicts) {
        button->setChecked(button->verdict() == candidate.verdict);
        button->setAccessibleName(tr("%1: %2").arg(candidate.names, button->text()));
    }
    showSources(candidate.sources);
    fitTitle();
    setAccessibleName(tr("%1, %2").arg(candidate.names, verdictText(candidate.verdict)));
    setAccessibleDescription(candidate.gloss);
}

void CandidateCard::showSources(const std::optional<CandidateSources>& sources)
{
    const bool isAssigned = sources && sources->isAssigned;
    m_assigned->setVisible(isAssigned);
    if (!isAssigned)
        setTextOf(m_assigned, {});
    m_sources->setVisible(sources.has_value());
    setTextOf(m_sources, sources ? sources->text : QString());
    m_sources->setToolTip(sources ? sources->names : QString());
}

/// The name comes first: where it would be cut, the wnid goes, and the badge has its short word.
void CandidateCard::fitTitle()
{
    const int gap = 2 * spacingStep;
    const int room = width() - 2 * sideMargin - m_names->sizeHint().width();
    const bool isAssigned = !m_assigned->isHidden();
    const auto badge = [&](const QString& text) {
        setTextOf(m_assigned, text);
        return gap + m_assigned->sizeHint().width();
    };
    const int whole = isAssigned ? badge(tr("assigned label")) : 0;
    const bool hasWnid = gap + m_wnid->sizeHint().width() + whole <= room;
    m_wnid->setVisible(hasWnid);
    m_names->setToolTip(hasWnid ? QString() : m_names->text() + QStringLiteral(" · ") + m_wnid->text());
    if (isAssigned && whole > room)
        badge(tr("assigned"));
    m_assigned->setToolTip(isAssigned ? tr("The label that the test set gives the image") : QString());
}

void CandidateCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTitle();
}

void CandidateCard::setCurrent(bool current)
{
    if (current == m_isCurrent)
        return;
    m_isCurrent = current;
    for (VerdictButton* button : m_verdicts)
        button->setShowsKey(current);
    update();
}

void CandidateCard::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    if (m_isCurrent) {
        painter.fillRect(rect(), colours.accentTint);
        painter.fillRect(QRect(0, 0, markWidth, height()), colours.accent);
    }
    painter.fillRect(QRect(m_isCurrent ? 0 : sideMargin, height() - 1, width(), 1), colours.line);
}

void CandidateCard::mousePressEvent(QMouseEvent*)
{
    Q_EMIT pressed();
}

}  // namespace vizsla
