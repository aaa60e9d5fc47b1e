// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <fstream>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "ui/guide/guide_viewer.h"
#include "ui/home/home_page.h"
#include "ui/images/image_view.h"
#include "ui/study/open_study.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/study_pages.h"
#include "ui/window/welcome_page.h"

using namespace vizsla;
using namespace vizsla::test;

namespace main_window_test {

namespace {

/// A prepared study and the window over it.
struct Office : WindowFixture
{
    Office()
        : images(addPictures("photos", "beagle husky cup car mug")),
          task(study().addTask("cups_and_dogs", images, Mode::Training, 3)),
          ada(study().addLabeler("Ada"))
    {
        writeGuidePage(QStringLiteral("cups.md"),
                       QStringLiteral("---\ntitle: Cups\nsection: Things\nclasses: cup mug\n---\n# Cups\n\n"
                                      "A [cup](class:cup) is not a [mug](class:mug).\n"));
        paths.sampleSources.stampsFolder = study().folder() / "no stamps";
        paths.sampleSources.catalogueFolder = VIZSLA_SAMPLE;
        paths.sampleFolder = study().folder() / "sample";
        setLabeler(ada);
        study().close();
    }

    std::vector<Image> images;
    Task task;
    Labeler ada;
};

QString message(const MainWindow& window)
{
    const auto* bar = window.findChild<MessageBar*>();
    return bar->isVisibleTo(&window) ? bar->text() : QString();
}

QPushButton* taskButton(const MainWindow& window)
{
    return window.findChild<QPushButton*>(QStringLiteral("task:cups_and_dogs"));
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// Types a name into the open dialog and accepts it.
void answerDialog(const MainWindow& window, const QString& name)
{
    auto* dialog = window.findChild<QDialog*>();
    QVERIFY(dialog);
    auto* edit = dialog->findChild<QLineEdit*>(QStringLiteral("name"));
    // As an input method types: QTest's keys are ASCII.
    edit->selectAll();
    edit->insert(name);
    QTest::keyClick(edit, Qt::Key_Return);
}

void chooseInLabelerMenu(const MainWindow& window, const QString& text)
{
    QMenu* menu = window.findChild<QPushButton*>(QStringLiteral("labeler"))->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions()) {
        if (action->text() == text) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("there is no ") + text));
}

void writeFile(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void withoutStudy_welcomes();
    void study_opensAtTheTasksOfTheLastLabeler();
    void labeler_isAddedRenamedAndChosen();
    void anotherLabeler_findsNothingOfTheOneBefore();
    void labelersOfTheStudy_areOfferedWhereNobodyIsChosen();
    void reviewers_areOfferedWhereNobodyIsChosen();
    void takenOrBlankName_isRefusedInTheDialog();
    void startByKeyboard_goesToTheImageAndBackToProgress();
    void guide_opensFromTheSessionAndReturnsToTheSameImage();
    void secondWindow_opensReadOnlyAndSaysSo();
    void unreadableStudy_isRefusedAndTheOpenOneStays_data();
    void unreadableStudy_isRefusedAndTheOpenOneStays();
    void newStudy_opensWithItsClasses();
    void existingFile_isNotOverwrittenByANewStudy();
    void sampleWithoutStamps_saysWhatToInstall();
    void progressOfTheSample_isShownWholeAndCancelledByEscape();
    void size_isRemembered();
    void recentStudies_areOffered();
    void recentStudiesOfOneName_areToldWithTheirFolders();
    void studyThroughALink_isTheOneThatIsOpen();
    void replacedStudy_isSaidAndSavedAsACopy();
    void movedStudyThatIsBack_isWrittenAgainWithoutTheWarning();
    void quittingWithALogThatWasEmptied_saysSoOnce();
    void damagedStudyWithoutBackups_saysHowToSalvageIt();
    void studyInASyncedFolder_isSaidOnce();
    void preferences_openByKeyAndHoldAtOnce();
    void changedAppearance_repaintsEverything();
    void closedMenu_givesTheKeyboardBack();
    void closingTheWindow_endsTheSession();
};

void MainWindowTest::withoutStudy_welcomes()
{
    Office office;
    const auto window = office.makeWindow();
    QVERIFY(window->findChild<WelcomePage*>()->isVisible());
    QVERIFY(window->findChild<QPushButton*>(QStringLiteral("startSample"))->isVisible());
}

void MainWindowTest::study_opensAtTheTasksOfTheLastLabeler()
{
    Office office;
    const auto window = office.makeStudyWindow();
    QCOMPARE(window->pages()->labeler()->name, std::string("Ada"));
    QVERIFY(taskButton(*window)->isVisible());
    QCOMPARE(taskButton(*window)->text(), QStringLiteral("Start"));
}

void MainWindowTest::labeler_isAddedRenamedAndChosen()
{
    Office office;
    const auto window = office.makeStudyWindow();
    chooseInLabelerMenu(*window, QStringLiteral("Add a labeler…"));
    answerDialog(*window, QStringLiteral("  Zoë Ångström 李 "));
    QCOMPARE(window->pages()->labeler()->name, std::string("Zoë Ångström 李"));
    QTRY_VERIFY(!window->findChild<QDialog*>());
    chooseInLabelerMenu(*window, QStringLiteral("Rename…"));
    answerDialog(*window, QStringLiteral("Zoë"));
    QCOMPARE(window->pages()->labeler()->name, std::string("Zoë"));
    chooseInLabelerMenu(*window, QStringLiteral("Ada"));
    QCOMPARE(window->pages()->labeler()->name, std::string("Ada"));
}

void MainWindowTest::anotherLabeler_findsNothingOfTheOneBefore()
{
    Office office;
    const auto window = office.makeStudyWindow();
    const auto sit = [&] {
        window->pages()->startTask(office.task.id);
        QTRY_VERIFY(window->findChild<LabelingPage*>()->session()->isShown());
        QCoreApplication::processEvents();
    };
    const auto openBranches = [&] {
        const auto* tree = window->findChild<QTreeView*>(QStringLiteral("classHierarchy"));
        int open = 0;
        for (QModelIndex at = tree->model()->index(0, 0); at.isValid(); at = tree->indexBelow(at))
            open += tree->isExpanded(at) ? 1 : 0;
        return open;
    };
    sit();
    const int before = openBranches();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("husky"));
    QVERIFY(openBranches() > before);
    press(Qt::Key_F1);
    QTRY_VERIFY(window->findChild<GuideViewer*>()->isVisible());
    window->pages()->showPage(StudyPages::Page::Tasks);
    chooseInLabelerMenu(*window, QStringLiteral("Add a labeler…"));
    answerDialog(*window, QStringLiteral("Dora"));
    QTRY_VERIFY(!window->findChild<QDialog*>());
    QVERIFY(!window->findChild<GuideViewer*>());
    sit();
    QCOMPARE(openBranches(), before);
    QCOMPARE(window->findChild<QLineEdit*>(QStringLiteral("classSearch"))->text(), QString());
    QVERIFY(window->findChild<QLabel*>(QStringLiteral("selectedClass"))->text() !=
            QStringLiteral("husky, Eskimo dog"));
    const auto* tree = window->findChild<QTreeView*>(QStringLiteral("classHierarchy"));
    QVERIFY(!tree->currentIndex().isValid() && !tree->selectionModel()->hasSelection());
}

