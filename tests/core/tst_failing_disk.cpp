// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <optional>
#include <set>

#include "core/labeling/prepare_session.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/results.h"
#include "tests/support/scripted_session.h"
#include "tests/support/study_faults.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace failing_disk_test {

namespace {

/// A full disk may also be one on which a file cannot be made, or memory not be shared.
bool isExplainedBy(DiskFault fault, ErrorKind kind)
{
    return kind == ErrorKind::Io || kind == ErrorKind::NotFound ||
           (fault == DiskFault::Full && kind == ErrorKind::Full);
}

/// One sentence for each fault; empty if all is well.
std::string told(const std::string& about, const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults)
        text += about + ": " + fault + '\n';
    return text;
}

/// The open image, also while an earlier one is looked at again: a session goes on there.
std::string openImage(const LabelingSession& session)
{
    const auto open = session.upcoming(1);
    return !session.revisited() ? currentImage(session)
           : open.empty()       ? std::string()
                                : session.images()[open.front()].name;
}

}  // namespace

#define VERIFY_NONE(about, faults)                    \
    do {                                              \
        const std::string text = told(about, faults); \
        QVERIFY2(text.empty(), text.c_str());         \
    } while (false)

/// A session on a disk that fails at each of its calls in turn, on a study that somebody else writes, and on
/// a disk that loses its power.
class FailingDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void faultAtAnyCall_losesNothingThatWasReported_data();
    void faultAtAnyCall_losesNothingThatWasReported();
    void oneFault_losesNothingThatWasReported_data() { faultAtAnyCall_losesNothingThatWasReported_data(); }
    void oneFault_losesNothingThatWasReported();
    void lockHeldByAnother_isSaidInTimeAndLosesNothing_data();
    void lockHeldByAnother_isSaidInTimeAndLosesNothing();
    void lockLetGoWhileWaiting_isNoError();
    void readerOfAnOldState_hindersNothing();
    void lineOfTheLogThatIsThereAlready_isRefused();
    void powerCutAtAnyCall_leavesAllThatWasReported();

private:
    ScriptedSession freshScript();
    std::vector<std::string> faultsSeenFromOutside(const ScriptedSession& script);
    struct Outcome
    {
        int faults = 0;
        int refused = 0;
    };
    bool playWithFaults(DiskFault fault, bool stays, std::vector<int>& nextCalls, Outcome& outcome);
    void verifyRefused(ScriptedSession& script, int step, const std::string& before);
    void verifyPlayed(ScriptedSession& script);
    std::vector<std::string> log();
    std::string imageAfterPowerCut(std::uint64_t seed, const ScriptedSession& script,
                                   std::vector<std::string>& faults);

    QTemporaryDir m_folder{folderTemplate()};
    QTemporaryDir m_dark{folderTemplate()};
    std::filesystem::path m_template, m_file;
    TaskId m_taskId;
    LabelerId m_labelerId;
    std::vector<std::string> m_undisturbedLog;
    FaultyDisk m_disk;
    FakeClock m_clock;
};

void FailingDiskTest::initTestCase()
{
    m_template = m_folder.filePath(QStringLiteral("template.vizsla")).toStdString();
    m_file = m_folder.filePath(QStringLiteral("study.vizsla")).toStdString();
    const FaultyDisk::Aside aside(m_disk);
    ScriptedSession::prepareStudy(m_template, m_taskId, m_labelerId);
    ScriptedSession script = freshScript();
    VERIFY_OK(script.playFrom(0));
    m_undisturbedLog = log();
}

/// What happened and when, in all sessions.
std::vector<std::string> FailingDiskTest::log()
{
    const FaultyDisk::Aside aside(m_disk);
    return valueOf(
        valueOf(StudyFile::openToRead(m_file, m_clock))
            ->database()
            .query("SELECT ordinal || ' ' || number || ' ' || kind || ' ' || utc FROM session_event "
                   "JOIN session ON session.id = session_id ORDER BY ordinal, number",
                   [](const Statement& row) { return row.text(0); }));
}

