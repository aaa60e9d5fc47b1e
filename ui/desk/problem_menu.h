// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "ui/desk/desk_popover.h"

class QLineEdit;
class QListWidget;

namespace vizsla {

/// Why an image is problematic: reasons with a digit each, one in own words, and that it is not.
class ProblemMenu final : public DeskPopover
{
    Q_OBJECT

public:
    explicit ProblemMenu(QWidget& page);

    /// What is said now, in JSON; empty: nothing.
    void openAt(const QWidget& anchor, const std::optional<std::string>& reason);

Q_SIGNALS:
    /// In JSON; empty: it is not problematic.
    void chosen(const std::optional<std::string>& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void choose(int row);
    void take(const std::optional<std::string>& reason);

    QListWidget* m_list;
    QLineEdit* m_other;
};

/// "drawing or painting", for people, of a reason in JSON; empty where it says no more than yes.
QString problemText(const std::string& reason);

}  // namespace vizsla
