// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/remark_rows.h"

#include <QCoreApplication>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString remarkRow(const QString& sign, const QColor& colour, const std::string& text)
{
    return QStringLiteral(
               "<tr><td style=\"color:%1; font-weight:600; white-space:pre; padding:3px 14px 3px 0\">"
               "%2</td><td style=\"padding:3px 0\">%3</td></tr>")
        .arg(colour.name(), escaped(sign), escaped(toQString(text)));
}

}  // namespace

QString remarkRows(const std::vector<std::string>& warnings, const std::vector<std::string>& notes,
                   const Colours& colours)
{
    const QString warningSign = QCoreApplication::translate("vizsla::ImportReportView", "! Warning");
    const QString noteSign = QCoreApplication::translate("vizsla::ImportReportView", "Note");
    QString rows;
    for (const std::string& warning : warnings)
        rows += remarkRow(warningSign, colours.unclear, warning);
    for (const std::string& note : notes)
        rows += remarkRow(noteSign, colours.quietText, note);
    return rows;
}

}  // namespace vizsla
