// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QMap>
#include <cmath>

#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace agreement_verbs_test {

namespace {

bool isNear(const QJsonValue& value, double wanted)
{
    return value.isDouble() && std::abs(value.toDouble() - wanted) <= 1e-9;
}

/// The object of the list with this text under the key.
QJsonObject findIn(const QJsonValue& list, const QString& key, const QString& text)
{
    for (const QJsonValue& each : list.toArray()) {
        if (each[key] == text)
            return each.toObject();
    }
    return {};
}

}  // namespace

/// Importing verdicts, measuring agreement and exporting the consensus, through the real program.
class AgreementVerbsTest : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void import_namesWhatItPassesOver();
    void import_ofKnownReviewersAlone();
    void agreement_isPrintedAsJson();
    void agreement_isPrintedAsTable();
    void agreement_isPrintedAsCsv();
    void manyReviewers_areARange();
    void consensus_isWritten();
    void failures_areStatus1AndOneLine_data();
    void failures_areStatus1AndOneLine();
    void wrongUsage_isStatus2_data();
    void wrongUsage_isStatus2();
    void help_namesEveryOption();
    void publishedRaters_areMeasuredAsByASeparateProgram();

private:
    /// Brings more verdicts into a copy of the study, "more.vizsla".
    Outcome importMore(const QByteArray& lines, const QStringList& options = {}) const;
};

Outcome AgreementVerbsTest::importMore(const QByteArray& lines, const QStringList& options) const
{
    write("more.csv", "reviewer,image,wnid,verdict\n" + lines);
    const QString copy = m_folder.filePath(QStringLiteral("more.vizsla"));
    QFile::remove(copy);
    QFile::copy(m_folder.filePath(QStringLiteral("study.vizsla")), copy);
    return vizsla(QStringList{"import", "more.vizsla", "verdicts", "more.csv"} + options);
}

/// A study with verdicts, "study.vizsla", and one without, "silent.vizsla".
void AgreementVerbsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    write("classes.csv",
          "id,names,parents,gloss\nfruit,fruit,,\napple,apple,fruit,\npear,pear,fruit,\nfig,fig,fruit,\n");
    write("images.csv", "image,wnid\nz.JPEG,apple\n\"a, \"\"b\"\".JPEG\",pear\n3.JPEG,fig\n");
    // Two experts and two raters on four pairs, of which the experts tie on the last.
    write("verdicts.csv",
          "reviewer,image,wnid,verdict\n"
          "expert1,z,apple,correct\nexpert1,z,pear,wrong\nexpert1,3,fig,correct\nexpert1,3,pear,wrong\n"
          "expert2,z,apple,correct\nexpert2,z,pear,wrong\nexpert2,3,fig,correct\nexpert2,3,pear,correct\n"
          "rater1,z,apple,correct\nrater1,z,pear,correct\nrater1,3,fig,unclear\nrater1,3,pear,wrong\n"
          "rater2,z,apple,dont_know\nrater2,z,pear,wrong\n");
    for (const char* study : {"study.vizsla", "silent.vizsla"}) {
        QCOMPARE(vizsla({"new", study, "--classes", "classes.csv"}).status, 0);
        QCOMPARE(vizsla({"import", study, "test-set", "fruit", "images.csv"}).status, 0);
    }
    const Outcome imported = vizsla("import study.vizsla verdicts verdicts.csv");
    QVERIFY2(imported.status == 0, imported.error.constData());
}

void AgreementVerbsTest::import_namesWhatItPassesOver()
{
    QCOMPARE(importMore("rater3,w,apple,wrong\nrater3,z,plum,wrong\nrater3,z,fig,wrong\n").output,
             QByteArray(
                 "1 verdict of 1 reviewer on 1 pair of image and class\n"
                 "  line 2: the study has no image w\n"
                 "  line 3: the study has no class plum\n"
                 "  1 name was matched although written otherwise, such as \"z\" for \"z.JPEG\"\n"
                 "  new reviewer: rater3 (line 4)\n"
                 "  The verdicts of 5 reviewers (expert1, expert2, rater1, rater2, rater3) count in no score "
                 "yet. Who counts is the coordinator's to say, in the window: Review, Reviewers…, Counts\n"));
}

void AgreementVerbsTest::import_ofKnownReviewersAlone()
{
    QCOMPARE(
        importMore("rater3,z,fig,wrong\nrater1,z,fig,wrong\n", {QStringLiteral("--known-reviewers")}).output,
        QByteArray("1 verdict of 1 reviewer on 1 pair of image and class\n"
                   "  line 2: the study has no reviewer rater3\n"
                   "  1 name was matched although written otherwise, such as \"z\" for \"z.JPEG\"\n"
                   "  The verdicts of 4 reviewers (expert1, expert2, rater1, rater2) count in no score yet. "
                   "Who counts "
                   "is the coordinator's to say, in the window: Review, Reviewers…, Counts\n"));
    QCOMPARE(vizsla("agreement more.vizsla --format json").json()[u"groups"][0][u"reviewers"], 4);
}

