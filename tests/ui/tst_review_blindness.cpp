// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/reviewing_desk.h"
#include "tests/support/test_program.h"
#include "tests/support/words_of.h"
#include "ui/desk/candidate_panel.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_blindness_test {

namespace {

/// Words that only those who proposed something, and the images, are called by.
const QStringList secrets{QStringLiteral("secretnet"), QStringLiteral("Zelda"), QStringLiteral("photos")};
const QStringList sourceWords{QStringLiteral("proposed"), QStringLiteral("assigned"), QStringLiteral("model"),
                              QStringLiteral("labeler"), QStringLiteral("guess")};

QString found(const QStringList& words, const QStringList& wanted)
{
    for (const QString& word : words) {
        for (const QString& one : wanted) {
            if (word.contains(one, Qt::CaseInsensitive))
                return word;
        }
    }
    return {};
}

QString cardWords(const ReviewingDesk& desk, const std::string& wnid)
{
    return wordsWithin(*desk.card(wnid)).join(QLatin1Char('\n'));
}

/// Three candidates of which each was proposed by others: the test set, two models, a model and a labeler.
struct BlindDesk : ReviewingDesk
{
    BlindDesk() : ReviewingDesk("beagle husky car")
    {
        addModel("secretnet18", "cup cup cup");
        addModel("secretnet50", "cup cup cup");
        addModel("secretnet101", "mug mug mug");
        const Task task = study().addTask("task", images);
        study().labelAll(task, study().addLabeler("Zelda"), "mug");
    }
};

}  // namespace

/// Nothing at the desk tells who proposed a candidate, or which is the assigned one, before it is ruled.
class ReviewBlindnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_namesSourcesBeforeARuling();
    void ruledCandidate_tellsItsSourcesAndNoOthers();
    void otherSources_lookTheSame();
    void openSources_areToldAtOnce();
    void switchForSources_isNothingToUndo();
    void sealedTest_proposesNothing();
    void examples_leaveOutTheImage();
    void brokenImage_isNotNamed();
};

void ReviewBlindnessTest::nothing_namesSourcesBeforeARuling()
{
    BlindDesk desk;
    ReviewDesk& page = desk.sit();
    for (const ReviewOrder order :
         {ReviewOrder::Class, ReviewOrder::Disagreement, ReviewOrder::CandidateCount, ReviewOrder::Random}) {
        desk.settings.setReviewChoices({.disagreed = false, .order = order});
        page.refresh();
        // Everything that can be opened is made, and told what it shows.
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_T, Qt::Key_Slash}) {
            desk.press(key);
            desk.press(Qt::Key_Escape);
        }
        for (const Qt::Key key : {Qt::Key_F, Qt::Key_G}) {
            desk.press(key, Qt::ControlModifier);
            desk.press(Qt::Key_Escape);
        }
        QCOMPARE(found(wordsWithin(page), secrets), QString());
        for (CandidateCard* card : page.findChildren<CandidateCard*>())
            QCOMPARE(found(wordsWithin(*card), sourceWords), QString());
        QCOMPARE(page.windowTitle(), QString());
        desk.resume();
    }
}

