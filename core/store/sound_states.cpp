// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sound_states.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "core/store/file_state.h"
#include "core/text/write_file.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Another for each change of what a study is checked for.
constexpr std::string_view checks = "checks 1";
constexpr std::int64_t oldEnough = 2'000'000'000;  // ns
constexpr Micros oneHour = std::chrono::hours(1);

std::string textOf(const FileState& state)
{
    std::string text;
    for (const std::int64_t part :
         {static_cast<std::int64_t>(state.device), static_cast<std::int64_t>(state.inode), state.size,
          state.modified, state.changed})
        text += ' ' + std::to_string(part);
    return text;
}

/// Nanoseconds since 1970 of the last change of the study or its log.
std::int64_t lastChange(const fs::path& study)
{
    std::int64_t last = 0;
    for (const char* suffix : {"", "-wal"}) {
        if (const auto state = vizsla::stateOf(withSuffix(study, suffix)))
            last = std::max({last, state->modified, state->changed});
    }
    return last;
}

}  // namespace

std::string SoundStates::stateOf(const fs::path& study)
{
    const auto file = vizsla::stateOf(study);
    if (!file)
        return {};
    const auto log = vizsla::stateOf(withSuffix(study, "-wal"));
    return std::string(checks) + textOf(*file) + (log ? " log" + textOf(*log) : std::string());
}

fs::path SoundStates::placeOf(const fs::path& study) const
{
    return m_folder / (std::to_string(std::hash<std::string>()(study.string())) + ".sound");
}

bool SoundStates::holds(const fs::path& study, const std::string& state, UtcTime now) const
{
    const fs::path place = placeOf(study);
    std::error_code unknown;
    // Whatever else lies there could wait for ever.
    if (m_folder.empty() || state.empty() || !fs::is_regular_file(fs::symlink_status(place, unknown)))
        return false;
    std::ifstream input(place, std::ios::binary);
    std::string name, kept;
    std::int64_t keptAt = 0;
    std::getline(input, name);
    std::getline(input, kept);
    input >> keptAt;
    return input && name == study.string() && kept == state && now >= utcFromMicros(keptAt) &&
           now - utcFromMicros(keptAt) <= oneHour;
}

void SoundStates::keep(const fs::path& study, const std::string& state, UtcTime now) const
{
    if (m_folder.empty() || state.empty() || state != stateOf(study) ||
        microsOf(now) * 1000 - lastChange(study) < oldEnough)
        return;
    std::error_code error;
    fs::create_directories(m_folder, error);
    forget(study);
    if (!error)
        (void)writeFile(placeOf(study), [&](std::ostream& output) {
            output << study.string() << '\n' << state << '\n' << microsOf(now) << '\n';
        });
}

void SoundStates::forget(const fs::path& study) const
{
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove(placeOf(study), ignored);
}

}  // namespace vizsla
