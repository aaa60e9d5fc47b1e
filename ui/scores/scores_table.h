// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace vizsla {

class ScoresDelegate;
class ScoresFilter;
class ScoresHeader;

/// The table of scores: sorts by a click on a header or from the menu, finds names as they are typed, and
/// copies rows for a spreadsheet.
class ScoresTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ScoresTable(ScoresFilter& rows, QWidget* parent = nullptr);

    void setShowsIntervals(bool on);
    void fitColumns();
    /// The selected rows, of all if none is, as they stand here; tab-separated under a header.
    QString copiedText() const;
    void sortByKey(const QString& key, Qt::SortOrder order);
    /// Goes to the next classifier that has warnings, from the top again after the last.
    void goToNextWarning();

    /// Where somebody is in the table, in words that hold when its rows are made anew.
    struct Place
    {
        QString sortKey;
        Qt::SortOrder order = Qt::AscendingOrder;
        QStringList selectedIds;
        QString currentId;
        int scrolled = 0;
    };
    Place place() const;
    void returnTo(const Place& place);

    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void selectedRowsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void buildMenu();
    void fillSortMenu(QMenu& menu);
    void copy() const;
    int cellsWidth(int column) const;
    QList<int> neededWidths() const;
    QModelIndexList selectedRows() const;
    QStringList selectedIds() const;
    void selectIds(const QStringList& ids, const QString& currentId);

    ScoresFilter& m_rows;
    ScoresHeader* m_header;
    ScoresDelegate* m_delegate;
};

}  // namespace vizsla
