// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_construct.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/pickle/pickle_literals.h"
#include "core/pickle/pickle_numpy.h"
#include "core/pickle/pickle_time.h"

namespace vizsla {

namespace {

struct AllowedName
{
    std::string_view module;
    std::string_view name;
    PickleName meaning;
};

constexpr auto allowedNames = std::to_array<AllowedName>({
    {"builtins", "set", PickleName::Set},
    {"builtins", "frozenset", PickleName::FrozenSet},
    {"builtins", "list", PickleName::List},
    {"builtins", "tuple", PickleName::Tuple},
    {"builtins", "dict", PickleName::Dict},
    {"builtins", "bytes", PickleName::Bytes},
    {"builtins", "bytearray", PickleName::ByteArray},
    {"builtins", "int", PickleName::Plain},
    {"builtins", "float", PickleName::Plain},
    {"builtins", "str", PickleName::Plain},
    {"builtins", "bool", PickleName::Plain},
    {"collections", "OrderedDict", PickleName::OrderedDict},
    {"collections", "defaultdict", PickleName::DefaultDict},
    {"_codecs", "encode", PickleName::Encode},
    {"datetime", "datetime", PickleName::DateTime},
    {"datetime", "date", PickleName::Date},
    {"datetime", "timedelta", PickleName::TimeDelta},
    {"datetime", "timezone", PickleName::TimeZone},
    {"numpy", "dtype", PickleName::Dtype},
    {"numpy", "ndarray", PickleName::NdArray},
    {"numpy.core.multiarray", "scalar", PickleName::Scalar},
    {"numpy.core.multiarray", "_reconstruct", PickleName::Reconstruct},
    {"numpy.core.numeric", "_frombuffer", PickleName::FromBuffer},
    {"numpy._core.multiarray", "scalar", PickleName::Scalar},
    {"numpy._core.multiarray", "_reconstruct", PickleName::Reconstruct},
    {"numpy._core.numeric", "_frombuffer", PickleName::FromBuffer},
});

bool isCollection(PickleType type)
{
    return type == PickleType::List || type == PickleType::Tuple || type == PickleType::Set ||
           type == PickleType::FrozenSet;
}

std::optional<PickleType> collectionType(PickleName name)
{
    switch (name) {
        case PickleName::Set:
            return PickleType::Set;
        case PickleName::FrozenSet:
            return PickleType::FrozenSet;
        case PickleName::List:
            return PickleType::List;
        case PickleName::Tuple:
            return PickleType::Tuple;
        default:
            return std::nullopt;
    }
}

/// set(items), list(items) and so on. The items are copied, since a list may grow later.
Result<PickleIndex> makeCollection(PickleArena& arena, PickleType type,
                                   std::span<const PickleIndex> arguments)
{
    if (arguments.empty())
        return arena.addContainer(type);
    if (arguments.size() > 1 || !isCollection(arena.type(arguments[0])))
        return pickleMismatch(arena, arguments.back(), "the items of a collection");
    const std::vector<PickleIndex> items = pickleItems(arena, arguments[0]);
    if (!arena.spend(items.size() * sizeof(PickleIndex)))
        return pickleProblem("the collections copied from others are too large for the file's size");
    return arena.addContainer(type, items);
}

/// dict(pairs), as Python 2 wrote OrderedDict.
Result<PickleIndex> makeDict(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (arguments.empty())
        return arena.addContainer(PickleType::Dict);
    const PickleIndex source = arguments[0];
    const bool isDict = arena.type(source) == PickleType::Dict;
    if (arguments.size() > 1 || (!isDict && !isCollection(arena.type(source))))
        return pickleMismatch(arena, arguments.back(), "the entries of a dict");
    if (!arena.spend(arena.items(source).size() * 2 * sizeof(PickleIndex)))
        return pickleProblem("the dicts copied from others are too large for the file's size");
    std::vector<PickleIndex> entries;
    for (const PickleIndex item : arena.items(source)) {
        if (isDict) {
            entries.push_back(item);
            continue;
        }
        if (!isCollection(arena.type(item)) || arena.items(item).size() != 2)
            return pickleMismatch(arena, item, "a pair of key and value");
        entries.insert(entries.end(), arena.items(item).begin(), arena.items(item).end());
    }
    return arena.addContainer(PickleType::Dict, entries);
}

Result<PickleIndex> makeDefaultDict(PickleArena& arena, std::span<const PickleIndex> arguments)
{
    if (arguments.empty())
        return makeDict(arena, {});
    const PickleType factory = arena.type(arguments[0]);
    if (factory != PickleType::Name && factory != PickleType::None)
        return pickleMismatch(arena, arguments[0], "what a defaultdict makes its values with");
    return makeDict(arena, arguments.subspan(1));
}

/// encode(text, "latin1"), as protocols 0 to 2 write bytes.
Result<PickleIndex> makeEncoded(PickleArena& arena, PickleType type, std::span<const PickleIndex> arguments)
{
    const bool isLatin1 = arguments.size() == 2 && arena.type(arguments[0]) == PickleType::Text &&
                          arena.type(arguments[1]) == PickleType::Text &&
                          (arena.text(arguments[1]) == "latin1" || arena.text(arguments[1]) == "latin-1");
    if (!isLatin1)
        return pickleProblem("found other arguments, expected text and \"latin1\" to make bytes of");
    if (!arena.spend(arena.text(arguments[0]).size()))
        return pickleProblem("the bytes made from text are too large for the file's size");
    const std::optional<std::string> bytes = latin1FromUtf8(arena.text(arguments[0]));
    if (!bytes)
        return pickleProblem("found text beyond Latin-1, expected bytes written as Latin-1 text");
    return arena.addDecoded(type, *bytes);
}

Result<PickleIndex> makeBytes(PickleArena& arena, PickleType type, std::span<const PickleIndex> arguments)
{
    if (arguments.empty())
        return arena.addDecoded(type, {});
    if (arguments.size() == 2)
        return makeEncoded(arena, type, arguments);
    const PickleType source = arena.type(arguments[0]);
    if (source != PickleType::Bytes && source != PickleType::ByteArray && source != PickleType::Text)
        return pickleMismatch(arena, arguments[0], "bytes");
    return arena.addAlias(type, arguments[0]);
}

}  // namespace

std::optional<PickleName> pickleName(std::string_view module, std::string_view name)
{
    if (module == "__builtin__")
        module = "builtins";
    const auto found = std::ranges::find_if(allowedNames, [&](const AllowedName& allowed) {
        return allowed.module == module && allowed.name == name;
    });
    return found == allowedNames.end() ? std::nullopt : std::optional(found->meaning);
}

std::string pickleNameText(PickleName name)
{
    const auto found = std::ranges::find(allowedNames, name, &AllowedName::meaning);
    return std::string(found->module) + "." + std::string(found->name);
}

std::vector<PickleIndex> pickleItems(const PickleArena& arena, PickleIndex container)
{
    const auto items = arena.items(container);
    return {items.begin(), items.end()};
}

tl::unexpected<Error> pickleProblem(std::string message)
{
    return failure(ErrorKind::Invalid, std::move(message));
}

tl::unexpected<Error> pickleMismatch(const PickleArena& arena, PickleIndex found, std::string_view expected)
{
    return pickleProblem("found " + std::string(pickleTypeWords(arena.type(found))) + ", expected " +
                         std::string(expected));
}

Result<PickleIndex> callPickleName(PickleArena& arena, PickleIndex callee, PickleIndex arguments)
{
    if (arena.type(callee) != PickleType::Name)
        return pickleMismatch(arena, callee, "the constructor to call");
    if (arena.type(arguments) != PickleType::Tuple)
        return pickleMismatch(arena, arguments, "a tuple of arguments");
    const std::vector<PickleIndex> values = pickleItems(arena, arguments);
    const auto name = static_cast<PickleName>(arena.number(callee));
    if (const auto collection = collectionType(name))
        return makeCollection(arena, *collection, values);
    switch (name) {
        case PickleName::Dict:
        case PickleName::OrderedDict:
            return makeDict(arena, values);
        case PickleName::DefaultDict:
            return makeDefaultDict(arena, values);
        case PickleName::Bytes:
            return makeBytes(arena, PickleType::Bytes, values);
        case PickleName::ByteArray:
            return makeBytes(arena, PickleType::ByteArray, values);
        case PickleName::Encode:
            return makeEncoded(arena, PickleType::Bytes, values);
        case PickleName::DateTime:
        case PickleName::Date:
        case PickleName::TimeDelta:
        case PickleName::TimeZone:
            return callTimeName(arena, name, values);
        case PickleName::Dtype:
        case PickleName::Scalar:
        case PickleName::Reconstruct:
        case PickleName::FromBuffer:
            return callNumpyName(arena, name, values);
        default:
            return pickleProblem("found a call of " + pickleNameText(name) +
                                 ", expected it to be named only");
    }
}

Result<void> setPickleState(PickleArena& arena, PickleIndex target, PickleIndex state)
{
    if (arena.type(target) == PickleType::NumpyType || arena.type(target) == PickleType::NumpyArray)
        return setNumpyState(arena, target, state);
    return pickleProblem("found the state of an object to set on " +
                         std::string(pickleTypeWords(arena.type(target))) +
                         ", expected plain data (nothing is executed)");
}

}  // namespace vizsla
