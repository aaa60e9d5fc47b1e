// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_side.h"

#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/classes/class_panel.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/labeling_switches.h"
#include "ui/settings/settings.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int leastClassPanel = 220;
/// Two photographs that can be compared, side by side.
constexpr int leastFeedback = 376;
constexpr int mostFeedback = 720;
constexpr double feedbackShare = 0.37;  // of the window

}  // namespace

LabelingSide::LabelingSide(Settings& settings, ClassPanel& classes, LabelingSwitches& switches,
                           FeedbackPanel& feedback, QWidget* parent)
    : PageStack(parent),
      m_settings(settings)
{
    setProperty("role", "side");
    setMinimumWidth(leastClassPanel);
    addWidget(buildSearch(classes, switches));
    addWidget(&feedback);
}

QWidget* LabelingSide::buildSearch(ClassPanel& classes, LabelingSwitches& switches)
{
    auto* search = new QWidget;
    auto* layout = new QVBoxLayout(search);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&classes, 1);
    layout->addWidget(rule());
    layout->addWidget(&switches);
    return search;
}

void LabelingSide::enter(QSplitter& splitter)
{
    m_splitter = &splitter;
    splitter.insertWidget(0, this);
    connect(&splitter, &QSplitter::splitterMoved, this, [this] {
        if (currentIndex() == 0)
            m_settings.setClassPanelWidth(width());
        else
            m_settings.setFeedbackPanelWidth(width());
    });
}

void LabelingSide::showSearch()
{
    if (currentIndex() == 0)
        return;
    setCurrentIndex(0);
    setMinimumWidth(leastClassPanel);
    widen(m_settings.classPanelWidth());
}

void LabelingSide::showFeedback()
{
    setCurrentIndex(1);
    show();
    // Half of a small window is for the image.
    setMinimumWidth(std::clamp(m_splitter->width() / 2, leastClassPanel, leastFeedback));
    widen(feedbackWidth());
}

void LabelingSide::widen(int width)
{
    m_splitter->setSizes({width, std::max(1, m_splitter->width() - width)});
}

int LabelingSide::feedbackWidth() const
{
    if (const int chosen = m_settings.feedbackPanelWidth(); chosen > 0)
        return chosen;
    const int share = static_cast<int>(m_splitter->width() * feedbackShare);
    return std::max(m_settings.classPanelWidth(), std::clamp(share, leastFeedback, mostFeedback));
}

}  // namespace vizsla
