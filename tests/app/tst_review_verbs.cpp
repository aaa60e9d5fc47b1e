// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <cmath>

#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace review_verbs_test {

/// `vizsla candidates`, `vizsla review` and `vizsla export annotations` as a shell runs them, on a study of
/// three images and on the published predictions.
class ReviewVerbsTest : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void candidates_areCounted();
    void candidates_followTheRule_data();
    void candidates_followTheRule();
    void candidates_areListed();
    void review_countsWhatIsAnnotated();
    void annotations_areExportedAsCsv();
    void failures_areOneLine_data();
    void failures_areOneLine();
    void publishedPredictions_giveTheirUniqueCandidates();
};

void ReviewVerbsTest::initTestCase()
{
    write("classes.txt", "n02084071\nn03063599\nn02958343\n");
    write("images.csv", "image,wnid\na,n02084071\nb,n02084071\nc,n03063599\n");
    write("vit.csv",
          "image,prediction,prediction2,confidence,confidence2\n"
          "c,n03063599,n02958343,0.6,0.4\na,n02084071,n03063599,0.9,0.1\n");
    write("vgg.csv", "image,prediction,prediction2\na,0,1\nb,1,2\nc,1,2\n");
    write("labels.json",
          "{\"initial_annots\": {\"a\": {\"correct\": [\"n02084071\", \"n03063599\"], \"wrong\": "
          "[\"n02958343\"]},\n"
          "  \"b\": {\"unclear\": [\"n03063599\"]}},\n \"problematic_images\": {\"c\": \"drawing\"}}\n");
    for (const char* line :
         {"new study.vizsla --classes classes.txt", "import study.vizsla test-set some images.csv",
          "import study.vizsla predictions some vit.csv vgg.csv",
          "import study.vizsla annotations labels.json"}) {
        const Outcome made = vizsla(line);
        QVERIFY2(made.status == 0, made.error.constData());
    }
}

void ReviewVerbsTest::candidates_areCounted()
{
    QCOMPARE(vizsla("candidates study.vizsla").output,
             QByteArray(
                 "test set  images  candidates  an image  at most  by models  by labelers  suggested  added  "
                 "only assigned\n"
                 "some      3       4           1.33      2        3          0            0          0      "
                 "1\n"));
    QCOMPARE(
        vizsla("candidates study.vizsla --format csv --top 2").output,
        QByteArray("test_set,images,candidates,mean,most,by_models,by_labelers,suggested,added,only_assigned,"
                   "models_with_confidences,top,confidence,notes\n"
                   "some,3,7,2.3333333333333335,3,6,0,0,0,1,,2,,\n"));
    const QJsonObject report =
        QJsonDocument::fromJson(vizsla({QStringLiteral("candidates"), QStringLiteral("study.vizsla"),
                                        QStringLiteral("--format"), QStringLiteral("json")})
                                    .output)
            .object();
    QCOMPARE(report[QStringLiteral("top")].toInt(), 1);
    QVERIFY(report[QStringLiteral("confidence")].isNull());
    QCOMPARE(report[QStringLiteral("test_sets")][0][QStringLiteral("candidates")].toInt(), 4);
}

void ReviewVerbsTest::candidates_followTheRule_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("candidates");
    QTest::newRow("confident") << "--confidence 0.4" << 5;
    QTest::newRow("more confident") << "--confidence 0.41" << 4;
    QTest::newRow("any confidence") << "--confidence 0" << 6;
    QTest::newRow("first two") << "--top 2" << 7;
    QTest::newRow("more than there are") << "--top 9 --confidence 1" << 7;
}

void ReviewVerbsTest::candidates_followTheRule()
{
    QFETCH(QString, rule);
    QFETCH(int, candidates);
    const Outcome outcome =
        vizsla((QStringLiteral("candidates study.vizsla --format csv ") + rule).toUtf8().constData());
    QCOMPARE(outcome.output.split('\n').value(1).split(',').value(2).toInt(), candidates);
}

void ReviewVerbsTest::candidates_areListed()
{
    const QByteArray list = "image,wnid\na,n02084071\nb,n02084071\nb,n03063599\nc,n03063599\n";
    QCOMPARE(vizsla("candidates study.vizsla --list -").output, list);
    QVERIFY(vizsla("candidates study.vizsla --list list.csv").output.startsWith("test set"));
    QCOMPARE(read("list.csv"), list);
}

