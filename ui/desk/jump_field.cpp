// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/jump_field.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

JumpField::JumpField(QWidget& page)
    : DeskPopover(page),
      m_text(new QLineEdit),
      m_target(styledLabel("small")),
      m_problem(styledLabel("problem"))
{
    setObjectName(QStringLiteral("jumpField"));
    m_text->setObjectName(QStringLiteral("jumpTo"));
    m_text->setAccessibleName(tr("Name or number of an image"));
    m_text->setFixedWidth(320);
    m_target->setObjectName(QStringLiteral("jumpTarget"));
    m_target->setTextFormat(Qt::PlainText);
    m_target->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("jumpProblem"));
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        if (const QString text = m_text->text().trimmed(); !text.isEmpty())
            Q_EMIT wanted(text);
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_problem->hide();
        Q_EMIT edited(text.trimmed());
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spacingStep, 3 * spacingStep, 3 * spacingStep, 3 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(styledLabel("small", tr("Jump to an image: its number here, or its name ⏎")));
    layout->addWidget(m_text);
    layout->addWidget(m_target);
    layout->addWidget(m_problem);
}

void JumpField::openAt(const QWidget& anchor, std::size_t count)
{
    m_problem->hide();
    m_text->setPlaceholderText(
        count > 0 ? tr("1 to %1, or a name such as 293.jpg").arg(countText(static_cast<qsizetype>(count)))
                  : tr("A name"));
    // Other images may be there than when it was typed.
    Q_EMIT edited(m_text->text().trimmed());
    DeskPopover::openAt(anchor);
}

void JumpField::showTarget(const QString& words)
{
    m_target->setText(words);
    m_target->setVisible(!words.isEmpty());
}

void JumpField::showProblem(const QString& sentence)
{
    m_target->hide();
    m_problem->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
    m_problem->show();
    m_text->selectAll();
}

void JumpField::focusFirst()
{
    m_text->setFocus();
    m_text->selectAll();
}

}  // namespace vizsla
