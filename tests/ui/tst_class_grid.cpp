// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_grid.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <filesystem>

#include "core/review/class_progress.h"
#include "core/store/study_file.h"
#include "tests/support/review_room.h"
#include "tests/support/test_program.h"
#include "ui/class_review/class_images_model.h"
#include "ui/class_review/class_list_model.h"
#include "ui/class_review/verdict_grid.h"
#include "ui/widgets/choice_row.h"

using namespace vizsla;
using namespace vizsla::test;

namespace class_grid_test {

namespace {

/// Thirty images, ten of each of three classes one after another; a model calls all of them beagles.
struct Room : ReviewRoom
{
    static constexpr int size = 30;

    Room() : ReviewRoom(assigned()) { predict("alexnet", std::vector<ClassIndex>(size, Beagle)); }

    static std::string assigned()
    {
        std::string all;
        for (int image = 0; image < size; ++image)
            all += image < 10 ? "beagle " : image < 20 ? "husky " : "cup ";
        all.pop_back();
        return all;
    }
    /// Who sits down has had all photographs of the first class in view.
    ClassGrid& sit(const Labeler& who)
    {
        sitUnseen(who);
        lookAtAll();
        return *grid;
    }
    ClassGrid& sitUnseen(const Labeler& who)
    {
        load(who);
        grid = &show(std::make_unique<ClassGrid>(desk(), keys, *runner));
        grid->showClass(Beagle);
        view()->setFocus();
        see();
        return *grid;
    }
    void lookAtAll() const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            view()->scrollTo(model()->index(row), QAbstractItemView::PositionAtTop);
            see();
            view()->repaint();
        }
        view()->scrollToTop();
        see();
    }
    /// The class is painted with the photographs that are in view.
    void see() const
    {
        const auto hasPhoto = [this](int row) {
            const QModelIndex index = model()->index(row);
            return !view()->viewport()->rect().intersects(view()->visualRect(index)) ||
                   !index.data(ClassImagesModel::PhotoRole).value<QImage>().isNull() ||
                   !index.data(ClassImagesModel::ProblemRole).toString().isEmpty();
        };
        if (!QTest::qWaitFor([&] {
                for (int row = 0; row < model()->rowCount(); ++row) {
                    if (!hasPhoto(row))
                        return false;
                }
                return true;
            }))
            qFatal("the photographs were not shown");
        QCoreApplication::processEvents();
    }
    VerdictGrid* view() const { return grid->findChild<VerdictGrid*>(); }
    ClassImagesModel* model() const { return grid->findChild<ClassImagesModel*>(); }
    ClassListModel* classes() const { return grid->findChild<ClassListModel*>(); }
    QListView* classList() const { return grid->findChild<QListView*>(QStringLiteral("classList")); }
    void clickImage(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers,
                          view()->visualRect(model()->index(row)).center());
    }
    QString word(int row) const { return model()->index(row).data(ClassImagesModel::WordRole).toString(); }
    /// Images with this verdict on beagle in the study.
    int stored(std::optional<Verdict> verdict)
    {
        const ReviewBook book = ReviewRoom::stored();
        int count = 0;
        for (std::size_t image = 0; image < size; ++image)
            count += book.verdict(runner->reviewer(), image, Beagle) == verdict ? 1 : 0;
        return count;
    }
    QString words() const
    {
        QStringList all;
        for (const QWidget* widget : grid->findChildren<QWidget*>()) {
            all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                all << label->text();
        }
        for (int row = 0; row < model()->rowCount(); ++row) {
            for (int role = 0; role < Qt::UserRole + 16; ++role)
                all << model()->index(row).data(role).toString();
        }
        return all.join(QLatin1Char('\n'));
    }

    ClassGrid* grid = nullptr;
};

}  // namespace

class ClassGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reviewedClass_isFoundAllTheSame();
    void countOfWhatIsRuled_isNeverCut();
    void models_passTheTester();
    void selection_isRuledInOneAction();
    void restWrong_isOneActionOfThisClass();
    void missingImages_areNotRuled();
    void whatWasNotInView_isShownBeforeItIsRuled_data();
    void whatWasNotInView_isShownBeforeItIsRuled();
    void ruledImages_standStillUntilAskedAgain();
    void filters_countAndShow();
    void nothingTells_whichImagesAreAssigned();
    void order_tellsNothingAndIsAlwaysTheSame();
    void examples_areNotTheImagesInQuestion();
    void classes_areListedByWhatIsLeft();
    void search_findsAClass();
    void nextClass_goesToWhatIsLeft();
    void returnKey_opensTheImageLarge();
    void keysWhileSearching_ruleNothing();
    void shares_leaveOthersImagesOut();
    void problematicImage_leavesNothingToRule();
    void size_changesTheColumns();
    void thousands_areListedAndDecodedAsTheyAreSeen();
};

