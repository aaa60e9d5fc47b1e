// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QTableView>
#include <QTest>

#include "tests/support/review_room.h"
#include "tests/support/test_program.h"
#include "ui/history/history_dialog.h"
#include "ui/history/history_model.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_history_test {

namespace {

struct Room : ReviewRoom
{
    HistoryDialog& open(const Labeler& who, HistoryDialog::Sight sight = HistoryDialog::Sight::Reviewer)
    {
        load(who);
        auto made = std::make_unique<HistoryDialog>(desk(), *runner, 0, nullptr, sight);
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog = &show(std::move(made), {940, 460});
        settle();
        return *dialog;
    }
    QTableView* table() const { return dialog->findChild<QTableView*>(); }
    QComboBox* classes() const { return dialog->findChild<QComboBox*>(); }
    QString cell(int row, HistoryModel::Column column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    int rows() const { return table()->model()->rowCount(); }
    QString allText() const
    {
        QString all;
        for (int row = 0; row < rows(); ++row) {
            for (int column = 0; column < HistoryModel::ColumnCount; ++column) {
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    all += table()->model()->index(row, column).data(role).toString() + QLatin1Char('\n');
            }
        }
        return all;
    }
    HistoryDialog* dialog = nullptr;
};

}  // namespace

class ReviewHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void model_passesTheTester();
    void newestStandsFirst_withFromAndTo();
    void narrowDialog_leavesEveryColumnRoom();
    void ownAction_isUndoneOneAtATime();
    void whatWasChangedSince_cannotBeUndone();
    void undoneUndo_canBeDoneAgain();
    void othersRulings_areHiddenUntilOnesOwn();
    void othersNotesAndProblems_areHiddenUntilReviewed();
    void adjudicator_seesEverything();
    void filter_showsOneClass();
    void actionOnSeveralImages_showsOnlyThisOne();
    void emptyHistory_saysSo();
    void columns_areAsWideAsWhatStandsInThem();
};

void ReviewHistoryTest::model_passesTheTester()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.ruled(room.ben, 0, ReviewRoom::Husky, Verdict::Correct);
    room.open(room.ann);
    const QAbstractItemModelTester tester(room.table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(room.rows(), 2);
    QTest::keyClick(room.classes(), Qt::Key_Down);
    room.runner->act(room.runner->actions().rule(0, ReviewRoom::Beagle, Verdict::Wrong));
    room.settle();
    QCOMPARE(room.rows(), 2);
}

void ReviewHistoryTest::newestStandsFirst_withFromAndTo()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Wrong);
    room.did(room.ann, [](const ReviewActions& actions) { return actions.setProblem(0, "\"drawing\""); });
    room.open(room.ann);
    QCOMPARE(room.rows(), 3);
    QCOMPARE(room.cell(0, HistoryModel::FromTo), QString::fromUtf8("nothing said → ! Problematic, drawing"));
    QCOMPARE(room.cell(1, HistoryModel::FromTo), QString::fromUtf8("✓ Correct → ✕ Wrong"));
    QCOMPARE(room.cell(2, HistoryModel::FromTo), QString::fromUtf8("○ Unreviewed → ✓ Correct"));
    QCOMPARE(room.cell(2, HistoryModel::Subject), QStringLiteral("beagle"));
    QCOMPARE(room.cell(2, HistoryModel::Who), QStringLiteral("Ann"));
    QVERIFY(!room.cell(2, HistoryModel::When).isEmpty());
}

