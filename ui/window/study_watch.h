// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "core/result.h"

class QWidget;

namespace vizsla {

class FileChooser;
class StudyFile;

/// Notices when the file of the open study was replaced, deleted or moved, or came back, and saves what is
/// still open of it.
class StudyWatch final : public QObject
{
    Q_OBJECT

public:
    explicit StudyWatch(FileChooser& files, QObject* parent = nullptr);

    /// The open study, or none; to be called before it is closed.
    void setStudy(StudyFile* study);
    /// Looks now; otherwise each commit looks.
    void check();
    bool isLost() const { return !m_sentence.isEmpty(); }
    /// What happened and that nothing is written any more.
    const QString& sentence() const { return m_sentence; }

    /// Asks where to, and copies what the connection still reads. Empty where nobody chose a place. Errors as
    /// copyStudy().
    Result<QString> saveCopy(QWidget* parent);

Q_SIGNALS:
    /// Once until it is found().
    void lost();
    /// It is written again.
    void found();

private:
    void setLost(int study, const QString& sentence);
    void setFound(int study);

    FileChooser& m_files;
    StudyFile* m_study = nullptr;
    int m_number = 0;  ///< of the study, so that what an earlier one still says is not taken for this one's
    QString m_sentence;
};

}  // namespace vizsla
