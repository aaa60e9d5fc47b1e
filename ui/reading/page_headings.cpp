// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_headings.h"

#include <QHash>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>

namespace vizsla {

namespace {

QString anchorOf(const QString& heading)
{
    static const QRegularExpression sign(QStringLiteral(R"([^\w\- ])"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(sign).replace(QLatin1Char(' '), QLatin1Char('-'));
}

}  // namespace

QTextCursor headingOf(QTextDocument& document, const QString& anchor)
{
    QHash<QString, int> seen;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        const QString own = anchorOf(block.text());
        const int before = seen[own]++;
        if (anchor == (before == 0 ? own : own % QLatin1Char('-') % QString::number(before)))
            return QTextCursor(block);
    }
    return {};
}

}  // namespace vizsla
