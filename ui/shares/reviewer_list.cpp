// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/reviewer_list.h"

#include <QCollator>
#include <QGridLayout>
#include <QSet>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

std::vector<ReviewPerson> reviewPeople(const ReviewBook& book, const std::vector<Labeler>& labelers,
                                       const WithheldImages& sealed)
{
    const auto& reviewers = book.reviewers();
    std::vector<std::size_t> shares(reviewers.size());
    std::vector<std::size_t> told(reviewers.size());
    for (std::size_t image = 0; book.hasShares() && image < book.imageCount(); ++image) {
        const bool isTold = !sealed.contains(book.image(image).id);
        for (std::uint32_t reviewer = 0; reviewer < reviewers.size(); ++reviewer) {
            const std::size_t one = book.isInShare(reviewer, image) ? 1 : 0;
            shares[reviewer] += one;
            told[reviewer] += isTold ? one : 0;
        }
    }
    std::vector<ReviewPerson> people;
    for (const Labeler& labeler : labelers) {
        const auto found = std::ranges::find(reviewers, std::optional(labeler.id), &Reviewer::labelerId);
        ReviewPerson person{toQString(labeler.name), labeler};
        if (found != reviewers.end()) {
            person.reviewer = static_cast<std::uint32_t>(found - reviewers.begin());
            person.counts = found->counts;
            person.share = shares[*person.reviewer];
            person.toldShare = told[*person.reviewer];
        }
        people.push_back(std::move(person));
    }
    for (std::uint32_t reviewer = 0; reviewer < reviewers.size(); ++reviewer) {
        if (!reviewers[reviewer].labelerId)
            people.push_back(
                {toQString(reviewers[reviewer].name), std::nullopt, reviewer, reviewers[reviewer].counts});
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::ranges::stable_sort(people, [&](const ReviewPerson& left, const ReviewPerson& right) {
        if (left.labeler.has_value() != right.labeler.has_value())
            return left.labeler.has_value();
        return collator.compare(left.name, right.name) < 0;
    });
    return people;
}

ReviewerList::ReviewerList(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("reviewerList"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
}

void ReviewerList::setPeople(std::vector<ReviewPerson> people)
{
    QSet<QString> chosen;
    for (const std::size_t person : this->chosen())
        chosen.insert(m_people[person].name);
    const bool isFirst = m_people.empty();
    m_people = std::move(people);
    m_rows.clear();
    auto* list = new QFrame;
    list->setProperty("role", "card");
    m_grid = new QGridLayout(list);
    m_grid->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    m_grid->setHorizontalSpacing(5 * spacingStep);
    m_grid->setVerticalSpacing(spacingStep);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(2, 2);
    addHead();
    const bool isDealt =
        std::ranges::any_of(m_people, [](const ReviewPerson& person) { return person.share > 0; });
    for (std::size_t person = 0; person < m_people.size(); ++person) {
        const ReviewPerson& one = m_people[person];
        addRow(person,
               isFirst ? (isDealt ? one.share > 0 : one.reviewer.has_value()) : chosen.contains(one.name));
    }
    m_grid->setRowStretch(static_cast<int>(m_people.size()) + 1, 1);
    setWidget(list);
}

void ReviewerList::addHead()
{
    const QString heads[] = {tr("Gets images to review"), tr("Counts"), tr("Images")};
    for (int column = 0; column < 3; ++column)
        m_grid->addWidget(styledLabel("small", heads[column]), 0, column,
                          column == 2 ? Qt::AlignRight : Qt::AlignLeft);
}

void ReviewerList::addRow(std::size_t person, bool isChosen)
{
    const ReviewPerson& one = m_people[person];
    const int line = static_cast<int>(person) + 1;
    Row row;
    if (one.labeler) {
        row.reviews = new Switch(one.name);
        row.reviews->setObjectName(QStringLiteral("reviews:") + one.name);
        row.reviews->setChecked(isChosen);
        connect(row.reviews, &Switch::toggled, this, &ReviewerList::chosenChanged);
        m_grid->addWidget(row.reviews, line, 0);
    } else {
        auto* name = new ElidedLabel("quiet");
        name->setText(tr("%1, from a file").arg(one.name));
        m_grid->addWidget(name, line, 0);
    }
    row.counts = new Switch(QString());
    row.counts->setObjectName(QStringLiteral("counts:") + one.name);
    row.counts->setAccessibleName(tr("%1 counts for the annotation").arg(one.name));
    row.counts->setToolTip(tr("Counts for the annotation: the rulings settle what it says"));
    row.counts->setChecked(one.counts);
    connect(row.counts, &Switch::toggled, this,
            [this, person](bool counts) { Q_EMIT countsChanged(person, counts); });
    row.share = new ElidedLabel("quiet");
    row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.share->setObjectName(QStringLiteral("share:") + one.name);
    m_grid->addWidget(row.counts, line, 1);
    m_grid->addWidget(row.share, line, 2);
    m_rows.push_back(row);
}

std::vector<std::size_t> ReviewerList::chosen() const
{
    std::vector<std::size_t> people;
    for (std::size_t person = 0; person < m_rows.size(); ++person) {
        if (m_rows[person].reviews && m_rows[person].reviews->isChecked())
            people.push_back(person);
    }
    return people;
}

void ReviewerList::showShare(std::size_t person, const QString& text)
{
    m_rows[person].share->setText(text);
}

}  // namespace vizsla
