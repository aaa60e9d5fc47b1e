// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "core/formats/human_accuracy_pickle.h"
#include "core/formats/npy.h"
#include "tests/core/allocation_watch.h"
#include "tests/core/format_fixtures.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

constexpr qsizetype fileSize = 1024;
/// Four bytes of 0xFF: 4 GiB less one.
const QByteArray fourGiB(4, '\xff');
const QByteArray endless(8, '\xff');

QByteArray filled(QByteArray start)
{
    return start.append(fileSize - start.size(), '1');
}

QByteArray npy(const QByteArray& descr, const QByteArray& shape)
{
    const QByteArray header =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    return QByteArray("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header;
}

/// The start of a pickle of a numpy array of bytes with this many elements, in protocol 2.
QByteArray pickledArray(const QByteArray& count)
{
    return "\x80\x02"
           "cnumpy.core.multiarray\n_reconstruct\n)R(K\1" +
           count + "\x85" + "cnumpy\ndtype\nU\2u1\x85R\x89U\1atb.";
}

}  // namespace

/// Files of 1 KiB that announce 4 GiB and more.
class TestHugeLengths : public QObject
{
    Q_OBJECT

private:
    static void verifyFrugal(qint64 milliseconds)
    {
        QVERIFY(largestAllocation() > 0);
        QVERIFY2(largestAllocation() <= 64 * 1024, qPrintable(QString::number(largestAllocation())));
        QVERIFY2(milliseconds < 1000, qPrintable(QString::number(milliseconds)));
    }

private Q_SLOTS:
    void npy_isRefusedWithoutMemory_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("header, version 2") << "\x93NUMPY\x02" + QByteArray(1, '\0') + fourGiB
                                           << "found a header of 4294967295 bytes, but only 1012 follow";
        QTest::newRow("header, version 3") << "\x93NUMPY\x03" + QByteArray(1, '\0') + fourGiB
                                           << "found a header of 4294967295 bytes, but only 1012 follow";
        QTest::newRow("rows") << npy("|u1", "(4294967296,)")
                              << "bytes behind the header, expected (4294967296,) numbers of 1 byte";
        QTest::newRow("rows and columns")
            << npy("<i8", "(4294967296, 5)") << "expected (4294967296, 5) numbers of 8 bytes";
        QTest::newRow("a product of 2^64")
            << npy("<i8", "(2305843009213693952, 1)") << "the file may be cut off";
        QTest::newRow("the most") << npy("<u8", "(18446744073709551615, 1000)") << "the file may be cut off";
    }

    void npy_isRefusedWithoutMemory()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const std::string file = filled(bytes).toStdString();
        QElapsedTimer timer;
        timer.start();
        startWatchingAllocations();
        const auto array = readNpy(file, "a.npy");
        const auto predictions = predictionsFromNpy(file, "a.npy", 1000);
        verifyFrugal(timer.elapsed());
        verifyMessage(array, words);
        verifyMessage(predictions, words);
    }

    void pickle_isRefusedWithoutMemory_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& bytes, const char* words) {
            QTest::newRow(name) << bytes << QString::fromUtf8(words);
        };
        row("text", "X" + fourGiB,
            "BINUNICODE: found the end of the file after 1019 bytes, expected 4294967295");
        row("long text", "\x8d" + endless, "BINUNICODE8: found the end of the file after 1015 bytes");
        row("bytes", "B" + fourGiB, "BINBYTES: found the end of the file after 1019 bytes");
        row("long bytes", "\x8e" + endless, "BINBYTES8: found the end of the file after 1015 bytes");
        row("bytearray", "\x96" + endless, "BYTEARRAY8: found the end of the file after 1015 bytes");
        row("Python 2's text", "T" + fourGiB, "BINSTRING: found the end of the file after 1019 bytes");
        row("whole number", "\x8b" + fourGiB, "LONG4: found a whole number of 4294967295 bytes");
        row("frame", "\x95" + endless, "FRAME: found a frame of 18446744073709551615 bytes");
        row("memo", "Nr" + fourGiB, "LONG_BINPUT: found place 4294967295 of the memo");
        row("memo in text", "Np4294967295\n", "PUT: found place 4294967295 of the memo");
        row("extension", "\x84" + fourGiB, "EXT4: found the registered extension 4294967295");
        row("array", pickledArray("\x8a\5" + QByteArray("\0\0\0\0\1", 5)),
            "found 1 bytes, expected 4294967296 elements of 1");
    }

    void pickle_isRefusedWithoutMemory()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        std::string file = filled(bytes).toStdString();
        QElapsedTimer timer;
        timer.start();
        startWatchingAllocations();
        const auto study = readHumanAccuracyPickle(std::move(file), "f.pickle");
        verifyFrugal(timer.elapsed());
        verifyMessage(study, words);
    }
};

QTEST_APPLESS_MAIN(TestHugeLengths)
#include "tst_huge_lengths.moc"
