// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_viewer.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QTreeView>
#include <filesystem>

#include "tests/support/desk_fixture.h"
#include "tests/support/test_program.h"
#include "ui/guide/class_card.h"
#include "ui/guide/guide_document.h"
#include "ui/theme/theme.h"

using namespace vizsla;
using namespace vizsla::test;

namespace guide_viewer_test {

namespace {

constexpr auto houndsPage = R"(---
title: Hounds
section: Dogs
classes: beagle husky
---
The [beagle](class:beagle) is small. More about [cups](cups.md), [wolves](wolves.md) and [outside](https://example.org/dog).

| | [beagle](class:beagle) | [husky](class:husky) |
|---|---|---|
| Ears | long, hanging | short, upright |
| Tail | white tip | |

![](photos:beagle) ![the husky & its "coat"](photos:husky)

![outline of a hound](images/hound.svg)
)";

constexpr auto cupsPage = R"(---
title: Cups and mugs
section: Things
classes: cup mug
---
A mug has a handle.

%1

The [mug](class:mug) is tall. Back to the [hounds](hounds.md).
)";

constexpr auto drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="500"><rect width="2000" height="500" fill="#14663c"/></svg>)";

/// A guide viewer in a window, and hands on its keyboard.
struct Reader : DeskFixture
{
    Reader()
    {
        writeGuidePage(QStringLiteral("hounds.md"), QString::fromUtf8(houndsPage));
        writeGuidePage(QStringLiteral("cups.md"),
                       QString::fromUtf8(cupsPage).arg(QStringLiteral("Many words.\n\n").repeated(80)));
        addPictures("photos", "beagle beagle husky");
        std::filesystem::create_directories(guideFolder() / "images");
        writeGuidePage(QStringLiteral("images/hound.svg"), QString::fromUtf8(drawing));
    }

    GuideViewer& read()
    {
        open();
        viewer = std::make_unique<GuideViewer>(desk());
        viewer->resize(1108, 762);
        viewer->show();
        viewer->activateWindow();
        if (!QTest::qWaitForWindowActive(viewer.get()))
            qFatal("the guide did not become active");
        return *viewer;
    }
    /// Opens one page that is written for the test alone.
    GuideViewer& readText(const QString& text)
    {
        writeGuidePage(QStringLiteral("odd.md"), QStringLiteral("---\ntitle: Odd\n---\n") + text);
        read().openPage(QStringLiteral("odd"));
        QCoreApplication::processEvents();
        return *viewer;
    }

    QLineEdit* search() const { return viewer->findChild<QLineEdit*>(QStringLiteral("pageSearch")); }
    QListView* results() const { return viewer->findChild<QListView*>(QStringLiteral("pageResults")); }
    QTreeView* contents() const { return viewer->findChild<QTreeView*>(QStringLiteral("pageContents")); }
    GuideDocument* document() const { return viewer->findChild<GuideDocument*>(); }
    QWidget* card() const { return viewer->findChild<QWidget*>(QStringLiteral("classCard")); }
    QAbstractButton* button(const char* name) const
    {
        return viewer->findChild<QAbstractButton*>(QLatin1String(name));
    }
    QString breadcrumb() const
    {
        return viewer->findChild<QLabel*>(QStringLiteral("pageBreadcrumb"))->text();
    }
    QString text() const { return document()->toPlainText(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : viewer.get(), key,
                        modifiers);
    }
    void type(const QString& words) const { QTest::keyClicks(search(), words); }

    QTextCharFormat formatOf(const QString& word) const
    {
        const QTextCursor found = document()->document()->find(word);
        return found.isNull() ? QTextCharFormat() : found.charFormat();
    }
    /// Clicks into the middle of a word, after scrolling to it.
    void clickWord(const QString& word) const
    {
        QTextCursor found = document()->document()->find(word);
        if (found.isNull())
            qFatal("the word is not on the page");
        found.setPosition((found.selectionStart() + found.selectionEnd()) / 2);
        document()->setTextCursor(found);
        document()->ensureCursorVisible();
        QTest::mouseClick(document()->viewport(), Qt::LeftButton, {}, document()->cursorRect().center());
    }
    std::vector<QTextImageFormat> pictures() const
    {
        std::vector<QTextImageFormat> found;
        for (QTextBlock block = document()->document()->begin(); block.isValid(); block = block.next()) {
            for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
                if (piece.fragment().charFormat().isImageFormat())
                    found.push_back(piece.fragment().charFormat().toImageFormat());
            }
        }
        return found;
    }
    QImage imageOf(const QTextImageFormat& picture) const
    {
        return document()
            ->document()
            ->resource(QTextDocument::ImageResource, QUrl(picture.name()))
            .value<QImage>();
    }

    std::unique_ptr<GuideViewer> viewer;
};

}  // namespace

class TestGuideViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void openFirst_showsTheFirstPageAndMarksItInTheContents()
    {
        Reader reader;
        reader.read().openFirst();
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
        QCOMPARE(reader.breadcrumb(), QStringLiteral("Dogs › Hounds"));
        QCOMPARE(reader.contents()->currentIndex().data().toString(), QStringLiteral("Hounds"));
        QVERIFY(reader.text().startsWith(QStringLiteral("Hounds\n")));
        QVERIFY(!reader.button("pageBack")->isEnabled());
        QVERIFY(!reader.button("pageForward")->isEnabled());
    }

    void openFirst_staysWhereOneWas()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("cups"));
        reader.viewer->openFirst();
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
    }

    void emptyGuide_saysWhatToDo()
    {
        DeskFixture desk;
        GuideViewer viewer(desk.open());
        viewer.openFirst();
        viewer.show();
        bool namesFolder = false;
        for (const QLabel* label : viewer.findChildren<QLabel*>())
            namesFolder |= label->isVisible() &&
                           label->text().contains(QString::fromStdString(desk.guideFolder().string()));
        QVERIFY(namesFolder);
        QVERIFY(!viewer.findChild<QTreeView*>()->isVisible());
    }

    void openAtClass_scrollsToWhereThePageNamesIt()
    {
        Reader reader;
        QVERIFY(reader.read().openAtClass(QStringLiteral("mug")));
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        QVERIFY(reader.document()->scrolled() > 0);
        const QTextCursor place = reader.document()->document()->find(QStringLiteral("mug is tall"));
        QVERIFY(reader.document()->viewport()->rect().contains(reader.document()->cursorRect(place)));
        QCOMPARE(reader.document()->extraSelections().size(), 1);
    }

    void openAtClass_beforeItIsShown_scrollsOnceItIs()
    {
        Reader reader;
        reader.open();
        reader.viewer = std::make_unique<GuideViewer>(reader.desk());
        QVERIFY(reader.viewer->openAtClass(QStringLiteral("mug")));
        reader.viewer->resize(900, 500);
        reader.viewer->show();
        QVERIFY(QTest::qWaitForWindowExposed(reader.viewer.get()));
        QTRY_VERIFY(reader.document()->viewport()->rect().contains(reader.document()->cursorRect(
            reader.document()->document()->find(QStringLiteral("mug is tall")))));
    }

    void openAtClass_withoutAPage_showsTheClass()
    {
        Reader reader;
        QVERIFY(!reader.read().openAtClass(QStringLiteral("tiger_shark")));
        auto* page = reader.viewer->findChild<QWidget*>(QStringLiteral("classWithoutPage"));
        QVERIFY(page->isVisible());
        QCOMPARE(page->findChild<QLabel*>(QStringLiteral("selectedClass"))->text(),
                 QStringLiteral("tiger shark"));
        QVERIFY(reader.viewer->currentPage().isEmpty());
        auto* text = page->findChild<QLabel*>(QStringLiteral("withoutPageText"));
        QVERIFY(text->text().contains(QStringLiteral("What the study knows")));
        QVERIFY(!reader.viewer->openAtClass(QStringLiteral("n99999999")));
        QVERIFY(!text->text().contains(QStringLiteral("What the study knows")));
        QVERIFY(page->isVisible());
    }

    void classWithoutPage_offersItsLookAlikesToClick()
    {
        const ClassList classes{{{"all", {"all"}, "all there is", {}},
                                 {"pair", {"pair"}, "two of a kind", {"all"}},
                                 {"left", {"left one"}, "like the right one", {"pair"}},
                                 {"right", {"right one"}, "like the left one", {"pair"}}},
                                {"left", "right"}};
        DeskFixture desk(classes);
        ClassWithoutPage page(desk.open());
        QSignalSpy wanted(&page, &ClassWithoutPage::classWanted);
        page.showClass("left");
        const QString text = page.findChild<QLabel*>(QStringLiteral("withoutPageText"))->text();
        QVERIFY(text.contains(QStringLiteral("click one")));
        page.resize(700, 300);
        const auto labels = page.findChildren<QLabel*>();
        const auto links = std::ranges::find_if(
            labels, [](const QLabel* label) { return label->text().contains(QStringLiteral("Looks like")); });
        QVERIFY(links != labels.end());
        Q_EMIT(*links)->linkActivated(QStringLiteral("right"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("right"));
    }

    void classWithoutPageAndLookAlikes_offersNoneToClick()
    {
        const ClassList classes{
            {{"all", {"all"}, "all there is", {}}, {"lone", {"lone"}, "like no other", {"all"}}}, {"lone"}};
        DeskFixture desk(classes);
        ClassWithoutPage page(desk.open());
        page.showClass("lone");
        const QString text = page.findChild<QLabel*>(QStringLiteral("withoutPageText"))->text();
        QVERIFY(!text.contains(QStringLiteral("click one")));
        QVERIFY(text.contains(QStringLiteral("Search the guide")));
    }

    void search_opensAPageByKeyboard()
    {
        Reader reader;
        reader.read().openFirst();
        reader.document()->setFocus();
        reader.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(reader.search()->hasFocus());
        reader.type(QStringLiteral("handle"));
        QVERIFY(reader.results()->isVisible());
        QVERIFY(!reader.contents()->isVisible());
        QCOMPARE(reader.results()->model()->rowCount(), 1);
        reader.press(Qt::Key_Return);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        QCOMPARE(reader.document()->extraSelections().front().cursor.selectedText(),
                 QStringLiteral("handle"));
    }

    void search_upAndDownMoveThroughResults()
    {
        Reader reader;
        reader.read().openFirst();
        reader.search()->setFocus();
        reader.type(QStringLiteral("the"));
        QCOMPARE(reader.results()->model()->rowCount(), 2);
        QCOMPARE(reader.results()->currentIndex().row(), 0);
        reader.press(Qt::Key_Down);
        QCOMPARE(reader.results()->currentIndex().row(), 1);
        reader.press(Qt::Key_Down);
        QCOMPARE(reader.results()->currentIndex().row(), 1);
        reader.press(Qt::Key_Up);
        QCOMPARE(reader.results()->currentIndex().row(), 0);
        reader.results()->grab();
    }

    void search_withoutAResult_saysSo()
    {
        Reader reader;
        reader.read().openFirst();
        reader.type(QStringLiteral("xylophone\" OR *"));
        QVERIFY(!reader.results()->isVisible());
        QVERIFY(!reader.contents()->isVisible());
        reader.press(Qt::Key_Return);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
    }

    void escape_clearsTheSearchAndThenReturns()
    {
        Reader reader;
        reader.read().openFirst();
        reader.viewer->setReturn(QStringLiteral("Back to labeling"));
        QSignalSpy returned(reader.viewer.get(), &GuideViewer::returnWanted);
        reader.search()->setFocus();
        reader.type(QStringLiteral("mug"));
        reader.press(Qt::Key_Escape);
        QVERIFY(reader.search()->text().isEmpty());
        QVERIFY(reader.contents()->isVisible());
        QCOMPARE(returned.count(), 0);
        reader.press(Qt::Key_Escape);
        QCOMPARE(returned.count(), 1);
    }

    void escape_withoutASession_doesNotReturn()
    {
        Reader reader;
        reader.read().openFirst();
        QVERIFY(!reader.button("returnFromGuide")->isVisible());
        QSignalSpy returned(reader.viewer.get(), &GuideViewer::returnWanted);
        reader.press(Qt::Key_Escape);
        QCOMPARE(returned.count(), 0);
    }

    void history_goesBackToWhereThePageWasLeft()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("cups"));
        reader.document()->verticalScrollBar()->setValue(300);
        reader.viewer->openPage(QStringLiteral("hounds"));
        QVERIFY(reader.button("pageBack")->isEnabled());
        reader.document()->setFocus();
        reader.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        QCOMPARE(reader.document()->scrolled(), 300);
        QVERIFY(reader.button("pageForward")->isEnabled());
        reader.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
        QTest::mouseClick(reader.button("pageBack"), Qt::LeftButton);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        QTest::mouseClick(reader.document()->viewport(), Qt::ForwardButton);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
    }

    void samePageAgain_isNoNewPlace()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("cups"));
        reader.viewer->openPage(QStringLiteral("cups"));
        QVERIFY(!reader.button("pageBack")->isEnabled());
    }

    void contents_openAPageByMouseAndKeyboard()
    {
        Reader reader;
        reader.read().openFirst();
        QTreeView* contents = reader.contents();
        const QModelIndex things = contents->model()->index(1, 0);
        const QModelIndex cups = contents->model()->index(0, 0, things);
        QTest::mouseClick(contents->viewport(), Qt::LeftButton, {}, contents->visualRect(things).center());
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
        QTest::mouseClick(contents->viewport(), Qt::LeftButton, {}, contents->visualRect(cups).center());
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        contents->setFocus();
        reader.press(Qt::Key_Up);
        reader.press(Qt::Key_Return);
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
    }

    void classLink_opensACard()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        QVERIFY(!reader.card()->isVisible());
        reader.clickWord(QStringLiteral("beagle"));
        QVERIFY(reader.card()->isVisible());
        QCOMPARE(reader.card()->findChild<QLabel*>(QStringLiteral("selectedClass"))->text(),
                 QStringLiteral("beagle"));
        QVERIFY(!reader.button("openClassPage")->isVisible());
        QTest::mouseClick(reader.button("closeCard"), Qt::LeftButton);
        QVERIFY(!reader.card()->isVisible());
    }

    void pageLink_opensThePage()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        reader.clickWord(QStringLiteral("cups"));
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("cups"));
        QVERIFY(reader.button("pageBack")->isEnabled());
    }

    void linksThatLeadNowhere_areText()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        QVERIFY(reader.text().contains(QStringLiteral("wolves (this page is not in the guide)")));
        for (const auto* word : {"wolves", "outside"}) {
            QVERIFY(!reader.formatOf(QLatin1String(word)).isAnchor());
            QVERIFY(!reader.formatOf(QLatin1String(word)).toolTip().isEmpty());
            reader.clickWord(QLatin1String(word));
            QCOMPARE(reader.viewer->currentPage(), QStringLiteral("hounds"));
        }
        QVERIFY(reader.formatOf(QStringLiteral("outside"))
                    .toolTip()
                    .contains(QStringLiteral("https://example.org/dog")));
    }

    void unknownPage_isSaidToBeMissing()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("../etc/passwd"));
        QVERIFY(reader.viewer->currentPage().isEmpty());
        QVERIFY(!reader.document()->isVisible());
        reader.viewer->openPage(QStringLiteral("cups"));
        QVERIFY(reader.document()->isVisible());
    }

    void comparisonTable_hasNumberedPoints()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        const auto* table =
            qobject_cast<QTextTable*>(reader.document()->document()->rootFrame()->childFrames().front());
        QVERIFY(table);
        QCOMPARE(table->rows(), 3);
        QCOMPARE(table->columns(), 3);
        QCOMPARE(table->cellAt(2, 0).firstCursorPosition().block().text(), QStringLiteral("2  Tail"));
        QCOMPARE(table->cellAt(1, 2).firstCursorPosition().block().text(), QStringLiteral("short, upright"));
    }

    void photographs_arriveInTheirStrip()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        const auto pictures = reader.pictures();
        QCOMPARE(pictures.size(), std::size_t{3});
        QCOMPARE(pictures[1].property(QTextFormat::ImageAltText).toString(),
                 QStringLiteral("the husky & its \"coat\""));
        const auto colourInPhoto = [&] {
            const QImage image = reader.imageOf(pictures[0]);
            return image.pixelColor(20, image.height() - 20);
        };
        QTRY_VERIFY(colourInPhoto().hsvSaturation() > 100);
    }

    void pageWithoutPhotographs_saysSoOnce()
    {
        Reader reader;
        reader.writeGuidePage(
            QStringLiteral("many.md"),
            QStringLiteral("---\ntitle: Many\n---\n# Many\n\n![a](photos:cup)\n\n![b](photos:cup)\n\n"
                           "![c](photos:mug)\n"));
        reader.read().openPage(QStringLiteral("many"));
        const auto pictures = reader.pictures();
        QCOMPARE(pictures.size(), std::size_t{3});
        // Words or a dash behind the caption, as wide as it may be and one line high: told by its ink.
        const auto ink = [&](std::size_t picture) {
            const QImage image = reader.imageOf(pictures[picture]);
            int last = 0;
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y)
                    last = image.pixelColor(x, y).alpha() > 40 ? x : last;
            }
            return last;
        };
        QVERIFY(ink(0) > 80);
        QVERIFY(ink(1) < 60 && ink(2) < 60);
    }

    void studyWithoutPhotographs_takesOneLineOfAPage()
    {
        Reader reader;
        std::filesystem::remove_all(reader.study().folder() / "images");
        reader.writeGuidePage(
            QStringLiteral("many.md"),
            QStringLiteral("---\ntitle: Many\n---\n# Many\n\n![a](photos:beagle)\n\n![b](photos:husky)\n"));
        reader.read().openPage(QStringLiteral("many"));
        QTRY_VERIFY(reader.pictures()[1].height() <= 1);
        QVERIFY(reader.pictures()[0].height() > 1);
    }

    void hiddenPhotographs_areGoneWhenTheGuideIsShownAgain()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        const double before = reader.pictures()[0].height();
        reader.desk().examples.hide({"photos1", "photos2"});
        reader.viewer->hide();
        reader.viewer->show();
        QVERIFY(reader.pictures()[0].height() < before);
    }

    void drawings_fitTheColumnOnWhitePaperInBothThemes()
    {
        Reader reader;
        reader.read().openPage(QStringLiteral("hounds"));
        for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
            applyTheme(*qApp, scheme);
            QCoreApplication::processEvents();
            const QTextImageFormat drawn = reader.pictures()[2];
            QCOMPARE(drawn.width(), 760.0);
            const QImage image = reader.imageOf(drawn);
            QCOMPARE(image.pixelColor(image.width() / 2, 6), QColor(Qt::white));
            QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(0x14663c));
            QCOMPARE(reader.formatOf(QStringLiteral("cups")).foreground().color(),
                     coloursOf(scheme).accentText);
        }
        reader.viewer->resize(700, 600);
        QTRY_VERIFY(reader.pictures()[2].width() < 500);
    }

    void hostilePage_loadsNothing_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("remote") << QStringLiteral("https://example.org/cat.png");
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
        QTest::newRow("absolute") << QStringLiteral("/etc/passwd");
        QTest::newRow("outside") << QStringLiteral("../secret.png");
        QTest::newRow("resource") << QStringLiteral(":/vizsla/theme.qss");
        QTest::newRow("data") << QStringLiteral("data:image/png;base64,iVBORw0KGgo=");
        QTest::newRow("folder") << QStringLiteral("images");
        QTest::newRow("missing") << QStringLiteral("images/none.svg");
        QTest::newRow("no picture") << QStringLiteral("hounds.md");
        QTest::newRow("own name") << QStringLiteral("picture:0");
    }
    void hostilePage_loadsNothing()
    {
        QFETCH(QString, target);
        Reader reader;
        QImage secret(300, 300, QImage::Format_RGB32);
        secret.fill(Qt::red);
        QVERIFY(secret.save(QString::fromStdString((reader.study().folder() / "secret.png").string())));
        reader.readText(QStringLiteral("![a cat](%1)").arg(target));
        const auto pictures = reader.pictures();
        QCOMPARE(pictures.size(), std::size_t{1});
        QTRY_VERIFY(reader.pictures()[0].height() < 60);  // a placeholder
        QCOMPARE(pictures[0].toolTip(), QStringLiteral("a cat"));
        QVERIFY(reader.document()
                    ->loadResource(QTextDocument::ImageResource, QUrl(target))
                    .value<QImage>()
                    .width() <= 1);
        QVERIFY(reader.document()->loadResource(QTextDocument::HtmlResource, QUrl(target)).isNull());
    }

    void hostilePage_scriptIsText()
    {
        Reader reader;
        reader.readText(
            QStringLiteral("<script>alert(1)</script>\n\nA <img src='https://example.org/a.png'> "
                           "<a href='class:beagle'>link</a> [run](javascript:alert(1))"));
        QVERIFY(reader.text().contains(QStringLiteral("<script>alert(1)</script>")));
        QVERIFY(reader.text().contains(QStringLiteral("<img src=")));
        QVERIFY(reader.pictures().empty());
        QVERIFY(!reader.formatOf(QStringLiteral("link")).isAnchor());
        QVERIFY(!reader.formatOf(QStringLiteral("run")).isAnchor());
    }

    void hostilePage_isShownInReasonableTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("rows") << QStringLiteral("|a|b|\n|-|-|\n") +
                                     QStringLiteral("|1|2|\n").repeated(150'000);
        QTest::newRow("rows without bars before")
            << QStringLiteral("a|b\n-|-\n") + QStringLiteral("1|2\n").repeated(200'000);
        QTest::newRow("columns") << QStringLiteral("|a").repeated(100'000) + QLatin1Char('\n') +
                                        QStringLiteral("|-").repeated(100'000) + QStringLiteral("\n|1|2|\n");
        QTest::newRow("tables") << QStringLiteral("|a|\n|-|\n|1|\n\n").repeated(60'000);
        QTest::newRow("quotes") << QStringLiteral(">").repeated(900'000) + QStringLiteral(" deep");
        QTest::newRow("lists") << QStringLiteral("- ").repeated(400'000) + QStringLiteral(" deep");
        QTest::newRow("brackets") << QStringLiteral("[").repeated(900'000);
        QTest::newRow("picture brackets") << QStringLiteral("![").repeated(450'000);
        QTest::newRow("pictures") << QStringLiteral("![x](images/hound.svg)\n\n").repeated(40'000);
        QTest::newRow("stars") << QStringLiteral("*a **b ").repeated(140'000);
        QTest::newRow("one word") << QStringLiteral("w").repeated(1'000'000);
    }
    void hostilePage_isShownInReasonableTime()
    {
        QFETCH(QString, text);
        Reader reader;
        QElapsedTimer time;
        time.start();
        reader.readText(text);
        reader.viewer->grab();
        QCOMPARE(reader.viewer->currentPage(), QStringLiteral("odd"));
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QStringLiteral("took %1 ms").arg(time.elapsed())));
    }

    void hugeTable_saysWhatIsLeftOut()
    {
        Reader reader;
        reader.readText(QStringLiteral("|a|b|\n|-|-|\n") + QStringLiteral("|1|2|\n").repeated(200) +
                        QStringLiteral("\nAfter it."));
        QVERIFY(reader.text().contains(QStringLiteral("The table goes on: 102 more rows are not shown.")));
        QVERIFY(reader.text().contains(QStringLiteral("After it.")));
    }

    void problems_areListedOnDemand()
    {
        Reader reader;
        reader.writeGuidePage(QStringLiteral("bad.md"), QStringLiteral("no front matter"));
        reader.read().openFirst();
        QAbstractButton* problems = reader.button("pageProblems");
        QVERIFY(problems->isVisible());
        QCOMPARE(problems->text(), QStringLiteral("2 problems in the guide"));
        QTest::mouseClick(problems, Qt::LeftButton);
        const auto* list = problems->findChild<QWidget*>(QStringLiteral("pageProblemList"));
        QVERIFY(list && list->isVisible());
        QVERIFY(list->findChild<QLabel*>()->text().contains(QStringLiteral("bad.md, line 1")));
    }

    void noProblems_noLine()
    {
        DeskFixture desk;
        desk.writeGuidePage(QStringLiteral("fine.md"), QStringLiteral("---\ntitle: Fine\n---\ntext"));
        GuideViewer viewer(desk.open());
        viewer.openFirst();
        viewer.show();
        QVERIFY(!viewer.findChild<QWidget*>(QStringLiteral("pageProblems"))->isVisible());
    }
};

}  // namespace guide_viewer_test

VIZSLA_TEST(tst_guide_viewer, guide_viewer_test::TestGuideViewer)
#include "tst_guide_viewer.moc"
