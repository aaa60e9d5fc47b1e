// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <cstring>
#include <random>
#include <unordered_map>
#include <vector>

#include "core/random_below.h"
#include "core/study/predictions.h"
#include "core/study/truth.h"

namespace vizsla::test {

using Classes = std::vector<ClassIndex>;

/// Test sets and classifiers of any kind: problematic images, no assigned class, none or many correct ones,
/// no answers.
class RandomScoring
{
public:
    explicit RandomScoring(std::uint64_t seed, ClassIndex classCount = 12)
        : m_random(seed),
          m_classCount(classCount)
    {}

    std::uint64_t below(std::uint64_t bound) { return randomBelow(bound, m_random); }
    bool oneIn(std::uint64_t times) { return below(times) == 0; }
    ClassIndex label() { return static_cast<ClassIndex>(below(static_cast<std::uint64_t>(m_classCount))); }
    Classes labels(std::size_t atMost)
    {
        Classes result(below(atMost + 1));
        for (ClassIndex& each : result)
            each = label();
        return result;
    }

    std::vector<TruthRow> truth(std::size_t images)
    {
        std::vector<TruthRow> rows(images);
        for (TruthRow& row : rows) {
            row = {oneIn(20) ? noClass : label(), oneIn(15), labels(3), labels(2)};
            if (row.assigned != noClass && oneIn(2))
                row.correct.push_back(row.assigned);
        }
        return rows;
    }
    Predictions predictions(std::size_t images, int columns)
    {
        Predictions result{columns, {}};
        for (std::size_t image = 0; image < images; ++image) {
            const bool isAnswered = !oneIn(10);
            for (int column = 0; column < columns; ++column)
                result.classes.push_back(isAnswered ? label() : noClass);
        }
        return result;
    }
    ImageSet images(std::size_t count)
    {
        ImageSet result(count);
        for (std::size_t image = 0; image < count; ++image) {
            if (oneIn(3))
                result.insert(image);
        }
        return result;
    }

private:
    std::mt19937_64 m_random;
    ClassIndex m_classCount;
};

/// A classifier of one column.
inline Predictions firstPredictions(Classes classes)
{
    return {1, std::move(classes)};
}

inline Truth assignedTruth(const Classes& classes)
{
    Truth truth;
    for (const ClassIndex label : classes)
        truth.add(label, false, {}, {});
    return truth;
}

/// The published data that VIZSLA_DATA names.
class PublishedScoring
{
public:
    static bool isThere() { return QFile::exists(path(QStringLiteral("ilsvrc2012_wnids.txt"))); }
    static QString path(const QString& name)
    {
        return qEnvironmentVariable("VIZSLA_DATA") + QLatin1Char('/') + name;
    }

    /// The test set of this JSON file; with the ReaL annotation where its name is given.
    static Truth truth(const QString& testSet, const QString& real = {})
    {
        std::unordered_map<QString, ClassIndex> classOf;
        for (const QByteArray& wnid : read(QStringLiteral("ilsvrc2012_wnids.txt")).simplified().split(' '))
            classOf.emplace(QString::fromLatin1(wnid), static_cast<ClassIndex>(classOf.size()));
        const QJsonArray annotation = QJsonDocument::fromJson(read(real)).array();
        Truth truth;
        const QJsonObject root = QJsonDocument::fromJson(read(testSet)).object();
        for (const auto& entry : root[QStringLiteral("image_filenames")].toArray()) {
            Classes correct;
            if (!annotation.isEmpty()) {
                const int number =
                    entry.toArray()[0].toString().section(QLatin1Char('_'), 2, 2).left(8).toInt();
                for (const auto& label : annotation[number - 1].toArray())
                    correct.push_back(label.toInt());
            }
            truth.add(classOf.at(entry.toArray()[1].toString()), false, correct, {});
        }
        return truth;
    }

    /// int64, of shape (images, 5).
    static Predictions predictions(const QString& file)
    {
        const QByteArray bytes = read(file);
        const auto header =
            static_cast<qsizetype>(10 + static_cast<quint8>(bytes[8]) + 256 * static_cast<quint8>(bytes[9]));
        std::vector<std::int64_t> values(static_cast<std::size_t>(bytes.size() - header) /
                                         sizeof(std::int64_t));
        std::memcpy(values.data(), bytes.constData() + header, values.size() * sizeof(std::int64_t));
        Predictions result{5, {}};
        for (const std::int64_t value : values)
            result.classes.push_back(static_cast<ClassIndex>(value));
        return result;
    }

private:
    static QByteArray read(const QString& name)
    {
        QFile file(path(name));
        return !name.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

}  // namespace vizsla::test
