// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_document.h"

#include <QTextTable>
#include <algorithm>

#include "ui/reading/document_parts.h"
#include "ui/reading/document_style.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/widgets/labels.h"

namespace vizsla {

GuideDocument::GuideDocument(OpenStudy& study, QWidget* parent)
    : PageDocument(study.guide(), study.images, texts(), parent),
      m_study(study)
{
    connect(&m_study.images, &ImageLoader::loaded, this, &GuideDocument::thumbnailLoaded);
    connect(&m_study.folders, &ImageFolders::changed, this, [this] { renderSoon(); });
}

PageTexts GuideDocument::texts()
{
    return {.search = tr("Search the guide"),
            .contents = tr("Contents of the guide"),
            .page = tr("Guide page"),
            .missing = tr("This page is not in the guide"),
            .missingNote = tr("this page is not in the guide"),
            .missingAdvice = tr("There is no page “%1”. It may have been renamed: search the guide, or "
                                "choose from its contents."),
            .notOpened = tr("%1 is not opened: the guide works offline"),
            .oneProblem = tr("1 problem in the guide"),
            .problems = tr("%1 problems in the guide"),
            .empty = tr("The guide is empty"),
            .emptyAdvice = tr("The guide is a folder of Markdown pages, and no page was found in %1. Put the "
                              "pages there and open the study again.")};
}

GuidePictures GuideDocument::pictures() const
{
    return GuidePictures(m_study, look());
}

void GuideDocument::beginPage()
{
    m_strips.clear();
    m_hasNoPhotographs = std::ranges::none_of(piecesOf(*document()), [this](const DocumentPiece& piece) {
        const QString target = piece.format.toImageFormat().name();
        return target.startsWith(photosScheme) &&
               !m_study.examples.of(target.mid(photosScheme.size()).toStdString(), 1).empty();
    });
}

bool GuideDocument::placeOwnLink(const DocumentStyle& style, const QString& target, QTextCharFormat& format)
{
    if (!target.startsWith(classScheme))
        return false;
    const QString wnid = target.mid(classScheme.size());
    if (m_study.hierarchy.find(wnid.toStdString())) {
        format.merge(style.link(target));
        format.setToolTip(m_study.names(wnid.toStdString()));
    } else {
        format.setToolTip(tr("%1 is not in this study").arg(wnid));
    }
    return true;
}

std::optional<QImage> GuideDocument::ownPicture(const Picture& picture, QTextImageFormat& format)
{
    if (!picture.target.startsWith(photosScheme))
        return std::nullopt;
    const QString wnid = picture.target.mid(photosScheme.size());
    const bool inTable = cursorOver(*document(), picture.piece).currentTable();
    // In a table the header names the class already.
    const QString caption =
        picture.altText.isEmpty() && !inTable ? m_study.mainName(wnid.toStdString()) : picture.altText;
    Strip strip{picture.url, wnid.toStdString(), caption, picture.width, {}};
    strip.isEmpty = m_study.examples.of(strip.wnid, 1).empty();
    const bool isSaidForAll = m_hasNoPhotographs && !inTable;
    if (!isSaidForAll && m_study.hierarchy.find(strip.wnid)) {
        format.setAnchor(true);
        format.setAnchorHref(classScheme % wnid);
    }
    const QImage image = drawnStrip(strip, isSaidForAll);
    m_strips.push_back(std::move(strip));
    return image;
}

QImage GuideDocument::drawnStrip(Strip& strip, bool isSaidForAll) const
{
    const bool isFirstEmpty = std::ranges::none_of(m_strips, &Strip::isEmpty);
    if (!isSaidForAll)
        return pictures().photoStrip(strip.wnid, strip.caption, strip.width, isFirstEmpty, strip.waitingFor);
    return isFirstEmpty ? pictures().noPhotographs(strip.width) : pictures().nothing();
}

void GuideDocument::thumbnailLoaded(const QString& file, const QSize& bound)
{
    if (bound != thumbnailBound)
        return;
    for (Strip& strip : m_strips) {
        if (!strip.waitingFor.remove(file))
            continue;
        document()->addResource(
            QTextDocument::ImageResource, strip.url,
            pictures().photoStrip(strip.wnid, strip.caption, strip.width, false, strip.waitingFor));
        viewport()->update();
    }
}

void GuideDocument::ownLinkClicked(const QString& target)
{
    if (target.startsWith(classScheme))
        Q_EMIT classWanted(target.mid(classScheme.size()));
}

QList<QTextCursor> GuideDocument::placesOf(const QString& target)
{
    if (!target.startsWith(classScheme))
        return PageDocument::placesOf(target);
    for (const DocumentPiece& piece : piecesOf(*document())) {
        if (piece.format.anchorHref() == target)
            return {cursorOver(*document(), piece)};
    }
    const std::string wnid = target.mid(classScheme.size()).toStdString();
    const QTextCursor named = document()->find(m_study.mainName(wnid), 0, QTextDocument::FindWholeWords);
    return named.isNull() ? QList<QTextCursor>() : QList<QTextCursor>{named};
}

}  // namespace vizsla
