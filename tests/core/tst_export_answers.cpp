// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_answers.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "core/labeling/scorecard.h"
#include "core/scoring/scoreboard.h"
#include "core/store/labeler_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/text/csv.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace vizsla;
using namespace vizsla::test;

namespace export_answers_test {

namespace {

using Record = std::map<std::string, std::string>;

std::string csvOf(StudyFile& study)
{
    std::ostringstream output;
    writeAnswersCsv(output, valueOf(exportedAnswers(study)).rows);
    return output.str();
}

/// The lines of a file by the names of its header.
std::vector<Record> read(const std::string& text)
{
    std::istringstream input(text);
    CsvReader reader(input, "answers");
    CsvRecord header, line;
    valueOf(reader.next(header));
    std::vector<Record> records;
    while (valueOf(reader.next(line))) {
        if (line.fields.size() != header.fields.size())
            qFatal("line %zu has %zu fields", line.line, line.fields.size());
        Record& record = records.emplace_back();
        for (std::size_t field = 0; field < header.fields.size(); ++field)
            record[header.fields[field]] = line.fields[field];
    }
    return records;
}

std::vector<Record> recordsOf(StudyFile& study)
{
    return read(csvOf(study));
}

std::string outcomesOf(const std::vector<Record>& records, const std::string& image = {})
{
    std::string words;
    for (const Record& record : records) {
        if (image.empty() || record.at("image") == image)
            words += (words.empty() ? "" : " ") + record.at("outcome");
    }
    return words;
}

/// What whoever has nothing but the file finds of one labeler. Nothing in here knows the study.
struct Recomputed
{
    std::map<std::string, std::array<int, 2>> top1;        ///< by test set: right, counted
    std::map<std::string, std::array<int, 3>> multiLabel;  ///< and left out
    int notAnswered = 0;
    int corrected = 0;
    double medianSeconds = 0;

    Recomputed(const std::vector<Record>& records, const std::string& labeler, bool takesCorrections)
    {
        using Place = std::pair<std::string, std::string>;
        std::map<Place, const Record*> first;
        std::set<Place> late;
        std::map<std::pair<std::string, Place>, const Record*> corrections;
        for (const Record& record : records) {
            const Place place{record.at("test_set"), record.at("image")};
            if (record.at("labeler") != labeler)
                continue;
            if (record.at("outcome") == "answered")
                first.emplace(place, &record);
            else if (record.at("outcome") == "corrected")
                corrections[{record.at("task"), place}] = &record;
            else if (record.at("outcome") == "not_answered_in_time")
                late.insert(place);
        }
        std::vector<double> seconds;
        for (const auto& [place, answer] : first) {
            const auto correction = corrections.find({answer->at("task"), place});
            corrected += correction != corrections.end();
            const bool isTaken = takesCorrections && correction != corrections.end();
            const Record& counted = isTaken ? *correction->second : *answer;
            count(counted);
            if (!counted.at("seconds").empty())
                seconds.push_back(std::stod(counted.at("seconds")));
        }
        notAnswered = static_cast<int>(
            std::ranges::count_if(late, [&](const Place& place) { return !first.contains(place); }));
        std::ranges::sort(seconds);
        const std::size_t half = seconds.size() / 2;
        medianSeconds = seconds.size() % 2 ? seconds[half] : (seconds[half - 1] + seconds[half]) / 2;
    }

    void count(const Record& record)
    {
        const std::string& testSet = record.at("test_set");
        auto& [right, counted] = top1[testSet];
        if (record.at("problematic") == "0") {
            ++counted;
            right += record.at("wnid") == record.at("assigned_wnid");
        }
        auto& [correct, total, leftOut] = multiLabel[testSet];
        correct += record.at("multilabel") == "right";
        total += record.at("multilabel") != "left_out";
        leftOut += record.at("multilabel") == "left_out";
    }
};

/// Ada labels two test sets in training and in a test with limits and corrections, and all that can happen
/// happens.
class BusyFixture : public StudyFixture
{
public:
    BusyFixture()
        : first(addTestSet("imagenet", "beagle husky cup mug car horse beagle mug")),
          second(addTestSet("v2, \"matched\"", "beagle husky cup")),
          ada(addLabeler("Ada")),
          ben(addLabeler("Ben")),
          training(addTask("Training", {first[0], first[1], first[2], second[0]}))
    {
        annotate(first[0], "beagle correct, husky unclear");
        annotate(first[1], "husky correct, beagle wrong");
        annotate(first[3], "mug correct, cup correct");
        annotate(first[4], "cup wrong");
        annotate(second[0], "beagle correct");
        annotate(second[1], "husky correct, beagle unclear");
        setProblematic(first[5]);
        test = addTask("Test", {first[3], first[4], first[5], first[6], first[7], second[1], second[2]},
                       Mode::Test, 10, {.imageLimit = std::chrono::seconds(60), .correctionsAllowed = true});
    }

