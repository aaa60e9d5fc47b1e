// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "core/guarded.h"

namespace vizsla {

namespace {

/// The error of the lowest index.
class FirstError
{
public:
    void keep(std::size_t index, Error error)
    {
        const std::lock_guard lock(m_mutex);
        m_isSet = true;
        if (index >= m_index)
            return;
        m_index = index;
        m_error = std::move(error);
    }
    bool isSet() const { return m_isSet; }
    /// Once all threads have ended.
    Result<void> result() const { return m_isSet ? Result<void>(tl::unexpected(m_error)) : Result<void>(); }

private:
    std::mutex m_mutex;
    std::atomic<bool> m_isSet = false;
    std::size_t m_index = static_cast<std::size_t>(-1);
    Error m_error;
};

}  // namespace

std::size_t coreCount()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

Result<void> parallelFor(std::size_t count, std::size_t threads,
                         const std::function<Result<void>(std::size_t index, std::size_t thread)>& body)
{
    std::atomic<std::size_t> next = 0;
    FirstError error;
    const auto work = [&](std::size_t thread) {
        // Whatever is taken is done, so that no lower index than that of an error is left out.
        while (!error.isSet()) {
            const std::size_t index = next++;
            if (index >= count)
                return;
            if (auto done = guarded([&] { return body(index, thread); }); !done)
                error.keep(index, std::move(done.error()));
        }
    };
    std::vector<std::jthread> helpers;
    try {
        for (std::size_t thread = 1; thread < std::min(threads, count); ++thread)
            helpers.emplace_back(work, thread);
    } catch (const std::system_error&) {
        // Those that there are do all of it.
    }
    work(0);
    helpers.clear();
    return error.result();
}

}  // namespace vizsla
