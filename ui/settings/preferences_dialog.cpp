// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QSpinBox>

#include "ui/settings/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int noteWidth = 300;

}  // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, const std::optional<Labeler>& labeler,
                                     QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_goal(new QSpinBox),
      m_rest(new ChoiceBox("restAfter", tr("Remind me to rest"))),
      m_countdown(new Switch(tr("Show")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    buildGoal(labeler);
    buildRest();
    m_countdown->setObjectName(QStringLiteral("showsCountdown"));
    m_countdown->setAccessibleName(tr("Show the countdown"));
    m_countdown->setChecked(m_settings.showsCountdown());
    connect(m_countdown, &Switch::toggled, &m_settings, &Settings::setShowsCountdown);

    auto* rows = new QGridLayout;
    rows->setColumnStretch(0, 1);
    rows->setHorizontalSpacing(6 * spacingStep);
    rows->setVerticalSpacing(0);
    addRow(
        *rows, labeler ? tr("Daily goal of %1").arg(QString::fromStdString(labeler->name)) : tr("Daily goal"),
        labeler ? tr("Shown above the tasks, with what is done today.") : tr("Choose who is labeling first."),
        m_goal);
    addRow(*rows, tr("Remind me to rest"),
           tr("After so much work without three minutes of rest. A task can set its own time."), m_rest);
    addRow(*rows, tr("Countdown"),
           tr("The time left, where a task has a limit. The limit applies either way."), m_countdown);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 4 * spacingStep);
    layout->setSpacing(4 * spacingStep);
    layout->addLayout(rows);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

void PreferencesDialog::addRow(QGridLayout& rows, const QString& text, const QString& note,
                               QWidget* field) const
{
    const int row = rows.rowCount();
    auto* noteLabel = styledLabel("small", note);
    noteLabel->setWordWrap(true);
    noteLabel->setFixedWidth(noteWidth);
    noteLabel->setContentsMargins(0, 0, 0, 4 * spacingStep);
    auto* name = styledLabel("strong", text);
    name->setWordWrap(true);
    name->setFixedWidth(noteWidth);
    rows.addWidget(name, row, 0);
    rows.addWidget(noteLabel, row + 1, 0);
    rows.addWidget(field, row, 1, 2, 1, Qt::AlignTop);
    field->setToolTip(note);
}

void PreferencesDialog::buildGoal(const std::optional<Labeler>& labeler)
{
    m_goal->setObjectName(QStringLiteral("dailyGoal"));
    m_goal->setAccessibleName(tr("Daily goal"));
    m_goal->setRange(0, Settings::largestDailyGoal);
    m_goal->setSingleStep(10);
    m_goal->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_goal->setSuffix(tr(" images"));
    m_goal->setSpecialValueText(tr("No goal"));
    m_goal->setEnabled(labeler.has_value());
    if (!labeler)
        return;
    const LabelerId id = labeler->id;
    m_goal->setValue(m_settings.dailyGoal(id));
    connect(m_goal, &QSpinBox::valueChanged, &m_settings,
            [this, id](int images) { m_settings.setDailyGoal(id, images); });
}

void PreferencesDialog::buildRest()
{
    for (const int minutes : Settings::restMinutes)
        m_rest->addItem(minutes == 0 ? tr("Never") : tr("After %1 minutes").arg(minutes), minutes);
    m_rest->setCurrentIndex(m_rest->findData(m_settings.restAfterMinutes()));
    connect(m_rest, &QComboBox::currentIndexChanged, &m_settings,
            [this] { m_settings.setRestAfterMinutes(m_rest->currentData().toInt()); });
}

}  // namespace vizsla
