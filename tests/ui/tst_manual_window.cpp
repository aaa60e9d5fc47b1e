// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual/manual_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPointer>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTreeView>
#include <set>

#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "ui/labeling/labeling_page.h"
#include "ui/reading/document_parts.h"
#include "ui/reading/page_document.h"
#include "ui/reading/page_headings.h"
#include "ui/reading/page_viewer.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;

namespace manual_window_test {

namespace {

const QString manualFolder = QStringLiteral(VIZSLA_UI_SOURCE "/../docs/manual");

/// The manual's window on the real pages or others, and hands on its keyboard.
struct ManualReader
{
    explicit ManualReader(const QString& folder = manualFolder)
        : store(settingsFolder.filePath(QStringLiteral("vizsla.ini")), QSettings::IniFormat),
          settings(store),
          window(new ManualWindow(folder.toStdString(), settings))
    {
        window->resize(980, 720);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window))
            qFatal("the manual did not become active");
    }
    ~ManualReader() { delete window; }

    template <class Part>
    Part* part(const char* name = nullptr) const
    {
        return window->findChild<Part*>(name ? QLatin1String(name) : QString());
    }
    PageDocument& document() const { return *part<PageDocument>(); }
    QString page() const { return part<PageViewer>()->currentPage(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool isInView(const QTextCursor& cursor) const
    {
        return document().viewport()->rect().intersects(document().cursorRect(cursor));
    }
    QString visibleTexts() const
    {
        QStringList texts;
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    QTemporaryDir settingsFolder;
    QSettings store;
    Settings settings;
    QPointer<ManualWindow> window;
};

/// A manual of a few pages, some of which cannot be read.
struct OddManual
{
    OddManual()
    {
        write(QStringLiteral("index.md"),
              QStringLiteral("---\ntitle: Start\n---\n# Start\n\nSee [lost](lost.md) "
                             "and [folder](folder.md).\n"));
        write(QStringLiteral("lost.md"), QStringLiteral("# No front matter\n"));
        QDir(folder.path()).mkdir(QStringLiteral("folder.md"));
        write(QStringLiteral("twice.md"),
              QStringLiteral("---\ntitle: Twice\n---\n# Twice\n\n[second](#same-words-1) [none](#none) "
                             "[start](index.md#nothing)\n\n## Same words\n\n%1\n\n## Same `words`!\n\n%1\n")
                  .arg(QStringLiteral("Text.\n\n").repeated(80)));
    }
    void write(const QString& name, const QString& text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("a page could not be written");
    }

    QTemporaryDir folder;
};

/// The main window, from which the manual is opened.
struct ManualOffice : WindowFixture
{
    ManualOffice()
        : task(study().addTask("cups", addPictures("photos", "beagle husky cup"), Mode::Test, 3)),
          ada(study().addLabeler("Ada"))
    {
        setLabeler(ada);
        paths.manualFolder = manualFolder.toStdString();
        showWindow();
    }

    static void activate(QWidget& of)
    {
        of.activateWindow();
        if (!QTest::qWaitForWindowActive(&of))
            qFatal("a window did not become active");
    }
    void openStudy()
    {
        if (!window->openStudyFile(file()))
            qFatal("the study could not be opened");
    }
    LabelingPage& beginTest()
    {
        openStudy();
        window->pages()->startTask(task.id);
        auto* page = window->findChild<LabelingPage*>();
        if (!QTest::qWaitFor([page] { return page->session() && page->session()->isShown(); }))
            qFatal("the test did not begin");
        return *page;
    }
    static ManualWindow* manual()
    {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<ManualWindow*>(top))
                return found;
        }
        return nullptr;
    }
    ManualWindow& openManual() const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), Qt::Key_F1,
                        Qt::ShiftModifier);
        if (!manual())
            qFatal("the manual did not open");
        activate(*manual());
        return *manual();
    }
    static QString page() { return manual()->findChild<PageViewer*>()->currentPage(); }

    Task task;
    Labeler ada;
};

}  // namespace

class ManualWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void everyPage_opensWithItsPictures_data() { addPages(); }
    void everyPage_opensWithItsPictures();
    void everyLink_leadsToAPageAndAHeading_data() { addPages(); }
    void everyLink_leadsToAPageAndAHeading();
    void code_keepsItsLinesTogether();
    void escapedBarInATable_isABar();
    void everyPage_isLegibleInLightAndDark();
    void contents_beginWithTheIndex();
    void linkToAHeading_bringsItIntoView();
    void linkWithinAPage_bringsItsHeadingIntoViewAndBackReturns();
    void linkToAMissingHeading_opensThePage();
    void headingsOfTheSameWords_areTwoPlaces();
    void webAddress_isText();
    void search_findsAWordOnTheRightPage();
    void keyboard_searchesFollowsLinksAndGoesBack();
    void escape_clearsTheSearchAndThenCloses();
    void size_isRememberedForTheNextTime();
    void pageThatCannotBeRead_saysWhyInItsPlace_data();
    void pageThatCannotBeRead_saysWhyInItsPlace();
    void manualThatIsNotThere_saysWhereItWasSought();
    void withoutStudy_opensAtTheIndex();
    void pageOfTheManual_isForWhatIsOnTheScreen();
    void openManual_staysAtItsPageAndComesToTheFront();
    void mainWindow_takesTheManualAlongWhenItCloses();
    void keysInTheManual_doNotReachTheLabelingPage();
    void manualBesideATest_isNotAway();

private:
    static void addPages();
};

void ManualWindowTest::addPages()
{
    QTest::addColumn<QString>("name");
    for (const QString& file : QDir(manualFolder).entryList({QStringLiteral("*.md")}))
        QTest::newRow(qPrintable(file)) << file.chopped(3);
}

void ManualWindowTest::everyPage_opensWithItsPictures()
{
    QFETCH(QString, name);
    ManualReader reader;
    QVERIFY(!reader.part<QAbstractButton>("pageProblems")->isVisible());
    reader.window->openPage(name);
    QCOMPARE(reader.page(), name);
    QVERIFY(reader.document().toPlainText().size() > 1000);
    const auto smallest = [&] {
        qreal height = 10'000;
        for (const DocumentPiece& piece : piecesOf(*reader.document().document())) {
            if (piece.format.isImageFormat())
                height = std::min(height, piece.format.toImageFormat().height());
        }
        return height;
    };
    // A placeholder is one line high.
    QTRY_VERIFY(smallest() > 200);
}

void ManualWindowTest::everyLink_leadsToAPageAndAHeading()
{
    QFETCH(QString, name);
    ManualReader reader;
    reader.window->openPage(name);
    QVERIFY(!reader.document().toPlainText().contains(QStringLiteral("not in the manual")));
    // In an order in which links to one page follow each other.
    std::set<QString> links;
    for (const DocumentPiece& piece : piecesOf(*reader.document().document()))
        links.insert(piece.format.anchorHref());
    links.erase(QString());
    for (const QString& link : links) {
        Q_EMIT reader.document().anchorClicked(QUrl(link));
        const QUrl url(link);
        QCOMPARE(reader.page(), url.path());
        if (url.hasFragment())
            QVERIFY2(!headingOf(*reader.document().document(), url.fragment()).isNull(), qPrintable(link));
    }
}

void ManualWindowTest::code_keepsItsLinesTogether()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("command-line"));
    const QTextBlock usage =
        reader.document().document()->find(QStringLiteral("vizsla compare STUDY")).block();
    const QTextBlock goesOn = usage.next();
    QVERIFY2(goesOn.text().startsWith(QStringLiteral("          ")), qPrintable(goesOn.text()));
    QCOMPARE(usage.blockFormat().bottomMargin(), 0.0);
    QVERIFY(goesOn.blockFormat().bottomMargin() > 0);
    QCOMPARE(goesOn.blockFormat().background(), usage.blockFormat().background());
}

void ManualWindowTest::escapedBarInATable_isABar()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("file-formats"));
    const QString text = reader.document().toPlainText();
    QVERIFY(text.contains(QStringLiteral("names, separated by |")));
    QVERIFY(!text.contains(QStringLiteral("\\|")));
}

