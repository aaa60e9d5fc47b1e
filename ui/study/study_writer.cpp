// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/study/study_writer.h"

#include <QCoreApplication>

#include "core/guarded.h"
#include "core/store/study_file.h"

namespace vizsla {

StudyWriter::StudyWriter(const StudyFile& study, std::uint64_t seed)
    : m_study(study),
      m_seed(seed),
      m_worker(new QObject)
{
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StudyWriter::~StudyWriter()
{
    // Behind all other work: quitting from here would leave the thread's event loop with work in it.
    QMetaObject::invokeMethod(m_worker, [this] { m_thread.quit(); });
    m_thread.wait();
    delete m_worker;
}

void StudyWriter::write(Work work, QObject* context, Done done)
{
    ++m_waiting;
    QMetaObject::invokeMethod(m_worker, [this, work = std::move(work), context = QPointer(context),
                                         done = std::move(done)]() mutable {
        Result<void> written;
        if (!m_connection) {
            auto opened = guarded([&] { return m_study.openAgain(m_seed); });
            if (opened)
                m_connection = std::move(*opened);
            else
                written = tl::unexpected(opened.error());
        }
        if (m_connection)
            written = guarded([&] { return work(*m_connection); });
        QMetaObject::invokeMethod(
            this,
            [this, written = std::move(written), context = std::move(context), done = std::move(done)] {
                --m_waiting;
                if (context)
                    done(written);
            },
            Qt::QueuedConnection);
    });
}

void StudyWriter::finish()
{
    while (!isIdle()) {
        QMetaObject::invokeMethod(
            m_worker, [] {}, Qt::BlockingQueuedConnection);
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

}  // namespace vizsla
