// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>
#include <cmath>
#include <optional>

#include "tests/support/test_program.h"
#include "ui/theme/theme.h"
#include "ui/widgets/switch.h"

using namespace vizsla;

namespace theme_test {

namespace {

constexpr double leastContrast = 4.5;

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

struct Rule
{
    QString selector;
    QHash<QString, QString> values;

    std::optional<QColor> colour(const char* property) const
    {
        const QColor value(values.value(QLatin1String(property)));
        return value.isValid() && value.alpha() > 0 ? std::optional(value) : std::nullopt;
    }
};

QList<Rule> rulesOf(QString sheet)
{
    static const QRegularExpression comment(QStringLiteral("/\\*.*?\\*/"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^{}]*)\\}"));
    sheet.remove(comment);
    QList<Rule> rules;
    for (const QRegularExpressionMatch& match : rule.globalMatch(sheet)) {
        Rule one;
        for (const QString& declaration : match.captured(2).split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
            const QString name = declaration.section(QLatin1Char(':'), 0, 0).trimmed();
            one.values[name] = declaration.section(QLatin1Char(':'), 1).trimmed();
        }
        for (const QString& selector : match.captured(1).split(QLatin1Char(','))) {
            one.selector = selector.trimmed();
            rules.append(one);
        }
    }
    return rules;
}

/// The rules without this rule's state or its last property that give what it leaves open: "QPushButton" for
/// "QPushButton[kind="quiet"]:hover".
std::optional<QColor> inherited(const QList<Rule>& rules, QString selector, const char* property)
{
    static const QRegularExpression lastPart(QStringLiteral("(:[a-z-]+|\\[[^\\]]*\\]|::[a-z-]+)$"));
    while (true) {
        for (const Rule& rule : rules) {
            if (rule.selector == selector && rule.values.contains(QLatin1String(property)))
                return rule.colour(property);
        }
        const QString shorter = QString(selector).remove(lastPart);
        if (shorter == selector)
            return std::nullopt;
        selector = shorter;
    }
}

}  // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void styleSheet_hasEveryColourFilledIn_data();
    void styleSheet_hasEveryColourFilledIn();
    void styleSheet_isUnderstoodByQt_data();
    void styleSheet_isUnderstoodByQt();
    void textInTheStyleSheet_isReadable_data();
    void textInTheStyleSheet_isReadable();
    void textThatIsPainted_isReadable_data();
    void textThatIsPainted_isReadable();
    void palette_tellsItsColours_data();
    void palette_tellsItsColours();
    void drawnIcons_areThere_data();
    void drawnIcons_areThere();
    void switches_areSeenOnAndOff_data();
    void switches_areSeenOnAndOff();
    void checkedActions_areSeen_data();
    void checkedActions_areSeen();
    void windows_haveTheIcon();

private:
    static void addSchemes();
};

void ThemeTest::addSchemes()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
}

void ThemeTest::styleSheet_hasEveryColourFilledIn_data()
{
    addSchemes();
}

void ThemeTest::styleSheet_hasEveryColourFilledIn()
{
    QFETCH(int, scheme);
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    QVERIFY(qApp->styleSheet().size() > 1000);
    static const QRegularExpression open(QStringLiteral("@[a-z-]+"));
    const QString rules =
        QString(qApp->styleSheet()).remove(QRegularExpression(QStringLiteral("/\\*.*?\\*/")));
    QVERIFY2(!open.match(rules).hasMatch(), qPrintable(open.match(rules).captured()));
}

void ThemeTest::styleSheet_isUnderstoodByQt_data()
{
    addSchemes();
}

void ThemeTest::styleSheet_isUnderstoodByQt()
{
    QFETCH(int, scheme);
    QTest::failOnWarning(QRegularExpression(QStringLiteral("[Pp]arse|Unknown property")));
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    QWidget widget;
    widget.ensurePolished();
}

void ThemeTest::textInTheStyleSheet_isReadable_data()
{
    addSchemes();
}

void ThemeTest::textInTheStyleSheet_isReadable()
{
    QFETCH(int, scheme);
    const Colours& colours = coloursOf(static_cast<Scheme>(scheme));
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    const QList<Rule> rules = rulesOf(qApp->styleSheet());
    int pairs = 0;
    for (const Rule& rule : rules) {
        // What cannot be used may be faint, and a branch holds no text.
        if (rule.selector.contains(QLatin1String(":disabled")) ||
            rule.selector.contains(QLatin1String("::branch")))
            continue;
        if (const auto selected = rule.colour("selection-color")) {
            QVERIFY2(contrast(*selected, *rule.colour("selection-background-color")) >= leastContrast,
                     qPrintable(rule.selector));
        }
        const bool isAboutText =
            rule.values.contains(QStringLiteral("color")) ||
            (rule.values.contains(QStringLiteral("background")) && inherited(rules, rule.selector, "color"));
        if (!isAboutText)
            continue;
        const QColor ink = inherited(rules, rule.selector, "color").value_or(colours.text);
        QList<QColor> grounds{colours.panel, colours.window};
        if (const auto ground = inherited(rules, rule.selector, "background"))
            grounds = {*ground};
        for (const QColor& ground : grounds) {
            ++pairs;
            QVERIFY2(contrast(ink, ground) >= leastContrast,
                     qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                    .arg(rule.selector, ink.name(), ground.name())
                                    .arg(contrast(ink, ground))));
        }
    }
    QVERIFY(pairs > 40);
}

