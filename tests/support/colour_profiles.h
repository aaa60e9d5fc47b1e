// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <array>
#include <vector>

namespace vizsla::test {

/// ICC profiles, made with lcms2.
QByteArray srgbProfile();
QByteArray adobeRgbProfile();
QByteArray displayP3Profile();
QByteArray proPhotoProfile();
/// sRGB whose red and green are exchanged, by which an orange is stored as a green.
QByteArray swappedProfile();
/// A profile of RGB that is a table and no matrix: sRGB, with its saturation halved.
QByteArray tableRgbProfile();
QByteArray greyProfile(double gamma);
/// A press with four inks, of which black is grey-brown, as a table into Lab.
QByteArray pressProfile();

/// What lcms2 makes of one colour in floating point, without the tables that it makes to be fast. As many
/// channels as the profile has, from 0 to 1, where 1 is full ink.
class ReferenceColours
{
public:
    explicit ReferenceColours(const QByteArray& icc);
    ~ReferenceColours();
    ReferenceColours(const ReferenceColours&) = delete;
    ReferenceColours& operator=(const ReferenceColours&) = delete;

    QRgb srgb(const std::vector<double>& channels) const;

private:
    void* m_transform = nullptr;
    bool m_isInk = false;
};

}  // namespace vizsla::test
