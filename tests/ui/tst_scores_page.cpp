// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "core/store/annotation_repository.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/scripted_file_chooser.h"
#include "tests/support/test_program.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/scores/axis_menu.h"
#include "ui/scores/score_job.h"
#include "ui/scores/scores_model.h"
#include "ui/scores/scores_page.h"
#include "ui/scores/scores_table.h"
#include "ui/widgets/switch.h"

using namespace vizsla;
using namespace vizsla::test;

namespace scores_page_test {

namespace {

// The order of sevenClasses().
enum : ClassIndex { tigerShark, beagle, husky, horse, car, cup, mug };

/// Two test sets, annotated but for a mug, tasks over both, and Ada.
struct Office : DeskFixture
{
    Office()
        : first(study().addTestSet("imagenet", "beagle husky cup mug")),
          second(study().addTestSet("v2", "beagle car")),
          training(study().addTask("training", first)),
          sealed(study().addTask("sealed", second, Mode::Test)),
          ada(study().addLabeler("Ada"))
    {
        for (const Image& image : {first[0], first[1], first[2], second[0], second[1]})
            study().annotate(image, image.assignedWnid + " correct, horse unclear");
    }

    void addModel(const std::string& name, const Predictions& onFirst, const Predictions& onSecond,
                  const std::vector<std::string>& warnings = {})
    {
        PredictionRepository repository(study().study());
        const ModelId id = valueOf(repository.modelId(name));
        if (!onFirst.classes.empty())
            valueOf(repository.write(id, first[0].testSetId, onFirst, warnings));
        if (!onSecond.classes.empty())
            valueOf(repository.write(id, second[0].testSetId, onSecond, {}));
    }
    /// Of four images strong has all right, middle three, weak one; lone is on one test set only.
    void addModels()
    {
        addModel("strong", {1, {beagle, husky, cup, mug}}, {1, {beagle, car}});
        addModel("middle", {1, {beagle, husky, cup, cup}}, {1, {beagle, cup}});
        addModel("weak", {1, {beagle, horse, horse, horse}}, {1, {horse, horse}}, {"its columns are odd"});
        addModel("lone", {1, {beagle, beagle, cup, cup}}, {});
    }

    /// By which everything is a horse, and the first image of the first test set is problematic.
    void addSecondAnnotation()
    {
        StudyFile& file = study().study();
        const AnnotationSourceId id = valueOf(AnnotationSourceRepository(file).findOrAdd("other")).id;
        for (const Image& image : {first[0], first[1], first[2], second[0], second[1]})
            valueOf(AnnotationRepository(file).set(id, image.id, {{{"horse", Verdict::Correct}}}));
        valueOf(AnnotationRepository(file).setProblem(id, first[0].id, "true"));
    }
    QComboBox* annotation() const { return find<QComboBox>("annotation"); }

    ScoresPage& show()
    {
        open();
        page = std::make_unique<ScoresPage>(desk(), settings, files);
        page->resize(1108, 762);
        for (const auto answer : {&ScoreJob::sliceRefused, &ScoreJob::failed})
            QObject::connect(job(), answer, page.get(), [this] { ++answers; });
        QObject::connect(job(), &ScoreJob::scored, page.get(), [this] { ++answers; });
        page->show();
        page->refresh();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        settle();
        return *page;
    }
    /// Waits for an answer of the job that has not been waited for.
    void settle()
    {
        const int before = waitedFor;
        if (!QTest::qWaitFor([&] { return answers > before; }))
            qFatal("nothing was scored");
        waitedFor = answers;
    }
    ScoreJob* job() const { return page->findChild<ScoreJob*>(); }
    ScoresTable* table() const { return page->findChild<ScoresTable*>(); }
    template <class Widget>
    Widget* find(const char* name) const
    {
        return page->findChild<Widget*>(QLatin1String(name));
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all << table()->model()->index(row, 0).data().toString();
        return all;
    }
    int column(const char* title) const
    {
        for (int column = 0; column < table()->model()->columnCount(); ++column) {
            if (table()->model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole) ==
                QLatin1String(title))
                return column;
        }
        return -1;
    }
    QString cell(const char* name, const char* title) const
    {
        const int row = static_cast<int>(names().indexOf(QLatin1String(name)));
        return table()->model()->index(row, column(title)).data().toString();
    }
    QString effective(const char* name, const char* metric = "multi-label", int role = Qt::DisplayRole) const
    {
        const int row = static_cast<int>(names().indexOf(QLatin1String(name)));
        const std::string title = std::string("Effective robustness ") + metric;
        return table()->model()->index(row, column(title.c_str())).data(role).toString();
    }
    QAction* axisAction(const char* text) const
    {
        for (QAction* action : page->findChild<AxisMenu*>()->actions()) {
            if (action->text() == QLatin1String(text))
                return action;
        }
        return nullptr;
    }
    void clickHeader(const char* title) const
    {
        const QHeaderView* header = table()->horizontalHeader();
        const int section = column(title);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                           header->height() / 2});
    }
    void clickRow(const char* name, Qt::KeyboardModifiers modifiers = {}) const
    {
        const auto index = table()->model()->index(static_cast<int>(names().indexOf(QLatin1String(name))), 0);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
                          table()->visualRect(index).center());
    }
    void typeSlice(const QString& text) const
    {
        QLineEdit* edit = find<QComboBox>("slice")->lineEdit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    QString note() const { return find<QLabel>("selectionNote")->text(); }
    QString counts() const { return find<QLabel>("counts")->text(); }
    QString file(const char* name) const
    {
        return QString::fromStdString((std::filesystem::path(folder) / name).string());
    }

    std::vector<Image> first, second;
    Task training, sealed;
    Labeler ada;
    std::string folder = study().folder().string();
    int answers = 0;
    int waitedFor = 0;
    ScriptedFileChooser files;
    std::unique_ptr<ScoresPage> page;
};

