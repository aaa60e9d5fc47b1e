// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace vizsla::test {

/// A file as a disk has it: what was synced, and what was written since, which a power cut may lose in any
/// part.
class UnsyncedFile
{
public:
    /// A file that was `made` now may be gone after a power cut, until it is synced.
    UnsyncedFile(std::string content, bool made) : m_synced(std::move(content)), m_isMade(made) {}
    UnsyncedFile() = default;

    void write(std::int64_t offset, std::string bytes)
    {
        m_changes.push_back({offset, std::move(bytes), false});
    }
    void truncate(std::int64_t size) { m_changes.push_back({size, {}, true}); }
    void sync();
    void remove() { m_isRemoved = true; }

    /// What a power cut leaves; nothing if no file is left. Either everything, nothing or a first part of
    /// what was not synced is there, or any sectors of it.
    std::optional<std::string> afterPowerCut(std::mt19937_64& random) const;

private:
    struct Change
    {
        std::int64_t offset = 0;  ///< or the new size
        std::string bytes;
        bool isTruncation = false;
    };

    static void apply(std::string& content, const Change& change);
    static void applySomeSectors(std::string& content, const Change& change, std::mt19937_64& random);

    std::string m_synced;
    std::vector<Change> m_changes;
    bool m_isMade = false;
    bool m_isRemoved = false;
};

}  // namespace vizsla::test
