// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include "core/guide/look_alikes.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/labeling_desk.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/classes/class_details.h"
#include "ui/classes/class_panel.h"
#include "ui/classes/photo_strip.h"
#include "ui/images/image_view.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/labeling_page.h"
#include "ui/labeling/labeling_side.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/right_sign.h"
#include "ui/labeling/session_notice.h"
#include "ui/study/search_results_model.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace labeling_page_test {

class LabelingPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeTask_byKeyboardAlone();
    void searchBox_takesTypingAtOnce();
    void typingInTheHierarchy_goesToTheSearchBox();
    void firstResult_isSelectedAndArrowsMoveOn();
    void altDigit_choosesAResult();
    void letterWithAltOrCtrl_typesNothing();
    void innerNode_cannotBeConfirmed();
    void confirm_waitsForTheImageToBePainted();
    void undo_bringsBackTheImageWithItsClass();
    void undo_leavesAnAnswerWhoseFeedbackWasShown();
    void skip_putsTheImageOffAndCanBeUndone();
    void skipOfTheOnlyImageLeft_isRefusedAndSaid();
    void classWithoutExample_tellsWhatIsHeldBack();
    void feedback_ignoresKeysPressedTooEarly();
    void feedback_ignoresAKeyHeldDown();
    void feedback_keepsSuggestionsAndProblem();
    void feedback_keepsLettersForTheNextImage();
    void lettersTypedAtOnceAfterAnAnswer_areAllKept();
    void feedback_leavesTheImageWholeAndZoomable();
    void feedback_standsBesideTheImageThatFillsTheScreen();
    void returnInFeedback_continuesAfterASuggestion();
    void wordTypedAtTheEndOfAPart_isForTheNext();
    void answersOfAnEarlierSitting_areNotUndoneInTraining();
    void feedback_headlinesWhatWasRuledCorrect();
    void feedback_whereNothingWasRuledCorrect_saysSo();
    void buttonOfFeedbackWithTheKeyboard_takesReturn();
    void tab_reachesEveryControl();
    void buttonWithTheKeyboard_takesReturn();
    void feedback_onlyOnError_isASignAfterARightAnswer();
    void feedback_comparesBySideWithTheGuidesPoints();
    void testMode_showsNoFeedbackAndNoAssignedLabel();
    void testMode_hasNoSwitchesThatDoNothing();
    void withheldImage_isSaidToHaveNoFeedback_untilTheNextAnswer();
    void searchWithoutMatch_leavesNothingSelectedInTheHierarchy();
    void lookAlikes_areSiblingsAlone();
    void lookAlikes_ofTheStudy_areToldInTrainingsAndNotInTests();
    void manyResults_leaveALowPageItsHeight();
    void whatNoClassIs_findsTheNearestAndSaysSo();
    void noExamplesAtAll_isSaidWithWhatWouldChangeIt();
    void noExamplesAtAll_isExplainedOnce();
    void externalResources_openOnlyWhenSwitchedOn();
    void externalResourcesInATest_leaveTheFeedbackOfTrainingsAsItIs();
    void fullDisk_keepsTheImageAndSaysWhy();
    void missingImage_takesNoAnswerAndIsLookedForAgain();
    void missingImageThatIsTheLast_leadsBackToTheTasks();
    void missingImageThatIsTheLast_canBeAnswered();
    void imageThatHasComeBack_isShownBeforeItIsAnswered();
    void imageThatHasComeBack_appearsByItself();
    void imageThatComesBackInAPause_appearsAfterIt();
    void pause_leavesNothingToLookUp();
    void pause_takesNoLetters();
    void pause_undoesNothing();
    void pause_givesTheKeyboardBackToWhereItWas();
    void missingImages_areAnsweredOnceEachWasPutOff();
    void feedback_countsTheImageThatWasAnswered();
    void changedKey_worksAndIsShown();
    void selectedClass_neverWidensThePage();
    void sameSession_goesOnAfterRestart();
};

void LabelingPageTest::wholeTask_byKeyboardAlone()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    std::vector<std::string> expected;
    for (int part = 0; part < 2; ++part) {
        for (const std::string& wnid : desk.assignedInOrder()) {
            desk.waitForImage();
            desk.answer(QString::fromStdString(wnid));
            QVERIFY(desk.feedback()->isOpen());
            QTRY_VERIFY(QApplication::focusWidget() == desk.feedback());
            QTest::qWait(0);
            desk.feedback()->grab();
            desk.clock().advance(1s);
            desk.press(Qt::Key_Return);
            QVERIFY(!desk.feedback()->isOpen());
            expected.push_back(wnid);
        }
        QVERIFY(!page.session()->current());
        QCoreApplication::processEvents();  // the summary is painted
        if (part == 0)
            desk.press(Qt::Key_Return);  // next part
    }
    QCOMPARE(desk.answered(), expected);
    QVERIFY(page.session()->isTaskDone());
}

void LabelingPageTest::searchBox_takesTypingAtOnce()
{
    LabelingDesk desk;
    desk.sit();
    desk.type(QStringLiteral("hus"));
    QCOMPARE(desk.search()->text(), QStringLiteral("hus"));
    QCOMPARE(desk.selectedClass(), QStringLiteral("husky, Eskimo dog"));
}

void LabelingPageTest::typingInTheHierarchy_goesToTheSearchBox()
{
    LabelingDesk desk;
    desk.sit();
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(qobject_cast<QTreeView*>(QApplication::focusWidget()));
    desk.type(QStringLiteral("mug"));
    QCOMPARE(desk.search()->text(), QStringLiteral("mug"));
}