QByteArray contentOf(const QString& file)
{
    QFile input(file);
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

}  // namespace

class ScoresPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void annotation_isChosenForTheStudy();
    void annotationChosenElsewhere_isShown();
    void sealedAnswersAlone_areCountedAndExplained();
    void studyWithoutAnnotation_hasNoneToChoose();
    void readOnlyStudy_keepsItsAnnotation();
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void nothingToScore_leadsToTheImport();
    void modelsAndLabelers_standInOneTable();
    void finishedTest_staysSealedUntilItIsOpened();
    void clickOnHeader_sortsAndTurns();
    void sortMenu_sortsByKeyboard();
    void filter_findsNamesAndKinds();
    void findKey_goesToTheFilterAndDownToTheTable();
    void typing_findsAName();
    void slice_isChosenFromTheList();
    void sliceExpression_isTyped();
    void slices_tellNothingOfASealedTest();
    void wrongSlice_isSaidBesideTheField();
    void unclear_countsAsWanted();
    void intervals_areShownAndRemembered();
    void effectiveRobustness_isFilledIn();
    void labelerOnBothTestSets_standsAboveTheLine();
    void effectiveRobustness_followsWhatIsChosen();
    void axes_areChosenAndRemembered();
    void measuring_makesWayForAComparison();
    void newScoring_cancelsTheMeasuring();
    void thousandModels_canBeLeftAtOnce();
    void warnings_areCountedAndTold();
    void twoClassifiers_areCompared();
    void copy_putsRowsOnTheClipboard();
    void whatNoFigureHas_isSaidBelowTheTable();
    void export_writesWhatIsShown();
    void failedExport_isSaidAndKeepsTheFile();
    void newAnswer_isThereAfterARefresh();
    void refresh_keepsPlaceSortingAndSelection();
    void newerQuery_replacesTheOlder();
    void narrowPage_hasItsControlsInTwoRows();
    void pageThatCloses_cancels();
    void lostStudy_isSaid();
};

