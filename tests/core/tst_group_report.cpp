// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/group_report.h"

#include <QTest>
#include <algorithm>

#include "core/reports/group_output.h"
#include "core/store/study_file.h"
#include "tests/core/measured_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace group_report_test {

namespace {

/// Three models on a beagle, a husky, a horse, a cup and a mug. They all get the beagle and all miss the cup;
/// on the horse they do not agree.
struct ThreeModels : MeasuredFixture
{
    ThreeModels()
    {
        addModel("a", images, {beagle, husky, horse, mug, mug});
        addModel("b", images, {beagle, husky, car, mug, car});
        addModel("c", images, {beagle, beagle, cup, car, mug});
    }
    GroupReport report(const std::vector<std::string>& names, const ReportScope& scope = {},
                       TieRule ties = TieRule::NoAnswer)
    {
        const ScoredStudy study = scored();
        return valueOf(groupReport(study, valueOf(findGroup(study, names)), scope, ties));
    }

    std::vector<Image> images = addTestSet("first", "beagle husky horse cup mug");
};

/// "3/5, 1 tied, 1 left out, 1 missed, 1 right"
std::string line(const GroupFigure& figure)
{
    return std::to_string(figure.majority.correct) + '/' + std::to_string(figure.majority.total) + ", " +
           std::to_string(figure.ties) + " tied, " + std::to_string(figure.majority.leftOut) + " left out, " +
           std::to_string(figure.missed.count()) + " missed, " + std::to_string(figure.right.count()) +
           " right";
}

std::string written(const GroupReport& report, const GroupLayout& layout)
{
    return textOf([&](std::ostream& output) { writeGroup(output, report, layout); });
}

GroupLayout plain(ReportFormat format)
{
    return {format, defaultConfidence, {}};
}

GroupLayout listing(ReportFormat format)
{
    return {format, defaultConfidence, {{"first1", "first2", "first3", "first4", "first5"}}};
}

std::vector<std::string> namesOf(const Group& group)
{
    std::vector<std::string> names;
    for (const Classifier& one : group.members)
        names.push_back(one.name);
    return names;
}

}  // namespace

class GroupReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vote_isScoredAndATieIsWrong()
    {
        ThreeModels study;
        const GroupReport report = study.report({"models"});
        QCOMPARE(report.rows.size(), std::size_t{1});
        const GroupRow& row = report.rows[0];
        QCOMPARE(row.members, 3);
        QCOMPARE(row.figures.size(), std::size_t{2});
        QCOMPARE(line(row.figures[0]), std::string("3/5, 1 tied, 0 left out, 1 missed, 1 right"));
        QCOMPARE(row.figures[0].majority.missing, 1);
        QVERIFY(row.figures[1].metric == Metric::MultiLabel);
        QCOMPARE(line(row.figures[1]), std::string("0/0, 0 tied, 5 left out, 0 missed, 0 right"));
    }

    /// The tie is on the horse, which is problematic: it counts for nobody.
    void tieOnAnImageThatIsLeftOut_isNone()
    {
        ThreeModels study;
        study.setProblematic(study.images[2]);
        const GroupReport report = study.report({"models"});
        QCOMPARE(line(report.rows[0].figures[0]), std::string("3/4, 0 tied, 1 left out, 1 missed, 1 right"));
        QCOMPARE(report.rows[0].figures[0].majority.problematic, 1);
        const std::string table = written(report, {});
        QVERIFY2(table.find("Annotation: annotations.\nfirst: 1 problematic image of the test set is left "
                            "out of top-1") != std::string::npos,
                 table.c_str());
        const auto json = nlohmann::json::parse(written(report, plain(ReportFormat::Json)));
        QCOMPARE(json["annotation"].get<std::string>(), std::string("annotations"));
        QCOMPARE(json["problematic"][0]["images"].get<int>(), 1);
        QVERIFY(written(report, plain(ReportFormat::Csv))
                    .find(",annotations,0,wrong,first,0.95,clopper-pearson,") != std::string::npos);
    }

    /// With as many images as its members have, a vote can be compared with them.
    void total_isThatOfTheMembers()
    {
        ThreeModels study;
        study.annotate(study.images[2], "horse correct");
        study.annotate(study.images[3], "mug correct");
        const GroupReport report = study.report({"models"});
        const ScoredStudy scored = study.scored();
        for (const Classifier& member : report.members) {
            const auto score = scored.scorer(0).outcomes(*valueOf(scored.predictions(member))[0]);
            QCOMPARE(score.top1.counted.count(), std::size_t(report.rows[0].figures[0].majority.total));
            QCOMPARE(score.multiLabel.counted.count(), std::size_t(report.rows[0].figures[1].majority.total));
        }
        QCOMPARE(line(report.rows[0].figures[1]), std::string("1/2, 1 tied, 3 left out, 0 missed, 0 right"));
    }

    void tie_canGoToTheLowestClass()
    {
        ThreeModels study;
        const GroupRow row = study.report({"models"}, {}, TieRule::LowestClass).rows[0];
        QCOMPARE(line(row.figures[0]), std::string("4/5, 1 tied, 0 left out, 1 missed, 1 right"));
        QCOMPARE(row.figures[0].majority.missing, 0);
    }

    void slices_cutVotesTiesAndMisses()
    {
        ThreeModels study;
        const auto rows =
            study.report({"models"}, {{}, {"dogs", "artifact", "horse", "tiger_shark"}, Metric::Top1}).rows;
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(line(rows[0].figures[0]), std::string("2/2, 0 tied, 0 left out, 0 missed, 1 right"));
        QCOMPARE(line(rows[1].figures[0]), std::string("1/2, 0 tied, 0 left out, 1 missed, 0 right"));
        QCOMPARE(line(rows[2].figures[0]), std::string("0/1, 1 tied, 0 left out, 0 missed, 0 right"));
        QCOMPARE(line(rows[3].figures[0]), std::string("0/0, 0 tied, 0 left out, 0 missed, 0 right"));
    }

    void severalLabels_areCountedForEverySlice()
    {
        ThreeModels study;
        study.annotate(study.images[0], "beagle correct");
        study.annotate(study.images[3], "cup correct, mug correct");
        const auto rows = study.report({"models"}, {{}, {"all", "dogs", "horse"}, {}}).rows;
        QCOMPARE(rows[0].severalLabels.several, 1);
        QCOMPARE(rows[0].severalLabels.total, 2);
        QCOMPARE(rows[1].severalLabels.share(), 0.0);
        QCOMPARE(rows[2].severalLabels.total, 0);
        QCOMPARE(line(rows[0].figures[1]), std::string("2/2, 0 tied, 3 left out, 0 missed, 1 right"));
    }

    /// A labeler who answered one image is held against that one alone, and so is the share of images with
    /// several labels.
    void severalLabels_areThoseOfTheImagesThatCount()
    {
        ThreeModels study;
        study.annotate(study.images[0], "beagle correct");
        study.annotate(study.images[3], "cup correct, mug correct");
        const Task task = study.addTask("train", study.images);
        study.labelImage(task, study.addLabeler("Ada"), study.images[0], "beagle");
        const GroupRow row = study.report({"Ada"}).rows[0];
        QCOMPARE(row.figures[1].majority.total, 1);
        QCOMPARE(row.severalLabels.several, 0);
        QCOMPARE(row.severalLabels.total, 1);
    }

    void group_isOfModelsLabelersOrNames()
    {
        ThreeModels study;
        study.addLabeler("Ada");
        const ScoredStudy scored = study.scored();
        using Names = std::vector<std::string>;
        QCOMPARE(namesOf(valueOf(findGroup(scored, {"models"}))), (Names{"a", "b", "c"}));
        QCOMPARE(namesOf(valueOf(findGroup(scored, {"labelers", "b", "Ada", "b"}))), (Names{"Ada", "b"}));
        QCOMPARE(valueOf(findGroup(scored, {"c", "models", "labelers"})).members.size(), std::size_t{4});
        VERIFY_FAILS(findGroup(scored, {"a", "x"}), ErrorKind::NotFound);
        VERIFY_FAILS(findGroup(MeasuredFixture().scored(), {"models"}), ErrorKind::NotFound);
    }

    void modelsWithWarnings_areLeftOutAndNamed()
    {
        ThreeModels study;
        study.addModel("half", study.images, {beagle, husky, noClass, noClass, noClass});
        study.addModel("foreign", study.images, {beagle, unknownClass, horse, mug, mug});
        PredictionRepository repository(study.study());
        valueOf(repository.write(valueOf(repository.modelId("odd")), study.images.front().testSetId,
                                 Predictions{1, {cup, cup, cup, cup, cup}}, {"It looks odd."}));
        const ScoredStudy scored = study.scored();
        const Group group = valueOf(findGroup(scored, {"models"}));
        QCOMPARE(namesOf(group), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(group.leftOut.size(), std::size_t{3});
        QCOMPARE(group.leftOut[0].reason,
                 std::string("first: names no class of the study on 1 of 5 images, which counts as wrong"));
        QCOMPARE(group.leftOut[1].reason,
                 std::string("first: has no prediction for 3 of 5 images, which count as wrong: partial"));
        QCOMPARE(group.leftOut[2].reason, std::string("first: It looks odd."));
        const GroupReport report = valueOf(groupReport(scored, group));
        QCOMPARE(report.rows[0].members, 3);
        const std::string table = written(report, {});
        QVERIFY2(table.find("! Left out for their warnings: 3 models\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find("! half first: has no prediction for 3 of 5 images") != std::string::npos,
                 table.c_str());
        const auto json = nlohmann::json::parse(written(report, plain(ReportFormat::Json)));
        QCOMPARE(json["left_out"].size(), std::size_t{3});
        QCOMPARE(json["left_out"][0]["name"].get<std::string>(), std::string("foreign"));
    }

    void modelWithWarningsOfLaterPredictions_isAMemberAndItIsSaid()
    {
        ThreeModels study;
        PredictionRepository repository(study.study());
        valueOf(repository.write(valueOf(repository.modelId("twice")), study.images.front().testSetId,
                                 Predictions{1, {beagle, husky, cup, cup, cup}},
                                 {"1 image has a class twice among the predictions, such as image 1"}));
        const Group group = valueOf(findGroup(study.scored(), {"models"}));
        QCOMPARE(namesOf(group), (std::vector<std::string>{"a", "b", "c", "twice"}));
        QVERIFY(group.leftOut.empty());
        QCOMPARE(group.notes, std::vector<std::string>{
                                  "twice takes part, because a vote has first predictions alone; first: 1 "
                                  "image has a class twice among the predictions, such as image 1"});
    }

    void namedModelWithAWarning_takesPartAndItIsSaid()
    {
        ThreeModels study;
        study.addModel("half", study.images, {beagle, husky, noClass, noClass, noClass});
        const ScoredStudy scored = study.scored();
        for (const auto& names : {std::vector<std::string>{"half", "models"}, {"models", "half"}}) {
            const Group group = valueOf(findGroup(scored, names));
            QCOMPARE(group.members.size(), std::size_t{4});
            QVERIFY(group.leftOut.empty());
            QCOMPARE(group.notes.size(), std::size_t{1});
        }
        // What it did not predict it has neither right nor missed.
        const GroupReport report = study.report({"a", "half"}, {{}, {"all"}, Metric::Top1});
        QCOMPARE(report.rows[0].figures[0].right.count(), std::size_t{2});
        QCOMPARE(report.rows[0].figures[0].missed.count(), std::size_t{0});
        QCOMPARE(report.rows[0].partial, 1);
        const std::string table = written(report, {});
        QVERIFY2(table.find("2 (1 partial)") != std::string::npos, table.c_str());
        QVERIFY2(table.find("neither missed by all nor right for all") != std::string::npos, table.c_str());
        QVERIFY(written(report, plain(ReportFormat::Csv))
                    .find(",1,0,0,none,0,none,0,wrong,first,0.95,clopper-pearson,") != std::string::npos);
    }

    void labelers_areAGroupOfThoseWhoAnswered()
    {
        ThreeModels study;
        const Task task = study.addTask("task", study.images);
        study.labelAll(task, study.addLabeler("Ada"), "cup");
        study.labelAll(task, study.addLabeler("Ben"), "mug");
        study.addLabeler("Cleo");
        const GroupReport report = study.report({"labelers"});
        QCOMPARE(report.members.size(), std::size_t{2});
        QCOMPARE(report.rows[0].members, 2);
        QCOMPARE(report.leftOut.size(), std::size_t{1});
        QCOMPARE(report.leftOut[0].reason, std::string("has no answers that count"));
        QCOMPARE(report.notes, std::vector<std::string>{"Cleo has no answers that count and is no member"});
        QCOMPARE(line(report.rows[0].figures[0]), std::string("0/5, 5 tied, 0 left out, 3 missed, 0 right"));
    }

    void labelerWhoseAnswersAreSealed_isNoMemberAndItIsSaid()
    {
        ThreeModels study;
        study.labelAll(study.addTask("task", study.images), study.addLabeler("Ada"), "cup");
        const Task sealed = study.addTask("Final", study.addTestSet("second", "cup mug"), Mode::Test);
        study.labelAll(sealed, study.addLabeler("Ben"), "mug");
        const std::string sentence =
            "2 answers of Ben do not count: the results of Final are sealed until the coordinator opens "
            "them.";
        for (const auto& names : {std::vector<std::string>{"Ada", "Ben"}, {"labelers"}}) {
            const GroupReport report = study.report(names);
            QCOMPARE(report.members.size(), std::size_t{1});
            QCOMPARE(report.leftOut.size(), std::size_t{2});
            QCOMPARE(report.leftOut[1].classifier.name, std::string("Ben"));
            QCOMPARE(report.leftOut[1].reason, sentence);
            QVERIFY(std::ranges::find(report.notes, sentence + " Ben is no member.") != report.notes.end());
            const auto json = nlohmann::json::parse(written(report, plain(ReportFormat::Json)));
            QCOMPARE(json["members"].size(), std::size_t{1});
            QVERIFY(json["left_out"][1]["test_set"].is_null());
            QVERIFY(written(report, {}).find("! " + sentence + " Ben is no member.\n") != std::string::npos);
        }
        const ScoredStudy scored = study.scored();
        const auto alone = groupReport(scored, valueOf(findGroup(scored, {"Ben"})));
        QVERIFY(!alone && alone.error().message.ends_with(sentence));
        study.openResults(sealed);
        QCOMPARE(study.report({"labelers"}).members.size(), std::size_t{2});
    }

    void memberThatIsMissingOnATestSet_isNamedThere()
    {
        ThreeModels study;
        study.addModel("a", study.addTestSet("second", "cup"), {cup});
        const GroupReport report = study.report({"a", "b"}, {"second", {"all"}, Metric::Top1});
        QCOMPARE(report.rows[0].members, 1);
        QCOMPARE(report.leftOut.size(), std::size_t{1});
        QCOMPARE(report.leftOut[0].classifier.name, std::string("b"));
        QCOMPARE(report.leftOut[0].testSet, std::string("second"));
        QCOMPARE(report.notes,
                 std::vector<std::string>{"b has no predictions on second and is no member there"});
        const auto json = nlohmann::json::parse(written(report, plain(ReportFormat::Json)));
        QCOMPARE(json["left_out"][0]["test_set"].get<std::string>(), std::string("second"));
        QVERIFY(study.report({"a", "b"}, {"first", {"all"}, Metric::Top1}).leftOut.empty());
    }

    /// The horse is a car to b, which is ruled unclear: it is missed by all of no group that b is in.
    void footnote_saysWhatIsMissedWhereAnAnswerIsUnclear()
    {
        ThreeModels study;
        study.annotate(study.images[2], "mug correct, car unclear");
        const ScoredStudy scored = study.scored(UnclearCounts::LeftOut);
        const GroupReport report = valueOf(groupReport(scored, valueOf(findGroup(scored, {"a", "b"}))));
        QCOMPARE(report.rows[0].figures[1].missed.count(), std::size_t{0});
        QVERIFY(written(report, {})
                    .find("By multi-label neither is an image to which some member gave a class that "
                          "is ruled unclear.\n") != std::string::npos);
        QVERIFY(written(study.report({"a", "b"}), {}).find("ruled unclear") == std::string::npos);
    }

    void wrongRequests_areRefused()
    {
        ThreeModels study;
        study.addLabeler("Ada");
        study.addTestSet("second", "cup");
        const ScoredStudy scored = study.scored();
        const auto refused = [&](const char* name, const ReportScope& scope) {
            return groupReport(scored, valueOf(findGroup(scored, {name})), scope);
        };
        VERIFY_FAILS(refused("models", {{}, {"all"}, Metric::Top5}), ErrorKind::Invalid);
        VERIFY_FAILS(refused("models", {{}, {"unicorn"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(refused("models", {"third", {"all"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(refused("models", {"second", {"all"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(refused("Ada", {}), ErrorKind::NotFound);
    }

    void missedImages_areListedByName()
    {
        ThreeModels study;
        const GroupReport report = study.report({"models"}, {{}, {"all"}, Metric::Top1});
        QCOMPARE(written(report, listing(ReportFormat::Csv)),
                 std::string("test_set,slice,metric,image,annotation,rulings,unclear,answers\n"
                             "first,all,top1,first4,none,0,wrong,first\n"));
        QVERIFY(written(report, listing(ReportFormat::Table)).ends_with("images that all miss: 1\nfirst4\n"));
        const auto json = nlohmann::json::parse(written(report, listing(ReportFormat::Json)));
        QCOMPARE(json["groups"][0]["scores"][0]["missed_images"].dump(), std::string("[\"first4\"]"));
    }

    void output_hasTheFieldsThatAreDocumented()
    {
        ThreeModels study;
        const GroupReport report = study.report({"models"}, {{}, {"all"}, Metric::Top1});
        const auto json = nlohmann::json::parse(written(report, plain(ReportFormat::Json)));
        QCOMPARE(json["members"].size(), std::size_t{3});
        QCOMPARE(json["tie_rule"].get<std::string>(), std::string("none"));
        const auto& group = json["groups"][0];
        QVERIFY(json["annotation"].is_null());
        QVERIFY(group["several_labels"]["share"].is_null());
        const auto& score = group["scores"][0];
        QCOMPARE(score["ties"].get<int>(), 1);
        QCOMPARE(score["missing"].get<int>(), 1);
        QCOMPARE(score["accuracy"].get<double>(), 0.6);
        QCOMPARE(score["missed_by_all"].get<int>(), 1);
        QCOMPARE(score["right_for_all"].get<int>(), 1);
        QVERIFY(!score.contains("missed_images"));
        const std::string csv = written(report, plain(ReportFormat::Csv));
        QVERIFY2(csv.find("\nfirst,all,top1,3,1,3,5,0,0.6,") != std::string::npos, csv.c_str());
        QVERIFY2(
            csv.find(",1,1,0,0,,0,1,0,none,0,none,0,wrong,first,0.95,clopper-pearson,") != std::string::npos,
            csv.c_str());
        const std::string table = written(report, {});
        QVERIFY2(table.find("60.00 (") != std::string::npos, table.c_str());
        QVERIFY2(table.find("A tie is no answer of the group, and an image without one counts as wrong.\n") !=
                     std::string::npos,
                 table.c_str());
    }
};

}  // namespace group_report_test

VIZSLA_TEST(tst_group_report, group_report_test::GroupReportTest)
#include "tst_group_report.moc"
