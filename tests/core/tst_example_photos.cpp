// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <map>
#include <set>

#include "core/labeling/example_limits.h"
#include "core/labeling/example_photos.h"
#include "core/labeling/image_files.h"
#include "core/random_below.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/tasks/task_order.h"
#include "tests/support/attacker.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace example_photos_test {

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

/// Twelve classes to guess, and one more.
ClassList manyClasses()
{
    ClassList list{{{"n1", {"entity"}, "that which exists", {}}}, {}};
    for (int one = 0; one < 13; ++one) {
        list.synsets.push_back(
            {"w" + std::to_string(one), {"thing " + std::to_string(one)}, "a kind", {"n1"}});
        list.classes.push_back(list.synsets.back().wnid);
    }
    return list;
}

/// Of each class to guess more photographs than a training has images; of the last class two.
std::string ofMany()
{
    std::string assigned;
    for (int one = 0; one < 12; ++one) {
        for (int image = 0; image < 7 + one / 4; ++image)
            assigned += 'w' + std::to_string(one) + ' ';
    }
    return assigned + "w12 w12";
}

/// The class of each by lot, and which of its photographs.
std::vector<Image> byLot(const std::vector<Image>& images, std::size_t count, std::mt19937_64& random)
{
    std::vector<Image> some;
    while (some.size() < count) {
        const auto its = ofClass(images, 'w' + std::to_string(randomBelow(12, random)));
        const Image& image = its[randomBelow(its.size(), random)];
        if (std::ranges::find(some, image.id, &Image::id) == some.end())
            some.push_back(image);
    }
    return some;
}

Sight sightOf(ExamplePhotos& examples, const Image& image, bool isFirst)
{
    Sight seen{{}, image.name, std::stoul(image.assignedWnid.substr(1)), isFirst};
    for (int one = 0; one < 12; ++one) {
        const auto shown = examples.of('w' + std::to_string(one), 9);
        ClassSight& its = seen.classes.emplace_back();
        its.facts["=photographs"] = std::to_string(shown.size());
        its.facts["thumbnail"] = shown.empty() ? std::string() : shown.front().name;
        std::string& order = its.facts["photographs in order"];
        for (const Image& example : shown) {
            order += example.name + ' ';
            its.pictures.insert(example.name);
        }
    }
    return seen;
}

/// Files that are not there.
struct MissingFiles : ImageFiles
{
    bool mayBeThere(const std::string&, const std::string& name) override { return !names.contains(name); }

    std::set<std::string> names;
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
    void test_ofAStudyWithoutPhotographsOfAClass_showsNone();
    void test_showsNoPhotographOfAnySealedTest();
    void test_doesNotDependOnTheImageInQuestion();
    void training_holdsOneOfEachClassBack_whicheverIsInQuestion();
    void training_neverShowsTheImageInQuestion_norItsOtherCuts();
    void training_showsAPhotographAgain_whenNoneOfItsCutsCanCome();
    void review_holdsBackAlike_whetherTheClassIsInQuestionOrNot();
    void review_thatCanSpareItsQueue_showsNoneOfIt();
    void review_whereNothingElseIsLeft_holdsBackTheImageInQuestionAlone();
    void review_ofWhatWasRuled_holdsItBack();
    void training_changesAClassOnlyAfterAnAnswerInIt();
    void training_holdsBackAlike_whatIsInTheTaskAndWhatIsNot();
    void training_showsNothingThatWasPutOff();
    void training_givesNothingAway_data();
    void training_givesNothingAway();
    void training_holdsBackWhatCouldStillBeInQuestion();
    void training_imageThatComesBack_findsEverythingAsItWas();
    void training_thatCanSpareItsPhotographs_showsNoneOfThem();
    void sealedTest_lessensAllClassesAlike();
    void sealedTest_saysOfNoClassThatItIsNotInIt();
    void training_whileATestIsSealed_showsWhatEveryClassOfThatSizeHasLeft();
    void training_countsDependOnHowManyAClassHasAlone();
    void files_thatAreNotThere_doNotCount();
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
    QVERIFY(!examples.missing());
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
    QVERIFY(examples.missing() == ExamplePhotos::Missing::InTest);
    QCOMPARE(examples.sealedTests(), std::vector<std::string>{"test"});
}

