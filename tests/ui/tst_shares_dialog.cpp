// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/shares_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QTest>

#include "core/store/study_file.h"
#include "tests/support/review_room.h"
#include "tests/support/test_program.h"
#include "ui/shares/reviewer_list.h"
#include "ui/widgets/switch.h"

using namespace vizsla;
using namespace vizsla::test;

namespace shares_dialog_test {

namespace {

/// Twenty beagles and twenty cups; of Expert only a file told.
struct Room : ReviewRoom
{
    Room() : ReviewRoom(assigned()) { valueOf(ReviewRepository(study().study()).reviewerNamed("Expert")); }

    static std::string assigned()
    {
        std::string all;
        for (int image = 0; image < 40; ++image)
            all += image < 20 ? "beagle " : "cup ";
        all.pop_back();
        return all;
    }
    SharesDialog& open()
    {
        load(ann);
        auto made = std::make_unique<SharesDialog>(desk(), *runner);
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog = &show(std::move(made), {940, 560});
        settle();
        return *dialog;
    }
    Switch* toggle(const char* name) const { return dialog->findChild<Switch*>(QLatin1String(name)); }
    void flip(const char* name)
    {
        QTest::mouseClick(toggle(name), Qt::LeftButton, {}, QPoint(8, toggle(name)->height() / 2));
        settle();
    }
    QSpinBox* number(const char* name) const { return dialog->findChild<QSpinBox*>(QLatin1String(name)); }
    QString label(const char* name) const { return dialog->findChild<QLabel*>(QLatin1String(name))->text(); }
    std::size_t share(const Labeler& labeler)
    {
        const ReviewBook book = stored();
        const auto found =
            std::ranges::find(book.reviewers(), std::optional(labeler.id), &Reviewer::labelerId);
        if (!book.hasShares() || found == book.reviewers().end())
            return 0;
        std::size_t count = 0;
        for (std::size_t image = 0; image < book.imageCount(); ++image)
            count +=
                book.isInShare(static_cast<std::uint32_t>(found - book.reviewers().begin()), image) ? 1 : 0;
        return count;
    }
    SharesDialog* dialog = nullptr;
};

}  // namespace

class SharesDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void people_areThoseOfTheDeskAndOfFiles();
    void preview_isWhatIsDealt();
    void sameSeed_dealsTheSame();
    void slice_limitsTheImages();
    void countsLeaveOutSealedTests();
    void impossibleSlice_saysSo();
    void clearing_givesEverythingToEverybody();
    void ruledImages_stayWithWhoRuledThem();
    void whoCounts_settlesTheStudyAnew();
    void openingTheSources_isRecorded();
    void nobodyChosen_cannotBeDealt();
};

void SharesDialogTest::people_areThoseOfTheDeskAndOfFiles()
{
    Room room;
    room.open();
    QVERIFY(room.toggle("reviews:Ann")->isChecked());
    QVERIFY(!room.toggle("reviews:Ben")->isChecked());
    QVERIFY(!room.toggle("reviews:Expert"));
    QVERIFY(!room.toggle("counts:Expert")->isChecked());
    QVERIFY(room.toggle("counts:Ben")->isChecked());
}

void SharesDialogTest::preview_isWhatIsDealt()
{
    Room room;
    room.open();
    room.flip("reviews:Ben");
    QCOMPARE(room.label("share:Ann"), QStringLiteral("22 images (4 shared)"));
    QCOMPARE(room.label("share:Ben"), QStringLiteral("22 images (4 shared)"));
    room.number("overlap")->setValue(50);
    QCOMPARE(room.label("share:Ann"), QStringLiteral("30 images (20 shared)"));
    room.click("dealShares");
    QCOMPARE(room.share(room.ann), std::size_t{30});
    QCOMPARE(room.share(room.ben), std::size_t{30});
    QCOMPARE(room.share(room.cleo), std::size_t{0});
    QVERIFY(room.runner->book()->hasShares());
    QVERIFY(!room.dialog->findChild<QProgressBar*>()->isVisible());
    QVERIFY(room.toggle("reviews:Ben")->isChecked());
    room.number("reviewersEach")->setValue(2);
    QCOMPARE(room.label("share:Ann"), QStringLiteral("40 images (20 shared)"));
}

void SharesDialogTest::sameSeed_dealsTheSame()
{
    Room room;
    room.open();
    room.flip("reviews:Ben");
    const Shares first = room.dialog->shares();
    room.number("shareSeed")->setValue(2);
    QVERIFY(!(room.dialog->shares() == first));
    room.number("shareSeed")->setValue(1);
    QVERIFY(room.dialog->shares() == first);
}

void SharesDialogTest::slice_limitsTheImages()
{
    Room room;
    room.open();
    auto* slice = room.dialog->findChild<QComboBox*>(QStringLiteral("shareSlice"));
    slice->lineEdit()->selectAll();
    QTest::keyClicks(slice->lineEdit(), QStringLiteral("organisms"));
    QCOMPARE(room.label("share:Ann"), QStringLiteral("20 images (2 shared)"));
    room.click("dealShares");
    const ReviewBook book = room.stored();
    for (std::size_t image = 0; image < book.imageCount(); ++image)
        QCOMPARE(book.isInShare(room.runner->reviewer(), image), image < 20);
}

