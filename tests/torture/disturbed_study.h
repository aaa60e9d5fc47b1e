// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/torture/deeds.h"
#include "tests/torture/killed_study.h"

namespace vizsla::test {

/// A study that is open in a process and that something happens to. It is held on to from before that, so
/// that it can be read wherever it went.
class DisturbedStudy
{
public:
    /// Makes another version of the study, in `folder`, that can take its place.
    DisturbedStudy(const std::filesystem::path& study, const std::filesystem::path& folder);
    ~DisturbedStudy();
    DisturbedStudy(const DisturbedStudy&) = delete;
    DisturbedStudy& operator=(const DisturbedStudy&) = delete;

    const std::filesystem::path& otherVersion() const { return m_other; }
    /// Whether it happened by now.
    bool isDisturbed() const;

    /// What is wrong once the process has ended, one sentence each: a step that was reported kept and is in
    /// no file, a log that went into another file, a changed file.
    std::vector<std::string> faults(const std::vector<std::string>& reported) const;

private:
    std::filesystem::path copyOfHeld() const;
    void addFaultsOfOther(std::vector<std::string>& faults) const;

    std::filesystem::path m_study;
    std::filesystem::path m_folder;
    std::filesystem::path m_other;
    std::string m_otherBytes;
    int m_heldFolder = -1;
    int m_heldFile = -1;
};

}  // namespace vizsla::test
