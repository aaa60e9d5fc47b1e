// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_opener.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "tests/ui/import_fixtures.h"
#include "ui/imports/import_dialog.h"
#include "ui/scores/scores_table.h"
#include "ui/study/open_study.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_opener_test {

namespace {

/// A study and the window over it.
struct Office : WindowFixture
{
    explicit Office(bool isEmpty = false)
    {
        std::filesystem::create_directories(guideFolder());
        if (isEmpty)
            return;
        const auto images = addPictures("imagenet", "beagle cup");
        task = study().addTask("dogs", images, Mode::Training);
        study().addLabeler("Ada");
        setLabeler(study().addLabeler("Grace"));
    }
    QAction* action() const { return window->findChild<QAction*>(QStringLiteral("importAction")); }
    ImportDialog* dialog() const { return window->findChild<ImportDialog*>(); }
    QString message() const
    {
        const auto* bar = window->centralWidget()->findChild<MessageBar*>();
        return bar->isVisibleTo(window.get()) ? bar->text() : QString();
    }
    void click(const char* name) const
    {
        QTest::mouseClick(window->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
    }
    QString kind() const { return dialog()->findChild<QComboBox*>(QStringLiteral("kind"))->currentText(); }
    void pressImportKey() const { QTest::keyClick(window.get(), Qt::Key_I, Qt::ControlModifier); }
    bool drop(const QStringList& dropped) const { return dropOn(*window, dropped); }
    std::int64_t modelsAfterwards()
    {
        window.reset();
        study().reopen();
        return study().number("SELECT COUNT(*) FROM model");
    }

    Task task;
};

}  // namespace

class ImportOpenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAStudy_nothingIsImported();
    void readOnlyStudy_saysWhyNot();
    void key_opensOneDialog();
    void droppedStudy_isOpened();
    void droppedFiles_areProposed();
    void behindAnotherDialog_nothingIsDropped();
    void imported_pagesAreMadeAnewForTheSameLabeler();
    void importedTestSet_leavesNoEmptyPage();
    void scoresPage_asksForPredictions();
    void labeling_endsBeforeTheDialog();
    void windowThatGoes_cancelsTheImport();
    void studyThatIsClosed_takesTheDialogAlong();
};

void ImportOpenerTest::withoutAStudy_nothingIsImported()
{
    Office office;
    office.showWindow();
    QVERIFY(!office.action()->isEnabled());
    QVERIFY(office.action()->toolTip().contains("Open a study first"));
    QCOMPARE(office.action()->statusTip(), office.action()->toolTip());
    office.pressImportKey();
    QVERIFY(!office.dialog());
    QVERIFY(office.drop({office.file() + QStringLiteral(".csv")}));
    QVERIFY(!office.dialog());
    QVERIFY(office.message().contains("Open a study first"));
}

void ImportOpenerTest::readOnlyStudy_saysWhyNot()
{
    Office office;
    office.study().close();
    const auto held = valueOf(StudyFile::open(office.file().toStdString(), office.clock(), 9));
    office.openWindow();
    QVERIFY(!office.action()->isEnabled());
    QVERIFY(office.action()->toolTip().contains("already open in another window"));
    office.drop({office.file() + QStringLiteral(".csv")});
    QVERIFY(!office.dialog());
    QCOMPARE(office.message(), office.action()->toolTip());
}

void ImportOpenerTest::key_opensOneDialog()
{
    Office office;
    office.openWindow();
    QVERIFY(office.action()->isEnabled());
    office.pressImportKey();
    QVERIFY(office.dialog()->isVisible());
    QCOMPARE(office.dialog()->windowModality(), Qt::WindowModal);
    office.drop(writeModels(office.study().folder() / "models", 1));
    QCOMPARE(office.window->findChildren<ImportDialog*>().size(), 1);
    office.dialog()->reject();
    QTRY_VERIFY(!office.dialog());
}

void ImportOpenerTest::droppedStudy_isOpened()
{
    Office office;
    office.showWindow();
    QVERIFY(office.drop({office.file()}));
    QVERIFY(office.window->study());
    QVERIFY(!office.dialog());
    QVERIFY(office.action()->isEnabled());
    QVERIFY(!office.drop({}));
}

