// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/restore_opener.h"

#include <QAction>
#include <QWidget>

#include "core/store/backups.h"
#include "core/store/study_file.h"
#include "ui/backups/restore_dialog.h"
#include "ui/widgets/labels.h"

namespace vizsla {

RestoreOpener::RestoreOpener(QWidget& window, FileChooser& files, const Clock& clock, CoordinatorGate gate)
    : QObject(&window),
      m_window(window),
      m_files(files),
      m_clock(clock),
      m_action(new QAction(tr("Restore from a &backup…"), this)),
      m_asCoordinator(std::move(gate))
{
    m_action->setObjectName(QStringLiteral("restoreAction"));
    connect(m_action, &QAction::triggered, this, &RestoreOpener::openForStudy);
    setStudy(nullptr);
}

RestoreOpener::~RestoreOpener()
{
    delete m_dialog;
}

QString RestoreOpener::reasonAgainst() const
{
    using Reason = StudyFile::ReadOnlyReason;
    switch (m_study ? m_study->readOnlyReason() : Reason::OnlyToRead) {
        case Reason::None:
            return {};
        case Reason::OpenElsewhere:
            return tr("Nothing can be restored here: the study is already open in another window.");
        case Reason::OpenByOtherName:
            return tr(
                "Nothing can be restored here: the study is already open in another window, under another "
                "name of the "
                "same file.");
        case Reason::NotWritable:
            return tr("Nothing can be restored: the study lies where it cannot be written.");
        case Reason::OnlyToRead:
            break;
    }
    return tr("First open the study whose backup you want to restore.");
}

void RestoreOpener::setStudy(const StudyFile* study)
{
    if (!m_isClosing)
        delete m_dialog;
    m_study = study;
    const QString reason = reasonAgainst();
    m_action->setEnabled(reason.isEmpty());
    m_action->setToolTip(reason.isEmpty() ? tr("Return the study to how it was on an earlier day") : reason);
    m_action->setStatusTip(m_action->toolTip());
}

bool RestoreOpener::helps(const QString& study, ErrorKind reason)
{
    if (reason == ErrorKind::Corrupt)
        return true;
    const bool mayBeGone =
        reason == ErrorKind::Foreign || reason == ErrorKind::NotFound || reason == ErrorKind::Io;
    return mayBeGone && !Backups(study.toStdString()).list().empty();
}

void RestoreOpener::openForStudy()
{
    m_asCoordinator(&m_window, [this] {
        if (m_study)
            openFor(toQString(m_study->path().string()));
    });
}

void RestoreOpener::openFor(const QString& study)
{
    if (m_dialog)
        return;
    Q_EMIT aboutToOpen();
    m_dialog = new RestoreDialog(study.toStdString(), m_files, m_clock, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_study || toQString(m_study->path().string()) != study)
        m_dialog->setDamaged();
    connect(m_dialog, &RestoreDialog::aboutToRestore, this, [this] {
        if (!m_study || m_study->path() != m_dialog->study())
            return;
        m_isClosing = true;
        Q_EMIT closeWanted();
    });
    connect(m_dialog, &RestoreDialog::restored, this, [this, study](const QString& sentence) {
        m_isClosing = false;
        // It is speaking: it goes by itself.
        m_dialog = nullptr;
        Q_EMIT studyWanted(study);
        Q_EMIT restored(sentence);
    });
    connect(m_dialog, &RestoreDialog::notRestored, this, [this, study] {
        if (m_isClosing)
            Q_EMIT studyWanted(study);
        m_isClosing = false;
    });
    m_dialog->open();
}

}  // namespace vizsla
