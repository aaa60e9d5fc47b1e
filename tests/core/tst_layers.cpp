// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

#include "tests/support/test_program.h"

namespace layers_test {

namespace {

/// moc loses its way in raw strings with quotes or braces, and in macros around any.
QRegularExpression expression(const char* pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern));
}

}  // namespace

/// Enforces the layers of the design: app -> ui -> core and cli -> core, both by command -> core; an order of
/// the folders within; Qt in ui and app alone, SQL in core/store/ alone.
class TestLayers : public QObject
{
    Q_OBJECT

private:
    struct Source
    {
        QString path;  ///< below the root: "core/clock.h"
        QStringList lines;
    };

    const QDir m_root{QStringLiteral(VIZSLA_SOURCE)};
    const QStringList m_layers{"core", "command", "cli", "ui", "app"};
    QList<Source> m_sources;

    QStringList readLines(const QString& path) const
    {
        QFile file(m_root.filePath(path));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    }

    /// "path:line: text" of every line below these folders that the pattern is found in.
    QStringList found(const QStringList& folders, const QRegularExpression& pattern,
                      const QString& except = {}) const
    {
        QStringList places;
        for (const Source& source : m_sources) {
            const QString folder = source.path.section(QLatin1Char('/'), 0, 0);
            if (!folders.contains(folder) || (!except.isEmpty() && source.path.startsWith(except)))
                continue;
            for (qsizetype line = 0; line < source.lines.size(); ++line) {
                if (pattern.match(source.lines[line]).hasMatch())
                    places << QStringLiteral("%1:%2: %3")
                                  .arg(source.path)
                                  .arg(line + 1)
                                  .arg(source.lines[line].trimmed());
            }
        }
        return places;
    }