    void sitTraining()
    {
        auto session = begin(training, ada);
        label(session, "cup", 1s);
        session.imageShown();
        clock.advance(3s);
        valueOf(session.skip());
        label(session, "husky", 4s);
        valueOf(session.undo());
        label(session, "beagle", 2500ms);
        while (session.current())
            label(session, "husky", 7s);
        valueOf(SessionRepository(study()).reportProblem(session.images()[0].id, ada.id, true));
        valueOf(session.end());
    }
    /// One image is left open.
    void sitTest()
    {
        auto session = begin(test, ada);
        label(session, "mug", 5s);
        label(session, "cup", 45s);
        session.imageShown();
        clock.advance(61s);
        valueOf(session.timeUp());
        label(session, "horse", 8s);
        valueOf(session.revisit(0));
        label(session, "beagle", 2s);
        label(session, "husky", 9s);
        session.imageShown();
        clock.advance(6s);
        session.pause();
        clock.advance(2s);
        valueOf(session.end());
    }
    /// What a running program writes now and then.
    Result<void> writeEvents(LabelingSession& session)
    {
        const auto step = session.planEvents();
        if (!step)
            return {};
        auto written = SessionRepository(study()).write(*step);
        session.carryOut(*step);
        return written;
    }
    void compare(const LabelerId& labelerId, const std::string& name)
    {
        const auto records = recordsOf(study());
        for (const AnswerVersion version : {AnswerVersion::First, AnswerVersion::Corrected}) {
            const Scorecard card = valueOf(
                makeScorecard(study(), sevenClassHierarchy(), labelerId, AnswerSource::AllTasks, version));
            const Recomputed told(records, name, version == AnswerVersion::Corrected);
            QCOMPARE(told.notAnswered, static_cast<int>(card.unanswered.size()));
            QCOMPARE(told.corrected, card.correctedAnswers);
            QVERIFY(std::abs(told.medianSeconds * 1e6 - static_cast<double>(microsOf(card.speed->median))) <=
                    0.5);
            QCOMPARE(told.top1.size(), card.testSets.size());
            QCOMPARE(card.slices.front().slice, std::string("all"));
            for (std::size_t testSet = 0; testSet < card.testSets.size(); ++testSet) {
                const std::string& of = card.testSets[testSet].name;
                const Scorecard::Figure& figure = card.slices.front().byTestSet[testSet];
                QCOMPARE(told.top1.at(of)[0], figure.top1.correct);
                QCOMPARE(told.top1.at(of)[1], figure.top1.total);
                QCOMPARE(told.multiLabel.at(of)[0], figure.multiLabel.correct);
                QCOMPARE(told.multiLabel.at(of)[1], figure.multiLabel.total);
                QCOMPARE(told.multiLabel.at(of)[2], figure.multiLabel.leftOut);
            }
        }
    }

    std::vector<Image> first, second;
    Labeler ada, ben;
    Task training, test;
};

}  // namespace

class ExportAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scorecard_canBeComputedFromTheExportAlone();
    void everyTreatmentOfUnclear_canBeComputedFromTheExportAlone_data();
    void everyTreatmentOfUnclear_canBeComputedFromTheExportAlone();
    void importedSession_isThereAndCountsAsOnTheScorecard();
    void everyImageShown_hasARowWithItsOutcome();
    void skip_hasItsTimes();
    void imageNotAnsweredInTime_hasItsTimesAndTheLimit();
    void answerAfterASessionBrokeOff_saysSo();
    void answerAfterALeftSession_tellsTheTimeBetween();
    void sightThatNoLogHas_countsAtTheNextImage();
    void imageNotAnsweredInTime_saysWhatInterruptedIt();
    void imageThatNothingCameOf_hasItsPartTimeAndInterruption();
    void classes_areNamedByWnidAndName();
    void sealedRows_areNamedAndCanBeLeftOut();
    void rowsOfOtherTasks_areNamedWhereASealedTestHasTheirImages();
    void order_isAlwaysTheSame();
};

