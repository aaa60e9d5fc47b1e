// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

#include "core/guarded.h"
#include "core/progress.h"

namespace vizsla {

/// One piece of work at a time on a thread of its own. What comes of it is told on the thread of this object.
class Background final : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject* parent = nullptr) : QObject(parent) {}
    /// As stop().
    ~Background() override;

    /// `work` takes a const Progress& and returns a Result, which `ended` takes once nothing is running any
    /// more. What it throws is an error. To be called while nothing is running.
    template <class Work, class Ended>
    void run(Work work, Ended ended);
    /// The same in the place of what runs or waits, which is dropped.
    template <class Work, class Ended>
    void replace(Work work, Ended ended);
    /// `next` is called once nothing is running any more, at once where nothing is; in the place of what was
    /// to be called before.
    void whenFree(std::function<void()> next);
    /// From the thread of the work, about what it came upon: `what` is called as `ended` is.
    void tell(std::function<void()> what);

    bool isRunning() const { return m_thread.joinable(); }
    void cancel() { m_cancelled = true; }
    /// Cancels without waiting; nothing more is told of what runs, and nothing waits any more.
    void drop();
    /// The same, and waits.
    void stop();

Q_SIGNALS:
    /// Some hundred times at most.
    void progressed(int done, int total);

private:
    Progress begin();
    void finish(std::function<void()> ended);
    void report(std::size_t done, std::size_t total);

    std::atomic<bool> m_cancelled = false;
    int m_heard = 0;             ///< the number of the work that is listened to
    int m_running = 0;           ///< that of what runs; it is set while nothing does
    std::size_t m_lastStep = 0;  ///< for the thread of the work alone
    std::function<void()> m_next;
    std::thread m_thread;
};

template <class Work, class Ended>
void Background::run(Work work, Ended ended)
{
    m_thread =
        std::thread([this, progress = begin(), work = std::move(work), ended = std::move(ended)]() mutable {
            using Returned = std::invoke_result_t<Work&, const Progress&>;
            auto outcome = std::make_shared<Returned>(guarded([&] { return work(std::as_const(progress)); }));
            finish([outcome = std::move(outcome), ended = std::move(ended)] { ended(std::move(*outcome)); });
        });
}

template <class Work, class Ended>
void Background::replace(Work work, Ended ended)
{
    drop();
    whenFree([this, work = std::move(work), ended = std::move(ended)] { run(work, ended); });
}

}  // namespace vizsla
