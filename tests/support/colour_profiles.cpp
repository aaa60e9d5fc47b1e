// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/colour_profiles.h"

#include <lcms2.h>

#include <algorithm>
#include <cmath>

namespace vizsla::test {

namespace {

const cmsCIExyY d65{0.3127, 0.3290, 1.0};
const cmsCIExyY d50{0.3457, 0.3585, 1.0};
constexpr cmsCIExyY srgbRed{0.6400, 0.3300, 1.0};
constexpr cmsCIExyY srgbGreen{0.3000, 0.6000, 1.0};
constexpr cmsCIExyY srgbBlue{0.1500, 0.0600, 1.0};

QByteArray bytesOf(cmsHPROFILE profile)
{
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    if (size == 0 || !cmsSaveProfileToMem(profile, bytes.data(), &size))
        qFatal("the profile cannot be written");
    cmsCloseProfile(profile);
    return bytes;
}

cmsToneCurve* srgbCurve()
{
    const cmsFloat64Number parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return cmsBuildParametricToneCurve(nullptr, 4, parameters);
}

QByteArray matrixProfile(const cmsCIExyY& white, const cmsCIExyYTRIPLE& primaries, cmsToneCurve* curve)
{
    cmsToneCurve* curves[] = {curve, curve, curve};
    const QByteArray bytes = bytesOf(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(curve);
    return bytes;
}

cmsToneCurve* power(double gamma)
{
    return cmsBuildGamma(nullptr, gamma);
}

/// The light that a mixture of inks sends back: each ink lets some of each primary through.
cmsCIEXYZ printed(const std::array<double, 4>& inks)
{
    constexpr double passed[4][3] = {
        {0.12, 0.55, 0.75}, {0.68, 0.10, 0.35}, {0.90, 0.80, 0.08}, {0.09, 0.08, 0.07}};
    std::array<double, 3> light{0.9642, 1.0, 0.8249};
    for (std::size_t ink = 0; ink < inks.size(); ++ink) {
        for (std::size_t primary = 0; primary < light.size(); ++primary)
            light[primary] *= std::pow(passed[ink][primary], std::pow(inks[ink], 0.8));
    }
    return {light[0], light[1], light[2]};
}

cmsInt32Number samplePress(const cmsUInt16Number in[], cmsUInt16Number out[], void*)
{
    std::array<double, 4> inks;
    for (std::size_t ink = 0; ink < inks.size(); ++ink)
        inks[ink] = in[ink] / 65535.0;
    const cmsCIEXYZ light = printed(inks);
    cmsCIELab lab;
    cmsXYZ2Lab(cmsD50_XYZ(), &lab, &light);
    cmsFloat2LabEncoded(out, &lab);
    return TRUE;
}

cmsInt32Number sampleHalfSaturated(const cmsUInt16Number in[], cmsUInt16Number out[], void* toLab)
{
    cmsUInt16Number encoded[3];
    cmsDoTransform(toLab, in, encoded, 1);
    cmsCIELab lab;
    cmsLabEncoded2Float(&lab, encoded);
    lab.a /= 2;
    lab.b /= 2;
    cmsFloat2LabEncoded(out, &lab);
    return TRUE;
}

/// A profile whose one way to Lab is a table.
QByteArray tableProfile(cmsColorSpaceSignature space, cmsUInt32Number points, cmsSAMPLER16 sampler,
                        void* cargo)
{
    const cmsUInt32Number channels = cmsChannelsOf(space);
    cmsStage* table = cmsStageAllocCLut16bit(nullptr, points, channels, 3, nullptr);
    cmsStageSampleCLut16bit(table, sampler, cargo, 0);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, channels, 3);
    cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, cmsStageAllocToneCurves(nullptr, channels, nullptr));
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, space);
    cmsSetPCS(profile, cmsSigLabData);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
    cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
    cmsPipelineFree(pipeline);
    return bytesOf(profile);
}

}  // namespace

QByteArray srgbProfile()
{
    return bytesOf(cmsCreate_sRGBProfile());
}

QByteArray adobeRgbProfile()
{
    return matrixProfile(d65, {srgbRed, {0.2100, 0.7100, 1.0}, srgbBlue}, power(563.0 / 256));
}

QByteArray displayP3Profile()
{
    return matrixProfile(d65, {{0.680, 0.320, 1.0}, {0.265, 0.690, 1.0}, srgbBlue}, srgbCurve());
}

QByteArray proPhotoProfile()
{
    return matrixProfile(d50, {{0.7347, 0.2653, 1.0}, {0.1596, 0.8404, 1.0}, {0.0366, 0.0001, 1.0}},
                         power(1.8));
}

QByteArray swappedProfile()
{
    return matrixProfile(d65, {srgbGreen, srgbRed, srgbBlue}, srgbCurve());
}

QByteArray tableRgbProfile()
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
    cmsHTRANSFORM toLab = cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_Lab_16,
                                             INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    const QByteArray bytes = tableProfile(cmsSigRgbData, 17, sampleHalfSaturated, toLab);
    cmsDeleteTransform(toLab);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
    return bytes;
}

QByteArray greyProfile(double gamma)
{
    cmsToneCurve* curve = power(gamma);
    const QByteArray bytes = bytesOf(cmsCreateGrayProfile(cmsD50_xyY(), curve));
    cmsFreeToneCurve(curve);
    return bytes;
}

QByteArray pressProfile()
{
    return tableProfile(cmsSigCmykData, 9, samplePress, nullptr);
}

ReferenceColours::ReferenceColours(const QByteArray& icc)
{
    cmsHPROFILE source = cmsOpenProfileFromMem(icc.constData(), static_cast<cmsUInt32Number>(icc.size()));
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    const cmsColorSpaceSignature space = cmsGetColorSpace(source);
    m_isInk = space == cmsSigCmykData;
    const cmsUInt32Number format = m_isInk                   ? TYPE_CMYK_DBL
                                   : space == cmsSigGrayData ? TYPE_GRAY_DBL
                                                             : TYPE_RGB_DBL;
    m_transform =
        cmsCreateTransform(source, format, srgb, TYPE_RGB_DBL, INTENT_RELATIVE_COLORIMETRIC,
                           cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (!m_transform)
        qFatal("lcms2 cannot convert from the profile");
    cmsCloseProfile(srgb);
    cmsCloseProfile(source);
}

ReferenceColours::~ReferenceColours()
{
    cmsDeleteTransform(m_transform);
}

QRgb ReferenceColours::srgb(const std::vector<double>& channels) const
{
    std::vector<double> in = channels;
    // Of inks lcms2 takes percentages.
    if (m_isInk)
        std::ranges::transform(in, in.begin(), [](double share) { return 100 * share; });
    std::array<double, 3> out;
    cmsDoTransform(m_transform, in.data(), out.data(), 1);
    const auto level = [](double value) {
        return static_cast<int>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
    };
    return qRgb(level(out[0]), level(out[1]), level(out[2]));
}

}  // namespace vizsla::test
