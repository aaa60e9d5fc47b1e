// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include "core/review/review_actions.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "tests/support/reviewing_desk.h"
#include "tests/support/test_program.h"
#include "ui/desk/choices_popover.h"
#include "ui/desk/jump_field.h"
#include "ui/rulings/review_progress.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace review_choices_test {

namespace {

struct ChoosingDesk : ReviewingDesk
{
    explicit ChoosingDesk(std::string_view assigned = "beagle husky cup car mug") : ReviewingDesk(assigned)
    {
        if (images.size() == 5)
            addModel("one", "beagle cup cup mug mug");
    }

    /// The images from the first to the last, by their numbers in their names.
    std::string walk()
    {
        page->refresh();
        while (button("previousImage")->isEnabled())
            press(Qt::Key_Backspace);
        std::string numbers;
        for (waitForImage(); page->image(); resume())
            numbers += (numbers.empty() ? "" : " ") + imageName().substr(6);
        press(Qt::Key_Backspace);
        return numbers;
    }
    void openChoices()
    {
        press(Qt::Key_F, Qt::ControlModifier);
        if (!page->findChild<ChoicesPopover*>()->isOpen())
            qFatal("the choices did not open");
    }
    void toggle(const char* filter)
    {
        openChoices();
        click(("filter:" + std::string(filter)).c_str());
        press(Qt::Key_Escape);
    }
    void slice(const QString& text)
    {
        openChoices();
        auto* field = page->findChild<QLineEdit*>(QStringLiteral("reviewSlice"));
        field->setFocus();
        field->selectAll();
        type(text.isEmpty() ? QStringLiteral("\b") : text);
        press(Qt::Key_Return);
    }
    void search(const QString& text)
    {
        openChoices();
        type(text);
        press(Qt::Key_Return);
    }
    void order(ReviewOrder order)
    {
        openChoices();
        page->findChild<QComboBox*>(QStringLiteral("reviewOrder"))->setCurrentIndex(static_cast<int>(order));
        press(Qt::Key_Escape);
    }
    QString head() const { return button("reviewChoices")->accessibleName(); }
    QString endText() const
    {
        QString text;
        for (const QLabel* label :
             page->findChild<QWidget*>(QStringLiteral("reviewEnd"))->findChildren<QLabel*>())
            text += label->text() + QLatin1Char('\n');
        return text;
    }
    bool isAtEnd() const { return page->findChild<QWidget*>(QStringLiteral("reviewEnd"))->isVisible(); }
};

}  // namespace

class ReviewChoicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreviewed_standStillUntilChosenAnew();
    void filters_leaveWhatTheySay();
    void slice_holdsImagesWithACandidateInIt();
    void impossibleSlice_isSaid();
    void search_findsNamesAndClasses();
    void orders_comeAsAskedFor();
    void randomOrder_isOfItsSeed();
    void choices_areKept();
    void emptyResult_saysWhatToLeaveOut();
    void lastImage_saysWhatIsLeft();
    void allReviewed_isSaid();
    void jump_goesToANameOrANumber();
    void jump_takesANumberAlone_asAPlace();
    void jump_tellsWhereItGoes();
    void showImage_goesToOneThatWasNotChosen();
    void withheldImage_doesNotCome();
    void shares_decideWhatIsMine();
    void otherReviewers_areSeenInWhatIsDisagreedAlone();
    void progress_tellsTheTimeLeft();
    void timeLeft_data();
    void timeLeft();
};

