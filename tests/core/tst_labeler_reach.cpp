// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/labeler_reach.h"

#include <QTest>
#include <sstream>

#include "core/labeling/scorecard.h"
#include "core/reports/group_output.h"
#include "core/reports/mistakes_output.h"
#include "core/reports/robustness_output.h"
#include "core/reports/score_output.h"
#include "core/scoring/comparison.h"
#include "core/scoring/group_report.h"
#include "core/scoring/scoreboard.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/text/csv.h"
#include "tests/core/measured_fixture.h"
#include "tests/core/timed_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace labeler_reach_test {

namespace {

/// Ann answers two of five images, runs out of time on one and never meets two.
struct HalfWay : TimedFixture
{
    HalfWay() : TimedFixture({.imageLimit = 20 * second}, 5)
    {
        auto session = begin();
        label(session, "beagle");
        session.imageShown();
        clock.advance(21s);
        valueOf(session.timeUp());
        label(session, "cup");
        valueOf(session.end());
    }
    ScoredStudy scored() { return valueOf(ScoredStudy::read(study())); }
};

const std::string reachWords =
    "Ann answered 2 of 5 images of set in the tasks begun; 1 was not answered in time and 2 were not "
    "reached, "
    "and none of these counts.";
const std::string sealedWords =
    "2 answers of Ann do not count: the results of Timed are sealed until the coordinator opens them.";

/// That each line of a CSV is as long as the header, and that one of them has these notes at its end.
template <class Write>
void verifyNotes(Write write, const std::string& notes)
{
    std::stringstream text;
    write(text);
    CsvReader reader(text, "figures");
    CsvRecord header, line;
    QVERIFY(valueOf(reader.next(header)));
    QCOMPARE(header.fields.back(), std::string("notes"));
    int found = 0;
    while (valueOf(reader.next(line))) {
        QCOMPARE(line.fields.size(), header.fields.size());
        found += line.fields.back() == notes;
    }
    QVERIFY2(found > 0, text.str().c_str());
}

}  // namespace

class LabelerReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imagesWithoutAnAnswer_areCountedByWhatBecameOfThem()
    {
        HalfWay fixture;
        QVERIFY(valueOf(labelerReach(fixture.study(), fixture.ann.id)).byTestSet.empty());
        fixture.openResults(fixture.task);
        const LabelerReach reach = valueOf(labelerReach(fixture.study(), fixture.ann.id));
        const GivenImages* given = reach.on(fixture.images[0].testSetId);
        QVERIFY(given != nullptr && given->counts() == (ReachCounts{5, 2, 1, 2}));
        QVERIFY(given->countsIn(ImageSet(5)) == ReachCounts());
        QCOMPARE(reach.sealedAnswers, 0);
        const Labeler ben = fixture.addLabeler("Ben");
        QVERIFY(valueOf(labelerReach(fixture.study(), ben.id)).byTestSet.empty());
    }

    void everyReport_saysThem()
    {
        HalfWay fixture;
        fixture.openResults(fixture.task);
        const auto second = fixture.addTestSet("second", "beagle");
        const ScoredStudy scored = fixture.scored();
        const std::vector<std::string> wanted{reachWords};
        QCOMPARE(valueOf(scoreStudy(scored, {})).notes, wanted);
        QCOMPARE(valueOf(robustnessReport(scored)).notes, wanted);
        QCOMPARE(valueOf(findMistakes(scored, "Ann", {"set", {"all"}, {}})).notes, wanted);
        QCOMPARE(
            valueOf(groupReport(scored, valueOf(findGroup(scored, {"Ann"})), {"set", {"all"}, {}})).notes,
            wanted);
    }

    void imagesThatASealedTestWithholds_areNotGiven()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle");
        const Labeler ann = fixture.addLabeler("Ann");
        const Task practice = fixture.addTask("Practice", images);
        fixture.labelAll(practice, ann, "beagle");
        const auto counts = [&] {
            return valueOf(labelerReach(fixture.study(), ann.id)).on(images[0].testSetId)->counts();
        };
        QVERIFY(counts() == (ReachCounts{3, 3, 0, 0}));
        fixture.addTask("Exam", {images[0]}, Mode::Test);
        QVERIFY(counts() == (ReachCounts{2, 2, 0, 0}));
        QCOMPARE(valueOf(labelerReach(fixture.study(), ann.id)).sealedAnswers, 1);
    }

    void groupSaysThatWhoseAnswersAreSealedIsNoMember()
    {
        HalfWay fixture;
        PredictionRepository models(fixture.study());
        valueOf(models.write(valueOf(models.modelId("m")), fixture.images[0].testSetId,
                             Predictions{1, {1, 1, 1, 1, 1}}, {}));
        const ScoredStudy scored = fixture.scored();
        const GroupReport group =
            valueOf(groupReport(scored, valueOf(findGroup(scored, {"m", "Ann"})), {"set", {"all"}, {}}));
        QCOMPARE(group.leftOut.size(), std::size_t{1});
        QCOMPARE(group.leftOut[0].reason, sealedWords);
        QCOMPARE(group.notes, std::vector<std::string>{sealedWords + " Ann is no member."});
        verifyNotes(
            [&](std::ostream& output) {
                writeGroup(output, group, {ReportFormat::Csv, 0.95, {}});
            },
            sealedWords + " Ann is no member.");
    }

    void everyReport_saysThatAnswersAreSealed()
    {
        HalfWay fixture;
        fixture.addTestSet("second", "beagle");
        const ScoredStudy scored = fixture.scored();
        const StudyScores scores = valueOf(scoreStudy(scored, {}));
        QVERIFY(scores.classifiers.empty());
        QCOMPARE(scores.notes, std::vector<std::string>{sealedWords});
        QCOMPARE(valueOf(robustnessReport(scored)).notes, std::vector<std::string>{sealedWords});
        const auto mistakes = findMistakes(scored, "Ann");
        QVERIFY(!mistakes && mistakes.error().message.ends_with(sealedWords));
        const auto json = jsonOf([&](std::ostream& output) { writeScoresJson(output, scores, 0.95); });
        QCOMPARE(json["notes"][0].get<std::string>(), sealedWords);
    }

    void outputs_haveTheCountsAndTheLevelOfTheIntervals()
    {
        HalfWay fixture;
        fixture.openResults(fixture.task);
        fixture.addTestSet("second", "beagle");
        const ScoredStudy scored = fixture.scored();
        const StudyScores scores = valueOf(scoreStudy(scored, {}));
        const auto json = jsonOf([&](std::ostream& output) { writeScoresJson(output, scores, 0.9); });
        QCOMPARE(json["interval_kind"].get<std::string>(), std::string("clopper-pearson"));
        const auto& score = json["classifiers"][0]["scores"][0];
        QCOMPARE(score["given"].get<int>(), 5);
        QCOMPARE(score["not_in_time"].get<int>(), 1);
        QCOMPARE(score["not_reached"].get<int>(), 2);
        const std::string csv = textOf([&](std::ostream& output) { writeScoresCsv(output, scores, 0.9); });
        QVERIFY2(csv.find(",answers,interval_level,interval_kind,given,not_in_time,not_reached,set_images,"
                          "set_problematic,set_without_correct,set_unclear_least,set_unclear_most,notes\n") !=
                     std::string::npos,
                 csv.c_str());
        QVERIFY2(csv.find(",first,0.9,clopper-pearson,5,1,2,") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find(reachWords) != std::string::npos, csv.c_str());
        const RobustnessReport robustness = valueOf(robustnessReport(scored));
        const auto kinds = jsonOf([&](std::ostream& output) {
            writeRobustness(output, robustness, ReportFormat::Json);
        })["interval_kinds"];
        QCOMPARE(kinds["drop"].get<std::string>(), std::string("newcombe"));
        const std::string drops =
            textOf([&](std::ostream& output) { writeRobustness(output, robustness, ReportFormat::Csv); });
        QVERIFY2(
            drops.find(",answers,interval_level,interval_kind,drop_interval_kind,effective_interval_kind,"
                       "seed,rounds,line_models,slope,intercept,r_squared,from_set_images,") !=
                std::string::npos,
            drops.c_str());
    }

    /// Every line has as many fields as the header, and the notes are the last.
    void everyCsv_saysTheNotes()
    {
        HalfWay fixture;
        fixture.openResults(fixture.task);
        fixture.addTestSet("second", "beagle");
        const ScoredStudy scored = fixture.scored();
        const StudyScores scores = valueOf(scoreStudy(scored, {}));
        verifyNotes([&](std::ostream& output) { writeScoresCsv(output, scores, 0.95); }, reachWords);
        const RobustnessReport robustness = valueOf(robustnessReport(scored));
        verifyNotes([&](std::ostream& output) { writeRobustness(output, robustness, ReportFormat::Csv); },
                    std::string("It is known on set only | ") + reachWords);
        const Mistakes mistakes = valueOf(findMistakes(scored, "Ann", {"set", {"all"}, {}}));
        verifyNotes(
            [&](std::ostream& output) {
                writeMistakes(output, mistakes, scored.hierarchy(), {ReportFormat::Csv});
            },
            reachWords);
        const GroupReport group =
            valueOf(groupReport(scored, valueOf(findGroup(scored, {"Ann"})), {"set", {"all"}, {}}));
        verifyNotes(
            [&](std::ostream& output) {
                writeGroup(output, group, {ReportFormat::Csv, 0.95, {}});
            },
            reachWords);
    }

    void sealedLabelerWithoutFigures_hasALineOfNotes()
    {
        HalfWay fixture;
        fixture.addTestSet("second", "beagle");
        const ScoredStudy scored = fixture.scored();
        const StudyScores scores = valueOf(scoreStudy(scored, {}));
        verifyNotes([&](std::ostream& output) { writeScoresCsv(output, scores, 0.95); }, sealedWords);
        const RobustnessReport robustness = valueOf(robustnessReport(scored));
        verifyNotes([&](std::ostream& output) { writeRobustness(output, robustness, ReportFormat::Csv); },
                    sealedWords);
        const StudyScores shown = scoresOfShown(scores, {});
        QCOMPARE(shown.notes, std::vector<std::string>{sealedWords});
    }

    void scorecard_saysThem()
    {
        HalfWay fixture;
        fixture.openResults(fixture.task);
        const Scorecard card = valueOf(makeScorecard(fixture.study(), sevenClassHierarchy(), fixture.ann.id));
        QCOMPARE(card.notes, std::vector<std::string>{reachWords});
        const Scorecard ofTests = valueOf(
            makeScorecard(fixture.study(), sevenClassHierarchy(), fixture.ann.id, AnswerSource::Training));
        QVERIFY(ofTests.notes.empty());
    }

    void scorecard_saysWhatWasInterrupted()
    {
        HalfWay fixture;
        fixture.openResults(fixture.task);
        const Task more = fixture.addTask("More", fixture.addTestSet("more", "cup"));
        {
            auto session = fixture.StudyFixture::begin(more, fixture.ann);
            session.imageShown();
        }
        fixture.clock.advance(std::chrono::seconds(20));
        auto session = fixture.StudyFixture::begin(more, fixture.ann);
        fixture.label(session, "cup");
        const Scorecard card = valueOf(makeScorecard(fixture.study(), sevenClassHierarchy(), fixture.ann.id));
        QVERIFY(!card.notes.empty());
        QVERIFY2(
            card.notes.back().starts_with("1 answer was given after a session had broken off at its image"),
            card.notes.back().c_str());
    }
};

}  // namespace labeler_reach_test

VIZSLA_TEST(tst_labeler_reach, labeler_reach_test::LabelerReachTest)
#include "tst_labeler_reach.moc"