void ReviewHistoryTest::ownAction_isUndoneOneAtATime()
{
    Room room;
    room.did(room.ann, [](const ReviewActions& actions) { return actions.addLabel(0, ReviewRoom::Car); });
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.open(room.ann);
    QCOMPARE(room.rows(), 3);
    room.table()->selectRow(2);
    QVERIFY(room.button("undoAction")->isEnabled());
    room.click("undoAction");
    QVERIFY(!room.verdict(0, ReviewRoom::Car));
    QVERIFY(room.verdict(0, ReviewRoom::Beagle) == Verdict::Correct);
    QVERIFY(!room.stored().candidates().find(0, ReviewRoom::Car));
    QCOMPARE(room.rows(), 5);
    QVERIFY(room.cell(0, HistoryModel::What).startsWith(QLatin1String("Undid what was done at")));
    QVERIFY(room.cell(4, HistoryModel::What).contains(QLatin1String("(undone at")));
    QVERIFY(room.table()->model()->index(4, 0).data(HistoryModel::IsUndoneRole).toBool());
    room.table()->selectRow(4);
    QVERIFY(!room.button("undoAction")->isEnabled());
    QCOMPARE(room.button("undoAction")->toolTip(), QStringLiteral("It has been undone already."));
}

void ReviewHistoryTest::whatWasChangedSince_cannotBeUndone()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Wrong);
    room.open(room.ann);
    room.table()->selectRow(1);
    QVERIFY(!room.button("undoAction")->isEnabled());
    QVERIFY(room.button("undoAction")->toolTip().contains(QLatin1String("changed again")));
    room.table()->selectRow(0);
    room.click("undoAction");
    room.table()->selectRow(2);
    QVERIFY(room.button("undoAction")->isEnabled());
    room.click("undoAction");
    QVERIFY(!room.stored().verdict(room.runner->reviewer(), 0, ReviewRoom::Beagle));
}

void ReviewHistoryTest::undoneUndo_canBeDoneAgain()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.open(room.ann);
    room.table()->selectRow(0);
    room.click("undoAction");
    room.table()->selectRow(0);
    room.click("undoAction");
    QVERIFY(room.stored().verdict(room.runner->reviewer(), 0, ReviewRoom::Beagle) == Verdict::Correct);
    QVERIFY(room.cell(0, HistoryModel::What).startsWith(QLatin1String("Redid")));
    room.table()->selectRow(0);
    room.click("undoAction");
    QVERIFY(!room.stored().verdict(room.runner->reviewer(), 0, ReviewRoom::Beagle));
    QCOMPARE(room.rows(), 4);
}

void ReviewHistoryTest::othersRulings_areHiddenUntilOnesOwn()
{
    Room room;
    room.ruled(room.ben, 0, ReviewRoom::Beagle, Verdict::Unclear);
    room.did(room.cleo, [](const ReviewActions& actions) {
        return actions.adjudicate(0, ReviewRoom::Beagle, Verdict::Wrong);
    });
    room.open(room.ann);
    QCOMPARE(room.rows(), 2);
    for (const char* secret : {"Ben", "Cleo", "Unclear", "Wrong", "Decided"})
        QVERIFY2(!room.allText().contains(QLatin1String(secret)), secret);
    QVERIFY(room.cell(1, HistoryModel::FromTo).contains(QLatin1String("hidden until you have ruled")));
    room.runner->act(room.runner->actions().rule(0, ReviewRoom::Beagle, Verdict::Correct));
    room.settle();
    QCOMPARE(room.cell(2, HistoryModel::Who), QStringLiteral("Ben"));
    QCOMPARE(room.cell(2, HistoryModel::FromTo), QString::fromUtf8("○ Unreviewed → ? Unclear"));
    QCOMPARE(room.cell(1, HistoryModel::Who), QStringLiteral("Cleo"));
}

void ReviewHistoryTest::othersNotesAndProblems_areHiddenUntilReviewed()
{
    Room room;
    room.did(room.ben, [](const ReviewActions& actions) { return actions.setNote(0, "a secret"); });
    room.did(room.ben, [](const ReviewActions& actions) { return actions.setProblem(0, "\"drawing\""); });
    room.open(room.ann);
    for (const char* secret : {"Ben", "a secret", "drawing", "Problematic"})
        QVERIFY2(!room.allText().contains(QLatin1String(secret)), secret);
    room.runner->act(room.runner->actions().restWrong(0));
    room.settle();
    QVERIFY(room.allText().contains(QLatin1String("a secret")));
    QVERIFY(room.allText().contains(QLatin1String("drawing")));
}

