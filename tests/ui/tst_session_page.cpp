// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "core/labeling/session_audit.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/labeling_desk.h"
#include "tests/support/test_program.h"
#include "ui/images/image_view.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_notice.h"
#include "ui/labeling/session_runner.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_page_test {

namespace {

constexpr Micros second = std::chrono::seconds(1);
constexpr std::string_view assigned = "beagle husky cup car mug";

/// A test with rules, and hands on its keyboard.
struct TimedDesk : LabelingDesk
{
    explicit TimedDesk(const TaskRules& rules = {})
        : LabelingDesk(Mode::Test, assigned, sevenClasses(), rules)
    {}

    SessionRunner& runner() const { return *page->findChild<SessionRunner*>(); }
    LabelingStage& stage() const { return *page->findChild<LabelingStage*>(); }
    LabelingStage::Face face() const { return stage().face(); }
    QLabel* label(const char* name) const { return page->findChild<QLabel*>(QLatin1String(name)); }
    SessionNotice& notice() const { return *page->findChild<SessionNotice*>(); }
    /// Time goes by, and the page looks at the clock.
    void wait(std::chrono::microseconds time)
    {
        clock().advance(time);
        runner().tick();
        settle();
    }
    /// What stands on the stage instead of the image has been seen.
    void see()
    {
        stage().grab();
        clock().advance(1s);
    }
    /// Nothing is written until the semaphore is released.
    void holdDiskUntil(QSemaphore& disk)
    {
        desk().writer().write(
            [&disk](StudyFile&) {
                disk.acquire();
                return Result<void>();
            },
            page.get(), [](const Result<void>&) {});
    }
    std::vector<SessionEvent> log()
    {
        settle();
        std::vector<SessionEvent> events;
        for (auto& logged : valueOf(SessionRepository(*desk().file).eventsOfTask(ada.id, task.id)))
            events.push_back(std::move(logged.event));
        return events;
    }
    qsizetype times(EventKind kind) { return std::ranges::count(log(), kind, &SessionEvent::kind); }
};

QString shownTexts(const QWidget& widget)
{
    QString texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&widget))
            texts += label->text() + QLatin1Char('\n');
    }
    return texts;
}

}  // namespace

/// A session at the real page: limits, pauses, corrections, interruptions, and a disk that is slow.
class SessionPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countdown_saysWhatIsLeft();
    void countdown_marksTheLastSecondsWithoutRelyingOnColour();
    void countdown_ofAShortLimit_marksAQuarterOfIt();
    void countdown_canBeHidden();
    void fullScreen_showsTheTimeThatIsLeftAndHowToLeave();
    void fullScreen_isLeftByTyping();
    void fullScreen_saysWhyReturnDoesNothing();
    void timeUp_isSaidAndCountsAsNotAnswered();
    void timeUp_ignoresKeysPressedTooEarly();
    void timeOfThePart_endsIt();
    void pause_hidesTheImageAndStopsItsTime();
    void pauseThatIsForbidden_waitsForTheAnswer();
    void anotherWindow_isAway();
    void keysAndMouse_areInput();
    void earlierImage_canBeCorrected();
    void earlierImage_staysWhereTheLogIsWrittenBeforeItIsSeen();
    void earlierImage_isNotWhereTheNextSessionBegins();
    void earlierImage_isNotOfferedWhereForbidden();
    void guide_isNotThereWhereForbidden();
    void guide_isNotedInTheLog();
    void outsidePages_areNotedInTheLog();
    void interruption_isSaidAtTheSameImage();
    void slowDisk_neverFreezesTheWindow();
    void slowDisk_doesNotLoseTheTimeOfAnAnswer();
    void leavingWhileAnAnswerIsWritten_keepsIt();
    void leavingWhileAnAnswerWaitsForTheDisk_keepsIt();
    void nextPart_isNoInterruption();
    void everythingOnThePage_isFoundAgainInTheLog();
};