void ExportAnswersTest::scorecard_canBeComputedFromTheExportAlone()
{
    BusyFixture fixture;
    fixture.sitTraining();
    fixture.sitTest();
    fixture.openResults(fixture.test);
    fixture.labelAll(fixture.training, fixture.ben, "beagle");
    // What was answered before counts as it was then.
    const Task again = fixture.addTask("Again", {fixture.first[0], fixture.first[1], fixture.second[0]});
    fixture.labelAll(again, fixture.ada, "car");
    fixture.compare(fixture.ada.id, "Ada");
    fixture.compare(fixture.ben.id, "Ben");
    const Recomputed ada(recordsOf(fixture.study()), "Ada", false);
    // Nothing is compared with nothing.
    QCOMPARE(ada.notAnswered, 1);
    QCOMPARE(ada.corrected, 1);
    QVERIFY(ada.multiLabel.at("imagenet")[1] > 0 && ada.multiLabel.at("imagenet")[2] > 0);
}

void ExportAnswersTest::everyTreatmentOfUnclear_canBeComputedFromTheExportAlone_data()
{
    QTest::addColumn<int>("unclear");
    QTest::newRow("wrong") << static_cast<int>(UnclearCounts::Wrong);
    QTest::newRow("correct") << static_cast<int>(UnclearCounts::Right);
    QTest::newRow("left out") << static_cast<int>(UnclearCounts::LeftOut);
}

/// Answers that are unclear beside a correct class and beside none, and others on both kinds of images.
void ExportAnswersTest::everyTreatmentOfUnclear_canBeComputedFromTheExportAlone()
{
    QFETCH(int, unclear);
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "beagle husky cup mug car horse");
    fixture.annotate(images[0], "beagle correct, husky unclear");
    fixture.annotate(images[1], "husky unclear");
    fixture.annotate(images[2], "mug unclear");
    fixture.annotate(images[3], "mug correct");
    fixture.annotate(images[4], "husky wrong");
    fixture.annotate(images[5], "husky unclear");
    fixture.setProblematic(images[5]);
    fixture.labelAll(fixture.addTask("task", images), fixture.addLabeler("Ada"), "husky");
    int right = 0, total = 0, leftOut = 0;
    for (const Record& record : recordsOf(fixture.study())) {
        QCOMPARE(record.at("annotation"), std::string("annotations"));
        const bool isUnclear = record.at("multilabel") == "unclear";
        std::string counted = record.at("multilabel");
        if (unclear == static_cast<int>(UnclearCounts::Right))
            counted = record.at("multilabel_unclear_correct");
        else if (isUnclear)
            counted = unclear == static_cast<int>(UnclearCounts::Wrong) ? "wrong" : "left_out";
        right += counted == "right";
        total += counted != "left_out";
        leftOut += counted == "left_out";
    }
    ScoreRequest request;
    request.slices = {"all"};
    request.unclear = static_cast<UnclearCounts>(unclear);
    const StudyScores scores = valueOf(scoreStudy(fixture.study(), request));
    const Accuracy& accuracy = scores.classifiers.at(0).find("set", "all", Metric::MultiLabel)->accuracy;
    QCOMPARE(right, accuracy.correct);
    QCOMPARE(total, accuracy.total);
    QCOMPARE(leftOut, accuracy.leftOut);
    const int rightOf[] = {0, 2, 0};
    const int totalOf[] = {2, 4, 1};
    QCOMPARE(accuracy.correct, rightOf[unclear]);
    QCOMPARE(accuracy.total, totalOf[unclear]);
}

