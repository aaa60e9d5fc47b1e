// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/exports/export_annotations.h"
#include "core/reports/figure_output.h"
#include "core/scoring/scoreboard.h"
#include "core/store/annotation_repository.h"
#include "core/store/commit_stamp.h"
#include "core/store/database.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/schema.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "core/store/verdict_repository.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace schema_upgrade_test {

namespace {

std::string schemaOfVersion1()
{
    std::ifstream stream(fs::path(VIZSLA_SQL) / "schema" / "schema01.sql");
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A study as version 1 left it, with a class and a labeler.
fs::path makeStudyOfVersion1(const QTemporaryDir& folder)
{
    const fs::path file = fs::path(folder.path().toStdString()) / "old.vizsla";
    auto database = valueOf(Database::open(file, Database::Access::Create));
    valueOf(database.runScript(schemaOfVersion1()));
    valueOf(database.runScript("PRAGMA application_id = " + std::to_string(StudyFile::applicationId) +
                               "; PRAGMA user_version = 1;"
                               "INSERT INTO synset VALUES ('beagle', 0, 0, 'a small hound');"
                               "INSERT INTO labeler VALUES ('1', 'Ada', 5);"));
    return file;
}

/// What a study of the version holds of five images, three classes, a labeler and, where it knows any, a
/// model.
std::string figuresOfVersion(int version)
{
    std::string rows = R"sql(
INSERT INTO synset VALUES ('beagle', 0, 0, 'a hound'), ('husky', 1, 1, 'a sled dog'), ('cup', 2, 2, 'to drink from');
INSERT INTO synset_name VALUES ('beagle', 0, 'beagle'), ('husky', 0, 'husky'), ('cup', 0, 'cup');
INSERT INTO test_set VALUES ('t', 0, 'set', '', '', 0);
INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid, problematic) VALUES
    ('a', 't', 0, 'a', 'a', 'a', 'beagle', 0), ('b', 't', 1, 'b', 'b', 'b', 'beagle', 0),
    ('c', 't', 2, 'c', 'c', 'c', 'husky', 0), ('d', 't', 3, 'd', 'd', 'd', 'cup', 0),
    ('e', 't', 4, 'e', 'e', 'e', 'cup', 1);
INSERT INTO annotation (image_id, wnid, verdict) VALUES
    ('a', 'beagle', 'correct'), ('b', 'husky', 'correct'), ('b', 'beagle', 'wrong'), ('c', 'husky', 'correct'),
    ('c', 'beagle', 'correct'), ('d', 'cup', 'wrong');
INSERT INTO labeler (id, name, created_at) VALUES ('l', 'Ada', 0);
INSERT INTO task (id, position, name, description, mode, part_size, created_at)
    VALUES ('k', 0, 'task', '', 'training', 5, 0);
INSERT INTO task_image VALUES ('k', 0, 'a'), ('k', 1, 'b'), ('k', 2, 'c'), ('k', 3, 'd'), ('k', 4, 'e');
INSERT INTO assignment VALUES ('k', 'l', 7, 0);
INSERT INTO session (id, task_id, labeler_id, part, started_at, ended_at) VALUES ('s', 'k', 'l', 0, 0, 9);
INSERT INTO answer (id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration, sequence)
    VALUES ('1', 's', 'k', 'l', 'a', 'beagle', 1, 2, 1, 0), ('2', 's', 'k', 'l', 'b', 'husky', 2, 3, 1, 1),
           ('3', 's', 'k', 'l', 'c', 'beagle', 3, 4, 1, 2), ('4', 's', 'k', 'l', 'd', 'cup', 4, 5, 1, 3),
           ('5', 's', 'k', 'l', 'e', 'husky', 5, 6, 1, 4);
)sql";
    if (version >= 2)
        rows += R"sql(
INSERT INTO model VALUES ('m', 0, 'resnet50', 0);
INSERT INTO prediction (model_id, test_set_id, columns, class_bytes, classes, imported_at)
    VALUES ('m', 't', 1, 2, x'00000100020002000200', 0);
)sql";
    if (version >= 5)
        rows += R"sql(
