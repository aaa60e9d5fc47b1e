// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/stamp_photograph.h"

#include <QColor>
#include <QLinearGradient>
#include <QPainter>
#include <QRadialGradient>
#include <QTransform>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/images/decode_image.h"
#include "ui/sample/resample.h"

namespace vizsla {

namespace {

constexpr QSize kLandscape(500, 375);
constexpr QSize kPortrait(375, 500);
/// The share of the frame that the subject fills.
constexpr double kFill = 0.8;
/// Some stamps are no larger than an icon; enlarged further they are nothing but a blur.
constexpr double kLargestScale = 5.0;

struct Backdrop
{
    QRgb top;
    QRgb bottom;
};

constexpr std::array<Backdrop, 6> kBackdrops{{
    {qRgb(233, 233, 231), qRgb(204, 203, 200)},
    {qRgb(236, 229, 216), qRgb(210, 200, 184)},
    {qRgb(219, 224, 227), qRgb(186, 192, 196)},
    {qRgb(216, 208, 196), qRgb(184, 174, 160)},
    {qRgb(176, 177, 176), qRgb(140, 141, 140)},
    {qRgb(166, 158, 148), qRgb(130, 122, 112)},
}};

/// FNV-1a.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

/// One step of SplitMix64, as a number in [0, 1).
double unitNumber(std::uint64_t state)
{
    state += 0x9e3779b97f4a7c15U;
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9U;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111ebU;
    state ^= state >> 31U;
    return static_cast<double>(state >> 11U) * 0x1.0p-53;
}

/// Without the transparent margin.
QImage trimmedToSubject(const QImage& image)
{
    constexpr int visible = 12;
    QRect bounds;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(line[x]) >= visible)
                bounds |= QRect(x, y, 1, 1);
        }
    }
    return image.copy(bounds);
}

double meanBrightness(const QImage& subject)
{
    double sum = 0.0;
    double weight = 1.0;
    for (int y = 0; y < subject.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(subject.constScanLine(y));
        for (int x = 0; x < subject.width(); ++x) {
            sum += qGray(line[x]);  // premultiplied, thus weighted by alpha
            weight += qAlpha(line[x]) / 255.0;
        }
    }
    return sum / weight;
}

double massOf(const QImage& image)
{
    double mass = 0.0;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            mass += qAlpha(line[x]);
    }
    return mass;
}

bool isHeavierOnLeft(const QImage& image)
{
    const int half = image.width() / 2;
    return massOf(image.copy(0, 0, half, image.height())) >
           massOf(image.copy(image.width() - half, 0, half, image.height()));
}

bool isHeavierOnTop(const QImage& image)
{
    const int half = image.height() / 2;
    return massOf(image.copy(0, 0, image.width(), half)) >
           massOf(image.copy(0, image.height() - half, image.width(), half));
}

/// The backdrop drawn, or the next one that the subject stands out from.
const Backdrop& backdropFor(const QImage& subject, double drawn)
{
    constexpr double enough = 45.0;
    const double brightness = meanBrightness(subject);
    const auto first = static_cast<std::size_t>(drawn * kBackdrops.size());
    for (std::size_t i = 0; i < kBackdrops.size(); ++i) {
        const Backdrop& backdrop = kBackdrops[(first + i) % kBackdrops.size()];
        if (std::abs((qGray(backdrop.top) + qGray(backdrop.bottom)) / 2.0 - brightness) >= enough)
            return backdrop;
    }
    return kBackdrops[first];
}

void paintBackdrop(QPainter& painter, QSize frame, const Backdrop& backdrop)
{
    QLinearGradient wall(0, 0, 0, frame.height());
    wall.setColorAt(0.0, QColor(backdrop.top));
    wall.setColorAt(1.0, QColor(backdrop.bottom));
    painter.fillRect(QRect(QPoint(), frame), wall);
}

/// The lower part of the subject's outline, pressed flat under it and blurred.
QImage contactShadow(const QImage& subject, QSize frame, const QRectF& place)
{
    constexpr double coarseness = 12.5;  // painted small and enlarged: the blur
    constexpr double lowerPart = 0.5;
    constexpr double flatness = 0.12;
    constexpr double strength = 0.5;
    const int top = static_cast<int>(subject.height() * (1.0 - lowerPart));
    const QSizeF ground(place.width() / coarseness, std::max(1.5, place.height() * flatness / coarseness));
    const QImage pressed = resampled(subject.copy(0, top, subject.width(), subject.height() - top),
                                     QSize(std::max(2, static_cast<int>(std::lround(ground.width()))),
                                           static_cast<int>(std::ceil(ground.height()))));

    QImage small((QSizeF(frame) / coarseness).toSize(), QImage::Format_ARGB32_Premultiplied);
    small.fill(Qt::transparent);
    QPainter painter(&small);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setOpacity(strength);
    const QPointF corner(place.left() / coarseness, place.bottom() / coarseness - 0.6 * ground.height());
    painter.drawImage(QRectF(corner, ground), pressed);
    painter.setOpacity(1.0);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(small.rect(), QColor(38, 32, 28));
    painter.end();
    return resampled(small, frame);
}

QImage scaledBy(const QImage& image, double scale)
{
    const QSize size(std::max(1, static_cast<int>(std::lround(image.width() * scale))),
                     std::max(1, static_cast<int>(std::lround(image.height() * scale))));
    return resampled(image, size);
}

