// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/test_program.h"
#include "tests/ui/locked_office.h"
#include "ui/adjudication/adjudication_view.h"
#include "ui/class_review/class_grid.h"
#include "ui/class_review/verdict_grid.h"
#include "ui/desk/review_desk.h"
#include "ui/history/history_dialog.h"
#include "ui/imports/import_opener.h"
#include "ui/rulings/review_runner.h"
#include "ui/shares/shares_dialog.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_page_test {

namespace {

/// The window of a study, at its review.
struct ReviewOffice : LockedOffice
{
    ReviewPage& page() { return *window->findChild<ReviewPage*>(); }
    void settle()
    {
        window->study()->writer().finish();
        QCoreApplication::processEvents();
    }
    void goToReview()
    {
        click("nav:review");
        settle();
    }
    void chooseView(int view)
    {
        QTest::mouseClick(page().findChild<ChoiceRow*>(QStringLiteral("reviewViews"))->button(view),
                          Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    template <class View>
    bool isShown()
    {
        const auto* view = page().findChild<View*>();
        return view && view->isVisible();
    }
    /// How many candidates the image of this name has.
    std::size_t candidatesOf(std::size_t number)
    {
        const ReviewBook& book = *page().runner().book();
        return book.candidates().of(*book.findImage(images[number].id)).size();
    }
};

}  // namespace

class ReviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void review_opensAtTheImages();
    void reviewThatCannotBeRead_saysWhyAndTriesAgain();
    void withoutAPerson_itAsksWhoReviews();
    void studyThatCannotBeWritten_isNotReviewed();
    void adjudicationAndShares_areTheCoordinators();
    void keyboard_staysWithWhatIsReviewed();
    void answerGivenMeanwhile_becomesACandidate();
    void sealedTest_isKeptFromAllWhoMaySitIt();
    void trainingToCome_isSaid();
    void lockedReviewer_leavesNothingBehind();
    void guide_leadsBackToTheReview();
    void import_leavesTheReviewerAtTheImage();
    void rulingOfTheDesk_isThereInEveryView();
    void escape_leavesALargeImageForItsClass();
};

void ReviewPageTest::review_opensAtTheImages()
{
    ReviewOffice office;
    office.openWindow();
    QTest::keyClick(office.window.get(), Qt::Key_3, Qt::ControlModifier);
    office.settle();
    QCOMPARE(office.pages().page(), StudyPages::Page::Review);
    QVERIFY(office.isShown<ReviewDesk>());
    QCOMPARE(office.page().runner().book()->reviewers().size(), std::size_t{1});
    office.chooseView(1);
    QVERIFY(office.isShown<ClassGrid>());
    // One comes back to where one was.
    office.click("nav:tasks");
    office.goToReview();
    QVERIFY(office.isShown<ClassGrid>());
}

void ReviewPageTest::reviewThatCannotBeRead_saysWhyAndTriesAgain()
{
    ReviewOffice office;
    office.openWindow();
    StudyFile& study = *office.window->study()->file;
    valueOf(study.database().runScript("ALTER TABLE review_share RENAME TO mislaid"));
    office.goToReview();
    QVERIFY(!office.isShown<ReviewDesk>());
    QVERIFY(office.allTexts().contains(QStringLiteral("The review cannot be read")));
    QVERIFY(office.allTexts().contains(QStringLiteral("review_share")));
    valueOf(study.database().runScript("ALTER TABLE mislaid RENAME TO review_share"));
    for (auto* button : office.page().findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Try again"))
            button->click();
    }
    office.settle();
    QVERIFY(office.isShown<ReviewDesk>());
}

void ReviewPageTest::withoutAPerson_itAsksWhoReviews()
{
    ReviewOffice office;
    office.settings.setLabelerId(office.file(), {});
    office.openWindow();
    office.click("nav:review");
    QVERIFY(!office.isShown<ReviewDesk>());
    QVERIFY(office.allTexts().contains(QStringLiteral("Who reviews?")));
    office.inLabelerMenu("Ben")->trigger();
    office.goToReview();
    QVERIFY(office.isShown<ReviewDesk>());
    QCOMPARE(office.page().runner().labeler().name, std::string("Ben"));
}

void ReviewPageTest::studyThatCannotBeWritten_isNotReviewed()
{
    ReviewOffice office;
    office.study().close();
    const auto other = valueOf(StudyFile::open(office.study().file(), office.clock(), 9));
    office.openWindow();
    QVERIFY(office.window->study()->file->isReadOnly());
    office.click("nav:review");
    QVERIFY(!office.isShown<ReviewDesk>());
    QVERIFY(office.allTexts().contains(QStringLiteral("This study is read-only")));
}

void ReviewPageTest::adjudicationAndShares_areTheCoordinators()
{
    ReviewOffice office;
    office.setHash({});
    office.openWindow();
    office.goToReview();
    office.chooseView(2);
    QVERIFY(office.dialog<PassphraseDialog>());
    QVERIFY(!office.isShown<AdjudicationView>());
    QVERIFY(office.page().findChild<ChoiceRow*>(QStringLiteral("reviewViews"))->button(0)->isChecked());
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    QVERIFY(office.isShown<ReviewDesk>());
    office.click("reviewers");
    QVERIFY(office.dialog<PassphraseDialog>());
    QVERIFY(!office.window->findChild<SharesDialog*>());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QTRY_VERIFY(office.window->findChild<SharesDialog*>());
    office.window->findChild<SharesDialog*>()->close();
    office.chooseView(2);
    QVERIFY(office.isShown<AdjudicationView>());
    // Locked again, what others ruled is not left on the screen.
    office.inCoordinatorMenu("Lock")->trigger();
    QVERIFY(!office.isShown<AdjudicationView>());
}

void ReviewPageTest::keyboard_staysWithWhatIsReviewed()
{
    ReviewOffice office;
    office.openWindow();
    office.goToReview();
    const auto hasKeyboard = [&](const QWidget* view) {
        const QWidget* focus = office.window->focusWidget();
        return focus && (focus == view || view->isAncestorOf(focus));
    };
    const auto* desk = office.page().findChild<ReviewDesk*>();
    const auto* grid = office.page().findChild<ClassGrid*>();
    QVERIFY(hasKeyboard(desk));
    office.chooseView(0);
    QVERIFY(hasKeyboard(desk));
    const auto closeShares = [&] {
        auto* shares = office.window->findChild<SharesDialog*>();
        QVERIFY(shares);
        QTRY_COMPARE(QApplication::activeWindow(), shares);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!office.window->findChild<SharesDialog*>());
        office.window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), office.window.get());
    };
    office.click("reviewers");
    closeShares();
    QVERIFY(hasKeyboard(desk));
    // With the keyboard as well.
    auto* reviewers = office.window->findChild<QPushButton*>(QStringLiteral("reviewers"));
    reviewers->setFocus();
    QTest::keyClick(reviewers, Qt::Key_Space);
    closeShares();
    QVERIFY(hasKeyboard(desk));
    for (int time = 0; time < 2; ++time) {
        office.chooseView(1);
        QVERIFY(hasKeyboard(grid));
    }
}

