// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/formats/human_accuracy_reader.h"
#include "core/text/moment_text.h"

namespace vizsla {

namespace {

/// Numbers are seconds since 1970.
std::optional<UtcTime> momentOf(const PickleRef& value)
{
    if (value.type() == PickleType::DateTime)
        return utcFromMicros(*value.asMicros());
    if (value.type() == PickleType::Text)
        return momentFromText(*value.asText());
    if (value.type() == PickleType::Float || value.type() == PickleType::Int)
        return momentFromSeconds(*value.asFloat());
    return std::nullopt;
}

}  // namespace

void HumanAccuracyReader::readAnswers()
{
    const auto classifiers = part("annot_data", true);
    if (!classifiers)
        return;
    eachEntry(*classifiers, "annot_data's classifiers",
              [this](std::string_view name, const PickleRef& labels) {
                  if (!labels.isDict())
                      return count("annot_data's classifiers that are no dict");
                  m_study.classifiers.push_back({std::string(name), {}});
                  readAnswersOf(m_study.classifiers.back(), labels);
              });
}

void HumanAccuracyReader::readAnswersOf(HumanAccuracyClassifier& classifier, const PickleRef& labels)
{
    classifier.answers.reserve(labels.size());
    eachEntry(labels, "annot_data's labels", [&](std::string_view image, const PickleRef& value) {
        if (auto read = answer(std::string(image), value))
            classifier.answers.push_back(std::move(*read));
        else
            count("annot_data's labels that name no class");
    });
}

std::optional<HumanAccuracyAnswer> HumanAccuracyReader::answer(std::string image, const PickleRef& value)
{
    const auto label = value.isDict() ? find(value, "label") : std::optional(value);
    if (!label || label->type() != PickleType::Text || !spend(label->size()))
        return std::nullopt;
    HumanAccuracyAnswer result{std::move(image), std::string(*label->asText()), {}, {}};
    const auto info = find(value, "extra_info");
    if (!info || info->isNone())
        return result;
    if (!info->isDict()) {
        count("annot_data's extra_info that are no dict");
        return result;
    }
    result.startedAt = moment(*info, "start_time");
    result.endedAt = moment(*info, "end_time");
    if (result.startedAt && result.endedAt && *result.endedAt < *result.startedAt) {
        result.startedAt.reset();
        result.endedAt.reset();
        count("annot_data's times that end before they start");
    }
    return result;
}

std::optional<UtcTime> HumanAccuracyReader::moment(const PickleRef& info, std::string_view key)
{
    const auto value = find(info, key);
    if (!value || value->isNone())
        return std::nullopt;
    const auto result = momentOf(*value);
    if (!result)
        count("annot_data's " + std::string(key) + " that are no date and time");
    return result;
}

}  // namespace vizsla
