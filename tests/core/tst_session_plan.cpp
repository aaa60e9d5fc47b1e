// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/labeling/labeling_session.h"
#include "core/labeling/part_queue.h"
#include "core/labeling/session_state.h"
#include "core/uuid.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace session_plan_test {

namespace {

/// Sessions that are planned from plain values, without a study.
struct Desk
{
    explicit Desk(std::size_t imageCount)
    {
        state.task = {TaskId("task"), "Dogs", "", Mode::Test, 10, static_cast<int>(imageCount)};
        state.task.rules.correctionsAllowed = true;
        state.labelerId = LabelerId("ann");
        for (std::size_t index = 0; index < imageCount; ++index) {
            Image& image = state.images.emplace_back();
            image.id = ImageId("image " + std::to_string(index));
        }
    }

    LabelingSession sit(std::unique_ptr<ImageQueue> queue)
    {
        LabelingSession session(state, std::move(queue), clock, uuids);
        session.carryOut(session.planBeginning());
        return session;
    }
    LabelingSession sit() { return sit(std::make_unique<PartQueue>(state.images.size())); }

    void logEarlier(EventKind kind, std::size_t index)
    {
        state.log.push_back({SessionId("earlier"),
                             {kind, clock.now(), state.images[index].id},
                             static_cast<int>(state.log.size())});
    }

    SessionState state;
    FakeClock clock;
    UuidSource uuids{1};
};

SessionStep confirm(LabelingSession& session, const std::string& wnid)
{
    session.imageShown();
    SessionStep step = valueOf(session.planConfirm(wnid));
    session.carryOut(step);
    return step;
}

/// Asks for the one image until it is answered right, as practice might.
class UntilRight final : public ImageQueue
{
public:
    explicit UntilRight(int mistakes) : m_left(mistakes + 1) {}

    std::optional<std::size_t> current() const override
    {
        return isDone() ? std::nullopt : std::optional(0U);
    }
    std::optional<std::size_t> revisited() const override { return std::nullopt; }
    std::vector<std::size_t> open() const override { return std::vector<std::size_t>(isDone() ? 0 : 1); }
    bool isDone() const override { return m_left == 0; }
    void answered(std::size_t) override { --m_left; }
    void lookedAgain() override {}
    void skipped(std::size_t) override {}
    void timeUp(std::span<const std::size_t>) override {}
    void answerUndone(std::size_t) override { ++m_left; }
    void correctionUndone(std::size_t) override {}
    void skipUndone(std::size_t) override {}
    void revisit(std::optional<std::size_t>) override {}
    void recall(std::size_t) override {}

private:
    int m_left;
};

}  // namespace

class TestSessionPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plannedStep_changesNothingUntilItIsCarriedOut()
    {
        Desk desk(2);
        auto session = desk.sit();
        session.imageShown();
        desk.clock.advance(3s);
        const SessionStep step = valueOf(session.planConfirm("mug"));
        QCOMPARE(step.answer->duration, Micros(3s));
        QCOMPARE(step.answer->imageId, desk.state.images[0].id);
        QCOMPARE(session.doneInPart(), 0);
        VERIFY_FAILS(session.planSkip(), ErrorKind::Busy);
        session.abandon();
        QCOMPARE(session.current(), std::optional<std::size_t>(0));
        session.carryOut(valueOf(session.planConfirm("cup")));
        QCOMPARE(session.answer(0)->wnid, std::string("cup"));
        QCOMPARE(session.current(), std::optional<std::size_t>(1));
    }

    void earlierSteps_areToldToTheQueue()
    {
        Desk desk(4);
        auto& [task, labelerId, seed, isResumed, part, images, answers, unanswered, skips, interrupted, log] =
            desk.state;
        Answer answer;
        answer.imageId = images[1].id;
        answer.sequence = 1;
        answers.push_back(answer);
        answer.imageId = ImageId("of another part");
        answer.sequence = 7;
        answers.push_back(answer);
        skips.push_back({SkipId("skip"), task.id, labelerId, images[0].id, {}, 0});
        Unanswered late;
        late.imageId = images[2].id;
        late.sequence = 2;
        unanswered.push_back(late);

        auto session = desk.sit();
        QCOMPARE(session.queue().open(), (std::vector<std::size_t>{3, 0}));
        QCOMPARE(session.doneInPart(), 2);
        QCOMPARE(session.doneInTask(), 3);
        QCOMPARE(confirm(session, "mug").answer->sequence, 8);
    }

    void log_leadsBackToTheImageThatWasThere()
    {
        Desk desk(3);
        desk.logEarlier(EventKind::Began, 0);
        desk.logEarlier(EventKind::Undone, 2);
        desk.state.interrupted.push_back({SessionId("earlier"), desk.clock.utcNow()});
        auto session = desk.sit();
        QCOMPARE(session.queue().open(), (std::vector<std::size_t>{2, 0, 1}));
        QVERIFY(session.session().resumes == SessionId("earlier"));
        QVERIFY(session.interruptedAt() == desk.clock.utcNow());
    }

    void logOfGoingBack_isNoStep()
    {
        Desk desk(3);
        auto session = desk.sit();
        confirm(session, "cup");
        using Index = std::optional<std::size_t>;
        for (const Index index : {Index(0), Index()}) {
            valueOf(session.revisit(index));
            // Written before anything is painted.
            const SessionStep log = session.planEvents().value();
            QVERIFY(log.events.back().kind == EventKind::Revisited);
            session.carryOut(log);
            QCOMPARE(session.revisited(), index);
        }
        valueOf(session.revisit(0));
        QVERIFY(!confirm(session, "cup").answer);
        QCOMPARE(session.current(), Index(1));
    }

    void log_doesNotLeadBackToAnAnsweredImage()
    {
        Desk desk(3);
        Answer answer;
        answer.imageId = desk.state.images[0].id;
        desk.state.answers.push_back(answer);
        desk.logEarlier(EventKind::Shown, 0);
        desk.logEarlier(EventKind::Confirmed, 0);
        desk.logEarlier(EventKind::Shown, 2);
        for (const EventKind kind : {EventKind::Revisited, EventKind::Undone}) {
            desk.logEarlier(kind, 0);
            desk.logEarlier(EventKind::Shown, 0);
            const auto session = desk.sit();
            QVERIFY(!session.revisited());
            QCOMPARE(session.current(), std::optional<std::size_t>(2));
        }
    }

    void queue_isWhatSaysWhichImageIsNext()
    {
        Desk desk(1);
        auto session = desk.sit(std::make_unique<UntilRight>(2));
        for (const char* wnid : {"cup", "cup", "mug"}) {
            QCOMPARE(session.current(), std::optional<std::size_t>(0));
            confirm(session, wnid);
        }
        QVERIFY(!session.current());
        QCOMPARE(session.answer(0)->wnid, std::string("mug"));
        session.carryOut(valueOf(session.planUndo()));
        QCOMPARE(session.current(), std::optional<std::size_t>(0));
    }
};

}  // namespace session_plan_test

VIZSLA_TEST(tst_session_plan, session_plan_test::TestSessionPlan)
#include "tst_session_plan.moc"
