// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/human_accuracy_pickle.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/formats/human_accuracy_reader.h"

namespace vizsla {

namespace {

constexpr auto knownParts =
    std::to_array<std::string_view>({"labeled_images", "annot_data", "image_map", "image_labels",
                                     "split_wnids", "all_candidates", "wnid_map", "initial_annots"});

}  // namespace

bool HumanAccuracyReader::spend(std::size_t bytes)
{
    m_isTooLarge = m_isTooLarge || bytes > m_allowance;
    if (!m_isTooLarge)
        m_allowance -= bytes;
    return !m_isTooLarge;
}

std::optional<PickleRef> HumanAccuracyReader::find(const PickleRef& dict, std::string_view key)
{
    return spend(dict.size()) ? dict.find(key) : std::nullopt;
}

std::optional<PickleRef> HumanAccuracyReader::part(std::string_view name, bool isDict)
{
    const std::optional<PickleRef> found = m_root.find(name);
    if (!found) {
        m_study.notes.push_back("The file has no " + std::string(name) + ".");
        return std::nullopt;
    }
    if (isDict ? found->isDict() : found->isCollection() || found->isDict())
        return found;
    m_study.notes.push_back("Left out " + std::string(name) + ": found " +
                            std::string(pickleTypeWords(found->type())) + ", expected " +
                            (isDict ? "a dict." : "a list."));
    return std::nullopt;
}

std::vector<std::string> HumanAccuracyReader::texts(const PickleRef& collection, const std::string& what)
{
    std::vector<std::string> result;
    for (const PickleRef& item : collection.items()) {
        if (!spend(entryBytes / 2 + item.size()))
            break;
        if (item.type() == PickleType::Text)
            result.emplace_back(*item.asText());
        else
            count(what + " that are no text");
    }
    return result;
}

bool HumanAccuracyReader::hasAnyPart() const
{
    return std::ranges::any_of(knownParts,
                               [this](std::string_view name) { return m_root.find(name).has_value(); });
}

HumanAccuracyStudy HumanAccuracyReader::read()
{
    if (const auto images = part("labeled_images", false))
        m_study.labeledImages = texts(*images, "labeled_images");
    readAnswers();
    readImages();
    readAssignedWnids();
    readAnnotations("image_labels", &HumanAccuracyImage::annotation);
    readAnnotations("initial_annots", &HumanAccuracyImage::initialAnnotation);
    if (const auto images = part("all_candidates", false))
        m_study.candidateImages = texts(*images, "all_candidates");
    readSlices();
    noteUnknownParts();
    for (const auto& [what, number] : m_counts)
        m_study.notes.push_back("Left out " + std::to_string(number) + " of " + what + ".");
    return std::move(m_study);
}

void HumanAccuracyReader::readImages()
{
    const auto images = part("image_map", true);
    if (!images)
        return;
    eachEntry(*images, "image_map's images", [this](std::string_view name, const PickleRef& value) {
        if (!value.isDict())
            return count("image_map's images that are no dict");
        HumanAccuracyImage& image = m_study.images[std::string(name)];
        if (const auto id = find(value, "id"); id && id->asText() && spend(id->size()))
            image.id = *id->asText();
        else if (id && id->asInt())
            image.id = std::to_string(*id->asInt());
        readProblematic(value, image);
    });
}

void HumanAccuracyReader::readProblematic(const PickleRef& value, HumanAccuracyImage& image)
{
    const auto problematic = find(value, "problematic");
    if (!problematic || problematic->isNone())
        return;
    if (problematic->type() == PickleType::Text && spend(problematic->size())) {
        image.problem = *problematic->asText();
        image.problematic = !image.problem.empty();
    } else if (const auto number = problematic->asInt()) {
        image.problematic = *number != 0;
    } else {
        count("image_map's problematic that are neither yes, no nor text");
    }
}

void HumanAccuracyReader::readAssignedWnids()
{
    const auto wnids = part("wnid_map", true);
    if (!wnids)
        return;
    eachEntry(*wnids, "wnid_map's images", [this](std::string_view name, const PickleRef& value) {
        if (value.type() == PickleType::Text && spend(value.size()))
            m_study.images[std::string(name)].assignedWnid = *value.asText();
        else
            count("wnid_map's images without text as wnid");
    });
}

void HumanAccuracyReader::readAnnotations(std::string_view name,
                                          MultiLabelAnnotation HumanAccuracyImage::*annotation)
{
    const auto images = part(name, true);
    if (!images)
        return;
    const std::string what = std::string(name) + "'s images";
    eachEntry(*images, what, [&](std::string_view image, const PickleRef& labels) {
        if (!labels.isDict() && !labels.isCollection())
            return count(what + " that are neither a dict nor a list");
        readRulings(labels, m_study.images[std::string(image)].*annotation);
    });
}

/// {"correct": wnids, …}, or the correct ones alone; a class may be named twice.
void HumanAccuracyReader::readRulings(const PickleRef& labels, MultiLabelAnnotation& annotation)
{
    const auto add = [&](const PickleRef& wnids, Verdict verdict) {
        if (!wnids.isCollection())
            return count("rulings that are no list");
        for (std::string& wnid : texts(wnids, "rulings"))
            annotation.rulings.push_back({std::move(wnid), verdict});
    };
    if (!labels.isDict())
        return add(labels, Verdict::Correct);
    for (const Verdict verdict : {Verdict::Correct, Verdict::Wrong, Verdict::Unclear, Verdict::DontKnow})
        if (const auto wnids = find(labels, verdictWord(verdict)))
            add(*wnids, verdict);
    for (const PickleRef& key : labels.items())
        if (!key.asText() || !verdictFromWord(*key.asText()))
            count("rulings' lists under an unknown name");
}

void HumanAccuracyReader::readSlices()
{
    const auto slices = part("split_wnids", true);
    if (!slices)
        return;
    for (const PickleEntry& entry : slices->entries()) {
        HumanAccuracySlice slice;
        if (entry.key.type() == PickleType::Text)
            slice.path.emplace_back(*entry.key.asText());
        else
            slice.path = texts(entry.key, "split_wnids' names");
        if (slice.path.empty() || !entry.value.isCollection()) {
            count("split_wnids that have no name or no list");
            continue;
        }
        slice.wnids = texts(entry.value, "split_wnids' classes");
        m_study.slices.push_back(std::move(slice));
    }
}

void HumanAccuracyReader::noteUnknownParts()
{
    for (const PickleRef& key : m_root.items())
        if (!key.asText() || std::ranges::find(knownParts, *key.asText()) == knownParts.end())
            count("the file's parts under a name that is not known");
}

Result<HumanAccuracyStudy> humanAccuracyStudy(const PickleDocument& pickle, std::string_view name)
{
    HumanAccuracyReader reader(pickle);
    if (!reader.hasAnyPart())
        return failure(ErrorKind::Invalid,
                       std::string(name) + ": found " + std::string(pickleTypeWords(pickle.root().type())) +
                           " at the top, expected a dict with annot_data, image_labels or "
                           "another part of the study");
    HumanAccuracyStudy study = reader.read();
    if (reader.isTooLarge())
        return failure(ErrorKind::Invalid,
                       std::string(name) +
                           ": found values used again and again, expected a study of no more "
                           "than 32 times the file's size");
    return study;
}

Result<HumanAccuracyStudy> readHumanAccuracyPickle(std::string bytes, std::string_view name)
{
    const auto pickle = TRY(readPickle(std::move(bytes), name));
    return humanAccuracyStudy(pickle, name);
}

Result<HumanAccuracyStudy> readHumanAccuracyPickle(const std::filesystem::path& path)
{
    const auto pickle = TRY(readPickleFile(path));
    return humanAccuracyStudy(pickle, path.string());
}

}  // namespace vizsla