void ExportAnswersTest::importedSession_isThereAndCountsAsOnTheScorecard()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "beagle husky cup");
    fixture.annotate(images[0], "beagle correct");
    const Task task = fixture.addTask("Elsewhere", images, Mode::Test);
    const Labeler eva = fixture.addLabeler("Eva");
    SessionRepository sessions(fixture.study());
    const Session session = valueOf(sessions.importedSession(
        task.id, eva.id, "h.pickle", utcFromMicros(1'000'000), utcFromMicros(90'000'000)));
    const auto answer = [&](int image, const char* wnid, Micros duration) {
        Answer given{{},
                     session.id,
                     task.id,
                     eva.id,
                     images[static_cast<std::size_t>(image)].id,
                     wnid,
                     utcFromMicros(1'000'000),
                     utcFromMicros(1'000'000) + duration,
                     duration,
                     image};
        QVERIFY(valueOf(sessions.addImportedAnswer(given)));
    };
    answer(0, "beagle", 20'500ms);
    answer(1, "cup", 31s);
    answer(2, "cup", Micros::zero());
    const AnswerExport exported = valueOf(exportedAnswers(fixture.study()));
    QVERIFY(exported.sealedTests.empty());
    const auto records = recordsOf(fixture.study());
    QCOMPARE(records.size(), std::size_t{3});
    for (const Record& record : records) {
        QCOMPARE(record.at("imported_from"), std::string("h.pickle"));
        QCOMPARE(record.at("active"), std::string());
        QCOMPARE(record.at("part"), std::string());
        QCOMPARE(record.at("interruptions"), std::string());
    }
    const Scorecard card = valueOf(makeScorecard(fixture.study(), sevenClassHierarchy(), eva.id));
    const Recomputed told(records, "Eva", false);
    QCOMPARE(told.top1.at("set")[0], card.slices.front().byTestSet[0].top1.correct);
    QCOMPARE(told.multiLabel.at("set")[1], card.slices.front().byTestSet[0].multiLabel.total);
    // A time that is not known is no time of 0 s.
    QCOMPARE(told.medianSeconds, 25.75);
    QCOMPARE(card.speed->median, Micros{25'750'000});
}

void ExportAnswersTest::everyImageShown_hasARowWithItsOutcome()
{
    BusyFixture fixture;
    fixture.sitTest();
    const auto records = recordsOf(fixture.study());
    QCOMPARE(outcomesOf(records),
             std::string("answered answered not_answered_in_time answered corrected answered open"));
    QCOMPARE(fixture.number("SELECT COUNT(DISTINCT image_id) FROM session_event WHERE kind = 'shown'"),
             std::int64_t{6});
    std::set<std::string> images;
    for (const Record& record : records)
        images.insert(record.at("test_set") + record.at("image"));
    QCOMPARE(images.size(), std::size_t{6});
    QCOMPARE(records.back().at("active"), std::string("6.000000"));
    QCOMPARE(records.back().at("paused"), std::string("2.000000"));
    QVERIFY(!records.back().at("shown_at").empty());
    QVERIFY(records.back().at("committed_at").empty());
}

void ExportAnswersTest::skip_hasItsTimes()
{
    BusyFixture fixture;
    fixture.sitTraining();
    const auto records = recordsOf(fixture.study());
    QCOMPARE(outcomesOf(records), std::string("answered skipped superseded answered answered answered"));
    const Record& skipped = records[1];
    QCOMPARE(skipped.at("seconds"), std::string("3.000000"));
    QCOMPARE(skipped.at("wnid"), std::string());
    QCOMPARE(skipped.at("top1"), std::string());
    QVERIFY(!skipped.at("shown_at").empty() && skipped.at("shown_at") < skipped.at("committed_at"));
    // It was labeled at the end of the part, with all of its time.
    QCOMPARE(outcomesOf(records, skipped.at("image")), std::string("skipped answered"));
    QCOMPARE(records.back().at("image"), skipped.at("image"));
    QCOMPARE(records.back().at("seconds"), std::string("10.000000"));
    QVERIFY(!records[2].at("superseded_at").empty());
    QCOMPARE(std::ranges::count_if(records,
                                   [](const Record& one) { return one.at("reported_problematic") == "1"; }),
             std::ptrdiff_t{1});
}

