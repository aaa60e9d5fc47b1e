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

/// Sets up tasks in a copy of the sample study and opens the results of a test, and has a picture taken of
/// each step.
void takeTaskPictures(TourDesk& desk, QSize size, Scheme scheme,
                      const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
