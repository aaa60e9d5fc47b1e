// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adjudication/adjudication_view.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <filesystem>

#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "tests/support/review_room.h"
#include "tests/support/test_program.h"
#include "ui/adjudication/adjudication_table_model.h"
#include "ui/adjudication/dispute_list_model.h"
#include "ui/images/image_view.h"
#include "ui/widgets/choice_row.h"

using namespace vizsla;
using namespace vizsla::test;

namespace adjudication_view_test {

namespace {

/// Ann and Ben differ on two labels of the first image and on whether the third one is problematic; they
/// agree on the second. Three models say husky of the first.
struct Room : ReviewRoom
{
    Room()
    {
        for (const char* model : {"alexnet", "resnet", "vgg"})
            predict(model, {Husky, Husky, Cup, Mug});
    }
    void differ()
    {
        ruled(ann, 0, Beagle, Verdict::Correct);
        ruled(ben, 0, Beagle, Verdict::Wrong);
        ruled(ann, 0, Husky, Verdict::Wrong);
        ruled(ben, 0, Husky, Verdict::Unclear);
        ruled(ann, 1, Husky, Verdict::Correct);
        ruled(ben, 1, Husky, Verdict::Correct);
        did(ann, [](const ReviewActions& actions) { return actions.setNote(0, "ears of a beagle"); });
        did(ann, [](const ReviewActions& actions) { return actions.setProblem(2, "\"drawing\""); });
        ruled(ben, 2, Cup, Verdict::Correct);
    }
    AdjudicationView& sit(const Labeler& who)
    {
        load(who);
        view = &show(std::make_unique<AdjudicationView>(desk(), keys, *runner));
        view->setFocus();
        see();
        return *view;
    }
    /// The image, if one is shown, is painted.
    void see() const
    {
        if (!isEmptyState() && !QTest::qWaitFor([this] { return !view->findChild<ImageView*>()->isEmpty(); }))
            qFatal("no image was shown");
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        see();
        ReviewRoom::press(key, modifiers);
    }
    void click(const char* name)
    {
        see();
        ReviewRoom::click(name);
    }
    DisputeListModel* list() const { return view->findChild<DisputeListModel*>(); }
    QTableView* table() const { return view->findChild<QTableView*>(); }
    AdjudicationTableModel* model() const { return view->findChild<AdjudicationTableModel*>(); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    QString label(const char* name) const { return view->findChild<QLabel*>(QLatin1String(name))->text(); }
    QString filter(int choice) const { return view->findChild<ChoiceRow*>()->button(choice)->text(); }
    bool isEmptyState() const { return !table()->isVisible(); }
    QString shownText() const
    {
        QString all;
        for (const auto* shown : view->findChildren<QLabel*>())
            all += shown->isVisible() ? shown->text() + QLatin1Char('\n') : QString();
        return all;
    }
    /// Classes correct for the first image, as scores have it.
    std::vector<ClassIndex> correct()
    {
        const Truth truth = valueOf(TruthRepository(*desk().file).truth(images[0].testSetId));
        return {truth.correct(0).begin(), truth.correct(0).end()};
    }

    AdjudicationView* view = nullptr;
};

}  // namespace

class AdjudicationViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void models_passTheTester();
    void verdicts_standSideBySide();
    void keys_decideAndUndo();
    void missingImage_takesNoDecisionOnItsLabels();
    void problematic_isDecidedWithTwoWords();
    void sources_areToldAfterTheDecision();
    void agreedLabelsAndNotes_areShown();
    void keys_goThroughImages();
    void filters_countAndKeepWhatIsDecided();
    void openAgain_takesTheDecisionBack();
    void note_isKept();
    void whoDoesNotCount_isNoColumn();
    void effect_isToldAndReachesTheScores();
    void historyAndImage_areAskedFor();
    void emptyStates_sayWhy();
};

void AdjudicationViewTest::models_passTheTester()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    const QAbstractItemModelTester list(room.list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester table(room.model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    room.press(Qt::Key_1);
    room.view->showImage(2);
    room.list()->setShown(DisputeListModel::Shown::Decided);
    QCOMPARE(room.list()->rowCount(), 0);
}

void AdjudicationViewTest::verdicts_standSideBySide()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    QCOMPARE(room.list()->rowCount(), 2);
    QCOMPARE(room.model()->rowCount(), 2);
    QCOMPARE(room.model()->columnCount(), 4);
    QCOMPARE(room.model()->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Ann"));
    QCOMPARE(room.cell(0, 0), QStringLiteral("beagle"));
    QCOMPARE(room.cell(0, 1), QString::fromUtf8("✓ Correct"));
    QCOMPARE(room.cell(0, 2), QString::fromUtf8("✕ Wrong"));
    QCOMPARE(room.cell(0, 3), QStringLiteral("to decide"));
    QCOMPARE(room.cell(1, 2), QString::fromUtf8("? Unclear"));
    QTRY_VERIFY(!room.view->findChild<ImageView*>()->isEmpty());
}

void AdjudicationViewTest::keys_decideAndUndo()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    room.press(Qt::Key_1);
    QCOMPARE(room.cell(0, 3), QString::fromUtf8("✓ Correct"));
    room.press(Qt::Key_Down);
    room.press(Qt::Key_2);
    QCOMPARE(room.cell(1, 3), QString::fromUtf8("✕ Wrong"));
    const ReviewBook book = room.stored();
    QVERIFY(book.adjudicated(0, ReviewRoom::Beagle) == Verdict::Correct);
    QVERIFY(book.adjudicated(0, ReviewRoom::Husky) == Verdict::Wrong);
    room.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.cell(1, 3), QStringLiteral("to decide"));
    QVERIFY(!room.stored().adjudicated(0, ReviewRoom::Husky));
    room.press(Qt::Key_Up);
    room.click("decideUnclear");
    QCOMPARE(room.cell(0, 3), QString::fromUtf8("? Unclear"));
}

