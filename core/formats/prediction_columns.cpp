// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/prediction_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "core/text/ascii.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t mostPredictions = 1000;
constexpr std::size_t longestHeaderLine = 64U << 10U;

constexpr std::array imageWords{"image"sv,   "imagename"sv, "imagefile"sv, "imagefilename"sv, "imagepath"sv,
                                "imageid"sv, "img"sv,       "imgname"sv,   "imgfile"sv,       "imgpath"sv,
                                "imgid"sv,   "filename"sv,  "file"sv,      "fname"sv,         "filepath"sv,
                                "path"sv,    "images"sv,    "files"sv};
constexpr std::array predictionWords{"prediction"sv,
                                     "predictions"sv,
                                     "predicted"sv,
                                     "pred"sv,
                                     "preds"sv,
                                     "predictedclass"sv,
                                     "predictedlabel"sv,
                                     "predictedwnid"sv,
                                     "predictedindex"sv,
                                     "predclass"sv,
                                     "predlabel"sv,
                                     "predwnid"sv,
                                     "predindex"sv,
                                     "predidx"sv,
                                     "predictionclass"sv,
                                     "predictionlabel"sv,
                                     "predictedsynset"sv,
                                     "predsynset"sv,
                                     "predictedclassid"sv,
                                     "predclassid"sv,
                                     "predictedclassindex"sv,
                                     "top"sv,
                                     "topclass"sv,
                                     "toplabel"sv,
                                     "topwnid"sv,
                                     "topprediction"sv,
                                     "toppred"sv,
                                     "topindex"sv};
/// What may also be the assigned label.
constexpr std::array labelWords{"label"sv,      "labels"sv,   "class"sv,     "classid"sv,
                                "classindex"sv, "classidx"sv, "classname"sv, "labelid"sv,
                                "wnid"sv,       "synset"sv,   "category"sv};
constexpr std::array confidenceWords{"confidence"sv,
                                     "confidences"sv,
                                     "conf"sv,
                                     "prob"sv,
                                     "probability"sv,
                                     "predictedprobability"sv,
                                     "predprob"sv,
                                     "predconf"sv,
                                     "topprob"sv,
                                     "topprobability"sv,
                                     "topconfidence"sv,
                                     "predictionconfidence"sv,
                                     "predictedprob"sv,
                                     "softmax"sv,
                                     "predictionprobability"sv,
                                     "predictedconfidence"sv,
                                     "predprobability"sv};

/// "Top-1_class" as the word "topclass" and the number 1.
struct NumberedWord
{
    std::string word;
    std::optional<int> number;

    bool operator==(const NumberedWord&) const = default;
};

NumberedWord parsed(std::string_view heading)
{
    NumberedWord result;
    std::string digits;
    for (const char c : heading) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (asciiLower(c) >= 'a' && asciiLower(c) <= 'z')
            result.word += asciiLower(c);
    }
    int number = 0;
    if (!digits.empty() &&
        std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc())
        result.number = number;
    return result;
}

/// Columns of one word, by their numbers; the bare word's is nothing.
using Family = std::map<std::optional<int>, int>;
using Families = std::map<std::string, Family>;

Families familiesOf(std::span<const std::string> header)
{
    Families families;
    for (std::size_t place = 0; place < header.size(); ++place) {
        NumberedWord name = parsed(header[place]);
        families[std::move(name.word)].try_emplace(name.number, static_cast<int>(place));
    }
    return families;
}

/// The columns in the order of their numbers; nothing where these do not run on from 0, 1 or the bare word.
std::optional<std::vector<int>> inOrder(const Family& family)
{
    std::vector<int> columns;
    int next = 1;
    for (const auto& [number, column] : family) {
        if (!number)
            next = 2;
        else if (*number == 0 && columns.empty())
            next = 1;
        else if (*number == next)
            ++next;
        else
            return std::nullopt;
        columns.push_back(column);
    }
    return columns.size() <= mostPredictions ? std::optional(columns) : std::nullopt;
}

template <std::size_t size>
std::vector<Families::const_iterator> ofWords(const Families& families,
                                              const std::array<std::string_view, size>& words)
{
    std::vector<Families::const_iterator> found;
    for (const std::string_view word : words) {
        if (const auto family = families.find(std::string(word)); family != families.end())
            found.push_back(family);
    }
    return found;
}

