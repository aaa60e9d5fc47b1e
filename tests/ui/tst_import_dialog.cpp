// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

#include "core/store/image_repository.h"
#include "tests/support/results.h"
#include "tests/support/scripted_file_chooser.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"
#include "tests/ui/import_fixtures.h"
#include "ui/imports/import_form.h"
#include "ui/imports/import_progress.h"
#include "ui/imports/import_report_view.h"
#include "ui/widgets/message_bar.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_dialog_test {

namespace {

/// A study, the dialog over it, and hands to use it.
struct Counter : StudyFixture
{
    using StudyFixture::StudyFixture;

    ImportDialog& open()
    {
        dialog = std::make_unique<ImportDialog>(study(), chooser);
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            qFatal("the dialog did not become active");
        return *dialog;
    }
    template <class Widget = QPushButton>
    Widget* find(const char* name) const
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    void choose(const QStringList& files)
    {
        chooser.next = files;
        click("chooseFiles");
    }
    QString text(const char* name) const { return find<QLabel>(name)->text(); }
    QString plan() const { return find<QTextBrowser>("importPlan")->toPlainText(); }
    QString kind() const { return find<QComboBox>("kind")->currentText(); }
    void setKind(const QString& words) const
    {
        auto* box = find<QComboBox>("kind");
        box->setCurrentIndex(box->findText(words, Qt::MatchContains));
    }
    QString message() const
    {
        const auto* bar = dialog->findChild<MessageBar*>();
        return bar->isVisible() ? bar->text() : QString();
    }
    bool isChoosing() const { return find("import")->isVisible(); }
    bool isReporting() const { return dialog->findChild<ImportReportView*>()->isVisible(); }
    std::int64_t models() { return number("SELECT COUNT(*) FROM model"); }

    ScriptedFileChooser chooser;
    std::unique_ptr<ImportDialog> dialog;
};

}  // namespace

class ImportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyDialog_saysWhatIsLacking();
    void testSet_isNamedAfterItsFile_data();
    void testSet_isNamedAfterItsFile();
    void importedTestSet_isReportedAndOfferedNext();
    void predictionsWithoutATestSet_areRefusedBeforehand();
    void predictions_goIntoTheTestSetTheirFolderNames();
    void severalTestSets_haveToBeChosenAmong();
    void filesOfOtherKinds_areLeftOutAndComeNext();
    void annotation_isNamedAndComesBesideTheOneInUse();
    void unknownFile_asksWhatItIs();
    void droppedFiles_areChosen();
    void plan_isShownBeforeTheImport();
    void plan_goesWithTheFilesThatItIsOf();
    void planOfWhatIsRefused_saysWhy();
    void refusedFiles_areLookedAtAgainOnceMended();
    void message_movesNothingThatIsClicked();
    void filesThatChangedSince_areLookedAtAgain();
    void runningImport_showsProgressAndStaysResponsive();
    void escape_cancelsTheImportAndThenCloses();
    void failedImport_saysWhyAndCanBeMended();
    void report_showsWarningsAndNotesAndIsCopied();
    void dialogThatGoes_cancels();
    void publishedFiles_needNothingButToBeChosen();
};

void ImportDialogTest::emptyDialog_saysWhatIsLacking()
{
    Counter counter;
    ImportDialog& dialog = counter.open();
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Import into study"));
    QVERIFY(dialog.isModal());
    QVERIFY(!counter.find("import")->isEnabled());
    QCOMPARE(counter.text("lack"), QStringLiteral("Choose the files first."));
    QVERIFY(counter.find("chooseFiles")->hasFocus());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isRunning());
    counter.choose({});
    QCOMPARE(counter.text("lack"), QStringLiteral("Choose the files first."));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void ImportDialogTest::testSet_isNamedAfterItsFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::newRow("the published sample of ImageNet")
        << QStringLiteral("imagenet-annotatedval20k-0.csv") << QStringLiteral("imagenet");
    QTest::newRow("ImageNetV2") << QStringLiteral("imagenetv2-b-33.csv") << QStringLiteral("imagenetv2");
    QTest::newRow("ImageNetV2, spelled out")
        << QStringLiteral("ImageNet_V2.csv") << QStringLiteral("imagenetv2");
    QTest::newRow("validation images") << QStringLiteral("ILSVRC2012_val.csv") << QStringLiteral("imagenet");
    QTest::newRow("others") << QStringLiteral("zoo 2024.csv") << QStringLiteral("zoo 2024");
}

