// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>

#include "core/imports/run_import.h"
#include "ui/work/background.h"

namespace vizsla {

class StudyFile;

/// Runs one import on a thread of its own, over a connection of its own. Ends with one of finished(),
/// failed() and cancelled().
class ImportJob final : public QObject
{
    Q_OBJECT

public:
    /// The study outlives the job.
    ImportJob(StudyFile& study, ImportRequest request, QObject* parent = nullptr);
    /// Of what was planned already.
    ImportJob(StudyFile& study, std::shared_ptr<const ImportPlan> plan, QObject* parent = nullptr);

    void start();
    void cancel() { m_background.cancel(); }

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const vizsla::ImportReport& report);
    void failed(const QString& sentence);
    void cancelled();

private:
    Result<ImportReport> import(StudyFile& study, const Progress& progress) const;
    void end(const Result<ImportReport>& result);

    const StudyFile& m_study;
    ImportRequest m_request;
    std::shared_ptr<const ImportPlan> m_plan;  ///< none where it is not planned before
    std::uint64_t m_seed;
    Background m_background;
};

}  // namespace vizsla
