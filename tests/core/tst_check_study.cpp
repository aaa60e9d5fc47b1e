// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/check_study.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <map>

#include "core/checks/salvage_study.h"
#include "core/exports/export_answers.h"
#include "core/imports/import_annotations.h"
#include "core/store/annotation_repository.h"
#include "core/store/column_rules.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/schema.h"
#include "core/store/schema_differences.h"
#include "core/store/session_repository.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/table_words.h"
#include "core/store/truth_repository.h"
#include "tests/core/busy_study.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace check_study_test {

namespace {

QByteArray bytesOf(const fs::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

void write(const fs::path& file, const QByteArray& bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), bytes.size());
}

std::map<std::string, QByteArray> contents(const fs::path& folder)
{
    std::map<std::string, QByteArray> result;
    for (const auto& entry : fs::directory_iterator(folder))
        result[entry.path().filename().string()] =
            QCryptographicHash::hash(bytesOf(entry.path()), QCryptographicHash::Sha256);
    return result;
}

/// A study in which two people have worked, with pauses, skips and undone answers.
struct Worked : StudyFixture
{
    Worked()
    {
        const auto images =
            addTestSet("set", "beagle husky cup car horse mug beagle husky cup car horse mug");
        const Task task = addTask("Dogs", images, Mode::Test, 6);
        for (const char* name : {"Ann", "Bob"}) {
            const Labeler labeler = addLabeler(name);
            {
                auto session = begin(task, labeler);
                label(session, "beagle");
                label(session, "cup", 90s);
                session.imageShown();
                clock.advance(3s);
                valueOf(session.skip());
                valueOf(session.undo());
                label(session, "car");
                valueOf(session.undo());
                valueOf(session.end());
            }
            labelAll(task, labeler, "husky");
        }
    }

    StudyCheck check() const { return valueOf(checkStudy(file(), clock)); }
    /// Changes the closed study behind its back.
    void tamper(const std::string& sql)
    {
        close();
        auto database = valueOf(Database::open(file(), Database::Access::ReadWrite));
        valueOf(database.runScript("PRAGMA foreign_keys = OFF; " + sql));
    }
};

bool says(const StudyCheck& check, const char* words)
{
    for (const std::string& finding : check.findings) {
        if (finding.find(words) != std::string::npos)
            return true;
    }
    return false;
}

/// As SQL.
std::vector<const char*> impossibleValues(Content content)
{
    switch (content) {
        case Content::Id:
        case Content::Name:
        case Content::Key:
            return {"''", "CAST(x'41ff' AS TEXT)", "'a' || char(0)", "x'41'"};
        case Content::Text:
            return {"CAST(x'41ff' AS TEXT)", "'a' || char(0)", "x'41'"};
        case Content::Path:
            return {"'a' || char(0)"};
        case Content::Json:
            return {"'{'", "CAST(x'22ff22' AS TEXT)"};
        case Content::Word:
        case Content::Hash:
            return {"'nonsense'", "''"};
        case Content::Flag:
            return {"2", "-1", "'yes'"};
        case Content::Count:
            return {"-1", "'many'", "1.5", "4611686018427387904", "2147483648"};
        case Content::Duration:
            return {"-1", "'many'", "1.5", "4611686018427387904"};
        case Content::Positive:
            return {"0", "-5", "4611686018427387904", "2147483648"};
        case Content::One:
        case Content::Width:
            return {"0", "3", "4611686018427387904"};
        case Content::Limit:
            return {"0", "-5", "1", "999999", "4611686018427387904"};
        case Content::Sleep:
            return {"-1000001", "-4611686018427387904", "4611686018427387904", "'now'"};
        case Content::Tick:
            return {"4611686018427387904", "-4611686018427387904", "'now'"};
        case Content::Checksum:
            return {"-1", "4294967296"};
        case Content::Moment:
            return {"-1", "9000000000000000000", "'noon'"};
        case Content::Stamp:
            return {"x'00'", "'stamp'"};
        case Content::Blob:
            return {"'text'", "5"};
        case Content::Seed:
            return {"'one'", "0.5"};
    }
    return {};
}

