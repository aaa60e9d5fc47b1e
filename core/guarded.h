// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <new>
#include <string>
#include <type_traits>

#include "core/result.h"

namespace vizsla {

/// Runs `work`, which returns a Result, as the whole of what a thread does: what a library throws meanwhile
/// (no memory left, above all) becomes an error and does not end the program.
template <class Work>
std::invoke_result_t<Work&> guarded(Work&& work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return failure(ErrorKind::Full, "There is not enough memory for this.");
    } catch (const std::exception& thrown) {
        return failure(ErrorKind::Io, "This failed unexpectedly (" + std::string(thrown.what()) + ").");
    } catch (...) {
        return failure(ErrorKind::Io, "This failed unexpectedly.");
    }
}

}  // namespace vizsla
