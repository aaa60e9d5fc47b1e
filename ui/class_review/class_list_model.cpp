// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_list_model.h"

#include <algorithm>

#include "core/taxonomy/class_names.h"
#include "ui/study/open_study.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

ClassListModel::ClassListModel(OpenStudy& study, QObject* parent) : QAbstractListModel(parent), m_study(study)
{}

void ClassListModel::setProgress(std::vector<ClassProgress> progress)
{
    m_progress = std::move(progress);
    list();
}

void ClassListModel::setProgress(ClassIndex label, const ClassProgress& progress)
{
    m_progress[static_cast<std::size_t>(label)] = progress;
    if (const auto row = rowOf(label))
        Q_EMIT dataChanged(index(*row), index(*row));
}

void ClassListModel::setOrder(Order order)
{
    m_order = order;
    list();
}

void ClassListModel::setOnlyLeft(bool onlyLeft)
{
    m_onlyLeft = onlyLeft;
    list();
}

void ClassListModel::setSearch(const QString& text)
{
    m_search = text.trimmed();
    list();
}

void ClassListModel::list()
{
    beginResetModel();
    m_rows.clear();
    m_hidden = 0;
    m_areNearest = false;
    const auto add = [this](ClassIndex label) {
        const ClassProgress& one = progress(label);
        if (one.images == 0)
            return;
        if (!m_onlyLeft || one.left > 0 || label == m_kept)
            m_rows.push_back(label);
        else
            ++m_hidden;
    };
    const auto classCount = static_cast<ClassIndex>(m_progress.size());
    if (m_search.isEmpty()) {
        for (ClassIndex label = 0; label < classCount; ++label)
            add(label);
        sort();
    } else {
        // Best first, whatever the order is otherwise.
        for (const SearchHit& hit : m_study.search().search(m_search.toStdString(), m_progress.size())) {
            if (const auto found = m_study.hierarchy.classIndex(hit.node); found && *found < classCount)
                add(*found);
            m_areNearest = m_areNearest || hit.isNearest;
        }
    }
    endResetModel();
}

void ClassListModel::sort()
{
    if (m_order == Order::MostLeft)
        std::ranges::stable_sort(m_rows, std::greater(),
                                 [this](ClassIndex label) { return progress(label).left; });
    if (m_order != Order::Name)
        return;
    std::vector<std::pair<QString, ClassIndex>> named;
    for (const ClassIndex label : m_rows)
        named.emplace_back(name(label).toCaseFolded(), label);
    std::ranges::sort(named);
    std::ranges::transform(named, m_rows.begin(), &std::pair<QString, ClassIndex>::second);
}

std::optional<int> ClassListModel::rowOf(ClassIndex label) const
{
    const auto found = std::ranges::find(m_rows, label);
    return found == m_rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_rows.begin()));
}

std::optional<ClassIndex> ClassListModel::nextLeft(ClassIndex behind) const
{
    const auto row = rowOf(behind);
    const auto start = row ? m_rows.begin() + *row + 1 : m_rows.begin();
    const auto isLeft = [this](ClassIndex label) { return progress(label).left > 0; };
    auto found = std::find_if(start, m_rows.end(), isLeft);
    if (found == m_rows.end())
        found = std::find_if(m_rows.begin(), start, isLeft);
    return found == m_rows.end() || *found == behind ? std::nullopt : std::optional(*found);
}

std::size_t ClassListModel::leftCount() const
{
    std::size_t left = 0;
    for (const ClassProgress& one : m_progress)
        left += one.left;
    return left;
}

QString ClassListModel::name(ClassIndex label) const
{
    return QString::fromStdString(toldName(m_study.hierarchy, m_study.hierarchy.classNode(label)));
}

int ClassListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ClassListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClassIndex at = label(index.row());
    const auto [images, left] = progress(at);
    switch (role) {
        case Qt::DisplayRole:
            return name(at);
        case Qt::ToolTipRole:
            return QStringLiteral("<p>%1</p>")
                .arg(escaped(m_study.names(m_study.hierarchy.synset(m_study.hierarchy.classNode(at)).wnid)));
        case LeftRole:
            return static_cast<qulonglong>(left);
        case CountRole:
            return left == 0 ? tr("✓ all %1").arg(countText(static_cast<qsizetype>(images)))
                             : tr("%1 of %2 left")
                                   .arg(countText(static_cast<qsizetype>(left)),
                                        countText(static_cast<qsizetype>(images)));
        case Qt::AccessibleTextRole:
            return QString(name(at) + QStringLiteral(", ") + data(index, CountRole).toString());
        default:
            return {};
    }
}

}  // namespace vizsla
