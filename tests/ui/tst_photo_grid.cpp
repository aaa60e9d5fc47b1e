// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/photo_grid.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <iterator>
#include <vector>

#include "tests/support/test_program.h"
#include "ui/images/decode_image.h"
#include "ui/images/image_loader.h"
#include "ui/images/photo_list_model.h"
#include "ui/images/photo_row.h"
#include "ui/theme/theme.h"

using namespace vizsla;

namespace photo_grid_test {

namespace {

constexpr QSize bound(64, 64);

/// A photograph a row, of files that are there or not.
class Album final : public PhotoListModel
{
public:
    explicit Album(ImageLoader& images) : PhotoListModel(images, bound, nullptr) {}

    void show(std::vector<Source> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        forgetWaiting();
        endResetModel();
    }
    void showFiles(const QStringList& files)
    {
        std::vector<Source> rows;
        std::ranges::transform(files, std::back_inserter(rows), fileOf);
        show(std::move(rows));
    }
    static Source fileOf(const QString& path) { return {path.toStdString(), {}}; }
    static Source problemOf(const QString& problem) { return {{}, problem}; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == PhotoRole || role == ProblemRole ? photo(index.row(), role) : QVariant();
    }
    bool hasPhoto(int row) const { return !index(row).data(PhotoRole).value<QImage>().isNull(); }

protected:
    Source source(int row) const override { return m_rows[static_cast<std::size_t>(row)]; }

private:
    std::vector<Source> m_rows;
};

class Grid final : public PhotoGrid
{
public:
    Grid()
        : PhotoGrid({.padding = 8, .photoWidth = 84, .least = 40, .frame = 1, .inset = 1, .photoRadius = 4},
                    nullptr)
    {}

protected:
    int textHeight() const override { return 20; }
};

}  // namespace

class PhotoGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void photographThatCannotBeShown_isNotAnEmptyPlace()
    {
        const Colours& colours = coloursOf(Scheme::Light);
        const PhotoRow row(60);
        const auto painted = [&](const DecodedImage* photo) {
            QImage image(60, 60, QImage::Format_ARGB32_Premultiplied);
            image.fill(colours.panel);
            QPainter painter(&image);
            row.paint(painter, {}, 0, photo, colours);
            return image;
        };
        const DecodedImage broken{{}, {}, QStringLiteral("The image file is missing."), {}};
        QVERIFY(painted(&broken) != painted(nullptr));
    }

    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void photograph_isThereWhenItsRowIsToldSo();
    void rowsOfOneFile_areAllTold();
    void rowWithoutAFile_saysWhyAndLoadsNothing();
    void manyRows_waitForASmallerNumber();
    void rowsShownInsteadOfOthers_areNotToldOfThem();
    void otherBound_isAskedForAnew();
    void columns_fillTheWidth();
    void enter_opensTheCurrentOne();

private:
    QString write(int number) const
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(number % 360, 160, 220));
        const QString file = m_folder.filePath(QStringLiteral("%1.bmp").arg(number));
        if (!image.save(file, "bmp"))
            qFatal("cannot write %s", qPrintable(file));
        return file;
    }

    QTemporaryDir m_folder;
};

