// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/candidates.h"

#include <QTest>
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "core/reports/candidates_output.h"
#include "core/review/read_candidates.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/core/scoring_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace candidates_test {

namespace {

enum SevenClasses : ClassIndex { TigerShark, Beagle, Husky, Horse, Car, Cup, Mug };

/// "1 assigned 2m; 4 further": by class, who proposed it.
std::string text(std::span<const Candidate> candidates)
{
    std::string all;
    for (const Candidate& candidate : candidates) {
        all += (all.empty() ? "" : "; ") + std::to_string(candidate.label);
        if (candidate.models > 0)
            all += ' ' + std::to_string(candidate.models) + 'm';
        if (candidate.labelers > 0)
            all += ' ' + std::to_string(candidate.labelers) + 'l';
        for (const auto& [is, word] :
             {std::pair(candidate.isAssigned, " assigned"), std::pair(candidate.isFurther, " further"),
              std::pair(candidate.isAnswer, " answer"), std::pair(candidate.isSuggested, " suggested"),
              std::pair(candidate.isAdded, " added")})
            all += is ? word : "";
    }
    return all;
}

/// One test set with these assigned classes.
Proposals proposalsFor(const Classes& assigned, const CandidateRule& rule = {}, ClassIndex classCount = 10)
{
    Proposals proposals(classCount, rule);
    proposals.addTestSet(assigned);
    return proposals;
}

void addModel(Proposals& proposals, const Predictions& predictions)
{
    proposals.setPredictions(proposals.addModel({}), 0, predictions);
}

std::vector<Confidence> confidences(std::initializer_list<double> shares)
{
    std::vector<Confidence> result;
    std::ranges::transform(shares, std::back_inserter(result), confidenceOf);
    return result;
}

std::string textOfFirst(Proposals proposals)
{
    return text(Candidates(std::move(proposals)).of(0));
}

Answer labelAlone(StudyFixture& fixture, const Labeler& labeler, const Image& image, const std::string& wnid,
                  const std::string& taskName, Mode mode = Mode::Training)
{
    return fixture.labelImage(fixture.addTask(taskName, {image}, mode), labeler, image, wnid);
}

void predict(StudyFixture& fixture, const std::string& model, const Image& image,
             const Predictions& predictions)
{
    PredictionRepository repository(fixture.study());
    valueOf(repository.write(valueOf(repository.modelId(model)), image.testSetId, predictions, {}));
}

}  // namespace

class TestCandidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPredictions_areUnitedWithTheAssignedLabel()
    {
        Proposals proposals = proposalsFor({3, 5});
        addModel(proposals, {2, {3, 7, 8, 5}});
        addModel(proposals, {2, {1, 3, 8, 5}});
        const Candidates candidates(std::move(proposals));
        QCOMPARE(text(candidates.of(0)), std::string("1 1m; 3 1m assigned"));
        QCOMPARE(text(candidates.of(1)), std::string("5 assigned; 8 2m"));
        QVERIFY(candidates.find(1, 5)->isOnlyAssigned());
        QVERIFY(!candidates.find(0, 3)->isOnlyAssigned());
        QVERIFY(candidates.find(0, 7) == nullptr);
    }

    void whatIsNoClass_isPassedOver()
    {
        Proposals proposals = proposalsFor({noClass});
        addModel(proposals, firstPredictions({noClass}));
        addModel(proposals, firstPredictions({10}));
        addModel(proposals, firstPredictions({}));
        proposals.addLabel(0, 10);
        proposals.addSuggestion(0, -2);
        proposals.addAnswer(0, 99, proposals.addLabeler({}));
        QCOMPARE(textOfFirst(std::move(proposals)), std::string());
    }

    void topK_addsLaterPredictions()
    {
        Proposals proposals = proposalsFor({0}, {.topK = 2});
        addModel(proposals, {3, {1, 2, 3}});
        addModel(proposals, {3, {2, noClass, 3}});
        addModel(proposals, firstPredictions({1}));
        QCOMPARE(textOfFirst(std::move(proposals)), std::string("0 assigned; 1 2m; 2 1m further"));
    }

    void confidence_addsThoseThatReachIt()
    {
        Proposals proposals = proposalsFor({0}, {.confidence = 0.25});
        addModel(proposals, {4, {1, 2, 3, 4}, confidences({0.1, 0.25, 0.2499, 0.3})});
        QCOMPARE(textOfFirst(proposals), std::string("0 assigned; 1 1m; 2 further; 4 further"));
        addModel(proposals, {2, {5, 6}});
        QCOMPARE(textOfFirst(proposals), std::string("0 assigned; 1 1m; 2 further; 4 further; 5 1m"));
    }

    void confidenceAndTopK_areUnited()
    {
        Proposals proposals = proposalsFor({0}, {.topK = 2, .confidence = 0.5});
        addModel(proposals, {4, {1, 2, 3, 4}, confidences({0.1, 0.1, 0.1, 0.6})});
        QCOMPARE(textOfFirst(std::move(proposals)), std::string("0 assigned; 1 1m; 2 further; 4 further"));
    }

    void confidence_isReachedAsTheFileWroteIt()
    {
        for (const double share : {0.0, 0.1, 0.3, 0.35, 0.7, 0.9, 0.99, 1.0}) {
            Proposals proposals = proposalsFor({0}, {.confidence = share});
            addModel(proposals, {2, {1, 2}, confidences({0, share})});
            QCOMPARE(textOfFirst(std::move(proposals)), std::string("0 assigned; 1 1m; 2 further"));
        }
    }

    void manyClasses_keepTheirIndices()
    {
        Proposals proposals = proposalsFor({39'999}, {}, 40'000);
        addModel(proposals, firstPredictions({33'000}));
        addModel(proposals, firstPredictions({32'767}));
        QCOMPARE(textOfFirst(std::move(proposals)), std::string("32767 1m; 33000 1m; 39999 assigned"));
    }

    void ofALabelersAnswers_theFirstCounts()
    {
        Proposals proposals = proposalsFor({0});
        const std::size_t ada = proposals.addLabeler({"", "Ada"});
        const std::size_t ben = proposals.addLabeler({"", "Ben"});
        proposals.addAnswer(0, 2, ada);
        proposals.addAnswer(0, 3, ada);
        proposals.addAnswer(0, 2, ben, true);
        proposals.addAnswer(0, 2, ben);
        const Candidates candidates(std::move(proposals));
        QCOMPARE(text(candidates.of(0)), std::string("0 assigned; 2 2l answer; 3 answer"));
        QVERIFY(candidates.proposers(0, 2).labelers == (std::vector{ada, ben}));
        QVERIFY(candidates.proposers(0, 3).labelers.empty());
    }

    void proposers_areNamedAlsoInTheSecondTestSet()
    {
        Proposals proposals(10, {.topK = 2});
        proposals.addTestSet(Classes{0, 0});
        proposals.addTestSet({});
        proposals.addTestSet(Classes{0});
        const std::size_t first = proposals.addModel({"id", "alexnet"});
        proposals.addModel({});
        const std::size_t third = proposals.addModel({});
        proposals.setPredictions(first, 2, {2, {4, 5}});
        proposals.setPredictions(third, 2, firstPredictions({4}));
        proposals.setPredictions(third, 0, firstPredictions({4, 4}));
        const Candidates candidates(std::move(proposals));
        QVERIFY(candidates.proposers(2, 4).models == (std::vector{first, third}));
        QVERIFY(candidates.proposers(2, 5).models.empty());
        QVERIFY(candidates.proposers(0, 4).models == std::vector{third});
        QCOMPARE(candidates.proposals().testSetOf(1), std::size_t{0});
        QCOMPARE(candidates.proposals().testSetOf(2), std::size_t{2});
        QCOMPARE(candidates.proposals().models().at(first).name, std::string("alexnet"));
        QVERIFY(candidates.imagesOf(4) == (std::vector<std::size_t>{0, 1, 2}));
        QVERIFY(candidates.imagesOf(5) == (std::vector<std::size_t>{2}));
    }

    void whatComesLater_isTakenIn()
    {
        Proposals proposals = proposalsFor({0, 0});
        const std::size_t ada = proposals.addLabeler({});
        addModel(proposals, firstPredictions({0, 3}));
        Candidates candidates(std::move(proposals));
        candidates.addAnswer(0, 4, ada);
        candidates.addSuggestion(0, 4);
        candidates.addLabel(0, 2);
        candidates.addLabel(0, 0);
        QCOMPARE(text(candidates.of(0)), std::string("0 1m assigned added; 2 added; 4 1l answer suggested"));
        QCOMPARE(text(candidates.of(1)), std::string("0 assigned; 3 1m"));
        candidates.removeLabel(0, 2);
        candidates.removeLabel(0, 0);
        QCOMPARE(text(candidates.of(0)), std::string("0 1m assigned; 4 1l answer suggested"));

        candidates.setPredictions(0, 0, firstPredictions({5, 5}));
        QCOMPARE(text(candidates.of(0)), std::string("0 assigned; 4 1l answer suggested; 5 1m"));
        QCOMPARE(text(candidates.of(1)), std::string("0 assigned; 5 1m"));
        candidates.setPredictions(candidates.addModel({}), 0, firstPredictions({5, 6}));
        QCOMPARE(text(candidates.of(1)), std::string("0 assigned; 5 1m; 6 1m"));
    }

    void manyModels_agreeWithCountingOneByOne()
    {
        RandomScoring random(7);
        constexpr std::size_t images = 200;
        Classes assigned(images);
        for (ClassIndex& label : assigned)
            label = random.label();
        Proposals proposals = proposalsFor(assigned, {.topK = 3}, 12);
        std::vector<std::map<ClassIndex, Candidate>> expected(images);
        for (std::size_t image = 0; image < images; ++image)
            expected[image][assigned[image]].isAssigned = true;
        for (int model = 0; model < 9; ++model) {
            const Predictions predictions = random.predictions(images, 1 + model % 5);
            addModel(proposals, predictions);
            for (std::size_t image = 0; image < images; ++image) {
                for (int column = 0; column < std::min(3, predictions.columns); ++column) {
                    const ClassIndex label = predictions.of(image)[static_cast<std::size_t>(column)];
                    if (label == noClass)
                        continue;
                    expected[image][label].models += column == 0;
                    expected[image][label].isFurther |= column > 0;
                }
            }
        }
        const Candidates candidates(std::move(proposals));
        for (std::size_t image = 0; image < images; ++image) {
            std::vector<Candidate> row;
            for (auto& [label, candidate] : expected[image]) {
                candidate.label = label;
                row.push_back(candidate);
            }
            QCOMPARE(text(candidates.of(image)), text(row));
        }
    }

    void study_givesModelsLabelersAndAssignedLabels()
    {
        StudyFixture fixture;
        const auto imagenet = fixture.addTestSet("imagenet", "beagle cup");
        const auto sketch = fixture.addTestSet("sketch", "car");
        predict(fixture, "alexnet", imagenet[0], {2, {Husky, Beagle, Mug, Cup}});
        predict(fixture, "vgg", sketch[0], firstPredictions({Car}));
        const Labeler ada = fixture.addLabeler("Ada");
        labelAlone(fixture, ada, imagenet[1], "cup", "one");
        labelAlone(fixture, ada, sketch[0], "horse", "two");

        const Candidates candidates = valueOf(readCandidates(fixture.study(), {}));
        QCOMPARE(candidates.imageCount(), std::size_t{3});
        QCOMPARE(text(candidates.of(0)), std::string("1 assigned; 2 1m"));
        QCOMPARE(text(candidates.of(1)), std::string("5 1l assigned answer; 6 1m"));
        QCOMPARE(text(candidates.of(2)), std::string("3 1l answer; 4 1m assigned"));
        const auto& models = candidates.proposals().models();
        QCOMPARE(models.at(candidates.proposers(2, Car).models.at(0)).name, std::string("vgg"));
        const auto& labelers = candidates.proposals().labelers();
        QCOMPARE(labelers.at(candidates.proposers(2, Horse).labelers.at(0)).id, ada.id.text());
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {.topK = 2})).of(0)),
                 std::string("1 assigned further; 2 1m"));
    }

    void study_givesConfidencesWhereTheRuleAsksForThem()
    {
        StudyFixture fixture;
        const Image image = fixture.addTestSet("imagenet", "beagle").front();
        predict(fixture, "vit", image, {3, {Husky, Cup, Mug}, confidences({0.5, 0.3, 0.2})});
        predict(fixture, "alexnet", image, {2, {Car, Horse}});
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {})).of(0)),
                 std::string("1 assigned; 2 1m; 4 1m"));
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {.confidence = 0.3})).of(0)),
                 std::string("1 assigned; 2 1m; 4 1m; 5 further"));
        predict(fixture, "vit", image, {2, {Husky, Cup}});
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {.confidence = 0.3})).of(0)),
                 std::string("1 assigned; 2 1m; 4 1m"));
    }

    void sealedAnswers_proposeNothingUntilTheyAreOpened()
    {
        StudyFixture fixture;
        const Image image = fixture.addTestSet("imagenet", "beagle").front();
        const Labeler ada = fixture.addLabeler("Ada");
        const Task test = fixture.addTask("test", {image}, Mode::Test);
        fixture.labelImage(test, ada, image, "husky");
        labelAlone(fixture, ada, image, "horse", "training");
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {})).of(0)),
                 std::string("1 assigned; 3 1l answer"));
        fixture.openResults(test);
        QCOMPARE(text(valueOf(readCandidates(fixture.study(), {})).of(0)),
                 std::string("1 assigned; 2 1l answer; 3 answer"));
    }

    void labelsAddedByReviewers_areCandidates()
    {
        StudyFixture fixture;
        fixture.addTestSet("imagenet", "beagle");
        const Image image = fixture.addTestSet("sketch", "cup").front();
        const Reviewer ada = valueOf(ReviewRepository(fixture.study()).reviewerNamed("Ada"));
        const ReviewAction action{ReviewActionId("1"),
                                  ada.id,
                                  ReviewActionKind::AddLabel,
                                  {{ReviewSubject::Label, image.id, "mug", std::nullopt, "added"}}};
        valueOf(ReviewRepository(fixture.study()).add(action, {}));
        const Candidates candidates = valueOf(readCandidates(fixture.study(), {}));
        QCOMPARE(text(candidates.of(0)), std::string("1 assigned"));
        QCOMPARE(text(candidates.of(1)), std::string("5 assigned; 6 added"));
    }

    void undoneAnswers_areNoCandidatesUnlessSuggested()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("imagenet", "beagle beagle");
        const Labeler ada = fixture.addLabeler("Ada");
        for (const auto& [image, isSuggesting] : {std::pair(images[0], false), std::pair(images[1], true)}) {
            auto session = fixture.begin(fixture.addTask(image.name, {image}), ada);
            const Answer answer = fixture.label(session, "mug");
            if (isSuggesting)
                valueOf(SessionRepository(fixture.study()).suggest(answer.id, Verdict::Unclear));
            valueOf(session.undo());
            fixture.label(session, "cup");
        }
        const Candidates candidates = valueOf(readCandidates(fixture.study(), {}));
        QCOMPARE(text(candidates.of(0)), std::string("1 assigned; 5 1l answer"));
        QCOMPARE(text(candidates.of(1)), std::string("1 assigned; 5 1l answer; 6 suggested"));
    }

    void confidenceWhereNobodyHasOne_isSaid()
    {
        CandidateRule rule;
        rule.confidence = 0.5;
        const auto printed = [&](Predictions predictions, ReportFormat format) {
            Proposals proposals = proposalsFor({3}, rule);
            addModel(proposals, predictions);
            std::ostringstream output;
            writeCandidateReport(output, {{"imagenet", countCandidates(Candidates(std::move(proposals)), 0)}},
                                 rule, format);
            return output.str();
        };
        const Predictions plain{2, {1, 2}};
        const Predictions sure{2, {1, 2}, confidences({0.9, 0.6})};
        const std::string note = "! imagenet: no model has confidences, so that --confidence adds nothing.\n";
        QVERIFY(printed(plain, ReportFormat::Table).ends_with(note));
        QVERIFY(printed(sure, ReportFormat::Table).find('!') == std::string::npos);
        QVERIFY(printed(plain, ReportFormat::Json).find("\"models_with_confidences\": 0") !=
                std::string::npos);
        QVERIFY(printed(sure, ReportFormat::Csv).find(",1,1,") != std::string::npos);
        QVERIFY(printed(plain, ReportFormat::Csv)
                    .ends_with(",\"no model has confidences, so that --confidence adds nothing.\"\n"));
    }

    void corrections_areCandidatesThatDoNotCount()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("imagenet", "beagle beagle");
        const Task task = fixture.addTask("task", images, Mode::Test, 10, {.correctionsAllowed = true});
        auto session = fixture.begin(task, fixture.addLabeler("Ada"));
        const std::size_t index = session.current().value();
        const Answer answer = fixture.label(session, "cup");
        valueOf(session.revisit(index));
        fixture.openResults(task);
        fixture.label(session, "mug");
        const Candidates candidates = valueOf(readCandidates(fixture.study(), {}));
        QCOMPARE(text(candidates.of(images[0].id == answer.imageId ? 0 : 1)),
                 std::string("1 assigned; 5 1l answer; 6 answer"));
    }
};

}  // namespace candidates_test

VIZSLA_TEST(tst_candidates, candidates_test::TestCandidates)
#include "tst_candidates.moc"
