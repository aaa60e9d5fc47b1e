// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/labeling/day_summary.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/thumbnail_grid.h"
#include "ui/scorecard/link_table.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/scorecard/stat_card.h"
#include "ui/scorecard/today_card.h"
#include "ui/widgets/speed_chart.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace scorecard_page_test {

namespace {

/// Two test sets, a training task and a test over both, and Ada.
struct Office : DeskFixture
{
    Office()
        : first(addPictures("imagenet", "beagle husky cup mug")),
          second(addPictures("v2", "beagle car")),
          both(joined(first, second)),
          training(study().addTask("training", both)),
          test(study().addTask("test", both, Mode::Test)),
          ada(study().addLabeler("Ada"))
    {}

    static std::vector<Image> joined(std::vector<Image> images, const std::vector<Image>& more)
    {
        images.insert(images.end(), more.begin(), more.end());
        return images;
    }
    void annotateAll()
    {
        for (const Image& image : both)
            study().annotate(image, image.assignedWnid + " correct");
    }
    /// beagle ✓, husky ✕ (beagle), cup ✓, mug ✕ (cup); beagle ✕ (husky), car ✓.
    void labelAll()
    {
        const std::string answers[] = {"beagle", "beagle", "cup", "cup", "husky", "car"};
        for (std::size_t index = 0; index < both.size(); ++index)
            study().labelImage(training, ada, both[index], answers[index],
                               std::chrono::seconds(4 * (index + 1)));
    }

    ScorecardPage& show()
    {
        open();
        page = std::make_unique<ScorecardPage>(desk());
        page->resize(1108, 762);
        page->show();
        look();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        return *page;
    }
    /// Ada's card as it is now.
    void look()
    {
        page->showLabeler(ada.id, "Ada");
        settle();
    }
    /// What was asked for is shown.
    void settle() const
    {
        const QSignalSpy shown(page.get(), &ScorecardPage::shown);
        QTRY_COMPARE(shown.size(), 1);
        // Cards are new, and come up with the next events.
        QCoreApplication::processEvents();
    }
    LinkTable* table(const char* name) const { return page->findChild<LinkTable*>(QLatin1String(name)); }
    QString cell(int row, int column) const
    {
        return table("slices")->model()->index(row, column).data().toString();
    }
    QString tip(int row, int column) const
    {
        return table("slices")->model()->index(row, column).data(Qt::ToolTipRole).toString();
    }
    ThumbnailGrid* grid() const { return page->findChild<ThumbnailGrid*>(); }
    QAbstractButton* button(const QString& text) const
    {
        for (auto* candidate : page->findChildren<QAbstractButton*>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    /// Every text that can be seen.
    QString words() const
    {
        QStringList all;
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(QLatin1Char('\n'));
    }
    void clickCell(const char* name, int row, int column) const
    {
        LinkTable* view = table(name);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, column)).center());
    }

    std::vector<Image> first, second, both;
    Task training, test;
    Labeler ada;
    std::unique_ptr<ScorecardPage> page;
};

}  // namespace

class TestScorecardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void today_countsTheAnswersAsTheOtherPagesDo()
    {
        TodayCard card;
        DaySummary today;
        today.images = 2;
        today.notInTime = 2;
        today.pace.resize(4);
        today.time.active = std::chrono::minutes(3);
        card.show(today);
        const QString text = card.findChild<QLabel*>(QStringLiteral("todaySpeed"))->text();
        QVERIFY2(text.startsWith(QStringLiteral("2 images in all tasks · 2 not answered in time · ")),
                 qPrintable(text));
        today.notInTime = 0;
        card.show(today);
        QVERIFY(!card.findChild<QLabel*>(QStringLiteral("todaySpeed"))->text().contains("time"));
    }

    void noAnswers_leadsToTheTasks()
    {
        Office office;
        QSignalSpy tasks(&office.show(), &ScorecardPage::tasksWanted);
        QVERIFY(office.words().contains("No answers yet"));
        QTest::mouseClick(office.button("Start a task"), Qt::LeftButton);
        QCOMPARE(tasks.count(), 1);
    }

    void unfinishedTest_staysSealed()
    {
        Office office;
        office.annotateAll();
        office.study().labelImage(office.test, office.ada, office.first[0], "beagle");
        office.show();
        QVERIFY(office.words().contains("Sealed until the coordinator opens the results"));
        QVERIFY(!office.table("slices")->isVisible());
        QVERIFY(office.button("To the tasks"));
    }

    void imagesNotAnsweredInTime_standApartAndOpen()
    {
        Office office;
        office.study().openResults(office.test);
        Task timed{{}, "timed", "", Mode::Test, 10, 0, {.imageLimit = std::chrono::seconds(10)}};
        valueOf(TaskRepository(office.study().study()).add(timed, {office.first[0].id, office.first[1].id}));
        auto session = office.study().begin(timed, office.ada);
        session.imageShown();
        const std::string late = session.images()[session.current().value()].name;
        office.clock().advance(11s);
        valueOf(session.timeUp());
        office.study().label(session, "beagle");
        office.show();
        QVERIFY(!office.button("1 not answered in time (neither right nor wrong)"));
        valueOf(TaskRepository(*office.desk().file).openResults(timed.id));
        office.look();
        QAbstractButton* link = office.button("1 not answered in time (neither right nor wrong)");
        QVERIFY(link);
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Space);
        QCOMPARE(office.grid()->model()->rowCount(), 1);
        const QModelIndex entry = office.grid()->model()->index(0, 0);
        QCOMPARE(entry.data().toString(), QStringLiteral("no answer"));
        QVERIFY(entry.data(Qt::ToolTipRole).toString().startsWith("○ Not answered in time\nAssigned: "));
        QTest::keyClick(office.grid(), Qt::Key_Escape);
        QVERIFY(link->isVisible() && link->hasFocus());
    }

    void corrections_areChosenWhereThereAreAny()
    {
        Office office;
        office.annotateAll();
        office.study().openResults(office.test);
        Task task{{}, "correctable", "", Mode::Test, 10, 0, {.correctionsAllowed = true}};
        valueOf(TaskRepository(office.study().study()).add(task, {office.first[0].id}));
        auto session = office.study().begin(task, office.ada);
        office.study().label(session, "cup");
        valueOf(session.revisit(0));
        office.study().label(session, "beagle");
        office.show();
        QVERIFY(!office.button("After corrections"));
        valueOf(TaskRepository(*office.desk().file).openResults(task.id));
        office.look();
        QVERIFY(office.button("First answers")->isChecked());
        QVERIFY2(office.tip(0, 2).contains("0 of 1 image"), qPrintable(office.tip(0, 2)));
        QTest::mouseClick(office.button("After corrections"), Qt::LeftButton);
        office.settle();
        QVERIFY2(office.tip(0, 2).contains("1 of 1 image"), qPrintable(office.tip(0, 2)));
    }

    void speedToday_isShownOfSealedTestsToo()
    {
        Office office;
        office.annotateAll();
        office.study().labelImage(office.test, office.ada, office.first[0], "beagle", 12s);
        office.study().labelImage(office.training, office.ada, office.first[1], "cup", 3s);
        office.show();
        auto* chart = office.page->findChild<SpeedChart*>();
        QVERIFY(chart->isVisible());
        QTest::keyClick(chart, Qt::Key_Home);
        QVERIFY2(chart->reading().startsWith("Image 1 of 2 · 12.0 s"), qPrintable(chart->reading()));
        office.clock().advance(24h);
        office.look();
        QVERIFY(!chart->isVisible());
    }

    void header_tellsCountAndSpeed()
    {
        Office office;
        office.annotateAll();
        office.study().openResults(office.test);
        office.labelAll();
        const auto others = office.addPictures("others", "cup");
        office.study().labelImage(office.study().addTask("sealed", others, Mode::Test), office.ada, others[0],
                                  "cup");
        office.show();
        const QString words = office.words();
        QVERIFY(words.contains("Ada"));
        QVERIFY2(words.contains("6 images · median 14.0 s an image (middle half 9.0 s to 19.0 s)"),
                 qPrintable(words));
        QVERIFY(words.contains("1 answer waits until the results of a test are opened."));
    }

    void imagesNotAnswered_areSaid()
    {
        Office office;
        office.annotateAll();
        const auto more = office.addPictures("more", "cup car");
        office.study().labelImage(office.study().addTask("half", more), office.ada, more[0], "cup");
        office.show();
        const auto* notes = office.page->findChild<QLabel*>(QStringLiteral("notes"));
        QVERIFY(notes && notes->isVisible());
        QVERIFY2(notes->text().startsWith(
                     "Ada answered 1 of 2 images of more in the tasks begun; 1 was not reached"),
                 qPrintable(notes->text()));
    }

    void figures_comeWithIntervalAndCounts()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        QVERIFY(office.words().contains("Multi-label accuracy, imagenet"));
        QVERIFY(office.words().contains(QStringLiteral("6.8\u00a0–\u00a093.2 · 4 images")));
        QCOMPARE(office.cell(0, 0), QStringLiteral("All"));
        QCOMPARE(office.cell(0, 1), QStringLiteral("6"));
        QCOMPARE(office.cell(0, 2), QStringLiteral("50.0"));
        QCOMPARE(office.cell(0, 6), QStringLiteral("0.0"));
        QVERIFY2(office.tip(0, 2).contains("2 of 4 images right"), qPrintable(office.tip(0, 2)));
        QVERIFY(office.tip(0, 6).contains("imagenet minus v2"));
        QCOMPARE(office.cell(4, 0), QString());  // no answer is of an organism that is no dog
    }

    void oneTestSet_hasNoDropAndSaysWhy()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.study().labelImage(office.training, office.ada, office.first[0], "beagle");
        office.show();
        QVERIFY(
            office.words().contains("A drop needs answers on two test sets; all of these are on imagenet."));
        QCOMPARE(office.table("slices")->model()->columnCount(), 5);
    }

    void nothingReviewed_saysSo()
    {
        Office office;
        office.study().openResults(office.test);
        office.labelAll();
        office.show();
        QVERIFY2(office.words().contains("None of 4 images has reviewed labels that count"),
                 qPrintable(office.words()));
        QCOMPARE(office.cell(0, 2), QStringLiteral("–"));
        QCOMPARE(office.cell(0, 3), QStringLiteral("50.0"));
    }

    void source_choosesTheTasks()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        QTest::mouseClick(office.button("Test"), Qt::LeftButton);
        // No flicker: the old one stays.
        QVERIFY(office.table("slices")->isVisible());
        office.settle();
        QVERIFY(office.words().contains("No answers in tests"));
        QTest::mouseClick(office.button("Training"), Qt::LeftButton);
        office.settle();
        QVERIFY(office.table("slices")->isVisible());
    }

    void trainingOnImagesOfASealedTest_hasNoFigures()
    {
        Office office;
        office.annotateAll();
        office.labelAll();
        office.show();
        QVERIFY2(office.words().contains("Labeled so far: 6 images."), qPrintable(office.words()));
        QVERIFY2(office.words().contains("opens its results"), qPrintable(office.words()));
    }

    void newestQuery_wins()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        const QSignalSpy shown(office.page.get(), &ScorecardPage::shown);
        for (const char* source : {"Test", "All tasks", "Test", "Training"})
            QTest::mouseClick(office.button(source), Qt::LeftButton);
        QTRY_COMPARE(shown.size(), 1);
        QTest::qWait(50);
        QCOMPARE(shown.size(), 1);
        QVERIFY(office.table("slices")->isVisible());
        QVERIFY(!office.words().contains("No answers in tests"));
    }

    void anotherLabeler_seesNothingOfTheOneBefore()
    {
        Office office;
        const Labeler bob = office.study().addLabeler("Bob");
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        office.page->showLabeler(bob.id, "Bob");
        QVERIFY(!office.table("slices")->isVisible());
        QVERIFY(!office.words().contains("6 images"));
        office.settle();
        QVERIFY(office.words().contains("No answers yet"));
    }

    void pageThatIsLeft_isNotFilledAnyMore()
    {
        Office office;
        office.labelAll();
        office.show();
        const QSignalSpy shown(office.page.get(), &ScorecardPage::shown);
        office.page->showLabeler(office.ada.id, "Ada");
        office.page->hide();
        QTest::qWait(50);
        QCOMPARE(shown.size(), 0);
        office.page->show();
        office.look();
        for (int times = 0; times < 20; ++times) {
            office.page->showLabeler(office.ada.id, "Ada");
            office.page.reset();
            office.show();
        }
    }

    void unreadableStudy_isSaid_andReadAgain()
    {
        Office office;
        office.labelAll();
        office.show();
        // Without a commit of the study's own the log would be taken for another's.
        valueOf(office.desk().file->setSetting("lost", "answer"));
        valueOf(office.desk().file->database().runScript("ALTER TABLE answer RENAME TO lost"));
        office.look();
        QVERIFY2(office.words().contains("The scorecard cannot be read"), qPrintable(office.words()));
        QVERIFY(!office.table("slices")->isVisible());
        valueOf(office.desk().file->database().runScript("ALTER TABLE lost RENAME TO answer"));
        office.look();
        QVERIFY(!office.words().contains("The scorecard cannot be read"));
    }

    void clickOnCell_opensItsImages()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        office.clickCell("slices", 0, 2);
        QVERIFY(office.grid()->isVisible());
        QCOMPARE(office.grid()->model()->rowCount(), 4);
        QVERIFY(office.words().contains("All · imagenet · multi-label"));
        QVERIFY(office.button("Wrong 2"));
    }

    void enterOnCell_opensAndEscReturnsToIt()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        LinkTable* slices = office.table("slices");
        slices->setFocus();
        slices->setCurrentIndex(slices->model()->index(0, 0));
        for (int column = 0; column < 6; ++column)
            QTest::keyClick(slices, Qt::Key_Right);
        QTest::keyClick(slices, Qt::Key_Return);
        QCOMPARE(office.grid()->model()->rowCount(), 6);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(slices->isVisible());
        QVERIFY(slices->hasFocus());
        QCOMPARE(slices->currentIndex().column(), 6);
    }

    void cardFigure_opensItsImages()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        const auto cards = office.page->findChildren<StatCard*>();
        QCOMPARE(cards.size(), 3);
        auto figures = cards[1]->findChildren<QPushButton*>();
        QTest::mouseClick(figures[0], Qt::LeftButton);
        QCOMPARE(office.grid()->model()->rowCount(), 2);
    }

    void confusion_opensItsImages()
    {
        Office office;
        office.study().openResults(office.test);
        office.annotateAll();
        office.labelAll();
        office.show();
        const auto* model = office.table("confusions")->model();
        QCOMPARE(model->rowCount(), 3);
        QStringList row;
        for (int column = 0; column < model->columnCount(); ++column)
            row << model->index(0, column).data().toString();
        QCOMPARE(row.join(QLatin1Char(' ')), QStringLiteral("beagle answered for husky 1×"));
        office.clickCell("confusions", 0, 2);
        QCOMPARE(office.grid()->model()->rowCount(), 1);
        QVERIFY(office.words().contains("beagle answered for husky"));
    }
};

}  // namespace scorecard_page_test

VIZSLA_TEST(tst_scorecard_page, scorecard_page_test::TestScorecardPage)
#include "tst_scorecard_page.moc"