void LabelingPageTest::firstResult_isSelectedAndArrowsMoveOn()
{
    LabelingDesk desk;
    desk.sit();
    desk.type(QStringLiteral("beaker"));
    QCOMPARE(desk.selectedClass(), QStringLiteral("cup, beaker"));
    desk.press(Qt::Key_Down);
    QCOMPARE(desk.selectedClass(), QStringLiteral("mug, beaker"));
    desk.press(Qt::Key_Up);
    QCOMPARE(desk.selectedClass(), QStringLiteral("cup, beaker"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.search()->text().isEmpty());
    QVERIFY(!desk.confirmButton()->isEnabled());
}

void LabelingPageTest::altDigit_choosesAResult()
{
    LabelingDesk desk;
    desk.sit();
    desk.type(QStringLiteral("beaker"));
    desk.press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(desk.selectedClass(), QStringLiteral("mug, beaker"));
}

void LabelingPageTest::letterWithAltOrCtrl_typesNothing()
{
    LabelingDesk desk;
    desk.sit();
    desk.press(Qt::Key_P, Qt::AltModifier);
    desk.press(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(desk.search()->text(), QString());
    desk.press(Qt::Key_H, Qt::ControlModifier);
    const auto* tree = qobject_cast<QTreeView*>(QApplication::focusWidget());
    const QModelIndex current = tree->currentIndex();
    desk.press(Qt::Key_P, Qt::AltModifier);
    desk.press(Qt::Key_A, Qt::AltModifier);
    QCOMPARE(desk.search()->text(), QString());
    QCOMPARE(tree->currentIndex(), current);
    QCOMPARE(QApplication::focusWidget(), tree);
}

void LabelingPageTest::innerNode_cannotBeConfirmed()
{
    LabelingDesk desk;
    desk.sit();
    desk.press(Qt::Key_H, Qt::ControlModifier);
    desk.press(Qt::Key_Home);
    QVERIFY(!desk.confirmButton()->isEnabled());
    desk.press(Qt::Key_Return);
    QVERIFY(desk.answered().empty());
}

void LabelingPageTest::confirm_waitsForTheImageToBePainted()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    desk.settings.setShowsFeedback(false);
    // Nothing has been decoded ahead for this size.
    page.resize(1100, 700);
    desk.answer(QStringLiteral("cup"));
    // The next image has not been painted: a second Return must not answer it unseen.
    desk.type(QStringLiteral("cup"));
    QVERIFY(!page.session()->isShown());
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::undo_bringsBackTheImageWithItsClass()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(false);
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    desk.type(QStringLiteral("hus"));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.session()->current(), first);
    QCOMPARE(desk.selectedClass(), QStringLiteral("cup, beaker"));
    QVERIFY(desk.answered().empty());
    QVERIFY(!page.session()->canUndo());
}

/// Else the second answer would count, given by somebody who had been told.
void LabelingPageTest::undo_leavesAnAnswerWhoseFeedbackWasShown()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.press(Qt::Key_Return);
    desk.waitForImage();
    QVERIFY(!page.session()->canUndo());
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("undo"))->isEnabled());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.answered().size(), std::size_t{1});
    // A skip after it goes back, and then it stays all the same; also when the labeler comes again.
    desk.press(Qt::Key_K, Qt::ControlModifier);
    desk.waitForImage();
    QVERIFY(page.session()->canUndo());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!page.session()->canUndo());
    page.leave();
    valueOf(page.begin(desk.task.id, desk.ada.id));
    desk.settle();
    QVERIFY(!page.session()->canUndo());
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::skip_putsTheImageOffAndCanBeUndone()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(page.session()->current() != first);
    QVERIFY(desk.answered().empty());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.session()->current(), first);
}

void LabelingPageTest::skipOfTheOnlyImageLeft_isRefusedAndSaid()
{
    LabelingDesk desk(Mode::Training, "beagle");
    LabelingPage& page = desk.sit();
    desk.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(page.findChild<SessionNotice*>()->isVisible());
    QVERIFY(page.findChild<SessionNotice*>()->text().contains(QStringLiteral("This is the only image left")));
    QVERIFY(page.session()->progress().skipped().empty());
    QVERIFY(page.session()->isShown());
}

void LabelingPageTest::classWithoutExample_tellsWhatIsHeldBack()
{
    LabelingDesk desk(Mode::Training, "beagle beagle beagle husky husky husky");
    LabelingPage& page = desk.sit();
    desk.type(QStringLiteral("tiger shark"));
    const auto* photos = page.findChild<ClassDetails*>()->findChild<PhotoStrip*>();
    QCOMPARE(photos->photoCount(), 0);
    QCOMPARE(photos->accessibleDescription(), QStringLiteral("No example of this class can be shown"));
    QVERIFY(photos->toolTip().contains(QStringLiteral("still to come in this task")));
    desk.search()->clear();
    QCOMPARE(photos->toolTip(), QString());
}

void LabelingPageTest::feedback_ignoresKeysPressedTooEarly()
{
    LabelingDesk desk;
    QApplication::setDoubleClickInterval(400);
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.press(Qt::Key_Return);  // before it was painted
    QVERIFY(desk.feedback()->isOpen());
    desk.feedback()->grab();
    desk.clock().advance(100ms);
    desk.press(Qt::Key_Return);  // painted, but only just
    QVERIFY(desk.feedback()->isOpen());
    desk.clock().advance(300ms);
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.feedback()->isOpen());
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::feedback_ignoresAKeyHeldDown()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.feedback()->grab();
    desk.clock().advance(5s);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QApplication::sendEvent(desk.feedback(), &held);
    QVERIFY(desk.feedback()->isOpen());
}

