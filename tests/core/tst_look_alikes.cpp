// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/look_alikes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <fstream>
#include <map>
#include <set>

#include "core/guide/guide.h"
#include "core/guide/published_confusions.h"
#include "core/scoring/anomalies.h"
#include "core/scoring/confusion.h"
#include "core/store/prediction_repository.h"
#include "core/text/ascii.h"
#include "taxonomy_fixtures.h"
#include "tests/core/scoring_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace look_alikes_test {

namespace {

const Hierarchy& imageNet()
{
    static const Hierarchy kHierarchy = valueOf(Hierarchy::build(ilsvrc2012Classes()));
    return kHierarchy;
}

const Guide& noGuide()
{
    static const Guide kGuide;
    return kGuide;
}

/// A guide with one page that compares these classes.
class ComparingGuide
{
public:
    ComparingGuide(const std::string& first, const std::string& second)
    {
        std::ofstream(m_folder.path().toStdString() + "/page.md")
            << "---\ntitle: Page\nclasses: " << first << " " << second << "\n---\n||[a](class:" << first
            << ")|[b](class:" << second << ")|\n|-|-|-|\n|skin|plain|striped|\n";
        m_guide = Guide::load(m_folder.path().toStdString());
    }
    const Guide& guide() const { return m_guide; }

private:
    QTemporaryDir m_folder;
    Guide m_guide;
};

/// The names of what a class looks like, in their order.
QString alike(const Hierarchy& hierarchy, const char* wnid, const Guide& guide = noGuide(),
              const StudyConfusions* study = nullptr, std::size_t limit = 5)
{
    QStringList names;
    for (const LookAlike& other : LookAlikes(hierarchy, guide, study).of(*hierarchy.find(wnid), limit)) {
        const std::string_view name = mainName(hierarchy.synset(other.node));
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    return names.join(QStringLiteral(", "));
}

/// Groups of things that stand far from each other.
constexpr std::string_view farClasses =
    "top; dogs < top; cats < top; beagle! < dogs; husky! < dogs; lynx! < cats; ocelot! < cats; cup!; desk!";

enum FarClass : ClassIndex { Beagle, Husky, Lynx, Ocelot, Cup, Desk };

/// Ten models that predicted a hundred times on images of each class.
StudyConfusions tenModels(std::vector<StudyConfusion> pairs)
{
    return {std::move(pairs), 10, std::vector<int>(6, 100)};
}

StudyConfusion byLabelers(ClassIndex first, ClassIndex second, int answers)
{
    return {first, second, 1, answers, 0, 0, 0, 0, 0};
}

StudyConfusion byModels(ClassIndex first, ClassIndex second, int models, int asSecond, int asFirst)
{
    return {first, second, 0, 0, models, models, StudyConfusions::enoughImages, asSecond, asFirst};
}

/// A study whose models are told in words.
struct ModelledStudy : StudyFixture
{
    using StudyFixture::StudyFixture;

    void addModel(const std::string& name, const std::vector<Image>& images, std::string_view wnids)
    {
        Predictions predictions{1, {}};
        for (const std::string& wnid : splitTrimmed(wnids, ' '))
            predictions.classes.push_back(indexOf(wnid));
        PredictionRepository repository(study());
        valueOf(
            repository.write(valueOf(repository.modelId(name)), images.front().testSetId, predictions, {}));
    }
    StudyConfusions counted() { return valueOf(countStudyConfusions(study())); }
    static const StudyConfusion* between(const StudyConfusions& confusions, const char* one,
                                         const char* other)
    {
        return confusions.find(indexOf(one), indexOf(other));
    }
    static ClassIndex indexOf(std::string_view wnid)
    {
        const auto& classes = sevenClasses().classes;
        return static_cast<ClassIndex>(std::ranges::find(classes, wnid) - classes.begin());
    }
};

}  // namespace

class TestLookAlikes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedModels_knowDogsAndWhales()
    {
        QCOMPARE(alike(imageNet(), "n02109961"), QStringLiteral("Siberian husky, malamute"));
        QCOMPARE(alike(imageNet(), "n02071294"), QStringLiteral("grey whale, sea lion"));
        QCOMPARE(alike(imageNet(), "n03314780"), QStringLiteral("lipstick, lotion"));
        QCOMPARE(alike(imageNet(), "n07892512"), QStringLiteral("goblet"));
        // Nothing is sure enough.
        QCOMPARE(alike(imageNet(), "n01518878"), QString());
    }

