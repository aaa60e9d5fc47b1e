// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// label_in_core STUDY TASK LABELER SEED BOARD [PHASE NTH [DEED OTHER]]: confirms, skips and undoes without a
// window and as fast as it goes, until the task is done or the process is killed. With PHASE and NTH it kills
// itself then, or does DEED to the study, which OTHER may take the place of. It stays with one opening of the
// study where DEED is given; "none" leaves the deed to others.
#include <random>

#include "core/store/study_file.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/results.h"
#include "tests/support/sitting_session.h"
#include "tests/torture/deeds.h"
#include "tests/torture/kill_report.h"
#include "tests/torture/phase_board.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

void reportCurrent(const LabelingSession& session)
{
    if (const auto index = session.current())
        report('=', session.images()[*index].id.text());
}

/// Stops where the study is another now, and says so.
template <class T>
T keptValue(Result<T> result)
{
    if (!result && result.error().kind == ErrorKind::Replaced) {
        report('!', result.error().message);
        ::_exit(stoppedStatus);
    }
    return valueOf(std::move(result));
}

void takeStep(SittingSession& session, std::mt19937_64& random)
{
    session.imageShown();
    if (random() % 5 == 0 && session.canUndo()) {
        const std::string id = session.progress().lastAction()->id;
        keptValue(session.undo());
        report('-', id);
    } else if (random() % 8 == 0) {
        keptValue(session.skip());
        report('+', session.progress().lastAction()->id);
    } else {
        report('+', keptValue(session.confirm("beagle")).id.text());
    }
}

/// Labels one part; true when the task is done.
bool labelPart(StudyFile& study, const TaskId& task, const LabelerId& labeler, PhaseBoard& board,
               std::mt19937_64& random)
{
    auto session = keptValue(SittingSession::begin(study, task, labeler));
    reportCurrent(session);
    while (session.current()) {
        board.enter(Phase::Image);
        takeStep(session, random);
        reportCurrent(session);
    }
    board.enter(Phase::Part);
    keptValue(session.end());
    board.enter(Phase::Part);
    return session.isTaskDone();
}

}  // namespace

int main(int argc, char* argv[])
{
    if (argc != 6 && argc != 8 && argc != 10)
        return 2;
    PhaseBoard board(argv[5]);
    const bool isDisturbed = argc == 10;
    if (isDisturbed && std::string_view(argv[8]) != "none")
        board.actAt(phaseFromWord(argv[6]), std::stoi(argv[7]),
                    [&] { carryOut(deedFromWord(argv[8]), argv[1], argv[9]); });
    else if (argc == 8)
        board.actAt(phaseFromWord(argv[6]), std::stoi(argv[7]));
    FaultyDisk disk;
    board.watch(disk);
    board.enter(Phase::Start);
    const SystemClock clock;
    std::mt19937_64 random(std::stoull(argv[4]));
    auto study = valueOf(StudyFile::open(argv[1], clock, random()));
    if (study->isReadOnly())
        return notOpenedStatus;
    while (!labelPart(*study, TaskId(argv[2]), LabelerId(argv[3]), board, random)) {
        // Now and then the log is written back because the study is closed.
        if (!isDisturbed && random() % 4 == 0) {
            study.reset();
            study = valueOf(StudyFile::open(argv[1], clock, random()));
            board.enter(Phase::Part);
        }
    }
    return 0;
}
