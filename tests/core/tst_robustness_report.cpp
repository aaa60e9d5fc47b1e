// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/robustness_report.h"

#include <QTest>
#include <cmath>

#include "core/reports/robustness_output.h"
#include "tests/core/measured_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace robustness_report_test {

namespace {

constexpr int images = 40;

/// Beagles, of which the first `right` are seen as beagles.
std::vector<ClassIndex> beagles(int right)
{
    std::vector<ClassIndex> classes(images, cup);
    std::fill_n(classes.begin(), right, beagle);
    return classes;
}

/// Two test sets of 40 beagles each.
struct TwoTestSets : MeasuredFixture
{
    void addModel(const std::string& name, int rightOnFirst, int rightOnSecond)
    {
        MeasuredFixture::addModel(name, first, beagles(rightOnFirst));
        MeasuredFixture::addModel(name, second, beagles(rightOnSecond));
    }
    /// Their line has the slope 27/28 and goes through the mean (19/30, 0.55): tst_fit.cpp.
    void addThreeModels()
    {
        addModel("a", 20, 16);
        addModel("b", 24, 22);
        addModel("c", 32, 28);
    }
    void addLabeler(const std::string& name, int rightOnFirst, int rightOnSecond)
    {
        const Labeler labeler = StudyFixture::addLabeler(name);
        for (const auto& [testSet, right] :
             {std::pair(&first, rightOnFirst), std::pair(&second, rightOnSecond)}) {
            const Task known =
                addTask(testSet->front().name + " on", {testSet->begin(), testSet->begin() + right});
            labelAll(known, labeler, "beagle");
            const Task guessed =
                addTask(testSet->front().name + " off", {testSet->begin() + right, testSet->end()});
            labelAll(guessed, labeler, "cup");
        }
    }
    RobustnessReport report(const RobustnessRequest& request = {})
    {
        return valueOf(robustnessReport(scored(), request));
    }

    const std::string beagleWords = [] {
        std::string words;
        for (int image = 0; image < images; ++image)
            words += "beagle ";
        return words;
    }();
    std::vector<Image> first = addTestSet("first", beagleWords);
    std::vector<Image> second = addTestSet("second", beagleWords);
};

bool isNear(double value, double wanted)
{
    return std::abs(value - wanted) < 1e-12;
}

RobustnessRequest fromTo(const std::string& from, const std::string& to)
{
    RobustnessRequest request;
    request.from = from;
    request.to = to;
    return request;
}

std::string table(const RobustnessReport& report)
{
    return textOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Table); });
}

}  // namespace

class RobustnessReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drop_hasNewcombesInterval()
    {
        TwoTestSets study;
        study.addThreeModels();
        const auto report = study.report();
        QCOMPARE(report.from + " to " + report.to, std::string("first to second"));
        QCOMPARE(report.classifiers.size(), std::size_t{3});
        const auto& drop = *report.classifiers[0].drop;
        const Interval newcombe = newcombeDifference(20, images, 16, images);
        QVERIFY(isNear(drop.value, 0.1));
        QVERIFY(isNear(drop.interval.low, newcombe.low) && isNear(drop.interval.high, newcombe.high));
    }

    void partialModel_isNotFittedAndItIsSaid()
    {
        TwoTestSets study;
        study.addThreeModels();
        std::vector<ClassIndex> part = beagles(30);
        std::fill_n(part.begin(), 10, noClass);
        study.MeasuredFixture::addModel("part", study.first, part);
        study.MeasuredFixture::addModel("part", study.second, beagles(30));
        const auto report = study.report();
        QCOMPARE(report.line->models, 3);
        const ClassifierRobustness& partial = report.classifiers.back();
        QCOMPARE(partial.classifier.name, std::string("part"));
        QVERIFY(!partial.isFitted);
        QCOMPARE(partial.accuracies.first.correct, 20);
        QCOMPARE(partial.accuracies.first.total, images);
        QCOMPARE(partial.accuracies.first.missing, 10);
        QVERIFY(partial.isPartial && !report.classifiers[0].isPartial);
        const std::string text = table(report);
        QVERIFY2(text.find("\npart (partial)") != std::string::npos, text.c_str());
        QVERIFY2(text.find("! part is left out of the line; first: has no prediction for 10 of 40 images") !=
                     std::string::npos,
                 text.c_str());
    }

    /// However good it looks, it stands behind the others and is marked in every form.
    void partialModel_isNotRankedAmongTheOthers()
    {
        TwoTestSets study;
        study.addThreeModels();
        std::vector<ClassIndex> part = beagles(30);
        std::fill_n(part.begin(), 20, noClass);
        study.MeasuredFixture::addModel("a part", study.first, part);
        study.MeasuredFixture::addModel("a part", study.second, beagles(40));
        study.addLabeler("Ada", 30, 30);
        study.setProblematic(study.second[0]);
        const auto report = study.report();
        QCOMPARE(report.classifiers.size(), std::size_t{5});
        QCOMPARE(report.classifiers.back().classifier.name, std::string("a part"));
        QVERIFY(report.classifiers.back().effective->value > report.classifiers.front().effective->value);
        const std::string text = table(report);
        QVERIFY2(text.find("A partial model stands behind the others") != std::string::npos, text.c_str());
        QVERIFY2(text.find("Annotation: annotations.\nfirst: 40 images of 40 have no class ruled correct") !=
                     std::string::npos,
                 text.c_str());
        QVERIFY2(text.find("\nsecond: 1 problematic image") != std::string::npos, text.c_str());
        QVERIFY2(
            text.find(
                "Intervals: 95 %; of a drop Newcombe's, of effective robustness a percentile bootstrap of "
                "1,000 rounds with seed 1.\n") != std::string::npos,
            text.c_str());
        const auto json =
            jsonOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Json); });
        QVERIFY(json["classifiers"][4]["partial"].get<bool>() &&
                !json["classifiers"][0]["partial"].get<bool>());
        QCOMPARE(json["annotation"].get<std::string>(), std::string("annotations"));
        QCOMPARE(json["problematic"][1]["images"].get<int>(), 1);
        const auto csv =
            textOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Csv); });
        QVERIFY2(csv.find(",false,20,0,0,0,true,0,1,annotations,0,wrong,first,0.95,clopper-pearson,newcombe,"
                          "percentile-bootstrap,1,1000,") != std::string::npos,
                 csv.c_str());
    }

    void line_goesThroughTheModels()
    {
        TwoTestSets study;
        study.addThreeModels();
        study.addLabeler("Ada", 38, 38);
        const ModelLine line = *study.report().line;
        QCOMPARE(line.models, 3);
        QVERIFY(isNear(line.line.slope, 27.0 / 28));
        QVERIFY(isNear(line.line.intercept, 0.55 - 27.0 / 28 * 19 / 30));
        QVERIFY(isNear(line.rSquared, 27.0 / 28));
        QCOMPARE(line.band.size(), std::size_t{21});
        QCOMPARE(line.band.front().from, 0.5);
        QCOMPARE(line.band.back().from, 0.95);
        for (const ModelLine::BandPoint& point : line.band)
            QVERIFY(isNear(point.to, line.line.predict(point.from)) && point.interval.low <= point.to &&
                    point.to <= point.interval.high);
    }

    /// The others of c are (0.5, 0.4) and (0.6, 0.55): slope 1.5, 0.85 at 0.8.
    void model_isJudgedByTheLineThroughTheOthers()
    {
        TwoTestSets study;
        study.addThreeModels();
        const auto report = study.report();
        const ClassifierRobustness& c = report.classifiers[2];
        QVERIFY(c.isFitted);
        QVERIFY(isNear(*c.predicted, 0.85));
        QVERIFY(isNear(c.effective->value, -0.15));
        QVERIFY(c.effective->interval.low < -0.15 && -0.15 < c.effective->interval.high);
    }

    void labeler_isJudgedByTheLineThroughAllModels()
    {
        TwoTestSets study;
        study.addThreeModels();
        study.addLabeler("Ada", 28, 26);
        const auto report = study.report();
        QCOMPARE(report.classifiers.size(), std::size_t{4});
        const ClassifierRobustness& ada = report.classifiers[3];
        QVERIFY(!ada.isFitted && ada.classifier.kind == Classifier::Kind::Labeler);
        QVERIFY(isNear(*ada.predicted, 0.65 - 1.0 / 28));
        QVERIFY(isNear(ada.effective->value, 1.0 / 28));
    }

    void sameSeed_givesTheSameIntervals()
    {
        TwoTestSets study;
        study.addThreeModels();
        RobustnessRequest request;
        const auto low = [&] { return study.report(request).classifiers[2].effective->interval.low; };
        const double once = low();
        QCOMPARE(low(), once);
        request.bootstrap.seed = 2;
        QVERIFY(low() != once);
    }

    void anomalousModel_isLeftOutOfTheLineAndSaid()
    {
        TwoTestSets study;
        study.addThreeModels();
        Predictions backwards{2, {}};
        for (int image = 0; image < images; ++image)
            backwards.classes.insert(backwards.classes.end(), {cup, beagle});
        study.addPredictions("d", study.first, backwards);
        study.addPredictions("d", study.second, backwards);
        const auto report = study.report();
        QCOMPARE(report.line->models, 3);
        const ClassifierRobustness& d = report.classifiers[3];
        QVERIFY(!d.isFitted && d.effective);
        QVERIFY2(d.anomalies.front().starts_with("first: Column 2 holds"), d.anomalies.front().c_str());
        QVERIFY2(d.anomalies.back().starts_with("second: "), d.anomalies.back().c_str());
        QVERIFY(table(report).find("! d is left out of the line; first: Column 2") != std::string::npos);
    }

    void classifierOnOneTestSet_isNotPaired()
    {
        TwoTestSets study;
        study.addThreeModels();
        study.MeasuredFixture::addModel("lone", study.second, beagles(9));
        const auto report = study.report();
        QCOMPARE(report.classifiers.size(), std::size_t{3});
        QCOMPARE(report.unpaired.size(), std::size_t{1});
        QCOMPARE(report.unpaired[0].classifier.name + " on " + report.unpaired[0].testSet,
                 std::string("lone on second"));
        QVERIFY(table(report).find("! lone is known on second only\n") != std::string::npos);
    }

    void withoutModelsToFit_thereAreDropsOnly()
    {
        TwoTestSets study;
        study.addModel("a", 20, 16);
        study.addLabeler("Ada", 30, 30);
        const auto report = study.report();
        QVERIFY(!report.line);
        for (const ClassifierRobustness& each : report.classifiers)
            QVERIFY(each.drop && !each.predicted && !each.effective);
        QVERIFY(table(report).find("needs two models") != std::string::npos);
        const auto json =
            jsonOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Json); });
        QVERIFY(json["line"].is_null() && json["classifiers"][0]["predicted"].is_null() &&
                json["classifiers"][0]["effective_robustness"].is_null());
    }

    void emptySlice_hasNoFigures()
    {
        TwoTestSets study;
        study.addThreeModels();
        RobustnessRequest request;
        request.slice = "cup | tiger_shark";
        const auto report = study.report(request);
        QCOMPARE(report.classifiers.size(), std::size_t{3});
        QVERIFY(!report.line && !report.classifiers[0].drop && !report.classifiers[0].isFitted);
        QCOMPARE(report.classifiers[0].accuracies.first.total, 0);
        QVERIFY(!table(report).empty());
    }

    void metric_isMultiLabelWhereBothAreAnnotated()
    {
        TwoTestSets study;
        study.addThreeModels();
        study.annotate(study.first[0], "beagle correct");
        QVERIFY(study.report().metric == Metric::Top1);
        study.annotate(study.second[39], "cup correct");
        const auto report = study.report();
        QVERIFY(report.metric == Metric::MultiLabel);
        QCOMPARE(report.classifiers[0].accuracies.second.correct, 1);
        QCOMPARE(report.classifiers[0].accuracies.second.leftOut, images - 1);
        RobustnessRequest request;
        request.metric = Metric::Top5;
        QVERIFY(study.report(request).classifiers.empty());
    }

    void testSets_canBeChosen()
    {
        TwoTestSets study;
        study.addThreeModels();
        for (const auto& request : {fromTo("second", "first"), fromTo("second", ""), fromTo("", "first")}) {
            const auto report = study.report(request);
            QCOMPARE(report.from + report.to, std::string("secondfirst"));
            QVERIFY(isNear(report.classifiers[0].drop->value, -0.1));
        }
    }

    void cancelledReport_saysSo()
    {
        TwoTestSets study;
        study.addThreeModels();
        std::atomic<bool> cancelled = true;
        RobustnessRequest request;
        request.progress.cancelled = &cancelled;
        VERIFY_FAILS(robustnessReport(study.scored(), request), ErrorKind::Cancelled);
        cancelled = false;
        QVERIFY(study.report(request).line);
    }

    void wrongRequests_areRefused()
    {
        TwoTestSets study;
        const ScoredStudy scored = study.scored();
        VERIFY_FAILS(robustnessReport(scored, fromTo("third", "")), ErrorKind::NotFound);
        VERIFY_FAILS(robustnessReport(scored, fromTo("", "third")), ErrorKind::NotFound);
        VERIFY_FAILS(robustnessReport(scored, fromTo("first", "first")), ErrorKind::Invalid);
        RobustnessRequest request;
        request.slice = "unicorn";
        VERIFY_FAILS(robustnessReport(scored, request), ErrorKind::NotFound);
        MeasuredFixture one;
        one.addTestSet("first", "beagle");
        VERIFY_FAILS(robustnessReport(one.scored()), ErrorKind::NotFound);
    }

    void json_hasTheFieldsThatAreDocumented()
    {
        TwoTestSets study;
        study.addThreeModels();
        const auto report = study.report();
        const auto json =
            jsonOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Json); });
        const auto& a = json["classifiers"][0];
        QCOMPARE(a["scores"][1]["test_set"].get<std::string>(), std::string("second"));
        QCOMPARE(a["scores"][1]["correct"].get<int>(), 16);
        QCOMPARE(a["scores"][1]["metric"].get<std::string>(), std::string("top1"));
        QVERIFY(isNear(a["drop"]["value"].get<double>(), 0.1) && a["drop"]["low"] < a["drop"]["high"]);
        QVERIFY(a["fitted"].get<bool>() && a["traps"].empty());
        QCOMPARE(a["effective_robustness"]["value"].get<double>(), report.classifiers[0].effective->value);
        QCOMPARE(json["line"]["models"].get<int>(), 3);
        QCOMPARE(json["line"]["slope"].get<double>(), report.line->line.slope);
        QCOMPARE(json["line"]["band"].size(), std::size_t{21});
        QCOMPARE(json["axes"].get<std::string>(), std::string("linear"));
        QCOMPARE(json["rounds"].get<int>(), 1000);
    }

    void csv_hasALineAClassifier()
    {
        TwoTestSets study;
        study.addModel("a, \"b\"", 20, 16);
        const auto report = study.report();
        const auto csv =
            textOf([&](std::ostream& output) { writeRobustness(output, report, ReportFormat::Csv); });
        QVERIFY2(csv.starts_with(
                     "name,kind,slice,metric,axes,from,from_correct,from_total,from_left_out,from_accuracy,"
                     "from_low,from_high,to,to_correct,"),
                 csv.c_str());
        QVERIFY2(csv.find("\n\"a, \"\"b\"\"\",model,all,top1,linear,first,20,40,0,0.5,") != std::string::npos,
                 csv.c_str());
        QVERIFY2(csv.find(",,,,,true,0,0,0,0,false,0,0,none,0,wrong,first,0.95,clopper-pearson,newcombe,"
                          "percentile-bootstrap,1,1000,") != std::string::npos,
                 csv.c_str());
    }
};

}  // namespace robustness_report_test

VIZSLA_TEST(tst_robustness_report, robustness_report_test::RobustnessReportTest)
#include "tst_robustness_report.moc"
