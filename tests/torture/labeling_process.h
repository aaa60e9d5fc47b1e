// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace vizsla::test {

/// A process that labels and writes lines of what it did, and that is killed.
class LabelingProcess
{
public:
    LabelingProcess(const std::string& program, std::vector<std::string> arguments);
    ~LabelingProcess();
    LabelingProcess(const LabelingProcess&) = delete;
    LabelingProcess& operator=(const LabelingProcess&) = delete;

    /// Until so many lines are there or the process has ended.
    void waitForLines(int count);
    void waitForEnd();
    /// SIGKILL, whatever it is about. Its exit status; -SIGKILL if it was killed, by itself or now.
    int kill();

    /// The lines of kill_report.h that it wrote, whole ones; a log may be between them.
    std::vector<std::string> lines() const;
    /// Nothing came from it for a minute.
    bool hangs() const { return m_hangs; }

private:
    bool readSome();

    pid_t m_process = 0;
    int m_output = -1;
    std::string m_text;
    bool m_hangs = false;
};

}  // namespace vizsla::test
