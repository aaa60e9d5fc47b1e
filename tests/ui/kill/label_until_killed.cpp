// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Labels a task in the real window, key by key and as fast as it goes, and writes a line for every answer that was
// confirmed or undone. tst_killed_window starts it and kills it.
//
// label_until_killed STUDY TASK LABELER CLASS
#include <unistd.h>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "core/uuid.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_pages.h"

using namespace vizsla;

namespace {

/// One write, so that a line is either there or not.
void say(const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size())
        ::_exit(1);
}

void press(const QString& text, Qt::Key key)
{
    QWidget* focus = QApplication::focusWidget();
    if (!focus)
        return;
    QTest::keyClicks(focus, text);
    QTest::keyClick(focus, key);
}

QString lastAnswer(const LabelingSession& session)
{
    Answer last;
    for (std::size_t index = 0; index < session.images().size(); ++index) {
        const auto& answer = session.answer(index);
        if (answer && answer->committedAt > last.committedAt)
            last = *answer;
    }
    return QString::fromStdString(last.id);
}

/// Every eleventh time it undoes what it did last.
void work(LabelingPage& page, const QString& className, int& steps)
{
    const LabelingSession* session = page.session();
    if (session->isTaskDone()) {
        QApplication::quit();
    } else if (!session->current()) {
        press({}, Qt::Key_Return);
    } else if (session->isShown() && ++steps % 11 == 0 && session->canUndo()) {
        const QString answer = lastAnswer(*session);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        say(QStringLiteral("undone ") + answer);
    } else if (session->isShown()) {
        press(className, Qt::Key_Return);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 5)
        return 2;
    applyTheme(application, Scheme::Light);
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Settings settings(store);
    settings.setShowsPopUp(false);
    NativeFileChooser files;
    const SystemClock clock;
    MainWindow window({settings, files, clock, {}, randomSeed(), {}, [](const QUrl&) { return false; }});
    if (!window.openStudyFile(QString::fromLocal8Bit(argv[1])) || window.study()->file->isReadOnly()) {
        say(QStringLiteral("refused"));
        return 1;
    }
    window.show();
    window.activateWindow();
    window.pages()->setLabeler(argv[3]);
    window.pages()->startTask(QString::fromLocal8Bit(argv[2]));
    auto* page = window.findChild<LabelingPage*>();
    QObject::connect(page, &LabelingPage::confirmed, page,
                     [](const QString& answer) { say(QStringLiteral("confirmed ") + answer); });
    int steps = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, page,
                     [&] { work(*page, QString::fromLocal8Bit(argv[4]), steps); });
    timer.start(0);
    return QApplication::exec();
}
