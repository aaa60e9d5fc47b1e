// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ui/guide/guide_pictures.h"
#include "ui/reading/page_document.h"

namespace vizsla {

struct OpenStudy;

/// A page of the guide, which also has links to classes of the study and example photographs of them.
class GuideDocument final : public PageDocument
{
    Q_OBJECT

public:
    explicit GuideDocument(OpenStudy& study, QWidget* parent = nullptr);

    static PageTexts texts();

Q_SIGNALS:
    void classWanted(const QString& wnid);

protected:
    void beginPage() override;
    bool placeOwnLink(const DocumentStyle& style, const QString& target, QTextCharFormat& format) override;
    std::optional<QImage> ownPicture(const Picture& picture, QTextImageFormat& format) override;
    void ownLinkClicked(const QString& target) override;
    /// The first place that names a class, too.
    QList<QTextCursor> placesOf(const QString& target) override;

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

    GuidePictures pictures() const;
    QImage drawnStrip(Strip& strip, bool isSaidForAll) const;
    void thumbnailLoaded(const QString& file, const QSize& bound);

    OpenStudy& m_study;
    std::vector<Strip> m_strips;
    bool m_hasNoPhotographs = false;  ///< on the whole page
};

}  // namespace vizsla
