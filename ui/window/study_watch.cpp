// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/study_watch.h"

#include <QFileInfo>
#include <QMetaObject>

#include "core/store/study_file.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/widgets/labels.h"

namespace vizsla {

StudyWatch::StudyWatch(FileChooser& files, QObject* parent) : QObject(parent), m_files(files) {}

void StudyWatch::setStudy(StudyFile* study)
{
    if (m_study)
        m_study->setLost({});
    m_study = study;
    m_sentence.clear();
    ++m_number;
    if (!study)
        return;
    study->setLost(
        [this, number = m_number](const Error& error) {
            const auto tell = [this, number, sentence = toQString(error.message)] {
                setLost(number, sentence);
            };
            QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        },
        [this, number = m_number] {
            QMetaObject::invokeMethod(
                this, [this, number] { setFound(number); }, Qt::QueuedConnection);
        });
}

void StudyWatch::check()
{
    if (m_study)
        (void)m_study->checkIdentity();
}

void StudyWatch::setLost(int study, const QString& sentence)
{
    if (study != m_number || isLost())
        return;
    m_sentence = sentence;
    Q_EMIT lost();
}

void StudyWatch::setFound(int study)
{
    if (study != m_number || !isLost())
        return;
    m_sentence.clear();
    Q_EMIT found();
}

Result<QString> StudyWatch::saveCopy(QWidget* parent)
{
    if (!m_study)
        return QString();
    const QString extension = QStringLiteral(".vizsla");
    const QString name = QFileInfo(toQString(m_study->path().string())).completeBaseName();
    QString chosen =
        m_files.fileToWrite(parent, tr("Save a copy of the study"), tr("%1 copy").arg(name) + extension,
                            tr("Vizsla studies (*.vizsla)"));
    if (chosen.isEmpty())
        return QString();
    if (QFileInfo(chosen).suffix().isEmpty())
        chosen += extension;
    return m_study->saveCopy(chosen.toStdString()).map([&] { return chosen; });
}

}  // namespace vizsla