void ImportDialogTest::testSet_isNamedAfterItsFile()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    Counter counter;
    counter.open();
    counter.choose({writeFile(counter.folder() / file.toStdString(), "image,wnid\na,beagle\n")});
    QCOMPARE(counter.kind(), QStringLiteral("A test set"));
    QCOMPARE(counter.find<QLineEdit>("newTestSet")->text(), name);
    QVERIFY(counter.find("import")->isEnabled());
    counter.find<QLineEdit>("newTestSet")->setText(QStringLiteral("  "));
    QVERIFY(!counter.find("import")->isEnabled());
    QCOMPARE(counter.text("lack"), QStringLiteral("Give the test set a name."));
}

void ImportDialogTest::importedTestSet_isReportedAndOfferedNext()
{
    Counter counter;
    ImportDialog& dialog = counter.open();
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    counter.choose({writeFile(counter.folder() / "zoo.csv", "image,wnid\na,beagle\nb,cup\n")});
    QVERIFY(counter.find("import")->hasFocus());
    QTest::keyClick(counter.find("import"), Qt::Key_Return);
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(imported.count(), 1);
    QCOMPARE(counter.text("importSummary"), QStringLiteral("zoo: 2 images"));
    QVERIFY(counter.find<QTextBrowser>("importDetails")
                ->toPlainText()
                .contains(QStringLiteral("0 of 2 images have files: add them")));
    counter.click("importMore");
    QVERIFY(counter.isChoosing());
    counter.choose({writeFile(counter.folder() / "net.csv", "image,prediction\na,beagle\n")});
    QCOMPARE(counter.find<QComboBox>("testSet")->currentText(), QStringLiteral("zoo · 2 images"));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.models(), 1);
    counter.click("closeReport");
    QVERIFY(!dialog.isVisible());
}

void ImportDialogTest::predictionsWithoutATestSet_areRefusedBeforehand()
{
    Counter counter;
    counter.open();
    counter.choose(writeModels(counter.folder() / "models", 1));
    QCOMPARE(counter.kind(), QStringLiteral("Predictions of models"));
    QVERIFY(!counter.find("import")->isEnabled());
    QVERIFY(counter.text("lack").contains("no test set yet"));
}

void ImportDialogTest::predictions_goIntoTheTestSetTheirFolderNames()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.addTestSet("imagenetv2", "beagle");
    counter.open();
    const auto* testSet = counter.find<QComboBox>("testSet");
    counter.choose(writeModels(counter.folder() / "imagenetv2/predictions", 1));
    QCOMPARE(testSet->currentData().toString(), QStringLiteral("imagenetv2"));
    counter.chooser.next = {QString::fromStdString((counter.folder() / "ImageNet/predictions/").string())};
    writeModels(counter.folder() / "ImageNet/predictions", 4);
    writeFile(counter.folder() / "ImageNet/predictions/a.npy", "");
    counter.click("chooseFolder");
    QCOMPARE(testSet->currentData().toString(), QStringLiteral("imagenet"));
    QCOMPARE(counter.kind(), QStringLiteral("Predictions of models"));
    QCOMPARE(counter.text("chosen"), QStringLiteral("predictions"));
}

void ImportDialogTest::severalTestSets_haveToBeChosenAmong()
{
    Counter counter;
    counter.addTestSet("first", "beagle cup");
    counter.addTestSet("second", "beagle");
    counter.open();
    counter.choose(writeModels(counter.folder() / "models", 5));
    QCOMPARE(counter.text("chosen"), QStringLiteral("model1.csv, model2.csv, model3.csv and 2 more"));
    QCOMPARE(counter.text("lack"), QStringLiteral("Choose the test set."));
    QTest::keyClick(counter.find<QComboBox>("testSet"), Qt::Key_Down);
    QVERIFY(counter.find("import")->isEnabled());
    QVERIFY(counter.text("lack").isEmpty());
}

