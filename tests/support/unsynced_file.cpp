// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unsynced_file.h"

#include <algorithm>

namespace vizsla::test {

namespace {

constexpr std::size_t unsyncedSector = 512;

}  // namespace

void UnsyncedFile::sync()
{
    for (const Change& change : m_changes)
        apply(m_synced, change);
    m_changes.clear();
    m_isMade = false;
}

std::optional<std::string> UnsyncedFile::afterPowerCut(std::mt19937_64& random) const
{
    if ((m_isMade || m_isRemoved) && random() % 2 == 0)
        return std::nullopt;
    std::string content = m_synced;
    const auto chance = random() % 4;
    const std::size_t kept = chance == 0   ? m_changes.size()
                             : chance == 1 ? 0
                                           : random() % (m_changes.size() + 1);
    for (std::size_t index = 0; index < m_changes.size(); ++index) {
        if (chance == 3)
            applySomeSectors(content, m_changes[index], random);
        else if (index < kept)
            apply(content, m_changes[index]);
        else if (index == kept && chance == 2)
            applySomeSectors(content, m_changes[index], random);
    }
    return content;
}

void UnsyncedFile::apply(std::string& content, const Change& change)
{
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.isTruncation) {
        content.resize(std::min(content.size(), offset));
        return;
    }
    content.resize(std::max(content.size(), offset + change.bytes.size()));
    content.replace(offset, change.bytes.size(), change.bytes);
}

void UnsyncedFile::applySomeSectors(std::string& content, const Change& change, std::mt19937_64& random)
{
    if (change.isTruncation) {
        if (random() % 2 == 0)
            apply(content, change);
        return;
    }
    auto at = static_cast<std::size_t>(change.offset);
    const std::size_t end = at + change.bytes.size();
    while (at < end) {
        const std::size_t next = std::min(end, (at / unsyncedSector + 1) * unsyncedSector);
        const auto from = at - static_cast<std::size_t>(change.offset);
        if (random() % 2 == 0)
            apply(content, {static_cast<std::int64_t>(at), change.bytes.substr(from, next - at), false});
        at = next;
    }
}

}  // namespace vizsla::test
