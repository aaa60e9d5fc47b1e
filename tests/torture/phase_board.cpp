// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/phase_board.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <QtGlobal>
#include <csignal>
#include <optional>

#include "tests/support/faulty_disk.h"

namespace vizsla::test {

namespace {

constexpr std::string_view words[phaseCount] = {"start", "image", "feedback", "part", "commit", "checkpoint"};

std::optional<Phase> phaseOf(const FaultyDisk::Call& call)
{
    if (call.kind != DiskCall::Write && call.kind != DiskCall::Sync && call.kind != DiskCall::Truncate)
        return std::nullopt;
    if (call.isLog())
        return Phase::Commit;
    return call.isStudy() ? std::optional(Phase::Checkpoint) : std::nullopt;
}

}  // namespace

std::string_view phaseWord(Phase phase)
{
    return words[static_cast<int>(phase)];
}

Phase phaseFromWord(std::string_view word)
{
    for (int phase = 0; phase < phaseCount; ++phase) {
        if (words[phase] == word)
            return static_cast<Phase>(phase);
    }
    qFatal("there is no such phase");
}

PhaseBoard::PhaseBoard(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0 || ::ftruncate(descriptor, sizeof(Shared)) != 0)
        qFatal("cannot make %s", file.c_str());
    void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (memory == MAP_FAILED)
        qFatal("cannot share %s", file.c_str());
    m_shared = static_cast<Shared*>(memory);
}

PhaseBoard::~PhaseBoard()
{
    ::munmap(m_shared, sizeof(Shared));
}

void PhaseBoard::actAt(Phase phase, int nth, std::function<void()> action)
{
    m_action = std::move(action);
    m_fatalPhase = phase;
    m_left = nth;
}

void PhaseBoard::enter(Phase phase)
{
    m_shared->place = static_cast<int>(phase);
    count(phase);
}

void PhaseBoard::watch(FaultyDisk& disk)
{
    disk.setHooks(
        [this](const FaultyDisk::Call& call) {
            if (const auto phase = phaseOf(call)) {
                m_shared->writing = static_cast<int>(*phase);
                count(*phase);
            }
        },
        [this](const FaultyDisk::Call&) { m_shared->writing = -1; });
}

void PhaseBoard::count(Phase phase)
{
    if (phase != m_fatalPhase || m_left <= 0 || --m_left != 0)
        return;
    if (m_action)
        m_action();
    else
        ::kill(::getpid(), SIGKILL);
}

Phase PhaseBoard::phase() const
{
    const int writing = m_shared->writing;
    return static_cast<Phase>(writing >= 0 ? writing : m_shared->place.load());
}

void PhaseBoard::wipe()
{
    m_shared->place = static_cast<int>(Phase::Start);
    m_shared->writing = -1;
}

}  // namespace vizsla::test