/// As after the file was moved, or came from another machine.
void MainWindowTest::labelersOfTheStudy_areOfferedWhereNobodyIsChosen()
{
    Office office;
    office.study().reopen();
    office.study().addLabeler("Bea");
    office.study().close();
    office.settings.setLabelerId(office.file(), {});
    const auto window = office.makeStudyWindow();
    QVERIFY(!window->pages()->labeler());
    const auto choices = window->findChild<HomePage*>()->findChildren<QPushButton*>();
    QStringList texts;
    for (const QPushButton* button : choices) {
        if (button->isVisible())
            texts << button->text();
    }
    QCOMPARE(texts, QStringList({"Ada", "Bea", "Add a labeler…", "New task…"}));
    QCOMPARE(static_cast<QPushButton*>(QApplication::focusWidget())->text(), QStringLiteral("Ada"));
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(window->pages()->labeler()->name, std::string("Bea"));
    QVERIFY(taskButton(*window)->isVisible());
}

void MainWindowTest::reviewers_areOfferedWhereNobodyIsChosen()
{
    Office office;
    office.settings.setLabelerId(office.file(), {});
    const auto window = office.makeStudyWindow();
    window->pages()->showPage(StudyPages::Page::Review);
    QCOMPARE(static_cast<QPushButton*>(QApplication::focusWidget())->text(), QStringLiteral("Ada"));
    press(Qt::Key_Space);
    QCOMPARE(window->pages()->labeler()->name, std::string("Ada"));
    QVERIFY(window->pages()->page() == StudyPages::Page::Review);
}

