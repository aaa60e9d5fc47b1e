// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ui/reading/page_pictures.h"

namespace vizsla {

struct OpenStudy;

/// What a page of the guide shows beside text: its own pictures, and example photographs of the study.
class GuidePictures : public PagePictures
{
public:
    GuidePictures(OpenStudy& study, const Look& look);

    /// Up to five example photographs under their caption, in an image of this width. Photographs that are
    /// still being loaded leave their place empty and are added to `waitingFor`. Where the class
    /// has none, `saysNone` is whether to say so and why, which is enough once in a page.
    QImage photoStrip(const std::string& wnid, const QString& caption, int width, bool saysNone,
                      QSet<QString>& waitingFor) const;
    /// Says that and why no class of a page has any.
    QImage noPhotographs(int width) const;

private:
    QString emptyText(bool saysNone) const;

    OpenStudy& m_study;
};

}  // namespace vizsla
