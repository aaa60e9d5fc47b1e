// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include "core/store/session_repository.h"
#include "tests/support/labeling_desk.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/images/image_view.h"
#include "ui/labeling/feedback_popup.h"
#include "ui/labeling/labeling_page.h"
#include "ui/models/search_results_model.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

class LabelingPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeTask_byKeyboardAlone();
    void searchBox_takesTypingAtOnce();
    void typingInTheHierarchy_goesToTheSearchBox();
    void firstResult_isSelectedAndArrowsMoveOn();
    void altDigit_choosesAResult();
    void innerNode_cannotBeConfirmed();
    void confirm_waitsForTheImageToBePainted();
    void undo_bringsBackTheImageWithItsClass();
    void skip_putsTheImageOffAndCanBeTakenBack();
    void popUp_ignoresKeysPressedTooEarly();
    void popUp_ignoresAKeyHeldDown();
    void popUp_keepsSuggestionsAndProblem();
    void popUp_onlyOnError_staysAwayAfterARightAnswer();
    void popUp_comparesBySideWithTheGuidesPoints();
    void testMode_showsNoFeedbackAndNoAssignedLabel();
    void noExamplesAtAll_isSaidWithWhatWouldChangeIt();
    void externalResources_openOnlyWhenSwitchedOn();
    void fullDisk_keepsTheImageAndSaysWhy();
    void missingImage_isSaidAndCanBeAnswered();
    void changedKey_worksAndIsShown();
    void selectedClass_neverWidensThePage();
    void sameSession_goesOnAfterRestart();
};