INSERT INTO reviewer VALUES ('r', 'l', NULL, 1, 0);
INSERT INTO verdict VALUES ('r', 'd', 'cup', 'correct', 8);
INSERT INTO settled VALUES ('d', 'cup', 'correct');
)sql";
    return rows;
}

/// A study as the version left it, with these rows.
fs::path makeStudy(const QTemporaryDir& folder, int version, const std::string& rows)
{
    const fs::path file = fs::path(folder.path().toStdString()) / "old.vizsla";
    auto database = valueOf(Database::open(file, Database::Access::Create));
    valueOf(makeSchema(database, version));
    valueOf(database.runScript(rows));
    return file;
}

std::int64_t versionOf(const fs::path& file)
{
    auto database = valueOf(openStudyDatabase(file));
    return valueOf(database.query("PRAGMA user_version", [](const Statement& row) { return row.integer(0); }))
        .at(0);
}

}  // namespace

class SchemaUpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void studyOfVersion1_isBroughtUpToDateWithWhatIsInIt();
    void upgradedStudy_hasTheSchemaOfANewOne();
    void studyOfVersion1_isNotReadWithoutBeingUpgraded();
    void verdictsByName_becomeThoseOfReviewers();
    void annotationsWithoutASource_becomeOne_data();
    void annotationsWithoutASource_becomeOne();
    void studyOfEachVersion_hasTheFiguresThatItHad_data();
    void studyOfEachVersion_hasTheFiguresThatItHad();
    void failedUpgrade_leavesTheOldStudy();
};

void SchemaUpgradeTest::studyOfVersion1_isBroughtUpToDateWithWhatIsInIt()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file = makeStudyOfVersion1(folder);
    const auto study = valueOf(StudyFile::open(file, clock, 1));
    QCOMPARE(valueOf(LabelerRepository(*study).all()).at(0).name, std::string("Ada"));
    QVERIFY(valueOf(PredictionRepository(*study).models()).empty());
    QCOMPARE(versionOf(file), std::int64_t{StudyFile::schemaVersion});
    const auto stamp = valueOf(readStamp(study->database()));
    QVERIFY(stamp && !stamp->hasOpenLog);
}

void SchemaUpgradeTest::upgradedStudy_hasTheSchemaOfANewOne()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const auto schemaOf = [](StudyFile& study) {
        return valueOf(study.database().query(
            "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1",
            [](const Statement& row) { return row.text(0); }));
    };
    const auto upgraded = valueOf(StudyFile::open(makeStudyOfVersion1(folder), clock, 1));
    const ClassList classes{{{"beagle", {"beagle"}, "", {}}}, {"beagle"}};
    const auto fresh =
        valueOf(StudyFile::create(fs::path(folder.path().toStdString()) / "new.vizsla", classes, clock, 1));
    QCOMPARE(schemaOf(*upgraded), schemaOf(*fresh));
}

void SchemaUpgradeTest::studyOfVersion1_isNotReadWithoutBeingUpgraded()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file = makeStudyOfVersion1(folder);
    const auto opened = StudyFile::openToRead(file, clock);
    VERIFY_FAILS(opened, ErrorKind::TooOld);
    QVERIFY(opened.error().message.find("earlier version") != std::string::npos);
    QCOMPARE(versionOf(file), std::int64_t{1});
}