void ScoresPageTest::nothingToScore_leadsToTheImport()
{
    Office office;
    QSignalSpy wanted(&office.show(), &ScoresPage::importWanted);
    QVERIFY(!office.table()->isVisible());
    QVERIFY(!office.find<QPushButton>("export")->isEnabled());
    for (auto* button : office.page->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Import predictions…"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(wanted.count(), 1);
}

void ScoresPageTest::modelsAndLabelers_standInOneTable()
{
    Office office;
    office.addModels();
    office.study().labelAll(office.training, office.ada, "beagle");
    office.show();
    // By multi-label on the first test set, for which it is annotated; equals by kind and name.
    QCOMPARE(office.names(), QStringList({"middle", "strong", "lone", "weak", "Ada"}));
    QCOMPARE(office.cell("middle", "imagenet top-1"), QStringLiteral("75.00"));
    QCOMPARE(office.cell("middle", "imagenet multi-label"), QStringLiteral("100.00"));
    QCOMPARE(office.cell("middle", "v2 top-1"), QStringLiteral("50.00"));
    QCOMPARE(office.cell("middle", "Drop multi-label"), QStringLiteral("50.00"));
    QCOMPARE(office.cell("lone", "v2 top-1"), QStringLiteral("–"));
    QCOMPARE(office.cell("Ada", "imagenet top-1"), QStringLiteral("25.00"));
    QCOMPARE(office.cell("Ada", "Kind"), QStringLiteral("labeler"));
    QCOMPARE(office.column("imagenet top-5"), -1);
    QCOMPARE(office.counts(),
             QStringLiteral("4 models and 1 labeler · imagenet: 4 images; multi-label leaves out 1 "
                            "without a class ruled correct · v2: 2 images"));
}

void ScoresPageTest::finishedTest_staysSealedUntilItIsOpened()
{
    Office office;
    office.study().labelAll(office.sealed, office.ada, "beagle");
    office.addModels();
    office.show();
    QVERIFY(!office.names().contains("Ada"));
    QVERIFY(office.counts().startsWith("4 models · "));
    valueOf(TaskRepository(*office.desk().file).openResults(office.sealed.id));
    office.page->refresh();
    QTRY_VERIFY(office.names().contains("Ada"));
}

void ScoresPageTest::clickOnHeader_sortsAndTurns()
{
    Office office;
    office.addModels();
    office.show();
    office.clickHeader("imagenet top-1");
    QCOMPARE(office.names(), QStringList({"strong", "middle", "lone", "weak"}));
    office.clickHeader("imagenet top-1");
    QCOMPARE(office.names(), QStringList({"weak", "lone", "middle", "strong"}));
    office.clickHeader("Classifier");
    QCOMPARE(office.names(), QStringList({"lone", "middle", "strong", "weak"}));
    office.clickHeader("v2 top-1");
    QCOMPARE(office.names().back(), QStringLiteral("lone"));
    office.clickHeader("v2 top-1");
    QCOMPARE(office.names().back(), QStringLiteral("lone"));
}

void ScoresPageTest::sortMenu_sortsByKeyboard()
{
    Office office;
    office.addModels();
    office.show();
    QMenu* menu = office.table()->findChild<QMenu*>();
    const auto trigger = [&](const char* title) {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == QLatin1String(title))
                return action->trigger();
        }
        QFAIL("there is no such action");
    };
    trigger("imagenet top-1");
    QCOMPARE(office.names().front(), QStringLiteral("strong"));
    trigger("imagenet top-1");
    QCOMPARE(office.names().front(), QStringLiteral("weak"));
}

void ScoresPageTest::filter_findsNamesAndKinds()
{
    Office office;
    office.addModels();
    office.study().labelAll(office.training, office.ada, "beagle");
    office.show();
    QTest::keyClicks(office.find<QLineEdit>("filter"), "ON");
    QCOMPARE(office.names(), QStringList({"strong", "lone"}));
    QVERIFY2(office.counts().startsWith("2 of 4 models and 1 labeler shown"), qPrintable(office.counts()));
    QTest::keyClick(office.find<QLineEdit>("filter"), Qt::Key_Escape);
    QCOMPARE(office.names().size(), 5);
    auto* kind = office.find<QComboBox>("kind");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(office.names(), QStringList{"Ada"});
    QTest::keyClick(kind, Qt::Key_Up);
    QCOMPARE(office.names().size(), 4);
}

void ScoresPageTest::findKey_goesToTheFilterAndDownToTheTable()
{
    Office office;
    office.addModels();
    office.show();
    office.table()->setFocus();
    QTest::keyClick(office.table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(office.find<QLineEdit>("filter")->hasFocus());
    QTest::keyClick(office.find<QLineEdit>("filter"), Qt::Key_Down);
    QVERIFY(office.table()->hasFocus());
    QCOMPARE(office.table()->currentIndex().row(), 0);
}

void ScoresPageTest::typing_findsAName()
{
    Office office;
    office.addModels();
    office.show();
    office.clickRow("middle");
    QTest::keyClick(office.table(), Qt::Key_Right);
    QTest::keyClick(office.table(), Qt::Key_Right);
    QTest::keyClicks(office.table(), "we");
    QCOMPARE(office.table()->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("weak"));
}

void ScoresPageTest::slice_isChosenFromTheList()
{
    Office office;
    office.addModels();
    office.show();
    auto* slice = office.find<QComboBox>("slice");
    QVERIFY(slice->findText("dogs") > 0);
    QCOMPARE(slice->currentText(), QStringLiteral("all"));
    slice->setFocus();
    while (slice->currentText() != QStringLiteral("objects"))
        QTest::keyClick(slice, Qt::Key_Down);
    office.settle();
    QTRY_COMPARE(office.cell("middle", "imagenet top-1"), QStringLiteral("50.00"));
    QVERIFY2(office.counts().contains("imagenet: 2 images; multi-label leaves out 1 without"),
             qPrintable(office.counts()));
}

void ScoresPageTest::sliceExpression_isTyped()
{
    Office office;
    office.addModels();
    office.study().openResults(office.sealed);
    office.show();
    office.typeSlice("organism & !husky");
    office.settle();
    QVERIFY2(office.counts().contains("imagenet: 1 image · v2: 1 image"), qPrintable(office.counts()));
    QCOMPARE(office.cell("weak", "imagenet top-1"), QStringLiteral("100.00"));
    QCOMPARE(office.find<QComboBox>("slice")->currentText(), QStringLiteral("organism & !husky"));
    office.typeSlice("");
    office.settle();
    QCOMPARE(office.cell("weak", "imagenet top-1"), QStringLiteral("25.00"));
}

void ScoresPageTest::wrongSlice_isSaidBesideTheField()
{
    Office office;
    office.addModels();
    office.show();
    auto* problem = office.find<QLabel>("sliceProblem");
    QVERIFY(!problem->isVisible());
    office.typeSlice("dogs &");
    office.settle();
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains("In the slice \"dogs &\""), qPrintable(problem->text()));
    QCOMPARE(office.cell("middle", "imagenet top-1"), QStringLiteral("75.00"));
    office.typeSlice("unicorns");
    office.settle();
    QVERIFY2(problem->text().contains("no slice or class called \"unicorns\""), qPrintable(problem->text()));
    office.typeSlice("dogs");
    office.settle();
    QVERIFY(!problem->isVisible());
    QCOMPARE(office.cell("middle", "imagenet top-1"), QStringLiteral("100.00"));
}

