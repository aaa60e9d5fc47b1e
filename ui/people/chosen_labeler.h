// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/result.h"
#include "core/study/labeler.h"

class QWidget;

namespace vizsla {

class Settings;
class StudyFile;
class StudyLocks;

/// Who labels in a window: one of the study's labelers, or one whose passphrase is waited for, or nobody. The
/// settings remember it for each study.
class ChosenLabeler final : public QObject
{
    Q_OBJECT

public:
    ChosenLabeler(StudyFile& study, Settings& settings, StudyLocks& locks, QObject* parent = nullptr);

    /// Whoever was chosen last. Errors: the labelers cannot be read; nobody is chosen then.
    Result<void> restore();

    Result<std::vector<Labeler>> all() const;
    const std::optional<Labeler>& labeler() const { return m_labeler; }
    /// Who is chosen but has not given the passphrase; there is no labeler() then.
    const std::optional<Labeler>& locked() const { return m_locked; }
    bool isLocked(const Labeler& labeler) const;

    /// Once the passphrase is given, if there is one; an unknown id leaves nobody chosen. Calls `arrived`
    /// then. Errors: the labelers cannot be read.
    Result<void> choose(QWidget* asker, const LabelerId& id, std::function<void()> arrived);
    /// Asks for the passphrase of the locked labeler.
    void unlock(QWidget* asker, std::function<void()> arrived);
    /// Locks the labeler, if there is a passphrase.
    void lock();

Q_SIGNALS:
    /// The labeler of before is gone, and somebody else sees the window now.
    void left();
    void changed();

private:
    void enter(const std::optional<Labeler>& labeler);
    void setLocked(const Labeler& labeler);

    StudyFile& m_study;
    Settings& m_settings;
    StudyLocks& m_locks;
    std::optional<Labeler> m_labeler;
    std::optional<Labeler> m_locked;
};

}  // namespace vizsla
