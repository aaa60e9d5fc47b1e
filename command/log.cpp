// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/log.h"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <system_error>

namespace vizsla {

namespace {

constexpr std::size_t kLargestFile = 1U << 20U;
constexpr std::size_t kOldFiles = 2;

spdlog::sink_ptr openLog(const std::filesystem::path& folder)
{
    try {
        std::error_code ignored;
        std::filesystem::create_directories(folder, ignored);
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "vizsla.log").string(),
                                                                      kLargestFile, kOldFiles);
    } catch (const spdlog::spdlog_ex&) {
        return std::make_shared<spdlog::sinks::null_sink_mt>();
    }
}

}  // namespace

void setUpLog(const std::filesystem::path& folder)
{
    auto logger = std::make_shared<spdlog::logger>("vizsla", openLog(folder));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %P %l %v");
    logger->set_level(spdlog::level::info);
    logger->flush_on(spdlog::level::info);
    // A disk that fills up while the program runs must not write to the terminal either.
    logger->set_error_handler([](const std::string&) {});
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace vizsla
