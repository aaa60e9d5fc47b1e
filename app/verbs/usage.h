// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace vizsla {

/// Usage lines with what the verbs above ask for: "vizsla import STUDY test-set", which CLI11 leaves out.
class UsageFormatter : public CLI::Formatter
{
public:
    std::string make_usage(const CLI::App* verb, std::string name) const override;
};

/// One line on a command line that cannot be understood, with the help of the verb that it was for.
std::string wrongUsage(const CLI::App* commandLine, const CLI::Error& error);

}  // namespace vizsla