void ImportDialogTest::filesOfOtherKinds_areLeftOutAndComeNext()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    QStringList files = writeModels(counter.folder() / "models", 2);
    files << writeFile(counter.folder() / "verdicts.csv",
                       "reviewer,image,wnid,verdict\nann,imagenet1,beagle,correct\n");
    files << writeFile(counter.folder() / "letter.txt", "dear friend");
    counter.choose(files);
    QCOMPARE(counter.kind(), QStringLiteral("Predictions of models"));
    QVERIFY(counter.find<QLabel>("leftOut")->isVisible());
    QCOMPARE(counter.text("leftOut"), QStringLiteral("Left out of this import: verdicts.csv, letter.txt"));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.models(), 2);
    QCOMPARE(counter.find("importMore")->text(), QStringLiteral("Continue with the 2 left out…"));
    counter.click("importMore");
    QCOMPARE(counter.kind(), QStringLiteral("Verdicts of reviewers"));
    QCOMPARE(counter.text("chosen"), QStringLiteral("verdicts.csv"));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.number("SELECT COUNT(*) FROM verdict_column"), 1);
}

void ImportDialogTest::annotation_isNamedAndComesBesideTheOneInUse()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    const std::string text = R"({"initial_annots": {"imagenet1": {"correct": ["beagle"]}}})";
    counter.choose({writeFile(counter.folder() / "published.json", text)});
    auto* name = counter.find<QLineEdit>("annotationName");
    QVERIFY(name->isVisible());
    QCOMPARE(name->text(), QStringLiteral("published"));
    QCOMPARE(counter.text("annotationEffect"),
             QStringLiteral("Scores will use it: the study has no annotation yet."));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QVERIFY(counter.find<QTextBrowser>("importDetails")
                ->toPlainText()
                .contains("Scores use the annotation \"published\""));
    counter.click("importMore");
    counter.choose({writeFile(counter.folder() / "published.json", text)});
    QCOMPARE(
        counter.text("annotationEffect"),
        QStringLiteral("Replaces all of published, which scores use, unless it came from this very file."));
    name->clear();
    QCOMPARE(counter.text("lack"), QStringLiteral("Give the annotation a name."));
    QVERIFY(!counter.find("import")->isEnabled());
    QTest::keyClicks(name, QStringLiteral("ours"));
    QCOMPARE(counter.text("annotationEffect"),
             QStringLiteral(
                 "Comes beside published, which scores go on using; you choose on the page of scores."));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.number("SELECT COUNT(*) FROM annotation_source WHERE name IN ('ours', 'published')"), 2);
    counter.click("importMore");
    counter.choose({writeFile(counter.folder() / "set.csv", "image,wnid\na,beagle\n")});
    QVERIFY(!name->isVisible());
    QVERIFY(!counter.find<QLabel>("annotationEffect")->isVisible());
}

void ImportDialogTest::unknownFile_asksWhatItIs()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    counter.choose({writeFile(counter.folder() / "a.txt", "?"), writeFile(counter.folder() / "b.txt", "?")});
    QVERIFY(counter.kind().isEmpty());
    QVERIFY(counter.text("lack").contains("the file itself does not"));
    QVERIFY(counter.find<QComboBox>("kind")->hasFocus());
    counter.setKind(QStringLiteral("ReaL"));
    QVERIFY(counter.find("import")->isEnabled());
    QVERIFY(!counter.find<QComboBox>("testSet")->isVisible());
    QCOMPARE(counter.text("chosen"), QStringLiteral("a.txt"));
    QCOMPARE(counter.text("leftOut"), QStringLiteral("Left out of this import: b.txt"));
    counter.setKind(QStringLiteral("Predictions"));
    QCOMPARE(counter.text("chosen"), QStringLiteral("a.txt, b.txt"));
    QVERIFY(!counter.find<QLabel>("leftOut")->isVisible());
    counter.choose({writeFile(counter.folder() / "c.txt", "?")});
    QVERIFY(counter.kind().isEmpty());
}

