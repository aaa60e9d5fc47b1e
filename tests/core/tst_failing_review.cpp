// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <functional>

#include "core/review/read_review_book.h"
#include "core/review/review_actions.h"
#include "core/review/settlement.h"
#include "core/store/labeler_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/results.h"
#include "tests/support/study_faults.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace failing_review_test {

namespace {

constexpr int actionCount = 8;

/// One of everything that a reviewer can do.
ReviewAction planned(const ReviewBook& book, std::uint32_t reviewer, int number, const ReviewAction& before)
{
    const ReviewActions actions(book, reviewer);
    const ClassIndex mug = *book.findClass("mug");
    switch (number) {
        case 0:
            return actions.rule(0, book.image(0).assigned, Verdict::Correct);
        case 1:
            return actions.addLabel(0, mug);
        case 2:
            return actions.setNote(1, "a mug behind the dog");
        case 3:
            return actions.setProblem(1, "\"drawing\"");
        case 4:
            return actions.restWrong(2);
        case 5:
            return *actions.undo(before);
        case 6:
            return actions.adjudicate(0, mug, Verdict::Unclear);
        default:
            return actions.openSources(true);
    }
}

/// All that a book says, in one text.
std::string told(const ReviewBook& book)
{
    std::string text = book.areSourcesOpen() ? "open\n" : "";
    for (std::size_t image = 0; image < book.imageCount(); ++image) {
        for (const Candidate& candidate : book.candidates().of(image)) {
            text += std::to_string(image) + ' ' + book.wnid(candidate.label) +
                    (candidate.isAdded ? " added" : "");
            if (const auto verdict = book.verdict(0, image, candidate.label))
                text += ' ' + std::string(verdictWord(*verdict));
            if (const auto verdict = book.adjudicated(image, candidate.label))
                text += " decided " + std::string(verdictWord(*verdict));
            text += '\n';
        }
        text += book.problem(0, image).value_or("") + book.note(0, image).value_or("") + '\n';
    }
    return text;
}

}  // namespace

/// A review on a disk that fails at each of its calls in turn.
class FailingReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void faultAtAnyCall_leavesEachActionWholeOrUndone_data();
    void faultAtAnyCall_leavesEachActionWholeOrUndone();

private:
    /// Acts until the end, each action once more if it could not be written; false if it could not even then.
    bool act(StudyFile& study, ReviewBook& book);

    QTemporaryDir m_folder{folderTemplate()};
    std::filesystem::path m_template, m_file;
    FaultyDisk m_disk;
    FakeClock m_clock;
};

void FailingReviewTest::initTestCase()
{
    const FaultyDisk::Aside aside(m_disk);
    StudyFixture fixture;
    fixture.addTestSet("first", "beagle cup husky");
    valueOf(ReviewRepository(fixture.study()).reviewerOf(fixture.addLabeler("Ada")));
    fixture.close();
    m_template = m_folder.filePath(QStringLiteral("template.vizsla")).toStdString();
    m_file = m_folder.filePath(QStringLiteral("study.vizsla")).toStdString();
    std::filesystem::copy_file(fixture.file(), m_template);
}

bool FailingReviewTest::act(StudyFile& study, ReviewBook& book)
{
    ReviewAction before;
    for (int number = 0; number < actionCount; ++number) {
        ReviewAction action = planned(book, 0, number, before);
        action.id = ReviewActionId(std::to_string(number));
        action.madeAt = study.clock().utcNow();
        book.apply(action);
        const Settlement settlement = settlementOf(book, action);
        ReviewRepository repository(study);
        if (!repository.add(action, settlement) && !repository.add(action, settlement))
            return false;
        before = std::move(action);
    }
    return true;
}

void FailingReviewTest::faultAtAnyCall_leavesEachActionWholeOrUndone_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("error") << static_cast<int>(DiskFault::Error);
    QTest::newRow("full") << static_cast<int>(DiskFault::Full);
    QTest::newRow("torn") << static_cast<int>(DiskFault::Torn);
}

void FailingReviewTest::faultAtAnyCall_leavesEachActionWholeOrUndone()
{
    QFETCH(const int, fault);
    int faults = 0;
    for (int call = 0;; ++call) {
        for (const char* suffix : {"-wal", "-shm"})
            std::filesystem::remove(m_file.string() + suffix);
        std::filesystem::copy_file(m_template, m_file, std::filesystem::copy_options::overwrite_existing);
        m_disk.mend();
        std::string expected;
        {
            const auto study = valueOf(StudyFile::open(m_file, m_clock, 1));
            auto book = valueOf(readReviewBook(*study));
            const auto failuresBefore = m_disk.lastFailure();
            m_disk.failAt(m_disk.calls() + call, static_cast<DiskFault>(fault), false);
            QVERIFY(act(*study, book));
            if (m_disk.lastFailure() == failuresBefore)
                break;
            ++faults;
            expected = told(book);
        }
        m_disk.mend();
        const FaultyDisk::Aside aside(m_disk);
        const auto study = valueOf(StudyFile::open(m_file, m_clock, 1));
        QCOMPARE(told(valueOf(readReviewBook(*study))), expected);
        const auto number = [&](const char* sql) {
            return valueOf(study->database().query(sql, [](const Statement& row) { return row.integer(0); }))
                .at(0);
        };
        QCOMPARE(number("SELECT COUNT(*) FROM review_action"), std::int64_t{actionCount});
        QVERIFY(studyFaults(*study).empty());
    }
    QVERIFY2(faults > 20, std::to_string(faults).c_str());
}

}  // namespace failing_review_test

VIZSLA_TEST(tst_failing_review, failing_review_test::FailingReviewTest)
#include "tst_failing_review.moc"
