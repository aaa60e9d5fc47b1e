// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace vizsla {

/// A button that shows the key that presses it, as a small cap behind its text.
class KeyButton final : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { Secondary, Primary };

    explicit KeyButton(const QString& text, Kind kind = Kind::Secondary, QWidget* parent = nullptr);

    /// Shows this key; the shortcut itself belongs to the page.
    void setKey(const QKeySequence& key);

    QSize sizeHint() const override;
    QSize sizeHintWithoutKey() const { return QPushButton::sizeHint(); }
    /// Long texts are elided before they make a window wider; the tooltip then has the whole.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QSize capSize() const;
    /// Where the text stands, its whole width or what there is room for.
    QRect textArea() const;

    Kind m_kind;
    QString m_cap;
};

/// "⏎", "Ctrl Z": a key as caps show it.
QString keyCapText(const QKeySequence& key);

/// Paints a key cap vertically centred at the right end of `area`, and returns its rectangle.
QRect paintKeyCap(QPainter& painter, const QRect& area, const QString& text, const QColor& ink,
                  const QColor& fill, const QColor& line);
QSize keyCapSize(const QFont& font, const QString& text);

}  // namespace vizsla
