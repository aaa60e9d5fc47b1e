// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <filesystem>
#include <optional>

class QTimer;

namespace vizsla {

class ImageLoader;
class ImageView;
struct DecodedImage;

/// Brings the image in question onto the stage: at once where it was decoded ahead, finer when one zooms in.
class SessionImages final : public QObject
{
    Q_OBJECT

public:
    SessionImages(ImageLoader& loader, ImageView& view, QObject* parent = nullptr);

    /// Shows an image, or that it is waited for until it is decoded. It is on the screen when this returns if
    /// it was decoded. A file that could not be shown before is looked for again.
    void show(const std::filesystem::path& file);
    void clear();
    /// Whether the file was there when it was last shown and is not now, or the other way round.
    bool hasComeOrGone() const;
    /// What to do about an image that cannot be shown.
    void setAdvice(const QString& advice) { m_advice = advice; }
    /// Has an image decoded as show() will want it.
    void prepare(const std::filesystem::path& file);

Q_SIGNALS:
    /// hasComeOrGone(), of a file that could not be shown.
    void cameOrWent();

private:
    bool bring();
    bool isThere() const;
    void loaded(const QString& file, const QSize& bound);
    void showDecoded(const DecodedImage& decoded);
    void loadDetail();
    void leave();
    QSize bound() const;

    ImageLoader& m_loader;
    ImageView& m_view;
    QString m_advice;
    std::filesystem::path m_file;  ///< empty while nothing is shown
    bool m_wasThere = false;
    QTimer* m_lookOut;  ///< runs while the file cannot be shown
    QSize m_bound;      ///< as the image was asked for
    std::optional<QSize> m_detailBound;
};

}  // namespace vizsla
