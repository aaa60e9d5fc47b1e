// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_folders.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace image_folders_test {

class ImageFoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderThatComesLater_isKnownOnceItIsReadAgain()
    {
        const QTemporaryDir place;
        const std::string folder = place.filePath(QStringLiteral("photos")).toStdString();
        ImageFolders folders;
        QSignalSpy changed(&folders, &ImageFolders::changed);
        QVERIFY(folders.mayBeThere(folder, "cup.png"));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!folders.mayBeThere(folder, "cup.png"));
        std::filesystem::create_directory(folder);
        QFile file(place.filePath(QStringLiteral("photos/cup.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!folders.mayBeThere(folder, "cup.png"));
        folders.readAgain();
        QCOMPARE(changed.size(), 2);
        QVERIFY(folders.mayBeThere(folder, "cup.png") && folders.mayBeThere(folder, "mug.png"));
        QTRY_VERIFY(!folders.mayBeThere(folder, "mug.png"));
        QVERIFY(folders.mayBeThere(folder, "cup.png"));
    }
};

}  // namespace image_folders_test

VIZSLA_TEST(tst_image_folders, image_folders_test::ImageFoldersTest)
#include "tst_image_folders.moc"
