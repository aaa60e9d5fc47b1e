// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/labeler_button.h"

#include <QMenu>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "ui/dialogs/name_dialog.h"
#include "ui/people/study_locks.h"
#include "ui/widgets/labels.h"
#include "ui/window/study_pages.h"

namespace vizsla {

LabelerButton::LabelerButton(CoordinatorGate gate, QWidget* parent)
    : QPushButton(parent),
      m_asCoordinator(std::move(gate))
{
    setObjectName(QStringLiteral("labeler"));
    setToolTip(tr("Who is labeling"));
    // A click leaves the keyboard where it is.
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &LabelerButton::fillMenu);
    hide();
}

void LabelerButton::setPages(StudyPages* pages, StudyFile* study, StudyLocks* locks)
{
    m_pages = pages;
    m_study = study;
    m_locks = locks;
    if (m_pages)
        connect(m_pages, &StudyPages::labelerChanged, this, &LabelerButton::showLabeler);
    showLabeler();
}

void LabelerButton::showLabeler()
{
    setVisible(m_pages);
    if (!m_pages)
        return;
    setText(shownName() + QStringLiteral("  ▾"));
    adjustSize();
    Q_EMIT labelerShown();
}

QString LabelerButton::shownName() const
{
    if (const auto& locked = m_pages->lockedLabeler())
        return tr("%1 (locked)").arg(toQString(locked->name));
    return m_pages->labeler() ? toQString(m_pages->labeler()->name) : tr("Nobody");
}

void LabelerButton::fillMenu()
{
    menu()->clear();
    if (!m_pages)
        return;
    addLabelers();
    menu()->addSeparator();
    const bool canWrite = !m_study->isReadOnly();
    menu()->addAction(tr("Add a labeler…"), this, &LabelerButton::addLabeler)->setEnabled(canWrite);
    menu()
        ->addAction(tr("Rename…"), this, &LabelerButton::renameLabeler)
        ->setEnabled(canWrite && m_pages->labeler());
    menu()->addSeparator();
    addPassphraseActions();
}

void LabelerButton::addLabelers()
{
    const auto& chosen = m_pages->lockedLabeler() ? m_pages->lockedLabeler() : m_pages->labeler();
    const auto labelers = m_pages->labelers();
    if (!labelers) {
        menu()
            ->addAction(toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(labelers.error().message))
            ->setEnabled(false);
        return;
    }
    for (const Labeler& labeler : *labelers) {
        const QString name = toQString(labeler.name);
        QAction* action = menu()->addAction(m_pages->isLocked(labeler) ? tr("%1 (locked)").arg(name) : name,
                                            this, [this, id = labeler.id] { m_pages->setLabeler(id); });
        action->setCheckable(true);
        action->setChecked(chosen && chosen->id == labeler.id);
    }
}

void LabelerButton::addPassphraseActions()
{
    if (m_pages->lockedLabeler()) {
        menu()->addAction(tr("Unlock…"), m_pages, &StudyPages::unlock);
        return;
    }
    const auto& labeler = m_pages->labeler();
    LabelerLock* lock = labeler ? &m_locks->labeler(labeler->id) : nullptr;
    const bool isSet = lock && lock->isSet();
    menu()
        ->addAction(isSet ? tr("Change or remove the passphrase…") : tr("Set a passphrase…"), this,
                    [this, lock] { lock->openSetDialog(window()); })
        ->setEnabled(lock && !m_study->isReadOnly());
    menu()->addAction(tr("Lock"), m_pages, &StudyPages::lock)->setEnabled(isSet);
}

void LabelerButton::addLabeler()
{
    // Who sits a sealed test would otherwise read its labels in the review under a second name.
    m_asCoordinator(this, [this] { openAddDialog(); });
}

void LabelerButton::openAddDialog()
{
    const auto add = [this](const QString& name) -> QString {
        const auto added = LabelerRepository(*m_study).add(name.toStdString());
        if (!added)
            return toQString(added.error().message);
        m_pages->setLabeler(added->id);
        return {};
    };
    (new NameDialog(tr("Add a labeler"), tr("Name"), {}, add, window()))->open();
}

void LabelerButton::renameLabeler()
{
    // Under another's name one's answers would be taken for the other's.
    m_asCoordinator(this, [this] { openRenameDialog(); });
}

void LabelerButton::openRenameDialog()
{
    if (!m_pages->labeler())
        return;
    const Labeler labeler = *m_pages->labeler();
    const auto rename = [this, id = labeler.id](const QString& name) -> QString {
        if (const auto renamed = LabelerRepository(*m_study).rename(id, name.toStdString()); !renamed)
            return toQString(renamed.error().message);
        m_pages->setLabeler(id);
        return {};
    };
    (new NameDialog(tr("Rename"), tr("Name"), toQString(labeler.name), rename, window()))->open();
}

}  // namespace vizsla
