// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window says when a part of the open study can no longer be read: not nothing, and nothing that is
// not so.
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

#include "core/labeling/day_summary.h"
#include "tests/support/review_room.h"
#include "tests/support/test_program.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/gallery/answer_details.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/home/home_page.h"
#include "ui/home/today_header.h"
#include "ui/people/study_locks.h"
#include "ui/scorecard/today_card.h"
#include "ui/shares/shares_dialog.h"
#include "ui/widgets/labels.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;

namespace unreadable_study_test {

namespace {

struct Room : ReviewRoom
{
    Room() : task(study().addTask("task", images)) { open(); }

    /// From now on a table cannot be read.
    void lose(const std::string& table)
    {
        // Without a commit of the study's own the log would be taken for another's.
        valueOf(desk().file->setSetting("lost", table));
        valueOf(desk().file->database().runScript("ALTER TABLE " + table + " RENAME TO lost_" + table));
    }
    std::unique_ptr<StudyPages> pages()
    {
        return std::make_unique<StudyPages>(
            desk(), settings, keys, [](const QUrl&) { return true; }, files, locks(),
            [](QWidget*, const std::function<void()>& action) { action(); });
    }
    StudyLocks& locks()
    {
        if (!m_locks)
            m_locks = std::make_unique<StudyLocks>(*desk().file);
        return *m_locks;
    }

    Task task;
    NativeFileChooser files;

private:
    std::unique_ptr<StudyLocks> m_locks;
};

bool saysWhatIsWrong(const QString& text)
{
    return text.section(toneSign(Tone::Wrong), 1).size() > 10;
}

bool hasProblem(const QWidget& widget)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [](const QLabel* label) { return saysWhatIsWrong(label->text()); });
}

}  // namespace

class UnreadableStudyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void day_isNotCalledEmpty();
    void speedOfTheDay_isNotHidden();
    void labelers_areNotCalledNone();
    void chosenLabeler_staysWhoItWas();
    void imagesOfTheStudy_areNotCalledNone();
    void deletedTask_cannotBeLookedBackOn();
    void sharesDialog_saysWhatIsMissing_data();
    void sharesDialog_saysWhatIsMissing();
    void annotation_isNotCalledUnreviewed();
};

void UnreadableStudyTest::day_isNotCalledEmpty()
{
    Room room;
    room.settings.setDailyGoal(room.ann.id, 20);
    TodayHeader header(room.desk(), room.settings);
    QSignalSpy shown(&header, &TodayHeader::shown);
    header.showLabeler(room.ann);
    QVERIFY(shown.wait());
    const auto* text = header.findChild<QLabel*>(QStringLiteral("today"));
    const auto* progress = header.findChild<QProgressBar*>(QStringLiteral("todayProgress"));
    QVERIFY(!saysWhatIsWrong(text->text()));
    QVERIFY(!progress->isHidden());
    room.lose("answer");
    header.showLabeler(room.ann);
    QVERIFY(shown.wait());
    QVERIFY2(saysWhatIsWrong(text->text()), qPrintable(text->text()));
    QVERIFY(progress->isHidden());
    room.settings.setDailyGoal(room.ann.id, 30);
    QVERIFY(saysWhatIsWrong(text->text()));
}

void UnreadableStudyTest::speedOfTheDay_isNotHidden()
{
    Room room;
    TodayCard card;
    card.show(summarizeSince(*room.desk().file, room.ann.id, UtcTime()));
    QVERIFY(card.isHidden());
    room.lose("answer");
    card.show(summarizeSince(*room.desk().file, room.ann.id, UtcTime()));
    QVERIFY(!card.isHidden());
    QVERIFY(saysWhatIsWrong(card.findChild<QLabel*>(QStringLiteral("todaySpeed"))->text()));
}

void UnreadableStudyTest::labelers_areNotCalledNone()
{
    Room room;
    room.lose("labeler");
    const auto pages = room.pages();
    QSignalSpy failed(pages.get(), &StudyPages::failed);
    QVERIFY(!pages->labelers());
    QVERIFY(failed.wait());
    QVERIFY(!failed.front().front().toString().isEmpty());
}

void UnreadableStudyTest::chosenLabeler_staysWhoItWas()
{
    Room room;
    const auto pages = room.pages();
    pages->setLabeler(room.ann.id);
    QVERIFY(pages->labeler());
    room.lose("labeler");
    QSignalSpy failed(pages.get(), &StudyPages::failed);
    pages->setLabeler(room.ben.id);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(pages->labeler()->id, room.ann.id);
}

void UnreadableStudyTest::imagesOfTheStudy_areNotCalledNone()
{
    Room room;
    QVERIFY(!hasProblem(*room.pages()));
    room.lose("test_set");
    QVERIFY(hasProblem(*room.pages()));
}

void UnreadableStudyTest::deletedTask_cannotBeLookedBackOn()
{
    Room room;
    const auto pages = room.pages();
    pages->setLabeler(room.ann.id);
    QSignalSpy failed(pages.get(), &StudyPages::failed);
    Q_EMIT pages->findChild<HomePage*>()->lookBackWanted(TaskId("gone"));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("no longer")));
}

void UnreadableStudyTest::sharesDialog_saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("where");
    QTest::newRow("labelers") << QStringLiteral("labeler") << QStringLiteral("sharesState");
    QTest::newRow("test sets") << QStringLiteral("test_set") << QStringLiteral("sharesState");
    QTest::newRow("who opened the sources")
        << QStringLiteral("review_action") << QStringLiteral("sourcesNote");
}

void UnreadableStudyTest::sharesDialog_saysWhatIsMissing()
{
    QFETCH(QString, table);
    QFETCH(QString, where);
    Room room;
    room.load(room.ann);
    {
        SharesDialog sound(room.desk(), *room.runner);
        sound.setAttribute(Qt::WA_DeleteOnClose, false);
        room.settle();
        QVERIFY(!hasProblem(sound));
    }
    room.lose(table.toStdString());
    SharesDialog dialog(room.desk(), *room.runner);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    room.settle();
    const QString said = dialog.findChild<QLabel*>(where)->text();
    QVERIFY2(saysWhatIsWrong(said), qPrintable(said));
}

void UnreadableStudyTest::annotation_isNotCalledUnreviewed()
{
    Room room;
    GalleryEntry entry{room.images.front(), "n02088364", GalleryEntry::Mark::Right, oneSecond};
    AnswerDetails details(room.desk());
    details.show(entry, true);
    QVERIFY(!hasProblem(details));
    valueOf(room.desk().file->database().runScript("DROP VIEW multilabel"));
    details.show(entry, true);
    QVERIFY(hasProblem(details));
}

}  // namespace unreadable_study_test

VIZSLA_TEST(tst_unreadable_study, unreadable_study_test::UnreadableStudyTest)
#include "tst_unreadable_study.moc"
