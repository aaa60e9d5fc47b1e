// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <limits>

#include "core/pickle/pickle_machine.h"

namespace vizsla {

namespace {

constexpr int newestProtocol = 5;
constexpr PickleIndex notInMemo = std::numeric_limits<PickleIndex>::max();

}  // namespace

bool PickleMachine::push(PickleIndex value)
{
    m_stack.push_back(value);
    return true;
}

bool PickleMachine::has(std::size_t count)
{
    const std::size_t found = m_stack.size() - fence();
    if (found >= count)
        return true;
    return fail("found " + std::to_string(found) + " values on the stack, expected " + std::to_string(count));
}

/// Gives up the last mark and tells how many values there are above it.
bool PickleMachine::takeMark(std::size_t& count)
{
    if (m_marks.empty())
        return fail("found no mark on the stack, expected one");
    count = m_stack.size() - m_marks.back();
    m_marks.pop_back();
    return true;
}

std::span<const PickleIndex> PickleMachine::top(std::size_t count) const
{
    return std::span(m_stack).last(count);
}

void PickleMachine::replace(std::size_t count, PickleIndex value)
{
    m_stack.resize(m_stack.size() - count);
    m_stack.push_back(value);
}

bool PickleMachine::makeContainer(PickleOp op)
{
    switch (op) {
        case PickleOp::EmptyList:
            return push(m_arena.addContainer(PickleType::List));
        case PickleOp::EmptyDict:
            return push(m_arena.addContainer(PickleType::Dict));
        case PickleOp::EmptySet:
            return push(m_arena.addContainer(PickleType::Set));
        case PickleOp::EmptyTuple:
            return push(m_arena.addContainer(PickleType::Tuple));
        case PickleOp::List:
            return makeFromMark(PickleType::List);
        case PickleOp::Dict:
            return makeFromMark(PickleType::Dict);
        case PickleOp::Tuple:
            return makeFromMark(PickleType::Tuple);
        case PickleOp::FrozenSet:
            return makeFromMark(PickleType::FrozenSet);
        default:
            break;
    }
    const std::size_t count = static_cast<std::size_t>(op) - static_cast<std::size_t>(PickleOp::Tuple1) + 1;
    if (!has(count))
        return false;
    replace(count, m_arena.addContainer(PickleType::Tuple, top(count)));
    return true;
}

bool PickleMachine::makeFromMark(PickleType type)
{
    std::size_t count = 0;
    if (!takeMark(count))
        return false;
    if (type == PickleType::Dict && count % 2 != 0)
        return fail("found a key without a value, expected pairs");
    replace(count, m_arena.addContainer(type, top(count)));
    return true;
}

bool PickleMachine::fill(PickleOp op)
{
    if (op == PickleOp::Append)
        return fillTop(PickleType::List, 1);
    if (op == PickleOp::SetItem)
        return fillTop(PickleType::Dict, 2);
    std::size_t count = 0;
    if (!takeMark(count))
        return false;
    if (op == PickleOp::Appends)
        return fillTop(PickleType::List, count);
    if (op == PickleOp::AddItems)
        return fillTop(PickleType::Set, count);
    if (count % 2 != 0)
        return fail("found a key without a value, expected pairs");
    return fillTop(PickleType::Dict, count);
}

/// Moves the values on top of the stack into the container below them.
bool PickleMachine::fillTop(PickleType type, std::size_t count)
{
    if (!has(count + 1))
        return false;
    const PickleIndex container = top(count + 1).front();
    if (m_arena.type(container) != type)
        return failFound(container, std::string(pickleTypeWords(type)) + " to fill");
    m_arena.append(container, top(count));
    m_stack.resize(m_stack.size() - count);
    return true;
}

bool PickleMachine::memoKey(PickleOp op, std::uint64_t& key)
{
    if (op == PickleOp::BinGet || op == PickleOp::BinPut)
        return takeNumber(1, key);
    if (op == PickleOp::LongBinGet || op == PickleOp::LongBinPut)
        return takeNumber(4, key);
    if (op == PickleOp::Memoize) {
        key = m_memoCount;
        return true;
    }
    std::string_view line;
    if (!takeLine(line))
        return false;
    const char* const end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data(), end, key);
    return error == std::errc() && stop == end ? true
                                               : fail("found another line, expected a place in the memo");
}

bool PickleMachine::useMemo(PickleOp op)
{
    std::uint64_t key = 0;
    if (!memoKey(op, key))
        return false;
    if (op == PickleOp::Get || op == PickleOp::BinGet || op == PickleOp::LongBinGet) {
        if (key >= m_memo.size() || m_memo[key] == notInMemo)
            return fail("found place " + std::to_string(key) +
                        " of the memo, expected one that was filled before");
        return push(m_memo[key]);
    }
    if (!has(1))
        return false;
    // Python counts the places: one beyond the file's size would only cost memory.
    if (key >= m_bytes.size())
        return fail("found place " + std::to_string(key) + " of the memo, expected less than the file's " +
                    std::to_string(m_bytes.size()) + " bytes");
    if (key >= m_memo.size())
        m_memo.resize(key + 1, notInMemo);
    if (m_memo[key] == notInMemo)
        ++m_memoCount;
    m_memo[key] = m_stack.back();
    return true;
}

bool PickleMachine::arrange(PickleOp op)
{
    std::size_t count = 0;
    switch (op) {
        case PickleOp::Mark:
            m_marks.push_back(m_stack.size());
            return true;
        case PickleOp::PopMark:
            if (!takeMark(count))
                return false;
            m_stack.resize(m_stack.size() - count);
            return true;
        case PickleOp::Pop:
            return pop();
        case PickleOp::Dup:
            return has(1) && push(m_stack.back());
        case PickleOp::Proto:
            return checkProtocol();
        case PickleOp::Frame:
            return checkFrame();
        default:
            m_atStop = has(1);
            return m_atStop;
    }
}

/// Takes away the last value, or the mark that stands above it.
bool PickleMachine::pop()
{
    std::size_t count = 0;
    if (!m_marks.empty() && m_marks.back() == m_stack.size())
        return takeMark(count);
    if (!has(1))
        return false;
    m_stack.pop_back();
    return true;
}

bool PickleMachine::checkProtocol()
{
    std::uint64_t number = 0;
    if (!takeNumber(1, number))
        return false;
    return number <= newestProtocol ? true
                                    : fail("found protocol " + std::to_string(number) + ", expected 0 to " +
                                           std::to_string(newestProtocol));
}

bool PickleMachine::checkFrame()
{
    std::uint64_t size = 0;
    if (!takeNumber(8, size))
        return false;
    const std::size_t left = m_bytes.size() - m_position;
    return size <= left ? true
                        : fail("found a frame of " + std::to_string(size) + " bytes, expected at most the " +
                               std::to_string(left) + " that are left");
}

}  // namespace vizsla
