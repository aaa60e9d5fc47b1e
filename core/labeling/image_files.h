// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vizsla {

/// Knows which image files can be shown. It must not wait for a disk: as long as it does not know, a file may
/// be there.
class ImageFiles
{
public:
    virtual ~ImageFiles() = default;

    virtual bool mayBeThere(const std::string& folder, const std::string& name) = 0;
};

}  // namespace vizsla
