// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/part_done.h"

#include <QVBoxLayout>

#include "core/labeling/feedback.h"
#include "core/labeling/labeling_session.h"
#include "core/scoring/scorecard.h"
#include "core/store/annotation_repository.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

PartDone::PartDone(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_keys(keys),
      m_title(styledLabel("title")),
      m_speed(styledLabel("quiet")),
      m_accuracy(styledLabel("quiet")),
      m_next(new KeyButton(tr("Next part"), KeyButton::Kind::Primary)),
      m_scorecard(new KeyButton(tr("See the scorecard"))),
      m_tasks(new KeyButton(tr("Back to the tasks"))),
      m_undo(new KeyButton(tr("Undo the last answer")))
{
    setObjectName(QStringLiteral("partDone"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * spacingStep);
    layout->addStretch(2);
    for (QLabel* label : {m_title, m_accuracy, m_speed})
        layout->addWidget(label, 0, Qt::AlignHCenter);
    layout->addSpacing(4 * spacingStep);
    for (KeyButton* button : {m_next, m_scorecard, m_tasks, m_undo}) {
        button->setMinimumWidth(240);
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
    connect(m_next, &QPushButton::clicked, this, &PartDone::nextPartWanted);
    connect(m_tasks, &QPushButton::clicked, this, &PartDone::tasksWanted);
    connect(m_scorecard, &QPushButton::clicked, this, &PartDone::scorecardWanted);
    connect(m_undo, &QPushButton::clicked, this, &PartDone::undoWanted);
    connect(&m_keys, &KeyMap::changed, this, &PartDone::showKeys);
    showKeys();
}

void PartDone::showKeys()
{
    m_next->setKey(m_keys.key(KeyAction::Confirm));
    m_tasks->setKey(m_keys.key(KeyAction::BackToTasks));
    m_undo->setKey(m_keys.key(KeyAction::Undo));
}

void PartDone::show(const LabelingSession& session)
{
    const bool taskDone = session.isTaskDone();
    m_title->setText(taskDone ? tr("The whole task is done")
                              : tr("Part %1 of %2 is done").arg(session.part() + 1).arg(session.task().partCount()));
    std::vector<SteadyMicros> durations;
    for (std::size_t index = 0; index < session.images().size(); ++index)
        durations.push_back(session.answer(index)->duration);
    const auto speed = speedOf(std::move(durations));
    m_speed->setText(tr("%1 images, median %2 an image (middle half %3 to %4)")
                         .arg(session.images().size())
                         .arg(durationText(speed->median), durationText(speed->lowerQuartile),
                              durationText(speed->upperQuartile)));
    m_accuracy->setText(accuracyLine(session));
    m_accuracy->setVisible(session.task().mode == Mode::Training);
    m_next->setVisible(!taskDone);
    m_scorecard->setVisible(taskDone);
}

QString PartDone::accuracyLine(const LabelingSession& session) const
{
    if (session.task().mode == Mode::Test)
        return {};
    int right = 0;
    for (std::size_t index = 0; index < session.images().size(); ++index) {
        const Image& image = session.images()[index];
        const auto annotation = AnnotationRepository(*m_study.file).ofImage(image.id);
        const Feedback feedback =
            makeFeedback(image, annotation.value_or(MultiLabelAnnotation{}), session.answer(index)->wnid);
        right += feedback.judgement == Feedback::Judgement::Right;
    }
    return tr("%1 of %2 right").arg(right).arg(session.images().size());
}

}  // namespace vizsla
