// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStackedWidget>
#include <QTest>

#include "tests/support/test_program.h"
#include "tests/ui/task_desk.h"
#include "ui/guide/guide_viewer.h"
#include "ui/labeling/labeling_page.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_runner.h"
#include "ui/study/study_writer.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace page_focus_test {

namespace {

constexpr Micros aSecond = std::chrono::seconds(1);

/// A test with limits, being sat, and a guide in which one can look things up meanwhile.
struct ReadingDesk : TaskDesk
{
    explicit ReadingDesk(const TaskRules& rules, bool hasGuide = true)
    {
        task = study().addTask("timed", both(), Mode::Test, 3, rules);
        if (hasGuide)
            writeGuidePage(QStringLiteral("cups.md"),
                           QStringLiteral("---\ntitle: Cups\nclasses: cup mug\n---\n# Cups\n"));
        show();
        pages->startTask(task.id);
        settle();
        waitForImage();
    }
    LabelingPage& labeling() const { return *pages->findChild<LabelingPage*>(); }
    GuideViewer& guide() const { return *pages->findChild<GuideViewer*>(); }
    LabelingStage::Face face() const { return labeling().findChild<LabelingStage*>()->face(); }
    QLineEdit* search() const { return labeling().findChild<QLineEdit*>(QStringLiteral("classSearch")); }
    void settle() { desk().writer().finish(); }
    void waitForImage() const
    {
        QVERIFY(QTest::qWaitFor([this] { return labeling().session()->isShown(); }));
        QCoreApplication::processEvents();
    }
    /// Time goes by, and the session looks at the clock.
    void wait(std::chrono::microseconds time)
    {
        clock().advance(time);
        labeling().findChild<SessionRunner*>()->tick();
        settle();
        QCoreApplication::processEvents();
    }
    void readGuide()
    {
        press(Qt::Key_F1);
        settle();
        QVERIFY(guide().isVisible() && !labeling().isVisible());
    }
    bool isGuidesKeyboard() const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus == &guide() || guide().isAncestorOf(focus);
    }
    QString timeInGuide() const
    {
        const auto* label = guide().findChild<QLabel*>(QStringLiteral("timeInGuide"));
        return label->isVisible() ? label->text() : QString();
    }

    Task task;
};

}  // namespace

/// While another page is in front of a running session.
class PageFocusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guide_showsTheTimeThatIsLeft();
    void guide_hidesTheTimeWithTheCountdown();
    void guide_withoutLimits_showsNoTime();
    void timeUpBehindTheGuide_isToldThere_data();
    void timeUpBehindTheGuide_isToldThere();
    void timeOfThePartUpBehindTheGuide_isToldThere();
    void hiddenPage_takesNoKeys();
    void hiddenPartOfThePage_takesNoKeys();
};

void PageFocusTest::guide_showsTheTimeThatIsLeft()
{
    ReadingDesk desk({.imageLimit = 60 * aSecond});
    desk.wait(10s);
    desk.readGuide();
    QCOMPARE(desk.timeInGuide(), QStringLiteral("this image: 0:50 left"));
    desk.wait(8s);
    QCOMPARE(desk.timeInGuide(), QStringLiteral("this image: 0:42 left"));
    desk.wait(35s);
    QCOMPARE(desk.timeInGuide(), QStringLiteral("⚠ last 7 s"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.labeling().isVisible());
    QVERIFY(desk.search()->hasFocus());
}

void PageFocusTest::guide_hidesTheTimeWithTheCountdown()
{
    ReadingDesk desk({.imageLimit = 60 * aSecond});
    desk.settings.setShowsCountdown(false);
    desk.readGuide();
    QCOMPARE(desk.timeInGuide(), QStringLiteral("time limit"));
    desk.wait(55s);
    QCOMPARE(desk.timeInGuide(), QStringLiteral("time limit"));
    // That it is up is no countdown.
    desk.wait(6s);
    QCOMPARE(desk.timeInGuide(), QStringLiteral("⚠ The time for this image is up"));
}

void PageFocusTest::guide_withoutLimits_showsNoTime()
{
    ReadingDesk desk({});
    desk.readGuide();
    desk.wait(5s);
    QCOMPARE(desk.timeInGuide(), QString());
}

void PageFocusTest::timeUpBehindTheGuide_isToldThere_data()
{
    QTest::addColumn<bool>("hasGuide");
    QTest::newRow("guide with pages") << true;
    QTest::newRow("empty guide") << false;
}

void PageFocusTest::timeUpBehindTheGuide_isToldThere()
{
    QFETCH(bool, hasGuide);
    ReadingDesk desk({.imageLimit = 60 * aSecond}, hasGuide);
    desk.readGuide();
    desk.wait(61s);
    QVERIFY(desk.guide().isVisible());
    QCOMPARE(desk.timeInGuide(), QStringLiteral("⚠ The time for this image is up"));
    QVERIFY(desk.isGuidesKeyboard());
    // What is typed goes to no page that is hidden.
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mug"));
    QCOMPARE(desk.search()->text(), QString());
    QVERIFY(desk.isGuidesKeyboard());
    // The first leaves the guide's own search.
    desk.press(Qt::Key_Escape);
    if (desk.guide().isVisible())
        desk.press(Qt::Key_Escape);
    QVERIFY(desk.labeling().isVisible());
    QCOMPARE(desk.face(), LabelingStage::Face::TimeUp);
    QVERIFY(desk.search()->hasFocus());
    // No time runs for the image that waits.
    desk.wait(90s);
    QCOMPARE(desk.face(), LabelingStage::Face::TimeUp);
    QCOMPARE(desk.labeling().session()->doneInPart(), 1);
    // It was told, and is over.
    desk.readGuide();
    QCOMPARE(desk.timeInGuide(), QString());
}

void PageFocusTest::timeOfThePartUpBehindTheGuide_isToldThere()
{
    ReadingDesk desk({.sessionLimit = 60 * aSecond});
    desk.readGuide();
    QCOMPARE(desk.timeInGuide(), QStringLiteral("this part: 1:00 left"));
    desk.wait(61s);
    QCOMPARE(desk.timeInGuide(), QStringLiteral("⚠ The time for this part is up"));
    QVERIFY(desk.isGuidesKeyboard());
}

void PageFocusTest::hiddenPage_takesNoKeys()
{
    ReadingDesk desk({});
    desk.readGuide();
    const QPointer<QWidget> before = QApplication::focusWidget();
    desk.search()->setFocus();
    QCOMPARE(QApplication::focusWidget(), before.data());
    desk.pages->showPage(StudyPages::Page::Tasks);
    desk.search()->setFocus();
    QVERIFY(!desk.search()->hasFocus());
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
}

void PageFocusTest::hiddenPartOfThePage_takesNoKeys()
{
    ReadingDesk desk({});
    desk.press(Qt::Key_F11);
    QVERIFY(!desk.search()->isVisible());
    desk.clock().advance(2s);
    desk.press(Qt::Key_K, Qt::ControlModifier);
    desk.settle();
    desk.waitForImage();
    QVERIFY(!desk.search()->hasFocus());
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.search()->isVisible() && desk.search()->hasFocus());
}

}  // namespace page_focus_test

VIZSLA_TEST(tst_page_focus, page_focus_test::PageFocusTest)
#include "tst_page_focus.moc"
