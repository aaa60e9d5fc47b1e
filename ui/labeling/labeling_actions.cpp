// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_actions.h"

#include <QHBoxLayout>

#include "ui/classes/class_details.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

LabelingActions::LabelingActions(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : WrappingFrame(parent),
      m_study(study),
      m_keys(keys),
      m_details(new ClassDetails(study)),
      m_guide(new KeyButton(tr("Guide"))),
      m_outside(new KeyButton(tr("Look up outside"))),
      m_undo(new KeyButton(tr("Undo"))),
      m_skip(new KeyButton(tr("Skip"))),
      m_earlier(new KeyButton(tr("Earlier image"))),
      m_confirm(new KeyButton(tr("Confirm and continue"), KeyButton::Kind::Primary))
{
    setProperty("role", "panel");
    build();
    showKeys();
    connect(&m_keys, &KeyMap::changed, this, &LabelingActions::showKeys);
    connect(m_details, &ClassDetails::nodeClicked, this, &LabelingActions::nodeClicked);
}

void LabelingActions::build()
{
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_guide->setObjectName(QStringLiteral("openGuide"));
    m_earlier->setObjectName(QStringLiteral("earlier"));
    m_skip->setToolTip(tr("Put this image off to the end of the part. This is not an answer."));
    m_outside->setToolTip(tr("Open the class in your web browser"));
    // The class panel does.
    m_details->setTellsWhy(false);
    m_earlier->setToolTip(tr("Look at an image again that you have answered. The first answer is kept."));
    auto* buttons = new FlowLayout;
    buttons->setSpacing(2 * spacingStep);
    const std::pair<KeyButton*, void (LabelingActions::*)()> actions[] = {
        {m_guide, &LabelingActions::guideWanted}, {m_outside, &LabelingActions::outsideWanted},
        {m_undo, &LabelingActions::undoWanted},   {m_earlier, &LabelingActions::earlierWanted},
        {m_skip, &LabelingActions::skipWanted},   {m_confirm, &LabelingActions::confirmWanted}};
    for (const auto& [button, wanted] : actions) {
        if (button == m_confirm)
            buttons->addStretch();
        // A click leaves the keyboard to the search box.
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, wanted);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_details);
    layout->addLayout(buttons);
}

void LabelingActions::showKeys()
{
    m_guide->setKey(m_keys.key(KeyAction::OpenGuide));
    m_outside->setKey(m_keys.key(KeyAction::LookUpOutside));
    m_undo->setKey(m_keys.key(KeyAction::Undo));
    m_skip->setKey(m_keys.key(KeyAction::Skip));
    m_earlier->setKey(m_keys.key(KeyAction::EarlierImage));
    m_confirm->setKey(m_keys.key(KeyAction::Confirm));
}

void LabelingActions::select(std::optional<NodeId> node)
{
    if (node)
        m_details->show(*node);
    else
        m_details->clear();
}

std::optional<NodeId> LabelingActions::node() const
{
    return m_details->node();
}

std::optional<NodeId> LabelingActions::selectedClass() const
{
    const auto selected = node();
    return selected && m_study.hierarchy.isClass(*selected) ? selected : std::nullopt;
}

void LabelingActions::show(const State& state)
{
    const auto chosen = selectedClass();
    m_confirm->setEnabled(chosen && state.canConfirm && !state.isSaving);
    m_confirm->setText(state.isCorrecting ? tr("Correct and go back") : tr("Confirm and continue"));
    m_confirm->setToolTip(state.isUnreadable ? tr("Nothing can be confirmed for an image that was not shown")
                          : chosen || !state.hasImage ? QString()
                                                      : tr("Select a class first"));
    m_details->setEnabled(!state.isPaused);
    m_skip->setEnabled(state.canSkip && !state.isSaving);
    m_undo->setEnabled(state.canUndo && !state.isSaving);
    m_undo->setToolTip(state.isLastTold
                           ? tr("You have been told what is right for the last image: its answer stays")
                           : QString());
    m_earlier->setVisible(state.hasCorrections);
    m_earlier->setEnabled(state.canGoEarlier && !state.isSaving);
    m_outside->setVisible(state.hasOutside);
    m_outside->setEnabled(node().has_value());
    m_guide->setVisible(state.hasGuide);
    const GuidePage* page = chosen && state.hasGuide
                                ? m_study.guide().pageAbout(m_study.hierarchy.synset(*chosen).wnid)
                                : nullptr;
    m_guide->setText(page ? tr("Guide: %1").arg(QString::fromStdString(page->title)) : tr("Guide"));
}

bool LabelingActions::canConfirm() const
{
    return m_confirm->isEnabled();
}

}  // namespace vizsla
