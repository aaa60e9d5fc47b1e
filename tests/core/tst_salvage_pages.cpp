// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>
#include <fstream>
#include <random>
#include <sstream>

#include "core/checks/check_study.h"
#include "core/checks/salvage_study.h"
#include "core/exports/annotation_csv.h"
#include "core/exports/export_annotations.h"
#include "core/exports/export_answers.h"
#include "core/exports/export_consensus.h"
#include "core/formats/answer_csv.h"
#include "core/labeling/scorecard.h"
#include "core/reports/robustness_report.h"
#include "core/review/agreement_report.h"
#include "core/review/read_candidates.h"
#include "core/review/study_verdicts.h"
#include "core/scoring/comparison.h"
#include "core/scoring/group_report.h"
#include "core/scoring/mistakes.h"
#include "core/scoring/scoreboard.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/table_words.h"
#include "tests/core/busy_study.h"
#include "tests/core/salvage_oracle.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace salvage_pages_test {

namespace {

constexpr qsizetype pageSize = 4096;

enum class Damage { Zeros, Noise, OneBit };

const char* wordOf(Damage damage)
{
    return damage == Damage::Zeros ? "zeros" : damage == Damage::Noise ? "noise" : "one bit";
}

QByteArray bytesOf(const fs::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

void damagePage(QByteArray& bytes, int page, Damage damage, std::mt19937& random)
{
    char* const begin = bytes.data() + (page - 1) * pageSize;
    if (damage == Damage::OneBit) {
        begin[random() % pageSize] ^= static_cast<char>(1 << random() % 8);
        return;
    }
    for (qsizetype i = 0; i < pageSize; ++i)
        begin[i] = damage == Damage::Zeros ? '\0' : static_cast<char>(random());
}

/// Every row of every table as text.
using Dump = std::map<std::string, std::multiset<std::string>>;

Dump dumpOf(const fs::path& file)
{
    auto database = valueOf(Database::open(file, Database::Access::Immutable));
    const auto readText = [](const Statement& row) { return row.text(0); };
    Dump dump;
    for (const std::string& table : valueOf(database.query(
             "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", readText))) {
        std::string row;
        for (const std::string& column :
             valueOf(database.query("SELECT name FROM pragma_table_info('" + table + "')", readText)))
            row += (row.empty() ? "quote(" : " || '|' || quote(") + column + ')';
        const auto rows = valueOf(database.query("SELECT " + row + " FROM " + table, readText));
        dump[table] = {rows.begin(), rows.end()};
    }
    return dump;
}

/// The rows of each table come to lie on other pages, those of the last table first.
void reverseTables(Database& database)
{
    const auto readText = [](const Statement& row) { return row.text(0); };
    valueOf(database.runScript("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON"));
    for (const std::string& trigger :
         valueOf(database.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", readText)))
        valueOf(database.runScript("DROP TRIGGER " + trigger));
    for (const std::string& table :
         valueOf(database.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                "'sqlite_%' ORDER BY rowid DESC",
                                readText)))
        valueOf(database.runScript("CREATE TEMP TABLE moved AS SELECT * FROM " + table + "; DELETE FROM " +
                                   table +
                                   "; VACUUM"
                                   "; INSERT INTO " +
                                   table + " SELECT * FROM moved; DROP TABLE moved"));
}

std::size_t countMissing(const std::multiset<std::string>& from, const std::multiset<std::string>& in)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(from, [&](const auto& row) { return !in.contains(row); }));
}

/// Of a damaged, salvaged study everything that can be asked of it, held against what was in the study
/// before.
class SalvagedStudy
{
public:
    SalvagedStudy(const fs::path& file, const BusyStudy& original, const SalvageOracle& before,
                  bool isBitFlip)
        : m_original(original),
          m_before(before),
          m_now(file),
          m_isBitFlip(isBitFlip),
          m_study(valueOf(StudyFile::open(file, m_clock, 1)))
    {}

