// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "tests/support/test_program.h"

namespace form_test {

namespace {

/// Versions differ in what they do; this is Debian 12's.
constexpr auto formatterVersion = "version 14.";

QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(240'000) ? process.readAll() : QByteArray("it did not end");
}

}  // namespace

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySource_isFormattedByTheProjectsFile()
    {
        const QString formatter = QStandardPaths::findExecutable(QStringLiteral("clang-format"));
        if (formatter.isEmpty() ||
            !outputOf(formatter, {QStringLiteral("--version")}).contains(formatterVersion))
            QSKIP("needs clang-format 14");
        QStringList files;
        for (const char* folder : {"core", "command", "cli", "ui", "app", "tests", "tools"}) {
            QDirIterator sources(QStringLiteral(VIZSLA_SOURCE "/") + QString::fromLatin1(folder),
                                 {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                                 QDirIterator::Subdirectories);
            while (sources.hasNext())
                files << sources.next();
        }
        QVERIFY(files.size() > 50);
        const QByteArray complaints = outputOf(formatter, QStringList{QStringLiteral("--dry-run")} + files);
        QVERIFY2(complaints.isEmpty(), complaints.left(2000).constData());
    }
};

}  // namespace form_test

VIZSLA_TEST(tst_form, form_test::TestForm)
#include "tst_form.moc"