void ExportAnswersTest::imageNotAnsweredInTime_hasItsTimesAndTheLimit()
{
    BusyFixture fixture;
    fixture.sitTest();
    const auto records = recordsOf(fixture.study());
    const auto late = std::ranges::find_if(
        records, [](const Record& one) { return one.at("outcome") == "not_answered_in_time"; });
    QVERIFY(late != records.end());
    QCOMPARE(late->at("time_limit"), std::string("image"));
    QCOMPARE(late->at("seconds"), std::string("61.000000"));
    QCOMPARE(late->at("idle"), std::string("31.000000"));
    QCOMPARE(late->at("wnid"), std::string());
    QVERIFY(!late->at("session").empty());
    QCOMPARE(late->at("part"), std::string("1"));
}

/// The image was seen, the program killed, and the answer given half a minute later.
void ExportAnswersTest::answerAfterASessionBrokeOff_saysSo()
{
    BusyFixture fixture;
    {
        auto session = fixture.begin(fixture.test, fixture.ada);
        fixture.label(session, "cup", 2s);
        session.imageShown();
        fixture.clock.advance(5s);
        session.tick();
        valueOf(fixture.writeEvents(session));
    }
    fixture.clock.advance(30s);
    auto session = fixture.begin(fixture.test, fixture.ada);
    fixture.label(session, "mug", 2s);
    fixture.label(session, "cup", 2s);
    const auto records = recordsOf(fixture.study());
    QCOMPARE(records[0].at("interruptions"), std::string("0"));
    QCOMPARE(records[0].at("between_sessions"), std::string("0.000000"));
    QCOMPARE(records[1].at("seconds"), std::string("7.000000"));
    QCOMPARE(records[1].at("interruptions"), std::string("1"));
    QCOMPARE(records[1].at("between_sessions"), std::string("30.000000"));
    QCOMPARE(records[2].at("interruptions"), std::string("0"));
}

void ExportAnswersTest::answerAfterALeftSession_tellsTheTimeBetween()
{
    BusyFixture fixture;
    {
        auto session = fixture.begin(fixture.test, fixture.ada);
        session.imageShown();
        fixture.clock.advance(5s);
        valueOf(session.end());
    }
    fixture.clock.advance(90s);
    auto session = fixture.begin(fixture.test, fixture.ada);
    fixture.label(session, "mug", 2s);
    const auto records = recordsOf(fixture.study());
    QCOMPARE(records[0].at("interruptions"), std::string("0"));
    QCOMPARE(records[0].at("between_sessions"), std::string("90.000000"));
}

void ExportAnswersTest::sightThatNoLogHas_countsAtTheNextImage()
{
    BusyFixture fixture;
    {
        auto session = fixture.begin(fixture.training, fixture.ada);
        fixture.label(session, "cup", 2s);
        session.imageShown();
        fixture.clock.advance(3s);
    }
    fixture.clock.advance(30s);
    auto session = fixture.begin(fixture.training, fixture.ada);
    fixture.label(session, "mug", 2s);
    const auto records = recordsOf(fixture.study());
    QCOMPARE(records[0].at("interruptions"), std::string("0"));
    QCOMPARE(records[1].at("seconds"), std::string("2.000000"));
    QCOMPARE(records[1].at("interruptions"), std::string("1"));
    QCOMPARE(records[1].at("between_sessions"), std::string("33.000000"));
}

void ExportAnswersTest::imageNotAnsweredInTime_saysWhatInterruptedIt()
{
    BusyFixture fixture;
    {
        auto session = fixture.begin(fixture.test, fixture.ada);
        session.imageShown();
        fixture.clock.advance(50s);
        session.tick();
        valueOf(fixture.writeEvents(session));
    }
    fixture.clock.advance(20s);
    auto session = fixture.begin(fixture.test, fixture.ada);
    session.imageShown();
    fixture.clock.advance(11s);
    valueOf(session.timeUp());
    const auto records = recordsOf(fixture.study());
    QCOMPARE(records[0].at("outcome"), std::string("not_answered_in_time"));
    QCOMPARE(records[0].at("interruptions"), std::string("1"));
    QCOMPARE(records[0].at("between_sessions"), std::string("20.000000"));
}

