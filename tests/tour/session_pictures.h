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

/// A timed session: its countdown, a pause, a time that is up, a correction, an interruption, the end of its
/// part.
void takeSessionPictures(TourDesk& desk, QSize size, Scheme scheme,
                         const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
