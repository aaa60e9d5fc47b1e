// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_steps.h"

#include <QAbstractButton>
#include <QApplication>

#include "core/labeling/labeling_session.h"
#include "ui/classes/class_panel.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/answer_feedback.h"
#include "ui/labeling/image_in_question.h"
#include "ui/labeling/image_only_mode.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_notice.h"
#include "ui/labeling/session_runner.h"
#include "ui/labeling/typed_ahead.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/study/open_study.h"
#include "ui/widgets/labels.h"

namespace vizsla {

LabelingSteps::LabelingSteps(const PageParts& page, QObject* parent)
    : QObject(parent),
      m_page(page),
      m_typed(std::make_unique<TypedAhead>(page.panel))
{}

LabelingSteps::~LabelingSteps() = default;

void LabelingSteps::addShortcuts(PageShortcuts& shortcuts)
{
    shortcuts.add(KeyAction::Confirm, [this] {
        if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
            button && m_page.stage.face() != LabelingStage::Face::PartDone)
            button->click();
        else if (m_page.stage.face() == LabelingStage::Face::Image)
            confirm();
        else
            m_page.stage.press();
    });
    shortcuts.add(KeyAction::Undo, [this] { undo(); });
    shortcuts.add(KeyAction::Skip, [this] { skip(); });
    shortcuts.add(KeyAction::EarlierImage, [this] { goEarlier(); });
    shortcuts.add(KeyAction::LaterImage, [this] { goLater(); });
    shortcuts.add(KeyAction::Pause, [this] { togglePause(); });
}

const LabelingSession* LabelingSteps::session() const
{
    return m_page.runner.session();
}

PressGate& LabelingSteps::gate() const
{
    return m_page.image.gate();
}

bool LabelingSteps::isPaused() const
{
    return session() && session()->isPaused();
}

void LabelingSteps::imageCame()
{
    m_typed->imageCame();
}

void LabelingSteps::partDone()
{
    m_typed->stepAsked();
}

bool LabelingSteps::mayStep()
{
    if (!gate().isFresh())
        return false;
    if (m_page.runner.isSaving())
        gate().refuse();
    else if (gate().admits())
        return true;
    m_typed->keyIgnored();
    return false;
}

void LabelingSteps::confirm()
{
    if (m_page.image.refusesAnswer())
        return;
    // While a step is written, what is typed is another word, of which nothing can be selected yet.
    const bool hasWord = m_page.actions.selectedClass() || m_page.runner.isSaving();
    if (m_page.imageOnly.isOn() && m_page.image.isThere() && !hasWord && gate().isFresh())
        gate().refuse(tr("No class is selected yet: type its name"));
    if (m_page.image.isThere() && hasWord && !m_page.feedback.isOpen() && mayStep())
        confirmSelected();
}

void LabelingSteps::confirmSelected()
{
    if (m_page.image.refusesAnswer() || !m_page.image.isThere() || !m_page.actions.canConfirm() ||
        m_page.feedback.isOpen() || m_page.runner.isSaving())
        return;
    m_typed->stepAsked();
    m_page.runner.confirm(m_page.study.hierarchy.synset(*m_page.actions.selectedClass()).wnid);
}

void LabelingSteps::skip()
{
    if (!m_page.image.isThere() || session()->revisited() || !mayStep())
        return;
    if (session()->queue().open().size() < 2) {
        m_page.notice.showOnlyImage();
        return;
    }
    m_typed->stepAsked();
    m_page.runner.skip();
}

/// Undoes what was done before, so it need not wait until the image is seen.
void LabelingSteps::undo()
{
    // Not unseen.
    if (session()->canUndo() && !isPaused() && gate().isFresh())
        m_page.runner.undo();
}

void LabelingSteps::togglePause()
{
    // One rests at the feedback as it is: no time runs.
    if (!gate().isFresh() || m_page.feedback.isOpen())
        return;
    if (isPaused())
        m_page.runner.resume();
    else if (m_page.stage.face() != LabelingStage::Face::PartDone)
        m_page.runner.pause();
    Q_EMIT pauseToggled();
}

void LabelingSteps::typeAhead(const QString& text)
{
    m_typed->typed(text);
}

QString LabelingSteps::typedAhead() const
{
    return m_typed->ahead();
}

void LabelingSteps::goEarlier()
{
    if (const auto index = session()->earlierImage(); index && !isPaused() && gate().isFresh())
        revisit(index);
}

void LabelingSteps::goLater()
{
    if (session()->revisited() && !isPaused())
        revisit(session()->laterImage());
}

void LabelingSteps::revisit(std::optional<std::size_t> index)
{
    if (auto gone = m_page.runner.revisit(index); !gone) {
        Q_EMIT failed(toQString(gone.error().message));
        return;
    }
    Q_EMIT revisited();
    m_page.notice.setVisible(index.has_value());
    if (!index)
        return;
    const PartProgress& progress = session()->progress();
    m_page.panel.select(progress.correction(*index).value_or(*progress.answer(*index)).wnid);
    m_page.notice.showCorrection(m_page.keys.key(KeyAction::LaterImage));
}

}  // namespace vizsla
