// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/open_study.h"

#include "core/guide/look_alikes.h"
#include "core/store/class_repository.h"
#include "core/store/study_file.h"
#include "ui/study/search_results_model.h"
#include "ui/study/study_writer.h"
#include "ui/widgets/labels.h"

namespace vizsla {

OpenStudy::OpenStudy(StudyContents contents, std::filesystem::path guidePages)
    : file(std::move(contents.file)),
      hierarchy(std::move(contents.hierarchy)),
      examples(*file, &folders),
      confusions(*file),
      m_guideFolder(std::move(guidePages))
{
    // Before those of any page, which then find other examples.
    QObject::connect(&folders, &ImageFolders::changed, &images, [this] { examples.filesChanged(); });
    QObject::connect(
        &images, &ImageLoader::loaded, &folders, [this](const QString& name, const QSize& bound) {
            const std::filesystem::path path = name.toStdString();
            const DecodedImage* photo = bound == thumbnailBound ? images.decoded(path, bound) : nullptr;
            if (photo && photo->image.isNull())
                folders.setBroken(path.parent_path().string(), path.filename().string());
        });
}

OpenStudy::~OpenStudy() = default;

StudyContents OpenStudy::release()
{
    confusions.stop();
    m_writer.reset();
    return {std::move(file), std::move(hierarchy)};
}

StudyWriter& OpenStudy::writer()
{
    if (!m_writer)
        m_writer = std::make_unique<StudyWriter>(*file, file->uuids().nextSeed());
    return *m_writer;
}

QString OpenStudy::names(const std::string& wnid) const
{
    const auto node = hierarchy.find(wnid);
    return QString::fromStdString(node ? joinedNames(hierarchy.synset(*node)) : wnid);
}

QString OpenStudy::mainName(const std::string& wnid) const
{
    const auto node = hierarchy.find(wnid);
    return node ? toQString(vizsla::mainName(hierarchy.synset(*node))) : QString::fromStdString(wnid);
}

const ClassSearch& OpenStudy::search()
{
    if (!m_search)
        m_search.emplace(hierarchy);
    return *m_search;
}

const Guide& OpenStudy::guide()
{
    if (!m_guide) {
        m_guide.emplace(Guide::load(m_guideFolder));
        m_guide->checkClassLinks([this](std::string_view wnid) { return hierarchy.find(wnid).has_value(); });
    }
    return *m_guide;
}

LookAlikes OpenStudy::lookAlikes()
{
    return LookAlikes(hierarchy, guide(), examples.isInTest() ? nullptr : confusions.counted());
}

Result<StudyContents> readStudy(const std::filesystem::path& file, const Clock& clock, std::uint64_t seed)
{
    auto studyFile = TRY(StudyFile::open(file, clock, seed));
    auto classes = TRY(ClassRepository(*studyFile).all());
    auto hierarchy = Hierarchy::build(std::move(classes));
    if (!hierarchy)
        return failure(ErrorKind::Corrupt, file.filename().string() +
                                               " has classes that cannot be: " + hierarchy.error().message);
    return StudyContents{std::move(studyFile), std::move(*hierarchy)};
}

}  // namespace vizsla
