// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <span>

#include "ui/window/study_page.h"

class QButtonGroup;

namespace vizsla {

/// The buttons at the left that lead to the pages, with Ctrl+1 and so on in their order.
class Navigation final : public QFrame
{
    Q_OBJECT

public:
    /// `study`: what it says of the study below the buttons.
    Navigation(std::span<const StudyPage> pages, const QString& study, QWidget* parent = nullptr);

    void setCurrent(Page page);
    /// Leaves more of a small window to the pages.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void clicked(vizsla::Page page);
    void keyPressed(vizsla::Page page);

private:
    QButtonGroup* m_buttons;
};

}  // namespace vizsla
