// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QPointF>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/scores/score_texts.h"
#include "ui/scores/scores_copy.h"
#include "ui/scores/scores_filter.h"
#include "ui/scores/scores_model.h"
#include "ui/widgets/figures.h"

using namespace vizsla;

namespace scores_model_test {

namespace {

using Reporting = QAbstractItemModelTester::FailureReportingMode;

/// What a model got right of 1,000 images, on each test set; -1 where it has no predictions.
struct Known
{
    const char* name;
    std::vector<int> right;
    Classifier::Kind kind = Classifier::Kind::Model;
};

/// top-1 as given, top-5 100 more, multi-label 50 more; labelers have no top-5.
std::shared_ptr<ScoredSlice> sliceOf(const std::vector<Known>& classifiers, std::size_t testSets = 2)
{
    auto slice = std::make_shared<ScoredSlice>();
    slice->scores.slices = {"all"};
    for (std::size_t testSet = 0; testSet < testSets; ++testSet)
        slice->scores.testSets.push_back("set" + std::to_string(testSet + 1));
    for (const Known& known : classifiers) {
        ClassifierScores& one = slice->scores.classifiers.emplace_back();
        one.classifier = {std::string("id of ") + known.name, known.name, known.kind};
        for (std::size_t testSet = 0; testSet < testSets; ++testSet) {
            const int right = known.right[testSet];
            if (right < 0)
                continue;
            const std::string& name = slice->scores.testSets[testSet];
            one.scores.push_back({name, "all", Metric::Top1, {right, 1000, 7}});
            if (known.kind == Classifier::Kind::Model)
                one.scores.push_back({name, "all", Metric::Top5, {right + 100, 1000, 7}});
            one.scores.push_back({name, "all", Metric::MultiLabel, {right + 50, 1000, 7}});
        }
    }
    return slice;
}

std::shared_ptr<ScoredSlice> fiveClassifiers()
{
    return sliceOf({{"vgg9", {500, 400}},
                    {"vgg10", {900, 820}},
                    {"Alexnet", {700, -1}},
                    {"nasnet", {-1, 650}},
                    {"Ada", {800, 790}, Classifier::Kind::Labeler}});
}

/// What a report says of those of fiveClassifiers() that are known on both test sets, and of a model that is
/// trapped.
std::shared_ptr<const Result<RobustnessReport>> fiveMeasured()
{
    RobustnessReport report;
    report.from = "set1";
    report.to = "set2";
    report.metric = Metric::MultiLabel;
    report.axis = Axis::Logit;
    report.line = ModelLine{{Axis::Logit, -0.1234, 1.0313}, 0.9883, 2, {}};
    const auto add = [&](const char* name, Classifier::Kind kind, AccuracyPair accuracies, double effective) {
        ClassifierRobustness& one = report.classifiers.emplace_back();
        one.classifier = {std::string("id of ") + name, name, kind};
        one.accuracies = accuracies;
        one.drop = Scorecard::drop(accuracies.first, accuracies.second);
        one.isFitted = kind == Classifier::Kind::Model;
        one.predicted = accuracies.second.value() - effective;
        one.effective = EffectiveRobustness{effective, {effective - 0.02, effective + 0.02}};
    };
    add("vgg9", Classifier::Kind::Model, {{550, 1000, 7}, {450, 1000, 7}}, 0.01);
    add("vgg10", Classifier::Kind::Model, {{950, 1000, 7}, {870, 1000, 7}}, 0.00004);
    add("odd", Classifier::Kind::Model, {{10, 1000, 7}, {10, 1000, 7}}, 0);
    report.classifiers.back().isFitted = false;
    report.classifiers.back().anomalies = {"set1: its columns are not best first"};
    add("Ada", Classifier::Kind::Labeler, {{850, 1000, 7}, {840, 1000, 7}}, -0.025);
    return std::make_shared<const Result<RobustnessReport>>(std::move(report));
}

/// A model under its filter, watched by the tester.
struct Table
{
    explicit Table(std::shared_ptr<const ScoredSlice> slice)
    {
        rows.setSourceModel(&model);
        model.setSlice(std::move(slice));
    }

    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < rows.rowCount(); ++row)
            all << rows.index(row, 0).data().toString();
        return all;
    }
    QString cell(const char* name, const char* column, int role = Qt::DisplayRole) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data() == QLatin1String(name))
                return model.index(row, model.columnOf(QLatin1String(column))).data(role).toString();
        }
        return QStringLiteral("no such row");
    }
    void sort(const char* column, Qt::SortOrder order)
    {
        rows.sort(model.columnOf(QLatin1String(column)), order);
    }

    ScoresModel model;
    ScoresFilter rows;
    QAbstractItemModelTester modelTester{&model, Reporting::QtTest};
    QAbstractItemModelTester rowsTester{&rows, Reporting::QtTest};
};

}  // namespace

class ScoresModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void columns_areThoseThatApply();
    void figures_areInPercentWithTwoDigits();
    void sentence_tellsCountsAndInterval();
    void header_saysWhatIsMeasured();
    void drop_followsTheMetric();
    void drop_needsBothTestSets();
    void effective_isToComeUntilItIsMeasured();
    void effective_tellsTheLineAndThePrediction();
    void effective_isNoFigureWithoutALine();
    void effective_goesWithWhatItWasMeasuredOn();
    void effective_hasAnIntervalOfTheLevelAlone();
    void effectiveThatFailed_saysWhy();
    void confidence_changesTheIntervals();
    void missingFigures_comeLastBothWays();
    void missingFigure_saysWhy();
    void partialModel_isMarkedAndComesBehindTheOthersBothWays();
    void names_areSortedAsPeopleCount();
    void filter_wantsEveryWordAndTheKind();
    void newFigures_doNotResetTheTable();
    void otherClassifiers_resetTheTable();
    void warnings_areToldWithTheName();
    void copiedRows_areWhatASpreadsheetTakes();
    void thousandClassifiers_sortAtOnce();
};

void ScoresModelTest::columns_areThoseThatApply()
{
    const auto keys = [](const ScoresModel& model) {
        QStringList all;
        for (int column = 0; column < model.columnCount(); ++column)
            all << model.headerData(column, Qt::Horizontal, ScoresModel::KeyRole).toString();
        return all.join(QStringLiteral(", "));
    };
    const Table two(fiveClassifiers());
    QCOMPARE(keys(two.model),
             QStringLiteral("name, kind, top1 set1, top5 set1, multilabel set1, top1 set2, top5 set2, "
                            "multilabel set2, drop, effective"));
    const Table one(sliceOf({{"m", {500}}}, 1));
    QCOMPARE(keys(one.model), QStringLiteral("name, kind, top1 set1, top5 set1, multilabel set1"));
    const Table people(sliceOf({{"Ada", {500, 400}, Classifier::Kind::Labeler}}));
    QCOMPARE(keys(people.model),
             QStringLiteral("name, kind, top1 set1, multilabel set1, top1 set2, multilabel set2, drop"));
    const Table nobody(sliceOf({}, 0));
    QCOMPARE(keys(nobody.model), QStringLiteral("name, kind"));
}

void ScoresModelTest::figures_areInPercentWithTwoDigits()
{
    const Table table(fiveClassifiers());
    QCOMPARE(table.cell("vgg9", "top1 set1"), QStringLiteral("50.00"));
    QCOMPARE(table.cell("vgg10", "top5 set1"), QStringLiteral("100.00"));
    QCOMPARE(table.cell("Alexnet", "top1 set2"), QStringLiteral("–"));
    QCOMPARE(table.cell("Ada", "top5 set1"), QStringLiteral("–"));
    QCOMPARE(table.cell("Ada", "kind"), QStringLiteral("labeler"));
    QCOMPARE(bareText(-0.00004, scoreDigits), QStringLiteral("0.00"));
    QCOMPARE(bareText(-0.0123, scoreDigits), QStringLiteral("−1.23"));
    QCOMPARE(bareText(Ratio{16543, 20000}, scoreDigits), QStringLiteral("82.72"));
    QCOMPARE(bareText(Ratio{7019, 20000}, scoreDigits), QStringLiteral("35.10"));
    QCOMPARE(bareText(Ratio{11389, 20000}, scoreDigits), QStringLiteral("56.95"));
}