void ClassGridTest::reviewedClass_isFoundAllTheSame()
{
    Room room;
    for (std::size_t image = 20; image < Room::size; ++image)
        room.ruled(room.ann, image, Room::Cup, Verdict::Correct);
    ClassGrid& grid = room.sit(room.ann);
    auto* search = grid.findChild<QLineEdit*>(QStringLiteral("classFilter"));
    const auto* left = grid.findChild<QLabel*>(QStringLiteral("classesLeft"));
    auto* showAll = grid.findChild<QPushButton*>(QStringLiteral("showAllClasses"));
    QVERIFY(showAll && !showAll->isVisible());
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("cup"));
    QVERIFY(!room.classes()->rowOf(Room::Cup));
    QVERIFY2(left->text().contains(QStringLiteral("“With unreviewed” hides it")), qPrintable(left->text()));
    QVERIFY(showAll->isVisible());
    QTest::mouseClick(showAll, Qt::LeftButton);
    QVERIFY(room.classes()->rowOf(Room::Cup));
    QVERIFY(!showAll->isVisible());
    QCOMPARE(grid.findChild<QComboBox*>(QStringLiteral("classesShown"))->currentIndex(), 1);
    // No such class is another thing.
    search->setFocus();
    search->selectAll();
    QTest::keyClicks(search, QStringLiteral("zzzz"));
    QCOMPARE(left->text(), QStringLiteral("No such class"));
    QVERIFY(!showAll->isVisible());
}

void ClassGridTest::countOfWhatIsRuled_isNeverCut()
{
    Room room;
    ClassGrid& grid = room.sit(room.ann);
    grid.resize(681, 460);
    QCoreApplication::processEvents();
    const auto* button = grid.findChild<QPushButton*>(QStringLiteral("restWrong"));
    QVERIFY(button->text().contains(QStringLiteral("30")));
    QVERIFY(button->width() >= button->sizeHint().width());
}

void ClassGridTest::models_passTheTester()
{
    Room room;
    room.sit(room.ann);
    const QAbstractItemModelTester images(room.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester classes(room.classes(),
                                           QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(room.model()->rowCount(), Room::size);
    room.view()->selectAll();
    room.press(Qt::Key_2);
    room.grid->showClass(ReviewRoom::Husky);
    QCOMPARE(room.model()->rowCount(), 10);
    room.classes()->setOrder(ClassListModel::Order::Name);
    room.classes()->setOnlyLeft(false);
    QCOMPARE(room.classes()->rowCount(), 3);
}

void ClassGridTest::selection_isRuledInOneAction()
{
    Room room;
    room.sit(room.ann);
    room.clickImage(0);
    room.clickImage(2, Qt::ShiftModifier);
    room.clickImage(4, Qt::ControlModifier);
    room.press(Qt::Key_1);
    for (const int row : {0, 1, 2, 4})
        QCOMPARE(room.word(row), QString::fromUtf8("✓ Correct"));
    QCOMPARE(room.word(3), QString());
    QCOMPARE(room.stored(Verdict::Correct), 4);
    room.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.stored(Verdict::Correct), 0);
    QCOMPARE(room.word(0), QString());
    room.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(room.stored(Verdict::Correct), 4);
    room.press(Qt::Key_A, Qt::ControlModifier);
    room.press(Qt::Key_3);
    QCOMPARE(room.stored(Verdict::Unclear), Room::size);
    room.click("ruleUnreviewed");
    QCOMPARE(room.stored(std::nullopt), Room::size);
}

void ClassGridTest::missingImages_areNotRuled()
{
    Room room;
    for (const std::size_t gone : {0, 3}) {
        const std::filesystem::path file =
            room.study().folder() / "images" / "photos" / room.images[gone].file;
        std::filesystem::rename(file, file.string() + ".away");
    }
    ClassGrid& grid = room.sitUnseen(room.ann);
    room.view()->selectAll();
    for (int row = 0; row < room.model()->rowCount(); ++row) {
        room.view()->scrollTo(room.model()->index(row), QAbstractItemView::PositionAtTop);
        room.see();
        room.view()->repaint();
    }
    const auto* sign = grid.findChild<QLabel*>(QStringLiteral("tooEarly"));
    room.press(Qt::Key_1);
    QCOMPARE(room.stored(Verdict::Correct), Room::size - 2);
    QVERIFY(sign || (sign = grid.findChild<QLabel*>(QStringLiteral("tooEarly"))));
    QVERIFY2(sign->text().contains(QStringLiteral("2 images cannot be shown")), qPrintable(sign->text()));
    room.click("restWrong");
    QCOMPARE(room.stored(Verdict::Wrong), 0);
    QVERIFY(!room.verdict(0, ReviewRoom::Beagle) && !room.verdict(3, ReviewRoom::Beagle));
    // What was ruled before its file was gone can be taken back.
    room.press(Qt::Key_5);
    QCOMPARE(room.stored(std::nullopt), int{Room::size});
}

void ClassGridTest::restWrong_isOneActionOfThisClass()
{
    Room room;
    room.sit(room.ann);
    room.clickImage(5);
    room.press(Qt::Key_1);
    room.press(Qt::Key_W);
    QCOMPARE(room.stored(Verdict::Wrong), Room::size - 1);
    const ReviewBook book = room.ReviewRoom::stored();
    QVERIFY(!book.verdict(room.runner->reviewer(), 15, ReviewRoom::Husky));
    QVERIFY(!room.button("restWrong")->isEnabled());
    room.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.stored(Verdict::Wrong), 0);
    QCOMPARE(room.stored(Verdict::Correct), 1);
}