void ExportAnswersTest::imageThatNothingCameOf_hasItsPartTimeAndInterruption()
{
    BusyFixture fixture;
    {
        auto session = fixture.begin(fixture.test, fixture.ada);
        session.imageShown();
        fixture.clock.advance(5s);
        session.tick();
        valueOf(fixture.writeEvents(session));
    }
    // Where the study is open for writing, the session may still run.
    QCOMPARE(recordsOf(fixture.study())[0].at("interruptions"), std::string("0"));
    fixture.close();
    const auto study = valueOf(StudyFile::openToRead(fixture.file(), fixture.clock));
    const Record open = recordsOf(*study).at(0);
    QCOMPARE(open.at("outcome"), std::string("open"));
    QCOMPARE(open.at("part"), std::string("1"));
    QCOMPARE(open.at("seconds"), std::string("5.000000"));
    QCOMPARE(open.at("interruptions"), std::string("1"));
}

void ExportAnswersTest::classes_areNamedByWnidAndName()
{
    BusyFixture fixture;
    fixture.sitTest();
    for (const Record& record : recordsOf(fixture.study())) {
        QVERIFY(!record.at("assigned_wnid").empty());
        QCOMPARE(record.at("assigned_class").empty(), false);
        QCOMPARE(record.at("class").empty(), record.at("wnid").empty());
        QCOMPARE(record.at("problematic") == "1",
                 record.at("test_set") == "imagenet" && record.at("image") == fixture.first[5].name);
    }
}

void ExportAnswersTest::sealedRows_areNamedAndCanBeLeftOut()
{
    BusyFixture fixture;
    fixture.sitTraining();
    fixture.sitTest();
    AnswerExport exported = valueOf(exportedAnswers(fixture.study()));
    QCOMPARE(exported.sealedNames(), std::string("Test"));
    QCOMPARE(exported.rows.size(), std::size_t{13});
    exported.leaveOutSealed();
    QCOMPARE(exported.rows.size(), std::size_t{6});
    for (const AnswerRow& row : exported.rows)
        QCOMPARE(row.task, std::string("Training"));
    fixture.openResults(fixture.test);
    exported = valueOf(exportedAnswers(fixture.study()));
    QVERIFY(exported.sealedTests.empty());
    exported.leaveOutSealed();
    QCOMPARE(exported.rows.size(), std::size_t{13});
}

void ExportAnswersTest::rowsOfOtherTasks_areNamedWhereASealedTestHasTheirImages()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "beagle cup");
    const Labeler ada = fixture.addLabeler("Ada");
    fixture.labelAll(fixture.addTask("Practice", images), ada, "beagle");
    fixture.labelAll(fixture.addTask("Exam", {images[0]}, Mode::Test), fixture.addLabeler("Ben"), "beagle");
    AnswerExport exported = valueOf(exportedAnswers(fixture.study()));
    QCOMPARE(
        exported.leftOutSentences(),
        (std::vector<std::string>{"Left out, because their results are sealed: Exam.",
                                  "1 row of Practice, whose images are also in a test with sealed results.",
                                  "1 row of Exam, whose results are sealed."}));
    exported.leaveOutSealed();
    QCOMPARE(exported.rows.size(), std::size_t{1});
}

void ExportAnswersTest::order_isAlwaysTheSame()
{
    BusyFixture fixture;
    fixture.sitTraining();
    fixture.labelAll(fixture.training, fixture.ben, "beagle");
    fixture.sitTest();
    const std::string before = csvOf(fixture.study());
    fixture.run(
        "CREATE TABLE other AS SELECT * FROM answer ORDER BY id DESC; DELETE FROM suggestion; DELETE FROM "
        "answer; INSERT INTO answer SELECT * FROM other; DROP TABLE other; VACUUM");
    fixture.reopen();
    QCOMPARE(csvOf(fixture.study()), before);
    std::vector<std::pair<std::string, std::string>> keys;
    for (const Record& record : read(before)) {
        if (record.at("outcome") != "open")
            keys.emplace_back(record.at("labeler"), record.at("committed_at"));
    }
    QVERIFY(std::ranges::is_sorted(keys));
}

}  // namespace export_answers_test

VIZSLA_TEST(tst_export_answers, export_answers_test::ExportAnswersTest)
#include "tst_export_answers.moc"
