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
#include <cstdio>

#include "tests/bench/latencies.h"

using namespace vizsla::bench;

namespace {

constexpr int rounds = 15;
constexpr double wantedSpeedUp = 100;
/// What the published script itself took for multi-label accuracy on these predictions, its loading not
/// counted.
constexpr double publishedLoop = 4700;
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
        const SteadyTime start = now();
        for (const char* name : {"imagenet", "imagenetv2"}) {
            QDir(copies.path()).mkdir(QLatin1String(name));
            copyFolder(QDir(data.filePath(QLatin1String(name) + QStringLiteral("/predictions"))),
                       QDir(copies.filePath(QLatin1String(name))));
        }
        copying.add(start, now());
        makeStudy(study, data);
        const SteadyTime begun = now();
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

/// The peak memory of one scoring process.
double memoryOfScoring(const QString& study)
{
    const QByteArray file = study.toUtf8();
    const pid_t child = ::fork();
    if (child == 0) {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::execl(VIZSLA, VIZSLA, "score", file.constData(), "--format", "json", nullptr);
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child || status != 0)
        qFatal("vizsla score failed");
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void scoring(const QString& study, const QDir& data)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    double loop = 0;
    for (int round = 0; round < 3 && !python.isEmpty(); ++round) {
        const double seconds = run({python, QStringLiteral(LOOP_SCRIPT), data.path()}).trimmed().toDouble();
        loop = loop == 0 ? 1000 * seconds : std::min(loop, 1000 * seconds);
    }
    Latencies nothing;
    Latencies score;
    for (int round = 0; round < rounds; ++round) {
        const SteadyTime start = now();
        program({QStringLiteral("--version")});
        nothing.add(start, now());
        const SteadyTime begun = now();
        program({QStringLiteral("score"), study, QStringLiteral("--format"), QStringLiteral("json")});
        score.add(begun, now());
    }
    Latencies::printHead("67 models, 30,000 images, ReaL, 4 slices, 3 metrics");
    nothing.print("a process that only says its version");
    score.print("vizsla score --format json");
    std::printf("peak memory of the process: %.0f MB\n", memoryOfScoring(study));
    if (python.isEmpty())
        std::puts("no python3 here to compare with");
    const double took = score.quantile(0.5);
    if (!python.isEmpty())
        std::printf("Python loop here, multi-label alone, best of 3: %.0f ms, %.0f times as long\n", loop,
                    loop / took);
    std::printf("the published script: %.0f ms, %.0f times as long (wanted: at least %g): %s\n",
                publishedLoop, publishedLoop / took, wantedSpeedUp,
                verdict(publishedLoop / took >= wantedSpeedUp));
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
