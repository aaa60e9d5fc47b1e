// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/figure_output.h"

#include <QTest>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/reports/annotation_output.h"
#include "core/reports/record_output.h"
#include "core/reports/review_output.h"
#include "core/text/grouped.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace figure_output_test {

namespace {

/// A test set of four images of which none has a class ruled correct.
FigureBasis basisOf(const std::string& annotation)
{
    FigureBasis basis;
    basis.annotation = annotation;
    basis.leftOut = {{"set", 4, 0, 4}};
    return basis;
}

}  // namespace

class FigureOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_haveThousandsApartInTablesAlone()
    {
        QCOMPARE(grouped(999U), std::string("999"));
        QCOMPARE(grouped(1'000), std::string("1,000"));
        QCOMPARE(grouped(-1'234'567), std::string("-1,234,567"));
        const Record row{{"images", std::size_t{20'000}}};
        QCOMPARE(plainCell(row, "images"), std::string("20,000"));
        QCOMPARE(csvText(row["images"]), std::string("20000"));
    }

    void notesOfACsv_canBeTakenApart()
    {
        QCOMPARE(plainText(csvNotes({"a | b does", "c|"})["notes"]), std::string("a || b does | c||"));
        QVERIFY(csvNotes({})["notes"].isNull());
    }

    void valuesOfARecord_areWrittenAsEachFormatHasThem()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const Record record{{"text", "a, \"b\""}, {"share", Ratio{1, 4}},      {"of_none", Ratio{}},
                            {"number", none},     {"list", std::vector{1, 2}}, {"known", true}};
        std::ostringstream csv;
        writeCsv(csv, {"text,share", "of_none,number,known", prefixed("no_", "a,b")}, {record});
        QCOMPARE(csv.str(),
                 std::string("text,share,of_none,number,known,no_a,no_b\n\"a, \"\"b\"\"\",0.25,,,true,,\n"));
        QCOMPARE(jsonText(record),
                 std::string("{\"text\":\"a, \\\"b\\\"\",\"share\":0.25,\"of_none\":null,\"number\":null,"
                             "\"list\":[1,2],\"known\":true}"));
        std::ostringstream table;
        writeTable(table, {{"text", "text"}, {"share", "%", percentCell}, {"of_none", "%", percentCell}},
                   {record});
        QCOMPARE(table.str(), std::string("text    %      %\na, \"b\"  25.00  –\n"));
    }

    void imagesWithoutACorrectClass_areSaidWhereAnAnnotationIsUsed()
    {
        const FigureBasis none = basisOf({});
        const auto withoutCorrect = [](const FigureBasis& basis) {
            return nlohmann::json::parse(jsonText(fieldsOf(basis)))["without_correct"][0];
        };
        QVERIFY(withoutCorrect(none)["images"].is_null());
        QCOMPARE(withoutCorrect(none)["of"].get<int>(), 4);
        QVERIFY(setFields(none, "set")["set_without_correct"].isNull());
        QVERIFY(basisNote(none).find("ruled correct") == std::string::npos);
        const FigureBasis real = basisOf("ReaL");
        QCOMPARE(withoutCorrect(real)["images"].get<int>(), 4);
        QCOMPARE(setFields(real, "set")["set_without_correct"].count(), 4);
        QVERIFY(basisNote(real).find("4 images of 4 have no class ruled correct") != std::string::npos);
    }

    void imagesOfUnclearPredictions_areInACsvToo()
    {
        FigureBasis basis = basisOf("ReaL");
        QVERIFY(setFields(basis, "set")["set_unclear_least"].isNull());
        basis.unclear = UnclearCounts::LeftOut;
        basis.addUnclear("set", 3);
        basis.addUnclear("set", 1);
        QCOMPARE(setFields(basis, "set")["set_unclear_least"].count(), 1);
        QCOMPARE(setFields(basis, "set")["set_unclear_most"].count(), 3);
    }

    void imagesWithoutALabel_areInACsvToo()
    {
        AnnotationReport report;
        report.sources.push_back({"ReaL", {AnnotationFormat::Real}, {2, 1, 2, 1}, true, {{"set", 5, 3, 2}}});
        report.settled = {7, 1};
        std::ostringstream csv;
        writeAnnotations(csv, report, ReportFormat::Csv);
        QCOMPARE(
            csv.str(),
            std::string("name,format,images,correct_labels,problematic,in_use,images_with_correct,"
                        "study_images,without_labels,settled_labels,settled_problems,notes\n"
                        "ReaL,real,2,1,2,true,1,5,3,7,1,\"set: 3 of 5 images have no label in \"\"ReaL\"\"; "
                        "2 of these are problematic.\"\n"));
        report.sources.clear();
        std::ostringstream rulingsAlone;
        writeAnnotations(rulingsAlone, report, ReportFormat::Csv);
        QVERIFY2(rulingsAlone.str().ends_with("\n,,,,,,,,,7,1,\n"), rulingsAlone.str().c_str());
    }

    void reviewersWhoDoNotCount_areAllNamedInACsv()
    {
        std::ostringstream csv;
        writeReviewReport(csv, {{"set", {}}}, ReportFormat::Csv,
                          {{}, 0, {"Ann", "Ben", "Cai", "Dan", "Eve", "Fay", "Gil"}});
        QVERIFY2(csv.str().find("(Ann, Ben, Cai, Dan, Eve, Fay, Gil)") != std::string::npos,
                 csv.str().c_str());
    }
};

}  // namespace figure_output_test

VIZSLA_TEST(tst_figure_output, figure_output_test::FigureOutputTest)
#include "tst_figure_output.moc"
