// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_rulings.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>
#include <iterator>

#include "ui/rulings/effect_line.h"
#include "ui/rulings/verdict_button.h"
#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

/// In less room what was done would be a word or two.
constexpr int leastEffect = 240;

struct Choice
{
    std::optional<Verdict> verdict;
    KeyAction key;
    const char* name;
};
const Choice rulingChoices[] = {{Verdict::Correct, KeyAction::RuleCorrect, "ruleCorrect"},
                                {Verdict::Wrong, KeyAction::RuleWrong, "ruleWrong"},
                                {Verdict::Unclear, KeyAction::RuleUnclear, "ruleUnclear"},
                                {Verdict::DontKnow, KeyAction::RuleDontKnow, "ruleDontKnow"},
                                {std::nullopt, KeyAction::RuleUnreviewed, "ruleUnreviewed"}};

}  // namespace

ClassRulings::ClassRulings(const KeyMap& keys, QWidget* parent)
    : WrappingFrame(parent),
      m_keys(keys),
      m_selected(styledLabel("quiet")),
      m_restWrong(new KeyButton(QString())),
      m_next(new KeyButton(tr("Next class"), KeyButton::Kind::Primary)),
      m_effect(new EffectLine(keys)),
      m_line(new QGridLayout)
{
    setProperty("role", "panel");
    m_selected->setObjectName(QStringLiteral("selectedImages"));
    m_restWrong->setObjectName(QStringLiteral("restWrong"));
    m_restWrong->setToolTip(tr("Every image of this class on which you have not ruled, in one action"));
    m_next->setObjectName(QStringLiteral("nextClass"));
    auto* verdicts = new FlowLayout;
    verdicts->setSpacing(2 * spacingStep);
    verdicts->addWidget(m_selected);
    for (const Choice& choice : rulingChoices) {
        auto* button = new KeyButton(verdictText(choice.verdict));
        button->setObjectName(QLatin1String(choice.name));
        button->setProperty("density", "compact");
        connect(button, &QPushButton::clicked, this,
                [this, verdict = choice.verdict] { Q_EMIT ruled(verdict); });
        verdicts->addWidget(button);
        m_verdicts.push_back(button);
    }
    m_line->setSpacing(2 * spacingStep);
    m_line->setColumnStretch(1, 1);
    m_line->addWidget(m_restWrong, 0, 0);
    m_line->addWidget(m_effect, 0, 1);
    m_line->addWidget(m_next, 0, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addLayout(verdicts);
    layout->addLayout(m_line);
    // The keyboard stays with the photographs.
    for (KeyButton* button : findChildren<KeyButton*>())
        button->setFocusPolicy(Qt::NoFocus);
    connect(m_restWrong, &QPushButton::clicked, this, &ClassRulings::restWrongWanted);
    connect(m_next, &QPushButton::clicked, this, &ClassRulings::nextWanted);
    connect(&m_keys, &KeyMap::changed, this, &ClassRulings::showKeys);
    showKeys();
    showSelected(0);
    showLeft(0);
}

void ClassRulings::showKeys()
{
    for (std::size_t at = 0; at < std::size(rulingChoices); ++at) {
        const QKeySequence key = m_keys.key(rulingChoices[at].key);
        m_verdicts[at]->setKey(key);
        m_verdicts[at]->setToolTip(tr("The selected images, in one action (%1)").arg(keyCapText(key)));
    }
    m_restWrong->setKey(m_keys.key(KeyAction::RestWrong));
    m_next->setKey(m_keys.key(KeyAction::NextDispute));
}

void ClassRulings::showSelected(int count)
{
    m_selected->setText(count == 0 ? tr("Nothing selected") : tr("%1 selected:").arg(imageCountText(count)));
    m_selected->setMinimumWidth(
        m_selected->fontMetrics().horizontalAdvance(tr("%1 selected:").arg(imageCountText(888))));
    for (KeyButton* button : m_verdicts)
        button->setEnabled(count > 0);
}

void ClassRulings::showLeft(std::size_t count)
{
    m_restWrong->setText(
        count == 0 ? tr("Nothing left unreviewed")
                   : tr("Set %1 unreviewed to wrong").arg(countText(static_cast<qsizetype>(count))));
    m_restWrong->setEnabled(count > 0);
    fitLine();
}

/// How many an action is for is not cut: where there is no room beside it, what was done has a line of its
/// own.
void ClassRulings::fitLine()
{
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int gap = m_line->horizontalSpacing();
    const int buttons = m_restWrong->sizeHint().width() + m_next->sizeHint().width() + gap;
    const bool isOneLine = buttons + gap + leastEffect <= room;
    const bool isNextBelow = buttons + gap > room;
    if (isOneLine == m_isOneLine && isNextBelow == m_isNextBelow)
        return;
    m_isOneLine = isOneLine;
    m_isNextBelow = isNextBelow;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_restWrong, m_effect, m_next})
        m_line->removeWidget(widget);
    m_line->addWidget(m_restWrong, 0, 0, 1, isNextBelow ? 3 : 1, Qt::AlignLeft);
    if (isOneLine)
        m_line->addWidget(m_effect, 0, 1);
    else
        m_line->addWidget(m_effect, 1, 0, 1, isNextBelow ? 2 : 3);
    m_line->addWidget(m_next, isNextBelow ? 1 : 0, 2);
}

QSize ClassRulings::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    const int buttons = m_restWrong->minimumSizeHint().width() + m_next->minimumSizeHint().width() +
                        m_line->horizontalSpacing() + margins.left() + margins.right();
    const QSize hint = QFrame::minimumSizeHint();
    return {std::min(hint.width(), buttons), hint.height()};
}

void ClassRulings::resizeEvent(QResizeEvent* event)
{
    WrappingFrame::resizeEvent(event);
    fitLine();
}

void ClassRulings::setHasNext(bool hasNext)
{
    m_next->setEnabled(hasNext);
    m_next->setToolTip(hasNext ? tr("The next class in the list that has something left")
                               : tr("No other class in the list has anything left"));
}

}  // namespace vizsla
