// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/colour_profile.h"

#include <lcms2.h>

#include <QCryptographicHash>
#include <algorithm>
#include <bit>
#include <cstdlib>
#include <optional>
#include <vector>

namespace vizsla {

namespace {

constexpr cmsUInt32Number qrgbFormat = std::endian::native == std::endian::little ? TYPE_BGRA_8 : TYPE_ARGB_8;
/// The steps by which a profile converts may stand in it as free formulas of any length, which are walked for
/// every colour; real ones have a few hundred bytes.
constexpr cmsUInt32Number largestFormula = 64 << 10;

cmsUInt32Number formatOf(ColourProfile::Pixel pixel)
{
    using Pixel = ColourProfile::Pixel;
    switch (pixel) {
        case Pixel::Rgb8:
            return qrgbFormat;
        case Pixel::Rgb16:
            return TYPE_RGBA_16;
        case Pixel::Grey8:
            return TYPE_GRAY_8;
        case Pixel::Grey16:
            return TYPE_GRAY_16;
        case Pixel::Cmyk8:
            return TYPE_CMYK_8;
        case Pixel::CmykInverted8:
            return TYPE_CMYK_8_REV;
        case Pixel::Cmyk16:
            return TYPE_CMYK_16;
    }
    return 0;
}

/// To be fast lcms2 makes a table of a conversion, between whose points colours at the edge of sRGB come to
/// lie up to 20 levels off. Only of a matrix and 8 bits it makes something that is as fast and exact.
cmsUInt32Number flagsOf(ColourProfile::Pixel pixel, cmsHPROFILE profile)
{
    const bool isExact = pixel == ColourProfile::Pixel::Rgb8 && cmsIsMatrixShaper(profile);
    cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE;
    if (!isExact)
        flags |= cmsFLAGS_NOOPTIMIZE;
    if (pixel == ColourProfile::Pixel::Rgb16)
        flags |= cmsFLAGS_COPY_ALPHA;
    return flags;
}

std::optional<ColourProfile::Space> spaceOf(cmsHPROFILE profile)
{
    switch (cmsGetColorSpace(profile)) {
        case cmsSigRgbData:
            return ColourProfile::Space::Rgb;
        case cmsSigGrayData:
            return ColourProfile::Space::Grey;
        case cmsSigCmykData:
            return ColourProfile::Space::Cmyk;
        default:
            return std::nullopt;
    }
}

bool describesPixels(cmsHPROFILE profile)
{
    switch (cmsGetDeviceClass(profile)) {
        case cmsSigInputClass:
        case cmsSigDisplayClass:
        case cmsSigOutputClass:
        case cmsSigColorSpaceClass:
            return true;
        default:
            return false;
    }
}

bool hasLongFormula(cmsHPROFILE profile)
{
    const cmsTagSignature formulas[] = {cmsSigDToB0Tag, cmsSigDToB1Tag, cmsSigDToB2Tag, cmsSigDToB3Tag};
    return std::ranges::any_of(formulas, [profile](cmsTagSignature tag) {
        return cmsIsTag(profile, tag) && cmsReadRawTag(profile, tag, nullptr, 0) > largestFormula;
    });
}

bool isNear(QRgb one, QRgb other)
{
    return std::abs(qRed(one) - qRed(other)) <= 1 && std::abs(qGreen(one) - qGreen(other)) <= 1 &&
           std::abs(qBlue(one) - qBlue(other)) <= 1;
}

/// All greys, and a grid over all colours.
std::vector<QRgb> sampleColours()
{
    std::vector<QRgb> colours;
    for (int grey = 0; grey < 256; ++grey)
        colours.push_back(qRgb(grey, grey, grey));
    constexpr int step = 17;
    for (int red = 0; red < 256; red += step) {
        for (int green = 0; green < 256; green += step) {
            for (int blue = 0; blue < 256; blue += step)
                colours.push_back(qRgb(red, green, blue));
        }
    }
    return colours;
}

}  // namespace

struct ColourProfile::Handles
{
    Handles() : context(cmsCreateContext(nullptr, nullptr)), srgb(cmsCreate_sRGBProfileTHR(context)) {}
    ~Handles()
    {
        if (source)
            cmsCloseProfile(source);
        if (srgb)
            cmsCloseProfile(srgb);
        if (context)
            cmsDeleteContext(context);
    }
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;

