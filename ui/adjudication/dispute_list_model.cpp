// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adjudication/dispute_list_model.h"

#include <algorithm>

#include "core/review/settlement.h"
#include "ui/rulings/review_runner.h"
#include "ui/study/open_study.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

constexpr QSize listBound(128, 128);

}  // namespace

DisputeListModel::DisputeListModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent)
    : PhotoListModel(study.images, listBound, parent),
      m_study(study),
      m_runner(runner),
      m_files(study, runner)
{}

void DisputeListModel::refresh()
{
    const ReviewBook& book = *m_runner.book();
    m_disputes.clear();
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        if (!book.isWithheld(image) && isContested(book, image))
            m_disputes.push_back({image, openCount(image)});
    }
    list();
}

void DisputeListModel::setShown(Shown shown)
{
    m_shown = shown;
    list();
}

void DisputeListModel::list()
{
    beginResetModel();
    m_rows.clear();
    forgetWaiting();
    for (const Dispute& dispute : m_disputes) {
        if (isShown(dispute, m_shown))
            m_rows.push_back(dispute.image);
    }
    endResetModel();
}

void DisputeListModel::update(std::size_t image)
{
    const auto found = std::ranges::lower_bound(m_disputes, image, {}, &Dispute::image);
    if (found == m_disputes.end() || found->image != image)
        return;
    found->open = openCount(image);
    if (const auto row = rowOf(image))
        Q_EMIT dataChanged(index(*row), index(*row));
}

int DisputeListModel::openCount(std::size_t image) const
{
    const ReviewBook& book = *m_runner.book();
    const auto labels = contestedLabels(book, image);
    const auto open =
        std::ranges::count_if(labels, [&](ClassIndex label) { return isDisputed(book, image, label); });
    return static_cast<int>(open) + (isProblemDisputed(book, image) ? 1 : 0);
}

bool DisputeListModel::isShown(const Dispute& dispute, Shown which)
{
    return which == Shown::All || (which == Shown::Open) == (dispute.open > 0);
}

const DisputeListModel::Dispute* DisputeListModel::find(std::size_t image) const
{
    const auto found = std::ranges::lower_bound(m_disputes, image, {}, &Dispute::image);
    return found != m_disputes.end() && found->image == image ? &*found : nullptr;
}

bool DisputeListModel::contains(std::size_t image) const
{
    return find(image) != nullptr;
}

std::size_t DisputeListModel::count(Shown which) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_disputes, [which](const Dispute& dispute) { return isShown(dispute, which); }));
}

std::optional<int> DisputeListModel::rowOf(std::size_t image) const
{
    const auto found = std::ranges::lower_bound(m_rows, image);
    return found != m_rows.end() && *found == image ? std::optional(static_cast<int>(found - m_rows.begin()))
                                                    : std::nullopt;
}

QString DisputeListModel::names(std::size_t image) const
{
    const ReviewBook& book = *m_runner.book();
    QStringList names;
    for (const ClassIndex label : contestedLabels(book, image))
        names.append(m_study.mainName(book.wnid(label)));
    if (isProblemContested(book, image))
        names.append(tr("problematic?"));
    return names.join(QStringLiteral(" · "));
}

int DisputeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DisputeListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t at = image(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return names(at);
        case StateRole: {
            const Dispute* dispute = find(at);
            return dispute && dispute->open > 0 ? tr("%1 to decide").arg(countText(dispute->open))
                                                : tr("✓ decided");
        }
        case IsOpenRole:
            return find(at) && find(at)->open > 0;
        case Qt::AccessibleTextRole:
            return QString(names(at) + QStringLiteral(", ") + data(index, StateRole).toString());
        case PhotoRole:
        case ProblemRole:
            return photo(index.row(), role);
        default:
            return {};
    }
}

PhotoListModel::Source DisputeListModel::source(int row) const
{
    return {m_files.of(image(row)).file, {}};
}

}  // namespace vizsla
