// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTest>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vizsla::test {

inline std::filesystem::path publishedData()
{
    return qEnvironmentVariable("VIZSLA_DATA").toStdString();
}

/// Reads every beginning of a text; whatever comes of it, nothing may crash.
template <class Read>
void readEveryCut(std::string_view text, Read read)
{
    for (std::size_t length = 0; length <= text.size(); ++length)
        static_cast<void>(read(std::string(text.substr(0, length))));
}

template <class T>
QString messageOf(const Result<T>& result)
{
    return result ? QStringLiteral("no error") : QString::fromStdString(result.error().message);
}

/// Fails unless the result is an error whose message has these words.
template <class T>
void verifyMessage(const Result<T>& result, const QString& words)
{
    QVERIFY2(messageOf(result).contains(words), qPrintable(messageOf(result)));
}

}  // namespace vizsla::test

#define SKIP_WITHOUT_DATA(path)         \
    if (!std::filesystem::exists(path)) \
    QSKIP("needs the published data: set VIZSLA_DATA")
