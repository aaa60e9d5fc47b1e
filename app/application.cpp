// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include <fontconfig/fontconfig.h>
#include <spdlog/spdlog.h>

#include <QApplication>
#include <QDesktopServices>
#include <QSettings>
#include <QUrl>
#include <QtGlobal>
#include <cstdio>
#include <cstdlib>
#include <future>

#include "app/first_paint_probe.h"
#include "core/clock.h"
#include "core/guarded.h"
#include "core/uuid.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

namespace vizsla {

namespace {

/// Qt ends the process with abort() where it finds no display; this is asked first, to say so in one line.
bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Qt's own messages go to the terminal; the log learns only where they came from, as they may quote
/// anything.
void logQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtDebugMsg || type == QtInfoMsg)
        return;
    spdlog::log(type == QtWarningMsg ? spdlog::level::warn : spdlog::level::err, "message of {}",
                context.category ? context.category : "Qt");
    // Without its display Qt would have the user reinstall, and abort.
    if (type == QtFatalMsg && !QCoreApplication::instance()) {
        std::fputs("vizsla: no window can be opened on the display that DISPLAY or WAYLAND_DISPLAY names\n",
                   stderr);
        std::_Exit(1);
    }
    std::fprintf(stderr, "%s\n", qPrintable(message));
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("vizsla"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VIZSLA_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Vizsla"));
    QGuiApplication::setDesktopFileName(QStringLiteral("vizsla"));
}

Scheme schemeFor(Settings::Appearance appearance, bool desktopIsDark)
{
    if (appearance == Settings::Appearance::System)
        return desktopIsDark ? Scheme::Dark : Scheme::Light;
    return appearance == Settings::Appearance::Dark ? Scheme::Dark : Scheme::Light;
}

AppPaths pathsOf(const ApplicationOptions& options)
{
    return {options.dataFolder / "guides",
            {.catalogueFolder = options.dataFolder / "sample"},
            options.fallbackStudy.parent_path(),
            options.dataFolder / "manual"};
}

std::optional<std::filesystem::path> studyToOpen(const ApplicationOptions& options, const Settings& settings)
{
    if (options.study)
        return options.study;
    std::error_code ignored;
    if (const QStringList recent = settings.recentStudies(); !recent.isEmpty())
        return recent.front().toStdString();
    if (std::filesystem::exists(options.fallbackStudy, ignored))
        return options.fallbackStudy;
    return std::nullopt;
}

}  // namespace

int runApplication(const ApplicationOptions& options, int& argc, char** argv)
{
    if (!hasDisplay()) {
        std::fputs(
            "vizsla: there is no display to open a window on; `vizsla --help` lists what works without one\n",
            stderr);
        return 1;
    }
    qInstallMessageHandler(logQtMessage);
    const SystemClock clock;
    QSettings store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("vizsla"),
                    QStringLiteral("vizsla"));
    Settings settings(store);
    // Fonts are found and the study is read while Qt waits for its display; Qt then finds fontconfig ready.
    // One thread does both, as the display server wants a processor too.
    const auto study = studyToOpen(options, settings);
    std::future<Result<StudyContents>> read;
    if (study)
        read = std::async(std::launch::async, [&] {
            FcInit();
            return guarded([&] { return readStudy(*study, clock, randomSeed()); });
        });

    QApplication application(argc, argv);
    nameApplication();
    NativeFileChooser files;
    // Asked before the first theme hides what the desktop wants.
    const bool desktopIsDark = application.palette().color(QPalette::Window).lightness() < 128;
    const auto theme = [&] { applyTheme(application, schemeFor(settings.appearance(), desktopIsDark)); };
    theme();
    QObject::connect(&settings, &Settings::appearanceChanged, &application, theme);

    MainWindow window({settings, files, clock, pathsOf(options), randomSeed(), QStringLiteral(VIZSLA_VERSION),
                       [](const QUrl& url) { return QDesktopServices::openUrl(url); }});
    if (study)
        window.showStudy(QString::fromStdString(study->string()), read.get());
    new FirstPaintProbe(window);
    window.show();
    return QApplication::exec();
}

}  // namespace vizsla
