// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/photo_list_model.h"

#include "ui/images/image_loader.h"

namespace vizsla {

namespace {

/// Whoever scrolls past a thousand photographs wants the last of them, not all.
constexpr qsizetype mostWaiting = 48;

}  // namespace

PhotoListModel::PhotoListModel(ImageLoader& images, const QSize& bound, QObject* parent)
    : QAbstractListModel(parent),
      m_images(images),
      m_bound(bound)
{
    connect(&m_images, &ImageLoader::loaded, this, &PhotoListModel::photoLoaded);
}

void PhotoListModel::setBound(const QSize& bound)
{
    if (bound == m_bound)
        return;
    m_bound = bound;
    forgetWaiting();
    if (const int rows = rowCount(); rows > 0)
        photosChanged(0, rows - 1);
}

void PhotoListModel::forgetWaiting()
{
    m_waiting.clear();
    m_isHeldBack = false;
}

QVariant PhotoListModel::photo(int row, int role) const
{
    const Source from = source(row);
    if (from.file.empty())
        return role == ProblemRole ? QVariant(from.problem) : QVariant();
    m_isHeldBack = m_isHeldBack || m_waiting.size() >= mostWaiting;
    const DecodedImage* decoded =
        m_isHeldBack ? m_images.decoded(from.file, m_bound) : m_images.load(from.file, m_bound);
    if (decoded)
        return role == PhotoRole ? QVariant(decoded->image) : QVariant(decoded->problem);
    const QString file = QString::fromStdString(from.file.string());
    if (!m_isHeldBack && !m_waiting.contains(file, row))
        m_waiting.insert(file, row);
    return {};
}

void PhotoListModel::photoLoaded(const QString& file, const QSize& bound)
{
    if (bound != m_bound)
        return;
    const QList<int> rows = m_waiting.values(file);
    m_waiting.remove(file);
    for (const int row : rows)
        photosChanged(row, row);
    if (m_isHeldBack && m_waiting.size() < mostWaiting / 2) {
        // What was not asked for because too many were waited for can be now.
        m_isHeldBack = false;
        photosChanged(0, rowCount() - 1);
    }
}

void PhotoListModel::photosChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first), index(last), {PhotoRole, ProblemRole});
}

}  // namespace vizsla
