// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QSet>
#include <string>

namespace vizsla {

struct Colours;
struct OpenStudy;

/// Draws what a page of the guide shows beside text, at the resolution of the screen. Pictures come from the
/// guide's folder and photographs from the study, never from elsewhere.
class GuidePictures
{
public:
    struct Look
    {
        const Colours& colours;
        QFont font;
        qreal pixelRatio = 1;
    };

    GuidePictures(OpenStudy& study, const Look& look) : m_study(study), m_look(look) {}

    /// A drawing on white paper or a photograph, at most `width` wide; a placeholder with the alternative
    /// text where there is none. `target` is as the page names it: "images/tails.svg". A photograph that is
    /// still being loaded leaves its place empty and is added to `waitingFor`; when it has come its place may
    /// be of another size.
    QImage picture(const QString& target, const QString& altText, int width, QSet<QString>& waitingFor) const;
    /// To which photographs of pages are decoded, whatever the width of the page.
    QSize photographBound() const;
    /// Up to five example photographs under their caption, in an image of this width. Photographs that are
    /// still being loaded leave their place empty and are added to `waitingFor`. Where the class
    /// has none, `saysNone` is whether to say so and why, which is enough once in a page.
    QImage photoStrip(const std::string& wnid, const QString& caption, int width, bool saysNone,
                      QSet<QString>& waitingFor) const;

    /// Says that and why no class of a page has any.
    QImage noPhotographs(int width) const;
    /// Takes no room.
    QImage nothing() const { return blank({}); }

private:
    QImage blank(const QSizeF& size) const;
    QImage drawing(const QString& file, int width) const;
    QImage photograph(const QString& file, int width, QSet<QString>& waitingFor) const;
    QString emptyText(bool saysNone) const;
    QImage quietText(const QString& text, int width) const;
    QImage placeholder(const QString& altText, int width) const;

    OpenStudy& m_study;
    Look m_look;
};

}  // namespace vizsla
