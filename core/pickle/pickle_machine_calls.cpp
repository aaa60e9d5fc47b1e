// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_construct.h"
#include "core/pickle/pickle_machine.h"

namespace vizsla {

namespace {

constexpr std::string_view plainDataExpected = ", expected plain data (nothing is executed)";

/// Text of the file as an error may show it: short, and without what is not ASCII.
std::string shown(std::string_view text)
{
    static constexpr std::size_t mostShown = 80;
    std::string result(text.substr(0, mostShown));
    for (char& c : result)
        if (c < ' ' || c > '~')
            c = '?';
    return text.size() > mostShown ? result + "..." : result;
}

}  // namespace

bool PickleMachine::call(PickleOp op)
{
    if (op == PickleOp::Reduce)
        return reduce();
    if (op == PickleOp::Build)
        return build();
    if (op == PickleOp::StackGlobal)
        return pushStackName();
    std::string_view module;
    std::string_view name;
    return takeLine(module) && takeLine(name) && pushName(module, name);
}

bool PickleMachine::pushName(std::string_view module, std::string_view name)
{
    const std::optional<PickleName> allowed = pickleName(module, name);
    if (!allowed)
        return fail("found the name \"" + shown(module) + "." + shown(name) + "\"" +
                    std::string(plainDataExpected));
    return push(m_arena.addNumber(PickleType::Name, static_cast<std::int64_t>(*allowed)));
}

bool PickleMachine::pushStackName()
{
    if (!has(2))
        return false;
    for (const PickleIndex part : top(2))
        if (m_arena.type(part) != PickleType::Text)
            return failFound(part, "a module and a name");
    const std::string module(m_arena.text(top(2)[0]));
    const std::string name(m_arena.text(top(2)[1]));
    m_stack.resize(m_stack.size() - 2);
    return pushName(module, name);
}

bool PickleMachine::reduce()
{
    if (!has(2))
        return false;
    Result<PickleIndex> made = callPickleName(m_arena, top(2)[0], top(2)[1]);
    if (!made)
        return fail(std::move(made.error().message));
    replace(2, *made);
    return true;
}

bool PickleMachine::build()
{
    if (!has(2))
        return false;
    Result<void> done = setPickleState(m_arena, top(2)[0], top(2)[1]);
    if (!done)
        return fail(std::move(done.error().message));
    m_stack.pop_back();
    return true;
}

bool PickleMachine::refuse(PickleOp op)
{
    const std::string thing = refusedThing(op);
    return !thing.empty() && fail("found " + thing + std::string(plainDataExpected));
}

/// What an instruction asks for that is no data; empty after a failure.
std::string PickleMachine::refusedThing(PickleOp op)
{
    std::string_view module;
    std::string_view name;
    switch (op) {
        case PickleOp::Inst:
            return takeLine(module) && takeLine(name)
                       ? "an object of \"" + shown(module) + "." + shown(name) + "\""
                       : std::string();
        case PickleOp::PersId:
            return takeLine(name) ? "the value \"" + shown(name) + "\" outside the file" : std::string();
        case PickleOp::Ext1:
            return refusedExtension(1);
        case PickleOp::Ext2:
            return refusedExtension(2);
        case PickleOp::Ext4:
            return refusedExtension(4);
        case PickleOp::BinPersId:
        case PickleOp::NextBuffer:
        case PickleOp::ReadonlyBuffer:
            return "a value outside the file";
        default:
            return refusedObject(op);
    }
}

std::string PickleMachine::refusedExtension(std::size_t codeLength)
{
    std::uint64_t code = 0;
    return takeNumber(codeLength, code) ? "the registered extension " + std::to_string(code) : std::string();
}

/// OBJ has its class behind the mark, NEWOBJ and NEWOBJ_EX below one or two arguments.
std::string PickleMachine::refusedObject(PickleOp op)
{
    const std::size_t below = op == PickleOp::NewObj     ? 2
                              : op == PickleOp::NewObjEx ? 3
                                                         : m_stack.size() - fence();
    if (!has(below == 0 ? 1 : below))
        return {};
    const PickleIndex type = top(below).front();
    if (m_arena.type(type) != PickleType::Name)
        return "an object of " + std::string(pickleTypeWords(m_arena.type(type)));
    return "an object of \"" + pickleNameText(static_cast<PickleName>(m_arena.number(type))) + "\"";
}

}  // namespace vizsla
