// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace vizsla {

/// How long work is watched, and stopped from another thread. Both may be left out. Work that was stopped has
/// an error of kind Cancelled.
struct Progress
{
    std::function<void(std::size_t done, std::size_t total)> report = [](std::size_t, std::size_t) {};
    const std::atomic<bool>* cancelled = nullptr;

    bool isCancelled() const { return cancelled && *cancelled; }
};

}  // namespace vizsla