void ReviewChoicesTest::unreviewed_standStillUntilChosenAnew()
{
    ChoosingDesk desk;
    desk.sit();
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
    while (desk.imageName() != "photos2")
        desk.press(Qt::Key_Backspace);
    desk.waitForImage();
    desk.press(Qt::Key_W);
    // It is reviewed, and stays where it is.
    QCOMPARE(desk.imageName(), std::string("photos2"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.imageName(), std::string("photos3"));
    desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.imageName(), std::string("photos2"));
    desk.page->refresh();
    QCOMPARE(desk.imageName(), std::string("photos2"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.imageName(), std::string("photos3"));
    QCOMPARE(desk.walk(), std::string("1 3 4 5"));
}

void ReviewChoicesTest::filters_leaveWhatTheySay()
{
    ChoosingDesk desk;
    desk.sit();
    desk.press(Qt::Key_3);
    desk.resume();
    desk.press(Qt::Key_P);
    desk.press(Qt::Key_1);
    desk.resume();
    desk.press(Qt::Key_T);
    ChoosingDesk::type(QStringLiteral("why"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.walk(), std::string("3 4 5"));
    desk.toggle("unreviewed");
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
    desk.toggle("unclear");
    QCOMPARE(desk.walk(), std::string("1"));
    desk.toggle("unclear");
    desk.toggle("problematic");
    QCOMPARE(desk.walk(), std::string("2"));
    desk.toggle("problematic");
    desk.toggle("withNote");
    QCOMPARE(desk.walk(), std::string("3"));
    QVERIFY(desk.head().contains(QStringLiteral("with a note")));
}

void ReviewChoicesTest::slice_holdsImagesWithACandidateInIt()
{
    ChoosingDesk desk;
    desk.sit();
    desk.slice(QStringLiteral("dogs"));
    QCOMPARE(desk.walk(), std::string("1 2"));
    desk.slice(QStringLiteral("cup | mug"));
    QCOMPARE(desk.walk(), std::string("2 3 4 5"));
    desk.slice(QStringLiteral("artifact & !dogs"));
    QCOMPARE(desk.walk(), std::string("3 4 5"));
    QVERIFY(desk.head().contains(QStringLiteral("slice artifact & !dogs")));
}

void ReviewChoicesTest::impossibleSlice_isSaid()
{
    ChoosingDesk desk;
    desk.sit();
    desk.slice(QStringLiteral("unicorns"));
    QVERIFY(desk.page->findChild<ChoicesPopover*>()->isOpen());
    QVERIFY(desk.textOf("reviewSliceProblem").contains(QStringLiteral("unicorns")));
    desk.press(Qt::Key_Escape);
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
}

void ReviewChoicesTest::search_findsNamesAndClasses()
{
    ChoosingDesk desk;
    desk.sit();
    desk.search(QStringLiteral("eskimo do"));
    QCOMPARE(desk.walk(), std::string("2"));
    desk.search(QStringLiteral("PHOTOS4"));
    QCOMPARE(desk.walk(), std::string("4"));
    desk.search(QStringLiteral("beaker"));
    QCOMPARE(desk.walk(), std::string("2 3 4 5"));
    QVERIFY(desk.head().contains(QStringLiteral("beaker")));
}

void ReviewChoicesTest::orders_comeAsAskedFor()
{
    ChoosingDesk desk;
    desk.addModel("two", "beagle husky mug cup mug");
    desk.sit();
    desk.order(ReviewOrder::CandidateCount);
    QCOMPARE(desk.walk(), std::string("4 2 3 1 5"));
    QVERIFY(desk.head().contains(QStringLiteral("by number of candidates")));
    desk.order(ReviewOrder::Disagreement);
    QCOMPARE(desk.walk(), std::string("2 3 4 1 5"));
    desk.order(ReviewOrder::Class);
    QCOMPARE(desk.walk(), std::string("1 2 4 3 5"));
}

void ReviewChoicesTest::randomOrder_isOfItsSeed()
{
    ChoosingDesk desk("beagle husky cup car mug beagle husky cup car mug");
    desk.sit();
    desk.order(ReviewOrder::Random);
    const std::string first = desk.walk();
    QVERIFY(first != "1 2 3 4 5 6 7 8 9 10");
    desk.openChoices();
    auto* seed = desk.page->findChild<QSpinBox*>(QStringLiteral("reviewSeed"));
    QVERIFY(seed->isVisible());
    seed->setFocus();
    seed->selectAll();
    ChoosingDesk::type(QStringLiteral("77"));
    desk.press(Qt::Key_Return);
    QVERIFY(desk.head().contains(QStringLiteral("seed 77")));
    const std::string second = desk.walk();
    QVERIFY(second != first);
    QCOMPARE(second.size(), first.size());
    desk.sit();
    QCOMPARE(desk.walk(), second);
}

void ReviewChoicesTest::choices_areKept()
{
    ChoosingDesk desk;
    desk.sit();
    desk.search(QStringLiteral("beaker"));
    desk.slice(QStringLiteral("!dogs"));
    desk.order(ReviewOrder::CandidateCount);
    desk.toggle("unreviewed");
    const ReviewChoices kept = desk.settings.reviewChoices();
    QCOMPARE(kept.search, QStringLiteral("beaker"));
    QCOMPARE(kept.slice, QStringLiteral("!dogs"));
    QVERIFY(kept.order == ReviewOrder::CandidateCount);
    QVERIFY(!kept.unreviewed);
    desk.sit();
    QCOMPARE(desk.walk(), std::string("4 3 5"));
}

void ReviewChoicesTest::emptyResult_saysWhatToLeaveOut()
{
    ChoosingDesk desk;
    desk.sit();
    desk.slice(QStringLiteral("dogs"));
    desk.toggle("unclear");
    QVERIFY(desk.isAtEnd());
    QVERIFY(desk.endText().contains(QStringLiteral("Without “unclear” there are 2 images")));
    desk.click("reviewEndFirst");
    QVERIFY(!desk.isAtEnd());
    QCOMPARE(desk.walk(), std::string("1 2"));
    desk.toggle("unclear");
    desk.click("reviewEndSecond");
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
}

void ReviewChoicesTest::lastImage_saysWhatIsLeft()
{
    ChoosingDesk desk;
    desk.sit();
    desk.press(Qt::Key_W);
    for (int image = 0; image < 5; ++image)
        desk.resume();
    QVERIFY(desk.isAtEnd());
    QVERIFY(desk.endText().contains(QStringLiteral("4 of them")));
    desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.imageName(), std::string("photos5"));
    desk.waitForImage();
    desk.resume();
    desk.resume();
    QCOMPARE(desk.imageName(), std::string("photos2"));
}

void ReviewChoicesTest::allReviewed_isSaid()
{
    ChoosingDesk desk;
    desk.sit();
    for (int image = 0; image < 5; ++image) {
        desk.press(Qt::Key_W);
        desk.resume();
    }
    QVERIFY(desk.isAtEnd());
    QVERIFY(desk.endText().contains(QStringLiteral("All reviewed")));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.imageName(), std::string("photos5"));
    desk.waitForImage();
    desk.press(Qt::Key_W);
    desk.page->refresh();
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
}

