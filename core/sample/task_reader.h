// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/sample/catalogue.h"

namespace vizsla {

/// Reads tasks.json for readSampleTasks(). Used once.
class SampleTaskReader
{
public:
    SampleTaskReader(std::string_view name, const std::vector<SamplePhotograph>& photographs);

    Result<std::vector<SampleTask>> read(std::istream& input);

private:
    Result<SampleTask> readTask(const nlohmann::json& value);
    Result<std::string> text(const nlohmann::json& task, const char* key) const;
    Result<std::vector<std::string>> words(const nlohmann::json& task, const char* key,
                                           const std::unordered_set<std::string_view>& known,
                                           std::string_view expectation) const;
    tl::unexpected<Error> wrong(std::string_view expectation) const;

    std::string m_name;
    std::string m_place;
    std::unordered_set<std::string_view> m_testSets;
    std::unordered_set<std::string_view> m_photographs;
    std::unordered_set<std::string> m_taskNames;
};

}  // namespace vizsla
