// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/store/backups.h"

namespace vizsla {

/// The backups of a study, newest first, with what is in them once it has been read; above them a file that
/// was chosen by hand.
class BackupModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Why, Labelers, Answers, Compared, Size, ColumnCount };

    explicit BackupModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setBackups(const std::vector<Backup>& backups);
    /// Stands in the first row, in place of one that was chosen before.
    void setChosenFile(const std::filesystem::path& file);
    void setSummary(const std::filesystem::path& file, const Result<StudySummary>& summary);
    /// What the backups are compared with; an error where the study cannot be read.
    void setPresent(const Result<StudySummary>& summary);

    const Backup& backup(int row) const { return m_rows[static_cast<std::size_t>(row)].backup; }
    std::vector<std::filesystem::path> files() const;
    /// Why the backup of this row cannot be restored; empty if it can, as far as is known.
    QString problem(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Backup backup;
        bool isChosen = false;
        std::optional<Result<StudySummary>> summary;
    };

    QString text(const Row& row, int column) const;
    QString comparedText(const Row& row) const;

    std::vector<Row> m_rows;
    std::optional<StudySummary> m_present;
};

/// "1 Jan 2026, 14:05"; the date alone of a backup whose time is not known.
QString backupTimeText(const Backup& backup);

}  // namespace vizsla
