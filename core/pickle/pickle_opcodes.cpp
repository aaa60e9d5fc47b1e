// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_opcodes.h"

#include <array>
#include <utility>

namespace vizsla {

namespace {

constexpr std::pair<PickleOp, PickleOpInfo> infos[] = {
    {PickleOp::Mark, {"MARK", PickleOpKind::Stack}},
    {PickleOp::Stop, {"STOP", PickleOpKind::Stack}},
    {PickleOp::Pop, {"POP", PickleOpKind::Stack}},
    {PickleOp::PopMark, {"POP_MARK", PickleOpKind::Stack}},
    {PickleOp::Dup, {"DUP", PickleOpKind::Stack}},
    {PickleOp::BinBytes, {"BINBYTES", PickleOpKind::Text}},
    {PickleOp::ShortBinBytes, {"SHORT_BINBYTES", PickleOpKind::Text}},
    {PickleOp::Float, {"FLOAT", PickleOpKind::Number}},
    {PickleOp::BinFloat, {"BINFLOAT", PickleOpKind::Number}},
    {PickleOp::Int, {"INT", PickleOpKind::Number}},
    {PickleOp::BinInt, {"BININT", PickleOpKind::Number}},
    {PickleOp::BinInt1, {"BININT1", PickleOpKind::Number}},
    {PickleOp::Long, {"LONG", PickleOpKind::Number}},
    {PickleOp::BinInt2, {"BININT2", PickleOpKind::Number}},
    {PickleOp::None, {"NONE", PickleOpKind::Constant}},
    {PickleOp::PersId, {"PERSID", PickleOpKind::Refused}},
    {PickleOp::BinPersId, {"BINPERSID", PickleOpKind::Refused}},
    {PickleOp::Reduce, {"REDUCE", PickleOpKind::Call}},
    {PickleOp::String, {"STRING", PickleOpKind::Text}},
    {PickleOp::BinString, {"BINSTRING", PickleOpKind::Text}},
    {PickleOp::ShortBinString, {"SHORT_BINSTRING", PickleOpKind::Text}},
    {PickleOp::Unicode, {"UNICODE", PickleOpKind::Text}},
    {PickleOp::BinUnicode, {"BINUNICODE", PickleOpKind::Text}},
    {PickleOp::EmptyList, {"EMPTY_LIST", PickleOpKind::Container}},
    {PickleOp::Append, {"APPEND", PickleOpKind::Fill}},
    {PickleOp::Build, {"BUILD", PickleOpKind::Call}},
    {PickleOp::Global, {"GLOBAL", PickleOpKind::Call}},
    {PickleOp::Dict, {"DICT", PickleOpKind::Container}},
    {PickleOp::Appends, {"APPENDS", PickleOpKind::Fill}},
    {PickleOp::Get, {"GET", PickleOpKind::Memo}},
    {PickleOp::BinGet, {"BINGET", PickleOpKind::Memo}},
    {PickleOp::Inst, {"INST", PickleOpKind::Refused}},
    {PickleOp::LongBinGet, {"LONG_BINGET", PickleOpKind::Memo}},
    {PickleOp::List, {"LIST", PickleOpKind::Container}},
    {PickleOp::Obj, {"OBJ", PickleOpKind::Refused}},
    {PickleOp::Put, {"PUT", PickleOpKind::Memo}},
    {PickleOp::BinPut, {"BINPUT", PickleOpKind::Memo}},
    {PickleOp::LongBinPut, {"LONG_BINPUT", PickleOpKind::Memo}},
    {PickleOp::SetItem, {"SETITEM", PickleOpKind::Fill}},
    {PickleOp::Tuple, {"TUPLE", PickleOpKind::Container}},
    {PickleOp::SetItems, {"SETITEMS", PickleOpKind::Fill}},
    {PickleOp::EmptyDict, {"EMPTY_DICT", PickleOpKind::Container}},
    {PickleOp::EmptyTuple, {"EMPTY_TUPLE", PickleOpKind::Container}},
    {PickleOp::Proto, {"PROTO", PickleOpKind::Stack}},
    {PickleOp::NewObj, {"NEWOBJ", PickleOpKind::Refused}},
    {PickleOp::Ext1, {"EXT1", PickleOpKind::Refused}},
    {PickleOp::Ext2, {"EXT2", PickleOpKind::Refused}},
    {PickleOp::Ext4, {"EXT4", PickleOpKind::Refused}},
    {PickleOp::Tuple1, {"TUPLE1", PickleOpKind::Container}},
    {PickleOp::Tuple2, {"TUPLE2", PickleOpKind::Container}},
    {PickleOp::Tuple3, {"TUPLE3", PickleOpKind::Container}},
    {PickleOp::NewTrue, {"NEWTRUE", PickleOpKind::Constant}},
    {PickleOp::NewFalse, {"NEWFALSE", PickleOpKind::Constant}},
    {PickleOp::Long1, {"LONG1", PickleOpKind::Number}},
    {PickleOp::Long4, {"LONG4", PickleOpKind::Number}},
    {PickleOp::ShortBinUnicode, {"SHORT_BINUNICODE", PickleOpKind::Text}},
    {PickleOp::BinUnicode8, {"BINUNICODE8", PickleOpKind::Text}},
    {PickleOp::BinBytes8, {"BINBYTES8", PickleOpKind::Text}},
    {PickleOp::EmptySet, {"EMPTY_SET", PickleOpKind::Container}},
    {PickleOp::AddItems, {"ADDITEMS", PickleOpKind::Fill}},
    {PickleOp::FrozenSet, {"FROZENSET", PickleOpKind::Container}},
    {PickleOp::NewObjEx, {"NEWOBJ_EX", PickleOpKind::Refused}},
    {PickleOp::StackGlobal, {"STACK_GLOBAL", PickleOpKind::Call}},
    {PickleOp::Memoize, {"MEMOIZE", PickleOpKind::Memo}},
    {PickleOp::Frame, {"FRAME", PickleOpKind::Stack}},
    {PickleOp::ByteArray8, {"BYTEARRAY8", PickleOpKind::Text}},
    {PickleOp::NextBuffer, {"NEXT_BUFFER", PickleOpKind::Refused}},
    {PickleOp::ReadonlyBuffer, {"READONLY_BUFFER", PickleOpKind::Refused}},
};

constexpr auto infoOfByte = [] {
    std::array<PickleOpInfo, 256> table{};
    for (const auto& [op, info] : infos)
        table[static_cast<std::size_t>(op)] = info;
    return table;
}();

}  // namespace

const PickleOpInfo& pickleOpInfo(PickleOp op)
{
    return infoOfByte[static_cast<std::size_t>(op)];
}

}  // namespace vizsla
