// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/labeler_button.h"

#include <QMenu>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "ui/dialogs/name_dialog.h"
#include "ui/widgets/labels.h"
#include "ui/window/study_pages.h"

namespace vizsla {

LabelerButton::LabelerButton(QWidget* parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("labeler"));
    setToolTip(tr("Who is labeling"));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &LabelerButton::fillMenu);
    hide();
}

void LabelerButton::setPages(StudyPages* pages, StudyFile* study)
{
    m_pages = pages;
    m_study = study;
    if (m_pages)
        connect(m_pages, &StudyPages::labelerChanged, this, &LabelerButton::showLabeler);
    showLabeler();
}

void LabelerButton::showLabeler()
{
    setVisible(m_pages);
    if (!m_pages)
        return;
    const auto& labeler = m_pages->labeler();
    setText((labeler ? toQString(labeler->name) : tr("Nobody")) + QStringLiteral("  ▾"));
    adjustSize();
    Q_EMIT labelerShown();
}

void LabelerButton::fillMenu()
{
    menu()->clear();
    if (!m_pages)
        return;
    for (const Labeler& labeler : m_pages->labelers()) {
        QAction* action = menu()->addAction(toQString(labeler.name), this,
                                            [this, id = labeler.id] { m_pages->setLabeler(id); });
        action->setCheckable(true);
        action->setChecked(m_pages->labeler() && m_pages->labeler()->id == labeler.id);
    }
    menu()->addSeparator();
    const bool canWrite = !m_study->isReadOnly();
    menu()->addAction(tr("Add a labeler…"), this, &LabelerButton::addLabeler)->setEnabled(canWrite);
    menu()
        ->addAction(tr("Rename…"), this, &LabelerButton::renameLabeler)
        ->setEnabled(canWrite && m_pages->labeler());
}

void LabelerButton::addLabeler()
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
