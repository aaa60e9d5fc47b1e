// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/search/class_search.h"
#include "core/study/test_set.h"
#include "ui/images/photo_list_model.h"

namespace vizsla {

struct OpenStudy;

/// The classes found for a query, best first, with an example photograph each.
class SearchResultsModel final : public PhotoListModel
{
    Q_OBJECT

public:
    enum Role {
        NodeRole = FirstOwnRole,  ///< NodeId
        HitRole,                  ///< const SearchHit*
        HasPhotoRole,             ///< whether there is an example photograph
    };

    explicit SearchResultsModel(OpenStudy& study, QObject* parent = nullptr);

    void setQuery(const QString& query);
    const std::vector<SearchHit>& hits() const { return m_hits; }
    /// No class is what was asked for; the first ones are the nearest by kind.
    bool areNearest() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    Source source(int row) const override;

private:
    QString told(NodeId node) const;
    std::vector<Image> example(NodeId node) const;
    void showOtherPhotos();

    OpenStudy& m_study;
    const ClassSearch& m_search;
    std::vector<SearchHit> m_hits;
};

/// How large example photographs are decoded for lists and strips, in device pixels.
constexpr QSize thumbnailBound(192, 192);

}  // namespace vizsla
