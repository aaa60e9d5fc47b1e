// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/mistakes.h"

#include <QTest>
#include <algorithm>
#include <array>

#include "core/reports/mistakes_output.h"
#include "tests/core/measured_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace mistakes_test {

namespace {

/// "a" on four beagles, two huskies, a cup and a mug that has no prediction.
struct OneModel : MeasuredFixture
{
    OneModel() { addModel("a", images, {beagle, husky, husky, cup, husky, beagle, mug, noClass}); }
    Mistakes find(const ReportScope& scope = {}) { return valueOf(findMistakes(scored(), "a", scope)); }
    std::string written(const Mistakes& mistakes, const MistakesLayout& layout)
    {
        const ScoredStudy study = scored();
        return textOf(
            [&](std::ostream& output) { writeMistakes(output, mistakes, study.hierarchy(), layout); });
    }

    std::vector<Image> images = addTestSet("first", "beagle beagle beagle beagle husky husky cup mug");
};

/// "5: 0/1", class by class.
std::string classes(const MistakesRow& row)
{
    std::string text;
    for (const ClassAccuracy& one : row.classes)
        text += std::to_string(one.assigned) + ": " + std::to_string(one.accuracy.correct) + '/' +
                std::to_string(one.accuracy.total) + ' ';
    return text;
}

/// Rows of the CSV of mistakes, of which none has a comma in its names.
class CsvRows
{
public:
    explicit CsvRows(const std::string& csv)
    {
        for (const QString& line : QString::fromStdString(csv).trimmed().split(u'\n'))
            m_rows << line.split(u',');
    }
    /// Of a column, over the rows of one kind; -1 where there is no such row.
    int sum(const char* kind, const char* column) const
    {
        int total = 0;
        bool isFound = false;
        for (const QStringList& row : m_rows) {
            if (field(row, "row") != QLatin1String(kind))
                continue;
            isFound = true;
            total += field(row, column).toInt();
        }
        return isFound ? total : -1;
    }

private:
    QString field(const QStringList& row, const char* column) const
    {
        return row.value(m_rows.front().indexOf(QLatin1String(column)));
    }

    QList<QStringList> m_rows;
};

/// "1>2: 2", assigned and predicted class.
std::string confusions(const MistakesRow& row)
{
    std::string text;
    for (const ConfusionCount& one : row.confusions)
        text += std::to_string(one.assigned) + '>' + std::to_string(one.predicted) + ": " +
                std::to_string(one.count) + ' ';
    return text;
}

}  // namespace

class MistakesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classes_areLeastAccurateFirst()
    {
        OneModel study;
        const Mistakes mistakes = study.find();
        QCOMPARE(mistakes.rows.size(), std::size_t{1});
        QCOMPARE(classes(mistakes.rows[0]), std::string("5: 0/1 6: 0/1 1: 1/4 2: 1/2 "));
        QCOMPARE(confusions(mistakes.rows[0]), std::string("1>2: 2 1>5: 1 2>1: 1 5>6: 1 "));
    }

    void equallyAccurateClasses_areByMistakesThenIndex()
    {
        MeasuredFixture study;
        const auto images = study.addTestSet("first", "cup husky husky beagle");
        study.addModel("a", images, std::vector<ClassIndex>(4, mug));
        QCOMPARE(classes(valueOf(findMistakes(study.scored(), "a")).rows[0]),
                 std::string("2: 0/2 1: 0/1 5: 0/1 "));
    }

    void slice_cutsBoth()
    {
        OneModel study;
        const Mistakes mistakes = study.find({{}, {"husky", "tiger_shark"}, {}});
        QCOMPARE(classes(mistakes.rows[0]), std::string("2: 1/2 "));
        QCOMPARE(confusions(mistakes.rows[0]), std::string("2>1: 1 "));
        QVERIFY(mistakes.rows[1].classes.empty() && mistakes.rows[1].confusions.empty());
    }

    /// The mug is right for the cup now, and the first husky for nothing but a husky.
    void annotatedTestSet_isJudgedByMultiLabel()
    {
        OneModel study;
        study.annotate(study.images[1], "husky correct");
        study.annotate(study.images[6], "cup correct, mug correct");
        const MistakesRow row = study.find().rows[0];
        QVERIFY(row.metric == Metric::MultiLabel);
        QCOMPARE(classes(row), std::string("1: 1/1 5: 1/1 "));
        QCOMPARE(confusions(row), std::string());
        QCOMPARE(confusions(study.find({{}, {"all"}, Metric::MultiLabel}).rows[0]), std::string());
        QCOMPARE(confusions(study.find({{}, {"all"}, Metric::Top1}).rows[0]),
                 std::string("1>2: 2 1>5: 1 2>1: 1 5>6: 1 "));
        QCOMPARE(classes(study.find({{}, {"all"}, Metric::Top1}).rows[0]),
                 std::string("5: 0/1 6: 0/1 1: 1/4 2: 1/2 "));
    }

    /// Of the beagles one is ruled a husky, and taken for one that the test set says; another is one of both.
    void withoutAMetric_confusionsAreThoseOfTheOneThatIsNamed()
    {
        OneModel study;
        study.annotate(study.images[0], "husky correct");
        study.annotate(study.images[3], "beagle correct");
        study.setProblematic(study.images[1]);
        const Mistakes mistakes = study.find();
        const MistakesRow& row = mistakes.rows[0];
        QVERIFY(row.metric == Metric::MultiLabel);
        QCOMPARE(confusions(row), std::string("1>5: 1 "));
        QCOMPARE(row.whole.total - row.whole.correct, 2);
        QCOMPARE(row.assignedWrong, 1);
        QCOMPARE(row.whole.problematic, 1);
        QVERIFY(row.isPartial);
        const std::string table = study.written(mistakes, {});
        QVERIFY2(table.find("! 1 image is wrong by the assigned label") != std::string::npos, table.c_str());
        QVERIFY2(table.find("missing 0, partial\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find("\nIntervals: 95 % (Clopper-Pearson).\nAnnotation: annotations.\nfirst: 1 "
                            "problematic image of "
                            "the test set is left out of top-1 and top-5 as well as of multi-label.\n") !=
                     std::string::npos,
                 table.c_str());
        const auto json = nlohmann::json::parse(study.written(mistakes, {ReportFormat::Json, 3}));
        QCOMPARE(json["annotation"].get<std::string>(), std::string("annotations"));
        QVERIFY(json["mistakes"][0]["partial"].get<bool>());
        QVERIFY(study.written(mistakes, {ReportFormat::Csv, 1})
                    .find(",true,annotations,0,wrong,first,0.95,clopper-pearson,confusion,") !=
                std::string::npos);
    }

    void wrongRequests_areRefused()
    {
        OneModel study;
        study.addTestSet("second", "cup");
        const ScoredStudy scored = study.scored();
        VERIFY_FAILS(findMistakes(scored, "x"), ErrorKind::NotFound);
        VERIFY_FAILS(findMistakes(scored, "a", {"second", {"all"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(findMistakes(scored, "a", {"third", {"all"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(findMistakes(scored, "a", {{}, {"unicorn"}, {}}), ErrorKind::NotFound);
        VERIFY_FAILS(findMistakes(scored, "a", {{}, {"all"}, Metric::Top5}), ErrorKind::NotFound);
    }

    void output_namesTheClassesAndKeepsToTheLimit()
    {
        OneModel study;
        const Mistakes mistakes = study.find();
        const auto json = nlohmann::json::parse(study.written(mistakes, {ReportFormat::Json, 3}));
        const auto& row = json["mistakes"][0];
        QCOMPARE(row["class_count"].get<int>(), 4);
        QCOMPARE(row["whole"]["total"].get<int>(), 8);
        QCOMPARE(row["whole"]["missing"].get<int>(), 1);
        QCOMPARE(row["confusion_count"].get<int>(), 4);
        QCOMPARE(row["classes"].size(), std::size_t{3});
        QCOMPARE(row["classes"][2]["wnid"].get<std::string>(), std::string("beagle"));
        QCOMPARE(row["classes"][2]["accuracy"].get<double>(), 0.25);
        QCOMPARE(row["confusions"][0]["predicted"]["wnid"].get<std::string>(), std::string("husky"));
        QCOMPARE(row["confusions"][0]["count"].get<int>(), 2);
        const std::string csv = study.written(mistakes, {ReportFormat::Csv, 1});
        QVERIFY2(csv.starts_with(
                     "test_set,slice,metric,assigned,assigned_name,predicted,predicted_name,count,correct,"),
                 csv.c_str());
        QVERIFY2(csv.find("\nfirst,all,top1,cup,") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find(",2,,,,,,,,,,true,none,0,wrong,first,0.95,clopper-pearson,confusion,") !=
                     std::string::npos,
                 csv.c_str());
        const std::string table = study.written(mistakes, {ReportFormat::Table, 20});
        QVERIFY2(table.find("least accurate first (4 of 4)\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find("most frequent first (4 of 4)\n") != std::string::npos, table.c_str());
    }

    /// More classes and confusions than a table shows, and two images that are wrong by the assigned label.
    void csvWithoutALimit_listsAllAndAddsUp()
    {
        OneModel study;
        study.annotate(study.images[0], "husky correct");
        study.annotate(study.images[3], "beagle correct");
        study.annotate(study.images[4], "cup correct");
        const Mistakes mistakes = study.find();
        const CsvRows csv(study.written(mistakes, {ReportFormat::Csv}));
        for (const char* column : {"total", "correct", "left_out"})
            QCOMPARE(csv.sum("class", column), csv.sum("whole", column));
        QCOMPARE(csv.sum("whole", "total"), 3);
        QCOMPARE(csv.sum("whole", "left_out"), 5);
        QCOMPARE(csv.sum("assigned_wrong", "count"), 2);
        QCOMPARE(csv.sum("confusion", "count") + csv.sum("assigned_wrong", "count") +
                     csv.sum("first_unusable", "count") + csv.sum("whole", "missing"),
                 csv.sum("whole", "total") - csv.sum("whole", "correct"));
        QCOMPARE(mistakes.rows[0].leftOutClasses.size(), std::size_t{2});
        QVERIFY(study.written(mistakes, {})
                    .find("! 2 classes have no image that counts; left out: 2 images.\n") !=
                std::string::npos);
        const auto json = nlohmann::json::parse(study.written(mistakes, {ReportFormat::Json}));
        QCOMPARE(json["mistakes"][0]["classes_left_out"]["left_out"].get<int>(), 2);
    }

    /// Of five predictions an image: right first, an unknown class first, none first, right third, none at
    /// all, wrong.
    void wrongByTopFiveWithoutAFirstPrediction_isCountedApart()
    {
        MeasuredFixture study;
        Predictions five{5, {}};
        using Row = std::array<ClassIndex, 5>;
        for (const Row& row :
             {Row{beagle, husky, horse, car, cup}, Row{unknownClass, husky, horse, car, cup},
              Row{noClass, husky, horse, car, cup}, Row{husky, horse, beagle, car, cup},
              Row{noClass, unknownClass, noClass, noClass, noClass}, Row{husky, horse, car, cup, mug}})
            five.classes.insert(five.classes.end(), row.begin(), row.end());
        study.addPredictions("a", study.addTestSet("first", "beagle beagle beagle beagle beagle beagle"),
                             five);
        const ScoredStudy scored = study.scored();
        const auto rowOf = [&](Metric metric) {
            return valueOf(findMistakes(scored, "a", {{}, {"all"}, metric})).rows[0];
        };
        QCOMPARE(rowOf(Metric::Top5).whole.correct, 2);
        QCOMPARE(rowOf(Metric::Top5).whole.missing, 1);
        QCOMPARE(rowOf(Metric::Top5).firstUnusable, 2);
        QCOMPARE(confusions(rowOf(Metric::Top5)), std::string("1>2: 1 "));
        QCOMPARE(rowOf(Metric::Top1).firstUnusable, 0);
        QCOMPARE(rowOf(Metric::Top1).whole.missing, 3);
        const auto written = [&](ReportFormat format) {
            const Mistakes mistakes = valueOf(findMistakes(scored, "a", {{}, {"all"}, Metric::Top5}));
            return textOf(
                [&](std::ostream& output) { writeMistakes(output, mistakes, scored.hierarchy(), {format}); });
        };
        const CsvRows csv(written(ReportFormat::Csv));
        QCOMPARE(csv.sum("confusion", "count") + csv.sum("assigned_wrong", "count") +
                     csv.sum("first_unusable", "count") + csv.sum("whole", "missing"),
                 csv.sum("whole", "total") - csv.sum("whole", "correct"));
        const std::string table = written(ReportFormat::Table);
        QVERIFY2(
            table.find(
                "! 2 images are wrong, and in no confusion because the first prediction is unusable.\n") !=
                std::string::npos,
            table.c_str());
        QCOMPARE(
            nlohmann::json::parse(written(ReportFormat::Json))["mistakes"][0]["first_unusable"].get<int>(),
            2);
    }

    void csvIsNotCutAtWhatATableShows()
    {
        MeasuredFixture study;
        std::string assigned;
        std::vector<ClassIndex> predicted;
        for (const char* of : {"beagle", "husky", "horse", "car", "cup", "mug"}) {
            for (ClassIndex taken = 0; taken < 7; ++taken) {
                assigned += std::string(of) + ' ';
                predicted.push_back(taken);
            }
        }
        study.addModel("a", study.addTestSet("first", assigned), predicted);
        const ScoredStudy scored = study.scored();
        const Mistakes mistakes = valueOf(findMistakes(scored, "a"));
        const auto lines = [&](const MistakesLayout& layout) {
            const std::string text = textOf(
                [&](std::ostream& output) { writeMistakes(output, mistakes, scored.hierarchy(), layout); });
            return std::ranges::count(text, '\n');
        };
        QCOMPARE(lines({ReportFormat::Csv}), std::ptrdiff_t{1 + 3 + 6 + 36});
        QCOMPARE(lines({ReportFormat::Csv, 5}), std::ptrdiff_t{1 + 3 + 5 + 5});
    }

    void withoutAnAnnotation_multiLabelSaysWhyItIsEmpty()
    {
        OneModel study;
        const Mistakes mistakes = study.find({{}, {"all"}, Metric::MultiLabel});
        QCOMPARE(mistakes.notes.size(), std::size_t{1});
        QVERIFY(mistakes.notes[0].starts_with("first: no image has a class ruled correct"));
        QVERIFY(study.written(mistakes, {ReportFormat::Csv}).find(",0,0,8,,,,") != std::string::npos);
        QVERIFY(study.find().notes.empty());
    }

    void classThatTheStudyDoesNotHave_isDamage()
    {
        MeasuredFixture study;
        study.addModel("a", study.addTestSet("first", "cup"), {1234});
        const ScoredStudy scored = study.scored();
        const auto mistakes = findMistakes(scored, "a");
        QVERIFY(!mistakes);
        QVERIFY(mistakes.error().kind == ErrorKind::Corrupt);
        QVERIFY2(mistakes.error().message.find("no class of the study") != std::string::npos,
                 mistakes.error().message.c_str());
    }
};

}  // namespace mistakes_test

VIZSLA_TEST(tst_mistakes, mistakes_test::MistakesTest)
#include "tst_mistakes.moc"
