// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_machine.h"

#include <utility>

namespace vizsla {

PickleMachine::PickleMachine(PickleArena& arena, std::string_view name)
    : m_arena(arena),
      m_name(name),
      m_bytes(arena.bytes())
{}

Result<PickleIndex> PickleMachine::run()
{
    while (!m_atStop) {
        const std::size_t start = m_position;
        const auto wrong = [&](const std::string& what) {
            return failure(ErrorKind::Invalid, m_name + ", byte " + std::to_string(start) + what);
        };
        if (start == m_bytes.size())
            return wrong(": found the end of the file, expected an instruction of a Python pickle");
        const auto op = static_cast<PickleOp>(m_bytes[m_position++]);
        const PickleOpInfo& info = pickleOpInfo(op);
        if (info.kind == PickleOpKind::Unknown)
            return wrong(": found byte value " + std::to_string(static_cast<int>(op)) +
                         ", expected an instruction of a Python pickle");
        if (!step(op, info.kind))
            return wrong(", instruction " + std::string(info.name) + ": " + m_problem);
    }
    return m_stack.back();
}

bool PickleMachine::step(PickleOp op, PickleOpKind kind)
{
    switch (kind) {
        case PickleOpKind::Constant:
            return pushConstant(op);
        case PickleOpKind::Number:
            return pushNumber(op);
        case PickleOpKind::Text:
            return pushText(op);
        case PickleOpKind::Container:
            return makeContainer(op);
        case PickleOpKind::Fill:
            return fill(op);
        case PickleOpKind::Memo:
            return useMemo(op);
        case PickleOpKind::Stack:
            return arrange(op);
        case PickleOpKind::Call:
            return call(op);
        case PickleOpKind::Refused:
        case PickleOpKind::Unknown:
            break;
    }
    return refuse(op);
}

bool PickleMachine::fail(std::string problem)
{
    m_problem = std::move(problem);
    return false;
}

bool PickleMachine::failFound(PickleIndex found, std::string_view expected)
{
    return fail("found " + std::string(pickleTypeWords(m_arena.type(found))) + ", expected " +
                std::string(expected));
}

}  // namespace vizsla
