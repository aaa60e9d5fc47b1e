// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/salvage_study.h"

#include <QFile>
#include <QTest>
#include <fstream>
#include <random>
#include <set>
#include <tuple>

#include "core/checks/check_study.h"
#include "core/imports/import_annotations.h"
#include "core/scoring/scoreboard.h"
#include "core/store/prediction_repository.h"
#include "core/store/schema.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace salvage_test {

namespace {

constexpr qsizetype pageSize = 4096;

QByteArray bytesOf(const fs::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

void write(const fs::path& file, const QByteArray& bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), bytes.size());
}

using Rows = std::set<std::string>;

/// Every row of a table as text, as one reads it with nothing damaged.
Rows rowsOf(const fs::path& file, const std::string& columns, const std::string& table)
{
    auto study = valueOf(StudyFile::openToRead(file, FakeClock()));
    const auto rows = valueOf(study->database().query("SELECT " + columns + " FROM " + table,
                                                      [](const Statement& row) { return row.text(0); }));
    return {rows.begin(), rows.end()};
}

const std::string answerText =
    "id || session_id || task_id || labeler_id || image_id || wnid || shown_at || "
    "committed_at || duration || sequence || COALESCE(superseded_at, '-') || active";
const std::string eventText =
    "session_id || '/' || number || kind || COALESCE(image_id, '-') || detail || utc || steady";

/// Several thousand answers of three people, made once and copied for each test.
class LargeStudy
{
public:
    LargeStudy()
    {
        std::string assigned;
        for (int image = 0; image < 1000; ++image)
            assigned += image % 3 == 0 ? "beagle " : image % 3 == 1 ? "cup " : "tiger_shark ";
        const auto images = fixture.addTestSet("set", assigned);
        const Task task = fixture.addTask("All", images, Mode::Test, 50);
        for (const char* name : {"Ann", "Bob", "Cid"})
            fixture.labelAll(task, fixture.addLabeler(name), "beagle");
        fixture.close();
        bytes = bytesOf(fixture.file());
        answers = rowsOf(fixture.file(), answerText, "answer");
        events = rowsOf(fixture.file(), eventText, "session_event");
    }

    StudyFixture fixture;
    QByteArray bytes;
    Rows answers;
    Rows events;
};

int missing(const Rows& all, const Rows& saved)
{
    int count = 0;
    for (const std::string& row : all)
        count += saved.contains(row) ? 0 : 1;
    return count;
}

const SalvagedTable& tableOf(const SalvageReport& report, const std::string& name)
{
    return *std::ranges::find(report.tables, name, &SalvagedTable::table);
}

/// Looks whether the file is there already whenever somebody asks for the time.
struct Watch final : Clock
{
    explicit Watch(fs::path watched) : file(std::move(watched)) {}
    UtcTime utcNow() const override
    {
        ++asked;
        wasThere = wasThere || fs::exists(file);
        return FakeClock().utcNow();
    }
    SteadyTime steadyNow() const override { return {}; }
    Micros suspended() const override { return {}; }

    fs::path file;
    mutable int asked = 0;
    mutable bool wasThere = false;
};

}  // namespace

class SalvageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LargeStudy> m_large;
    QTemporaryDir m_folder{folderTemplate()};
    int m_files = 0;

    fs::path newName()
    {
        return fs::path(m_folder.path().toStdString()) / (std::to_string(++m_files) + ".vizsla");
    }
    fs::path withBytes(const QByteArray& bytes)
    {
        const fs::path file = newName();
        write(file, bytes);
        return file;
    }
    static QByteArray noise(std::mt19937& random)
    {
        QByteArray bytes(pageSize, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        return bytes;
    }
    std::vector<int> leavesOf(const std::string& table) const
    {
        const auto file = valueOf(PageFile::read(m_large->fixture.file()));
        std::vector<int> pages;
        for (const auto& [page, entry] : file.owners()) {
            if (file.entries()[static_cast<std::size_t>(entry)].name == table && file.isTableLeaf(page))
                pages.push_back(page);
        }
        std::ranges::sort(pages);
        return pages;
    }
    /// Rows of a table in the leaf pages among these, by the file as it was.
    Rows rowsOnPages(const std::set<int>& pages, const std::string& table) const
    {
        const auto file = valueOf(PageFile::read(m_large->fixture.file()));
        Rows ids;
        for (const int page : pages) {
            const auto owner = file.owners().find(page);
            if (owner == file.owners().end() ||
                file.entries()[static_cast<std::size_t>(owner->second)].name != table)
                continue;
            for (const auto& row : file.rows(page).rows)
                ids.insert(
                    std::get<std::string>(row[0]) +
                    (table == "session_event" ? '/' + std::to_string(std::get<std::int64_t>(row[1])) : ""));
        }
        return ids;
    }
    /// Top-1 accuracy on the only test set with predictions, by name.
    static std::map<std::string, Accuracy> scoresOf(const fs::path& file)
    {
        const auto study = valueOf(StudyFile::open(file, FakeClock(), 1));
        std::map<std::string, Accuracy> scores;
        for (const ClassifierScores& one : valueOf(scoreStudy(*study)).classifiers) {
            if (const Score* score = one.find("set", "all", Metric::Top1))
                scores[one.classifier.name] = score->accuracy;
        }
        return scores;
    }
    static void verifyFine(const fs::path& file)
    {
        const StudyCheck check = valueOf(checkStudy(file, FakeClock()));
        QVERIFY2(check.findings.empty(), check.findings.empty() ? "" : check.findings[0].c_str());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_large = std::make_unique<LargeStudy>();
        QCOMPARE(m_large->answers.size(), std::size_t{3000});
    }

    void soundStudy_comesOutWhole()
    {
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(m_large->fixture.file(), saved, m_large->fixture.clock, 1));
        verifyFine(saved);
        QVERIFY(rowsOf(saved, answerText, "answer") == m_large->answers);
        QVERIFY(rowsOf(saved, eventText, "session_event") == m_large->events);
        QVERIFY(report.contradictions.empty());
        QVERIFY(report.missing.empty());
        for (const SalvagedTable& table : report.tables)
            QVERIFY2(table.lost == 0 && table.placeholders == 0 && !table.mayLackMore, table.table.c_str());
    }

    void damagedPages_loseWhatWasOnThem_andNothingElse_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("share");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d, %d of 100 pages", seed, seed * 4) << seed << seed * 4;
    }
    void damagedPages_loseWhatWasOnThem_andNothingElse()
    {
        QFETCH(int, seed);
        QFETCH(int, share);
        std::mt19937 random(static_cast<unsigned>(seed));
        QByteArray bytes = m_large->bytes;
        std::set<int> hit;
        const auto pages = static_cast<int>(bytes.size() / pageSize);
        for (int page = 1; page <= pages; ++page) {
            if (static_cast<int>(random() % 100) >= share)
                continue;
            hit.insert(page);
            bytes.replace((page - 1) * pageSize, pageSize, noise(random));
        }
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
        verifyFine(saved);
        // Only what stood on the damaged pages may be missing.
        const auto savedAnswers = rowsOf(saved, answerText, "answer");
        const auto savedEvents = rowsOf(saved, eventText, "session_event");
        const auto answersOnThem = static_cast<int>(rowsOnPages(hit, "answer").size());
        const auto eventsOnThem = static_cast<int>(rowsOnPages(hit, "session_event").size());
        // Logs tell some of them.
        QVERIFY(missing(m_large->answers, savedAnswers) <= answersOnThem);
        QCOMPARE(missing(savedAnswers, m_large->answers), 0);
        QCOMPARE(missing(m_large->events, savedEvents), eventsOnThem);
        qInfo("%zu of %d pages damaged: %zu of %zu answers and %zu of %zu lines of logs saved", hit.size(),
              pages, savedAnswers.size(), m_large->answers.size(), savedEvents.size(),
              m_large->events.size());
        QCOMPARE(tableOf(report, "answer").saved, static_cast<int>(savedAnswers.size()));
    }

    /// Every page that leads to others, one after the other.
    void damagedPageAboveOthers_losesNothing()
    {
        const auto file = valueOf(PageFile::read(m_large->fixture.file()));
        std::mt19937 random(3);
        int above = 0;
        for (int page = 1; page <= file.pageCount(); ++page) {
            const char kind = m_large->bytes[(page - 1) * pageSize + (page == 1 ? 100 : 0)];
            if (kind != 0x05 && page != 1)
                continue;
            ++above;
            QByteArray bytes = m_large->bytes;
            bytes.replace((page - 1) * pageSize, pageSize, noise(random));
            const fs::path saved = newName();
            valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
            verifyFine(saved);
            QVERIFY2(rowsOf(saved, answerText, "answer") == m_large->answers, std::to_string(page).c_str());
            QVERIFY2(rowsOf(saved, eventText, "session_event") == m_large->events,
                     std::to_string(page).c_str());
        }
        QVERIFY(above > 3);
        qInfo("%d pages that lead to others", above);
    }

    /// Everything that stands on whole pages before the cut, and nothing that was not there.
    void cutFile_keepsWhatIsLeft()
    {
        const auto pages = static_cast<int>(m_large->bytes.size() / pageSize);
        for (const int percent : {95, 60, 30}) {
            const QByteArray left = m_large->bytes.left(m_large->bytes.size() * percent / 100);
            // The page that is cut may still have some of its rows.
            std::set<int> cut;
            std::set<int> gone;
            for (int page = static_cast<int>(left.size() / pageSize) + 1; page <= pages; ++page) {
                cut.insert(page);
                if ((page - 1) * pageSize >= left.size())
                    gone.insert(page);
            }
            const fs::path saved = newName();
            const auto report = valueOf(salvageStudy(withBytes(left), saved, m_large->fixture.clock, 1));
            verifyFine(saved);
            const auto answers = rowsOf(saved, answerText, "answer");
            const auto events = rowsOf(saved, eventText, "session_event");
            const int lost = missing(m_large->answers, answers);
            const int lostEvents = missing(m_large->events, events);
            QCOMPARE(missing(answers, m_large->answers), 0);
            QCOMPARE(missing(events, m_large->events), 0);
            // Logs tell some of those that are gone.
            QVERIFY(lost > 0 && lost <= static_cast<int>(rowsOnPages(cut, "answer").size()));
            QVERIFY(lostEvents <= static_cast<int>(rowsOnPages(cut, "session_event").size()));
            QVERIFY(lostEvents >= static_cast<int>(rowsOnPages(gone, "session_event").size()));
            const SalvagedTable& told = tableOf(report, "answer");
            QVERIFY(told.lost == lost || told.mayLackMore);
            QVERIFY2(report.missing.at(0).find("The end of the file is missing: ") == 0,
                     report.missing[0].c_str());
            QCOMPARE(told.saved, static_cast<int>(answers.size()));
            qInfo("%d %% of the file: %zu answers", percent, answers.size());
        }
    }

    /// Also where no row is lost with them.
    void pagesThatCannotBeRead_areCountedAndSaid()
    {
        const auto file = valueOf(PageFile::read(m_large->fixture.file()));
        QByteArray bytes = m_large->bytes;
        int indexes = 0;
        for (const auto& [page, owner] : file.owners()) {
            const auto& entry = file.entries()[static_cast<std::size_t>(owner)];
            if (indexes < 3 && entry.name == "sqlite_autoindex_answer_1" && page != entry.root) {
                bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
                ++indexes;
            }
        }
        QCOMPARE(indexes, 3);
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
        QVERIFY(rowsOf(saved, answerText, "answer") == m_large->answers);
        QCOMPARE(report.missing.size(), std::size_t{1});
        QCOMPARE(report.missing[0], std::string("3 pages cannot be read (an index of answers)."));
    }

    void log_isPlayedWhereSqliteCannot_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind :
             {"whole", "without its first page", "without its last step", "damaged at its last step"})
            QTest::newRow(kind) << kind;
    }
    void log_isPlayedWhereSqliteCannot()
    {
        QFETCH(const QString, kind);
        StudyFixture study;
        study.addLabeler("Ann");
        study.close();
        study.reopen();
        study.addLabeler("Bob");
        study.addLabeler("Cyd");
        QByteArray bytes = bytesOf(study.file());
        QByteArray log = bytesOf(study.file().string() + "-wal");
        if (kind == "without its first page")
            bytes.replace(0, pageSize, QByteArray(pageSize, '\0'));
        else if (kind == "without its last step")
            log.chop(100);
        else if (kind == "damaged at its last step")
            log[log.size() - 100] = static_cast<char>(log[log.size() - 100] + 1);
        const fs::path damaged = withBytes(bytes);
        write(damaged.string() + "-wal", log);
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(damaged, saved, study.clock, 1));
        const bool isLogWhole = kind == "whole" || kind == "without its first page";
        QVERIFY(rowsOf(saved, "name", "labeler") ==
                (isLogWhole ? Rows{"Ann", "Bob", "Cyd"} : Rows{"Ann", "Bob"}));
        QCOMPARE(report.missing.empty(), kind == "whole");
        for (const std::string& missing : report.missing)
            QVERIFY2(isLogWhole || missing.find("-wal") != std::string::npos, missing.c_str());
    }

    /// A page of images is lost, with or without the indexes that know what was on it.
    void lostPageOfImages_leavesTheScoresOfTheOthers_data()
    {
        QTest::addColumn<bool>("areIndexesLost");
        QTest::newRow("the indexes know them") << false;
        QTest::newRow("nothing knows them") << true;
    }
    void lostPageOfImages_leavesTheScoresOfTheOthers()
    {
        QFETCH(bool, areIndexesLost);
        StudyFixture study;
        std::string assigned;
        for (int image = 0; image < 300; ++image)
            assigned += image % 3 == 0 ? "beagle " : image % 3 == 1 ? "cup " : "tiger_shark ";
        const auto images = study.addTestSet("set", assigned);
        PredictionRepository predictions(study.study());
        Predictions wide{1, {}, {}};
        for (int image = 0; image < 300; ++image)
            wide.classes.push_back(image % 3 == 0 ? 1 : image % 2 == 0 ? 5 : 0);
        valueOf(predictions.write(valueOf(predictions.modelId("net")), images[0].testSetId, wide, {}));
        const Labeler ann = study.addLabeler("Ann");
        study.labelAll(study.addTask("All", images), ann, "beagle");
        study.close();
        const auto before = scoresOf(study.file());

        const auto file = valueOf(PageFile::read(study.file()));
        QByteArray bytes = bytesOf(study.file());
        std::set<std::string> lost;
        for (int page = 1; page <= file.pageCount(); ++page) {
            const auto owner = file.owners().find(page);
            const auto& entry =
                file.entries()[owner == file.owners().end() ? 0 : static_cast<std::size_t>(owner->second)];
            const bool isImages = entry.name == "image" && file.isTableLeaf(page) && lost.empty();
            if (isImages && file.rows(page).rows.size() > 20) {
                for (const auto& row : file.rows(page).rows)
                    lost.insert(std::get<std::string>(row[0]));
            }
            if ((isImages && !lost.empty()) ||
                (areIndexesLost && entry.kind == "index" && entry.table == "image"))
                bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
        }
        QVERIFY(lost.size() > 20);
        const fs::path saved = newName();
        valueOf(salvageStudy(withBytes(bytes), saved, study.clock, 1));
        verifyFine(saved);
        int annsRight = 0;
        int netsRight = 0;
        for (std::size_t image = 0; image < images.size(); ++image) {
            const bool isLeft = !lost.contains(images[image].id.text());
            annsRight += isLeft && image % 3 == 0;
            const auto& assignedTo = sevenClasses().classes;
            netsRight += isLeft && assignedTo[static_cast<std::size_t>(wide.classes[image])] ==
                                       images[image].assignedWnid;
        }
        const auto after = scoresOf(saved);
        const int left = 300 - static_cast<int>(lost.size());
        qInfo("Ann %d of %d, then %d of %d; net %d of %d, then %d of %d", before.at("Ann").correct,
              before.at("Ann").total, after.at("Ann").correct, after.at("Ann").total,
              before.at("net").correct, before.at("net").total, after.at("net").correct,
              after.at("net").total);
        QCOMPARE(before.at("Ann").total, 300);
        QCOMPARE(after.at("Ann").total, left);
        QCOMPARE(after.at("Ann").correct, annsRight);
        QCOMPARE(after.at("net").total, left);
        QCOMPARE(after.at("net").correct, netsRight);
    }

    /// By name where an index of the names is left.
    void lostLabeler_getsAPlaceholder()
    {
        StudyFixture small;
        const auto images = small.addTestSet("set", "beagle cup");
        small.labelAll(small.addTask("All", images), small.addLabeler("Ann"), "cup");
        const auto page = small.number("SELECT rootpage FROM sqlite_schema WHERE name = 'labeler'");
        const auto indexOfNames =
            small.number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_labeler_2'");
        small.close();
        QByteArray bytes = bytesOf(small.file());
        for (const auto& [lost, name] : {std::pair(page, "Ann"), {indexOfNames, "Salvaged labeler"}}) {
            bytes.replace((lost - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
            const fs::path saved = newName();
            const auto report = valueOf(salvageStudy(withBytes(bytes), saved, small.clock, 1));
            verifyFine(saved);
            QCOMPARE(tableOf(report, "labeler").placeholders, 1);
            QCOMPARE(tableOf(report, "labeler").lost, 1);
            QCOMPARE(rowsOf(saved, answerText, "answer").size(), std::size_t{2});
            QVERIFY(rowsOf(saved, "name", "labeler").begin()->starts_with(name));
        }
    }

    void lostStandardClasses_areTakenFromTheProgram()
    {
        StudyFixture thousand("thousand.vizsla", ilsvrc2012Classes());
        thousand.close();
        const auto file = valueOf(PageFile::read(thousand.file()));
        QByteArray bytes = bytesOf(thousand.file());
        int hit = 0;
        for (const auto& [page, entry] : file.owners()) {
            const auto& owner = file.entries()[static_cast<std::size_t>(entry)];
            if (owner.kind == "table" && (owner.name == "synset" || owner.name == "hypernym") &&
                page % 2 == 0 && ++hit)
                bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\x5a'));
        }
        QVERIFY(hit > 3);
        const fs::path saved = newName();
        valueOf(salvageStudy(withBytes(bytes), saved, thousand.clock, 1));
        verifyFine(saved);
        for (const char* table : {"synset", "hypernym", "synset_name"})
            QVERIFY2(rowsOf(saved, "COUNT(*)", table) == rowsOf(thousand.file(), "COUNT(*)", table), table);
    }

    void studyOfAnEarlierVersion_isBroughtUpToDate()
    {
        const fs::path old = newName();
        {
            auto database = valueOf(Database::open(old, Database::Access::Create));
            valueOf(makeSchema(database, 2));
            valueOf(
                database.runScript("INSERT INTO synset VALUES ('beagle', 0, 0, '');"
                                   "INSERT INTO labeler VALUES ('1', 'Ada', 1700000000000000);"));
        }
        const fs::path saved = newName();
        valueOf(salvageStudy(old, saved, FakeClock(), 1));
        verifyFine(saved);
        QCOMPARE(rowsOf(saved, "name", "labeler"), Rows{"Ada"});
    }

    void whatWasNotSalvaged_isNoExcuseForLaterDamage()
    {
        std::mt19937 random(9);
        QByteArray bytes = m_large->bytes;
        bytes.replace((leavesOf("session_event").front() - 1) * pageSize, pageSize, noise(random));
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
        QVERIFY(!report.contradictions.empty());
        QCOMPARE(valueOf(checkStudy(saved, FakeClock())).knownContradictions,
                 static_cast<int>(report.contradictions.size()));
        valueOf(valueOf(Database::open(saved, Database::Access::ReadWrite))
                    .runScript("DELETE FROM answer WHERE rowid = (SELECT MAX(rowid) FROM answer)"));
        QCOMPARE(valueOf(checkStudy(saved, FakeClock())).findings.size(), std::size_t{1});
    }

    void salvagedStudy_saysWhatItLacks()
    {
        QByteArray bytes = m_large->bytes;
        for (const char* table : {"answer", "session_event"})
            bytes.replace((leavesOf(table).front() - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
        const fs::path damaged = withBytes(bytes);
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(damaged, saved, m_large->fixture.clock, 1));
        const int lost = tableOf(report, "answer").lost;
        QVERIFY(lost > 0);
        const auto saysIt = [&](const std::vector<std::string>& notices, std::size_t count) {
            return notices.size() == count &&
                   notices[0].find("salvaged from " + damaged.filename().string()) != std::string::npos &&
                   notices[0].find(std::to_string(lost) + " of the answers") != std::string::npos;
        };
        QVERIFY(saysIt(valueOf(StudyFile::openToRead(saved, FakeClock()))->notices(), 1));
        QVERIFY(saysIt(valueOf(StudyFile::open(saved, FakeClock(), 1))->notices(), 1));
        QVERIFY(saysIt(valueOf(checkStudy(saved, FakeClock())).notices, 1));
        verifyFine(saved);
        // And once more, beside what a second salvage has lost.
        QByteArray again = bytesOf(saved);
        again.chop(3 * pageSize);
        const fs::path second = newName();
        valueOf(salvageStudy(withBytes(again), second, FakeClock(), 1));
        QVERIFY(saysIt(valueOf(StudyFile::openToRead(second, FakeClock()))->notices(), 2));
        const fs::path whole = newName();
        valueOf(salvageStudy(m_large->fixture.file(), whole, FakeClock(), 1));
        QVERIFY(valueOf(StudyFile::openToRead(whole, FakeClock()))->notices().empty());
    }

    /// Nobody is told what a test's answers were worth; what was told in training may be seen.
    /// The columns are of the same kinds.
    void pageOfAnotherTable_makesUpNoTasksAndImages_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("names") << "synset_name";
        QTest::newRow("classes above") << "hypernym";
    }
    void pageOfAnotherTable_makesUpNoTasksAndImages()
    {
        QFETCH(const QString, table);
        StudyFixture small;
        const auto images = small.addTestSet("set", "beagle cup");
        small.labelAll(small.addTask("All", images), small.addLabeler("Ann"), "cup");
        const auto pageOf = [&](const std::string& name) {
            return static_cast<qsizetype>(
                small.number("SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'"));
        };
        const auto foreign = pageOf(table.toStdString());
        const auto page = pageOf("task_image");
        small.close();
        QByteArray bytes = bytesOf(small.file());
        bytes.replace((page - 1) * pageSize, pageSize, bytes.mid((foreign - 1) * pageSize, pageSize));
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, small.clock, 1));
        verifyFine(saved);
        QCOMPARE(rowsOf(saved, "name", "task"), Rows{"All"});
        QCOMPARE(rowsOf(saved, "id", "image").size(), images.size());
        QCOMPARE(tableOf(report, "image").placeholders, 0);
        // The indexes know the rows.
        QCOMPARE(rowsOf(saved, "image_id", "task_image").size(), images.size());
    }

    void lostTask_isASealedTestUnlessItWasSurelyATraining_data()
    {
        QTest::addColumn<bool>("hasSuggestion");
        QTest::newRow("nothing tells") << false;
        QTest::newRow("labelers suggested in it") << true;
    }
    void lostTask_isASealedTestUnlessItWasSurelyATraining()
    {
        QFETCH(const bool, hasSuggestion);
        StudyFixture small;
        const auto images = small.addTestSet("set", "beagle cup");
        small.labelAll(small.addTask("All", images), small.addLabeler("Ann"), "cup");
        if (hasSuggestion)
            small.run("INSERT INTO suggestion SELECT id, 'correct', committed_at FROM answer LIMIT 1");
        const auto page = small.number("SELECT rootpage FROM sqlite_schema WHERE name = 'task'");
        small.close();
        QByteArray bytes = bytesOf(small.file());
        bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, small.clock, 1));
        verifyFine(saved);
        QCOMPARE(tableOf(report, "task").placeholders, 1);
        QCOMPARE(rowsOf(saved, "mode", "task"), Rows{hasSuggestion ? "training" : "test"});
        QVERIFY(rowsOf(saved, "description", "task").begin()->find("salvage") != std::string::npos);
        const std::string word = hasSuggestion ? "training" : "sealed";
        QCOMPARE(report.notes.size(), std::size_t{1});
        QVERIFY2(report.notes[0].find(word) != std::string::npos, report.notes[0].c_str());
        const auto notices = valueOf(StudyFile::openToRead(saved, FakeClock()))->notices();
        QVERIFY(notices.size() == 1 && notices[0].find(report.notes[0]) != std::string::npos);
    }

    void lostAnnotation_isMadeAgainFromItsFile_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::newRow("problematic images") << "annotation_problem";
        QTest::newRow("labels") << "annotation";
    }
    void lostAnnotation_isMadeAgainFromItsFile()
    {
        QFETCH(const QString, lost);
        StudyFixture small;
        small.addTestSet("set", "beagle cup husky");
        const fs::path file = small.folder() / "annotations.json";
        std::ofstream(file)
            << R"({"initial_annots": {"set1": {"correct": ["beagle", "husky"], "wrong": ["cup"]},
            "set2": {"correct": ["cup"]}, "set3": {"correct": ["husky"]}}, "problematic_images": {"set3": "drawing"}})";
        valueOf(importAnnotations(small.study(), file, AnnotationFormat::MultiLabel));
        const auto all = [](const fs::path& study) {
            const Rows labels = rowsOf(study, "image_id || wnid || verdict || position", "annotation");
            Rows rows = rowsOf(study, "image_id || problem", "annotation_problem");
            rows.insert(labels.begin(), labels.end());
            return rows;
        };
        const std::string tables =
            "SELECT rootpage FROM sqlite_schema WHERE tbl_name = '" + lost.toStdString() + "'";
        std::vector<std::int64_t> pages = valueOf(
            small.study().database().query(tables, [](const Statement& row) { return row.integer(0); }));
        small.close();
        const Rows before = all(small.file());
        QCOMPARE(before.size(), std::size_t{6});
        QByteArray bytes = bytesOf(small.file());
        for (const std::int64_t page : pages)
            bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, small.clock, 1));
        verifyFine(saved);
        QCOMPARE(all(saved), before);
        const SalvagedTable& told = tableOf(report, lost.toStdString());
        QVERIFY(told.lost == 0 && !told.mayLackMore);
        QCOMPARE(told.saved, lost == "annotation" ? 5 : 1);
        QVERIFY(std::ranges::any_of(report.notes, [](const std::string& note) {
            return note.find("annotation \"annotations\" was made again") != std::string::npos;
        }));
    }

    void changedByteOfARow_isMendedByIndexesAndLogs_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<char>("byte");
        const std::pair<const char*, const char*> columns[] = {
            {"image", "id"},        {"image", "test_set_id"},   {"answer", "id"},
            {"answer", "image_id"}, {"answer", "labeler_id"},   {"answer", "session_id"},
            {"answer", "wnid"},     {"task_image", "image_id"}, {"task_image", "task_id"},
            {"labeler", "id"}};
        for (const auto& [table, column] : columns) {
            QTest::addRow("%s of %s, a control character", column, table) << table << column << '\x1c';
            QTest::addRow("%s of %s, no UTF-8", column, table) << table << column << '\xe4';
        }
    }
    void changedByteOfARow_isMendedByIndexesAndLogs()
    {
        QFETCH(const QString, table);
        QFETCH(const QString, column);
        QFETCH(const char, byte);
        const std::string name = table.toStdString();
        // In the midst of the table, so that others came before.
        const auto leaves = leavesOf(name);
        const qsizetype page = leaves[leaves.size() / 2];
        const auto row =
            valueOf(PageFile::read(m_large->fixture.file())).rows(static_cast<int>(page)).rows.front();
        const auto columns =
            rowsOf(m_large->fixture.file(), "cid || ' ' || name", "pragma_table_info('" + name + "')");
        const auto at = std::ranges::find_if(
            columns, [&](const std::string& one) { return one.ends_with(' ' + column.toStdString()); });
        QVERIFY(at != columns.end());
        const QByteArray value = QByteArray::fromStdString(std::get<std::string>(row[std::stoul(*at)]));
        QByteArray bytes = m_large->bytes;
        const QByteArray first = QByteArray::fromStdString(std::get<std::string>(row[0]));
        const qsizetype begin = bytes.indexOf(first, (page - 1) * pageSize);
        const qsizetype place = bytes.indexOf(value, begin);
        QVERIFY(begin > 0 && place > 0 && place < page * pageSize);
        bytes[place + 2] = byte;
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
        verifyFine(saved);
        QVERIFY(report.impossible.empty());
        for (const SalvagedTable& told : report.tables)
            QVERIFY2(told.lost == 0 && told.placeholders == 0, told.table.c_str());
        QCOMPARE(missing(m_large->answers, rowsOf(saved, answerText, "answer")), 0);
        QVERIFY2(report.contradictions.empty(),
                 report.contradictions.empty() ? "" : report.contradictions[0].c_str());
    }

    void entryThatAnIndexAloneHas_isNoRow()
    {
        const std::string id = *rowsOf(m_large->fixture.file(), "id", "labeler WHERE name = 'Cid'").begin();
        QByteArray bytes = m_large->bytes;
        const auto file = valueOf(PageFile::read(m_large->fixture.file()));
        // The row id comes last in an entry.
        for (const auto& [index, value, other] : {std::tuple<std::string, std::string, std::string>(
                                                      "sqlite_autoindex_labeler_1", id, 'z' + id.substr(1)),
                                                  {"sqlite_autoindex_labeler_2", "Cid", "Zed"}}) {
            const qsizetype root = std::ranges::find(file.entries(), index, &PageFile::Entry::name)->root;
            const qsizetype place =
                bytes.indexOf(QByteArray::fromStdString(value + '\x03'), (root - 1) * pageSize);
            QVERIFY(place > 0 && place < root * pageSize);
            bytes.replace(place, static_cast<qsizetype>(value.size()) + 1,
                          QByteArray::fromStdString(other + '\x33'));
        }
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(withBytes(bytes), saved, m_large->fixture.clock, 1));
        verifyFine(saved);
        for (const SalvagedTable& told : report.tables)
            QVERIFY2(told.lost == 0 && told.placeholders == 0, told.table.c_str());
        QCOMPARE(rowsOf(saved, "name", "labeler"), (Rows{"Ann", "Bob", "Cid"}));
    }

    void impossibleTime_isTakenFromTheLogOrKnown_data()
    {
        QTest::addColumn<bool>("hasLog");
        QTest::newRow("with a log") << true;
        QTest::newRow("without") << false;
    }
    void impossibleTime_isTakenFromTheLogOrKnown()
    {
        QFETCH(const bool, hasLog);
        const fs::path damaged = withBytes(m_large->bytes);
        valueOf(
            valueOf(Database::open(damaged, Database::Access::ReadWrite))
                .runScript(
                    std::string("PRAGMA journal_mode = DELETE;"
                                "UPDATE answer SET shown_at = shown_at + 260000000000 WHERE rowid = 700;") +
                    (hasLog ? "" : "DROP TRIGGER session_event_is_not_removed; DELETE FROM session_event;")));
        QVERIFY(!valueOf(checkStudy(damaged, FakeClock())).findings.empty());
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(damaged, saved, FakeClock(), 1));
        verifyFine(saved);
        const Rows answers = rowsOf(saved, answerText, "answer");
        if (hasLog) {
            QVERIFY(answers == m_large->answers);
            QVERIFY(report.contradictions.empty() && report.impossible.empty());
            return;
        }
        QCOMPARE(missing(m_large->answers, answers), 1);
        QCOMPARE(report.impossible.size(), std::size_t{1});
        const auto notices = valueOf(checkStudy(saved, FakeClock())).notices;
        QVERIFY(std::ranges::any_of(notices, [&](const std::string& notice) {
            return notice.find(report.impossible.front()) != std::string::npos;
        }));
    }

    void newStudy_isThereOnceItIsWhole()
    {
        const fs::path folder = fs::path(m_folder.path().toStdString()) / "empty";
        const fs::path left = folder / ".vizsla-salvage-killed";
        const fs::path ofOthers = folder / ".vizsla-salvage-public";
        for (const fs::path& one : {left, ofOthers}) {
            fs::create_directories(one);
            std::ofstream(one / "new.vizsla") << "half";
            fs::permissions(one, one == left ? fs::perms::owner_all : fs::perms(0755));
            fs::last_write_time(one, fs::file_time_type::clock::now() - std::chrono::hours(1));
        }
        const Watch watch(folder / "new.vizsla");
        valueOf(salvageStudy(m_large->fixture.file(), watch.file, watch, 1));
        QVERIFY(watch.asked > 0 && !watch.wasThere);
        Rows there;
        for (const auto& one : fs::directory_iterator(folder))
            there.insert(one.path().filename().string());
        QCOMPARE(there, (Rows{"new.vizsla", ofOthers.filename().string()}));
        verifyFine(watch.file);
    }

    void existingFileAndNoise_areRefused()
    {
        const fs::path taken = withBytes("mine");
        VERIFY_FAILS(salvageStudy(m_large->fixture.file(), taken, FakeClock(), 1), ErrorKind::Invalid);
        QCOMPARE(bytesOf(taken), QByteArray("mine"));
        std::mt19937 random(1);
        QByteArray bytes;
        for (int page = 0; page < 30; ++page)
            bytes += noise(random);
        const fs::path saved = newName();
        VERIFY_FAILS(salvageStudy(withBytes(bytes), saved, FakeClock(), 1), ErrorKind::Foreign);
        QVERIFY(!fs::exists(saved));
    }
};

}  // namespace salvage_test

VIZSLA_TEST(tst_salvage, salvage_test::SalvageTest)
#include "tst_salvage.moc"
