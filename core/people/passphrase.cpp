// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/passphrase.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

#include "core/text/utf8.h"

namespace vizsla {

namespace {

// As RFC 9106 advises where 2 GiB are too much.
constexpr unsigned long long passes = 3;
constexpr std::uint64_t memoryKiB = 64 << 10;

// What is accepted of a file is above what is made, for later versions that make more.
constexpr std::uint64_t mostMemoryKiB = 1 << 20;
constexpr std::uint64_t mostWorkKiB = 2 << 20;

struct Costs
{
    std::uint64_t memoryKiB = 0;
    std::uint64_t passes = 0;
};

bool take(std::string_view& text, std::string_view expected)
{
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(expected.size());
    return true;
}

bool takeNumber(std::string_view& text, std::uint64_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end == text.data())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

std::optional<Costs> costsOf(std::string_view hash)
{
    Costs costs;
    const bool isWhole = hash.size() < crypto_pwhash_argon2id_STRBYTES && take(hash, "$argon2id$v=19$m=") &&
                         takeNumber(hash, costs.memoryKiB) && take(hash, ",t=") &&
                         takeNumber(hash, costs.passes) && take(hash, ",p=1$");
    return isWhole ? std::optional(costs) : std::nullopt;
}

bool areBearable(const Costs& costs)
{
    return costs.memoryKiB <= mostMemoryKiB && costs.passes <= mostWorkKiB &&
           costs.memoryKiB * costs.passes <= mostWorkKiB;
}

/// libsodium takes a lack of memory for a wrong passphrase.
bool hasMemory(std::uint64_t kiB)
{
    const std::unique_ptr<void, decltype(&std::free)> memory(std::malloc(kiB << 10), &std::free);
    return memory != nullptr;
}

tl::unexpected<Error> noMemory()
{
    return failure(ErrorKind::Io, "There is not enough memory to check a passphrase; close other programs.");
}

}  // namespace

Passphrase::~Passphrase()
{
    if (!m_bytes.empty())
        ::explicit_bzero(m_bytes.data(), m_bytes.size());
}

Result<void> checkPassphrase(const Passphrase& passphrase)
{
    const std::size_t length = codePointCount(passphrase.text());
    if (length < shortestPassphrase)
        return failure(ErrorKind::Invalid,
                       "A passphrase has at least " + std::to_string(shortestPassphrase) + " characters.");
    if (length > longestPassphrase)
        return failure(ErrorKind::Invalid,
                       "A passphrase has at most " + std::to_string(longestPassphrase) + " characters.");
    return {};
}

Result<std::string> hashPassphrase(const Passphrase& passphrase)
{
    TRY(checkPassphrase(passphrase));
    std::array<char, crypto_pwhash_argon2id_STRBYTES> hash{};
    const std::string_view text = passphrase.text();
    if (::sodium_init() < 0 ||
        ::crypto_pwhash_argon2id_str(hash.data(), text.data(), text.size(), passes, memoryKiB << 10) != 0)
        return noMemory();
    return std::string(hash.data());
}

Result<bool> verifyPassphrase(const Passphrase& passphrase, const std::string& hash)
{
    const auto costs = costsOf(hash);
    if (!costs)
        return failure(ErrorKind::Invalid,
                       "The study holds a passphrase in a form that this version does not know.");
    if (!areBearable(*costs))
        return failure(ErrorKind::Invalid,
                       "The study holds a passphrase that would take too much memory or time to "
                       "check.");
    const std::string_view text = passphrase.text();
    if (text.empty() || codePointCount(text) > longestPassphrase)
        return false;
    if (::sodium_init() < 0 || !hasMemory(costs->memoryKiB))
        return noMemory();
    std::array<char, crypto_pwhash_argon2id_STRBYTES> terminated{};
    hash.copy(terminated.data(), terminated.size() - 1);
    return ::crypto_pwhash_argon2id_str_verify(terminated.data(), text.data(), text.size()) == 0;
}

}  // namespace vizsla