void MainWindowTest::takenOrBlankName_isRefusedInTheDialog()
{
    Office office;
    const auto window = office.makeStudyWindow();
    chooseInLabelerMenu(*window, QStringLiteral("Add a labeler…"));
    answerDialog(*window, QStringLiteral("Ada"));
    QVERIFY(window->findChild<QDialog*>()->isVisible());
    answerDialog(*window, QStringLiteral("   "));
    QVERIFY(window->findChild<QDialog*>()->isVisible());
    QCOMPARE(window->pages()->labelers()->size(), std::size_t{1});
    const auto* problem = window->findChild<QLabel*>(QStringLiteral("nameProblem"));
    QVERIFY(!problem->text().isEmpty());
    QTest::keyClicks(window->findChild<QLineEdit*>(QStringLiteral("name")), "B");
    QVERIFY(problem->text().isEmpty());
}

void MainWindowTest::startByKeyboard_goesToTheImageAndBackToProgress()
{
    Office office;
    office.settings.setShowsFeedback(false);
    const auto window = office.makeStudyWindow();
    QTRY_VERIFY(taskButton(*window)->hasFocus());
    press(Qt::Key_Return);
    QVERIFY(window->pages()->isLabeling());
    const auto* page = window->findChild<LabelingPage*>();
    QTRY_VERIFY(page->session()->isShown());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("cup"));
    press(Qt::Key_Return);
    press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!window->pages()->isLabeling());
    QTRY_COMPARE(taskButton(*window)->text(), QStringLiteral("Continue"));
}

void MainWindowTest::guide_opensFromTheSessionAndReturnsToTheSameImage()
{
    Office office;
    const auto window = office.makeStudyWindow();
    window->pages()->startTask(office.task.id);
    const auto* page = window->findChild<LabelingPage*>();
    QTRY_VERIFY(page->session()->isShown());
    const auto image = page->session()->current();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mug"));
    press(Qt::Key_F1);
    auto* guide = window->findChild<GuideViewer*>();
    QTRY_VERIFY(guide->isVisible());
    QCOMPARE(guide->currentPage(), QStringLiteral("cups"));
    QTRY_VERIFY(QApplication::focusWidget());
    press(Qt::Key_Escape);
    QTRY_VERIFY(page->isVisible());
    QCOMPARE(page->session()->current(), image);
    QVERIFY(page->session()->isShown());
}

void MainWindowTest::secondWindow_opensReadOnlyAndSaysSo()
{
    Office office;
    const auto first = office.makeStudyWindow();
    const auto second = office.makeStudyWindow();
    QVERIFY(message(*first).isEmpty());
    QVERIFY(message(*second).contains(QStringLiteral("already open")));
    QVERIFY(!taskButton(*second)->isEnabled());
    QVERIFY(taskButton(*first)->isEnabled());
}

void MainWindowTest::unreadableStudy_isRefusedAndTheOpenOneStays_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("text") << std::string("this is a letter to a friend")
                          << QStringLiteral("not a Vizsla study");
    QTest::newRow("empty") << std::string() << QStringLiteral("not a Vizsla study");
    QTest::newRow("random") << std::string(5000, '\x91') << QStringLiteral("not a Vizsla study");
}

void MainWindowTest::unreadableStudy_isRefusedAndTheOpenOneStays()
{
    QFETCH(std::string, bytes);
    QFETCH(QString, said);
    Office office;
    const auto window = office.makeStudyWindow();
    const std::string other = (office.study().folder() / "größe #1.vizsla").string();
    writeFile(other, bytes);
    QVERIFY(!window->openStudyFile(QString::fromStdString(other)));
    QVERIFY2(message(*window).contains(said), qPrintable(message(*window)));
    QVERIFY(message(*window).contains(QStringLiteral("größe #1.vizsla")));
    QCOMPARE(QString::fromStdString(window->study()->file->path().string()), office.file());
    QVERIFY(taskButton(*window)->isVisible());
}

void MainWindowTest::newStudy_opensWithItsClasses()
{
    Office office;
    const auto window = office.makeWindow();
    office.files.next =
        QStringList(QString::fromStdString((office.study().folder() / "mine.vizsla").string()));
    Q_EMIT window->findChild<WelcomePage*>()->newWanted();
    QVERIFY(window->study());
    QCOMPARE(window->study()->hierarchy.classCount(), 1000);
    QVERIFY(!window->study()->file->isReadOnly());
}

