// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/salvage_advice.h"

#include <QCoreApplication>

#include "ui/widgets/labels.h"

namespace vizsla {

QString salvageAdvice(const QString& study)
{
    return QCoreApplication::translate("vizsla::salvage",
                                       "To write what is readable of it into a new study, run in a "
                                       "terminal: vizsla check \"%1\" --salvage NEWFILE")
        .arg(study);
}

QString withSalvageAdvice(const Error& error, const QString& study)
{
    const QString sentence = toQString(error.message);
    return error.kind != ErrorKind::Corrupt || sentence.contains(QLatin1String("--salvage"))
               ? sentence
               : sentence + QLatin1Char(' ') + salvageAdvice(study);
}

}  // namespace vizsla
