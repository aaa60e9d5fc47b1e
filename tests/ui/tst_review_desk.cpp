// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include "core/store/annotation_repository.h"
#include "tests/support/reviewing_desk.h"
#include "tests/support/test_program.h"
#include "ui/desk/add_label_popup.h"
#include "ui/desk/jump_field.h"
#include "ui/desk/note_field.h"
#include "ui/desk/problem_menu.h"
#include "ui/desk/review_bar.h"
#include "ui/rulings/verdict_button.h"
#include "ui/theme/theme.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_desk_test {

namespace {

/// Five images, each with its assigned label and what two models say instead.
struct SmallDesk : ReviewingDesk
{
    SmallDesk()
    {
        addModel("one", "cup cup cup cup cup");
        addModel("two", "mug mug mug mug mug");
    }
    /// Until it is in the study.
    void rule(Qt::Key key)
    {
        press(key);
        settle();
    }
};

/// How often a widget was painted.
struct PaintCount : QObject
{
    explicit PaintCount(const QWidget& widget) { const_cast<QWidget&>(widget).installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

    int count = 0;
};

VerdictButton* verdictButton(CandidateCard* card, std::optional<Verdict> verdict)
{
    for (VerdictButton* button : card->findChildren<VerdictButton*>()) {
        if (button->verdict() == verdict)
            return button;
    }
    return nullptr;
}

}  // namespace

class ReviewDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hundredImages_byKeyboardAlone();
    void verdict_movesOnToTheNextUnreviewed();
    void head_isCutInNoWidth();
    void narrowCard_showsTheNameFirst();
    void arrowsAndClicks_chooseTheCandidate();
    void mouse_rulesWithOneClickAndNothingMoves();
    void keyBeforeTheImageIsSeen_rulesNothing();
    void keyHeldDown_rulesOnce();
    void missingImage_takesNoRulingUntilItsFileIsBack();
    void restWrong_leavesWhatIsRuled();
    void assignedCorrect_rulesAndShowsIt();
    void problem_isChosenByDigitAndUndone();
    void signOfTheBar_isPaintedAnewWhenItGoes();
    void problem_inOwnWords();
    void note_isKeptAndShown();
    void name_isShownOnDemandOnly();
    void addedLabel_isACandidateAndCorrect();
    void addLabel_takesOnlyClasses_andEscapeLeaves();
    void undo_goesToTheImageOfTheAction();
    void desk_opensWhereTheReviewerLeftOff();
    void anotherReviewer_beginsAtAPlaceOfTheirOwn();
    void effect_isToldOfRuledCandidatesAlone();
    void effect_isNotToldOfWhatIsNotKept();
    void guideAndHistory_areAskedFor();
    void fullDisk_bringsBackWhatIsInTheStudy();
    void otherKeys_work();
    void desk_fitsBesideTheNavigation();
};

void ReviewDeskTest::hundredImages_byKeyboardAlone()
{
    std::string assigned;
    std::string first;
    std::string second;
    const auto& classes = sevenClasses().classes;
    for (std::size_t image = 0; image < 100; ++image) {
        assigned += classes[image % 7] + ' ';
        first += classes[(image + image / 7) % 7] + ' ';
        second += classes[(image * 3 + 1) % 7] + ' ';
    }
    ReviewingDesk desk(assigned);
    desk.addModel("one", first);
    desk.addModel("two", second);
    desk.sit();
    constexpr std::pair<Qt::Key, const char*> keys[] = {
        {Qt::Key_1, "correct"}, {Qt::Key_2, "wrong"}, {Qt::Key_3, "unclear"}, {Qt::Key_4, "dont_know"}};
    std::vector<std::string> expected;
    std::size_t pressed = 0;
    for (std::size_t image = 0; image < 100; ++image) {
        QCOMPARE(desk.imageName(), "photos" + std::to_string(image + 1));
        std::map<std::string, std::string> rulings;
        const std::size_t candidates = desk.book().candidates().of(image).size();
        for (std::size_t candidate = 0; candidate < candidates; ++candidate) {
            const auto& [key, word] = keys[pressed++ * 7 % 11 % 4];
            rulings[desk.currentWnid()] = word;
            desk.press(key);
        }
        QCOMPARE(rulings.size(), candidates);
        std::string text;
        for (const auto& [wnid, word] : rulings)
            text += (text.empty() ? "" : ", ") + wnid + ' ' + word;
        expected.push_back(text);
        desk.resume();
    }
    QVERIFY(!desk.page->image());
    const ReviewBook read = desk.readAgain();
    QVERIFY(pressed > 200);
    for (std::size_t image = 0; image < 100; ++image)
        QCOMPARE(desk.ruled(read, image), expected[image]);
}

