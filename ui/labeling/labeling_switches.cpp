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
      m_popUp(new Switch(tr("Pop-up"))),
      m_onlyOnError(new Switch(tr("only on error"))),
      m_external(new Switch(tr("external resources")))
{
    m_popUp->setObjectName(QStringLiteral("popUpSwitch"));
    m_onlyOnError->setObjectName(QStringLiteral("onlyOnErrorSwitch"));
    m_external->setObjectName(QStringLiteral("externalSwitch"));
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(14, 2 * spacingStep, 14, 2 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    const std::pair<Switch*, void (Settings::*)(bool)> switches[] = {
        {m_popUp, &Settings::setShowsPopUp},
        {m_onlyOnError, &Settings::setPopUpOnlyOnError},
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
    m_popUp->setVisible(!m_testMode);
    m_onlyOnError->setVisible(!m_testMode);
    m_external->setVisible(m_externalAllowed);
    // Before it has a place, it would be a window.
    if (parentWidget())
        setVisible(!m_testMode || m_externalAllowed);
    m_popUp->setChecked(showsPopUp());
    m_onlyOnError->setChecked(showsPopUp() && onlyOnError());
    m_external->setChecked(usesExternalResources());
    m_onlyOnError->setEnabled(showsPopUp());
    m_popUp->setToolTip(
        tr("Show feedback after each image (%1)").arg(keyCapText(m_keys.key(KeyAction::TogglePopUp))));
    m_onlyOnError->setToolTip(showsPopUp() ? tr("Show it only after a wrong or unclear answer (%1)")
                                                 .arg(keyCapText(m_keys.key(KeyAction::ToggleOnlyOnError)))
                                           : tr("There is no pop-up while it is switched off"));
    m_external->setToolTip(m_testMode
                               ? tr("Offer to look a class up in your web browser; what you look up is noted")
                               : tr("Offer to look a class up in your web browser"));
}

bool LabelingSwitches::showsPopUp() const
{
    return !m_testMode && m_settings.showsPopUp();
}
bool LabelingSwitches::onlyOnError() const
{
    return m_settings.popUpOnlyOnError();
}
bool LabelingSwitches::usesExternalResources() const
{
    return m_externalAllowed && m_settings.usesExternalResources();
}

void LabelingSwitches::togglePopUp()
{
    if (!m_testMode)
        m_popUp->click();
}

void LabelingSwitches::toggleOnlyOnError()
{
    if (!m_testMode)
        m_onlyOnError->click();
}

}  // namespace vizsla
