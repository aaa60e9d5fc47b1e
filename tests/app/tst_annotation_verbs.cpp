// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>

#include "tests/app/shell.h"

/// Annotations side by side, as a shell works with them, on a study of three images and a model.
class AnnotationVerbsTest : public QObject, Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void annotations_areListed();
    void verbsThatMeasure_takeAnAnnotation_data();
    void verbsThatMeasure_takeAnAnnotation();
    void unknownAnnotation_isOneLineThatNamesTheOthers();
    void scores_sayWhatIsLeftOut();
    void source_isExportedAsItCame();
    void chosenAnnotation_isUsedFromThenOn();

private:
    QString figure(const char* metric, const QStringList& options = {}) const
    {
        const Outcome scored =
            vizsla(QStringList{"score", "s.vizsla", "--slice", "all", "--format", "json"} + options);
        const QJsonArray scores = scored.json()["classifiers"][0]["scores"].toArray();
        for (const QJsonValue value : scores) {
            const QJsonObject one = value.toObject();
            if (one["metric"].toString() == QLatin1String(metric))
                return QStringLiteral("%1/%2").arg(one["correct"].toInt()).arg(one["total"].toInt());
        }
        return QString::fromUtf8(scored.error);
    }
};

namespace {

const QByteArray multiLabel =
    "{\"initial_annots\":{\"ILSVRC2012_val_00000001.JPEG\":{\"correct\":[\"n01440764\"],\"wrong\":["
    "\"n01440764\"]}},"
    "\"problematic_images\":{\"ILSVRC2012_val_00000001.JPEG\":\"\"}}";
const QByteArray real = "[[0],[1],[2]]\n";

}  // namespace

void AnnotationVerbsTest::initTestCase()
{
    write("set.csv",
          "image,wnid\nILSVRC2012_val_00000001.JPEG,n01440764\nILSVRC2012_val_00000002.JPEG,n01443537\n"
          "ILSVRC2012_val_00000003.JPEG,n01484850\n");
    write("m.csv",
          "image,prediction\nILSVRC2012_val_00000001.JPEG,0\nILSVRC2012_val_00000002.JPEG,5\n"
          "ILSVRC2012_val_00000003.JPEG,2\n");
    write("multilabel.json", multiLabel);
    write("real.json", real);
    for (const char* line :
         {"new s.vizsla", "import s.vizsla test-set imagenet set.csv",
          "import s.vizsla predictions imagenet m.csv", "import s.vizsla annotations multilabel.json",
          "import s.vizsla annotations real.json"}) {
        const Outcome made = vizsla(line);
        QVERIFY2(made.status == 0, made.error.constData());
    }
}

void AnnotationVerbsTest::annotations_areListed()
{
    QCOMPARE(vizsla("annotations s.vizsla").output,
             QByteArray("annotation  format      images  correct labels  problematic  in use\n"
                        "multilabel  multilabel  1       1               1            yes\n"
                        "ReaL        real        3       3               0            \n"));
    const auto sources = vizsla("annotations s.vizsla --format json").json()["annotations"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[1]["name"].toString(), QStringLiteral("ReaL"));
    QCOMPARE(sources[0]["in_use"].toBool(), true);
}

void AnnotationVerbsTest::verbsThatMeasure_takeAnAnnotation_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"score s.vizsla", "mistakes s.vizsla m", "group s.vizsla models",
                             "compare s.vizsla m m", "export s.vizsla scores -"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void AnnotationVerbsTest::verbsThatMeasure_takeAnAnnotation()
{
    QFETCH(QString, line);
    const QByteArray before = read("s.vizsla");
    QByteArrayList outputs;
    for (const char* name : {"multilabel", "ReaL", "none"}) {
        const Outcome measured =
            vizsla(line.split(u' ') + QStringList{"--annotations", QString::fromUtf8(name)});
        QVERIFY2(measured.status == 0, measured.error.constData());
        outputs << measured.output;
    }
    QVERIFY(outputs[0] != outputs[1]);
    QVERIFY(outputs[1] != outputs[2]);
    QCOMPARE(vizsla(line.split(u' ')).output, outputs[0]);
    QVERIFY(read("s.vizsla") == before);
}

void AnnotationVerbsTest::unknownAnnotation_isOneLineThatNamesTheOthers()
{
    for (const char* line : {"score s.vizsla --annotations x", "annotations s.vizsla --use x",
                             "export s.vizsla annotations - --source x"}) {
        const Outcome refused = vizsla(line);
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.isOneErrorLine());
        QVERIFY2(refused.error.contains("no annotation called x; it has multilabel, ReaL"),
                 refused.error.constData());
    }
    QCOMPARE(vizsla({"annotations", "s.vizsla", "--use", ""}).status, 2);
    QCOMPARE(vizsla("import s.vizsla annotations real.json --name none").status, 1);
}

void AnnotationVerbsTest::scores_sayWhatIsLeftOut()
{
    const QByteArray table = vizsla("score s.vizsla --slice all").output;
    QVERIFY2(
        table.contains(
            "Annotation: multilabel.\nimagenet: 1 problematic image is left out of top-1 and top-5 as well"),
        table.constData());
    QVERIFY(!vizsla("score s.vizsla --slice all --annotations ReaL").output.contains("problematic"));
    QCOMPARE(vizsla("score s.vizsla --format json --annotations ReaL").json()["annotation"].toString(),
             QStringLiteral("ReaL"));
}

void AnnotationVerbsTest::source_isExportedAsItCame()
{
    QCOMPARE(vizsla("export s.vizsla annotations - --source multilabel").output, multiLabel);
    QCOMPARE(vizsla("export s.vizsla annotations - --source ReaL").output, real);
    QCOMPARE(vizsla("export s.vizsla annotations - --source real --format real").output, real);
    QVERIFY(vizsla("export s.vizsla annotations x.csv --source ReaL").status == 0);
    QVERIFY(read("x.csv").contains("ILSVRC2012_val_00000002.JPEG,imagenet,n01443537,correct"));
}

void AnnotationVerbsTest::chosenAnnotation_isUsedFromThenOn()
{
    QCOMPARE(figure("top1"), QStringLiteral("1/2"));
    QCOMPARE(figure("multilabel", {"--annotations", "ReaL"}), QStringLiteral("2/3"));
    const Outcome chosen = vizsla("annotations s.vizsla --use ReaL");
    QVERIFY2(chosen.output.contains("ReaL        real        3       3               0            yes"),
             chosen.output.constData());
    QCOMPARE(figure("multilabel"), QStringLiteral("2/3"));
    QCOMPARE(figure("top1"), QStringLiteral("2/3"));
    QVERIFY(vizsla("annotations s.vizsla --use none").output.contains("Scores use none of them."));
    QCOMPARE(figure("multilabel"), QStringLiteral("0/0"));
    QCOMPARE(figure("top1"), QStringLiteral("2/3"));
    QCOMPARE(vizsla("check s.vizsla").status, 0);
}

QTEST_GUILESS_MAIN(AnnotationVerbsTest)
#include "tst_annotation_verbs.moc"
