// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/stage_notes.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int stageMargin = 12;
constexpr int widestNote = 420;

}  // namespace

StageNotes::StageNotes(QWidget* stage)
    : QWidget(stage),
      m_problem(styledLabel("judgement")),
      m_note(styledLabel("stagePill")),
      m_name(styledLabel("stagePill"))
{
    m_problem->setObjectName(QStringLiteral("problemOfImage"));
    m_note->setObjectName(QStringLiteral("noteOfImage"));
    m_name->setObjectName(QStringLiteral("nameOfImage"));
    setTone(m_problem, Tone::Wrong);
    // What lies below can still be dragged and zoomed.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingStep);
    for (QLabel* label : {m_problem, m_note, m_name}) {
        label->hide();
        layout->addWidget(label, 0, Qt::AlignLeft);
    }
    hide();
    stage->installEventFilter(this);
}

void StageNotes::clear()
{
    for (QLabel* label : {m_problem, m_note, m_name}) {
        label->clear();
        label->hide();
    }
    hide();
}

void StageNotes::setText(QLabel* label, const QString& text)
{
    if (label->text() == text)
        return;
    label->setText(text);
    label->setVisible(!text.isEmpty());
    label->ensurePolished();
    // A label that wraps asks for a narrow column, however short its text is.
    label->setWordWrap(false);
    const int width = std::min(label->sizeHint().width(), widestNote);
    label->setWordWrap(true);
    label->setFixedSize(width, label->heightForWidth(width));
    place();
}

void StageNotes::place()
{
    bool isEmpty = true;
    for (const QLabel* label : {m_problem, m_note, m_name})
        isEmpty = isEmpty && label->text().isEmpty();
    setVisible(!isEmpty);
    if (isEmpty)
        return;
    layout()->activate();
    setGeometry({QPoint(stageMargin, stageMargin), layout()->sizeHint()});
    raise();
}

bool StageNotes::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace vizsla
