// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/keyboard.h"
#include "tests/support/labeling_desk.h"
#include "tests/support/test_program.h"
#include "ui/keys/too_early_sign.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_runner.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace held_keys_test {

namespace {

/// A labeling page before which time goes by, and a keyboard with keys that can be held down.
struct Desk : LabelingDesk
{
    explicit Desk(Mode mode = Mode::Training, const TaskRules& rules = {})
        : LabelingDesk(mode, "beagle husky cup car mug", sevenClasses(), rules)
    {
        settings.setShowsFeedback(false);
        QApplication::setDoubleClickInterval(400);
    }

    LabelingPage& sit()
    {
        LabelingPage& shown = LabelingDesk::sit();
        see();
        return shown;
    }
    /// What was asked for is written, decoded and painted.
    void settleAll()
    {
        settle();
        QCoreApplication::processEvents();
        const LabelingSession* session = page->session();
        if (session && session->current() && face() == LabelingStage::Face::Image && !feedback()->isOpen())
            waitForImage();
        QCoreApplication::processEvents();
    }
    auto settling()
    {
        return [this] { settleAll(); };
    }
    /// What stands there has been looked at for a second.
    void see()
    {
        settleAll();
        keyboard.pass(1s);
    }
    /// Presses a key and keeps it down for two seconds.
    void pressAndHold(Qt::Key key, Qt::KeyboardModifiers modifiers, Repeats repeats)
    {
        keyboard.press(key, modifiers);
        keyboard.hold(key, modifiers, repeats, settling());
    }
    void answerSeen(const QString& name)
    {
        see();
        type(name);
        keyboard.tap(Qt::Key_Return);
        settleAll();
    }
    LabelingStage& stage() const { return *page->findChild<LabelingStage*>(); }
    SessionRunner& runner() const { return *page->findChild<SessionRunner*>(); }
    LabelingStage::Face face() const { return stage().face(); }

    bool isSaidTooEarly() const
    {
        const auto signs = page->findChildren<TooEarlySign*>();
        return std::ranges::any_of(signs, [](const TooEarlySign* sign) { return sign->isVisible(); });
    }

    Keyboard keyboard{clock()};
};

void addRepeats()
{
    QTest::addColumn<Repeats>("repeats");
    QTest::newRow("marked pairs") << Repeats::Marked;
    QTest::newRow("unmarked pairs") << Repeats::Unmarked;
    QTest::newRow("marked presses") << Repeats::Presses;
    QTest::newRow("bare presses") << Repeats::Bare;
}

}  // namespace

/// Keys that are held down and double clicks, while labeling.
class HeldKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heldReturn_answersTheLastImageAndStaysAtTheSummary_data() { addRepeats(); }
    void heldReturn_answersTheLastImageAndStaysAtTheSummary();
    void heldReturn_leavesTheFeedbackToBeRead_data() { addRepeats(); }
    void heldReturn_leavesTheFeedbackToBeRead();
    void heldReturn_leavesTheTimeThatWasUpToBeRead_data() { addRepeats(); }
    void heldReturn_leavesTheTimeThatWasUpToBeRead();
    void heldSkipKey_skipsOneImage_data() { addRepeats(); }
    void heldSkipKey_skipsOneImage();
    void heldUndoKey_undoesOneStep_data() { addRepeats(); }
    void heldUndoKey_undoesOneStep();
    void heldPauseKey_pausesOnce_data() { addRepeats(); }
    void heldPauseKey_pausesOnce();
    void doubleClick_actsOnce_data();
    void doubleClick_actsOnce();
    void doubleClickOnContinue_leavesTheNextImageAlone();
    void doubleClickOnNextPart_beginsOnePart();
    void doubleClickOnAFoundClass_confirmsIt();
    void keyBeforeTheImageIsSeen_isIgnoredAndNotKept_data();
    void keyBeforeTheImageIsSeen_isIgnoredAndNotKept();
    void keyBeforeThePaint_isIgnored_data();
    void keyBeforeThePaint_isIgnored();
    void returnThatCameTooEarly_isSaidAndTheNextWordBeginsAnew();
    void returnWhileTheDiskIsSlow_isSaidAndTheNextWordBeginsAnew();
    void ignoredPress_isSaid_data();
    void ignoredPress_isSaid();
    void returnAtTheSummary_isForTheButtonThatHasTheKeyboard();
    void undo_doesNotWaitForTheImage();
    void lettersTypedRightAfterReturn_arriveInTheSearch();
    void lettersTypedWhileTheDiskIsSlow_arriveInTheSearch();
};