void SessionPageTest::countdown_saysWhatIsLeft()
{
    TimedDesk desk({.imageLimit = 60 * second, .sessionLimit = 150 * second});
    desk.sit();
    desk.wait(18s);
    QCOMPARE(desk.label("imageLeft")->text(), QStringLiteral("0:42 left"));
    QCOMPARE(desk.label("partLeft")->text(), QStringLiteral("part: 2:12 left"));
    TimedDesk unlimited;
    unlimited.sit();
    QVERIFY(!unlimited.label("imageLeft")->isVisible() && !unlimited.label("partLeft")->isVisible());
}

void SessionPageTest::countdown_marksTheLastSecondsWithoutRelyingOnColour()
{
    TimedDesk desk({.imageLimit = 60 * second});
    desk.sit();
    const QLabel* left = desk.label("imageLeft");
    desk.wait(49s);
    const QString before = left->text();
    QVERIFY(!left->text().contains(QStringLiteral("last")) && !left->font().bold());
    desk.wait(1s);
    QCOMPARE(left->text(), QStringLiteral("⚠ last 10 s"));
    desk.wait(9s);
    QCOMPARE(left->text(), QStringLiteral("⚠ last 1 s"));
    // The next image begins without the mark.
    desk.answer(QStringLiteral("cup"), 0s);
    desk.waitForImage();
    desk.wait(0s);
    QCOMPARE(left->text(), QStringLiteral("1:00 left"));
}

void SessionPageTest::countdown_ofAShortLimit_marksAQuarterOfIt()
{
    TimedDesk desk({.imageLimit = 12 * second});
    desk.sit();
    const QLabel* left = desk.label("imageLeft");
    desk.wait(4s);
    QCOMPARE(left->text(), QStringLiteral("0:08 left"));
    desk.wait(4s);
    QCOMPARE(left->text(), QStringLiteral("0:04 left"));
    desk.wait(1s);
    QCOMPARE(left->text(), QStringLiteral("⚠ last 3 s"));
}

void SessionPageTest::countdown_canBeHidden()
{
    TimedDesk desk({.imageLimit = 60 * second});
    desk.sit();
    desk.press(Qt::Key_T, Qt::ControlModifier);
    desk.wait(55s);
    QCOMPARE(desk.label("imageLeft")->text(), QStringLiteral("time limit"));
    QVERIFY(!desk.settings.showsCountdown());
    QTest::mouseClick(desk.label("imageLeft"), Qt::LeftButton);
    QCOMPARE(desk.label("imageLeft")->text(), QStringLiteral("⚠ last 5 s"));
}

void SessionPageTest::fullScreen_showsTheTimeThatIsLeftAndHowToLeave()
{
    TimedDesk desk({.imageLimit = 60 * second, .sessionLimit = 150 * second});
    desk.sit();
    const QLabel* left = desk.label("imageLeftInFullScreen");
    const QLabel* hint = desk.label("fullScreenHint");
    QVERIFY(left && hint);
    QVERIFY(!left->isVisible() && !hint->isVisible());
    desk.press(Qt::Key_F11);
    QVERIFY(hint->isVisible());
    desk.wait(18s);
    QVERIFY(!hint->isVisible());
    QVERIFY(left->isVisible());
    QCOMPARE(left->text(), QStringLiteral("0:42 left"));
    QCOMPARE(desk.label("partLeftInFullScreen")->text(), QStringLiteral("part: 2:12 left"));
    desk.press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(left->text(), QStringLiteral("time limit"));
    desk.press(Qt::Key_T, Qt::ControlModifier);
    desk.wait(33s);
    QCOMPARE(left->text(), QStringLiteral("⚠ last 9 s"));
    QVERIFY(left->property("pressing").toBool());
    // A key that does nothing there says how to leave.
    desk.press(Qt::Key_F7);
    QVERIFY(hint->isVisible());
    desk.press(Qt::Key_Escape);
    QVERIFY(!left->isVisible() && !hint->isVisible() && desk.search()->hasFocus());
}