void ScoresModelTest::sentence_tellsCountsAndInterval()
{
    auto slice = sliceOf({{"pnasnet", {0}}}, 1);
    slice->scores.classifiers[0].scores[0].accuracy = {16543, 20000, 0};
    slice->scores.classifiers[0].scores[2].accuracy = {0, 0, 20000};
    const Table table(slice);
    QCOMPARE(table.cell("pnasnet", "top1 set1", Qt::ToolTipRole),
             QStringLiteral("set1, top-1: 82.72\u00a0%\n16,543 of 20,000 images right, 0 left out\n"
                            "95\u00a0% interval 82.18\u00a0–\u00a083.24 (Clopper-Pearson)"));
    QCOMPARE(table.cell("pnasnet", "multilabel set1"), QStringLiteral("–"));
    QCOMPARE(table.cell("pnasnet", "multilabel set1", Qt::ToolTipRole),
             QStringLiteral("set1, multi-label: no image counts, 20,000 left out"));
    QCOMPARE(table.cell("pnasnet", "multilabel set1", ScoresModel::IntervalRole), QString());
}

void ScoresModelTest::header_saysWhatIsMeasured()
{
    auto slice = fiveClassifiers();
    slice->query.unclear = UnclearCounts::LeftOut;
    const Table table(slice);
    const auto header = [&](const char* key, int role) {
        return table.model.headerData(table.model.columnOf(QLatin1String(key)), Qt::Horizontal, role)
            .toString();
    };
    QCOMPARE(header("top5 set2", ScoresModel::GroupRole), QStringLiteral("set2"));
    QCOMPARE(header("top5 set2", Qt::DisplayRole), QStringLiteral("top-5"));
    QCOMPARE(header("top5 set2", Qt::AccessibleTextRole), QStringLiteral("set2 top-5"));
    QVERIFY(header("top1 set1", Qt::ToolTipRole).contains("whose first prediction is the assigned label"));
    QVERIFY(header("multilabel set1", Qt::ToolTipRole).contains("among the classes ruled correct"));
    QVERIFY(header("multilabel set1", Qt::ToolTipRole).contains("ruled unclear leaves its image out"));
    QVERIFY(header("drop", Qt::ToolTipRole).contains("Accuracy on set1 minus accuracy on set2"));
    QCOMPARE(header("drop", Qt::DisplayRole), QStringLiteral("drop"));
    QCOMPARE(header("effective", Qt::AccessibleTextRole), QStringLiteral("Effective robustness multi-label"));
    QVERIFY(header("effective", Qt::ToolTipRole).contains("how far the accuracy on set2 lies above what"));
    QVERIFY(header("kind", Qt::ToolTipRole).contains("none of unfinished tests"));
}

void ScoresModelTest::drop_followsTheMetric()
{
    Table table(sliceOf({{"m", {800, 700}}}));
    table.model.setComparedMetric(Metric::Top1);
    QCOMPARE(table.cell("m", "drop"), QStringLiteral("10.00"));
    const auto sentence = table.cell("m", "drop", Qt::ToolTipRole);
    QVERIFY2(sentence.contains("set1 minus set2, top-1: 10.00 percentage points\n95\u00a0% interval 6."),
             qPrintable(sentence));
    QVERIFY(sentence.endsWith("(Newcombe)"));
    auto slice = sliceOf({{"m", {800, 700}}});
    slice->scores.classifiers[0].scores[5].accuracy.correct = 850;
    table.model.setSlice(slice);
    QCOMPARE(table.cell("m", "drop"), QStringLiteral("10.00"));
    table.model.setComparedMetric(Metric::MultiLabel);
    QCOMPARE(table.cell("m", "drop"), QStringLiteral("0.00"));
    QCOMPARE(
        table.model
            .headerData(table.model.columnOf(QStringLiteral("drop")), Qt::Horizontal, ScoresModel::GroupRole)
            .toString(),
        QStringLiteral("Robustness"));
}

