// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_progress.h"

#include "ui/widgets/figures.h"

namespace vizsla {

ImportProgress::ImportProgress(QWidget* parent)
    : ProgressPage(QStringLiteral("cancelImport"), QStringLiteral("importCounts"), parent)
{}

void ImportProgress::begin(const QString& what)
{
    ProgressPage::begin(what, tr("Reading…"));
}

void ImportProgress::showProgress(int done, int total)
{
    ProgressPage::showProgress(done, total);
    if (!isCancelling())
        setNote(tr("%1 of %2").arg(countText(done), countText(total)));
}

void ImportProgress::showCancelling()
{
    ProgressPage::showCancelling();
    setNote(tr("Stopping…"));
}

}  // namespace vizsla
