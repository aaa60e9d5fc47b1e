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

/// Has three people review a study and pictures taken of one class at a time, of what they disagree on, of an
/// image's history and of who reviews what, each also empty.
void takeReviewTeamPictures(TourDesk& desk, QSize size, Scheme scheme,
                            const std::function<void(const QString& name, QWidget* widget)>& take);

}  // namespace vizsla::tour
