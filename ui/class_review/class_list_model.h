// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <optional>
#include <vector>

#include "core/review/class_progress.h"

namespace vizsla {

struct OpenStudy;

/// The classes that are candidates anywhere, with how much of each is left to rule. Rows stand still while
/// the reviewer works, until something else is asked for.
class ClassListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LeftRole = Qt::UserRole, CountRole };
    enum class Order { MostLeft, Name, Study };

    explicit ClassListModel(OpenStudy& study, QObject* parent = nullptr);

    /// Lists anew.
    void setProgress(std::vector<ClassProgress> progress);
    /// One class got further.
    void setProgress(ClassIndex label, const ClassProgress& progress);
    void setOrder(Order order);
    void setOnlyLeft(bool onlyLeft);
    void setSearch(const QString& text);
    /// Listed whatever is left of it; noClass: none.
    void keep(ClassIndex label) { m_kept = label; }

    ClassIndex label(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    std::optional<int> rowOf(ClassIndex label) const;
    const ClassProgress& progress(ClassIndex label) const
    {
        return m_progress[static_cast<std::size_t>(label)];
    }
    /// The first class behind this one, and then from the top, of which something is left.
    std::optional<ClassIndex> nextLeft(ClassIndex behind) const;
    /// How many that are looked for are not listed because nothing is left of them.
    std::size_t hiddenCount() const { return m_hidden; }
    /// No class is what is looked for; the first ones are the nearest by kind.
    bool areNearest() const { return m_areNearest; }
    /// Candidates of all classes that are left.
    std::size_t leftCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void list();
    void sort();
    QString name(ClassIndex label) const;

    OpenStudy& m_study;
    std::vector<ClassProgress> m_progress;
    std::vector<ClassIndex> m_rows;
    std::size_t m_hidden = 0;
    bool m_areNearest = false;
    Order m_order = Order::MostLeft;
    bool m_onlyLeft = true;
    QString m_search;
    ClassIndex m_kept = noClass;
};

}  // namespace vizsla