void SchemaUpgradeTest::verdictsByName_becomeThoseOfReviewers()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file =
        makeStudy(folder, 4,
                  "INSERT INTO synset VALUES ('beagle', 0, 0, 'a small hound');"
                  "INSERT INTO labeler (id, name, created_at) VALUES ('l', 'Ann', 5);"
                  "INSERT INTO test_set VALUES ('t', 0, 'first', '', '', 0);"
                  "INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid)"
                  " VALUES ('a', 't', 0, 'a', 'a', 'a', 'beagle'), ('b', 't', 1, 'b', 'b', 'b', 'beagle');"
                  "INSERT INTO verdict VALUES ('Ann', 'a', 'beagle', 'correct', 7),"
                  " ('Bea', 'a', 'beagle', 'dont_know', 8), ('Bea', 'b', 'beagle', 'wrong', 9)");
    const auto study = valueOf(StudyFile::open(file, clock, 1));
    const auto reviewers = valueOf(ReviewRepository(*study).reviewers());
    QCOMPARE(reviewers.size(), std::size_t{2});
    QVERIFY(reviewers[0].id != reviewers[1].id);
    // What a file told settles nothing before the coordinator says so.
    QVERIFY(!reviewers[0].counts && !reviewers[1].counts);
    std::vector<std::string> found;
    for (const auto& column : valueOf(VerdictRepository(*study).all())) {
        const bool isAnn = column.reviewerId == reviewers[0].id;
        for (const auto& [image, label, verdict] : column.verdicts)
            found.push_back((isAnn ? "Ann " : "Bea ") + std::to_string(image) + ' ' +
                            std::string(verdictWord(verdict)));
    }
    std::ranges::sort(found);
    const std::vector<std::string> expected{"Ann 0 correct", "Bea 0 dont_know", "Bea 1 wrong"};
    QVERIFY(found == expected);
}

void SchemaUpgradeTest::annotationsWithoutASource_becomeOne_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("name");
    const QString real = QStringLiteral("INSERT INTO annotation_remainder VALUES ('real', '[[], [3]]');");
    const QString multiLabel = QStringLiteral(
        "INSERT INTO annotation_remainder VALUES ('multilabel', '{\"initial_annots\": {\"x.png\": "
        "{\"correct\": [\"n1\"]}}}');");
    const QString problem =
        QStringLiteral("UPDATE image SET problematic = 1, problem = '\"drawing\"' WHERE id = 'b';");
    QTest::newRow("ReaL") << real << "ReaL";
    QTest::newRow("multi-label") << multiLabel + problem << "multilabel";
    QTest::newRow("both") << real + multiLabel + problem << "imported before";
    QTest::newRow("marks that ReaL does not have") << real + problem << "imported before";
    QTest::newRow("of a file that was not kept") << QString() << "imported before";
}

void SchemaUpgradeTest::annotationsWithoutASource_becomeOne()
{
    QFETCH(QString, rows);
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file = makeStudy(
        folder, 5,
        "INSERT INTO synset VALUES ('beagle', 0, 0, 'a small hound');"
        "INSERT INTO test_set VALUES ('t', 0, 'first', '', '', 0), ('salvaged', 1, 's', '', '', 0);"
        "INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid,"
        " problematic) VALUES ('a', 't', 0, 'a', 'a', 'a', 'beagle', 0),"
        " ('b', 't', 1, 'b', 'b', 'b', 'beagle', 0), ('c', 'salvaged', 0, 'c', '', 'c', 'beagle', 1);"
        "INSERT INTO annotation (image_id, wnid, verdict) VALUES ('a', 'beagle', 'correct');" +
            rows.toStdString());
    const auto study = valueOf(StudyFile::open(file, clock, 1));
    const auto inUse = valueOf(AnnotationSourceRepository(*study).inUse());
    QVERIFY(inUse);
    QCOMPARE(inUse->name, name.toStdString());
    QVERIFY(!inUse->importedAt);
    QCOMPARE(valueOf(AnnotationSourceRepository(*study).all()).size(), std::size_t{1});
    QVERIFY(valueOf(AnnotationRepository(*study).ofImage(ImageId("a"))).verdictOn("beagle") ==
            Verdict::Correct);
    const bool hasProblem = rows.contains(QLatin1String("drawing"));
    const auto counts = valueOf(AnnotationSourceRepository(*study).counts()).at(inUse->id);
    QCOMPARE(counts.problematic, std::size_t(hasProblem ? 1 : 0));
    // What salvage put in for a lost image counts for nobody, whichever annotation is in use.
    valueOf(AnnotationSourceRepository(*study).use(std::nullopt));
    QVERIFY(valueOf(TruthRepository(*study).truth(TestSetId("salvaged"))).isProblematic(0));
    QVERIFY(!valueOf(TruthRepository(*study).truth(TestSetId("t"))).isProblematic(1));
    const std::string text =
        valueOf(sourceDocument(*study, name.toStdString(), AnnotationFormat::MultiLabel)).text;
    QVERIFY(text.find("\"a\": {\"correct\": [\"beagle\"]}") != std::string::npos);
    QCOMPARE(text.find("\"x.png\": {\"correct\": [\"n1\"]}") != std::string::npos,
             rows.contains(QLatin1String("x.png")));
    QCOMPARE(text.find("\"b\": \"drawing\"") != std::string::npos, hasProblem);
}

