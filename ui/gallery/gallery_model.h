// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/gallery/gallery_entry.h"
#include "ui/images/photo_list_model.h"

namespace vizsla {

struct OpenStudy;

/// Answered images with their thumbnails, all or those of one mark.
class GalleryModel final : public PhotoListModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = FirstOwnRole,  ///< const GalleryEntry*
    };

    explicit GalleryModel(OpenStudy& study, QObject* parent = nullptr);

    /// Without `showsTruth` everything that could give a label away is forgotten here.
    void setEntries(std::vector<GalleryEntry> entries, bool showsTruth);
    void setFilter(std::optional<GalleryEntry::Mark> mark);

    bool showsTruth() const { return m_showsTruth; }
    /// Entries with this mark, or all, whatever the filter.
    int count(std::optional<GalleryEntry::Mark> mark) const;
    const GalleryEntry& entry(int row) const { return m_entries[m_rows[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    Source source(int row) const override;

private:
    QString sentence(const GalleryEntry& entry) const;

    OpenStudy& m_study;
    std::vector<GalleryEntry> m_entries;
    std::vector<std::size_t> m_rows;  ///< indices in m_entries
    std::optional<GalleryEntry::Mark> m_filter;
    bool m_showsTruth = false;
};

}  // namespace vizsla
