// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_markdown.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include "core/guide/guide_page.h"

namespace vizsla {

namespace {

constexpr qsizetype longestText = 200'000;
constexpr qsizetype longestLine = 20'000;
constexpr int mostTableRows = 100;
constexpr int mostTableColumns = 12;
constexpr int deepestNesting = 8;

/// Qt inserts a picture once for each piece of its alternative text: never for an empty one, several times
/// for one with an entity or an escape. Percent-encoded it is always one piece.
QString withEncodedAltTexts(const QString& markdown)
{
    static const QRegularExpression picture(
        QStringLiteral(R"(!\[([^\[\]]{0,2000})\]\(\s*([^()\s]+)[^()]{0,2000}\))"));
    QString result;
    qsizetype done = 0;
    for (auto matches = picture.globalMatch(markdown); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString altText = match.captured(1).trimmed();
        const QByteArray encoded = altText.isEmpty() ? "%20" : QUrl::toPercentEncoding(altText, {}, "-._~");
        result += QStringView(markdown).mid(done, match.capturedStart() - done);
        result += QStringLiteral("![") % QString::fromLatin1(encoded) % QStringLiteral("](") %
                  match.captured(2) % QLatin1Char(')');
        done = match.capturedEnd();
    }
    return result + QStringView(markdown).mid(done);
}

/// Photographs of several classes are there to be compared, so paragraphs of nothing else become one.
QString withStripsSideBySide(QString markdown)
{
    static const QRegularExpression between(
        QStringLiteral(
            R"(^(!\[[^\[\]]*\]\(photos:[^()\s]+\))[ \t\r]*\n[ \t\r]*\n(?=!\[[^\[\]]*\]\(photos:[^()\s]+\)[ \t\r]*$))"),
        QRegularExpression::MultilineOption);
    return markdown.replace(between, QStringLiteral("\\1\n"));
}

/// Qt merges neighbouring empty cells, so they get a space that counts; columns too many are cut off.
QString tableRow(QString line)
{
    static const QRegularExpression emptyCell(QStringLiteral(R"(\|[ \t]*(?=\|))"));
    qsizetype bar = -1;
    for (int column = 0; column <= mostTableColumns; ++column) {
        bar = line.indexOf(QLatin1Char('|'), bar + 1);
        if (bar < 0)
            break;
    }
    if (bar >= 0)
        line.truncate(bar + 1);
    return line.replace(emptyCell, QStringLiteral("| \u00a0 "));
}

/// Quotes and lists nested ever deeper take Qt ever longer.
QString withoutDeepNesting(const QString& line)
{
    int signs = 0;
    qsizetype at = 0;
    for (; at < line.size(); ++at) {
        const QChar character = line[at];
        if (character == QLatin1Char('>') || character == QLatin1Char('-') || character == QLatin1Char('*') ||
            character == QLatin1Char('+'))
            ++signs;
        else if (!character.isSpace())
            break;
    }
    constexpr qsizetype deepestIndent = 4 * deepestNesting;
    const bool isRule = at == line.size() && !line.contains(QLatin1Char('>')) && signs < 80;
    return !isRule && signs > 0 && (signs > deepestNesting || at > deepestIndent) ? line.mid(at) : line;
}

QString leftOutNote(int rows)
{
    return QStringLiteral("\n*") %
           QCoreApplication::translate("vizsla::GuideDocument",
                                       "The table goes on: %1 more rows are not shown.")
               .arg(rows) %
           QStringLiteral("*\n");
}

QString withinBounds(const QString& markdown)
{
    QStringList lines;
    int tableRows = 0;
    const auto endTable = [&] {
        if (tableRows > mostTableRows)
            lines.append(leftOutNote(tableRows - mostTableRows));
        tableRows = 0;
    };
    for (const QStringView view : QStringView(markdown).left(longestText).split(QLatin1Char('\n'))) {
        const QString line = withoutDeepNesting(view.left(longestLine).toString());
        if (!line.contains(QLatin1Char('|'))) {
            endTable();
            lines.append(line);
        } else if (++tableRows <= mostTableRows) {
            lines.append(tableRow(line));
        }
    }
    endTable();
    return lines.join(QLatin1Char('\n'));
}

QString asHeading(const QString& title)
{
    static const QRegularExpression sign(QStringLiteral(R"([\\`*_{}\[\]()#+.!|<>~&-])"));
    return QStringLiteral("# ") % QString(title).replace(sign, QStringLiteral(R"(\\0)")) %
           QStringLiteral("\n\n");
}

}  // namespace

QString markdownToShow(const GuidePage& page)
{
    const QString text =
        withinBounds(withStripsSideBySide(withEncodedAltTexts(QString::fromStdString(page.markdown))));
    return text.startsWith(QLatin1String("# ")) ? text : asHeading(QString::fromStdString(page.title)) + text;
}

QString decodedAltText(const QString& altText)
{
    return QUrl::fromPercentEncoding(altText.toUtf8()).trimmed();
}

}  // namespace vizsla
