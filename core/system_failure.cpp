// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_failure.h"

#include <cerrno>
#include <system_error>

namespace vizsla {

std::string reasonText(int reason)
{
    return std::generic_category().message(reason);
}

ErrorKind kindOfWriting(int reason)
{
    if (reason == ENOSPC || reason == EDQUOT)
        return ErrorKind::Full;
    return reason == EACCES || reason == EROFS ? ErrorKind::ReadOnly : ErrorKind::Io;
}

tl::unexpected<Error> failureToWrite(const std::string& what, int reason)
{
    return failure(kindOfWriting(reason), what + ": " + reasonText(reason) + ".");
}

}  // namespace vizsla