void HeldKeysTest::heldReturn_answersTheLastImageAndStaysAtTheSummary()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    LabelingPage& page = desk.sit();
    desk.answerSeen(QStringLiteral("cup"));
    desk.answerSeen(QStringLiteral("cup"));
    desk.see();
    desk.type(QStringLiteral("cup"));
    desk.pressAndHold(Qt::Key_Return, {}, repeats);
    QCOMPARE(desk.answered().size(), std::size_t{3});
    QVERIFY(desk.face() == LabelingStage::Face::PartDone);
    QCOMPARE(page.session()->part(), 0);
    // A fresh press goes on.
    desk.keyboard.pass(100ms);
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QCOMPARE(page.session()->part(), 1);
}

void HeldKeysTest::heldReturn_leavesTheFeedbackToBeRead()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.type(QStringLiteral("cup"));
    desk.pressAndHold(Qt::Key_Return, {}, repeats);
    QVERIFY(desk.feedback()->isOpen());
    QCOMPARE(desk.answered().size(), std::size_t{1});
    desk.keyboard.pass(100ms);
    desk.keyboard.tap(Qt::Key_Return);
    QVERIFY(!desk.feedback()->isOpen());
}

void HeldKeysTest::heldReturn_leavesTheTimeThatWasUpToBeRead()
{
    QFETCH(Repeats, repeats);
    Desk desk(Mode::Test, {.imageLimit = std::chrono::seconds(60)});
    desk.sit();
    desk.keyboard.press(Qt::Key_Return);  // nothing is selected
    desk.keyboard.pass(60s);
    desk.runner().tick();
    desk.keyboard.hold(Qt::Key_Return, {}, repeats, desk.settling());
    QVERIFY(desk.face() == LabelingStage::Face::TimeUp);
    desk.keyboard.pass(100ms);
    desk.keyboard.tap(Qt::Key_Return);
    QVERIFY(desk.face() == LabelingStage::Face::Image);
}

void HeldKeysTest::heldSkipKey_skipsOneImage()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    LabelingPage& page = desk.sit();
    const auto second = page.session()->upcoming(1).front();
    desk.pressAndHold(Qt::Key_K, Qt::ControlModifier, repeats);
    QCOMPARE(page.session()->current(), std::optional(second));
    desk.keyboard.pass(100ms);
    desk.keyboard.tap(Qt::Key_K, Qt::ControlModifier);
    desk.settleAll();
    QVERIFY(page.session()->current() != second);
}

void HeldKeysTest::heldUndoKey_undoesOneStep()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    desk.sit();
    desk.answerSeen(QStringLiteral("cup"));
    desk.answerSeen(QStringLiteral("mug"));
    desk.see();
    desk.pressAndHold(Qt::Key_Z, Qt::ControlModifier, repeats);
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
}

void HeldKeysTest::heldPauseKey_pausesOnce()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    desk.sit();
    desk.pressAndHold(Qt::Key_Space, Qt::ControlModifier, repeats);
    QVERIFY(desk.face() == LabelingStage::Face::Paused);
}

