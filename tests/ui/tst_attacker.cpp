// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <QApplication>
#include <QPushButton>
#include <QTest>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_reader.h"
#include "ui/labeling/session_runner.h"
#include "ui/study/study_writer.h"

using namespace vizsla;
using namespace vizsla::test;

namespace attacker_test {

namespace {

const std::vector<std::string> names{"ambra", "borix", "celta", "dunor", "etvik", "folma",
                                     "gurte", "hixol", "jarpe", "kelmo", "lurva", "mondi"};
const QString allOfThem = QStringLiteral("thing");
/// Guessing does as well as this with a probability of less than one in a thousand.
constexpr double notByLuck = 0.001;

/// A class that is not guessed.
const std::string guessedByNobody = "wother";

/// Twelve classes below three nodes, all found by one word, and one that is not.
ClassList thirteenClasses()
{
    ClassList list{{{"n1", {"entity"}, "that which exists", {}},
                    {"n2", {"first group"}, "some", {"n1"}},
                    {"n3", {"second group"}, "others", {"n1"}},
                    {"n4", {"third group"}, "the rest", {"n1"}}},
                   {}};
    for (std::size_t one = 0; one < names.size(); ++one) {
        const std::string wnid = "w" + names[one];
        list.synsets.push_back(
            {wnid, {"thing " + names[one]}, "a kind", {"n" + std::to_string(2 + one % 3)}});
        list.classes.push_back(wnid);
    }
    list.synsets.push_back({guessedByNobody, {"something else"}, "a kind", {"n2"}});
    list.classes.push_back(guessedByNobody);
    return list;
}

/// Keeps what is logged, down to the smallest thing.
class KeptLog
{
public:
    KeptLog() : m_before(spdlog::default_logger())
    {
        spdlog::set_default_logger(
            std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text)));
        spdlog::set_level(spdlog::level::trace);
    }
    ~KeptLog() { spdlog::set_default_logger(m_before); }
    KeptLog(const KeptLog&) = delete;
    KeptLog& operator=(const KeptLog&) = delete;

    std::ostringstream text;

private:
    std::shared_ptr<spdlog::logger> m_before;
};

/// A study with so many photographs of each class, and an attacker at the labeling page.
struct AttackedDesk : DeskFixture
{
    /// Done when an image came into question, before anything is read.
    using BeforeReading = std::function<void(const Image&)>;

    explicit AttackedDesk(const std::vector<int>& sizes, int ofOther = 4, std::uint64_t seed = 5)
        : DeskFixture(thirteenClasses()),
          random(seed)
    {
        std::string assigned;
        for (int image = 0; image < ofOther; ++image)
            assigned += guessedByNobody + ' ';
        for (std::size_t one = 0; one < names.size(); ++one) {
            for (int image = 0; image < sizes[one]; ++image)
                assigned += "w" + names[one] + ' ';
        }
        images = study().addTestSet("set", assigned);
        const std::filesystem::path folder = study().folder() / "images" / "set";
        std::filesystem::create_directories(folder);
        for (std::size_t number = 0; number < images.size(); ++number) {
            QImage picture(60, 60, QImage::Format_RGB32);
            picture.fill(ColouredPictures::colour(number));
            if (!picture.save(QString::fromStdString((folder / images[number].file).string())))
                qFatal("a picture could not be written");
            pictures.byColour[ColouredPictures::colour(number).name().toStdString()] = images[number].name;
            pictures.files[images[number].assignedWnid].push_back(folder / images[number].file);
        }
        settings.setShowsFeedback(false);
        for (int labeler = 0; labeler < 6; ++labeler)
            labelers.push_back(study().addLabeler("Labeler " + std::to_string(labeler)));
        open();
        page = std::make_unique<LabelingPage>(desk(), settings, keys, [](const QUrl&) { return true; });
        page->resize(1280, 760);
        page->show();
        std::vector<std::string> wnids;
        for (const std::string& name : names)
            wnids.push_back("w" + name);
        reader.emplace(*page, *this, log.text, pictures, wnids, allOfThem);
    }