ScriptedSession FailingDiskTest::freshScript()
{
    for (const char* suffix : {"-wal", "-shm"})
        std::filesystem::remove(m_file.string() + suffix);
    std::filesystem::copy_file(m_template, m_file, std::filesystem::copy_options::overwrite_existing);
    m_disk.rememberUnsynced();
    return {m_file, m_taskId, m_labelerId};
}

std::vector<std::string> FailingDiskTest::faultsSeenFromOutside(const ScriptedSession& script)
{
    // Who reads changes nothing, and may do so from a copy, which is no file of this disk.
    const FaultyDisk::Aside aside(m_disk);
    const auto study = valueOf(StudyFile::openToRead(m_file, m_clock));
    auto faults = script.reported().faultsOf(*study, script.tried());
    std::ranges::move(studyFaults(*study), std::back_inserter(faults));
    return faults;
}

/// The script came to its end, and everything is there once, as if nothing had disturbed it.
void FailingDiskTest::verifyPlayed(ScriptedSession& script)
{
    QVERIFY(script.tried().empty());
    QVERIFY(script.session()->isTaskDone());
    QCOMPARE(script.reported().answerCount(), std::size_t{9});
    VERIFY_NONE("at the end", faultsSeenFromOutside(script));
    QCOMPARE(log(), m_undisturbedLog);
}

void FailingDiskTest::faultAtAnyCall_losesNothingThatWasReported_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("stays");
    for (const bool stays : {false, true}) {
        const std::string often = stays ? " from then on" : " once";
        QTest::newRow(("error" + often).c_str()) << int(DiskFault::Error) << stays;
        QTest::newRow(("full" + often).c_str()) << int(DiskFault::Full) << stays;
        QTest::newRow(("torn write" + often).c_str()) << int(DiskFault::Torn) << stays;
    }
}

/// A step that is refused has changed nothing, and can be taken as soon as the disk works again.
void FailingDiskTest::verifyRefused(ScriptedSession& script, int step, const std::string& before)
{
    m_disk.mend();
    if (ScriptedSession::hasSession(step))
        QCOMPARE(script.taskProgress(), before);
    VERIFY_NONE(ScriptedSession::name(step), faultsSeenFromOutside(script));
    // Should the power fail as well, it may turn out to be there, but whole.
    std::vector<std::string> faults;
    if (script.session())
        (void)imageAfterPowerCut(static_cast<std::uint64_t>(m_disk.calls()), script, faults);
    VERIFY_NONE("power cut, " + std::string(ScriptedSession::name(step)), faults);
}

/// Takes each step again and again, while the disk fails at the first of its calls, at the second, and so on.
/// Where a fault does not hinder a step, what comes after it is tried the next time; false once there is
/// nothing left.
bool FailingDiskTest::playWithFaults(DiskFault fault, bool stays, std::vector<int>& nextCalls,
                                     Outcome& outcome)
{
    ScriptedSession script = freshScript();
    bool hasFailed = false;
    for (int step = 0; step < ScriptedSession::stepCount(); ++step) {
        int& nextCall = nextCalls[static_cast<std::size_t>(step)];
        script.leadTo(step);
        const std::string before = script.taskProgress();
        for (bool isTaken = false; !isTaken;) {
            const int first = m_disk.calls();
            m_disk.failAt(first + nextCall, fault, stays);
            const auto taken = script.take(step);
            const auto failed = m_disk.lastFailure();
            m_disk.mend();
            isTaken = taken.has_value();
            if (failed)
                nextCall = *failed - first + 1;
            hasFailed |= failed.has_value();
            outcome.faults += failed.has_value();
            if (isTaken)
                continue;
            ++outcome.refused;
            if (!failed || !isExplainedBy(fault, taken.error().kind))
                qFatal("%s: %s", ScriptedSession::name(step), taken.error().message.c_str());
            verifyRefused(script, step, before);
            if (QTest::currentTestFailed())
                return false;
        }
    }
    verifyPlayed(script);
    return hasFailed;
}