void SessionPageTest::fullScreen_isLeftByTyping()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    QSignalSpy fullScreen(&page, &LabelingPage::fullScreenWanted);
    desk.type(QStringLiteral("m"));
    desk.press(Qt::Key_F11);
    for (const char letter : {'u', 'g'})
        QTest::keyClick(QApplication::focusWidget(), letter);
    QCOMPARE(fullScreen.size(), 2);
    QVERIFY(desk.search()->hasFocus());
    QCOMPARE(desk.search()->text(), QStringLiteral("mug"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.answered(), std::vector<std::string>{"mug"});
}

void SessionPageTest::fullScreen_saysWhyReturnDoesNothing()
{
    TimedDesk desk;
    desk.sit();
    desk.press(Qt::Key_F11);
    desk.press(Qt::Key_Return);
    const QLabel* sign = desk.label("tooEarly");
    QVERIFY(sign && sign->isVisible());
    QVERIFY(sign->text().contains(QStringLiteral("No class is selected")));
    QVERIFY(desk.answered().empty());
}

void SessionPageTest::timeUp_isSaidAndCountsAsNotAnswered()
{
    TimedDesk desk({.imageLimit = 60 * second});
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.type(QStringLiteral("cup"));
    desk.wait(60s);
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    const QString said = shownTexts(desk.stage());
    QVERIFY2(said.contains(QStringLiteral("counts as not answered")), qPrintable(said));
    QVERIFY(desk.answered().empty());
    QVERIFY(page.session()->progress().isTimeUp(*first));
    // No time runs until the next image is asked for.
    desk.see();
    desk.wait(10min);
    QCOMPARE(page.session()->timeOnImage(), Micros(0));
    desk.press(Qt::Key_Return);
    desk.waitForImage();
    QVERIFY(page.session()->current() != first);
    QVERIFY(!desk.confirmButton()->isEnabled());  // what was selected before is not any more
}

void SessionPageTest::timeUp_ignoresKeysPressedTooEarly()
{
    TimedDesk desk({.imageLimit = 60 * second});
    QApplication::setDoubleClickInterval(400);
    desk.sit();
    desk.type(QStringLiteral("cup"));
    desk.wait(60s);
    desk.press(Qt::Key_Return);  // meant for the image
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    desk.stage().grab();
    desk.clock().advance(100ms);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    desk.clock().advance(300ms);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.face() == LabelingStage::Face::Image);
}

void SessionPageTest::timeOfThePart_endsIt()
{
    TimedDesk desk({.sessionLimit = 60 * second});
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"), 10s);
    desk.waitForImage();
    desk.wait(50s);
    QVERIFY(desk.face() == LabelingStage::Face::PartDone);
    QCOMPARE(page.session()->doneInPart(), 3);
    QCOMPARE(desk.answered().size(), std::size_t{1});
    const QString said = shownTexts(desk.stage());
    QVERIFY2(said.contains(QStringLiteral("not answered in time")), qPrintable(said));
}

void SessionPageTest::pause_hidesTheImageAndStopsItsTime()
{
    TimedDesk desk({.imageLimit = 60 * second});
    LabelingPage& page = desk.sit();
    desk.clock().advance(5s);
    desk.type(QStringLiteral("cup"));
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(desk.face() == LabelingStage::Face::Paused);
    QVERIFY(!page.findChild<ImageView*>()->isVisible());
    desk.wait(2h);
    QCOMPARE(page.session()->timeOnImage(), 5 * second);
    desk.see();
    desk.press(Qt::Key_Return);
    QVERIFY(desk.face() == LabelingStage::Face::Image);
    QCoreApplication::processEvents();  // the image is painted again
    // The class that was selected still is.
    desk.clock().advance(2s);
    desk.press(Qt::Key_Return);
    const Answer answer = valueOf(SessionRepository(*desk.desk().file).answersOfLabeler(desk.ada.id)).at(0);
    QCOMPARE(answer.duration, 7 * second);
    QCOMPARE(answer.time->paused, 7201 * second);
}

