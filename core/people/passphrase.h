// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// A passphrase: UTF-8, taken byte by byte as it is given. Its memory is wiped when it goes.
class Passphrase
{
public:
    explicit Passphrase(std::string_view text) : m_bytes(text.begin(), text.end()) {}
    ~Passphrase();
    Passphrase(Passphrase&&) noexcept = default;
    Passphrase& operator=(Passphrase&&) = delete;

    std::string_view text() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    std::vector<char>
        m_bytes;  ///< not a string, which keeps short texts where moving would leave them behind
};

/// In characters (code points).
inline constexpr std::size_t shortestPassphrase = 6;
inline constexpr std::size_t longestPassphrase = 1000;

/// Whether one may be chosen. Errors: Invalid, with what is wrong with its length.
Result<void> checkPassphrase(const Passphrase& passphrase);

/// Argon2id with a salt of its own, in libsodium's form, which holds salt and costs:
/// "$argon2id$v=19$m=65536,…". Takes 64 MiB and some tenths of a second, on purpose. Errors: as
/// checkPassphrase(); Io where there is not the memory.
Result<std::string> hashPassphrase(const Passphrase& passphrase);

/// Whether the hash was made of this passphrase; costs as much as making it. Errors: Invalid for what is no
/// such hash or asks for more than 1 GiB or some seconds; Io where there is not the memory.
Result<bool> verifyPassphrase(const Passphrase& passphrase, const std::string& hash);

}  // namespace vizsla
