// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/images/photo_list_model.h"
#include "ui/rulings/review_files.h"

namespace vizsla {

class ReviewRunner;
struct OpenStudy;

/// The images about which reviewers who count differ or differed. Which of them are listed is decided when
/// the study or the filter is; what is decided meanwhile stays where it is.
class DisputeListModel final : public PhotoListModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = FirstOwnRole,  ///< "2 to decide", "✓ decided"
        IsOpenRole,                ///< bool
    };
    enum class Shown { Open, Decided, All };

    DisputeListModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent = nullptr);

    /// Looks for disputes anew.
    void refresh();
    void setShown(Shown shown);
    /// Something was decided or ruled about the image.
    void update(std::size_t image);

    std::size_t image(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    std::optional<int> rowOf(std::size_t image) const;
    bool contains(std::size_t image) const;
    std::size_t count(Shown which) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    Source source(int row) const override;

private:
    struct Dispute
    {
        std::size_t image = 0;
        int open = 0;  ///< labels to decide, and whether it is problematic
    };
    const Dispute* find(std::size_t image) const;
    int openCount(std::size_t image) const;
    static bool isShown(const Dispute& dispute, Shown which);
    void list();
    QString names(std::size_t image) const;

    OpenStudy& m_study;
    const ReviewRunner& m_runner;
    std::vector<Dispute> m_disputes;  ///< by image
    std::vector<std::size_t> m_rows;
    Shown m_shown = Shown::Open;
    ReviewFiles m_files;
};

}  // namespace vizsla
