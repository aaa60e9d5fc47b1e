// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTextBrowser>
#include <optional>
#include <string>
#include <vector>

#include "ui/guide/guide_pictures.h"

class QTimer;

namespace vizsla {

class DocumentStyle;
struct DocumentPiece;
struct GuidePage;
struct OpenStudy;

/// Shows one page of the guide. It loads nothing that a page names: pictures come from GuidePictures, and
/// links either lead to a class or a page of the guide or are plain text.
class GuideDocument final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit GuideDocument(OpenStudy& study, QWidget* parent = nullptr);

    /// Shows a page from its beginning. The page belongs to the study's guide.
    void showPage(const GuidePage& page);
    const GuidePage* page() const { return m_page; }
    /// Scrolls to the first place that names the class, and tints it.
    void showClass(const std::string& wnid);
    /// Scrolls to the first of these words, and tints all of them.
    void showWords(const QStringList& words);
    int scrolled() const;
    void scrollTo(int position);
    /// Draws the page anew: for another theme, or because other photographs must be hidden now.
    void render();
    /// Refuses whatever it is asked for.
    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void classWanted(const QString& wnid);
    void pageWanted(const QString& pageId);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Photographs that may still arrive.
    struct Strip
    {
        QUrl url;
        std::string wnid;
        QString caption;
        int width;
        QSet<QString> waitingFor;
        bool isEmpty = false;  ///< no photograph can be shown
    };
    /// What to bring into view whenever the page is laid out, until somebody scrolls.
    struct Place
    {
        std::string wnid;
        QStringList words;
        int position = 0;
    };

    int columnWidth() const;
    GuidePictures pictures() const;
    void setMargins();
    void placeLinks(const DocumentStyle& style);
    void placeLink(const DocumentStyle& style, const DocumentPiece& piece, bool isLastPiece);
    void placePictures();
    QTextImageFormat placedPicture(const DocumentPiece& piece, int number, int width);
    int widthFor(const DocumentPiece& piece) const;
    void photoLoaded(const QString& file, const QSize& bound);
    void linkClicked(const QUrl& link);
    void goToPlace();
    void tint(const QList<QTextCursor>& found);
    QList<QTextCursor> placesOfClass(const std::string& wnid);
    QList<QTextCursor> placesOfWords(const QStringList& words);

    OpenStudy& m_study;
    const GuidePage* m_page = nullptr;
    std::vector<Strip> m_strips;
    bool m_hasNoPhotographs = false;  ///< on the whole page
    QSet<QString> m_waitingFor;       ///< photographs among the page's own pictures
    std::optional<Place> m_place;
    int m_renderedWidth = 0;
    QTimer* m_renderSoon;
};

}  // namespace vizsla
