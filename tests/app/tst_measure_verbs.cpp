// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <cmath>

#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace measure_verbs_test {

namespace {

bool isNear(const QJsonValue& value, double wanted, double tolerance = 1e-9)
{
    return value.isDouble() && std::abs(value.toDouble() - wanted) <= tolerance;
}

/// The object of the list that has this name.
QJsonObject named(const QJsonValue& list, const QString& name)
{
    for (const QJsonValue& each : list.toArray()) {
        if (each[QStringLiteral("name")] == name)
            return each.toObject();
    }
    return {};
}

}  // namespace

/// The verbs that measure, through the real program: on a study of five images and on the published
/// predictions.
class MeasureVerbsTest : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void robustness_printsDropsAndTheLine();
    void compare_printsTheFourCountsAndP();
    void mistakes_namesTheClasses();
    void group_scoresTheVoteAndListsWhatAllMiss();
    void help_namesEveryOption();
    void failures_areStatus1AndOneLine_data();
    void failures_areStatus1AndOneLine();
    void wrongUsage_isStatus2_data();
    void wrongUsage_isStatus2();
    void publishedPredictions_giveTheFiguresOfASeparateProgram();
};

/// Two models on five images of fruit, in two test sets: "a" gets 4 and 3 of them, "b" 3 and 1.
void MeasureVerbsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    write("classes.csv",
          "id,names,parents,gloss\nfruit,fruit,,\napple,apple,fruit,\npear,pear,fruit,\nfig,fig,fruit,\n");
    write("images.csv", "image,wnid\n1,apple\n2,apple\n3,apple\n4,pear\n5,pear\n");
    for (const char* folder : {"one", "two"})
        QVERIFY(QDir(m_folder.path()).mkdir(QString::fromUtf8(folder)));
    write("one/a.csv", "image,prediction\n1,apple\n2,apple\n3,fig\n4,pear\n5,pear\n");
    write("one/b.csv", "image,prediction\n1,apple\n2,apple\n3,fig\n4,pear\n5,apple\n");
    write("two/a.csv", "image,prediction\n1,apple\n2,apple\n3,fig\n4,fig\n5,pear\n");
    write("two/b.csv", "image,prediction\n1,fig\n2,fig\n3,fig\n4,pear\n5,fig\n");
    QCOMPARE(vizsla("new study.vizsla --classes classes.csv").status, 0);
    for (const char* line :
         {"import study.vizsla test-set one images.csv", "import study.vizsla test-set two images.csv",
          "import study.vizsla predictions one one", "import study.vizsla predictions two two"}) {
        const Outcome imported = vizsla(line);
        QVERIFY2(imported.status == 0, imported.error.constData());
    }
}

void MeasureVerbsTest::robustness_printsDropsAndTheLine()
{
    const Outcome outcome = vizsla("robustness study.vizsla --format json");
    QCOMPARE(outcome.error, QByteArray());
    QCOMPARE(outcome.status, 0);
    const QJsonObject json = outcome.json();
    QCOMPARE(json[u"from"], QStringLiteral("one"));
    QCOMPARE(json[u"metric"], QStringLiteral("top1"));
    QVERIFY(isNear(json[u"line"][u"slope"], 2));
    const QJsonObject b = named(json[u"classifiers"], QStringLiteral("b"));
    QVERIFY(isNear(b[u"drop"][u"value"], 0.4));
    QCOMPARE(b[u"scores"][1][u"correct"], 1);
    QVERIFY(b[u"predicted"].isNull());
    QCOMPARE(vizsla("robustness study.vizsla --format json --seed 1").output, outcome.output);
    const Outcome back =
        vizsla("robustness study.vizsla --from two --axes logit --slice apple --interval 0.9");
    QCOMPARE(back.status, 0);
    QVERIFY2(back.output.startsWith("two to one, top-1, apple\n"), back.output.constData());
}

void MeasureVerbsTest::compare_printsTheFourCountsAndP()
{
    const Outcome csv = vizsla("compare study.vizsla a b --format csv");
    QCOMPARE(csv.error, QByteArray());
    QVERIFY2(csv.output.contains("\na,b,one,all,top1,5,3,1,0,1,0.8,0.6,0.2"), csv.output.constData());
    QVERIFY2(csv.output.contains("\na,b,two,all,top1,5,0,3,1,1,0.6,0.2,"), csv.output.constData());
    QVERIFY2(csv.output.contains(",0.625,0.375,") &&
                 csv.output.endsWith(",0,0,false,false,0,none,0,wrong,first,0,5,0,,,,\n"),
             csv.output.constData());
    QCOMPARE(vizsla("compare --test-set two --slice pear --slice apple study.vizsla a b --format csv")
                 .output.count('\n'),
             3);
}

