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

/// Locks the last labeler of the desk's study, and has pictures taken of it and of the dialogs; none is
/// locked afterwards.
void takePassphrasePictures(TourDesk& desk, QSize size, Scheme scheme,
                            const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
