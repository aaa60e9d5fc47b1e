// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// What came of one run of the program.
struct Outcome
{
    int status = -1;
    QByteArray output;
    QByteArray error;
    qint64 processId = 0;

    QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    bool isOneErrorLine() const { return output.isEmpty() && error.count('\n') == 1 && error.endsWith('\n'); }
};

/// Runs programs as a shell does, in a folder of its own and where there is no display.
class Shell
{
public:
    Outcome run(const QString& program, const QStringList& arguments,
                const QMap<QString, QString>& variables = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromUtf8(variable));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), m_folder.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("caches")));
        for (const auto& [name, value] : variables.asKeyValueRange())
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        const qint64 id = process.processId();
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError(), id};
    }
    Outcome vizsla(const QStringList& arguments) const { return run(QStringLiteral(VIZSLA), arguments); }
    /// Arguments as one line.
    Outcome vizsla(const char* line) const { return vizsla(QString::fromUtf8(line).split(u' ')); }

    void write(const char* name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray read(const char* name) const
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

protected:
    QTemporaryDir m_folder;
};
