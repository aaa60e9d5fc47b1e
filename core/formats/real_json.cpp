// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/real_json.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace {

constexpr std::string_view namePrefix = "ILSVRC2012_val_";
constexpr std::string_view nameEnding = ".JPEG";
constexpr std::size_t nameDigits = 8;

class RealVisitor : public JsonVisitor
{
public:
    explicit RealVisitor(int classCount) : m_classCount(classCount) {}

    bool scalar(const JsonScalar& value) override
    {
        if (m_depth < 2)
            return refuse(expectation());
        if (!value.isInteger() || value.integer < 0 || value.integer >= m_classCount)
            return refuse("entry " + std::to_string(m_labels.size()) + " (" +
                          realImageName(m_labels.size() - 1) + "): " + foundText(value) +
                          "expected class indices from 0 to " + std::to_string(m_classCount - 1));
        m_labels.back().push_back(static_cast<ClassIndex>(value.integer));
        return true;
    }

    bool open(bool isList) override
    {
        if (!isList || m_depth == 2)
            return refuse(expectation());
        if (++m_depth == 2)
            m_labels.emplace_back();
        return true;
    }

    bool close(bool) override
    {
        --m_depth;
        return true;
    }

    bool key(std::string_view) override { return true; }

    RealLabels take() { return std::move(m_labels); }

private:
    static std::string foundText(const JsonScalar& value)
    {
        return value.isInteger() ? "found " + std::to_string(value.integer) + ", " : "";
    }

    std::string expectation() const
    {
        if (m_depth == 0)
            return "expected a list with a list of class indices for each image";
        const std::size_t entry = m_labels.size() - (m_depth == 2 ? 1 : 0);
        return "entry " + std::to_string(entry + 1) + " (" + realImageName(entry) +
               "): expected a list of class indices";
    }

    RealLabels m_labels;
    int m_classCount;
    int m_depth = 0;
};

std::optional<std::size_t> entryOf(std::string_view image)
{
    if (image.ends_with(nameEnding))
        image.remove_suffix(nameEnding.size());
    if (!image.starts_with(namePrefix) || image.size() != namePrefix.size() + nameDigits)
        return std::nullopt;
    std::size_t number = 0;
    const auto [end, problem] =
        std::from_chars(image.data() + namePrefix.size(), image.data() + image.size(), number);
    if (problem != std::errc() || end != image.data() + image.size() || number == 0)
        return std::nullopt;
    return number - 1;
}

}  // namespace

std::string realImageName(std::size_t entry)
{
    std::string digits = std::to_string(entry + 1);
    digits.insert(0, nameDigits - std::min(nameDigits, digits.size()), '0');
    return std::string(namePrefix) + digits + std::string(nameEnding);
}

Result<RealLabels> readRealJson(std::string_view text, std::string_view name, int classCount)
{
    RealVisitor visitor(classCount);
    TRY(visitJson(text, name, visitor));
    return visitor.take();
}

Result<RealLabels> readRealJson(const std::filesystem::path& path, int classCount)
{
    return readFileText(path, largestRealFile).and_then([&](const std::string& text) {
        return readRealJson(text, path.string(), classCount);
    });
}

std::string writeRealJson(const RealLabels& labels)
{
    std::string text = "[";
    for (const std::vector<ClassIndex>& entry : labels) {
        text += &entry == labels.data() ? "[" : ", [";
        for (const ClassIndex& index : entry)
            text += (&index == entry.data() ? "" : ", ") + std::to_string(index);
        text += ']';
    }
    return text + ']';
}

Result<RealLabels> realLabels(const std::map<std::string, std::set<ClassIndex>>& classesOfImages,
                              std::size_t imageCount)
{
    RealLabels labels(imageCount);
    for (const auto& [image, classes] : classesOfImages) {
        const auto entry = entryOf(image);
        if (!entry || *entry >= imageCount)
            return failure(ErrorKind::Invalid, "A ReaL file has entries for the images " + realImageName(0) +
                                                   " to " + realImageName(imageCount - 1) + " alone, and " +
                                                   inQuotes(image) +
                                                   " is none of them; use the format multilabel instead.");
        labels[*entry].assign(classes.begin(), classes.end());
    }
    return labels;
}

}  // namespace vizsla
