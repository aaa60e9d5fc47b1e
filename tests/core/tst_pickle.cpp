// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>
#include <bit>

#include "core/formats/pickle.h"

using namespace vizsla;

// The hexadecimal literals are pickle.dumps(value, protocol).hex() of Python 3.11 (numpy 1.24) for the value
// named above the rows.

namespace {

QByteArray dump(const PickleRef& value, int depth = 0);

QByteArray dumpItems(const PickleRef& value, int depth)
{
    QByteArrayList items;
    if (value.isDict())
        for (const PickleEntry& entry : value.entries())
            items << dump(entry.key, depth) + ":" + dump(entry.value, depth);
    else
        for (const PickleRef& item : value.items())
            items << dump(item, depth);
    if (value.type() == PickleType::Set || value.type() == PickleType::FrozenSet)
        std::ranges::sort(items);
    return items.join(',');
}

QByteArray hex(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex();
}

/// A value on one line, as the Python in randomData_roundTrips writes it too.
QByteArray dump(const PickleRef& value, int depth)
{
    if (depth > 50)
        return "...";
    switch (value.type()) {
        case PickleType::None:
            return "N";
        case PickleType::Bool:
            return *value.asBool() ? "T" : "F";
        case PickleType::Int:
            return "i" + QByteArray::number(static_cast<qlonglong>(*value.asInt()));
        case PickleType::BigInt:
            return "i" + QByteArray::fromStdString(std::string(*value.asText()));
        case PickleType::Float:
            return "f" + QByteArray::number(
                             static_cast<qulonglong>(std::bit_cast<std::uint64_t>(*value.asFloat())));
        case PickleType::Bytes:
            return "b" + hex(*value.asBytes());
        case PickleType::ByteArray:
            return "a" + hex(*value.asBytes());
        case PickleType::Text:
            return "s" + hex(*value.asText());
        case PickleType::List:
            return "[" + dumpItems(value, depth + 1) + "]";
        case PickleType::Tuple:
            return "(" + dumpItems(value, depth + 1) + ")";
        case PickleType::Dict:
            return "{" + dumpItems(value, depth + 1) + "}";
        case PickleType::Set:
            return "<" + dumpItems(value, depth + 1) + ">";
        case PickleType::FrozenSet:
            return "|" + dumpItems(value, depth + 1) + "|";
        default:
            return value.asMicros() ? (value.hasTimeZone() ? "z" : "d") +
                                          QByteArray::number(static_cast<qlonglong>(*value.asMicros()))
                                    : QByteArray("?");
    }
}

/// The value, or the error's message.
QByteArray readBytes(const QByteArray& bytes)
{
    const auto document = readPickle(bytes.toStdString(), "f.pickle");
    return document ? dump(document->root()) : QByteArray::fromStdString(document.error().message);
}

QByteArray readHex(const char* digits)
{
    return readBytes(QByteArray::fromHex(digits));
}

}  // namespace

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

    /// [datetime(2019, 11, 5, 12, 34, 56, 789, timezone(timedelta(hours=-8))), datetime(2019, 11, 5, 12, 34,
    /// 56), date(1969, 12, 31), timedelta(2, 3, 4), OrderedDict(a=1), defaultdict(list, {'b': [2]})]
    void timesAndCollections_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* digits) {
            QTest::newRow(name) << QByteArray::fromHex(digits);
        };
        row("protocol 0",
            "286c70300a636461746574696d650a6461746574696d650a70310a28635f636f646563730a656e636f64650a"
            "70320a285607e30b050c22385c753030303003150a70330a566c6174696e310a70340a7470350a5270360a63"
            "6461746574696d650a74696d657a6f6e650a70370a28636461746574696d650a74696d6564656c74610a7038"
            "0a28492d310a4935373630300a49300a7470390a527031300a747031310a527031320a747031330a52703134"
            "0a6167310a2867320a285607e30b050c22385c75303030305c75303030305c75303030300a7031350a67340a"
            "747031360a527031370a747031380a527031390a61636461746574696d650a646174650a7032300a2867320a"
            "285607b10c1f0a7032310a67340a747032320a527032330a747032340a527032350a6167380a2849320a4933"
            "0a49340a747032360a527032370a6163636f6c6c656374696f6e730a4f726465726564446963740a7032380a"
            "2874527032390a56610a7033300a49310a736163636f6c6c656374696f6e730a64656661756c74646963740a"
            "7033310a28635f5f6275696c74696e5f5f0a6c6973740a7033320a747033330a527033340a56620a7033350a"
            "286c7033360a49320a6173612e");
        row("protocol 2",
            "80025d710028636461746574696d650a6461746574696d650a7101635f636f646563730a656e636f64650a71"
            "02580b00000007c3a30b050c2238000315710358060000006c6174696e317104867105527106636461746574"
            "696d650a74696d657a6f6e650a7107636461746574696d650a74696d6564656c74610a71084affffffff4d00"
            "e14b0087710952710a85710b52710c86710d52710e68016802580b00000007c3a30b050c2238000000710f68"
            "04867110527111857112527113636461746574696d650a646174650a71146802580500000007c2b10c1f7115"
            "680486711652711785711852711968084b024b034b0487711a52711b63636f6c6c656374696f6e730a4f7264"
            "65726564446963740a711c2952711d580100000061711e4b017363636f6c6c656374696f6e730a6465666175"
            "6c74646963740a711f635f5f6275696c74696e5f5f0a6c6973740a712085712152712258010000006271235d"
            "71244b026173652e");
        row("protocol 5",
            "800595f0000000000000005d94288c086461746574696d65948c086461746574696d65949394430a07e30b05"
            "0c22380003159468018c0874696d657a6f6e6594939468018c0974696d6564656c74619493944affffffff4d"
            "00e14b008794529485945294869452946803430a07e30b050c2238000000948594529468018c046461746594"
            "9394430407b10c1f948594529468084b024b034b04879452948c0b636f6c6c656374696f6e73948c0b4f7264"
            "65726564446963749493942952948c0161944b017368198c0b64656661756c74646963749493948c08627569"
            "6c74696e73948c046c697374949394859452948c0162945d944b026173652e");
    }

    void timesAndCollections()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(readBytes(bytes),
                 "[z1572986096000789,d1572957296000000,d-86400000000,d172803000004,{s61:i1},"
                 "{s62:[i2]}]");
    }

    /// [int64(-5), float32(0.5), str_('aß'), bool_(True), array([1, -2, 300], '>i4'), array(['x', 'yz']),
    /// array([None, 'o'], dtype=object), uint64(2**64-1)]
    void numpy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* digits) {
            QTest::newRow(name) << QByteArray::fromHex(digits);
        };
        row("protocol 0",
            "286c70300a636e756d70792e636f72652e6d756c746961727261790a7363616c61720a70310a28636e756d70"
            "790a64747970650a70320a285669380a70330a4930300a4930310a7470340a5270350a2849330a563c0a7036"
            "0a4e4e4e492d310a492d310a49300a7470370a62635f636f646563730a656e636f64650a70380a2856fbffff"
            "ffffffffff0a70390a566c6174696e310a7031300a747031310a527031320a747031330a527031340a616731"
            "0a2867320a285666340a7031350a4930300a4930310a747031360a527031370a2849330a67360a4e4e4e492d"
            "310a492d310a49300a747031380a6267380a28565c75303030305c75303030305c75303030303f0a7031390a"
            "6731300a747032300a527032310a747032320a527032330a6167310a2867320a285655320a7032340a493030"
            "0a4930310a747032350a527032360a2849330a67360a4e4e4e49380a49340a49380a747032370a6267380a28"
            "56615c75303030305c75303030305c7530303030df5c75303030305c75303030305c75303030300a7032380a"
            "6731300a747032390a527033300a747033310a527033320a6167310a2867320a285662310a7033330a493030"
            "0a4930310a747033340a527033350a2849330a567c0a7033360a4e4e4e492d310a492d310a49300a74703337"
            "0a6267380a2856010a7033380a6731300a747033390a527034300a747034310a527034320a61636e756d7079"
            "2e636f72652e6d756c746961727261790a5f7265636f6e7374727563740a7034330a28636e756d70790a6e64"
            "61727261790a7034340a2849300a747034350a67380a2856620a7034360a6731300a747034370a527034380a"
            "747034390a527035300a2849310a2849330a747035310a67320a285669340a7035320a4930300a4930310a74"
            "7035330a527035340a2849330a563e0a7035350a4e4e4e492d310a492d310a49300a747035360a624930300a"
            "67380a28565c75303030305c75303030305c753030303001fffffffe5c75303030305c7530303030012c0a70"
            "35370a6731300a747035380a527035390a747036300a62616734330a286734340a2849300a747036310a6734"
            "380a747036320a527036330a2849310a2849320a747036340a67320a285655320a7036350a4930300a493031"
            "0a747036360a527036370a2849330a67360a4e4e4e49380a49340a49380a747036380a624930300a67380a28"
            "56785c75303030305c75303030305c75303030305c75303030305c75303030305c75303030305c7530303030"
            "795c75303030305c75303030305c75303030307a5c75303030305c75303030305c75303030300a7036390a67"
            "31300a747037300a527037310a747037320a62616734330a286734340a2849300a747037330a6734380a7470"
            "37340a527037350a2849310a2849320a747037360a67320a28564f380a7037370a4930300a4930310a747037"
            "380a527037390a2849330a6733360a4e4e4e492d310a492d310a4936330a747038300a624930300a286c7038"
            "310a4e61566f0a7038320a61747038330a626167310a2867320a285675380a7038340a4930300a4930310a74"
            "7038350a527038360a2849330a67360a4e4e4e492d310a492d310a49300a747038370a6267380a2856ffffff"
            "ffffffffff0a7038380a6731300a747038390a527039300a747039310a527039320a612e");
        row("protocol 2",
            "80025d710028636e756d70792e636f72652e6d756c746961727261790a7363616c61720a7101636e756d7079"
            "0a64747970650a71025802000000693871038988877104527105284b0358010000003c71064e4e4e4affffff"
            "ff4affffffff4b0074710762635f636f646563730a656e636f64650a71085810000000c3bbc3bfc3bfc3bfc3"
            "bfc3bfc3bfc3bf710958060000006c6174696e31710a86710b52710c86710d52710e68016802580200000066"
            "34710f8988877110527111284b0368064e4e4e4affffffff4affffffff4b0074711262680858040000000000"
            "003f7113680a86711452711586711652711768016802580200000055327118898887711952711a284b036806"
            "4e4e4e4b084b044b0874711b626808580900000061000000c39f000000711c680a86711d52711e86711f5271"
            "20680168025802000000623171218988877122527123284b0358010000007c71244e4e4e4affffffff4affff"
            "ffff4b007471256268085801000000017126680a86712752712886712952712a636e756d70792e636f72652e"
            "6d756c746961727261790a5f7265636f6e7374727563740a712b636e756d70790a6e6461727261790a712c4b"
            "0085712d6808580100000062712e680a86712f527130877131527132284b014b038571336802580200000069"
            "3471348988877135527136284b0358010000003e71374e4e4e4affffffff4affffffff4b0074713862896808"
            "581000000000000001c3bfc3bfc3bfc3be0000012c7139680a86713a52713b74713c62682b682c4b0085713d"
            "683087713e52713f284b014b0285714068025802000000553271418988877142527143284b0368064e4e4e4b"
            "084b044b087471446289680858100000007800000000000000790000007a0000007145680a86714652714774"
            "714862682b682c4b00857149683087714a52714b284b014b0285714c680258020000004f38714d898887714e"
            "52714f284b0368244e4e4e4affffffff4affffffff4b3f74715062895d7151284e58010000006f7152657471"
            "5362680168025802000000753871548988877155527156284b0368064e4e4e4affffffff4affffffff4b0074"
            "71576268085810000000c3bfc3bfc3bfc3bfc3bfc3bfc3bfc3bf7158680a86715952715a86715b52715c652e");
        row("protocol 5",
            "8005954a020000000000005d94288c156e756d70792e636f72652e6d756c74696172726179948c067363616c"
            "61729493948c056e756d7079948c0564747970659493948c02693894898887945294284b038c013c944e4e4e"
            "4affffffff4affffffff4b007494624308fbffffffffffffff9486945294680368068c026634948988879452"
            "94284b03680a4e4e4e4affffffff4affffffff4b0074946243040000003f9486945294680368068c02553294"
            "898887945294284b03680a4e4e4e4b084b044b08749462430861000000df0000009486945294680368068c02"
            "623194898887945294284b038c017c944e4e4e4affffffff4affffffff4b0074946243010194869452948c12"
            "6e756d70792e636f72652e6e756d65726963948c0b5f66726f6d62756666657294939428960c000000000000"
            "0000000001fffffffe0000012c9468068c02693494898887945294284b038c013e944e4e4e4affffffff4aff"
            "ffffff4b007494624b0385948c01439474945294682728961000000000000000780000000000000079000000"
            "7a0000009468068c02553294898887945294284b03680a4e4e4e4b084b044b087494624b028594682f749452"
            "9468018c0c5f7265636f6e73747275637494939468048c076e6461727261799493944b008594430162948794"
            "5294284b014b02859468068c024f3894898887945294284b0368204e4e4e4affffffff4affffffff4b3f7494"
            "62895d94284e8c016f9465749462680368068c02753894898887945294284b03680a4e4e4e4affffffff4aff"
            "ffffff4b007494624308ffffffffffffffff9486945294652e");
    }

    void numpy()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(readBytes(bytes),
                 "[i-5,f4602678819172646912,s61c39f,T,[i1,i-2,i300],[s78,s797a],[N,s6f],"
                 "i18446744073709551615]");
    }

    void cutNumpy_isRefused_data() { numpy_data(); }

    void cutNumpy_isRefused()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(readBytes(bytes.first(length)).startsWith("f.pickle, byte "));
    }

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

    void cycle_isAReferenceToItself()
    {
        const auto document = readPickle("]q\1h\1a.", "f.pickle");
        QVERIFY2(document.has_value(), document ? "" : document.error().message.c_str());
        QCOMPARE((*document->root().items().begin()).id(), document->root().id());
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

QTEST_APPLESS_MAIN(TestPickle)
#include "tst_pickle.moc"