/// No image of it can be in question either, and the classes that show some would be those that can.
void ExamplePhotosTest::test_ofAStudyWithoutPhotographsOfAClass_showsNone()
{
    StudyFixture fixture;
    auto counts = ofEach(5);
    counts.erase("husky");
    const auto images = fixture.addTestSet("set", assigned(counts));
    ExamplePhotos examples(fixture.study());
    examples.beginTest(fixture.addTask("test", {images[0]}, Mode::Test).id);
    QCOMPARE(sizes(examples), allOf(0));
    QVERIFY(examples.missing() == ExamplePhotos::Missing::InTest);
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
        for (const std::string& wnid : classes) {
            for (const Image& example : examples.of(wnid, 9))
                QVERIFY(example.photograph != asked.photograph);
        }
    }
}

/// When one of a photograph's two cuts has its answer, the other may still come; when both have, it is an
/// example.
void ExamplePhotosTest::training_showsAPhotographAgain_whenNoneOfItsCutsCanCome()
{
    StudyFixture fixture;
    std::vector<Image> images;
    for (const char* set : {"first", "second"}) {
        TestSet testSet{{}, set, "", "", 0};
        std::vector<Image> cuts(6);
        for (std::size_t at = 0; at < cuts.size(); ++at) {
            cuts[at].name = set + std::to_string(at);
            cuts[at].photograph = "photograph" + std::to_string(at);
            cuts[at].assignedWnid = at < 3 ? "cup" : "mug";
        }
        valueOf(ImageRepository(fixture.study()).addTestSet(testSet, cuts));
        images.insert(images.end(), cuts.begin(), cuts.end());
    }
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(fixture.addTask("all", images).id, 3);
    std::map<std::string, int> asked;
    for (const std::size_t index : taskOrder(images.size(), 3)) {
        examples.ask(images[index]);
        for (const char* wnid : {"cup", "mug"}) {
            for (const Image& example : examples.of(wnid, 9))
                QVERIFY(asked[example.photograph] != 1);
        }
        ++asked[images[index].photograph];
    }
    QVERIFY(examples.of("cup", 9).size() + examples.of("mug", 9).size() >= 3);
}

/// Over many questions each photograph of a class is held back equally often while another class is in
/// question, as it is while that class is: what is missing does not tell which class it is.
void ExamplePhotosTest::review_holdsBackAlike_whetherTheClassIsInQuestionOrNot()
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

namespace {

std::vector<ImageId> idsOf(const std::vector<Image>& images)
{
    std::vector<ImageId> ids;
    std::ranges::transform(images, std::back_inserter(ids), &Image::id);
    return ids;
}

}  // namespace

void ExamplePhotosTest::review_thatCanSpareItsQueue_showsNoneOfIt()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned({{"cup", 6}, {"mug", 6}, {"car", 6}}));
    const std::vector<Image> queue{images[0], images[1], ofClass(images, "mug")[5]};
    ExamplePhotos examples(fixture.study());
    examples.beginReview(idsOf(queue));
    Shown first;
    for (const Image& question : queue) {
        examples.ask(question);
        const Shown now = shown(examples, 9);
        for (const Image& open : queue)
            QVERIFY(!shows(now, open));
        // Neither which nor how many depends on the image in question.
        for (const char* wnid : {"cup", "mug", "car"})
            QCOMPARE(now.at(wnid).size(), std::size_t{4});
        QVERIFY(first.empty() || now == first);
        first = now;
    }
}

/// What was ruled comes first: of the others as many are seen as there is room for.
void ExamplePhotosTest::review_whereNothingElseIsLeft_holdsBackTheImageInQuestionAlone()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned({{"cup", 5}, {"mug", 5}}));
    const auto cups = ofClass(images, "cup");
    std::vector<Image> queue{cups[0], cups[1]};
    std::ranges::copy(ofClass(images, "mug"), std::back_inserter(queue));
    ExamplePhotos examples(fixture.study());
    examples.beginReview(idsOf(queue));
    for (const Image& question : queue) {
        examples.ask(question);
        const Shown now = shown(examples, 9);
        QVERIFY(!shows(now, question));
        for (const char* wnid : {"cup", "mug"})
            QCOMPARE(now.at(wnid).size(), std::size_t{4});
        const Shown seen = shown(examples, 3);
        for (const Image& ruled : {cups[2], cups[3], cups[4]})
            QVERIFY(shows(seen, ruled));
    }
}

