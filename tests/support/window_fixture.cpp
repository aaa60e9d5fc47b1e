// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include <QTest>
#include <QUrl>

namespace vizsla::test {

WindowFixture::WindowFixture(const ClassList& classes) : DeskFixture(classes)
{
    paths.guideFolder = guideFolder();
}

WindowFixture::~WindowFixture() = default;

QString WindowFixture::file()
{
    return QString::fromStdString(study().file().string());
}

void WindowFixture::setLabeler(const Labeler& labeler)
{
    settings.setLabelerId(file(), labeler.id);
}

std::unique_ptr<MainWindow> WindowFixture::makeWindow()
{
    auto made = std::make_unique<MainWindow>(MainWindow::Collaborators{
        settings, files, clock(), paths, 3, QStringLiteral("1.0"), [](const QUrl&) { return true; }});
    made->show();
    if (!QTest::qWaitForWindowActive(made.get()))
        qFatal("the window did not become active");
    return made;
}

std::unique_ptr<MainWindow> WindowFixture::makeStudyWindow()
{
    auto made = makeWindow();
    if (!made->openStudyFile(file()))
        qFatal("the study could not be opened");
    return made;
}

MainWindow& WindowFixture::showWindow()
{
    closeAll();
    window = makeWindow();
    return *window;
}

MainWindow& WindowFixture::openWindow()
{
    closeAll();
    window = makeStudyWindow();
    return *window;
}

void WindowFixture::closeAll()
{
    study().close();
    window.reset();
}

}  // namespace vizsla::test
