// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTextBrowser>
#include <optional>

#include "ui/reading/page_pictures.h"
#include "ui/reading/page_texts.h"

class QTimer;

namespace vizsla {

class DocumentStyle;
class Guide;
class ImageLoader;
struct DocumentPiece;
struct GuidePage;

/// Shows one of the pages. It loads nothing that a page names: pictures come from PagePictures, and links
/// either lead to a page or a heading or are plain text. The pages must outlive it.
class PageDocument : public QTextBrowser
{
    Q_OBJECT

public:
    PageDocument(const Guide& pages, ImageLoader& images, const PageTexts& texts, QWidget* parent = nullptr);

    /// Shows a page from its beginning.
    void showPage(const GuidePage& page);
    const GuidePage* page() const { return m_page; }
    /// Brings into view what "#heading" leads to, or another link that the page knows; stays at the page's
    /// beginning where it has neither.
    void showTarget(const QString& target);
    /// Scrolls to the first of these words, and tints all of them.
    void showWords(const QStringList& words);
    int scrolled() const;
    void scrollTo(int position);
    /// Draws the page anew: for another theme, or because other photographs must be hidden now.
    void render();
    /// Refuses whatever it is asked for.
    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    /// `target` is "#heading", or empty for the page's beginning.
    void pageWanted(const QString& pageId, const QString& target);

protected:
    /// A picture with its number in the page, in place of which another is drawn.
    struct Picture
    {
        const DocumentPiece& piece;
        QString target;
        QString altText;
        QUrl url;
        int width;
    };

    /// Before links and pictures of a page are placed.
    virtual void beginPage() {}
    /// Formats a link of a kind that pages have only here; false where it is none.
    virtual bool placeOwnLink(const DocumentStyle& style, const QString& target, QTextCharFormat& format);
    /// Draws a picture of a kind that pages have only here; null where it is none.
    virtual std::optional<QImage> ownPicture(const Picture& picture, QTextImageFormat& format);
    virtual void ownLinkClicked(const QString& target) { Q_UNUSED(target) }
    virtual QList<QTextCursor> placesOf(const QString& target);

    PagePictures::Look look() const;
    void renderSoon();
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What to bring into view whenever the page is laid out, until somebody scrolls.
    struct Place
    {
        QString target;
        QStringList words;
        int position = 0;
    };

    int columnWidth() const;
    PagePictures pictures() const;
    void setMargins();
    void placeLinks(const DocumentStyle& style);
    void placeLink(const DocumentStyle& style, const DocumentPiece& piece, bool isLastPiece);
    void placePageLink(const DocumentStyle& style, const QString& target, QTextCharFormat& format);
    void placePictures();
    QTextImageFormat placedPicture(const DocumentPiece& piece, int number, int width);
    int widthFor(const DocumentPiece& piece) const;
    void photoLoaded(const QString& file, const QSize& bound);
    void linkClicked(const QUrl& link);
    void goToPlace();
    int positionFor(const QTextCursor& found) const;
    void tint(const QList<QTextCursor>& found);
    QList<QTextCursor> placesOfWords(const QStringList& words);

    const Guide& m_pages;
    ImageLoader& m_images;
    PageTexts m_texts;
    const GuidePage* m_page = nullptr;
    QSet<QString> m_waitingFor;  ///< photographs among the page's own pictures
    std::optional<Place> m_place;
    int m_renderedWidth = 0;
    QTimer* m_renderSoon;
};

}  // namespace vizsla