void LabelingPageTest::feedback_keepsSuggestionsAndProblem()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    const ImageId image = page.session()->images()[*page.session()->current()].id;
    desk.answer(QStringLiteral("cup"));
    desk.feedback()->grab();
    desk.clock().advance(1s);
    SessionRepository sessions(*desk.desk().file);
    const Answer answer = valueOf(sessions.answersOfTask(desk.ada.id, desk.task.id)).front();

    desk.press(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional(Verdict::Correct));
    desk.press(Qt::Key_4, Qt::AltModifier);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional(Verdict::DontKnow));
    desk.press(Qt::Key_5, Qt::AltModifier);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional<Verdict>());
    desk.press(Qt::Key_P, Qt::AltModifier);
    QVERIFY(valueOf(sessions.hasReportedProblem(image, desk.ada.id)));
    desk.press(Qt::Key_P, Qt::AltModifier);
    QVERIFY(!valueOf(sessions.hasReportedProblem(image, desk.ada.id)));
}

/// Whoever types the next word when it opens means none of its buttons, and loses no letter.
void LabelingPageTest::feedback_keepsLettersForTheNextImage()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    const ImageId image = page.session()->images()[*page.session()->current()].id;
    desk.answer(QStringLiteral("cup"));
    desk.feedback()->grab();
    desk.clock().advance(1s);
    SessionRepository sessions(*desk.desk().file);
    const Answer answer = valueOf(sessions.answersOfTask(desk.ada.id, desk.task.id)).front();

    desk.type(QStringLiteral("pug 12345 Ppx"));
    desk.press(Qt::Key_Backspace);
    desk.settle();
    const auto* ahead = desk.feedback()->findChild<QLabel*>(QStringLiteral("typedAhead"));
    QVERIFY(ahead->isVisible() && ahead->text().endsWith(QStringLiteral("pug 12345 Pp")));
    QVERIFY(desk.feedback()->isOpen());
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional<Verdict>());
    QVERIFY(!valueOf(sessions.hasReportedProblem(image, desk.ada.id)));
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.feedback()->isOpen());
    QCOMPARE(desk.search()->text(), QStringLiteral("pug 12345 Pp"));
    desk.type(QStringLiteral("!"));
    QCOMPARE(desk.search()->text(), QStringLiteral("pug 12345 Pp!"));
}

/// Also before the feedback was painted, and with what was typed while the answer was written.
void LabelingPageTest::lettersTypedAtOnceAfterAnAnswer_areAllKept()
{
    LabelingDesk desk(Mode::Training, "cup cup cup");
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.type(QStringLiteral("cup"));
    desk.clock().advance(1s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    desk.type(QStringLiteral("hu"));  // the answer is still being written
    desk.settle();
    QVERIFY(desk.feedback()->isOpen());
    desk.type(QStringLiteral("sk"));
    desk.feedback()->grab();
    desk.type(QStringLiteral("y"));
    desk.clock().advance(1s);
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.feedback()->isOpen());
    QCOMPARE(desk.search()->text(), QStringLiteral("husky"));
    QVERIFY(desk.selectedClass().startsWith(QStringLiteral("husky")));
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::feedback_leavesTheImageWholeAndZoomable()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(desk.feedback()->isVisible() && !desk.search()->isVisible());
    auto* view = page.findChild<ImageView*>();
    QVERIFY(view->isVisible());
    const QRect panel(desk.feedback()->mapTo(&page, QPoint()), desk.feedback()->size());
    const QRect image(view->mapTo(&page, QPoint()), view->size());
    QVERIFY(!panel.intersects(image));
    QVERIFY(image.width() > page.width() / 2);
    desk.feedback()->grab();
    desk.clock().advance(1s);
    const double before = view->zoom();
    desk.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(view->zoom() > before);
    QVERIFY(desk.feedback()->isOpen());
    desk.press(Qt::Key_Return);
    QVERIFY(desk.search()->isVisible());
    QCOMPARE(page.findChild<LabelingSide*>()->width(), desk.settings.classPanelWidth());
}

void LabelingPageTest::feedback_standsBesideTheImageThatFillsTheScreen()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    desk.type(QStringLiteral("cup"));
    desk.press(Qt::Key_F11);
    QVERIFY(!desk.search()->isVisible());
    desk.clock().advance(1s);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.feedback()->isVisible());
    QCOMPARE(QApplication::focusWidget(), desk.feedback());
    desk.feedback()->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_F11);
    QVERIFY(desk.feedback()->isVisible() && !desk.confirmButton()->isVisible());
    desk.press(Qt::Key_F11);
    QVERIFY(desk.feedback()->isVisible());
    desk.continueAfterFeedback();
    QVERIFY(!desk.feedback()->isOpen());
    QVERIFY(!desk.search()->isVisible());
    QCOMPARE(QApplication::focusWidget(), &page);
}

/// Return is for Continue again after a button of the panel had it.
void LabelingPageTest::returnInFeedback_continuesAfterASuggestion()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.feedback()->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.feedback()->isOpen());
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.feedback()->isOpen());
}

void LabelingPageTest::wordTypedAtTheEndOfAPart_isForTheNext()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(false);
    LabelingPage& page = desk.sit();
    for (int image = 0; image < 3; ++image) {
        desk.answer(QStringLiteral("cup"));
        if (image < 2)
            desk.waitForImage();
    }
    auto* done = page.findChild<PartDone*>();
    QCOMPARE(QApplication::focusWidget(), done);
    desk.type(QStringLiteral("hus"));
    done->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_Return);
    desk.waitForImage();
    QCOMPARE(page.session()->part(), 1);
    QCOMPARE(desk.search()->text(), QStringLiteral("hus"));
}

