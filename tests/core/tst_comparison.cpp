// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/comparison.h"

#include <QString>
#include <QTest>
#include <cmath>

#include "core/reports/comparison_output.h"
#include "tests/core/measured_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace comparison_test {

namespace {

/// "a" and "b" on three beagles, two huskies and a cup.
struct TwoModels : MeasuredFixture
{
    TwoModels()
    {
        addModel("a", images, {beagle, beagle, beagle, husky, beagle, mug});
        addModel("b", images, {beagle, husky, husky, beagle, beagle, cup});
    }
    Comparison compare(const ReportScope& scope = {}, const std::string& second = "b")
    {
        return valueOf(compareClassifiers(scored(), "a", second, scope));
    }

    std::vector<Image> images = addTestSet("first", "beagle beagle beagle husky husky cup");
};

/// "first all: 1 3 1 1", both right, only one of them, both wrong.
std::string line(const ComparisonRow& row)
{
    const PairedOutcomes& outcomes = row.outcomes;
    return row.testSet + ' ' + row.slice + ": " + std::to_string(outcomes.bothRight) + ' ' +
           std::to_string(outcomes.onlyFirst) + ' ' + std::to_string(outcomes.onlySecond) + ' ' +
           std::to_string(outcomes.bothWrong);
}

std::string written(const Comparison& comparison, ReportFormat format)
{
    return textOf([&](std::ostream& output) { writeComparison(output, comparison, format); });
}

}  // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Three against one: p = 2 (1 + 4) / 16.
    void pairs_areCountedForEverySlice()
    {
        TwoModels study;
        const Comparison comparison = study.compare({{}, {"all", "dogs", "all & !dogs"}, {}});
        QCOMPARE(comparison.rows.size(), std::size_t{3});
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 1 3 1 1"));
        QCOMPARE(comparison.rows[0].p, 0.625);
        QCOMPARE(comparison.rows[0].difference(), 4.0 / 6 - 2.0 / 6);
        QCOMPARE(line(comparison.rows[1]), std::string("first dogs: 1 3 0 1"));
        QCOMPARE(comparison.rows[1].p, 0.25);
        QCOMPARE(line(comparison.rows[2]), std::string("first all & !dogs: 0 0 1 0"));
        QCOMPARE(comparison.rows[2].p, 1.0);
    }

    void annotatedTestSet_isComparedByMultiLabel()
    {
        TwoModels study;
        study.annotate(study.images[5], "mug correct");
        study.annotate(study.images[1], "beagle correct, husky unclear");
        Comparison comparison = study.compare();
        QVERIFY(comparison.rows[0].metric == Metric::MultiLabel);
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 0 2 0 0"));
        comparison = valueOf(compareClassifiers(study.scored(UnclearCounts::Right), "a", "b"));
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 1 1 0 0"));
        comparison = valueOf(compareClassifiers(study.scored(UnclearCounts::LeftOut), "a", "b"));
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 0 1 0 0"));
        QCOMPARE(line(study.compare({{}, {"all"}, Metric::Top1}).rows[0]), std::string("first all: 1 3 1 1"));
    }

    void missingPredictions_areWrongAndSaid()
    {
        TwoModels study;
        study.addModel("short", study.images, {noClass, beagle, noClass, noClass, noClass, noClass});
        study.addModel("foreign", study.images, std::vector<ClassIndex>(study.images.size(), unknownClass));
        const Comparison comparison = study.compare({}, "short");
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 1 3 0 2"));
        QCOMPARE(comparison.rows[0].firstMissing, 0);
        QCOMPARE(comparison.rows[0].secondMissing, 5);
        QCOMPARE(comparison.notes,
                 std::vector<std::string>{
                     "short: first: has no prediction for 5 of 6 images, which count as wrong: partial"});
        QVERIFY(written(comparison, ReportFormat::Table).ends_with("! " + comparison.notes[0] + '\n'));
        QCOMPARE(line(study.compare({}, "foreign").rows[0]), std::string("first all: 0 4 0 2"));
        QVERIFY(comparison.rows[0].isSecondPartial && !comparison.rows[0].isFirstPartial);
        QVERIFY(written(comparison, ReportFormat::Table).find("5, partial") != std::string::npos);
        QVERIFY(written(comparison, ReportFormat::Csv).find(",0,5,false,true,0,") != std::string::npos);
        study.setProblematic(study.images[1]);
        const Comparison without = study.compare({}, "short");
        QCOMPARE(line(without.rows[0]), std::string("first all: 0 3 0 2"));
        QCOMPARE(without.rows[0].problematic, 1);
        QVERIFY(written(without, ReportFormat::Table)
                    .find("Annotation: annotations.\nfirst: 1 problematic image of the test set is left out "
                          "of top-1") != std::string::npos);
        const auto json = nlohmann::json::parse(written(without, ReportFormat::Json));
        QCOMPARE(json["annotation"].get<std::string>(), std::string("annotations"));
        QCOMPARE(json["problematic"][0]["images"].get<int>(), 1);
        QVERIFY(json["comparisons"][0]["second_partial"].get<bool>());
    }

    void tinyP_isPrintedAsSuch()
    {
        const Comparison comparison{{}, {}, {}, {}};
        Comparison tiny = comparison;
        const McNemar test = mcNemar(0, 5000);
        tiny.rows.push_back(
            {"first", "all", Metric::Top1, {0, 0, 5000, 0}, test.p, test.midP, test.log10P, test.log10MidP});
        const std::string table = written(tiny, ReportFormat::Table);
        QVERIFY2(table.find("1.42e-1505") != std::string::npos, table.c_str());
        QVERIFY2(table.find("7.08e-1506") != std::string::npos, table.c_str());
        const auto row = nlohmann::json::parse(written(tiny, ReportFormat::Json))["comparisons"][0];
        QVERIFY(row["p"].is_null() && row["mid_p"].is_null());
        const std::string csv = written(tiny, ReportFormat::Csv);
        QVERIFY2(csv.find(",1.41596e-1505,7.07981e-1506,-1504.84") != std::string::npos, csv.c_str());
        QVERIFY(std::abs(row["log10_p"].get<double>() - (std::log10(2.0) - 5000 * std::log10(2.0))) < 1e-6);
    }

    void modelAndLabeler_canBeCompared()
    {
        TwoModels study;
        study.labelAll(study.addTask("task", study.images), study.addLabeler("Ada"), "beagle");
        const Comparison comparison = study.compare({}, "Ada");
        QVERIFY(comparison.second.kind == Classifier::Kind::Labeler);
        QCOMPARE(line(comparison.rows[0]), std::string("first all: 3 1 0 2"));
    }

    void testSetThatOneDoesNotKnow_isPassedOver()
    {
        TwoModels study;
        study.addModel("a", study.addTestSet("second", "cup"), {cup});
        const Comparison comparison = study.compare();
        QCOMPARE(comparison.rows.size(), std::size_t{1});
        QCOMPARE(comparison.notes,
                 std::vector<std::string>{"second is not compared: b has no predictions there"});
        QVERIFY(written(comparison, ReportFormat::Table).ends_with("! " + comparison.notes[0] + '\n'));
        const auto refused = compareClassifiers(study.scored(), "a", "b", {"second", {"all"}, {}});
        QVERIFY(!refused && refused.error().message.ends_with(comparison.notes[0] + '.'));
    }

    void sealedAnswers_areSaid()
    {
        TwoModels study;
        study.labelAll(study.addTask("Final", study.images, Mode::Test), study.addLabeler("Ada"), "cup");
        const auto refused = compareClassifiers(study.scored(), "a", "Ada");
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.ends_with("6 answers of Ada do not count: the results of Final are "
                                                   "sealed until the coordinator opens them."),
                 refused.error().message.c_str());
    }

    /// Of the six images the cup is problematic, and b's husky for a beagle is ruled unclear.
    void imagesLeftOut_areCountedInEveryFormat()
    {
        TwoModels study;
        for (const Image& image : study.images)
            study.annotate(image, "beagle correct, husky correct");
        study.annotate(study.images[1], "beagle correct, husky unclear");
        study.setProblematic(study.images[5]);
        const Comparison comparison =
            valueOf(compareClassifiers(study.scored(UnclearCounts::LeftOut), "a", "b"));
        QCOMPARE(comparison.rows[0].outcomes.total(), 4);
        QCOMPARE(comparison.rows[0].leftOut, 2);
        QCOMPARE(comparison.rows[0].problematic, 1);
        const std::string table = written(comparison, ReportFormat::Table);
        QVERIFY2(table.find("2 (1 problematic)\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find("first: these are 0 to 1 image of a classifier.\n") != std::string::npos,
                 table.c_str());
        const auto json = nlohmann::json::parse(written(comparison, ReportFormat::Json));
        QCOMPARE(json["comparisons"][0]["left_out"].get<int>(), 2);
        QCOMPARE(json["unclear_left_out"][0]["most"].get<int>(), 1);
        QVERIFY(written(comparison, ReportFormat::Csv).find(",1,annotations,0,left-out,first,2,6,1,") !=
                std::string::npos);
        QVERIFY(
            nlohmann::json::parse(written(study.compare(), ReportFormat::Json))["unclear_left_out"].empty());
    }

    void emptySlice_hasNoDifference()
    {
        TwoModels study;
        const Comparison comparison = study.compare({{}, {"tiger_shark"}, {}});
        QCOMPARE(line(comparison.rows[0]), std::string("first tiger_shark: 0 0 0 0"));
        QVERIFY(std::isnan(comparison.rows[0].difference()));
        QCOMPARE(comparison.rows[0].p, 1.0);
        const auto json = nlohmann::json::parse(written(comparison, ReportFormat::Json));
        for (const char* key : {"difference", "p", "mid_p", "log10_p", "log10_mid_p"})
            QVERIFY2(json["comparisons"][0][key].is_null(), key);
        QVERIFY(written(comparison, ReportFormat::Csv)
                    .find(",0,0,0,0,0,,,,,,,,0,0,false,false,0,none,0,wrong,first,0,6,0,,") !=
                std::string::npos);
        const std::string table = written(comparison, ReportFormat::Table);
        QCOMPARE(QString::fromStdString(table).count(QStringLiteral("–")), 5);
    }

    void wrongRequests_areRefused()
    {
        TwoModels study;
        const ScoredStudy scored = study.scored();
        VERIFY_FAILS(compareClassifiers(scored, "x", "b"), ErrorKind::NotFound);
        VERIFY_FAILS(compareClassifiers(scored, "a", "x"), ErrorKind::NotFound);
        VERIFY_FAILS(compareClassifiers(scored, "a", "b", {"third", {"all"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(compareClassifiers(scored, "a", "b", {{}, {"unicorn"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(compareClassifiers(scored, "a", "b", {{}, {"all"}, Metric::Top5}), ErrorKind::NotFound);
    }

    void output_hasTheFieldsThatAreDocumented()
    {
        TwoModels study;
        const Comparison comparison = study.compare();
        const auto json = nlohmann::json::parse(written(comparison, ReportFormat::Json));
        QCOMPARE(json["first"]["name"].get<std::string>(), std::string("a"));
        const auto& row = json["comparisons"][0];
        QCOMPARE(row["both_right"].get<int>() + row["only_first"].get<int>() * 10 +
                     row["only_second"].get<int>() * 100 + row["both_wrong"].get<int>() * 1000,
                 1131);
        QCOMPARE(row["total"].get<int>(), 6);
        QCOMPARE(row["first_accuracy"].get<double>(), 4.0 / 6);
        QCOMPARE(
            written(comparison, ReportFormat::Csv),
            std::string(
                "first,second,test_set,slice,metric,total,both_right,only_first,only_second,both_wrong,"
                "first_accuracy,second_accuracy,difference,p,mid_p,log10_p,log10_mid_p,first_missing,"
                "second_missing,first_partial,second_partial,problematic,annotation,rulings,unclear,"
                "answers,left_out,set_images,set_problematic,set_without_correct,set_unclear_least,set_"
                "unclear_most,notes\n"
                "a,b,first,all,top1,6,1,3,1,1,0.6666666666666666,0.3333333333333333,"
                "0.3333333333333333,0.625,0.375,-0.2041199826559248,-0.42596873227228116,0,0,false,false,"
                "0,none,0,wrong,first,0,6,0,,,,\n"));
        QVERIFY(written(comparison, ReportFormat::Table).find("0.625") != std::string::npos);
    }
};

}  // namespace comparison_test

VIZSLA_TEST(tst_comparison, comparison_test::ComparisonTest)
#include "tst_comparison.moc"