void ExamplePhotosTest::review_ofWhatWasRuled_holdsItBack()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned({{"cup", 6}, {"mug", 6}}));
    ExamplePhotos examples(fixture.study());
    examples.beginReview({images[0].id});
    for (const Image& question : images) {
        examples.ask(question);
        const Shown now = shown(examples, 9);
        QVERIFY(!shows(now, question));
        for (const char* wnid : {"cup", "mug"})
            QCOMPARE(now.at(wnid).size(), std::size_t{5});
    }
}

void ExamplePhotosTest::training_changesAClassOnlyAfterAnAnswerInIt()
{
    StudyFixture fixture;
    const auto images =
        fixture.addTestSet("set", "cup cup cup cup mug mug mug mug husky husky husky car car");
    const Task task = fixture.addTask("all", images);
    ExamplePhotos examples(fixture.study());
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        examples.beginTraining(task.id, seed);
        Shown before;
        std::string answered;
        for (const std::size_t index : taskOrder(images.size(), seed)) {
            examples.ask(images[index]);
            Shown now = shown(examples);
            for (const std::string& wnid : classes)
                QVERIFY(answered.empty() || wnid == answered || now[wnid] == before[wnid]);
            before = now;
            answered = images[index].assignedWnid;
        }
    }
}

/// Else a class would be known by what it holds back: over many tasks each photograph of a class is held back
/// first equally often, be one of the class in the task or none.
void ExamplePhotosTest::training_holdsBackAlike_whatIsInTheTaskAndWhatIsNot()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", "cup cup cup mug mug car car");
    ExamplePhotos examples(fixture.study());
    std::mt19937_64 random(4);
    constexpr int tasks = 600;
    for (const bool isInTask : {false, true}) {
        std::map<std::string, int> held;
        for (int number = 0; number < tasks; ++number) {
            std::vector<Image> some{images[3], images[5], images[6]};
            if (isInTask)
                some.push_back(images[randomBelow(3, random)]);
            const Task task =
                fixture.addTask(std::to_string(number) + (isInTask ? " with a cup" : " without"), some);
            examples.beginTraining(task.id, random());
            examples.ask(images[3]);
            const auto shown = examples.of("cup", strip);
            QCOMPARE(shown.size(), std::size_t{2});
            for (const Image& cup : ofClass(images, "cup"))
                held[cup.name] += std::ranges::find(shown, cup.id, &Image::id) == shown.end() ? 1 : 0;
        }
        // Within four standard deviations.
        QCOMPARE(held.size(), std::size_t{3});
        for (const auto& [name, times] : held)
            QVERIFY(std::abs(times - tasks / 3) < 4 * std::sqrt(tasks * 2 / 9.0));
    }
}

/// One could otherwise put an image off, see which class shows it then, and go back.
void ExamplePhotosTest::training_showsNothingThatWasPutOff()
{
    StudyFixture fixture;
    const auto images =
        fixture.addTestSet("set", "cup cup cup cup mug mug mug mug husky husky husky car car");
    const Task task = fixture.addTask("all", images, Mode::Training, 13);
    ExamplePhotos examples(fixture.study());
    std::mt19937_64 random(8);
    for (int number = 0; number < 12; ++number) {
        const Labeler labeler = fixture.addLabeler("Labeler " + std::to_string(number));
        auto session = fixture.begin(task, labeler);
        examples.beginTraining(task.id, session.orderSeed());
        std::vector<Image> open;
        while (session.current()) {
            const Image now = session.images()[*session.current()];
            examples.ask(session);
            if (std::ranges::find(open, now.id, &Image::id) == open.end())
                open.push_back(now);
            const Shown all = shown(examples, 9);
            for (const Image& image : open)
                QVERIFY(!shows(all, image));
            session.imageShown();
            if (open.size() < 5 && randomBelow(2, random) == 0) {
                valueOf(session.skip());
                continue;
            }
            valueOf(session.confirm("cup"));
            std::erase_if(open, [&](const Image& image) { return image.id == now.id; });
            if (session.canUndo() && randomBelow(4, random) == 0) {
                examples.ask(session);
                if (session.current())
                    open.push_back(session.images()[*session.current()]);
                valueOf(session.undo());
            }
        }
    }
}

