// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <map>
#include <set>

#include "core/labeling/example_limits.h"
#include "core/labeling/example_photos.h"
#include "core/labeling/task_order.h"
#include "core/store/image_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

constexpr std::size_t strip = 4;
const std::vector<std::string> classes{"tiger_shark", "beagle", "husky", "horse", "car", "cup", "mug"};

/// "beagle beagle … cup cup …": so many of each class.
std::string assigned(const std::map<std::string, int>& counts)
{
    std::string text;
    for (const auto& [wnid, count] : counts) {
        for (int image = 0; image < count; ++image)
            text += wnid + ' ';
    }
    return text;
}

std::map<std::string, int> ofEach(int count)
{
    std::map<std::string, int> counts;
    for (const std::string& wnid : classes)
        counts[wnid] = count;
    return counts;
}

std::vector<Image> ofClass(const std::vector<Image>& images, const std::string& wnid)
{
    std::vector<Image> those;
    std::ranges::copy_if(images, std::back_inserter(those),
                         [&](const Image& image) { return image.assignedWnid == wnid; });
    return those;
}

using Shown = std::map<std::string, std::vector<std::string>>;

/// Names of the examples of each class.
Shown shown(ExamplePhotos& examples, std::size_t limit = strip)
{
    Shown names;
    for (const std::string& wnid : classes) {
        for (const Image& image : examples.of(wnid, limit))
            names[wnid].push_back(image.name);
    }
    return names;
}

std::vector<std::size_t> sizes(ExamplePhotos& examples, std::size_t limit = strip)
{
    std::vector<std::size_t> sizes;
    for (const std::string& wnid : classes)
        sizes.push_back(examples.of(wnid, limit).size());
    return sizes;
}

std::vector<std::size_t> allOf(std::size_t size)
{
    return std::vector<std::size_t>(classes.size(), size);
}

bool shows(const Shown& shown, const Image& image)
{
    return std::ranges::any_of(shown, [&](const auto& one) {
        return std::ranges::find(one.second, image.name) != one.second.end();
    });
}

/// A study with 2 of the first class, 3 of the second, and so on.
struct UnevenStudy : StudyFixture
{
    UnevenStudy()
    {
        std::map<std::string, int> counts;
        int count = 2;
        for (const std::string& wnid : classes)
            counts[wnid] = count++;
        images = addTestSet("set", assigned(counts));
    }
    Image image(const std::string& wnid, std::size_t number) const
    {
        return ofClass(images, wnid).at(number);
    }

    std::vector<Image> images;
};

}  // namespace

class ExamplePhotosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examples_areOnePhotographEach_andNotProblematic();
    void test_showsEquallyManyOfEveryClass();
    void test_countsTellNothingOfItsClasses();
    void test_thatEmptiesAClass_showsNone();
    void test_whereAClassHasNoPhotographs_showsNone();
    void test_showsNoPhotographOfAnySealedTest();
    void test_doesNotDependOnTheImageInQuestion();
    void training_holdsOneOfEachClassBack_whicheverIsInQuestion();
    void training_neverShowsTheImageInQuestion_norItsOtherCuts();
    void training_holdsBackAlike_whetherTheClassIsInQuestionOrNot();
    void training_holdsBackAlike_whatIsInTheTaskAndWhatIsNot();
    void training_holdsBackWhatCouldStillBeInQuestion();
    void training_imageThatComesBack_findsEverythingAsItWas();
    void training_thatCanSpareItsPhotographs_showsNoneOfThem();
    void sealedTest_lessensAllClassesAlike();
    void openedTest_isShownAgain();
    void whatCannotBeRead_showsNone();
};

