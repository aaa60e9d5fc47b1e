// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoreboard.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/reports/figure_output.h"
#include "core/reports/score_output.h"
#include "core/scoring/unpaired_models.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace scoreboard_test {

namespace {

// The order of sevenClasses().
enum : ClassIndex { tigerShark, beagle, husky, horse, car, cup, mug };

ScoreRequest requestOf(std::vector<std::string> slices)
{
    ScoreRequest request;
    request.slices = std::move(slices);
    return request;
}

/// "model first all top1: 2/3, 0 left out"
std::vector<std::string> lines(const StudyScores& scores)
{
    std::vector<std::string> result;
    for (const ClassifierScores& classifier : scores.classifiers) {
        for (const Score& score : classifier.scores) {
            const Accuracy& accuracy = score.accuracy;
            result.push_back(classifier.classifier.name + ' ' + score.testSet + ' ' + score.slice + ' ' +
                             std::string(metricWord(score.metric)) + ": " + std::to_string(accuracy.correct) +
                             '/' + std::to_string(accuracy.total) + ", " + std::to_string(accuracy.leftOut) +
                             " left out");
        }
    }
    return result;
}

/// A test set "first" of a beagle, a husky, a cup and a problematic car, half annotated.
struct Board : StudyFixture
{
    Board() : images(addTestSet("first", "beagle husky cup car"))
    {
        annotate(images[0], "beagle correct, husky wrong");
        annotate(images[2], "cup correct, mug correct, beagle unclear");
        setProblematic(images[3]);
    }

    TestSetId testSetId() { return images.front().testSetId; }
    void addModel(const std::string& name, const Predictions& predictions,
                  const std::vector<std::string>& warnings = {})
    {
        PredictionRepository repository(study());
        valueOf(repository.write(valueOf(repository.modelId(name)), testSetId(), predictions, warnings));
    }
    std::vector<std::string> score(std::vector<std::string> slices)
    {
        return lines(valueOf(scoreStudy(study(), requestOf(std::move(slices)))));
    }

    std::vector<Image> images;
};

}  // namespace

class ScoreboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictions_comeBackAsTheyWere_data();
    void predictions_comeBackAsTheyWere();
    void model_isScoredOnEverySliceByEveryMetricThatApplies();
    void top5_needsFiveColumns();
    void labeler_isScoredBesideTheModels();
    void changedAnnotation_changesTheScore();
    void damagedTruth_isMadeAgain();
    void changedByteOfTheTruth_isNoticed();
    void truthOfAnEarlierVersion_isNoDamage();
    void fullModelOnOneTestSetOnly_hasNoWarning();
    void modelUnderTwoNames_isNamed();
    void namesOfOneModel_areTold_data();
    void namesOfOneModel_areTold();
    void warningsOfTheImport_areShownAndReplaced();
    void threads_doNotChangeTheResult();
    void checksums_areComparedOnRequest();
    void studyWithoutPredictions_hasNoScores();
    void json_hasTheFieldsThatAreDocumented();
    void csv_quotesNames();
    void table_showsADashForWhatDoesNotApply();
};

void ScoreboardTest::predictions_comeBackAsTheyWere_data()
{
    QTest::addColumn<int>("largest");
    QTest::newRow("two bytes") << 6;
    QTest::newRow("the largest of two bytes") << 32767;
    QTest::newRow("four bytes") << 32768;
}

void ScoreboardTest::predictions_comeBackAsTheyWere()
{
    QFETCH(int, largest);
    Board board;
    const Predictions predictions{2, {largest, 0, noClass, noClass, 1, 2, 3, noClass}};
    board.addModel("m", predictions);
    PredictionRepository repository(board.study());
    const ModelId id = valueOf(repository.modelId("m"));
    QVERIFY(valueOf(repository.read(id, board.testSetId(), {4, largest + 1})) == predictions);
    // What is no class, or is of other images, is an error and never an index.
    VERIFY_FAILS(repository.read(id, board.testSetId(), {4, largest}), ErrorKind::Corrupt);
    VERIFY_FAILS(repository.read(id, board.testSetId(), {3, largest + 1}), ErrorKind::Corrupt);
}

