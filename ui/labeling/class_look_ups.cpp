// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/class_look_ups.h"

#include <utility>

#include "core/labeling/labeling_session.h"
#include "ui/classes/outside_page.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/labeling/session_runner.h"
#include "ui/study/open_study.h"

namespace vizsla {

ClassLookUps::ClassLookUps(OpenStudy& study, const LabelingActions& actions, const LabelingSwitches& switches,
                           SessionRunner& runner, OpenUrl openUrl, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_actions(actions),
      m_switches(switches),
      m_runner(runner),
      m_openUrl(std::move(openUrl))
{}

void ClassLookUps::openGuide()
{
    const Task& task = m_runner.session()->task();
    if (task.mode == Mode::Test && !task.rules.guideAllowed)
        return;
    const auto node = m_actions.node();
    const std::string wnid = node ? m_study.hierarchy.synset(*node).wnid : std::string();
    m_runner.note(EventKind::GuideOpened, wnid);
    m_isInGuide = true;
    Q_EMIT guideWanted({}, QString::fromStdString(wnid));
}

void ClassLookUps::comeBack()
{
    if (std::exchange(m_isInGuide, false))
        m_runner.note(EventKind::GuideClosed);
}

void ClassLookUps::openOutside()
{
    const auto node = m_actions.node();
    if (!node || !m_switches.usesExternalResources())
        return;
    const Synset& synset = m_study.hierarchy.synset(*node);
    const QUrl url = outsidePageOf(synset);
    m_runner.note(EventKind::LookedUp, synset.wnid);
    if (!m_openUrl(url))
        Q_EMIT failed(tr("No web browser could be opened for %1.").arg(url.toString()));
}

}  // namespace vizsla
