// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

class StudyFile;

/// The gravest that one must know of a study that is opened, whenever it is: what opening it met, or why it
/// can only be read. Empty if there is nothing.
QString noticeOf(const StudyFile& study);
/// What the place where the study lies asks for, to be said once for each study. Empty for a local disk.
QString placeNoticeOf(const StudyFile& study);

}  // namespace vizsla
