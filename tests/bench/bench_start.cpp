// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From the start of the process to the first painted window, with a study open and its tasks shown, beside a
// program that only shows an empty window. Both are started by turns, so that whatever else the machine does
// meets both.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QByteArrayList>
#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <optional>

#include "tests/bench/disk_copy.h"
#include "tests/bench/latencies.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "ui/settings/settings.h"

namespace {

using namespace vizsla;
using namespace vizsla::test;
using namespace vizsla::bench;

constexpr int rounds = 15;
constexpr double wantedRatio = 2;

/// A study like the sample: the 1,000 classes, three test sets, five tasks, somebody who has begun.
class StudyToOpen
{
public:
    StudyToOpen() : m_fixture("bench.vizsla", ilsvrc2012Classes())
    {
        std::string assigned;
        for (int number = 0; number < 146; ++number)
            assigned += ilsvrc2012Classes().classes[static_cast<std::size_t>(number * 6)] + " ";
        const Labeler ada = m_fixture.addLabeler("Ada");
        for (const char* name : {"imagenet", "imagenetv2", "sample"}) {
            const auto images = m_fixture.addTestSet(name, assigned);
            m_fixture.labelAll(m_fixture.addTask(name, images), ada, ilsvrc2012Classes().classes.front());
            m_fixture.addTask(std::string(name) + ", test", images, Mode::Test);
        }
        m_fixture.close();
        m_disk.emplace(m_fixture.folder());
        const QString config = QString::fromStdString(m_disk->path().string());
        QSettings store(config + QStringLiteral("/vizsla/vizsla.ini"), QSettings::IniFormat);
        Settings(store).setLabelerId(path(), ada.id);
        store.sync();
        qputenv("XDG_CONFIG_HOME", config.toUtf8());
        qputenv("XDG_STATE_HOME", config.toUtf8());
    }

    QString path() const
    {
        return QString::fromStdString((m_disk->path() / m_fixture.file().filename()).string());
    }

private:
    StudyFixture m_fixture;
    std::optional<DiskCopy> m_disk;
};

/// Adds the time that a program took until its first paint.
void start(QByteArrayList command, Latencies& latencies)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::vector<char*> arguments;
    for (QByteArray& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    const Instant started = now();
    if (::posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ) != 0)
        qFatal("cannot start %s", arguments.front());
    ::close(ends[1]);
    posix_spawn_file_actions_destroy(&actions);
    QFile said;
    if (!said.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        qFatal("no pipe");
    const QByteArray words = said.readAll();
    ::waitpid(child, nullptr, 0);
    const qsizetype at = words.indexOf("first paint ");
    if (at < 0)
        qFatal("%s painted nothing: %s", arguments.front(), words.constData());
    const auto micros = words.mid(at + 12, words.indexOf('\n', at) - at - 12).toLongLong();
    latencies.add(started, Instant(std::chrono::microseconds(micros)));
}

void compare(const QString& study, const char* where)
{
    Latencies empty;
    Latencies whole;
    for (int round = 0; round < rounds; ++round) {
        start({EMPTY_WINDOW}, empty);
        start({VIZSLA, study.toUtf8()}, whole);
    }
    Latencies::printHead(where);
    empty.print("floor: an empty window painted");
    whole.print("vizsla with a study's tasks painted");
    const double ratio = whole.quantile(0.5) / empty.quantile(0.5);
    std::printf("ratio of the medians %.2f (wanted: at most %g): %s\n", ratio, wantedRatio,
                ratio <= wantedRatio ? "within the budget" : "OVER THE BUDGET");
}

/// An X server without a screen, where there is one.
class VirtualDisplay
{
public:
    VirtualDisplay()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
        if (program.isEmpty())
            return;
        m_server.start(program, {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                                 QStringLiteral("0"), QStringLiteral("1920x1080x24")});
        if (m_server.waitForReadyRead(10'000))
            m_name = ":" + m_server.readLine().trimmed();
    }
    ~VirtualDisplay()
    {
        m_server.kill();
        m_server.waitForFinished();
    }
    const QByteArray& name() const { return m_name; }

private:
    QProcess m_server;
    QByteArray m_name;
};

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const StudyToOpen study;
    qputenv("VIZSLA_TRACE_START", "1");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    compare(study.path(), "start, offscreen");
    const VirtualDisplay display;
    if (display.name().isEmpty()) {
        std::puts("\nstart on an X server: no Xvfb here");
        return 0;
    }
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("DISPLAY", display.name());
    compare(study.path(), "start, X server");
    return 0;
}
