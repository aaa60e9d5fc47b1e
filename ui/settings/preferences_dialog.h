// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "core/study/labeler.h"

class QSpinBox;

namespace vizsla {

class ChoiceBox;
class Settings;
class Switch;

/// How this person likes to work. What is changed holds at once.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Without a labeler there is no daily goal to set.
    PreferencesDialog(Settings& settings, const std::optional<Labeler>& labeler, QWidget* parent = nullptr);

private:
    void addRow(class QGridLayout& rows, const QString& text, const QString& note, QWidget* field) const;
    void buildGoal(const std::optional<Labeler>& labeler);
    void buildRest();

    Settings& m_settings;
    QSpinBox* m_goal;
    ChoiceBox* m_rest;
    Switch* m_countdown;
};

}  // namespace vizsla
