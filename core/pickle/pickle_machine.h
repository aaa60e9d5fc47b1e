// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/pickle/pickle_arena.h"
#include "core/pickle/pickle_literals.h"
#include "core/pickle/pickle_opcodes.h"
#include "core/result.h"

namespace vizsla {

/// Carries out a pickle's instructions on an arena, with a stack of its own. A step gives false and leaves
/// what is wrong in m_problem: there is one for every few bytes of the file.
class PickleMachine
{
public:
    /// `name` is how errors call the file.
    PickleMachine(PickleArena& arena, std::string_view name);

    /// The value at the pickle's STOP.
    Result<PickleIndex> run();

private:
    bool step(PickleOp op, PickleOpKind kind);

    // pickle_machine_values.cpp: what stands behind an instruction
    bool pushConstant(PickleOp op);
    bool pushNumber(PickleOp op);
    bool pushInteger(PickleOp op);
    bool takeTruth();
    std::optional<PickleInteger> decimalInteger(PickleOp op);
    std::optional<PickleInteger> binaryInteger(PickleOp op);
    bool pushText(PickleOp op);
    bool pushLine(PickleOp op);
    bool pushLegacyString(std::string_view bytes, std::optional<std::size_t> offset);
    bool take(std::uint64_t length, std::string_view& bytes);
    bool takeNumber(std::size_t length, std::uint64_t& number);
    bool takeLine(std::string_view& line);

    // pickle_machine_stack.cpp
    bool makeContainer(PickleOp op);
    bool makeFromMark(PickleType type);
    bool fill(PickleOp op);
    bool fillTop(PickleType type, std::size_t count);
    bool useMemo(PickleOp op);
    bool memoKey(PickleOp op, std::uint64_t& key);
    bool arrange(PickleOp op);
    bool pop();
    bool checkProtocol();
    bool checkFrame();
    bool has(std::size_t count);
    bool takeMark(std::size_t& count);
    std::size_t fence() const { return m_marks.empty() ? 0 : m_marks.back(); }
    std::span<const PickleIndex> top(std::size_t count) const;
    void replace(std::size_t count, PickleIndex value);
    bool push(PickleIndex value);

    // pickle_machine_calls.cpp: what names a name
    bool call(PickleOp op);
    bool pushName(std::string_view module, std::string_view name);
    bool pushStackName();
    bool reduce();
    bool build();
    bool refuse(PickleOp op);
    std::string refusedThing(PickleOp op);
    std::string refusedExtension(std::size_t codeLength);
    std::string refusedObject(PickleOp op);

    bool fail(std::string problem);
    bool failFound(PickleIndex found, std::string_view expected);

    PickleArena& m_arena;
    std::string m_name;
    std::string_view m_bytes;
    std::size_t m_position = 0;
    bool m_atStop = false;
    std::vector<PickleIndex> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<PickleIndex> m_memo;
    std::size_t m_memoCount = 0;
    std::string m_problem;
};

}  // namespace vizsla