void ExamplePhotosTest::examples_areOnePhotographEach_andNotProblematic()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "beagle beagle beagle cup");
    fixture.setProblematic(images[1]);
    TestSet testSet{{}, "shifted", "", "", 0};
    std::vector<Image> cuts(2);
    for (Image& image : cuts) {
        image.name = "cut" + std::to_string(&image - cuts.data());
        image.photograph = "one photograph";
        image.assignedWnid = "mug";
    }
    valueOf(ImageRepository(fixture.study()).addTestSet(testSet, cuts));
    ExamplePhotos examples(fixture.study());
    QCOMPARE(shown(examples, 10).at("beagle"), (std::vector<std::string>{"set1", "set3"}));
    QCOMPARE(examples.of("beagle", 1).size(), std::size_t{1});
    QVERIFY(examples.of("car", 10).empty());
    QCOMPARE(examples.of("mug", 10).size(), std::size_t{1});
}

void ExamplePhotosTest::test_showsEquallyManyOfEveryClass()
{
    UnevenStudy fixture;
    ExamplePhotos examples(fixture.study());
    examples.beginTest(
        fixture.addTask("test", {fixture.image("cup", 0), fixture.image("mug", 3)}, Mode::Test).id);
    QCOMPARE(sizes(examples), allOf(1));
    QVERIFY(!examples.areAllWithheld());
}

/// Whichever classes the test is of, and be it a small one.
void ExamplePhotosTest::test_countsTellNothingOfItsClasses()
{
    for (const std::string& wnid : classes) {
        StudyFixture fixture;
        auto counts = ofEach(5);
        counts["husky"] = 3;
        const auto images = fixture.addTestSet("set", assigned(counts));
        ExamplePhotos examples(fixture.study());
        examples.beginTest(fixture.addTask("test", {ofClass(images, wnid).front()}, Mode::Test).id);
        QCOMPARE(sizes(examples), allOf(2));
    }
}

void ExamplePhotosTest::test_thatEmptiesAClass_showsNone()
{
    UnevenStudy fixture;
    ExamplePhotos examples(fixture.study());
    const auto all = ofClass(fixture.images, "tiger_shark");
    QCOMPARE(sizes(examples, 1), allOf(1));
    examples.beginTest(fixture.addTask("test", all, Mode::Test).id);
    QCOMPARE(sizes(examples, 1), allOf(0));
    QVERIFY(examples.areAllWithheld());
}

/// Else a class that shows none would be known not to be the answer.
void ExamplePhotosTest::test_whereAClassHasNoPhotographs_showsNone()
{
    StudyFixture fixture;
    auto counts = ofEach(5);
    counts.erase("husky");
    const auto images = fixture.addTestSet("set", assigned(counts));
    ExamplePhotos examples(fixture.study());
    examples.beginTest(fixture.addTask("test", {images[0]}, Mode::Test).id);
    QCOMPARE(sizes(examples), allOf(0));
}

void ExamplePhotosTest::test_showsNoPhotographOfAnySealedTest()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned(ofEach(5)));
    const Image own = ofClass(images, "cup")[1];
    const Image other = ofClass(images, "mug")[2];
    const Task opened = fixture.addTask("opened", {own}, Mode::Test);
    fixture.openResults(opened);
    fixture.addTask("another", {other}, Mode::Test);
    ExamplePhotos examples(fixture.study());
    // Whoever sits a test late, when its results are opened, does not see its photographs either.
    examples.beginTest(opened.id);
    QCOMPARE(sizes(examples), allOf(4));
    QVERIFY(!shows(shown(examples), own) && !shows(shown(examples), other));
}

void ExamplePhotosTest::test_doesNotDependOnTheImageInQuestion()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned(ofEach(5)));
    const std::vector<Image> asked{images[3], images[9], images[20]};
    ExamplePhotos examples(fixture.study());
    examples.beginTest(fixture.addTask("test", asked, Mode::Test).id);
    const Shown before = shown(examples);
    for (const Image& image : asked) {
        examples.ask(image);
        QVERIFY(shown(examples) == before);
    }
}

