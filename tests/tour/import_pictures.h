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

/// Imports into a study of its own, from the empty page to the report, and has a picture taken of each step.
void takeImportPictures(TourDesk& desk, QSize size, Scheme scheme,
                        const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