void ManualWindowTest::everyPage_isLegibleInLightAndDark()
{
    ManualReader reader;
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        applyTheme(*qApp, scheme);
        reader.window->openPage(QStringLiteral("index"));
        QCoreApplication::processEvents();
        const QImage shown = reader.document().viewport()->grab().toImage();
        QCOMPARE(shown.pixelColor(3, 3), coloursOf(scheme).panel);
        const QTextCursor link = reader.document().document()->find(QStringLiteral("For labelers"));
        QCOMPARE(link.charFormat().foreground().color(), coloursOf(scheme).accentText);
    }
}

void ManualWindowTest::contents_beginWithTheIndex()
{
    const ManualReader reader;
    const QAbstractItemModel* contents = reader.part<QTreeView>("pageContents")->model();
    QCOMPARE(contents->index(0, 0).data().toString(), QStringLiteral("The Vizsla manual"));
    const QModelIndex people = contents->index(1, 0);
    QCOMPARE(contents->rowCount(people), 4);
}

void ManualWindowTest::linkToAHeading_bringsItIntoView()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("labeler"));
    Q_EMIT reader.document().anchorClicked(QUrl(QStringLiteral("page:researcher#how-times-are-measured")));
    QCOMPARE(reader.page(), QStringLiteral("researcher"));
    const auto heading = [&] {
        return headingOf(*reader.document().document(), QStringLiteral("how-times-are-measured"));
    };
    QTRY_VERIFY(reader.isInView(heading()));
    QVERIFY(reader.document().cursorRect(heading()).top() < 60);
}

void ManualWindowTest::linkWithinAPage_bringsItsHeadingIntoViewAndBackReturns()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("command-line"));
    PageDocument& document = reader.document();
    QTextCursor link = document.document()->find(QStringLiteral("unlock"));
    link.setPosition(link.selectionStart() + 2);
    document.setTextCursor(link);
    document.ensureCursorVisible();
    const int before = document.scrolled();
    QTest::mouseClick(document.viewport(), Qt::LeftButton, {}, document.cursorRect().center());
    QVERIFY(reader.isInView(headingOf(*document.document(), QStringLiteral("unlock"))));
    QVERIFY(document.scrolled() > before + 1000);
    QTest::mouseClick(reader.part<QAbstractButton>("pageBack"), Qt::LeftButton);
    QCOMPARE(reader.page(), QStringLiteral("command-line"));
    QCOMPARE(document.scrolled(), before);
}

void ManualWindowTest::linkToAMissingHeading_opensThePage()
{
    const OddManual manual;
    ManualReader reader(manual.folder.path());
    reader.window->openPage(QStringLiteral("twice"));
    Q_EMIT reader.document().anchorClicked(QUrl(QStringLiteral("page:index#nothing")));
    QCOMPARE(reader.page(), QStringLiteral("index"));
    QCOMPARE(reader.document().scrolled(), 0);
}

void ManualWindowTest::headingsOfTheSameWords_areTwoPlaces()
{
    const OddManual manual;
    ManualReader reader(manual.folder.path());
    reader.window->openPage(QStringLiteral("twice"));
    Q_EMIT reader.document().anchorClicked(QUrl(QStringLiteral("page:twice#same-words")));
    const int first = reader.document().scrolled();
    Q_EMIT reader.document().anchorClicked(QUrl(QStringLiteral("page:twice#same-words-1")));
    QVERIFY(reader.document().scrolled() > first + 500);
}

void ManualWindowTest::webAddress_isText()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("index"));
    const QTextCharFormat format = reader.document().document()->find(QStringLiteral("Shankar")).charFormat();
    QVERIFY(!format.isAnchor());
    QVERIFY(format.toolTip().contains(QStringLiteral("https://proceedings.mlr.press")));
}

