// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace vizsla {
class StudyFile;
}

namespace vizsla::test {

/// Everything that is wrong with a study, one sentence each: damaged pages, references to nothing, and what
/// the logs of its sessions do not bear out. Empty if all is well.
std::vector<std::string> studyFaults(StudyFile& study);

}  // namespace vizsla::test