void ScoresPageTest::unclear_countsAsWanted()
{
    Office office;
    office.addModels();
    office.show();
    QCOMPARE(office.cell("weak", "imagenet multi-label"), QStringLiteral("33.33"));
    auto* unclear = office.find<QComboBox>("unclear");
    QTest::keyClick(unclear, Qt::Key_Down);
    office.settle();
    QCOMPARE(office.cell("weak", "imagenet multi-label"), QStringLiteral("100.00"));
    QTest::keyClick(unclear, Qt::Key_Down);
    office.settle();
    QCOMPARE(office.cell("weak", "imagenet multi-label"), QStringLiteral("100.00"));
    QCOMPARE(office.cell("weak", "v2 multi-label"), QStringLiteral("–"));
    QCOMPARE(office.settings.unclearCounts(), UnclearCounts::LeftOut);
}

void ScoresPageTest::intervals_areShownAndRemembered()
{
    Office office;
    office.addModels();
    office.show();
    const int plain = office.table()->rowHeight(0);
    QTest::mouseClick(office.find<Switch>("intervals"), Qt::LeftButton);
    QVERIFY(office.table()->rowHeight(0) > plain);
    auto* confidence = office.find<QComboBox>("confidence");
    QTest::keyClick(confidence, Qt::Key_Down);
    const auto index = office.table()->model()->index(0, office.column("imagenet top-1"));
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains("99\u00a0% interval"));
    QCOMPARE(office.settings.scoreConfidence(), 0.99);
    office.page.reset();
    office.show();
    QVERIFY(office.find<Switch>("intervals")->isChecked());
    QCOMPARE(office.find<QComboBox>("confidence")->currentText(), QStringLiteral("99\u00a0%"));
    QVERIFY(office.table()->rowHeight(0) > plain);
}

/// Through middle and weak goes 0.75 x - 0.25, through strong and weak 1.5 x - 0.5.
void ScoresPageTest::effectiveRobustness_isFilledIn()
{
    Office office;
    office.addModels();
    office.show();
    QTRY_COMPARE(office.effective("strong"), QStringLiteral("+50.00"));
    QCOMPARE(office.effective("middle"), QStringLiteral("−50.00"));
    QCOMPARE(office.effective("weak"), QStringLiteral("–"));
    QCOMPARE(office.effective("lone"), QStringLiteral("–"));
    QTRY_VERIFY(!office.effective("strong", "multi-label", ScoresModel::IntervalRole).isEmpty());
    const QString sentence = office.effective("strong", "multi-label", Qt::ToolTipRole);
    QVERIFY2(sentence.startsWith("Effective robustness, multi-label: +50.00 percentage points\n"
                                 "100.00\u00a0% on v2, where the line predicts 50.00\u00a0% from "
                                 "100.00\u00a0% on imagenet\n95\u00a0% interval "),
             qPrintable(sentence));
    QVERIFY(sentence.contains("\nLine through 3 models on linear axes: slope 1.1250, intercept −0.3750, "));
    office.clickHeader("Effective robustness multi-label");
    QCOMPARE(office.names(), QStringList({"strong", "middle", "lone", "weak"}));
}

void ScoresPageTest::slices_tellNothingOfASealedTest()
{
    Office office;
    office.addModels();
    office.show();
    office.typeSlice("organism & !husky");
    office.settle();
    QVERIFY2(office.counts().contains("imagenet: 1 image · v2: 0 images"), qPrintable(office.counts()));
    const auto* remarks = office.find<QLabel>("remarks");
    QVERIFY(remarks->isVisible());
    QVERIFY2(remarks->toolTip().contains("Images of sealed tests are in no slice") ||
                 remarks->text().contains("Images of sealed tests are in no slice"),
             qPrintable(remarks->text()));
}

