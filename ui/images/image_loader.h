// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <atomic>
#include <filesystem>
#include <memory>

#include "ui/images/colour_profile.h"
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
    /// Nobody waits for this image any more: stops decoding it, if it is not decoded yet. loaded() follows
    /// all the same, so that whoever does wait asks again.
    void abandon(const std::filesystem::path& file, const QSize& bound = {});

    /// Files that could not be shown may be there again: they are read anew when they are next asked for.
    void forgetProblems();
    /// The same of one file.
    void forgetProblem(const std::filesystem::path& file, const QSize& bound);

Q_SIGNALS:
    void loaded(const QString& file, const QSize& bound);

private:
    using Abandoned = std::shared_ptr<std::atomic<bool>>;

    void keep(const QString& key, const QString& file, const QSize& bound, DecodedImage image);

    ColourProfiles m_profiles;
    QThreadPool m_pool;
    QCache<QString, DecodedImage> m_cache;
    QHash<QString, Abandoned> m_pending;  ///< true while it is decoded for nobody
    QSet<QString> m_problems;             ///< keys of what could not be decoded
};

}  // namespace vizsla
