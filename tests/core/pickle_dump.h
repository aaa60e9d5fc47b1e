// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

#include "core/pickle/pickle.h"

namespace vizsla::test {

inline QByteArray dump(const PickleRef& value, int depth = 0);

inline QByteArray dumpItems(const PickleRef& value, int depth)
{
    QByteArrayList items;
    if (value.isDict())
        for (const PickleEntry& entry : value.entries())
            items << dump(entry.key, depth) + ":" + dump(entry.value, depth);
    else
        for (const PickleRef& item : value.items())
            items << dump(item, depth);
    if (value.type() == PickleType::Set || value.type() == PickleType::FrozenSet)
        std::ranges::sort(items);
    return items.join(',');
}

inline QByteArray hex(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex();
}

/// A value on one line, as the Python in randomData_roundTrips writes it too.
inline QByteArray dump(const PickleRef& value, int depth)
{
    if (depth > 50)
        return "...";
    switch (value.type()) {
        case PickleType::None:
            return "N";
        case PickleType::Bool:
            return *value.asBool() ? "T" : "F";
        case PickleType::Int:
            return "i" + QByteArray::number(static_cast<qlonglong>(*value.asInt()));
        case PickleType::BigInt:
            return "i" + QByteArray::fromStdString(std::string(*value.asText()));
        case PickleType::Float:
            return "f" + QByteArray::number(
                             static_cast<qulonglong>(std::bit_cast<std::uint64_t>(*value.asFloat())));
        case PickleType::Bytes:
            return "b" + hex(*value.asBytes());
        case PickleType::ByteArray:
            return "a" + hex(*value.asBytes());
        case PickleType::Text:
            return "s" + hex(*value.asText());
        case PickleType::List:
            return "[" + dumpItems(value, depth + 1) + "]";
        case PickleType::Tuple:
            return "(" + dumpItems(value, depth + 1) + ")";
        case PickleType::Dict:
            return "{" + dumpItems(value, depth + 1) + "}";
        case PickleType::Set:
            return "<" + dumpItems(value, depth + 1) + ">";
        case PickleType::FrozenSet:
            return "|" + dumpItems(value, depth + 1) + "|";
        default:
            return value.asMicros() ? (value.hasTimeZone() ? "z" : "d") +
                                          QByteArray::number(static_cast<qlonglong>(*value.asMicros()))
                                    : QByteArray("?");
    }
}

/// The value, or the error's message.
inline QByteArray readBytes(const QByteArray& bytes)
{
    const auto document = readPickle(bytes.toStdString(), "f.pickle");
    return document ? dump(document->root()) : QByteArray::fromStdString(document.error().message);
}

inline QByteArray readHex(const char* digits)
{
    return readBytes(QByteArray::fromHex(digits));
}

}  // namespace vizsla::test