    /// Empty, or what is wrong.
    std::string fault()
    {
        for (const auto step :
             {&SalvagedStudy::tuplesFault, &SalvagedStudy::imagesFault, &SalvagedStudy::columnsFault,
              &SalvagedStudy::scoresFault, &SalvagedStudy::verdictsFault, &SalvagedStudy::verbsFault}) {
            if (std::string fault = (this->*step)(); !fault.empty())
                return fault;
        }
        return {};
    }

private:
    /// One bit may change one row, and nothing tells.
    bool isTooMany(int changed) const { return changed > (m_isBitFlip ? 1 : 0); }

    std::string tuplesFault()
    {
        int others = 0;
        for (const auto& tuple : m_now.tuples()) {
            const auto image = m_now.images().find(std::get<1>(tuple));
            others += !m_before.tuples().contains(tuple) && !image->second.isProblematic;
        }
        return isTooMany(others) ? std::to_string(others) + " answers are not those that were given"
                                 : std::string();
    }

    std::string imagesFault()
    {
        int others = 0;
        for (const auto& [id, image] : m_now.images()) {
            const auto before = m_before.images().find(id);
            if (before == m_before.images().end())
                others += !image.isProblematic;
            else
                others += !image.isProblematic && image.assigned != before->second.assigned;
        }
        return isTooMany(others) ? std::to_string(others) + " images are scored by other labels"
                                 : std::string();
    }

    /// What the program takes for the predictions of each image, against those that were imported.
    std::string columnsFault()
    {
        m_scored.emplace(valueOf(ScoredStudy::read(*m_study)));
        const ImageRepository repository(*m_study);
        for (const Classifier& one : valueOf(m_scored->classifiers())) {
            const auto read = valueOf(m_scored->predictions(one));
            for (std::size_t testSet = 0; testSet < m_scored->testSetCount(); ++testSet) {
                if (!read[testSet])
                    continue;
                const TestSetId& id = m_scored->testSet(testSet).id;
                const auto images = valueOf(repository.imageIds(id));
                if (images.size() != m_scored->truth(testSet).imageCount() ||
                    images.size() != read[testSet]->imageCount())
                    return one.name + " has a column of another length";
                auto& predicted = m_predicted[{one.id, id.text()}];
                for (std::size_t i = 0; i < images.size(); ++i) {
                    const ClassIndex label = read[testSet]->of(i)[0];
                    if (label != noClass)
                        predicted[images[i].text()] =
                            m_scored->hierarchy().synset(m_scored->hierarchy().classNode(label)).wnid;
                }
                if (std::string fault = columnFault(one, id.text(), predicted); !fault.empty())
                    return fault;
            }
        }
        return {};
    }
    std::string columnFault(const Classifier& one, const std::string& testSetId,
                            const BusyStudy::ByImage& predicted) const
    {
        BusyStudy::ByImage expected;
        if (one.kind == Classifier::Kind::Labeler) {
            expected = m_now.answersOf(one.id);
            std::erase_if(expected, [&](const auto& answer) {
                return m_now.images().at(answer.first).testSet != testSetId;
            });
        } else if (const auto made = m_original.predicted.find({one.id, testSetId});
                   made != m_original.predicted.end()) {
            expected = made->second;
        }
        for (const auto& [image, label] : predicted) {
            const auto right = expected.find(image);
            // imagesFault() looks at images that have another id now.
            if (m_now.images().at(image).isProblematic || !m_before.images().contains(image))
                continue;
            if (right == expected.end() || right->second != label)
                return one.name + " has " + label + " at image " + image + " and not " +
                       (right == expected.end() ? "nothing" : right->second);
        }
        for (const auto& [image, label] : expected) {
            const auto now = m_now.images().find(image);
            if (now != m_now.images().end() && now->second.testSet == testSetId &&
                !now->second.isProblematic && !predicted.contains(image))
                return one.name + " has lost the image " + image + ", which is there";
        }
        return {};
    }