void ManualWindowTest::search_findsAWordOnTheRightPage()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("index"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("pickle"));
    auto* results = reader.part<QListView>("pageResults");
    QVERIFY(results->isVisible());
    QStringList pages;
    for (int row = 0; row < results->model()->rowCount(); ++row)
        pages << results->model()->index(row, 0).data().toString();
    QVERIFY(pages.contains(QStringLiteral("File formats")));
    QVERIFY(!pages.contains(QStringLiteral("For labelers")));
}

void ManualWindowTest::keyboard_searchesFollowsLinksAndGoesBack()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("index"));
    reader.document().setFocus();
    reader.press(Qt::Key_Tab);
    reader.press(Qt::Key_Return);
    QCOMPARE(reader.page(), QStringLiteral("labeler"));
    reader.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(reader.page(), QStringLiteral("index"));
    reader.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(reader.page(), QStringLiteral("labeler"));
    reader.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(reader.part<QLineEdit>("pageSearch")->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("salvage"));
    reader.press(Qt::Key_Return);
    QVERIFY(reader.page() != QStringLiteral("labeler"));
    QVERIFY(!reader.document().extraSelections().isEmpty());
    reader.press(Qt::Key_Escape);
    reader.press(Qt::Key_Down);
    QVERIFY(reader.part<QTreeView>("pageContents")->hasFocus());
    reader.press(Qt::Key_Home);
    reader.press(Qt::Key_Return);
    QCOMPARE(reader.page(), QStringLiteral("index"));
}

void ManualWindowTest::escape_clearsTheSearchAndThenCloses()
{
    ManualReader reader;
    reader.window->openPage(QStringLiteral("index"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("key"));
    reader.press(Qt::Key_Escape);
    QVERIFY(reader.part<QLineEdit>("pageSearch")->text().isEmpty());
    QVERIFY(reader.window->isVisible());
    reader.press(Qt::Key_Escape);
    QTRY_VERIFY(!reader.window);
}

void ManualWindowTest::size_isRememberedForTheNextTime()
{
    ManualReader reader;
    reader.window->resize(777, 555);
    reader.window->close();
    QTRY_VERIFY(!reader.window);
    ManualWindow again(manualFolder.toStdString(), reader.settings);
    QCOMPARE(again.size(), QSize(777, 555));
}

void ManualWindowTest::pageThatCannotBeRead_saysWhyInItsPlace_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("why");
    QTest::newRow("not a page") << QStringLiteral("lost") << QStringLiteral("lost.md, line 1");
    QTest::newRow("not a file") << QStringLiteral("folder") << QStringLiteral("folder.md is not a page");
    QTest::newRow("not there") << QStringLiteral("labeler") << QStringLiteral("“labeler”");
}

void ManualWindowTest::pageThatCannotBeRead_saysWhyInItsPlace()
{
    QFETCH(QString, page);
    QFETCH(QString, why);
    const OddManual manual;
    ManualReader reader(manual.folder.path());
    reader.window->openPage(page);
    QVERIFY(reader.page().isEmpty());
    QVERIFY2(reader.visibleTexts().contains(why), qPrintable(reader.visibleTexts()));
    reader.window->openPage(QStringLiteral("index"));
    QVERIFY(reader.document().isVisible());
    QVERIFY(
        reader.document().toPlainText().contains(QStringLiteral("lost (this page is not in the manual)")));
    QVERIFY(reader.part<QAbstractButton>("pageProblems")->isVisible());
}

void ManualWindowTest::manualThatIsNotThere_saysWhereItWasSought()
{
    ManualReader reader(QStringLiteral("/nowhere/manual"));
    reader.window->openPage(QStringLiteral("index"));
    QVERIFY2(reader.visibleTexts().contains(QStringLiteral("/nowhere/manual")),
             qPrintable(reader.visibleTexts()));
    QTest::keyClick(reader.window, Qt::Key_Escape);
    QTRY_VERIFY(!reader.window);
}

void ManualWindowTest::withoutStudy_opensAtTheIndex()
{
    const ManualOffice office;
    QVERIFY(!office.manual());
    QAction* manual = nullptr;
    for (QAction* menu : office.window->menuBar()->actions()) {
        for (QAction* action : menu->menu() ? menu->menu()->actions() : QList<QAction*>()) {
            if (action->shortcut() == QKeySequence(Qt::SHIFT | Qt::Key_F1))
                manual = action;
        }
    }
    QVERIFY(manual);
    manual->trigger();
    QVERIFY(office.manual() && office.manual()->isVisible());
    QVERIFY(office.manual()->isWindow());
    QCOMPARE(office.page(), QStringLiteral("index"));
}

