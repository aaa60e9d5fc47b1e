// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/source_import.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/imports/import.h"
#include "core/store/annotation_name.h"
#include "core/store/study_connection.h"
#include "core/study/named_once.h"

namespace vizsla {

namespace {

bool isSame(const MultiLabelAnnotation& one, const MultiLabelAnnotation& other)
{
    return std::ranges::equal(one.rulings, other.rulings, [](const auto& ruling, const auto& another) {
        return ruling.wnid == another.wnid && ruling.verdict == another.verdict;
    });
}

bool isSameInAnyOrder(const MultiLabelAnnotation& one, const MultiLabelAnnotation& other)
{
    return std::ranges::is_permutation(
        one.rulings, other.rulings, [](const auto& ruling, const auto& another) {
            return ruling.wnid == another.wnid && ruling.verdict == another.verdict;
        });
}

/// Takes the value out of the map; nothing where there is none.
template <class Map>
std::optional<typename Map::mapped_type> takeOut(Map& map, const ImageId& key)
{
    auto node = map.extract(key);
    return node ? std::optional(std::move(node.mapped())) : std::nullopt;
}

}  // namespace

Result<SourceImport> SourceImport::begin(StudyConnection& study, const AnnotationTarget& target,
                                         AnnotationFile file)
{
    AnnotationSourceRepository repository(study);
    auto source = TRY(repository.findOrAdd(target.name));
    SourceImport import(study, std::move(source), std::move(file), target);
    const auto inUse = TRY(repository.inUse());
    import.m_inUse = inUse ? inUse->name : std::string();
    TRY(import.readEarlier());
    TRY(import.checkReplaceable(target));
    return import;
}

Result<void> SourceImport::check(StudyConnection& study, const AnnotationTarget& target,
                                 const AnnotationFile& file)
{
    TRY(checkAnnotationName(target.name));
    auto source = TRY(AnnotationSourceRepository(study).find(target.name));
    if (!source)
        return {};
    SourceImport import(study, std::move(*source), file, target);
    TRY(import.readEarlier());
    return import.checkReplaceable(target);
}

Result<void> SourceImport::checkReplaceable(const AnnotationTarget& target) const
{
    if (!m_wasThere || m_isSameFile || target.replaces)
        return {};
    return failure(ErrorKind::Invalid,
                   "The study has an annotation called \"" + m_source.name +
                       "\" already, from another file. Give this one another name (--name), or let it "
                       "replace that one as a whole (--replace).");
}

Result<void> SourceImport::readEarlier()
{
    const AnnotationRepository repository(*m_study);
    auto annotations = TRY(repository.ofSource(m_source.id));
    auto problems = TRY(repository.problemsOfSource(m_source.id));
    const auto files = TRY(AnnotationSourceRepository(*m_study).files(m_source.id));
    m_annotations = std::move(annotations);
    m_problems = std::move(problems);
    m_wasThere = !files.empty() || !m_annotations.empty() || !m_problems.empty();
    m_isSameFile = isSameFile(files);
    return {};
}

bool SourceImport::isSameFile(const std::vector<AnnotationFile>& earlier) const
{
    return earlier.size() == 1 && earlier.front().isWhole && earlier.front().document == m_file.document;
}

Result<void> SourceImport::take(const ImageId& imageId, const MultiLabelAnnotation& annotation,
                                const std::optional<std::string>& problem)
{
    const MultiLabelAnnotation once = namedOnce(annotation);
    const auto earlier = takeOut(m_annotations, imageId);
    const auto earlierProblem = takeOut(m_problems, imageId);
    const bool wasThere = earlier || earlierProblem;
    const bool hasOtherLabels = !isSame(once, earlier.value_or(MultiLabelAnnotation()));
    const bool hasOtherProblem = problem != earlierProblem;
    m_unlike += earlier && !isSameInAnyOrder(once, *earlier) ? 1 : 0;
    if ((!hasOtherLabels && !hasOtherProblem) || (wasThere && m_onlyAdds))
        return {};
    m_added += wasThere ? 0 : 1;
    m_labelsChanged += wasThere && hasOtherLabels ? 1 : 0;
    m_problemsChanged += wasThere && hasOtherProblem ? 1 : 0;
    AnnotationRepository repository(*m_study);
    TRY(repository.set(m_source.id, imageId, once));
    return repository.setProblem(m_source.id, imageId, problem);
}

Result<void> SourceImport::finish()
{
    if (m_onlyAdds || m_keepsOthers)
        return {};
    std::set<ImageId> others;
    for (const auto& [image, annotation] : m_annotations)
        others.insert(image);
    for (const auto& [image, problem] : m_problems)
        others.insert(image);
    AnnotationRepository repository(*m_study);
    for (const ImageId& image : others) {
        auto removed = repository.set(m_source.id, image, {});
        if (removed)
            removed = repository.setProblem(m_source.id, image, std::nullopt);
        if (!removed)
            return removed;
    }
    m_removed = others.size();
    return m_isSameFile ? Result<void>()
                        : AnnotationSourceRepository(*m_study).setFiles(m_source.id, {m_file});
}

/// Empty for none.
std::string SourceImport::changesText() const
{
    std::string changes;
    const auto add = [&](std::size_t count, const char* one, const char* many) {
        if (count > 0)
            changes += (changes.empty() ? "" : ", ") + counted(count, one, many);
    };
    add(m_labelsChanged, "image has other labels than before", "images have other labels than before");
    add(m_problemsChanged, "image changed whether or why it is problematic",
        "images changed whether or why they are problematic");
    add(m_added, "image is new in it", "images are new in it");
    add(m_removed, "image is no longer in it", "images are no longer in it");
    return changes;
}

/// Empty where the source is new.
std::string SourceImport::changeNote() const
{
    const std::string name = '"' + m_source.name + '"';
    if (!m_wasThere)
        return {};
    const std::string changes = changesText();
    if (changes.empty())
        return "The study has the annotation " + name +
               (m_isSameFile ? " from this very file already; nothing was changed"
                             : " already, with the same labels; the file was replaced");
    return "The annotation " + name +
           (m_isSameFile ? " was brought up to date" : " was replaced as a whole") + ": " + changes;
}

std::vector<std::string> SourceImport::notes() const
{
    std::vector<std::string> notes;
    const std::string name = '"' + m_source.name + '"';
    if (std::string change = changeNote(); !change.empty())
        notes.push_back(std::move(change));
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
