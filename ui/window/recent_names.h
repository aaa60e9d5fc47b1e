// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vizsla {

/// The path without symbolic links; absolute where there is no file.
QString realPath(const QString& path);

/// What to call each of these studies: the file's name without its extension, and the folder where several
/// have the same name.
QStringList recentNames(const QStringList& paths);

}  // namespace vizsla