void MeasureVerbsTest::mistakes_namesTheClasses()
{
    const Outcome outcome = vizsla("mistakes study.vizsla b --test-set two --format json --limit 1");
    QCOMPARE(outcome.error, QByteArray());
    const QJsonValue row = outcome.json()[u"mistakes"][0];
    QCOMPARE(row[u"classes"].toArray().size(), 1);
    QCOMPARE(row[u"classes"][0][u"wnid"], QStringLiteral("apple"));
    QCOMPARE(row[u"confusion_count"], 2);
    QCOMPARE(row[u"confusions"][0][u"count"], 3);
    QCOMPARE(row[u"confusions"][0][u"predicted"][u"names"][0], QStringLiteral("fig"));
    const Outcome table = vizsla("mistakes study.vizsla a --slice pear");
    QVERIFY2(table.output.contains("two, pear, top-1: 50.00 (1.26 – 98.74) %, n 2, left out 0, missing "
                                   "0\nclasses, least accurate first (1 of 1)\n"),
             table.output.constData());
}

void MeasureVerbsTest::group_scoresTheVoteAndListsWhatAllMiss()
{
    const Outcome outcome =
        vizsla("group study.vizsla models --test-set two --metric top1 --list --format json");
    QCOMPARE(outcome.error, QByteArray());
    const QJsonValue group = outcome.json()[u"groups"][0];
    QCOMPARE(group[u"scores"][0][u"ties"], 4);
    QCOMPARE(group[u"scores"][0][u"missing"], 4);
    QCOMPARE(group[u"scores"][0][u"total"], 5);
    QCOMPARE(group[u"scores"][0][u"missed_images"], QJsonArray{QStringLiteral("3")});
    const QByteArray lowest =
        vizsla("group study.vizsla a b --test-set two --metric top1 --ties lowest --format csv").output;
    QVERIFY2(lowest.contains("\ntwo,all,top1,2,4,4,5,0,0.8,"), lowest.constData());
    QCOMPARE(vizsla("group study.vizsla models --metric top1 --list --format csv").output,
             QByteArray("test_set,slice,metric,image,annotation,rulings,unclear,answers\n"
                        "one,all,top1,3,none,0,wrong,first\ntwo,all,top1,3,none,0,wrong,first\n"));
}

void MeasureVerbsTest::help_namesEveryOption()
{
    const QByteArray robustness = vizsla("robustness --help").output;
    for (const char* option :
         {"--from", "--to", "--metric", "--slice", "--axes", "--unclear", "--interval", "--seed", "--format"})
        QVERIFY2(robustness.contains(option), option);
    const QByteArray group = vizsla("group --help").output;
    for (const char* option : {"--ties", "--list", "--slice", "--test-set", "--unclear"})
        QVERIFY2(group.contains(option), option);
    QVERIFY2(group.contains("multilabel or top1") && !group.contains("top5"), group.constData());
    QCOMPARE(vizsla("group study.vizsla models --metric top5").status, 2);
}

void MeasureVerbsTest::failures_areStatus1AndOneLine_data()
{
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* line, const char* named) { QTest::newRow(line) << QByteArray(named); };
    row("robustness none.vizsla", "none.vizsla");
    row("robustness study.vizsla --from three", "no test set called three; it has one, two");
    row("robustness study.vizsla --to one --from one", "two test sets");
    row("robustness study.vizsla --slice unicorn", "unicorn");
    row("compare study.vizsla a c", "no model or labeler called c");
    row("compare study.vizsla a b --test-set three", "three");
    row("compare study.vizsla a b --slice unicorn", "unicorn");
    row("compare study.vizsla a b --metric top5", "to compare a and b by");
    row("mistakes study.vizsla c", "no model or labeler called c");
    row("mistakes study.vizsla a --slice (pear", "expected )");
    row("group study.vizsla a c", "no model or labeler called c");
    row("group study.vizsla labelers", "nobody");
}

void MeasureVerbsTest::failures_areStatus1AndOneLine()
{
    QFETCH(QByteArray, named);
    const Outcome outcome = vizsla(QTest::currentDataTag());
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
    QVERIFY2(outcome.error.contains(named), outcome.error.constData());
}