void ScoresPageTest::labelerOnBothTestSets_standsAboveTheLine()
{
    Office office;
    office.addModels();
    office.study().labelImage(office.training, office.ada, office.first[0], "beagle");
    const Task second = office.study().addTask("second", office.second);
    office.study().labelImage(second, office.ada, office.second[1], "car");
    office.study().openResults(office.sealed);
    office.show();
    QTRY_COMPARE(office.effective("Ada"), QStringLiteral("+25.00"));
    QVERIFY(!office.effective("Ada", "multi-label", Qt::ToolTipRole).contains("judged by"));
}

void ScoresPageTest::effectiveRobustness_followsWhatIsChosen()
{
    Office office;
    office.addModels();
    office.study().openResults(office.sealed);
    office.show();
    QTRY_COMPARE(office.effective("strong"), QStringLiteral("+50.00"));
    QTest::keyClick(office.find<QComboBox>("compared"), Qt::Key_Down);
    QTRY_COMPARE(office.effective("strong", "top-1"), QStringLiteral("+25.00"));
    office.typeSlice("beagle | car");
    office.settle();
    QTRY_VERIFY(office.effective("strong", "top-1", Qt::ToolTipRole).contains("two models"));
    QCOMPARE(office.effective("strong", "top-1"), QStringLiteral("–"));
    office.typeSlice("all");
    office.settle();
    const auto interval = [&] { return office.effective("strong", "top-1", ScoresModel::IntervalRole); };
    QTRY_VERIFY(!interval().isEmpty());
    QTest::keyClick(office.find<QComboBox>("confidence"), Qt::Key_Down);
    QCOMPARE(office.effective("strong", "top-1"), QStringLiteral("+25.00"));
    QCOMPARE(interval(), QString());
    QTRY_VERIFY(!interval().isEmpty());
    QVERIFY(office.effective("strong", "top-1", Qt::ToolTipRole).contains("99\u00a0% interval"));
}

void ScoresPageTest::axes_areChosenAndRemembered()
{
    Office office;
    office.addModels();
    office.show();
    QTRY_COMPARE(office.effective("strong"), QStringLiteral("+50.00"));
    QVERIFY(office.axisAction("On linear axes")->isChecked());
    office.axisAction("On logit axes")->trigger();
    QCOMPARE(office.effective("strong"), QStringLiteral("…"));
    const auto sentence = [&] { return office.effective("strong", "multi-label", Qt::ToolTipRole); };
    QTRY_VERIFY(sentence().contains("models on logit axes"));
    QCOMPARE(office.settings.scoreAxis(), Axis::Logit);
    office.page.reset();
    office.show();
    QVERIFY(office.axisAction("On logit axes")->isChecked());
    QTRY_VERIFY(sentence().contains("models on logit axes"));
}

void ScoresPageTest::measuring_makesWayForAComparison()
{
    Office office;
    office.addModels();
    office.show();
    QTRY_VERIFY(!office.effective("strong", "multi-label", ScoresModel::IntervalRole).isEmpty());
    QStringList said;
    QObject::connect(office.job(), &ScoreJob::notCompared, office.page.get(), [&] { said << "compared"; });
    QObject::connect(office.job(), &ScoreJob::measured, office.page.get(), [&] { said << "measured"; });
    office.job()->measure({});
    office.job()->compare({});
    QTRY_COMPARE(said, QStringList({"compared", "measured", "measured"}));
}

void ScoresPageTest::newScoring_cancelsTheMeasuring()
{
    Office office;
    office.addModels();
    office.show();
    QTRY_VERIFY(!office.effective("strong", "multi-label", ScoresModel::IntervalRole).isEmpty());
    ScoreJob job(office.study().file(), office.clock());
    QSignalSpy measured(&job, &ScoreJob::measured);
    QSignalSpy scored(&job, &ScoreJob::scored);
    job.measure({});
    job.score({});
    QVERIFY(scored.wait());
    QSignalSpy compared(&job, &ScoreJob::notCompared);
    job.compare({});
    QVERIFY(compared.wait());
    QCOMPARE(measured.count(), 0);
}

