// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backup_model.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"

namespace vizsla {

namespace {

QString reasonText(const Backup& backup)
{
    switch (backup.reason) {
        case BackupReason::Daily:
            return BackupModel::tr("daily");
        case BackupReason::BeforeUpgrade:
            return BackupModel::tr("before an upgrade");
        case BackupReason::BeforeRestore:
            return BackupModel::tr("before a restore");
        case BackupReason::Damaged:
            return BackupModel::tr("damaged, put aside");
    }
    return {};
}

}  // namespace

QString backupTimeText(const Backup& backup)
{
    const QLocale locale;
    const QDateTime local = localTime(backup.madeAt);
    const QString format = locale.dateFormat(QLocale::ShortFormat).contains(QLatin1String("MMM"))
                               ? locale.dateFormat(QLocale::ShortFormat)
                               : QStringLiteral("d MMM yyyy");
    if (backup.madeAt == std::chrono::floor<std::chrono::days>(backup.madeAt))
        return locale.toString(local.toUTC().date(), format);
    return BackupModel::tr("%1, %2").arg(locale.toString(local.date(), format),
                                         locale.toString(local.time(), QStringLiteral("HH:mm")));
}

void BackupModel::setBackups(const std::vector<Backup>& backups)
{
    beginResetModel();
    m_rows.clear();
    for (const Backup& backup : backups)
        m_rows.push_back({backup, false, std::nullopt});
    endResetModel();
}

void BackupModel::setChosenFile(const std::filesystem::path& file)
{
    if (!m_rows.empty() && m_rows.front().isChosen) {
        beginRemoveRows({}, 0, 0);
        m_rows.erase(m_rows.begin());
        endRemoveRows();
    }
    std::error_code unknown;
    Backup backup;
    backup.file = file;
    backup.size = std::filesystem::file_size(file, unknown);
    beginInsertRows({}, 0, 0);
    m_rows.insert(m_rows.begin(), {backup, true, std::nullopt});
    endInsertRows();
}

void BackupModel::setSummary(const std::filesystem::path& file, const Result<StudySummary>& summary)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].backup.file != file)
            continue;
        m_rows[row].summary = summary;
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
    }
}

void BackupModel::setPresent(const Result<StudySummary>& summary)
{
    m_present = summary ? std::optional(*summary) : std::nullopt;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Compared), index(rowCount() - 1, Compared));
}

std::vector<std::filesystem::path> BackupModel::files() const
{
    std::vector<std::filesystem::path> all;
    for (const Row& row : m_rows)
        all.push_back(row.backup.file);
    return all;
}

QString BackupModel::problem(int row) const
{
    const auto& summary = m_rows[static_cast<std::size_t>(row)].summary;
    return summary && !*summary ? toQString(summary->error().message) : QString();
}

int BackupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BackupModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Labelers || section == Answers || section == Size
                            ? Qt::AlignRight | Qt::AlignVCenter
                            : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Made"), tr("Why"), tr("Labelers"), tr("Answers"), tr("Beside the present"),
                              tr("Size")};
    return titles[section];
}

QString BackupModel::comparedText(const Row& row) const
{
    if (!row.summary)
        return {};
    if (!*row.summary)
        return tr("cannot be read");
    if (!m_present)
        return {};
    const int difference = (*row.summary)->answers - m_present->answers;
    if (difference == 0)
        return (*row.summary)->labelers == m_present->labelers ? tr("as many answers") : tr("other labelers");
    if (difference < 0)
        return difference == -1 ? tr("1 answer fewer") : tr("%1 answers fewer").arg(countText(-difference));
    return difference == 1 ? tr("1 answer more") : tr("%1 answers more").arg(countText(difference));
}

QString BackupModel::text(const Row& row, int column) const
{
    const bool isRead = row.summary && *row.summary;
    switch (column) {
        case When:
            return row.isChosen ? toQString(row.backup.fileName()) : backupTimeText(row.backup);
        case Why:
            return row.isChosen ? tr("chosen file") : reasonText(row.backup);
        case Labelers:
            return isRead ? countText((*row.summary)->labelers) : QStringLiteral("–");
        case Answers:
            return isRead ? countText((*row.summary)->answers) : QStringLiteral("–");
        case Compared:
            return comparedText(row);
        case Size:
            return QLocale().formattedDataSize(static_cast<qint64>(row.backup.size), 1,
                                               QLocale::DataSizeTraditionalFormat);
        default:
            return {};
    }
}

QVariant BackupModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::ToolTipRole:
            return row.summary && !*row.summary ? problem(index.row()) : toQString(row.backup.file.string());
        case Qt::TextAlignmentRole:
            return headerData(index.column(), Qt::Horizontal, role);
        case Qt::AccessibleTextRole: {
            QStringList parts;
            for (int column = 0; column < ColumnCount; ++column)
                parts << headerData(column, Qt::Horizontal).toString() + QLatin1Char(' ') + text(row, column);
            return index.column() == When ? parts.join(QStringLiteral(", ")) : text(row, index.column());
        }
        default:
            return {};
    }
}

}  // namespace vizsla
