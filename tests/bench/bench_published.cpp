// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole processes on the published data. Scoring: `vizsla score` on 67 models and 30,000 images with ReaL,
// four slices, three metrics and intervals, beside a Python loop that computes multi-label accuracy alone.
// Importing: all predictions, beside copying the files with fsync.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <vector>

#include "tests/bench/latencies.h"

using namespace vizsla::bench;

namespace {

constexpr int turns = 5;
constexpr int rounds = 10;
constexpr double wantedSpeedUp = 100;
constexpr double wantedCopyRatio = 2;

QByteArray run(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(command.front(), command.mid(1));
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(command.join(u' ')));
    return process.readAllStandardOutput();
}

QByteArray program(const QStringList& arguments)
{
    return run(QStringList(QStringLiteral(VIZSLA)) + arguments);
}

const char* verdict(bool isWithin)
{
    return isWithin ? "within the budget" : "OVER THE BUDGET";
}

/// As a careful cp would: every file is on the disk before the next.
void copyFolder(const QDir& from, const QDir& to)
{
    const auto names = from.entryList(QDir::Files);
    for (const QString& name : names) {
        QFile source(from.filePath(name));
        QFile target(to.filePath(name));
        if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
            target.write(source.readAll()) != source.size() || ::fsync(target.handle()) != 0)
            qFatal("cannot copy %s", qPrintable(name));
    }
}

void makeStudy(const QString& study, const QDir& data)
{
    QFile::remove(study);
    program({QStringLiteral("new"), study});
    for (const auto& [name, list] : {std::pair("imagenet", "imagenet-annotatedval20k-0.json"),
                                     std::pair("imagenetv2", "imagenetv2-b-33.json")})
        program({QStringLiteral("import"), study, QStringLiteral("test-set"), QLatin1String(name),
                 data.filePath(QLatin1String(name) + u'/' + QLatin1String(list))});
}

void importing(const QString& study, const QDir& data)
{
    Latencies copying;
    Latencies import;
    for (int round = 0; round < 5; ++round) {
        const QTemporaryDir copies(QDir::tempPath() + QStringLiteral("/bench-XXXXXX"));
        const Instant start = now();
        for (const char* name : {"imagenet", "imagenetv2"}) {
            QDir(copies.path()).mkdir(QLatin1String(name));
            copyFolder(QDir(data.filePath(QLatin1String(name) + QStringLiteral("/predictions"))),
                       QDir(copies.filePath(QLatin1String(name))));
        }
        copying.add(start, now());
        makeStudy(study, data);
        const Instant begun = now();
        for (const char* name : {"imagenet", "imagenetv2"})
            program({QStringLiteral("import"), study, QStringLiteral("predictions"), QLatin1String(name),
                     data.filePath(QLatin1String(name) + QStringLiteral("/predictions"))});
        import.add(begun, now());
    }
    Latencies::printHead("134 prediction files, 80 MB");
    copying.print("floor: copied with fsync");
    import.print("imported, two processes");
    const double ratio = import.quantile(0.5) / copying.quantile(0.5);
    std::printf("ratio of the medians %.2f (wanted: at most %g): %s\n", ratio, wantedCopyRatio,
                verdict(ratio <= wantedCopyRatio));
}

/// What one process took, from fork() until it had ended.
struct Took
{
    double wall = 0;       ///< ms
    double processor = 0;  ///< ms, on all cores
    double megabytes = 0;  ///< at the most
};

double millisecondsOf(const timeval& time)
{
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
}

/// Without QProcess, whose pipes and signals take as long as part of the scoring.
Took timed(const std::vector<const char*>& arguments)
{
    std::vector<const char*> command{VIZSLA};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    const Instant start = now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(nowhere, STDOUT_FILENO);
        ::execv(VIZSLA, const_cast<char* const*>(command.data()));
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    const bool hasEnded = child > 0 && ::wait4(child, &status, 0, &usage) == child && status == 0;
    const Instant end = now();
    ::close(nowhere);
    if (!hasEnded)
        qFatal("vizsla %s failed", arguments.front());
    return {std::chrono::duration<double, std::milli>(end - start).count(),
            millisecondsOf(usage.ru_utime) + millisecondsOf(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

/// What ran alone, whatever else ran between: the others are slowed down by that.
Took best(const Took& one, const Took& other)
{
    return {std::min(one.wall, other.wall), std::min(one.processor, other.processor),
            std::max(one.megabytes, other.megabytes)};
}

void printBest(const char* what, const Took& took)
{
    std::printf("%-44s %9.2f ms, %9.2f ms of processor time\n", what, took.wall, took.processor);
}

/// By turns, so that both see the same machine.
void scoring(const QString& study, const QDir& data)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    const QByteArray file = study.toUtf8();
    const std::vector<const char*> score = {"score", file.constData(), "--format", "json"};
    const Took first = timed(score);
    Took nothing = timed({"--version"});
    // A study is known to be sound once it has not been changed for two seconds.
    ::sleep(3);
    timed(score);
    Took again = timed(score);
    Took loop{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), 0};
    for (int turn = 0; turn < turns; ++turn) {
        if (!python.isEmpty()) {
            const auto seconds = run({python, QStringLiteral(LOOP_SCRIPT), data.path()}).trimmed().split(' ');
            loop = best(loop, {1000 * seconds.value(0).toDouble(), 1000 * seconds.value(1).toDouble(), 0});
        }
        for (int round = 0; round < rounds; ++round) {
            nothing = best(nothing, timed({"--version"}));
            again = best(again, timed(score));
        }
    }
    std::puts("\n67 models, 30,000 images, ReaL, 4 slices, 3 metrics: the best of each");
    printBest("a process that only says its version", nothing);
    printBest("vizsla score --format json, the first time", first);
    printBest("the same of a study that is known", again);
    std::printf("peak memory of the process: %.0f MB\n", again.megabytes);
    if (python.isEmpty()) {
        std::puts("no python3 here to compare with");
        return;
    }
    printBest("published loop in Python, multi-label alone", loop);
    std::printf("%.0f times as fast (wanted: at least %g), %.0f times by processor time: %s\n",
                loop.wall / again.wall, wantedSpeedUp, loop.processor / again.processor,
                verdict(loop.wall / again.wall >= wantedSpeedUp));
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QDir data(qEnvironmentVariable("VIZSLA_DATA"));
    if (!data.exists(QStringLiteral("imagenet/predictions"))) {
        std::puts("\nthe published data is not there; set VIZSLA_DATA to its folder");
        return 0;
    }
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/bench-XXXXXX"));
    const QString study = folder.filePath(QStringLiteral("published.vizsla"));
    importing(study, data);
    program({QStringLiteral("import"), study, QStringLiteral("annotations"),
             data.filePath(QStringLiteral("imagenet/real.json"))});
    scoring(study, data);
    return 0;
}