void ReviewDeskTest::verdict_movesOnToTheNextUnreviewed()
{
    SmallDesk desk;
    desk.sit();
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_1);
    QCOMPARE(desk.currentWnid(), std::string("mug"));
    desk.press(Qt::Key_2);
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    desk.press(Qt::Key_3);
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    QCOMPARE(desk.ruled(0), std::string("beagle unclear, cup correct, mug wrong"));
    // Unreviewed again, and there it stays.
    desk.press(Qt::Key_5);
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    QCOMPARE(desk.ruled(0), std::string("cup correct, mug wrong"));
}

void ReviewDeskTest::arrowsAndClicks_chooseTheCandidate()
{
    SmallDesk desk;
    desk.sit();
    desk.press(Qt::Key_Down);
    QCOMPARE(desk.currentWnid(), std::string("cup"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    QCOMPARE(desk.currentWnid(), std::string("mug"));
    desk.press(Qt::Key_Up);
    QCOMPARE(desk.currentWnid(), std::string("cup"));
    QTest::mouseClick(desk.card("beagle"), Qt::LeftButton, {}, QPoint(30, 10));
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    QVERIFY(desk.ruled(0).empty());
}

void ReviewDeskTest::mouse_rulesWithOneClickAndNothingMoves()
{
    SmallDesk desk;
    desk.sit();
    const auto places = [&] {
        std::vector<QRect> all;
        for (const char* wnid : {"beagle", "cup", "mug"})
            all.emplace_back(desk.card(wnid)->geometry());
        return all;
    };
    const auto before = places();
    QTest::mouseClick(verdictButton(desk.card("cup"), Verdict::Wrong), Qt::LeftButton);
    QCoreApplication::processEvents();
    QCOMPARE(desk.ruled(0), std::string("cup wrong"));
    QCOMPARE(desk.currentWnid(), std::string("mug"));
    QVERIFY(verdictButton(desk.card("cup"), Verdict::Wrong)->isChecked());
    QCOMPARE(places(), before);
    QTest::mouseClick(verdictButton(desk.card("cup"), std::nullopt), Qt::LeftButton);
    QVERIFY(desk.ruled(0).empty());
    desk.click("nextImage");
    QCOMPARE(desk.imageName(), std::string("photos2"));
    desk.click("previousImage");
    QCOMPARE(desk.imageName(), std::string("photos1"));
}

void ReviewDeskTest::keyBeforeTheImageIsSeen_rulesNothing()
{
    SmallDesk desk;
    ReviewDesk& page = desk.sit();
    // Nothing has been decoded ahead for this size, and no event comes between the keys.
    page.resize(1000, 640);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_1, Qt::Key_W, Qt::Key_A})
        QTest::keyClick(&page, key);
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QVERIFY(!desk.isImageThere());
    QVERIFY(desk.ruled(1).empty());
    desk.waitForImage();
    desk.press(Qt::Key_1);
    QVERIFY(!desk.ruled(*page.image()).empty());
}

void ReviewDeskTest::keyHeldDown_rulesOnce()
{
    SmallDesk desk;
    desk.sit();
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_1);
    for (int repeat = 0; repeat < 5; ++repeat) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"), true);
        QApplication::sendEvent(QApplication::focusWidget(), &held);
    }
    QTest::keyRelease(QApplication::focusWidget(), Qt::Key_1);
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
}

void ReviewDeskTest::narrowCard_showsTheNameFirst()
{
    SmallDesk desk;
    CandidateCard card(desk.keys);
    ShownCandidate candidate;
    candidate.names = QStringLiteral("great white shark");
    candidate.wnid = QStringLiteral("n01484850");
    candidate.verdict = Verdict::Correct;
    candidate.sources = CandidateSources{true, {}, {}};
    card.resize(700, 90);
    card.show(candidate);
    card.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    const auto* names = card.findChild<QLabel*>(QStringLiteral("candidateNames"));
    const auto* badge = card.findChild<QLabel*>(QStringLiteral("ofTestSet"));
    const auto* wnid = card.findChild<QLabel*>(QStringLiteral("candidateWnid"));
    QVERIFY(wnid && wnid->isVisible());
    QCOMPARE(badge->text(), QStringLiteral("assigned label"));
    for (const int width : {300, 260}) {
        card.resize(width, 90);
        QCoreApplication::processEvents();
        QVERIFY(names->width() >= names->sizeHint().width());
        QVERIFY(badge->isVisible() && badge->width() >= badge->sizeHint().width());
        QVERIFY(!wnid->isVisible());
    }
}