void LabelingPageTest::wholeTask_byKeyboardAlone()
{
    LabelingDesk desk;
    desk.settings.setShowsPopUp(true);
    LabelingPage& page = desk.sit();
    std::vector<std::string> expected;
    for (int part = 0; part < 2; ++part) {
        for (const std::string& wnid : desk.assignedInOrder()) {
            desk.waitForImage();
            desk.answer(QString::fromStdString(wnid));
            QVERIFY(desk.popUp()->isOpen());
            QTRY_VERIFY(QApplication::focusWidget() == desk.popUp());
            QTest::qWait(0);
            desk.popUp()->grab();
            desk.clock().advance(1s);
            desk.press(Qt::Key_Return);
            QVERIFY(!desk.popUp()->isOpen());
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
    desk.settings.setShowsPopUp(false);
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
    desk.settings.setShowsPopUp(false);
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

void LabelingPageTest::skip_putsTheImageOffAndCanBeTakenBack()
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

void LabelingPageTest::popUp_ignoresKeysPressedTooEarly()
{
    LabelingDesk desk;
    QApplication::setDoubleClickInterval(400);
    desk.settings.setShowsPopUp(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.press(Qt::Key_Return);  // before it was painted
    QVERIFY(desk.popUp()->isOpen());
    desk.popUp()->grab();
    desk.clock().advance(100ms);
    desk.press(Qt::Key_Return);  // painted, but only just
    QVERIFY(desk.popUp()->isOpen());
    desk.clock().advance(300ms);
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.popUp()->isOpen());
    QCOMPARE(desk.answered().size(), std::size_t{1});
}

void LabelingPageTest::popUp_ignoresAKeyHeldDown()
{
    LabelingDesk desk;
    desk.settings.setShowsPopUp(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.popUp()->grab();
    desk.clock().advance(5s);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QApplication::sendEvent(desk.popUp(), &held);
    QVERIFY(desk.popUp()->isOpen());
}

void LabelingPageTest::popUp_keepsSuggestionsAndProblem()
{
    LabelingDesk desk;
    desk.settings.setShowsPopUp(true);
    LabelingPage& page = desk.sit();
    const std::string image = page.session()->images()[*page.session()->current()].id;
    desk.answer(QStringLiteral("cup"));
    desk.popUp()->grab();
    desk.clock().advance(1s);
    SessionRepository sessions(*desk.desk().file);
    const Answer answer = valueOf(sessions.answersOfTask(desk.ada.id, desk.task.id)).front();

    desk.press(Qt::Key_1);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional(Verdict::Correct));
    desk.press(Qt::Key_4);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional(Verdict::DontKnow));
    desk.press(Qt::Key_5);
    QCOMPARE(valueOf(sessions.suggestion(answer.id)), std::optional<Verdict>());
    desk.press(Qt::Key_P);
    QVERIFY(valueOf(sessions.hasReportedProblem(image, desk.ada.id)));
    desk.press(Qt::Key_P);
    QVERIFY(!valueOf(sessions.hasReportedProblem(image, desk.ada.id)));
}

void LabelingPageTest::popUp_onlyOnError_staysAwayAfterARightAnswer()
{
    LabelingDesk desk(Mode::Training, "cup cup cup");
    desk.settings.setShowsPopUp(true);
    desk.settings.setPopUpOnlyOnError(true);
    desk.sit();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(!desk.popUp()->isOpen());
    desk.waitForImage();
    desk.answer(QStringLiteral("husky"));
    QVERIFY(desk.popUp()->isOpen());
}

void LabelingPageTest::popUp_comparesBySideWithTheGuidesPoints()
{
    LabelingDesk desk(Mode::Training, "cup");
    desk.settings.setShowsPopUp(true);
    desk.writeGuidePage(QStringLiteral("cups.md"),
                        QStringLiteral("---\ntitle: Cups\nclasses: cup mug\n---\n"
                                       "| | [cup](class:cup) | [mug](class:mug) |\n|---|---|---|\n"
                                       "| Handle | small | large |\n"));
    desk.sit();
    QSignalSpy guide(desk.page.get(), &LabelingPage::guideWanted);
    desk.answer(QStringLiteral("mug"));
    QString words;
    for (const QLabel* label : desk.popUp()->findChildren<QLabel*>()) {
        if (label->isVisibleTo(desk.popUp()))
            words += label->text() + QLatin1Char('\n');
    }
    QVERIFY2(words.contains(QStringLiteral("Not quite")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("Handle")) && words.contains(QStringLiteral("large")));
    desk.popUp()->grab();
    desk.clock().advance(1s);
    desk.press(Qt::Key_F1);
    QCOMPARE(guide.size(), 1);
    QCOMPARE(guide.front().front().toString(), QStringLiteral("cups"));
}

void LabelingPageTest::testMode_showsNoFeedbackAndNoAssignedLabel()
{
    LabelingDesk desk(Mode::Test, "beagle beagle beagle");
    desk.settings.setShowsPopUp(true);
    desk.settings.setUsesExternalResources(true);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    QVERIFY(!desk.popUp()->isOpen());
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
    QVERIFY2(said->text().contains(QStringLiteral("opens the results of “Expert test”")), qPrintable(said->text()));
    desk.type(QStringLiteral("husky"));
    QVERIFY(!desk.page->findChild<QListView*>(QStringLiteral("classResults"))
                 ->model()
                 ->index(0, 0)
                 .data(SearchResultsModel::HasPhotoRole)
                 .toBool());

    LabelingDesk other(Mode::Training, "beagle husky cup car mug cup");
    QVERIFY(!other.sit().findChild<QLabel*>(QStringLiteral("noExamples"))->isVisible());
}

void LabelingPageTest::externalResources_openOnlyWhenSwitchedOn()
{
    LabelingDesk desk;
    desk.sit();
    desk.type(QStringLiteral("husky"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(desk.openedUrls.isEmpty());
    QTest::mouseClick(desk.page->findChild<QAbstractButton*>(QStringLiteral("externalSwitch")), Qt::LeftButton);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(desk.openedUrls.size(), 1);
    QVERIFY(desk.openedUrls.front().toString().contains(QStringLiteral("husky")));
}

void LabelingPageTest::fullDisk_keepsTheImageAndSaysWhy()
{
    LabelingDesk desk;
    desk.settings.setShowsPopUp(false);
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

void LabelingPageTest::missingImage_isSaidAndCanBeAnswered()
{
    LabelingDesk desk(Mode::Training, "cup");
    desk.settings.setShowsPopUp(false);
    std::filesystem::remove(desk.study().folder() / "images" / "photos" / "photos1.png");
    LabelingPage& page = desk.sit();
    QVERIFY(page.findChild<ImageView*>()->problem().contains(QStringLiteral("missing")));
    QVERIFY(!page.findChild<ImageView*>()->problem().contains(QStringLiteral("photos1")));
    desk.answer(QStringLiteral("cup"));
    QCOMPARE(desk.answered(), std::vector<std::string>{"cup"});
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
        synset.names.front() += " of a name that goes on and on and would never fit into any line of any window";
        synset.gloss += std::string(400, 'x');
    }
    LabelingDesk desk(Mode::Training, "beagle husky cup", classes);
    desk.writeGuidePage(QStringLiteral("cups.md"), QStringLiteral("---\ntitle: Cups and everything else that one "
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
    desk.settings.setShowsPopUp(false);
    LabelingPage& page = desk.sit();
    desk.answer(QStringLiteral("cup"));
    desk.waitForImage();
    const std::string next = page.session()->images()[*page.session()->current()].id;
    desk.page.reset();
    LabelingPage again(desk.desk(), desk.settings, desk.keys, [](const QUrl&) { return true; });
    valueOf(again.begin(desk.task.id, desk.ada.id));
    QCOMPARE(again.session()->images()[*again.session()->current()].id, next);
}

VIZSLA_TEST(tst_labeling_page, LabelingPageTest)
#include "tst_labeling_page.moc"
