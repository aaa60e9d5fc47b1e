// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/labeling/example_photos.h"
#include "core/sample/catalogue.h"
#include "core/sample/sample_study.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace catalogue_test {

namespace {

namespace fs = std::filesystem;

const std::string kHeader = "file,assigned,correct,wrong,unclear,note\n";
const std::string kTask =
    R"({"name":"n","description":"d","mode":"test","part_size":5,"test_sets":["stamps"],"photographs":["a/cat.png"]})";

Result<std::vector<SamplePhotograph>> photographs(const std::string& rows)
{
    std::istringstream input(kHeader + rows);
    return readSamplePhotographs(input, "p.csv");
}

Result<std::vector<SampleTask>> tasks(const std::string& text)
{
    std::istringstream input(text);
    return readSampleTasks(input, "t.json", {{"a/cat.png", "n1", {"n1"}, {}, {}, ""}});
}

/// The task above with a part of it replaced.
std::string taskWith(const std::string& before, const std::string& after)
{
    std::string text = kTask;
    text.replace(text.find(before), before.size(), after);
    return "[" + text + "]";
}

template <class T>
QString errorOf(const Result<T>& result)
{
    return result ? QStringLiteral("no error") : QString::fromStdString(result.error().message);
}

/// Made images for photographs, as the maker names them.
std::vector<SampleImages> imagesFor(const std::vector<SamplePhotograph>& list)
{
    std::vector<SampleImages> images;
    for (const std::string& name : sampleNames(list)) {
        const std::string shifted = name + " (darker)";
        images.push_back({list[images.size()], {name, name + ".jpg"}, {shifted, shifted + ".jpg"}});
    }
    return images;
}

}  // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void photographs_readEveryField()
    {
        const auto list = photographs("a/cat.png,n1,n1 n2,n3  n4,n5,\"a, b\"\n");
        QVERIFY2(list, qPrintable(errorOf(list)));
        QCOMPARE(list->size(), std::size_t(1));
        const SamplePhotograph& cat = list->front();
        QCOMPARE(cat.file, std::string("a/cat.png"));
        QCOMPARE(cat.assignedWnid, std::string("n1"));
        QCOMPARE(cat.correct, (std::vector<std::string>{"n1", "n2"}));
        QCOMPARE(cat.wrong, (std::vector<std::string>{"n3", "n4"}));
        QCOMPARE(cat.unclear, std::vector<std::string>{"n5"});
        QCOMPARE(cat.note, std::string("a, b"));
    }

    void badPhotographs_nameFileLineAndExpectation_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* rows, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(rows) << QString::fromUtf8(expected);
        };
        row("none", "", "p.csv, line 2: expected at least one photograph below the header");
        row("too few fields", "a.png,n1,n1\n", "p.csv, line 2: expected 6 fields, found 3");
        row("way out", "../a.png,n1,n1,,,\n",
            "p.csv, line 2: expected a .png file below the folder of the stamps, found \"../a.png\"");
        row("way out inside", "a/../../b.png,n1,n1,,,\n",
            "p.csv, line 2: expected a .png file below the folder of the stamps, found \"a/../../b.png\"");
        row("absolute", "/a.png,n1,n1,,,\n",
            "p.csv, line 2: expected a .png file below the folder of the stamps, found \"/a.png\"");
        row("no file", ",n1,n1,,,\n",
            "p.csv, line 2: expected a .png file below the folder of the stamps, found \"\"");
        row("twice", "a.png,n1,n1,,,\nb.png,n1,n1,,,\na.png,n1,n1,,,\n",
            "p.csv, line 4: a.png stands in line 2 already");
        row("no class", "a.png, ,n1,,,\n", "p.csv, line 2: expected one assigned class");
        row("two classes", "a.png,n1 n2,n1,,,\n", "p.csv, line 2: expected one assigned class");
        row("ruled on twice", "a.png,n1,n1,n1,,\n",
            "p.csv, line 2: expected one ruling on the class n1, found more");
        row("assigned not ruled on", "a.png,n1,n2,,,\n",
            "p.csv, line 2: expected a ruling on the assigned class n1");
    }
    void badPhotographs_nameFileLineAndExpectation()
    {
        QFETCH(QString, rows);
        QTEST(errorOf(photographs(rows.toStdString())), "expected");
    }

    void otherHeader_isRefused()
    {
        std::istringstream input("file,label\na.png,n1\n");
        QCOMPARE(
            errorOf(readSamplePhotographs(input, "p.csv")),
            QStringLiteral("p.csv, line 1: expected the header file,assigned,correct,wrong,unclear,note"));
        std::istringstream empty;
        QVERIFY(!readSamplePhotographs(empty, "p.csv"));
    }

    void notUtf8_isRefused()
    {
        QCOMPARE(errorOf(photographs("a.png,n1,n1,,,\xFF\n")),
                 QStringLiteral("p.csv, line 2: the text is not UTF-8"));
    }

    void tasks_readEveryField()
    {
        const auto list = tasks("[" + kTask + "]");
        QVERIFY2(list, qPrintable(errorOf(list)));
        QCOMPARE(list->size(), std::size_t(1));
        const SampleTask& task = list->front();
        QCOMPARE(task.name, std::string("n"));
        QCOMPARE(task.description, std::string("d"));
        QCOMPARE(task.mode, Mode::Test);
        QCOMPARE(task.partSize, 5);
        QCOMPARE(task.testSets, std::vector<std::string>{"stamps"});
        QCOMPARE(task.photographs, std::vector<std::string>{"a/cat.png"});
    }

    void badTasks_namePlaceAndExpectation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& text, const char* expected) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(expected);
        };
        row("empty file", "", "t.json, line 1: this is not JSON");
        row("cut off", "[\n\n" + kTask, "t.json, line 3: this is not JSON");
        row("no list", "{}", "t.json: expected a list of tasks");
        row("no object", "[1]",
            "t.json, task 1: expected an object with name, description, mode, part_size, test_sets and "
            "photographs");
        row("no name", taskWith("\"n\"", "7"), "t.json, task 1: expected \"name\" to be a text");
        row("name twice", "[" + kTask + "," + kTask + "]",
            "t.json, task 2 (n): expected a name that no other task has");
        row("no description", taskWith("\"description\"", "\"x\""),
            "t.json, task 1 (n): expected \"description\" to be a text");
        row("mode", taskWith("\"test\"", "\"exam\""),
            "t.json, task 1 (n): expected \"mode\" to be \"training\" or \"test\"");
        row("part size 0", taskWith(":5", ":0"),
            "t.json, task 1 (n): expected \"part_size\" to be a whole number from 1 to 1000");
        row("part size huge", taskWith(":5", ":99999999999999999999"),
            "t.json, task 1 (n): expected \"part_size\" to be a whole number from 1 to 1000");
        row("part size 2^32 + 1", taskWith(":5", ":4294967297"),
            "t.json, task 1 (n): expected \"part_size\" to be a whole number from 1 to 1000");
        row("part size text", taskWith(":5", ":\"5\""),
            "t.json, task 1 (n): expected \"part_size\" to be a whole number from 1 to 1000");
        row("guide", taskWith("\"mode\"", "\"guide\":1,\"mode\""),
            "t.json, task 1 (n): expected \"guide\" to be true or false");
        row("test set", taskWith("[\"stamps\"]", "[\"imagenet\"]"),
            "t.json, task 1 (n): expected \"test_sets\" to list names out of \"stamps\" and "
            "\"stamps_shifted\", found "
            "\"imagenet\"");
        row("photograph", taskWith("a/cat.png", "dog.png"),
            "t.json, task 1 (n): expected \"photographs\" to list files of the catalogue, found \"dog.png\"");
        row("photograph twice", taskWith("[\"a/cat.png\"]", "[\"a/cat.png\",\"a/cat.png\"]"),
            "t.json, task 1 (n): expected \"photographs\" to list files of the catalogue, each once, found "
            "\"a/cat.png\" again");
        row("no photographs", taskWith("[\"a/cat.png\"]", "[]"),
            "t.json, task 1 (n): expected \"photographs\" to list files of the catalogue");
        row("photograph no text", taskWith("[\"a/cat.png\"]", "[null]"),
            "t.json, task 1 (n): expected \"photographs\" to list files of the catalogue");
    }
    void badTasks_namePlaceAndExpectation()
    {
        QFETCH(QString, text);
        QTEST(errorOf(tasks(text.toStdString())), "expected");
    }

    void deepNesting_isAnError() { QVERIFY(!tasks(std::string(1'000'000, '['))); }

    void missingFolder_isNotFound()
    {
        const auto catalogue = readSampleCatalogue("/no/such/folder");
        QVERIFY(!catalogue);
        QCOMPARE(catalogue.error().kind, ErrorKind::NotFound);
        QCOMPARE(errorOf(catalogue), QStringLiteral("There is no file /no/such/folder/photographs.csv."));
    }

    void catalogueOfTheProgram_isSound()
    {
        const auto catalogue = readSampleCatalogue(VIZSLA_SAMPLE);
        QVERIFY2(catalogue, qPrintable(errorOf(catalogue)));
        QVERIFY(catalogue->photographs.size() >= 120);
        std::set<std::string> inTraining;
        std::set<std::string> inTest;
        for (const SampleTask& task : catalogue->tasks)
            (task.mode == Mode::Test ? inTest : inTraining)
                .insert(task.photographs.begin(), task.photographs.end());
        for (const std::string& file : inTest)
            QVERIFY2(!inTraining.contains(file), file.c_str());
        for (const SamplePhotograph& photograph : catalogue->photographs) {
            const bool isOnlyOne = std::ranges::count(catalogue->photographs, photograph.assignedWnid,
                                                      &SamplePhotograph::assignedWnid) == 1;
            QVERIFY2(!isOnlyOne || inTraining.contains(photograph.file) || inTest.contains(photograph.file),
                     photograph.file.c_str());
        }
    }

    /// While its test is sealed: each class of several photographs has one that is in no task.
    void trainingsOfTheSample_showExamplesOfAllClassesThatHaveSeveral()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto study = newStudy(folder, clock);
        QVERIFY(study);
        const auto catalogue = readSampleCatalogue(VIZSLA_SAMPLE);
        QVERIFY(catalogue);
        QVERIFY(fillSampleStudy(**study, *catalogue, imagesFor(catalogue->photographs)));
        std::map<std::string, int> photographs;
        for (const SamplePhotograph& photograph : catalogue->photographs)
            ++photographs[photograph.assignedWnid];
        ExamplePhotos examples(**study);
        int trainings = 0;
        const auto tasks = TaskRepository(**study).all();
        for (const Task& task : *tasks) {
            if (task.mode == Mode::Test)
                continue;
            ++trainings;
            examples.beginTraining(task.id, 7);
            for (const auto& [wnid, count] : photographs)
                QVERIFY2(examples.of(wnid, 4).empty() == (count == 1), (task.name + ' ' + wnid).c_str());
        }
        QCOMPARE(trainings, 10);
    }

    void names_areReadableAndDiffer()
    {
        const std::vector<SamplePhotograph> list = {{"birds/pink_flamingo.png", "", {}, {}, {}, ""},
                                                    {"a/fox.png", "", {}, {}, {}, ""},
                                                    {"b/fox.png", "", {}, {}, {}, ""}};
        QCOMPARE(sampleNames(list), (std::vector<std::string>{"pink flamingo", "fox", "fox 2"}));
    }

    void photographsWithoutFile_areLeftOut()
    {
        const QTemporaryDir folder;
        std::ofstream(folder.filePath(QStringLiteral("a.png")).toStdString()) << "x";
        const SampleCatalogue catalogue{{{"a.png", "n1", {}, {}, {}, ""}, {"b.png", "n1", {}, {}, {}, ""}},
                                        {}};
        const auto present = photographsIn(folder.path().toStdString(), catalogue);
        QCOMPARE(present.size(), std::size_t(1));
        QCOMPARE(present.front().file, std::string("a.png"));
    }

    void filledStudy_hasTestSetsAnnotationsAndTasks()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto study = newStudy(folder, clock);
        QVERIFY(study);
        const auto catalogue = readSampleCatalogue(VIZSLA_SAMPLE);
        QVERIFY(catalogue);
        auto images = imagesFor(catalogue->photographs);
        images.pop_back();
        const auto summary = fillSampleStudy(**study, *catalogue, images);
        QVERIFY2(summary, qPrintable(errorOf(summary)));
        QCOMPARE(summary->missing, 1);
        QCOMPARE(summary->photographs, static_cast<int>(images.size()));
        QCOMPARE(summary->tasks, static_cast<int>(catalogue->tasks.size()));

        ImageRepository repository(**study);
        const auto testSets = repository.testSets();
        QVERIFY(testSets);
        QCOMPARE(testSets->size(), std::size_t(2));
        QCOMPARE(testSets->front().name, std::string("stamps"));
        QCOMPARE(testSets->back().name, std::string("stamps_shifted"));
        const auto all = repository.images();
        QVERIFY(all);
        QCOMPARE(all->size(), 2 * images.size());
        QCOMPARE(all->front().photograph, (*all)[images.size()].photograph);
        QCOMPARE(all->front().file,
                 fs::path(folder.path().toStdString()) / "Sample images/stamps" / images.front().plain.file);
        for (const Image& image : *all)
            QVERIFY(AnnotationRepository(**study)
                        .ofImage(image.id)
                        .value()
                        .verdictOn(image.assignedWnid)
                        .has_value());
        QCOMPARE(TaskRepository(**study).all().value().size(), catalogue->tasks.size());
    }

    void unknownClass_isRefusedByName()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto study = newStudy(folder, clock);
        QVERIFY(study);
        const SampleCatalogue catalogue{{{"a.png", "n99999999", {"n99999999"}, {}, {}, ""}}, {}};
        QCOMPARE(errorOf(fillSampleStudy(**study, catalogue, imagesFor(catalogue.photographs))),
                 QStringLiteral(
                     "The catalogue of the sample gives a.png the class n99999999, which the study does "
                     "not have."));
    }

private:
    static Result<std::unique_ptr<StudyFile>> newStudy(const QTemporaryDir& folder, const Clock& clock)
    {
        return StudyFile::create(folder.filePath(QStringLiteral("s.vizsla")).toStdString(),
                                 ilsvrc2012Classes(), clock, 1);
    }
};

}  // namespace catalogue_test

VIZSLA_TEST(tst_catalogue, catalogue_test::TestCatalogue)
#include "tst_catalogue.moc"
