// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/effect_line.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QStringList>

#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

QString effectText(const ReviewEffect& effect)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("vizsla::effects", text);
    };
    struct Part
    {
        int count;
        const char* firstOne;
        const char* firstSeveral;
        const char* next;
    };
    const Part parts[] = {{effect.turnedRight, "1 answer turns right", "%1 answers turn right", "%1 right"},
                          {effect.turnedWrong, "1 answer turns wrong", "%1 answers turn wrong", "%1 wrong"},
                          {effect.leftOut, "1 answer is left out", "%1 answers are left out", "%1 left out"}};
    QStringList texts;
    for (const Part& part : parts) {
        if (part.count == 0)
            continue;
        if (texts.isEmpty() && part.count == 1)
            texts << translated(part.firstOne);
        else
            texts << translated(texts.isEmpty() ? part.firstSeveral : part.next).arg(countText(part.count));
    }
    return texts.join(QStringLiteral(", "));
}

EffectLine::EffectLine(const KeyMap& keys, QWidget* parent)
    : QWidget(parent),
      m_keys(keys),
      m_text(new ElidedLabel("small")),
      m_undo(new KeyButton(tr("Undo")))
{
    m_text->setObjectName(QStringLiteral("effect"));
    m_undo->setObjectName(QStringLiteral("undoRuling"));
    m_undo->setProperty("density", "compact");
    m_undo->setFocusPolicy(Qt::NoFocus);
    m_text->setToolTip(
        tr("How many answers of models and labelers the last action turned right or wrong in the scores"));
    connect(m_undo, &QPushButton::clicked, this, &EffectLine::undoWanted);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undo);
    const auto showKey = [this] { m_undo->setKey(m_keys.key(KeyAction::UndoRuling)); };
    connect(&m_keys, &KeyMap::changed, this, showKey);
    showKey();
}

void EffectLine::await(const ReviewActionId& actionId)
{
    m_text->clear();
    m_awaited = actionId;
}
void EffectLine::show(const ReviewActionId& actionId, const ReviewEffect& effect)
{
    if (actionId == m_awaited)
        m_text->setText(effectText(effect));
}
void EffectLine::say(const QString& sentence)
{
    m_text->setText(sentence);
    m_awaited = {};
}
void EffectLine::clear()
{
    say({});
}
void EffectLine::setCanUndo(bool canUndo)
{
    m_undo->setEnabled(canUndo);
}

}  // namespace vizsla
