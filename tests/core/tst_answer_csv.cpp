// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/answer_csv.h"

#include <QTest>
#include <sstream>

#include "core/exports/export_answers.h"
#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/text/moment_text.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace answer_csv_test {

class AnswerCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moment_isWrittenToTheMicrosecond_data();
    void moment_isWrittenToTheMicrosecond();
    void answers_areListedWithTheirTimesAlsoThoseUndone();
    void correction_standsBesideTheFirstAnswerWithEachKindOfTime();
    void knownTimeOfNothing_isNull();
    void unknownTime_isEmpty();
};

void AnswerCsvTest::moment_isWrittenToTheMicrosecond_data()
{
    QTest::addColumn<qint64>("moment");
    QTest::addColumn<QString>("text");
    QTest::newRow("1970") << qint64{0} << QStringLiteral("1970-01-01T00:00:00.000000Z");
    QTest::newRow("before 1970") << qint64{-1} << QStringLiteral("1969-12-31T23:59:59.999999Z");
    QTest::newRow("leap day") << qint64{1'582'934'400'000'001}
                              << QStringLiteral("2020-02-29T00:00:00.000001Z");
    QTest::newRow("last") << qint64{253'402'300'799'999'999} << QStringLiteral("9999-12-31T23:59:59.999999Z");
}

void AnswerCsvTest::moment_isWrittenToTheMicrosecond()
{
    QFETCH(qint64, moment);
    QFETCH(QString, text);
    QCOMPARE(momentText(utcFromMicros(moment)), text.toStdString());
    QCOMPARE(momentFromText(text.toStdString()), std::optional(utcFromMicros(moment)));
}

void AnswerCsvTest::answers_areListedWithTheirTimesAlsoThoseUndone()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("first", "beagle cup");
    const Task task = fixture.addTask("a, \"task\"", images);
    auto session = fixture.begin(task, fixture.addLabeler("Ada"));
    const std::string firstShown = currentImage(session);
    fixture.label(session, "mug", std::chrono::milliseconds(2500));
    valueOf(session.undo());
    fixture.label(session, "beagle", std::chrono::hours(25));
    std::ostringstream output;
    writeAnswersCsv(output, valueOf(exportedAnswers(fixture.study())).rows);
    const QStringList lines = QString::fromStdString(output.str()).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0],
             QStringLiteral(
                 "labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,committed_at,"
                 "seconds,superseded_at,imported_from,correction,active,idle,away,paused,outcome,time_limit,"
                 "top1,multilabel,problematic,reported_problematic,assigned_class,class,session,part,"
                 "multilabel_unclear_correct,annotation,interruptions,between_sessions"));
    const QString start =
        QStringLiteral("Ada,\"a, \"\"task\"\"\",training,first,") + QString::fromStdString(firstShown) + u',';
    QVERIFY(lines[1].startsWith(start));
    QVERIFY2(lines[1].contains(QStringLiteral(",mug,")) && lines[1].contains(QStringLiteral("Z,2.500000,")),
             qPrintable(lines[1]));
    QVERIFY2(lines[1].contains(QStringLiteral("Z,,0,2.500000,0.000000,0.000000,0.000000,superseded,,")),
             "an undone answer has the moment it was undone");
    // Whoever looks on for a day without a key is idle after half a minute; what was undone before counts
    // too.
    QVERIFY2(lines[2].contains(QStringLiteral(",beagle,")) &&
                 lines[2].contains(QStringLiteral(
                     "Z,90002.500000,,,0,32.500000,89970.000000,0.000000,0.000000,answered,,")),
             qPrintable(lines[2]));
}

void AnswerCsvTest::correction_standsBesideTheFirstAnswerWithEachKindOfTime()
{
    using namespace std::chrono_literals;
    StudyFixture fixture;
    Task task = fixture.addTask("task", fixture.addTestSet("first", "beagle"));
    task.rules.correctionsAllowed = true;
    valueOf(TaskRepository(fixture.study()).update(task));
    auto session = fixture.begin(task, fixture.addLabeler("Ada"));
    session.imageShown();
    fixture.clock.advance(1s);
    session.setAway(true);
    fixture.clock.advance(2s);
    session.setAway(false);
    session.pause();
    fixture.clock.advance(4s);
    session.resume();
    fixture.clock.advance(38s);
    valueOf(session.confirm("mug"));
    valueOf(session.revisit(0));
    fixture.label(session, "beagle", 500ms);

    std::ostringstream output;
    writeAnswersCsv(output, valueOf(exportedAnswers(fixture.study())).rows);
    const QStringList lines = QString::fromStdString(output.str()).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[1].contains(QStringLiteral(",beagle,mug,")) &&
                 lines[1].contains(
                     QStringLiteral("Z,41.000000,,,0,31.000000,8.000000,2.000000,4.000000,answered,,wrong,")),
             qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(QStringLiteral(",beagle,beagle,")) &&
                 lines[2].contains(QStringLiteral(
                     "Z,41.500000,,,1,31.500000,8.000000,2.000000,4.000000,corrected,,right,")),
             qPrintable(lines[2]));
}

void AnswerCsvTest::knownTimeOfNothing_isNull()
{
    AnswerRow row;
    row.time = TimeSpent{};
    std::ostringstream output;
    writeAnswersCsv(output, {row});
    QVERIFY2(output.str().find(",,0.000000,,,0,0.000000,0.000000,0.000000,0.000000,") != std::string::npos,
             output.str().c_str());
}

void AnswerCsvTest::unknownTime_isEmpty()
{
    AnswerRow row;
    row.labeler = "human_a";
    row.mode = "test";
    row.endedAt = UtcTime{};
    row.importedFrom = "human_accuracy.pickle";
    std::ostringstream output;
    writeAnswersCsv(output, {row});
    QVERIFY2(
        output.str().ends_with("human_a,,test,,,,,,1970-01-01T00:00:00.000000Z,,,human_accuracy.pickle,0,,,,,"
                               "answered,,,,0,0,,,,,,,,\n"),
        output.str().c_str());
}

}  // namespace answer_csv_test

VIZSLA_TEST(tst_answer_csv, answer_csv_test::AnswerCsvTest)
#include "tst_answer_csv.moc"
