// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// confirm_until_killed STUDY TASK LABELER SEED: confirms answers one after another until the task is done or
// the process is killed. After each step that returned it writes a line: "+ID" for an answer, "-ID" for one
// undone.
#include <unistd.h>

#include <cstdio>
#include <random>

#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"

using namespace vizsla;

namespace {

/// Handed to the system at once, so that a report survives the process.
void report(char sign, const std::string& id)
{
    const std::string line = sign + id + '\n';
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        _exit(3);
}

Result<void> labelPart(LabelingSession& session, std::mt19937_64& random)
{
    while (const auto index = session.current()) {
        session.imageShown();
        const auto answer = session.confirm(session.images()[*index].assignedWnid);
        if (!answer)
            return tl::unexpected(answer.error());
        report('+', answer->id);
        if (random() % 4 == 0) {
            if (const auto undone = session.undo(); !undone)
                return tl::unexpected(undone.error());
            report('-', answer->id);
        }
    }
    return session.end();
}

Result<void> labelTask(StudyFile& study, const std::string& taskId, const std::string& labelerId,
                       std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    for (;;) {
        auto session = LabelingSession::begin(study, taskId, labelerId);
        if (!session)
            return tl::unexpected(session.error());
        if (session->isTaskDone())
            return {};
        if (auto labeled = labelPart(*session, random); !labeled)
            return labeled;
    }
}

}  // namespace

int main(int argc, char* argv[])
{
    if (argc != 5)
        return 2;
    const SystemClock clock;
    const std::uint64_t seed = std::stoull(argv[4]);
    auto study = StudyFile::open(argv[1], clock, seed);
    Result<void> done;
    if (!study)
        done = tl::unexpected(study.error());
    else
        done = labelTask(**study, argv[2], argv[3], seed);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}
