// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "tests/core/pickle_dump.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace pickle_test {

// The hexadecimal literals are pickle.dumps(value, protocol).hex() of Python 3.11 (numpy 1.24) for the value
// named above the rows.

class TestPickle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// {'n': None, 't': True, 'f': False, 'i': [0, -1, 255, 256, 65535, 65536, -2**31, 2**31, 2**63-1,
    /// -2**63, 2**63, -2**63-1, 10**30], 'x': [0.5, -1e300, inf], 'b': b'a\x00\xff', 'e': b'', 's': a text of
    /// several scripts, 'l': [[], [1]], 'u': tuples of 0 to 4, 'q': {7}, 'z': frozenset([7]), 'y':
    /// bytearray(b'\x01\xfe')}
    void plainData_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* digits) {
            QTest::newRow(name) << QByteArray::fromHex(digits);
        };
        row("protocol 0",
            "286470300a566e0a70310a4e7356740a70320a4930310a7356660a70330a4930300a7356690a70340a286c70"
            "350a49300a61492d310a61493235350a61493235360a614936353533350a614936353533360a61492d323134"
            "373438333634380a614c323134373438333634384c0a614c393232333337323033363835343737353830374c"
            "0a614c2d393232333337323033363835343737353830384c0a614c3932323333373230333638353437373538"
            "30384c0a614c2d393232333337323033363835343737353830394c0a614c3130303030303030303030303030"
            "30303030303030303030303030303030304c0a617356780a70360a286c70370a46302e350a61462d31652b33"
            "30300a6146696e660a617356620a70380a635f636f646563730a656e636f64650a70390a2856615c75303030"
            "30ff0a7031300a566c6174696e310a7031310a747031320a527031330a7356650a7031340a635f5f6275696c"
            "74696e5f5f0a62797465730a7031350a2874527031360a7356730a7031370a564bf67465725c75303030615c"
            "75303035635c75373264375c5530303031663630300a7031380a73566c0a7031390a286c7032300a286c7032"
            "310a61286c7032320a49310a61617356750a7032330a2828742849310a747032340a2849310a49320a747032"
            "350a2849310a49320a49330a747032360a2849310a49320a49330a49340a747032370a747032380a7356710a"
            "7032390a635f5f6275696c74696e5f5f0a7365740a7033300a28286c7033310a49370a61747033320a527033"
            "330a73567a0a7033340a635f5f6275696c74696e5f5f0a66726f7a656e7365740a7033350a28286c7033360a"
            "49370a61747033370a527033380a7356790a7033390a635f5f6275696c74696e5f5f0a627974656172726179"
            "0a7034300a2867390a285601fe0a7034310a6731310a747034320a527034330a747034340a527034350a732e");
        row("protocol 1",
            "7d71002858010000006e71014e58010000007471024930310a58010000006671034930300a58010000006971"
            "045d7105284b004affffffff4bff4d00014dffff4a000001004a000000804c323134373438333634384c0a4c"
            "393232333337323033363835343737353830374c0a4c2d393232333337323033363835343737353830384c0a"
            "4c393232333337323033363835343737353830384c0a4c2d393232333337323033363835343737353830394c"
            "0a4c313030303030303030303030303030303030303030303030303030303030304c0a655801000000787106"
            "5d710728473fe000000000000047fe37e43c8800759c477ff0000000000000655801000000627108635f636f"
            "646563730a656e636f64650a71092858040000006100c3bf710a58060000006c6174696e31710b74710c5271"
            "0d580100000065710e635f5f6275696c74696e5f5f0a62797465730a710f295271105801000000737111580f"
            "0000004bc3b67465720a5ce78b97f09f9880711258010000006c71135d7114285d71155d71164b0161655801"
            "0000007571172829284b01747118284b014b02747119284b014b024b0374711a284b014b024b034b0474711b"
            "74711c580100000071711d635f5f6275696c74696e5f5f0a7365740a711e285d711f4b076174712052712158"
            "010000007a7122635f5f6275696c74696e5f5f0a66726f7a656e7365740a7123285d71244b07617471255271"
            "265801000000797127635f5f6275696c74696e5f5f0a6279746561727261790a712828680928580300000001"
            "c3be7129680b74712a52712b74712c52712d752e");
        row("protocol 2",
            "80027d71002858010000006e71014e58010000007471028858010000006671038958010000006971045d7105"
            "284b004affffffff4bff4d00014dffff4a000001004a000000808a0500000080008a08ffffffffffffff7f8a"
            "0800000000000000808a090000000000000080008a09ffffffffffffff7fff8a0d00000040eaed7446d09c2c"
            "9f0c6558010000007871065d710728473fe000000000000047fe37e43c8800759c477ff00000000000006558"
            "01000000627108635f636f646563730a656e636f64650a710958040000006100c3bf710a58060000006c6174"
            "696e31710b86710c52710d580100000065710e635f5f6275696c74696e5f5f0a62797465730a710f29527110"
            "5801000000737111580f0000004bc3b67465720a5ce78b97f09f9880711258010000006c71135d7114285d71"
            "155d71164b016165580100000075711728294b018571184b014b028671194b014b024b0387711a284b014b02"
            "4b034b0474711b74711c580100000071711d635f5f6275696c74696e5f5f0a7365740a711e5d711f4b076185"
            "712052712158010000007a7122635f5f6275696c74696e5f5f0a66726f7a656e7365740a71235d71244b0761"
            "8571255271265801000000797127635f5f6275696c74696e5f5f0a6279746561727261790a71286809580300"
            "000001c3be7129680b86712a52712b85712c52712d752e");
        row("protocol 3",
            "80037d71002858010000006e71014e58010000007471028858010000006671038958010000006971045d7105"
            "284b004affffffff4bff4d00014dffff4a000001004a000000808a0500000080008a08ffffffffffffff7f8a"
            "0800000000000000808a090000000000000080008a09ffffffffffffff7fff8a0d00000040eaed7446d09c2c"
            "9f0c6558010000007871065d710728473fe000000000000047fe37e43c8800759c477ff00000000000006558"
            "0100000062710843036100ff7109580100000065710a4300710b580100000073710c580f0000004bc3b67465"
            "720a5ce78b97f09f9880710d58010000006c710e5d710f285d71105d71114b01616558010000007571122829"
            "4b018571134b014b028671144b014b024b03877115284b014b024b034b047471167471175801000000717118"
            "636275696c74696e730a7365740a71195d711a4b076185711b52711c58010000007a711d636275696c74696e"
            "730a66726f7a656e7365740a711e5d711f4b07618571205271215801000000797122636275696c74696e730a"
            "6279746561727261790a7123430201fe7124857125527126752e");
        row("protocol 4",
            "8004952c010000000000007d94288c016e944e8c017494888c016694898c0169945d94284b004affffffff4b"
            "ff4d00014dffff4a000001004a000000808a0500000080008a08ffffffffffffff7f8a080000000000000080"
            "8a090000000000000080008a09ffffffffffffff7fff8a0d00000040eaed7446d09c2c9f0c658c0178945d94"
            "28473fe000000000000047fe37e43c8800759c477ff0000000000000658c01629443036100ff948c01659443"
            "00948c0173948c0f4bc3b67465720a5ce78b97f09f9880948c016c945d94285d945d944b0161658c01759428"
            "294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0171948f94284b07908c01"
            "7a94284b0791948c0179948c086275696c74696e73948c09627974656172726179949394430201fe94859452"
            "94752e");
        row("protocol 5",
            "80059516010000000000007d94288c016e944e8c017494888c016694898c0169945d94284b004affffffff4b"
            "ff4d00014dffff4a000001004a000000808a0500000080008a08ffffffffffffff7f8a080000000000000080"
            "8a090000000000000080008a09ffffffffffffff7fff8a0d00000040eaed7446d09c2c9f0c658c0178945d94"
            "28473fe000000000000047fe37e43c8800759c477ff0000000000000658c01629443036100ff948c01659443"
            "00948c0173948c0f4bc3b67465720a5ce78b97f09f9880948c016c945d94285d945d944b0161658c01759428"
            "294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0171948f94284b07908c01"
            "7a94284b0791948c01799496020000000000000001fe94752e");
    }

    void plainData()
    {
        QFETCH(QByteArray, bytes);
        const QByteArray text = QStringLiteral("Köter\n\\狗😀").toUtf8().toHex();
        QCOMPARE(
            readBytes(bytes),
            "{s6e:N,s74:T,s66:F,s69:[i0,i-1,i255,i256,i65535,i65536,i-2147483648,i2147483648,"
            "i9223372036854775807,i-9223372036854775808,i9223372036854775808,i-9223372036854775809,"
            "i1000000000000000000000000000000],s78:[f4602678819172646912,f18318360957983683996,"
            "f9218868437227405312],s62:b6100ff,s65:b,s73:s" +
                text +
                ",s6c:[[],[i1]],s75:((),(i1),(i1,i2),(i1,i2,i3),(i1,i2,i3,i4)),s71:<i7>,s7a:|i7|,s79:a01fe}");
    }

    void everyCutFile_isRefused_data() { plainData_data(); }

    void everyCutFile_isRefused()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            const QByteArray result = readBytes(bytes.first(length));
            QVERIFY2(result.startsWith("f.pickle, byte "), result.constData());
            QVERIFY2(result.contains(", expected "), result.constData());
        }
    }

    void cycle_isAReferenceToItself()
    {
        const auto document = readPickle("]q\1h\1a.", "f.pickle");
        QVERIFY2(document.has_value(), document ? "" : document.error().message.c_str());
        QCOMPARE((*document->root().items().begin()).id(), document->root().id());
    }

    void duplicateKeys_theLastCounts()
    {
        const auto document = readPickle("(S'a'\nI1\nS'b'\nI2\nS'a'\nI3\nd.", "f.pickle");
        QVERIFY(document.has_value());
        QCOMPARE(document->root().size(), std::size_t{3});
        QCOMPARE(*document->root().find("a")->asInt(), 3);
        QVERIFY(!document->root().find("c"));
    }

    void badUtf8_becomesReplacementCharacters()
    {
        QCOMPARE(readHex("58020000006180"
                         "2e"),
                 "s61efbfbd");
        QCOMPARE(readHex("5502ff00"
                         "2e"),
                 "bff00");
        QCOMPARE(readHex("53275c7834315c31303178270a2e"), "s414178");
    }

    void missingFile_isNotFound()
    {
        const auto document = readPickleFile("/nowhere/f.pickle");
        QVERIFY(!document);
        QCOMPARE(document.error().kind, ErrorKind::NotFound);
    }

    void randomData_roundTrips()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("no python3 to write pickles with");
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QString::fromUtf8(randomPickles)});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArrayList lines = process.readAllStandardOutput().trimmed().split('\n');
        QVERIFY2(lines.size() == 2 * 6 * 100, process.readAllStandardError().constData());
        for (qsizetype i = 0; i < lines.size(); i += 2)
            QCOMPARE(readBytes(QByteArray::fromHex(lines[i])), lines[i + 1]);
    }

