// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/rules_form.h"

#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/clock.h"

#include "ui/tasks/duration_field.h"
#include "ui/tasks/form_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int largestPart = 1000;

Switch* namedSwitch(const char* name, const QString& text)
{
    auto* made = new Switch(text);
    made->setObjectName(QLatin1String(name));
    return made;
}

}  // namespace

RulesForm::RulesForm(QWidget* parent)
    : QWidget(parent),
      m_partSize(new QSpinBox),
      m_imageLimit(
          new DurationField(QStringLiteral("imageLimit"), tr("Limit for each image"), 60 * oneSecond)),
      m_sessionLimit(
          new DurationField(QStringLiteral("sessionLimit"), tr("Limit for each part"), 1800 * oneSecond)),
      m_breakEvery(
          new DurationField(QStringLiteral("breakEvery"), tr("Offer a break every"), 1200 * oneSecond)),
      m_idleAfter(new DurationField(QStringLiteral("idleAfter"), tr("Time is idle after"), 30 * oneSecond)),
      m_pauses(namedSwitch("pausesAllowed", tr("Pauses"))),
      m_guide(namedSwitch("guideAllowed", tr("The labeling guide"))),
      m_onlyInTests(new QWidget),
      m_external(namedSwitch("externalAllowed", tr("External resources"))),
      m_corrections(namedSwitch("correctionsAllowed", tr("Corrections")))
{
    auto* layout = new QVBoxLayout(this);
    FormRows rows(layout);
    buildTime(rows);
    buildAllowed(rows);
    setRules(Task{}.partSize, {});
    setMode(m_mode);
    connect(m_partSize, &QSpinBox::valueChanged, this, &RulesForm::partSizeChanged);
}

void RulesForm::buildTime(FormRows& rows)
{
    m_partSize->setObjectName(QStringLiteral("partSize"));
    m_partSize->setRange(1, largestPart);
    m_partSize->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_partSize->setAlignment(Qt::AlignRight);
    m_partSize->setFixedWidth(64);
    m_idleAfter->setRequired();
    rows.addHeading(tr("Parts and time"));
    rows.add(tr("&Images in a part"), m_partSize,
             tr("One part is one sitting; its end is a place to rest. The last part takes what is left."));
    rows.add(m_imageLimit,
             tr("An image not answered in time counts as not answered, apart from wrong answers."));
    rows.add(m_sessionLimit, tr("When it is reached, the images left in the part count as not answered."));
    rows.add(m_breakEvery, tr("Only offered, never forced. Pauses do not count as work."));
    rows.add(m_idleAfter, tr("Without a key press or the mouse. Idle time is shown apart, and is still part "
                             "of an answer's duration."));
}

void RulesForm::buildAllowed(FormRows& rows)
{
    rows.addHeading(tr("Allowed while labeling"));
    rows.add(m_pauses,
             tr("A pause hides the image and stops its time. Without pauses, labelers rest between parts."));
    rows.add(m_guide, tr("Off for a test of what people know by heart. Each time it is opened is logged."));
    auto* layout = new QVBoxLayout(m_onlyInTests);
    FormRows testRows(layout);
    testRows.add(m_external, tr("Classes can be looked up in a web browser. Each look-up is logged."));
    testRows.add(m_corrections,
                 tr("An earlier image of the part may be answered once more. The first answer is kept, "
                    "and both can be scored."));
    rows.add(m_onlyInTests, {});
}

void RulesForm::setRules(int partSize, const TaskRules& rules)
{
    m_partSize->setValue(partSize);
    m_imageLimit->setValue(rules.imageLimit);
    m_sessionLimit->setValue(rules.sessionLimit);
    m_breakEvery->setValue(rules.breakEvery);
    m_idleAfter->setValue(rules.idleAfter);
    m_pauses->setChecked(rules.pausesAllowed);
    m_guide->setChecked(rules.guideAllowed);
    m_external->setChecked(rules.externalAllowed);
    m_corrections->setChecked(rules.correctionsAllowed);
}

TaskRules RulesForm::rules() const
{
    const bool isTest = m_mode == Mode::Test;
    return {.imageLimit = m_imageLimit->value(),
            .sessionLimit = m_sessionLimit->value(),
            .breakEvery = m_breakEvery->value(),
            .idleAfter = m_idleAfter->value().value(),
            .pausesAllowed = m_pauses->isChecked(),
            .guideAllowed = m_guide->isChecked(),
            .externalAllowed = isTest && m_external->isChecked(),
            .correctionsAllowed = isTest && m_corrections->isChecked()};
}

int RulesForm::partSize() const
{
    return m_partSize->value();
}

void RulesForm::setMode(Mode mode)
{
    m_mode = mode;
    m_onlyInTests->setVisible(mode == Mode::Test);
}

}  // namespace vizsla