void SessionPageTest::pauseThatIsForbidden_waitsForTheAnswer()
{
    TimedDesk desk({.pausesAllowed = false});
    LabelingPage& page = desk.sit();
    QTest::mouseClick(desk.button("pause"), Qt::LeftButton);
    QVERIFY(desk.face() == LabelingStage::Face::Image);
    QVERIFY(!page.session()->isPaused());
    desk.answer(QStringLiteral("cup"));
    QVERIFY(desk.face() == LabelingStage::Face::Paused);
    QVERIFY(!page.session()->isShown());
    desk.see();
    desk.press(Qt::Key_Return);
    desk.waitForImage();
    QCOMPARE(page.session()->doneInPart(), 1);
}

void SessionPageTest::anotherWindow_isAway()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    desk.clock().advance(3s);
    Q_EMIT qGuiApp->focusWindowChanged(nullptr);  // as when another program's window comes to the front
    QVERIFY(page.session()->isAway());
    desk.clock().advance(10min);
    Q_EMIT qGuiApp->focusWindowChanged(page.windowHandle());
    QVERIFY(!page.session()->isAway());
    desk.answer(QStringLiteral("cup"), 2s);
    const Answer answer = valueOf(SessionRepository(*desk.desk().file).answersOfLabeler(desk.ada.id)).at(0);
    QCOMPARE(answer.time->away, 600 * second);
    QCOMPARE(answer.time->active, 5 * second);
}

void SessionPageTest::keysAndMouse_areInput()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    desk.clock().advance(20s);
    desk.type(QStringLiteral("c"));
    desk.clock().advance(20s);
    QTest::mouseMove(page.findChild<ImageView*>(), QPoint(30, 30));
    QTest::mouseMove(page.findChild<ImageView*>(), QPoint(60, 60));
    desk.clock().advance(20s);
    QCOMPARE(page.session()->spentOnImage().idle, Micros(0));
    desk.wait(20s);
    QCOMPARE(page.session()->spentOnImage().idle, 10 * second);
}

void SessionPageTest::earlierImage_canBeCorrected()
{
    TimedDesk desk({.correctionsAllowed = true});
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    QVERIFY(!desk.button("earlier")->isEnabled());
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    const auto open = page.session()->current();
    QTest::mouseClick(desk.button("earlier"), Qt::LeftButton);
    QCOMPARE(page.session()->current(), first);
    QCOMPARE(desk.selectedClass(), QStringLiteral("cup, beaker"));
    QVERIFY(desk.notice().isVisible());
    desk.waitForImage();
    desk.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(page.session()->current(), open);
    QVERIFY(!desk.notice().isVisible());

    desk.press(Qt::Key_Left, Qt::AltModifier);
    desk.waitForImage();
    desk.answer(QStringLiteral("mug"));
    QCOMPARE(page.session()->current(), open);
    QCOMPARE(page.session()->answer(*first)->wnid, std::string("cup"));
    QCOMPARE(page.session()->progress().correction(*first)->wnid, std::string("mug"));
    QVERIFY(!desk.notice().isVisible());
    QVERIFY((desk.answered() == std::vector<std::string>{"cup", "mug"}));
    // One undo takes one step back.
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!page.session()->progress().correction(*first));
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
}

void SessionPageTest::earlierImage_staysWhereTheLogIsWrittenBeforeItIsSeen()
{
    TimedDesk desk({.correctionsAllowed = true});
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    const auto open = page.session()->current();
    // In another size it has to be decoded again.
    page.resize(1100, 700);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!page.session()->isShown());
    desk.wait(2s);
    QCOMPARE(page.session()->revisited(), first);
    desk.waitForImage();
    desk.answer(QStringLiteral("mug"));
    QVERIFY(!page.session()->answer(*open));
    QCOMPARE(page.session()->progress().correction(*first)->wnid, std::string("mug"));
}

