// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_model.h"

#include <algorithm>

#include "ui/study/open_study.h"
#include "ui/widgets/durations.h"

namespace vizsla {

namespace {

/// How large photographs are decoded for the grid, in device pixels.
constexpr QSize gridBound(256, 256);

/// Only what is needed to show the picture and the labeler's own answer.
void forgetTruth(GalleryEntry& entry)
{
    Image blind;
    blind.id = entry.image.id;
    blind.file = entry.image.file;
    entry.image = std::move(blind);
    entry.mark.reset();
    entry.ruledWnid.clear();
}

}  // namespace

GalleryModel::GalleryModel(OpenStudy& study, QObject* parent)
    : PhotoListModel(study.images, gridBound, parent),
      m_study(study)
{}

void GalleryModel::setEntries(std::vector<GalleryEntry> entries, bool showsTruth)
{
    m_entries = std::move(entries);
    m_showsTruth = showsTruth;
    if (!showsTruth)
        std::ranges::for_each(m_entries, forgetTruth);
    setFilter(std::nullopt);
}

void GalleryModel::setFilter(std::optional<GalleryEntry::Mark> mark)
{
    beginResetModel();
    m_filter = mark;
    m_rows.clear();
    forgetWaiting();
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        if (!mark || m_entries[index].mark == mark)
            m_rows.push_back(index);
    }
    endResetModel();
}

int GalleryModel::count(std::optional<GalleryEntry::Mark> mark) const
{
    return static_cast<int>(std::ranges::count_if(
        m_entries, [&](const GalleryEntry& entry) { return !mark || entry.mark == mark; }));
}

int GalleryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GalleryEntry& shown = entry(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return shown.answeredWnid.empty() ? tr("no answer") : m_study.mainName(shown.answeredWnid);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(shown);
        case EntryRole:
            return QVariant::fromValue(static_cast<const void*>(&shown));
        case PhotoRole:
        case ProblemRole:
            return photo(index.row(), role);
        default:
            return {};
    }
}

PhotoListModel::Source GalleryModel::source(int row) const
{
    return {entry(row).image.file, {}};
}

QString GalleryModel::sentence(const GalleryEntry& entry) const
{
    QStringList parts;
    if (entry.mark)
        parts.append(signOf(*entry.mark) + QLatin1Char(' ') + wordOf(*entry.mark));
    if (!entry.answeredWnid.empty())
        parts.append(tr("Answered: %1").arg(m_study.names(entry.answeredWnid)));
    if (m_showsTruth && !entry.ruledWnid.empty() && entry.ruledWnid != entry.answeredWnid)
        parts.append(tr("Ruled correct: %1").arg(m_study.names(entry.ruledWnid)));
    if (m_showsTruth && entry.image.assignedWnid != entry.answeredWnid)
        parts.append(tr("Assigned: %1").arg(m_study.names(entry.image.assignedWnid)));
    parts.append(durationText(entry.duration));
    return parts.join(QLatin1Char('\n'));
}

}  // namespace vizsla