void ManualWindowTest::pageOfTheManual_isForWhatIsOnTheScreen()
{
    ManualOffice office;
    office.openStudy();
    using Page = StudyPages::Page;
    for (const auto& [page, topic] :
         {std::pair(Page::Tasks, "index"), std::pair(Page::Guide, "labeler"),
          std::pair(Page::Review, "reviewer"), std::pair(Page::Scorecard, "labeler"),
          std::pair(Page::Scores, "researcher")}) {
        office.window->pages()->showPage(page);
        office.openManual();
        QCOMPARE(office.page(), QString::fromLatin1(topic));
        office.manual()->close();
        QTRY_VERIFY(!office.manual());
        office.activate(*office.window);
    }
    office.window->pages()->startTask(office.task.id);
    office.openManual();
    QCOMPARE(office.page(), QStringLiteral("labeler"));
}

void ManualWindowTest::openManual_staysAtItsPageAndComesToTheFront()
{
    ManualOffice office;
    office.openStudy();
    ManualWindow& manual = office.openManual();
    manual.openPage(QStringLiteral("safety"));
    office.activate(*office.window);
    office.window->pages()->showPage(StudyPages::Page::Review);
    QCOMPARE(&office.openManual(), &manual);
    QVERIFY(manual.isActiveWindow());
    QCOMPARE(office.page(), QStringLiteral("safety"));
}

void ManualWindowTest::mainWindow_takesTheManualAlongWhenItCloses()
{
    const ManualOffice office;
    office.openManual().resize(700, 600);
    office.window->close();
    QTRY_VERIFY(!office.manual());
    QVERIFY(!office.settings.manualGeometry().isEmpty());
}

void ManualWindowTest::keysInTheManual_doNotReachTheLabelingPage()
{
    ManualOffice office;
    LabelingPage& page = office.beginTest();
    QWidget* const typing = QApplication::focusWidget();
    QTest::keyClicks(typing, QStringLiteral("cu"));
    const auto image = page.session()->current();
    office.openManual();
    QVERIFY(!QApplication::focusWidget()->isAncestorOf(typing) && QApplication::focusWidget() != typing);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("beagle"));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_F1, Qt::Key_F11, Qt::Key_Down})
        QTest::keyClick(QApplication::focusWidget(), key);
    for (const Qt::Key key : {Qt::Key_K, Qt::Key_Z, Qt::Key_W, Qt::Key_Space, Qt::Key_1}) {
        if (!office.manual()) {
            office.activate(*office.window);
            office.openManual();
        }
        QTest::keyClick(QApplication::focusWidget(), key, Qt::ControlModifier);
        QCoreApplication::processEvents();
    }
    QVERIFY(office.window->pages()->isLabeling());
    QVERIFY(page.isVisible());
    QVERIFY(!page.session()->isPaused());
    QCOMPARE(page.session()->current(), image);
    QCOMPARE(qobject_cast<QLineEdit*>(typing)->text(), QStringLiteral("cu"));
    office.activate(*office.window);
    QCOMPARE(QApplication::focusWidget(), typing);
}

/// As with every other window of Vizsla.
void ManualWindowTest::manualBesideATest_isNotAway()
{
    ManualOffice office;
    const LabelingPage& page = office.beginTest();
    office.openManual();
    QVERIFY(!page.session()->isAway());
    Q_EMIT qGuiApp->focusWindowChanged(nullptr);
    QVERIFY(page.session()->isAway());
    Q_EMIT qGuiApp->focusWindowChanged(office.manual()->windowHandle());
    QVERIFY(!page.session()->isAway());
}

}  // namespace manual_window_test

VIZSLA_TEST(tst_manual_window, manual_window_test::ManualWindowTest)
#include "tst_manual_window.moc"
