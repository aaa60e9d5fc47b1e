// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// vizsla_torture KILLS FOLDER: labels in processes that are killed at random moments, KILLS times, and looks
// each time whether anything was lost. A quarter as often something happens to the study while it is open: it
// is replaced, deleted, moved or unmounted; and as often a window is killed in which labels are reviewed. The
// study lies in a folder of its own in FOLDER. Status 1 at the first fault.
#include <unistd.h>

#include <QTemporaryDir>
#include <csignal>
#include <optional>
#include <random>

#include "core/checks/check_study.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/torture/disturbed_study.h"
#include "tests/torture/figures.h"
#include "tests/torture/kill_report.h"
#include "tests/torture/killed_study.h"
#include "tests/torture/labeling_process.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace {

/// So that checks stay quick, a study is done with after so many kills.
constexpr int killsEachStudy = 100;
constexpr std::size_t labelersEachTask = 60;

/// Which program is killed, and when: at a random moment after some lines, or as it enters a phase for the
/// nth time.
struct Plan
{
    bool isWindow = false;
    int lines = 0;
    int microseconds = 0;
    std::optional<Phase> phase;
    int nth = 0;
};

class Torture
{
public:
    explicit Torture(const fs::path& folder)
        : m_folder(QString::fromStdString((folder / "torture-XXXXXX").string())),
          m_board(path("board")),
          m_random(2026)
    {
        if (!m_folder.isValid())
            qFatal("no folder can be made in %s", folder.c_str());
        fs::create_directories(path("left"));
        makeTemplate();
    }

    /// False at the first fault, which is printed.
    bool run(int kills)
    {
        for (int done = 0; done < kills;) {
            if (done % killsEachStudy == 0 && m_killsOfStudy != 0)
                startAnew();
            const auto killed = killOnce(makePlan(done));
            if (!killed)
                return false;
            done += *killed;
            if (*killed != 0 && done % killsEachStudy == 0)
                std::fprintf(stderr, "%d of %d kills\n", done, kills);
            m_killsOfStudy += *killed;
        }
        return true;
    }

    /// The same for what happens to a study while it is open.
    bool disturb(int times)
    {
        for (int done = 0; done < times; ++done) {
            const auto deed = static_cast<Deed>(upTo(deedCount - 1));
            startAnew();
            fs::remove_all(path("study moved"));
            if (deed == Deed::Unmount && !mountStudy())
                continue;
            const bool isFine = disturbOnce(deed, done % 4 == 3);
            if (deed == Deed::Unmount)
                unmountMemory(path("study"));
            if (!isFine)
                return false;
        }
        return true;
    }

    /// Kills a window that reviews, two people by turns.
    bool review(int kills)
    {
        startAnew();
        for (int done = 0; done < kills; ++done) {
            if (done % killsEachStudy == killsEachStudy - 1)
                startAnew();
            if (!killReviewer(m_labelers[static_cast<std::size_t>(done % 2)]))
                return false;
        }
        return true;
    }

    Figures& figures() { return m_figures; }
    void keepFolder() { m_folder.setAutoRemove(false); }
    std::string folder() const { return m_folder.path().toStdString(); }

private:
    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    void makeTemplate()
    {
        DeskFixture desk;
        std::string assigned;
        for (int image = 0; image < 250; ++image)
            assigned += "beagle ";
        StudyFixture& study = desk.study();
        m_tasks[0] = study.addTask("without a window", desk.addPictures("set", assigned)).id;
        const auto pictures = desk.addPictures(
            "photos",
            "cup mug car husky beagle horse cup mug car husky beagle horse cup mug car horse "
            "beagle husky mug cup horse car mug husky");
        m_tasks[1] = study.addTask("in the window", pictures, Mode::Training, 8).id;
        for (std::size_t labeler = 0; labeler < labelersEachTask; ++labeler)
            m_labelers.push_back(study.addLabeler("Labeler " + std::to_string(labeler)).id);
        study.close();
        fs::copy(study.folder(), path("template"), fs::copy_options::recursive);
        startAnew();
    }