void ImportDialogTest::droppedFiles_areChosen()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    auto* form = counter.dialog->findChild<ImportForm*>();
    QVERIFY(dropOn(*form, writeModels(counter.folder() / "models", 2)));
    QCOMPARE(counter.text("chosen"), QStringLiteral("model1.csv, model2.csv"));
    QVERIFY(counter.find("import")->isEnabled());
    QVERIFY(!dropOn(*form, {}));
}

void ImportDialogTest::plan_isShownBeforeTheImport()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    ImportDialog& dialog = counter.open();
    const QSize size = dialog.size();
    QVERIFY(counter.plan().isEmpty());
    const QRect kindPlace = counter.find<QComboBox>("kind")->geometry();
    writeFile(counter.folder() / "models/odd.csv",
              "image,prediction\nimagenet1,<zebra>\nimagenet2,cup\nstray,cup\n");
    counter.choose({QString::fromStdString((counter.folder() / "models/odd.csv").string())});
    QCOMPARE(counter.plan(), QStringLiteral("Looking at the files…"));
    QTRY_VERIFY2(counter.plan().contains("Predictions of models in 1 file: fit for imagenet"),
                 qPrintable(counter.plan()));
    QVERIFY2(counter.plan().contains("1 model, 2 images each"), qPrintable(counter.plan()));
    QVERIFY2(counter.plan().contains("<zebra>"), qPrintable(counter.plan()));
    QVERIFY2(counter.plan().contains("odd: 1 image is not in the test set"), qPrintable(counter.plan()));
    QCOMPARE(counter.models(), 0);
    QCOMPARE(dialog.size(), size);
    QCOMPARE(counter.find<QComboBox>("kind")->geometry(), kindPlace);
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.models(), 1);
}

void ImportDialogTest::plan_goesWithTheFilesThatItIsOf()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    counter.choose(writeModels(counter.folder() / "models", 3));
    QTRY_VERIFY(counter.plan().contains("in 3 files"));
    counter.choose({writeFile(counter.folder() / "set.csv", "image,wnid\na,beagle\n")});
    QCOMPARE(counter.plan(), QStringLiteral("Looking at the files…"));
    QTRY_VERIFY(counter.plan().contains("set: 1 image"));
    counter.find<QLineEdit>("newTestSet")->setText(QStringLiteral("zoo"));
    QCOMPARE(counter.plan(), QStringLiteral("Looking at the files…"));
    QTRY_VERIFY(counter.plan().contains("zoo: 1 image"));
    counter.find<QLineEdit>("newTestSet")->clear();
    QVERIFY(counter.plan().isEmpty());
    counter.choose({writeFile(counter.folder() / "letter.txt", "dear friend")});
    QTest::qWait(400);
    QVERIFY(counter.plan().isEmpty());
}

void ImportDialogTest::planOfWhatIsRefused_saysWhy()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    counter.choose(
        {writeFile(counter.folder() / "broken.csv", "image,prediction\nimagenet1,beagle\nimagenet1,cup\n")});
    QTRY_VERIFY2(counter.plan().contains("broken.csv, line 3"), qPrintable(counter.plan()));
    QVERIFY(counter.message().isEmpty());
    QVERIFY(!counter.find("import")->isEnabled());
    QVERIFY(counter.find("import")->toolTip().contains(QStringLiteral("broken.csv, line 3")));
    QVERIFY(counter.find<QTextBrowser>("importPlan")->hasFocus());
    // Nor by the key that stands for it.
    QTest::keyClick(counter.dialog.get(), Qt::Key_Return);
    QVERIFY(!counter.dialog->isRunning());
}