void ReviewDeskTest::missingImage_takesNoRulingUntilItsFileIsBack()
{
    SmallDesk desk;
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    const std::filesystem::path away = desk.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    ReviewDesk& page = desk.sit();
    const auto* view = page.findChild<ImageView*>();
    QVERIFY(view->problem().contains(QStringLiteral("missing")));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
        desk.press(key);
    desk.press(desk.keys.key(KeyAction::RestWrong)[0].key(),
               desk.keys.key(KeyAction::RestWrong)[0].keyboardModifiers());
    desk.press(desk.keys.key(KeyAction::AssignedCorrect)[0].key(),
               desk.keys.key(KeyAction::AssignedCorrect)[0].keyboardModifiers());
    QCOMPARE(desk.ruled(0), std::string());
    QVERIFY(desk.textOf("tooEarly").contains(QStringLiteral("cannot be shown")));
    desk.press(desk.keys.key(KeyAction::AddLabel)[0].key(),
               desk.keys.key(KeyAction::AddLabel)[0].keyboardModifiers());
    QVERIFY(!page.findChild<AddLabelPopup*>());
    // It can be passed over, and is there again by itself.
    desk.resume();
    QCOMPARE(desk.imageName(), std::string("photos2"));
    std::filesystem::rename(away, folder);
    QTRY_VERIFY(view->problem().isEmpty() && !view->isEmpty());
    desk.waitForImage();
    desk.rule(Qt::Key_1);
    QCOMPARE(desk.ruled(1), std::string("husky correct"));
}

void ReviewDeskTest::restWrong_leavesWhatIsRuled()
{
    SmallDesk desk;
    desk.sit();
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_1);
    desk.press(Qt::Key_W);
    QCOMPARE(desk.ruled(0), std::string("beagle wrong, cup correct, mug wrong"));
    QVERIFY(!desk.button("restWrong")->isEnabled());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.ruled(0), std::string("cup correct"));
    desk.click("restWrong");
    QCOMPARE(desk.ruled(desk.readAgain(), 0), std::string("beagle wrong, cup correct, mug wrong"));
}

void ReviewDeskTest::assignedCorrect_rulesAndShowsIt()
{
    SmallDesk desk;
    desk.sit();
    QVERIFY(!desk.card("beagle")->findChild<QLabel*>(QStringLiteral("ofTestSet"))->isVisible());
    desk.press(Qt::Key_A);
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
    QVERIFY(desk.card("beagle")->findChild<QLabel*>(QStringLiteral("ofTestSet"))->isVisible());
    QCOMPARE(desk.currentWnid(), std::string("cup"));
}

void ReviewDeskTest::problem_isChosenByDigitAndUndone()
{
    SmallDesk desk;
    desk.sit();
    desk.press(Qt::Key_P);
    QVERIFY(desk.page->findChild<ProblemMenu*>()->isOpen());
    // Keys of the desk are the menu's own.
    desk.press(Qt::Key_W);
    QVERIFY(desk.ruled(0).empty());
    desk.press(Qt::Key_3);
    QVERIFY(!desk.page->findChild<ProblemMenu*>()->isOpen());
    QVERIFY(desk.textOf("problemOfImage").contains(QStringLiteral("Too small")));
    QCOMPARE(desk.readAgain().problem(0, 0), std::optional<std::string>("\"too small\""));

    desk.press(Qt::Key_P);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.book().problem(desk.runner->reviewer(), 0),
             std::optional<std::string>("\"nothing of the label\""));
    desk.press(Qt::Key_P);
    desk.press(Qt::Key_0);
    QVERIFY(!desk.book().isCalledProblematic(desk.runner->reviewer(), 0));
    QVERIFY(desk.textOf("problemOfImage").isEmpty());
    desk.press(Qt::Key_P);
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.book().isCalledProblematic(desk.runner->reviewer(), 0));
    desk.press(Qt::Key_1);
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
}

void ReviewDeskTest::signOfTheBar_isPaintedAnewWhenItGoes()
{
    SmallDesk desk;
    desk.sit();
    auto* bar = desk.page->findChild<ReviewBar*>();
    bar->setPressed(KeyAction::WriteNote, true);
    QCoreApplication::processEvents();
    PaintCount painted(bar->anchor(KeyAction::WriteNote));
    bar->setPressed(KeyAction::WriteNote, false);
    QTRY_VERIFY(painted.count > 0);
}

