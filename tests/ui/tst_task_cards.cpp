// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "core/store/study_file.h"
#include "tests/support/test_program.h"
#include "tests/ui/task_desk.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/look_back.h"
#include "ui/gallery/thumbnail_grid.h"
#include "ui/home/home_page.h"
#include "ui/home/task_card.h"
#include "ui/study/study_writer.h"
#include "ui/tasks/open_results_dialog.h"
#include "ui/widgets/elided_label.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace task_cards_test {

namespace {

TaskCard* cardOf(const TaskDesk& office, const std::string& name)
{
    for (auto* card : office.pages->findChildren<TaskCard*>()) {
        if (card->task().name == name)
            return card;
    }
    return nullptr;
}

/// The quiet line on a task's card.
QString noteOf(const TaskDesk& office, const std::string& name)
{
    const auto* label = cardOf(office, name)->findChild<QLabel*>("rules");
    return label ? label->text() : QString();
}

QStringList gridTexts(const TaskDesk& office)
{
    const QAbstractItemModel* model = office.find<ThumbnailGrid>("galleryGrid")->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, 0).data().toString();
    texts.sort();
    return texts;
}

}  // namespace

class TaskCardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void progress_isNeverCut()
    {
        TaskDesk office;
        office.study().addTask("Train", office.both());
        office.show().resize(640, 500);
        QCoreApplication::processEvents();
        const auto* progress = office.find<QLabel>("taskProgress");
        QVERIFY(progress && progress->text().contains(QStringLiteral("of 1 part)")));
        QVERIFY(progress->height() >= progress->heightForWidth(progress->width()));
        QVERIFY(progress->fontMetrics().horizontalAdvance(progress->text()) <= progress->width() ||
                progress->height() >= 2 * progress->fontMetrics().height());
    }

    void imagesWithoutFiles_areSaid()
    {
        TaskDesk office;
        office.study().addTask("There", office.second);
        auto images = office.study().addTestSet("absent", "beagle cup");
        images.push_back(office.first.front());
        office.study().addTask("Absent", images);
        office.show();
        QTRY_VERIFY(
            noteOf(office, "Absent").startsWith(QStringLiteral("! 1 of 3 images have files: add them")));
        QCOMPARE(noteOf(office, "There"), QString());
        office.click("newTask");
        office.click("testSet:v2");
        QCOMPARE(office.text("missingFiles"), QString());
        office.click("testSet:absent");
        QVERIFY(office.text("missingFiles").contains(QStringLiteral("2 of 4 images have files: add them")));
    }

    void menu_opensByKeyboardAndMouse()
    {
        TaskDesk office;
        office.study().addTask("Train", office.first);
        office.study().addTask("Test", office.second, Mode::Test);
        office.show();
        office.find<QPushButton>("task:Train")->setFocus();
        office.press(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(office.menu());
        QCOMPARE(office.menuTexts(), QStringList({"Edit…", "Duplicate…", "Delete…"}));
        QTest::keyClick(office.menu(), Qt::Key_Escape);
        QVERIFY(!office.menu());
        office.find<QPushButton>("task:Test")->setFocus();
        office.press(Qt::Key_Menu);
        QCOMPARE(office.menuTexts(), QStringList({"Edit…", "Duplicate…", "Open the results…", "Delete…"}));
        QTest::keyClick(office.menu(), Qt::Key_Escape);
        office.find<QPushButton>("more:Test")->setFocus();
        office.press(Qt::Key_Space);
        QVERIFY(office.menu());
        QTest::keyClick(office.menu(), Qt::Key_Escape);
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5),
                                cardOf(office, "Test")->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(cardOf(office, "Test"), &event);
        QVERIFY(office.menu());
        office.menu()->close();
    }

    void taskLeftAtItsFirstImage_isContinued()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.second, Mode::Test);
        office.show();
        QCOMPARE(office.find<QPushButton>("task:Test")->text(), QStringLiteral("Start"));
        office.pages->startTask(test.id);
        office.desk().writer().finish();
        office.pages->showPage(StudyPages::Page::Tasks);
        office.desk().writer().finish();
        QTRY_COMPARE(office.find<QPushButton>("task:Test")->text(), QStringLiteral("Continue"));
        office.click("task:Test");
        QTRY_VERIFY(office.find<QPushButton>("begin"));
        QCOMPARE(office.find<QPushButton>("begin")->text(), QStringLiteral("Continue"));
    }

    void newTask_isShownPastTheSearch()
    {
        TaskDesk office;
        office.study().addTask("Train", office.first);
        office.study().addTask("Practise", office.first);
        office.show();
        auto* find = office.pages->findChild<HomePage*>()->findChild<QLineEdit*>();
        const auto make = [&](const char* name) {
            office.click("newTask");
            office.fill("taskName", QLatin1String(name));
            office.click("testSet:imagenet");
            office.click("saveTask");
            QTRY_VERIFY(office.find<QPushButton>(QStringLiteral("task:") + QLatin1String(name)));
        };
        find->setText(QStringLiteral("Tra"));
        make("Training of dogs");
        // It was not hidden.
        QCOMPARE(find->text(), QStringLiteral("Tra"));
        make("Evaluation");
        QCOMPARE(find->text(), QString());
    }

    void task_isDeletedAfterASecondThought()
    {
        TaskDesk office;
        office.study().addTask("Train", office.first);
        office.show();
        office.click("more:Train");
        office.press(Qt::Key_D);
        QTRY_VERIFY(office.find<QPushButton>("keepTask"));
        // Return keeps it.
        office.press(Qt::Key_Escape);
        QVERIFY(!office.find<QPushButton>("keepTask"));
        QCOMPARE(office.tasks().size(), std::size_t{1});
        office.click("more:Train");
        office.press(Qt::Key_D);
        QTRY_VERIFY(office.find<QPushButton>("keepTask"));
        QTRY_COMPARE(QApplication::focusWidget(), office.find<QPushButton>("keepTask"));
        office.click("deleteTask");
        QVERIFY(office.tasks().empty());
        QTRY_VERIFY(office.find<QPushButton>("firstTask"));
    }

    void begunTask_cannotBeDeleted()
    {
        TaskDesk office;
        const Task task = office.study().addTask("Train", office.first);
        office.study().labelImage(task, office.bob, office.first[0], "beagle");
        office.show();
        office.click("more:Train");
        QCOMPARE(office.menuTexts(),
                 QStringList({"Edit…", "Duplicate…", "Delete (somebody has begun it) -"}));
        office.menu()->close();
        // Somebody may begin while the question stands.
        QSignalSpy failed(office.pages.get(), &StudyPages::failed);
        Q_EMIT cardOf(office, "Train")->deleteWanted(task.id);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(office.tasks().size(), std::size_t{1});
    }

    void readOnlyStudy_offersNoneOfIt()
    {
        TaskDesk office;
        office.study().addTask("Train", office.first);
        office.study().close();
        const auto held = valueOf(StudyFile::open(office.study().file(), office.clock(), 3));
        office.show();
        QVERIFY(office.desk().file->isReadOnly());
        QVERIFY(!office.find<QPushButton>("newTask"));
        QVERIFY(!office.find<QPushButton>("more:Train"));
        office.find<QPushButton>("nav:tasks")->setFocus();
        QTest::keyClick(cardOf(office, "Train"), Qt::Key_Menu);
        QVERIFY(!office.menu());
    }

    void sealedTest_cannotBeLookedBackAt()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.first, Mode::Test);
        office.study().labelAll(test, office.ada, "beagle");
        office.show();
        QVERIFY(!office.find<QPushButton>("task:Test")->isEnabled());
        QCOMPARE(noteOf(office, "Test"),
                 QStringLiteral("Done. The results are sealed until the coordinator opens them."));
        // Whatever way leads there.
        QSignalSpy failed(office.pages.get(), &StudyPages::failed);
        Q_EMIT cardOf(office, "Test")->lookBackWanted(test.id);
        QCOMPARE(failed.count(), 1);
        QVERIFY(!office.pages->findChild<ImageGallery*>());
        QVERIFY(
            !lookBackEntries(*office.desk().file, office.desk().hierarchy, office.tasks()[0], office.ada.id));
    }

    void testOfOthers_isNotOffered()
    {
        TaskDesk office;
        Task test = office.study().addTask("Test", office.first, Mode::Test);
        test.labelerIds = {office.bob.id};
        valueOf(TaskRepository(office.study().study()).update(test));
        office.show();
        QVERIFY(!office.find<QPushButton>("task:Test")->isEnabled());
        QVERIFY2(noteOf(office, "Test").startsWith("Not yours: sat by Bob"),
                 qPrintable(noteOf(office, "Test")));
        office.pages->setLabeler(office.bob.id);
        QTRY_VERIFY(office.find<QPushButton>("task:Test")->isEnabled());
        QVERIFY(!noteOf(office, "Test").contains("Not yours"));
        // Only those who sit it are waited for.
        office.click("more:Test");
        office.press(Qt::Key_O);
        QTRY_VERIFY(office.find<QPushButton>("openResults"));
        QStringList lines;
        for (const QLabel* label : office.find<QFrame>("standings")->findChildren<QLabel*>())
            lines << label->text();
        QCOMPARE(lines, QStringList({"Bob", "0 of 4 images", "not begun"}));
        QVERIFY(office.find<QWidget>("haveRead"));
    }

    void exportWhileSealed_isToldWhereResultsAreOpened()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.first, Mode::Test);
        office.study().labelAll(test, office.ada, "beagle");
        valueOf(TaskRepository(office.study().study()).disclose({{"Test", test.id}}, "answers"));
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_O);
        QTRY_VERIFY(office.find<QPushButton>("openResults"));
        QVERIFY2(office.text("disclosed").startsWith("Its answers were exported while they were sealed: "),
                 qPrintable(office.text("disclosed")));
    }

    void unfinishedTest_isOpenedOnlyAfterReading()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.first, Mode::Test);
        office.study().labelAll(test, office.ada, "beagle");
        office.study().labelImage(test, office.bob, office.first[0], "beagle");
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_O);
        QTRY_VERIFY(office.find<QPushButton>("openResults"));
        QStringList lines;
        for (const QLabel* label : office.find<QFrame>("standings")->findChildren<QLabel*>())
            lines << label->text();
        QCOMPARE(lines, QStringList({"Ada", "4 of 4 images", "✓ finished", "Bob", "1 of 4 images",
                                     "? not finished"}));
        QVERIFY(!office.find<QPushButton>("openResults")->isEnabled());
        office.press(Qt::Key_Return);  // keeps them sealed
        QTRY_VERIFY(!office.find<QPushButton>("openResults"));
        QVERIFY(!office.tasks()[0].resultsOpenedAt);

        office.click("more:Test");
        office.press(Qt::Key_O);
        QTRY_VERIFY(office.find<QPushButton>("openResults"));
        office.click("haveRead");
        office.clock().advance(1h);
        office.click("openResults");
        QCOMPARE(office.tasks()[0].resultsOpenedAt.value(), office.clock().utcNow());
        QTRY_VERIFY(office.find<QPushButton>("task:Test")->isEnabled());
        QVERIFY(noteOf(office, "Test").startsWith("results open since "));
        office.click("task:Test");
        QCOMPARE(gridTexts(office), QStringList({"beagle", "beagle", "beagle", "beagle"}));
        office.pages->showPage(StudyPages::Page::Tasks);
        office.click("more:Test");
        QVERIFY(office.menuTexts().contains("The results are open -"));
        office.menu()->close();
    }

    void finishedTest_isOpenedAtOnce()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.first, Mode::Test);
        office.study().labelAll(test, office.ada, "beagle");
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_O);
        QTRY_VERIFY(office.find<QPushButton>("openResults"));
        QVERIFY(!office.find<QAbstractButton>("haveRead"));
        office.click("openResults");
        QVERIFY(office.tasks()[0].resultsOpenedAt);
    }

    void lookBack_showsCorrectionsAndWhatWasNotAnsweredInTime()
    {
        TaskDesk office;
        Task test{{},
                  "Test",
                  "",
                  Mode::Test,
                  10,
                  0,
                  {.imageLimit = std::chrono::seconds(10), .correctionsAllowed = true}};
        std::vector<ImageId> ids;
        for (const Image& image : office.second)
            ids.push_back(image.id);
        valueOf(TaskRepository(office.study().study()).add(test, ids));
        auto session = office.study().begin(test, office.ada);
        office.study().label(session, "cup");
        valueOf(session.revisit(0));
        office.study().label(session, "mug");
        session.imageShown();
        office.clock().advance(11s);
        valueOf(session.timeUp());
        valueOf(session.end());
        office.study().openResults(test);
        office.show();
        // The image whose time was up is done as well.
        QCOMPARE(office.find<QPushButton>("task:Test")->text(), QStringLiteral("Look back"));
        office.click("task:Test");
        QCOMPARE(gridTexts(office), QStringList({"mug", "no answer"}));
    }
};

}  // namespace task_cards_test

VIZSLA_TEST(tst_task_cards, task_cards_test::TaskCardsTest)
#include "tst_task_cards.moc"
