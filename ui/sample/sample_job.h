// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>

#include "ui/sample/sample_maker.h"
#include "ui/work/background.h"

namespace vizsla {

/// Makes the sample study on a thread of its own.
class SampleJob final : public QObject
{
    Q_OBJECT

public:
    SampleJob(SampleSources sources, std::filesystem::path folder, const Clock& clock, std::uint64_t seed,
              QObject* parent = nullptr);

    void start();
    void cancel() { m_background.cancel(); }

Q_SIGNALS:
    void progressed(int done, int total);
    void made(const QString& study);
    void failed(const QString& sentence);
    void cancelled();

private:
    void end(const Result<MadeSample>& made);

    SampleSources m_sources;
    std::filesystem::path m_folder;
    const Clock& m_clock;
    std::uint64_t m_seed;
    Background m_background;
};

}  // namespace vizsla