/// The raw agreement is the mean of 1, 1/2, 1/3 and 1/3 over the pairs.
void AgreementVerbsTest::agreement_isPrintedAsJson()
{
    const Outcome outcome = vizsla("agreement study.vizsla --golden expert* --format json");
    QCOMPARE(outcome.error, QByteArray());
    const QJsonObject json = outcome.json();
    QCOMPARE(json[u"pairs"], 4);
    const QJsonValue all = json[u"groups"][0];
    QCOMPARE(all[u"opinions"], 13);
    QVERIFY(isNear(all[u"raw_agreement"], (1 + 0.5 + 1.0 / 3 + 1.0 / 3) / 4));
    const QJsonValue experts = json[u"groups"][1];
    QVERIFY(isNear(experts[u"raw_agreement"], 0.75));
    QCOMPARE(json[u"two_by_two"].toArray().size(), 6);
    QCOMPARE(json[u"two_by_two"][0][u"first"], QStringLiteral("expert1"));
    QVERIFY(isNear(json[u"two_by_two"][0][u"kappa"], 0.5));
    QCOMPARE(json[u"golden"][u"pairs"], 3);
    QCOMPARE(json[u"golden"][u"ties"], 1);
    const QJsonObject first =
        findIn(json[u"golden"][u"reviewers"], QStringLiteral("reviewer"), QStringLiteral("rater1"));
    QCOMPARE(first[u"accuracy"][u"correct"], 1);
    QCOMPARE(first[u"accuracy"][u"total"], 3);
    QVERIFY(isNear(first[u"sensitivity"][u"value"], 0.5));
    QCOMPARE(first[u"confusion"][u"correct"][u"unclear"], 1);
    QCOMPARE(first[u"confusion"][u"wrong"][u"correct"], 1);
    const QJsonObject second =
        findIn(json[u"golden"][u"reviewers"], QStringLiteral("reviewer"), QStringLiteral("rater2"));
    QCOMPARE(second[u"dont_know"], 1);
    QCOMPARE(second[u"not_ruled"], 1);
    QVERIFY(second[u"kappa"].isNull());
    QVERIFY(second[u"sensitivity"][u"value"].isNull());
    const QJsonValue consensus = json[u"consensus"];
    QCOMPARE(consensus[u"converged"], true);
    QCOMPARE(consensus[u"reviewers"].toArray().size(), 4);
    QVERIFY(consensus[u"reviewers"][0][u"reliability"].toDouble() >
            consensus[u"reviewers"][2][u"reliability"].toDouble());
    // Both experts find it wrong that rater1 calls the pear in z a pear.
    const QJsonObject counted =
        findIn(consensus[u"reviewers"], QStringLiteral("reviewer"), QStringLiteral("rater1"));
    QCOMPARE(counted[u"correct_pairs"].toInt() + counted[u"other_pairs"].toInt(), 4);
    QCOMPARE(counted[u"correct_pairs_ruled_correct"], 1);
    QCOMPARE(counted[u"other_pairs_ruled_wrong"], 1);
    QVERIFY(vizsla("agreement study.vizsla --format json").json()[u"golden"].isNull());
    // Names one by one, and behind commas.
    QCOMPARE(vizsla("agreement study.vizsla --golden expert2,expert1 --format json").output, outcome.output);
    QCOMPARE(vizsla("agreement --golden expert2 --golden expert1 study.vizsla --format json").output,
             outcome.output);
}

void AgreementVerbsTest::agreement_isPrintedAsTable()
{
    const QByteArray table = vizsla("agreement study.vizsla --golden expert*").output;
    for (const char* words :
         {"Fleiss' kappa", "alpha ordinal", "expert1  expert2  4      75.00",
          "on 3 of the 4 pairs that they have an opinion on: 2 correct, 0 unclear, 1 wrong; left "
          "out: 1 pair on which they tie",
          "expert1 (golden)", "1 · 1 · 0", "reliability", "weighted kappa: with quadratic weights",
          "estimated prevalence of correct labels ", "(1 of 2)",
          "estimated: smoothed, as if each reviewer had"})
        QVERIFY2(table.contains(words), QByteArray(QByteArray(words) + " is not in\n" + table).constData());
    const QByteArray plain = vizsla("agreement study.vizsla").output;
    QVERIFY2(!plain.contains("golden"), plain.constData());
}

