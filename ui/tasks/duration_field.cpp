// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/duration_field.h"

#include <QHBoxLayout>
#include <QSpinBox>

#include "core/clock.h"

#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr Micros firstInMinutes = 5 * oneMinute;
constexpr Micros units[] = {oneSecond, oneMinute};
constexpr int largestNumber = 9999;

}  // namespace

DurationField::DurationField(const QString& name, const QString& text, Micros proposal, QWidget* parent)
    : QWidget(parent),
      m_on(new Switch(text)),
      m_number(new QSpinBox),
      m_unit(new ChoiceBox("unit", tr("Unit of: %1").arg(text), {tr("seconds"), tr("minutes")}))
{
    m_on->setObjectName(name);
    m_number->setObjectName(name + QStringLiteral("Number"));
    m_number->setAccessibleName(text);
    m_number->setRange(1, largestNumber);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setFixedWidth(64);
    m_unit->setObjectName(name + QStringLiteral("Unit"));
    m_unit->setFixedWidth(102);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_on, 1);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    connect(m_on, &Switch::toggled, this, &DurationField::enableNumber);
    showNumber(proposal);
    enableNumber();
}

void DurationField::setRequired()
{
    m_isRequired = true;
    auto* box = static_cast<QHBoxLayout*>(layout());
    box->removeWidget(m_on);
    m_on->hide();
    box->insertWidget(0, styledLabel("", m_on->text()), 1);
    enableNumber();
}

void DurationField::setValue(std::optional<Micros> value)
{
    m_on->setChecked(value.has_value());
    if (value)
        showNumber(*value);
}

std::optional<Micros> DurationField::value() const
{
    if (!m_on->isChecked() && !m_isRequired)
        return std::nullopt;
    return m_number->value() * units[m_unit->currentIndex()];
}

void DurationField::showNumber(Micros value)
{
    const bool isInMinutes =
        (value % oneMinute == Micros::zero() && value >= firstInMinutes) || value > largestNumber * oneSecond;
    const Micros unit = isInMinutes ? oneMinute : oneSecond;
    m_unit->setCurrentIndex(isInMinutes ? 1 : 0);
    m_number->setValue(
        static_cast<int>(std::min<std::int64_t>((value + unit - Micros(1)) / unit, largestNumber)));
}

void DurationField::enableNumber()
{
    const bool isOn = m_on->isChecked() || m_isRequired;
    m_number->setEnabled(isOn);
    m_unit->setEnabled(isOn);
}

}  // namespace vizsla
