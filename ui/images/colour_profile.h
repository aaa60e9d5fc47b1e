// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QRgb>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace vizsla {

/// An ICC profile, made ready to convert to sRGB: relative colorimetric with black point compensation. To be
/// called from any thread, by several at once.
class ColourProfile
{
public:
    enum class Space { Rgb, Grey, Cmyk };
    /// How a pixel lies in memory. `Rgb8` is a QRgb, which keeps its alpha; the others have no alpha, or as
    /// `Rgb16` (QRgba64) one that is kept.
    enum class Pixel { Rgb8, Rgb16, Grey8, Grey16, Cmyk8, CmykInverted8, Cmyk16 };

    /// Profiles of more bytes than this are not used; the largest that printers publish have a third of it.
    static constexpr qsizetype largest = 8 << 20;

    /// Null where the profile cannot be used: broken, too large, or not of one of the spaces above.
    static std::shared_ptr<const ColourProfile> open(const QByteArray& icc);

    ~ColourProfile();
    Space space() const { return m_space; }
    /// It changes no colour by more than a level: there is nothing to convert.
    bool isSrgb() const { return m_isSrgb; }
    /// Whether a conversion from such pixels can be had; the first time it is made.
    bool canConvert(Pixel from) const;
    /// To QRgb pixels, whose alpha stays what it is where `from` has none. `from` is of this profile's space,
    /// and `in` and `out` may be the same where a pixel has 32 bits. Nothing is done where canConvert() is
    /// false.
    void convert(Pixel from, const void* in, QRgb* out, std::size_t count) const;
    /// Of a grey profile: the colour of every grey of 8 bits.
    const std::array<QRgb, 256>& greys() const { return m_greys; }

private:
    struct Handles;

    ColourProfile(std::unique_ptr<Handles> handles, Space space);
    bool measure();
    void* transform(Pixel from) const;

    std::unique_ptr<Handles> m_handles;
    Space m_space;
    bool m_isSrgb = false;
    std::array<QRgb, 256> m_greys{};
    mutable std::mutex m_mutex;
    mutable std::map<Pixel, void*> m_transforms;
};

/// Keeps the profiles that were used last, by their digest, so that each is made ready once. To be called
/// from any thread, by several at once.
class ColourProfiles
{
public:
    /// As ColourProfile::open().
    std::shared_ptr<const ColourProfile> find(const QByteArray& icc);
    /// How many were made ready.
    int made() const;

private:
    struct Entry
    {
        std::once_flag isOpen;
        std::shared_ptr<const ColourProfile> profile;
    };

    mutable std::mutex m_mutex;
    QCache<QByteArray, std::shared_ptr<Entry>> m_entries{16};
    int m_made = 0;
};

}  // namespace vizsla
