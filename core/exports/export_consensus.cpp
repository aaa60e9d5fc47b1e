// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_consensus.h"

#include <array>
#include <charconv>
#include <vector>

#include "core/review/consensus.h"
#include "core/review/study_verdicts.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/text/csv.h"

namespace vizsla {

namespace {

using Fields = std::vector<std::string>;

/// The names of the images of each test set, as fields of a CSV file.
Result<std::vector<Fields>> imageFields(StudyConnection& study, const std::vector<TestSet>& testSets)
{
    std::vector<Fields> fields(testSets.size());
    for (std::size_t testSet = 0; testSet < testSets.size(); ++testSet) {
        const auto images = TRY(ImageRepository(study).namedImages(testSets[testSet].id));
        for (const auto& image : images)
            fields[testSet].push_back(csvField(image.name));
    }
    return fields;
}

Result<Fields> classFields(StudyConnection& study)
{
    const auto list = TRY(ClassRepository(study).all());
    Fields fields;
    for (const std::string& wnid : list.classes)
        fields.push_back(csvField(wnid));
    return fields;
}

void appendShare(std::string& text, double share)
{
    std::array<char, 16> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), share, std::chars_format::fixed, 6).ptr;
    text.append(digits.data(), end);
}

}  // namespace

Result<std::string> consensusCsv(StudyConnection& study)
{
    const auto verdicts = TRY(StudyVerdicts::read(study));
    const OpinionsByPair opinions(verdicts.table);
    if (opinions.count() == 0)
        return failure(ErrorKind::NotFound,
                       "The study has no verdicts to find a consensus of; import some (vizsla import STUDY "
                       "verdicts FILE.csv), or rule on labels in the window.");
    const auto images = TRY(imageFields(study, verdicts.testSets));
    const auto classes = TRY(classFields(study));
    const Consensus consensus = consensusOf(opinions);
    std::string text = "image,wnid,p_correct,verdict\n";
    for (std::size_t pair = 0; pair < verdicts.pairs.size(); ++pair) {
        if (opinions.on(pair).empty())
            continue;
        const auto& [testSet, image, label] = verdicts.pairs[pair];
        if (image >= images[testSet].size() || static_cast<std::size_t>(label) >= classes.size())
            return failure(ErrorKind::Corrupt,
                           study.path().string() +
                               " is damaged: a verdict is on an image or a class that it does "
                               "not have; vizsla check tells more.");
        text += images[testSet][image];
        text += ',';
        text += classes[static_cast<std::size_t>(label)];
        text += ',';
        appendShare(text, consensus.pCorrect[pair]);
        text += consensus.isCorrect(pair) ? ",correct\n" : ",wrong\n";
    }
    return text;
}

}  // namespace vizsla
