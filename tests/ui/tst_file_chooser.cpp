// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_chooser.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace file_chooser_test {

namespace {

/// A file with a lock of this process on it, as SQLite takes them.
class LockedFile
{
public:
    explicit LockedFile(const QString& path)
        : m_descriptor(::open(path.toUtf8().constData(), O_RDWR | O_CREAT, 0600))
    {
        struct flock lock = range(F_WRLCK);
        m_isReady = m_descriptor >= 0 && ::write(m_descriptor, "\x89PNG\r\n\x1a\n", 8) == 8 &&
                    ::fcntl(m_descriptor, F_SETLK, &lock) == 0;
    }
    LockedFile(const LockedFile&) = delete;
    LockedFile& operator=(const LockedFile&) = delete;
    ~LockedFile() { ::close(m_descriptor); }

    bool isReady() const { return m_isReady; }

    /// As another process sees it.
    bool isLocked() const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            struct flock lock = range(F_WRLCK);
            ::_exit(::fcntl(m_descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
        }
        int status = 0;
        return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 1;
    }

private:
    static struct flock range(short kind)
    {
        struct flock lock = {};
        lock.l_type = kind;
        lock.l_whence = SEEK_SET;
        return lock;
    }

    int m_descriptor;
    bool m_isReady = false;
};

/// Waits for the dialog that is shown to tell all of the only file, and closes it.
void lookAtTheOnlyFile(QString& kind)
{
    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    auto* model = dialog->findChild<QFileSystemModel*>();
    QVERIFY(model);
    const QModelIndex folder = model->index(dialog->directory().absolutePath());
    const auto isTold = [&] {
        const QModelIndex file = model->index(0, 0, folder);
        kind = file.isValid() ? model->type(file) : QString();
        return kind == QStringLiteral("Vizsla study") && !model->fileIcon(file).isNull();
    };
    (void)QTest::qWaitFor(isTold);
    dialog->reject();
}

}  // namespace

class FileChooserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindOfAFile_isToldByItsNameAlone()
    {
        const QTemporaryDir folder;
        const LockedFile study(folder.filePath(QStringLiteral("study.vizsla")));
        QVERIFY(study.isReady());
        const NamedFileIcons icons;
        const QFileInfo file(folder.filePath(QStringLiteral("study.vizsla")));
        QCOMPARE(icons.type(file), QStringLiteral("Vizsla study"));
        icons.icon(file);
        QVERIFY(study.isLocked());
    }

    void dialogsToOpen_leaveTheLocksOfAStudyThatIsOpen_data()
    {
        QTest::addColumn<int>("dialog");
        QTest::newRow("study") << 0;
        QTest::newRow("files to import") << 1;
        QTest::newRow("file to write") << 2;
    }
    void dialogsToOpen_leaveTheLocksOfAStudyThatIsOpen()
    {
        QFETCH(int, dialog);
        // Dialogs begin where the last one was.
        QDir::setCurrent(m_folder.path());
        const LockedFile study(m_folder.filePath(QStringLiteral("study.vizsla")));
        QVERIFY(study.isReady() && study.isLocked());
        NativeFileChooser chooser;
        QString kind;
        QTimer::singleShot(0, this, [&kind] { lookAtTheOnlyFile(kind); });
        if (dialog == 0)
            QCOMPARE(chooser.studyToOpen(nullptr), QString());
        else if (dialog == 1)
            QCOMPARE(chooser.filesToRead(nullptr, QStringLiteral("Import"), QStringLiteral("All files (*)")),
                     QStringList());
        else
            QCOMPARE(chooser.fileToWrite(nullptr, QStringLiteral("Copy"), QStringLiteral("copy.vizsla"),
                                         QStringLiteral("All files (*)")),
                     QString());
        QCOMPARE(kind, QStringLiteral("Vizsla study"));
        QVERIFY(study.isLocked());
    }

private:
    const QTemporaryDir m_folder;
};

}  // namespace file_chooser_test

VIZSLA_TEST(tst_file_chooser, file_chooser_test::FileChooserTest)
#include "tst_file_chooser.moc"
