// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/open_study.h"

#include "core/store/class_repository.h"
#include "ui/widgets/labels.h"

namespace vizsla {

OpenStudy::OpenStudy(std::unique_ptr<StudyFile> studyFile, Hierarchy classHierarchy,
                     const std::filesystem::path& guideFolder)
    : file(std::move(studyFile)),
      hierarchy(std::move(classHierarchy)),
      guide(Guide::load(guideFolder)),
      examples(*file)
{
    guide.checkClassLinks([this](std::string_view wnid) { return hierarchy.find(wnid).has_value(); });
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

Result<std::unique_ptr<OpenStudy>> openStudy(const std::filesystem::path& file, const Clock& clock,
                                             std::uint64_t seed, const std::filesystem::path& guideFolder)
{
    auto studyFile = StudyFile::open(file, clock, seed);
    if (!studyFile)
        return tl::unexpected(studyFile.error());
    auto classes = ClassRepository(**studyFile).all();
    if (!classes)
        return tl::unexpected(classes.error());
    auto hierarchy = Hierarchy::build(std::move(*classes));
    if (!hierarchy)
        return failure(ErrorKind::Corrupt, file.filename().string() + " has classes that cannot be: " +
                                               hierarchy.error().message);
    return std::make_unique<OpenStudy>(std::move(*studyFile), std::move(*hierarchy), guideFolder);
}

}  // namespace vizsla