void ScoresPageTest::thousandModels_canBeLeftAtOnce()
{
    Office office;
    for (int number = 0; number < 1000; ++number)
        office.addModel("m" + std::to_string(number), {1, {beagle, number % 2 ? husky : mug, cup, mug}},
                        {1, {beagle, car}});
    office.show();
    QTRY_COMPARE(office.effective("m1"), QStringLiteral("0.00"));
    QElapsedTimer timer;
    timer.start();
    office.page.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void ScoresPageTest::warnings_areCountedAndTold()
{
    Office office;
    office.addModels();
    office.addModel("weaker", {1, {horse, noClass, horse, horse}}, {});
    office.show();
    auto* warnings = office.find<QPushButton>("warnings");
    QCOMPARE(warnings->text(), QStringLiteral("! 2 classifiers have warnings ›"));
    QTest::mouseClick(warnings, Qt::LeftButton);
    QCOMPARE(office.note(), QStringLiteral("weak · imagenet: its columns are odd"));
    QTest::mouseClick(warnings, Qt::LeftButton);
    QVERIFY2(office.note().startsWith("weaker · imagenet: has no prediction for 1 of 4 images"),
             qPrintable(office.note()));
    QTest::mouseClick(warnings, Qt::LeftButton);
    QVERIFY(office.note().startsWith("weak ·"));
    office.clickRow("strong");
    QCOMPARE(office.note(), QStringLiteral("Select two classifiers to compare them."));
}

void ScoresPageTest::twoClassifiers_areCompared()
{
    Office office;
    office.addModels();
    office.show();
    office.clickRow("middle");
    office.clickRow("weak", Qt::ControlModifier);
    QTRY_COMPARE(office.note(),
                 QStringLiteral("imagenet, multi-label, 3 images: right are middle alone on 2 and weak "
                                "alone on 0; p = 0.5000 (exact McNemar), mid-p = 0.2500\n"
                                "v2, multi-label, 2 images: right are middle alone on 1 and weak alone "
                                "on 0; p = 1.0000 (exact McNemar), mid-p = 0.5000"));
    office.clickRow("strong", Qt::ControlModifier);
    QCOMPARE(office.note(), QString());
}

void ScoresPageTest::copy_putsRowsOnTheClipboard()
{
    Office office;
    office.addModels();
    office.show();
    QTRY_COMPARE(office.effective("weak"), QStringLiteral("–"));
    office.clickRow("weak");
    office.clickRow("middle", Qt::ControlModifier);
    QTest::keyClick(office.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(
        QApplication::clipboard()->text(),
        QStringLiteral("Classifier\tKind\timagenet top-1\timagenet multi-label\tv2 top-1\tv2 multi-label\t"
                       "Drop multi-label\tEffective robustness multi-label\n"
                       "middle\tmodel\t75.00\t100.00\t50.00\t50.00\t50.00\t-50.00\n"
                       "weak\tmodel\t25.00\t33.33\t0.00\t0.00\t33.33\t\n"));
    office.table()->clearSelection();
    QTest::keyClick(office.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 5);
}

void ScoresPageTest::whatNoFigureHas_isSaidBelowTheTable()
{
    Office office;
    office.addModels();
    office.study().labelAll(office.sealed, office.ada, "beagle");
    office.show();
    const auto* remarks = office.find<QLabel>("remarks");
    QVERIFY(remarks->isVisible());
    QVERIFY2(remarks->text().startsWith("2 answers of Ada do not count: the results of sealed are sealed"),
             qPrintable(remarks->text()));
    QVERIFY(remarks->height() <= remarks->fontMetrics().height() + 4);
    valueOf(TaskRepository(*office.desk().file).openResults(office.sealed.id));
    office.page->refresh();
    office.settle();
    QVERIFY(!remarks->isVisible());
}

void ScoresPageTest::export_writesWhatIsShown()
{
    Office office;
    office.addModels();
    office.show();
    QTest::keyClicks(office.find<QLineEdit>("filter"), "weak");
    office.files.next = QStringList(office.file("mine"));
    QTest::mouseClick(office.find<QPushButton>("export"), Qt::LeftButton);
    QCOMPARE(office.files.proposed, QStringLiteral("scores.csv"));
    const QByteArray csv = contentOf(office.file("mine.csv"));
    QVERIFY2(csv.startsWith(
                 "name,kind,test_set,slice,metric,correct,total,left_out,accuracy,low,high,"
                 "missing,unknown,partial,"
                 "problematic,annotation,rulings,unclear,answers,"
                 "interval_level,interval_kind,given,not_in_time,not_reached,"
                 "set_images,set_problematic,set_without_correct,set_unclear_least,set_unclear_most,notes\n"
                 "weak,model,imagenet,all,top1,1,4,0,0.25,"),
             csv.constData());
    QVERIFY(!csv.contains("strong"));
    office.files.next = QStringList(office.file("mine.JSON"));
    QTest::mouseClick(office.find<QPushButton>("export"), Qt::LeftButton);
    QVERIFY(contentOf(office.file("mine.JSON")).contains("\"name\": \"weak\""));
    office.files.next.clear();
    QTest::mouseClick(office.find<QPushButton>("export"), Qt::LeftButton);
}

void ScoresPageTest::failedExport_isSaidAndKeepsTheFile()
{
    Office office;
    office.addModels();
    QSignalSpy failed(&office.show(), &ScoresPage::failed);
    office.files.next = QStringList(office.file("scores.xlsx"));
    QTest::mouseClick(office.find<QPushButton>("export"), Qt::LeftButton);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(".csv or .json"));
    QVERIFY(!QFile::exists(office.files.next[0]));
    office.files.next = QStringList(office.file("no such folder/scores.csv"));
    QTest::mouseClick(office.find<QPushButton>("export"), Qt::LeftButton);
    QCOMPARE(failed.count(), 2);
}

void ScoresPageTest::newAnswer_isThereAfterARefresh()
{
    Office office;
    office.addModels();
    office.show();
    QVERIFY(!office.names().contains("Ada"));
    auto session = valueOf(SittingSession::begin(*office.desk().file, office.training.id, office.ada.id));
    session.imageShown();
    valueOf(session.confirm("beagle"));
    office.page->refresh();
    office.settle();
    QVERIFY(office.names().contains("Ada"));
    QVERIFY(office.counts().contains("4 models and 1 labeler"));
}

void ScoresPageTest::refresh_keepsPlaceSortingAndSelection()
{
    Office office;
    office.addModels();
    for (int number = 0; number < 60; ++number)
        office.addModel("m" + std::to_string(number), {1, {beagle, number % 2 ? husky : mug, cup, mug}}, {});
    office.show();
    office.clickHeader("Classifier");
    QScrollBar* bar = office.table()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const int scrolled = bar->value();
    QVERIFY(scrolled > 0);
    const QModelIndex seen = office.table()->indexAt({20, 60});
    QTest::mouseClick(office.table()->viewport(), Qt::LeftButton, {}, {20, 60});
    const QString selected = seen.siblingAtColumn(0).data().toString();
    auto session = valueOf(SittingSession::begin(*office.desk().file, office.training.id, office.ada.id));
    session.imageShown();
    valueOf(session.confirm("beagle"));
    office.page->refresh();
    office.settle();
    QCOMPARE(office.names().front(), QStringLiteral("Ada"));
    QCOMPARE(bar->value(), scrolled);
    const auto rows = office.table()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().data().toString(), selected);
    QCOMPARE(office.table()->currentIndex().siblingAtColumn(0).data().toString(), selected);
}