void SessionPageTest::earlierImage_isNotWhereTheNextSessionBegins()
{
    TimedDesk desk({.imageLimit = 60 * second, .correctionsAllowed = true});
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    desk.press(Qt::Key_Left, Qt::AltModifier);
    desk.waitForImage();
    desk.answer(QStringLiteral("mug"));
    desk.waitForImage();
    desk.wait(60s);
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    desk.see();
    desk.press(Qt::Key_Return);
    desk.waitForImage();
    const auto open = page.session()->current();
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.waitForImage();
    QCOMPARE(page.session()->revisited(), first);
    page.leave();
    desk.settle();
    valueOf(page.begin(desk.task.id, desk.ada.id));
    desk.settle();
    QVERIFY(!page.session()->revisited());
    QCOMPARE(page.session()->current(), open);
}

void SessionPageTest::earlierImage_isNotOfferedWhereForbidden()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    QVERIFY(!desk.button("earlier")->isVisible());
    const auto open = page.session()->current();
    desk.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(page.session()->current(), open);
}

void SessionPageTest::guide_isNotThereWhereForbidden()
{
    TimedDesk desk({.guideAllowed = false});
    LabelingPage& page = desk.sit();
    QSignalSpy wanted(&page, &LabelingPage::guideWanted);
    QVERIFY(!desk.button("openGuide")->isVisible());
    desk.press(Qt::Key_F1);
    QCOMPARE(wanted.size(), 0);
}

void SessionPageTest::guide_isNotedInTheLog()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    desk.type(QStringLiteral("cup"));
    desk.press(Qt::Key_F1);
    page.resume();
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.times(EventKind::GuideOpened), 1);
    QCOMPARE(desk.times(EventKind::GuideClosed), 1);
}

