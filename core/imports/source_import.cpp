// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/source_import.h"

#include <utility>

#include "core/imports/import.h"
#include "core/store/annotation_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

Result<SourceImport> SourceImport::begin(StudyFile& study, const std::string& name)
{
    AnnotationSourceRepository repository(study);
    auto source = repository.findOrAdd(name);
    if (!source)
        return tl::unexpected(source.error());
    SourceImport import(study, std::move(*source));
    const auto inUse = repository.inUse();
    if (!inUse)
        return tl::unexpected(inUse.error());
    import.m_inUse = *inUse ? (*inUse)->name : std::string();
    if (auto read = import.readEarlier(); !read)
        return tl::unexpected(read.error());
    return import;
}

Result<void> SourceImport::readEarlier()
{
    const AnnotationRepository repository(*m_study);
    const auto annotations = repository.ofSource(m_source.id);
    if (!annotations)
        return tl::unexpected(annotations.error());
    const auto problems = repository.problemsOfSource(m_source.id);
    if (!problems)
        return tl::unexpected(problems.error());
    for (const auto& [image, annotation] : *annotations)
        m_earlier.insert(image);
    for (const auto& [image, problem] : *problems)
        m_earlier.insert(image);
    return {};
}

Result<void> SourceImport::replace(const std::string& imageId, const MultiLabelAnnotation& annotation,
                                   const std::optional<std::string>& problem)
{
    m_replaced += m_earlier.erase(imageId);
    AnnotationRepository repository(*m_study);
    if (auto written = repository.set(m_source.id, imageId, annotation); !written)
        return written;
    return repository.setProblem(m_source.id, imageId, problem);
}

Result<void> SourceImport::keep(AnnotationFile file)
{
    AnnotationSourceRepository repository(*m_study);
    std::vector<AnnotationFile> files;
    if (!m_earlier.empty()) {
        auto earlier = repository.files(m_source.id);
        if (!earlier)
            return tl::unexpected(earlier.error());
        files = std::move(*earlier);
    }
    files.push_back(std::move(file));
    return repository.setFiles(m_source.id, files);
}

std::vector<std::string> SourceImport::notes() const
{
    std::vector<std::string> notes;
    const std::string name = '"' + m_source.name + '"';
    if (m_replaced > 0)
        notes.push_back("What the annotation " + name + " had for " + counted(m_replaced, "image", "images") +
                        " was replaced");
    if (!m_earlier.empty())
        notes.push_back(counted(m_earlier.size(), "other image keeps", "other images keep") +
                        " what the annotation " + name + " had before");
    if (m_inUse == m_source.name)
        notes.push_back("Scores use the annotation " + name);
    else
        notes.push_back("Scores go on using " +
                        (m_inUse.empty() ? "no annotation" : "the annotation \"" + m_inUse + '"') +
                        "; to use " + name +
                        ", choose it on the page of scores or with: vizsla annotations STUDY --use " + name);
    return notes;
}

}  // namespace vizsla
