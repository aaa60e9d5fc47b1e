// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

/// JSON values by their keys, as compact text: numbers and the order of keys stand as in the file.
using RawJsonValues = std::map<std::string, std::string, std::less<>>;

/// A multi-label annotation in the form of human_accuracy_v3.0.0.json, which TensorFlow Datasets serves as
/// imagenet2012_multilabel.
struct MultiLabelFile
{
    struct Image
    {
        std::vector<std::string> correct;  ///< wnids, in the order of the file
        std::vector<std::string> wrong;
        std::vector<std::string> unclear;
        RawJsonValues others;  ///< what else the file says of the image

        bool operator==(const Image&) const = default;
    };

    std::map<std::string, Image, std::less<>> initialAnnotations;
    RawJsonValues problematicImages;  ///< why, in whatever form the file says it
    std::optional<std::vector<std::string>>
        imagenetM;         ///< the images that the best models get wrong; in the file's order
    RawJsonValues others;  ///< the file's other keys

    bool operator==(const MultiLabelFile&) const = default;
};

/// The largest file that is read, in bytes.
constexpr std::size_t largestMultiLabelFile = 512U << 20U;

/// Every ruling of the image; namedOnce() tells which hold where a class is named twice.
MultiLabelAnnotation annotationOf(const MultiLabelFile::Image& image);
/// DontKnow has no place in the file and is left out.
MultiLabelFile::Image multiLabelImage(const MultiLabelAnnotation& annotation);

/// Errors: Invalid with the line, the image and what was expected; NotFound, Io. A file without any of the
/// three keys is Foreign.
Result<MultiLabelFile> readMultiLabelJson(const std::filesystem::path& path);
Result<MultiLabelFile> readMultiLabelJson(std::string_view text, std::string_view name);

/// Images in the order of their names, a line each. What is read back is the same and is written as the same
/// bytes.
std::string writeMultiLabelJson(const MultiLabelFile& file);

}  // namespace vizsla