void ExamplePhotosTest::training_holdsOneOfEachClassBack_whicheverIsInQuestion()
{
    StudyFixture fixture;
    const auto images =
        fixture.addTestSet("set", "beagle beagle beagle husky husky horse cup cup cup cup cup");
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(fixture.addTask("all", images).id, 3);
    for (const Image& image : images) {
        examples.ask(image);
        QCOMPARE(sizes(examples, 9), (std::vector<std::size_t>{0, 2, 1, 0, 0, 4, 0}));
    }
}

void ExamplePhotosTest::training_neverShowsTheImageInQuestion_norItsOtherCuts()
{
    StudyFixture fixture;
    std::vector<Image> images;
    for (const char* set : {"first", "second"}) {
        TestSet testSet{{}, set, "", "", 0};
        std::vector<Image> cuts(9);
        for (std::size_t at = 0; at < cuts.size(); ++at) {
            cuts[at].name = set + std::to_string(at);
            cuts[at].photograph = "photograph" + std::to_string(at);
            cuts[at].assignedWnid = at < 4 ? "cup" : "mug";
        }
        valueOf(ImageRepository(fixture.study()).addTestSet(testSet, cuts));
        images.insert(images.end(), cuts.begin(), cuts.end());
    }
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(fixture.addTask("all", images).id, 3);
    for (const Image& asked : images) {
        examples.ask(asked);
        QCOMPARE(examples.of("cup", 9).size(), std::size_t{3});
        QCOMPARE(examples.of("mug", 9).size(), std::size_t{4});
        for (const Image& example : examples.of(asked.assignedWnid, 9))
            QVERIFY(example.photograph != asked.photograph);
    }
}

/// Over many questions each photograph of a class is held back equally often while another class is in
/// question, as it is while that class is: what is missing does not tell which class it is.
void ExamplePhotosTest::training_holdsBackAlike_whetherTheClassIsInQuestionOrNot()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned({{"cup", 3}, {"mug", 300}}));
    ExamplePhotos examples(fixture.study());
    std::map<std::string, int> held;
    for (const Image& question : images) {
        examples.ask(question);
        const auto shown = examples.of("cup", strip);
        for (const Image& cup : ofClass(images, "cup"))
            held[cup.name] += std::ranges::find(shown, cup.id, &Image::id) == shown.end() ? 1 : 0;
    }
    // Once while it is in question, and in a third of 300 others: within four standard deviations.
    QCOMPARE(held.size(), std::size_t{3});
    for (const auto& [name, times] : held)
        QVERIFY(std::abs(times - 101) < 4 * std::sqrt(300 * 2 / 9.0));
}

/// Else the photograph that comes into question would always have been shown before, and change what its
/// class shows.
void ExamplePhotosTest::training_holdsBackAlike_whatIsInTheTaskAndWhatIsNot()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned({{"cup", 3}, {"mug", 300}}));
    std::vector<Image> inTask = ofClass(images, "mug");
    inTask.push_back(images.front());
    const Task task = fixture.addTask("task", inTask);
    std::uint64_t seed = 0;
    while (taskOrder(inTask.size(), seed).back() != inTask.size() - 1)
        ++seed;
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(task.id, seed);
    int held = 0;
    for (const Image& question : ofClass(images, "mug")) {
        examples.ask(question);
        const auto shown = examples.of("cup", strip);
        held += std::ranges::find(shown, images.front().id, &Image::id) == shown.end() ? 1 : 0;
    }
    QVERIFY(std::abs(held - 100) < 4 * std::sqrt(300 * 2 / 9.0));
}

/// A class that held back what has been in question already would be known not to be in question.
void ExamplePhotosTest::training_holdsBackWhatCouldStillBeInQuestion()
{
    StudyFixture fixture;
    // There are no other cars, so that the task cannot spare its photographs.
    const auto images = fixture.addTestSet("set", "cup cup cup cup mug mug mug mug car car");
    fixture.addTestSet("other", "cup cup cup mug mug mug");
    const Task task = fixture.addTask("all", images);
    ExamplePhotos examples(fixture.study());
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        examples.beginTraining(task.id, seed);
        std::vector<Image> before;
        for (const std::size_t index : taskOrder(images.size(), seed)) {
            examples.ask(images[index]);
            const Shown now = shown(examples, 20);
            for (const Image& earlier : before) {
                const bool isLast = ofClass(before, earlier.assignedWnid).size() ==
                                    ofClass(images, earlier.assignedWnid).size();
                QVERIFY(isLast || shows(now, earlier));
            }
            before.push_back(images[index]);
        }
    }
}

