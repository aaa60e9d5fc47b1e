// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_document.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QTimer>
#include <algorithm>

#include "core/guide/guide.h"
#include "ui/images/image_loader.h"
#include "ui/reading/document_parts.h"
#include "ui/reading/document_style.h"
#include "ui/reading/page_markdown.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr QLatin1String pageScheme("page:");
constexpr QLatin1String pageEnding(".md");
constexpr QLatin1Char headingSign('#');
constexpr int widestColumn = 760;
constexpr int sideMargin = 6 * spacingStep;
constexpr int narrowestColumn = 240;
constexpr int mostPictures = 60;

}  // namespace

PageDocument::PageDocument(const Guide& pages, ImageLoader& images, const PageTexts& texts, QWidget* parent)
    : QTextBrowser(parent),
      m_pages(pages),
      m_images(images),
      m_texts(texts),
      m_renderSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("pageDocument"));
    setProperty("role", "pages");
    setAccessibleName(texts.page);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_renderSoon->setSingleShot(true);
    m_renderSoon->setInterval(0);
    connect(m_renderSoon, &QTimer::timeout, this, &PageDocument::render);
    connect(this, &QTextBrowser::anchorClicked, this, &PageDocument::linkClicked);
    connect(&m_images, &ImageLoader::loaded, this, &PageDocument::photoLoaded);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_place.reset(); });
}

/// Nothing that a page names is ever loaded by Qt, from a network or a disk; an empty result would make Qt
/// look for a file of that name itself.
QVariant PageDocument::loadResource(int type, const QUrl&)
{
    if (type != QTextDocument::ImageResource)
        return {};
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

void PageDocument::showPage(const GuidePage& page)
{
    m_place = Place();
    if (m_page == &page) {
        goToPlace();
    } else {
        m_page = &page;
        render();
    }
}

int PageDocument::columnWidth() const
{
    return std::clamp(viewport()->width() - 2 * sideMargin, narrowestColumn, widestColumn);
}

PagePictures::Look PageDocument::look() const
{
    return {coloursFor(palette()), font(), devicePixelRatioF()};
}

PagePictures PageDocument::pictures() const
{
    return PagePictures(m_pages.folder(), m_images, look());
}

void PageDocument::renderSoon()
{
    m_renderSoon->start();
}

void PageDocument::setMargins()
{
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    format.setMargin(sideMargin);
    format.setTopMargin(2 * spacingStep);
    format.setRightMargin(std::max(viewport()->width() - sideMargin - columnWidth(), 0));
    document()->rootFrame()->setFrameFormat(format);
}

void PageDocument::render()
{
    m_renderSoon->stop();
    if (!m_page)
        return;
    const int position = scrolled();
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
    beginPage();
    placeLinks(style);
    placePictures();
    setMargins();
    editing.endEditBlock();
    if (m_place)
        goToPlace();
    else
        verticalScrollBar()->setValue(position);
}

void PageDocument::placeLinks(const DocumentStyle& style)
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

void PageDocument::placeLink(const DocumentStyle& style, const DocumentPiece& piece, bool isLastPiece)
{
    const QString target = piece.format.anchorHref();
    QTextCharFormat format = piece.format;
    format.clearProperty(QTextFormat::IsAnchor);
    format.clearProperty(QTextFormat::AnchorHref);
    format.clearForeground();
    const bool isOwn = placeOwnLink(style, target, format);
    const bool leadsToPage =
        !isOwn && !target.contains(QLatin1Char(':')) &&
        (target.startsWith(headingSign) || target.section(headingSign, 0, 0).endsWith(pageEnding));
    if (leadsToPage)
        placePageLink(style, target, format);
    else if (!isOwn)
        format.setToolTip(m_texts.notOpened.arg(target));
    QTextCursor cursor = cursorOver(*document(), piece);
    cursor.setCharFormat(format);
    if (!leadsToPage || format.isAnchor() || !isLastPiece)
        return;
    cursor.setPosition(piece.position + piece.length);
    cursor.insertText(QStringLiteral(" (%1)").arg(m_texts.missingNote), format);
}

/// The target becomes "page:ID#heading".
void PageDocument::placePageLink(const DocumentStyle& style, const QString& target, QTextCharFormat& format)
{
    const QString file = target.section(headingSign, 0, 0);
    const QString pageId =
        file.isEmpty() ? QString::fromStdString(m_page->id) : file.chopped(pageEnding.size());
    if (m_pages.page(pageId.toStdString())) {
        format.merge(style.link(pageScheme % QString::fromLatin1(QUrl::toPercentEncoding(pageId)) %
                                QStringView(target).mid(file.size())));
    } else {
        format.merge(style.quiet());
        format.setToolTip(m_texts.missing);
    }
}

bool PageDocument::placeOwnLink(const DocumentStyle&, const QString&, QTextCharFormat&)
{
    return false;
}

void PageDocument::placePictures()
{
    int number = 0;
    for (const DocumentPiece& piece : piecesOf(*document())) {
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

QTextImageFormat PageDocument::placedPicture(const DocumentPiece& piece, int number, int width)
{
    const QTextImageFormat named = piece.format.toImageFormat();
    const QString altText = decodedAltText(named.property(QTextFormat::ImageAltText).toString());
    const QUrl url(QStringLiteral("picture:%1").arg(number));
    const bool isShown = number < mostPictures;
    QTextImageFormat format;
    std::optional<QImage> image;
    if (isShown)
        image = ownPicture({piece, named.name(), altText, url, width}, format);
    if (!image)
        image = pictures().picture(isShown ? named.name() : QString(), altText, width, m_waitingFor);
    document()->addResource(QTextDocument::ImageResource, url, *image);
    format.setName(url.toString());
    format.setWidth(image->deviceIndependentSize().width());
    format.setHeight(image->deviceIndependentSize().height());
    format.setProperty(QTextFormat::ImageAltText, altText);
    format.setToolTip(altText);
    return format;
}

std::optional<QImage> PageDocument::ownPicture(const Picture&, QTextImageFormat&)
{
    return std::nullopt;
}

/// Several pictures in a paragraph stand two by two.
int PageDocument::widthFor(const DocumentPiece& piece) const
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

void PageDocument::photoLoaded(const QString& file, const QSize& bound)
{
    if (bound == pictures().photographBound() && m_waitingFor.remove(file))
        m_renderSoon->start();
}

void PageDocument::linkClicked(const QUrl& link)
{
    if (!link.toString().startsWith(pageScheme)) {
        ownLinkClicked(link.toString());
        return;
    }
    const QString heading = link.fragment(QUrl::FullyDecoded);
    Q_EMIT pageWanted(link.path(QUrl::FullyDecoded), heading.isEmpty() ? QString() : headingSign % heading);
}

void PageDocument::resizeEvent(QResizeEvent* event)
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

void PageDocument::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange || type == QEvent::FontChange)
        m_renderSoon->start();
}

}  // namespace vizsla