void ExamplePhotosTest::training_givesNothingAway_data()
{
    QTest::addColumn<bool>("isSealed");
    QTest::addRow("no test is sealed") << false;
    QTest::addRow("a test is sealed") << true;
}

/// Trainings of six images each, of classes by lot, and two of a class that has no others: so each class
/// holds one back.
void ExamplePhotosTest::training_givesNothingAway()
{
    QFETCH(const bool, isSealed);
    std::vector<Success> pooled;
    for (const std::uint64_t seed : {21U, 22U, 23U, 24U}) {
        std::mt19937_64 random(seed);
        StudyFixture fixture("study.vizsla", manyClasses());
        const auto images = fixture.addTestSet("set", ofMany());
        std::vector<Image> free(images.begin(), images.end() - 2);
        if (isSealed) {
            std::vector<Image> tested;
            for (const std::size_t at : taskOrder(free.size(), random())) {
                if (tested.size() < 10 &&
                    std::ranges::count(tested, free[at].assignedWnid, &Image::assignedWnid) == 0)
                    tested.push_back(free[at]);
            }
            fixture.addTask("test", tested, Mode::Test);
            std::erase_if(free, [&](const Image& image) {
                return std::ranges::find(tested, image.id, &Image::id) != tested.end();
            });
        }
        ExamplePhotos examples(fixture.study());
        std::vector<Sight> sights;
        for (int sitting = 0; sitting < 60; ++sitting) {
            auto some = byLot(free, 6, random);
            some.insert(some.end(), images.end() - 2, images.end());
            const Task task = fixture.addTask("task " + std::to_string(sitting), some);
            const std::uint64_t order = random();
            examples.beginTraining(task.id, order);
            bool isFirst = true;
            for (const std::size_t index : taskOrder(some.size(), order)) {
                examples.ask(some[index]);
                if (some[index].assignedWnid == "w12")
                    continue;
                sights.push_back(sightOf(examples, some[index], isFirst));
                isFirst = false;
            }
        }
        Attacker attacker(sights);
        pool(pooled, attacker.attacks(false));
    }
    for (const Success& success : pooled) {
        qInfo("%-32s %4d of %4d = %5.1f %%, chance %.1f %%, luck %.2g", success.attack.c_str(), success.right,
              success.asked, 100 * success.rate(), 100 * success.chance, success.luck);
        QVERIFY2(success.luck > 0.001, success.attack.c_str());
    }
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
    QCOMPARE(sizes(examples), allOf(4));
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

/// Whatever the test takes; in training one more is held back.
void ExamplePhotosTest::sealedTest_saysOfNoClassThatItIsNotInIt()
{
    UnevenStudy fixture;
    fixture.addTask("test", {fixture.image("mug", 0)}, Mode::Test);
    ExamplePhotos examples(fixture.study());
    QCOMPARE(sizes(examples, 9), (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7}));
    examples.ask(fixture.image("cup", 0));
    QCOMPARE(sizes(examples, 9), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6}));
}

/// Of the classes with two photographs one is in the test or in the task, or none: all show one.
void ExamplePhotosTest::training_whileATestIsSealed_showsWhatEveryClassOfThatSizeHasLeft()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet(
        "set", "beagle beagle husky husky horse horse cup cup cup mug mug mug mug mug mug tiger_shark");
    fixture.addTask(
        "test", {images[0], ofClass(images, "cup")[0], ofClass(images, "mug")[0], ofClass(images, "mug")[1]},
        Mode::Test);
    const Task task = fixture.addTask(
        "task", {images[2], ofClass(images, "cup")[1], ofClass(images, "mug")[2], images.back()});
    ExamplePhotos examples(fixture.study());
    examples.beginTraining(task.id, 3);
    examples.ask(images[2]);
    // The mugs have lost three of six.
    QCOMPARE(sizes(examples, 9), (std::vector<std::size_t>{0, 1, 1, 1, 0, 1, 3}));
}