/// How many of a class a sealed test has must not be found by slices; its images are dealt all the same.
void SharesDialogTest::countsLeaveOutSealedTests()
{
    Room room;
    room.study().addTask("Expert", {room.images[0], room.images[1], room.images[20]}, Mode::Test);
    room.open();
    QVERIFY(room.label("shareCount").startsWith(QStringLiteral("37 images to deal to 1 reviewer")));
    QVERIFY(room.label("shareCount")
                .contains(QStringLiteral("Images of the sealed test “Expert” are dealt as well")));
    room.number("overlap")->setValue(0);
    QCOMPARE(room.label("share:Ann"), QStringLiteral("37 images (0 shared)"));
    auto* slice = room.dialog->findChild<QComboBox*>(QStringLiteral("shareSlice"))->lineEdit();
    slice->setText(QStringLiteral("beagle"));
    QVERIFY(room.label("shareCount").startsWith(QStringLiteral("18 images to deal")));
    slice->setText(QStringLiteral("cup"));
    QVERIFY(room.label("shareCount").startsWith(QStringLiteral("19 images to deal")));
    slice->setText(QStringLiteral("all"));
    room.click("dealShares");
    QCOMPARE(room.share(room.ann), std::size_t{40});
    room.dialog->findChild<Switch*>(QStringLiteral("reviews:Ann"))->setChecked(false);
    QCOMPARE(room.label("share:Ann"), QStringLiteral("has 37 images"));
}

void SharesDialogTest::impossibleSlice_saysSo()
{
    Room room;
    room.open();
    auto* slice = room.dialog->findChild<QComboBox*>(QStringLiteral("shareSlice"));
    slice->lineEdit()->selectAll();
    QTest::keyClicks(slice->lineEdit(), QStringLiteral("unicorns"));
    QVERIFY(room.label("shareCount").contains(QLatin1String("unicorns")));
    QVERIFY(!room.button("dealShares")->isEnabled());
}

void SharesDialogTest::clearing_givesEverythingToEverybody()
{
    Room room;
    room.open();
    QVERIFY(!room.button("clearShares")->isEnabled());
    room.click("dealShares");
    QVERIFY(room.button("clearShares")->isEnabled());
    QVERIFY(room.stored().hasShares());
    room.click("clearShares");
    QVERIFY(!room.stored().hasShares());
    QVERIFY(room.label("sharesState").contains(QLatin1String("everybody")));
}

void SharesDialogTest::ruledImages_stayWithWhoRuledThem()
{
    Room room;
    for (std::size_t image = 0; image < 15; ++image)
        room.ruled(room.ben, image, ReviewRoom::Beagle, Verdict::Correct);
    room.open();
    room.click("dealShares");
    const ReviewBook book = room.stored();
    const auto ben = std::ranges::find(book.reviewers(), std::optional(room.ben.id), &Reviewer::labelerId);
    for (std::size_t image = 0; image < 15; ++image)
        QVERIFY(book.isInShare(static_cast<std::uint32_t>(ben - book.reviewers().begin()), image));
}

void SharesDialogTest::whoCounts_settlesTheStudyAnew()
{
    Room room;
    room.ruled(room.ben, 0, ReviewRoom::Beagle, Verdict::Correct);
    room.open();
    const auto settled = [&] {
        return valueOf(room.desk().file->database().query(
            "SELECT COUNT(*) FROM settled", [](const Statement& row) { return row.integer(0); }))[0];
    };
    QCOMPARE(settled(), std::int64_t{1});
    room.flip("counts:Ben");
    QCOMPARE(settled(), std::int64_t{0});
    QVERIFY(!room.toggle("counts:Ben")->isChecked());
    room.flip("counts:Ben");
    QCOMPARE(settled(), std::int64_t{1});
    // One who has not reviewed yet becomes a reviewer.
    room.flip("counts:Cleo");
    QVERIFY(!room.toggle("counts:Cleo")->isChecked());
}

void SharesDialogTest::openingTheSources_isRecorded()
{
    Room room;
    room.open();
    QVERIFY(room.label("sourcesNote").contains(QLatin1String("recorded")));
    QVERIFY(!room.label("sourcesNote").contains(QLatin1String("since")));
    room.flip("openSources");
    QVERIFY(room.stored().areSourcesOpen());
    QVERIFY(room.label("sourcesNote").contains(QLatin1String("Open since")));
    QVERIFY(room.label("sourcesNote").contains(QLatin1String("Ann")));
    room.flip("openSources");
    QVERIFY(!room.stored().areSourcesOpen());
    QVERIFY(room.label("sourcesNote").contains(QLatin1String("Closed since")));
}

void SharesDialogTest::nobodyChosen_cannotBeDealt()
{
    Room room;
    room.open();
    room.flip("reviews:Ann");
    QVERIFY(!room.button("dealShares")->isEnabled());
    QCOMPARE(room.label("shareCount"), QStringLiteral("Choose who gets images to review."));
}

}  // namespace shares_dialog_test

VIZSLA_TEST(tst_shares_dialog, shares_dialog_test::SharesDialogTest)
#include "tst_shares_dialog.moc"