/// As an exposure too short by about one and a half stops.
void underexpose(QImage& image)
{
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.fillRect(image.rect(), QColor(92, 94, 104));
}

}  // namespace

std::string_view shiftWord(Shift shift)
{
    constexpr std::array<std::string_view, 4> words = {"smaller", "darker", "turned", "cropped"};
    return words[static_cast<std::size_t>(shift)];
}

Result<StampPhotograph> StampPhotograph::load(const std::filesystem::path& folder, const std::string& stamp,
                                              Whole whole)
{
    const std::string file = (folder / stamp).string();
    const DecodedImage decoded = decodeImage(folder / stamp);
    if (decoded.image.isNull())
        return failure(ErrorKind::Invalid, file + " cannot be read as an image.");
    QImage cutOut = trimmedToSubject(decoded.image.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    if (cutOut.isNull())
        return failure(ErrorKind::Invalid, file + " is an empty image.");
    return StampPhotograph(std::move(cutOut), hashOf(stamp), whole);
}

StampPhotograph::StampPhotograph(QImage cutOut, std::uint64_t seed, Whole whole)
    : m_cutOut(std::move(cutOut)),
      m_seed(seed),
      m_whole(whole),
      m_frame(m_cutOut.height() > 1.1 * m_cutOut.width() ? kPortrait : kLandscape)
{}

double StampPhotograph::draw(Draw what) const
{
    return unitNumber(m_seed + static_cast<std::uint64_t>(what));
}

double StampPhotograph::fittingScale(QSizeF subject) const
{
    return std::min({kFill * m_frame.width() / subject.width(), kFill * m_frame.height() / subject.height(),
                     kLargestScale});
}

Shift StampPhotograph::shift() const
{
    const auto drawn = static_cast<Shift>(static_cast<int>(draw(Draw::Shift) * 4.0));
    return drawn == Shift::Cropped && m_whole == Whole::Keep ? Shift::Turned : drawn;
}

QImage StampPhotograph::plain() const
{
    return onBackdrop(scaledBy(m_cutOut, fittingScale(m_cutOut.size())), QRectF(QPointF(), m_frame).center());
}

QImage StampPhotograph::shifted() const
{
    const QPointF centre = QRectF(QPointF(), m_frame).center();
    switch (shift()) {
        case Shift::Smaller: {
            const double side = draw(Draw::Side) < 0.5 ? -1.0 : 1.0;
            const QPointF aside(side * 0.22 * m_frame.width(),
                                (0.08 + 0.1 * draw(Draw::Height)) * m_frame.height());
            return onBackdrop(scaledBy(m_cutOut, 0.42 * fittingScale(m_cutOut.size())), centre + aside);
        }
        case Shift::Darker: {
            QImage image = plain();
            underexpose(image);
            return image;
        }
        case Shift::Turned:
            return onBackdrop(turnedSubject(), centre);
        case Shift::Cropped:
            return cropped();
    }
    return plain();
}

/// Nearer than the frame allows: an end of the subject, along its length, lies outside.
QImage StampPhotograph::cropped() const
{
    constexpr double nearer = 1.4;
    constexpr double hidden = 0.25;
    constexpr double margin = 0.06;
    const QImage subject = scaledBy(m_cutOut, nearer * fittingScale(m_cutOut.size()));
    const QSizeF half = QSizeF(subject.size()) / 2.0;
    QPointF centre = QRectF(QPointF(), m_frame).center();
    if (subject.width() >= subject.height()) {
        const double inset = half.width() - hidden * subject.width();
        centre.setX(isHeavierOnLeft(m_cutOut) ? m_frame.width() - inset : inset);
        centre.setY(std::max(centre.y(), half.height() + margin * m_frame.height()));
    } else {
        // The head of an animal stays; of an instrument or a tool, the end with more to see.
        const bool isLong = subject.height() > 2.2 * subject.width();
        const double inset = half.height() - hidden * subject.height();
        centre.setY(isLong && !isHeavierOnTop(m_cutOut) ? inset : m_frame.height() - inset);
    }
    return onBackdrop(subject, centre);
}

QImage StampPhotograph::turnedSubject() const
{
    const double angle = (15.0 + 15.0 * draw(Draw::Angle)) * (draw(Draw::Turn) < 0.5 ? -1.0 : 1.0);
    const QRectF bounds = QTransform().rotate(angle).mapRect(QRectF(m_cutOut.rect()));
    const QImage upright = scaledBy(m_cutOut, fittingScale(bounds.size()));
    return trimmedToSubject(upright.transformed(QTransform().rotate(angle), Qt::SmoothTransformation)
                                .convertToFormat(QImage::Format_ARGB32_Premultiplied));
}

QImage StampPhotograph::onBackdrop(const QImage& subject, QPointF centre) const
{
    QImage image(m_frame, QImage::Format_RGB32);
    QRectF place(QPointF(), QSizeF(subject.size()));
    place.moveCenter(centre);
    QPainter painter(&image);
    paintBackdrop(painter, m_frame, backdropFor(m_cutOut, draw(Draw::Backdrop)));
    painter.drawImage(0, 0, contactShadow(subject, m_frame, place));
    painter.drawImage(place.topLeft().toPoint(), subject);
    return image;
}

}  // namespace vizsla