void ReviewChoicesTest::jump_goesToANameOrANumber()
{
    ChoosingDesk desk;
    desk.sit();
    const auto jump = [&](const char* where) {
        desk.press(Qt::Key_G, Qt::ControlModifier);
        ChoosingDesk::type(QLatin1String(where));
        desk.press(Qt::Key_Return);
        return desk.imageName();
    };
    QCOMPARE(jump("4"), std::string("photos4"));
    QCOMPARE(jump("Photos2.JPEG"), std::string("photos2"));
    QVERIFY(!desk.page->findChild<JumpField*>()->isOpen());
    QCOMPARE(jump("17"), std::string("photos2"));
    QVERIFY(desk.page->findChild<JumpField*>()->isOpen());
    QVERIFY(desk.textOf("jumpProblem").contains(QStringLiteral("1 to 5")));
    desk.press(Qt::Key_Escape);
    QCOMPARE(jump("nowhere"), std::string("photos2"));
    QVERIFY(desk.textOf("jumpProblem").contains(QStringLiteral("nowhere")));
    desk.press(Qt::Key_Escape);
    QVERIFY(QApplication::focusWidget() == desk.page.get());
}

void ReviewChoicesTest::jump_takesANumberAlone_asAPlace()
{
    ChoosingDesk desk;
    desk.sit();
    desk.order(ReviewOrder::Random);
    const QStringList order = QString::fromStdString(desk.walk()).split(QLatin1Char(' '));
    QVERIFY(order != QString("1 2 3 4 5").split(QLatin1Char(' ')));
    for (int place = 1; place <= 5; ++place) {
        desk.press(Qt::Key_G, Qt::ControlModifier);
        ChoosingDesk::type(QString::number(place));
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.imageName(), "photos" + order[place - 1].toStdString());
    }
}

void ReviewChoicesTest::jump_tellsWhereItGoes()
{
    ChoosingDesk desk;
    desk.sit();
    desk.press(Qt::Key_G, Qt::ControlModifier);
    const auto* field = desk.page->findChild<QLineEdit*>(QStringLiteral("jumpTo"));
    QVERIFY(field->placeholderText().contains(QStringLiteral("1 to 5")));
    const auto told = [&](const char* typed) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        ChoosingDesk::type(QLatin1String(typed));
        return desk.textOf("jumpTarget");
    };
    QCOMPARE(told("4"), QStringLiteral("⏎ goes to image 4 of 5"));
    QCOMPARE(told("photos2.jpg"), QStringLiteral("⏎ goes to “photos2”"));
    QVERIFY(told("9").contains(QStringLiteral("numbered 1 to 5")));
    QVERIFY(told("9").contains(QStringLiteral("9.jpg")));
    QVERIFY(told("photos").contains(QStringLiteral("type more of the name")));
}

void ReviewChoicesTest::showImage_goesToOneThatWasNotChosen()
{
    ChoosingDesk desk;
    desk.sit();
    desk.slice(QStringLiteral("dogs"));
    desk.page->showImage(4);
    QCOMPARE(desk.imageName(), std::string("photos5"));
    desk.waitForImage();
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.imageName(), std::string("photos2"));
    desk.press(Qt::Key_Backspace);
    desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.imageName(), std::string("photos1"));
}