void ScoresModelTest::effective_isToComeUntilItIsMeasured()
{
    Table table(fiveClassifiers());
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("…"));
    QCOMPARE(table.cell("Alexnet", "effective"), QStringLiteral("–"));
    QCOMPARE(table.cell("vgg9", "effective", ScoresModel::SortRole), QString());
    QVERIFY(table.cell("vgg9", "effective", Qt::ToolTipRole).contains("after the accuracies"));
    const QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
    table.model.setRobustness(fiveMeasured());
    QCOMPARE(resets.count(), 0);
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("+1.00"));
    QCOMPARE(table.cell("vgg10", "effective"), QStringLiteral("0.00"));
    QCOMPARE(table.cell("Ada", "effective"), QStringLiteral("−2.50"));
    QCOMPARE(table.cell("Ada", "effective", ScoresModel::IntervalRole),
             QStringLiteral("−4.50\u00a0–\u00a0−0.50"));
    QCOMPARE(table.cell("Alexnet", "effective"), QStringLiteral("–"));
    table.sort("effective", Qt::DescendingOrder);
    QCOMPARE(table.names(), QStringList({"vgg9", "vgg10", "Ada", "Alexnet", "nasnet"}));
}

void ScoresModelTest::effective_tellsTheLineAndThePrediction()
{
    Table table(fiveClassifiers());
    table.model.setRobustness(fiveMeasured());
    const QString line = QStringLiteral(
        "Line through 2 models on logit axes: slope 1.0313, intercept −0.1234, R² 0.9883\n"
        "Left out of the line, as their predictions look wrong: odd");
    QCOMPARE(table.cell("Ada", "effective", Qt::ToolTipRole),
             QStringLiteral(
                 "Effective robustness, multi-label: −2.50 percentage points\n"
                 "84.00\u00a0% on set2, where the line predicts 86.50\u00a0% from 85.00\u00a0% on set1\n"
                 "95\u00a0% interval −4.50\u00a0–\u00a0−0.50 (bootstrap)\n") +
                 line);
    QVERIFY(table.cell("vgg9", "effective", Qt::ToolTipRole)
                .endsWith(line + "\nA model is judged by the line through the others."));
    QVERIFY(table.cell("Alexnet", "effective", Qt::ToolTipRole)
                .endsWith(": no images that count on both test sets"));
    const int column = table.model.columnOf(QStringLiteral("effective"));
    QVERIFY(table.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().endsWith(line));
}

void ScoresModelTest::effective_isNoFigureWithoutALine()
{
    Table table(fiveClassifiers());
    auto report = **fiveMeasured();
    report.line.reset();
    for (ClassifierRobustness& one : report.classifiers)
        one.effective.reset();
    table.model.setRobustness(std::make_shared<const Result<RobustnessReport>>(report));
    QCOMPARE(table.cell("Ada", "effective"), QStringLiteral("–"));
    QVERIFY(table.cell("Ada", "effective", Qt::ToolTipRole).contains("two models of different accuracy"));
}

void ScoresModelTest::effective_goesWithWhatItWasMeasuredOn()
{
    Table table(fiveClassifiers());
    table.model.setRobustness(fiveMeasured());
    table.model.setSlice(fiveClassifiers());
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("+1.00"));
    auto slice = fiveClassifiers();
    slice->scores.classifiers[1].scores[0].accuracy.correct = 123;
    table.model.setSlice(slice);
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("…"));
    table.model.setRobustness(fiveMeasured());
    table.model.setComparedMetric(Metric::Top1);
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("…"));
    QCOMPARE(table.cell("vgg9", "drop"), QStringLiteral("10.00"));
}

void ScoresModelTest::effective_hasAnIntervalOfTheLevelAlone()
{
    Table table(fiveClassifiers());
    table.model.setRobustness(fiveMeasured());
    const auto hasNone = [&] {
        return table.cell("vgg9", "effective") == QStringLiteral("+1.00") &&
               table.cell("vgg9", "effective", ScoresModel::IntervalRole).isEmpty() &&
               !table.cell("vgg9", "effective", Qt::ToolTipRole).contains("interval");
    };
    QVERIFY(!hasNone());
    table.model.setConfidence(0.99);
    QVERIFY(hasNone());
    table.model.setConfidence(0.95);
    auto early = **fiveMeasured();
    early.bootstrap.rounds = 0;
    table.model.setRobustness(std::make_shared<const Result<RobustnessReport>>(early));
    QVERIFY(hasNone());
}