void ReviewDeskTest::problem_inOwnWords()
{
    SmallDesk desk;
    desk.sit();
    desk.click("problematic");
    desk.press(Qt::Key_8);
    SmallDesk::type(QStringLiteral("the \"mirror\" 1 shows it"));
    desk.press(Qt::Key_Return);
    QVERIFY(desk.textOf("problemOfImage").contains(QStringLiteral("the \"mirror\" 1 shows it")));
    desk.press(Qt::Key_P);
    QCOMPARE(desk.page->findChild<QLineEdit*>(QStringLiteral("otherProblem"))->text(),
             QStringLiteral("the \"mirror\" 1 shows it"));
    auto* list = desk.page->findChild<QListWidget*>(QStringLiteral("problemReasons"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QCOMPARE(desk.book().problem(desk.runner->reviewer(), 0), std::optional<std::string>("\"drawing\""));
    QVERIFY(QApplication::focusWidget() == desk.page.get());
}

void ReviewDeskTest::note_isKeptAndShown()
{
    SmallDesk desk;
    desk.sit();
    desk.press(Qt::Key_T);
    SmallDesk::type(QStringLiteral("1 is a puppet"));
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.page->findChild<NoteField*>()->isOpen());
    QVERIFY(desk.textOf("noteOfImage").contains(QStringLiteral("1 is a puppet")));
    QVERIFY(desk.ruled(0).empty());
    QCOMPARE(desk.readAgain().note(0, 0), std::optional<std::string>("1 is a puppet"));
    desk.press(Qt::Key_T);
    SmallDesk::type(QStringLiteral(" or not"));
    desk.press(Qt::Key_Escape);
    QCOMPARE(desk.book().note(desk.runner->reviewer(), 0), std::optional<std::string>("1 is a puppet"));
    desk.press(Qt::Key_T);
    desk.page->findChild<QPlainTextEdit*>()->selectAll();
    desk.press(Qt::Key_Delete);
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.book().note(desk.runner->reviewer(), 0));
    QVERIFY(desk.textOf("noteOfImage").isEmpty());
}

void ReviewDeskTest::name_isShownOnDemandOnly()
{
    SmallDesk desk;
    desk.sit();
    QVERIFY(desk.textOf("nameOfImage").isEmpty());
    desk.press(Qt::Key_N);
    QCOMPARE(desk.textOf("nameOfImage"), QStringLiteral("photos1"));
    desk.press(Qt::Key_N);
    QVERIFY(desk.textOf("nameOfImage").isEmpty());
    desk.press(Qt::Key_N);
    desk.resume();
    QVERIFY(desk.textOf("nameOfImage").isEmpty());
}

void ReviewDeskTest::addedLabel_isACandidateAndCorrect()
{
    SmallDesk desk;
    desk.sit();
    QVERIFY(!desk.card("horse"));
    desk.press(Qt::Key_Slash);
    SmallDesk::type(QStringLiteral("horse"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.ruled(0), std::string("horse correct"));
    QVERIFY(desk.card("horse"));
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    QVERIFY(desk.readAgain().candidates().find(0, *desk.book().findClass("horse")));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.card("horse"));
    QVERIFY(!desk.readAgain().candidates().find(0, *desk.book().findClass("horse")));
}

void ReviewDeskTest::addLabel_takesOnlyClasses_andEscapeLeaves()
{
    SmallDesk desk;
    desk.sit();
    desk.click("addLabelButton");
    auto* popup = desk.page->findChild<AddLabelPopup*>();
    QVERIFY(popup->isOpen());
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(!desk.button("addAsCorrect")->isEnabled());
    SmallDesk::type(QStringLiteral("hors"));
    QVERIFY(desk.button("addAsCorrect")->isEnabled());
    desk.press(Qt::Key_Escape);
    QVERIFY(!popup->isOpen());
    QVERIFY(desk.ruled(0).empty());
    desk.press(Qt::Key_Slash);
    desk.press(Qt::Key_Return);
    QVERIFY(popup->isOpen());
    // A click elsewhere closes it.
    QTest::mouseClick(desk.page->findChild<ImageView*>(), Qt::LeftButton);
    QVERIFY(!popup->isOpen());
}