/// And photographs of sealed tests, or the one in question, are never shown, whatever is in tests and tasks.
void ExamplePhotosTest::training_countsDependOnHowManyAClassHasAlone()
{
    std::mt19937_64 random(9);
    for (int number = 0; number < 40; ++number) {
        StudyFixture fixture;
        std::map<std::string, int> counts;
        for (const std::string& wnid : classes)
            counts[wnid] = static_cast<int>(1 + randomBelow(4, random));
        const auto images = fixture.addTestSet("set", assigned(counts));
        const auto some = [&](std::size_t most) {
            std::vector<Image> drawn;
            for (const std::size_t at : taskOrder(images.size(), random()))
                drawn.push_back(images[at]);
            drawn.resize(1 + randomBelow(most, random));
            return drawn;
        };
        const auto tested = some(4);
        fixture.addTask("test", tested, Mode::Test);
        const auto asked = some(5);
        const Task task = fixture.addTask("task", asked);
        ExamplePhotos examples(fixture.study());
        const std::uint64_t seed = random();
        examples.beginTraining(task.id, seed);
        bool isFirst = true;
        for (const std::size_t index : taskOrder(asked.size(), seed)) {
            examples.ask(asked[index]);
            const Shown now = shown(examples, 9);
            QVERIFY(!shows(now, asked[index]));
            for (const Image& image : tested)
                QVERIFY(!shows(now, image));
            std::map<int, std::size_t> shownOf;
            for (const std::string& wnid : classes) {
                const std::size_t its = examples.of(wnid, 9).size();
                QVERIFY(its < static_cast<std::size_t>(counts[wnid]));
                QVERIFY(!isFirst || shownOf.try_emplace(counts[wnid], its).first->second == its);
            }
            isFirst = false;
        }
    }
}

void ExamplePhotosTest::files_thatAreNotThere_doNotCount()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("set", assigned(ofEach(4)));
    const auto cups = ofClass(images, "cup");
    MissingFiles files;
    files.names = {cups[0].name + ".png", cups[1].name + ".png"};
    ExamplePhotos examples(fixture.study(), &files);
    std::vector<std::string> names;
    for (const Image& image : examples.of("cup", strip))
        names.push_back(image.name);
    QCOMPARE(names, (std::vector<std::string>{cups[2].name, cups[3].name}));
    // In a test the smallest class is smaller, and in training one is held back of what is there.
    const Task test = fixture.addTask("test", {ofClass(images, "mug")[0]}, Mode::Test);
    examples.beginTest(test.id);
    QCOMPARE(sizes(examples), allOf(1));
    fixture.openResults(test);
    examples.showAll();
    examples.ask(images[0]);
    QCOMPARE(examples.of("cup", strip).size(), std::size_t{1});
    // One that turns out to be no image makes room for the next.
    examples.showAll();
    files.names = {cups[0].name + ".png"};
    examples.filesChanged();
    QCOMPARE(examples.of("cup", strip).front().name, cups[1].name);
    for (const Image& image : images)
        files.names.insert(image.name + ".png");
    examples.beginTest(test.id);
    QCOMPARE(sizes(examples), allOf(0));
    QVERIFY(examples.missing() == ExamplePhotos::Missing::NoPhotographs);
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
    QVERIFY(examples.missing() == ExamplePhotos::Missing::SealedTests);
    fixture.openResults(test);
    examples.refresh();
    QCOMPARE(examples.of("cup", strip).size(), std::size_t{2});
    QVERIFY(!examples.missing());
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
    QVERIFY(examples.missing() == ExamplePhotos::Missing::Unreadable);
}

}  // namespace example_photos_test

VIZSLA_TEST(tst_example_photos, example_photos_test::ExamplePhotosTest)
#include "tst_example_photos.moc"
