// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// A column of predictions, or of verdicts from a file, that cannot be what was written.
struct DamagedColumn
{
    enum class Fault {
        Checksum,  ///< its bytes are others than were written
        Length,    ///< it is of another number of images than its test set has
        Values,    ///< it holds what is no class, or no image of its test set
    };

    std::string table;  ///< "prediction", "verdict_column"
    std::int64_t rowId = 0;
    std::string name;  ///< whose it is on which test set
    Fault fault = Fault::Checksum;
};

/// Which columns are looked at.
enum class ComparedColumns {
    All,
    OfVerdicts,  ///< not those of predictions
};

/// One entry a column, with its first fault. Where the order of the images is damaged, places are not looked
/// at.
Result<std::vector<DamagedColumn>> findDamagedColumns(Database& study,
                                                      ComparedColumns columns = ComparedColumns::All);

}  // namespace vizsla