    /// Photographs of the classes, so many of each, by lot.
    std::vector<Image> drawn(const std::vector<std::size_t>& classes, std::size_t ofEach)
    {
        std::vector<Image> some;
        for (const std::size_t one : classes) {
            std::vector<Image> its;
            std::ranges::copy_if(images, std::back_inserter(its),
                                 [&](const Image& image) { return image.assignedWnid == "w" + names[one]; });
            for (const std::size_t at : taskOrder(its.size(), random())) {
                if (ofEach > 0 && std::ranges::count(some, its[at].assignedWnid, &Image::assignedWnid) <
                                      static_cast<std::ptrdiff_t>(ofEach))
                    some.push_back(its[at]);
            }
        }
        return some;
    }
    Task addTask(const std::vector<Image>& some, Mode mode)
    {
        Task task{{}, "task " + std::to_string(++tasks), "", mode, static_cast<int>(some.size())};
        std::vector<ImageId> ids;
        std::ranges::transform(some, std::back_inserter(ids), &Image::id);
        valueOf(TaskRepository(*desk().file).add(task, ids));
        return task;
    }

    void settle()
    {
        desk().writer().finish();
        QCoreApplication::processEvents();
    }
    /// A page before the first image is answered by its button.
    bool isImageThere() const
    {
        for (QPushButton* button : page->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("Begin")))
                button->click();
        }
        return page->session() && page->session()->isShown();
    }

    /// A labeler goes through a task while the attacker reads.
    void sit(const Task& task, const Labeler& labeler, const BeforeReading& before = {})
    {
        valueOf(page->begin(task.id, labeler.id));
        settle();
        bool isFirst = true;
        while (!page->session()->isTaskDone()) {
            if (!QTest::qWaitFor([this] { return isImageThere(); }))
                qFatal("no image was shown");
            const Image image = page->session()->images()[*page->session()->current()];
            if (before)
                before(image);
            const auto answer = std::ranges::find(names, image.assignedWnid.substr(1)) - names.begin();
            if (image.assignedWnid != guessedByNobody) {
                sights.push_back({reader->read(), image.name, static_cast<std::size_t>(answer), isFirst});
                isFirst = false;
            }
            clock().advance(std::chrono::seconds(2));
            page->findChild<SessionRunner*>()->confirm("w" + names[randomBelow(names.size(), random)]);
            settle();
        }
        page->leave();
        settle();
    }

    KeptLog log;
    std::vector<Image> images;
    ColouredPictures pictures;
    std::vector<Labeler> labelers;
    std::unique_ptr<LabelingPage> page;
    std::optional<WindowReader> reader;
    std::vector<Sight> sights;
    std::mt19937_64 random;
    int tasks = 0;
};

std::vector<std::size_t> allClasses()
{
    std::vector<std::size_t> all(names.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// Prints what each attack came to; the one that chance does most unlikely as well.
Success best(const std::vector<Success>& successes)
{
    Success best = successes.front();
    for (const Success& success : successes) {
        qInfo("%-32s %3d of %3d = %5.1f %%, chance %.1f %%, luck %.2g", success.attack.c_str(), success.right,
              success.asked, 100 * success.rate(), 100 * success.chance, success.luck);
        if (success.luck < best.luck)
            best = success;
    }
    return best;
}

/// Trainings of six images each, the class of each by lot. As no class has fewer, what was asked before does
/// not tell what is asked next. Two more are all that there are of their class, so that the task cannot be
/// without its photographs.
void trainByLot(AttackedDesk& desk, const AttackedDesk::BeforeReading& before = {})
{
    for (std::size_t sitting = 0; sitting < 16; ++sitting) {
        auto shuffled = desk.drawn(allClasses(), desk.images.size());
        std::vector<Image> some{desk.images[0], desk.images[1]};
        while (some.size() < 8) {
            const std::string wnid = "w" + names[randomBelow(names.size(), desk.random)];
            const auto next = std::ranges::find(shuffled, wnid, &Image::assignedWnid);
            some.push_back(*next);
            shuffled.erase(next);
        }
        desk.sit(desk.addTask(some, Mode::Training), desk.labelers[sitting % desk.labelers.size()], before);
    }
}

const std::vector<int> unevenSizes{6, 6, 6, 6, 7, 7, 7, 8, 8, 9, 9, 6};
const std::vector<int> someMore{4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 5};

/// Tests of one photograph of six classes each, one test after the other.
void sitTests(AttackedDesk& desk, int tests, bool opensFirst,
              const std::function<void(const Task&)>& begun = {})
{
    for (int test = 0; test < tests; ++test) {
        auto classes = taskOrder(names.size(), desk.random());
        classes.resize(6);
        const Task task = desk.addTask(desk.drawn(classes, 1), Mode::Test);
        if (opensFirst)
            valueOf(TaskRepository(*desk.desk().file).openResults(task.id));
        desk.sit(task, desk.labelers[0], [&](const Image&) {
            if (begun)
                begun(task);
        });
        if (!opensFirst)
            valueOf(TaskRepository(*desk.desk().file).openResults(task.id));
    }
}

}  // namespace

/// Plays somebody who guesses the class of the image in question from whatever the window gives.
class AttackerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void training_thatHoldsOneBack_givesNothingAway();
    void training_thatSparesItsPhotographs_givesNothingAway();
    void test_givesNothingAway();
    void training_thatHidesTheImageAlone_isSeenThrough();
    void test_thatHidesItsImagesAlone_isSeenThrough();
};

