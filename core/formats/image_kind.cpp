// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/image_kind.h"

#include <algorithm>
#include <array>

#include "core/text/ascii.h"

namespace vizsla {

namespace {

using namespace std::string_view_literals;

constexpr std::array extensions{".jpeg"sv, ".jpg"sv, ".png"sv,  ".bmp"sv, ".gif"sv,
                                ".webp"sv, ".tif"sv, ".tiff"sv, ".ppm"sv, ".pgm"sv};

constexpr std::array signatures{"\xFF\xD8\xFF"sv,
                                "\x89PNG\r\n\x1A\n"sv,
                                "GIF87a"sv,
                                "GIF89a"sv,
                                "BM"sv,
                                "II*\0"sv,
                                "MM\0*"sv,
                                "P2"sv,
                                "P3"sv,
                                "P5"sv,
                                "P6"sv};

bool isWebp(std::string_view head)
{
    return head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP";
}

}  // namespace

std::string_view imageExtension(std::string_view fileName)
{
    const std::size_t dot = fileName.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return {};
    const std::string_view extension = fileName.substr(dot);
    const bool isKnown = std::ranges::any_of(
        extensions, [&](std::string_view known) { return equalsIgnoringCase(extension, known); });
    return isKnown ? extension : std::string_view{};
}

bool beginsLikeImage(std::string_view head)
{
    return isWebp(head) || std::ranges::any_of(signatures, [&](std::string_view signature) {
               return head.starts_with(signature);
           });
}

}  // namespace vizsla