void ReviewBlindnessTest::ruledCandidate_tellsItsSourcesAndNoOthers()
{
    BlindDesk desk;
    desk.sit();
    QCOMPARE(desk.currentWnid(), std::string("beagle"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_2);
    QVERIFY(cardWords(desk, "cup").contains(QStringLiteral("proposed by 2 models")));
    QVERIFY(cardWords(desk, "cup").contains(QStringLiteral("secretnet18")));
    QVERIFY(!cardWords(desk, "cup").contains(QStringLiteral("secretnet101")));
    for (const char* other : {"beagle", "mug"})
        QCOMPARE(found({cardWords(desk, other)}, sourceWords + secrets), QString());
    desk.press(Qt::Key_1);
    QVERIFY(cardWords(desk, "mug").contains(QStringLiteral("proposed by 1 model and 1 labeler")));
    QVERIFY(cardWords(desk, "mug").contains(QStringLiteral("Zelda")));
    QCOMPARE(found({cardWords(desk, "beagle")}, sourceWords + secrets), QString());
    desk.press(Qt::Key_1);
    QVERIFY(cardWords(desk, "beagle").contains(QStringLiteral("assigned label")));
    // Unreviewed again hides it again, and so does the next image.
    desk.press(Qt::Key_5);
    QCOMPARE(found({cardWords(desk, "beagle")}, sourceWords + secrets), QString());
    desk.resume();
    for (CandidateCard* card : desk.page->findChildren<CandidateCard*>())
        QCOMPARE(found(wordsWithin(*card), sourceWords + secrets), QString());
}

/// The same candidates proposed by others: nothing at the desk differs by a word or a pixel.
void ReviewBlindnessTest::otherSources_lookTheSame()
{
    struct Variant
    {
        const char* assigned;
        const char* models[3];
    };
    QStringList words;
    QImage picture;
    for (const Variant& variant :
         {Variant{"beagle", {"cup", "cup", "mug"}}, Variant{"cup", {"beagle", "mug", "mug"}},
          Variant{"mug", {"beagle", "beagle", "cup"}}}) {
        ReviewingDesk desk(variant.assigned);
        int number = 0;
        for (const char* wnid : variant.models)
            desk.addModel("secretnet" + std::to_string(++number), wnid);
        desk.settings.setReviewChoices({.order = ReviewOrder::Disagreement});
        ReviewDesk& page = desk.sit();
        const QStringList nowWords = wordsWithin(page);
        const QImage nowPicture = page.findChild<CandidatePanel*>()->grab().toImage();
        QCOMPARE(desk.book().candidates().of(0).size(), std::size_t{3});
        if (!words.isEmpty()) {
            QCOMPARE(nowWords, words);
            QCOMPARE(nowPicture, picture);
        }
        words = nowWords;
        picture = nowPicture;
    }
}

void ReviewBlindnessTest::openSources_areToldAtOnce()
{
    BlindDesk desk;
    desk.sit();
    desk.runner->act(desk.runner->actions().openSources(true));
    desk.page->refresh();
    QVERIFY(cardWords(desk, "cup").contains(QStringLiteral("proposed by 2 models")));
    QVERIFY(cardWords(desk, "beagle").contains(QStringLiteral("assigned label")));
    QVERIFY(desk.textOf("blind").contains(QStringLiteral("open")));
}

void ReviewBlindnessTest::switchForSources_isNothingToUndo()
{
    BlindDesk desk;
    desk.sit();
    desk.runner->act(desk.runner->actions().rule(0, 0, Verdict::Wrong));
    const ReviewActionId ruled = desk.runner->toUndo()->id;
    for (const bool open : {true, false})
        desk.runner->act(desk.runner->actions().openSources(open));
    QCOMPARE(desk.runner->toUndo()->id, ruled);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.runner->book()->areSourcesOpen());
    QVERIFY(!desk.runner->toUndo());
    // Nor after the study was read again.
    desk.settle();
    desk.runner->load(desk.ada);
    desk.settle();
    QVERIFY(!desk.runner->toUndo());
}

void ReviewBlindnessTest::sealedTest_proposesNothing()
{
    ReviewingDesk desk("beagle");
    Task task = desk.study().addTask("test", desk.images, Mode::Test);
    const Labeler zelda = desk.study().addLabeler("Zelda");
    desk.study().labelAll(task, zelda, "mug");
    // The reviewer does not sit it.
    task.labelerIds = {zelda.id};
    valueOf(TaskRepository(desk.study().study()).update(task));
    desk.sit();
    desk.press(Qt::Key_W);
    QCOMPARE(found(wordsWithin(*desk.page), {QStringLiteral("Zelda"), QStringLiteral("mug")}), QString());
}

/// The photograph among the examples of a class would say that this is its assigned label.
void ReviewBlindnessTest::examples_leaveOutTheImage()
{
    ReviewingDesk desk("beagle beagle");
    desk.sit();
    const auto shown = desk.desk().examples.of("beagle", 6);
    QCOMPARE(shown.size(), std::size_t{1});
    QCOMPARE(shown.front().name, std::string("photos2"));
    desk.resume();
    QCOMPARE(desk.desk().examples.of("beagle", 6).front().name, std::string("photos1"));
}

void ReviewBlindnessTest::brokenImage_isNotNamed()
{
    ReviewingDesk desk("beagle");
    std::filesystem::remove(desk.study().folder() / "images" / "photos" / "photos1.png");
    desk.sit();
    QVERIFY(desk.page->findChild<ImageView*>()->problem().contains(QStringLiteral("problematic")));
    QCOMPARE(found(wordsWithin(*desk.page), {QStringLiteral("photos1")}), QString());
    desk.press(Qt::Key_P);
    desk.press(Qt::Key_7);
    QVERIFY(desk.book().isReviewed(desk.runner->reviewer(), 0));
}

}  // namespace review_blindness_test

VIZSLA_TEST(tst_review_blindness, review_blindness_test::ReviewBlindnessTest)
#include "tst_review_blindness.moc"
