// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "tests/core/pickle_dump.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace pickle_refusals_test {

class TestPickleRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void code_isRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const QByteArray& bytes, const char* named) {
            QTest::newRow(name) << bytes << QByteArray(named);
        };
        row("os.system", "cos\nsystem\n(S'touch executed'\ntR.",
            "f.pickle, byte 0, instruction GLOBAL: found the name \"os.system\", expected plain data "
            "(nothing is "
            "executed)");
        row("posix.system", "\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x01x\x85R.",
            "byte 17, instruction STACK_GLOBAL: found the name \"posix.system\"");
        row("eval", "c__builtin__\neval\n(S'1'\ntR.", "\"__builtin__.eval\"");
        row("getattr", "cbuiltins\ngetattr\n.", "\"builtins.getattr\"");
        row("nested name",
            "\x80\x04\x8c\x08"
            "builtins\x8c\x0dlist.__init__\x93.",
            "\"builtins.list.__init__\"");
        row("unprintable name", "cos\n\x1b[2J\xff\n.", "\"os.?[2J?\"");
        row("REDUCE of no name", "])R.",
            "byte 2, instruction REDUCE: found a list, expected the constructor to call");
        row("REDUCE of a type", "cbuiltins\nint\n)R.", "REDUCE: found a call of builtins.int");
        row("NEWOBJ", "cbuiltins\nlist\n)\x81.", "NEWOBJ: found an object of \"builtins.list\"");
        row("NEWOBJ_EX", "cbuiltins\nset\n)}\x92.", "NEWOBJ_EX: found an object of \"builtins.set\"");
        row("INST", "(ios\nsystem\n.", "INST: found an object of \"os.system\"");
        row("OBJ", "(cbuiltins\nlist\no.", "OBJ: found an object of \"builtins.list\"");
        row("BUILD", "}}b.", "BUILD: found the state of an object to set on a dict");
        row("BUILD with __setstate__", "cbuiltins\nlist\n)R}S'__setstate__'\ncos\nsystem\nsb.",
            "\"os.system\"");
        row("BUILD on a name", "cbuiltins\nlist\n}b.",
            "BUILD: found the state of an object to set on a constructor");
        row("PERSID", "Pabc\n.", "PERSID: found the value \"abc\" outside the file");
        row("BINPERSID", "NQ.", "BINPERSID: found a value outside the file");
        row("EXT1", "\x82\x07.", "EXT1: found the registered extension 7");
        row("EXT4", QByteArray("\x84\x01\x01\0\0.", 6), "EXT4: found the registered extension 257");
        row("NEXT_BUFFER", "\x97.", "NEXT_BUFFER: found a value outside the file");
        row("codecs", "c_codecs\nencode\n(S'x'\nS'rot13'\ntR.", "REDUCE: found other arguments");
    }

    void code_isRefusedByName()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, named);
        const QByteArray result = readBytes(bytes);
        QVERIFY2(result.startsWith("f.pickle, byte "), result.constData());
        QVERIFY2(result.contains(named), result.constData());
        QVERIFY(!QFile::exists(QStringLiteral("executed")));
    }

    void damage_isRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const QByteArray& bytes, const char* message) {
            QTest::newRow(name) << bytes << QByteArray(message);
        };
        row("empty", "",
            "f.pickle, byte 0: found the end of the file, expected an instruction of a Python pickle");
        row("no pickle", "\xff\xd8\xff", "byte 0: found byte value 255, expected an instruction");
        row("4 GiB in 1 KiB", QByteArray("X\xff\xff\xff\xff") + QByteArray(1019, 'x'),
            "byte 0, instruction BINUNICODE: found the end of the file after 1019 bytes, expected "
            "4294967295");
        row("endless bytes", "\x8e\xff\xff\xff\xff\xff\xff\xff\xff",
            "BINBYTES8: found the end of the file after 0");
        row("endless frame", "\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\xffN.",
            "FRAME: found a frame of 18446");
        row("later protocol", "\x80\x06N.", "PROTO: found protocol 6, expected 0 to 5");
        row("unknown memo", "h\x05.", "BINGET: found place 5 of the memo");
        row("memo far away", "NrÿÿÿN.", "LONG_BINPUT: found place");
        row("no mark", "Nt.", "TUPLE: found no mark");
        row("nothing at the end", ".", "STOP: found 0 values on the stack, expected 1");
        row("below the mark", "N(a.", "APPEND: found 0 values on the stack, expected 2");
        row("append to a dict", "}Na.", "APPEND: found a dict, expected a list to fill");
        row("key without value", "(Nd.", "DICT: found a key without a value");
        row("no number", "Ix\n.", "INT: found another line, expected a whole number");
        row("no float", "Fx\n.", "FLOAT: found another line, expected a number");
        row("no quotes", "Sx\n.", "STRING: found another line, expected text in quotes");
        row("immense number", QByteArray("\x8b\0\x01\0\0", 5) + QByteArray(256, '\1') + ".",
            "LONG4: found a whole number of 256 bytes, expected at most 255");
        row("no date", "cdatetime\ndate\n(S'abcd'\ntR.", "REDUCE: found other arguments, expected a date");
    }

    void damage_isRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, message);
        const QByteArray result = readBytes(bytes);
        QVERIFY2(result.contains(message), result.constData());
    }

    void aMillionDeep_isRead()
    {
        const qsizetype depth = 1'000'000;
        const auto document = readPickle(
            QByteArray(QByteArray(depth, ']') + QByteArray(depth - 1, 'a') + ".").toStdString(), "deep");
        QVERIFY(document.has_value());
        PickleRef value = document->root();
        qsizetype found = 1;
        for (; value.size() == 1; ++found)
            value = *value.items().begin();
        QCOMPARE(found, depth);
        QVERIFY(
            readPickle(QByteArray("N" + QByteArray(depth, '\x85') + ".").toStdString(), "deep").has_value());
        QVERIFY(!readPickle(QByteArray(depth, '(').toStdString(), "deep").has_value());
    }

    void sharedValues_takeNoFurtherMemory()
    {
        QByteArray laughs = "](Nlq\1";
        for (int i = 0; i < 60; ++i)
            laughs += "(h\1h\1h\1h\1lq\1";
        const auto document = readPickle(QByteArray(laughs + ".").toStdString(), "laughs");
        QVERIFY(document.has_value());
        QCOMPARE(document->root().size(), std::size_t{4});
    }

    void copiesOfSharedValues_areBounded()
    {
        QByteArray bytes = "(" + QByteArray(20'000, 'N') + "lq\1cbuiltins\ntuple\nq\2";
        for (int i = 0; i < 20'000; ++i)
            bytes += "0h\2h\1\x85R";
        const QByteArray result = readBytes(bytes + ".");
        QVERIFY2(result.contains("too large for the file's size"), result.constData());
    }
};

}  // namespace pickle_refusals_test

VIZSLA_TEST(tst_pickle_refusals, pickle_refusals_test::TestPickleRefusals)
#include "tst_pickle_refusals.moc"
