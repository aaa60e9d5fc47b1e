// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adjudication/adjudication_table_model.h"

#include <algorithm>

#include "core/review/settlement.h"
#include "core/taxonomy/class_names.h"
#include "core/text/problem_reason.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/review_texts.h"
#include "ui/rulings/verdict_button.h"
#include "ui/study/open_study.h"

namespace vizsla {

namespace {

bool hasSaid(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    const auto isReviewers = [reviewer](const auto& one) { return one.reviewer == reviewer; };
    return std::ranges::any_of(book.verdicts(image), isReviewers) ||
           std::ranges::any_of(book.remarks(image), isReviewers);
}

}  // namespace

AdjudicationTableModel::AdjudicationTableModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent)
    : QAbstractTableModel(parent),
      m_study(study),
      m_runner(runner)
{}

void AdjudicationTableModel::setImage(std::optional<std::size_t> image)
{
    beginResetModel();
    m_image = image;
    m_labels.clear();
    m_reviewers.clear();
    if (image) {
        const ReviewBook& book = *m_runner.book();
        m_labels = contestedLabels(book, *image);
        if (isProblemContested(book, *image))
            m_labels.push_back(noClass);
        for (std::uint32_t reviewer = 0; reviewer < book.reviewers().size(); ++reviewer) {
            if (book.reviewers()[reviewer].counts && hasSaid(book, reviewer, *image))
                m_reviewers.push_back(reviewer);
        }
    }
    endResetModel();
}

void AdjudicationTableModel::update()
{
    if (!m_labels.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, decisionColumn()));
}

std::optional<Verdict> AdjudicationTableModel::decision(int row) const
{
    return m_runner.book()->adjudicated(*m_image, label(row));
}

int AdjudicationTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

int AdjudicationTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_labels.empty() ? 0 : decisionColumn() + 1;
}

AdjudicationTableModel::Cell AdjudicationTableModel::yesOrNo(bool isProblematic)
{
    return isProblematic ? Cell{tr("! Yes"), static_cast<int>(Tone::Unclear)} : Cell{tr("No"), 0};
}

AdjudicationTableModel::Cell AdjudicationTableModel::problemCell(std::uint32_t reviewer) const
{
    const ReviewBook& book = *m_runner.book();
    if (const auto problem = book.problem(reviewer, *m_image))
        return yesOrNo(*problem != "false");
    return book.isReviewed(reviewer, *m_image) ? yesOrNo(false) : Cell{QStringLiteral("–"), 0};
}

AdjudicationTableModel::Cell AdjudicationTableModel::cell(int row, int column) const
{
    const ReviewBook& book = *m_runner.book();
    const ClassIndex of = label(row);
    if (column == 0)
        return {of == noClass ? tr("Problematic?")
                              : QString::fromStdString(distinctName(m_study.hierarchy, book.wnid(of))),
                0};
    if (column == decisionColumn()) {
        const auto decided = decision(row);
        if (!decided)
            return {tr("to decide"), 0};
        return of == noClass ? yesOrNo(*decided == Verdict::Correct)
                             : Cell{signedVerdict(decided), static_cast<int>(toneOf(decided))};
    }
    const std::uint32_t reviewer = m_reviewers[static_cast<std::size_t>(column - 1)];
    if (of == noClass)
        return problemCell(reviewer);
    const auto said = book.verdict(reviewer, *m_image, of);
    return {said ? signedVerdict(said) : QStringLiteral("–"), static_cast<int>(toneOf(said))};
}

QString AdjudicationTableModel::toolTip(int row, int column) const
{
    const ReviewBook& book = *m_runner.book();
    const ClassIndex of = label(row);
    if (column == 0)
        return of == noClass ? tr("A problematic image is not scored.") : m_study.names(book.wnid(of));
    if (column == decisionColumn())
        return tr("What was decided stands above what reviewers say.");
    const std::uint32_t reviewer = m_reviewers[static_cast<std::size_t>(column - 1)];
    if (of == noClass)
        return toQString(problemReason(book.problem(reviewer, *m_image).value_or("false")));
    return book.verdict(reviewer, *m_image, of)
               ? QString()
               : tr("%1 has not ruled on it.").arg(toQString(book.reviewers()[reviewer].name));
}

QString AdjudicationTableModel::rowText(int row) const
{
    QStringList parts;
    for (int column = 0; column <= decisionColumn(); ++column) {
        const QString head = column == 0 ? QString()
                                         : headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() +
                                               QStringLiteral(": ");
        parts.append(head + cell(row, column).text);
    }
    return parts.join(QStringLiteral(", "));
}

QVariant AdjudicationTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return cell(index.row(), index.column()).text;
        case ToneRole:
            return cell(index.row(), index.column()).tone;
        case Qt::ToolTipRole:
            return toolTip(index.row(), index.column());
        case Qt::AccessibleTextRole:
            return index.column() == 0 ? rowText(index.row()) : cell(index.row(), index.column()).text;
        default:
            return {};
    }
}

QVariant AdjudicationTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (section == 0)
        return tr("Label");
    if (section == decisionColumn())
        return tr("Decision");
    if (section < 0 || section > decisionColumn())
        return {};
    const std::uint32_t reviewer = m_reviewers[static_cast<std::size_t>(section - 1)];
    return toQString(m_runner.book()->reviewers()[reviewer].name);
}

}  // namespace vizsla
