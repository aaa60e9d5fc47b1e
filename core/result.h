// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace vizsla {

/// What went wrong, for callers that act on it; people read Error::message.
enum class ErrorKind {
    NotFound,   ///< a file, class, task or other named thing is not there
    Invalid,    ///< input that does not have the form it should have
    Foreign,    ///< a file, but not one of ours
    TooOld,     ///< written by a version before the oldest this one reads
    TooNew,     ///< written by a later version
    Corrupt,    ///< ours, but damaged
    ReadOnly,   ///< may be read and not written
    Busy,       ///< held by another process
    Full,       ///< no space left
    Replaced,   ///< what was opened is no longer what stands under its name
    Io,         ///< any other failure of reading or writing
    Cancelled,  ///< the user asked to stop
};

/// A failure as a value. `message` is one sentence that names the file or thing, the place in it and what was
/// expected there.
struct Error
{
    ErrorKind kind = ErrorKind::Invalid;
    std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

/// For TRY().
template <class T>
T takeValue(Result<T>&& result)
{
    return std::move(*result);
}
inline void takeValue(Result<void>&&) {}

}  // namespace vizsla

/// The value of a Result; where it holds an error, the calling function, which returns a Result, returns that
/// error. A statement expression, which GCC and clang have. What is between the brackets is destroyed at
/// once, but for the value: a lock or a reference into a temporary is not for it.
#define TRY(...) VIZSLA_TRY_AS(VIZSLA_JOINED(tried, __COUNTER__), __VA_ARGS__)
#define VIZSLA_JOINED(first, second) VIZSLA_JOINED_NOW(first, second)
#define VIZSLA_JOINED_NOW(first, second) first##second
#define VIZSLA_TRY_AS(name, ...)                                               \
    __extension__({                                                            \
        auto name = (__VA_ARGS__);                                             \
        if (!name)                                                             \
            return ::tl::unexpected<::vizsla::Error>(std::move(name.error())); \
        ::vizsla::takeValue(std::move(name));                                  \
    })
