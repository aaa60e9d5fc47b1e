// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_images_model.h"

#include <algorithm>

#include "core/review/class_progress.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/review_texts.h"
#include "ui/rulings/verdict_button.h"
#include "ui/study/open_study.h"

namespace vizsla {

ClassImagesModel::ClassImagesModel(OpenStudy& study, const ReviewRunner& runner, QObject* parent)
    : PhotoListModel(study.images, {256, 256}, parent),
      m_runner(runner),
      m_files(study, runner)
{}

void ClassImagesModel::setClass(ClassIndex label)
{
    m_label = label;
    m_images = imagesToRule(*m_runner.book(), m_runner.reviewer(), label);
    list();
}

void ClassImagesModel::setShown(Shown shown)
{
    m_shown = shown;
    list();
}

void ClassImagesModel::clear()
{
    m_label = noClass;
    m_images.clear();
    list();
}

void ClassImagesModel::list()
{
    beginResetModel();
    m_rows.clear();
    forgetWaiting();
    std::ranges::copy_if(m_images, std::back_inserter(m_rows),
                         [this](std::size_t image) { return isShown(image, m_shown); });
    endResetModel();
}

void ClassImagesModel::update()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {WordRole, ToneRole, AssignedRole, Qt::AccessibleTextRole});
}

bool ClassImagesModel::isShown(std::size_t image, Shown which) const
{
    switch (which) {
        case Shown::Unreviewed:
            return isLeft(*m_runner.book(), m_runner.reviewer(), image, m_label);
        case Shown::Unclear:
            return verdict(image) == Verdict::Unclear || verdict(image) == Verdict::DontKnow;
        case Shown::All:
            break;
    }
    return true;
}

std::size_t ClassImagesModel::count(Shown which) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_images, [&](std::size_t image) { return isShown(image, which); }));
}

std::vector<std::size_t> ClassImagesModel::unreviewed() const
{
    std::vector<std::size_t> images;
    std::ranges::copy_if(m_images, std::back_inserter(images),
                         [this](std::size_t image) { return isShown(image, Shown::Unreviewed); });
    return images;
}

bool ClassImagesModel::isProblematic(std::size_t image) const
{
    return m_runner.book()->isCalledProblematic(m_runner.reviewer(), image);
}

std::optional<Verdict> ClassImagesModel::verdict(std::size_t image) const
{
    return m_runner.book()->verdict(m_runner.reviewer(), image, m_label);
}

QString ClassImagesModel::word(std::size_t image) const
{
    if (const auto ruled = verdict(image))
        return signedVerdict(ruled);
    return isProblematic(image) ? problemWord("true") : QString();
}

int ClassImagesModel::tone(std::size_t image) const
{
    return static_cast<int>(toneOf(verdict(image)));
}

int ClassImagesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ClassImagesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t at = image(index.row());
    switch (role) {
        case WordRole:
            return word(at);
        case ToneRole:
            return tone(at);
        case AssignedRole:
            return verdict(at).has_value() && m_runner.book()->image(at).assigned == m_label;
        case Qt::AccessibleTextRole: {
            const QString said = word(at);
            return tr("Image %1: %2")
                .arg(index.row() + 1)
                .arg(said.isEmpty() ? verdictText(std::nullopt) : said);
        }
        case PhotoRole:
        case ProblemRole:
            return photo(index.row(), role);
        default:
            return {};
    }
}

PhotoListModel::Source ClassImagesModel::source(int row) const
{
    const ReviewFiles::Found& found = m_files.of(image(row));
    return {found.file, found.problem};
}

}  // namespace vizsla