void ImportOpenerTest::droppedFiles_areProposed()
{
    Office office;
    office.openWindow();
    QVERIFY(office.drop(writeModels(office.study().folder() / "models", 2)));
    QVERIFY(office.dialog()->isVisible());
    QCOMPARE(office.kind(), QStringLiteral("Predictions of models"));
    QCOMPARE(office.dialog()->findChild<QLabel*>(QStringLiteral("chosen"))->text(),
             QStringLiteral("model1.csv, model2.csv"));
    QVERIFY(office.dialog()->findChild<QPushButton*>(QStringLiteral("import"))->isEnabled());
}

void ImportOpenerTest::behindAnotherDialog_nothingIsDropped()
{
    Office office;
    office.openWindow();
    Q_EMIT office.window->pages()->addLabelerWanted();
    QVERIFY(QApplication::activeModalWidget());
    QVERIFY(!office.drop(writeModels(office.study().folder() / "models", 2)));
    QVERIFY(!office.dialog());
}

void ImportOpenerTest::imported_pagesAreMadeAnewForTheSameLabeler()
{
    Office office;
    office.openWindow();
    office.window->pages()->showPage(StudyPages::Page::Scores);
    const QPointer<StudyPages> before = office.window->pages();
    office.drop(writeModels(office.study().folder() / "models", 2));
    office.click("import");
    QTRY_VERIFY(!before);
    QCOMPARE(office.window->pages()->page(), StudyPages::Page::Scores);
    QCOMPARE(office.window->pages()->labeler()->name, std::string("Grace"));
    QVERIFY(office.dialog()->isVisible());
    QVERIFY(!office.window->study()->file->isReadOnly());
    const auto* table = office.window->findChild<ScoresTable*>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    office.click("closeReport");
    QTRY_VERIFY(!office.dialog());
    office.window->pages()->startTask(office.task.id);
    QVERIFY(office.window->pages()->isLabeling());
}

void ImportOpenerTest::importedTestSet_leavesNoEmptyPage()
{
    Office office(true);
    office.openWindow();
    QVERIFY(office.window->findChild<QPushButton*>(QStringLiteral("importTestSet"))->isVisible());
    office.click("importTestSet");
    QCOMPARE(office.kind(), QStringLiteral("A test set"));
    office.files.next = {writeFile(office.study().folder() / "zoo.csv", "image,wnid\na,beagle\n")};
    office.click("chooseFiles");
    office.click("import");
    QTRY_VERIFY(!office.window->findChild<QPushButton*>(QStringLiteral("importTestSet")));
}

void ImportOpenerTest::scoresPage_asksForPredictions()
{
    Office office;
    office.openWindow();
    office.window->pages()->showPage(StudyPages::Page::Scores);
    Q_EMIT office.window->pages()->importPredictionsWanted();
    QVERIFY(office.dialog()->isVisible());
    QCOMPARE(office.kind(), QStringLiteral("Predictions of models"));
}

void ImportOpenerTest::labeling_endsBeforeTheDialog()
{
    Office office;
    office.openWindow();
    office.window->pages()->startTask(office.task.id);
    QVERIFY(office.window->pages()->isLabeling());
    office.pressImportKey();
    QVERIFY(office.dialog()->isVisible());
    QVERIFY(!office.window->pages()->isLabeling());
    office.window.reset();
    office.study().reopen();
    QCOMPARE(office.study().number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 0);
    QCOMPARE(office.study().number("SELECT COUNT(*) FROM session"), 1);
}

void ImportOpenerTest::windowThatGoes_cancelsTheImport()
{
    Office office;
    office.openWindow();
    office.drop(writeModels(office.study().folder() / "models", 2000));
    office.click("import");
    QVERIFY(office.dialog()->isRunning());
    QVERIFY(!office.drop({office.file()}));
    QCOMPARE(office.modelsAfterwards(), 0);
}

void ImportOpenerTest::studyThatIsClosed_takesTheDialogAlong()
{
    Office office;
    office.openWindow();
    office.pressImportKey();
    const QPointer<ImportDialog> dialog = office.dialog();
    QVERIFY(dialog);
    const QString other = QString::fromStdString((office.study().folder() / "other.vizsla").string());
    QVERIFY(office.window->newStudy(other));
    QVERIFY(!dialog);
    QVERIFY(office.action()->isEnabled());
}

}  // namespace import_opener_test

VIZSLA_TEST(tst_import_opener, import_opener_test::ImportOpenerTest)
#include "tst_import_opener.moc"
