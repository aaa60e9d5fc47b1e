// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/feedback_comparison.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "core/guide/look_alikes.h"
#include "core/guide/published_confusions.h"
#include "core/taxonomy/lowest_common_subsumer.h"
#include "ui/labeling/class_column.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int columnGap = 10;
/// Smaller photographs cannot be compared.
constexpr int leastSide = 160;
constexpr int mostSide = 420;
/// A larger part of the hierarchy says nothing: both are artifacts.
constexpr std::size_t mostInCommon = 250;  // classes

QString cell(const QString& text, const char* style)
{
    return QStringLiteral("<td style='padding:3px 10px 3px 0; %2'>%1</td>")
        .arg(escaped(text), QLatin1String(style));
}

}  // namespace

FeedbackComparison::FeedbackComparison(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_first(new ClassColumn(study)),
      m_second(new ClassColumn(study)),
      m_points(new QFrame),
      m_pointsTitle(styledLabel("strong")),
      m_pointsText(new QLabel),
      m_commonParent(styledLabel("small")),
      m_confusion(styledLabel("small"))
{
    m_first->setObjectName(QStringLiteral("rightClass"));
    m_second->setObjectName(QStringLiteral("answeredClass"));
    m_points->setObjectName(QStringLiteral("points"));
    m_points->setProperty("role", "tint");
    m_commonParent->setObjectName(QStringLiteral("commonParent"));
    m_confusion->setObjectName(QStringLiteral("confusion"));
    for (QLabel* label : {m_pointsTitle, m_pointsText, m_commonParent, m_confusion})
        label->setWordWrap(true);
    m_pointsText->setTextFormat(Qt::RichText);
    for (const ClassColumn* column : {m_first, m_second})
        connect(column, &ClassColumn::classClicked, this, &FeedbackComparison::classClicked);

    auto* points = new QVBoxLayout(m_points);
    points->setSpacing(spacingStep);
    points->addWidget(m_pointsTitle);
    points->addWidget(m_pointsText);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(columnGap);
    columns->addWidget(m_first, 1);
    columns->addWidget(m_second, 1);
    columns->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacingStep);
    layout->addLayout(columns);
    layout->addWidget(m_points);
    auto* nearness = new QVBoxLayout;
    nearness->setSpacing(spacingStep / 2);
    nearness->addWidget(m_commonParent);
    nearness->addWidget(m_confusion);
    layout->addLayout(nearness);
}

void FeedbackComparison::show(const std::string& right, const std::string& answered)
{
    m_right = right;
    m_answered = answered;
    const bool differs = right != answered;
    m_first->setClass(right);
    m_second->setVisible(differs);
    if (differs)
        m_second->setClass(answered);
    showPoints(differs ? m_study.guide().compare(right, answered) : Guide::Comparison());
    showHowNear();
    fit();
}

void FeedbackComparison::showPoints(const Guide::Comparison& comparison)
{
    m_points->setVisible(comparison.page && !comparison.points.empty());
    if (m_points->isHidden())
        return;
    m_pointsTitle->setText(tr("What tells them apart · guide: %1").arg(toQString(comparison.page->title)));
    const char* heading = "font-weight:600";
    QString rows = QStringLiteral("<tr>") + cell({}, heading) + cell(m_study.mainName(m_right), heading) +
                   cell(m_study.mainName(m_answered), heading) + QStringLiteral("</tr>");
    for (const ComparedPoint& point : comparison.points)
        rows += QStringLiteral("<tr>") + cell(toQString(point.point), heading) +
                cell(toQString(point.first), "") + cell(toQString(point.second), "") +
                QStringLiteral("</tr>");
    m_pointsText->setText(QStringLiteral("<table width='100%'>") + rows + QStringLiteral("</table>"));
}

void FeedbackComparison::showHowNear()
{
    const Hierarchy& hierarchy = m_study.hierarchy;
    const auto right = hierarchy.find(m_right);
    const auto answered = hierarchy.find(m_answered);
    const bool areTwo = right && answered && right != answered;
    const auto common = areTwo ? lowestCommonSubsumer(hierarchy, *right, *answered) : std::nullopt;
    m_commonParent->setVisible(common && hierarchy.classesBelow(*common).size() <= mostInCommon);
    if (common)
        m_commonParent->setText(
            tr("Nearest common parent: %1 (%2)")
                .arg(toQString(mainName(hierarchy.synset(*common))),
                     classCountText(static_cast<int>(hierarchy.classesBelow(*common).size()))));
    m_confusion->setText(areTwo ? confusionText(*right, *answered) : QString());
    m_confusion->setVisible(!m_confusion->text().isEmpty());
}

/// Of this study where its models or labelers did, else of published models; empty where nobody is known to.
QString FeedbackComparison::confusionText(NodeId right, NodeId answered) const
{
    const auto known = m_study.lookAlikes().between(right, answered);
    if (!known)
        return {};
    QStringList who;
    if (known->study.models > 0)
        who << tr("%1 of %2 models").arg(countText(known->study.models), countText(known->studyModels));
    if (known->study.labelers == 1)
        who << tr("1 labeler");
    else if (known->study.labelers > 1)
        who << tr("%1 labelers").arg(countText(known->study.labelers));
    if (known->study.models == 0 && known->published > 0)
        who << tr("%1 of %2 published models").arg(countText(known->published), countText(publishedModels));
    return who.isEmpty() ? QString() : tr("%1 took one for the other.").arg(who.join(tr(" and ")));
}

void FeedbackComparison::setPanelHeight(int height)
{
    m_panelHeight = height;
    fit();
}

/// Two columns have room side by side, also where one stands alone, and something is left below them.
void FeedbackComparison::fit()
{
    const int room = std::max(1, (width() - columnGap) / 2);
    const int side = std::clamp(std::min(room, m_panelHeight * 2 / 5), std::min(leastSide, room), mostSide);
    m_first->setSide(side);
    m_second->setSide(side);
    // Alone it has the room of both for its words.
    if (m_second->isHidden())
        m_first->setMaximumWidth(width());
}

void FeedbackComparison::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace vizsla
