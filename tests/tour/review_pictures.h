// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>

#include "ui/theme/theme.h"

class QWidget;

namespace vizsla::tour {

class TourDesk;

/// A reviewer at work: candidates unruled, half ruled, ruled with who proposed them; what opens over the
/// desk; and what stands there when no image is left.
void takeReviewPictures(TourDesk& desk, QSize size, Scheme scheme,
                        const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