/// Whatever the switch says now: what is right was told, or could be looked up.
void LabelingPageTest::answersOfAnEarlierSitting_areNotUndoneInTraining()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.continueAfterFeedback();
    desk.settings.setShowsFeedback(false);
    page.leave();
    desk.settle();
    valueOf(page.begin(desk.task.id, desk.ada.id));
    desk.settle();
    QVERIFY(!page.session()->canUndo());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY((desk.answered() == std::vector<std::string>{"cup"}));
}

void LabelingPageTest::feedback_headlinesWhatWasRuledCorrect()
{
    LabelingDesk desk(Mode::Training, "beagle");
    desk.settings.setShowsFeedback(true);
    desk.study().annotate(desk.images[0], "husky correct, beagle wrong, cup unclear");
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("beagle"));
    const auto text = [&](const char* name) { return page.findChild<QLabel*>(QLatin1String(name))->text(); };
    QCOMPARE(text("rightCaption"), QStringLiteral("Ruled correct"));
    QVERIFY(text("rightLabels").contains(QStringLiteral("husky")));
    QVERIFY(!text("rightLabels").contains(QStringLiteral("beagle")));
    // Both have their photographs and glosses.
    const auto* right = page.findChild<QWidget*>(QStringLiteral("rightClass"));
    const auto* answered = page.findChild<QWidget*>(QStringLiteral("answeredClass"));
    QVERIFY(right->isVisible() && answered->isVisible());
    QVERIFY(right->width() >= 160 && answered->width() >= 160);
}

/// Nothing is called right then, least of all the answer.
void LabelingPageTest::feedback_whereNothingWasRuledCorrect_saysSo()
{
    LabelingDesk desk(Mode::Training, "beagle");
    desk.settings.setShowsFeedback(true);
    desk.study().annotate(desk.images[0], "beagle wrong");
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("beagle"));
    const QString words = desk.wordsOfFeedback();
    QVERIFY2(words.contains(QStringLiteral("Not quite")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("No label was ruled correct")));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("rightLabels"))->text().contains(QStringLiteral("wrong")));
    QVERIFY(words.contains(QStringLiteral("Your label")));
}

void LabelingPageTest::buttonOfFeedbackWithTheKeyboard_takesReturn()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.feedback()->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_Tab);
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    QVERIFY(button && !button->isChecked());
    desk.press(Qt::Key_Return);
    QVERIFY(desk.feedback()->isOpen() && button->isChecked());
}

void LabelingPageTest::tab_reachesEveryControl()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.continueAfterFeedback();
    desk.waitForImage();
    desk.type(QStringLiteral("mug"));
    QWidget* const first = QApplication::focusWidget();
    QStringList reached;
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == first)
            break;
        reached << QApplication::focusWidget()->objectName();
    }
    QCOMPARE(QApplication::focusWidget(), first);
    for (const char* name : {"feedbackSwitch", "onlyOnErrorSwitch", "pause", "openGuide", "skip", "confirm"})
        QVERIFY2(reached.contains(QLatin1String(name)), qPrintable(reached.join(QLatin1Char(' '))));
    // From left to right and from top to bottom.
    QVERIFY(reached.indexOf(QStringLiteral("feedbackSwitch")) < reached.indexOf(QStringLiteral("pause")));
    QVERIFY(reached.indexOf(QStringLiteral("pause")) < reached.indexOf(QStringLiteral("openGuide")));
    QVERIFY(reached.indexOf(QStringLiteral("openGuide")) < reached.indexOf(QStringLiteral("confirm")));
    QVERIFY(page.session()->isShown());
}

void LabelingPageTest::buttonWithTheKeyboard_takesReturn()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.type(QStringLiteral("cup"));
    desk.clock().advance(1s);
    desk.button("skip")->setFocus();
    desk.press(Qt::Key_Return);
    QVERIFY(desk.answered().empty());
    QVERIFY(page.session()->current() != first);
    // The keyboard is back at the search.
    QCOMPARE(QApplication::focusWidget(), desk.search());
}

void LabelingPageTest::feedback_onlyOnError_isASignAfterARightAnswer()
{
    LabelingDesk desk(Mode::Training, "cup cup cup");
    desk.settings.setShowsFeedback(true);
    desk.settings.setFeedbackOnlyOnError(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(!desk.feedback()->isOpen());
    const auto* sign = desk.page->findChild<RightSign*>();
    QVERIFY(sign->isVisible() && sign->text().contains(QStringLiteral("Right: cup")));
    desk.waitForImage();
    desk.answer(QStringLiteral("husky"));
    QVERIFY(desk.feedback()->isOpen());
}

void LabelingPageTest::feedback_comparesBySideWithTheGuidesPoints()
{
    LabelingDesk desk(Mode::Training, "cup");
    desk.settings.setShowsFeedback(true);
    desk.writeGuidePage(QStringLiteral("cups.md"),
                        QStringLiteral("---\ntitle: Cups\nclasses: cup mug\n---\n"
                                       "| | [cup](class:cup) | [mug](class:mug) |\n|---|---|---|\n"
                                       "| Handle | small | large |\n"));
    desk.sit();
    QSignalSpy guide(desk.page.get(), &LabelingPage::guideWanted);
    desk.answer(QStringLiteral("mug"));
    const QString words = desk.wordsOfFeedback();
    QVERIFY2(words.contains(QStringLiteral("Not quite")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("Handle")) && words.contains(QStringLiteral("large")));
    desk.feedback()->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_F1);
    QCOMPARE(guide.size(), 1);
    QCOMPARE(guide.front().front().toString(), QStringLiteral("cups"));
}