void MainWindowTest::existingFile_isNotOverwrittenByANewStudy()
{
    Office office;
    const auto window = office.makeWindow();
    const std::string file = (office.study().folder() / "letter.vizsla").string();
    writeFile(file, "dear friend");
    QVERIFY(!window->newStudy(QString::fromStdString(file)));
    QVERIFY(message(*window).contains(QStringLiteral("exists already")));
    std::ifstream stream(file);
    QCOMPARE(std::string(std::istreambuf_iterator<char>(stream), {}), std::string("dear friend"));
}

void MainWindowTest::sampleWithoutStamps_saysWhatToInstall()
{
    Office office;
    const auto window = office.makeWindow();
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("startSample")), Qt::LeftButton);
    QTRY_VERIFY(message(*window).contains(QStringLiteral("tuxpaint-stamps-default")));
    QVERIFY(!window->findChild<WelcomePage*>()->isMaking());
    QVERIFY(!std::filesystem::exists(office.paths.sampleFolder));
}

void MainWindowTest::progressOfTheSample_isShownWholeAndCancelledByEscape()
{
    WelcomePage page;
    page.resize(1000, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto* start = page.findChild<QPushButton*>(QStringLiteral("startSample"));
    start->setFocus();
    page.showProgress(1, 3);
    QCoreApplication::processEvents();
    auto* cancel = page.findChild<QPushButton*>(QStringLiteral("cancelSample"));
    QVERIFY(cancel->isVisible() && cancel->height() >= cancel->sizeHint().height());
    const QRect shown = cancel->visibleRegion().boundingRect();
    QCOMPARE(shown.size(), cancel->size());
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    QSignalSpy cancelled(&page, &WelcomePage::cancelWanted);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    page.hideProgress();
    QVERIFY(start->hasFocus());
}

void MainWindowTest::size_isRemembered()
{
    Office office;
    {
        const auto window = office.makeWindow();
        window->resize(711, 577);
        window->close();
    }
    QCOMPARE(office.makeWindow()->size(), QSize(711, 577));
}

void MainWindowTest::recentStudies_areOffered()
{
    Office office;
    office.makeStudyWindow().reset();
    QCOMPARE(office.settings.recentStudies(), QStringList{office.file()});
    const auto window = office.makeWindow();
    Q_EMIT window->findChild<WelcomePage*>()->recentWanted(office.settings.recentStudies().front());
    QVERIFY(window->study());
}

void MainWindowTest::recentStudiesOfOneName_areToldWithTheirFolders()
{
    Office office;
    const QString folder = QString::fromStdString(office.study().folder().string());
    for (const char* path : {"/one/study.vizsla", "/two/study.vizsla", "/two/other.vizsla"})
        office.settings.addRecentStudy(folder + QLatin1String(path));
    const auto window = office.makeWindow();
    QStringList texts;
    for (const QPushButton* button : window->findChild<WelcomePage*>()->findChildren<QPushButton*>())
        texts << button->text();
    QVERIFY(texts.contains(QStringLiteral("other")));
    QVERIFY(!texts.contains(QStringLiteral("study")));
    QCOMPARE(texts.filter(QStringLiteral("/one")).size(), 1);
    QCOMPARE(texts.filter(QStringLiteral("/two")).size(), 1);
}

void MainWindowTest::studyThroughALink_isTheOneThatIsOpen()
{
    Office office;
    const QString link = QString::fromStdString((office.study().folder() / "link.vizsla").string());
    const QString second = QString::fromStdString((office.study().folder() / "second name.vizsla").string());
    std::filesystem::create_symlink(office.study().file(), link.toStdString());
    std::filesystem::create_hard_link(office.study().file(), second.toStdString());
    const auto window = office.makeWindow();
    for (const QString& path : {link, office.file(), link, second}) {
        QVERIFY(window->openStudyFile(path));
        QVERIFY(!window->study()->file->isReadOnly());
        QCOMPARE(message(*window), QString());
    }
    QCOMPARE(office.settings.recentStudies(), QStringList{office.file()});
}

void MainWindowTest::replacedStudy_isSaidAndSavedAsACopy()
{
    Office office;
    const std::filesystem::path folder = office.study().folder();
    std::filesystem::copy_file(office.study().file(), folder / "other version.vizsla");
    valueOf(LabelerRepository(*valueOf(StudyFile::open(folder / "other version.vizsla", office.clock(), 8)))
                .add("Zed"));
    const auto window = office.makeStudyWindow();
    valueOf(LabelerRepository(*window->study()->file).add("Bea"));
    std::filesystem::rename(folder / "other version.vizsla", office.study().file());
    QVERIFY(!LabelerRepository(*window->study()->file).add("Cyd"));
    QTRY_VERIFY(message(*window).contains(QStringLiteral("replaced by another file")));
    QVERIFY(message(*window).contains(QStringLiteral("study.vizsla")));
    auto* save = window->findChild<QPushButton*>(QStringLiteral("messageAction"));
    QVERIFY(save->isVisible());
    office.files.next = QStringList(QString::fromStdString((folder / "saved.vizsla").string()));
    save->click();
    QVERIFY(message(*window).contains(QStringLiteral("saved.vizsla")));
    QCOMPARE(window->study()->file->path(), std::filesystem::path(office.files.next[0].toStdString()));
    QVERIFY(!window->study()->file->isReadOnly());
    QCOMPARE(valueOf(LabelerRepository(*window->study()->file).all()).back().name, std::string("Bea"));
    QCOMPARE(window->pages()->labeler()->name, std::string("Ada"));
    // What took the name can be opened, without what was written into its predecessor.
    QVERIFY(window->openStudyFile(office.file()));
    QCOMPARE(valueOf(LabelerRepository(*window->study()->file).all()).back().name, std::string("Zed"));
    QVERIFY(message(*window).contains(QStringLiteral("belongs to another file")));
}

void MainWindowTest::movedStudyThatIsBack_isWrittenAgainWithoutTheWarning()
{
    Office office;
    const std::filesystem::path folder = office.study().folder() / "here";
    const std::filesystem::path away = office.study().folder() / "away";
    std::filesystem::create_directory(folder);
    std::filesystem::copy_file(office.study().file(), folder / "study.vizsla");
    const auto window = office.makeWindow();
    QVERIFY(window->openStudyFile(QString::fromStdString((folder / "study.vizsla").string())));
    valueOf(LabelerRepository(*window->study()->file).add("Bea"));
    std::filesystem::rename(folder, away);
    QVERIFY(!LabelerRepository(*window->study()->file).add("Cyd"));
    QTRY_VERIFY(message(*window).contains(QStringLiteral("was deleted or moved")));
    std::filesystem::rename(away, folder);
    valueOf(LabelerRepository(*window->study()->file).add("Cyd"));
    QTRY_COMPARE(message(*window), QString());
    // What fails from now on is said as what it is.
    std::filesystem::rename(folder, away);
    QVERIFY(!LabelerRepository(*window->study()->file).add("Dan"));
    QTRY_VERIFY(message(*window).contains(QStringLiteral("was deleted or moved")));
    std::filesystem::rename(away, folder);
}

void MainWindowTest::quittingWithALogThatWasEmptied_saysSoOnce()
{
    Office office;
    const std::filesystem::path study = office.study().folder() / "here.vizsla";
    std::filesystem::copy_file(office.study().file(), study);
    const auto window = office.makeWindow();
    QVERIFY(window->openStudyFile(QString::fromStdString(study.string())));
    valueOf(LabelerRepository(*window->study()->file).add("Bea"));
    QVERIFY(message(*window).isEmpty());
    std::filesystem::resize_file(study.string() + "-wal", 0);
    QVERIFY(!window->close() && window->isVisible());
    QTRY_VERIFY2(message(*window).contains(QStringLiteral("emptied or cut")), qPrintable(message(*window)));
    QVERIFY(window->close());
}

void MainWindowTest::damagedStudyWithoutBackups_saysHowToSalvageIt()
{
    Office office;
    const std::filesystem::path damaged = office.study().folder() / "damaged.vizsla";
    std::filesystem::copy_file(office.study().file(), damaged);
    std::filesystem::resize_file(damaged, std::filesystem::file_size(damaged) - 100);
    const auto window = office.makeWindow();
    QVERIFY(!window->openStudyFile(QString::fromStdString(damaged.string())));
    const QString command =
        QStringLiteral("vizsla check \"%1\" --salvage NEWFILE").arg(QString::fromStdString(damaged.string()));
    QVERIFY2(message(*window).contains(command), qPrintable(message(*window)));
    window->findChild<QPushButton*>(QStringLiteral("messageAction"))->click();
    QTRY_VERIFY(window->findChild<QDialog*>());
    const auto saysCommand = [&] {
        const auto labels = window->findChild<QDialog*>()->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(command);
        });
    };
    QTRY_VERIFY(saysCommand());
}

