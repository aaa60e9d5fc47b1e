// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "tests/support/keyboard.h"
#include "tests/support/review_room.h"
#include "tests/support/reviewing_desk.h"
#include "tests/support/test_program.h"
#include "ui/adjudication/adjudication_view.h"
#include "ui/adjudication/dispute_list_model.h"
#include "ui/class_review/class_grid.h"
#include "ui/class_review/class_images_model.h"
#include "ui/class_review/verdict_grid.h"
#include "ui/images/image_view.h"
#include "ui/keys/too_early_sign.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace held_keys_review_test {

namespace {

/// Three candidates for each of three images, and a keyboard with keys that can be held down.
struct Desk : ReviewingDesk
{
    Desk() : ReviewingDesk("beagle husky cup")
    {
        addModel("one", "cup cup mug");
        addModel("two", "mug mug car");
        QApplication::setDoubleClickInterval(400);
        ReviewingDesk::sit();
        see();
    }
    void settleAll()
    {
        settle();
        waitForImage();
    }
    auto settling()
    {
        return [this] { settleAll(); };
    }
    void see()
    {
        settleAll();
        keyboard.pass(1s);
    }
    void tapSoon(Qt::Key key)
    {
        keyboard.pass(60ms);
        keyboard.tap(key);
        QCoreApplication::processEvents();
    }
    void pressAndHold(Qt::Key key, Qt::KeyboardModifiers modifiers, Repeats repeats)
    {
        keyboard.press(key, modifiers);
        keyboard.hold(key, modifiers, repeats, settling());
    }

    Keyboard keyboard{clock()};
};

/// Ann and Ben differ on two images; Cleo decides.
struct Court : ReviewRoom
{
    Court()
    {
        for (const std::size_t image : {0U, 1U, 2U}) {
            ruled(ann, image, Beagle, Verdict::Correct);
            ruled(ben, image, Beagle, Verdict::Wrong);
        }
        QApplication::setDoubleClickInterval(400);
        load(cleo);
        view = &show(std::make_unique<AdjudicationView>(desk(), keys, *runner));
        view->setFocus();
        settleAll();
    }
    void settleAll()
    {
        settle();
        if (!QTest::qWaitFor([this] { return !view->findChild<ImageView*>()->isEmpty(); }))
            qFatal("no image was shown");
        QCoreApplication::processEvents();
    }
    int row() const { return view->findChild<QListView*>(QStringLiteral("disputes"))->currentIndex().row(); }
    std::size_t open() const
    {
        return view->findChild<DisputeListModel*>()->count(DisputeListModel::Shown::Open);
    }

    AdjudicationView* view = nullptr;
    Keyboard keyboard{clock()};
};

/// Six beagles, if a model is right, and one class after another.
struct Grid : ReviewRoom
{
    Grid() : ReviewRoom("beagle husky cup beagle husky cup")
    {
        predict("alexnet", std::vector<ClassIndex>(6, Beagle));
        QApplication::setDoubleClickInterval(400);
        load(ann);
        grid = &show(std::make_unique<ClassGrid>(desk(), keys, *runner));
        grid->showClass(Beagle);
        view()->setFocus();
    }
    VerdictGrid* view() const { return grid->findChild<VerdictGrid*>(); }
    ClassImagesModel* model() const { return grid->findChild<ClassImagesModel*>(); }
    bool hasPhotos() const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->index(row).data(ClassImagesModel::PhotoRole).value<QImage>().isNull())
                return false;
        }
        return true;
    }
    void settleAll()
    {
        settle();
        if (!QTest::qWaitFor([this] { return hasPhotos(); }))
            qFatal("the photographs were not shown");
        QCoreApplication::processEvents();
    }
    std::size_t ruledImages()
    {
        const ReviewBook book = stored();
        std::size_t count = 0;
        for (std::size_t image = 0; image < 6; ++image)
            count += book.verdict(runner->reviewer(), image, Beagle) ? 1 : 0;
        return count;
    }

    ClassGrid* grid = nullptr;
    Keyboard keyboard{clock()};
};

bool isSaidTooEarly(const QWidget& page)
{
    const auto signs = page.findChildren<TooEarlySign*>();
    return std::ranges::any_of(signs, [](const TooEarlySign* sign) { return sign->isVisible(); });
}

void addRepeats()
{
    QTest::addColumn<Repeats>("repeats");
    QTest::newRow("marked pairs") << Repeats::Marked;
    QTest::newRow("unmarked pairs") << Repeats::Unmarked;
    QTest::newRow("marked presses") << Repeats::Presses;
    QTest::newRow("bare presses") << Repeats::Bare;
}

}  // namespace

/// Keys that are held down, or come too early, while reviewing.
class HeldKeysReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heldVerdictKey_rulesOneCandidate_data() { addRepeats(); }
    void heldVerdictKey_rulesOneCandidate();
    void quickFreshPresses_ruleOneCandidateEach();
    void verdictBeforeTheImageIsSeen_isIgnored();
    void heldReturn_goesOneImageOn_data() { addRepeats(); }
    void heldReturn_goesOneImageOn();
    void heldReturn_staysAtTheEnd();
    void heldBackspace_goesOneImageBack_data() { addRepeats(); }
    void heldBackspace_goesOneImageBack();
    void heldUndoKey_undoesOneRuling();
    void doubleClickOnNextImage_goesOneImageOn();
    void decisionBeforeTheImageIsSeen_isIgnored();
    void heldNextKey_passesOverNoDispute();
    void verdictBeforeTheClassIsSeen_isIgnored();
    void heldNextKey_passesOverNoClass();
};

void HeldKeysReviewTest::heldVerdictKey_rulesOneCandidate()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    desk.pressAndHold(Qt::Key_1, {}, repeats);
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
}

