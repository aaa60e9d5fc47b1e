// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <optional>
#include <vector>

#include "core/review/review_book.h"
#include "core/study/labeler.h"
#include "core/tasks/withheld_images.h"

class QGridLayout;
class QLabel;

namespace vizsla {

class Switch;

/// Somebody who can review here, or of whom only a file told.
struct ReviewPerson
{
    QString name;
    std::optional<Labeler> labeler = {};
    std::optional<std::uint32_t> reviewer = {};  ///< in the book; empty for one who has not reviewed yet
    bool counts = true;
    std::size_t share = 0;      ///< images now; only where images are shared out
    std::size_t toldShare = 0;  ///< of these, the images that are in no sealed test
};
/// People of this desk first, each kind by name.
std::vector<ReviewPerson> reviewPeople(const ReviewBook& book, const std::vector<Labeler>& labelers,
                                       const WithheldImages& sealed);

/// Who gets images to review, and who counts for the annotation.
class ReviewerList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReviewerList(QWidget* parent = nullptr);

    /// Who was ticked to review stays ticked.
    void setPeople(std::vector<ReviewPerson> people);
    const std::vector<ReviewPerson>& people() const { return m_people; }
    /// Places in people() of those who are to get images.
    std::vector<std::size_t> chosen() const;
    /// By place in people(): what dealing would give, or has given.
    void showShare(std::size_t person, const QString& text);

Q_SIGNALS:
    void chosenChanged();
    void countsChanged(std::size_t person, bool counts);

private:
    struct Row
    {
        Switch* reviews = nullptr;  ///< null for one of whom only a file told
        Switch* counts = nullptr;
        QLabel* share = nullptr;
    };
    void addHead();
    void addRow(std::size_t person, bool isChosen);

    std::vector<ReviewPerson> m_people;
    std::vector<Row> m_rows;
    QGridLayout* m_grid = nullptr;
};

}  // namespace vizsla
