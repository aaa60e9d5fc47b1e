// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// label_in_core STUDY TASK LABELER SEED BOARD [PHASE NTH]: confirms, skips and undoes without a window and as
// fast as it goes, until the task is done or the process is killed.
#include <random>

#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/results.h"
#include "tests/torture/kill_report.h"
#include "tests/torture/phase_board.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

void reportCurrent(const LabelingSession& session)
{
    if (const auto index = session.current())
        report('=', session.images()[*index].id);
}

void takeStep(LabelingSession& session, std::mt19937_64& random)
{
    session.imageShown();
    if (random() % 5 == 0 && session.canUndo()) {
        const std::string id = session.progress().lastAction()->id;
        valueOf(session.undo());
        report('-', id);
    } else if (random() % 8 == 0) {
        valueOf(session.skip());
        report('+', session.progress().lastAction()->id);
    } else {
        report('+', valueOf(session.confirm("beagle")).id);
    }
}

/// Labels one part; true when the task is done.
bool labelPart(StudyFile& study, const std::string& task, const std::string& labeler, PhaseBoard& board,
               std::mt19937_64& random)
{
    auto session = valueOf(LabelingSession::begin(study, task, labeler));
    reportCurrent(session);
    while (session.current()) {
        board.enter(Phase::Image);
        takeStep(session, random);
        reportCurrent(session);
    }
    board.enter(Phase::Part);
    valueOf(session.end());
    board.enter(Phase::Part);
    return session.isTaskDone();
}

}  // namespace

int main(int argc, char* argv[])
{
    if (argc != 6 && argc != 8)
        return 2;
    PhaseBoard board(argv[5]);
    if (argc == 8)
        board.killAt(phaseFromWord(argv[6]), std::stoi(argv[7]));
    FaultyDisk disk;
    board.watch(disk);
    board.enter(Phase::Start);
    const SystemClock clock;
    std::mt19937_64 random(std::stoull(argv[4]));
    auto study = valueOf(StudyFile::open(argv[1], clock, random()));
    if (study->isReadOnly())
        return 4;
    while (!labelPart(*study, argv[2], argv[3], board, random)) {
        // Now and then the log is written back because the study is closed.
        if (random() % 4 == 0) {
            study.reset();
            study = valueOf(StudyFile::open(argv[1], clock, random()));
            board.enter(Phase::Part);
        }
    }
    return 0;
}
