// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_document.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QTimer>
#include <algorithm>

#include "ui/guide/document_parts.h"
#include "ui/guide/document_style.h"
#include "ui/guide/guide_markdown.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr QLatin1String pageScheme("page:");
constexpr QLatin1String pageEnding(".md");
constexpr int widestColumn = 760;
constexpr int sideMargin = 6 * spacingStep;
constexpr int narrowestColumn = 240;
constexpr int mostPictures = 60;

}  // namespace

GuideDocument::GuideDocument(OpenStudy& study, QWidget* parent)
    : QTextBrowser(parent),
      m_study(study),
      m_renderSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("guideDocument"));
    setProperty("role", "guide");
    setAccessibleName(tr("Guide page"));
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_renderSoon->setSingleShot(true);
    m_renderSoon->setInterval(0);
    connect(m_renderSoon, &QTimer::timeout, this, &GuideDocument::render);
    connect(this, &QTextBrowser::anchorClicked, this, &GuideDocument::linkClicked);
    connect(&m_study.images, &ImageLoader::loaded, this, &GuideDocument::photoLoaded);
    connect(&m_study.folders, &ImageFolders::changed, this, [this] { m_renderSoon->start(); });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_place.reset(); });
}

/// Nothing that a page names is ever loaded by Qt, from a network or a disk; an empty result would make Qt
/// look for a file of that name itself.
QVariant GuideDocument::loadResource(int type, const QUrl&)
{
    if (type != QTextDocument::ImageResource)
        return {};
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

void GuideDocument::showPage(const GuidePage& page)
{
    m_page = &page;
    m_place = Place();
    render();
}

int GuideDocument::columnWidth() const
{
    return std::clamp(viewport()->width() - 2 * sideMargin, narrowestColumn, widestColumn);
}

GuidePictures GuideDocument::pictures() const
{
    return GuidePictures(m_study, {coloursFor(palette()), font(), devicePixelRatioF()});
}

void GuideDocument::setMargins()
{
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    format.setMargin(sideMargin);
    format.setTopMargin(2 * spacingStep);
    format.setRightMargin(std::max(viewport()->width() - sideMargin - columnWidth(), 0));
    document()->rootFrame()->setFrameFormat(format);
}

void GuideDocument::render()
{
    m_renderSoon->stop();
    if (!m_page)
        return;
    const int position = scrolled();
    m_strips.clear();
    m_waitingFor.clear();
    m_renderedWidth = columnWidth();
    setExtraSelections({});
    document()->setMarkdown(markdownToShow(*m_page),
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                QTextDocument::MarkdownNoHTML);
    QTextCursor editing(document());
    editing.beginEditBlock();
    const DocumentStyle style(coloursFor(palette()));
    style.apply(*document(), m_renderedWidth);
    placeLinks(style);
    placePictures();
    setMargins();
    editing.endEditBlock();
    if (m_place)
        goToPlace();
    else
        verticalScrollBar()->setValue(position);
}

void GuideDocument::placeLinks(const DocumentStyle& style)
{
    // From the end, because a note after a link moves what follows it.
    const auto pieces = piecesOf(*document());
    for (std::size_t at = pieces.size(); at-- > 0;) {
        const DocumentPiece& piece = pieces[at];
        if (piece.format.anchorHref().isEmpty())
            continue;
        const bool goesOn = at + 1 < pieces.size() &&
                            pieces[at + 1].position == piece.position + piece.length &&
                            pieces[at + 1].format.anchorHref() == piece.format.anchorHref();
        placeLink(style, piece, !goesOn);
    }
}

void GuideDocument::placeLink(const DocumentStyle& style, const DocumentPiece& piece, bool isLastPiece)
{
    const QString target = piece.format.anchorHref();
    const std::string wnid =
        target.startsWith(classScheme) ? target.mid(classScheme.size()).toStdString() : "";
    const QString file = target.section(QLatin1Char('#'), 0, 0);
    const bool leadsToPage = !target.contains(QLatin1Char(':')) && file.endsWith(pageEnding);
    const QString pageId = leadsToPage ? file.chopped(pageEnding.size()) : QString();

    QTextCharFormat format = piece.format;
    format.clearProperty(QTextFormat::IsAnchor);
    format.clearProperty(QTextFormat::AnchorHref);
    format.clearForeground();
    if (m_study.hierarchy.find(wnid)) {
        format.merge(style.link(target));
        format.setToolTip(m_study.names(wnid));
    } else if (leadsToPage && m_study.guide().page(pageId.toStdString())) {
        format.merge(style.link(pageScheme % QString::fromLatin1(QUrl::toPercentEncoding(pageId))));
    } else if (leadsToPage) {
        format.merge(style.quiet());
        format.setToolTip(tr("This page is not in the guide"));
    } else {
        format.setToolTip(wnid.empty() ? tr("%1 is not opened: the guide works offline").arg(target)
                                       : tr("%1 is not in this study").arg(target.mid(classScheme.size())));
    }
    QTextCursor cursor = cursorOver(*document(), piece);
    cursor.setCharFormat(format);
    if (!leadsToPage || format.isAnchor() || !isLastPiece)
        return;
    cursor.setPosition(piece.position + piece.length);
    cursor.insertText(QStringLiteral(" (%1)").arg(tr("this page is not in the guide")), format);
}

void GuideDocument::placePictures()
{
    int number = 0;
    const auto pieces = piecesOf(*document());
    m_hasNoPhotographs = std::ranges::none_of(pieces, [this](const DocumentPiece& piece) {
        const QString target = piece.format.toImageFormat().name();
        return target.startsWith(photosScheme) &&
               !m_study.examples.of(target.mid(photosScheme.size()).toStdString(), 1).empty();
    });
    for (const DocumentPiece& piece : pieces) {
        if (!piece.format.isImageFormat())
            continue;
        const int width = widthFor(piece);
        for (int at = 0; at < piece.length; ++at) {
            const DocumentPiece one{piece.position + at, 1, piece.format};
            cursorOver(*document(), one).setCharFormat(placedPicture(one, number, width));
            ++number;
        }
    }
}

QTextImageFormat GuideDocument::placedPicture(const DocumentPiece& piece, int number, int width)
{
    const QTextImageFormat named = piece.format.toImageFormat();
    const QString altText = decodedAltText(named.property(QTextFormat::ImageAltText).toString());
    const QString target = named.name();
    const QUrl url(QStringLiteral("picture:%1").arg(number));
    QTextImageFormat format;
    QImage image;
    if (number >= mostPictures) {
        image = pictures().picture({}, altText, width, m_waitingFor);
    } else if (target.startsWith(photosScheme)) {
        const std::string wnid = target.mid(photosScheme.size()).toStdString();
        const bool inTable = cursorOver(*document(), piece).currentTable();
        // In a table the header names the class already.
        const QString caption = altText.isEmpty() && !inTable ? m_study.mainName(wnid) : altText;
        Strip strip{url, wnid, caption, width, {}};
        strip.isEmpty = m_study.examples.of(wnid, 1).empty();
        const bool isFirstEmpty = std::ranges::none_of(m_strips, &Strip::isEmpty);
        const bool isSaidForAll = m_hasNoPhotographs && !inTable;
        image = !isSaidForAll  ? pictures().photoStrip(wnid, caption, width, isFirstEmpty, strip.waitingFor)
                : isFirstEmpty ? pictures().noPhotographs(width)
                               : pictures().nothing();
        m_strips.push_back(std::move(strip));
        if (!isSaidForAll && m_study.hierarchy.find(wnid)) {
            format.setAnchor(true);
            format.setAnchorHref(classScheme % target.mid(photosScheme.size()));
        }
    } else {
        image = pictures().picture(target, altText, width, m_waitingFor);
    }
    document()->addResource(QTextDocument::ImageResource, url, image);
    format.setName(url.toString());
    format.setWidth(image.deviceIndependentSize().width());
    format.setHeight(image.deviceIndependentSize().height());
    format.setProperty(QTextFormat::ImageAltText, altText);
    format.setToolTip(altText);
    return format;
}

/// Several pictures in a paragraph stand two by two.
int GuideDocument::widthFor(const DocumentPiece& piece) const
{
    QTextCursor cursor(document());
    cursor.setPosition(piece.position);
    const QTextBlockFormat block = cursor.blockFormat();
    const int indent = block.indent() + (cursor.currentList() ? cursor.currentList()->format().indent() : 0);
    int width = m_renderedWidth - static_cast<int>(document()->indentWidth() * indent + block.leftMargin());
    if (const QTextTable* table = cursor.currentTable())
        width = cellTextWidth(*table, m_renderedWidth);
    if (cursor.block().text().count(QChar::ObjectReplacementCharacter) > 1)
        width = width / 2 - pictureGap;
    return std::max(width, 8 * spacingStep);
}

void GuideDocument::photoLoaded(const QString& file, const QSize& bound)
{
    if (bound == pictures().photographBound() && m_waitingFor.remove(file))
        m_renderSoon->start();
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

void GuideDocument::linkClicked(const QUrl& link)
{
    const QString target = link.toString();
    if (target.startsWith(classScheme))
        Q_EMIT classWanted(target.mid(classScheme.size()));
    else if (target.startsWith(pageScheme))
        Q_EMIT pageWanted(link.path(QUrl::FullyDecoded));
}

void GuideDocument::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (columnWidth() != m_renderedWidth) {
        m_renderSoon->start();
    } else {
        setMargins();
        if (m_place)
            goToPlace();
    }
}

void GuideDocument::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange || type == QEvent::FontChange)
        m_renderSoon->start();
}

}  // namespace vizsla