void ScoresModelTest::effectiveThatFailed_saysWhy()
{
    Table table(fiveClassifiers());
    table.model.setRobustness(std::make_shared<const Result<RobustnessReport>>(
        failure(ErrorKind::Io, "The study cannot be read.")));
    QCOMPARE(table.cell("vgg9", "effective"), QStringLiteral("–"));
    QCOMPARE(table.cell("vgg9", "effective", Qt::ToolTipRole), QStringLiteral("The study cannot be read."));
}

void ScoresModelTest::drop_needsBothTestSets()
{
    const Table table(fiveClassifiers());
    QCOMPARE(table.cell("Alexnet", "drop"), QStringLiteral("–"));
    QCOMPARE(table.cell("nasnet", "drop"), QStringLiteral("–"));
    QVERIFY(table.cell("nasnet", "drop", Qt::ToolTipRole).contains("no images that count on both test sets"));
}

void ScoresModelTest::confidence_changesTheIntervals()
{
    Table table(sliceOf({{"m", {500}}}, 1));
    QCOMPARE(table.cell("m", "top1 set1", ScoresModel::IntervalRole),
             QStringLiteral("46.85\u00a0–\u00a053.15"));
    table.model.setConfidence(0.99);
    QCOMPARE(table.cell("m", "top1 set1", ScoresModel::IntervalRole),
             QStringLiteral("45.89\u00a0–\u00a054.11"));
    QVERIFY(table.cell("m", "top1 set1", Qt::ToolTipRole).contains("99\u00a0% interval"));
}

void ScoresModelTest::missingFigures_comeLastBothWays()
{
    Table table(fiveClassifiers());
    table.sort("top1 set1", Qt::DescendingOrder);
    QCOMPARE(table.names(), QStringList({"vgg10", "Ada", "Alexnet", "vgg9", "nasnet"}));
    table.sort("top1 set1", Qt::AscendingOrder);
    QCOMPARE(table.names(), QStringList({"vgg9", "Alexnet", "Ada", "vgg10", "nasnet"}));
    table.sort("drop", Qt::AscendingOrder);
    QCOMPARE(table.names(), QStringList({"Ada", "vgg10", "vgg9", "Alexnet", "nasnet"}));
    table.sort("drop", Qt::DescendingOrder);
    QCOMPARE(table.names(), QStringList({"vgg9", "vgg10", "Ada", "Alexnet", "nasnet"}));
}

void ScoresModelTest::missingFigure_saysWhy()
{
    auto slice = sliceOf({{"Alexnet", {700, -1}},
                          {"vgg", {500, 400}},
                          {"one column", {600, 500}},
                          {"Ada", {-1, 800}, Classifier::Kind::Labeler}});
    std::erase_if(slice->scores.classifiers[2].scores,
                  [](const Score& score) { return score.metric == Metric::Top5; });
    const Table table(slice);
    const auto why = [&](const char* name, const char* column) {
        return table.cell(name, column, Qt::ToolTipRole);
    };
    QCOMPARE(why("Alexnet", "top1 set2"), QStringLiteral("Alexnet has no predictions on set2"));
    QCOMPARE(why("Ada", "multilabel set1"), QStringLiteral("Ada has no answers on set1 that count"));
    QCOMPARE(why("Ada", "top5 set2"),
             QStringLiteral("top-5 is of models only: people give one answer an image"));
    QCOMPARE(why("one column", "top5 set1"),
             QStringLiteral("top-5 needs five predictions an image, and one column has fewer"));
}

