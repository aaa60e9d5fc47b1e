// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/study/predictions.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// The classes of a study as files name them: by wnid or by index.
class ClassCodes
{
public:
    /// The wnids in the order of the class indices.
    explicit ClassCodes(std::vector<std::string> wnids);
    explicit ClassCodes(const Hierarchy& hierarchy);

    int count() const { return static_cast<int>(m_wnids.size()); }
    const std::string& wnid(ClassIndex index) const { return m_wnids[static_cast<std::size_t>(index)]; }

    std::optional<ClassIndex> byWnid(std::string_view wnid) const;
    /// By an index in plain decimal digits; leading zeros are allowed.
    std::optional<ClassIndex> byIndex(std::string_view digits) const;
    /// By wnid, or else by index.
    std::optional<ClassIndex> find(std::string_view code) const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::vector<std::string> m_wnids;
    std::unordered_map<std::string, ClassIndex, Hash, std::equal_to<>> m_byWnid;
};

}  // namespace vizsla