void SchemaUpgradeTest::studyOfEachVersion_hasTheFiguresThatItHad_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QStringList>("figures");
    const QStringList ofAda{"Ada top1 2/4", "Ada multilabel 3/3"};
    const QStringList ofModel{"resnet50 top1 2/4", "resnet50 multilabel 2/3"};
    QTest::newRow("without models") << 1 << ofAda;
    for (int version = 2; version <= 4; ++version)
        QTest::addRow("version %d", version) << version << ofModel + ofAda;
    // What is ruled of the last image counts it.
    QTest::newRow("with rulings") << 5
                                  << QStringList{"resnet50 top1 2/4", "resnet50 multilabel 3/4",
                                                 "Ada top1 2/4", "Ada multilabel 4/4"};
}

/// Counted by hand: of the images a to e, each as it is assigned, as it is annotated, as Ada and as the model
/// has it.
void SchemaUpgradeTest::studyOfEachVersion_hasTheFiguresThatItHad()
{
    QFETCH(int, version);
    QFETCH(QStringList, figures);
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file = makeStudy(folder, version, figuresOfVersion(version));
    const auto study = valueOf(StudyFile::open(file, clock, 1));
    QCOMPARE(versionOf(file), std::int64_t{StudyFile::schemaVersion});
    QStringList found;
    for (const ClassifierScores& one : valueOf(scoreStudy(*study)).classifiers) {
        for (const Score& score : one.scores)
            found.append(QStringLiteral("%1 %2 %3/%4")
                             .arg(QString::fromStdString(one.classifier.name),
                                  QString::fromUtf8(metricWord(score.metric)))
                             .arg(score.accuracy.correct)
                             .arg(score.accuracy.total));
    }
    QCOMPARE(found, figures);
}

void SchemaUpgradeTest::failedUpgrade_leavesTheOldStudy()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const fs::path file = makeStudyOfVersion1(folder);
    {
        // Something stands where the upgrade wants to make its last index.
        auto database = valueOf(Database::open(file, Database::Access::ReadWrite));
        valueOf(database.runScript("CREATE TABLE image_by_name (x)"));
    }
    QVERIFY(!StudyFile::open(file, clock, 1));
    QCOMPARE(versionOf(file), std::int64_t{1});
    auto database = valueOf(openStudyDatabase(file));
    const auto tables = valueOf(database.query("SELECT name FROM sqlite_master WHERE name = 'model'",
                                               [](const Statement& row) { return row.text(0); }));
    QVERIFY(tables.empty());
}

}  // namespace schema_upgrade_test

VIZSLA_TEST(tst_schema_upgrade, schema_upgrade_test::SchemaUpgradeTest)
#include "tst_schema_upgrade.moc"