void LabelingPageTest::testMode_showsNoFeedbackAndNoAssignedLabel()
{
    LabelingDesk desk(Mode::Test, "beagle beagle beagle");
    desk.settings.setShowsFeedback(true);
    desk.settings.setUsesExternalResources(true);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(!desk.feedback()->isOpen());
    desk.waitForImage();
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        QString said = widget->toolTip() + widget->accessibleName() + widget->windowTitle();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            said += label->text();
        QVERIFY2(!said.contains(QStringLiteral("beagle")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("photos")), qPrintable(said));
    }
    // The examples of a class come from the task itself here, and would give the answers away.
    QVERIFY(desk.desk().examples.of("beagle", 4).empty());
    desk.type(QStringLiteral("cup"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(desk.openedUrls.isEmpty());
}

void LabelingPageTest::noExamplesAtAll_isSaidWithWhatWouldChangeIt()
{
    LabelingDesk desk(Mode::Training, "beagle husky cup car mug cup");
    desk.study().addTask("Expert test", {desk.images[0]}, Mode::Test);
    const auto* said = desk.sit().findChild<QLabel*>(QStringLiteral("noExamples"));
    QVERIFY(said->isVisible());
    QVERIFY2(said->text().contains(QStringLiteral("opens the results of “Expert test”")),
             qPrintable(said->text()));
    desk.type(QStringLiteral("husky"));
    QVERIFY(!desk.page->findChild<QListView*>(QStringLiteral("classResults"))
                 ->model()
                 ->index(0, 0)
                 .data(SearchResultsModel::HasPhotoRole)
                 .toBool());

    LabelingDesk other(Mode::Training, "beagle husky cup car mug cup");
    QVERIFY(!other.sit().findChild<QLabel*>(QStringLiteral("noExamples"))->isVisible());
}

void LabelingPageTest::noExamplesAtAll_isExplainedOnce()
{
    LabelingDesk desk(Mode::Training, "beagle husky cup car mug cup");
    desk.study().addTask("Expert test", {desk.images[0]}, Mode::Test);
    LabelingPage& page = desk.sit();
    desk.type(QStringLiteral("husky"));
    const QString why = page.findChild<QLabel*>(QStringLiteral("noExamples"))->text();
    const auto strips = page.findChildren<PhotoStrip*>();
    const auto inDetails =
        std::ranges::find_if(strips, [](const PhotoStrip* strip) { return strip->isVisible(); });
    QVERIFY(inDetails != strips.end());
    QCOMPARE((*inDetails)->accessibleDescription(), QStringLiteral("No example photographs"));
    QVERIFY(why.size() > (*inDetails)->accessibleDescription().size());
}

void LabelingPageTest::testMode_hasNoSwitchesThatDoNothing()
{
    LabelingDesk desk(Mode::Test);
    LabelingPage& page = desk.sit();
    for (const char* name : {"feedbackSwitch", "onlyOnErrorSwitch", "externalSwitch"})
        QVERIFY2(!page.findChild<QWidget*>(QLatin1String(name))->isVisible(), name);
    const bool before = desk.settings.showsFeedback();
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(desk.settings.showsFeedback(), before);

    TaskRules rules;
    rules.externalAllowed = true;
    LabelingDesk open(Mode::Test, "cup mug car", sevenClasses(), rules);
    QVERIFY(open.sit().findChild<QWidget*>(QStringLiteral("externalSwitch"))->isVisible());
    LabelingDesk training;
    QVERIFY(training.sit().findChild<QWidget*>(QStringLiteral("feedbackSwitch"))->isVisible());
}

void LabelingPageTest::withheldImage_isSaidToHaveNoFeedback_untilTheNextAnswer()
{
    LabelingDesk desk(Mode::Training, "beagle husky cup");
    desk.settings.setShowsFeedback(true);
    desk.study().addTask("Expert test", {desk.images[0]}, Mode::Test);
    LabelingPage& page = desk.sit();
    QSignalSpy failed(&page, &LabelingPage::failed);
    const auto* notice = page.findChild<SessionNotice*>();
    int said = 0;
    while (const auto current = page.session()->current()) {
        const bool isWithheld = page.session()->images()[*current].id == desk.images[0].id;
        desk.answer(QStringLiteral("mug"));
        QCOMPARE(notice->isVisible(), isWithheld);
        QVERIFY(!isWithheld || notice->text().contains(QStringLiteral("no feedback")));
        said += isWithheld ? 1 : 0;
        if (desk.feedback()->isOpen()) {
            desk.feedback()->grab();
            desk.clock().advance(1s);
            desk.press(Qt::Key_Return);
        }
        if (page.session()->current())
            desk.waitForImage();
        page.grab();
        desk.clock().advance(1s);
    }
    QCOMPARE(said, 1);
    QCOMPARE(failed.size(), 0);
}

void LabelingPageTest::searchWithoutMatch_leavesNothingSelectedInTheHierarchy()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    const auto* tree = page.findChild<QTreeView*>(QStringLiteral("classHierarchy"));
    desk.type(QStringLiteral("husky"));
    QVERIFY(tree->selectionModel()->hasSelection());
    desk.type(QStringLiteral("qqqqqq"));
    QVERIFY(!tree->selectionModel()->hasSelection());
    QVERIFY(!tree->currentIndex().isValid());
    QVERIFY(!desk.confirmButton()->isEnabled());
}

