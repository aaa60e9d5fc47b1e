// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace vizsla {

/// Lets an action of `asker` happen that is the coordinator's alone: at once, or once the passphrase of the
/// open study was given; never if it is not, or if the asker is gone.
using CoordinatorGate = std::function<void(QWidget* asker, std::function<void()> action)>;

}  // namespace vizsla
