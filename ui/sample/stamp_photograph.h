// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vizsla {

/// How an image of the shifted test set departs from the photograph.
enum class Shift { Smaller, Darker, Turned, Cropped };

/// "smaller", "darker", "turned", "cropped".
std::string_view shiftWord(Shift shift);

/// A cut-out set on a plain backdrop, in the sizes usual in ImageNet. What is chosen (backdrop, shift,
/// angles) follows from the stamp's file name alone, so that the same sample is made everywhere. Needs no
/// display.
class StampPhotograph
{
public:
    /// Whether a shift may cut a part of the subject off. Where the rulings rest on a detail, it must not.
    enum class Whole { Keep, MayCut };

    /// Reads a cut-out; `stamp` is its file relative to the folder.
    /// Errors (Invalid): a file that is no image, or an empty one.
    static Result<StampPhotograph> load(const std::filesystem::path& folder, const std::string& stamp,
                                        Whole whole);

    Shift shift() const;
    QImage plain() const;
    QImage shifted() const;

private:
    /// Salts of the numbers drawn from the file name.
    enum class Draw : std::uint64_t { Backdrop = 1, Shift, Angle, Turn, Side, Height };

    StampPhotograph(QImage cutOut, std::uint64_t seed, Whole whole);

    double draw(Draw what) const;
    double fittingScale(QSizeF subject) const;
    QImage cropped() const;
    QImage turnedSubject() const;
    QImage onBackdrop(const QImage& subject, QPointF centre) const;

    QImage m_cutOut;
    std::uint64_t m_seed;
    Whole m_whole;
    QSize m_frame;
};

}  // namespace vizsla
