// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <string>
#include <utility>

#include "core/result.h"

/// Fails the test with the error's message.
#define VERIFY_OK(result)                                                                    \
    do {                                                                                     \
        const auto& checkedResult = (result);                                                \
        QVERIFY2(checkedResult, checkedResult ? "" : checkedResult.error().message.c_str()); \
    } while (false)

/// Fails the test unless the result is an error of this kind.
#define VERIFY_FAILS(result, expectedKind)                                                             \
    do {                                                                                               \
        const auto& checkedResult = (result);                                                          \
        QVERIFY2(!checkedResult, "expected an error");                                                 \
        QVERIFY2(checkedResult.error().kind == (expectedKind), checkedResult.error().message.c_str()); \
    } while (false)

namespace vizsla::test {

/// The value of a step that is no part of what the test is about; a failure ends the program.
template <class T>
T valueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().message.c_str());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

}  // namespace vizsla::test

namespace QTest {

template <>
inline char* toString(const std::string& text)
{
    return qstrdup(text.c_str());
}

}  // namespace QTest
