// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/chosen_labeler.h"

#include <algorithm>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "ui/people/study_locks.h"
#include "ui/settings/settings.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

std::optional<Labeler> labelerOf(const std::vector<Labeler>& all, const LabelerId& id)
{
    const auto found = std::ranges::find(all, id, &Labeler::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

ChosenLabeler::ChosenLabeler(StudyFile& study, Settings& settings, StudyLocks& locks, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_settings(settings),
      m_locks(locks)
{}

Result<void> ChosenLabeler::restore()
{
    const LabelerId last = m_settings.labelerId(toQString(m_study.path().string()));
    const auto labeler = labelerOf(TRY(all()), last);
    if (labeler && isLocked(*labeler))
        setLocked(*labeler);
    else
        enter(labeler);
    return {};
}

Result<std::vector<Labeler>> ChosenLabeler::all() const
{
    return LabelerRepository(m_study).all();
}

bool ChosenLabeler::isLocked(const Labeler& labeler) const
{
    return !m_locks.labeler(labeler.id).isUnlocked();
}

Result<void> ChosenLabeler::choose(QWidget* asker, const LabelerId& id, std::function<void()> arrived)
{
    const auto labeler = labelerOf(TRY(all()), id);
    const auto come = [this, labeler, arrived = std::move(arrived)] {
        enter(labeler);
        arrived();
    };
    if (labeler)
        m_locks.labeler(id).run(asker, come);
    else
        come();
    return {};
}

/// Who leaves is locked, so that coming back takes the passphrase again.
void ChosenLabeler::enter(const std::optional<Labeler>& labeler)
{
    const std::optional<Labeler> before = m_labeler;
    const bool stays = before && labeler && before->id == labeler->id;
    if (before && !stays)
        m_locks.labeler(before->id).lock();
    m_locked.reset();
    m_labeler = labeler;
    if (m_labeler)
        m_settings.setLabelerId(toQString(m_study.path().string()), m_labeler->id);
    // Whoever comes now need not be who gave the passphrase, be it that nobody was there before.
    if (!stays)
        m_locks.coordinator().lock();
    if (before && !stays)
        Q_EMIT left();
    Q_EMIT changed();
}

void ChosenLabeler::setLocked(const Labeler& labeler)
{
    m_labeler.reset();
    m_locked = labeler;
    Q_EMIT left();
    Q_EMIT changed();
}

void ChosenLabeler::unlock(QWidget* asker, std::function<void()> arrived)
{
    if (!m_locked)
        return;
    m_locks.labeler(m_locked->id).run(asker, [this, labeler = *m_locked, arrived = std::move(arrived)] {
        enter(labeler);
        arrived();
    });
}

void ChosenLabeler::lock()
{
    m_locks.coordinator().lock();
    if (!m_labeler)
        return;
    const Labeler labeler = *m_labeler;
    m_locks.labeler(labeler.id).lock();
    if (isLocked(labeler))
        setLocked(labeler);
}

}  // namespace vizsla
