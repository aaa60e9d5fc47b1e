// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace corrected_answers_test {

/// The verbs that measure, asked for one of two answers to the same image.
class CorrectedAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_study = std::make_unique<StudyFixture>();
        const auto images = m_study->addTestSet("set", "beagle beagle");
        Task task{{}, "Test", "", Mode::Test, 10, 0, {.correctionsAllowed = true}};
        valueOf(TaskRepository(m_study->study()).add(task, {images[0].id, images[1].id}));
        auto session = m_study->begin(task, m_study->addLabeler("Ada"));
        m_study->label(session, "cup");
        valueOf(session.revisit(0));
        m_study->label(session, "beagle");
        m_study->label(session, "beagle");
        valueOf(session.end());
        m_task = task;
    }

    void score_takesTheFirstAnswerUnlessAskedForTheCorrectedOne()
    {
        m_study->openResults(m_task);
        m_study->close();
        QCOMPARE(top1({}), 1);
        QCOMPARE(top1({"--answers", "first"}), 1);
        QCOMPARE(top1({"--answers", "corrected"}), 2);
    }

    void sealedTest_hasNoScoreEitherWay()
    {
        m_study->close();
        QCOMPARE(top1({"--answers", "first"}), -1);
        QCOMPARE(top1({"--answers", "corrected"}), -1);
    }

    void otherVerbs_knowTheOption()
    {
        m_study->openResults(m_task);
        m_study->close();
        for (const char* answers : {"first", "corrected"}) {
            const auto [status, output] = vizsla({"mistakes", file(), "Ada", "--answers", answers});
            QCOMPARE(status, 0);
            QCOMPARE(output.contains("cup"), QByteArray(answers) == "first");
        }
        for (const char* verb : {"score", "robustness", "compare", "mistakes", "group"})
            QVERIFY2(vizsla({verb, "--help"}).second.contains("--answers"), verb);
        QCOMPARE(vizsla({"score", file(), "--answers", "last"}).first, 2);
    }

private:
    QString file() const { return QString::fromStdString(m_study->file().string()); }

    std::pair<int, QByteArray> vizsla(const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_STATE_HOME"),
                           QString::fromStdString(m_study->folder().string()));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(VIZSLA), arguments);
        if (!process.waitForFinished(120'000))
            return {-1, {}};
        return {process.exitCode(), process.readAllStandardOutput()};
    }

    /// Images that Ada got right by top-1; -1 without a score.
    int top1(const QStringList& options) const
    {
        const auto printed =
            vizsla(QStringList{"score", file(), "--format", "json", "--slice", "all"} + options);
        const QJsonObject all = QJsonDocument::fromJson(printed.second).object();
        for (const QJsonValue classifier : all[QStringLiteral("classifiers")].toArray()) {
            for (const QJsonValue score : classifier[QStringLiteral("scores")].toArray()) {
                if (classifier[QStringLiteral("name")] == QLatin1String("Ada") &&
                    score[QStringLiteral("metric")] == QLatin1String("top1"))
                    return score[QStringLiteral("correct")].toInt();
            }
        }
        return -1;
    }

    std::unique_ptr<StudyFixture> m_study;
    Task m_task;
};

}  // namespace corrected_answers_test

VIZSLA_TEST(tst_corrected_answers, corrected_answers_test::CorrectedAnswersTest)
#include "tst_corrected_answers.moc"