    /// The folders of core and of ui, each of which includes only those before it.
    static void addOrders()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QStringList>("order");
        const auto row = [](const char* layer, const char* order) {
            QTest::newRow(layer) << QString::fromLatin1(layer) << QString::fromLatin1(order).split(u' ');
        };
        row("core",
            "text study taxonomy search pickle formats store tasks scoring labeling review reports "
            "guide people sample imports exports checks");
        row("ui",
            "work theme keys widgets settings dialogs backups images reading manual study classes tasks "
            "gallery guide home imports labeling people rulings desk class_review adjudication shares "
            "history review sample scorecard scores window");
    }

    /// Files that lie in the layer itself are below its folders.
    QStringList upwardIncludes(const QString& layer, const QStringList& order) const
    {
        const QRegularExpression include(QStringLiteral("#include \"%1/(\\w+)/").arg(layer));
        QStringList places;
        for (const Source& source : m_sources) {
            if (source.path.section(u'/', 0, 0) != layer)
                continue;
            const qsizetype own = order.indexOf(source.path.section(u'/', 1, 1));
            for (const QString& line : source.lines) {
                const auto match = include.match(line);
                if (match.hasMatch() && order.indexOf(match.captured(1)) > own)
                    places << source.path + u": " + line;
            }
        }
        return places;
    }

    static void verifyNone(const QStringList& places)
    {
        QVERIFY2(places.isEmpty(), qPrintable(QLatin1Char('\n') + places.join(QLatin1Char('\n'))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* folder : {"core", "command", "cli", "ui", "app", "tests", "tools"}) {
            QDirIterator files(m_root.filePath(QString::fromLatin1(folder)),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = m_root.relativeFilePath(files.next());
                m_sources.append({path, readLines(path)});
            }
        }
        QVERIFY(m_sources.size() > 50);
    }

    void qt_isInTheUiAndTheApplicationAlone()
    {
        const auto qt = expression(R"(#\s*include\s*.(Q[A-Z]|Qt)|\bQ_OBJECT\b)");
        verifyNone(found({QStringLiteral("core"), QStringLiteral("command"), QStringLiteral("cli")}, qt));
        for (const char* folder : {"ui", "app", "tests"})
            QVERIFY2(!found({QString::fromLatin1(folder)}, qt).isEmpty(), folder);
    }

    void folders_areThoseOfTheOrder_data() { addOrders(); }
    void folders_areThoseOfTheOrder()
    {
        QFETCH(QString, layer);
        QFETCH(QStringList, order);
        QStringList folders =
            QDir(m_root.filePath(layer)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        order.sort();
        QCOMPARE(folders, order);
    }

    void includes_neverRunUp_data() { addOrders(); }
    void includes_neverRunUp()
    {
        QFETCH(QString, layer);
        QFETCH(QStringList, order);
        verifyNone(upwardIncludes(layer, order));
        std::ranges::reverse(order);
        QVERIFY(!upwardIncludes(layer, order).isEmpty());
    }

    void layers_includeOnlyThoseBelow_data()
    {
        QTest::addColumn<QStringList>("below");
        const auto row = [](const char* layer, const char* below) {
            QTest::newRow(layer) << QString::fromLatin1(below).split(u' ', Qt::SkipEmptyParts);
        };
        row("core", "");
        row("command", "core");
        row("cli", "command core");
        row("ui", "core");
        row("app", "command ui core");
    }
    void layers_includeOnlyThoseBelow()
    {
        QFETCH(QStringList, below);
        const QString layer = QString::fromLatin1(QTest::currentDataTag());
        QStringList others{"core", "command", "cli", "ui", "app", "tests"};
        others.removeAll(layer);
        const auto includes = [&](const QStringList& folders) {
            const QString pattern = QStringLiteral(R"(#\s*include\s*.(\.\./)*(%1)/)").arg(folders.join(u'|'));
            return found({layer}, QRegularExpression(pattern));
        };
        for (const QString& folder : std::as_const(below)) {
            QVERIFY2(!includes({folder}).isEmpty(), qPrintable(folder));
            others.removeAll(folder);
        }
        verifyNone(includes(others));
    }

    void sqlite_isSeenInTheStoreAlone()
    {
        const auto sqlite = expression(R"(#\s*include\s*.sqlite3|\bsqlite3_\w+\s*\()");
        verifyNone(found(m_layers, sqlite, QStringLiteral("core/store/")));
        QVERIFY(!found(m_layers, sqlite).isEmpty());
    }

    /// Statements are in capitals, or they are words of a sentence.
    void sql_standsInTheStoreAlone()
    {
        const auto sql = expression(
            R"((\bSELECT\s+[\w*(]|\bINSERT\s+INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE\s+FROM\b|\bCREATE\s+(\w+\s+)?(TABLE|INDEX)\b|\bPRAGMA\s|\bDROP\s+TABLE\b))");
        verifyNone(found(m_layers, sql, QStringLiteral("core/store/")));
        QVERIFY(!found(m_layers, sql).isEmpty());
    }

    void database_isCalledInTheStoreAlone()
    {
        const auto call = expression(R"((\.|->)database\(\))");
        verifyNone(found(m_layers, call, QStringLiteral("core/store/")));
        QVERIFY(!found(m_layers, call).isEmpty());
    }

    void nothing_isASingleton()
    {
        const auto singleton = expression(
            R"(::instance\(\)\s*(const\s*)?(\x7b|$)|\bstatic\s+[\w:<>]+\s*[&*]\s*(instance|self)\(\))");
        verifyNone(found(m_layers, singleton));
        QVERIFY(singleton.match(QStringLiteral("static Settings& instance();")).hasMatch());
        QVERIFY(singleton.match(QStringLiteral("Settings& Settings::instance()")).hasMatch());
        QVERIFY(!singleton.match(QStringLiteral("QCoreApplication::instance()->quit();")).hasMatch());
    }

    void everySource_saysWhoseItIs()
    {
        QStringList places;
        for (const Source& source : std::as_const(m_sources)) {
            const auto line = [&](qsizetype index) { return source.lines.value(index); };
            if (!line(0).startsWith(QStringLiteral("// SPDX-FileCopyrightText: ")) ||
                line(1) != QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later"))
                places << source.path + QStringLiteral(":1: expected the two SPDX lines");
        }
        verifyNone(places);
    }

    void everyHeader_isIncludedOnce()
    {
        QStringList places;
        for (const Source& source : std::as_const(m_sources)) {
            if (source.path.endsWith(QStringLiteral(".h")) &&
                !source.lines.contains(QStringLiteral("#pragma once")))
                places << source.path + QStringLiteral(":1: expected #pragma once");
        }
        verifyNone(places);
    }
};

}  // namespace layers_test

VIZSLA_TEST(tst_layers, layers_test::TestLayers)
#include "tst_layers.moc"