void ReviewDeskTest::undo_goesToTheImageOfTheAction()
{
    SmallDesk desk;
    desk.sit();
    desk.press(Qt::Key_1);
    desk.press(Qt::Key_2);
    desk.resume();
    desk.press(Qt::Key_3);
    desk.resume();
    QCOMPARE(desk.imageName(), std::string("photos3"));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QVERIFY(desk.ruled(1).empty());
    desk.click("undoRuling");
    QCOMPARE(desk.imageName(), std::string("photos1"));
    QCOMPARE(desk.currentWnid(), std::string("cup"));
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
    desk.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.ruled(0), std::string("beagle correct, cup wrong"));
    desk.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QCOMPARE(desk.ruled(desk.readAgain(), 1), std::string("husky unclear"));
    for (int times = 0; times < 5; ++times)
        desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.ruled(0).empty());
    QVERIFY(!desk.button("undoRuling")->isEnabled());
}

void ReviewDeskTest::desk_opensWhereTheReviewerLeftOff()
{
    ReviewingDesk desk;
    desk.addModel("net", "beagle husky cup car mug");
    desk.sit();
    desk.resume();
    desk.resume();
    QCOMPARE(desk.imageName(), std::string("photos3"));
    desk.press(Qt::Key_1);
    desk.settle();
    // What was passed over waits, and the next behind what was ruled comes first.
    desk.sit();
    QCOMPARE(desk.imageName(), std::string("photos4"));
    ReviewChoices choices = desk.settings.reviewChoices();
    choices.unreviewed = false;
    desk.settings.setReviewChoices(choices);
    desk.sit();
    QCOMPARE(desk.imageName(), std::string("photos3"));
}

void ReviewDeskTest::anotherReviewer_beginsAtAPlaceOfTheirOwn()
{
    ReviewingDesk desk;
    desk.addModel("net", "beagle husky cup car mug");
    const Labeler ben = desk.study().addLabeler("Ben");
    ReviewChoices choices = desk.settings.reviewChoices();
    choices.unreviewed = false;
    desk.settings.setReviewChoices(choices);
    desk.sit();
    desk.press(Qt::Key_1);
    desk.resume();
    desk.resume();
    QCOMPARE(desk.imageName(), std::string("photos3"));
    const auto become = [&](const Labeler& labeler) {
        desk.runner->load(labeler);
        desk.settle();
        desk.waitForImage();
    };
    become(ben);
    QCOMPARE(desk.imageName(), std::string("photos1"));
    desk.press(Qt::Key_1);
    desk.resume();
    desk.press(Qt::Key_1);
    desk.settle();
    // The first of Ada's, the last of Ben's.
    become(desk.ada);
    QCOMPARE(desk.imageName(), std::string("photos1"));
    become(ben);
    QCOMPARE(desk.imageName(), std::string("photos2"));
}

void ReviewDeskTest::effect_isToldOfRuledCandidatesAlone()
{
    SmallDesk desk;
    desk.addModel("three", "cup cup cup cup cup");
    desk.sit();
    desk.press(Qt::Key_Down);
    // Three answers come into the score: two for the cup, and one that stands for the mug, which is hidden.
    desk.rule(Qt::Key_1);
    QCOMPARE(desk.textOf("effect"), QStringLiteral("2 answers turn right"));
    desk.rule(Qt::Key_1);
    QCOMPARE(desk.textOf("effect"), QStringLiteral("1 answer turns right"));
    desk.rule(Qt::Key_2);
    QVERIFY(desk.textOf("effect").isEmpty());
    desk.press(Qt::Key_Up);
    desk.press(Qt::Key_Up);
    desk.press(Qt::Key_Down);
    desk.rule(Qt::Key_2);
    QCOMPARE(desk.textOf("effect"), QStringLiteral("2 answers turn wrong"));
    desk.resume();
    QVERIFY(desk.textOf("effect").isEmpty());
}

void ReviewDeskTest::effect_isNotToldOfWhatIsNotKept()
{
    SmallDesk desk;
    desk.addModel("three", "cup cup cup cup cup");
    desk.sit();
    const auto runScript = [&](const char* sql) {
        desk.write([sql](StudyFile& study) { return study.database().runScript(sql); });
    };
    runScript(
        "CREATE TRIGGER refusal BEFORE INSERT ON review_action BEGIN SELECT RAISE(ABORT, 'refused'); END");
    QSignalSpy failed(desk.runner.get(), &ReviewRunner::failed);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_1);
    QVERIFY(desk.textOf("effect").isEmpty());
    desk.settle();
    QCOMPARE(failed.size(), 1);
    QVERIFY(desk.textOf("effect").isEmpty());
    desk.settle();
    QVERIFY(desk.ruled(0).empty());
    runScript("DROP TRIGGER refusal");
    // One that is kept, but after the next image came, says nothing beside that.
    desk.press(Qt::Key_1);
    desk.press(Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QVERIFY(desk.textOf("effect").isEmpty());
    QVERIFY(!desk.ruled(desk.readAgain(), 0).empty());
}