void ScoreboardTest::model_isScoredOnEverySliceByEveryMetricThatApplies()
{
    Board board;
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    // The car is problematic; the husky is not annotated; a mug is correct for the cup.
    const std::vector<std::string> expected{
        "m first all top1: 1/3, 1 left out", "m first all multilabel: 2/2, 2 left out",
        "m first dogs top1: 1/2, 0 left out", "m first dogs multilabel: 1/1, 1 left out"};
    QCOMPARE(board.score({"all", "dogs"}), expected);
}

void ScoreboardTest::top5_needsFiveColumns()
{
    Board board;
    Predictions predictions{5, {}};
    for (int image = 0; image < 4; ++image)
        predictions.classes.insert(predictions.classes.end(), {tigerShark, horse, husky, cup, mug});
    board.addModel("m", predictions);
    QVERIFY(std::ranges::count(board.score({"all"}), "m first all top5: 2/3, 1 left out") == 1);
}

void ScoreboardTest::labeler_isScoredBesideTheModels()
{
    Board board;
    board.addModel("zebra_net", {1, {beagle, husky, cup, car}});
    const Task task = board.addTask("task", board.images);
    const Labeler ada = board.addLabeler("Ada");
    board.labelAll(task, ada, "cup");
    const auto scores = valueOf(scoreStudy(board.study(), requestOf({"all"})));
    QCOMPARE(scores.classifiers.size(), std::size_t{2});
    QCOMPARE(scores.classifiers[0].classifier.name, std::string("zebra_net"));
    QVERIFY(scores.classifiers[1].classifier.kind == Classifier::Kind::Labeler);
    const std::vector<std::string> expected{"Ada first all top1: 1/3, 1 left out",
                                            "Ada first all multilabel: 1/2, 2 left out"};
    StudyScores ofAda;
    ofAda.classifiers = {scores.classifiers[1]};
    QCOMPARE(lines(ofAda), expected);
}

void ScoreboardTest::changedAnnotation_changesTheScore()
{
    Board board;
    board.addModel("m", {1, {husky, husky, mug, car}});
    QCOMPARE(board.score({"all"}).back(), std::string("m first all multilabel: 1/2, 2 left out"));
    board.annotate(board.images[0], "husky correct");
    board.annotate(board.images[1], "beagle correct");
    QCOMPARE(board.score({"all"}).back(), std::string("m first all multilabel: 2/3, 1 left out"));
}

void ScoreboardTest::damagedTruth_isMadeAgain()
{
    Board board;
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    const auto before = board.score({"all"});
    board.run("UPDATE truth SET packed = x'0102030405'");
    QCOMPARE(board.score({"all"}), before);
}

void ScoreboardTest::changedByteOfTheTruth_isNoticed()
{
    Board board;
    board.annotate(board.images[0], "husky correct");
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    const auto before = board.score({"all"});
    for (int place = 1; place < 60; ++place) {
        const std::string at = std::to_string(place);
        for (const char* byte : {"00", "01", "ff"}) {
            board.run("UPDATE truth SET packed = substr(packed, 1, " + at + " - 1) || x'" + byte +
                      "' || substr(packed, " + at + " + 1)");
            QCOMPARE(board.score({"all"}), before);
        }
    }
}

void ScoreboardTest::truthOfAnEarlierVersion_isNoDamage()
{
    Board board;
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    const auto before = board.score({"all"});
    board.run("UPDATE truth SET packed = substr(packed, 13)");
    QVERIFY(valueOf(TruthRepository(board.study()).stale()).empty());
    QCOMPARE(board.score({"all"}), before);
}

