// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>
#include <QThread>
#include <map>
#include <random>

#include "core/store/session_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

constexpr int killCount = 200;
constexpr unsigned testSeed = 20260101;

/// Answers by id, and whether each was undone.
using Answers = std::map<std::string, bool>;

/// Adds what a killed process reported; counts the answers it confirmed.
int addReported(const QByteArray& output, Answers& answers)
{
    int confirmed = 0;
    for (const QByteArray& line : output.split('\n')) {
        if (line.startsWith("confirmed ")) {
            answers[line.mid(10).toStdString()] = false;
            ++confirmed;
        } else if (line.startsWith("undone ")) {
            answers[line.mid(7).toStdString()] = true;
        }
    }
    return confirmed;
}

}  // namespace

class KilledWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyConfirmedAnswerIsThere_howeverOftenTheProcessIsKilled();

private:
    QByteArray labelAndKill(DeskFixture& desk, const Task& task, const Labeler& labeler, std::mt19937& random);
    static Answers answersInTheStudy(StudyFixture& study);
};

/// Kills after a random number of reported lines and a random moment more: in a search, a commit, a repaint.
QByteArray KilledWindowTest::labelAndKill(DeskFixture& desk, const Task& task, const Labeler& labeler,
                                          std::mt19937& random)
{
    QProcess process;
    process.start(QStringLiteral(LABEL_UNTIL_KILLED),
                  {QString::fromStdString(desk.study().file().string()), QString::fromStdString(task.id),
                   QString::fromStdString(labeler.id), QStringLiteral("cup")});
    const int lines = static_cast<int>(random() % 8);
    QByteArray output;
    while (output.count('\n') < lines && process.waitForReadyRead(20'000))
        output += process.readAllStandardOutput();
    // The moment itself is what the test is about; nothing waits for it to pass.
    QThread::usleep(random() % 6000);
    process.kill();
    process.waitForFinished();
    return output + process.readAllStandardOutput();
}

Answers KilledWindowTest::answersInTheStudy(StudyFixture& study)
{
    const auto rows = valueOf(study.study().database().query(
        "SELECT id, superseded_at FROM answer",
        [](const Statement& row) { return std::pair(row.text(0), !row.isNull(1)); }));
    return {rows.begin(), rows.end()};
}

void KilledWindowTest::everyConfirmedAnswerIsThere_howeverOftenTheProcessIsKilled()
{
    DeskFixture desk;
    const auto images = desk.addPictures("photos", "cup mug car husky beagle horse cup mug car husky beagle horse");
    const Task task = desk.study().addTask("task", images, Mode::Training, 10);
    Labeler labeler = desk.study().addLabeler("labeler 0");
    std::mt19937 random(testSeed);
    int confirmed = 0, labelers = 1;
    Answers known;
    for (int kill = 0; kill < killCount; ++kill) {
        desk.study().close();
        const QByteArray output = labelAndKill(desk, task, labeler, random);
        QVERIFY2(!output.contains("refused"), "the study could not be opened after a kill");
        confirmed += addReported(output, known);

        desk.study().reopen();
        QVERIFY(!desk.study().study().isReadOnly());
        const Answers found = answersInTheStudy(desk.study());
        int inFlight = static_cast<int>(found.size()) - static_cast<int>(known.size());
        for (const auto& [id, undone] : known) {
            QVERIFY2(found.contains(id), qPrintable(QStringLiteral("lost an answer at kill %1").arg(kill)));
            QVERIFY2(found.at(id) || !undone, "an undone answer stands again");
            inFlight += found.at(id) && !undone;
        }
        QVERIFY2(inFlight <= 1, "more than one step had not been reported");
        const auto checked = valueOf(desk.study().study().database().query(
            "PRAGMA integrity_check", [](const Statement& row) { return row.text(0); }));
        QCOMPARE(checked, std::vector<std::string>{"ok"});
        known = found;

        if (desk.study().begin(task, labeler).isTaskDone())
            labeler = desk.study().addLabeler("labeler " + std::to_string(labelers++));
    }
    QVERIFY2(confirmed > killCount, "the processes were killed before they did anything");
}

QTEST_GUILESS_MAIN(KilledWindowTest)
#include "tst_killed_window.moc"