void LabelingPageTest::lookAlikes_areSiblingsAlone()
{
    // A few dogs beside each other, and things of all kinds.
    ClassList list{{{"top", {"entity"}, "all", {}}, {"dogs", {"dog"}, "barks", {"top"}}}, {}};
    const auto add = [&list](const std::string& wnid, const char* parent) {
        list.synsets.push_back({wnid, {wnid}, "a class", {parent}});
        list.classes.push_back(wnid);
    };
    for (const char* dog : {"beagle", "husky", "cup"})
        add(dog, dog == std::string("cup") ? "top" : "dogs");
    for (int thing = 0; thing < 20; ++thing)
        add("thing" + std::to_string(thing), "top");
    LabelingDesk desk(Mode::Training, "beagle husky cup", list);
    LabelingPage& page = desk.sit();
    const auto lookAlikes = [&] {
        QString text;
        for (const QLabel* label : page.findChild<ClassDetails*>()->findChildren<QLabel*>())
            text += label->text().contains(QStringLiteral("Looks like")) ? label->text() : QString();
        return text;
    };
    desk.type(QStringLiteral("beagle"));
    QVERIFY(lookAlikes().contains(QStringLiteral("husky")));
    QVERIFY(!lookAlikes().contains(QStringLiteral("cup")) && !lookAlikes().contains(QStringLiteral("thing")));
    desk.press(Qt::Key_Escape);
    desk.type(QStringLiteral("cup"));
    QCOMPARE(lookAlikes(), QString());
}

void LabelingPageTest::lookAlikes_ofTheStudy_areToldInTrainingsAndNotInTests()
{
    for (const Mode mode : {Mode::Training, Mode::Test}) {
        LabelingDesk desk(mode, "beagle husky cup");
        const auto others = desk.addPictures("others", "beagle beagle");
        const Labeler ben = desk.study().addLabeler("Ben");
        desk.study().labelAll(desk.study().addTask("other task", others), ben, "cup");
        LabelingPage& page = desk.sit();
        const auto lookAlikesOfBeagle = [&] {
            desk.press(Qt::Key_Escape);
            desk.type(QStringLiteral("beagle"));
            QString text;
            for (const QLabel* label : page.findChild<ClassDetails*>()->findChildren<QLabel*>())
                text += label->text().contains(QStringLiteral("Looks like")) ? label->text() : QString();
            return text;
        };
        // Before it is counted nothing of it is told.
        QCOMPARE(lookAlikesOfBeagle(), QString());
        QTRY_VERIFY(desk.desk().confusions.counted() != nullptr);
        QCOMPARE(lookAlikesOfBeagle().contains(QStringLiteral("cup")), mode == Mode::Training);
        const NodeId beagle = *desk.desk().hierarchy.find("beagle");
        QCOMPARE(desk.desk().lookAlikes().of(beagle, 5).empty(), mode == Mode::Test);
        page.leave();
        QCOMPARE(desk.desk().lookAlikes().of(beagle, 5).size(), std::size_t{1});
    }
}

void LabelingPageTest::manyResults_leaveALowPageItsHeight()
{
    ClassList list{{{"top", {"entity"}, "all", {}}}, {}};
    for (const char* name :
         {"red thing", "blue thing", "old thing", "new thing", "big thing", "small thing", "thing"}) {
        list.synsets.push_back({std::string("w") + name[0] + name[1], {name}, "a class", {"top"}});
        list.classes.push_back(list.synsets.back().wnid);
    }
    LabelingDesk desk(Mode::Training, "wre wbl wol wne wbi wsm", list);
    desk.study().addTask("Expert test, with a long name", {desk.images[0]}, Mode::Test);
    LabelingPage& page = desk.sit();
    page.resize(853, 480);
    desk.type(QStringLiteral("thing"));
    QCoreApplication::processEvents();
    const auto* results = page.findChild<QListView*>(QStringLiteral("classResults"));
    QVERIFY(results->isVisible() && results->model()->rowCount() >= 6);
    QCOMPARE(page.size(), QSize(853, 480));
    QVERIFY(page.minimumSizeHint().height() <= 480);
    page.resize(1280, 800);
    QCoreApplication::processEvents();
    QVERIFY(results->height() >= 6 * 42);
}

void LabelingPageTest::whatNoClassIs_findsTheNearestAndSaysSo()
{
    ClassList list{{{"top", {"entity"}, "all", {}}}, {}};
    for (const auto& [wnid, name] : {std::pair("n02074367", "dugong"), std::pair("n02123045", "tabby")}) {
        list.synsets.push_back({wnid, {name}, "a class", {"top"}});
        list.classes.push_back(wnid);
    }
    LabelingDesk desk(Mode::Training, "n02074367 n02123045", list);
    LabelingPage& page = desk.sit();
    const auto* note = page.findChild<QLabel*>(QStringLiteral("nearestNote"));
    const auto* results = page.findChild<QListView*>(QStringLiteral("classResults"));
    QVERIFY(!note->isVisible());
    desk.type(QStringLiteral("manatee"));
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), QStringLiteral("No class is called “manatee”. Nearest by kind:"));
    QCOMPARE(results->model()->rowCount(), 1);
    QCOMPARE(results->model()->index(0, 0).data().toString(), QStringLiteral("dugong"));
    desk.press(Qt::Key_Escape);
    QVERIFY(!note->isVisible());
    desk.type(QStringLiteral("tabby"));
    QVERIFY(!note->isVisible() && results->isVisible());
}

void LabelingPageTest::externalResourcesInATest_leaveTheFeedbackOfTrainingsAsItIs()
{
    LabelingDesk desk(Mode::Test, "cup mug", sevenClasses(), {.externalAllowed = true});
    desk.settings.setShowsFeedback(true);
    desk.settings.setFeedbackOnlyOnError(true);
    QTest::mouseClick(desk.sit().findChild<QAbstractButton*>(QStringLiteral("externalSwitch")),
                      Qt::LeftButton);
    QVERIFY(desk.settings.usesExternalResources());
    QVERIFY(desk.settings.showsFeedback() && desk.settings.feedbackOnlyOnError());
}