void SessionPageTest::outsidePages_areNotedInTheLog()
{
    TimedDesk desk({.externalAllowed = true});
    desk.settings.setUsesExternalResources(true);
    desk.sit();
    desk.type(QStringLiteral("husky"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(desk.openedUrls.size(), 1);
    desk.press(Qt::Key_Return);
    const auto log = desk.log();
    const auto event = std::ranges::find(log, EventKind::LookedUp, &SessionEvent::kind);
    QVERIFY(event != log.end());
    QCOMPARE(event->wnid, std::string("husky"));
}

void SessionPageTest::interruption_isSaidAtTheSameImage()
{
    TimedDesk desk;
    desk.study().begin(desk.task, desk.ada);  // and never ended
    LabelingPage& page = desk.sit();
    QVERIFY(page.session()->interruptedAt().has_value());
    QVERIFY(desk.notice().isVisible());
    QVERIFY(desk.notice().text().contains(QStringLiteral("was interrupted")));
    desk.answer(QStringLiteral("cup"));
    QVERIFY(!desk.notice().isVisible());
}

/// While the disk does not answer, the window does; and the answer counts once it does.
void SessionPageTest::slowDisk_neverFreezesTheWindow()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    QSemaphore disk;
    desk.holdDiskUntil(disk);
    desk.type(QStringLiteral("cup"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    // The window goes on: it paints, zooms, takes keys; and it does not claim what is not saved.
    for (int turn = 0; turn < 50; ++turn)
        QCoreApplication::processEvents();
    QVERIFY(page.isSaving());
    desk.runner().tick();
    QVERIFY(!desk.confirmButton()->isEnabled());
    QCOMPARE(page.session()->current(), first);
    auto* view = page.findChild<ImageView*>();
    const double before = view->zoom();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(view->zoom() > before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // impatient
    QVERIFY(desk.answered().empty());
    disk.release();
    desk.settle();
    QVERIFY(!page.isSaving());
    QVERIFY(page.session()->current() != first);
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
}

void SessionPageTest::slowDisk_doesNotLoseTheTimeOfAnAnswer()
{
    TimedDesk desk({.imageLimit = 60 * second});
    LabelingPage& page = desk.sit();
    QSemaphore disk;
    desk.holdDiskUntil(disk);
    QSignalSpy failed(&page, &LabelingPage::failed);
    // The log is being written when the answer is confirmed, a second before its time is up.
    desk.type(QStringLiteral("cup"));
    desk.clock().advance(30s);
    desk.runner().tick();
    QVERIFY(page.session()->isStepPlanned());
    desk.clock().advance(29s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    desk.clock().advance(20s);
    desk.runner().tick();
    disk.release();
    desk.settle();
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.front().front().toString()));
    const Answer answer = valueOf(SessionRepository(*desk.desk().file).answersOfLabeler(desk.ada.id)).at(0);
    QCOMPARE(answer.duration, 59 * second);
    QVERIFY(desk.face() == LabelingStage::Face::Image);
}

void SessionPageTest::leavingWhileAnAnswerIsWritten_keepsIt()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    QSignalSpy left(&page, &LabelingPage::left);
    desk.type(QStringLiteral("cup"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    page.leave();
    QVERIFY(!page.isRunning());
    desk.settle();
    QCOMPARE(left.size(), 1);
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    QCOMPARE(desk.times(EventKind::Ended), 1);
    QVERIFY(valueOf(SessionRepository(*desk.desk().file).unended(desk.task.id, desk.ada.id)).empty());
}

void SessionPageTest::leavingWhileAnAnswerWaitsForTheDisk_keepsIt()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    QSemaphore disk;
    desk.holdDiskUntil(disk);
    desk.clock().advance(6s);
    desk.runner().tick();
    QVERIFY(page.session()->isStepPlanned());
    desk.type(QStringLiteral("cup"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    page.leave();
    disk.release();
    desk.settle();
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    QCOMPARE(desk.times(EventKind::Ended), 1);
}

void SessionPageTest::nextPart_isNoInterruption()
{
    TimedDesk desk;
    LabelingPage& page = desk.sit();
    for (int image = 0; image < 3; ++image) {
        desk.waitForImage();
        desk.answer(QStringLiteral("cup"));
    }
    QVERIFY(desk.face() == LabelingStage::Face::PartDone);
    desk.see();
    // A test's next part has its start page, and begins after that.
    QSignalSpy startPage(&page, &LabelingPage::startPageWanted);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(startPage.size(), 1);
    QVERIFY(!page.isRunning());
    valueOf(page.begin(startPage.front().front().value<TaskId>(), desk.ada.id));
    QTRY_VERIFY(page.session() && page.session()->part() == 1);
    desk.waitForImage();
    QVERIFY(!page.session()->interruptedAt());
    QVERIFY(!desk.notice().isVisible());
}

void SessionPageTest::everythingOnThePage_isFoundAgainInTheLog()
{
    TimedDesk desk({.imageLimit = 60 * second, .correctionsAllowed = true});
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"), 45s);
    desk.waitForImage();
    desk.press(Qt::Key_K, Qt::ControlModifier);
    desk.waitForImage();
    desk.press(Qt::Key_Left, Qt::AltModifier);
    desk.waitForImage();
    desk.answer(QStringLiteral("mug"), 3s);
    desk.waitForImage();
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.waitForImage();
    desk.press(Qt::Key_Right, Qt::AltModifier);
    desk.waitForImage();
    desk.wait(60s);
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    page.leave();
    desk.settle();
    const SessionAudit audit = valueOf(auditSessions(*desk.desk().file));
    QVERIFY2(audit.contradictions.empty(),
             audit.contradictions.empty() ? "" : audit.contradictions.front().c_str());
    QCOMPARE(audit.answers, 2);
}

}  // namespace session_page_test

VIZSLA_TEST(tst_session_page, session_page_test::SessionPageTest)
#include "tst_session_page.moc"