void AdjudicationViewTest::missingImage_takesNoDecisionOnItsLabels()
{
    Room room;
    room.differ();
    const std::filesystem::path folder = room.study().folder() / "images" / "photos";
    const std::filesystem::path away = room.study().folder() / "images" / "away";
    std::filesystem::rename(folder, away);
    room.sit(room.cleo);
    const auto* view = room.view->findChild<ImageView*>();
    QVERIFY(view->problem().contains(QStringLiteral("missing")));
    room.press(Qt::Key_1);
    room.click("decideWrong");
    QCOMPARE(room.cell(0, 3), QStringLiteral("to decide"));
    QVERIFY(room.label("tooEarly").contains(QStringLiteral("cannot be shown")));
    // That it is problematic can be said of it.
    room.view->showImage(2);
    room.press(Qt::Key_1);
    QVERIFY(room.stored().adjudicated(2, noClass) == Verdict::Correct);
    room.view->showImage(0);
    std::filesystem::rename(away, folder);
    QTRY_VERIFY(view->problem().isEmpty() && !view->isEmpty());
    room.press(Qt::Key_1);
    QVERIFY(room.stored().adjudicated(0, ReviewRoom::Beagle) == Verdict::Correct);
}

void AdjudicationViewTest::problematic_isDecidedWithTwoWords()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    room.view->showImage(2);
    QCOMPARE(room.cell(0, 0), QStringLiteral("Problematic?"));
    QCOMPARE(room.cell(0, 1), QStringLiteral("! Yes"));
    QCOMPARE(room.cell(0, 2), QStringLiteral("No"));
    QVERIFY(room.label("saidOfImage").contains(QLatin1String("drawing")));
    QCOMPARE(room.button("decideWrong")->text(), QStringLiteral("No"));
    room.press(Qt::Key_3);
    QCOMPARE(room.cell(0, 3), QStringLiteral("to decide"));
    room.press(Qt::Key_2);
    QCOMPARE(room.cell(0, 3), QStringLiteral("No"));
    QVERIFY(room.stored().adjudicated(2, noClass) == Verdict::Wrong);
}

void AdjudicationViewTest::sources_areToldAfterTheDecision()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    room.press(Qt::Key_Down);
    QVERIFY(!room.shownText().contains(QLatin1String("3 models")));
    room.press(Qt::Key_2);
    QVERIFY(room.label("labelSources").contains(QLatin1String("3 models")));
    room.press(Qt::Key_Up);
    QVERIFY(!room.shownText().contains(QLatin1String("3 models")));
    QVERIFY(!room.label("labelSources").contains(QLatin1String("assigned")));
    room.press(Qt::Key_1);
    QVERIFY(room.label("labelSources").contains(QLatin1String("assigned")));
}

void AdjudicationViewTest::agreedLabelsAndNotes_areShown()
{
    Room room;
    room.differ();
    room.ruled(room.ann, 0, ReviewRoom::Mug, Verdict::Wrong);
    room.did(room.ben, [](const ReviewActions& actions) { return actions.addLabel(0, ReviewRoom::Car); });
    room.sit(room.cleo);
    QCOMPARE(room.label("agreedLabels"), QString::fromUtf8("Agreed: car ✓ Correct"));
    QCOMPARE(room.label("saidOfImage"), QString::fromUtf8("Ann: “ears of a beagle”"));
}

void AdjudicationViewTest::keys_goThroughImages()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    room.press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(room.cell(0, 0), QStringLiteral("Problematic?"));
    QVERIFY(!room.button("nextDispute")->isEnabled());
    room.press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(room.cell(0, 0), QStringLiteral("beagle"));
    room.click("nextDispute");
    QCOMPARE(room.cell(0, 0), QStringLiteral("Problematic?"));
}

