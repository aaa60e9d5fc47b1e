// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_program.h"

namespace published_scores_test {

namespace {

QString text(const char* word)
{
    return QString::fromLatin1(word);
}

/// The fields of every row from one column to another, both included; those before the notes, which alone are
/// quoted.
QStringList columnsOf(const QString& scores, const char* first, const char* last)
{
    QStringList rows = scores.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList names = rows.takeFirst().split(QLatin1Char(','));
    for (QString& row : rows)
        row = row.section(QLatin1Char(','), names.indexOf(text(first)), names.indexOf(text(last)));
    return rows;
}

}  // namespace

/// From an empty study to scores by the program alone, on the published files.
class PublishedScoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importedAgain_predictionsAreTheSame();
    void counts_areThePublishedOnes_data();
    void counts_areThePublishedOnes();
    void slices_haveTheirPublishedSizes();
    void everyCount_isThatOfAnIndependentScript();
    void columnsThatAreNotBestFirst_areWarnedOf();
    void modelUnderTwoNames_isWarnedOf();
    void real_comesBackByteForByte();
    void annotationBesideReal_doesNotMoveItsFigures();
    void unclearMakesNoDifference_whereNothingIsUnclear();

private:
    QString run(const QStringList& arguments);
    QByteArray write(const QString& name, const QString& content);

    const QTemporaryDir m_folder;
    QString m_study = m_folder.filePath(text("published.vizsla"));
    QDir m_data{qEnvironmentVariable("VIZSLA_DATA")};
    QString m_scores;  ///< CSV of the standard slices
};

QString PublishedScoresTest::run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(VIZSLA), arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QByteArray PublishedScoresTest::write(const QString& name, const QString& content)
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content.toUtf8());
    return file.fileName().toUtf8();
}

void PublishedScoresTest::initTestCase()
{
    if (!m_data.exists(text("imagenet/predictions")))
        QSKIP("the published data is not there; set VIZSLA_DATA to its folder");
    run({text("new"), m_study});
    for (const auto& [name, list] : {std::pair("imagenet", "imagenet/imagenet-annotatedval20k-0.json"),
                                     std::pair("imagenetv2", "imagenetv2/imagenetv2-b-33.json")}) {
        run({text("import"), m_study, text("test-set"), text(name), m_data.filePath(text(list))});
        const QString said = run({text("import"), m_study, text("predictions"), text(name),
                                  m_data.filePath(text(name) + text("/predictions"))});
        QVERIFY2(said.startsWith(text("67 models, ")), qPrintable(said));
    }
    const QString said =
        run({text("import"), m_study, text("annotations"), m_data.filePath(text("imagenet/real.json"))});
    QVERIFY2(said.startsWith(text("18,739 images with labels, ")), qPrintable(said));
    m_scores = run({text("score"), m_study, text("--format"), text("csv")});
}

void PublishedScoresTest::importedAgain_predictionsAreTheSame()
{
    const QStringList import{text("import"), m_study, text("predictions"), text("imagenetv2"),
                             m_data.filePath(text("imagenetv2/predictions"))};
    const QString said = run(import);
    QCOMPARE(run(import), said);
    QCOMPARE(run({text("score"), m_study, text("--format"), text("csv")}), m_scores);
}