    void publishedConfusions_areTheSameInBothDirections()
    {
        std::set<std::string> seen;
        for (const std::string& wnid : ilsvrc2012Classes().classes) {
            QVERIFY(isPublishedClass(wnid));
            for (const PublishedConfusion& pair : publishedConfusions(wnid)) {
                QVERIFY(isPublishedClass(pair.other) && pair.other != wnid);
                QVERIFY(pair.count() >= 8 && pair.images >= 2 && pair.models <= publishedModels);
                const auto back = publishedConfusions(pair.other);
                const auto found = std::ranges::find(back, wnid, &PublishedConfusion::other);
                QVERIFY(found != back.end());
                QCOMPARE(std::pair(found->asOther, found->asThis), std::pair(pair.asThis, pair.asOther));
                seen.insert(wnid);
            }
        }
        QVERIFY(seen.size() > 850);
        for (const char* no : {"", "n", "husky", "n0210996", "n0210996x", "n021099610", "n00000000"}) {
            QVERIFY(publishedConfusions(no).empty());
            QVERIFY(!isPublishedClass(no));
        }
    }

    void publishedConfusions_areWhatTheProgramCounts()
    {
        if (!PublishedScoring::isThere())
            QSKIP("needs the published data that VIZSLA_DATA names");
        const QString oldList = QStringLiteral("imagenet/imagenet-annotatedval20k-0.json");
        const QString newList = QStringLiteral("imagenetv2/imagenetv2-b-33.json");
        const Truth old = PublishedScoring::truth(oldList, QStringLiteral("imagenet/real.json"));
        const Truth young = PublishedScoring::truth(newList);
        ImageSet undisputed(old.imageCount());
        for (std::size_t image = 0; image < old.imageCount(); ++image) {
            if (old.isCorrect(image, old.assigned(image)))
                undisputed.insert(image);
        }
        std::map<std::pair<ClassIndex, ClassIndex>, int> counted;
        const auto count = [&](const QString& folder, const Truth& truth) {
            int models = 0;
            for (const QString& file :
                 QDir(PublishedScoring::path(folder)).entryList({QStringLiteral("*.npy")})) {
                const Predictions predictions =
                    PublishedScoring::predictions(folder + QLatin1Char('/') + file);
                if (!findAnomalies(predictions, truth, 1000).empty())
                    continue;
                ++models;
                const PredictionOutcomes outcomes = PredictionScorer(truth).outcomes(predictions);
                const ImageSet wrong =
                    &truth == &old ? undisputed & outcomes.multiLabel.wrong() : outcomes.top1.wrong();
                for (const ConfusionCount& pair : confusions(predictions, truth, wrong))
                    counted[{pair.assigned, pair.predicted}] += pair.count;
            }
            QCOMPARE(models, publishedModels);
        };
        count(QStringLiteral("imagenet/predictions"), old);
        count(QStringLiteral("imagenetv2/predictions"), young);
        const auto& classes = ilsvrc2012Classes().classes;
        for (std::size_t label = 0; label < classes.size(); ++label) {
            for (const PublishedConfusion& pair : publishedConfusions(classes[label])) {
                const auto other =
                    static_cast<ClassIndex>(std::ranges::find(classes, pair.other) - classes.begin());
                QCOMPARE(pair.asOther, (counted[{static_cast<ClassIndex>(label), other}]));
            }
        }
    }

    void study_comesBeforeGuideBeforePublishedBeforeSiblings()
    {
        const Hierarchy h = hierarchyOf(
            "top; dogs < top; n02109961! < dogs; n02110063! < dogs; n02110185! < dogs; own! < dogs; cup!; "
            "mug!");
        const ComparingGuide guide("n02109961", "mug");
        const StudyConfusions study{{byLabelers(0, 4, 2)}, 0, std::vector<int>(6)};
        const auto all = LookAlikes(h, guide.guide(), &study).of(*h.find("n02109961"), 5);
        QCOMPARE(alike(h, "n02109961", guide.guide(), &study),
                 QStringLiteral("cup, mug, n02110185, n02110063, own"));
        using enum LookAlike::Source;
        const std::vector<LookAlike::Source> wanted{Study, Guide, Published, Published, Sibling};
        QVERIFY(std::ranges::equal(all, wanted, {}, &LookAlike::source));
        QCOMPARE(all[0].study.answers, 2);
        QCOMPARE(all[2].published, 66);
        QCOMPARE(alike(h, "n02109961", guide.guide(), &study, 2), QStringLiteral("cup, mug"));
        // As in a test.
        QCOMPARE(alike(h, "n02109961", guide.guide()), QStringLiteral("mug, n02110185, n02110063, own"));
    }

