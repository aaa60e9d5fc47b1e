// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_pictures.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/classes/example_texts.h"
#include "ui/images/photo_row.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

constexpr int photoSide = 96;
constexpr int mostPhotos = 5;

QString tr(const char* text)
{
    return QCoreApplication::translate("vizsla::GuidePictures", text);
}

}  // namespace

GuidePictures::GuidePictures(OpenStudy& study, const Look& look)
    : PagePictures(study.guide().folder(), study.images, look),
      m_study(study)
{}

QString GuidePictures::emptyText(bool saysNone) const
{
    if (!saysNone)
        return QStringLiteral("–");
    const QString whole = noExamplesWholeText(m_study.examples);
    return whole.isEmpty() ? tr("None can be shown.") : whole;
}

QImage GuidePictures::noPhotographs(int width) const
{
    const QString whole = noExamplesWholeText(m_study.examples);
    return quietText(whole.isEmpty() ? tr("No photographs of these classes can be shown.") : whole, width);
}

QImage GuidePictures::photoStrip(const std::string& wnid, const QString& caption, int width, bool saysNone,
                                 QSet<QString>& waitingFor) const
{
    const int fitting = std::clamp(PhotoRow(photoSide).fitting(width), 1, mostPhotos);
    const auto photos = m_study.examples.of(wnid, static_cast<std::size_t>(fitting));
    if (photos.empty()) {
        const QString none = emptyText(saysNone);
        return quietText(caption.isEmpty() ? none : QStringLiteral("%1: %2").arg(caption, none), width);
    }
    const QFont bold = demiBold(look().font);
    const QFontMetrics metrics(bold);
    const int captionHeight = caption.isEmpty() ? 0 : metrics.height() + 2 * spacingStep;
    const PhotoRow row(std::min(photoSide, width));
    QImage image = blank(QSizeF(width, captionHeight + row.side()));
    QPainter painter(&image);
    painter.setFont(bold);
    painter.setPen(look().colours.text);
    painter.drawText(QRect(0, 0, width, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(caption, Qt::ElideRight, width));
    int place = 0;
    for (const Image& photo : photos) {
        const DecodedImage* decoded = images().load(photo.file, thumbnailBound);
        if (!decoded)
            waitingFor.insert(QString::fromStdString(photo.file.string()));
        row.paint(painter, {0, captionHeight}, place++, decoded, look().colours);
    }
    return image;
}

}  // namespace vizsla