void PhotoGridTest::photograph_isThereWhenItsRowIsToldSo()
{
    ImageLoader loader;
    Album album(loader);
    const QAbstractItemModelTester tester(&album);
    album.show({Album::fileOf(write(1)), Album::fileOf(write(2))});
    QSignalSpy changed(&album, &QAbstractItemModel::dataChanged);
    QVERIFY(!album.index(1).data(PhotoListModel::PhotoRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(changed.front().at(0).toModelIndex(), album.index(1));
    QVERIFY(album.hasPhoto(1));
    QCOMPARE(changed.size(), 1);
}

void PhotoGridTest::rowsOfOneFile_areAllTold()
{
    ImageLoader loader;
    Album album(loader);
    const QString file = write(1);
    album.show({Album::fileOf(file), Album::fileOf(write(2)), Album::fileOf(file)});
    QSignalSpy changed(&album, &QAbstractItemModel::dataChanged);
    // A view asks for the photograph and the problem of each.
    for (const int row : {0, 0, 2, 2})
        QVERIFY(!album.hasPhoto(row));
    QVERIFY(changed.wait());
    QList<int> told;
    for (const auto& change : changed)
        told.append(change.at(0).toModelIndex().row());
    std::ranges::sort(told);
    QCOMPARE(told, QList<int>({0, 2}));
}

void PhotoGridTest::rowWithoutAFile_saysWhyAndLoadsNothing()
{
    ImageLoader loader;
    Album album(loader);
    album.show(
        {Album::problemOf(QStringLiteral("It is gone.")), Album::fileOf(QStringLiteral("/nowhere.bmp"))});
    QCOMPARE(album.index(0).data(PhotoListModel::ProblemRole).toString(), QStringLiteral("It is gone."));
    QVERIFY(!album.index(0).data(PhotoListModel::PhotoRole).isValid());
    QVERIFY(album.index(1).data(PhotoListModel::ProblemRole).toString().isEmpty());
    QTRY_VERIFY(!album.index(1).data(PhotoListModel::ProblemRole).toString().isEmpty());
    QVERIFY(!album.hasPhoto(1));
}

void PhotoGridTest::manyRows_waitForASmallerNumber()
{
    constexpr int count = 120;
    ImageLoader loader;
    Album album(loader);
    QStringList files;
    for (int number = 0; number < count; ++number)
        files.append(write(number));
    album.showFiles(files);
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    QSignalSpy changed(&album, &QAbstractItemModel::dataChanged);
    const auto isForAll = [&](const auto& change) {
        return change.at(0).toModelIndex().row() == 0 && change.at(1).toModelIndex().row() == count - 1;
    };
    for (int row = 0; row < count; ++row)
        album.hasPhoto(row);
    QTRY_VERIFY(std::ranges::any_of(changed, isForAll));
    QTRY_COMPARE(loaded.size(), 48);
    QVERIFY(!album.hasPhoto(count - 1));
    QTRY_VERIFY(album.hasPhoto(count - 1));
}

void PhotoGridTest::rowsShownInsteadOfOthers_areNotToldOfThem()
{
    ImageLoader loader;
    Album album(loader);
    album.show({Album::fileOf(write(1))});
    QVERIFY(!album.hasPhoto(0));
    album.show({Album::fileOf(write(2))});
    QSignalSpy changed(&album, &QAbstractItemModel::dataChanged);
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    QVERIFY(loaded.wait());
    QVERIFY(changed.isEmpty());
}

void PhotoGridTest::otherBound_isAskedForAnew()
{
    ImageLoader loader;
    Album album(loader);
    album.show({Album::fileOf(write(1)), Album::fileOf(write(2))});
    QTRY_VERIFY(album.hasPhoto(0));
    QSignalSpy changed(&album, &QAbstractItemModel::dataChanged);
    album.setBound(bound);
    QVERIFY(changed.isEmpty());
    album.setBound({20, 20});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().at(1).toModelIndex(), album.index(1));
    QTRY_COMPARE(album.index(0).data(PhotoListModel::PhotoRole).value<QImage>().size(), QSize(20, 15));
}

void PhotoGridTest::columns_fillTheWidth()
{
    Grid grid;
    QSignalSpy resized(&grid, &PhotoGrid::photosResized);
    grid.resize(420, 300);
    grid.show();
    QTRY_VERIFY(!resized.isEmpty());
    const QSize cell = grid.gridSize();
    QVERIFY(cell.width() >= 100);
    QVERIFY(cell.width() < 140);
    QCOMPARE(cell.height(), (cell.width() - 16) * 3 / 4 + 16 + 20);
    QCOMPARE(resized.back().at(0).toSize(), QSize(cell.width() - 16, (cell.width() - 16) * 3 / 4));
}

void PhotoGridTest::enter_opensTheCurrentOne()
{
    ImageLoader loader;
    Album album(loader);
    album.show({Album::fileOf(write(1)), Album::fileOf(write(2))});
    Grid grid;
    grid.setModel(&album);
    const QSignalSpy opened(&grid, &PhotoGrid::opened);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(opened.size(), 0);
    grid.setCurrentIndex(album.index(1));
    QTest::keyClick(&grid, Qt::Key_Return);
    QTest::keyClick(&grid, Qt::Key_Enter);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.back().at(0).toModelIndex(), album.index(1));
}

}  // namespace photo_grid_test

VIZSLA_TEST(tst_photo_grid, photo_grid_test::PhotoGridTest)
#include "tst_photo_grid.moc"
