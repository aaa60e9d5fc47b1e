// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>

#include "core/result.h"

namespace vizsla {

class StudyFile;

/// Writes to a study on a thread of its own, one piece of work after another, so that no page waits for the
/// disk.
class StudyWriter final : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Result<void>(StudyFile&)>;
    using Done = std::function<void(const Result<void>&)>;

    /// The study is open for writing and outlives this. The seed is for what the work makes ids from.
    StudyWriter(const StudyFile& study, std::uint64_t seed);
    /// All that was asked for is written first.
    ~StudyWriter() override;

    /// Calls `done` from the event loop of this object's thread, unless `context` is gone by then.
    void write(Work work, QObject* context, Done done);
    bool isIdle() const { return m_waiting == 0; }
    /// Waits until all is written and every `done` was called, those of work that they asked for too.
    void finish();

private:
    const StudyFile& m_study;
    std::uint64_t m_seed;
    QThread m_thread;
    QObject* m_worker;
    std::unique_ptr<StudyFile> m_connection;  ///< of the thread, made by the first work
    int m_waiting = 0;
};

}  // namespace vizsla