void LabelingPageTest::externalResources_openOnlyWhenSwitchedOn()
{
    LabelingDesk desk;
    desk.sit();
    desk.type(QStringLiteral("husky"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(desk.openedUrls.isEmpty());
    QTest::mouseClick(desk.page->findChild<QAbstractButton*>(QStringLiteral("externalSwitch")),
                      Qt::LeftButton);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(desk.openedUrls.size(), 1);
    QVERIFY(desk.openedUrls.front().toString().contains(QStringLiteral("husky")));
}

void LabelingPageTest::fullDisk_keepsTheImageAndSaysWhy()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(false);
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    QSignalSpy failed(&page, &LabelingPage::failed);
    desk.write([](StudyFile& study) { return study.database().runScript("PRAGMA max_page_count = 1"); });
    for (int tries = 0; tries < 200 && failed.isEmpty(); ++tries) {
        desk.answer(QStringLiteral("cup"));
        if (failed.isEmpty()) {
            desk.press(Qt::Key_Z, Qt::ControlModifier);
            desk.waitForImage();
        }
    }
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("no space left")));
    QCOMPARE(page.session()->current(), first);

    desk.write([](StudyFile& study) { return study.database().runScript("PRAGMA max_page_count = 100000"); });
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
}

void LabelingPageTest::missingImage_takesNoAnswerAndIsLookedForAgain()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    const std::filesystem::path away = desk.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    LabelingPage& page = desk.sitDown();
    const auto first = page.session()->current();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("missing")));
    QVERIFY2(view->problem().contains(QStringLiteral("Skip (Ctrl K)")), qPrintable(view->problem()));
    QVERIFY(!view->problem().contains(QStringLiteral("photos1")) &&
            !view->problem().contains(QStringLiteral("problematic")));
    QCoreApplication::processEvents();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(desk.answered().empty());
    QCOMPARE(page.session()->current(), first);
    QVERIFY(!desk.confirmButton()->isEnabled());
    QVERIFY(
        page.findChild<QLabel*>(QStringLiteral("tooEarly"))->text().contains(QStringLiteral("not shown")));

    std::filesystem::rename(away, folder);
    desk.press(Qt::Key_K, Qt::ControlModifier);
    desk.waitForImage();
    desk.answer(QStringLiteral("mug"));
    desk.waitForImage();
    QCOMPARE(page.session()->current(), first);
    QVERIFY(view->problem().isEmpty());
    desk.answer(QStringLiteral("cup"));
    QVERIFY((desk.answered() == std::vector<std::string>{"mug", "cup"}));
}

void LabelingPageTest::missingImageThatIsTheLast_leadsBackToTheTasks()
{
    LabelingDesk desk(Mode::Training, "cup");
    const std::filesystem::path file = desk.study().folder() / "images" / "photos" / "photos1.png";
    std::filesystem::rename(file, file.string() + ".away");
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("back to the tasks (Ctrl W)")));
    std::filesystem::rename(file.string() + ".away", file);
    valueOf(page.begin(desk.task.id, desk.ada.id));
    desk.settle();
    desk.waitForImage();
    QVERIFY(view->problem().isEmpty());
}

/// Else the part would never be done.
void LabelingPageTest::missingImageThatIsTheLast_canBeAnswered()
{
    LabelingDesk desk(Mode::Test, "cup");
    std::filesystem::remove_all(desk.study().folder() / "images" / "photos");
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("gone for good")));
    QTRY_VERIFY(page.session()->isShown());
    desk.answer(QStringLiteral("mug"));
    QVERIFY((desk.answered() == std::vector<std::string>{"mug"}));
}

/// A class that was meant for a missing image is not the answer to one that has come meanwhile.
void LabelingPageTest::imageThatHasComeBack_isShownBeforeItIsAnswered()
{
    LabelingDesk desk(Mode::Test, "cup");
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    const std::filesystem::path away = desk.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("gone for good")));
    QTRY_VERIFY(page.session()->isShown());
    std::filesystem::rename(away, folder);
    desk.answer(QStringLiteral("mug"));
    QVERIFY(desk.answered().empty());
    QTRY_VERIFY(view->problem().isEmpty() && !view->isEmpty());
    page.grab();
    QCoreApplication::processEvents();
    desk.clock().advance(1s);
    desk.answer(QStringLiteral("cup"));
    QVERIFY((desk.answered() == std::vector<std::string>{"cup"}));
}

void LabelingPageTest::imageThatHasComeBack_appearsByItself()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    const std::filesystem::path away = desk.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("as soon as its file is back")));
    QTest::keyClicks(page.findChild<QLineEdit*>(), QStringLiteral("cup"));
    std::filesystem::rename(away, folder);
    QTRY_VERIFY(view->problem().isEmpty() && !view->isEmpty());
    // What was chosen for what was not seen is not chosen any more.
    QVERIFY(!desk.confirmButton()->isEnabled());
}

void LabelingPageTest::imageThatComesBackInAPause_appearsAfterIt()
{
    constexpr Micros minute = std::chrono::seconds(60);
    LabelingDesk desk(Mode::Test, "cup mug", sevenClasses(), {.imageLimit = minute});
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    const std::filesystem::path away = desk.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    QTRY_VERIFY(view->problem().contains(QStringLiteral("missing")));
    desk.clock().advance(1s);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(page.session()->isPaused());
    std::filesystem::rename(away, folder);
    desk.clock().advance(1s);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(!page.session()->isPaused());
    QTRY_VERIFY2(view->problem().isEmpty() && !view->isEmpty(), qPrintable(view->problem()));
}

