// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/labelers_form.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/tasks/form_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

enum Choice { Everybody, Named };
constexpr int tallestLabelerList = 116;

}  // namespace

LabelersForm::LabelersForm(std::vector<LabelerProgress> labelers, const std::vector<LabelerId>& named,
                           QWidget* parent)
    : QWidget(parent),
      m_labelers(std::move(labelers)),
      m_choice(new ChoiceRow({tr("Everybody"), tr("Those ticked")})),
      m_list(new QScrollArea)
{
    m_choice->setAccessibleName(tr("Who sits this test"));
    m_choice->button(Everybody)->setObjectName(QStringLiteral("sits:everybody"));
    m_choice->button(Named)->setObjectName(QStringLiteral("sits:named"));
    m_choice->choose(named.empty() ? Everybody : Named);
    m_list->setWidgetResizable(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setWidget(buildList(named));
    m_list->setFixedHeight(std::min(m_list->widget()->sizeHint().height(), tallestLabelerList));
    auto* layout = new QVBoxLayout(this);
    FormRows rows(layout);
    rows.addHeading(tr("Who sits this test"));
    layout->addWidget(m_choice);
    layout->addWidget(m_list);
    m_note = rows.add(new QWidget, QStringLiteral(" "));
    connect(m_choice, &ChoiceRow::chosenByUser, this, &LabelersForm::show);
    connect(m_choice, &ChoiceRow::chosenByUser, this, &LabelersForm::changed);
    for (const Switch* ticked : m_switches)
        connect(ticked, &Switch::toggled, this, &LabelersForm::changed);
    show(m_choice->chosen());
}

QWidget* LabelersForm::buildList(const std::vector<LabelerId>& named)
{
    auto* list = new QWidget;
    list->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const LabelerProgress& taskProgress : m_labelers) {
        const QString name = toQString(taskProgress.labeler.name);
        auto* ticked = new Switch(taskProgress.hasBegun ? tr("%1 · has begun").arg(name) : name);
        ticked->setObjectName(QStringLiteral("sits:") + name);
        ticked->setChecked(taskProgress.hasBegun || std::ranges::count(named, taskProgress.labeler.id) > 0);
        ticked->setEnabled(!taskProgress.hasBegun);
        layout->addWidget(ticked);
        m_switches.push_back(ticked);
    }
    if (m_labelers.empty())
        layout->addWidget(styledLabel("quiet", tr("Nobody labels in this study yet.")));
    return list;
}

void LabelersForm::show(int choice)
{
    m_list->setVisible(choice == Named);
    m_note->setText(choice == Named
                        ? tr("The others are not offered the test, and can review its images at once.")
                        : tr("Until its results are opened nobody sees its images outside of the test, and "
                             "nobody reviews them."));
}

std::vector<LabelerId> LabelersForm::named() const
{
    std::vector<LabelerId> ids;
    for (std::size_t row = 0; m_choice->chosen() == Named && row < m_labelers.size(); ++row) {
        if (m_switches[row]->isChecked())
            ids.push_back(m_labelers[row].labeler.id);
    }
    return ids;
}

QString LabelersForm::problem() const
{
    return m_choice->chosen() == Named && named().empty() ? tr("Tick who sits this test.") : QString();
}

}  // namespace vizsla
