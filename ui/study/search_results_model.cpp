// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/search_results_model.h"

#include "core/taxonomy/class_names.h"
#include "ui/study/open_study.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr std::size_t resultLimit = 50;

}  // namespace

SearchResultsModel::SearchResultsModel(OpenStudy& study, QObject* parent)
    : PhotoListModel(study.images, thumbnailBound, parent),
      m_study(study),
      m_search(study.search())
{
    connect(&m_study.folders, &ImageFolders::changed, this, &SearchResultsModel::showOtherPhotos);
}

void SearchResultsModel::showOtherPhotos()
{
    if (!m_hits.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_hits.size()) - 1), {HasPhotoRole, PhotoRole});
}

void SearchResultsModel::setQuery(const QString& query)
{
    beginResetModel();
    m_hits = m_search.search(query.toStdString(), resultLimit);
    forgetWaiting();
    endResetModel();
}

int SearchResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant SearchResultsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const SearchHit& hit = m_hits[static_cast<std::size_t>(index.row())];
    const Synset& synset = m_study.hierarchy.synset(hit.node);
    switch (role) {
        case Qt::DisplayRole:
            return told(hit.node);
        case Qt::ToolTipRole:
            return QString::fromStdString(joinedNames(synset) + "\n" + synset.wnid + "  " + synset.gloss);
        case NodeRole:
            return hit.node;
        case HitRole:
            return QVariant::fromValue(static_cast<const void*>(&hit));
        case HasPhotoRole:
            return !example(hit.node).empty();
        case PhotoRole:
        case ProblemRole:
            return photo(index.row(), role);
        default:
            return {};
    }
}

/// All names, and behind the first what tells the class from another of that name.
QString SearchResultsModel::told(NodeId node) const
{
    const std::string names = joinedNames(m_study.hierarchy.synset(node));
    const std::string_view first = mainName(m_study.hierarchy.synset(node));
    return QString::fromStdString(toldName(m_study.hierarchy, node) + names.substr(first.size()));
}

bool SearchResultsModel::areNearest() const
{
    return !m_hits.empty() && m_hits.front().isNearest;
}

/// One at most.
std::vector<Image> SearchResultsModel::example(NodeId node) const
{
    return m_study.examples.of(m_study.hierarchy.synset(node).wnid, 1);
}

PhotoListModel::Source SearchResultsModel::source(int row) const
{
    const auto examples = example(m_hits[static_cast<std::size_t>(row)].node);
    return examples.empty() ? Source{} : Source{examples.front().file, {}};
}

}  // namespace vizsla
