// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <filesystem>
#include <map>

#include "core/store/file_state.h"
#include "core/store/page_file.h"
#include "core/store/study_copy.h"
#include "tests/app/shell.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace reading_verbs_test {

namespace {

std::map<std::string, QByteArray> contents(const fs::path& folder)
{
    std::map<std::string, QByteArray> result;
    for (const auto& entry : fs::directory_iterator(folder)) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (entry.is_regular_file() && file.open(QIODevice::ReadOnly))
            result[entry.path().filename().string()] =
                QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
    }
    return result;
}

void copyPageOverAnother(const fs::path& study, const std::string& table)
{
    constexpr qint64 pageSize = 4096;
    std::vector<int> leaves;
    {
        const auto pages = valueOf(PageFile::read(study));
        for (const auto& [page, owner] : pages.owners()) {
            if (pages.entries()[static_cast<std::size_t>(owner)].name == table && pages.isTableLeaf(page))
                leaves.push_back(page);
        }
    }
    QFile file(QString::fromStdString(study.string()));
    QVERIFY(leaves.size() > 1 && file.open(QIODevice::ReadWrite) && file.seek((leaves[0] - 1) * pageSize));
    const QByteArray page = file.read(pageSize);
    QVERIFY(file.seek((leaves[1] - 1) * pageSize) && file.write(page) == pageSize);
}

}  // namespace

/// Verbs that only read change no byte of a study nor of what lies beside it, whoever writes it meanwhile.
class ReadingVerbsTest : public QObject, private Shell
{
    Q_OBJECT

private:
    /// A study of one labeler's answers, open for writing in this process with a log beside it.
    struct Written : StudyFixture
    {
        Written()
        {
            const auto images = addTestSet("set", "beagle husky cup car horse");
            labelAll(addTask("Dogs", images), addLabeler("Ann"), "beagle");
        }
    };

    Outcome run(const QString& verb, const fs::path& study)
    {
        QStringList words = verb.split(u' ');
        words.insert(1, QString::fromStdString(study.string()));
        return vizsla(words);
    }

    void readAll(const fs::path& study)
    {
        const auto before = contents(study.parent_path());
        for (const char* verb : {"score", "review", "candidates", "agreement", "search dog", "classes dog",
                                 "check", "mistakes", "export answers -"}) {
            run(QString::fromUtf8(verb), study);
            QVERIFY2(contents(study.parent_path()) == before, verb);
        }
        const Outcome answers = run(QStringLiteral("export answers -"), study);
        QVERIFY2(answers.status == 0, answers.error.constData());
        QCOMPARE(answers.output.count('\n'), 6);
    }

private Q_SLOTS:
    void studyInAWindow_staysAsItIs()
    {
        Written study;
        QVERIFY(fs::file_size(withSuffix(study.file(), "-wal")) > 0);
        readAll(study.file());
        valueOf(study.study().setSetting("still", "written"));
    }

    void studyAfterAKill_staysAsItIs()
    {
        Written study;
        const fs::path folder = study.folder() / "killed";
        fs::create_directory(folder);
        for (const char* suffix : {"", "-wal", "-shm"})
            fs::copy_file(withSuffix(study.file(), suffix), withSuffix(folder / "study.vizsla", suffix));
        readAll(folder / "study.vizsla");
        fs::remove(folder / "study.vizsla-shm");
        readAll(folder / "study.vizsla");
    }

    void closedStudy_staysAsItIs()
    {
        Written study;
        study.close();
        readAll(study.file());
    }

    /// A leaf of the answers stands where another was: each page can be read by itself.
    void damagedStudy_givesNoFigures()
    {
        StudyFixture study;
        std::string assigned;
        for (int image = 0; image < 200; ++image)
            assigned += "beagle ";
        study.labelAll(study.addTask("Dogs", study.addTestSet("set", assigned)), study.addLabeler("Ann"),
                       "beagle");
        study.close();
        copyPageOverAnother(study.file(), "answer");
        const auto before = contents(study.folder());
        for (const char* verb :
             {"score", "robustness", "compare Ann Ann", "group Ann", "mistakes Ann", "review", "candidates",
              "agreement", "annotations", "export answers -", "export scores -"}) {
            const Outcome outcome = run(QString::fromUtf8(verb), study.file());
            QVERIFY2(outcome.status == 1 && outcome.output.isEmpty(), verb);
            QVERIFY2(outcome.error.contains("study.vizsla") && outcome.error.contains("--salvage NEWFILE"),
                     outcome.error.constData());
        }
        QVERIFY(contents(study.folder()) == before);
        QVERIFY(run(QStringLiteral("check"), study.file()).status == 1);
    }

    void studyThatTookTheName_isReadWithoutTheLogOfTheFormer()
    {
        Written study;
        const fs::path older = study.folder() / "older.vizsla";
        valueOf(copyStudy(study.study().database(), older, {}));
        valueOf(valueOf(StudyFile::open(older, study.clock, 8))->setSetting("another", "version"));
        study.labelAll(study.addTask("More", study.addTestSet("more", "cup mug")), study.addLabeler("Bob"),
                       "cup");
        fs::rename(older, study.file());
        readAll(study.file());
        const Outcome answers = run(QStringLiteral("export answers -"), study.file());
        QVERIFY2(answers.error.contains("belongs to another file"), answers.error.constData());
    }
};

}  // namespace reading_verbs_test

VIZSLA_TEST(tst_reading_verbs, reading_verbs_test::ReadingVerbsTest)
#include "tst_reading_verbs.moc"