void HeldKeysTest::doubleClick_actsOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("answers");
    QTest::newRow("skip") << QStringLiteral("skip") << 1;
    QTest::newRow("confirm") << QStringLiteral("confirm") << 2;
    QTest::newRow("undo") << QStringLiteral("undo") << 0;
    QTest::newRow("pause") << QStringLiteral("pause") << 1;
}

/// After one answer, with a class selected for the second image.
void HeldKeysTest::doubleClick_actsOnce()
{
    QFETCH(QString, button);
    QFETCH(int, answers);
    Desk desk;
    LabelingPage& page = desk.sit();
    desk.answerSeen(QStringLiteral("cup"));
    desk.see();
    desk.type(QStringLiteral("mug"));
    const auto third = page.session()->upcoming(1).front();
    desk.keyboard.doubleClick(*desk.button(button.toLatin1().constData()), desk.settling());
    QCOMPARE(desk.answered().size(), static_cast<std::size_t>(answers));
    if (button == QStringLiteral("skip"))
        QCOMPARE(page.session()->current(), std::optional(third));
    QCOMPARE(desk.face() == LabelingStage::Face::Paused, button == QStringLiteral("pause"));
}

void HeldKeysTest::doubleClickOnContinue_leavesTheNextImageAlone()
{
    Desk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    QSignalSpy fullScreen(&page, &LabelingPage::fullScreenWanted);
    desk.answerSeen(QStringLiteral("cup"));
    QVERIFY(desk.feedback()->isOpen());
    auto* button = desk.feedback()->findChild<QPushButton*>(QStringLiteral("feedbackContinue"));
    // Too early, then once, and what follows does not reach the image below.
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(desk.feedback()->isOpen());
    desk.see();
    desk.keyboard.doubleClick(*button, desk.settling());
    QVERIFY(!desk.feedback()->isOpen());
    QCOMPARE(fullScreen.size(), 0);
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void HeldKeysTest::doubleClickOnNextPart_beginsOnePart()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    for (int image = 0; image < 3; ++image)
        desk.answerSeen(QStringLiteral("cup"));
    QVERIFY(desk.face() == LabelingStage::Face::PartDone);
    QPushButton* next = desk.button("nextPart");
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(page.session());
    QCOMPARE(page.session()->part(), 0);
    desk.see();
    QSignalSpy fullScreen(&page, &LabelingPage::fullScreenWanted);
    desk.keyboard.doubleClick(*next, desk.settling());
    QCOMPARE(page.session()->part(), 1);
    QCOMPARE(page.session()->doneInPart(), 0);
    QVERIFY(page.session()->current() == std::optional<std::size_t>(0));
    QCOMPARE(fullScreen.size(), 0);
}

void HeldKeysTest::doubleClickOnAFoundClass_confirmsIt()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    desk.type(QStringLiteral("cup"));
    QCoreApplication::processEvents();  // the results have their place
    auto* results = page.findChild<QListView*>(QStringLiteral("classResults"));
    const QPoint first = results->visualRect(results->model()->index(0, 0)).center();
    const auto doubleClick = [&] {
        QTest::mouseClick(results->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(results->viewport(), Qt::LeftButton, {}, first);
    };
    doubleClick();
    desk.settleAll();
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    // At once upon the next image: it has not been seen.
    desk.type(QStringLiteral("cup"));
    doubleClick();
    desk.settleAll();
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void HeldKeysTest::keyBeforeTheImageIsSeen_isIgnoredAndNotKept_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("confirm") << Qt::Key_Return << Qt::KeyboardModifiers();
    QTest::newRow("skip") << Qt::Key_K << Qt::KeyboardModifiers(Qt::ControlModifier);
}

