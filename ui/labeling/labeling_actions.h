// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/taxonomy/hierarchy.h"
#include "ui/widgets/wrapping_frame.h"

namespace vizsla {

class ClassDetails;
class KeyButton;
class KeyMap;
struct OpenStudy;

/// Below the image: the class that is selected, and what can be done with it and with the image.
class LabelingActions final : public WrappingFrame
{
    Q_OBJECT

public:
    /// What can be done now.
    struct State
    {
        bool hasImage = false;
        bool canConfirm = false;
        bool isUnreadable = false;  ///< a sentence stands in place of the image, which takes no answer
        bool isPaused = false;
        bool canUndo = false;
        bool isLastTold = false;  ///< what is right for the last answer, so that it stays
        bool canSkip = false;
        bool hasCorrections = false;  ///< the task allows them
        bool canGoEarlier = false;
        bool isCorrecting = false;
        bool isSaving = false;
        bool hasGuide = true;
        bool hasOutside = false;
    };

    LabelingActions(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    void select(std::optional<NodeId> node);
    std::optional<NodeId> node() const;
    /// The selected node, if it is a class.
    std::optional<NodeId> selectedClass() const;
    void show(const State& state);
    bool canConfirm() const;

Q_SIGNALS:
    void guideWanted();
    void outsideWanted();
    void undoWanted();
    void skipWanted();
    void earlierWanted();
    void confirmWanted();
    /// A parent or look-alike of the class was clicked.
    void nodeClicked(vizsla::NodeId node);

private:
    void build();
    void showKeys();

    OpenStudy& m_study;
    const KeyMap& m_keys;
    ClassDetails* m_details;
    KeyButton* m_guide;
    KeyButton* m_outside;
    KeyButton* m_undo;
    KeyButton* m_skip;
    KeyButton* m_earlier;
    KeyButton* m_confirm;
};

}  // namespace vizsla
