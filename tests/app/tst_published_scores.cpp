// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The real program on the published predictions, from an empty study to exact counts.
class PublishedScoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importedPredictions_giveThePublishedCounts();

private:
    static QString run(const QStringList& arguments);
};

QString PublishedScoresTest::run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(VIZSLA), arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

void PublishedScoresTest::importedPredictions_giveThePublishedCounts()
{
    const QDir data(qEnvironmentVariable("VIZSLA_DATA"));
    if (!data.exists(QStringLiteral("imagenet/predictions")))
        QSKIP("the published data is not there; set VIZSLA_DATA to its folder");
    const QTemporaryDir folder;
    const QString study = folder.filePath(QStringLiteral("published.vizsla"));
    run({QStringLiteral("new"), study});
    for (const auto& [name, list] : {std::pair("imagenet", "imagenet/imagenet-annotatedval20k-0.json"),
                                     std::pair("imagenetv2", "imagenetv2/imagenetv2-b-33.json")}) {
        const QString testSet = QLatin1String(name);
        run({QStringLiteral("import"), study, QStringLiteral("test-set"), testSet, data.filePath(QLatin1String(list))});
        const QStringList import{QStringLiteral("import"), study, QStringLiteral("predictions"), testSet,
                                 data.filePath(testSet + QStringLiteral("/predictions"))};
        const QString said = run(import);
        QVERIFY2(said.startsWith(QStringLiteral("67 models, ")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("fv_16k")), "columns that are not best first were not noticed");
        QCOMPARE(run(import), said);
    }
    const QString csv = run({QStringLiteral("score"), study, QStringLiteral("--slice"), QStringLiteral("all"),
                             QStringLiteral("--format"), QStringLiteral("csv")});
    for (const char* line : {"alexnet,model,imagenet,all,top1,11389,20000,0,",
                             "alexnet,model,imagenet,all,top5,15864,20000,0,",
                             "alexnet,model,imagenetv2,all,top1,4398,10000,0,",
                             "alexnet,model,imagenetv2,all,top5,6739,10000,0,",
                             "fv_64k,model,imagenet,all,top1,7019,20000,0,",
                             "fv_64k,model,imagenet,all,top5,11108,20000,0,",
                             "fv_64k,model,imagenetv2,all,top1,2408,10000,0,",
                             "fv_64k,model,imagenetv2,all,top5,4258,10000,0,",
                             "nasnet_large_tf,model,imagenet,all,top1,16502,20000,0,",
                             "nasnet_large_tf,model,imagenet,all,top5,19226,20000,0,",
                             "nasnet_large_tf,model,imagenetv2,all,top1,7219,10000,0,",
                             "nasnet_large_tf,model,imagenetv2,all,top5,9007,10000,0,",
                             "pnasnet5large,model,imagenet,all,top1,16543,20000,0,",
                             "pnasnet5large,model,imagenet,all,top5,19189,20000,0,",
                             "pnasnet5large,model,imagenetv2,all,top1,7208,10000,0,",
                             "pnasnet5large,model,imagenetv2,all,top5,9018,10000,0,"}) {
        QVERIFY2(csv.contains(QLatin1String(line)), line);
    }
}

QTEST_GUILESS_MAIN(PublishedScoresTest)
#include "tst_published_scores.moc"