void AttackerTest::training_thatHoldsOneBack_givesNothingAway()
{
    std::vector<Success> pooled;
    for (const std::uint64_t seed : {5U, 6U, 7U}) {
        AttackedDesk desk(unevenSizes, 2, seed);
        trainByLot(desk);
        QCOMPARE(desk.sights.size(), std::size_t{96});
        pool(pooled, Attacker(desk.sights).attacks(false));
    }
    const Success success = best(pooled);
    QVERIFY2(success.luck > notByLuck, success.attack.c_str());
}

void AttackerTest::training_thatSparesItsPhotographs_givesNothingAway()
{
    AttackedDesk desk(someMore);
    // Each labeler has a task of the same images, in an order of their own.
    const Task task = desk.addTask(desk.drawn(allClasses(), 2), Mode::Training);
    for (const Labeler& labeler : desk.labelers)
        desk.sit(task, labeler);
    const auto shows = [](const Sight& sight) { return !sight.classes[0].pictures.empty(); };
    QVERIFY(std::ranges::all_of(desk.sights, shows));
    const Success success = best(Attacker(desk.sights).attacks(true));
    QVERIFY2(success.luck > notByLuck, success.attack.c_str());
}

void AttackerTest::test_givesNothingAway()
{
    AttackedDesk desk(someMore);
    sitTests(desk, 20, false);
    QCOMPARE(desk.sights.size(), std::size_t{120});
    const auto shows = [](const Sight& sight) { return !sight.classes[0].pictures.empty(); };
    QVERIFY(std::ranges::all_of(desk.sights, shows));
    // An earlier test's photographs are examples once its results are open, and may be in a later one: that
    // is known.
    const Success success = best(Attacker(desk.sights).attacks(false));
    QVERIFY2(success.luck > notByLuck, success.attack.c_str());
}

/// The attacker is able: it finds the class where the image in question is left out and nothing else changes.
void AttackerTest::training_thatHidesTheImageAlone_isSeenThrough()
{
    AttackedDesk desk(unevenSizes, 2);
    trainByLot(desk, [&](const Image& image) { desk.desk().examples.hide({image.photograph}); });
    const Success success = best(Attacker(desk.sights).attacks(false));
    QVERIFY(success.rate() > 5 * success.chance);
    QVERIFY(success.luck < 1e-9);
}

void AttackerTest::test_thatHidesItsImagesAlone_isSeenThrough()
{
    AttackedDesk desk(std::vector<int>(names.size(), 2));
    sitTests(desk, 20, true, [&](const Task& task) {
        std::vector<std::string> photographs;
        for (const Image& image : valueOf(ImageRepository(*desk.desk().file).imagesOfTask(task.id)))
            photographs.push_back(image.photograph);
        desk.desk().examples.hide(photographs);
    });
    // Half of the classes are in each test, so that to know which doubles what chance gives.
    const Success success = best(Attacker(desk.sights).attacks(false));
    QVERIFY(success.rate() > 1.5 * success.chance);
    QVERIFY(success.luck < notByLuck);
}

}  // namespace attacker_test

VIZSLA_TEST(tst_attacker, attacker_test::AttackerTest)
#include "tst_attacker.moc"
