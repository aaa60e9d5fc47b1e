// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>

#include "core/labeling/labeling_session.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/review_room.h"
#include "tests/support/reviewing_desk.h"
#include "tests/support/test_program.h"
#include "tests/support/words_of.h"
#include "ui/adjudication/adjudication_view.h"
#include "ui/adjudication/dispute_list_model.h"
#include "ui/class_review/class_grid.h"
#include "ui/class_review/class_images_model.h"
#include "ui/class_review/class_list_model.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/look_back.h"
#include "ui/gallery/thumbnail_grid.h"
#include "ui/review/review_page.h"
#include "ui/tasks/withheld_texts.h"

using namespace vizsla;
using namespace vizsla::test;

namespace withheld_pages_test {

namespace {

/// Five images, of which the second and third are in a test that nobody has begun.
struct SealedDesk : ReviewingDesk
{
    SealedDesk() : task(study().addTask("Expert test", {images[1], images[2]}, Mode::Test)) {}

    void nameSomebodyElse()
    {
        task.labelerIds = {study().addLabeler("Ben").id};
        valueOf(TaskRepository(study().study()).update(task));
    }
    void jumpTo(const QString& text)
    {
        press(Qt::Key_G, Qt::ControlModifier);
        type(text);
        press(Qt::Key_Return);
    }
    QString jumpProblem() const
    {
        const auto* problem = page->findChild<QLabel*>(QStringLiteral("jumpProblem"));
        return problem->isVisible() ? problem->text() : QString();
    }

    Task task;
};

const QString why = QStringLiteral("2 images are withheld: they are in a test that is still to be sat.");

QString allWords(const QWidget& page)
{
    return wordsWithin(page).join(QLatin1Char('\n'));
}

}  // namespace

/// What a labeler may not see of a test before its results are opened, on every page that shows images.
class WithheldPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void desk_doesNotFindAWithheldImageByNameAndSaysWhy()
    {
        SealedDesk desk;
        desk.sit();
        for (const char* name : {"photos2", "photos3"}) {
            desk.jumpTo(QString::fromUtf8(name));
            QCOMPARE(desk.jumpProblem(),
                     QStringLiteral("✕ No image that can be reviewed now is called “%1”. %2")
                         .arg(QLatin1String(name), why));
            desk.press(Qt::Key_Escape);
            QCOMPARE(desk.imageName(), std::string("photos1"));
        }
        // Part of a name counts those that are shown.
        desk.jumpTo(QStringLiteral("photos"));
        QCOMPARE(desk.jumpProblem(),
                 QStringLiteral("✕ 3 images have “photos” in their names: type more of the name."));
        desk.press(Qt::Key_Escape);
        // A number counts what is shown, and no more.
        desk.jumpTo(QStringLiteral("2"));
        QCOMPARE(desk.imageName(), std::string("photos4"));
        desk.jumpTo(QStringLiteral("7"));
        QVERIFY(desk.jumpProblem().contains(QStringLiteral("1 to 3")));
    }