void ImportDialogTest::refusedFiles_areLookedAtAgainOnceMended()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    const QString file =
        writeFile(counter.folder() / "net.csv", "image,prediction\nimagenet1,beagle\nimagenet1,cup\n");
    counter.choose({file});
    QTRY_VERIFY(!counter.find("import")->isEnabled());
    writeFile(counter.folder() / "net.csv", "image,prediction\nimagenet1,beagle\nimagenet2,cup\n");
    // Whoever mended it in another window comes back.
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    counter.dialog->activateWindow();
    QTRY_VERIFY2(counter.plan().contains("1 model"), qPrintable(counter.plan()));
    QVERIFY(counter.find("import")->isEnabled() && counter.find("import")->toolTip().isEmpty());
    // Or chooses it once more.
    writeFile(counter.folder() / "net.csv", "image,prediction\nimagenet1,beagle\nimagenet1,cup\n");
    const QString twin =
        writeFile(counter.folder() / "twin.csv", "image,prediction\nimagenet1,cup\nimagenet1,cup\n");
    counter.choose({twin});
    QTRY_VERIFY(!counter.find("import")->isEnabled());
    writeFile(counter.folder() / "twin.csv", "image,prediction\nimagenet1,cup\nimagenet2,cup\n");
    counter.choose({twin});
    QTRY_VERIFY2(counter.plan().contains("1 model"), qPrintable(counter.plan()));
    QVERIFY(counter.find("import")->isEnabled());
}

void ImportDialogTest::message_movesNothingThatIsClicked()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    ImportDialog& dialog = counter.open();
    const auto file = counter.folder() / "net.csv";
    counter.choose({writeFile(file, "image,prediction\nimagenet1,beagle\nimagenet2,cup\n")});
    QTRY_VERIFY(counter.plan().contains("1 model"));
    const auto places = [&] {
        QList<QPoint> all;
        for (const char* name : {"import", "closeImport", "chooseFiles", "kind", "testSet"})
            all << counter.find<QWidget>(name)->mapTo(&dialog, QPoint());
        return all;
    };
    const QList<QPoint> before = places();
    writeFile(file, "image,prediction\nimagenet1,beagle\n");
    counter.click("import");
    QTRY_VERIFY(counter.isChoosing() && !counter.message().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
}

void ImportDialogTest::filesThatChangedSince_areLookedAtAgain()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    const auto file = counter.folder() / "net.csv";
    counter.choose({writeFile(file, "image,prediction\nimagenet1,beagle\nimagenet2,cup\n")});
    QTRY_VERIFY(counter.plan().contains("1 model"));
    writeFile(file, "image,prediction\nimagenet1,beagle\n");
    counter.click("import");
    QTRY_VERIFY(counter.isChoosing());
    QVERIFY2(counter.message().contains("net.csv has changed since"), qPrintable(counter.message()));
    QCOMPARE(counter.models(), 0);
    QTRY_VERIFY2(counter.plan().contains("no prediction for 1 of 2"), qPrintable(counter.plan()));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.models(), 1);
}

void ImportDialogTest::runningImport_showsProgressAndStaysResponsive()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    ImportDialog& dialog = counter.open();
    counter.choose(writeModels(counter.folder() / "models", 3));
    counter.run("BEGIN IMMEDIATE");
    counter.click("import");
    QVERIFY(dialog.isRunning());
    auto* progress = dialog.findChild<ImportProgress*>();
    QTRY_VERIFY(progress->isVisible());
    QVERIFY(counter.find("cancelImport")->hasFocus());
    QCOMPARE(counter.text("importCounts"), QStringLiteral("Reading…"));
    QVERIFY(!counter.isChoosing());
    counter.run("ROLLBACK");
    QTRY_VERIFY(counter.isReporting());
    QCOMPARE(counter.text("importCounts"), QStringLiteral("3 of 3"));
    QCOMPARE(progress->findChild<QProgressBar*>()->maximum(), 3);
}

