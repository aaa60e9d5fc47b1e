// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/study/annotation.h"
#include "core/study/predictions.h"
#include "ui/images/photo_list_model.h"
#include "ui/rulings/review_files.h"

namespace vizsla {

class ReviewRunner;
struct OpenStudy;

/// The images for which one class is a candidate, with what the reviewer ruled on it. Which images are shown
/// is decided when the class or the filter is; what is ruled meanwhile stays where it is.
///
/// Nothing in it tells whether the class is an image's assigned label before that is ruled, nor who proposed
/// it.
class ClassImagesModel final : public PhotoListModel
{
    Q_OBJECT

public:
    enum Role {
        WordRole = FirstOwnRole,  ///< "✓ Correct"; empty while it is unreviewed
        ToneRole,                 ///< int of Tone
        AssignedRole,             ///< bool: ruled, and the assigned label
    };
    enum class Shown { Unreviewed, All, Unclear };

    ClassImagesModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent = nullptr);

    void setClass(ClassIndex label);
    void setShown(Shown shown);
    void clear();
    /// Verdicts may have changed.
    void update();

    ClassIndex label() const { return m_label; }
    Shown shown() const { return m_shown; }
    /// All of the class, whatever is shown.
    const std::vector<std::size_t>& images() const { return m_images; }
    std::size_t image(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    std::size_t count(Shown which) const;
    /// Of the class, those that are unreviewed.
    std::vector<std::size_t> unreviewed() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    Source source(int row) const override;

private:
    void list();
    bool isShown(std::size_t image, Shown which) const;
    bool isProblematic(std::size_t image) const;
    std::optional<Verdict> verdict(std::size_t image) const;
    QString word(std::size_t image) const;
    int tone(std::size_t image) const;

    const ReviewRunner& m_runner;
    ClassIndex m_label = noClass;
    Shown m_shown = Shown::Unreviewed;
    std::vector<std::size_t> m_images;
    std::vector<std::size_t> m_rows;
    ReviewFiles m_files;
};

}  // namespace vizsla