private:
    static constexpr const char* randomPickles =
        "import pickle, random, struct\n"
        "random.seed(7)\n"
        "def text(): return ''.join(chr(random.choice([10, 39, 92, 97, 233, 29399, 128512, 0])) for _ in\n"
        "    range(random.choice([0, 1, 5, 300])))\n"
        "def scalar():\n"
        "    return random.choice([lambda: None, lambda: True, lambda: False, text, random.random,\n"
        "        lambda: random.getrandbits(random.choice([1, 8, 31, 32, 63, 64, 200])) * random.choice([1, "
        "-1]),\n"
        "        lambda: random.randbytes(random.choice([0, 1, 9, 300]))])()\n"
        "def value(d):\n"
        "    if d == 0 or random.random() < 0.3: return scalar()\n"
        "    many = range(random.choice([0, 1, 2, 3, 4, 9]))\n"
        "    return random.choice([lambda: [value(d - 1) for _ in many], lambda: tuple(value(d - 1) for _ in "
        "many),\n"
        "        lambda: {scalar(): value(d - 1) for _ in many}, lambda: {scalar() for _ in many},\n"
        "        lambda: frozenset(scalar() for _ in many), lambda: bytearray(random.randbytes(3)),\n"
        "        lambda: [value(d - 1)] * 3])()\n"
        "def dump(v):\n"
        "    if v is None: return 'N'\n"
        "    if v is True: return 'T'\n"
        "    if v is False: return 'F'\n"
        "    j = lambda items: ','.join(items)\n"
        "    return {int: lambda: 'i%d' % v, float: lambda: 'f%d' % struct.unpack('Q', struct.pack('d', "
        "v)),\n"
        "        bytes: lambda: 'b' + v.hex(), bytearray: lambda: 'a' + v.hex(), str: lambda: 's' + "
        "v.encode().hex(),\n"
        "        list: lambda: '[' + j(map(dump, v)) + ']', tuple: lambda: '(' + j(map(dump, v)) + ')',\n"
        "        dict: lambda: '{' + j(dump(k) + ':' + dump(w) for k, w in v.items()) + '}',\n"
        "        set: lambda: '<' + j(sorted(map(dump, v))) + '>',\n"
        "        frozenset: lambda: '|' + j(sorted(map(dump, v))) + '|'}[type(v)]()\n"
        "for _ in range(100):\n"
        "    v = value(5)\n"
        "    for p in range(6):\n"
        "        print(pickle.dumps(v, p).hex()); print(dump(v))\n";
};

}  // namespace pickle_test

VIZSLA_TEST(tst_pickle, pickle_test::TestPickle)
#include "tst_pickle.moc"
