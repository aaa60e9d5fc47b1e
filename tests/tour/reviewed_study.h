// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "tests/support/fake_clock.h"

namespace vizsla::tour {

/// Copies the sample study to another file and has models predict on it.
void makeProposals(const std::filesystem::path& sample, const std::filesystem::path& file,
                   test::FakeClock& clock);

/// Two labelers review half of its images, and do not always agree.
void reviewProposals(const std::filesystem::path& file, test::FakeClock& clock);

}  // namespace vizsla::tour
