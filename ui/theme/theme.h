// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace vizsla {

/// Every colour of the application, once for light and once for dark.
struct Colours
{
    QColor window;     ///< behind panels
    QColor panel;      ///< cards, side bars, fields
    QColor line;       ///< borders and rules
    QColor text;       ///< on panel and window
    QColor quietText;  ///< secondary, still at least 4.5:1
    QColor accent;     ///< the one primary action; filled
    QColor accentHover;
    QColor onAccent;    ///< text on accent
    QColor accentText;  ///< links and selected words on panel
    QColor accentTint;  ///< quiet background of what is selected
    QColor hover;       ///< background under the pointer
    QColor track;       ///< the empty part of bars and switches
    QColor stage;       ///< around photographs, dark in both themes
    QColor onStage;     ///< text on the stage
    QColor right, rightTint;
    QColor wrong, wrongTint;
    QColor unclear, unclearTint;
};

enum class Scheme { Light, Dark };

const Colours& coloursOf(Scheme scheme);
/// The colours that belong to a widget's palette.
const Colours& coloursFor(const QPalette& palette);

/// Gives the application its icon, style, palette, type size and style sheet.
void applyTheme(QApplication& application, Scheme scheme);

/// The step that all spacing is a multiple of, in device-independent pixels.
constexpr int spacingStep = 4;
constexpr int cornerRadius = 6;

}  // namespace vizsla
