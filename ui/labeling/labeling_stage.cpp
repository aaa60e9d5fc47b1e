// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/labeling_stage.h"

#include "core/store/study_file.h"
#include "ui/images/image_view.h"
#include "ui/images/zoom_hint.h"
#include "ui/labeling/part_done.h"
#include "ui/labeling/stage_card.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

LabelingStage::LabelingStage(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : PageStack(parent),
      m_keys(keys),
      m_view(new ImageView),
      m_done(new PartDone(study, keys)),
      m_pause(new StageCard(study.file->clock())),
      m_timeUp(new StageCard(study.file->clock()))
{
    m_pause->setObjectName(QStringLiteral("pauseCard"));
    m_timeUp->setObjectName(QStringLiteral("timeUpCard"));
    for (QWidget* face : {static_cast<QWidget*>(m_view), static_cast<QWidget*>(m_pause),
                          static_cast<QWidget*>(m_timeUp), static_cast<QWidget*>(m_done)})
        addWidget(face);
    connect(m_pause, &StageCard::accepted, this, &LabelingStage::resumeWanted);
    connect(m_timeUp, &StageCard::accepted, this, &LabelingStage::nextImageWanted);
    connect(&m_keys, &KeyMap::changed, this, &LabelingStage::showKeys);
    showKeys();
}

void LabelingStage::showKeys()
{
    m_pause->setKey(m_keys.key(KeyAction::Confirm));
    m_timeUp->setKey(m_keys.key(KeyAction::Confirm));
    m_view->setHint(
        tr("%1 · %2 full screen").arg(zoomHint(m_keys), keyCapText(m_keys.key(KeyAction::FullScreen))));
}

LabelingStage::Face LabelingStage::face() const
{
    return static_cast<Face>(currentIndex());
}

void LabelingStage::showImage()
{
    setCurrentWidget(m_view);
}

void LabelingStage::showPause(const LabelingSession& session)
{
    const bool isShown = session.isShown();
    m_pause->setTexts(
        tr("❚❚"), tr("Paused"),
        isShown
            ? tr("The image is hidden and its time stands still. Classes can be looked up again when it is "
                 "shown. Pauses are kept, and counted apart from working time.")
            : tr("No image is waiting: no time is running. Pauses are kept, and counted apart from "
                 "working time."),
        isShown ? tr("Show the image again") : tr("Continue"));
    setCurrentWidget(m_pause);
}

void LabelingStage::showTimeUp(bool isCorrection)
{
    m_timeUp->setTexts(tr("0:00"), tr("The time for this image is up"),
                       isCorrection ? tr("It was not corrected; the answer you gave it before stands.")
                                    : tr("It counts as not answered, which is not the same as a wrong "
                                         "answer, and it does not come back."),
                       tr("Next image"));
    setCurrentWidget(m_timeUp);
}

bool LabelingStage::showPartDone(const LabelingSession& session)
{
    const bool tells = m_done->show(session);
    setCurrentWidget(m_done);
    return tells;
}

void LabelingStage::press()
{
    if (face() == Face::Paused)
        m_pause->press();
    else if (face() == Face::TimeUp)
        m_timeUp->press();
    else if (face() == Face::PartDone)
        m_done->press();
}

}  // namespace vizsla
