// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel_for.h"

#include <QTest>
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace parallel_for_test {

class ParallelForTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndex_isTakenOnce()
    {
        for (const std::size_t threads : {0, 1, 2, 7}) {
            for (const std::size_t count : {0, 1, 3, 500}) {
                std::vector<int> calls(count, 0);
                std::vector<int> ofThread(std::max<std::size_t>(threads, 1), 0);
                VERIFY_OK(parallelFor(count, threads, [&](std::size_t index, std::size_t thread) {
                    ++calls[index];
                    ++ofThread.at(thread);
                    return Result<void>();
                }));
                QCOMPARE(calls, std::vector<int>(count, 1));
            }
        }
    }

    void errorOfTheLowestIndex_isReturned()
    {
        for (int round = 0; round < 50; ++round) {
            std::atomic<int> begun = 0;
            const auto done = parallelFor(10'000, 4, [&](std::size_t index, std::size_t) -> Result<void> {
                ++begun;
                if (index >= 20)
                    return failure(ErrorKind::Invalid, std::to_string(index));
                return {};
            });
            VERIFY_FAILS(done, ErrorKind::Invalid);
            QCOMPARE(done.error().message, std::string("20"));
            QVERIFY(begun < 10'000);
        }
    }

    void whatIsThrown_isAnError()
    {
        for (const std::size_t threads : {1, 3}) {
            const auto done = parallelFor(9, threads, [](std::size_t index, std::size_t) -> Result<void> {
                if (index == 4)
                    throw std::runtime_error("thrown");
                return {};
            });
            VERIFY_FAILS(done, ErrorKind::Io);
            QVERIFY(done.error().message.find("thrown") != std::string::npos);
        }
    }
};

}  // namespace parallel_for_test

VIZSLA_TEST(tst_parallel_for, parallel_for_test::ParallelForTest)
#include "tst_parallel_for.moc"
