// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/killed_study.h"

#include <algorithm>
#include <random>

#include "core/checks/check_study.h"
#include "core/labeling/prepare_session.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "tests/support/results.h"
#include "tests/support/sitting_session.h"

namespace vizsla::test {

namespace fs = std::filesystem;

namespace {

fs::path copyOf(const fs::path& study, const fs::path& folder)
{
    const fs::path copy = folder / study.filename();
    for (const char* suffix : {"", "-wal", "-shm"}) {
        fs::remove(copy.string() + suffix);
        if (fs::exists(study.string() + suffix))
            fs::copy_file(study.string() + suffix, copy.string() + suffix);
    }
    return copy;
}

/// An image of a task, its place in the labeler's order, and when it was skipped last.
struct Open
{
    ImageId imageId;
    std::size_t place = 0;
    std::int64_t skipped = 0;
};

/// The image to label now, found from the tables without LabelingSession: the one that was there last, or the
/// first of the part without an answer, with skipped ones behind.
ImageId imageToLabel(StudyFile& study, const TaskId& taskId, const LabelerId& labelerId)
{
    Database& database = study.database();
    const auto images = valueOf(ImageRepository(study).imagesOfTask(taskId));
    const int partSize = valueOf(TaskRepository(study).find(taskId)).value().partSize;
    const auto seed = valueOf(TaskRepository(study).keptSeed(taskId, labelerId)).value_or(0);
    std::map<ImageId, std::int64_t> skips;
    const auto answered = valueOf(database.query(
        "SELECT image_id FROM answer WHERE task_id = ?1 AND labeler_id = ?2 AND superseded_at IS NULL",
        [](const Statement& row) { return row.id<ImageId>(0); }, taskId, labelerId));
    valueOf(database.query(
        "SELECT image_id, sequence + 1 FROM skip WHERE task_id = ?1 AND labeler_id = ?2 AND taken_back_at IS "
        "NULL "
        "ORDER BY sequence",
        [&](const Statement& row) { return skips[row.id<ImageId>(0)] = row.integer(1); }, taskId, labelerId));
    std::vector<Open> open;
    std::size_t place = 0;
    for (const std::size_t index : taskOrder(images.size(), seed)) {
        if (std::ranges::find(answered, images[index].id) == answered.end())
            open.push_back({images[index].id, place, skips[images[index].id]});
        ++place;
    }
    if (open.empty())
        return {};
    const auto size = static_cast<std::size_t>(partSize);
    std::erase_if(open, [part = open.front().place / size, size](const Open& image) {
        return image.place / size != part;
    });
    const auto last = valueOf(database.query(
        "SELECT e.kind, e.image_id FROM session_event e JOIN session s ON s.id = e.session_id "
        "WHERE s.task_id = ?1 AND s.labeler_id = ?2 AND e.kind IN ('shown', 'undone', 'confirmed', "
        "'skipped') "
        "ORDER BY s.ordinal DESC, e.number DESC LIMIT 1",
        [](const Statement& row) { return std::pair(row.text(0), row.id<ImageId>(1)); }, taskId, labelerId));
    if (!last.empty() && (last[0].first == "shown" || last[0].first == "undone") &&
        std::ranges::find(open, last[0].second, &Open::imageId) != open.end())
        return last[0].second;
    return std::ranges::min_element(open, {}, &Open::skipped)->imageId;
}

}  // namespace

KilledStudy::KilledStudy(const fs::path& study, const fs::path& folder, const TaskId& taskId,
                         const LabelerId& labelerId)
{
    const fs::path copy = copyOf(study, folder);
    const SteadyTime start = m_clock.steadyNow();
    auto opened = StudyFile::open(copy, m_clock, std::random_device()());
    if (!opened) {
        fault(opened.error().message);
        return;
    }
    m_study = std::move(*opened);
    if (m_study->isReadOnly())
        fault("the study can no longer be written");
    sitDown(taskId, labelerId);
    m_reopening = m_clock.steadyNow() - start;
    // What `vizsla check` says.
    const auto checked = checkStudy(copy, m_clock);
    if (!checked)
        fault(checked.error().message);
    for (const std::string& sentence : checked ? checked->findings : std::vector<std::string>{})
        fault(sentence);
    const auto rows = valueOf(m_study->database().query(
        "SELECT id, superseded_at IS NOT NULL FROM answer UNION ALL SELECT id, taken_back_at IS NOT NULL "
        "FROM skip",
        [](const Statement& row) { return std::pair(row.text(0), row.integer(1) != 0); }));
    m_steps = {rows.begin(), rows.end()};
    compareProgress(taskId, labelerId);
    sitDownForGood(taskId, labelerId);
}

/// Nothing is written by it.
void KilledStudy::sitDown(const TaskId& taskId, const LabelerId& labelerId)
{
    constexpr std::string_view lines =
        "SELECT (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM session_event) + "
        "(SELECT COUNT(*) FROM assignment) + (SELECT COUNT(*) FROM session WHERE ended_at IS NOT NULL)";
    const std::int64_t before = number(lines);
    const auto session = prepareSession(*m_study, taskId, labelerId);
    if (!session) {
        fault(session.error().message);
        return;
    }
    m_isTaskDone = session->isTaskDone();
    if (const auto index = session->current())
        m_standsAt = session->images()[*index].id;
    if (number(lines) != before)
        fault("sitting down wrote to the study");
}

void KilledStudy::compareProgress(const TaskId& taskId, const LabelerId& labelerId)
{
    m_hasBegun = valueOf(TaskRepository(*m_study).keptSeed(taskId, labelerId)).has_value();
    if (m_hasBegun && m_standsAt != imageToLabel(*m_study, taskId, labelerId))
        fault("the session goes on at another image than the one that was there");
}

/// The session that broke off is recorded as such.
void KilledStudy::sitDownForGood(const TaskId& taskId, const LabelerId& labelerId)
{
    const auto unended = valueOf(m_study->database().query(
        "SELECT id FROM session WHERE task_id = ?1 AND labeler_id = ?2 AND ended_at IS NULL ORDER BY ordinal",
        [](const Statement& row) { return row.id<SessionId>(0); }, taskId, labelerId));
    const auto session = SittingSession::begin(*m_study, taskId, labelerId);
    if (!session) {
        fault(session.error().message);
        return;
    }
    const auto index = session->current();
    if (m_hasBegun && (index ? session->images()[*index].id : ImageId()) != m_standsAt)
        fault("the session that began does not stand where it should");
    // It breaks off as well, at once.
    const auto third = prepareSession(*m_study, taskId, labelerId);
    if (!third || third->current() != index || third->part() != session->part())
        fault("after a second interruption the session goes on at another image");
    if (unended.size() > 1)
        fault("more than one session of a labeler had no end");
    const SessionId broken = unended.empty() ? SessionId() : unended.back();
    if (session->session().resumes.value_or(SessionId()) != broken)
        fault("the session does not say which one it goes on with");
    const auto interrupted = valueOf(m_study->database().query(
        "SELECT ending = 'interrupted' AND ended_at >= started_at FROM session WHERE id = ?1",
        [](const Statement& row) { return row.integer(0); }, broken));
    if (!broken.empty() && interrupted != std::vector<std::int64_t>{1})
        fault("the session that broke off is not recorded as interrupted");
}

std::int64_t KilledStudy::number(std::string_view sql)
{
    return valueOf(m_study->database().query(sql, [](const Statement& row) { return row.integer(0); })).at(0);
}

}  // namespace vizsla::test