void ReviewHistoryTest::adjudicator_seesEverything()
{
    Room room;
    room.ruled(room.ben, 0, ReviewRoom::Beagle, Verdict::Unclear);
    room.open(room.ann, HistoryDialog::Sight::Adjudicator);
    QCOMPARE(room.cell(0, HistoryModel::Who), QStringLiteral("Ben"));
    QVERIFY(!room.button("undoAction")->isEnabled());
    QVERIFY(room.button("undoAction")->toolTip().contains(QLatin1String("own actions")));
}

void ReviewHistoryTest::filter_showsOneClass()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.ruled(room.ann, 0, ReviewRoom::Husky, Verdict::Wrong);
    room.did(room.ann, [](const ReviewActions& actions) { return actions.setNote(0, "note"); });
    room.open(room.ann);
    QCOMPARE(room.classes()->count(), 3);
    room.classes()->setFocus();
    room.press(Qt::Key_Down);
    QCOMPARE(room.rows(), 1);
    QCOMPARE(room.cell(0, HistoryModel::Subject), QStringLiteral("beagle"));
    room.press(Qt::Key_Up);
    QCOMPARE(room.rows(), 3);
}

void ReviewHistoryTest::actionOnSeveralImages_showsOnlyThisOne()
{
    Room room;
    room.did(room.ann, [](const ReviewActions& actions) {
        return actions.ruleAll(std::vector<std::size_t>{0, 1, 2}, ReviewRoom::Beagle, Verdict::Wrong);
    });
    room.open(room.ann);
    QCOMPARE(room.rows(), 1);
    room.table()->selectRow(0);
    QVERIFY(room.button("undoAction")->toolTip().contains(QLatin1String("other images")));
    room.click("undoAction");
    for (const std::size_t image : {0U, 1U, 2U})
        QVERIFY(!room.verdict(image, ReviewRoom::Beagle));
}

void ReviewHistoryTest::emptyHistory_saysSo()
{
    Room room;
    room.ruled(room.ann, 1, ReviewRoom::Beagle, Verdict::Correct);
    room.open(room.ann);
    QVERIFY(!room.table()->isVisible());
    QVERIFY(!room.button("undoAction")->isEnabled());
}

void ReviewHistoryTest::columns_areAsWideAsWhatStandsInThem()
{
    Room room;
    room.ruled(room.ann, 0, ReviewRoom::Husky, Verdict::Correct);
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.open(room.ann);
    room.dialog->resize(853, 460);
    QCoreApplication::processEvents();
    for (int column = 0; column < HistoryModel::ColumnCount; ++column) {
        for (int row = 0; row < room.rows(); ++row) {
            const QString text = room.cell(row, static_cast<HistoryModel::Column>(column));
            QVERIFY2(
                room.table()->fontMetrics().horizontalAdvance(text) + 8 <= room.table()->columnWidth(column),
                qPrintable(text));
        }
    }
    QVERIFY(room.classes()->width() >= room.classes()->sizeHint().width());
}

void ReviewHistoryTest::narrowDialog_leavesEveryColumnRoom()
{
    Room room;
    const std::string note(400, 'n');
    room.did(room.ann, [&](const ReviewActions& actions) { return actions.setNote(0, note); });
    room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.open(room.ann);
    room.dialog->resize(600, 460);
    QCoreApplication::processEvents();
    int used = 0;
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        used += room.table()->columnWidth(column);
    QVERIFY(used <= room.table()->viewport()->width());
    for (const auto column :
         {HistoryModel::When, HistoryModel::Who, HistoryModel::What, HistoryModel::Subject}) {
        for (int row = 0; row < room.rows(); ++row)
            QVERIFY2(room.table()->fontMetrics().horizontalAdvance(room.cell(row, column)) <
                         room.table()->columnWidth(column),
                     qPrintable(room.cell(row, column)));
    }
}

}  // namespace review_history_test

VIZSLA_TEST(tst_review_history, review_history_test::ReviewHistoryTest)
#include "tst_review_history.moc"
