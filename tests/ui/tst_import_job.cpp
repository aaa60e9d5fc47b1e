// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_job.h"

#include <QSignalSpy>
#include <QTest>

#include "core/imports/import_predictions.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"
#include "tests/ui/import_fixtures.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_job_test {

namespace {

/// A study with two images, and a job over it.
struct Workshop : StudyFixture
{
    Workshop() { addTestSet("imagenet", "beagle cup"); }

    static ImportRequest requestOf(const QStringList& files)
    {
        ImportRequest request{&predictionsImporter, "imagenet"};
        for (const QString& file : files)
            request.sources.emplace_back(file.toStdString());
        return request;
    }
    ImportJob& makeJob(StudyFile& study, const QStringList& files)
    {
        job = std::make_unique<ImportJob>(study, requestOf(files));
        return *job;
    }
    ImportJob& makePlannedJob(const QStringList& files)
    {
        auto plan = std::make_shared<const ImportPlan>(valueOf(planImport(study(), requestOf(files))));
        job = std::make_unique<ImportJob>(study(), std::move(plan));
        return *job;
    }
    std::int64_t models() { return number("SELECT COUNT(*) FROM model"); }

    std::unique_ptr<ImportJob> job;
};

}  // namespace

class ImportJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void import_reportsAndIsSeenByTheStudy();
    void progressOfManyFiles_isReportedInSteps();
    void cancelInTheMiddle_keepsNothing();
    void failingFile_isNamedAndNothingIsKept();
    void plannedImport_isCommitted();
    void filesThatChangedSince_areRefused();
    void readOnlyStudy_isRefused();
    void jobThatGoes_cancelsAndWaits();
};

void ImportJobTest::import_reportsAndIsSeenByTheStudy()
{
    Workshop shop;
    ImportJob& job = shop.makeJob(shop.study(), writeModels(shop.folder() / "models", 2));
    QString summary;
    connect(&job, &ImportJob::finished, this,
            [&](const ImportReport& report) { summary = QString::fromStdString(report.summary); });
    QSignalSpy failed(&job, &ImportJob::failed);
    QCOMPARE(shop.models(), 0);
    job.start();
    QTRY_COMPARE(summary, QStringLiteral("2 models, 2 images each"));
    QCOMPARE(shop.models(), 2);
    QCOMPARE(shop.number("SELECT COUNT(*) FROM prediction"), 2);
    QVERIFY(failed.isEmpty());
}

void ImportJobTest::progressOfManyFiles_isReportedInSteps()
{
    Workshop shop;
    ImportJob& job = shop.makeJob(shop.study(), writeModels(shop.folder() / "models", 1000));
    QSignalSpy progressed(&job, &ImportJob::progressed);
    QSignalSpy finished(&job, &ImportJob::finished);
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(progressed.count(), 200);
    QCOMPARE(progressed.first(), (QVariantList{5, 1000}));
    QCOMPARE(progressed.last(), (QVariantList{1000, 1000}));
    QCOMPARE(shop.models(), 1000);
}

void ImportJobTest::cancelInTheMiddle_keepsNothing()
{
    Workshop shop;
    ImportJob& job = shop.makeJob(shop.study(), writeModels(shop.folder() / "models", 3000));
    QSignalSpy cancelled(&job, &ImportJob::cancelled);
    QSignalSpy finished(&job, &ImportJob::finished);
    connect(&job, &ImportJob::progressed, &job, &ImportJob::cancel);
    job.start();
    QTRY_COMPARE(cancelled.count(), 1);
    QVERIFY(finished.isEmpty());
    QCOMPARE(shop.models(), 0);
    QCOMPARE(shop.number("SELECT COUNT(*) FROM prediction"), 0);
}

void ImportJobTest::failingFile_isNamedAndNothingIsKept()
{
    Workshop shop;
    QStringList files = writeModels(shop.folder() / "models", 3);
    files << writeFile(shop.folder() / "models/broken.csv", "picture,guess\na,b\n");
    ImportJob& job = shop.makeJob(shop.study(), files);
    QSignalSpy failed(&job, &ImportJob::failed);
    job.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().contains("broken.csv"), qPrintable(failed[0][0].toString()));
    QCOMPARE(shop.models(), 0);
}

void ImportJobTest::plannedImport_isCommitted()
{
    Workshop shop;
    ImportJob& job = shop.makePlannedJob(writeModels(shop.folder() / "models", 2));
    QSignalSpy finished(&job, &ImportJob::finished);
    QCOMPARE(shop.models(), 0);
    job.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(shop.models(), 2);
}

void ImportJobTest::filesThatChangedSince_areRefused()
{
    Workshop shop;
    ImportJob& job = shop.makePlannedJob(writeModels(shop.folder() / "models", 2));
    writeFile(shop.folder() / "models/model2.csv", "image,prediction\nimagenet1,cup\n");
    QSignalSpy failed(&job, &ImportJob::failed);
    job.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().contains("model2.csv has changed"), qPrintable(failed[0][0].toString()));
    QCOMPARE(shop.models(), 0);
}

void ImportJobTest::readOnlyStudy_isRefused()
{
    Workshop shop;
    const auto second = valueOf(StudyFile::open(shop.file(), shop.clock, 5));
    QVERIFY(second->isReadOnly());
    ImportJob& job = shop.makeJob(*second, writeModels(shop.folder() / "models", 1));
    QSignalSpy failed(&job, &ImportJob::failed);
    job.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains("cannot be written"));
    QCOMPARE(shop.models(), 0);
    shop.job.reset();
}

void ImportJobTest::jobThatGoes_cancelsAndWaits()
{
    Workshop shop;
    const QStringList files = writeModels(shop.folder() / "models", 500);
    for (int times = 0; times < 10; ++times) {
        shop.makeJob(shop.study(), files).start();
        shop.job.reset();
        QCOMPARE(shop.models(), 0);
    }
    shop.makeJob(shop.study(), files);
    shop.job.reset();
}

}  // namespace import_job_test

VIZSLA_TEST(tst_import_job, import_job_test::ImportJobTest)
#include "tst_import_job.moc"
