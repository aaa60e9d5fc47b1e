// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/progress_page.h"

namespace vizsla {

/// How far a running import is, and its cancel button.
class ImportProgress final : public ProgressPage
{
    Q_OBJECT

public:
    explicit ImportProgress(QWidget* parent = nullptr);

    void begin(const QString& what);
    void showProgress(int done, int total);
    void showCancelling();
};

}  // namespace vizsla
