// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts.h"

#include <QCoreApplication>
#include <QLocale>

namespace vizsla {

namespace {

QString counted(int count, const char* one, const char* many)
{
    return QCoreApplication::translate("vizsla::counts", count == 1 ? one : many)
        .arg(QLocale().toString(count));
}

}  // namespace

QString imageCountText(int count)
{
    return counted(count, QT_TRANSLATE_NOOP("vizsla::counts", "%1 image"),
                   QT_TRANSLATE_NOOP("vizsla::counts", "%1 images"));
}

QString partCountText(int count)
{
    return counted(count, QT_TRANSLATE_NOOP("vizsla::counts", "%1 part"),
                   QT_TRANSLATE_NOOP("vizsla::counts", "%1 parts"));
}

QString classCountText(int count)
{
    return counted(count, QT_TRANSLATE_NOOP("vizsla::counts", "%1 class"),
                   QT_TRANSLATE_NOOP("vizsla::counts", "%1 classes"));
}

}  // namespace vizsla
