// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <string_view>

namespace vizsla {

/// Right, wrong and unclear always carry a sign and a word beside their colour.
enum class Tone { Neutral, Right, Wrong, Unclear };

/// A label in one of the theme's text styles: "title", "heading", "strong", "quiet", "small", "figure".
QLabel* styledLabel(const char* role, const QString& text = {}, QWidget* parent = nullptr);

/// A small pill: "✓ correct".
QLabel* badge(const QString& text, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
void setTone(QWidget* widget, Tone tone);
QString toneSign(Tone tone);

/// A thin rule between parts of a page.
QWidget* rule(QWidget* parent = nullptr);

/// Escapes text for a label that shows rich text.
QString escaped(const QString& text);

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace vizsla
