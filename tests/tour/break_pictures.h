// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <functional>

#include "ui/theme/theme.h"

class QString;
class QWidget;

namespace vizsla::tour {

class TourDesk;

/// Sits a part in training and one of a timed test, and has pictures taken of what sums them up, of a day
/// against its goal, of the offer of a rest and of the preferences.
void takeBreakPictures(TourDesk& desk, QSize size, Scheme scheme,
                       const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