void MainWindowTest::studyInASyncedFolder_isSaidOnce()
{
    Office office;
    const std::filesystem::path folder = office.study().folder() / "Dropbox";
    std::filesystem::create_directory(folder);
    std::filesystem::copy_file(office.study().file(), folder / "study.vizsla");
    const QString file = QString::fromStdString((folder / "study.vizsla").string());
    {
        const auto window = office.makeWindow();
        QVERIFY(window->openStudyFile(file));
        QVERIFY(message(*window).contains(QStringLiteral("Dropbox")));
    }
    const auto window = office.makeWindow();
    QVERIFY(window->openStudyFile(file));
    QCOMPARE(message(*window), QString());
}

void MainWindowTest::preferences_openByKeyAndHoldAtOnce()
{
    Office office;
    const auto window = office.makeStudyWindow();
    const auto* today = window->findChild<QLabel*>(QStringLiteral("today"));
    QTRY_COMPARE(today->text(), "Nothing labeled today yet");
    press(Qt::Key_Comma, Qt::ControlModifier);
    auto* goal = window->findChild<QSpinBox*>(QStringLiteral("dailyGoal"));
    QVERIFY(goal);
    QTRY_VERIFY(goal->isVisible());
    goal->setFocus();
    goal->selectAll();
    QTest::keyClicks(goal, QStringLiteral("60"));
    QCOMPARE(today->text(), "Today: 0 of 60 images");
    QTest::keyClick(goal, Qt::Key_Escape);
    QTRY_VERIFY(!window->findChild<QSpinBox*>(QStringLiteral("dailyGoal")));
    QCOMPARE(office.settings.dailyGoal(office.ada.id), 60);
}

