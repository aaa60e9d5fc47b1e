// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_copy.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointF>

#include "ui/scores/score_texts.h"
#include "ui/scores/scores_model.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

/// As the table shows it, in the form that spreadsheets read.
QString copiedNumber(std::int64_t units)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return unitsText(units, scoreDigits, locale);
}

QString bound(double fraction)
{
    return copiedNumber(rounded(fraction, scoreDigits + 2));
}

/// A tab or the end of a line would be taken for that of the table.
QString field(const QString& text)
{
    return text.simplified();
}

bool isFigure(const QAbstractItemModel& model, int column)
{
    return model.headerData(column, Qt::Horizontal, ScoresModel::IntervalRole).isValid();
}

QStringList header(const QAbstractItemModel& model, bool withIntervals)
{
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString name =
            field(model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
        fields << name;
        if (withIntervals && isFigure(model, column))
            fields << QCoreApplication::translate("vizsla::Scores", "%1 low").arg(name)
                   << QCoreApplication::translate("vizsla::Scores", "%1 high").arg(name);
    }
    return fields;
}

QStringList fieldsOf(const QAbstractItemModel& model, int row, bool withIntervals)
{
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(row, column);
        const QVariant value = index.data(ScoresModel::SortRole);
        if (!isFigure(model, column)) {
            const bool isPartial = column == 0 && index.data(ScoresModel::PartialRole).toBool();
            fields << field(value.toString()) +
                          (isPartial ? QCoreApplication::translate("vizsla::Scores", " (partial)")
                                     : QString());
            continue;
        }
        const QVariant units = index.data(ScoresModel::UnitsRole);
        fields << (units.isValid() ? copiedNumber(units.toLongLong()) : QString());
        if (!withIntervals)
            continue;
        const QVariant bounds = index.data(ScoresModel::IntervalBoundsRole);
        fields << (bounds.isValid() ? bound(bounds.toPointF().x()) : QString())
               << (bounds.isValid() ? bound(bounds.toPointF().y()) : QString());
    }
    return fields;
}

}  // namespace

QString spreadsheetText(const QAbstractItemModel& model, const QModelIndexList& rows, bool withIntervals)
{
    QStringList lines{header(model, withIntervals).join(QLatin1Char('\t'))};
    for (const QModelIndex& row : rows)
        lines << fieldsOf(model, row.row(), withIntervals).join(QLatin1Char('\t'));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace vizsla
