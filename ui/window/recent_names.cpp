// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_names.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace vizsla {

namespace {

QString folderText(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + QLatin1Char('/')))
        return QLatin1Char('~') + folder.mid(home.size());
    return QDir::toNativeSeparators(folder);
}

}  // namespace

QString realPath(const QString& path)
{
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

QStringList recentNames(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths)
        names << QFileInfo(path).completeBaseName();
    QStringList told = names;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.count(names[i]) > 1)
            told[i] =
                QCoreApplication::translate("RecentNames", "%1 – %2").arg(names[i], folderText(paths[i]));
    }
    return told;
}

}  // namespace vizsla
