// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/taxonomy/hierarchy.h"
#include "ui/desk/desk_popover.h"

namespace vizsla {

class ClassPanel;
class ElidedLabel;
class KeyButton;
class KeyMap;
struct OpenStudy;

/// Finds the class of a label that nobody proposed.
class AddLabelPopup final : public DeskPopover
{
    Q_OBJECT

public:
    AddLabelPopup(OpenStudy& study, const KeyMap& keys, QWidget& page);

    void openAt(const QWidget& anchor);

Q_SIGNALS:
    void chosen(const std::string& wnid);

protected:
    void focusFirst() override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void select(std::optional<NodeId> node);
    void choose();

    OpenStudy& m_study;
    ClassPanel* m_panel;
    ElidedLabel* m_selected;
    KeyButton* m_add;
    std::optional<NodeId> m_node;  ///< a class
};

}  // namespace vizsla
