// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_loader.h"

#include <utility>

#include "core/guarded.h"

namespace vizsla {

namespace {

constexpr qsizetype cacheKiB = 512 * 1024;

QString cacheKey(const QString& file, const QSize& bound)
{
    return QStringLiteral("%1x%2 %3").arg(bound.width()).arg(bound.height()).arg(file);
}

DecodedImage decodeGuarded(const std::filesystem::path& file, const QSize& bound, ColourProfiles& profiles,
                           const std::atomic<bool>& isAbandoned)
{
    const auto decode = [&]() -> Result<DecodedImage> {
        return decodeImage(file, bound, profiles, isAbandoned);
    };
    auto decoded = guarded(decode);
    return decoded ? std::move(*decoded)
                   : DecodedImage{{}, {}, QString::fromStdString(decoded.error().message), {}};
}

}  // namespace

ImageLoader::ImageLoader(QObject* parent) : QObject(parent), m_cache(cacheKiB)
{
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount() - 1));
}

ImageLoader::~ImageLoader()
{
    for (const Abandoned& abandoned : std::as_const(m_pending))
        *abandoned = true;
    m_pool.clear();
    m_pool.waitForDone();
}

const DecodedImage* ImageLoader::load(const std::filesystem::path& file, const QSize& bound)
{
    const QString name = QString::fromStdString(file.string());
    const QString key = cacheKey(name, bound);
    if (const DecodedImage* kept = m_cache.object(key))
        return kept;
    if (m_pending.contains(key))
        return nullptr;
    const auto abandoned = std::make_shared<std::atomic<bool>>(false);
    m_pending.insert(key, abandoned);
    m_pool.start([this, file, bound, name, key, abandoned] {
        DecodedImage image;
        if (!*abandoned)
            image = decodeGuarded(file, bound, m_profiles, *abandoned);
        // The destructor waits for this thread, and drops calls that are still queued.
        QMetaObject::invokeMethod(
            this,
            [this, key, name, bound, decoded = std::move(image)]() mutable {
                keep(key, name, bound, std::move(decoded));
            },
            Qt::QueuedConnection);
    });
    return nullptr;
}

void ImageLoader::abandon(const std::filesystem::path& file, const QSize& bound)
{
    if (const Abandoned abandoned = m_pending.value(cacheKey(QString::fromStdString(file.string()), bound)))
        *abandoned = true;
}

const DecodedImage* ImageLoader::decoded(const std::filesystem::path& file, const QSize& bound) const
{
    return m_cache.object(cacheKey(QString::fromStdString(file.string()), bound));
}

void ImageLoader::forgetProblems()
{
    for (const QString& key : std::exchange(m_problems, {}))
        m_cache.remove(key);
}

void ImageLoader::forgetProblem(const std::filesystem::path& file, const QSize& bound)
{
    const QString key = cacheKey(QString::fromStdString(file.string()), bound);
    if (m_problems.remove(key))
        m_cache.remove(key);
}

void ImageLoader::keep(const QString& key, const QString& file, const QSize& bound, DecodedImage image)
{
    const Abandoned abandoned = m_pending.take(key);
    if (*abandoned) {
        Q_EMIT loaded(file, bound);
        return;
    }
    if (!image.problem.isEmpty())
        m_problems.insert(key);
    // An image larger than the whole cache is still kept: it is the one being looked at.
    const qsizetype cost = std::clamp<qsizetype>(image.image.sizeInBytes() / 1024, 1, cacheKiB);
    m_cache.insert(key, new DecodedImage(std::move(image)), cost);
    Q_EMIT loaded(file, bound);
}

}  // namespace vizsla
