// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include <unistd.h>

#include <QLoggingCategory>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <iostream>

#include "core/folders.h"
#include "ui/sample/sample_maker.h"

namespace vizsla {

namespace {

// A signal handler reaches nothing but what is static.
std::atomic<bool> cancelled = false;
static_assert(std::atomic<bool>::is_always_lock_free);

/// Lets the sample be cleared away when the user presses Ctrl+C.
void cancelOnSignals()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, [](int) { cancelled = true; });
}

/// One line that is written over while there is a terminal to watch it on.
void showProgress(int done, int total)
{
    std::fprintf(stderr, "\rMaking the sample study: %d of %d photographs", done, total);
    if (done == total)
        std::fputc('\n', stderr);
}

void report(const MadeSample& made)
{
    const SampleSummary& summary = made.summary;
    std::cout << "Made " << made.study.string() << ": " << summary.photographs << " photographs of "
              << summary.classes << " classes in " << summary.tasks << " tasks";
    if (summary.missing > 0)
        std::cout << "; " << summary.missing << " more are not in the stamps of this machine";
    std::cout << ".\n";
}

}  // namespace

Result<void> makeSampleStudy(const SampleOptions& options, const VerbContext& context)
{
    const std::filesystem::path folder =
        options.folder.empty() ? defaultSampleFolder() : std::filesystem::path(options.folder);
    std::error_code ignored;
    if (options.ifAbsent && std::filesystem::exists(sampleStudyFile(folder), ignored))
        return {};
    cancelOnSignals();
    // Some stamps hold colour profiles that libpng remarks on; they are shown well all the same.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio.info=false"));
    bool isLineOpen = false;
    const SampleProgress progress = [&](int done, int total) {
        if (::isatty(STDERR_FILENO) == 1 && (isLineOpen || done < total)) {
            showProgress(done, total);
            isLineOpen = done < total;
        }
    };
    const SampleSources sources{context.dataFolder / "sample", options.stampsFolder};
    const auto made = makeSample(sources, folder, context.clock, context.seed, progress, cancelled);
    if (isLineOpen)
        std::fputc('\n', stderr);
    return made.map(report);
}

}  // namespace vizsla