    std::string scoresFault()
    {
        ScoreRequest request;
        request.slices = {"all", "organisms", "dogs"};
        // Where the hierarchy is lost there are none.
        std::erase_if(request.slices, [&](const std::string& slice) { return !m_scored->slice(slice); });
        const auto scores = scoreStudy(*m_scored, request);
        if (!scores)
            return scores.error().message;
        for (const ClassifierScores& one : scores->classifiers) {
            for (std::size_t testSet = 0; testSet < m_scored->testSetCount(); ++testSet) {
                const auto predicted =
                    m_predicted.find({one.classifier.id, m_scored->testSet(testSet).id.text()});
                for (const auto& [slice, node] :
                     {std::pair("all", ""), {"organisms", "n00004475"}, {"dogs", "n02084071"}}) {
                    if (predicted == m_predicted.end() ||
                        std::ranges::find(request.slices, slice) == request.slices.end())
                        continue;
                    const auto right =
                        m_now.figures(predicted->second, m_scored->testSet(testSet).id.text(), node);
                    const std::string& name = m_scored->testSet(testSet).name;
                    const auto* top1 = one.find(name, slice, Metric::Top1);
                    const auto* multiLabel = one.find(name, slice, Metric::MultiLabel);
                    if (!top1 || !multiLabel)
                        return one.classifier.name + " has no score on " + name;
                    const SalvageOracle::Figures figures{top1->accuracy.correct, top1->accuracy.total,
                                                         multiLabel->accuracy.correct,
                                                         multiLabel->accuracy.total};
                    if (figures != right)
                        return one.classifier.name + " on " + name + ", " + slice + ": " +
                               std::to_string(figures.top1) + " of " + std::to_string(figures.top1Total) +
                               ", " + std::to_string(figures.multiLabel) + " of " +
                               std::to_string(figures.multiLabelTotal) + " instead of " +
                               std::to_string(right.top1) + " of " + std::to_string(right.top1Total) + ", " +
                               std::to_string(right.multiLabel) + " of " +
                               std::to_string(right.multiLabelTotal);
                }
            }
        }
        return {};
    }

    /// No verdict of a file stands at another image or class.
    std::string verdictsFault()
    {
        const auto columns = VerdictRepository(*m_study).all(VerdictRepository::Source::Files);
        if (!columns)
            return columns.error().message;
        for (const auto& column : *columns) {
            const auto images = valueOf(ImageRepository(*m_study).imageIds(column.testSetId));
            for (const PlacedVerdict& one : column.verdicts) {
                const bool isOurs = m_original.verdictsOfFiles.contains(
                    {column.reviewerId.text(), images.at(one.image).text(),
                     m_scored->hierarchy().synset(m_scored->hierarchy().classNode(one.label)).wnid,
                     one.verdict});
                if (!isOurs && !m_now.images().at(images[one.image].text()).isProblematic)
                    return "A verdict stands at another image.";
            }
        }
        return {};
    }

    template <class T>
    static std::string faultOf(const char* verb, const Result<T>& result)
    {
        const bool isFine = result || result.error().kind == ErrorKind::NotFound;
        return isFine ? std::string() : std::string(verb) + ": " + result.error().message;
    }