void ScoreboardTest::fullModelOnOneTestSetOnly_hasNoWarning()
{
    Board board;
    const auto second = board.addTestSet("second", "cup");
    board.addModel("m", {1, {beagle, husky, cup, car}});
    PredictionRepository repository(board.study());
    valueOf(repository.write(valueOf(repository.modelId("other")), second[0].testSetId, {1, {cup}}, {}));
    const auto scores = valueOf(scoreStudy(board.study(), requestOf({"all"})));
    for (const ClassifierScores& model : scores.classifiers) {
        QVERIFY(model.warnings.empty());
        QVERIFY(!model.isPartial());
    }
}

void ScoreboardTest::modelUnderTwoNames_isNamed()
{
    Board board;
    const auto second = board.addTestSet("second", "cup");
    board.addModel("fv_16k_model", {1, {beagle, husky, cup, car}});
    PredictionRepository repository(board.study());
    valueOf(repository.write(valueOf(repository.modelId("fv_16k")), second[0].testSetId, {1, {cup}}, {}));
    const auto scores = valueOf(scoreStudy(board.study()));
    QCOMPARE(scores.classifiers[0].warnings,
             std::vector<std::string>{
                 "is known on second only; fv_16k_model, which is known on first only, may be "
                 "the same model"});
    QCOMPARE(
        scores.classifiers[1].warnings,
        std::vector<std::string>{"is known on first only; fv_16k, which is known on second only, may be the "
                                 "same model"});
}

void ScoreboardTest::namesOfOneModel_areTold_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("same");
    QTest::newRow("a word more") << "fv_16k"
                                 << "fv_16k_model" << true;
    QTest::newRow("separators") << "ResNet-50"
                                << "resnet50" << true;
    QTest::newRow("case") << "VGG 16"
                          << "vgg_16" << true;
    QTest::newRow("another number") << "vgg16"
                                    << "vgg1" << false;
    QTest::newRow("another size") << "resnet18"
                                  << "resnet34" << false;
    QTest::newRow("part of a word") << "resnet"
                                    << "resnet18" << false;
}

void ScoreboardTest::namesOfOneModel_areTold()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, same);
    QCOMPARE(mayNameOneModel(first.toStdString(), second.toStdString()), same);
    QCOMPARE(mayNameOneModel(second.toStdString(), first.toStdString()), same);
}

void ScoreboardTest::warningsOfTheImport_areShownAndReplaced()
{
    Board board;
    board.addModel("m", {1, {beagle, husky, cup, car}}, {"its columns are not best first"});
    QCOMPARE(valueOf(scoreStudy(board.study(), requestOf({"all"}))).classifiers[0].warnings.at(0),
             std::string("first: its columns are not best first"));
    board.addModel("m", {1, {beagle, husky, cup, car}});
    QVERIFY(valueOf(scoreStudy(board.study(), requestOf({"all"}))).classifiers[0].warnings.empty());
}

void ScoreboardTest::threads_doNotChangeTheResult()
{
    Board board;
    const auto second = board.addTestSet("second", "cup beagle husky");
    PredictionRepository repository(board.study());
    for (ClassIndex model = 0; model < 20; ++model) {
        const std::string name = "m" + std::to_string(model);
        board.addModel(name, {1, {model % 7, (model * 3) % 7, cup, beagle}}, {"of " + name});
        if (model % 3 == 0)
            valueOf(repository.write(valueOf(repository.modelId(name)), second[0].testSetId,
                                     {1, {model % 7, noClass, husky}}, {}));
    }
    const auto jsonWith = [&](std::size_t threads) {
        ScoreRequest request = requestOf({"all", "dogs"});
        request.unclear = UnclearCounts::LeftOut;
        request.threads = threads;
        std::ostringstream output;
        writeScoresJson(output, valueOf(scoreStudy(board.study(), request)), 0.95);
        return output.str();
    };
    const std::string alone = jsonWith(1);
    QVERIFY(alone.find("m19") != std::string::npos);
    for (const std::size_t threads : {0, 2, 3, 8, 50})
        QCOMPARE(jsonWith(threads), alone);
}