    void startAnew()
    {
        fs::remove_all(path("study"));
        fs::copy(path("template"), path("study"), fs::copy_options::recursive);
        m_known.clear();
        m_labeler = {};
        m_progress = {};
        m_killsOfStudy = 0;
    }

    int upTo(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most + 1)); }

    Plan makePlan(int round)
    {
        Plan plan;
        plan.isWindow = round % 2 == 1;
        switch (m_random() % 10) {
            case 0:
            case 1:  // while it starts
                plan.microseconds = upTo(plan.isWindow ? 250'000 : 8'000);
                break;
            case 2:
            case 3:
            case 4:
                plan.lines = 1 + upTo(plan.isWindow ? 12 : 40);
                plan.microseconds = upTo(plan.isWindow ? 6'000 : 800);
                break;
            case 5:
            case 6:
                plan.phase = Phase::Commit;
                plan.nth = 1 + upTo(plan.isWindow ? 120 : 400);
                break;
            case 7:
                plan.phase = Phase::Checkpoint;
                plan.nth = 1 + upTo(30);
                break;
            case 8:
                plan.phase = Phase::Part;
                plan.nth = 1 + upTo(plan.isWindow ? 3 : 12);
                break;
            default:
                plan.phase = plan.isWindow ? Phase::Feedback : Phase::Part;
                plan.nth = 1 + upTo(plan.isWindow ? 60 : 12);
        }
        return plan;
    }

    /// 1 if a process was killed, 0 if it came to its end before; nothing if a fault was found.
    std::optional<int> killOnce(const Plan& plan)
    {
        const std::size_t which = plan.isWindow;
        const LabelerId& labeler = m_labelers.at(m_labeler[which]);
        m_board.wipe();
        std::vector<std::string> arguments{path("study/study.vizsla").string(), m_tasks[which].text(),
                                           labeler.text(), std::to_string(m_random()),
                                           path("board").string()};
        if (plan.phase) {
            arguments.emplace_back(phaseWord(*plan.phase));
            arguments.push_back(std::to_string(plan.nth));
        }
        LabelingProcess process(plan.isWindow ? LABEL_IN_WINDOW : LABEL_IN_CORE, arguments);
        if (plan.phase)
            process.waitForEnd();
        else
            process.waitForLines(plan.lines);
        ::usleep(static_cast<useconds_t>(plan.microseconds));
        const int status = process.kill();
        if (process.hangs() || (status != -SIGKILL && status != 0))
            return refuse(plan, "the process hangs or failed by itself");
        const KilledStudy study(path("study/study.vizsla"), path("left"), m_tasks[which], labeler);
        for (const std::string& fault : study.faults())
            refuse(plan, fault);
        if (!study.faults().empty() || !compare(plan, process.lines(), study))
            return std::nullopt;
        m_figures.reopenings.push_back(study.reopeningTime());
        if (status == -SIGKILL)
            ++m_figures.kills[which][static_cast<std::size_t>(m_board.phase())];
        if (study.isTaskDone()) {
            ++m_labeler[which];
            m_progress[which].clear();
        }
        return status == -SIGKILL;
    }

    /// The study comes to lie in a file system of its own.
    bool mountStudy()
    {
        fs::remove_all(path("study"));
        fs::create_directory(path("study"));
        m_figures.canMount = m_figures.canMount && mountMemory(path("study"));
        if (m_figures.canMount)
            fs::copy(path("template"), path("study"), fs::copy_options::recursive);
        return m_figures.canMount;
    }

    /// By the process itself as it enters a phase, or at a random moment; then it says why it stops, or is
    /// killed.
    bool disturbOnce(Deed deed, bool isWindow)
    {
        m_board.wipe();
        const DisturbedStudy study(path("study/study.vizsla"), path("disturbed"));
        constexpr Phase phases[] = {Phase::Commit, Phase::Commit, Phase::Image, Phase::Part};
        const Phase phase = phases[upTo(3)];
        const int most = phase == Phase::Part ? 2 : isWindow ? 40 : 200;
        const bool isExact = upTo(1) == 0;
        const bool isKilled = upTo(2) == 0;
        LabelingProcess process(
            isWindow ? LABEL_IN_WINDOW : LABEL_IN_CORE,
            {path("study/study.vizsla").string(), m_tasks[isWindow].text(), m_labelers.front().text(),
             std::to_string(m_random()), path("board").string(), std::string(phaseWord(phase)),
             std::to_string(1 + upTo(most)), std::string(isExact ? deedWord(deed) : "none"),
             study.otherVersion().string()});
        process.waitForLines(1 + upTo(isWindow ? 8 : 30));
        ::usleep(static_cast<useconds_t>(upTo(isWindow ? 6'000 : 800)));
        if (!isExact)
            carryOut(deed, path("study/study.vizsla"), study.otherVersion());
        if (isKilled)
            ::usleep(static_cast<useconds_t>(upTo(isWindow ? 20'000 : 2'000)));
        else
            process.waitForEnd();
        const int status = process.kill();
        const auto lines = process.lines();
        const bool isSaid = status == stoppedStatus && !lines.empty() && lines.back().starts_with('!');
        const bool isDisturbed = study.isDisturbed();
        std::vector<std::string> faults = study.faults(lines);
        // A study that went away while it was being opened.
        const bool isNotOpened = status == notOpenedStatus && m_board.phase() == Phase::Start;
        if (process.hangs() || (status != -SIGKILL && !isNotOpened && !(isDisturbed ? isSaid : status == 0)))
            faults.push_back("the process did not stop and say why, but ended with " +
                             std::to_string(status));
        for (const std::string& fault : faults)
            std::fprintf(stderr, "%s, %s at \"%s\": %s\n", isWindow ? "real window" : "core alone",
                         std::string(deedWord(deed)).c_str(), std::string(phaseWord(m_board.phase())).c_str(),
                         fault.c_str());
        if (!faults.empty())
            return false;
        m_figures.deeds[static_cast<std::size_t>(deed)] += isDisturbed;
        m_figures.killedAfter[static_cast<std::size_t>(deed)] += isDisturbed && status == -SIGKILL;
        m_figures.stepsBefore += static_cast<int>(std::ranges::count_if(
            lines, [](const std::string& line) { return line.starts_with('+') || line.starts_with('-'); }));
        return true;
    }

    bool killReviewer(const LabelerId& labeler)
    {
        m_board.wipe();
        std::vector<std::string> arguments{path("study/study.vizsla").string(), labeler.text(),
                                           std::to_string(m_random()), path("board").string()};
        const bool isExact = upTo(2) == 0;
        if (isExact) {
            arguments.emplace_back(phaseWord(Phase::Commit));
            arguments.push_back(std::to_string(1 + upTo(120)));
        }
        LabelingProcess process(REVIEW_IN_WINDOW, arguments);
        if (isExact)
            process.waitForEnd();
        else
            process.waitForLines(1 + upTo(40));
        ::usleep(static_cast<useconds_t>(upTo(6'000)));
        const int status = process.kill();
        if (process.hangs() || (status != -SIGKILL && status != 0))
            return refuseReview("the process hangs or failed by itself");
        for (const std::string& line : process.lines())
            m_known[line.substr(1)] = false;
        m_figures.rulings += static_cast<int>(process.lines().size());
        m_figures.reviewsKilled += status == -SIGKILL;
        return compareRulings();
    }

    /// Every action that was reported is in the study, in which nothing contradicts itself.
    bool compareRulings()
    {
        const SystemClock clock;
        const auto checked = checkStudy(path("study/study.vizsla"), clock);
        for (const std::string& finding : checked ? checked->findings : std::vector{checked.error().message})
            return refuseReview(finding);
        const auto study = valueOf(StudyFile::openToRead(path("study/study.vizsla"), clock));
        const auto rows =
            valueOf(study->database().query("SELECT id FROM review_action", [](const Statement& row) {
                return std::pair(row.text(0), false);
            }));
        const Steps kept(rows.begin(), rows.end());
        for (const auto& [id, isUndone] : m_known) {
            if (!kept.contains(id))
                return refuseReview("a ruling that was reported is lost");
        }
        m_figures.mostRulingsUnreported =
            std::max(m_figures.mostRulingsUnreported, static_cast<int>(kept.size() - m_known.size()));
        m_known = kept;
        return true;
    }

    /// Every report is true, but for the one step that was under way.
    bool compare(const Plan& plan, const std::vector<std::string>& lines, const KilledStudy& study)
    {
        bool standsAtEnd = true;
        std::string& taskProgress = m_progress[plan.isWindow];
        for (const std::string& line : lines) {
            standsAtEnd = line.starts_with('=');
            if (standsAtEnd) {
                taskProgress = line.substr(1);
                continue;
            }
            m_known[line.substr(1)] = line.starts_with('-');
            ++m_figures.answers;
        }
        int unreported = static_cast<int>(study.steps().size()) - static_cast<int>(m_known.size());
        for (const auto& [id, isUndone] : m_known) {
            const auto kept = study.steps().find(id);
            if (kept == study.steps().end() || (isUndone && !kept->second)) {
                ++m_figures.lost;
                refuse(plan, kept == study.steps().end() ? "a step that was reported is lost"
                                                         : "a step that was undone stands again");
                return false;
            }
            unreported += kept->second != isUndone;
        }
        if (unreported > 1) {
            refuse(plan, std::to_string(unreported) + " steps had not been reported");
            return false;
        }
        m_known = study.steps();
        m_figures.mostUnreported = std::max(m_figures.mostUnreported, unreported);
        m_figures.roundsWithUnreported += unreported;
        const bool isComparable =
            unreported == 0 && standsAtEnd && !taskProgress.empty() && !study.isTaskDone();
        if (isComparable && study.standsAt().text() != taskProgress && m_board.phase() != Phase::Part) {
            refuse(plan, "the session goes on at another image than was reported");
            return false;
        }
        m_figures.progressReported += isComparable;
        taskProgress = study.hasBegun() ? study.standsAt().text() : std::string();
        return true;
    }

    bool refuseReview(const std::string& sentence)
    {
        Plan plan;
        plan.isWindow = true;
        refuse(plan, "reviewing: " + sentence);
        return false;
    }

    std::nullopt_t refuse(const Plan& plan, const std::string& sentence)
    {
        std::fprintf(stderr, "%s, killed at \"%s\" after %d lines: %s\n",
                     plan.isWindow ? "real window" : "core alone",
                     std::string(phaseWord(m_board.phase())).c_str(), plan.lines, sentence.c_str());
        return std::nullopt;
    }

    QTemporaryDir m_folder;
    PhaseBoard m_board;
    std::mt19937_64 m_random;
    std::array<TaskId, 2> m_tasks;
    std::vector<LabelerId> m_labelers;
    std::array<std::size_t, 2> m_labeler{};  ///< who is at work on which task
    std::array<std::string, 2> m_progress;   ///< the image that was there last
    int m_killsOfStudy = 0;
    Steps m_known;
    Figures m_figures;
};

}  // namespace

int main(int argc, char* argv[])
{
    const int kills = argc == 3 ? std::atoi(argv[1]) : 0;
    if (kills <= 0)
        return 2;
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    ::setenv("QT_LOGGING_RULES", "*.warning=false", 1);
    const SystemClock clock;
    const SteadyTime start = clock.steadyNow();
    Torture torture(argv[2]);
    const int fewer = (kills + 3) / 4;
    if (!torture.run(kills) || !torture.disturb(fewer) || !torture.review(fewer)) {
        torture.keepFolder();
        std::fprintf(stderr, "what was left lies in %s\n", torture.folder().c_str());
        return 1;
    }
    torture.figures().print(clock.steadyNow() - start);
    return 0;
}
