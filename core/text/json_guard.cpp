// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_guard.h"

#include "core/text/file_text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace vizsla {

namespace {

using nlohmann::json;

/// Lets one see how far the lexer has read; its own events do not say where they are.
struct WatchedIterator
{
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::forward_iterator_tag;

    const char* place = nullptr;
    const char** seen = nullptr;

    reference operator*() const { return *place; }
    WatchedIterator& operator++()
    {
        *seen = ++place;
        return *this;
    }
    WatchedIterator operator++(int)
    {
        const WatchedIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const WatchedIterator& other) const { return place == other.place; }
};

/// nlohmann's SAX interface in front of a JsonVisitor.
class Events : public nlohmann::json_sax<json>
{
public:
    explicit Events(JsonVisitor& visitor) : m_visitor(visitor) {}

    bool null() override { return m_visitor.scalar({}); }
    bool boolean(bool value) override { return m_visitor.scalar({JsonScalar::Type::Bool, value, 0, {}}); }
    bool number_integer(number_integer_t value) override
    {
        return m_visitor.scalar({JsonScalar::Type::Integer, false, value, {}});
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (value <= std::numeric_limits<std::int64_t>::max())
            return number_integer(static_cast<number_integer_t>(value));
        return number_float(0, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& text) override
    {
        return m_visitor.scalar({JsonScalar::Type::Number, false, 0, text});
    }
    bool string(string_t& text) override
    {
        return m_visitor.scalar({JsonScalar::Type::Text, false, 0, text});
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return start(false); }
    bool end_object() override { return end(false); }
    bool start_array(std::size_t) override { return start(true); }
    bool end_array() override { return end(true); }
    bool key(string_t& name) override { return m_visitor.key(name); }
    bool parse_error(std::size_t, const std::string&, const json::exception& error) override
    {
        m_isJson = false;
        m_isTooLarge = error.id == 406;
        return false;
    }

    bool isTooDeep() const { return m_depth > deepestJson; }
    bool isJson() const { return m_isJson; }
    bool isTooLarge() const { return m_isTooLarge; }
    bool isWhole() const { return m_isWhole; }

private:
    bool start(bool isList)
    {
        ++m_depth;
        return !isTooDeep() && m_visitor.open(isList);
    }

    bool end(bool isList)
    {
        m_isWhole = --m_depth == 0;
        return m_visitor.close(isList);
    }

    JsonVisitor& m_visitor;
    std::size_t m_depth = 0;
    bool m_isJson = true;
    bool m_isTooLarge = false;
    bool m_isWhole = false;
};

std::string whatIsWrong(const Events& events, bool isAtEnd)
{
    if (events.isTooDeep())
        return "found lists or objects in each other more than " + std::to_string(deepestJson) +
               " deep, expected fewer";
    if (events.isTooLarge())
        return "found a number that is too large, expected one below 1e308";
    if (events.isWhole())
        return "this is not JSON: found something behind its one value";
    return isAtEnd ? "the file ends in the middle of its JSON; it may be cut off" : "this is not JSON";
}

}  // namespace

Result<void> visitJson(std::string_view text, std::string_view name, JsonVisitor& visitor)
{
    if (const auto fault = encodingFault(text); !fault.empty())
        return failure(ErrorKind::Invalid, std::string(name) + ", line 1: " + std::string(fault));
    text = withoutUtf8Mark(text);
    const char* const start = text.data();
    const char* const end = start + text.size();
    const char* seen = start;
    Events events(visitor);
    if (json::sax_parse(WatchedIterator{start, &seen}, WatchedIterator{end, &seen}, &events))
        return {};
    const bool isRefused = events.isJson() && !events.isTooDeep();
    // The lexer has read one byte too many where a number ends a line.
    const auto line = 1 + std::count(start, seen > start && seen[-1] == '\n' ? seen - 1 : seen, '\n');
    return failure(ErrorKind::Invalid,
                   std::string(name) + ", line " + std::to_string(line) + ": " +
                       (isRefused ? visitor.refusal() : whatIsWrong(events, seen == end)));
}

std::string_view withoutUtf8Mark(std::string_view text)
{
    return text.starts_with(utf8Mark) ? text.substr(utf8Mark.size()) : text;
}

bool isJson(std::string_view text)
{
    return json::accept(text);
}

std::string jsonText(std::string_view text)
{
    return json(text).dump();
}

void RawJson::separate()
{
    if (std::exchange(m_afterValue, false))
        m_text += ',';
}

void RawJson::scalar(const JsonScalar& value)
{
    separate();
    switch (value.type) {
        case JsonScalar::Type::Null:
            m_text += "null";
            break;
        case JsonScalar::Type::Bool:
            m_text += value.truth ? "true" : "false";
            break;
        case JsonScalar::Type::Integer:
            m_text += std::to_string(value.integer);
            break;
        case JsonScalar::Type::Number:
            m_text += value.text;
            break;
        case JsonScalar::Type::Text:
            m_text += jsonText(value.text);
            break;
    }
    m_afterValue = true;
}

void RawJson::open(bool isList)
{
    separate();
    m_text += isList ? '[' : '{';
    ++m_depth;
}

void RawJson::close(bool isList)
{
    m_text += isList ? ']' : '}';
    --m_depth;
    m_afterValue = true;
}

void RawJson::key(std::string_view name)
{
    separate();
    m_text += jsonText(name) + ':';
}

std::string RawJson::take()
{
    m_afterValue = false;
    m_depth = 0;
    return std::exchange(m_text, {});
}

}  // namespace vizsla
