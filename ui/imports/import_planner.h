// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/imports/run_import.h"
#include "ui/work/background.h"

namespace vizsla {

class StudyFile;

/// Works out on a thread of its own, over a connection of its own, what an import would do. What is asked
/// last counts, and nothing is told of what was asked before.
class ImportPlanner final : public QObject
{
    Q_OBJECT

public:
    /// The study can be written, and outlives the planner.
    explicit ImportPlanner(StudyFile& study, QObject* parent = nullptr);

    /// Begins soon, once nothing else is asked for. Nothing new where this is what was asked last.
    void plan(const ImportRequest& request);
    /// Asks for nothing any more.
    void drop();
    /// Of what was asked last, once it is worked out.
    const std::shared_ptr<const ImportPlan>& ready() const { return m_plan; }

Q_SIGNALS:
    /// Nothing is known of it yet.
    void begun();
    void progressed(int done, int total);
    void planned(const vizsla::ImportPlan& plan);
    void failed(const QString& sentence);

private:
    void ask(std::optional<ImportRequest> request);
    void start();
    void end(int number, Result<ImportPlan> result);

    StudyFile& m_study;
    std::optional<ImportRequest> m_asked;
    int m_number = 0;   ///< of what was asked last
    int m_running = 0;  ///< of what runs, or ran last
    std::shared_ptr<const ImportPlan> m_plan;
    QTimer m_pause;
    Background m_background;
};

}  // namespace vizsla
