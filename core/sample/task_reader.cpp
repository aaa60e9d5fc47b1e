// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/task_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace vizsla {

using nlohmann::json;

namespace {

constexpr std::size_t kLargestFile = 16U << 20U;
constexpr int kLargestPart = 1000;

Result<std::string> readAll(std::istream& input, const std::string& name)
{
    std::string text(kLargestFile + 1, '\0');
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (input.bad())
        return failure(ErrorKind::Io, name + ": reading failed");
    text.resize(static_cast<std::size_t>(input.gcount()));
    if (text.size() > kLargestFile)
        return failure(ErrorKind::Invalid, name + ": expected at most 16 MiB");
    return text;
}

Result<json> parse(const std::string& text, const std::string& name)
{
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        const std::size_t end = std::min(error.byte, text.size());
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
        return failure(ErrorKind::Invalid, name + ", line " + std::to_string(line) + ": this is not JSON");
    }
}

}  // namespace

SampleTaskReader::SampleTaskReader(std::string_view name, const std::vector<SamplePhotograph>& photographs)
    : m_name(name),
      m_testSets{kPlainTestSet, kShiftedTestSet}
{
    for (const SamplePhotograph& photograph : photographs)
        m_photographs.insert(photograph.file);
}

Result<std::vector<SampleTask>> SampleTaskReader::read(std::istream& input)
{
    auto content =
        readAll(input, m_name).and_then([this](const std::string& all) { return parse(all, m_name); });
    if (!content)
        return tl::unexpected(std::move(content.error()));
    if (!content->is_array())
        return wrong("expected a list of tasks");
    std::vector<SampleTask> tasks;
    for (const json& value : *content) {
        m_place = ", task " + std::to_string(tasks.size() + 1);
        auto task = TRY(readTask(value));
        tasks.push_back(std::move(task));
    }
    return tasks;
}

Result<SampleTask> SampleTaskReader::readTask(const json& value)
{
    if (!value.is_object())
        return wrong("expected an object with name, description, mode, part_size, test_sets and photographs");
    auto name = TRY(text(value, "name"));
    m_place += " (" + name + ")";
    if (!m_taskNames.insert(name).second)
        return wrong("expected a name that no other task has");
    auto description = TRY(text(value, "description"));
    const auto mode = text(value, "mode");
    if (mode != "training" && mode != "test")
        return wrong("expected \"mode\" to be \"training\" or \"test\"");
    const auto partSize = value.find("part_size");
    if (partSize == value.end() || !partSize->is_number_integer() || *partSize < 1 ||
        *partSize > kLargestPart)
        return wrong("expected \"part_size\" to be a whole number from 1 to " + std::to_string(kLargestPart));
    auto testSets =
        TRY(words(value, "test_sets", m_testSets, "names out of \"stamps\" and \"stamps_shifted\""));
    auto photographs = TRY(words(value, "photographs", m_photographs, "files of the catalogue"));
    const auto guide = value.find("guide");
    if (guide != value.end() && !guide->is_boolean())
        return wrong("expected \"guide\" to be true or false");
    return SampleTask{std::move(name),
                      std::move(description),
                      mode == "test" ? Mode::Test : Mode::Training,
                      partSize->get<int>(),
                      std::move(testSets),
                      std::move(photographs),
                      guide == value.end() || guide->get<bool>()};
}

Result<std::string> SampleTaskReader::text(const json& task, const char* key) const
{
    const auto found = task.find(key);
    if (found == task.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
        return wrong("expected \"" + std::string(key) + "\" to be a text");
    return found->get<std::string>();
}

/// A list of texts that are known, each once.
Result<std::vector<std::string>> SampleTaskReader::words(const json& task, const char* key,
                                                         const std::unordered_set<std::string_view>& known,
                                                         std::string_view expectation) const
{
    const std::string expected = "expected \"" + std::string(key) + "\" to list " + std::string(expectation);
    const auto found = task.find(key);
    if (found == task.end() || !found->is_array() || found->empty())
        return wrong(expected);
    std::vector<std::string> list;
    for (const json& value : *found) {
        if (!value.is_string())
            return wrong(expected);
        auto word = value.get<std::string>();
        if (!known.contains(word))
            return wrong(expected + ", found \"" + word + "\"");
        if (std::ranges::find(list, word) != list.end())
            return wrong(expected + ", each once, found \"" + word + "\" again");
        list.push_back(std::move(word));
    }
    return list;
}

tl::unexpected<Error> SampleTaskReader::wrong(std::string_view expectation) const
{
    return failure(ErrorKind::Invalid, m_name + m_place + ": " + std::string(expectation));
}

}  // namespace vizsla