void ClassGridTest::whatWasNotInView_isShownBeforeItIsRuled_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("all are selected") << static_cast<int>(Qt::Key_2);
    QTest::newRow("the rest is wrong") << static_cast<int>(Qt::Key_W);
}

void ClassGridTest::whatWasNotInView_isShownBeforeItIsRuled()
{
    QFETCH(int, key);
    Room room;
    room.sitUnseen(room.ann);
    room.view()->setPhotoWidth(VerdictGrid::largestPhoto);
    room.see();
    room.press(Qt::Key_A, Qt::ControlModifier);
    int pages = 0;
    for (; room.stored(Verdict::Wrong) == 0 && pages < Room::size; ++pages) {
        QCOMPARE(room.stored(std::nullopt), Room::size);
        room.press(static_cast<Qt::Key>(key));
        room.see();
    }
    QVERIFY2(pages > 2, qPrintable(QString::number(pages)));
    QCOMPARE(room.stored(Verdict::Wrong), Room::size);
    const int last = Room::size - 1;
    QVERIFY(room.view()->viewport()->rect().intersects(room.view()->visualRect(room.model()->index(last))));
}

void ClassGridTest::ruledImages_standStillUntilAskedAgain()
{
    Room room;
    room.sit(room.ann);
    const std::size_t second = room.model()->image(1);
    room.clickImage(0);
    room.press(Qt::Key_2);
    QCOMPARE(room.model()->rowCount(), Room::size);
    QCOMPARE(room.model()->image(1), second);
    room.grid->showClass(ReviewRoom::Beagle);
    QCOMPARE(room.model()->rowCount(), Room::size - 1);
    QCOMPARE(room.model()->image(0), second);
}

void ClassGridTest::filters_countAndShow()
{
    Room room;
    room.sit(room.ann);
    room.clickImage(0);
    room.press(Qt::Key_3);
    room.clickImage(1);
    room.press(Qt::Key_2);
    auto* shown = room.grid->findChild<ChoiceRow*>();
    QCOMPARE(shown->button(0)->text(), QStringLiteral("Unreviewed 28"));
    QCOMPARE(shown->button(1)->text(), QStringLiteral("All 30"));
    QCOMPARE(shown->button(2)->text(), QStringLiteral("Unclear 1"));
    QCOMPARE(room.model()->rowCount(), 30);
    QTest::mouseClick(shown->button(0), Qt::LeftButton);
    QCOMPARE(room.model()->rowCount(), 28);
    QTest::mouseClick(shown->button(2), Qt::LeftButton);
    QCOMPARE(room.model()->rowCount(), 1);
    QTest::mouseClick(shown->button(0), Qt::LeftButton);
    QCOMPARE(room.model()->rowCount(), 28);
    QTest::mouseClick(shown->button(1), Qt::LeftButton);
    QCOMPARE(room.model()->rowCount(), 30);
}