    void classesThatTheStudyHasNot_areLeftOut()
    {
        const Hierarchy h = hierarchyOf("n02109961!; n02110063!; cup!");
        const ComparingGuide guide("n02109961", "elsewhere");
        QCOMPARE(alike(h, "n02109961", guide.guide()), QStringLiteral("n02110063"));
        QCOMPARE(alike(h, "cup"), QString());
    }

    void ownClasses_haveTheirCloseSiblings()
    {
        const Hierarchy h = hierarchyOf(farClasses);
        QCOMPARE(alike(h, "beagle"), QStringLiteral("husky"));
        QCOMPARE(alike(h, "cup"), QString());
        QVERIFY(LookAlikes(h, noGuide()).of(*h.find("dogs"), 5).empty());
    }

    void whatPublishedModelsNeverMistake_isNoSibling()
    {
        const Hierarchy h = hierarchyOf(
            "top; shelters < top; n02843684! < shelters; n02825657! < shelters; shed! < shelters");
        QCOMPARE(alike(h, "n02843684"), QStringLiteral("shed"));
    }

    void labelers_areBelievedTwiceOrWithinAGroup()
    {
        const Hierarchy h = hierarchyOf(farClasses);
        const auto withAnswers = [&](ClassIndex first, ClassIndex second, int answers) {
            const StudyConfusions study = tenModels({byLabelers(first, second, answers)});
            return LookAlikes(h, noGuide(), &study).of(h.classNode(first), 5);
        };
        QVERIFY(withAnswers(Cup, Desk, 1).empty());
        QCOMPARE(withAnswers(Cup, Desk, 2).size(), std::size_t{1});
        QVERIFY(withAnswers(Beagle, Husky, 1).front().source == LookAlike::Source::Study);
    }

    void models_areBelievedWithinAGroupOrInBothDirections()
    {
        const Hierarchy h = hierarchyOf(farClasses);
        const auto source = [&](const StudyConfusion& pair) -> std::optional<LookAlike::Source> {
            const StudyConfusions study = tenModels({pair});
            const auto found = LookAlikes(h, noGuide(), &study).of(h.classNode(pair.second), 5);
            return found.empty() ? std::nullopt : std::optional(found.front().source);
        };
        QVERIFY(source(byModels(Beagle, Husky, 2, 4, 0)) == LookAlike::Source::Study);
        QVERIFY(source(byModels(Beagle, Husky, 1, 4, 0)) == LookAlike::Source::Sibling);
        QVERIFY(source(byModels(Cup, Desk, 9, 60, 4)) == std::nullopt);
        QVERIFY(source(byModels(Cup, Desk, 9, 5, 5)) == LookAlike::Source::Study);
        StudyConfusion rare = byModels(Cup, Desk, 9, 5, 5);
        rare.images = StudyConfusions::enoughImages - 1;
        QVERIFY(source(rare) == std::nullopt);
        StudyConfusion oddPhotograph = byModels(Cup, Desk, 9, 5, 5);
        oddPhotograph.sureModels = 1;
        QVERIFY(source(oddPhotograph) == std::nullopt);
    }

    void rareConfusionsOfModels_giveWayToFrequentOnes()
    {
        const Hierarchy h = hierarchyOf(farClasses);
        const StudyConfusions study =
            tenModels({byModels(Lynx, Cup, 9, 40, 50), byModels(Lynx, Desk, 9, 7, 7),
                       byModels(Lynx, Ocelot, 9, 20, 0)});
        QCOMPARE(alike(h, "lynx", noGuide(), &study), QStringLiteral("cup, ocelot"));
        const StudyConfusions labelersToo =
            tenModels({byModels(Lynx, Cup, 9, 40, 50), byLabelers(Lynx, Desk, 2)});
        QCOMPARE(alike(h, "lynx", noGuide(), &labelersToo), QStringLiteral("desk, cup, ocelot"));
    }

