// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_statistics.h"

#include <QTest>
#include <cmath>
#include <sstream>

#include "core/exports/annotation_csv.h"
#include "core/reports/review_output.h"
#include "core/review/read_review_book.h"
#include "core/review/review_actions.h"
#include "core/store/annotation_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/text/problem_reason.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_statistics_test {

namespace {

/// Six images and a model that calls each of them a husky.
class Reviewed
{
public:
    Reviewed()
    {
        images = fixture.addTestSet("imagenet", "beagle beagle cup cup husky mug");
        const Image other = fixture.addTestSet("sketch", "car").front();
        PredictionRepository repository(fixture.study());
        const ModelId model = valueOf(repository.modelId("vgg"));
        const auto predict = [&](const Image& image, std::size_t count) {
            valueOf(repository.write(model, image.testSetId, {1, std::vector<ClassIndex>(count, 2)}, {}));
        };
        predict(images[0], images.size());
        predict(other, 1);
    }

    void setProblem(std::size_t image, const char* reason)
    {
        valueOf(AnnotationRepository(fixture.study())
                    .setProblem(fixture.annotationId(), images[image].id, reason));
    }
    ReviewBook book() { return valueOf(readReviewBook(fixture.study())); }
    ReviewStatistics statistics(std::size_t testSet = 0) { return reviewStatistics(book(), testSet); }

    StudyFixture fixture;
    std::vector<Image> images;
};

constexpr const char* expectedTable =
    // clang-format off
    "test set  images  annotated  candidates  reviewed    several correct  correct an image  none correct  problematic\n"
    "imagenet  6       4          11          3 (27.3 %)  1 (50.0 %)       1.500             0             2\n"
    "sketch    1       0          2           0 (0.0 %)   –                –                 0             0\n"
    "together  7       4          13          3 (23.1 %)  1 (50.0 %)       1.500             0             2\n"
    "Annotation: none.\n"
    "\n"
    "problematic because  images\n"
    "no reason given      1\n"
    "drawing, too small   1\n";
// clang-format on

std::string text(const ReviewReport& report, ReportFormat format, const ReviewBasis& basis = {})
{
    std::ostringstream output;
    writeReviewReport(output, report, format, basis);
    return output.str();
}

}  // namespace

class TestReviewStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReviewed_isCountedAsSuch()
    {
        const ReviewStatistics statistics = Reviewed().statistics();
        QCOMPARE(statistics.images, std::size_t{6});
        QCOMPARE(statistics.candidates, std::size_t{11});
        QCOMPARE(statistics.reviewed, std::size_t{0});
        QCOMPARE(statistics.annotated, std::size_t{0});
        QVERIFY(std::isnan(statistics.meanCorrect().value()));
        QVERIFY(std::isnan(statistics.labels.share()));
        QVERIFY(statistics.problems.empty());
    }

    void importedAnnotations_areReviewed()
    {
        Reviewed study;
        study.fixture.annotate(study.images[0], "beagle correct, husky correct, cup correct");
        study.fixture.annotate(study.images[1], "beagle correct, mug wrong");
        study.fixture.annotate(study.images[2], "cup unclear, husky wrong");
        study.fixture.annotate(study.images[3], "cup correct, husky correct");
        study.setProblem(3, "\"drawing\"");
        study.setProblem(4, "true");
        const ReviewStatistics statistics = study.statistics();
        QCOMPARE(statistics.annotated, std::size_t{5});
        QCOMPARE(statistics.reviewed, std::size_t{7});
        QCOMPARE(statistics.labels.total, 2);
        QCOMPARE(statistics.labels.several, 1);
        QCOMPARE(statistics.correctLabels, std::size_t{4});
        QCOMPARE(statistics.meanCorrect().value(), 2.0);
        QCOMPARE(statistics.withoutCorrect, std::size_t{1});
        QCOMPARE(statistics.problematic, std::size_t{2});
        QVERIFY(statistics.problems == (std::map<std::string, std::size_t>{{"", 1}, {"drawing", 1}}));
    }

    void whatReviewersRule_isCountedAtOnce()
    {
        Reviewed study;
        const Labeler ada = study.fixture.addLabeler("Ada");
        valueOf(ReviewRepository(study.fixture.study()).reviewerOf(ada));
        ReviewBook book = study.book();
        const ReviewActions actions(book, 0);
        const auto apply = [&](ReviewAction action) {
            action.id = ReviewActionId("1");
            book.apply(action);
        };
        apply(actions.rule(0, 2, Verdict::Wrong));
        QCOMPARE(reviewStatistics(book, 0).reviewed, std::size_t{1});
        QCOMPARE(reviewStatistics(book, 0).withoutCorrect, std::size_t{1});
        apply(actions.rule(0, 1, Verdict::Correct));
        apply(actions.addLabel(0, 6));
        QCOMPARE(reviewStatistics(book, 0).candidates, std::size_t{12});
        QCOMPARE(reviewStatistics(book, 0).reviewed, std::size_t{3});
        QCOMPARE(reviewStatistics(book, 0).labels.several, 1);
        // Somebody looked, which annotates nothing.
        apply(actions.rule(1, 1, Verdict::DontKnow));
        QCOMPARE(reviewStatistics(book, 0).reviewed, std::size_t{4});
        QCOMPARE(reviewStatistics(book, 0).annotated, std::size_t{1});
        apply(actions.setProblem(0, "\"too small\""));
        QCOMPARE(reviewStatistics(book, 0).problems.at("too small"), std::size_t{1});
        QCOMPARE(reviewStatistics(book, 0).labels.total, 0);
    }

    /// "mug" is proposed by nobody and nothing for the first image, and the reviewer adds "car".
    void rulingsOnNoCandidate_areCountedApart()
    {
        Reviewed study;
        study.fixture.annotate(study.images[0], "beagle correct, horse wrong");
        const Labeler ada = study.fixture.addLabeler("Ada");
        valueOf(ReviewRepository(study.fixture.study()).reviewerOf(ada));
        ReviewBook book = study.book();
        ReviewAction add = ReviewActions(book, 0).addLabel(0, 4);
        add.id = ReviewActionId("1");
        book.apply(add);
        const ReviewStatistics statistics = reviewStatistics(book, 0);
        QCOMPARE(statistics.ruledOthers, std::size_t{1});
        QCOMPARE(statistics.onlyAdded, std::size_t{1});
        QCOMPARE(statistics.candidates, std::size_t{12});
        const std::string table = text({{"imagenet", statistics}}, ReportFormat::Table);
        QVERIFY2(
            table.find(
                "! 1 label is ruled on and is no candidate, because nobody proposed it; it is not among the "
                "reviewed.\n") != std::string::npos,
            table.c_str());
        QVERIFY2(table.find("! 1 candidate was added by a reviewer and proposed by nobody else; ") !=
                     std::string::npos,
                 table.c_str());
    }

    void testSets_areCountedApartAndTogether()
    {
        Reviewed study;
        study.fixture.annotate(study.images[0], "beagle correct");
        study.setProblem(5, "\"drawing\"");
        const ReviewBook book = study.book();
        ReviewStatistics all = reviewStatistics(book, 0);
        QCOMPARE(reviewStatistics(book, 1).candidates, std::size_t{2});
        QCOMPARE(reviewStatistics(book, 1).annotated, std::size_t{0});
        all += reviewStatistics(book, 1);
        all += all;
        QCOMPARE(all.images, std::size_t{14});
        QCOMPARE(all.candidates, std::size_t{26});
        QCOMPARE(all.annotated, std::size_t{4});
        QCOMPARE(all.reviewed, std::size_t{2});
        QCOMPARE(all.labels.total, 2);
        QCOMPARE(all.correctLabels, std::size_t{2});
        QCOMPARE(all.problematic, std::size_t{2});
        QCOMPARE(all.problems.at("drawing"), std::size_t{2});
    }

    void report_isPrintedInThreeForms()
    {
        Reviewed study;
        study.fixture.annotate(study.images[0], "beagle correct, husky correct");
        study.fixture.annotate(study.images[1], "beagle correct");
        study.setProblem(2, "[\"drawing\", \"too small\"]");
        study.setProblem(3, "null");
        const ReviewBook book = study.book();
        const ReviewReport report{{"imagenet", reviewStatistics(book, 0)},
                                  {"sketch", reviewStatistics(book, 1)}};
        QCOMPARE(text(report, ReportFormat::Table), std::string(expectedTable));
        QCOMPARE(
            text(report, ReportFormat::Csv),
            std::string(
                "test_set,images,annotated,candidates,reviewed,with_correct,several_correct,several_share,"
                "correct_labels,mean_correct,without_correct,problematic,annotation,rulings,only_added,"
                "only_added_reviewed,ruled_no_candidate,notes\n"
                "imagenet,6,4,11,3,2,1,0.5,3,1.5,0,2,none,0,0,0,0,\"problematic because: no reason given: 1 "
                "image | "
                "problematic because: drawing, too small: 1 image\"\n"
                "sketch,1,0,2,0,0,0,,0,,0,0,none,0,0,0,0,\n"));
        const ReviewBasis basis{"ReaL", 2, {"crowd 1", "crowd 2"}};
        const std::string table = text(report, ReportFormat::Table, basis);
        QVERIFY2(table.find("Annotation: ReaL, under 2 rulings of the study's reviewers.\n"
                            "The verdicts of 2 reviewers (crowd 1, crowd 2) count in no score yet. ") !=
                     std::string::npos,
                 table.c_str());
        QVERIFY(text(report, ReportFormat::Csv, basis)
                    .find(",0,0,ReaL,2,0,0,0,\"The verdicts of 2 reviewers (crowd 1, "
                          "crowd 2) count in no score yet.") != std::string::npos);
        QVERIFY(text(report, ReportFormat::Json, basis).find("\"annotation\": \"ReaL\",\n \"rulings\": 2,") !=
                std::string::npos);
        QVERIFY(text(report, ReportFormat::Json).find("\"annotation\": null,\n \"rulings\": 0,") !=
                std::string::npos);
        const std::string json = text(report, ReportFormat::Json);
        QVERIFY2(json.find("\"reason\": \"drawing, too small\",\n     \"images\": 1") != std::string::npos,
                 json.c_str());
        QVERIFY2(json.find("\"mean_correct\": null") != std::string::npos, json.c_str());
    }

    void reasons_areTheTextsOfTheJson()
    {
        QCOMPARE(problemReason("\"too small\""), std::string("too small"));
        QCOMPARE(problemReason("[\"a\",{\"because\":\"b\"},3,\"\"]"), std::string("a, b"));
        for (const char* none : {"true", "null", "[]", "7", "\"\"", "", "{"})
            QCOMPARE(problemReason(none), std::string());
    }

    void annotations_areWrittenAsCsv()
    {
        Reviewed study;
        study.fixture.annotate(study.images[1], "husky wrong, beagle correct");
        study.fixture.annotate(study.images[2], "cup unclear");
        study.setProblem(2, "\"several, small\"");
        study.setProblem(0, "true");
        QCOMPARE(valueOf(annotationCsv(study.fixture.study())),
                 std::string("image,test_set,wnid,verdict,reason\n"
                             "imagenet1,imagenet,,problematic,\n"
                             "imagenet2,imagenet,husky,wrong,\n"
                             "imagenet2,imagenet,beagle,correct,\n"
                             "imagenet3,imagenet,cup,unclear,\n"
                             "imagenet3,imagenet,,problematic,\"several, small\"\n"));
    }
};

}  // namespace review_statistics_test

VIZSLA_TEST(tst_review_statistics, review_statistics_test::TestReviewStatistics)
#include "tst_review_statistics.moc"