void ReviewVerbsTest::review_countsWhatIsAnnotated()
{
    QCOMPARE(
        vizsla("review study.vizsla --format csv").output,
        QByteArray("test_set,images,annotated,candidates,reviewed,with_correct,several_correct,several_share,"
                   "correct_labels,mean_correct,without_correct,problematic,annotation,rulings,only_added,"
                   "only_added_reviewed,ruled_no_candidate,notes\n"
                   "some,3,3,4,2,1,1,1,2,2,1,1,labels,0,0,0,2,\"2 labels are ruled on and are no candidates, "
                   "because nobody proposed them; they are not among the reviewed. | problematic because: "
                   "drawing: 1 "
                   "image\"\n"));
    const QByteArray table = vizsla("review study.vizsla").output;
    QVERIFY2(table.endsWith("\nproblematic because  images\ndrawing              1\n"), table.constData());
}

void ReviewVerbsTest::annotations_areExportedAsCsv()
{
    const QByteArray lines =
        "image,test_set,wnid,verdict,reason\n"
        "a,some,n02084071,correct,\na,some,n03063599,correct,\na,some,n02958343,wrong,\n"
        "b,some,n03063599,unclear,\nc,some,,problematic,drawing\n";
    QCOMPARE(vizsla("export study.vizsla annotations - --format csv").output, lines);
    QCOMPARE(vizsla("export study.vizsla annotations labels.csv").status, 0);
    QCOMPARE(read("labels.csv"), lines);
    QVERIFY(vizsla("export study.vizsla annotations -").output.startsWith('{'));
}

void ReviewVerbsTest::failures_areOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no study") << QByteArray("candidates none.vizsla") << 1 << QByteArray("none.vizsla");
    QTest::newRow("no study to review") << QByteArray("review none.vizsla") << 1 << QByteArray("none.vizsla");
    QTest::newRow("no folder") << QByteArray("candidates study.vizsla --list no/list.csv") << 1
                               << QByteArray("no to write list.csv");
    QTest::newRow("top 0") << QByteArray("candidates study.vizsla --top 0") << 2 << QByteArray("--top");
    QTest::newRow("too sure") << QByteArray("candidates study.vizsla --confidence 1.5") << 2
                              << QByteArray("--confidence");
    QTest::newRow("format") << QByteArray("review study.vizsla --format xml") << 2 << QByteArray("--format");
}

void ReviewVerbsTest::failures_areOneLine()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    const Outcome outcome = vizsla(line.constData());
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains(words), outcome.error.constData());
}

void ReviewVerbsTest::publishedPredictions_giveTheirUniqueCandidates()
{
    const QString data = qEnvironmentVariable("VIZSLA_DATA");
    if (!QFile::exists(data + QStringLiteral("/imagenet/real.json")))
        QSKIP("The published data is not there; set VIZSLA_DATA");
    const auto run = [&](const char* line) {
        QString text = QString::fromUtf8(line);
        const Outcome outcome = vizsla(text.replace(QStringLiteral("DATA"), data).split(u' '));
        return outcome.status == 0 ? outcome.output : "failed: " + outcome.error;
    };
    run("new published.vizsla");
    run("import published.vizsla test-set imagenet DATA/imagenet/imagenet-annotatedval20k-0.json");
    run("import published.vizsla test-set imagenetv2 DATA/imagenetv2/imagenetv2-b-33.json");
    run("import published.vizsla predictions imagenet DATA/imagenet/predictions");
    run("import published.vizsla predictions imagenetv2 DATA/imagenetv2/predictions");
    run("import published.vizsla annotations DATA/imagenet/real.json");
    // As a few lines of Python count them.
    QCOMPARE(
        run("candidates published.vizsla --format csv"),
        QByteArray("test_set,images,candidates,mean,most,by_models,by_labelers,suggested,added,only_assigned,"
                   "models_with_confidences,top,confidence,notes\n"
                   "imagenet,20000,113963,5.69815,33,113025,0,0,0,938,,1,,\n"
                   "imagenetv2,10000,72460,7.246,38,71527,0,0,0,933,,1,,\n"));
    const QJsonValue imagenet = QJsonDocument::fromJson(run("review published.vizsla --format json"))
                                    .object()[QStringLiteral("test_sets")][0];
    QCOMPARE(imagenet[QStringLiteral("with_correct")].toInt(), 18739);
    QCOMPARE(imagenet[QStringLiteral("several_correct")].toInt(), 3015);
}

}  // namespace review_verbs_test

VIZSLA_TEST(tst_review_verbs, review_verbs_test::ReviewVerbsTest)
#include "tst_review_verbs.moc"