void ExamplePhotosTest::training_imageThatComesBack_findsEverythingAsItWas()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "cup cup cup mug mug car car beagle beagle husky husky");
    const Task task = fixture.addTask("all", images);
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(task.id, 5);
    const auto order = taskOrder(images.size(), 5);
    std::vector<Shown> first;
    for (const std::size_t index : order) {
        examples.ask(images[index]);
        first.push_back(shown(examples));
    }
    QVERIFY(std::set<Shown>(first.begin(), first.end()).size() > 5);
    // In another sitting, too.
    ExamplePhotos again(fixture.study());
    again.beginTraining(task.id, 5);
    for (std::size_t at = order.size(); at-- > 0;) {
        again.ask(images[order[at]]);
        QVERIFY(shown(again) == first[at]);
    }
}

void ExamplePhotosTest::training_thatCanSpareItsPhotographs_showsNoneOfThem()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned(ofEach(5)) + "cup cup cup");
    const std::vector<Image> asked{ofClass(images, "cup")[0], ofClass(images, "cup")[1],
                                   ofClass(images, "mug")[4]};
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(fixture.addTask("some", asked).id, 3);
    QCOMPARE(sizes(examples), allOf(3));
    const Shown before = shown(examples);
    for (const Image& image : asked) {
        QVERIFY(!shows(before, image));
        examples.ask(image);
        QVERIFY(shown(examples) == before);
    }
}

/// In training, and where nothing is in question: else one would know the classes of a test before it is sat.
void ExamplePhotosTest::sealedTest_lessensAllClassesAlike()
{
    for (const std::string& wnid : classes) {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", assigned(ofEach(4)));
        auto tested = ofClass(images, wnid);
        const Image asked = ofClass(images, wnid == "cup" ? "mug" : "cup").front();
        tested.pop_back();
        tested.pop_back();
        fixture.addTask("test", tested, Mode::Test);
        ExamplePhotos examples(fixture.study());
        QCOMPARE(sizes(examples), allOf(2));
        examples.ask(asked);
        QCOMPARE(sizes(examples), allOf(1));
        for (const Image& image : tested)
            QVERIFY(!shows(shown(examples), image));
        examples.hide({asked.photograph});
        QVERIFY(!shows(shown(examples), asked) && !shows(shown(examples), tested[0]));
    }
}

void ExamplePhotosTest::openedTest_isShownAgain()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "cup cup mug mug");
    ExamplePhotos examples(fixture.study());
    QCOMPARE(examples.of("cup", strip).size(), std::size_t{2});
    const Task test = fixture.addTask("test", {images[0], images[1]}, Mode::Test);
    examples.refresh();
    QVERIFY(examples.of("cup", strip).empty() && examples.of("mug", strip).empty());
    QVERIFY(examples.areAllWithheld());
    fixture.openResults(test);
    examples.refresh();
    QCOMPARE(examples.of("cup", strip).size(), std::size_t{2});
    QVERIFY(!examples.areAllWithheld());
}

void ExamplePhotosTest::whatCannotBeRead_showsNone()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned(ofEach(3)));
    const Task task = fixture.addTask("test", {images[0]}, Mode::Test);
    ExamplePhotos examples(fixture.study());
    QCOMPARE(sizes(examples), allOf(2));
    fixture.run("ALTER TABLE task_image RENAME TO lost");
    examples.beginTest(task.id);
    QCOMPARE(sizes(examples), allOf(0));
    QVERIFY(examples.areAllWithheld());
}

QTEST_APPLESS_MAIN(ExamplePhotosTest)
#include "tst_example_photos.moc"
