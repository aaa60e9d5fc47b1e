// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QSet>
#include <filesystem>

namespace vizsla {

class ImageLoader;
struct Colours;

/// Draws what a page shows beside text, at the resolution of the screen. Pictures come from the folder of the
/// pages, never from elsewhere.
class PagePictures
{
public:
    struct Look
    {
        const Colours& colours;
        QFont font;
        qreal pixelRatio = 1;
    };

    PagePictures(std::filesystem::path folder, ImageLoader& images, const Look& look)
        : m_folder(std::move(folder)),
          m_images(images),
          m_look(look)
    {}

    /// A drawing on white paper or a photograph, at most `width` wide; a placeholder with the alternative
    /// text where there is none. `target` is as the page names it: "images/tails.svg". A photograph that is
    /// still being loaded leaves its place empty and is added to `waitingFor`; when it has come its place may
    /// be of another size.
    QImage picture(const QString& target, const QString& altText, int width, QSet<QString>& waitingFor) const;
    /// To which photographs of pages are decoded, whatever the width of the page.
    QSize photographBound() const;
    /// Takes no room.
    QImage nothing() const { return blank({}); }

protected:
    QImage blank(const QSizeF& size) const;
    QImage quietText(const QString& text, int width) const;
    ImageLoader& images() const { return m_images; }
    const Look& look() const { return m_look; }

private:
    QImage drawing(const QString& file, int width) const;
    QImage photograph(const QString& file, int width, QSet<QString>& waitingFor) const;
    QImage placeholder(const QString& altText, int width) const;

    std::filesystem::path m_folder;
    ImageLoader& m_images;
    Look m_look;
};

}  // namespace vizsla