void AgreementVerbsTest::agreement_isPrintedAsCsv()
{
    const QByteArray csv = vizsla("agreement study.vizsla --golden expert* --format csv").output;
    for (const char* line :
         {"section,reviewer,other,measure,value,low,high,total,interval_level,interval_kind\n",
          "\ngroup,golden,,raw_agreement,0.75,,,4,,\n", "\ntwo_by_two,expert1,expert2,kappa,0.5,,,4,,\n",
          "\ngolden,rater2,,accuracy,1,0.025", "\ngolden,rater2,,kappa,,,,1,,\n",
          "\ngolden,rater1,,wrong_ruled_correct,1,,,,,\n", ",1,0.95,clopper-pearson\n",
          "\ngolden,expert1,,is_golden,1,", "\ngolden,,,ties,1,", "\nconsensus,,,converged,1,",
          "\nconsensus,rater2,,reliability,0.", "\ngroup,golden,,reviewers,2,", "\ngroup,golden,,opinions,",
          "\nconsensus,rater2,,correct_pairs_ruled_correct,0,", "\nconsensus,rater2,,on_correct_correct,0.",
          "\nconsensus,rater2,,on_not_correct_wrong,0."})
        QVERIFY2(csv.contains(line), QByteArray(QByteArray(line) + " is not in\n" + csv).constData());
}

void AgreementVerbsTest::manyReviewers_areARange()
{
    QByteArray lines;
    for (int reviewer = 0; reviewer < 9; ++reviewer)
        lines += "r" + QByteArray::number(reviewer) + ",z,fig,wrong\n";
    QCOMPARE(importMore(lines).status, 0);
    const QByteArray table = vizsla("agreement more.vizsla").output;
    QVERIFY2(table.contains("Cohen's kappa of 42 times two reviewers: "), table.constData());
    QCOMPARE(vizsla("agreement more.vizsla --format json").json()[u"two_by_two"].toArray().size(), 42);
}

void AgreementVerbsTest::consensus_isWritten()
{
    QCOMPARE(importMore("expert1,\"a, \"\"b\"\"\",fig,wrong\n").status, 0);
    const Outcome written = vizsla("export more.vizsla consensus out.csv");
    QVERIFY2(written.status == 0, written.error.constData());
    QCOMPARE(written.output, QByteArray());
    const QList<QByteArray> lines = read("out.csv").split('\n');
    QCOMPARE(lines.size(), 7);
    // Images in the study's order, classes in theirs.
    const char* beginnings[] = {"image,wnid,p_correct,verdict", "z.JPEG,apple,0.", "z.JPEG,pear,0.",
                                "\"a, \"\"b\"\".JPEG\",fig,0.", "3.JPEG,pear,0.",  "3.JPEG,fig,0."};
    for (int line = 0; line < 6; ++line)
        QVERIFY2(lines[line].startsWith(beginnings[line]), lines[line].constData());
    QVERIFY(lines[1].endsWith(",correct") && lines[5].endsWith(",correct"));
    QVERIFY(lines[2].endsWith(",wrong") && lines[3].endsWith(",wrong"));
    QCOMPARE(vizsla("export more.vizsla consensus -").output, read("out.csv"));
}

void AgreementVerbsTest::failures_areStatus1AndOneLine_data()
{
    QTest::addColumn<QByteArray>("verdicts");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* line, const char* verdicts, const char* named) {
        QTest::newRow(line) << QByteArray(verdicts) << QByteArray(named);
    };
    row("agreement none.vizsla", "", "none.vizsla");
    row("agreement silent.vizsla", "", "silent.vizsla has no verdicts");
    row("agreement study.vizsla --golden expert3", "", "no verdicts of a reviewer expert3");
    row("agreement study.vizsla --golden rater1,judge*", "", "no verdicts of a reviewer judge*");
    row("export silent.vizsla consensus out2.csv", "", "no verdicts");
    row("export study.vizsla consensus nowhere/out.csv", "", "nowhere");
    row("import study.vizsla verdicts bad.csv", "a,z,apple,correct\na,z,pear,perhaps\n",
        "line 3: found the verdict \"perhaps\"");
    row("import silent.vizsla verdicts bad.csv", "a,z,apple,correct\na,z,apple,wrong\n",
        "the first is on line 2");
    row("import study.vizsla  verdicts bad.csv", "a,z,apple,correct\na,z.JPEG,apple,wrong\n",
        "line 3: found a second verdict of \"a\"");
    row("import silent.vizsla  verdicts bad.csv", "a,w,apple,correct\n",
        "none of its 1 name is an image of the study");
    row("import study.vizsla verdicts bad.csv --known-reviewers", "a,z,apple,correct\n",
        "none of the reviewers");
}

