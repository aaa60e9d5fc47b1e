// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/chosen_sources.h"

#include <QDir>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

QString plain(const fs::path& part)
{
    return QString::fromStdString(part.string()).toLower().remove(QLatin1Char('-')).remove(QLatin1Char('_'));
}

}  // namespace

std::vector<ChosenSource> lookAtSources(const QStringList& files, const StudyFacts& study)
{
    std::vector<ChosenSource> sources;
    for (const QString& file : files) {
        const fs::path path = QDir::cleanPath(file).toStdString();
        const auto recognised = recogniseSource(path, study);
        sources.push_back({path, recognised ? recognised->importer : nullptr});
    }
    return sources;
}

TakenSources sourcesOf(const Importer& importer, const std::vector<ChosenSource>& chosen)
{
    const auto isIts = [&](const ChosenSource& source) { return source.guess == &importer; };
    const bool takesAny = std::ranges::none_of(chosen, isIts);
    TakenSources sources;
    for (const ChosenSource& source : chosen) {
        const bool hasRoom = importer.sources.areSeveral || sources.taken.empty();
        const bool fits = takesAny || isIts(source);
        (fits && hasRoom ? sources.taken : sources.leftOut).push_back(source.path);
    }
    return sources;
}

QString proposedTestSetName(const fs::path& source)
{
    const QString name = plain(source.filename());
    if (name.contains(QLatin1String("imagenetv2")))
        return QStringLiteral("imagenetv2");
    if (name.contains(QLatin1String("imagenet")) || name.contains(QLatin1String("ilsvrc2012")))
        return QStringLiteral("imagenet");
    std::error_code ignored;
    const fs::path own = fs::is_directory(source, ignored) ? source.filename() : source.stem();
    return QString::fromStdString(own.string());
}

std::optional<std::size_t> likelyTestSet(const fs::path& source, const std::vector<TestSet>& testSets)
{
    for (fs::path path = source; path.has_relative_path(); path = path.parent_path()) {
        const QString name = plain(path.filename());
        std::optional<std::size_t> longest;
        for (std::size_t place = 0; place < testSets.size(); ++place) {
            const bool isLonger = !longest || testSets[place].name.size() > testSets[*longest].name.size();
            if (isLonger && name.contains(plain(testSets[place].name)))
                longest = place;
        }
        if (longest)
            return longest;
    }
    return testSets.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
}

QStringList draggedFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

}  // namespace vizsla
