// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/formats/human_accuracy_pickle.h"
#include "core/pickle/pickle.h"

namespace vizsla {

/// Reads one study; what it leaves out is counted under words, which become the notes.
class HumanAccuracyReader
{
public:
    explicit HumanAccuracyReader(const PickleDocument& pickle)
        : m_root(pickle.root()),
          m_allowance(allowancePerByte * pickle.fileSize() + smallAllowance)
    {}

    HumanAccuracyStudy read();
    bool hasAnyPart() const;
    /// Values of a pickle may be shared; one dict that stands under a million keys is no study.
    bool isTooLarge() const { return m_isTooLarge; }

private:
    /// What is read takes this much memory at most for each byte of the file.
    static constexpr std::size_t allowancePerByte = 32;
    static constexpr std::size_t smallAllowance = 1U << 20U;
    static constexpr std::size_t entryBytes = 64;

    void readAnswers();
    void readAnswersOf(HumanAccuracyClassifier& classifier, const PickleRef& labels);
    std::optional<HumanAccuracyAnswer> answer(std::string image, const PickleRef& value);
    std::optional<UtcTime> moment(const PickleRef& info, std::string_view key);
    void readImages();
    void readProblematic(const PickleRef& value, HumanAccuracyImage& image);
    void readAssignedWnids();
    void readAnnotations(std::string_view part, MultiLabelAnnotation HumanAccuracyImage::*annotation);
    void readRulings(const PickleRef& labels, MultiLabelAnnotation& annotation);
    void readSlices();
    void noteUnknownParts();

    /// Calls take(name, value) for every entry of a dict with text as its key; of entries with the same key
    /// the last one counts.
    template <class Take>
    void eachEntry(const PickleRef& dict, const std::string& what, Take take);
    /// The part, or nothing when it is missing (noted) or of another form (noted).
    std::optional<PickleRef> part(std::string_view name, bool isDict);
    std::vector<std::string> texts(const PickleRef& collection, const std::string& what);
    std::optional<PickleRef> find(const PickleRef& dict, std::string_view key);
    void count(const std::string& what) { ++m_counts[what]; }
    bool spend(std::size_t bytes);

    PickleRef m_root;
    HumanAccuracyStudy m_study;
    std::map<std::string, std::size_t> m_counts;
    std::size_t m_allowance = 0;
    bool m_isTooLarge = false;
};

template <class Take>
void HumanAccuracyReader::eachEntry(const PickleRef& dict, const std::string& what, Take take)
{
    if (!spend(dict.size() * entryBytes))
        return;
    std::unordered_map<std::string_view, std::size_t> lastOf;
    std::size_t place = 0;
    for (const PickleEntry& entry : dict.entries()) {
        const bool isNew = entry.key.type() != PickleType::Text ||
                           lastOf.insert_or_assign(*entry.key.asText(), place).second;
        if (!isNew)
            count(what + " with the same key as a later one");
        ++place;
    }
    place = 0;
    for (const PickleEntry& entry : dict.entries()) {
        if (entry.key.type() != PickleType::Text)
            count(what + " without text as key");
        else if (lastOf[*entry.key.asText()] == place && spend(entry.key.size()))
            take(*entry.key.asText(), entry.value);
        ++place;
    }
}

}  // namespace vizsla
