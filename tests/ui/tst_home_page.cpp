// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/task_repository.h"
#include "core/tasks/repeat_task.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/home/home_page.h"
#include "ui/home/today_header.h"
#include "ui/widgets/local_day.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace home_page_test {

namespace {

UtcTime at(const char* utc)
{
    return UtcTime(std::chrono::milliseconds(
        QDateTime::fromString(QLatin1String(utc), Qt::ISODate).toMSecsSinceEpoch()));
}

const QTimeZone& berlin()
{
    static const QTimeZone zone("Europe/Berlin");
    return zone;
}

/// Ada's day in Berlin.
struct Day : DeskFixture
{
    explicit Day(const char* utc) : ada(study().addLabeler("Ada"))
    {
        training = study().addTask("training", addPictures("photos", "beagle beagle beagle beagle beagle"));
        test = study().addTask("test", addPictures("more", "beagle beagle beagle beagle beagle"), Mode::Test);
        clock().setUtc(at(utc));
        open();
        header = std::make_unique<TodayHeader>(desk(), settings, berlin());
        header->QWidget::show();
    }

    void label(const Task& task, int images, const std::string& wnid = "beagle",
               std::chrono::seconds time = 20s)
    {
        auto session = valueOf(SittingSession::begin(*desk().file, task.id, ada.id));
        for (; images > 0; --images) {
            session.imageShown();
            clock().advance(time);
            valueOf(session.confirm(wnid));
        }
        valueOf(session.end());
    }
    QString text()
    {
        QSignalSpy shown(header.get(), &TodayHeader::shown);
        header->showLabeler(ada);
        if (shown.isEmpty() && !shown.wait())
            qFatal("the day was not shown");
        return header->findChild<QLabel*>()->text();
    }
    const QProgressBar& bar() const { return *header->findChild<QProgressBar*>(); }
    LabelerId id() const { return ada.id; }

    Labeler ada;
    Task training, test;
    std::unique_ptr<TodayHeader> header;
};

}  // namespace

class HomePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void afterAStart_theFocusIsOnTheTaskOfLastTime()
    {
        Day day("2026-06-10T12:00:00Z");
        Task second;
        second.name = "second";
        const auto images = valueOf(ImageRepository(*day.desk().file).imagesOfTask(day.test.id));
        valueOf(TaskRepository(*day.desk().file).add(second, {images[0].id, images[1].id}));
        day.label(day.training, 1);
        day.clock().advance(1s);
        day.label(second, 1);
        const auto focused = [&] {
            HomePage home(day.desk(), day.settings);
            home.resize(900, 600);
            home.show(day.ada);
            home.QWidget::show();
            if (!QTest::qWaitForWindowActive(&home))
                qFatal("the page did not become active");
            home.show(day.ada);
            return QApplication::focusWidget()->objectName();
        };
        QCOMPARE(focused(), QStringLiteral("task:second"));
        day.clock().advance(1s);
        // What is done leads to what is not.
        day.label(second, 1);
        QCOMPARE(focused(), QStringLiteral("task:training"));
    }

    void repeatsOfOthers_andThoseDone_areNotShown()
    {
        Day day("2026-06-10T12:00:00Z");
        const Labeler ben = valueOf(LabelerRepository(*day.desk().file).add("Ben"));
        const Task repeat = valueOf(addRepeat(*day.desk().file, day.training, RepeatKind::Again, day.ada.id));
        const auto isShown = [&](const Labeler& labeler) {
            HomePage home(day.desk(), day.settings);
            home.show(labeler);
            return home.findChild<QPushButton*>(QStringLiteral("task:training (again)")) != nullptr;
        };
        QVERIFY(isShown(day.ada));
        QVERIFY(!isShown(ben));
        day.label(repeat, 5);
        QVERIFY(!isShown(day.ada));
    }

    void today_tellsImagesAndActiveTime()
    {
        Day day("2026-06-10T12:00:00Z");
        QCOMPARE(day.text(), "Nothing labeled today yet");
        day.label(day.training, 4);
        QCOMPARE(day.text(), "Today: 4 images · 1 min active · 20.0 s an image · 4 of 4 right in training");
        QVERIFY(!day.bar().isVisible());
    }

    void testImages_countAndStayUnjudged()
    {
        Day day("2026-06-10T12:00:00Z");
        day.label(day.test, 3, "cup");
        QCOMPARE(day.text(), "Today: 3 images · 1 min active · 20.0 s an image");
    }

    void dailyGoal_isShownAtOnceWithABar()
    {
        Day day("2026-06-10T12:00:00Z");
        day.label(day.training, 2);
        day.text();
        day.settings.setDailyGoal(day.id(), 60);
        const auto* label = day.header->findChild<QLabel*>();
        QVERIFY2(label->text().startsWith(QStringLiteral("Today: 2 of 60 images · under a minute active")),
                 qPrintable(label->text()));
        QVERIFY(day.bar().isVisible());
        QCOMPARE(day.bar().value(), 2);
        QCOMPARE(day.bar().maximum(), 60);
        day.settings.setDailyGoal(day.id(), 0);
        QVERIFY(!day.bar().isVisible());
    }

    void goalReached_isSaidInWordsAndGoesOnCounting()
    {
        Day day("2026-06-10T12:00:00Z");
        day.settings.setDailyGoal(day.id(), 3);
        QCOMPARE(day.text(), "Today: 0 of 3 images");
        day.label(day.training, 5);
        QVERIFY(day.text().startsWith(QStringLiteral("Today: 5 of 3 images · ✓ goal reached")));
        QCOMPARE(day.bar().value(), 3);
    }

    void goal_isTheLabelersOwn()
    {
        Day day("2026-06-10T12:00:00Z");
        day.settings.setDailyGoal(LabelerId("somebody else"), 60);
        QCOMPARE(day.text(), "Nothing labeled today yet");
    }

    /// 22:00 UTC is midnight in Berlin's summer.
    void midnight_isThatOfTheTimeZone()
    {
        Day day("2026-06-10T21:59:00Z");
        day.label(day.training, 2);
        QVERIFY(day.text().startsWith(QStringLiteral("Today: 2 images")));
        day.label(day.training, 2);
        QCOMPARE(day.text(),
                 "Today: 2 images · under a minute active · 20.0 s an image · 2 of 2 right in training");
    }

    void dayOfAClockChange_isWhole_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("moment");
        QTest::addColumn<QByteArray>("began");
        QTest::newRow("summer") << QByteArray("Europe/Berlin") << QByteArray("2026-06-10T12:00:00Z")
                                << QByteArray("2026-06-09T22:00:00Z");
        QTest::newRow("evening of the day with 23 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T21:59:59Z")
            << QByteArray("2026-03-28T23:00:00Z");
        QTest::newRow("midnight after it")
            << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T22:00:00Z")
            << QByteArray("2026-03-29T22:00:00Z");
        QTest::newRow("evening of the day with 25 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-10-25T22:59:59Z")
            << QByteArray("2026-10-24T22:00:00Z");
        QTest::newRow("a day whose midnight was skipped")
            << QByteArray("America/Sao_Paulo") << QByteArray("2018-11-04T12:00:00Z")
            << QByteArray("2018-11-04T03:00:00Z");
        QTest::newRow("the last second of the day before")
            << QByteArray("America/Sao_Paulo") << QByteArray("2018-11-04T02:59:59Z")
            << QByteArray("2018-11-03T03:00:00Z");
    }

    void dayOfAClockChange_isWhole()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, moment);
        QFETCH(QByteArray, began);
        QCOMPARE(startOfLocalDay(at(moment.constData()), QTimeZone(zone)), at(began.constData()));
    }
};

}  // namespace home_page_test

VIZSLA_TEST(tst_home_page, home_page_test::HomePageTest)
#include "tst_home_page.moc"