void LabelingPageTest::pause_takesNoLetters()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    LabelingPage& page = desk.sit();
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(page.session()->isPaused());
    QTest::keyClicks(page.focusWidget() ? page.focusWidget() : &page, QStringLiteral("cup"));
    QTest::keyClicks(&page, QStringLiteral("cup"));
    QCOMPARE(page.findChild<ClassPanel*>()->searchText(), QString());
    QVERIFY(page.session()->isPaused());
}

void LabelingPageTest::pause_undoesNothing()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    desk.clock().advance(1s);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(page.session()->isPaused());
    desk.clock().advance(1s);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY((desk.answered() == std::vector<std::string>{"cup"}));
    for (const char* button : {"undo", "earlier"})
        QVERIFY(!page.findChild<QPushButton*>(QString::fromLatin1(button))->isEnabled());
}

void LabelingPageTest::pause_givesTheKeyboardBackToWhereItWas()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    LabelingPage& page = desk.sit();
    desk.press(Qt::Key_H, Qt::ControlModifier);
    auto* tree = page.findChild<QTreeView*>();
    QVERIFY(tree->hasFocus());
    for (int press = 0; press < 2; ++press) {
        desk.clock().advance(1s);
        desk.press(Qt::Key_Space, Qt::ControlModifier);
    }
    QVERIFY(!page.session()->isPaused());
    QVERIFY(tree->hasFocus());
}

void LabelingPageTest::pause_leavesNothingToLookUp()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    LabelingPage& page = desk.sit();
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(page.session()->isPaused());
    const auto* panel = page.findChild<ClassPanel*>();
    QVERIFY(!panel->isEnabled() && !page.findChild<ClassDetails*>()->isEnabled());
    desk.press(Qt::Key_F1);
    QVERIFY(page.session()->isPaused());
    desk.clock().advance(1s);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!page.session()->isPaused() && panel->isEnabled() &&
            page.findChild<ClassDetails*>()->isEnabled());
    desk.waitForImage();
    desk.clock().advance(1s);
    desk.answer(QStringLiteral("cup"));
    QVERIFY((desk.answered() == std::vector<std::string>{"cup"}));
}

void LabelingPageTest::missingImages_areAnsweredOnceEachWasPutOff()
{
    LabelingDesk desk(Mode::Test, "cup mug");
    std::filesystem::remove_all(desk.study().folder() / "images" / "photos");
    LabelingPage& page = desk.sitDown();
    const auto* view = page.findChild<ImageView*>();
    for (int image = 0; image < 2; ++image) {
        QTRY_VERIFY(view->problem().contains(QStringLiteral("puts it off")));
        desk.answer(QStringLiteral("cup"));
        QVERIFY(desk.answered().empty());
        desk.clock().advance(1s);
        desk.press(Qt::Key_K, Qt::ControlModifier);
    }
    QTRY_VERIFY(view->problem().contains(QStringLiteral("gone for good")));
    QTRY_VERIFY(page.session()->isShown());
    desk.answer(QStringLiteral("mug"));
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::feedback_countsTheImageThatWasAnswered()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(true);
    LabelingPage& page = desk.sit();
    const auto* counted = page.findChild<QLabel*>(QStringLiteral("imageProgress"));
    QCOMPARE(counted->text(), QStringLiteral("image 1 of 3"));
    desk.answer(QStringLiteral("cup"));
    QVERIFY(desk.feedback()->isOpen());
    QCOMPARE(counted->text(), QStringLiteral("image 1 of 3"));
    desk.continueAfterFeedback();
    QCOMPARE(counted->text(), QStringLiteral("image 2 of 3"));
}

void LabelingPageTest::changedKey_worksAndIsShown()
{
    LabelingDesk desk;
    LabelingPage& page = desk.sit();
    const auto first = page.session()->current();
    desk.keys.setKey(KeyAction::Skip, Qt::CTRL | Qt::Key_J);
    desk.press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(page.session()->current(), first);
    desk.press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(page.session()->current() != first);
}

void LabelingPageTest::selectedClass_neverWidensThePage()
{
    ClassList classes = sevenClasses();
    for (Synset& synset : classes.synsets) {
        synset.names.front() +=
            " of a name that goes on and on and would never fit into any line of any window";
        synset.gloss += std::string(400, 'x');
    }
    LabelingDesk desk(Mode::Training, "beagle husky cup", classes);
    desk.writeGuidePage(QStringLiteral("cups.md"),
                        QStringLiteral("---\ntitle: Cups and everything else that one "
                                       "could possibly drink from\nclasses: cup\n---\n"));
    LabelingPage& page = desk.sit();
    const int before = page.minimumSizeHint().width();
    for (const char* name : {"cup", "husky"}) {
        desk.type(QLatin1String(name));
        QCoreApplication::processEvents();
        QVERIFY(page.minimumSizeHint().width() <= std::max(before, 1000));
        desk.press(Qt::Key_Escape);
    }
}

void LabelingPageTest::sameSession_goesOnAfterRestart()
{
    LabelingDesk desk;
    desk.settings.setShowsFeedback(false);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    const ImageId next = page.session()->images()[*page.session()->current()].id;
    desk.page.reset();
    LabelingPage again(desk.desk(), desk.settings, desk.keys, [](const QUrl&) { return true; });
    valueOf(again.begin(desk.task.id, desk.ada.id));
    QCOMPARE(again.session()->images()[*again.session()->current()].id, next);
}

}  // namespace labeling_page_test

VIZSLA_TEST(tst_labeling_page, labeling_page_test::LabelingPageTest)
#include "tst_labeling_page.moc"