void HeldKeysTest::keyBeforeTheImageIsSeen_isIgnoredAndNotKept()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Desk desk;
    LabelingPage& page = desk.sit();
    desk.answerSeen(QStringLiteral("cup"));
    const auto second = page.session()->current();
    desk.type(QStringLiteral("mug"));
    desk.settleAll();  // painted now
    desk.keyboard.pass(340ms);
    desk.keyboard.tap(key, modifiers);
    desk.see();
    QCOMPARE(page.session()->current(), second);
    QCOMPARE(desk.answered().size(), std::size_t{1});
    QCOMPARE(desk.search()->text(), QStringLiteral("mug"));
    desk.keyboard.tap(key, modifiers);
    desk.settleAll();
    QVERIFY(page.session()->current() != second);
}

void HeldKeysTest::keyBeforeThePaint_isIgnored_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"skip", "continue", "next part"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

/// However long the paint takes.
void HeldKeysTest::keyBeforeThePaint_isIgnored()
{
    QFETCH(QString, what);
    Desk desk;
    desk.settings.setShowsFeedback(what == QStringLiteral("continue"));
    LabelingPage& page = desk.sit();
    for (int image = 1; what == QStringLiteral("next part") && image < 3; ++image)
        desk.answerSeen(QStringLiteral("cup"));
    desk.see();
    // Nothing has been decoded ahead for this size.
    page.resize(1100, 700);
    desk.type(QStringLiteral("cup"));
    desk.keyboard.tap(Qt::Key_Return);
    desk.settle();
    const auto current = page.session()->current();
    desk.keyboard.pass(1s);
    if (what == QStringLiteral("skip"))
        desk.keyboard.tap(Qt::Key_K, Qt::ControlModifier);
    else
        desk.keyboard.tap(Qt::Key_Return);
    desk.settle();
    QCOMPARE(page.session()->current(), current);
    QCOMPARE(desk.feedback()->isOpen(), what == QStringLiteral("continue"));
    QCOMPARE(desk.face() == LabelingStage::Face::PartDone, what == QStringLiteral("next part"));
    QCOMPARE(page.session()->part(), 0);
}

/// Who types faster than images come sees that the key did nothing, and answers with no word made of two.
void HeldKeysTest::returnThatCameTooEarly_isSaidAndTheNextWordBeginsAnew()
{
    Desk desk;
    desk.sit();
    desk.answerSeen(QStringLiteral("cup"));
    QVERIFY(!desk.isSaidTooEarly());
    desk.keyboard.pass(200ms);
    desk.type(QStringLiteral("mug"));
    desk.keyboard.tap(Qt::Key_Return);
    QVERIFY(desk.isSaidTooEarly());
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    desk.see();
    desk.type(QStringLiteral("husky"));
    QCOMPARE(desk.search()->text(), QStringLiteral("husky"));
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QCOMPARE(desk.answered(), (std::vector<std::string>{"cup", "husky"}));
    QVERIFY(!desk.isSaidTooEarly());
    // The same word, once more confirmed, is the answer.
    desk.type(QStringLiteral("mug"));
    desk.keyboard.tap(Qt::Key_Return);
    desk.see();
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QCOMPARE(desk.answered(), (std::vector<std::string>{"cup", "husky", "mug"}));
}

void HeldKeysTest::returnWhileTheDiskIsSlow_isSaidAndTheNextWordBeginsAnew()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    QSemaphore disk;
    desk.desk().writer().write(
        [&disk](StudyFile&) {
            disk.acquire();
            return Result<void>();
        },
        &page, [](const Result<void>&) {});
    for (const char* word : {"cup", "mug"}) {
        desk.type(QLatin1String(word));
        desk.keyboard.tap(Qt::Key_Return);
    }
    QVERIFY(desk.isSaidTooEarly());
    desk.type(QStringLiteral("hus"));
    disk.release();
    desk.settleAll();
    desk.type(QStringLiteral("ky"));
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    QCOMPARE(desk.search()->text(), QStringLiteral("husky"));
    QCOMPARE(desk.selectedClass(), QStringLiteral("husky, Eskimo dog"));
}