    void between_saysWhatIsKnownHoweverRare()
    {
        const Hierarchy h = hierarchyOf(farClasses);
        const StudyConfusions study = tenModels({byLabelers(Cup, Desk, 1)});
        const LookAlikes alikes(h, noGuide(), &study);
        const auto known = alikes.between(*h.find("desk"), *h.find("cup"));
        QVERIFY(known && known->source == LookAlike::Source::Study);
        QCOMPARE(known->study.labelers, 1);
        QCOMPARE(known->studyModels, 10);
        QVERIFY(alikes.between(*h.find("beagle"), *h.find("husky"))->source == LookAlike::Source::Sibling);
        QVERIFY(!alikes.between(*h.find("beagle"), *h.find("cup")));
        QVERIFY(!alikes.between(*h.find("beagle"), *h.find("beagle")));
        QVERIFY(!alikes.between(*h.find("beagle"), *h.find("dogs")));
        const LookAlikes real(imageNet(), noGuide());
        const auto huskies = real.between(*imageNet().find("n02109961"), *imageNet().find("n02110185"));
        QVERIFY(huskies && huskies->source == LookAlike::Source::Published);
        QCOMPARE(huskies->published, publishedModels);
    }

    void models_areCountedInBothDirections()
    {
        ModelledStudy fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle husky husky cup");
        fixture.addModel("one", images, "husky beagle beagle husky mug");
        fixture.addModel("two", images, "husky husky husky husky cup");
        const StudyConfusions counted = fixture.counted();
        QCOMPARE(counted.models, 2);
        QCOMPARE(counted.predictionsOn, (std::vector<int>{0, 4, 4, 0, 0, 2, 0}));
        const StudyConfusion* dogs = fixture.between(counted, "husky", "beagle");
        QVERIFY(dogs != nullptr);
        QCOMPARE(*dogs, (StudyConfusion{1, 2, 0, 0, 2, 2, 3, 3, 1}));
        QCOMPARE(counted.of(2), std::vector{*dogs});
        // On one image alone.
        QVERIFY(!fixture.between(counted, "cup", "mug"));
    }

    void whatIsAlsoCorrect_isNoConfusion()
    {
        ModelledStudy fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle beagle beagle beagle");
        fixture.annotate(images[0], "beagle correct, husky correct");
        fixture.annotate(images[1], "beagle correct, husky unclear");
        fixture.annotate(images[2], "husky correct, beagle wrong");
        fixture.setProblematic(images[3]);
        fixture.annotate(images[4], "beagle correct, husky wrong");
        const Labeler ada = fixture.addLabeler("Ada");
        fixture.labelAll(fixture.addTask("task", images), ada, "husky");
        const StudyConfusions counted = fixture.counted();
        const StudyConfusion* dogs = fixture.between(counted, "beagle", "husky");
        QVERIFY(dogs != nullptr);
        QCOMPARE(*dogs, (StudyConfusion{1, 2, 1, 2, 0, 0, 0, 0, 0}));
        QCOMPARE(counted.models, 0);
    }

    void sealedTests_areNotCounted()
    {
        ModelledStudy fixture;
        const auto images = fixture.addTestSet("set", "beagle beagle beagle beagle");
        fixture.addModel("one", images, "husky husky husky cup");
        const Labeler ada = fixture.addLabeler("Ada");
        const Task test = fixture.addTask("test", {images[0], images[1]}, Mode::Test);
        const Task training = fixture.addTask("training", images);
        fixture.labelAll(test, ada, "mug");
        fixture.labelAll(training, ada, "car");
        const StudyConfusions sealed = fixture.counted();
        QCOMPARE(sealed.predictionsOn[1], 2);
        QVERIFY(!fixture.between(sealed, "beagle", "husky"));
        QVERIFY(!fixture.between(sealed, "beagle", "mug"));
        QCOMPARE(fixture.between(sealed, "beagle", "car")->answers, 2);
        fixture.openResults(test);
        const StudyConfusions opened = fixture.counted();
        QCOMPARE(fixture.between(opened, "beagle", "husky")->predictions(), 3);
        QCOMPARE(fixture.between(opened, "beagle", "mug")->answers, 2);
    }

    void cancelledCounting_isAnError()
    {
        ModelledStudy fixture;
        fixture.addModel("one", fixture.addTestSet("set", "beagle"), "husky");
        const std::atomic<bool> cancelled = true;
        Progress progress;
        progress.cancelled = &cancelled;
        VERIFY_FAILS(countStudyConfusions(fixture.study(), progress), ErrorKind::Cancelled);
    }
};

}  // namespace look_alikes_test

VIZSLA_TEST(tst_look_alikes, look_alikes_test::TestLookAlikes)
#include "tst_look_alikes.moc"
