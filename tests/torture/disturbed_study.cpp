// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/disturbed_study.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/checks/check_study.h"
#include "core/store/file_state.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"

namespace vizsla::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* otherLabeler = "Somebody elsewhere";

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A descriptor as a path, which leads to what it is open on and not to its name.
fs::path pathOf(int descriptor)
{
    return "/proc/self/fd/" + std::to_string(descriptor);
}

void copyBytes(const fs::path& from, const fs::path& to)
{
    std::ofstream(to, std::ios::binary) << bytesOf(from);
}

Steps stepsIn(const fs::path& study, std::vector<std::string>& faults)
{
    const SystemClock clock;
    const auto checked = checkStudy(study, clock);
    if (!checked)
        faults.push_back(checked.error().message);
    for (const std::string& sentence : checked ? checked->findings : std::vector<std::string>{})
        faults.push_back(sentence);
    auto opened = StudyFile::openToRead(study, clock);
    if (!opened) {
        faults.push_back(opened.error().message);
        return {};
    }
    const auto rows = valueOf((*opened)->database().query(
        "SELECT id, superseded_at IS NOT NULL FROM answer UNION ALL SELECT id, taken_back_at IS NOT NULL "
        "FROM skip",
        [](const Statement& row) { return std::pair(row.text(0), row.integer(1) != 0); }));
    return {rows.begin(), rows.end()};
}

}  // namespace

DisturbedStudy::DisturbedStudy(const fs::path& study, const fs::path& folder)
    : m_study(study),
      m_folder(folder),
      m_other(study.parent_path() / "other version.vizsla")
{
    fs::remove_all(m_folder);
    fs::create_directories(m_folder);
    copyBytes(study, m_other);
    const SystemClock clock;
    {
        auto other = valueOf(StudyFile::open(m_other, clock, 1));
        valueOf(LabelerRepository(*other).add(otherLabeler));
    }
    fs::remove(m_other.string() + ".lock");
    m_otherBytes = bytesOf(m_other);
    m_heldFolder = ::open(study.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    m_heldFile = ::open(study.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_heldFolder < 0 || m_heldFile < 0)
        qFatal("cannot hold on to %s", study.c_str());
}

DisturbedStudy::~DisturbedStudy()
{
    ::close(m_heldFile);
    ::close(m_heldFolder);
}

bool DisturbedStudy::isDisturbed() const
{
    const auto now = stateOf(m_study);
    const auto held = stateOf(pathOf(m_heldFile));
    return !now || !held || !now->isSameFile(*held);
}

fs::path DisturbedStudy::copyOfHeld() const
{
    const fs::path copy = m_folder / "held.vizsla";
    copyBytes(pathOf(m_heldFile), copy);
    const fs::path log = pathOf(m_heldFolder) / (m_study.filename().string() + "-wal");
    std::error_code unknown;
    if (fs::exists(log, unknown))
        copyBytes(log, copy.string() + "-wal");
    return copy;
}

std::vector<std::string> DisturbedStudy::faults(const std::vector<std::string>& reported) const
{
    std::vector<std::string> faults;
    const Steps kept = stepsIn(copyOfHeld(), faults);
    for (const std::string& line : reported) {
        if (line.front() != '+' && line.front() != '-')
            continue;
        const auto step = kept.find(line.substr(1));
        if (step == kept.end())
            faults.push_back("a step that was reported is in no file");
        else if (line.front() == '-' && !step->second)
            faults.push_back("a step that was undone stands again");
    }
    addFaultsOfOther(faults);
    return faults;
}

/// The version that took the place, as the next program finds it with what lies beside it.
void DisturbedStudy::addFaultsOfOther(std::vector<std::string>& faults) const
{
    std::error_code unknown;
    if (!isDisturbed() || !fs::exists(m_study, unknown))
        return;
    if (bytesOf(m_study) != m_otherBytes)
        faults.push_back("the other version was changed");
    const fs::path copy = m_folder / m_study.filename();
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        if (fs::exists(m_study.string() + suffix, unknown))
            copyBytes(m_study.string() + suffix, copy.string() + suffix);
    }
    const SystemClock clock;
    {
        auto opened = StudyFile::open(copy, clock, 1);
        if (!opened)
            faults.push_back(opened.error().message);
        else if (const auto labelers = valueOf(LabelerRepository(**opened).all());
                 std::ranges::find(labelers, otherLabeler, &Labeler::name) == labelers.end())
            faults.push_back("the other version has not the labelers that it had");
    }
    if (!stepsIn(copy, faults).empty())
        faults.push_back("a log went into another file");
}

}  // namespace vizsla::test
