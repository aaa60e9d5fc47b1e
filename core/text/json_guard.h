// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace vizsla {

/// A value that holds no others.
struct JsonScalar
{
    enum class Type { Null, Bool, Integer, Number, Text };

    Type type = Type::Null;
    bool truth = false;
    std::int64_t integer = 0;
    std::string_view text;  ///< of a Text; as the file writes it of a Number, which is any that is no Integer

    bool isText() const { return type == Type::Text; }
    bool isInteger() const { return type == Type::Integer; }
};

/// Told of a JSON text's values in their order. Each function returns false to stop, after refuse().
class JsonVisitor
{
public:
    virtual ~JsonVisitor() = default;

    virtual bool scalar(const JsonScalar& value) = 0;
    /// The start and the end of a list or an object.
    virtual bool open(bool isList) = 0;
    virtual bool close(bool isList) = 0;
    virtual bool key(std::string_view name) = 0;

    const std::string& refusal() const { return m_refusal; }

protected:
    bool refuse(std::string what)
    {
        m_refusal = std::move(what);
        return false;
    }

private:
    std::string m_refusal;
};

/// How deeply lists and objects may lie in each other.
constexpr std::size_t deepestJson = 64;

/// What some editors put before a text to say that it is UTF-8. It belongs to no value.
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
std::string_view withoutUtf8Mark(std::string_view text);

/// Reads JSON (UTF-8, one value) without recursion, so that no nesting overflows the stack.
/// Errors (Invalid): "name, line n: " and the visitor's refusal, what is no JSON, or nesting below
/// deepestJson.
Result<void> visitJson(std::string_view text, std::string_view name, JsonVisitor& visitor);

/// Whether a text is one JSON value, in UTF-8.
bool isJson(std::string_view text);

/// A text as a JSON string, in quotes. It must be UTF-8.
std::string jsonText(std::string_view text);

/// Puts the values that it is told of together again as compact JSON.
class RawJson
{
public:
    void scalar(const JsonScalar& value);
    void open(bool isList);
    void close(bool isList);
    void key(std::string_view name);

    bool isComplete() const { return m_depth == 0 && !m_text.empty(); }
    /// The value's text; starts anew.
    std::string take();

private:
    void separate();

    std::string m_text;
    std::size_t m_depth = 0;
    bool m_afterValue = false;
};

}  // namespace vizsla