    /// What each verb of the command line asks.
    std::string verbsFault()
    {
        std::vector<std::string> faults;
        const auto classifiers = valueOf(m_scored->classifiers());
        ReportScope scope;
        scope.slices = {"all", "dogs", "hard"};
        std::erase_if(scope.slices, [&](const std::string& slice) { return !m_scored->slice(slice); });
        for (const Classifier& one : classifiers)
            faults.push_back(faultOf("mistakes", findMistakes(*m_scored, one.name, scope)));
        for (std::size_t i = 1; i < classifiers.size(); ++i)
            faults.push_back(
                faultOf("compare", compareClassifiers(*m_scored, classifiers[0], classifiers[i], scope)));
        if (!classifiers.empty())
            faults.push_back(faultOf("group", groupReport(*m_scored, Group{classifiers, {}, {}}, scope)));
        RobustnessRequest robustness;
        robustness.bootstrap.rounds = 10;
        const auto robust = robustnessReport(*m_scored, robustness);
        if (m_scored->testSetCount() >= 2)
            faults.push_back(faultOf("robustness", robust));
        faults.push_back(faultOf("slice", m_scored->slice("fast")));
        faults.push_back(faultOf("candidates", readCandidates(*m_study, {.topK = 5, .confidence = 0.9})));
        faults.push_back(faultOf("review", readReviewBook(*m_study)));
        const auto verdicts = StudyVerdicts::read(*m_study);
        faults.push_back(faultOf("agreement", verdicts));
        if (verdicts)
            (void)agreementReport(*verdicts, {});
        for (const auto& labeler : valueOf(LabelerRepository(*m_study).all()))
            faults.push_back(
                faultOf("scorecard", makeScorecard(*m_study, m_scored->hierarchy(), labeler.id)));
        faults.push_back(faultOf("export annotations", annotationCsv(*m_study)));
        faults.push_back(faultOf("export consensus", consensusCsv(*m_study)));
        for (const auto format : {AnnotationFormat::Real, AnnotationFormat::MultiLabel})
            faults.push_back(faultOf("export annotations", annotationDocument(*m_study, format)));
        const auto answers = exportedAnswers(*m_study);
        faults.push_back(faultOf("export answers", answers));
        std::ostringstream ignored;
        if (answers)
            writeAnswersCsv(ignored, answers->rows);
        const auto fault = std::ranges::find_if(faults, [](const std::string& one) { return !one.empty(); });
        return fault == faults.end() ? std::string() : *fault;
    }

    const BusyStudy& m_original;
    const SalvageOracle& m_before;
    SalvageOracle m_now;
    bool m_isBitFlip;
    FakeClock m_clock;
    std::unique_ptr<StudyFile> m_study;
    std::optional<ScoredStudy> m_scored;
    std::map<std::pair<std::string, std::string>, BusyStudy::ByImage> m_predicted;
};

}  // namespace

class SalvagePagesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BusyStudy> m_busy;
    std::unique_ptr<SalvageOracle> m_before;
    QByteArray m_bytes;
    Dump m_dump;
    QTemporaryDir m_folder{folderTemplate()};
    int m_files = 0;

    fs::path newName()
    {
        return fs::path(m_folder.path().toStdString()) / (std::to_string(++m_files) + ".vizsla");
    }

    /// Empty, or what is wrong after a page was damaged and the rest salvaged.
    std::string faultAfter(int page, Damage damage, unsigned seed)
    {
        std::mt19937 random(seed);
        QByteArray bytes = m_bytes;
        damagePage(bytes, page, damage, random);
        const fs::path damaged = newName();
        std::ofstream(damaged, std::ios::binary).write(bytes.data(), bytes.size());
        const fs::path saved = newName();
        const auto report = salvageStudy(damaged, saved, m_busy->clock, 1);
        std::string fault =
            report ? faultOfSalvaged(saved, *report, damage == Damage::OneBit) : report.error().message;
        for (const fs::path& file : {damaged, saved})
            fs::remove(file);
        return fault;
    }

    std::string faultOfSalvaged(const fs::path& saved, const SalvageReport& report, bool isBitFlip)
    {
        const auto check = checkStudy(saved, m_busy->clock);
        if (!check || !check->findings.empty())
            return check ? "check: " + check->findings.front() : check.error().message;
        if (!isBitFlip && !report.impossible.empty())
            return "impossible: " + report.impossible.front();
        if (std::string fault = untoldLoss(saved, report, isBitFlip); !fault.empty())
            return fault;
        return SalvagedStudy(saved, *m_busy, *m_before, isBitFlip).fault();
    }

    /// What is not there and not told of. What follows from other tables is made again.
    std::string untoldLoss(const fs::path& saved, const SalvageReport& report, bool isBitFlip) const
    {
        const Dump now = dumpOf(saved);
        for (const SalvagedTable& table : report.tables) {
            // A salvaged study has commits of its own.
            if (table.table == "truth" || table.table.starts_with("settled") || table.table == "setting" ||
                table.table == "commit_stamp")
                continue;
            const std::size_t lost = countMissing(m_dump.at(table.table), now.at(table.table));
            const bool isTold = table.lost > 0 || table.mayLackMore || table.placeholders > 0;
            // A session stays where the one that it resumes is lost, and only forgets it.
            if (lost > (isBitFlip ? 1U : 0U) && !isTold && table.table != "session")
                return std::to_string(lost) + " rows of " + table.table + " are lost, and it is not said";
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_busy = std::make_unique<BusyStudy>();
        m_busy->close();
        m_before = std::make_unique<SalvageOracle>(m_busy->file());
        m_bytes = bytesOf(m_busy->file());
        m_dump = dumpOf(m_busy->file());
    }

    /// A new table is to be in the study that is damaged here, and to have a name for people.
    void everyTable_hasRowsHereAndWords()
    {
        for (const auto& [table, rows] : m_dump) {
            QVERIFY2(tableWords(table) != table, table.c_str());
            QVERIFY2(!rows.empty(), ("no rows of " + table).c_str());
        }
        const auto report = valueOf(salvageStudy(m_busy->file(), newName(), m_busy->clock, 1));
        QCOMPARE(report.tables.size(), m_dump.size());
    }

    void soundStudy_isScoredAsBefore()
    {
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(m_busy->file(), saved, m_busy->clock, 1));
        const std::string fault = faultOfSalvaged(saved, report, false);
        QVERIFY2(fault.empty(), fault.c_str());
        for (const auto& [table, rows] : dumpOf(saved)) {
            if (table != "truth" && table != "setting" && table != "commit_stamp")
                QVERIFY2(rows == m_dump[table], table.c_str());
        }
    }

    void anyPage_lostOrChanged_movesNoAnswerAndNoPrediction_data()
    {
        QTest::addColumn<QList<int>>("pages");
        const auto file = valueOf(PageFile::read(m_busy->file()));
        std::map<std::string, QList<int>> pages;
        for (int page = 1; page <= file.pageCount(); ++page) {
            const auto owner = file.owners().find(page);
            const bool isOwned = owner != file.owners().end();
            pages[isOwned ? file.entries()[static_cast<std::size_t>(owner->second)].name
                          : "of long values, or free"]
                .append(page);
        }
        for (const auto& [name, list] : pages)
            QTest::newRow(name.c_str()) << list;
    }
    /// Every page is damaged in one way, and in all three of a torture. Of the longest tables then a part is
    /// taken.
    void anyPage_lostOrChanged_movesNoAnswerAndNoPrediction()
    {
        QFETCH(QList<int>, pages);
        constexpr qsizetype most = 8;
        const bool isTorture = qEnvironmentVariableIsSet("VIZSLA_TORTURE");
        const qsizetype step = isTorture ? 1 : (pages.size() + most - 1) / most;
        std::vector<std::string> faults;
        for (qsizetype i = 0; i < pages.size(); i += step) {
            for (const Damage damage : {Damage::Zeros, Damage::Noise, Damage::OneBit}) {
                if (!isTorture && static_cast<int>(damage) != pages[i] % 3)
                    continue;
                const std::string fault = faultAfter(pages[i], damage, static_cast<unsigned>(pages[i]));
                if (!fault.empty())
                    faults.push_back("page " + std::to_string(pages[i]) + ", " + wordOf(damage) + ": " +
                                     fault);
            }
        }
        for (const std::string& fault : faults)
            qWarning("%s", fault.c_str());
        QVERIFY(faults.empty());
    }

    /// Without the list of tables, rows are told apart by what they hold and refer to, whichever tables look
    /// alike.
    void lostListOfTables_leavesEveryRowInItsTable_data()
    {
        QTest::addColumn<bool>("isShuffled");
        QTest::newRow("as they were written") << false;
        QTest::newRow("tables written in another order") << true;
    }
    void lostListOfTables_leavesEveryRowInItsTable()
    {
        QFETCH(const bool, isShuffled);
        const fs::path damaged = newName();
        fs::copy_file(m_busy->file(), damaged);
        if (isShuffled) {
            auto database = valueOf(Database::open(damaged, Database::Access::ReadWrite));
            valueOf(database.runScript("PRAGMA journal_mode = DELETE"));
            reverseTables(database);
        }
        std::fstream(damaged, std::ios::in | std::ios::out | std::ios::binary) << std::string(pageSize, '\0');
        const fs::path saved = newName();
        valueOf(salvageStudy(damaged, saved, m_busy->clock, 1));
        QVERIFY(valueOf(checkStudy(saved, m_busy->clock)).findings.empty());
        const Dump now = dumpOf(saved);
        for (const auto& [table, rows] : m_dump) {
            if (table == "truth" || table == "setting" || table == "commit_stamp")
                continue;
            QVERIFY2(countMissing(rows, now.at(table)) == 0, ("rows are missing in " + table).c_str());
            QVERIFY2(countMissing(now.at(table), rows) == 0, ("rows are too many in " + table).c_str());
        }
    }

    void modelsThatAreLost_havePlaceholdersThatAreSaid()
    {
        QByteArray bytes = m_bytes;
        std::mt19937 random(1);
        const auto file = valueOf(PageFile::read(m_busy->file()));
        for (const auto& [page, entry] : file.owners()) {
            if (file.entries()[static_cast<std::size_t>(entry)].table == "model")
                damagePage(bytes, page, Damage::Zeros, random);
        }
        const fs::path damaged = newName();
        std::ofstream(damaged, std::ios::binary).write(bytes.data(), bytes.size());
        const fs::path saved = newName();
        const auto report = valueOf(salvageStudy(damaged, saved, m_busy->clock, 1));
        QVERIFY(valueOf(checkStudy(saved, m_busy->clock)).findings.empty());
        const auto models = std::ranges::find(report.tables, "model", &SalvagedTable::table);
        QCOMPARE(models->saved, 0);
        QCOMPARE(models->placeholders, 4);
        const Dump now = dumpOf(saved);
        QVERIFY(now.at("prediction") == m_dump.at("prediction"));
        for (const std::string& model : now.at("model"))
            QVERIFY2(model.find("Salvaged model") != std::string::npos, model.c_str());
    }

    void salvagedAgain_isTheSame()
    {
        std::mt19937 random(3);
        const auto pages = static_cast<int>(m_bytes.size() / pageSize);
        for (int page = 2; page <= pages; page += pages / 4) {
            QByteArray bytes = m_bytes;
            damagePage(bytes, page, Damage::Noise, random);
            damagePage(bytes, 1 + page % pages, Damage::Zeros, random);
            const fs::path damaged = newName();
            std::ofstream(damaged, std::ios::binary).write(bytes.data(), bytes.size());
            const fs::path once = newName();
            const fs::path twice = newName();
            valueOf(salvageStudy(damaged, once, m_busy->clock, 1));
            const auto report = valueOf(salvageStudy(once, twice, m_busy->clock, 1));
            const Dump first = dumpOf(once);
            for (const auto& [table, rows] : dumpOf(twice)) {
                // A study whose id is lost gets another one.
                if (table != "truth" && table != "commit_stamp" && table != "setting")
                    QVERIFY2(rows == first.at(table),
                             (table + " after page " + std::to_string(page)).c_str());
            }
            for (const SalvagedTable& table : report.tables)
                QVERIFY2(table.lost == 0 && table.placeholders == 0, table.table.c_str());
        }
    }
};

}  // namespace salvage_pages_test

VIZSLA_TEST(tst_salvage_pages, salvage_pages_test::SalvagePagesTest)
#include "tst_salvage_pages.moc"
