// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/formats/human_accuracy_pickle.h"
#include "core/text/moment_text.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace human_accuracy_pickle_test {

namespace {

Result<HumanAccuracyStudy> read(const QByteArray& bytes)
{
    return readHumanAccuracyPickle(bytes.toStdString(), "f.pickle");
}

QString noteList(const HumanAccuracyStudy& study)
{
    QStringList notes;
    for (const std::string& note : study.notes)
        notes << QString::fromStdString(note);
    return notes.join(QLatin1Char('|'));
}

}  // namespace

class TestHumanAccuracyPickle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Made by Python 3.11's pickle.dumps(study, protocol).hex() of a study of two images and two
    /// classifiers.
    void smallStudy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* digits) {
            QTest::newRow(name) << QByteArray::fromHex(digits);
        };
        row("protocol 0",
            "286470300a566c6162656c65645f696d616765730a70310a286c70320a56494c53565243323031325f76616c"
            "5f30303030303030310a70330a615676325f303030310a70340a617356616e6e6f745f646174610a70350a28"
            "6470360a5668756d616e5f610a70370a286470380a67330a286470390a566c6162656c0a7031300a566e3031"
            "3434303736340a7031310a735665787472615f696e666f0a7031320a28647031330a5673746172745f74696d"
            "650a7031340a56323031392d31312d30352032333a35393a30302e350a7031350a7356656e645f74696d650a"
            "7031360a56323031392d31312d30385430303a30303a30302e352b30303a30300a7031370a73737367340a28"
            "647031380a6731300a566e30313434333533370a7031390a736731320a28647032300a6731340a4631353732"
            "3935373239362e32350a736731360a636461746574696d650a6461746574696d650a7032310a28635f636f64"
            "6563730a656e636f64650a7032320a285607e30b050c235c75303030305c75303030305c75303030305c7530"
            "3030300a7032330a566c6174696e310a7032340a747032350a527032360a636461746574696d650a74696d65"
            "7a6f6e650a7032370a28636461746574696d650a74696d6564656c74610a7032380a2849300a49300a49300a"
            "747032390a527033300a747033310a527033320a747033330a527033340a73737373567265736e657435300a"
            "7033350a28647033360a67330a28647033370a6731300a6731310a737367340a28647033380a6731300a4e73"
            "73737356696d6167655f6d61700a7033390a28647034300a67330a28647034310a5669640a7034320a67330a"
            "735670726f626c656d617469630a7034330a4930300a737367340a28647034340a6734320a67340a73673433"
            "0a56626c75727265640a7034350a73737356696d6167655f6c6162656c730a7034360a28647034370a67330a"
            "28647034380a56636f72726563740a7034390a286c7035300a6731310a61735677726f6e670a7035310a635f"
            "5f6275696c74696e5f5f0a7365740a7035320a28286c7035330a6731390a61747035340a527035350a735675"
            "6e636c6561720a7035360a28566e30313438343835300a7035370a747035380a737367340a28647035390a67"
            "34390a6735320a28286c7036300a747036310a527036320a736735310a286c7036330a736735360a286c7036"
            "340a73566f64640a7036350a286c7036360a7373735673706c69745f776e6964730a7036370a28647036380a"
            "28566f626a6563740a7036390a747037300a286c7037310a566e30323637323833310a7037320a617328566f"
            "7267616e69736d0a7037330a56646f670a7037340a747037350a6735320a28286c7037360a566e3032303835"
            "3632300a7037370a61747037380a527037390a737356616c6c5f63616e646964617465730a7038300a286470"
            "38310a67340a286c7038320a6731390a61737356776e69645f6d61700a7038330a28647038340a67330a6731"
            "310a7367340a6731390a737356696e697469616c5f616e6e6f74730a7038350a28647038360a67330a286c70"
            "38370a6731310a6173735665787472610a7038380a49310a732e");
        row("protocol 2",
            "80027d710028580e0000006c6162656c65645f696d6167657371015d7102285817000000494c535652433230"
            "31325f76616c5f30303030303030317103580700000076325f30303031710465580a000000616e6e6f745f64"
            "61746171057d710628580700000068756d616e5f6171077d71082868037d71092858050000006c6162656c71"
            "0a58090000006e3031343430373634710b580a00000065787472615f696e666f710c7d710d28580a00000073"
            "746172745f74696d65710e5815000000323031392d31312d30352032333a35393a30302e35710f5808000000"
            "656e645f74696d657110581b000000323031392d31312d30385430303a30303a30302e352b30303a30307111"
            "757568047d711228680a58090000006e30313434333533377113680c7d711428680e4741d7705b1c10000068"
            "10636461746574696d650a6461746574696d650a7115635f636f646563730a656e636f64650a7116580b0000"
            "0007c3a30b050c2300000000711758060000006c6174696e31711886711952711a636461746574696d650a74"
            "696d657a6f6e650a711b636461746574696d650a74696d6564656c74610a711c4b004b004b0087711d52711e"
            "85711f52712086712152712275757558080000007265736e6574353071237d71242868037d7125680a680b73"
            "68047d7126680a4e7375755809000000696d6167655f6d617071277d71282868037d71292858020000006964"
            "712a6803580b00000070726f626c656d61746963712b897568047d712c28682a6804682b5807000000626c75"
            "72726564712d7575580c000000696d6167655f6c6162656c73712e7d712f2868037d7130285807000000636f"
            "727265637471315d7132680b61580500000077726f6e677133635f5f6275696c74696e5f5f0a7365740a7134"
            "5d71356813618571365271375807000000756e636c656172713858090000006e303134383438353071398571"
            "3a7568047d713b28683168345d713c85713d52713e68335d713f68385d714058030000006f646471415d7142"
            "7575580b00000073706c69745f776e69647371437d71442858060000006f626a65637471458571465d714758"
            "090000006e303236373238333171486158080000006f7267616e69736d71495803000000646f67714a86714b"
            "68345d714c58090000006e3032303835363230714d6185714e52714f75580e000000616c6c5f63616e646964"
            "6174657371507d715168045d7152681361735808000000776e69645f6d617071537d7154286803680b680468"
            "1375580e000000696e697469616c5f616e6e6f747371557d715668035d7157680b6173580500000065787472"
            "6171584b01752e");
        row("protocol 4",
            "800495c3020000000000007d94288c0e6c6162656c65645f696d61676573945d94288c17494c535652433230"
            "31325f76616c5f3030303030303031948c0776325f3030303194658c0a616e6e6f745f64617461947d94288c"
            "0768756d616e5f61947d942868037d94288c056c6162656c948c096e3031343430373634948c0a6578747261"
            "5f696e666f947d94288c0a73746172745f74696d65948c15323031392d31312d30352032333a35393a30302e"
            "35948c08656e645f74696d65948c1b323031392d31312d30385430303a30303a30302e352b30303a30309475"
            "7568047d9428680a8c096e303134343335333794680c7d9428680e4741d7705b1c10000068108c0864617465"
            "74696d65948c086461746574696d65949394430a07e30b050c23000000009468158c0874696d657a6f6e6594"
            "939468158c0974696d6564656c74619493944b004b004b008794529485945294869452947575758c08726573"
            "6e65743530947d942868037d94680a680b7368047d94680a4e7375758c09696d6167655f6d6170947d942868"
            "037d94288c0269649468038c0b70726f626c656d6174696394897568047d9428682a6804682b8c07626c7572"
            "7265649475758c0c696d6167655f6c6162656c73947d942868037d94288c07636f7272656374945d94680b61"
            "8c0577726f6e67948f94286813908c07756e636c656172948c096e30313438343835309485947568047d9428"
            "68318f9468335d9468355d948c036f6464945d9475758c0b73706c69745f776e696473947d94288c066f626a"
            "6563749485945d948c096e303236373238333194618c086f7267616e69736d948c03646f679486948f94288c"
            "096e30323038353632309490758c0e616c6c5f63616e64696461746573947d9468045d94681361738c08776e"
            "69645f6d6170947d94286803680b68046813758c0e696e697469616c5f616e6e6f7473947d9468035d94680b"
            "61738c056578747261944b01752e");
    }

    void smallStudy()
    {
        QFETCH(QByteArray, bytes);
        const auto study = read(bytes);
        QVERIFY2(study.has_value(), study ? "" : study.error().message.c_str());
        const std::string first = "ILSVRC2012_val_00000001";
        QCOMPARE(study->labeledImages, (std::vector<std::string>{first, "v2_0001"}));
        QCOMPARE(study->candidateImages, std::vector<std::string>{"v2_0001"});
        QCOMPARE(study->classifiers.size(), std::size_t{2});
        QCOMPARE(study->classifiers[1].answers.size(), std::size_t{1});
        const HumanAccuracyAnswer& answer = study->classifiers[0].answers[0];
        QCOMPARE(answer.wnid, std::string("n01440764"));
        QCOMPARE(*answer.endedAt - *answer.startedAt, Micros((2 * 86'400 + 60) * oneSecond));
        const HumanAccuracyAnswer& second = study->classifiers[0].answers[1];
        QCOMPARE(*second.startedAt, utcFromMicros(1'572'957'296'250'000));
        QCOMPARE(*second.endedAt, utcFromMicros(1'572'957'300'000'000));
        const HumanAccuracyImage& image = study->images.at(first);
        QCOMPARE(image.id, first);
        QCOMPARE(image.assignedWnid, std::string("n01440764"));
        QVERIFY(!image.problematic);
        QCOMPARE(image.annotation.verdictOn("n01440764"), Verdict::Correct);
        QCOMPARE(image.annotation.verdictOn("n01443537"), Verdict::Wrong);
        QCOMPARE(image.annotation.verdictOn("n01484850"), Verdict::Unclear);
        QCOMPARE(image.initialAnnotation.rulings.size(), std::size_t{1});
        QCOMPARE(study->images.at("v2_0001").problem, std::string("blurred"));
        QVERIFY(study->images.at("v2_0001").problematic);
        QCOMPARE(study->slices.size(), std::size_t{2});
        QCOMPARE(study->slices[1].path, (std::vector<std::string>{"organism", "dog"}));
        QCOMPARE(noteList(*study),
                 QStringLiteral("Left out 1 of annot_data's labels that name no class.|"
                                "Left out 1 of rulings' lists under an unknown name.|"
                                "Left out 1 of the file's parts under a name that is not known."));
    }

    void everyCutFile_isRefused_data() { smallStudy_data(); }

    void everyCutFile_isRefused()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!read(bytes.first(length)));
    }

    void otherFiles_areRefused()
    {
        QCOMPARE(
            read("].").error().message,
            std::string("f.pickle: found a list at the top, expected a dict with annot_data, image_labels or "
                        "another part of the study"));
        QVERIFY(!read("}."));
        QVERIFY(read("cos\nsystem\n.").error().message.find("os.system") != std::string::npos);
    }

    void missingAndOddParts_areNoted()
    {
        const auto study = read(
            "(S'annot_data'\n]S'wnid_map'\n(I1\nI2\nS'a'\nN S'a'\n"
            "S'n1'\nd.");
        QVERIFY(!study);  // a blank is no instruction
        const auto odd = read("(S'annot_data'\n]S'wnid_map'\n(I1\nI2\nS'a'\nNS'a'\nS'n1'\ndd.");
        QVERIFY2(odd.has_value(), odd ? "" : odd.error().message.c_str());
        QCOMPARE(odd->images.at("a").assignedWnid, std::string("n1"));
        const QString notes = noteList(*odd);
        QVERIFY(notes.contains(QStringLiteral("The file has no image_map.")));
        QVERIFY(notes.contains(QStringLiteral("Left out annot_data: found a list, expected a dict.")));
        QVERIFY(notes.contains(QStringLiteral("Left out 1 of wnid_map's images without text as key.")));
        QVERIFY(notes.contains(QStringLiteral("Left out 1 of wnid_map's images with the same key")));
    }

    void numbersThatAreNoTime_areNoted()
    {
        const auto study = read(
            "(S'annot_data'\n(S'A'\n(S'1'\n(S'label'\nS'n1'\nS'extra_info'\n(S'start_time'\nFnan\n"
            "S'end_time'\nF1e300\nddddd.");
        QVERIFY2(study.has_value(), study ? "" : study.error().message.c_str());
        const HumanAccuracyAnswer& answer = study->classifiers.at(0).answers.at(0);
        QCOMPARE(answer.wnid, std::string("n1"));
        QVERIFY(!answer.startedAt && !answer.endedAt);
        const QString notes = noteList(*study);
        QVERIFY(notes.contains(QStringLiteral("Left out 1 of annot_data's start_time that are no date")));
        QVERIFY(notes.contains(QStringLiteral("Left out 1 of annot_data's end_time that are no date")));
    }

    void sharedLabels_doNotGrowWithoutBound()
    {
        QByteArray bytes = "(";
        for (int i = 0; i < 3000; ++i)
            bytes += "S'" + QByteArray::number(i) + "'\nS'n1'\n";
        bytes +=
            "dq\1"
            "0(S'annot_data'\n(";
        for (int i = 0; i < 3000; ++i)
            bytes += "S'" + QByteArray::number(i) + "'\nh\1";
        const auto study = read(bytes + "dd.");
        QVERIFY(!study);
        QVERIFY(study.error().message.find("again and again") != std::string::npos);
    }

    void moments_data()
    {
        QTest::addColumn<qint64>("seconds");
        const auto row = [](const char* text, qint64 seconds) { QTest::newRow(text) << seconds; };
        row("2019-11-05T12:34:56Z", 1572957296);
        row("2019-11-05 12:34:56", 1572957296);
        row("2019-11-05 12:34:56.000+01:00", 1572953696);
        row("2019-11-05", 1572912000);
        row("Tue, 05 Nov 2019 12:34:56 GMT", 1572957296);
        row("Tue Nov 05 2019 12:34:56 GMT-0800 (Pacific Standard Time)", 1572986096);
        row("Tue Nov  5 12:34:56 2019", 1572957296);
        row("1572957296", 1572957296);
        for (const char* wrong :
             {"", "soon", "2019-13-05", "2019-11-05 25:00", "2019-11-05 12:34 x", "Nov 2019", "12"})
            row(*wrong == '\0' ? " " : wrong, -1);
    }

    void moments()
    {
        QFETCH(qint64, seconds);
        const auto moment = momentFromText(QTest::currentDataTag());
        QCOMPARE(moment ? static_cast<qint64>(moment->time_since_epoch() / oneSecond) : -1, seconds);
    }
};

}  // namespace human_accuracy_pickle_test

VIZSLA_TEST(tst_human_accuracy_pickle, human_accuracy_pickle_test::TestHumanAccuracyPickle)
#include "tst_human_accuracy_pickle.moc"
