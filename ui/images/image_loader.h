// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <filesystem>

#include "ui/images/decode_image.h"

namespace vizsla {

/// Decodes images on other threads and keeps the latest, so that the next image is there when it is wanted.
class ImageLoader final : public QObject
{
    Q_OBJECT

public:
    explicit ImageLoader(QObject* parent = nullptr);
    ~ImageLoader() override;

    /// The image if it is decoded already; otherwise null, and loaded() follows.
    /// `bound` as in decodeImage(); an empty one asks for the whole image.
    const DecodedImage* load(const std::filesystem::path& file, const QSize& bound = {});
    /// The image if it is decoded already; asks for nothing.
    const DecodedImage* decoded(const std::filesystem::path& file, const QSize& bound) const;

Q_SIGNALS:
    void loaded(const QString& file, const QSize& bound);

private:
    void keep(const QString& key, const QString& file, const QSize& bound, DecodedImage image);

    QThreadPool m_pool;
    QCache<QString, DecodedImage> m_cache;
    QSet<QString> m_pending;
};

}  // namespace vizsla
