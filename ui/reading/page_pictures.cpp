// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_pictures.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>

#include "ui/images/image_loader.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

namespace fs = std::filesystem;

constexpr int paperPadding = 3 * spacingStep;
constexpr int tallest = 640;
constexpr int widest = 760;
constexpr qint64 largestDrawing = 4 << 20;

QString translated(const char* text)
{
    return QCoreApplication::translate("vizsla::PagePictures", text);
}

/// The file of a picture in the folder of the pages; empty for anything outside it.
QString fileInside(const fs::path& folder, const QString& target)
{
    const fs::path relative = target.toStdString();
    if (target.contains(QLatin1Char(':')) || relative.is_absolute())
        return {};
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    const fs::path file = error ? fs::path() : fs::canonical(folder / relative, error);
    if (error || !fs::is_regular_file(file, error))
        return {};
    const auto [rootEnd, rest] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    return rootEnd == root.end() ? QString::fromStdString(file.string()) : QString();
}

QPainterPath rounded(const QRectF& area)
{
    QPainterPath path;
    path.addRoundedRect(area, cornerRadius, cornerRadius);
    return path;
}

}  // namespace

QImage PagePictures::blank(const QSizeF& size) const
{
    QImage image((size * m_look.pixelRatio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_look.pixelRatio);
    image.fill(Qt::transparent);
    return image;
}

QImage PagePictures::picture(const QString& target, const QString& altText, int width,
                             QSet<QString>& waitingFor) const
{
    const QString file = fileInside(m_folder, target);
    QImage image;
    if (file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        image = drawing(file, width);
    else if (!file.isEmpty())
        image = photograph(file, width, waitingFor);
    return image.isNull() ? placeholder(altText, width) : image;
}

QImage PagePictures::drawing(const QString& file, int width) const
{
    if (QFileInfo(file).size() > largestDrawing)
        return {};
    QSvgRenderer renderer(file);
    QSizeF size = renderer.defaultSize();
    if (!renderer.isValid() || size.isEmpty())
        return {};
    const QSizeF bound(width - 2 * paperPadding, tallest);
    if (size.width() > bound.width() || size.height() > bound.height())
        size.scale(bound, Qt::KeepAspectRatio);
    const QRectF page(QPointF(0, 0), size + QSizeF(2 * paperPadding, 2 * paperPadding));
    QImage image = blank(page.size());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    // Drawings are made in dark ink, so their paper stays light in the dark theme.
    const Colours& paper = coloursOf(Scheme::Light);
    painter.setPen(paper.line);
    painter.setBrush(paper.panel);
    painter.drawPath(rounded(page.adjusted(0.5, 0.5, -0.5, -0.5)));
    renderer.render(&painter, QRectF(QPointF(paperPadding, paperPadding), size));
    return image;
}

QSize PagePictures::photographBound() const
{
    return (QSizeF(widest, tallest) * m_look.pixelRatio).toSize();
}

QImage PagePictures::photograph(const QString& file, int width, QSet<QString>& waitingFor) const
{
    const DecodedImage* decoded = m_images.load(file.toStdString(), photographBound());
    if (!decoded) {
        waitingFor.insert(file);
        return blank(QSizeF(width, width * 2 / 3).boundedTo(QSizeF(width, tallest)));
    }
    if (decoded->image.isNull())
        return {};
    QSizeF size = decoded->originalSize;
    if (size.width() > width || size.height() > tallest)
        size.scale(QSizeF(width, tallest), Qt::KeepAspectRatio);
    QImage image = blank(size);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area(QPointF(0, 0), size);
    painter.setClipPath(rounded(area));
    painter.drawImage(area,
                      decoded->image.scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return image;
}

QImage PagePictures::placeholder(const QString& altText, int width) const
{
    const QFontMetrics metrics(m_look.font);
    const QString text = altText.isEmpty() ? translated("This picture is missing")
                                           : translated("Missing picture: %1").arg(altText);
    const int inner = std::min(metrics.horizontalAdvance(text) + 1, width - 2 * paperPadding);
    QImage image = blank(QSizeF(inner + 2 * paperPadding, metrics.height() + 4 * spacingStep));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(QPointF(0, 0), image.deviceIndependentSize());
    painter.setPen(QPen(m_look.colours.track, 1, Qt::DashLine));
    painter.drawPath(rounded(area.adjusted(0.5, 0.5, -0.5, -0.5)));
    painter.setFont(m_look.font);
    painter.setPen(m_look.colours.quietText);
    painter.drawText(area, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, inner));
    return image;
}

QImage PagePictures::quietText(const QString& text, int width) const
{
    constexpr int flags = Qt::TextWordWrap;
    const QRect area = QFontMetrics(m_look.font).boundingRect(QRect(0, 0, width, tallest), flags, text);
    QImage image = blank(QSizeF(width, area.height()));
    QPainter painter(&image);
    painter.setFont(m_look.font);
    painter.setPen(m_look.colours.quietText);
    painter.drawText(QRect(0, 0, width, area.height()), flags, text);
    return image;
}

}  // namespace vizsla
