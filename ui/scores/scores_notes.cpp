// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_notes.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr qsizetype shownWarnings = 3;

}  // namespace

ScoresNotes::ScoresNotes(QWidget* parent)
    : QWidget(parent),
      m_sign(badge(tr("! check this"), Tone::Unclear)),
      m_text(styledLabel("quiet")),
      m_counts(styledLabel("small")),
      m_remarks(new ElidedLabel("small")),
      m_warnings(new QPushButton)
{
    m_text->setObjectName(QStringLiteral("selectionNote"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_counts->setObjectName(QStringLiteral("counts"));
    m_counts->setWordWrap(true);
    m_remarks->setObjectName(QStringLiteral("remarks"));
    m_remarks->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_remarks->hide();
    m_warnings->setObjectName(QStringLiteral("warnings"));
    m_warnings->setProperty("kind", "note");
    m_warnings->setToolTip(tr("Goes to the next one"));
    m_sign->hide();
    m_warnings->hide();

    auto* selection = new QHBoxLayout;
    selection->setSpacing(2 * spacingStep);
    selection->addWidget(m_sign, 0, Qt::AlignTop);
    selection->addWidget(m_text, 1, Qt::AlignTop);
    auto* counts = new QHBoxLayout;
    counts->setSpacing(4 * spacingStep);
    counts->addWidget(m_counts, 1, Qt::AlignVCenter);
    counts->addWidget(m_warnings, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingStep);
    layout->addLayout(selection);
    layout->addLayout(counts);
    layout->addWidget(m_remarks);
    // The table keeps its height when a row with one line to say is selected.
    m_text->setMinimumHeight(m_sign->sizeHint().height());
    connect(m_warnings, &QPushButton::clicked, this, &ScoresNotes::nextWarningWanted);
}

void ScoresNotes::setCounts(const QString& text)
{
    m_counts->setText(text);
}

void ScoresNotes::setRemarks(const QString& text)
{
    m_remarks->setText(text);
    m_remarks->setVisible(!text.isEmpty());
}

void ScoresNotes::setWarningCount(int count)
{
    m_warnings->setVisible(count > 0);
    m_warnings->setText(count == 1 ? tr("! 1 classifier has a warning ›")
                                   : tr("! %1 classifiers have warnings ›").arg(countText(count)));
}

void ScoresNotes::showWarnings(const QString& name, const QStringList& warnings)
{
    QStringList lines = warnings.mid(0, shownWarnings);
    if (warnings.size() > shownWarnings)
        lines << tr("and %1 more").arg(countText(warnings.size() - shownWarnings));
    m_sign->show();
    m_text->setText(name + QStringLiteral(" · ") + lines.join(QLatin1Char('\n')));
    m_text->setToolTip(warnings.size() > shownWarnings ? warnings.join(QLatin1Char('\n')) : QString());
}

void ScoresNotes::showText(const QString& text)
{
    m_sign->hide();
    m_text->setText(text);
    m_text->setToolTip({});
}

}  // namespace vizsla