void ClassGridTest::nothingTells_whichImagesAreAssigned()
{
    Room room;
    room.sit(room.ann);
    for (const char* secret : {"assigned", "photos", ".png", "alexnet"})
        QVERIFY2(!room.words().contains(QLatin1String(secret)), secret);
    room.view()->selectAll();
    room.press(Qt::Key_1);
    int assigned = 0;
    for (int row = 0; row < Room::size; ++row) {
        if (!room.model()->index(row).data(ClassImagesModel::AssignedRole).toBool())
            continue;
        ++assigned;
        QVERIFY(room.model()->image(row) < 10);
    }
    QCOMPARE(assigned, 10);
    QVERIFY(!room.words().contains(QLatin1String("alexnet")));
}

void ClassGridTest::order_tellsNothingAndIsAlwaysTheSame()
{
    Room room;
    room.sit(room.ann);
    std::vector<std::size_t> first;
    int assignedAmongTheFirst = 0;
    for (int row = 0; row < Room::size; ++row) {
        first.push_back(room.model()->image(row));
        assignedAmongTheFirst += row < 10 && first.back() < 10 ? 1 : 0;
    }
    QVERIFY(!std::ranges::is_sorted(first));
    QVERIFY(assignedAmongTheFirst > 0 && assignedAmongTheFirst < 8);
    room.grid->showClass(ReviewRoom::Cup);
    room.grid->showClass(ReviewRoom::Beagle);
    for (int row = 0; row < Room::size; ++row)
        QCOMPARE(room.model()->image(row), first[static_cast<std::size_t>(row)]);
    QVERIFY(imagesToRule(room.ReviewRoom::stored(), room.runner->reviewer(), ReviewRoom::Beagle) == first);
}

void ClassGridTest::examples_areNotTheImagesInQuestion()
{
    Room room;
    room.sit(room.ann);
    QVERIFY(room.desk().examples.of("beagle", 4).empty());
    room.press(Qt::Key_A, Qt::ControlModifier);
    room.press(Qt::Key_1);
    room.grid->showClass(ReviewRoom::Beagle);
    QCOMPARE(room.desk().examples.of("beagle", 4).size(), std::size_t{4});
}

void ClassGridTest::classes_areListedByWhatIsLeft()
{
    Room room;
    room.sit(room.ann);
    const auto row = [&](int at) {
        const QModelIndex index = room.classes()->index(at);
        return QString(index.data().toString() + QStringLiteral(": ") +
                       index.data(ClassListModel::CountRole).toString());
    };
    QCOMPARE(room.classes()->rowCount(), 3);
    QCOMPARE(row(0), QStringLiteral("beagle: 30 of 30 left"));
    QCOMPARE(row(1), QStringLiteral("husky: 10 of 10 left"));
    room.clickImage(0);
    room.press(Qt::Key_1);
    QCOMPARE(row(0), QStringLiteral("beagle: 29 of 30 left"));
    room.press(Qt::Key_W);
    QCOMPARE(row(0), QString::fromUtf8("beagle: ✓ all 30"));
    QTest::mouseClick(room.classList()->viewport(), Qt::LeftButton, {},
                      room.classList()->visualRect(room.classes()->index(2)).center());
    QCOMPARE(room.model()->label(), ClassIndex{ReviewRoom::Cup});
}

void ClassGridTest::search_findsAClass()
{
    Room room;
    room.sit(room.ann);
    room.press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("beaker"));
    QCOMPARE(room.classes()->rowCount(), 1);
    room.press(Qt::Key_Return);
    QCOMPARE(room.model()->label(), ClassIndex{ReviewRoom::Cup});
    QCOMPARE(room.classes()->rowCount(), 3);
}

void ClassGridTest::nextClass_goesToWhatIsLeft()
{
    Room room;
    room.sit(room.ann);
    room.press(Qt::Key_W);
    room.press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(room.model()->label(), ClassIndex{ReviewRoom::Husky});
    room.lookAtAll();
    room.press(Qt::Key_W);
    room.click("nextClass");
    QCOMPARE(room.model()->label(), ClassIndex{ReviewRoom::Cup});
    room.lookAtAll();
    room.press(Qt::Key_W);
    QVERIFY(!room.button("nextClass")->isEnabled());
    room.press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(room.model()->label(), ClassIndex{ReviewRoom::Husky});
}

