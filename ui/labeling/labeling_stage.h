// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labeling/labeling_session.h"
#include "ui/widgets/page_stack.h"

namespace vizsla {

class ImageView;
class KeyMap;
class PartDone;
class StageCard;
struct OpenStudy;

/// Where the image is, or what stands in its place: a pause, a time that was up, the end of a part.
class LabelingStage final : public PageStack
{
    Q_OBJECT

public:
    enum class Face { Image, Paused, TimeUp, PartDone };

    LabelingStage(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    ImageView& view() { return *m_view; }
    PartDone& done() { return *m_done; }
    Face face() const;

    void showImage();
    void showPause(const LabelingSession& session);
    /// The time for an image was up; `isCorrection` if it was only looked at again.
    void showTimeUp(bool isCorrection);
    /// Whether it tells what is right for the images of the part.
    bool showPartDone(const LabelingSession& session);
    /// The key that confirms was pressed while no image is there.
    void press();

Q_SIGNALS:
    void resumeWanted();
    /// The labeler has taken note that the time was up.
    void nextImageWanted();

private:
    void showKeys();

    const KeyMap& m_keys;
    ImageView* m_view;
    PartDone* m_done;
    StageCard* m_pause;
    StageCard* m_timeUp;
};

}  // namespace vizsla