void ReviewDeskTest::guideAndHistory_areAskedFor()
{
    SmallDesk desk;
    ReviewDesk& page = desk.sit();
    QSignalSpy guide(&page, &ReviewDesk::guideWanted);
    QSignalSpy history(&page, &ReviewDesk::historyWanted);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_F1);
    QCOMPARE(guide.size(), 1);
    QCOMPARE(guide.front().at(1).toString(), QStringLiteral("cup"));
    desk.resume();
    desk.press(Qt::Key_H);
    QCOMPARE(history.size(), 1);
    QCOMPARE(history.front().front().value<std::size_t>(), std::size_t{1});
}

void ReviewDeskTest::fullDisk_bringsBackWhatIsInTheStudy()
{
    SmallDesk desk;
    desk.sit();
    QSignalSpy failed(desk.runner.get(), &ReviewRunner::failed);
    desk.write([](StudyFile& study) { return study.database().runScript("PRAGMA max_page_count = 1"); });
    const int loads = desk.loads;
    for (int tries = 0; tries < 400 && failed.isEmpty(); ++tries) {
        desk.press(tries % 2 == 0 ? Qt::Key_1 : Qt::Key_Z,
                   tries % 2 == 0 ? Qt::NoModifier : Qt::ControlModifier);
        desk.settle();
    }
    QVERIFY(!failed.isEmpty());
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("no space left")));
    QVERIFY(desk.loads > loads);
    QCOMPARE(desk.imageName(), std::string("photos1"));
    QCOMPARE(desk.ruled(0), desk.ruled(desk.readAgain(), 0));
    desk.write([](StudyFile& study) { return study.database().runScript("PRAGMA max_page_count = 100000"); });
    desk.press(Qt::Key_W);
    QCOMPARE(desk.ruled(desk.readAgain(), 0), desk.ruled(0));
    QVERIFY(!desk.ruled(0).empty());
}

void ReviewDeskTest::otherKeys_work()
{
    SmallDesk desk;
    desk.sit();
    desk.keys.setKey(KeyAction::RuleWrong, Qt::Key_X);
    desk.press(Qt::Key_2);
    QVERIFY(desk.ruled(0).empty());
    desk.press(Qt::Key_X);
    QCOMPARE(desk.ruled(0), std::string("beagle wrong"));
    QVERIFY(verdictButton(desk.card("cup"), Verdict::Wrong)->toolTip().contains(QLatin1Char('X')));
}

/// In the smallest window that is looked after, 1280 x 800, with six candidates in sight.
void ReviewDeskTest::desk_fitsBesideTheNavigation()
{
    applyTheme(*qApp, Scheme::Light);
    ReviewingDesk desk("beagle");
    for (const char* wnid : {"husky", "cup", "car", "mug", "horse"})
        desk.addModel(wnid, wnid);
    ReviewDesk& page = desk.sit();
    QVERIFY2(page.minimumSizeHint().width() <= 1108,
             qPrintable(QString::number(page.minimumSizeHint().width())));
    page.resize(1108, 712);
    QCoreApplication::processEvents();
    for (const char* wnid : {"beagle", "husky", "cup", "car", "mug", "horse"})
        QCOMPARE(desk.card(wnid)->visibleRegion().boundingRect(), desk.card(wnid)->rect());
}

void ReviewDeskTest::head_isCutInNoWidth()
{
    ReviewingDesk desk("beagle husky");
    desk.addModel("model", "cup cup");
    ReviewDesk& page = desk.sit();
    for (const int width : {853, 1024, 1280}) {
        page.resize(width, 533);
        desk.settle();
        for (const char* name : {"candidateCount", "blind"}) {
            const auto* label = page.findChild<QLabel*>(QLatin1String(name));
            QVERIFY(!label->text().isEmpty());
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
    }
}

}  // namespace review_desk_test

VIZSLA_TEST(tst_review_desk, review_desk_test::ReviewDeskTest)
#include "tst_review_desk.moc"
