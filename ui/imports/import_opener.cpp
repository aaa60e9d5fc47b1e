// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_opener.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <algorithm>

#include "core/store/study_file.h"
#include "ui/imports/chosen_sources.h"
#include "ui/imports/import_dialog.h"

namespace vizsla {

ImportOpener::ImportOpener(QWidget& window, FileChooser& files, CoordinatorGate gate)
    : QObject(&window),
      m_window(window),
      m_files(files),
      m_action(new QAction(tr("&Import…"), this)),
      m_asCoordinator(std::move(gate))
{
    m_action->setObjectName(QStringLiteral("importAction"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(m_action, &QAction::triggered, this, [this] { open(); });
    m_window.setAcceptDrops(true);
    m_window.installEventFilter(this);
    setStudy(nullptr);
}

ImportOpener::~ImportOpener()
{
    delete m_dialog;
}

void ImportOpener::setStudy(StudyFile* study)
{
    delete m_dialog;
    m_study = study;
    const QString reason = reasonAgainst();
    m_action->setEnabled(reason.isEmpty());
    m_action->setToolTip(reason.isEmpty() ? tr("Bring published files into the study") : reason);
    m_action->setStatusTip(m_action->toolTip());
}

QString ImportOpener::reasonAgainst() const
{
    using Reason = StudyFile::ReadOnlyReason;
    switch (m_study ? m_study->readOnlyReason() : Reason::OnlyToRead) {
        case Reason::None:
            return {};
        case Reason::OpenElsewhere:
            return tr("Nothing can be imported here: the study is already open in another window.");
        case Reason::OpenByOtherName:
            return tr(
                "Nothing can be imported here: the study is already open in another window, under another "
                "name "
                "of the same file.");
        case Reason::NotWritable:
            return tr("Nothing can be imported: the study lies where it cannot be written.");
        case Reason::OnlyToRead:
            break;
    }
    return tr("Open a study first, or make a new one, to import files into it.");
}

ImportDialog* ImportOpener::dialog()
{
    if (!m_dialog) {
        Q_EMIT aboutToOpen();
        m_dialog = new ImportDialog(*m_study, m_files, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ImportDialog::imported, this, &ImportOpener::imported);
    }
    return m_dialog;
}

void ImportOpener::whenAllowed(std::function<void()> action)
{
    if (const QString reason = reasonAgainst(); !reason.isEmpty())
        Q_EMIT refused(reason);
    else
        m_asCoordinator(&m_window, std::move(action));
}

void ImportOpener::open(const Importer* importer)
{
    whenAllowed([this, importer] {
        if (importer)
            dialog()->propose(*importer);
        dialog()->open();
    });
}

void ImportOpener::take(const QStringList& files)
{
    const auto study = std::ranges::find_if(files, [](const QString& file) {
        return file.endsWith(QLatin1String(".vizsla"), Qt::CaseInsensitive);
    });
    if (study != files.end()) {
        Q_EMIT studyWanted(*study);
        return;
    }
    whenAllowed([this, files] {
        dialog()->open();
        dialog()->setFiles(files);
    });
}

bool ImportOpener::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        offer(static_cast<QDropEvent*>(event), event->type() == QEvent::Drop);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void ImportOpener::offer(QDropEvent* event, bool isDropped)
{
    const QStringList files = draggedFiles(*event->mimeData());
    // Not every platform keeps drags from a window behind a dialog.
    const QWidget* modal = QApplication::activeModalWidget();
    const bool isBlocked = modal && (modal != m_dialog || m_dialog->isRunning());
    if (files.isEmpty() || isBlocked)
        return;
    event->acceptProposedAction();
    if (isDropped)
        take(files);
}

}  // namespace vizsla