/// An image of a test that the reviewer is sitting must not be seen with its candidates.
void ReviewChoicesTest::withheldImage_doesNotCome()
{
    ChoosingDesk desk;
    const Task task = desk.study().addTask("test", {desk.images[1], desk.images[2]}, Mode::Test);
    {
        auto session = desk.study().begin(task, desk.ada);
        session.imageShown();
    }
    desk.sit();
    QCOMPARE(desk.walk(), std::string("1 4 5"));
    QVERIFY(desk.textOf("reviewProgress").contains(QStringLiteral("0 of 3")));
    desk.page->showImage(1);
    QVERIFY(desk.imageName() != "photos2");
}

void ReviewChoicesTest::shares_decideWhatIsMine()
{
    ChoosingDesk desk;
    desk.sit();
    desk.resume();
    desk.runner->write([&](StudyFile& study) -> Result<void> {
        ReviewRepository repository(study);
        const ReviewerId ada = valueOf(repository.reviewerOf(desk.ada)).id;
        return repository.setShares({{ada, desk.images[1].id}, {ada, desk.images[3].id}});
    });
    desk.settle();
    QCOMPARE(desk.walk(), std::string("2 4"));
    QVERIFY(desk.head().contains(QStringLiteral("my share")));
    QVERIFY(desk.textOf("reviewProgress").contains(QStringLiteral("0 of 2")));
    desk.toggle("mine");
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
}

void ReviewChoicesTest::otherReviewers_areSeenInWhatIsDisagreedAlone()
{
    ChoosingDesk desk;
    const Labeler bob = desk.study().addLabeler("Bob");
    desk.sit();
    desk.runner->write([&](StudyFile& study) -> Result<void> {
        ReviewRepository repository(study);
        ReviewBook book = valueOf(readReviewBook(study));
        const std::uint32_t reviewer = book.addReviewer(valueOf(repository.reviewerOf(bob)));
        const std::size_t images[] = {0, 1};
        ReviewAction action = ReviewActions(book, reviewer).restWrong(images, *book.findClass("beagle"));
        action.id = ReviewActionId("bob's");
        action.madeAt = study.clock().utcNow();
        return repository.add(action, {});
    });
    desk.settle();
    // What another ruled is not said, and leaves the image unreviewed.
    QVERIFY(desk.ruled(0).empty());
    QVERIFY(!desk.card("beagle")->findChild<QLabel*>(QStringLiteral("sources"))->isVisible());
    QCOMPARE(desk.walk(), std::string("1 2 3 4 5"));
    desk.toggle("unreviewed");
    desk.toggle("disagreed");
    QVERIFY(desk.isAtEnd());
    desk.toggle("disagreed");
    while (desk.imageName() != "photos1")
        desk.press(Qt::Key_Backspace);
    desk.waitForImage();
    desk.press(Qt::Key_1);
    desk.toggle("disagreed");
    QCOMPARE(desk.walk(), std::string("1"));
}

void ReviewChoicesTest::progress_tellsTheTimeLeft()
{
    std::string assigned;
    for (int image = 0; image < 30; ++image)
        assigned += "beagle ";
    ReviewingDesk desk(assigned);
    desk.sit();
    QCOMPARE(desk.textOf("reviewProgress"), QStringLiteral("0 of 30 reviewed"));
    for (int image = 0; image < 10; ++image) {
        desk.clock().advance(28s);
        desk.press(Qt::Key_1);
        desk.resume();
    }
    // With the keys half a minute and a second for an image, of which 20 are left.
    QCOMPARE(desk.textOf("reviewProgress"), QStringLiteral("10 of 30 reviewed · about 11 min left"));
    const QString explanation = desk.page->findChild<QLabel*>(QStringLiteral("reviewProgress"))->toolTip();
    QVERIFY2(explanation.contains(QStringLiteral("31.0 s")), qPrintable(explanation));
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.textOf("reviewProgress").startsWith(QStringLiteral("9 of 30")));
}

void ReviewChoicesTest::timeLeft_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 6 << QStringLiteral("under a minute left");
    QTest::newRow("a minute and a second") << 61 << QStringLiteral("about 2 min left");
    QTest::newRow("minutes") << 12 * 60 << QStringLiteral("about 12 min left");
    QTest::newRow("an hour and some") << 107 * 60 << QStringLiteral("about 1 h 40 min left");
    QTest::newRow("hours") << (29 * 60 + 10) * 60 << QStringLiteral("about 29 h left");
}

void ReviewChoicesTest::timeLeft()
{
    QFETCH(int, seconds);
    QFETCH(QString, text);
    QCOMPARE(timeLeftText(seconds * oneSecond), text);
}

}  // namespace review_choices_test

VIZSLA_TEST(tst_review_choices, review_choices_test::ReviewChoicesTest)
#include "tst_review_choices.moc"