void PublishedScoresTest::counts_areThePublishedOnes_data()
{
    QTest::addColumn<QString>("figure");
    QTest::addColumn<double>("percent");
    const struct
    {
        const char* figure;  ///< the count that gives the published percentage
        double percent;
    } rows[] = {
        {"pnasnet5large,model,imagenet,all,top1,16543,20000", 82.72},
        {"pnasnet5large,model,imagenet,all,top5,19189,20000", 95.94},
        {"pnasnet5large,model,imagenet,all,multilabel,16324,18739", 87.11},
        {"pnasnet5large,model,imagenetv2,all,top1,7208,10000", 72.08},
        {"pnasnet5large,model,imagenetv2,all,top5,9018,10000", 90.18},
        {"nasnet_large_tf,model,imagenet,all,top1,16502,20000", 82.51},
        {"nasnet_large_tf,model,imagenet,all,top5,19226,20000", 96.13},
        {"nasnet_large_tf,model,imagenet,all,multilabel,16359,18739", 87.30},
        {"nasnet_large_tf,model,imagenetv2,all,top1,7219,10000", 72.19},
        {"nasnet_large_tf,model,imagenetv2,all,top5,9007,10000", 90.07},
        {"alexnet,model,imagenet,all,top1,11389,20000", 56.94},
        {"alexnet,model,imagenet,all,top5,15864,20000", 79.32},
        {"alexnet,model,imagenet,all,multilabel,11887,18739", 63.43},
        {"alexnet,model,imagenetv2,all,top1,4398,10000", 43.98},
        {"alexnet,model,imagenetv2,all,top5,6739,10000", 67.39},
        {"fv_64k,model,imagenet,all,top1,7019,20000", 35.10},
        {"fv_64k,model,imagenet,all,top5,11108,20000", 55.54},
        {"fv_64k,model,imagenet,all,multilabel,7566,18739", 40.38},
        {"fv_64k,model,imagenetv2,all,top1,2408,10000", 24.08},
        {"fv_64k,model,imagenetv2,all,top5,4258,10000", 42.58},
    };
    for (const auto& row : rows)
        QTest::newRow(row.figure) << text(row.figure) << row.percent;
}

void PublishedScoresTest::counts_areThePublishedOnes()
{
    QFETCH(QString, figure);
    QFETCH(double, percent);
    const qsizetype place = m_scores.indexOf(figure + QLatin1Char(','));
    QVERIFY(place >= 0);
    // name,kind,test_set,slice,metric,correct,total,left_out,accuracy
    const QStringList fields =
        m_scores.mid(place, m_scores.indexOf(QLatin1Char('\n'), place) - place).split(QLatin1Char(','));
    QVERIFY(std::abs(100 * fields.at(8).toDouble() - percent) < 0.00501);
    const int total = fields.at(6).toInt();
    QCOMPARE(total + fields.at(7).toInt(), fields.at(2) == text("imagenet") ? 20'000 : 10'000);
}

void PublishedScoresTest::slices_haveTheirPublishedSizes()
{
    for (const auto& [slice, classes] :
         {std::pair("objects", 590), std::pair("organisms", 410), std::pair("dogs", 118)}) {
        const QString listed =
            run({text("classes"), m_study, text("--slice"), text(slice), text("--format"), text("json")});
        QCOMPARE(listed.count(text("\"wnid\"")), classes);
    }
    // Twenty of each class in ImageNet's images here, ten in ImageNetV2's.
    QVERIFY(m_scores.contains(text("alexnet,model,imagenetv2,dogs,top1,")));
    const QString both = run({text("score"), m_study, text("--format"), text("csv"), text("--slice"),
                              text("organisms & !dogs"), text("--slice"), text("organisms_not_dogs")});
    const QStringList lines = both.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line.contains(text("organisms & !dogs")))
            QVERIFY(
                lines.contains(QString(line).replace(text("organisms & !dogs"), text("organisms_not_dogs"))));
    }
}

void PublishedScoresTest::everyCount_isThatOfAnIndependentScript()
{
    const QString python = QStandardPaths::findExecutable(text("python3"));
    if (python.isEmpty())
        QSKIP("there is no python3 to count again");
    QStringList arguments{QStringLiteral(COUNT_SCRIPT), m_data.path()};
    for (const char* slice : {"objects", "organisms", "dogs"}) {
        const QString listed =
            run({text("classes"), m_study, text("--slice"), text(slice), text("--format"), text("json")});
        arguments << text(slice) + QLatin1Char('=') + QString::fromUtf8(write(text(slice), listed));
    }
    QProcess process;
    process.start(python, arguments);
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const QStringList counted =
        QString::fromUtf8(process.readAllStandardOutput()).trimmed().split(QLatin1Char('\n'));
    // 134 columns, four slices, two metrics everywhere and a third where ReaL reaches.
    QCOMPARE(counted.size(), 4 * (134 * 2 + 67));
    QSet<QString> ours;
    for (const QString& line : m_scores.split(QLatin1Char('\n'))) {
        QStringList fields = line.split(QLatin1Char(','));
        // The notes at the end may have commas.
        if (fields.size() >= 28 && fields.at(1) == text("model")) {
            fields.removeAt(1);
            ours.insert(fields.mid(0, 6).join(QLatin1Char(',')));
        }
    }
    for (const QString& line : counted)
        QVERIFY2(ours.contains(line), qPrintable(line));
}

