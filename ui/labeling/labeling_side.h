// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/page_stack.h"

class QSplitter;

namespace vizsla {

class ClassPanel;
class FeedbackPanel;
class LabelingSwitches;
class Settings;

/// What stands beside the image: search, hierarchy and switches, or feedback in their place. Each has the
/// width that the labeler gave it.
class LabelingSide final : public PageStack
{
    Q_OBJECT

public:
    LabelingSide(Settings& settings, ClassPanel& classes, LabelingSwitches& switches, FeedbackPanel& feedback,
                 QWidget* parent = nullptr);

    /// Takes the first place of a splitter.
    void enter(QSplitter& splitter);
    void showSearch();
    void showFeedback();

private:
    QWidget* buildSearch(ClassPanel& classes, LabelingSwitches& switches);
    void widen(int width);
    int feedbackWidth() const;

    Settings& m_settings;
    QSplitter* m_splitter = nullptr;
};

}  // namespace vizsla
