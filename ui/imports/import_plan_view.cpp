// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_plan_view.h"

#include <QEvent>

#include "ui/imports/remark_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int leastLines = 4;

QString paragraph(const QString& text, const QColor& colour)
{
    return QStringLiteral("<p style=\"margin:0 0 3px 0; color:%1\">%2</p>").arg(colour.name(), escaped(text));
}

QString htmlOf(const ImportPlan& plan, const Colours& colours)
{
    QString html = QStringLiteral("<p style=\"margin:0 0 3px 0; font-weight:600\">%1</p>")
                       .arg(escaped(toQString(plan.recognised)));
    for (const std::string& count : plan.counts)
        html += paragraph(toQString(count), colours.text);
    return html + QStringLiteral("<table cellspacing=\"0\">%1</table>")
                      .arg(remarkRows(plan.warnings, plan.notes, colours));
}

}  // namespace

ImportPlanView::ImportPlanView(QWidget* parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("importPlan"));
    setProperty("role", "guide");
    setAccessibleName(tr("What would be imported"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::TabFocus);
}

QSize ImportPlanView::sizeHint() const
{
    return {0, leastLines * fontMetrics().lineSpacing()};
}

void ImportPlanView::showNothing()
{
    m_plan.reset();
    m_sentence.clear();
    fill();
}

void ImportPlanView::showWorking(int done, int total)
{
    m_plan.reset();
    m_isFailure = false;
    m_sentence = total == 0 ? tr("Looking at the files…")
                            : tr("Looking at the files… %1 of %2").arg(countText(done), countText(total));
    fill();
}

void ImportPlanView::showPlan(const ImportPlan& plan)
{
    m_plan = plan;
    fill();
}

void ImportPlanView::showFailure(const QString& sentence)
{
    m_plan.reset();
    m_isFailure = true;
    m_sentence = tr("%1 %2").arg(toneSign(Tone::Wrong), sentence);
    fill();
}

void ImportPlanView::fill()
{
    const Colours& colours = coloursFor(palette());
    if (m_plan)
        setHtml(htmlOf(*m_plan, colours));
    else
        setHtml(m_sentence.isEmpty()
                    ? QString()
                    : paragraph(m_sentence, m_isFailure ? colours.wrong : colours.quietText));
}

void ImportPlanView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        fill();
    QTextBrowser::changeEvent(event);
}

}  // namespace vizsla
