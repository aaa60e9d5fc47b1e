// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_session.h"

#include <iterator>

#include "core/labeling/prepare_session.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

namespace vizsla::test {

namespace {

using namespace std::chrono_literals;

struct ScriptStep
{
    const char* name;
    void (*leadTo)(ScriptedSession&);
    Result<void> (*take)(ScriptedSession&);
};

void nothing(ScriptedSession&) {}

void lookAtImage(ScriptedSession& script)
{
    script.show();
}

void readGuide(ScriptedSession& script)
{
    script.show();
    script.sitting().note(EventKind::GuideOpened, "beagle");
    script.clock.advance(3s);
    script.sitting().note(EventKind::GuideClosed);
}

void letTimePass(ScriptedSession& script)
{
    script.show();
    script.clock.advance(70s);
}

void rest(ScriptedSession& script)
{
    script.show();
    script.sitting().setAway(true);
    script.clock.advance(2s);
    script.sitting().setAway(false);
    script.sitting().pause();
    script.clock.advance(5s);
    script.sitting().resume();
}

void goBack(ScriptedSession& script)
{
    valueOf(script.sitting().revisit(script.sitting().progress().answeredInOrder().front()));
    script.show();
}

void goForth(ScriptedSession& script)
{
    valueOf(script.sitting().revisit(std::nullopt));
    script.show();
}

Result<void> openStudy(ScriptedSession& script)
{
    return script.open();
}
Result<void> openAgain(ScriptedSession& script)
{
    return script.closeAndOpen();
}
Result<void> beginSession(ScriptedSession& script)
{
    return script.begin();
}
Result<void> confirm(ScriptedSession& script)
{
    return script.write(script.sitting().planConfirm("mug"));
}
Result<void> correct(ScriptedSession& script)
{
    return script.write(script.sitting().planConfirm("cup"));
}
Result<void> skip(ScriptedSession& script)
{
    return script.write(script.sitting().planSkip());
}
Result<void> undo(ScriptedSession& script)
{
    return script.write(script.sitting().planUndo());
}
Result<void> timeUp(ScriptedSession& script)
{
    return script.write(script.sitting().planTimeUp());
}
Result<void> events(ScriptedSession& script)
{
    return script.write(script.sitting().planEvents().value());
}
Result<void> end(ScriptedSession& script)
{
    return script.write(script.sitting().planEnd());
}

constexpr ScriptStep scriptSteps[] = {
    {"open", nothing, openStudy},
    {"begin", nothing, beginSession},
    {"confirm", lookAtImage, confirm},
    {"skip", lookAtImage, skip},
    {"log the guide", readGuide, events},
    {"confirm after the guide", lookAtImage, confirm},
    {"undo", nothing, undo},
    {"confirm what was undone", lookAtImage, confirm},
    {"time up", letTimePass, timeUp},
    {"log a pause", rest, events},
    {"confirm after the pause", lookAtImage, confirm},
    {"log going back", goBack, events},
    {"log the guide at the earlier image", readGuide, events},
    {"correct", nothing, correct},
    {"undo the correction", nothing, undo},
    {"log the guide after that", readGuide, events},
    {"confirm what was skipped", goForth, confirm},
    {"end", nothing, end},
    {"begin the next part", nothing, beginSession},
    {"confirm in the next part", lookAtImage, confirm},
    {"close without an end, open again", nothing, openAgain},
    {"begin after the interruption", nothing, beginSession},
    {"skip after the interruption", lookAtImage, skip},
    {"take the skip back", nothing, undo},
    {"confirm what was not skipped after all", lookAtImage, confirm},
    {"confirm the last image", lookAtImage, confirm},
    {"end the task", nothing, end},
};

}  // namespace

ScriptedSession::ScriptedSession(std::filesystem::path file, TaskId taskId, LabelerId labelerId)
    : m_file(std::move(file)),
      m_taskId(std::move(taskId)),
      m_labelerId(std::move(labelerId))
{}

void ScriptedSession::prepareStudy(const std::filesystem::path& file, TaskId& taskId, LabelerId& labelerId)
{
    StudyFixture fixture;
    Task task = fixture.addTask(
        "Dogs", fixture.addTestSet("set", "beagle husky cup mug car horse beagle cup"), Mode::Test, 5);
    task.rules.imageLimit = std::chrono::seconds(60);
    task.rules.correctionsAllowed = true;
    valueOf(TaskRepository(fixture.study()).update(task));
    taskId = task.id;
    labelerId = fixture.addLabeler("Ada").id;
    fixture.close();
    std::filesystem::copy_file(fixture.file(), file, std::filesystem::copy_options::overwrite_existing);
}

int ScriptedSession::stepCount()
{
    return static_cast<int>(std::size(scriptSteps));
}

const char* ScriptedSession::name(int step)
{
    return scriptSteps[step].name;
}

bool ScriptedSession::writes(int step)
{
    return scriptSteps[step].take != openStudy && scriptSteps[step].take != openAgain;
}

bool ScriptedSession::hasSession(int step)
{
    return writes(step) && scriptSteps[step].take != beginSession;
}

void ScriptedSession::leadTo(int step)
{
    scriptSteps[step].leadTo(*this);
}

Result<void> ScriptedSession::take(int step)
{
    return scriptSteps[step].take(*this);
}

Result<void> ScriptedSession::playFrom(int step)
{
    for (; step < stepCount(); ++step) {
        leadTo(step);
        if (auto taken = take(step); !taken)
            return failure(taken.error().kind, std::string(name(step)) + ": " + taken.error().message);
    }
    return {};
}

std::string ScriptedSession::taskProgress() const
{
    if (!m_session)
        return "no session";
    const auto index = m_session->current();
    const PartProgress::Action* last = m_session->progress().lastAction();
    std::string text = index ? m_session->images()[*index].id.text() : "no image";
    text += ", done " + std::to_string(m_session->doneInPart()) + ", last " + (last ? last->id : "none");
    for (const std::size_t next : m_session->queue().open())
        text += ", then " + std::to_string(next);
    for (const bool flag : {m_session->isShown(), m_session->isPaused(), m_session->canUndo(),
                            m_session->isStepPlanned(), m_session->revisited().has_value()})
        text += flag ? ", yes" : ", no";
    return text + ", after " + std::to_string(microsOf(m_session->timeOnImage()));
}

Result<void> ScriptedSession::open()
{
    auto study = StudyFile::open(m_file, clock, ++m_seed);
    if (!study)
        return tl::unexpected(study.error());
    m_study = std::move(*study);
    if (m_study->isReadOnly())
        return failure(ErrorKind::ReadOnly, "the study opened to be read only");
    // So that the log is written back to the study in the middle of the session, and often.
    return m_study->database().runScript("PRAGMA wal_autocheckpoint = 25");
}

Result<void> ScriptedSession::closeAndOpen()
{
    m_session.reset();
    m_study.reset();
    return open();
}

Result<void> ScriptedSession::begin()
{
    m_session.reset();
    auto session = prepareSession(*m_study, m_taskId, m_labelerId);
    if (!session)
        return tl::unexpected(session.error());
    m_session.emplace(std::move(*session));
    auto begun = write(m_session->planBeginning());
    if (!begun)
        m_session.reset();
    return begun;
}

Result<void> ScriptedSession::write(Result<SessionStep> step)
{
    if (!step)
        return tl::unexpected(step.error());
    m_tried.push_back(*step);
    auto written = SessionRepository(*m_study).write(*step);
    if (!written) {
        m_session->abandon();
        return written;
    }
    m_session->carryOut(*step);
    m_reported.add(*step);
    m_tried.clear();
    return {};
}

void ScriptedSession::show()
{
    m_session->imageShown();
    clock.advance(2s);
}

}  // namespace vizsla::test