void HeldKeysTest::ignoredPress_isSaid_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"confirm", "skip", "confirm by mouse", "continue", "next part", "time up"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void HeldKeysTest::ignoredPress_isSaid()
{
    QFETCH(QString, what);
    Desk desk(what == QStringLiteral("time up") ? Mode::Test : Mode::Training,
              {.imageLimit = std::chrono::seconds(60)});
    desk.settings.setShowsFeedback(what == QStringLiteral("continue"));
    desk.sit();
    if (what == QStringLiteral("time up")) {
        desk.keyboard.pass(60s);
        desk.runner().tick();
        desk.settleAll();
    } else {
        desk.answerSeen(QStringLiteral("cup"));
    }
    for (int image = 1; what == QStringLiteral("next part") && image < 3; ++image)
        desk.answerSeen(QStringLiteral("cup"));
    if (what.startsWith(QStringLiteral("confirm")))
        desk.type(QStringLiteral("mug"));
    QVERIFY(!desk.isSaidTooEarly());
    desk.keyboard.pass(100ms);
    if (what == QStringLiteral("confirm by mouse"))
        QTest::mouseClick(desk.confirmButton(), Qt::LeftButton);
    else if (what == QStringLiteral("skip"))
        desk.keyboard.tap(Qt::Key_K, Qt::ControlModifier);
    else
        desk.keyboard.tap(Qt::Key_Return);
    QVERIFY(desk.isSaidTooEarly());
}

void HeldKeysTest::returnAtTheSummary_isForTheButtonThatHasTheKeyboard()
{
    Desk desk(Mode::Test);  // what is not told can be undone
    desk.sit();
    for (int image = 0; image < 3; ++image)
        desk.answerSeen(QStringLiteral("cup"));
    QVERIFY(desk.face() == LabelingStage::Face::PartDone);
    desk.see();
    desk.button("undoLast")->setFocus();
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QVERIFY(desk.face() == LabelingStage::Face::Image);
    QCOMPARE(desk.answered().size(), std::size_t{2});
}

void HeldKeysTest::undo_doesNotWaitForTheImage()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.answerSeen(QStringLiteral("cup"));
    desk.keyboard.tap(Qt::Key_Z, Qt::ControlModifier);
    desk.settleAll();
    QCOMPARE(page.session()->current(), first);
    QVERIFY(desk.answered().empty());
}

void HeldKeysTest::lettersTypedRightAfterReturn_arriveInTheSearch()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    // Nothing has been decoded ahead for this size.
    page.resize(1100, 700);
    desk.type(QStringLiteral("cup"));
    desk.keyboard.tap(Qt::Key_Return);
    desk.settle();
    QVERIFY(!page.session()->isShown());
    desk.type(QStringLiteral("hus"));
    desk.waitForImage();
    desk.type(QStringLiteral("ky"));
    QCOMPARE(desk.search()->text(), QStringLiteral("husky"));
    QCOMPARE(desk.selectedClass(), QStringLiteral("husky, Eskimo dog"));
}

void HeldKeysTest::lettersTypedWhileTheDiskIsSlow_arriveInTheSearch()
{
    Desk desk;
    LabelingPage& page = desk.sit();
    QSemaphore disk;
    desk.desk().writer().write(
        [&disk](StudyFile&) {
            disk.acquire();
            return Result<void>();
        },
        &page, [](const Result<void>&) {});
    desk.type(QStringLiteral("cup"));
    desk.keyboard.tap(Qt::Key_Return);
    desk.type(QStringLiteral("husky"));
    QVERIFY(page.isSaving());
    disk.release();
    desk.settleAll();
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
    QCOMPARE(desk.search()->text(), QStringLiteral("husky"));
    QCOMPARE(desk.selectedClass(), QStringLiteral("husky, Eskimo dog"));
}

}  // namespace held_keys_test

VIZSLA_TEST(tst_held_keys, held_keys_test::HeldKeysTest)
#include "tst_held_keys.moc"
