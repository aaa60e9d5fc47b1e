// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <future>
#include <stdexcept>

#include "tests/support/test_program.h"
#include "ui/work/background.h"

using namespace vizsla;

namespace background_test {

class BackgroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcome_isToldOnTheThreadOfItsOwner()
    {
        Background background;
        QThread* const own = QThread::currentThread();
        QThread* ofTheWork = own;
        std::optional<Result<int>> outcome;
        background.run(
            [&](const Progress&) -> Result<int> {
                ofTheWork = QThread::currentThread();
                return 5;
            },
            [&](const Result<int>& result) {
                QCOMPARE(QThread::currentThread(), own);
                QVERIFY(!background.isRunning());
                outcome = result;
            });
        QVERIFY(background.isRunning() && !outcome);
        QTRY_VERIFY(outcome);
        QCOMPARE(**outcome, 5);
        QVERIFY(ofTheWork != own);
    }

    void work_canBeFollowedByMore()
    {
        Background background;
        int runs = 0;
        std::function<void(const Result<void>&)> ended = [&](const Result<void>&) {
            if (++runs < 3)
                background.run([](const Progress&) { return Result<void>(); }, ended);
        };
        background.run([](const Progress&) { return Result<void>(); }, ended);
        QTRY_COMPARE(runs, 3);
    }

    void whatWorkThrows_isItsError()
    {
        Background background;
        std::optional<Result<void>> outcome;
        background.run([](const Progress&) -> Result<void> { throw std::runtime_error("broken"); },
                       [&](const Result<void>& result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QVERIFY(!*outcome && outcome->error().message.find("broken") != std::string::npos);
    }

    void cancelledWork_endsAndIsTold()
    {
        Background background;
        std::optional<Result<void>> outcome;
        background.run(
            [](const Progress& progress) -> Result<void> {
                while (!progress.isCancelled())
                    std::this_thread::yield();
                return failure(ErrorKind::Cancelled, "stopped");
            },
            [&](const Result<void>& result) { outcome = result; });
        background.cancel();
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }

    void stoppedWork_tellsNothingMore()
    {
        Background background;
        QStringList told;
        std::promise<void> begun;
        background.run(
            [&](const Progress& progress) -> Result<void> {
                background.tell([&] { told << QStringLiteral("first"); });
                begun.set_value();
                while (!progress.isCancelled())
                    std::this_thread::yield();
                background.tell([&] { told << QStringLiteral("after"); });
                return {};
            },
            [&](const Result<void>&) { told << QStringLiteral("ended"); });
        begun.get_future().wait();
        background.stop();
        QVERIFY(!background.isRunning());
        QCoreApplication::processEvents();
        QVERIFY2(told.isEmpty(), qPrintable(told.join(u' ')));
        // What comes next is heard.
        background.run([](const Progress&) { return Result<void>(); },
                       [&](const Result<void>&) { told << QStringLiteral("next"); });
        QTRY_COMPARE(told, QStringList{QStringLiteral("next")});
    }

    void replacedWork_isNotHeard_andTheNewestOneRuns()
    {
        Background background;
        QStringList told;
        std::promise<void> begun;
        const auto add = [&](const QString& name) {
            return [&told, name](const Result<void>&) { told << name; };
        };
        background.replace(
            [&](const Progress& progress) -> Result<void> {
                background.tell([&] { told << QStringLiteral("early"); });
                begun.set_value();
                while (!progress.isCancelled())
                    std::this_thread::yield();
                progress.report(1, 2);
                return {};
            },
            add("first"));
        begun.get_future().wait();
        QSignalSpy progressed(&background, &Background::progressed);
        std::atomic<int> runs = 0;
        const auto count = [&](const Progress&) -> Result<void> {
            ++runs;
            return {};
        };
        background.replace(count, add("second"));
        background.replace(count, add("third"));
        QVERIFY(background.isRunning());
        QTRY_COMPARE(told, QStringList{QStringLiteral("third")});
        QCOMPARE(runs, 1);
        QCOMPARE(progressed.size(), 0);
        QVERIFY(!background.isRunning());
    }

    void droppedWork_isNeitherHeardNorWaitedFor()
    {
        Background background;
        QStringList told;
        std::promise<void> mayEnd;
        background.run(
            [&, end = mayEnd.get_future().share()](const Progress&) -> Result<void> {
                end.wait();
                return {};
            },
            [&](const Result<void>&) { told << QStringLiteral("ended"); });
        background.whenFree([&] { told << QStringLiteral("never"); });
        background.drop();
        QVERIFY(background.isRunning());
        mayEnd.set_value();
        QTRY_VERIFY(!background.isRunning());
        QVERIFY2(told.isEmpty(), qPrintable(told.join(u' ')));
        background.whenFree([&] { told << QStringLiteral("at once"); });
        QCOMPARE(told, QStringList{QStringLiteral("at once")});
    }

    void whatWaits_comesAfterWhatIsHeard()
    {
        Background background;
        QStringList told;
        background.run([](const Progress&) { return Result<void>(); },
                       [&](const Result<void>&) { told << QStringLiteral("ended"); });
        background.whenFree([&] { told << QStringLiteral("next"); });
        QTRY_COMPARE(told, QStringList({QStringLiteral("ended"), QStringLiteral("next")}));
    }

    void owner_waitsForItsWork()
    {
        std::atomic<bool> isDone = false;
        {
            Background background;
            background.run(
                [&](const Progress& progress) -> Result<void> {
                    while (!progress.isCancelled())
                        std::this_thread::yield();
                    isDone = true;
                    return {};
                },
                [](const Result<void>&) {});
        }
        QVERIFY(isDone);
    }

    void progress_isToldSomeHundredTimesAtMost()
    {
        Background background;
        QSignalSpy progressed(&background, &Background::progressed);
        bool isEnded = false;
        background.run(
            [](const Progress& progress) -> Result<void> {
                for (std::size_t done = 1; done <= 100'000; ++done)
                    progress.report(done, 100'000);
                return {};
            },
            [&](const Result<void>&) { isEnded = true; });
        QTRY_VERIFY(isEnded);
        QCOMPARE(progressed.size(), 200);
        QCOMPARE(progressed.last(), (QVariantList{100'000, 100'000}));
    }
};

}  // namespace background_test

VIZSLA_TEST(tst_background, background_test::BackgroundTest)
#include "tst_background.moc"