void ScoresPageTest::newerQuery_replacesTheOlder()
{
    Office office;
    office.addModels();
    office.show();
    QSignalSpy done(office.job(), &ScoreJob::scored);
    for (const char* slice : {"dogs", "objects", "all", "cup"})
        office.job()->score({slice, UnclearCounts::Wrong});
    QTRY_VERIFY(office.counts().contains("imagenet: 1 image"));
    QCOMPARE(done.count(), 1);
}

void ScoresPageTest::narrowPage_hasItsControlsInTwoRows()
{
    Office office;
    office.addModels();
    office.show();
    const auto top = [&](const char* name) {
        return office.find<QWidget>(name)->mapTo(office.page.get(), QPoint()).y();
    };
    QVERIFY(std::abs(top("unclear") - top("kind")) < 5);
    QVERIFY(office.page->minimumSizeHint().width() < 640);
    office.page->resize(640, 480);
    QTRY_VERIFY(top("unclear") > top("kind") + 20);
    QTest::mouseClick(office.find<Switch>("intervals"), Qt::LeftButton);
    QTRY_VERIFY(office.table()->horizontalScrollBar()->maximum() > 0);
    office.page->resize(1400, 600);
    QTRY_VERIFY(std::abs(top("unclear") - top("kind")) < 5);
    QCOMPARE(office.table()->horizontalScrollBar()->maximum(), 0);
}

void ScoresPageTest::pageThatCloses_cancels()
{
    Office office;
    office.addModels();
    office.show();
    QSignalSpy done(office.job(), &ScoreJob::scored);
    office.page->refresh();
    office.page->hide();
    office.job()->compare({});
    QSignalSpy compared(office.job(), &ScoreJob::notCompared);
    QVERIFY(compared.wait());
    QCOMPARE(done.count(), 0);
    for (int times = 0; times < 20; ++times) {
        office.page->refresh();
        office.page.reset();
        office.show();
    }
}

