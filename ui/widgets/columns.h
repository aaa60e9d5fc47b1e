// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace vizsla {

/// Two widgets side by side, or one above the other where there is no room for both: to be scrolled up and
/// down, never sideways.
class Columns final : public QWidget
{
public:
    Columns(QWidget* first, QWidget* second, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    int widthOfBoth() const;
    int margins() const;

    QWidget* m_first;
    QWidget* m_second;
    QBoxLayout* m_layout;
};

}  // namespace vizsla