void PublishedScoresTest::columnsThatAreNotBestFirst_areWarnedOf()
{
    const QString table = run({text("score"), m_study, text("--slice"), text("all")});
    QVERIFY(table.contains(
        text("! fv_16k imagenetv2: Column 5 holds the assigned label of 1,924 of 10,000 images")));
    QVERIFY(table.contains(
        text("! fv_16k_model imagenet: Column 5 holds the assigned label of 5,620 of 20,000 images")));
}

void PublishedScoresTest::modelUnderTwoNames_isWarnedOf()
{
    const QString table = run({text("score"), m_study, text("--slice"), text("all")});
    QVERIFY2(table.contains(text("! fv_16k is known on imagenetv2 only; fv_16k_model, which is known on "
                                 "imagenet only, may be the same model")),
             qPrintable(table.right(2000)));
}

void PublishedScoresTest::real_comesBackByteForByte()
{
    const QString exported = m_folder.filePath(text("real.json"));
    run({text("export"), m_study, text("annotations"), exported, text("--format"), text("real")});
    QFile ours(exported);
    QFile published(m_data.filePath(text("imagenet/real.json")));
    QVERIFY(ours.open(QIODevice::ReadOnly) && published.open(QIODevice::ReadOnly));
    QVERIFY2(ours.readAll() == published.readAll(), "the exported file differs from the published one");
}

void PublishedScoresTest::annotationBesideReal_doesNotMoveItsFigures()
{
    QByteArray marks;
    for (int number = 1; number <= 2000; ++number)
        marks += QByteArray(number == 1 ? "\"" : ", \"") + "ILSVRC2012_val_" +
                 QByteArray::number(number).rightJustified(8, '0') + ".JPEG\": \"drawing\"";
    QFile file(m_folder.filePath(text("marked.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"initial_annots\": {}, \"problematic_images\": {" + marks + "}}");
    file.close();
    run({text("import"), m_study, text("annotations"), file.fileName()});
    const QStringList score{text("score"), m_study, text("--format"), text("csv")};
    QCOMPARE(run(score), m_scores);
    run({text("annotations"), m_study, text("--use"), text("marked")});
    QVERIFY(run(score) != m_scores);
    QCOMPARE(run(score + QStringList{text("--annotations"), text("ReaL")}), m_scores);
    run({text("annotations"), m_study, text("--use"), text("ReaL")});
    QCOMPARE(run(score), m_scores);
}

void PublishedScoresTest::unclearMakesNoDifference_whereNothingIsUnclear()
{
    const QStringList figures = columnsOf(m_scores, "name", "rulings");
    QVERIFY(figures.size() > 1);
    for (const auto& [word, unclearImages] : {std::pair("correct", ","), std::pair("left-out", "0,0")}) {
        const QString scores =
            run({text("score"), m_study, text("--format"), text("csv"), text("--unclear"), text(word)});
        QCOMPARE(columnsOf(scores, "name", "rulings"), figures);
        QCOMPARE(columnsOf(scores, "unclear", "unclear").count(text(word)), figures.size());
        QCOMPARE(columnsOf(scores, "set_unclear_least", "set_unclear_most").count(text(unclearImages)),
                 figures.size());
    }
}

}  // namespace published_scores_test

VIZSLA_TEST(tst_published_scores, published_scores_test::PublishedScoresTest)
#include "tst_published_scores.moc"