void ScoreboardTest::checksums_areComparedOnRequest()
{
    Board board;
    for (const char* name : {"a", "b", "c", "d"})
        board.addModel(name, {1, {beagle, husky, cup, car}});
    ScoreRequest request = requestOf({"all"});
    request.comparesChecksums = true;
    VERIFY_OK(scoreStudy(board.study(), request));
    board.run(
        "UPDATE prediction SET classes = x'0000000000000000' "
        "WHERE model_id IN (SELECT id FROM model WHERE name IN ('b', 'd'))");
    for (const std::size_t threads : {1, 4}) {
        request.threads = threads;
        const auto refused = scoreStudy(board.study(), request);
        VERIFY_FAILS(refused, ErrorKind::Corrupt);
        QCOMPARE(refused.error().message,
                 std::string("study.vizsla is damaged: the predictions of b on first are not what was "
                             "written; `vizsla check` tells more."));
    }
    request.comparesChecksums = false;
    VERIFY_OK(scoreStudy(board.study(), request));
    // The same bytes as a text, of which no sum is known.
    board.run("UPDATE prediction SET classes = CAST(classes AS TEXT), checksum = NULL");
    VERIFY_OK(scoreStudy(board.study(), request));
    request.comparesChecksums = true;
    VERIFY_FAILS(scoreStudy(board.study(), request), ErrorKind::Corrupt);
}

void ScoreboardTest::studyWithoutPredictions_hasNoScores()
{
    StudyFixture empty;
    QVERIFY(valueOf(scoreStudy(empty.study(), requestOf({"all"}))).classifiers.empty());
}

void ScoreboardTest::json_hasTheFieldsThatAreDocumented()
{
    Board board;
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    std::ostringstream output;
    writeScoresJson(output, valueOf(scoreStudy(board.study(), requestOf({"all"}))), 0.95);
    const auto json = nlohmann::json::parse(output.str());
    QCOMPARE(json["interval"].get<double>(), 0.95);
    const auto& score = json["classifiers"][0]["scores"][0];
    QCOMPARE(json["classifiers"][0]["kind"].get<std::string>(), std::string("model"));
    QCOMPARE(score["metric"].get<std::string>(), std::string("top1"));
    QCOMPARE(score["correct"].get<int>(), 1);
    QCOMPARE(score["total"].get<int>(), 3);
    QCOMPARE(score["left_out"].get<int>(), 1);
    QCOMPARE(score["accuracy"].get<double>(), 1.0 / 3);
    QVERIFY(score["low"].get<double>() < score["accuracy"].get<double>());
    QVERIFY(score["high"].get<double>() > score["accuracy"].get<double>());
}

void ScoreboardTest::csv_quotesNames()
{
    Board board;
    board.addModel("a, \"b\"", {1, {beagle, beagle, mug, car}});
    std::ostringstream output;
    writeScoresCsv(output, valueOf(scoreStudy(board.study(), requestOf({"all"}))), 0.95);
    QVERIFY(output.str().find("\"a, \"\"b\"\"\",model,first,all,top1,1,3,1,0.3333333333333333,") !=
            std::string::npos);
}

void ScoreboardTest::table_showsADashForWhatDoesNotApply()
{
    Board board;
    board.addModel("m", {1, {beagle, beagle, mug, car}});
    std::ostringstream output;
    writeScoresTable(output, valueOf(scoreStudy(board.study(), requestOf({"all"}))), 0.95);
    QVERIFY(output.str().find("33.33 (") != std::string::npos);
    QVERIFY(output.str().find("–") != std::string::npos);
}

}  // namespace scoreboard_test

VIZSLA_TEST(tst_scoreboard, scoreboard_test::ScoreboardTest)
#include "tst_scoreboard.moc"