void ImportDialogTest::escape_cancelsTheImportAndThenCloses()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    ImportDialog& dialog = counter.open();
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    counter.choose(writeModels(counter.folder() / "models", 3));
    counter.run("BEGIN IMMEDIATE");
    counter.click("import");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(!counter.find("cancelImport")->isEnabled());
    QCOMPARE(counter.text("importCounts"), QStringLiteral("Stopping…"));
    counter.run("ROLLBACK");
    QTRY_VERIFY(counter.isChoosing());
    QVERIFY(counter.message().contains("cancelled"));
    QCOMPARE(counter.models(), 0);
    QVERIFY(imported.isEmpty());
    QVERIFY(counter.find("import")->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void ImportDialogTest::failedImport_saysWhyAndCanBeMended()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    ImportDialog& dialog = counter.open();
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    const auto file = counter.folder() / "broken.csv";
    counter.choose({writeFile(file, "image,prediction\nimagenet1,beagle\nimagenet1,cup\n")});
    counter.click("import");
    QTRY_VERIFY(counter.isChoosing());
    QVERIFY2(counter.message().contains("broken.csv"), qPrintable(counter.message()));
    QVERIFY(imported.isEmpty());
    QCOMPARE(counter.text("chosen"), QStringLiteral("broken.csv"));
    QCOMPARE(counter.find<QComboBox>("testSet")->currentData().toString(), QStringLiteral("imagenet"));
    writeFile(file, "image,prediction\nimagenet1,beagle\nimagenet2,cup\n");
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    QVERIFY(counter.message().isEmpty());
    QCOMPARE(counter.models(), 1);
}

void ImportDialogTest::report_showsWarningsAndNotesAndIsCopied()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    writeFile(counter.folder() / "models/odd.csv",
              "image,prediction\nimagenet1,<zebra>\nimagenet2,cup\nstray,cup\n");
    writeFile(counter.folder() / "models/readme.txt", "hello");
    counter.chooser.next = {QString::fromStdString((counter.folder() / "models").string())};
    counter.click("chooseFolder");
    counter.setKind(QStringLiteral("Predictions"));
    counter.click("import");
    QTRY_VERIFY(counter.isReporting());
    const QString details = counter.find<QTextBrowser>("importDetails")->toPlainText();
    QVERIFY2(details.contains("! Warning"), qPrintable(details));
    QVERIFY2(details.contains("odd: 1 image is not in the test set"), qPrintable(details));
    QVERIFY2(details.contains("<zebra>"), qPrintable(details));
    QVERIFY2(details.contains("readme.txt was skipped"), qPrintable(details));
    counter.click("copyReport");
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith("Predictions of models · imagenet\n1 model, 2 images each\nWarning: odd: "),
             qPrintable(copied));
    QVERIFY(copied.contains("Note: readme.txt was skipped"));
    QVERIFY(counter.find("copyReport")->text().contains("Copied"));
}

void ImportDialogTest::dialogThatGoes_cancels()
{
    Counter counter;
    counter.addTestSet("imagenet", "beagle cup");
    counter.open();
    counter.choose(writeModels(counter.folder() / "models", 2000));
    counter.click("import");
    counter.dialog.reset();
    QCOMPARE(counter.models(), 0);
}

void ImportDialogTest::publishedFiles_needNothingButToBeChosen()
{
    const std::filesystem::path data = qEnvironmentVariable("VIZSLA_DATA").toStdString();
    if (!std::filesystem::exists(data / "imagenetv2/predictions"))
        QSKIP("needs the published data: set VIZSLA_DATA");
    Counter counter("study.vizsla", ilsvrc2012Classes());
    counter.open();
    counter.choose({QString::fromStdString((data / "imagenetv2/imagenetv2-b-33.json").string())});
    counter.click("import");
    QTRY_VERIFY_WITH_TIMEOUT(counter.isReporting(), 60'000);
    QCOMPARE(counter.text("importSummary"), QStringLiteral("imagenetv2: 10,000 images"));
    counter.click("importMore");
    counter.chooser.next = {QString::fromStdString((data / "imagenetv2/predictions").string())};
    counter.click("chooseFolder");
    counter.click("import");
    QTRY_VERIFY_WITH_TIMEOUT(counter.isReporting(), 60'000);
    QCOMPARE(counter.text("importSummary"), QStringLiteral("67 models, 10,000 images each"));
    QVERIFY(counter.find<QTextBrowser>("importDetails")->toPlainText().contains("fv_16k"));
}

}  // namespace import_dialog_test

VIZSLA_TEST(tst_import_dialog, import_dialog_test::ImportDialogTest)
#include "tst_import_dialog.moc"