    void reviewPage_saysWhyAndUntilWhenAboveAllItsViews()
    {
        SealedDesk desk;
        desk.open();
        ReviewPage page(desk.desk(), desk.settings, desk.keys, [](QWidget*, const auto& act) { act(); });
        page.resize(1024, 700);
        page.setVisible(true);
        page.show(desk.ada);
        const auto* note = page.findChild<QLabel*>(QStringLiteral("withheld"));
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().startsWith(why));
        QVERIFY(
            note->text().contains(QStringLiteral("“Expert test” appear here once the coordinator opens")));
        QVERIFY(note->toolTip().isEmpty());
    }

    void desk_showsTheImagesToThoseWhoDoNotSitTheTest()
    {
        SealedDesk desk;
        desk.nameSomebodyElse();
        desk.sit();
        desk.jumpTo(QStringLiteral("photos2"));
        QCOMPARE(desk.imageName(), std::string("photos2"));
        QVERIFY(desk.runner->withheld().isEmpty());
    }

    void desk_searchAndCountsKnowNothingOfThem()
    {
        SealedDesk desk;
        ReviewChoices choices = desk.settings.reviewChoices();
        choices.search = QStringLiteral("photos");
        desk.settings.setReviewChoices(choices);
        desk.sit();
        QVERIFY(desk.textOf("reviewProgress").contains(QStringLiteral("0 of 3")));
        QStringList seen;
        for (; desk.page->image(); desk.resume())
            seen << QString::fromStdString(desk.imageName());
        QCOMPARE(seen, QStringList({"photos1", "photos4", "photos5"}));
        choices.search = QStringLiteral("photos2");
        desk.settings.setReviewChoices(choices);
        desk.sit();
        QVERIFY(!desk.page->image());
    }

    void desk_saysWhereEverythingIsWithheld()
    {
        ReviewingDesk desk("beagle husky");
        desk.study().addTask("Expert test", desk.images, Mode::Test);
        desk.sit();
        QVERIFY(!desk.page->image());
        const QString words = allWords(*desk.page);
        QVERIFY2(words.contains(QStringLiteral("Nothing to review yet")), qPrintable(words));
        QVERIFY2(words.contains(why), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("“Expert test”")), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("All reviewed")));
    }

    /// The test came after the ruling.
    void undo_undoesNothingThatIsWithheld()
    {
        ReviewRoom room;
        room.ruled(room.ann, 1, ReviewRoom::Husky, Verdict::Correct);
        room.ruled(room.ann, 0, ReviewRoom::Beagle, Verdict::Correct);
        room.ruled(room.ann, 1, ReviewRoom::Husky, Verdict::Wrong);
        room.study().addTask("Expert test", {room.images[1]}, Mode::Test);
        room.load(room.ann);
        QVERIFY(room.runner->undo());
        QVERIFY(!room.runner->undo());
        room.settle();
        QCOMPARE(room.verdict(0, ReviewRoom::Beagle), std::optional<Verdict>());
        QCOMPARE(room.verdict(1, ReviewRoom::Husky), std::optional(Verdict::Wrong));
    }

    void classes_listNeitherTheImagesNorTheirClasses()
    {
        ReviewRoom room;
        room.study().addTask("Expert test", {room.images[1], room.images[2]}, Mode::Test);
        room.load(room.ann);
        ClassGrid& grid = room.show(std::make_unique<ClassGrid>(room.desk(), room.keys, *room.runner));
        grid.refresh();
        const auto* classes = grid.findChild<ClassListModel*>();
        std::vector<ClassIndex> listed;
        for (int row = 0; row < classes->rowCount(); ++row)
            listed.push_back(classes->label(row));
        std::ranges::sort(listed);
        const std::vector<ClassIndex> expected{ReviewRoom::Beagle, ReviewRoom::Mug};
        QCOMPARE(listed, expected);
        grid.showClass(ReviewRoom::Husky);
        QCOMPARE(grid.findChild<ClassImagesModel*>()->rowCount(), 0);
    }

    void classes_sayWhereEverythingIsWithheld()
    {
        ReviewRoom room("beagle husky");
        room.study().addTask("Expert test", room.images, Mode::Test);
        room.load(room.ann);
        ClassGrid& grid = room.show(std::make_unique<ClassGrid>(room.desk(), room.keys, *room.runner));
        grid.refresh();
        QVERIFY2(allWords(grid).contains(why), qPrintable(allWords(grid)));
    }

    void adjudication_listsNoneAndSaysWhy()
    {
        ReviewRoom room;
        for (const std::size_t image : {std::size_t{0}, std::size_t{1}}) {
            room.ruled(room.ann, image, ReviewRoom::Husky, Verdict::Correct);
            room.ruled(room.ben, image, ReviewRoom::Husky, Verdict::Wrong);
        }
        Task task = room.study().addTask("Expert test", {room.images[0], room.images[1]}, Mode::Test);
        room.load(room.cleo);
        auto* view = &room.show(std::make_unique<AdjudicationView>(room.desk(), room.keys, *room.runner));
        view->refresh();
        QCOMPARE(view->findChild<DisputeListModel*>()->rowCount(), 0);
        QVERIFY2(allWords(*view).contains(why), qPrintable(allWords(*view)));
        // Cleo decides once others are named.
        task.labelerIds = {room.ann.id};
        valueOf(TaskRepository(*room.desk().file).update(task));
        room.runner->load(room.cleo);
        room.settle();
        view->refresh();
        QCOMPARE(view->findChild<DisputeListModel*>()->rowCount(), 2);
    }

    void gallery_leavesThemOutAndSaysHowMany()
    {
        DeskFixture office;
        const auto images = office.addPictures("photos", "beagle husky cup");
        const Labeler ada = office.study().addLabeler("Ada");
        const Task training = office.study().addTask("Train", images);
        office.study().labelAll(training, ada, "beagle");
        office.study().addTask("Expert test", {images[0], images[2]}, Mode::Test);
        StudyFile& file = *office.open().file;
        const auto entries = valueOf(lookBackEntries(file, office.desk().hierarchy, training, ada.id));
        QCOMPARE(entries.size(), std::size_t{3});
        ImageGallery gallery(office.desk());
        gallery.show(QStringLiteral("Look back"), entries, true, valueOf(WithheldImages::read(file, ada.id)));
        auto* grid = gallery.findChild<ThumbnailGrid*>();
        QCOMPARE(grid->model()->rowCount(), 1);
        auto* note = gallery.findChild<QLabel*>(QStringLiteral("withheld"));
        QVERIFY(note->text().startsWith(why));
        QVERIFY(
            note->text().contains(QStringLiteral("“Expert test” appear here once the coordinator opens")));
        const QString words = allWords(gallery);
        static const QRegularExpression cup(QStringLiteral("\\bcup\\b")),
            husky(QStringLiteral("\\bhusky\\b"));
        QVERIFY(husky.match(words).hasMatch());
        QVERIFY(!cup.match(words).hasMatch());
        QVERIFY(words.contains(QStringLiteral("All 1")));
        // Whoever does not sit it sees everything.
        gallery.show(QStringLiteral("Look back"), entries, true, {});
        QCOMPARE(grid->model()->rowCount(), 3);
        QVERIFY(!note->isVisibleTo(&gallery));
    }

    void gallery_saysWhereEverythingIsWithheld()
    {
        DeskFixture office;
        const auto images = office.addPictures("photos", "beagle husky");
        const Labeler ada = office.study().addLabeler("Ada");
        const Task training = office.study().addTask("Train", images);
        office.study().labelAll(training, ada, "beagle");
        office.study().addTask("Expert test", images, Mode::Test);
        StudyFile& file = *office.open().file;
        ImageGallery gallery(office.desk());
        gallery.show({}, valueOf(lookBackEntries(file, office.desk().hierarchy, training, ada.id)), true,
                     valueOf(WithheldImages::read(file, ada.id)));
        QVERIFY(!gallery.findChild<ThumbnailGrid*>()->isVisibleTo(&gallery));
        QVERIFY(allWords(gallery).contains(QStringLiteral("Nothing to show yet")));
    }

    void text_countsImagesAndTests()
    {
        StudyFixture fixture;
        const auto images = fixture.addTestSet("set", "beagle husky cup");
        fixture.addTask("First", {images[0]}, Mode::Test);
        const auto read = [&] { return valueOf(WithheldImages::read(fixture.study(), {})); };
        QCOMPARE(withheldText(read()),
                 QStringLiteral("1 image is withheld: it is in a test that is still to be sat."));
        fixture.addTask("Second", {images[0], images[1]}, Mode::Test);
        QCOMPARE(withheldText(read()),
                 QStringLiteral("2 images are withheld: they are in tests that are still to be sat."));
        QVERIFY(withheldEndText(read()).contains(QStringLiteral("“First”, “Second”")));
        QCOMPARE(withheldText({}), QString());
    }
};

}  // namespace withheld_pages_test

VIZSLA_TEST(tst_withheld_pages, withheld_pages_test::WithheldPagesTest)
#include "tst_withheld_pages.moc"