void ThemeTest::textThatIsPainted_isReadable_data()
{
    addSchemes();
}

void ThemeTest::textThatIsPainted_isReadable()
{
    QFETCH(int, scheme);
    const Colours& c = coloursOf(static_cast<Scheme>(scheme));
    const std::tuple<const char*, QColor, QColor> pairs[] = {
        {"text on the window", c.text, c.window},
        {"text on a panel", c.text, c.panel},
        {"text under the pointer", c.text, c.hover},
        {"text on what is selected", c.text, c.accentTint},
        {"text on a message that something went wrong", c.text, c.wrongTint},
        {"text on a message that something is unclear", c.text, c.unclearTint},
        {"text on a message that something went right", c.text, c.rightTint},
        {"synonyms on a panel", c.quietText, c.panel},
        {"synonyms on the window", c.quietText, c.window},
        {"synonyms of a found class under the pointer", c.quietText, c.hover},
        {"synonyms of the found class that is selected", c.quietText, c.accentTint},
        {"a primary button", c.onAccent, c.accent},
        {"a primary button under the pointer", c.onAccent, c.accentHover},
        {"a link on a panel", c.accentText, c.panel},
        {"a link on the window", c.accentText, c.window},
        {"a link under the pointer", c.accentText, c.hover},
        {"a link on what is selected", c.accentText, c.accentTint},
        {"a hint beside the photograph", c.onStage, c.stage},
        {"right", c.right, c.rightTint},
        {"wrong", c.wrong, c.wrongTint},
        {"unclear", c.unclear, c.unclearTint},
        {"right on a panel", c.right, c.panel},
        {"wrong on a panel", c.wrong, c.panel},
        {"unclear on a panel", c.unclear, c.panel},
    };
    for (const auto& [what, ink, ground] : pairs)
        QVERIFY2(contrast(ink, ground) >= leastContrast,
                 qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(what)).arg(contrast(ink, ground))));
}

void ThemeTest::palette_tellsItsColours_data()
{
    addSchemes();
}

void ThemeTest::palette_tellsItsColours()
{
    QFETCH(int, scheme);
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    const QWidget widget;
    QCOMPARE(&coloursFor(widget.palette()), &coloursOf(static_cast<Scheme>(scheme)));
}

void ThemeTest::drawnIcons_areThere_data()
{
    addSchemes();
}

void ThemeTest::drawnIcons_areThere()
{
    QFETCH(int, scheme);
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    const QWidget widget;
    for (const auto icon : {QStyle::SP_ToolBarHorizontalExtensionButton, QStyle::SP_LineEditClearButton}) {
        const QImage image = qApp->style()->standardIcon(icon, nullptr, &widget).pixmap(16).toImage();
        double most = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255)
                    most =
                        std::max(most, contrast(image.pixelColor(x, y), coloursFor(widget.palette()).panel));
            }
        }
        // What WCAG asks of controls.
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
    }
}

void ThemeTest::switches_areSeenOnAndOff_data()
{
    addSchemes();
}

void ThemeTest::switches_areSeenOnAndOff()
{
    QFETCH(int, scheme);
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    const QColor ground = coloursOf(static_cast<Scheme>(scheme)).panel;
    QWidget page;
    QPalette palette = qApp->palette();
    palette.setColor(QPalette::Window, ground);
    page.setPalette(palette);
    Switch one({}, &page);
    for (const bool isOn : {false, true}) {
        one.setChecked(isOn);
        const QImage drawn = page.grab().toImage();
        double most = 1;
        for (int x = 0; x < one.width(); ++x)
            most = std::max(most, contrast(drawn.pixelColor(x, one.height() / 2), ground));
        // What graphics need by WCAG 2.1.
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
    }
}

void ThemeTest::checkedActions_areSeen_data()
{
    addSchemes();
}

void ThemeTest::checkedActions_areSeen()
{
    QFETCH(int, scheme);
    applyTheme(*qApp, static_cast<Scheme>(scheme));
    const QColor ground = coloursOf(static_cast<Scheme>(scheme)).panel;
    QMenu menu;
    QAction* action = menu.addAction(QStringLiteral("Dark"));
    action->setCheckable(true);
    const QImage off = menu.grab().toImage();
    action->setChecked(true);
    const QImage on = menu.grab().toImage();
    QCOMPARE(on.size(), off.size());
    double most = 1;
    for (int y = 0; y < on.height(); ++y) {
        for (int x = 0; x < on.width(); ++x) {
            if (on.pixel(x, y) != off.pixel(x, y))
                most = std::max(most, contrast(on.pixelColor(x, y), ground));
        }
    }
    QVERIFY2(most >= 3, qPrintable(QString::number(most)));
}

void ThemeTest::windows_haveTheIcon()
{
    QApplication::setWindowIcon({});
    applyTheme(*qApp, Scheme::Light);
    const QWidget window;
    for (const int side : {16, 32, 128}) {
        const QImage icon = window.windowIcon().pixmap(side).toImage();
        QCOMPARE(icon.width(), side);
        QVERIFY(icon.pixelColor(side / 2, side / 2).alpha() == 255);
    }
}

}  // namespace theme_test

VIZSLA_TEST(tst_theme, theme_test::ThemeTest)
#include "tst_theme.moc"