#define VERIFY_SAYS(check, words)                                                    \
    do {                                                                             \
        const StudyCheck made = (check);                                             \
        std::string all;                                                             \
        for (const std::string& finding : made.findings)                             \
            all += finding + '\n';                                                   \
        QVERIFY2(says(made, words), all.empty() ? "nothing is found" : all.c_str()); \
    } while (false)

}  // namespace

class CheckStudyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void schemaThatIsNotVizslas_isFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("words");
        const auto add = [](const char* sql, const char* words) { QTest::newRow(sql) << sql << words; };
        add("DROP TRIGGER session_event_is_not_changed",
            "trigger session_event_is_not_changed on lines of the sessions' logs is missing");
        add("DROP INDEX image_by_place", "index image_by_place of images is missing");
        add("DROP INDEX one_live_answer", "index one_live_answer of answers is missing");
        add("CREATE TRIGGER more AFTER INSERT ON answer BEGIN DELETE FROM skip; END",
            "There is a trigger more on answers");
        add("CREATE INDEX more ON answer (wnid)", "There is an index more of answers");
        add("CREATE TABLE more (a)", "There is a table of more");
        add("ALTER TABLE labeler ADD COLUMN more TEXT", "table of labelers is not made as Vizsla makes it");
        add("DROP VIEW image_now", "view image_now");
        add("DROP INDEX one_live_answer; CREATE INDEX one_live_answer ON answer (labeler_id)",
            "index one_live_answer of answers is not made as Vizsla makes it");
    }
    void schemaThatIsNotVizslas_isFound()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, words);
        Worked study;
        study.tamper(sql.toStdString());
        const auto check = study.check();
        QVERIFY2(says(check, words.toUtf8().constData()),
                 check.findings.empty() ? "nothing" : check.findings[0].c_str());
        const fs::path saved = study.folder() / "saved.vizsla";
        valueOf(salvageStudy(study.file(), saved, study.clock, 1));
        QVERIFY(valueOf(checkStudy(saved, study.clock)).findings.empty());
    }

    void doubledPlaceOfAnImage_isFound()
    {
        Worked study;
        study.tamper("UPDATE image SET position = 1 WHERE position = 0");
        QVERIFY(says(study.check(), "place in a test set is that of more than one image"));
    }

    void schemaOfEachVersion_isVizslasOnceItIsBroughtUpToDate()
    {
        StudyFixture fresh;
        QVERIFY(valueOf(findSchemaDifferences(fresh.study().database())).empty());
        for (int version = 1; version < StudyFile::schemaVersion; ++version) {
            auto database = valueOf(Database::openInMemory());
            valueOf(makeSchema(database, version));
            valueOf(upgradeSchema(database, version, StudyFile::schemaVersion));
            QVERIFY(valueOf(findSchemaDifferences(database)).empty());
        }
    }

    void soundStudy_isFine()
    {
        Worked study;
        const auto sessions = study.number("SELECT COUNT(*) FROM session");
        study.close();
        const StudyCheck check = study.check();
        QVERIFY2(check.findings.empty(), check.findings.empty() ? "" : check.findings[0].c_str());
        QCOMPARE(check.labelers, 2);
        QCOMPARE(check.answers, 2 * 13);
        QCOMPARE(check.sessions, sessions);
        QCOMPARE(check.sessionsWithoutLog, 0);
    }

    void check_changesNothing()
    {
        Worked study;
        study.close();
        const auto before = contents(study.folder());
        study.check();
        QVERIFY(contents(study.folder()) == before);
    }

    void studyInUse_isCheckedAsItIs()
    {
        Worked study;
        const StudyCheck check = study.check();
        QVERIFY(check.findings.empty());
        QCOMPARE(check.answers, 2 * 13);
    }

    void logOfACrash_isReadAndStays()
    {
        Worked study;
        const fs::path crashed = study.folder() / "crashed";
        fs::create_directory(crashed);
        for (const char* suffix : {"", "-wal"})
            fs::copy_file(fs::path(study.file().string() + suffix),
                          crashed / ("study.vizsla" + std::string(suffix)));
        const auto before = contents(crashed);
        QVERIFY(before.size() == 2);
        const StudyCheck check = valueOf(checkStudy(crashed / "study.vizsla", study.clock));
        QVERIFY(check.findings.empty());
        QCOMPARE(check.answers, 2 * 13);
        QVERIFY(contents(crashed) == before);
    }

    void studyOfAnEarlierVersion_isCheckedAndStaysOne()
    {
        const QTemporaryDir folder(folderTemplate());
        const fs::path file = fs::path(folder.path().toStdString()) / "old.vizsla";
        {
            auto database = valueOf(Database::open(file, Database::Access::Create));
            valueOf(makeSchema(database, 1));
        }
        const auto before = contents(file.parent_path());
        const auto findings = valueOf(checkStudy(file, FakeClock())).findings;
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().c_str());
        QVERIFY(contents(file.parent_path()) == before);
    }

    void whatIsNoStudy_isRefusedByName()
    {
        Worked study;
        const fs::path other = study.folder() / "other.txt";
        VERIFY_FAILS(checkStudy(other, study.clock), ErrorKind::NotFound);
        VERIFY_FAILS(checkStudy(study.folder(), study.clock), ErrorKind::Foreign);
        write(other, QByteArray(5000, 'x'));
        VERIFY_FAILS(checkStudy(other, study.clock), ErrorKind::Foreign);
        study.tamper("PRAGMA user_version = 99");
        VERIFY_FAILS(checkStudy(study.file(), study.clock), ErrorKind::TooNew);
    }

    // --- damage of the file

    void flippedBytes_areFoundWhereverTheyHitAPageHeader()
    {
        Worked study;
        study.close();
        const QByteArray whole = bytesOf(study.file());
        for (qsizetype page = 4096; page < whole.size(); page += 4096) {
            QByteArray damaged = whole;
            for (int byte = 0; byte < 12; ++byte)
                damaged[page + byte] = static_cast<char>(damaged[page + byte] ^ 0x55);
            write(study.file(), damaged);
            const auto check = checkStudy(study.file(), study.clock);
            QVERIFY2(check && !check->findings.empty(), std::to_string(page / 4096 + 1).c_str());
        }
    }

    void damagedPage_isNamedByWhatItHolds()
    {
        Worked study;
        const auto page = study.number("SELECT rootpage FROM sqlite_schema WHERE name = 'labeler'");
        study.close();
        QByteArray bytes = bytesOf(study.file());
        bytes.replace((page - 1) * 4096, 100, QByteArray(100, '\x5a'));
        write(study.file(), bytes);
        VERIFY_SAYS(study.check(), "(labelers)");
    }

    void cutFile_isToldWhateverItsLength()
    {
        Worked study;
        study.close();
        const QByteArray whole = bytesOf(study.file());
        for (qsizetype length = 0; length < whole.size(); length += 1117) {
            write(study.file(), whole.left(length));
            const auto check = checkStudy(study.file(), study.clock);
            QVERIFY2(!check || !check->findings.empty(), std::to_string(length).c_str());
            if (check && length > 4096)
                VERIFY_SAYS(*check, "end of the file is missing");
        }
    }

    void indexThatDisagrees_isTold()
    {
        Worked study;
        study.close();
        // The text is changed in the table alone; both places of it are found in the file.
        QByteArray bytes = bytesOf(study.file());
        const auto at = bytes.indexOf("Ann");
        bytes.replace(at, 3, "Eve");
        write(study.file(), bytes);
        VERIFY_SAYS(study.check(), "index of labelers");
    }

    // --- what cannot be

    void removedAnswer_isMissedByTheLog()
    {
        Worked study;
        study.tamper("DELETE FROM answer WHERE rowid = (SELECT MAX(rowid) FROM answer)");
        VERIFY_SAYS(study.check(), "in the log of session");
    }

    void editedDuration_isTold()
    {
        Worked study;
        study.tamper("UPDATE answer SET duration = duration + 1 WHERE rowid = 3");
        VERIFY_SAYS(study.check(), "say different things");
    }

    void removedLineOfTheLog_isTold()
    {
        Worked study;
        study.tamper("DROP TRIGGER session_event_is_not_removed; DELETE FROM session_event WHERE number = 2");
        VERIFY_SAYS(study.check(), "has no line 2");
    }

    void nameOfBlanks_isTold_data()
    {
        QTest::addColumn<QString>("table");
        for (const char* table : {"test_set", "labeler"})
            QTest::newRow(table) << table;
    }
    void nameOfBlanks_isTold()
    {
        QFETCH(const QString, table);
        Worked study;
        study.tamper("UPDATE " + table.toStdString() + " SET name = '  ' WHERE rowid = 1");
        VERIFY_SAYS(study.check(), "a name of nothing but blanks");
    }

    void suggestionInASealedTest_isTold()
    {
        Worked study;
        study.tamper("INSERT INTO suggestion SELECT id, 'wrong', committed_at FROM answer WHERE rowid = 1");
        VERIFY_SAYS(study.check(), "suggestion was made on an answer of a test whose results are sealed");
    }

    void missingLabeler_isTold()
    {
        Worked study;
        study.tamper("DELETE FROM labeler WHERE name = 'Bob'");
        VERIFY_SAYS(study.check(), "of the answers refer to labelers that are not there");
    }

    void answerOfAnImageOfNoTask_isTold()
    {
        Worked study;
        study.tamper("DELETE FROM task_image WHERE position = 3");
        VERIFY_SAYS(study.check(), "answers are of images that are not in their tasks");
    }

    void answerOfNoClass_isTold()
    {
        Worked study;
        study.tamper("UPDATE answer SET wnid = 'n02084071' WHERE rowid = 1");
        VERIFY_SAYS(study.check(), "1 answer is of something that is no class");
    }

    void twoFirstAnswers_areTold()
    {
        Worked study;
        study.tamper("DROP INDEX one_live_answer; UPDATE answer SET superseded_at = NULL");
        VERIFY_SAYS(study.check(), "more than one first answer");
    }

    void answerInTheSessionOfAnother_isTold()
    {
        Worked study;
        study.tamper(
            "UPDATE answer SET session_id = (SELECT id FROM session ORDER BY rowid DESC LIMIT 1) WHERE rowid "
            "= 1");
        VERIFY_SAYS(study.check(), "1 answer stands in a session of another labeler");
    }

    void columnsOfAnotherLength_areTold()
    {
        Worked study;
        PredictionRepository repository(study.study());
        const TestSetId testSet = valueOf(ImageRepository(study.study()).findTestSet("set")).id;
        const Predictions sure{2, std::vector<ClassIndex>(24, 1), std::vector<Confidence>(24, 40'000)};
        for (const char* name : {"alexnet", "vgg"})
            valueOf(repository.write(valueOf(repository.modelId(name)), testSet, sure, {}));
        study.close();
        QVERIFY(study.check().findings.empty());
        study.tamper("UPDATE prediction SET confidences = x'0000' WHERE rowid = 1");
        VERIFY_SAYS(study.check(),
                    "1 column of predictions has another length than its test set (alexnet on set)");
        study.tamper("UPDATE prediction SET classes = x'0000' WHERE rowid = 2");
        VERIFY_SAYS(study.check(), "2 columns of predictions have other lengths");
    }

    /// Predictions and verdicts of files stand by the places of images.
    void gapBetweenImages_isTold()
    {
        Worked study;
        study.tamper("UPDATE image SET position = position + 10 WHERE position > 3");
        VERIFY_SAYS(study.check(), "1 test set has gaps between the places of its images (set).");
    }

    void placeOfTwoImages_isTold()
    {
        Worked study;
        study.tamper("UPDATE image SET position = 2 WHERE position = 3");
        VERIFY_SAYS(study.check(), "1 place in a test set is that of more than one image");
    }

    void changedColumn_isTold()
    {
        Worked study;
        PredictionRepository repository(study.study());
        const TestSetId testSet = valueOf(ImageRepository(study.study()).findTestSet("set")).id;
        valueOf(repository.write(valueOf(repository.modelId("alexnet")), testSet,
                                 {1, std::vector<ClassIndex>(12, 1), {}}, {}));
        study.close();
        study.tamper("UPDATE prediction SET classes = zeroblob(LENGTH(classes))");
        VERIFY_SAYS(study.check(), "The predictions of alexnet on set are not what was written");
        study.tamper(
            "UPDATE prediction SET checksum = NULL, classes = CAST(x'6300' || substr(classes, 3) AS BLOB)");
        VERIFY_SAYS(study.check(),
                    "The predictions of alexnet on set name classes or images that are not there");
    }

    void numberPastTheClasses_isTold()
    {
        Worked study;
        study.tamper("UPDATE synset SET class_index = 99 WHERE class_index = 3");
        VERIFY_SAYS(study.check(), "1 class has a number past those of the other classes");
    }

    // --- values

    void everyColumn_hasARule()
    {
        StudyFixture study;
        const auto readText = [](const Statement& row) { return row.text(0); };
        auto& database = study.study().database();
        std::size_t columns = 0;
        for (const std::string& table : valueOf(database.query(
                 "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                 readText))) {
            for (const std::string& column :
                 valueOf(database.query("SELECT name FROM pragma_table_info(?1)", readText, table))) {
                QVERIFY2(findColumnRule(table, column), (table + '.' + column).c_str());
                ++columns;
            }
        }
        QCOMPARE(columnRules().size(), columns);
    }

    /// One value of each column is changed to one that cannot be.
    void valueThatCannotBe_isFoundInEveryColumn()
    {
        BusyStudy study;
        study.close();
        auto database = valueOf(Database::open(study.file(), Database::Access::ReadWrite));
        const auto readText = [](const Statement& row) { return row.text(0); };
        valueOf(database.runScript("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON"));
        for (const std::string& trigger :
             valueOf(database.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", readText)))
            valueOf(database.runScript("DROP TRIGGER " + trigger));
        QVERIFY(valueOf(findImpossibleRows(database)).empty());
        for (const ColumnRule& rule : columnRules()) {
            for (const char* value : impossibleValues(rule.content)) {
                const std::string table(rule.table);
                valueOf(database.runScript("BEGIN; UPDATE OR REPLACE " + table + " SET " +
                                           std::string(rule.column) + " = " + value +
                                           " WHERE rowid = (SELECT MIN(rowid) FROM " + table + ')'));
                std::string column(rule.column);
                std::ranges::replace(column, '_', ' ');
                const std::string expected = "Among the " + tableWords(rule.table) + ", \"" + column + '"';
                const auto findings = valueOf(findImpossibleRows(database));
                QVERIFY2(std::ranges::any_of(
                             findings, [&](const std::string& one) { return one.starts_with(expected); }),
                         (expected + " = " + value).c_str());
                valueOf(database.runScript("ROLLBACK"));
            }
        }
    }

    /// Each moment is set to 0 and to the year 2100.
    void momentThatIsNotOfItsTime_isFoundInEveryColumn()
    {
        BusyStudy study;
        const UtcTime now = study.clock.utcNow();
        study.close();
        auto database = valueOf(Database::open(study.file(), Database::Access::ReadWrite));
        const auto readText = [](const Statement& row) { return row.text(0); };
        for (const std::string& trigger :
             valueOf(database.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", readText)))
            valueOf(database.runScript("DROP TRIGGER " + trigger));
        const auto sound = valueOf(findUntimelyMoments(database, now));
        QVERIFY2(sound.empty(), sound.empty() ? "" : sound.front().c_str());
        for (const ColumnRule& rule : columnRules()) {
            for (const char* value : {"0", "4102444800000000"}) {
                if (rule.content != Content::Moment || (rule.column == "chosen_at" && *value == '0'))
                    continue;
                valueOf(database.runScript("BEGIN; UPDATE " + std::string(rule.table) + " SET " +
                                           std::string(rule.column) + " = " + value));
                std::string column(rule.column);
                std::ranges::replace(column, '_', ' ');
                const std::string expected = "Among the " + tableWords(rule.table) + ", \"" + column +
                                             "\" is before the year 2000 or still to come";
                const auto findings = valueOf(findUntimelyMoments(database, now));
                QVERIFY2(std::ranges::any_of(
                             findings, [&](const std::string& one) { return one.starts_with(expected); }),
                         (expected + " = " + value).c_str());
                valueOf(database.runScript("ROLLBACK"));
            }
        }
    }

    void momentsOfAWrongClock_areNoDamage()
    {
        Worked study;
        study.tamper("UPDATE labeler SET created_at = 86400000000");
        const StudyCheck check = study.check();
        QVERIFY2(check.findings.empty(), check.findings.empty() ? "" : check.findings[0].c_str());
        QCOMPARE(check.notices.size(), std::size_t{1});
        QVERIFY2(check.notices[0].find("before the year 2000") != std::string::npos,
                 check.notices[0].c_str());
    }

    void annotationWithoutItsRows_isTold()
    {
        Worked study;
        const fs::path file = study.folder() / "a.json";
        const std::string name = valueOf(ImageRepository(study.study()).images()).front().name;
        write(file, QByteArray::fromStdString("{\"initial_annots\": {\"" + name +
                                              "\": {\"correct\": [\"cup\"]}}}"));
        valueOf(importAnnotations(study.study(), file, AnnotationFormat::MultiLabel));
        study.close();
        QVERIFY(study.check().findings.empty());
        study.tamper("DELETE FROM annotation; DELETE FROM truth");
        VERIFY_SAYS(study.check(), "The annotation \"a\" lacks what its file says of 1 image");
    }

    void unknownWords_areFoundWhateverTheSchemaSays_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* change, const char* words) {
            QTest::newRow(name) << change << words;
        };
        row("ending", "UPDATE session SET ending = 'asleep'", "sessions");
        row("verdict", "INSERT INTO suggestion SELECT id, 'maybe', 1 FROM answer LIMIT 1", "suggestions");
        row("part size", "UPDATE task SET part_size = 0", "tasks");
        row("mode", "UPDATE task SET mode = 'exam'", "tasks");
        row("name with a zero", "UPDATE labeler SET name = 'A' || char(0) || 'b' WHERE name = 'Ann'",
            "labelers");
        row("name of other bytes", "UPDATE labeler SET name = CAST(x'41ff' AS TEXT) WHERE name = 'Ann'",
            "labelers");
        row("position", "UPDATE test_set SET position = -3", "test sets");
        row("circle of classes", "INSERT INTO hypernym VALUES ('n00001740', 7, 'n02084071')",
            "The classes cannot be");
        row("class without a name", "DELETE FROM synset_name WHERE wnid = 'cup'",
            "1 class has no name (cup)");
        row("half a time", "UPDATE answer SET idle = NULL WHERE rowid = 1", "some kinds of its time");
        row("ruled on no class", "INSERT INTO settled SELECT id, 'n02084071', 'wrong' FROM image LIMIT 1",
            "no class of the study (n02084071)");
        row("limit in the log",
            "DROP TRIGGER session_event_is_not_changed;"
            "UPDATE session_event SET kind = 'time_up', detail = 'later' WHERE kind = 'skipped'",
            "names a limit");
        const char* log = "DROP TRIGGER session_event_is_not_changed; ";
        const auto logRow = [&](const char* name, const std::string& change) {
            row(name, (log + change).c_str(), "not say what");
        };
        logRow("word of a skip", "UPDATE session_event SET detail = '' WHERE kind = 'skipped'");
        logRow("word of a pause", "UPDATE session_event SET detail = 'why' WHERE kind = 'ended'");
        logRow("image of nothing", "UPDATE session_event SET image_id = NULL WHERE kind = 'shown'");
        logRow("class of nothing", "UPDATE session_event SET wnid = NULL WHERE kind = 'confirmed'");
        row("seed", "UPDATE assignment SET seed = seed + 1 WHERE rowid = 1",
            "The images of Dogs came in another order than the one that is kept for them");
        row("lost seed", "DELETE FROM assignment WHERE rowid = 2", "came in another order");
        row("part past the last", "UPDATE session SET part = 7 WHERE rowid = 1", "is not of the part");
        row("part of others", "UPDATE session SET part = 1 WHERE rowid = 1", "is not of the part");
        row("sequence", "UPDATE answer SET sequence = 1000 WHERE rowid = 1", "comes at another place");
        row("end without an ending", "UPDATE session SET ending = NULL WHERE rowid = 1",
            "1 session has no ending");
        row("ending without an end", "UPDATE session SET ended_at = NULL WHERE rowid = 1",
            "1 session has no ending");
        row("results of before", "UPDATE task SET results_opened_at = 1",
            "1 test had its results opened before");
        row("study without a mark", "DELETE FROM setting WHERE key = 'study.id'", "(study.id)");
        row("mark of a study", "UPDATE setting SET value = 'mine' WHERE key = 'study.id'", "(study.id)");
        row("file elsewhere", "UPDATE image SET file = '../../etc/passwd' WHERE position = 1",
            "1 image has a file outside of the folder");
        row("no annotation chosen", "INSERT INTO annotation_source VALUES ('s', 0, 'ReaL', 1)",
            "1 annotation is there and none was ever chosen (ReaL)");
        row("annotation chosen that is not there", "INSERT INTO annotation_choice VALUES (1, 'gone', 1)",
            "refers to sources of annotations that are not there");
        row("end of a session", "UPDATE session SET ended_at = ended_at + 1 WHERE rowid = 1",
            "ended at another moment than its log says");
        row("end of a session that broke off",
            "UPDATE session SET ended_at = ended_at + 1 WHERE ending = 'interrupted'",
            "ended at another moment than its log says");
        row("beginning of a session", "UPDATE session SET started_at = started_at - 90000000 WHERE rowid = 1",
            "began at another moment than its log says");
        row("ending of a session", "UPDATE session SET ending = 'interrupted' WHERE rowid = 1",
            "against what its log");
        row("session without an end", "UPDATE session SET ended_at = NULL, ending = NULL WHERE rowid = 1",
            "ended at another moment");
        row("session that goes on with itself", "UPDATE session SET resumes = id WHERE rowid = 1",
            "goes on with one that it cannot go on with");
        row("session that goes on with another labeler's",
            "UPDATE session SET resumes = (SELECT id FROM session ORDER BY rowid DESC LIMIT 1) WHERE rowid = "
            "1",
            "goes on with one that it cannot go on with");
        row("skip on another image",
            "UPDATE skip SET image_id = (SELECT id FROM image WHERE id <> skip.image_id) WHERE rowid = 1",
            "Skip");
        row("skip that stands again", "UPDATE skip SET taken_back_at = NULL WHERE rowid = 1",
            "was undone, or not, against what the log says");
        row("skip of no log", "UPDATE skip SET id = 'other' WHERE rowid = 1", "Skip other is in no log");
        row("steady clock that goes back",
            "DROP TRIGGER session_event_is_not_changed;"
            "UPDATE session_event SET steady = steady - 100000000 WHERE number = 4",
            "goes back in time");
        row("named labelers",
            "INSERT INTO task_labeler SELECT task.id, labeler.id FROM task, labeler WHERE "
            "labeler.name = 'Ann'",
            "1 labeler has begun a task that names others for it (Dogs, Bob)");
        row("annotation called none",
            "INSERT INTO annotation_source VALUES ('s', 0, 'None', NULL);"
            "INSERT INTO annotation_choice VALUES (1, 's', 0)",
            "1 annotation has a name that means to use no annotation");
        row("empty file of an annotation",
            "INSERT INTO annotation_source VALUES ('s', 0, 'ReaL', NULL);"
            "INSERT INTO annotation_choice VALUES (1, 's', 0);"
            "INSERT INTO annotation_document VALUES ('s', 0, 'real', 1, x'')",
            "1 kept file of an annotation is empty (ReaL)");
        row("other file of an annotation",
            "INSERT INTO annotation_source VALUES ('s', 0, 'ReaL', NULL);"
            "INSERT INTO annotation_choice VALUES (1, 's', 0);"
            "INSERT INTO annotation_document VALUES ('s', 0, 'real', 1, CAST('[[1' AS BLOB))",
            "The file of the annotation \"ReaL\" is not what was imported");
        row("opened training", "UPDATE task SET mode = 'training', results_opened_at = created_at",
            "1 training has its results opened");
        row("marked image", "UPDATE image SET problematic = 1 WHERE position = 1; DELETE FROM truth",
            "1 image is marked as one that salvage put in");
        row("log of a session from elsewhere",
            "UPDATE session SET imported_from = 'h.pickle' WHERE rowid = 1",
            "1 session is said to be sat elsewhere and has a log");
        row("action that undoes itself",
            "INSERT INTO reviewer SELECT 'r', id, NULL, 1, created_at FROM labeler LIMIT 1;"
            "INSERT INTO review_action VALUES ('a', 1, 'r', 'undo', 'a', 1767225600000000)",
            "1 reviewer's action undoes itself or a later one");
        row("two forms of a name",
            "UPDATE labeler SET name = 'Rene' || char(769) WHERE name = 'Ann';"
            "UPDATE labeler SET name = 'Ren' || char(233) WHERE name = 'Bob'",
            "Among the labelers, 2 have one name");
        row("line of the log",
            "DROP TRIGGER session_event_is_not_changed; UPDATE session_event SET kind = 'slept' WHERE number "
            "= 2",
            "lines of the sessions' logs");
    }
    void unknownWords_areFoundWhateverTheSchemaSays()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, words);
        Worked study;
        study.tamper("PRAGMA ignore_check_constraints = ON; " + change.toStdString());
        VERIFY_SAYS(study.check(), words.toUtf8().constData());
    }

    void wordsUnknownToTheStore_areCorruptForEveryReader()
    {
        Worked study;
        study.run(
            "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;"
            "INSERT INTO unanswered SELECT 'u', session_id, task_id, labeler_id, image_id, 'week', 1, 2, 0, "
            "0, 0, "
            "0, 99 FROM answer LIMIT 1");
        VERIFY_FAILS(SessionRepository(study.study()).steps(), ErrorKind::Corrupt);
        study.run(
            "DELETE FROM unanswered; INSERT INTO annotation_source VALUES ('s', 0, 's', 1);"
            "INSERT INTO annotation SELECT 's', id, 'cup', 'perhaps', 0 FROM image LIMIT 1");
        VERIFY_OK(SessionRepository(study.study()).steps());
        VERIFY_FAILS(AnnotationRepository(study.study()).ofSource(AnnotationSourceId("s")),
                     ErrorKind::Corrupt);
    }

    void timesThatCannotBe_areCorruptForEveryReader_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"UPDATE answer SET active = -5", "UPDATE answer SET duration = -1",
              "UPDATE answer SET shown_at = 'noon'", "UPDATE answer SET committed_at = -7"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void timesThatCannotBe_areCorruptForEveryReader()
    {
        QFETCH(const QString, change);
        Worked study;
        const SessionRepository sessions(study.study());
        const auto labelers = valueOf(LabelerRepository(study.study()).all());
        const auto answers = [&] {
            for (const Labeler& labeler : labelers) {
                if (auto read = sessions.answersOfLabeler(labeler.id); !read)
                    return Result<void>(tl::unexpected(read.error()));
            }
            return Result<void>();
        };
        VERIFY_OK(sessions.steps());
        VERIFY_OK(answers());
        study.run("PRAGMA ignore_check_constraints = ON; " + change.toStdString());
        VERIFY_FAILS(sessions.steps(), ErrorKind::Corrupt);
        VERIFY_FAILS(answers(), ErrorKind::Corrupt);
        VERIFY_FAILS(exportedAnswers(study.study()), ErrorKind::Corrupt);
    }

    /// The file that an annotation came from is kept beside it.
    void labelsUnlikeTheirFile_areTold()
    {
        Worked study;
        const fs::path file = study.folder() / "a.json";
        const std::string name = valueOf(ImageRepository(study.study()).images()).front().name;
        const std::string text =
            "{\"initial_annots\": {\"" + name + "\": {\"correct\": [\"cup\"], \"wrong\": [\"mug\"]}}}";
        write(file, QByteArray::fromStdString(text));
        valueOf(importAnnotations(study.study(), file, AnnotationFormat::MultiLabel));
        study.close();
        const auto findings = study.check().findings;
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().c_str());
        study.tamper("UPDATE annotation SET verdict = 'correct' WHERE wnid = 'mug'; DELETE FROM truth");
        VERIFY_SAYS(study.check(), "The annotation \"a\" has other labels than its file for 1 image");
        study.tamper(
            "PRAGMA ignore_check_constraints = ON; UPDATE annotation SET verdict = 'perhaps' WHERE wnid = "
            "'mug'");
        VERIFY_SAYS(study.check(), "annotations");
    }

    void stalePackedLabels_areTold()
    {
        Worked study;
        valueOf(TruthRepository(study.study()).packAll());
        study.close();
        QVERIFY(study.check().findings.empty());
        study.tamper("UPDATE image SET problematic = 1 WHERE position = 0");
        VERIFY_SAYS(study.check(), "The packed labels of set are not those of its images");
    }
};

}  // namespace check_study_test

VIZSLA_TEST(tst_check_study, check_study_test::CheckStudyTest)
#include "tst_check_study.moc"
