// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <csignal>
#include <map>
#include <random>
#include <set>

#include "core/labeling/task_order.h"
#include "core/store/image_repository.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

using namespace vizsla;
using namespace vizsla::test;

extern char** environ;

namespace {

/// What the process reported of each answer: whether it was undone.
using Reports = std::map<std::string, bool>;

/// confirm_until_killed at work.
class Labeling
{
public:
    Labeling(const std::filesystem::path& study, const Task& task, const Labeler& labeler, std::uint64_t seed)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        posix_spawn_file_actions_addclose(&actions, ends[1]);
        std::string program = CONFIRM_UNTIL_KILLED, file = study.string(), taskId = task.id,
                    labelerId = labeler.id, seedText = std::to_string(seed);
        char* const arguments[] = {program.data(),   file.data(),     taskId.data(),
                                   labelerId.data(), seedText.data(), nullptr};
        if (::posix_spawn(&m_process, program.c_str(), &actions, nullptr, arguments, environ) != 0)
            qFatal("cannot start %s", program.c_str());
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        m_output = ends[0];
    }
    ~Labeling() { ::close(m_output); }
    Labeling(const Labeling&) = delete;
    Labeling& operator=(const Labeling&) = delete;

    void waitForLines(int count)
    {
        while (count > 0 && readSome())
            count -= static_cast<int>(std::exchange(m_newLines, 0));
    }

    /// Its exit status; -SIGKILL if it was still at work.
    int kill()
    {
        ::kill(m_process, SIGKILL);
        while (readSome()) {
        }
        int status = 0;
        ::waitpid(m_process, &status, 0);
        return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }

    void addTo(Reports& reports) const
    {
        QVERIFY(m_text.isEmpty() || m_text.endsWith('\n'));
        for (const QByteArray& line : m_text.split('\n')) {
            if (!line.isEmpty())
                reports[line.mid(1).toStdString()] = line.startsWith('-');
        }
    }

private:
    bool readSome()
    {
        char bytes[4096];
        const ssize_t size = ::read(m_output, bytes, sizeof bytes);
        if (size <= 0)
            return false;
        m_text.append(bytes, size);
        m_newLines += std::count(bytes, bytes + size, '\n');
        return true;
    }

    pid_t m_process = 0;
    int m_output = -1;
    QByteArray m_text;
    std::ptrdiff_t m_newLines = 0;
};

/// Answers of a labeler as the study has them: whether each was undone.
Reports answersKept(StudyFixture& fixture, const Labeler& labeler)
{
    Reports kept;
    valueOf(fixture.study().database().query(
        "SELECT id, superseded_at IS NOT NULL FROM answer WHERE labeler_id = ?1",
        [&](const Statement& row) { return kept.emplace(row.text(0), row.integer(1) != 0).second; },
        labeler.id));
    return kept;
}

/// The first image in the labeler's order without an answer that stands; found without LabelingSession.
std::string firstOpenImage(StudyFixture& fixture, const Task& task, const Labeler& labeler)
{
    const auto images = valueOf(ImageRepository(fixture.study()).imagesOfTask(task.id));
    const auto answered = valueOf(fixture.study().database().query(
        "SELECT image_id FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL",
        [](const Statement& row) { return row.text(0); }, labeler.id));
    const std::set<std::string> closed(answered.begin(), answered.end());
    for (const std::size_t index :
         taskOrder(images.size(), valueOf(TaskRepository(fixture.study()).seed(task.id, labeler.id)))) {
        if (!closed.contains(images[index].id))
            return images[index].name;
    }
    return {};
}

#ifdef __SANITIZE_ADDRESS__
constexpr int rounds = 60;  // each start takes long
#else
constexpr int rounds = 240;
#endif

}  // namespace

/// SIGKILL at any moment loses no answer that was reported kept, and the study needs no repair.
class TestKilledProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMoment_nothingIsLost()
    {
        constexpr int roundsEachLabeler = 5, images = 250;
        StudyFixture fixture;
        std::string assigned;
        for (int image = 0; image < images; ++image)
            assigned += "beagle ";
        const Task task = fixture.addTask("Dogs", fixture.addTestSet("set", assigned));
        std::mt19937_64 random(2026);
        Labeler labeler;
        Reports reports;
        std::size_t answers = 0;
        int killedAtWork = 0, unreportedSteps = 0;
        for (int round = 0; round < rounds; ++round) {
            if (round % roundsEachLabeler == 0) {
                labeler = fixture.addLabeler("Labeler " + std::to_string(round));
                reports.clear();
            }
            const Reports before = answersKept(fixture, labeler);
            fixture.close();
            {
                Labeling process(fixture.file(), task, labeler, random());
                // One in four at a moment of its start, the others at work.
                const bool isAtStart = random() % 4 == 0;
                process.waitForLines(isAtStart ? 0 : static_cast<int>(random() % 25));
                ::usleep(static_cast<useconds_t>(random() % (isAtStart ? 8000 : 800)));
                const int status = process.kill();
                QVERIFY2(status == -SIGKILL || status == 0, "the process failed by itself");
                killedAtWork += status == -SIGKILL;
                process.addTo(reports);
            }
            fixture.reopen();
            QVERIFY(!fixture.study().isReadOnly());
            QCOMPARE(valueOf(fixture.study().database().query(
                         "PRAGMA integrity_check", [](const Statement& row) { return row.text(0); })),
                     std::vector<std::string>{"ok"});
            QCOMPARE(fixture.number("SELECT COUNT(*) FROM pragma_foreign_key_check"), 0);

            // Every report is true, but for the one step that was under way.
            const Reports kept = answersKept(fixture, labeler);
            int unreported = 0;
            for (const auto& [id, undone] : reports) {
                QVERIFY2(kept.contains(id), "a reported answer is lost");
                QVERIFY2(!undone || kept.at(id), "an answer reported undone stands again");
                unreported += kept.at(id) != undone;
            }
            unreported += static_cast<int>(kept.size() - reports.size());
            QVERIFY2(unreported <= 1, qPrintable(QStringLiteral("%1 steps unreported").arg(unreported)));
            unreportedSteps += unreported;
            answers += kept.size() - before.size();
            reports = kept;

            const std::string open = firstOpenImage(fixture, task, labeler);
            QCOMPARE(currentImage(fixture.begin(task, labeler)), open);
        }
        qInfo("%d of %d killed at work, %zu answers, %d steps kept that were not yet reported", killedAtWork,
              rounds, answers, unreportedSteps);
        QVERIFY(killedAtWork >= rounds * 5 / 6);
    }
};

QTEST_APPLESS_MAIN(TestKilledProcess)
#include "tst_killed_process.moc"
