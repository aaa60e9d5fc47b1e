// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace vizsla {

/// A combo box with its arrow in the theme's colour, which a style sheet takes only from a file.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    /// `purpose` is its tooltip, and its name to who does not see it.
    ChoiceBox(const char* name, const QString& purpose, const QStringList& texts = {},
              QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace vizsla
