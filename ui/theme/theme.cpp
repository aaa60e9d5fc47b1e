// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QIcon>

#include "ui/theme/style.h"

// The resources of a static library are linked only where somebody asks for them, and outside any namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace vizsla {

namespace {

// Kept by hand at 4.5:1 or better for text on what lies under it; a test holds them to that.
const Colours light{
    .window = 0xf4f5f7,
    .panel = 0xffffff,
    .line = 0xdfe3e8,
    .text = 0x1c2126,
    .quietText = 0x5b6676,
    .accent = 0x2f6fde,
    .accentHover = 0x2963ca,
    .onAccent = 0xffffff,
    .accentText = 0x1f56b8,
    .accentTint = 0xe5edfb,
    .hover = 0xeef0f3,
    .track = 0xd5dae1,
    .stage = 0x23272d,
    .onStage = 0xd3d8de,
    .right = 0x14663c,
    .rightTint = 0xe0f3e7,
    .wrong = 0xa12a20,
    .wrongTint = 0xfbe5e2,
    .unclear = 0x8a5a00,
    .unclearTint = 0xfdf1d8,
};

const Colours dark{
    .window = 0x181b20,
    .panel = 0x20242a,
    .line = 0x343a43,
    .text = 0xe6e9ed,
    .quietText = 0xa3adba,
    .accent = 0x2f6fde,
    .accentHover = 0x2963ca,
    .onAccent = 0xffffff,
    .accentText = 0x8fb6f7,
    .accentTint = 0x263a5c,
    .hover = 0x2a2f37,
    .track = 0x3c434d,
    .stage = 0x101215,
    .onStage = 0xc5ccd5,
    .right = 0x7ed6a4,
    .rightTint = 0x1b3a2a,
    .wrong = 0xf5a29a,
    .wrongTint = 0x472420,
    .unclear = 0xecc069,
    .unclearTint = 0x40331a,
};

constexpr double bodyPoints = 10.125;  // 13.5 px at 96 dpi

QPalette paletteOf(const Colours& colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.panel);
    palette.setColor(QPalette::AlternateBase, colours.hover);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.quietText);
    palette.setColor(QPalette::Button, colours.panel);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.panel);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accentText);
    palette.setColor(QPalette::LinkVisited, colours.accentText);
    palette.setColor(QPalette::Mid, colours.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.quietText);
    return palette;
}

QString styleSheetOf(const Colours& colours)
{
    QFile file(QStringLiteral(":/vizsla/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> names[] = {
        {"@window", colours.window},
        {"@panel", colours.panel},
        {"@line", colours.line},
        {"@text", colours.text},
        {"@quiet", colours.quietText},
        {"@accent-text", colours.accentText},
        {"@accent-tint", colours.accentTint},
        {"@accent", colours.accent},
        {"@accent-hover", colours.accentHover},
        {"@on-accent", colours.onAccent},
        {"@hover", colours.hover},
        {"@track", colours.track},
        {"@stage", colours.stage},
        {"@on-stage", colours.onStage},
        {"@right-tint", colours.rightTint},
        {"@right", colours.right},
        {"@wrong-tint", colours.wrongTint},
        {"@wrong", colours.wrong},
        {"@unclear-tint", colours.unclearTint},
        {"@unclear", colours.unclear},
    };
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name) % QLatin1Char(';'), colour.name() % QLatin1Char(';'));
    return sheet;
}

}  // namespace

const Colours& coloursOf(Scheme scheme)
{
    return scheme == Scheme::Dark ? dark : light;
}

const Colours& coloursFor(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < 128 ? dark : light;
}

void applyTheme(QApplication& application, Scheme scheme)
{
    loadResources();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/vizsla/vizsla.svg")));
    const Colours& colours = coloursOf(scheme);
    application.setStyle(new Style);
    application.setPalette(paletteOf(colours));
    QFont font = application.font();
    font.setPointSizeF(bodyPoints);
    application.setFont(font);
    application.setStyleSheet(styleSheetOf(colours));
}

}  // namespace vizsla
