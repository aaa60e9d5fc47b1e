// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/desk_fixture.h"
#include "tests/support/test_program.h"
#include "ui/scorecard/confusion_model.h"
#include "ui/scorecard/link_table.h"
#include "ui/scorecard/slice_table_model.h"
#include "ui/widgets/figures.h"

using namespace vizsla;
using namespace vizsla::test;

namespace scorecard_models_test {

namespace {

using Reporting = QAbstractItemModelTester::FailureReportingMode;

/// One answer an image, in one slice; "a" has `right` of `total` right and so has every further test set.
std::shared_ptr<Scorecard> card(std::size_t testSets, int right, int total, int leftOut = 0)
{
    auto made = std::make_shared<Scorecard>();
    Scorecard::SliceRow row{"organisms_not_dogs", {}};
    for (std::size_t testSet = 0; testSet < testSets; ++testSet) {
        made->testSets.push_back({{}, "set with a long name " + std::to_string(testSet), {}, {}, 0});
        Scorecard::Figure figure{{right, total, 0}, {right, total, leftOut}, {made->answers.size()}};
        Scorecard::ScoredAnswer& answer = made->answers.emplace_back();
        answer.answer.wnid = "husky";
        answer.image.assignedWnid = "beagle";
        answer.testSet = testSet;
        answer.multiLabel = total > 0 ? Outcome::Wrong : Outcome::LeftOut;
        row.byTestSet.push_back(std::move(figure));
    }
    made->slices.push_back(std::move(row));
    made->confusions.push_back({"husky", "beagle", {0}});
    return made;
}

}  // namespace

class TestScorecardModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void slices_passTheTester()
    {
        SliceTableModel model;
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        for (const std::size_t testSets : {2u, 1u, 3u}) {
            model.setScorecard(card(testSets, 1, 2));
            QCOMPARE(model.rowCount(), 1);
        }
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Organisms, not dogs"));
    }

    void confusions_passTheTester()
    {
        DeskFixture desk;
        ConfusionModel model(desk.open());
        const QAbstractItemModelTester tester(&model, Reporting::QtTest);
        model.setScorecard(card(2, 1, 2), 10);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.behind(model.index(0, 0)).entries.size(), std::size_t{1});
        model.setScorecard(card(2, 1, 2), 0);
        QCOMPARE(model.rowCount(), 0);
    }

    void longTestSetName_isShortenedInTheHeader()
    {
        SliceTableModel model;
        model.setScorecard(card(1, 1, 2));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("set with a lo…\nmulti-label"));
    }

    void nothingCounts_isADash()
    {
        SliceTableModel model;
        model.setScorecard(card(2, 0, 0, 7));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("–"));
        QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains("no image counts, 7 left out"));
        QCOMPARE(model.index(0, 6).data().toString(), QStringLiteral("–"));
        QVERIFY(model.index(0, 2).data(LinkTable::OpensRole).toBool());
    }

    void allImages_areBehindTheLink()
    {
        SliceTableModel model;
        model.setScorecard(card(3, 1, 2));
        QCOMPARE(model.behind(model.index(0, model.columnCount() - 1)).entries.size(), std::size_t{3});
        QCOMPARE(model.behind(model.index(0, model.columnCount() - 2)).entries.size(), std::size_t{2});
    }

    void numbers_areWrittenAlike()
    {
        QCOMPARE(bareText(-0.0004), QStringLiteral("0.0"));
        QCOMPARE(bareText(-0.0131), QStringLiteral("−1.3"));
        QCOMPARE(percentText(Ratio{3, 3}), QStringLiteral("100.0\u00a0%"));
        QCOMPARE(bareText(Ratio{7015, 20000}), QStringLiteral("35.1"));
        QCOMPARE(bareText(Ratio{0, 0}), QStringLiteral("–"));
        QCOMPARE(intervalText({0.9364, 0.9636}), QStringLiteral("93.6\u00a0–\u00a096.4"));
    }
};

}  // namespace scorecard_models_test

VIZSLA_TEST(tst_scorecard_models, scorecard_models_test::TestScorecardModels)
#include "tst_scorecard_models.moc"