void MainWindowTest::changedAppearance_repaintsEverything()
{
    Office office;
    const auto window = office.makeStudyWindow();
    const QColor before = window->grab().toImage().pixelColor(5, 400);
    applyTheme(*qApp, Scheme::Dark);
    QVERIFY(window->grab().toImage().pixelColor(5, 400).lightness() < before.lightness());
    applyTheme(*qApp, Scheme::Light);
}

void MainWindowTest::closedMenu_givesTheKeyboardBack()
{
    Office office;
    const auto window = office.makeStudyWindow();
    window->pages()->startTask(office.task.id);
    auto* search = window->findChild<QLineEdit*>(QStringLiteral("classSearch"));
    QTRY_VERIFY(search->hasFocus());
    QMenuBar* bar = window->menuBar();
    for (QAction* action : bar->actions()) {
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(action).center());
        QTRY_VERIFY(action->menu()->isVisible());
        QTest::keyClick(action->menu(), Qt::Key_Escape);
        QTRY_VERIFY(!action->menu()->isVisible());
        QTRY_COMPARE(window->focusWidget(), search);
        QVERIFY(!bar->activeAction());
    }
    QTest::keyClicks(window->focusWidget(), QStringLiteral("fc"));
    QCOMPARE(search->text(), QStringLiteral("fc"));
    QVERIFY(window->pages());

    auto* labeler = window->findChild<QPushButton*>(QStringLiteral("labeler"));
    QTimer::singleShot(100, labeler->menu(),
                       [menu = labeler->menu()] { QTest::keyClick(menu, Qt::Key_Escape); });
    QTest::mouseClick(labeler, Qt::LeftButton);
    QTRY_VERIFY(!labeler->menu()->isVisible());
    QTRY_COMPARE(window->focusWidget(), search);
}

void MainWindowTest::closingTheWindow_endsTheSession()
{
    Office office;
    {
        const auto window = office.makeStudyWindow();
        window->pages()->startTask(office.task.id);
        QTRY_VERIFY(window->findChild<LabelingPage*>()->session()->isShown());
        window->close();
    }
    office.study().reopen();
    QCOMPARE(office.study().number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 0);
    QCOMPARE(office.study().number("SELECT COUNT(*) FROM session"), 1);
}

}  // namespace main_window_test

VIZSLA_TEST(tst_main_window, main_window_test::MainWindowTest)

#include "tst_main_window.moc"
