// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string_view>

namespace vizsla::test {

class FaultyDisk;

/// What a process that labels is about.
enum class Phase {
    Start,       ///< opening the study, beginning a session
    Image,       ///< an image is there, or comes
    Feedback,    ///< feedback is open
    Part,        ///< one part is left, the next begun
    Commit,      ///< a step is being written
    Checkpoint,  ///< what was written is moved from the log into the study
};
constexpr int phaseCount = 6;

/// One word each, for the command line.
std::string_view phaseWord(Phase phase);
Phase phaseFromWord(std::string_view word);

/// Where a process that may be killed at any moment says what it is about: memory of a file, which outlives
/// it.
class PhaseBoard
{
public:
    /// Makes the file if it is not there.
    explicit PhaseBoard(const std::filesystem::path& file);
    ~PhaseBoard();
    PhaseBoard(const PhaseBoard&) = delete;
    PhaseBoard& operator=(const PhaseBoard&) = delete;

    /// As it enters a phase for the nth time, the process does this; without it, it kills itself.
    void actAt(Phase phase, int nth, std::function<void()> action = {});
    void enter(Phase phase);
    /// Follows commits and checkpoints by what is written to the disk.
    void watch(FaultyDisk& disk);

    /// What the process is about, or was when it ended.
    Phase phase() const;
    void wipe();

private:
    struct Shared
    {
        std::atomic<int> place{0};
        std::atomic<int> writing{-1};  ///< Commit or Checkpoint while something is being written
    };

    void count(Phase phase);

    Shared* m_shared;
    Phase m_fatalPhase = Phase::Start;
    std::function<void()> m_action;
    std::atomic<int> m_left{0};  ///< how often the fatal phase may still be entered; 0: always
};

}  // namespace vizsla::test