void ScoresModelTest::partialModel_isMarkedAndComesBehindTheOthersBothWays()
{
    auto slice = sliceOf({{"best", {900, 800}}, {"part", {700, 850}}, {"least", {500, 400}}});
    ClassifierScores& part = slice->scores.classifiers[1];
    part.warnings = {"set1: has no prediction for 200 of 1000 images, which count as wrong: partial"};
    for (Score& score : part.scores) {
        score.isPartial = score.testSet == "set1";
        score.accuracy.missing = score.isPartial ? 200 : 0;
        score.accuracy.unknown = score.isPartial ? 3 : 0;
    }
    Table table(slice);
    table.sort("top1 set1", Qt::DescendingOrder);
    QCOMPARE(table.names(), (QStringList{"best", "least", "part"}));
    table.sort("top1 set1", Qt::AscendingOrder);
    QCOMPARE(table.names(), (QStringList{"least", "best", "part"}));
    table.sort("top1 set2", Qt::DescendingOrder);
    QCOMPARE(table.names(), (QStringList{"part", "best", "least"}));
    table.sort("drop", Qt::DescendingOrder);
    QCOMPARE(table.names().last(), QStringLiteral("part"));
    QCOMPARE(table.cell("part", "top1 set1"), QStringLiteral("! 70.00"));
    QCOMPARE(table.cell("part", "top1 set2"), QStringLiteral("85.00"));
    QCOMPARE(table.cell("best", "top1 set1"), QStringLiteral("90.00"));
    const QString sentence = table.cell("part", "top1 set1", Qt::ToolTipRole);
    QVERIFY2(sentence.contains(QStringLiteral("700 of 1,000 images right")), qPrintable(sentence));
    QVERIFY2(sentence.contains(
                 QStringLiteral("wrong among them: 200 images without a usable prediction, of which 3 "
                                "name no class of the study\n! partial")),
             qPrintable(sentence));
    QVERIFY(table.cell("part", "name", ScoresModel::PartialRole) == QStringLiteral("true"));
    const QString copied = spreadsheetText(
        table.rows, {table.rows.index(static_cast<int>(table.names().indexOf(QStringLiteral("part"))), 0)},
        false);
    QVERIFY2(copied.contains(QStringLiteral("part (partial)\tmodel\t70.00")), qPrintable(copied));
    RobustnessReport report;
    for (const auto& [name, effective] :
         {std::pair("best", 0.01), std::pair("part", 0.2), std::pair("least", 0.02)}) {
        ClassifierRobustness& one = report.classifiers.emplace_back();
        one.classifier = {std::string("id of ") + name, name, Classifier::Kind::Model};
        one.effective = EffectiveRobustness{effective, {0, 1}};
        one.isPartial = std::string("part") == name;
    }
    table.model.setRobustness(std::make_shared<const Result<RobustnessReport>>(std::move(report)));
    table.sort("effective", Qt::DescendingOrder);
    QCOMPARE(table.names(), (QStringList{"least", "best", "part"}));
    QCOMPARE(table.cell("part", "effective"), QStringLiteral("! +20.00"));
    QCOMPARE(table.cell("best", "effective"), QStringLiteral("+1.00"));
}

void ScoresModelTest::names_areSortedAsPeopleCount()
{
    Table table(fiveClassifiers());
    table.sort("name", Qt::AscendingOrder);
    QCOMPARE(table.names(), QStringList({"Ada", "Alexnet", "nasnet", "vgg9", "vgg10"}));
    table.sort("kind", Qt::AscendingOrder);
    QCOMPARE(table.names().front(), QStringLiteral("Ada"));
}

void ScoresModelTest::filter_wantsEveryWordAndTheKind()
{
    Table table(fiveClassifiers());
    table.rows.setWords(QStringLiteral(" NET "));
    QCOMPARE(table.names(), QStringList({"Alexnet", "nasnet"}));
    table.rows.setWords(QStringLiteral("net a l"));
    QCOMPARE(table.names(), QStringList{"Alexnet"});
    table.rows.setWords({});
    table.rows.setKind(Classifier::Kind::Labeler);
    QCOMPARE(table.names(), QStringList{"Ada"});
    table.rows.setKind(Classifier::Kind::Model);
    QCOMPARE(table.rows.rowCount(), 4);
    table.rows.setKind(std::nullopt);
    QCOMPARE(table.rows.rowCount(), 5);
}

