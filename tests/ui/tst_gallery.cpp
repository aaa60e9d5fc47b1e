// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/gallery/answer_viewer.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/thumbnail_grid.h"
#include "ui/images/image_view.h"
#include "ui/widgets/empty_state.h"

using namespace vizsla;
using namespace vizsla::test;

namespace gallery_test {
using Mark = GalleryEntry::Mark;

namespace {

/// A gallery in a window: husky twice wrong, one right, one left out.
struct Wall : DeskFixture
{
    Wall() : images(addPictures("secretset", "beagle husky cup mug"))
    {
        study().annotate(images[0], "beagle correct, husky wrong, horse unclear");
        open();
        gallery = std::make_unique<ImageGallery>(desk());
        gallery->resize(1000, 700);
    }

    std::vector<GalleryEntry> entries() const
    {
        const std::optional<Mark> marks[] = {Mark::Wrong, Mark::Right, Mark::LeftOut, Mark::Wrong};
        std::vector<GalleryEntry> made;
        for (std::size_t index = 0; index < images.size(); ++index) {
            GalleryEntry entry{images[index], "husky", marks[index], Micros(4'200'000)};
            entry.image.file = folder / entry.image.file;
            made.push_back(std::move(entry));
        }
        return made;
    }

    ImageGallery& show(bool showsTruth = true)
    {
        gallery->show(QStringLiteral("Look back"), entries(), showsTruth, {});
        if (!QTest::qWaitForWindowActive(gallery.get()))
            qFatal("the gallery did not become active");
        return *gallery;
    }
    ThumbnailGrid* grid() const { return gallery->findChild<ThumbnailGrid*>(); }
    AnswerViewer* viewer() const { return gallery->findChild<AnswerViewer*>(); }
    QPushButton* button(const QString& text) const
    {
        for (auto* candidate : gallery->findChildren<QPushButton*>()) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    /// Every word that is written somewhere in the gallery, visible or not.
    QString words() const
    {
        QStringList all;
        for (const QWidget* widget : gallery->findChildren<QWidget*>()) {
            all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
                << widget->statusTip() << widget->whatsThis() << widget->objectName()
                << widget->windowTitle();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                all << label->text();
            if (const auto* pushed = qobject_cast<const QAbstractButton*>(widget);
                pushed && pushed->isVisible())
                all << pushed->text();
        }
        const QAbstractItemModel& model = *grid()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int role = 0; role < Qt::UserRole + 16; ++role)
                all << model.index(row, 0).data(role).toString();
        }
        return all.join(QLatin1Char('\n'));
    }

    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    std::vector<Image> images;
    std::filesystem::path folder = study().folder() / "images/secretset";
    std::unique_ptr<ImageGallery> gallery;
};

}  // namespace

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyGallery_saysSo()
    {
        Wall wall;
        wall.show();
        wall.gallery->show(QStringLiteral("Not answered in time"), {}, false, {});
        QVERIFY(!wall.grid()->isVisible());
        const auto* empty = wall.gallery->findChild<EmptyState*>();
        QVERIFY(empty && empty->isVisible());
        QVERIFY(wall.words().contains(QStringLiteral("No such image")));
        wall.show();
        QVERIFY(wall.grid()->isVisible() && !empty->isVisible());
    }

    void model_passesTheTester()
    {
        Wall wall;
        GalleryModel model(wall.desk());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(wall.entries(), true);
        QCOMPARE(model.rowCount(), 4);
        model.setFilter(Mark::Wrong);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.count(std::nullopt), 4);
        model.setEntries({}, false);
        QCOMPARE(model.rowCount(), 0);
    }

    void thumbnails_comeLater()
    {
        Wall wall;
        GalleryModel model(wall.desk());
        model.setEntries(wall.entries(), true);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(!model.index(0).data(GalleryModel::PhotoRole).isValid());
        QVERIFY(changed.wait());
        QVERIFY(!model.index(0).data(GalleryModel::PhotoRole).value<QImage>().isNull());
    }

    void missingFile_saysSo()
    {
        Wall wall;
        auto entries = wall.entries();
        entries.resize(1);
        entries[0].image.file = "/nowhere/x.png";
        wall.gallery->show({}, std::move(entries), true, {});
        const QModelIndex first = wall.grid()->model()->index(0, 0);
        QTRY_VERIFY(!first.data(GalleryModel::ProblemRole).toString().isEmpty());
    }

    void filters_countTheMarks()
    {
        Wall wall;
        wall.show();
        QVERIFY(wall.button("All 4") && wall.button("Right 1") && wall.button("Wrong 2") &&
                wall.button("Left out 1"));
        QVERIFY(!wall.button("Unclear 0")->isVisible());
        QTest::mouseClick(wall.button("Wrong 2"), Qt::LeftButton);
        QCOMPARE(wall.grid()->model()->rowCount(), 2);
        QTest::mouseClick(wall.button("All 4"), Qt::LeftButton);
        QCOMPARE(wall.grid()->model()->rowCount(), 4);
    }

    void keyboard_opensLeafsAndGoesBack()
    {
        Wall wall;
        QSignalSpy back(&wall.show(), &ImageGallery::backWanted);
        Wall::press(Qt::Key_Right);
        Wall::press(Qt::Key_Return);
        QVERIFY(wall.viewer()->isVisible());
        QCOMPARE(wall.viewer()->row(), 1);
        Wall::press(Qt::Key_Right);
        QCOMPARE(wall.viewer()->row(), 2);
        Wall::press(Qt::Key_End);
        Wall::press(Qt::Key_Right);
        QCOMPARE(wall.viewer()->row(), 3);
        QCOMPARE(back.count(), 0);
        Wall::press(Qt::Key_Escape);
        QVERIFY(wall.grid()->isVisible());
        QCOMPARE(wall.grid()->currentIndex().row(), 3);
        Wall::press(Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void click_showsTheImageLarge()
    {
        Wall wall;
        wall.show();
        const QRect second = wall.grid()->visualRect(wall.grid()->model()->index(1, 0));
        QTest::mouseClick(wall.grid()->viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(wall.viewer()->row(), 1);
        auto* view = wall.viewer()->findChild<ImageView*>();
        QTRY_VERIFY(!view->isEmpty());
        Wall::press(Qt::Key_Plus);
        QVERIFY(!view->isFitted());
        Wall::press(Qt::Key_0);
        QVERIFY(view->isFitted());
    }

    void largeImage_isDecodedForTheRoomItHas()
    {
        Wall wall;
        QImage large(2000, 1500, QImage::Format_RGB32);
        large.fill(Qt::darkGreen);
        const auto file = wall.folder / "large.png";
        QVERIFY(large.save(QString::fromStdString(file.string())));
        auto entries = wall.entries();
        entries[0].image.file = file;
        wall.gallery->resize(1600, 1100);
        wall.gallery->show({}, std::move(entries), true, {});
        QVERIFY(QTest::qWaitForWindowActive(wall.gallery.get()));
        Wall::press(Qt::Key_Return);
        auto* view = wall.viewer()->findChild<ImageView*>();
        QTRY_VERIFY(!view->isEmpty());
        QVERIFY(view->width() > 1000);
        // What is in the cache now is what was shown.
        QVERIFY(wall.desk().images.load(file, view->size()));
    }

    void details_nameEveryLabel()
    {
        Wall wall;
        wall.show();
        Wall::press(Qt::Key_Return);
        const QString words = wall.words();
        for (const char* word :
             {"✕ Wrong", "husky, Eskimo dog", "beagle", "✓ correct", "horse", "? unclear", "4.2 s"})
            QVERIFY2(words.contains(QString::fromUtf8(word)), word);
    }

    void blind_givesNothingAway()
    {
        Wall wall;
        wall.show(false);
        // The grid, then each image large.
        QString words = wall.words();
        Wall::press(Qt::Key_Return);
        QVERIFY(wall.viewer()->isVisible());
        for (int image = 0; image < 4; ++image) {
            words += wall.words();
            Wall::press(Qt::Key_Right);
        }
        QVERIFY(words.contains("husky"));
        for (const char* secret : {"beagle", "cup", "mug", "secretset", ".png", "right", "wrong", "correct",
                                   "reviewed", "assigned", "left out"})
            QVERIFY2(!words.contains(QLatin1String(secret), Qt::CaseInsensitive), secret);
        const auto* model = wall.gallery->findChild<GalleryModel*>();
        QVERIFY(model->entry(0).image.assignedWnid.empty() && model->entry(0).image.name.empty());
        QVERIFY(!model->entry(0).mark);
    }

    void showAgain_forgetsTheFilter()
    {
        Wall wall;
        wall.show();
        QTest::mouseClick(wall.button("Wrong 2"), Qt::LeftButton);
        wall.show();
        QCOMPARE(wall.grid()->model()->rowCount(), 4);
        QVERIFY(wall.button("All 4")->isChecked());
    }
};

}  // namespace gallery_test

VIZSLA_TEST(tst_gallery, gallery_test::TestGallery)
#include "tst_gallery.moc"