void FailingDiskTest::faultAtAnyCall_losesNothingThatWasReported()
{
    QFETCH(int, fault);
    QFETCH(bool, stays);
    std::vector<int> nextCalls(static_cast<std::size_t>(ScriptedSession::stepCount()));
    Outcome outcome;
    while (playWithFaults(DiskFault(fault), stays, nextCalls, outcome) && !QTest::currentTestFailed()) {
    }
    qInfo("%d faults, %d steps refused", outcome.faults, outcome.refused);
    QVERIFY(outcome.refused > 100);
}

/// The same with one fault in each session. Takes long; ./run torture does it.
void FailingDiskTest::oneFault_losesNothingThatWasReported()
{
    if (!qEnvironmentVariableIsSet("VIZSLA_TORTURE"))
        QSKIP("./run torture does this");
    QFETCH(int, fault);
    QFETCH(bool, stays);
    std::optional<int> failed = -1;
    int faults = 0;
    for (int call = 0; failed; ++faults) {
        ScriptedSession script = freshScript();
        const int first = m_disk.calls();
        m_disk.failAt(first + call, DiskFault(fault), stays);
        for (int step = 0; step < ScriptedSession::stepCount(); ++step) {
            script.leadTo(step);
            const std::string before = script.taskProgress();
            if (script.take(step))
                continue;
            verifyRefused(script, step, before);
            VERIFY_OK(script.take(step));
        }
        m_disk.mend();
        failed = m_disk.lastFailure();
        call = failed.value_or(0) - first + 1;
        verifyPlayed(script);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d sessions", faults);
}

void FailingDiskTest::lockHeldByAnother_isSaidInTimeAndLosesNothing_data()
{
    QTest::addColumn<QByteArray>("lock");
    QTest::newRow("writer") << QByteArray("BEGIN IMMEDIATE");
    QTest::newRow("writer that wants to be alone") << QByteArray("BEGIN EXCLUSIVE");
}

void FailingDiskTest::lockHeldByAnother_isSaidInTimeAndLosesNothing()
{
    QFETCH(QByteArray, lock);
    ScriptedSession script = freshScript();
    for (int step = 0; step < ScriptedSession::stepCount(); ++step) {
        script.leadTo(step);
        if (ScriptedSession::writes(step)) {
            auto other = valueOf(Database::open(m_file, Database::Access::ReadWrite));
            valueOf(other.runScript(lock.toStdString()));
            const std::string before = script.taskProgress();
            const Micros waitedBefore = m_disk.waited();
            VERIFY_FAILS(script.take(step), ErrorKind::Busy);
            const Micros waited = m_disk.waited() - waitedBefore;
            QVERIFY2(waited > oneSecond && waited <= 2 * oneSecond, std::to_string(microsOf(waited)).c_str());
            if (ScriptedSession::hasSession(step))
                QCOMPARE(script.taskProgress(), before);
            VERIFY_NONE(ScriptedSession::name(step), faultsSeenFromOutside(script));
        }
        VERIFY_OK(script.take(step));
    }
    verifyPlayed(script);
}

void FailingDiskTest::lockLetGoWhileWaiting_isNoError()
{
    ScriptedSession script = freshScript();
    int waits = 0;
    for (int step = 0; step < ScriptedSession::stepCount(); ++step) {
        script.leadTo(step);
        auto other = valueOf(Database::open(m_file, Database::Access::ReadWrite));
        valueOf(other.runScript("BEGIN IMMEDIATE"));
        m_disk.setWaitHook([&] {
            ++waits;
            (void)other.runScript("ROLLBACK");
        });
        VERIFY_OK(script.take(step));
        m_disk.setWaitHook({});
    }
    QVERIFY(waits >= ScriptedSession::stepCount() - 2);
    verifyPlayed(script);
}

void FailingDiskTest::readerOfAnOldState_hindersNothing()
{
    ScriptedSession script = freshScript();
    for (int step = 0; step < 3; ++step)
        VERIFY_OK(script.take((script.leadTo(step), step)));
    auto reader = valueOf(Database::open(m_file, Database::Access::ReadOnly));
    valueOf(reader.runScript("BEGIN; SELECT COUNT(*) FROM answer"));
    VERIFY_OK(script.playFrom(3));
    verifyPlayed(script);
    const auto seen = valueOf(
        reader.query("SELECT COUNT(*) FROM answer", [](const Statement& row) { return row.integer(0); }));
    QCOMPARE(seen.front(), std::int64_t{1});
}

void FailingDiskTest::lineOfTheLogThatIsThereAlready_isRefused()
{
    StudyFixture fixture;
    const Task task = fixture.addTask("Dogs", fixture.addTestSet("set", "beagle husky"));
    auto session = fixture.begin(task, fixture.addLabeler("Ada"));
    session.imageShown();
    SessionRepository repository(fixture.study());
    SessionStep step = session.planEvents().value();
    VERIFY_OK(repository.write(step));
    step.events.front().kind = EventKind::GuideOpened;
    VERIFY_FAILS(repository.write(step), ErrorKind::Invalid);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM session_event"), 2);
}

/// What a power cut left of the study: opened, looked at, and sat down to twice, the first time without an
/// end. Returns the image at which the session goes on.
std::string FailingDiskTest::imageAfterPowerCut(std::uint64_t seed, const ScriptedSession& script,
                                                std::vector<std::string>& faults)
{
    const std::filesystem::path left = m_dark.filePath(QStringLiteral("study.vizsla")).toStdString();
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(left.string() + suffix);
    m_disk.cutPower(m_dark.path().toStdString(), seed);
    const FaultyDisk::Aside aside(m_disk);
    const auto study = StudyFile::open(left, m_clock, 1);
    if (!study) {
        faults.push_back(study.error().message);
        return {};
    }
    std::ranges::move(script.reported().faultsOf(**study, script.tried()), std::back_inserter(faults));
    std::ranges::move(studyFaults(**study), std::back_inserter(faults));
    const auto first = valueOf(SittingSession::begin(**study, m_taskId, m_labelerId));
    const auto second = valueOf(prepareSession(**study, m_taskId, m_labelerId));
    if (currentImage(second) != currentImage(first))
        faults.push_back("after a second interruption the session goes on elsewhere");
    return currentImage(first);
}

/// More ways to lose what was not synced are tried at each call by ./run torture.
void FailingDiskTest::powerCutAtAnyCall_leavesAllThatWasReported()
{
    const int cutsEachCall = qEnvironmentVariableIsSet("VIZSLA_TORTURE") ? 20 : 2;
    ScriptedSession script = freshScript();
    int cuts = 0;
    std::vector<std::string> faults;
    std::set<std::string> goesOnAt;
    const auto cut = [&](const FaultyDisk::Call& call) {
        for (int seed = 0; seed < cutsEachCall && faults.empty(); ++seed, ++cuts) {
            const auto way = static_cast<std::uint64_t>(call.number * 1000 + seed);
            goesOnAt.insert(imageAfterPowerCut(way, script, faults));
        }
    };
    for (int step = 0; step < ScriptedSession::stepCount(); ++step) {
        const std::string about = "power cut, " + std::string(ScriptedSession::name(step));
        const std::string before = script.session() ? openImage(*script.session()) : std::string();
        goesOnAt.clear();
        script.leadTo(step);
        m_disk.setHooks(step > 0 ? cut : FaultyDisk::Hook());
        VERIFY_OK(script.take(step));
        m_disk.setHooks({});
        VERIFY_NONE(about, faults);
        const std::string after = script.session() ? openImage(*script.session()) : std::string();
        for (const std::string& image : goesOnAt)
            QVERIFY2(before.empty() || after.empty() || image == before || image == after, about.c_str());
    }
    verifyPlayed(script);
    qInfo("%d power cuts", cuts);
    QVERIFY(cuts > 700);
}

}  // namespace failing_disk_test

VIZSLA_TEST(tst_failing_disk, failing_disk_test::FailingDiskTest)
#include "tst_failing_disk.moc"