    cmsContext context;
    cmsHPROFILE srgb;
    cmsHPROFILE source = nullptr;
};

std::shared_ptr<const ColourProfile> ColourProfile::open(const QByteArray& icc)
{
    if (icc.isEmpty() || icc.size() > largest)
        return nullptr;
    auto handles = std::make_unique<Handles>();
    if (!handles->context || !handles->srgb)
        return nullptr;
    handles->source =
        cmsOpenProfileFromMemTHR(handles->context, icc.constData(), static_cast<cmsUInt32Number>(icc.size()));
    if (!handles->source || !describesPixels(handles->source) || hasLongFormula(handles->source))
        return nullptr;
    const auto space = spaceOf(handles->source);
    if (!space)
        return nullptr;
    const std::shared_ptr<ColourProfile> made(new ColourProfile(std::move(handles), *space));
    return made->measure() ? made : nullptr;
}

ColourProfile::ColourProfile(std::unique_ptr<Handles> handles, Space space)
    : m_handles(std::move(handles)),
      m_space(space)
{}

ColourProfile::~ColourProfile()
{
    for (const auto& [pixel, transform] : m_transforms) {
        if (transform)
            cmsDeleteTransform(transform);
    }
}

bool ColourProfile::measure()
{
    if (m_space == Space::Cmyk)
        return canConvert(Pixel::Cmyk8);
    if (m_space == Space::Grey) {
        std::array<unsigned char, 256> greys;
        for (std::size_t grey = 0; grey < greys.size(); ++grey)
            greys[grey] = static_cast<unsigned char>(grey);
        m_greys.fill(qRgb(0, 0, 0));
        convert(Pixel::Grey8, greys.data(), m_greys.data(), greys.size());
        m_isSrgb = std::ranges::all_of(greys, [this](int grey) {
            return isNear(m_greys[static_cast<std::size_t>(grey)], qRgb(grey, grey, grey));
        });
        return canConvert(Pixel::Grey8);
    }
    const auto colours = sampleColours();
    auto converted = colours;
    convert(Pixel::Rgb8, colours.data(), converted.data(), colours.size());
    m_isSrgb = std::ranges::equal(colours, converted, isNear);
    return canConvert(Pixel::Rgb8);
}

void* ColourProfile::transform(Pixel from) const
{
    const std::lock_guard lock(m_mutex);
    const auto [place, isNew] = m_transforms.try_emplace(from, nullptr);
    if (isNew)
        place->second =
            cmsCreateTransformTHR(m_handles->context, m_handles->source, formatOf(from), m_handles->srgb,
                                  qrgbFormat, INTENT_RELATIVE_COLORIMETRIC, flagsOf(from, m_handles->source));
    return place->second;
}

bool ColourProfile::canConvert(Pixel from) const
{
    return transform(from) != nullptr;
}

void ColourProfile::convert(Pixel from, const void* in, QRgb* out, std::size_t count) const
{
    if (void* made = transform(from))
        cmsDoTransform(made, in, out, static_cast<cmsUInt32Number>(count));
}

std::shared_ptr<const ColourProfile> ColourProfiles::find(const QByteArray& icc)
{
    if (icc.isEmpty() || icc.size() > ColourProfile::largest)
        return nullptr;
    const QByteArray digest = QCryptographicHash::hash(icc, QCryptographicHash::Sha256);
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto* kept = m_entries.object(digest)) {
            entry = *kept;
        } else {
            entry = std::make_shared<Entry>();
            m_entries.insert(digest, new std::shared_ptr<Entry>(entry));
            ++m_made;
        }
    }
    std::call_once(entry->isOpen, [&] { entry->profile = ColourProfile::open(icc); });
    return entry->profile;
}

int ColourProfiles::made() const
{
    const std::lock_guard lock(m_mutex);
    return m_made;
}

}  // namespace vizsla
