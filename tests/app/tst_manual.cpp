// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace manual_test {

namespace {

QString text(const char* word)
{
    return QString::fromUtf8(word);
}

QSet<QString> matches(const QString& in, const char* pattern)
{
    QSet<QString> found;
    for (auto match = QRegularExpression(text(pattern)).globalMatch(in); match.hasNext();)
        found.insert(match.next().captured(1));
    return found;
}

constexpr const char* option = "(?<![\\w-])(--[a-z][a-z-]*)";

}  // namespace

/// The manual and the command line tell the same.
class ManualTest : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVerb_isInTheManual();
    void everyOption_isInTheManual_data();
    void everyOption_isInTheManual();
    void everyOptionOfTheManual_exists();
    void everyVerbOfTheManual_exists();
    void everyLinkOfTheManual_leadsSomewhere();
    void topic_isPrinted_data();
    void topic_isPrinted();
    void unknownTopic_isWrongUsage();

private:
    QString helpOf(const QString& verb) const;
    QStringList partsOf(const QString& verb) const;
    QString section(const QString& heading) const;

    QMap<QString, QString> m_pages;  ///< by file name
    QStringList m_verbs;
};

QString ManualTest::helpOf(const QString& verb) const
{
    return QString::fromUtf8(vizsla(QStringList{text("help")} + verb.split(u' ', Qt::SkipEmptyParts)).output);
}

/// "import test-set" and so on; the verb itself where it has no parts.
QStringList ManualTest::partsOf(const QString& verb) const
{
    const QString listed = helpOf(verb).section(text("Subcommands:\n"), 1).section(text("\n\n"), 0, 0);
    QStringList parts;
    for (const QString& line : listed.split(u'\n', Qt::SkipEmptyParts))
        parts << QString(verb + u' ' + line.trimmed().section(u' ', 0, 0)).trimmed();
    return parts.isEmpty() ? QStringList{verb} : parts;
}

QString ManualTest::section(const QString& heading) const
{
    return m_pages.value(text("command-line.md"))
        .section(text("\n## ") + heading + u'\n', 1)
        .section(text("\n## "), 0, 0);
}

void ManualTest::initTestCase()
{
    const QDir folder(text(VIZSLA_MANUAL));
    for (const QString& name : folder.entryList({text("*.md")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_pages.insert(name, QString::fromUtf8(file.readAll()));
    }
    QVERIFY(m_pages.size() > 5);
    m_verbs = partsOf(QString());
    QVERIFY(m_verbs.contains(text("import")));
}

void ManualTest::everyVerb_isInTheManual()
{
    for (const QString& verb : std::as_const(m_verbs)) {
        QVERIFY2(!section(verb).isEmpty(), qPrintable(verb + text(" has no section")));
        for (const QString& part : partsOf(verb))
            QVERIFY2(section(verb).contains(part.section(u' ', -1)), qPrintable(part));
    }
}

void ManualTest::everyOption_isInTheManual_data()
{
    QTest::addColumn<QString>("verb");
    for (const QString& verb : std::as_const(m_verbs)) {
        for (const QString& part : partsOf(verb))
            QTest::newRow(qPrintable(part)) << part;
    }
}

void ManualTest::everyOption_isInTheManual()
{
    QFETCH(QString, verb);
    const QString own = section(verb.section(u' ', 0, 0));
    const QStringList shared = section(text("Options of several verbs")).split(u'\n');
    for (const QString& name :
         matches(helpOf(verb).section(text("Options:\n"), 1), "(?m)^ +(?:-h,)?(--[a-z][a-z-]*)")) {
        const bool isShared = std::ranges::any_of(shared, [&](const QString& line) {
            return line.contains(name) && line.contains(verb.section(u' ', 0, 0));
        });
        QVERIFY2(name == text("--help") || own.contains(name) || isShared, qPrintable(verb + u' ' + name));
    }
}

void ManualTest::everyOptionOfTheManual_exists()
{
    QSet<QString> known = matches(helpOf(QString()), option);
    for (const QString& verb : std::as_const(m_verbs)) {
        for (const QString& part : partsOf(verb))
            known += matches(helpOf(part), option);
    }
    for (const auto& [name, page] : m_pages.asKeyValueRange()) {
        const QSet<QString> unknown = matches(page, option) - known;
        QVERIFY2(unknown.isEmpty(), qPrintable(name + text(": ") + QStringList(unknown.values()).join(u' ')));
    }
}

void ManualTest::everyVerbOfTheManual_exists()
{
    for (const auto& [name, page] : m_pages.asKeyValueRange()) {
        for (const QString& verb : matches(page, "(?m)(?:^ {4}|`)vizsla ([a-z]+)"))
            QVERIFY2(m_verbs.contains(verb), qPrintable(name + text(": vizsla ") + verb));
    }
}

void ManualTest::everyLinkOfTheManual_leadsSomewhere()
{
    const auto anchors = [](const QString& page) {
        QSet<QString> found;
        for (const QString& heading : matches(page, "(?m)^#+ (.*)$")) {
            QString anchor = heading.toLower();
            anchor.remove(
                QRegularExpression(text("[^\\w\\- ]"), QRegularExpression::UseUnicodePropertiesOption));
            found.insert(anchor.replace(u' ', u'-'));
        }
        return found;
    };
    for (const auto& [name, page] : m_pages.asKeyValueRange()) {
        for (const QString& target : matches(page, "\\]\\(([^)]+)\\)")) {
            const QString file = target.section(u'#', 0, 0);
            const QString anchor = target.section(u'#', 1);
            // On the web, or as the guide has them.
            if (file.contains(u':'))
                continue;
            QVERIFY2(file.isEmpty() || QFile::exists(text(VIZSLA_MANUAL "/") + file),
                     qPrintable(name + text(": ") + target));
            const QString& other = file.isEmpty() ? page : m_pages.value(file);
            QVERIFY2(anchor.isEmpty() || anchors(other).contains(anchor),
                     qPrintable(name + text(": ") + target));
        }
    }
}

void ManualTest::topic_isPrinted_data()
{
    QTest::addColumn<QString>("topic");
    for (const QString& page : m_pages.keys())
        QTest::newRow(qPrintable(page)) << page.chopped(3);
}

void ManualTest::topic_isPrinted()
{
    QFETCH(QString, topic);
    const QString printed = helpOf(topic);
    const QString page = m_pages.value(topic + text(".md"));
    QVERIFY2(printed.startsWith(text("# ")), qPrintable(printed.left(200)));
    QVERIFY(printed.contains(page.trimmed().section(u'\n', -1)));
    QVERIFY(helpOf(QString()).contains(topic));
}

void ManualTest::unknownTopic_isWrongUsage()
{
    const Outcome outcome = vizsla("help nothing");
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains("labeler"), outcome.error.constData());
}

}  // namespace manual_test

VIZSLA_TEST(tst_manual, manual_test::ManualTest)
#include "tst_manual.moc"
