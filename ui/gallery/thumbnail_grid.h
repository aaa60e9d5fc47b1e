// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/photo_grid.h"

namespace vizsla {

struct OpenStudy;

/// Photographs of a GalleryModel, below each the answer and what was assigned instead. A click or Enter opens
/// one.
class ThumbnailGrid final : public PhotoGrid
{
    Q_OBJECT

public:
    explicit ThumbnailGrid(const OpenStudy& study, QWidget* parent = nullptr);

    /// Lines of text below each photograph.
    void setTextLines(int lines);

protected:
    int textHeight() const override;

private:
    int m_textLines = 2;
};

}  // namespace vizsla
