// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer does at the desk, and what comes of it.
#include <algorithm>

#include "ui/desk/add_label_popup.h"
#include "ui/desk/candidate_list.h"
#include "ui/desk/candidate_panel.h"
#include "ui/desk/choices_popover.h"
#include "ui/desk/jump_field.h"
#include "ui/desk/note_field.h"
#include "ui/desk/problem_menu.h"
#include "ui/desk/review_bar.h"
#include "ui/desk/review_desk.h"
#include "ui/desk/review_header.h"
#include "ui/images/image_view.h"
#include "ui/keys/press_gate.h"
#include "ui/rulings/effect_line.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/ruling_gate.h"
#include "ui/study/open_study.h"
#include "ui/widgets/labels.h"

namespace vizsla {

std::string ReviewDesk::currentWnid() const
{
    const ClassIndex current = m_panel->list().current();
    return current == noClass ? std::string() : m_runner.book()->wnid(current);
}

bool ReviewDesk::canPassOver() const
{
    return m_image && m_gate->admits();
}

bool ReviewDesk::canRule() const
{
    return m_image && admitsRuling(*m_gate, *m_view);
}

void ReviewDesk::rule(ClassIndex label, std::optional<Verdict> verdict)
{
    // What was ruled can be taken back without the image.
    if (verdict ? !canRule() : !canPassOver())
        return;
    m_runner.act(m_runner.actions().rule(*m_image, label, verdict));
    if (verdict)
        m_panel->list().moveOn();
}

void ReviewDesk::ruleCurrent(std::optional<Verdict> verdict)
{
    if (const ClassIndex current = m_panel->list().current(); current != noClass)
        rule(current, verdict);
}

void ReviewDesk::restWrong()
{
    if (canRule())
        m_runner.act(m_runner.actions().restWrong(*m_image));
}

void ReviewDesk::assignedCorrect()
{
    if (!canRule())
        return;
    const ClassIndex assigned = m_runner.book()->image(*m_image).assigned;
    if (assigned == noClass) {
        m_panel->effect().say(tr("The assigned label is not a class of this study."));
        return;
    }
    m_runner.act(m_runner.actions().assignedCorrect(*m_image));
    if (m_panel->list().current() == assigned)
        m_panel->list().moveOn();
}

void ReviewDesk::callProblematic(const std::optional<std::string>& reason)
{
    if (!m_image)
        return;
    // Where an import says that it is, taking that back has to be said.
    const bool isImported = m_runner.book()->image(*m_image).importedProblem.has_value();
    m_runner.act(m_runner.actions().setProblem(*m_image, reason || !isImported ? reason : "false"));
}

void ReviewDesk::addLabel(const std::string& wnid)
{
    const auto label = m_runner.book()->findClass(wnid);
    if (!label || !m_image || !m_view->problem().isEmpty())
        return;
    const ClassIndex before = m_panel->list().current();
    m_runner.act(m_runner.actions().addLabel(*m_image, *label));
    m_panel->list().setCurrent(before == noClass ? *label : before);
}

void ReviewDesk::openProblemMenu()
{
    const ReviewBook& book = *m_runner.book();
    const auto own = book.problem(m_runner.reviewer(), *m_image);
    m_problemMenu->openAt(m_bar->anchor(KeyAction::CallProblematic),
                          own ? own : book.image(*m_image).importedProblem);
}

void ReviewDesk::openNote()
{
    m_noteField->openAt(
        m_bar->anchor(KeyAction::WriteNote),
        toQString(m_runner.book()->note(m_runner.reviewer(), *m_image).value_or(std::string())));
}

void ReviewDesk::openAddLabel()
{
    if (!m_view->problem().isEmpty() && !canRule())
        return;
    if (!m_addLabel) {
        m_addLabel = new AddLabelPopup(m_study, m_keys, *this);
        connect(m_addLabel, &AddLabelPopup::chosen, this, &ReviewDesk::addLabel);
    }
    m_addLabel->openAt(m_bar->anchor(KeyAction::AddLabel));
}

void ReviewDesk::openJump()
{
    if (m_runner.book())
        m_jumpField->openAt(m_image ? m_header->placeAnchor() : m_header->choicesAnchor(),
                            m_selection.size());
}

void ReviewDesk::openChoices()
{
    if (!m_runner.book())
        return;
    m_choicesPopover->showCount(m_selection.size());
    m_choicesPopover->openAt(m_header->choicesAnchor(), m_choices, m_runner.book()->hasShares());
}

void ReviewDesk::undoOrRedo(bool again)
{
    const ReviewAction* last = again ? m_runner.toRedo() : m_runner.toUndo();
    if (!last || !m_gate->isFresh())
        return;
    const std::vector<ReviewChange> changes = last->changes;
    const auto image = m_runner.book()->findImage(changes.front().imageId);
    // First to the image on which it was, so that one sees what changes.
    if (image && image != m_image)
        showImage(*image);
    if (!(again ? m_runner.redo() : m_runner.undo())) {
        m_panel->effect().say(tr("It has been changed again since, and stays."));
        return;
    }
    for (const ReviewChange& change : changes) {
        if (const auto label = m_runner.book()->findClass(change.wnid)) {
            m_panel->list().setCurrent(*label);
            break;
        }
    }
}

void ReviewDesk::acted(const ReviewAction& action)
{
    const ReviewBook& book = *m_runner.book();
    bool isHere = false;
    for (const ReviewChange& change : action.changes) {
        const auto image = book.findImage(change.imageId);
        if (image)
            m_progress.countAgain(book, m_runner.reviewer(), *image);
        // Whether sources are open matters to every image.
        isHere = isHere || !image || image == m_image;
    }
    m_header->showProgress(m_progress);
    m_panel->effect().setCanUndo(m_runner.toUndo());
    m_panel->effect().await(action.id);
    if (isHere && m_image) {
        m_panel->showImage(book, m_runner.reviewer(), *m_image);
        showNotes();
    }
}

}  // namespace vizsla
