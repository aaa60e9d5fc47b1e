// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/labeler_lock.h"

#include <algorithm>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

LabelerLock::LabelerLock(StudyFile& study, const LabelerId& labelerId, QObject* parent)
    : PassphraseLock(study, {labelerId}, parent)
{}

/// A labeler may have been renamed.
Result<QString> LabelerLock::name() const
{
    const auto labelers = TRY(LabelerRepository(study()).all());
    const auto found = std::ranges::find(labelers, holder().labelerId, &Labeler::id);
    if (found == labelers.end())
        return failure(ErrorKind::NotFound, tr("This labeler is no longer in the study.").toStdString());
    return toQString(found->name);
}

Result<PassphraseLock::Texts> LabelerLock::texts() const
{
    return name().map([](const QString& name) {
        const QString title = tr("Passphrase of %1").arg(name);
        return Texts{
            title, tr("Without it nobody answers or reads as %1 here.").arg(name), title,
            tr("It is asked for before anybody answers or reads as %1 at this desk. The study file is not "
               "encrypted: a passphrase does not stop anybody who can read or write it by other means.")
                .arg(name)};
    });
}

}  // namespace vizsla