void ReviewPageTest::answerGivenMeanwhile_becomesACandidate()
{
    ReviewOffice office;
    office.openWindow();
    office.goToReview();
    const std::size_t before = office.candidatesOf(4);
    office.window->study()->writer().write(
        [&](StudyFile& study) -> Result<void> {
            auto session = SittingSession::begin(study, office.task.id, office.ben.id);
            while (session && session->current()) {
                session->imageShown();
                if (auto answer = session->confirm("tiger_shark"); !answer)
                    return tl::unexpected(answer.error());
            }
            session = SittingSession::begin(study, office.task.id, office.ben.id);
            while (session && session->current()) {
                session->imageShown();
                if (auto answer = session->confirm("tiger_shark"); !answer)
                    return tl::unexpected(answer.error());
            }
            return {};
        },
        office.window.get(), [](const Result<void>& done) { valueOf(done); });
    office.settle();
    office.pages().startTask(office.task.id);
    QTRY_VERIFY(office.pages().isLabeling());
    office.pages().showPage(StudyPages::Page::Tasks);
    office.settle();
    office.goToReview();
    QCOMPARE(office.candidatesOf(4), before + 1);
}

void ReviewPageTest::trainingToCome_isSaid()
{
    ReviewOffice office;
    // The office has a training of all its five images.
    const Task training = office.study().addTask("training", {office.images[0]}, Mode::Training, 2);
    office.study().addTask("not begun", {office.images[2]}, Mode::Training, 2);
    // What a sealed test holds is not shown, and not counted.
    office.study().addTask("exam", {office.images[1]}, Mode::Test, 2);
    office.study().labelImage(training, office.ada, office.images[0], "beagle");
    office.openWindow();
    office.goToReview();
    const auto toCome = [&] {
        const auto* label = office.page().findChild<QLabel*>(QStringLiteral("trainingToCome"));
        return label->isVisible() ? label->text() : QString();
    };
    QVERIFY2(toCome().startsWith(QLatin1String("3 images are in trainings that you have not finished")),
             qPrintable(toCome()));
    office.inLabelerMenu("Ben")->trigger();
    office.goToReview();
    QVERIFY2(toCome().startsWith(QLatin1String("4 images are in trainings")), qPrintable(toCome()));
}