void AdjudicationViewTest::filters_countAndKeepWhatIsDecided()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    QCOMPARE(room.filter(0), QStringLiteral("Open 2"));
    room.press(Qt::Key_1);
    QCOMPARE(room.filter(0), QStringLiteral("Open 2"));
    room.press(Qt::Key_Down);
    room.press(Qt::Key_1);
    QCOMPARE(room.filter(0), QStringLiteral("Open 1"));
    QCOMPARE(room.filter(1), QStringLiteral("Decided 1"));
    QCOMPARE(room.list()->rowCount(), 2);
    QCOMPARE(room.list()->index(0).data(DisputeListModel::StateRole).toString(),
             QString::fromUtf8("✓ decided"));
    QTest::mouseClick(room.view->findChild<ChoiceRow*>()->button(0), Qt::LeftButton);
    QCOMPARE(room.list()->rowCount(), 1);
    QCOMPARE(room.cell(0, 0), QStringLiteral("Problematic?"));
    room.press(Qt::Key_1);
    QTest::mouseClick(room.view->findChild<ChoiceRow*>()->button(0), Qt::LeftButton);
    QVERIFY(room.isEmptyState());
    QVERIFY(room.shownText().contains(QLatin1String("Everything is decided")));
    QTest::mouseClick(room.view->findChild<ChoiceRow*>()->button(2), Qt::LeftButton);
    QCOMPARE(room.list()->rowCount(), 2);
    QVERIFY(!room.isEmptyState());
}

void AdjudicationViewTest::openAgain_takesTheDecisionBack()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    QVERIFY(!room.button("decideAgain")->isEnabled());
    room.press(Qt::Key_1);
    QVERIFY(room.button("decideAgain")->isEnabled());
    room.press(Qt::Key_5);
    QCOMPARE(room.cell(0, 3), QStringLiteral("to decide"));
    QCOMPARE(room.filter(0), QStringLiteral("Open 2"));
}

void AdjudicationViewTest::note_isKept()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    room.press(Qt::Key_T);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("1 dog, 2 ears"));
    room.press(Qt::Key_Return);
    QCOMPARE(room.stored().note(room.runner->reviewer(), 0).value(), std::string("1 dog, 2 ears"));
    QCOMPARE(room.cell(0, 3), QStringLiteral("to decide"));
    room.press(Qt::Key_1);
    QCOMPARE(room.cell(0, 3), QString::fromUtf8("✓ Correct"));
    room.press(Qt::Key_T);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("other"));
    QTest::mouseClick(room.button("nextDispute"), Qt::LeftButton);
    room.settle();
    QCOMPARE(room.stored().note(room.runner->reviewer(), 0).value(), std::string("other"));
    QVERIFY(!room.stored().note(room.runner->reviewer(), 2));
    QCOMPARE(room.view->findChild<QLineEdit*>()->text(), QString());
}

void AdjudicationViewTest::whoDoesNotCount_isNoColumn()
{
    Room room;
    room.differ();
    ReviewRepository repository(room.study().study());
    const auto cleo = valueOf(repository.reviewerOf(room.cleo));
    valueOf(repository.setCounts(cleo.id, false));
    room.ruled(room.cleo, 0, ReviewRoom::Beagle, Verdict::Unclear);
    room.sit(room.ann);
    QCOMPARE(room.model()->columnCount(), 4);
}

void AdjudicationViewTest::effect_isToldAndReachesTheScores()
{
    Room room;
    room.differ();
    room.sit(room.cleo);
    QVERIFY(room.correct().empty());
    room.press(Qt::Key_Down);
    room.press(Qt::Key_1);
    QCOMPARE(room.label("effect"), QStringLiteral("3 answers turn right"));
    QVERIFY(room.correct() == std::vector<ClassIndex>{ReviewRoom::Husky});
    room.click("undoRuling");
    QVERIFY(room.correct().empty());
}

void AdjudicationViewTest::historyAndImage_areAskedFor()
{
    Room room;
    room.differ();
    AdjudicationView& view = room.sit(room.cleo);
    QSignalSpy history(&view, &AdjudicationView::historyWanted);
    QSignalSpy image(&view, &AdjudicationView::imageWanted);
    QSignalSpy guide(&view, &AdjudicationView::guideWanted);
    room.view->showImage(2);
    room.press(Qt::Key_H);
    QCOMPARE(history.at(0).at(0).value<std::size_t>(), std::size_t{2});
    room.click("openInImages");
    QCOMPARE(image.at(0).at(0).value<std::size_t>(), std::size_t{2});
    room.view->showImage(0);
    room.press(Qt::Key_F1);
    QCOMPARE(guide.at(0).at(1).toString(), QStringLiteral("beagle"));
}

void AdjudicationViewTest::emptyStates_sayWhy()
{
    Room nobody;
    nobody.sit(nobody.cleo);
    QVERIFY(nobody.isEmptyState());
    QVERIFY(nobody.shownText().contains(QLatin1String("Only one reviewer")));

    Room agreed;
    agreed.ruled(agreed.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    agreed.ruled(agreed.ben, 0, ReviewRoom::Beagle, Verdict::Correct);
    agreed.sit(agreed.cleo);
    QVERIFY(agreed.isEmptyState());
    QVERIFY(agreed.shownText().contains(QLatin1String("No disagreement")));
    agreed.press(Qt::Key_1);
    agreed.press(Qt::Key_Down, Qt::ControlModifier);
    agreed.press(Qt::Key_H);
}

}  // namespace adjudication_view_test

VIZSLA_TEST(tst_adjudication_view, adjudication_view_test::AdjudicationViewTest)
#include "tst_adjudication_view.moc"
