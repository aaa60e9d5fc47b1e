// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>

#include "core/clock.h"
#include "core/labeling/labeling_session.h"
#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/time_left.h"

namespace vizsla {

namespace {

constexpr int headerHeight = 40;
constexpr int progressWidth = 90;
/// In less than that the words say it alone.
constexpr int roomForProgress = 720;
constexpr int leastPart = 40;
constexpr int leastTask = 48;
constexpr int tellingTask = 110;

}  // namespace

SessionHeader::SessionHeader(const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_keys(keys),
      m_task(new ElidedLabel("strong")),
      m_part(new ElidedLabel("quiet")),
      m_image(styledLabel("quiet")),
      m_progress(new QProgressBar),
      m_partLeft(styledLabel("countdown")),
      m_imageLeft(styledLabel("countdown")),
      m_time(styledLabel("quiet")),
      m_pause(new KeyButton(tr("Pause")))
{
    setProperty("role", "panel");
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_time->setToolTip(tr("Time on this image so far, without pauses"));
    m_task->setObjectName(QStringLiteral("taskInSession"));
    m_part->setObjectName(QStringLiteral("partInSession"));
    m_image->setObjectName(QStringLiteral("imageProgress"));
    m_imageLeft->setObjectName(QStringLiteral("imageLeft"));
    m_partLeft->setObjectName(QStringLiteral("partLeft"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_pause->setFocusPolicy(Qt::TabFocus);
    connect(m_pause, &QPushButton::clicked, this, &SessionHeader::pauseWanted);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, spacingStep, 3 * spacingStep, spacingStep);
    layout->setSpacing(3 * spacingStep);
    // The name has the room that it needs, and what follows the rest.
    m_part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_part->setMinimumWidth(leastPart);
    layout->addWidget(m_task);
    layout->addWidget(m_part, 1);
    layout->addWidget(m_image);
    layout->addWidget(m_progress);
    for (QLabel* label : {m_partLeft, m_imageLeft, m_time})
        layout->addWidget(label);
    layout->addWidget(m_pause);
    m_imageLeft->installEventFilter(this);
    m_partLeft->installEventFilter(this);
    m_part->installEventFilter(this);
    setFixedHeight(headerHeight);
    connect(&m_keys, &KeyMap::changed, this, &SessionHeader::showKeys);
    showKeys();
}

void SessionHeader::showKeys()
{
    fold();
    const QString hint = tr("Click, or press %1, to show or hide what is left. Pauses do not count.")
                             .arg(keyCapText(m_keys.key(KeyAction::ToggleCountdown)));
    m_imageLeft->setToolTip(tr("The time for each image is limited.") % QLatin1Char(' ') % hint);
    m_partLeft->setToolTip(tr("The time for the images of this part together is limited.") %
                           QLatin1Char(' ') % hint);
}

void SessionHeader::show(const LabelingSession& session, bool isFeedback)
{
    const int count = static_cast<int>(session.images().size());
    const auto revisited = session.revisited();
    const int open = std::min(session.doneInPart() - (isFeedback ? 1 : 0), count - 1);
    const int place = revisited ? static_cast<int>(*revisited) : open;
    m_task->setText(QString::fromStdString(session.task().name));
    m_partAlone =
        tr("part %1 of %2").arg(countText(session.part() + 1), countText(session.task().partCount()));
    m_partWhole =
        tr("%1 · %2 of %3 images")
            .arg(m_partAlone, countText(session.doneInTask()), countText(session.task().imageCount));
    m_image->setText(revisited ? tr("again: image %1 of %2").arg(countText(place + 1), countText(count))
                               : tr("image %1 of %2").arg(countText(place + 1), countText(count)));
    fold();
    m_progress->setRange(0, count);
    m_progress->setValue(session.doneInPart());
}

/// The task, the image, what is left and the pause are there in any width.
int SessionHeader::leastWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + leastTask;
    for (const QWidget* widget : std::initializer_list<QWidget*>{m_image, m_partLeft, m_imageLeft}) {
        if (!widget->isHidden())
            width += layout()->spacing() + widget->sizeHint().width();
    }
    return width + layout()->spacing() + m_pause->sizeHintWithoutKey().width();
}

/// The rest comes where there is room: enough of the name to tell the task by, the time, and last what others
/// say as well.
void SessionHeader::fold()
{
    // What is left is never cut: the name gives way.
    for (QLabel* label : {m_image, m_partLeft, m_imageLeft})
        label->setMinimumWidth(label->sizeHint().width());
    int room = width() - leastWidth();
    const auto fits = [&room](int wanted) {
        const bool isFitting = wanted <= room;
        room -= isFitting ? wanted : 0;
        return isFitting;
    };
    const int gap = layout()->spacing();
    const int wholeTask = m_task->sizeHint().width();
    const int told = std::clamp(wholeTask, leastTask, tellingTask);
    const int task = fits(told - leastTask) ? told : leastTask;
    m_time->setVisible(m_hasTime && fits(m_time->sizeHint().width() + gap));
    m_part->setVisible(fits(leastPart + gap));
    const QKeySequence key = m_keys.key(KeyAction::Pause);
    m_hasKey = fits(keyCapSize(m_pause->font(), keyCapText(key)).width() + 2 * spacingStep);
    m_pause->setKey(m_hasKey ? key : QKeySequence());
    const int part = m_part->fontMetrics().horizontalAdvance(m_partAlone);
    m_part->setMinimumWidth(leastPart + std::clamp(part - leastPart, 0, std::max(room, 0)));
    room -= m_part->minimumWidth() - leastPart + std::max(wholeTask - task, 0);
    m_progress->setVisible(width() >= roomForProgress && fits(progressWidth + gap));
    fitPart();
}

/// Which part it is stands there whole; how far the task is comes where there is room.
void SessionHeader::fitPart()
{
    const bool hasRoom = m_part->fontMetrics().horizontalAdvance(m_partWhole) <= m_part->width();
    m_part->setText(hasRoom ? m_partWhole : m_partAlone);
    m_part->setToolTip(hasRoom ? QString() : m_partWhole);
    m_image->setToolTip(m_part->isHidden() ? m_partWhole : QString());
}

void SessionHeader::showTime(const LabelingSession& session, bool showsCountdown)
{
    m_time->setText(clockText(session.timeOnImage() / oneSecond));
    // What is left says as much.
    m_hasTime = session.current() && !(showsCountdown && session.imageTimeLeft());
    const TaskRules& rules = session.task().rules;
    showTimeLeft(*m_imageLeft, session.imageTimeLeft(), rules.imageLimit, tr("%1 left"), showsCountdown);
    showTimeLeft(*m_partLeft, session.current() ? session.sessionTimeLeft() : std::nullopt,
                 rules.sessionLimit, tr("part: %1 left"), showsCountdown);
    fold();
}

void SessionHeader::showPause(const LabelingSession& session, bool isAskedFor)
{
    m_pause->setText(session.isPaused()   ? tr("Paused")
                     : isAskedFor         ? tr("Pauses after this image")
                     : session.canPause() ? tr("Pause")
                                          : tr("Pause after this image"));
    const QString tip = session.canPause()
                            ? tr("Hides the image and stops its time")
                            : tr("In this task an image cannot be hidden once it has been shown: the pause "
                                 "begins when it has been answered.");
    fold();
    m_pause->setToolTip(m_hasKey ? tip : tr("%1 (%2)").arg(tip, keyCapText(m_keys.key(KeyAction::Pause))));
}

QSize SessionHeader::minimumSizeHint() const
{
    return {leastWidth(), QFrame::minimumSizeHint().height()};
}

void SessionHeader::resizeEvent(QResizeEvent* event)
{
    fold();
    QFrame::resizeEvent(event);
}

bool SessionHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_part && event->type() == QEvent::Resize)
        fitPart();
    else if (watched != m_part && event->type() == QEvent::MouseButtonRelease)
        Q_EMIT countdownClicked();
    return QFrame::eventFilter(watched, event);
}

}  // namespace vizsla
