// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/multilabel_json.h"

#include <utility>

#include "core/formats/multilabel_visitor.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace {

std::string listText(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + jsonText(word);
    return '[' + text + ']';
}

std::string imageText(const MultiLabelFile::Image& image)
{
    std::string text;
    const auto add = [&text](std::string_view key, const std::string& value) {
        text += (text.empty() ? "" : ", ") + jsonText(key) + ": " + value;
    };
    if (!image.correct.empty())
        add("correct", listText(image.correct));
    if (!image.wrong.empty())
        add("wrong", listText(image.wrong));
    if (!image.unclear.empty())
        add("unclear", listText(image.unclear));
    for (const auto& [key, value] : image.others)
        add(key, value);
    return '{' + text + '}';
}

/// An object with a line for each of its keys.
template <class Values, class ToText>
std::string linesText(const Values& values, ToText toText)
{
    std::string text;
    for (const auto& [key, value] : values)
        text += (text.empty() ? "\n    " : ",\n    ") + jsonText(key) + ": " + toText(value);
    return '{' + text + (text.empty() ? "}" : "\n  }");
}

}  // namespace

MultiLabelAnnotation annotationOf(const MultiLabelFile::Image& image)
{
    MultiLabelAnnotation annotation;
    const auto add = [&](const std::vector<std::string>& wnids, Verdict verdict) {
        for (const std::string& wnid : wnids)
            annotation.rulings.push_back({wnid, verdict});
    };
    add(image.correct, Verdict::Correct);
    add(image.wrong, Verdict::Wrong);
    add(image.unclear, Verdict::Unclear);
    return annotation;
}

MultiLabelFile::Image multiLabelImage(const MultiLabelAnnotation& annotation)
{
    MultiLabelFile::Image image;
    for (const auto& [wnid, verdict] : annotation.rulings) {
        if (verdict == Verdict::Correct)
            image.correct.push_back(wnid);
        else if (verdict == Verdict::Wrong)
            image.wrong.push_back(wnid);
        else if (verdict == Verdict::Unclear)
            image.unclear.push_back(wnid);
    }
    return image;
}

Result<MultiLabelFile> readMultiLabelJson(std::string_view text, std::string_view name)
{
    MultiLabelVisitor visitor;
    TRY(visitJson(text, name, visitor));
    if (!visitor.isMultiLabelFile())
        return failure(ErrorKind::Foreign,
                       std::string(name) +
                           ": found none of the keys \"initial_annots\", \"problematic_images\" and " +
                           "\"imagenet_m\", expected a multi-label annotation");
    return visitor.take();
}

Result<MultiLabelFile> readMultiLabelJson(const std::filesystem::path& path)
{
    return readFileText(path, largestMultiLabelFile).and_then([&](const std::string& text) {
        return readMultiLabelJson(text, path.string());
    });
}

std::string writeMultiLabelJson(const MultiLabelFile& file)
{
    const auto asItIs = [](const std::string& text) { return text; };
    std::string text = "{\n  \"initial_annots\": " + linesText(file.initialAnnotations, imageText);
    text += ",\n  \"problematic_images\": " + linesText(file.problematicImages, asItIs);
    if (file.imagenetM)
        text += ",\n  \"imagenet_m\": " + listText(*file.imagenetM);
    for (const auto& [key, value] : file.others)
        text += ",\n  " + jsonText(key) + ": " + value;
    return text + "\n}\n";
}

}  // namespace vizsla
