// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>

#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace annotation_verbs_test {

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
    void everyFigure_saysWhichAnnotation_data();
    void everyFigure_saysWhichAnnotation();
    void source_isExportedAsItCame();
    void otherFileOfOneName_isRefusedUntilItReplaces();
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
             QByteArray(
                 "annotation  format      images with labels  with a correct one  correct labels  "
                 "problematic images  in use\n"
                 "multilabel  multilabel  1                   1                   1               1         "
                 "          yes\n"
                 "ReaL        real        3                   3                   3               0         "
                 "          \n"
                 "imagenet: 2 of 3 images have no label in \"multilabel\".\n"
                 "Images without a correct label, and problematic ones, are left out of multi-label.\n"));
    const auto sources = vizsla("annotations s.vizsla --format json").json()["annotations"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[1]["name"].toString(), QStringLiteral("ReaL"));
    QCOMPARE(sources[0]["in_use"].toBool(), true);
    QCOMPARE(sources[0]["test_sets"][0]["images"].toInt(), 3);
    QCOMPARE(sources[0]["test_sets"][0]["without_labels"].toInt(), 2);
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
    QVERIFY2(table.contains("Annotation: multilabel.\nimagenet: 1 problematic image of the test set is left "
                            "out of top-1 and top-5 as well"),
             table.constData());
    QVERIFY(!vizsla("score s.vizsla --slice all --annotations ReaL").output.contains("problematic"));
    QCOMPARE(vizsla("score s.vizsla --format json --annotations ReaL").json()["annotation"].toString(),
             QStringLiteral("ReaL"));
}

void AnnotationVerbsTest::everyFigure_saysWhichAnnotation_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"score s.vizsla", "mistakes s.vizsla m", "group s.vizsla models",
                             "compare s.vizsla m m", "robustness t.vizsla", "review s.vizsla"})
        QTest::newRow(line) << QString::fromUtf8(line);
    for (const char* line :
         {"new t.vizsla", "import t.vizsla test-set one set.csv", "import t.vizsla test-set two set.csv",
          "import t.vizsla predictions one m.csv", "import t.vizsla predictions two m.csv",
          "import t.vizsla annotations multilabel.json"})
        QCOMPARE(vizsla(line).status, 0);
}

void AnnotationVerbsTest::everyFigure_saysWhichAnnotation()
{
    QFETCH(QString, line);
    const auto printed = [&](const char* format) {
        return vizsla(line.split(u' ') + QStringList{"--format", QString::fromUtf8(format)}).output;
    };
    QVERIFY2(printed("table").contains("Annotation: multilabel"), printed("table").constData());
    QVERIFY2(printed("json").contains("\"annotation\": \"multilabel\""), printed("json").constData());
    const QByteArray csv = printed("csv");
    const auto header = csv.split('\n').value(0).split(',');
    QVERIFY2(csv.split('\n').value(1).split(',').value(header.indexOf("annotation")) == "multilabel",
             csv.constData());
    if (!line.startsWith(QLatin1String("review")))
        QVERIFY2(printed("table").contains(
                     ": 1 problematic image of the test set is left out of top-1 and top-5 as well"),
                 printed("table").constData());
}

void AnnotationVerbsTest::otherFileOfOneName_isRefusedUntilItReplaces()
{
    QVERIFY(vizsla("import s.vizsla annotations real.json").output.contains("nothing was changed"));
    write("real.json", "[[0],[1],[1]]\n");
    const Outcome refused = vizsla("import s.vizsla annotations real.json");
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.isOneErrorLine());
    QVERIFY2(refused.error.contains("--name") && refused.error.contains("--replace"),
             refused.error.constData());
    QCOMPARE(vizsla("export s.vizsla annotations - --source ReaL").output, real);
    QVERIFY2(
        vizsla("import s.vizsla annotations real.json --replace")
            .output.contains("The annotation \"ReaL\" was replaced as a whole: 1 image has other labels"),
        "replaced");
    QCOMPARE(vizsla("export s.vizsla annotations - --source ReaL").output, QByteArray("[[0],[1],[1]]\n"));
    write("real.json", real);
    QCOMPARE(vizsla("import s.vizsla annotations real.json --replace").status, 0);
    QCOMPARE(vizsla("export s.vizsla annotations - --source ReaL").output, real);
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
    QVERIFY2(chosen.output.contains("ReaL        real        3                   3                   3       "
                                    "        0                   yes"),
             chosen.output.constData());
    QCOMPARE(figure("multilabel"), QStringLiteral("2/3"));
    QCOMPARE(figure("top1"), QStringLiteral("2/3"));
    QVERIFY(vizsla("annotations s.vizsla --use none").output.contains("Scores use none of them."));
    QCOMPARE(figure("multilabel"), QStringLiteral("0/0"));
    QCOMPARE(figure("top1"), QStringLiteral("2/3"));
    QCOMPARE(vizsla("check s.vizsla").status, 0);
}

}  // namespace annotation_verbs_test

VIZSLA_TEST(tst_annotation_verbs, annotation_verbs_test::AnnotationVerbsTest)
#include "tst_annotation_verbs.moc"
