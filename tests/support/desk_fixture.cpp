// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_fixture.h"

#include <QApplication>
#include <QFile>
#include <QImage>

#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"

namespace vizsla::test {

namespace {

QString settingsFile(const StudyFixture& study)
{
    return QString::fromStdString((study.folder() / "settings.ini").string());
}

}  // namespace

DeskFixture::DeskFixture(const ClassList& classes)
    : m_study("study.vizsla", classes),
      store(settingsFile(m_study), QSettings::IniFormat),
      settings(store),
      keys(settings)
{
    QApplication::setDoubleClickInterval(0);
}

DeskFixture::~DeskFixture() = default;

std::vector<Image> DeskFixture::addPictures(const std::string& name, std::string_view assigned)
{
    auto images = m_study.addTestSet(name, assigned);
    const std::filesystem::path folder = m_study.folder() / "images" / name;
    std::filesystem::create_directories(folder);
    int hue = 0;
    for (const Image& image : images) {
        QImage picture(120, 90, QImage::Format_RGB32);
        picture.fill(QColor::fromHsv(hue = (hue + 47) % 360, 160, 220));
        if (!picture.save(QString::fromStdString((folder / image.file).string())))
            qFatal("a picture could not be written");
    }
    return images;
}

std::filesystem::path DeskFixture::guideFolder() const
{
    return m_study.folder() / "guides";
}

void DeskFixture::writeGuidePage(const QString& fileName, const QString& text)
{
    std::filesystem::create_directories(guideFolder());
    QFile file(QString::fromStdString(guideFolder().string()) + QLatin1Char('/') + fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("a guide page could not be written");
}

OpenStudy& DeskFixture::open()
{
    m_open.reset();
    m_study.close();
    std::filesystem::create_directories(guideFolder());
    m_open = std::make_unique<OpenStudy>(valueOf(readStudy(m_study.file(), m_study.clock, 7)), guideFolder());
    return *m_open;
}

std::vector<std::string> answeredWnids(OpenStudy& desk, const Task& task, const Labeler& labeler)
{
    std::vector<std::string> wnids;
    for (const Answer& answer : valueOf(SessionRepository(*desk.file).answersOfTask(labeler.id, task.id)))
        wnids.push_back(answer.wnid);
    return wnids;
}

}  // namespace vizsla::test