void ScoresPageTest::lostStudy_isSaid()
{
    Office office;
    office.addModels();
    office.show();
    ScoreJob job(office.file("lost.vizsla").toStdString(), office.clock());
    QSignalSpy failed(&job, &ScoreJob::failed);
    job.score({});
    QVERIFY(failed.wait());
    QVERIFY2(failed[0][0].toString().contains("lost.vizsla"), qPrintable(failed[0][0].toString()));
    Q_EMIT office.job()->failed(failed[0][0].toString());
    QVERIFY(!office.table()->isVisible());
    QVERIFY(!office.find<QPushButton>("export")->isEnabled());
    office.page->refresh();
    QTRY_VERIFY(office.table()->isVisible());
}

void ScoresPageTest::annotation_isChosenForTheStudy()
{
    Office office;
    office.addModels();
    office.addSecondAnnotation();
    office.show();
    const QSignalSpy changed(office.page.get(), &ScoresPage::annotationChanged);
    QCOMPARE(office.annotation()->currentText(), QStringLiteral("Annotation: annotations"));
    QCOMPARE(office.cell("strong", "imagenet multi-label"), QStringLiteral("100.00"));
    QVERIFY(office.annotation()->isVisible());
    office.annotation()->setFocus();
    QTest::keyClick(office.annotation(), Qt::Key_Down);
    office.settle();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(office.annotation()->currentText(), QStringLiteral("Annotation: other"));
    // By the other one all is a horse, and the first image is problematic.
    QCOMPARE(office.cell("strong", "imagenet multi-label"), QStringLiteral("0.00"));
    QCOMPARE(office.note(), QStringLiteral("Scores use the annotation other now."));
    QVERIFY2(office.counts().contains(QStringLiteral("1 problematic left out, of top-1 as well")),
             qPrintable(office.counts()));
    QCOMPARE(valueOf(AnnotationSourceRepository(*office.desk().file).inUse())->name, std::string("other"));
    QTest::keyClick(office.annotation(), Qt::Key_Down);
    office.settle();
    QCOMPARE(office.annotation()->currentText(), QStringLiteral("Annotation: none"));
    QVERIFY(!valueOf(AnnotationSourceRepository(*office.desk().file).inUse()));
}

void ScoresPageTest::annotationChosenElsewhere_isShown()
{
    Office office;
    office.addModels();
    office.addSecondAnnotation();
    office.show();
    AnnotationSourceRepository sources(*office.desk().file);
    valueOf(sources.use(valueOf(sources.find("other"))->id));
    office.page->refresh();
    office.settle();
    QCOMPARE(office.annotation()->currentText(), QStringLiteral("Annotation: other"));
    QCOMPARE(office.note(), QStringLiteral("Scores use the annotation other now."));
}

void ScoresPageTest::studyWithoutAnnotation_hasNoneToChoose()
{
    DeskFixture desk;
    const auto images = desk.study().addTestSet("imagenet", "beagle husky");
    PredictionRepository repository(desk.study().study());
    valueOf(
        repository.write(valueOf(repository.modelId("m")), images[0].testSetId, {1, {beagle, husky}}, {}));
    desk.open();
    Settings& settings = desk.settings;
    ScriptedFileChooser files;
    ScoresPage page(desk.desk(), settings, files);
    page.show();
    const QSignalSpy scored(page.findChild<ScoreJob*>(), &ScoreJob::scored);
    page.refresh();
    QTRY_COMPARE(scored.size(), 1);
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("annotation"))->isVisible());
}

void ScoresPageTest::readOnlyStudy_keepsItsAnnotation()
{
    Office office;
    office.addModels();
    office.addSecondAnnotation();
    const auto path = office.study().file();
    office.open();
    StudyContents second = valueOf(readStudy(path, office.study().clock, 5));
    QVERIFY(second.file->isReadOnly());
    OpenStudy other(std::move(second), {});
    ScoresPage page(other, office.settings, office.files);
    page.show();
    const QSignalSpy scored(page.findChild<ScoreJob*>(), &ScoreJob::scored);
    page.refresh();
    QTRY_COMPARE(scored.size(), 1);
    const auto* choice = page.findChild<QComboBox*>(QStringLiteral("annotation"));
    QVERIFY(choice->isVisible() && !choice->isEnabled());
    QCOMPARE(choice->currentText(), QStringLiteral("Annotation: annotations"));
}

void ScoresPageTest::sealedAnswersAlone_areCountedAndExplained()
{
    Office office;
    office.study().labelAll(office.sealed, office.ada, "beagle");
    const ScoresPage& page = office.show();
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    const QString all = texts.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("All 2 answers are sealed")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("opens the results")), qPrintable(all));
    QVERIFY(!all.contains(QStringLiteral("no answers yet")));
}

}  // namespace scores_page_test

VIZSLA_TEST(tst_scores_page, scores_page_test::ScoresPageTest)
#include "tst_scores_page.moc"