void ScoresModelTest::newFigures_doNotResetTheTable()
{
    Table table(fiveClassifiers());
    const QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&table.model, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex kept = table.model.index(1, 2);
    auto slice = fiveClassifiers();
    slice->scores.classifiers[1].scores[0].accuracy.correct = 123;
    table.model.setSlice(slice);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(kept.data().toString(), QStringLiteral("12.30"));
}

void ScoresModelTest::otherClassifiers_resetTheTable()
{
    Table table(fiveClassifiers());
    const QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
    table.model.setSlice(sliceOf({{"vgg9", {500, 400}}, {"new", {1, 2}}}));
    QCOMPARE(resets.count(), 1);
    QCOMPARE(table.names(), QStringList({"vgg9", "new"}));
    table.model.setSlice(sliceOf({{"vgg9", {500}}, {"new", {1}}}, 1));
    QCOMPARE(resets.count(), 2);
    table.model.setSlice(sliceOf({}, 0));
    QCOMPARE(table.model.rowCount(), 0);
}

void ScoresModelTest::warnings_areToldWithTheName()
{
    auto slice = sliceOf({{"fv_16k", {30}}}, 1);
    slice->scores.classifiers[0].warnings = {"set1: its columns cannot be best first", "another"};
    const Table table(slice);
    QCOMPARE(table.cell("fv_16k", "name", Qt::ToolTipRole),
             QStringLiteral("fv_16k · check this:\nset1: its columns cannot be best first\nanother"));
    QCOMPARE(table.model.index(0, 2).data(ScoresModel::WarningsRole).toStringList().size(), 2);
}

void ScoresModelTest::copiedRows_areWhatASpreadsheetTakes()
{
    Table table(sliceOf({{"a\tb", {900}}, {"Ada", {5}, Classifier::Kind::Labeler}}, 1));
    const QModelIndexList both{table.rows.index(0, 0), table.rows.index(1, 0)};
    QCOMPARE(spreadsheetText(table.rows, both, false),
             QStringLiteral("Classifier\tKind\tset1 top-1\tset1 top-5\tset1 multi-label\n"
                            "a b\tmodel\t90.00\t100.00\t95.00\n"
                            "Ada\tlabeler\t0.50\t\t5.50\n"));
    const QString withIntervals = spreadsheetText(table.rows, {both[1]}, true);
    QCOMPARE(withIntervals, QStringLiteral("Classifier\tKind\tset1 top-1\tset1 top-1 low\tset1 top-1 high\t"
                                           "set1 top-5\tset1 top-5 low\tset1 top-5 high\t"
                                           "set1 multi-label\tset1 multi-label low\tset1 multi-label high\n"
                                           "Ada\tlabeler\t0.50\t0.16\t1.16\t\t\t\t5.50\t4.17\t7.10\n"));
}

void ScoresModelTest::thousandClassifiers_sortAtOnce()
{
    std::vector<Known> many;
    std::vector<std::string> names;
    for (int number = 0; number < 1000; ++number)
        names.push_back("model " + std::to_string(number));
    for (int number = 0; number < 1000; ++number)
        many.push_back({names[static_cast<std::size_t>(number)].c_str(),
                        {(number * 7919) % 900, (number * 104729) % 900}});
    ScoresModel model;
    ScoresFilter rows;
    rows.setSourceModel(&model);
    model.setSlice(sliceOf(many));
    QElapsedTimer timer;
    timer.start();
    rows.sort(model.columnOf(QStringLiteral("drop")), Qt::DescendingOrder);
    rows.sort(0, Qt::AscendingOrder);
    qInfo("sorting 1,000 classifiers twice took %lld ms", timer.elapsed());
    QCOMPARE(rows.index(0, 0).data().toString(), QStringLiteral("model 0"));
    QCOMPARE(rows.index(999, 0).data().toString(), QStringLiteral("model 999"));
    QVERIFY(timer.elapsed() < 2000);
}

}  // namespace scores_model_test

VIZSLA_TEST(tst_scores_model, scores_model_test::ScoresModelTest)
#include "tst_scores_model.moc"
