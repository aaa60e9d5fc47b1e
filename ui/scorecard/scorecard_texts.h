// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/labeling/scorecard.h"
#include "ui/gallery/gallery_entry.h"

namespace vizsla {

/// What a figure opens.
struct ImagesBehind
{
    QString title;
    std::vector<GalleryEntry> entries;
};

/// The images of these answers, marked by one metric.
ImagesBehind imagesBehind(const Scorecard& card, const QString& title,
                          const std::vector<std::size_t>& answers, Metric metric);

/// "Organisms, not dogs" for the slice organisms_not_dogs.
QString sliceText(const std::string& slice);
QString testSetText(const Scorecard& card, std::size_t testSet);

/// Whether any answered image has a class ruled correct.
bool hasMultiLabel(const Scorecard& card);

/// "172 of 221 images right, 3 left out".
QString countsText(const Accuracy& accuracy);
/// An accuracy with its interval and counts in one sentence.
QString accuracySentence(const QString& testSet, Metric metric, const Accuracy& accuracy);
/// A drop with its interval and counts; says why there is none.
QString dropSentence(const Scorecard& card, const std::vector<Scorecard::Figure>& byTestSet);
/// "imagenet minus imagenetv2".
QString dropDirection(const Scorecard& card);

}  // namespace vizsla
