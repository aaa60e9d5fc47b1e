// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/labeling_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtGlobal>
#include <algorithm>
#include <csignal>
#include <sstream>
#include <string_view>

extern char** environ;

namespace vizsla::test {

LabelingProcess::LabelingProcess(const std::string& program, std::vector<std::string> arguments)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    arguments.insert(arguments.begin(), program);
    std::vector<char*> pointers;
    std::ranges::transform(arguments, std::back_inserter(pointers),
                           [](std::string& text) { return text.data(); });
    pointers.push_back(nullptr);
    if (::posix_spawn(&m_process, program.c_str(), &actions, nullptr, pointers.data(), environ) != 0)
        qFatal("cannot start %s", program.c_str());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    m_output = ends[0];
}

LabelingProcess::~LabelingProcess()
{
    ::close(m_output);
}

void LabelingProcess::waitForLines(int count)
{
    while (std::ranges::count(m_text, '\n') < count && readSome()) {
    }
}

void LabelingProcess::waitForEnd()
{
    while (readSome()) {
    }
}

int LabelingProcess::kill()
{
    ::kill(m_process, SIGKILL);
    waitForEnd();
    int status = 0;
    ::waitpid(m_process, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<std::string> LabelingProcess::lines() const
{
    std::vector<std::string> lines;
    std::istringstream text(m_text.substr(0, m_text.rfind('\n') + 1));
    for (std::string line; std::getline(text, line);) {
        if (!line.empty() && std::string_view("+-=!").find(line.front()) != std::string_view::npos)
            lines.push_back(line);
    }
    return lines;
}

bool LabelingProcess::readSome()
{
    constexpr int minute = 60'000;
    pollfd waiting{m_output, POLLIN, 0};
    if (::poll(&waiting, 1, minute) == 0) {
        m_hangs = true;
        return false;
    }
    char bytes[4096];
    const ssize_t size = ::read(m_output, bytes, sizeof bytes);
    if (size > 0)
        m_text.append(bytes, static_cast<std::size_t>(size));
    return size > 0;
}

}  // namespace vizsla::test