void AgreementVerbsTest::failures_areStatus1AndOneLine()
{
    QFETCH(QByteArray, verdicts);
    QFETCH(QByteArray, named);
    write("bad.csv", "reviewer,image,wnid,verdict\n" + verdicts);
    const QByteArray before = vizsla("agreement study.vizsla --format json").output;
    const Outcome outcome =
        vizsla(QString::fromUtf8(QTest::currentDataTag()).split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
    QVERIFY2(outcome.error.contains(named), outcome.error.constData());
    QCOMPARE(vizsla("agreement study.vizsla --format json").output, before);
}

void AgreementVerbsTest::wrongUsage_isStatus2_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"agreement", "agreement study.vizsla --format xml", "agreement study.vizsla --golden",
          "agreement study.vizsla expert1", "agreement study.vizsla --interval 2",
          "export study.vizsla consensus", "import study.vizsla verdicts",
          "import study.vizsla test-set --known-reviewers fruit images.csv"})
        QTest::newRow(line) << QByteArray(line);
}

void AgreementVerbsTest::wrongUsage_isStatus2()
{
    QFETCH(QByteArray, line);
    const Outcome outcome = vizsla(line.constData());
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
}

void AgreementVerbsTest::help_namesEveryOption()
{
    const QByteArray agreement = vizsla("agreement --help").output;
    for (const char* option : {"--golden", "--interval", "--format"})
        QVERIFY2(agreement.contains(option), option);
    QVERIFY(vizsla("import study.vizsla verdicts --help").output.contains("--known-reviewers"));
    QVERIFY(vizsla("export --help").output.contains("consensus"));
}

/// Raw agreement, kappas and alphas were worked out from the files by a few lines of Python.
void AgreementVerbsTest::publishedRaters_areMeasuredAsByASeparateProgram()
{
    const QDir reviews(qEnvironmentVariable("VIZSLA_DATA") + QStringLiteral("/reviews"));
    if (!reviews.exists())
        QSKIP("the published data is not there; set VIZSLA_DATA to its folder");
    // The images of the reviews, in a test set of their own.
    QFile experts(reviews.filePath(QStringLiteral("experts_golden.csv")));
    QVERIFY(experts.open(QIODevice::ReadOnly));
    QMap<QByteArray, QByteArray> images;
    for (const QByteArray& line : experts.readAll().split('\n').mid(1)) {
        if (const QList<QByteArray> fields = line.split(','); fields.size() == 4)
            images.insert(fields[1], fields[2]);
    }
    QByteArray list = "image,wnid\n";
    for (auto image = images.cbegin(); image != images.cend(); ++image)
        list += image.key() + ',' + image.value() + '\n';
    write("reviewed.csv", list);
    vizsla("new published.vizsla");
    QCOMPARE(vizsla("import published.vizsla test-set reviewed reviewed.csv").status, 0);
    for (const char* file : {"experts_golden.csv", "raters_golden.csv"})
        QCOMPARE(vizsla({"import", "published.vizsla", "verdicts", reviews.filePath(QString::fromUtf8(file))})
                     .status,
                 0);
    const QJsonObject json = vizsla("agreement published.vizsla --golden expert* --format json").json();
    const double figures[3][4] = {
        {0.7916364343094053, 0.44132566710018517, 0.44135462145794846, 0.567352350063105},
        {0.9087224669603521, 0.7321066000024773, 0.7321538058879409, 0.7321538058879409},
        {0.7704044853824615, 0.396376388790417, 0.3964207077045927, 0.5291857958283254}};
    for (int group = 0; group < 3; ++group) {
        const QJsonValue row = json[u"groups"][group];
        QCOMPARE(row[u"pairs"], 1135);
        QVERIFY(isNear(row[u"raw_agreement"], figures[group][0]));
        QVERIFY(isNear(row[u"fleiss_kappa"], figures[group][1]));
        QVERIFY(isNear(row[u"alpha_nominal"], figures[group][2]));
        QVERIFY(isNear(row[u"alpha_ordinal"], figures[group][3]));
    }
    const QJsonObject best =
        findIn(json[u"golden"][u"reviewers"], QStringLiteral("reviewer"), QStringLiteral("rater131"));
    QCOMPARE(best[u"accuracy"][u"correct"], 1007);
    QCOMPARE(best[u"confusion"][u"correct"][u"wrong"], 91);
    QVERIFY(isNear(best[u"kappa"], 0.6410792328463888));
}

}  // namespace agreement_verbs_test

VIZSLA_TEST(tst_agreement_verbs, agreement_verbs_test::AgreementVerbsTest)
#include "tst_agreement_verbs.moc"
