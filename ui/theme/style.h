// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace vizsla {

/// Qt's own style Fusion. The icons that menu bars and search fields ask for are drawn, in the theme's
/// colours: reading them from files loads the plug-ins of all image formats before the first window is
/// painted.
class Style final : public QProxyStyle
{
public:
    Style() : QProxyStyle(QStringLiteral("fusion")) {}

    QIcon standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const override;
};

}  // namespace vizsla
