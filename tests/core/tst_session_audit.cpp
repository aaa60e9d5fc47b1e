// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_audit.h"

#include <QTest>
#include <random>

#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/core/timed_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_audit_test {

namespace {

/// A test that was sat to its end with everything that can happen.
class SatFixture : public TimedFixture
{
public:
    explicit SatFixture(std::uint64_t seed = 1)
        : TimedFixture({.imageLimit = 45 * second, .correctionsAllowed = true}, 12, 4)
    {
        std::mt19937_64 random(seed);
        for (int sitting = 0; sitting < 12; ++sitting) {
            auto session = begin();
            for (int step = 0; step < 30; ++step)
                act(session, random);
            // Some sittings break off.
            if (random() % 3)
                valueOf(session.end());
        }
    }

private:
    void act(SittingSession& session, std::mt19937_64& random)
    {
        clock.advance(std::chrono::microseconds(random() % 40'000'000));
        session.tick();
        if (session.expired())
            valueOf(session.timeUp());
        if (!session.current())
            return;
        switch (random() % 8) {
            case 0:
                valueOf(session.skip().or_else([](const Error&) { return Result<void>(); }));
                break;
            case 1:
                (void)session.undo();
                break;
            case 2:
                for (const std::size_t index : session.progress().answeredInOrder()) {
                    if (session.revisit(index))
                        break;
                }
                session.imageShown();
                clock.advance(1s);
                (void)session.confirm(random() % 2 ? "cup" : "car");
                break;
            case 3:
                session.setAway(!session.isAway());
                break;
            case 4:
                clock.suspend(3min);
                session.isPaused() ? session.resume() : session.pause();
                break;
            case 5:
                session.imageShown();
                break;
            default:
                session.imageShown();
                clock.advance(3s);
                (void)session.confirm(random() % 2 ? "cup" : "mug");
        }
    }
};

/// How many sentences hold these words.
std::ptrdiff_t saying(const SessionAudit& audit, std::string_view words)
{
    return std::ranges::count_if(audit.contradictions, [&](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

}  // namespace

class SessionAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigure_isFoundAgainFromTheLog();
    void whatWasChangedInTheStudy_isFound_data();
    void whatWasChangedInTheStudy_isFound();
    void log_cannotBeChangedOrShortened();
    void sessionWithoutALog_isFoundWhereEarlierOnesHaveOne();
    void sessionsWithoutAnyLog_areFoundByTheTimesOfTheirAnswers();
    void importedSessions_haveNoLogToAudit();
};

void SessionAuditTest::everyFigure_isFoundAgainFromTheLog()
{
    int answers = 0, unanswered = 0, superseded = 0, corrections = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SatFixture fixture(seed);
        const SessionAudit audit = valueOf(auditSessions(fixture.study()));
        QVERIFY2(audit.contradictions.empty(),
                 audit.contradictions.empty() ? "" : audit.contradictions.front().c_str());
        QCOMPARE(audit.sessions, 12);
        QCOMPARE(audit.answers, static_cast<int>(fixture.number("SELECT COUNT(*) FROM answer")));
        answers += audit.answers;
        unanswered += static_cast<int>(fixture.number("SELECT COUNT(*) FROM unanswered"));
        superseded +=
            static_cast<int>(fixture.number("SELECT COUNT(*) FROM answer WHERE superseded_at IS NOT NULL"));
        corrections += static_cast<int>(fixture.number("SELECT COUNT(*) FROM answer WHERE correction = 1"));
    }
    // The sittings were not empty.
    qInfo("%d answers, %d superseded, %d corrections, %d not answered in time", answers, superseded,
          corrections, unanswered);
    QVERIFY(answers > 100 && unanswered > 10 && superseded > 10 && corrections > 10);
}

void SessionAuditTest::whatWasChangedInTheStudy_isFound_data()
{
    QTest::addColumn<QString>("change");
    const std::pair<const char*, const char*> changes[] = {
        {"another class", "UPDATE answer SET wnid = 'car' WHERE rowid = 2"},
        {"a shorter time", "UPDATE answer SET active = active - 1, duration = duration - 1 WHERE rowid = 2"},
        {"idle time made active", "UPDATE answer SET idle = idle + 5, active = active - 5 WHERE rowid = 2"},
        {"less duration", "UPDATE answer SET duration = duration - 1 WHERE rowid = 2"},
        {"an earlier moment", "UPDATE answer SET committed_at = committed_at - 1 WHERE rowid = 2"},
        {"shown later", "UPDATE answer SET shown_at = shown_at + 1 WHERE rowid = 2"},
        {"an answer undone",
         "UPDATE answer SET superseded_at = 5 WHERE superseded_at IS NULL AND correction = 0"},
        {"an answer less", "DELETE FROM answer WHERE rowid = 2"},
        {"time not up", "DELETE FROM unanswered WHERE rowid = (SELECT MIN(rowid) FROM unanswered)"},
        {"another limit", "UPDATE unanswered SET time_limit = 'session'"},
        {"a skip less", "DELETE FROM skip WHERE taken_back_at IS NULL"},
    };
    for (const auto& [name, change] : changes)
        QTest::newRow(name) << QString::fromLatin1(change);
}

void SessionAuditTest::whatWasChangedInTheStudy_isFound()
{
    QFETCH(QString, change);
    SatFixture fixture(4);
    QVERIFY(valueOf(auditSessions(fixture.study())).contradictions.empty());
    fixture.run(change.toStdString());
    QVERIFY(!valueOf(auditSessions(fixture.study())).contradictions.empty());
}

void SessionAuditTest::log_cannotBeChangedOrShortened()
{
    SatFixture fixture;
    for (const char* change : {"UPDATE session_event SET utc = 1", "DELETE FROM session_event"}) {
        const auto changed = fixture.study().database().execute(change);
        QVERIFY(!changed);
        QVERIFY(changed.error().message.find("only added to") != std::string::npos);
    }
    QVERIFY(valueOf(auditSessions(fixture.study())).contradictions.empty());
}

void SessionAuditTest::sessionWithoutALog_isFoundWhereEarlierOnesHaveOne()
{
    SatFixture fixture;
    fixture.run("DROP TRIGGER session_event_is_not_removed");
    fixture.run(
        "DELETE FROM session_event WHERE session_id = (SELECT id FROM session ORDER BY started_at DESC LIMIT "
        "1)");
    const SessionAudit audit = valueOf(auditSessions(fixture.study()));
    QCOMPARE(saying(audit, "has no log, as sessions before it have"), std::ptrdiff_t{1});
    QCOMPARE(audit.sessionsWithoutLog, 0);
}

void SessionAuditTest::sessionsWithoutAnyLog_areFoundByTheTimesOfTheirAnswers()
{
    SatFixture fixture;
    fixture.run("DROP TRIGGER session_event_is_not_removed");
    fixture.run("DELETE FROM session_event");
    QVERIFY(saying(valueOf(auditSessions(fixture.study())), "which alone can have told the times") > 0);
    // As they were before logs were kept.
    fixture.run("UPDATE answer SET active = NULL, idle = NULL, away = NULL, paused = NULL");
    fixture.run("DELETE FROM unanswered");
    const SessionAudit audit = valueOf(auditSessions(fixture.study()));
    QVERIFY(audit.contradictions.empty());
    QCOMPARE(audit.sessionsWithoutLog, 12);
}

void SessionAuditTest::importedSessions_haveNoLogToAudit()
{
    TimedFixture fixture;
    SessionRepository sessions(fixture.study());
    const Session session = valueOf(sessions.importedSession(fixture.task.id, fixture.ann.id, "file",
                                                             utcFromMicros(1), utcFromMicros(2)));
    Answer answer{{}, session.id, fixture.task.id, fixture.ann.id, fixture.images[0].id, "cup"};
    valueOf(sessions.addImportedAnswer(answer));
    const SessionAudit audit = valueOf(auditSessions(fixture.study()));
    QVERIFY(audit.contradictions.empty());
    QCOMPARE(audit.sessions, 0);
}

}  // namespace session_audit_test

VIZSLA_TEST(tst_session_audit, session_audit_test::SessionAuditTest)
#include "tst_session_audit.moc"