tl::unexpected<Error> wrongHeading(std::string_view file, const std::string& what)
{
    return failure(ErrorKind::Invalid, std::string(file) + ", header: " + what);
}

Result<std::vector<int>> findPredictions(const Families& families, std::span<const std::string> header,
                                         std::string_view file)
{
    auto found = ofWords(families, predictionWords);
    if (found.empty())
        found = ofWords(families, labelWords);
    if (found.size() > 1) {
        const auto heading = [&](const Families::const_iterator& family) {
            return inQuotes(header[static_cast<std::size_t>(family->second.begin()->second)]);
        };
        return wrongHeading(file, "found " + heading(found[0]) + " and " + heading(found[1]) +
                                      ", expected one column of predictions; call it prediction");
    }
    const auto columns = found.empty() ? std::nullopt : inOrder(found.front()->second);
    if (!columns)
        return wrongHeading(
            file,
            "expected the columns image,prediction and, where there are more, prediction2,prediction3 and "
            "so on without a gap");
    return *columns;
}

/// None of the columns that are taken may stand there a second time, under a heading that is read alike.
Result<PredictionColumns> withoutRepeated(PredictionColumns columns, std::span<const std::string> header,
                                          std::string_view file)
{
    std::vector<int> taken = columns.predictions;
    taken.insert(taken.end(), columns.confidences.begin(), columns.confidences.end());
    taken.push_back(columns.image);
    for (const int place : taken) {
        const std::string& heading = header[static_cast<std::size_t>(place)];
        const auto isAlike = [&](const std::string& other) { return parsed(other) == parsed(heading); };
        const auto again = std::find_if(header.begin() + place + 1, header.end(), isAlike);
        if (again != header.end())
            return wrongHeading(file, "found the columns " + inQuotes(trimmed(heading)) + " and " +
                                          inQuotes(trimmed(*again)) + ", expected one of them");
    }
    return columns;
}

std::string headingsOf(std::span<const std::string> header)
{
    std::string text;
    for (const std::string& heading : header)
        text += (text.empty() ? "" : ", ") + inQuotes(trimmed(heading));
    return text;
}

}  // namespace

Result<PredictionColumns> findPredictionColumns(std::span<const std::string> header, std::string_view file)
{
    const Families families = familiesOf(header);
    PredictionColumns columns;
    for (const auto& family : ofWords(families, imageWords)) {
        if (const auto bare = family->second.find(std::nullopt);
            bare != family->second.end() && columns.image < 0)
            columns.image = bare->second;
    }
    if (columns.image < 0)
        return wrongHeading(file, "found no column \"image\" (nor filename, file or path) among " +
                                      headingsOf(header) + ", expected image,prediction");
    auto predictions = TRY(findPredictions(families, header, file));
    columns.predictions = std::move(predictions);
    const auto found = ofWords(families, confidenceWords);
    if (found.empty())
        return withoutRepeated(std::move(columns), header, file);
    const auto confidences = inOrder(found.front()->second);
    if (!confidences || confidences->size() != columns.predictions.size())
        return wrongHeading(
            file,
            "expected as many columns confidence,confidence2 and so on as there are predictions, or none");
    columns.confidences = *confidences;
    return withoutRepeated(std::move(columns), header, file);
}

char tableSeparator(std::istream& input)
{
    std::map<char, int> counts{{',', 0}, {';', 0}, {'\t', 0}};
    bool isQuoted = false;
    std::size_t bytes = 0;
    for (int byte = input.get(); byte != std::istream::traits_type::eof() && ++bytes < longestHeaderLine;
         byte = input.get()) {
        const char c = static_cast<char>(byte);
        if ((c == '\n' || c == '\r') && !isQuoted && bytes > 1)
            break;
        if (c == '"')
            isQuoted = !isQuoted;
        else if (const auto count = counts.find(c); !isQuoted && count != counts.end())
            ++count->second;
    }
    input.clear();
    input.seekg(0);
    const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    return most->second > 0 && most->second > counts.at(',') ? most->first : ',';
}

}  // namespace vizsla
