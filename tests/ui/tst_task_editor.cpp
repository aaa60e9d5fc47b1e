// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDialog>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "tests/support/test_program.h"
#include "tests/ui/task_desk.h"
#include "ui/tasks/duration_field.h"
#include "ui/tasks/task_editor.h"
#include "ui/tasks/task_texts.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace task_editor_test {

namespace {

constexpr Micros second = std::chrono::seconds(1);

QStringList namesOf(const std::vector<Image>& images)
{
    QStringList names;
    for (const Image& image : images)
        names << QString::fromStdString(image.name);
    names.sort();
    return names;
}

}  // namespace

class TaskEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void slice_leavesOutImagesOfSealedTests()
    {
        TaskDesk office;
        office.study().addTask("Expert", {office.first[0], office.second[0]}, Mode::Test);
        office.show();
        office.click("newTask");
        office.click("testSet:imagenet");
        office.click("testSet:v2");
        const auto slice = [&](const char* text) {
            auto* field = office.find<QComboBox>("taskSlice");
            field->lineEdit()->selectAll();
            QTest::keyClicks(field->lineEdit(), text);
        };
        // Of whole test sets it is told how many are in the test …
        QCOMPARE(office.text("imageCount"), QStringLiteral("4 imagenet + 2 v2 = 6 images, 1 part"));
        QVERIFY(office.text("sealedImages")
                    .contains(QStringLiteral("2 of these images are in the sealed test “Expert”")));
        // … of a class neither that nor how many there are with them.
        slice("beagle");
        QCOMPARE(office.text("imageCount"),
                 QStringLiteral(
                     "✕ Without those of the sealed test “Expert” these test sets have no such image."));
        slice("mug");
        QCOMPARE(office.text("imageCount"), QStringLiteral("1 imagenet + 0 v2 = 1 image, 1 part"));
        const QString note = office.text("sealedImages");
        QVERIFY(note.contains(QStringLiteral("are left out, as a slice would tell")));
        slice("husky");
        QCOMPARE(office.text("sealedImages"), note);
        // The same for a class that is not there at all.
        slice("tiger_shark");
        QVERIFY(office.text("imageCount").startsWith(QStringLiteral("✕ Without those of the sealed test")));
    }

    void overlapWithASealedTest_isGoneWithOnlyNewImages()
    {
        TaskDesk office;
        office.study().addTask("Expert", {office.first[0]}, Mode::Test);
        office.show();
        office.click("newTask");
        office.click("testSet:imagenet");
        QVERIFY(office.text("sealedImages")
                    .contains(QStringLiteral("1 of these images is in the sealed test “Expert”")));
        office.click("onlyNew");
        QCOMPARE(office.text("sealedImages"), QString());
        office.click("onlyNew");
        office.click("testSet:imagenet");
        office.click("testSet:v2");
        QCOMPARE(office.text("sealedImages"), QString());
    }

    void returnAfterAChoice_makesTheTask()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.fill("taskName", "Evaluation");
        office.click("testSet:imagenet");
        office.click("mode:test");
        office.press(Qt::Key_Return);
        const auto tasks = office.tasks();
        QCOMPARE(tasks.size(), std::size_t{1});
        QCOMPARE(tasks.front().mode, Mode::Test);
    }

    void testOverTwoTestSets_isMadeAndSat()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.fill("taskName", "Evaluation");
        office.click("mode:test");
        office.click("testSet:imagenet");
        QCOMPARE(office.text("imageCount"), QStringLiteral("4 imagenet = 4 images, 1 part"));
        office.click("testSet:v2");
        QCOMPARE(office.text("imageCount"), QStringLiteral("4 imagenet + 2 v2 = 6 images, 1 part"));
        office.fill("partSize", "4");
        QCOMPARE(office.text("imageCount"), QStringLiteral("4 imagenet + 2 v2 = 6 images, 2 parts"));
        office.click("imageLimit");
        office.fill("imageLimitNumber", "45");
        office.click("pausesAllowed");
        office.click("guideAllowed");
        office.click("saveTask");

        const auto tasks = office.tasks();
        QCOMPARE(tasks.size(), std::size_t{1});
        const Task& task = tasks[0];
        QCOMPARE(task.name, std::string("Evaluation"));
        QVERIFY(task.mode == Mode::Test);
        QCOMPARE(task.partSize, 4);
        QCOMPARE(task.selection, std::string("imagenet, v2"));
        const bool isAsked =
            task.rules == TaskRules{.imageLimit = 45 * second, .pausesAllowed = false, .guideAllowed = false};
        QVERIFY(isAsked);
        QCOMPARE(namesOf(valueOf(ImageRepository(*office.desk().file).imagesOfTask(task.id))),
                 namesOf(office.both()));

        // It is on the page, and can be started from there.
        QTRY_VERIFY(office.find<QPushButton>("task:Evaluation"));
        QVERIFY(office.find<QLabel>("rules"));
        office.click("task:Evaluation");
        QVERIFY(office.find<QPushButton>("begin"));
        QVERIFY(!office.pages->isLabeling());
    }

    void editor_opensBeforeItsImagesAreCounted()
    {
        TaskDesk office;
        office.open();
        TaskEditor editor(*office.desk().file, Task{});
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        editor.show();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        TaskEditor second(*office.desk().file, Task{});
        second.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto* counting = second.findChild<QLabel*>(QStringLiteral("countingImages"));
        QVERIFY(counting && !counting->isHidden());
        QVERIFY(!second.findChild<QLabel*>(QStringLiteral("imageCount")));
        auto* name = second.findChild<QLineEdit*>(QStringLiteral("taskName"));
        second.show();
        QTest::keyClicks(name, QStringLiteral("Dogs"));
        QTRY_VERIFY(second.findChild<QLabel*>(QStringLiteral("imageCount")));
        QCOMPARE(name->text(), QStringLiteral("Dogs"));
        QCOMPARE(second.focusWidget(), name);
        QVERIFY(!second.findChild<QLabel*>(QStringLiteral("countingImages")));
        // For the keyboard the images come where they were awaited.
        QWidget* field = second.findChild<QWidget*>(QStringLiteral("mode:test"));
        const auto* testSet = second.findChild<QWidget*>(QStringLiteral("testSet:imagenet"));
        const auto* save = second.findChild<QWidget*>(QStringLiteral("saveTask"));
        while (field != testSet && field != save)
            field = field->nextInFocusChain();
        QCOMPARE(field, testSet);
        // Leaving it asks about the name alone.
        QTest::keyClick(&editor, Qt::Key_Escape);
        QTRY_VERIFY(!editor.isVisible());
    }

    void saveBeforeImagesAreCounted_waitsForThem()
    {
        TaskDesk office;
        office.open();
        for (const bool isEdited : {true, false}) {
            TaskEditor editor(*office.desk().file, Task{});
            editor.setAttribute(Qt::WA_DeleteOnClose, false);
            editor.show();
            const QSignalSpy saved(&editor, &TaskEditor::saved);
            QTest::mouseClick(editor.findChild<QPushButton*>(QStringLiteral("saveTask")), Qt::LeftButton);
            const auto* state = editor.findChild<QLabel*>(QStringLiteral("taskState"));
            const auto* problem = editor.findChild<QLabel*>(QStringLiteral("taskProblem"));
            QVERIFY(state->text().contains(QStringLiteral("once the images are counted")));
            if (isEdited)
                QTest::keyClicks(editor.findChild<QLineEdit*>(QStringLiteral("taskName")),
                                 QStringLiteral("D"));
            QTRY_VERIFY(editor.findChild<QLabel*>(QStringLiteral("imageCount")));
            QCOMPARE(state->text(), QString());
            if (isEdited) {
                QTest::qWait(50);
                QCOMPARE(problem->text(), QString());
            } else {
                QTRY_VERIFY(problem->text().contains(QStringLiteral("A task needs a name.")));
            }
            QCOMPARE(saved.size(), 0);
        }
        QVERIFY(office.tasks().empty());
    }

    void making_isCancelledByEscape_andLeavesNothingBehind()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.fill("taskName", "Dogs");
        office.click("testSet:imagenet");
        auto* name = office.find<QLineEdit>("taskName");
        name->setFocus();
        // Somebody else writes for a while.
        Database& busy = office.desk().file->database();
        valueOf(busy.runScript("BEGIN IMMEDIATE"));
        auto* save = office.find<QPushButton>("saveTask");
        QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!save->isEnabled() && !name->isEnabled());
        QDialog* editor = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_Escape);
        valueOf(busy.runScript("ROLLBACK"));
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(editor->isVisible() && name->isEnabled() && name->hasFocus());
        QCOMPARE(name->text(), QStringLiteral("Dogs"));
        QCOMPARE(office.text("taskProblem"), QString());
        QVERIFY(office.tasks().empty());
        office.click("saveTask");
        QCOMPARE(office.tasks().size(), std::size_t{1});
        QCOMPARE(office.tasks().front().imageCount, 4);
    }

    void narrowEditor_hasOneColumn()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        auto* editor = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY(editor);
        auto* name = office.find<QLineEdit>("taskName");
        auto* partSize = office.find<QSpinBox>("partSize");
        const auto isBeside = [&] {
            return partSize->mapTo(editor, QPoint()).x() > name->mapTo(editor, QPoint()).x() + name->width();
        };
        auto* scroll = editor->findChild<QScrollArea*>();
        for (const auto& [width, areBeside] :
             {std::pair(1000, true), std::pair(640, false), std::pair(1000, true)}) {
            editor->resize(width, 500);
            QTRY_COMPARE(isBeside(), areBeside);
            QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
        }
    }

    void labelers_areNamedForATest_andDuplicatedWithIt()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.fill("taskName", "Evaluation");
        QVERIFY(!office.find<QWidget>("sits:everybody"));
        office.click("mode:test");
        office.click("testSet:imagenet");
        QVERIFY(office.find<QAbstractButton>("sits:everybody")->isChecked());
        QVERIFY(!office.find<QWidget>("sits:Bob"));
        office.click("sits:named");
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("Tick who sits this test."));
        office.click("sits:Bob");
        QCOMPARE(office.text("taskProblem"), QString());
        office.click("saveTask");
        QCOMPARE(office.tasks().at(0).labelerIds, std::vector<LabelerId>{office.bob.id});

        QTRY_VERIFY(office.find<QPushButton>("more:Evaluation"));
        office.click("more:Evaluation");
        office.press(Qt::Key_U);
        QTRY_VERIFY(office.find<QLineEdit>("taskName"));
        office.click("testSet:v2");
        QVERIFY(office.find<QAbstractButton>("sits:Bob")->isChecked());
        office.click("sits:Ada");
        office.click("saveTask");
        const std::vector<LabelerId> both{office.ada.id, office.bob.id};
        QCOMPARE(office.tasks().at(1).labelerIds, both);
        // In training there is no such question.
        QTRY_VERIFY(office.find<QPushButton>("more:Evaluation"));
        office.click("more:Evaluation");
        office.press(Qt::Key_E);
        QTRY_VERIFY(office.find<QLineEdit>("taskName"));
        office.click("sits:everybody");
        office.click("saveTask");
        QVERIFY(office.tasks().at(0).labelerIds.empty());
    }

    void problem_goesWhenWhatWasRefusedIsChanged()
    {
        TaskDesk office;
        office.study().addTask("Taken", office.first);
        office.show();
        office.click("newTask");
        office.fill("taskName", "Another");
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("Choose a test set."));
        office.click("testSet:imagenet");
        QCOMPARE(office.text("taskProblem"), QString());
        office.fill("taskName", "Taken");
        office.click("saveTask");
        QVERIFY(!office.text("taskProblem").isEmpty());
        office.fill("taskName", "Free");
        QCOMPARE(office.text("taskProblem"), QString());
    }

    void escape_leavesTypedTextOnlyWhenPressedAgain()
    {
        TaskDesk office;
        office.study().addTask("There", office.first);
        office.show();
        office.click("newTask");
        office.press(Qt::Key_Escape);
        QTRY_VERIFY(!office.find<QLineEdit>("taskName"));
        office.click("newTask");
        office.fill("taskName", "Half a day of typing");
        office.press(Qt::Key_Escape);
        QVERIFY(office.text("taskProblem").contains("Esc once more"));
        office.fill("taskName", "Half a day of typing and more");
        QCOMPARE(office.text("taskProblem"), QString());
        office.press(Qt::Key_Escape);
        QVERIFY(office.text("taskProblem").contains("Esc once more"));
        // Held down, it repeats before the warning was read.
        office.press(Qt::Key_Escape);
        QVERIFY(office.find<QLineEdit>("taskName"));
        office.readWarning();
        office.press(Qt::Key_Escape);
        QTRY_VERIFY(!office.find<QLineEdit>("taskName"));
        QCOMPARE(office.tasks().size(), std::size_t{1});
    }

    void whoHasBegun_staysAmongThoseWhoSitIt()
    {
        TaskDesk office;
        const Task test = office.study().addTask("Test", office.first, Mode::Test);
        office.study().labelImage(test, office.bob, office.first[0], "beagle");
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_E);
        QTRY_VERIFY(office.find<QLineEdit>("taskName"));
        office.click("sits:named");
        QVERIFY(office.find<QAbstractButton>("sits:Bob")->isChecked());
        QVERIFY(!office.find<QAbstractButton>("sits:Bob")->isEnabled());
        office.click("saveTask");
        QCOMPARE(office.tasks().at(0).labelerIds, std::vector<LabelerId>{office.bob.id});
    }

    void withoutNameOrImages_nothingIsMadeAndTheReasonStands()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("A task needs a name."));
        office.fill("taskName", "Dogs");
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("Choose a test set."));
        office.click("testSet:v2");
        auto* slice = office.find<QComboBox>("taskSlice");
        slice->lineEdit()->selectAll();
        QTest::keyClicks(slice->lineEdit(), "unicorn");
        QVERIFY(office.text("imageCount").contains("unicorn"));
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("unicorn"));
        QVERIFY(office.tasks().empty());
        office.press(Qt::Key_Escape);
        office.readWarning();
        office.press(Qt::Key_Escape);
        QTRY_VERIFY(!office.pages->findChild<TaskEditor*>());
        QVERIFY(office.tasks().empty());
    }

    void takenName_isRefused()
    {
        TaskDesk office;
        office.study().addTask("Dogs", office.first);
        office.show();
        office.click("newTask");
        office.fill("taskName", "Dogs");
        office.click("testSet:v2");
        office.click("saveTask");
        QVERIFY(office.text("taskProblem").contains("There is already a task called Dogs."));
        QCOMPARE(office.tasks().size(), std::size_t{1});
    }

    void draw_isCountedAndKept()
    {
        TaskDesk office;
        office.study().addTask("Seen", {office.second[0]});
        office.show();
        office.click("newTask");
        office.fill("taskName", "Drawn");
        office.click("testSet:imagenet");
        office.click("testSet:v2");
        office.click("onlyNew");
        QCOMPARE(office.text("imageCount"), QStringLiteral("4 imagenet + 1 v2 = 5 images, 1 part"));
        office.click("balanced");
        QCOMPARE(office.text("imageCount"), QStringLiteral("1 of 4 imagenet + 1 v2 = 2 images, 1 part"));
        office.click("balanced");
        auto* howMany = office.find<QComboBox>("howMany");
        howMany->setFocus();
        QTest::keyClick(howMany, Qt::Key_Down);
        office.fill("perTestSet", "3");
        QCOMPARE(office.text("imageCount"), QStringLiteral("3 of 4 imagenet + 1 v2 = 4 images, 1 part"));
        office.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(office.tasks().size(), std::size_t{2});
        const Task task = office.tasks().back();
        QCOMPARE(task.imageCount, 4);
        // What is written down makes the same images again.
        const QString selection = QString::fromStdString(task.selection);
        QVERIFY2(selection.startsWith("imagenet, v2; 3 of each; drawn with seed "), qPrintable(selection));
        const QString seed = selection.section("seed ", 1).section(';', 0, 0);
        const auto pool = valueOf(TaskImagePool::read(*office.desk().file));
        const auto again =
            valueOf(pool.choose({.testSets = {"imagenet"}, .perTestSet = 3, .seed = seed.toULongLong()}));
        const auto images = valueOf(ImageRepository(*office.desk().file).imagesOfTask(task.id));
        for (const ImageId& id : again.imageIds())
            QVERIFY(std::ranges::find(images, id, &Image::id) != images.end());
    }

    void drawOthers_takesAnotherSeed()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        office.click("testSet:imagenet");
        QVERIFY(!office.find<QPushButton>("drawAgain"));
        QTest::keyClick(office.find<QComboBox>("howMany"), Qt::Key_Down);
        const auto seedText = [&] {
            for (const QLabel* label : office.pages->findChild<TaskEditor*>()->findChildren<QLabel*>()) {
                if (label->text().contains("seed"))
                    return label->text();
            }
            return QString();
        };
        const QString before = seedText();
        office.click("drawAgain");
        QVERIFY(!before.isEmpty() && seedText() != before);
    }

    void limits_areNoneUntilSwitchedOn()
    {
        DurationField field(QStringLiteral("limit"), QStringLiteral("Limit"), 60 * second);
        field.show();
        QVERIFY(!field.value());
        auto* number = field.findChild<QSpinBox*>();
        QVERIFY(!number->isEnabled());
        QTest::mouseClick(field.findChild<QAbstractButton*>("limit"), Qt::LeftButton, {}, QPoint(5, 10));
        QVERIFY(number->isEnabled());
        QCOMPARE(field.value().value(), 60 * second);
        field.setValue(90 * second);
        QCOMPARE(field.value().value(), 90 * second);
        QCOMPARE(number->value(), 90);
        field.setValue(1800 * second);
        QCOMPARE(number->value(), 30);
        field.setValue(Micros(1'500'000));
        QCOMPARE(field.value().value(), 2 * second);
        field.setValue(std::nullopt);
        QVERIFY(!field.value());
        field.setRequired();
        QCOMPARE(field.value().value(), 2 * second);
    }

    void training_hasNoRulesOfTests()
    {
        TaskDesk office;
        office.show();
        office.click("firstTask");
        QVERIFY(!office.find<QAbstractButton>("correctionsAllowed"));
        office.fill("taskName", "T");
        office.click("mode:test");
        office.click("correctionsAllowed");
        office.click("externalAllowed");
        office.click("testSet:v2");
        office.click("saveTask");
        QVERIFY(office.tasks().at(0).rules.correctionsAllowed && office.tasks().at(0).rules.externalAllowed);
    }

    void begunTask_keepsItsRules_andTakesAnotherName()
    {
        TaskDesk office;
        Task task{
            {}, "Test", "", Mode::Test, 2, 0, {.imageLimit = Micros(1'500'000), .pausesAllowed = false}};
        std::vector<ImageId> ids;
        for (const Image& image : office.first)
            ids.push_back(image.id);
        valueOf(TaskRepository(office.study().study()).add(task, ids));
        auto session = office.study().begin(task, office.bob);
        office.study().label(session, "beagle", 1s);
        office.show();
        office.find<QPushButton>("task:Test")->setFocus();
        office.press(Qt::Key_Menu);
        office.press(Qt::Key_E);
        QTRY_VERIFY(office.find<QLineEdit>("taskName"));
        QVERIFY(office.text("locked").contains("Somebody has begun this task"));
        QVERIFY(!office.find<QSpinBox>("partSize")->isEnabled());
        QVERIFY(!office.find<QAbstractButton>("pausesAllowed")->isEnabled());
        office.fill("taskName", "Renamed");
        office.fill("taskDescription", "For all");
        office.click("saveTask");
        const Task now = office.tasks().at(0);
        QCOMPARE(now.name, std::string("Renamed"));
        QCOMPARE(now.description, std::string("For all"));
        QVERIFY(now.rules == task.rules && now.partSize == 2);
    }

    void taskNobodyHasBegun_takesOtherRules()
    {
        TaskDesk office;
        office.study().addTask("Test", office.first, Mode::Test);
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_E);
        QTRY_VERIFY(office.find<QSpinBox>("partSize"));
        QVERIFY(office.text("locked").isEmpty());
        office.fill("partSize", "2");
        office.click("sessionLimit");
        office.click("saveTask");
        QCOMPARE(office.tasks().at(0).partSize, 2);
        QCOMPARE(office.tasks().at(0).rules.sessionLimit.value(), 1800 * second);
        QCOMPARE(office.tasks().at(0).imageCount, 4);
    }

    void duplicate_startsFromTheRulesOfAnother()
    {
        TaskDesk office;
        Task task{{},
                  "Test",
                  "Mind the cups",
                  Mode::Test,
                  3,
                  0,
                  {.imageLimit = 20 * second, .correctionsAllowed = true}};
        valueOf(TaskRepository(office.study().study()).add(task, {office.first[0].id}));
        office.show();
        office.click("more:Test");
        office.press(Qt::Key_U);
        QTRY_VERIFY(office.find<QLineEdit>("taskName"));
        QCOMPARE(office.find<QLineEdit>("taskName")->text(), QStringLiteral("Test (copy)"));
        office.click("testSet:v2");
        office.click("saveTask");
        const auto tasks = office.tasks();
        QCOMPARE(tasks.size(), std::size_t{2});
        QVERIFY(tasks[1].rules == task.rules && tasks[1].mode == Mode::Test && tasks[1].partSize == 3);
        QCOMPARE(tasks[1].description, std::string("Mind the cups"));
        QCOMPARE(tasks[1].imageCount, 2);
    }

    void rules_areSaidWhereTheyDiffer()
    {
        Task task{{}, "T", "", Mode::Test};
        QCOMPARE(rulesText(task), QString());
        task.rules = {.imageLimit = 90 * second,
                      .sessionLimit = 1800 * second,
                      .breakEvery = 1200 * second,
                      .idleAfter = 20 * second,
                      .pausesAllowed = false,
                      .guideAllowed = false,
                      .externalAllowed = true,
                      .correctionsAllowed = true};
        QCOMPARE(rulesText(task),
                 QStringLiteral("90 s an image · 30 min a part · a break every 20 min · idle after "
                                "20 s · no pauses · guide off · external resources allowed · "
                                "corrections allowed"));
        QCOMPARE(resultsText(task, true), QStringLiteral("results sealed"));
        task.resultsOpenedAt = utcFromMicros(1'753'000'000'000'000);
        QVERIFY(resultsText(task, false).startsWith("results open since "));
        task.mode = Mode::Training;
        QCOMPARE(resultsText(task, false), QString());
    }
};

}  // namespace task_editor_test

VIZSLA_TEST(tst_task_editor, task_editor_test::TaskEditorTest)
#include "tst_task_editor.moc"