void ClassGridTest::returnKey_opensTheImageLarge()
{
    Room room;
    QSignalSpy wanted(&room.sit(room.ann), &ClassGrid::imageWanted);
    room.clickImage(3);
    room.press(Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(0).value<std::size_t>(), room.model()->image(3));
    room.clickImage(1);
    QTest::mouseDClick(room.view()->viewport(), Qt::LeftButton, {},
                       room.view()->visualRect(room.model()->index(1)).center());
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted.at(1).at(0).value<std::size_t>(), room.model()->image(1));
}

void ClassGridTest::keysWhileSearching_ruleNothing()
{
    Room room;
    room.sit(room.ann);
    room.view()->selectAll();
    room.press(Qt::Key_F, Qt::ControlModifier);
    room.press(Qt::Key_W);
    room.press(Qt::Key_1);
    QCOMPARE(room.stored(std::nullopt), Room::size);
    QCOMPARE(room.grid->findChild<QLineEdit*>()->text(), QStringLiteral("w1"));
}

void ClassGridTest::shares_leaveOthersImagesOut()
{
    Room room;
    ReviewRepository repository(room.study().study());
    const auto ann = valueOf(repository.reviewerOf(room.ann));
    valueOf(repository.setShares({{ann.id, room.images[3].id}, {ann.id, room.images[12].id}}));
    room.sit(room.ann);
    QCOMPARE(room.model()->rowCount(), 2);
    room.press(Qt::Key_W);
    QCOMPARE(room.stored(Verdict::Wrong), 2);
    room.runner->load(room.ben);
    room.settle();
    QCOMPARE(room.model()->rowCount(), 0);
    QCOMPARE(room.classes()->rowCount(), 0);
}

void ClassGridTest::problematicImage_leavesNothingToRule()
{
    Room room;
    room.did(room.ann, [](const ReviewActions& actions) { return actions.setProblem(4, "\"drawing\""); });
    room.sit(room.ann);
    QCOMPARE(room.model()->rowCount(), Room::size - 1);
    QCOMPARE(room.classes()->progress(ReviewRoom::Beagle).left, std::size_t{Room::size - 1});
    room.press(Qt::Key_W);
    QCOMPARE(room.stored(Verdict::Wrong), Room::size - 1);
}

void ClassGridTest::size_changesTheColumns()
{
    Room room;
    room.sit(room.ann);
    const int before = room.view()->gridSize().width();
    for (int step = 0; step < 3; ++step)
        room.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(room.view()->gridSize().width() > before);
    room.grid->findChild<QSlider*>()->setValue(VerdictGrid::smallestPhoto);
    QVERIFY(room.view()->gridSize().width() < before);
}

void ClassGridTest::thousands_areListedAndDecodedAsTheyAreSeen()
{
    std::string assigned;
    for (int image = 0; image < 3000; ++image)
        assigned += "beagle ";
    assigned.pop_back();
    ReviewRoom room("beagle");
    room.study().addTestSet("many", assigned);
    room.load(room.ann);
    QElapsedTimer timer;
    timer.start();
    auto& grid = room.show(std::make_unique<ClassGrid>(room.desk(), room.keys, *room.runner));
    auto* view = grid.findChild<VerdictGrid*>();
    QCOMPARE(view->model()->rowCount(), 3001);
    for (int page = 0; page < 20; ++page) {
        QTest::keyClick(view, Qt::Key_PageDown);
        view->repaint();
    }
    qInfo("3,001 images shown and 20 pages scrolled in %lld ms", timer.elapsed());
    QTest::keyClick(view, Qt::Key_End);
    const QModelIndex last = view->model()->index(3000, 0);
    QTRY_VERIFY(view->visualRect(last).intersects(view->viewport()->rect()));
    // All that was passed over is not waited for.
    QTRY_VERIFY(!last.data(ClassImagesModel::ProblemRole).toString().isEmpty());
}

}  // namespace class_grid_test

VIZSLA_TEST(tst_class_grid, class_grid_test::ClassGridTest)
#include "tst_class_grid.moc"
