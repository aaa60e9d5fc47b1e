// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_planner.h"

#include <utility>

#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

/// Longer than between two keys of a name that is being typed.
constexpr int pauseMilliseconds = 250;

}  // namespace

ImportPlanner::ImportPlanner(StudyFile& study, QObject* parent) : QObject(parent), m_study(study)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ImportPlanner::start);
    connect(&m_background, &Background::progressed, this, [this](int done, int total) {
        if (m_running == m_number)
            Q_EMIT progressed(done, total);
    });
}

void ImportPlanner::plan(const ImportRequest& request)
{
    if (m_asked == request)
        return;
    ask(request);
    m_pause.start();
    Q_EMIT begun();
}

void ImportPlanner::drop()
{
    ask(std::nullopt);
    m_pause.stop();
}

void ImportPlanner::ask(std::optional<ImportRequest> request)
{
    m_asked = std::move(request);
    ++m_number;
    m_plan.reset();
    m_background.cancel();
}

/// What is being cancelled may take a while to notice it; it is not waited for.
void ImportPlanner::start()
{
    if (m_background.isRunning() || !m_asked)
        return;
    m_running = m_number;
    const auto work = [this, request = *m_asked,
                       seed = m_study.uuids().nextSeed()](const Progress& progress) {
        return std::as_const(m_study).openAgain(seed).and_then(
            [&](const std::unique_ptr<StudyFile>& study) { return planImport(*study, request, progress); });
    };
    m_background.run(
        work, [this, number = m_number](Result<ImportPlan> result) { end(number, std::move(result)); });
}

void ImportPlanner::end(int number, Result<ImportPlan> result)
{
    if (number != m_number) {
        if (!m_pause.isActive())
            start();
        return;
    }
    if (!result) {
        Q_EMIT failed(toQString(result.error().message));
        return;
    }
    m_plan = std::make_shared<const ImportPlan>(std::move(*result));
    Q_EMIT planned(*m_plan);
}

}  // namespace vizsla