void MeasureVerbsTest::wrongUsage_isStatus2_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"robustness",
                             "robustness study.vizsla --axes log",
                             "robustness study.vizsla --metric best",
                             "robustness study.vizsla --seed one",
                             "robustness study.vizsla --interval 2",
                             "robustness study.vizsla --seed -1",
                             "robustness study.vizsla --seed 99999999999999999999",
                             "robustness study.vizsla --interval nan",
                             "robustness study.vizsla --interval inf",
                             "score study.vizsla --interval nan",
                             "mistakes study.vizsla a --interval -nan",
                             "group study.vizsla models --interval NAN",
                             "agreement study.vizsla --interval nan",
                             "candidates study.vizsla --confidence nan",
                             "candidates study.vizsla --confidence inf",
                             "compare study.vizsla a",
                             "compare study.vizsla a b c",
                             "mistakes study.vizsla",
                             "mistakes study.vizsla a --limit 0",
                             "group study.vizsla",
                             "group study.vizsla models --ties highest",
                             "group study.vizsla models --format xml"})
        QTest::newRow(line) << QByteArray(line);
}

void MeasureVerbsTest::wrongUsage_isStatus2()
{
    QFETCH(QByteArray, line);
    const Outcome outcome = vizsla(line.constData());
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
}

/// Slope, intercept, R², the prediction for pnasnet5large by the line through the other models, the pairs
/// of the comparison and the majority vote were worked out from the files by a few lines of Python.
void MeasureVerbsTest::publishedPredictions_giveTheFiguresOfASeparateProgram()
{
    const QDir data(qEnvironmentVariable("VIZSLA_DATA"));
    if (!data.exists(QStringLiteral("imagenet/predictions")))
        QSKIP("the published data is not there; set VIZSLA_DATA to its folder");
    vizsla("new published.vizsla");
    for (const auto& [name, list] : {std::pair("imagenet", "imagenet/imagenet-annotatedval20k-0.json"),
                                     std::pair("imagenetv2", "imagenetv2/imagenetv2-b-33.json")}) {
        const QString testSet = QLatin1String(name);
        for (const QStringList& import :
             {QStringList{"test-set", testSet, data.filePath(QLatin1String(list))},
              QStringList{"predictions", testSet, data.filePath(testSet + QStringLiteral("/predictions"))}})
            QCOMPARE(vizsla(QStringList{"import", "published.vizsla"} + import).status, 0);
    }
    const QJsonObject linear = vizsla("robustness published.vizsla --format json").json();
    QCOMPARE(linear[u"line"][u"models"], 66);
    QVERIFY(isNear(linear[u"line"][u"slope"], 0.9821852480615673));
    QVERIFY(isNear(linear[u"line"][u"intercept"], -0.10480704252355855));
    QVERIFY(isNear(linear[u"line"][u"r_squared"], 0.9883055649046373));
    QCOMPARE(linear[u"unpaired"].toArray().size(), 2);
    const QJsonObject best = named(linear[u"classifiers"], QStringLiteral("pnasnet5large"));
    QVERIFY(isNear(best[u"drop"][u"value"], 0.82715 - 0.7208));
    QVERIFY(isNear(best[u"effective_robustness"][u"value"], 0.013561838245031543));
    const QJsonObject logit = vizsla("robustness published.vizsla --axes logit --format json").json();
    QVERIFY(isNear(logit[u"line"][u"slope"], 0.94872760881205));
    QVERIFY(isNear(logit[u"line"][u"r_squared"], 0.9981371867670847));
    QVERIFY(isNear(named(logit[u"classifiers"], QStringLiteral("pnasnet5large"))[u"predicted"],
                   0.7244587024254061));
    const Outcome compared = vizsla("compare published.vizsla pnasnet5large nasnet_large_tf --format csv");
    QVERIFY2(compared.output.contains(",imagenetv2,all,top1,10000,6706,502,513,2279,0.7208,0.7219,"),
             compared.output.constData());
    const QByteArray group =
        vizsla("group published.vizsla models --test-set imagenetv2 --metric top1 --format csv").output;
    QVERIFY2(group.contains("\nimagenetv2,all,top1,66,82,7086,10000,0,0.7086,"), group.constData());
    QVERIFY2(group.contains(",942,878,0,0,"), group.constData());
}

}  // namespace measure_verbs_test

VIZSLA_TEST(tst_measure_verbs, measure_verbs_test::MeasureVerbsTest)
#include "tst_measure_verbs.moc"
