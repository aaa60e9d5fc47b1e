// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/imports/source_states.h"

namespace vizsla {

struct ImportRequest;

/// One image of what would come in.
struct PreviewRow
{
    std::string image;
    std::string label;  ///< what is said of it, in the names of classes; empty where nothing is
    std::string place;  ///< where it was found

    bool operator==(const PreviewRow&) const = default;
};

constexpr std::size_t previewRows = 10;

/// What an import would do, before anything is written.
class ImportPlan
{
public:
    explicit ImportPlan(const ImportRequest& request);

    const ImportRequest& request() const { return *m_request; }

    std::string recognised = {};             ///< "ReaL: a list of 50,000 images"
    std::vector<std::string> counts = {};    ///< what would come in
    std::vector<PreviewRow> preview = {};    ///< the first images
    std::vector<std::string> notes = {};     ///< what would be passed over, and why
    std::vector<std::string> warnings = {};  ///< what looks wrong
    SourceStates sources = {};               ///< from before they were read

    /// What was read, for the commit alone.
    template <class Read>
    void keep(Read read)
    {
        m_read = std::make_shared<const Read>(std::move(read));
    }
    template <class Read>
    const Read& kept() const
    {
        return *std::any_cast<const std::shared_ptr<const Read>&>(m_read);
    }

private:
    std::shared_ptr<const ImportRequest> m_request;
    std::any m_read;
};

}  // namespace vizsla
