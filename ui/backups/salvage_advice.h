// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/result.h"

namespace vizsla {

/// How to write what is readable of a damaged study into a new one.
QString salvageAdvice(const QString& study);

/// Why a study cannot be opened and, if it is damaged, that advice as well, unless the error has it already.
QString withSalvageAdvice(const Error& error, const QString& study);

}  // namespace vizsla