void HeldKeysReviewTest::quickFreshPresses_ruleOneCandidateEach()
{
    Desk desk;
    desk.tapSoon(Qt::Key_1);
    desk.tapSoon(Qt::Key_2);
    desk.tapSoon(Qt::Key_2);
    QCOMPARE(desk.ruled(0), std::string("beagle correct, cup wrong, mug wrong"));
}

void HeldKeysReviewTest::verdictBeforeTheImageIsSeen_isIgnored()
{
    Desk desk;
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QVERIFY(!isSaidTooEarly(*desk.page));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_W, Qt::Key_Return})
        desk.tapSoon(key);
    QVERIFY(isSaidTooEarly(*desk.page));
    desk.see();
    QCOMPARE(desk.imageName(), std::string("photos2"));
    QVERIFY(desk.ruled(1).empty());
    desk.tapSoon(Qt::Key_1);
    QVERIFY(!desk.ruled(1).empty());
    QVERIFY(!isSaidTooEarly(*desk.page));
}

void HeldKeysReviewTest::heldReturn_goesOneImageOn()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    desk.pressAndHold(Qt::Key_Return, {}, repeats);
    QCOMPARE(desk.imageName(), std::string("photos2"));
}

void HeldKeysReviewTest::heldReturn_staysAtTheEnd()
{
    Desk desk;
    for (int image = 0; image < 2; ++image) {
        desk.keyboard.tap(Qt::Key_Return);
        desk.see();
    }
    QCOMPARE(desk.imageName(), std::string("photos3"));
    desk.pressAndHold(Qt::Key_Return, {}, Repeats::Unmarked);
    QVERIFY(!desk.page->image());
    desk.keyboard.pass(100ms);
    desk.keyboard.tap(Qt::Key_Return);
    desk.settleAll();
    QCOMPARE(desk.imageName(), std::string("photos1"));
}

void HeldKeysReviewTest::heldBackspace_goesOneImageBack()
{
    QFETCH(Repeats, repeats);
    Desk desk;
    for (int image = 0; image < 2; ++image) {
        desk.keyboard.tap(Qt::Key_Return);
        desk.see();
    }
    desk.pressAndHold(Qt::Key_Backspace, {}, repeats);
    QCOMPARE(desk.imageName(), std::string("photos2"));
}

void HeldKeysReviewTest::heldUndoKey_undoesOneRuling()
{
    Desk desk;
    desk.tapSoon(Qt::Key_1);
    desk.tapSoon(Qt::Key_2);
    desk.pressAndHold(Qt::Key_Z, Qt::ControlModifier, Repeats::Unmarked);
    QCOMPARE(desk.ruled(0), std::string("beagle correct"));
}

void HeldKeysReviewTest::doubleClickOnNextImage_goesOneImageOn()
{
    Desk desk;
    desk.keyboard.doubleClick(*desk.button("nextImage"), desk.settling());
    QCOMPARE(desk.imageName(), std::string("photos2"));
}

void HeldKeysReviewTest::decisionBeforeTheImageIsSeen_isIgnored()
{
    Court court;
    QCOMPARE(court.open(), std::size_t{3});
    court.keyboard.pass(340ms);
    court.keyboard.tap(Qt::Key_1);
    court.click("decideCorrect");
    court.settleAll();
    QCOMPARE(court.open(), std::size_t{3});
    QVERIFY(isSaidTooEarly(*court.view));
    court.keyboard.pass(400ms);
    court.keyboard.tap(Qt::Key_1);
    court.settleAll();
    QCOMPARE(court.open(), std::size_t{2});
}

void HeldKeysReviewTest::heldNextKey_passesOverNoDispute()
{
    Court court;
    court.keyboard.pass(1s);
    QCOMPARE(court.row(), 0);
    court.keyboard.press(Qt::Key_Down, Qt::ControlModifier);
    court.keyboard.hold(Qt::Key_Down, Qt::ControlModifier, Repeats::Unmarked, [&] { court.settleAll(); });
    QCOMPARE(court.row(), 1);
}

void HeldKeysReviewTest::verdictBeforeTheClassIsSeen_isIgnored()
{
    Grid grid;
    grid.view()->selectAll();
    const auto ruleAll = [&] {
        grid.keyboard.tap(Qt::Key_1);
        grid.keyboard.tap(Qt::Key_W);
        QTest::mouseClick(grid.button("ruleCorrect"), Qt::LeftButton);
        grid.settle();
    };
    ruleAll();  // before it was painted
    grid.settleAll();
    ruleAll();  // painted, but only just
    QCOMPARE(grid.ruledImages(), std::size_t{0});
    QVERIFY(isSaidTooEarly(*grid.grid));
    grid.keyboard.pass(400ms);
    grid.keyboard.tap(Qt::Key_1);
    grid.settle();
    QCOMPARE(grid.ruledImages(), std::size_t{6});
}

void HeldKeysReviewTest::heldNextKey_passesOverNoClass()
{
    Grid grid;
    grid.settleAll();
    grid.keyboard.pass(1s);
    grid.keyboard.press(Qt::Key_Down, Qt::ControlModifier);
    const ClassIndex next = grid.model()->label();
    QVERIFY(next != ClassIndex{ReviewRoom::Beagle});
    grid.keyboard.hold(Qt::Key_Down, Qt::ControlModifier, Repeats::Unmarked, [&] { grid.settleAll(); });
    QCOMPARE(grid.model()->label(), next);
}

}  // namespace held_keys_review_test

VIZSLA_TEST(tst_held_keys_review, held_keys_review_test::HeldKeysReviewTest)
#include "tst_held_keys_review.moc"
