// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_switches.h"

#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/switch.h"

namespace vizsla {

LabelingSwitches::LabelingSwitches(Settings& settings, const KeyMap& keys, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_keys(keys),
      m_feedback(new Switch(tr("Feedback"))),
      m_onlyOnError(new Switch(tr("only on error"))),
      m_external(new Switch(tr("external resources")))
{
    m_feedback->setObjectName(QStringLiteral("feedbackSwitch"));
    m_onlyOnError->setObjectName(QStringLiteral("onlyOnErrorSwitch"));
    m_external->setObjectName(QStringLiteral("externalSwitch"));
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(14, 2 * spacingStep, 14, 2 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    const std::pair<Switch*, void (Settings::*)(bool)> switches[] = {
        {m_feedback, &Settings::setShowsFeedback},
        {m_onlyOnError, &Settings::setFeedbackOnlyOnError},
        {m_external, &Settings::setUsesExternalResources}};
    // Each sets its own alone: the others may be hidden here and off for that.
    for (const auto& [one, set] : switches) {
        layout->addWidget(one);
        connect(one, &Switch::clicked, this, [this, set = set](bool on) {
            std::invoke(set, m_settings, on);
            showState();
            Q_EMIT changed();
        });
    }
    connect(&m_keys, &KeyMap::changed, this, &LabelingSwitches::showState);
    showState();
}

void LabelingSwitches::setTask(Mode mode, bool externalAllowed)
{
    m_testMode = mode == Mode::Test;
    m_externalAllowed = !m_testMode || externalAllowed;
    showState();
}

/// What does nothing in a test is not there.
void LabelingSwitches::showState()
{
    m_feedback->setVisible(!m_testMode);
    m_onlyOnError->setVisible(!m_testMode);
    m_external->setVisible(m_externalAllowed);
    // Before it has a place, it would be a window.
    if (parentWidget())
        setVisible(!m_testMode || m_externalAllowed);
    m_feedback->setChecked(showsFeedback());
    m_onlyOnError->setChecked(showsFeedback() && onlyOnError());
    m_external->setChecked(usesExternalResources());
    m_onlyOnError->setEnabled(showsFeedback());
    m_feedback->setToolTip(
        tr("Show feedback after each image (%1)").arg(keyCapText(m_keys.key(KeyAction::ToggleFeedback))));
    m_onlyOnError->setToolTip(showsFeedback() ? tr("Show it only after a wrong or unclear answer (%1)")
                                                    .arg(keyCapText(m_keys.key(KeyAction::ToggleOnlyOnError)))
                                              : tr("There is no feedback while it is switched off"));
    m_external->setToolTip(
        m_testMode ? tr("Offer to look a class up in your web browser; what you look up is recorded")
                   : tr("Offer to look a class up in your web browser"));
}

bool LabelingSwitches::showsFeedback() const
{
    return !m_testMode && m_settings.showsFeedback();
}
bool LabelingSwitches::onlyOnError() const
{
    return m_settings.feedbackOnlyOnError();
}
bool LabelingSwitches::usesExternalResources() const
{
    return m_externalAllowed && m_settings.usesExternalResources();
}

void LabelingSwitches::toggleFeedback()
{
    if (!m_testMode)
        m_feedback->click();
}

void LabelingSwitches::toggleOnlyOnError()
{
    if (!m_testMode)
        m_onlyOnError->click();
}

}  // namespace vizsla