void ReviewPageTest::sealedTest_isKeptFromAllWhoMaySitIt()
{
    ReviewOffice office;
    Task test = office.study().addTask("exam", {office.images[0], office.images[1]}, Mode::Test, 2);
    office.openWindow();
    const auto verifyWithheld = [&](bool isWithheld) {
        office.goToReview();
        const ReviewBook& book = *office.page().runner().book();
        for (std::size_t number = 0; number < office.images.size(); ++number)
            QCOMPARE(book.isWithheld(*book.findImage(office.images[number].id)), isWithheld && number < 2);
        QCOMPARE(office.allTexts().contains(
                     QStringLiteral("2 images are withheld: they are in a test that is still to be sat.")),
                 isWithheld);
    };
    verifyWithheld(true);
    office.inLabelerMenu("Ben")->trigger();
    verifyWithheld(true);
    // Whoever does not sit it may review it.
    test.labelerIds = {office.ada.id};
    valueOf(TaskRepository(*office.window->study()->file).update(test));
    office.inLabelerMenu("Ada")->trigger();
    verifyWithheld(true);
    office.inLabelerMenu("Ben")->trigger();
    verifyWithheld(false);
    valueOf(TaskRepository(*office.window->study()->file).openResults(test.id));
    office.inLabelerMenu("Ada")->trigger();
    verifyWithheld(false);
}

void ReviewPageTest::lockedReviewer_leavesNothingBehind()
{
    ReviewOffice office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QTRY_COMPARE(office.labeler(), std::string("Ada"));
    office.goToReview();
    QVERIFY(office.isShown<ReviewDesk>());
    office.inLabelerMenu("Lock")->trigger();
    QVERIFY(!office.window->findChild<ReviewPage*>());
    office.click("nav:review");
    QVERIFY(!office.window->findChild<ReviewPage*>());
}

void ReviewPageTest::guide_leadsBackToTheReview()
{
    ReviewOffice office;
    office.writeGuidePage(QStringLiteral("dogs.md"), QStringLiteral("# Dogs\n\nMany.\n"));
    office.openWindow();
    office.goToReview();
    Q_EMIT office.page().guideWanted(QString(), QStringLiteral("beagle"));
    QVERIFY(!office.page().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(office.page().isVisible());
    QCOMPARE(office.pages().page(), StudyPages::Page::Review);
}

void ReviewPageTest::import_leavesTheReviewerAtTheImage()
{
    ReviewOffice office;
    office.openWindow();
    office.goToReview();
    const auto desk = [&] { return office.page().findChild<ReviewDesk*>(); };
    desk()->showImage(3);
    const ImageId before = desk()->imageId();
    Q_EMIT office.window->findChild<ImportOpener*>()->imported();
    office.settle();
    QVERIFY(office.isShown<ReviewDesk>());
    QCOMPARE(desk()->imageId(), before);
}

void ReviewPageTest::rulingOfTheDesk_isThereInEveryView()
{
    ReviewOffice office;
    office.openWindow();
    office.goToReview();
    ReviewRunner& runner = office.page().runner();
    const std::size_t image = *runner.book()->findImage(office.images[2].id);
    QVERIFY(runner.act(runner.actions().rule(image, runner.book()->image(image).assigned, Verdict::Wrong)));
    office.settle();
    // What is ruled is in the study, and scores read it.
    const auto settled = valueOf(ReviewRepository(*office.window->study()->file).settled());
    QCOMPARE(settled.verdicts.size(), std::size_t{1});
    QCOMPARE(settled.verdicts.front().imageId, office.images[2].id);
    office.click("nav:scores");
    office.settle();
    office.goToReview();
    QCOMPARE(*runner.book()->verdict(runner.reviewer(), image, runner.book()->image(image).assigned),
             Verdict::Wrong);
    QVERIFY(runner.undo());
}

void ReviewPageTest::escape_leavesALargeImageForItsClass()
{
    ReviewOffice office;
    office.openWindow();
    office.goToReview();
    office.chooseView(1);
    auto* grid = office.page().findChild<VerdictGrid*>();
    grid->setFocus();
    // All is selected, and nothing is current.
    grid->selectAll();
    grid->selectionModel()->clearCurrentIndex();
    QTest::keyClick(grid, Qt::Key_Return);
    QVERIFY(office.isShown<ReviewDesk>());
    QTest::keyClick(office.window->focusWidget(), Qt::Key_Escape);
    QVERIFY(office.isShown<ClassGrid>());
    // Whoever chose the images is not sent elsewhere.
    office.chooseView(0);
    QTest::keyClick(office.window->focusWidget(), Qt::Key_Escape);
    QVERIFY(office.isShown<ReviewDesk>());
}

}  // namespace review_page_test

VIZSLA_TEST(tst_review_page, review_page_test::ReviewPageTest)

#include "tst_review_page.moc"
