// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/background.h"

#include <QMetaObject>
#include <QPointer>
#include <algorithm>

namespace vizsla {

namespace {

constexpr std::size_t progressSteps = 200;

}  // namespace

Background::~Background()
{
    stop();
}

Progress Background::begin()
{
    m_cancelled = false;
    m_lastStep = 0;
    m_running = ++m_heard;
    return {[this](std::size_t done, std::size_t total) { report(done, total); }, &m_cancelled};
}

void Background::whenFree(std::function<void()> next)
{
    if (isRunning())
        m_next = std::move(next);
    else
        next();
}

void Background::drop()
{
    ++m_heard;
    m_cancelled = true;
    m_next = nullptr;
}

void Background::stop()
{
    drop();
    if (m_thread.joinable())
        m_thread.join();
}

void Background::tell(std::function<void()> what)
{
    const auto unlessStopped = [this, run = m_running, what = std::move(what)] {
        if (run == m_heard)
            what();
    };
    QMetaObject::invokeMethod(this, unlessStopped, Qt::QueuedConnection);
}

/// From the thread of the work, as its last.
void Background::finish(std::function<void()> ended)
{
    const auto join = [this, run = m_running, ended = std::move(ended)] {
        if (run != m_running || !m_thread.joinable())
            return;  // stopped
        m_thread.join();
        const QPointer<Background> self(this);
        if (run == m_heard)
            ended();
        if (self && !isRunning() && m_next)
            std::exchange(m_next, nullptr)();
    };
    QMetaObject::invokeMethod(this, join, Qt::QueuedConnection);
}

void Background::report(std::size_t done, std::size_t total)
{
    const std::size_t step = done * progressSteps / std::max<std::size_t>(total, 1);
    if (step == m_lastStep)
        return;
    m_lastStep = step;
    tell([this, done, total] { Q_EMIT progressed(static_cast<int>(done), static_cast<int>(total)); });
}

}  // namespace vizsla
