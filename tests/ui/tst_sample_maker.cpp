// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <set>

#include "core/folders.h"
#include "core/labeling/prepare_session.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/sample/resample.h"
#include "ui/sample/sample_maker.h"
#include "ui/sample/stamp_photograph.h"

using namespace vizsla;

namespace sample_maker_test {

namespace {

namespace fs = std::filesystem;

const SampleSources kSources{VIZSLA_SAMPLE};

QStringList entriesOf(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// All images of a task as a labeler would meet them.
std::vector<Image> wholeOrder(StudyFile& study, const Task& task, const Labeler& labeler)
{
    const auto images = test::valueOf(ImageRepository(study).imagesOfTask(task.id));
    std::vector<Image> ordered;
    for (const std::size_t image :
         taskOrder(images.size(), test::valueOf(prepareSession(study, task.id, labeler.id)).orderSeed()))
        ordered.push_back(images[image]);
    return ordered;
}

}  // namespace

class TestSampleMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentPackage_isNamed()
    {
        const auto made =
            make({VIZSLA_SAMPLE, "/no/such/folder"}, m_folder.filePath(QStringLiteral("absent")));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::NotFound);
        QCOMPARE(
            QString::fromStdString(made.error().message),
            QStringLiteral("There are no photographs for the sample study in /no/such/folder: install the "
                           "Debian package tuxpaint-stamps-default."));
        QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("absent"))));
    }

    void folderInUse_staysAsItWas()
    {
        QTemporaryDir folder;
        std::ofstream(folder.filePath(QStringLiteral("mine")).toStdString()) << "x";
        const auto made = make(kSources, folder.path());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Invalid);
        QCOMPARE(entriesOf(folder), QStringList{"mine"});
    }

    void damagedStamp_leavesNothing()
    {
        QTemporaryDir stamps;
        QDir(stamps.path()).mkpath(QStringLiteral("animals/mammals/rodents"));
        std::ofstream(stamps.filePath(QStringLiteral("animals/mammals/rodents/beaver.png")).toStdString())
            << "no";
        QTemporaryDir folder;
        const auto made =
            make({VIZSLA_SAMPLE, stamps.path().toStdString()}, folder.filePath(QStringLiteral("sample")));
        QVERIFY(!made);
        QVERIFY(QString::fromStdString(made.error().message)
                    .contains(QStringLiteral("beaver.png cannot be read")));
        QCOMPARE(entriesOf(folder), QStringList());
    }

    void cancel_leavesNothing()
    {
        if (!hasStamps())
            QSKIP("Debian's tuxpaint-stamps-default is not installed");
        QTemporaryDir folder;
        std::atomic<bool> cancelled = false;
        const auto cancelAfterSome = [&](int done, int) { cancelled = done >= 5; };
        const auto made = makeSample(kSources, folder.filePath(QStringLiteral("sample")).toStdString(),
                                     m_clock, 1, cancelAfterSome, cancelled);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Cancelled);
        QCOMPARE(entriesOf(folder), QStringList());
    }

    void sample_isWhole()
    {
        if (!hasStamps())
            QSKIP("Debian's tuxpaint-stamps-default is not installed");
        QTemporaryDir folder;  // empty, so it may become the sample's own
        QList<int> progress;
        int total = 0;
        const std::atomic<bool> cancelled = false;
        const auto note = [&](int done, int of) {
            progress << done;
            total = of;
        };
        const auto made = makeSample(kSources, folder.path().toStdString(), m_clock, 1, note, cancelled);
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QVERIFY(made->summary.photographs >= 120);
        QVERIFY(made->summary.classes >= 90);
        QCOMPARE(made->study, sampleStudyFile(folder.path().toStdString()));
        QCOMPARE(total, made->summary.photographs);
        QCOMPARE(progress.last(), total);
        QVERIFY(std::ranges::is_sorted(progress));
        QCOMPARE(entriesOf(folder), (QStringList{"Sample images", "Sample study.vizsla"}));

        const auto study = StudyFile::open(made->study, m_clock, 2);
        QVERIFY(study);
        const auto testSets = ImageRepository(**study).testSets();
        QVERIFY(testSets);
        QCOMPARE(testSets->size(), std::size_t(2));
        const auto images = ImageRepository(**study).images();
        QVERIFY(images);
        QCOMPARE(static_cast<int>(images->size()), 2 * made->summary.photographs);
        std::set<std::string> shifts;
        for (const Image& image : *images) {
            const QImage picture(QString::fromStdString(image.file.string()));
            QVERIFY2(picture.size() == QSize(500, 375) || picture.size() == QSize(375, 500),
                     image.file.c_str());
            if (image.testSetId == testSets->back().id)
                shifts.insert(image.name.substr(image.name.rfind('(')));
        }
        QCOMPARE(shifts, (std::set<std::string>{"(cropped)", "(darker)", "(smaller)", "(turned)"}));
        const auto tasks = TaskRepository(**study).all();
        QVERIFY(tasks && !tasks->empty());
        for (const Task& task : *tasks)
            QVERIFY2(task.imageCount > 0, task.name.c_str());

        const auto again = make(kSources, folder.path());
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Invalid);
    }

    void cutOut_isNotShownTwiceInARow()
    {
        if (!hasStamps())
            QSKIP("Debian's tuxpaint-stamps-default is not installed");
        const auto made = make(kSources, m_folder.filePath(QStringLiteral("in a row")));
        QVERIFY(made);
        const auto study = test::valueOf(StudyFile::open(made->study, m_clock, 1));
        for (const Task& task : test::valueOf(TaskRepository(*study).all())) {
            for (const char* name : {"Ann", "Bob", "Cleo"}) {
                const auto labeler = test::valueOf(LabelerRepository(*study).add(task.name + name));
                const auto order = wholeOrder(*study, task, labeler);
                QVERIFY2(std::ranges::adjacent_find(order, {}, &Image::photograph) == order.end(),
                         task.name.c_str());
            }
        }
    }

    void photograph_isTheSameEachTime()
    {
        if (!hasStamps())
            QSKIP("Debian's tuxpaint-stamps-default is not installed");
        const auto load = [] {
            return StampPhotograph::load(SampleSources().stampsFolder, "animals/mammals/cats/tiger.png",
                                         StampPhotograph::Whole::MayCut);
        };
        const auto first = load();
        const auto second = load();
        QVERIFY(first && second);
        QCOMPARE(first->plain(), second->plain());
        QCOMPARE(first->shifted(), second->shifted());
        QVERIFY(first->plain() != first->shifted());
    }

    void resampling_keepsPlainColoursAndSizes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("larger") << QSize(50, 37);
        QTest::newRow("smaller") << QSize(3, 2);
        QTest::newRow("one pixel") << QSize(1, 1);
    }
    void resampling_keepsPlainColoursAndSizes()
    {
        QFETCH(QSize, size);
        QImage plain(10, 8, QImage::Format_ARGB32_Premultiplied);
        plain.fill(QColor(200, 100, 50));
        const QImage result = resampled(plain, size);
        QCOMPARE(result.size(), size);
        QCOMPARE(result.pixelColor(size.width() - 1, 0), QColor(200, 100, 50));
    }

private:
    static bool hasStamps() { return fs::exists(SampleSources().stampsFolder); }

    Result<MadeSample> make(const SampleSources& sources, const QString& folder) const
    {
        const std::atomic<bool> cancelled = false;
        return makeSample(
            sources, folder.toStdString(), m_clock, 1, [](int, int) {}, cancelled);
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
};

}  // namespace sample_maker_test

VIZSLA_TEST(tst_sample_maker, sample_maker_test::TestSampleMaker)
#include "tst_sample_maker.moc"
