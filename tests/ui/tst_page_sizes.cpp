// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QDirIterator>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include "core/people/throttle.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "ui/backups/restore_dialog.h"
#include "ui/classes/class_details.h"
#include "ui/classes/photo_strip.h"
#include "ui/desk/review_desk.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/key_dialog.h"
#include "ui/dialogs/name_dialog.h"
#include "ui/history/history_dialog.h"
#include "ui/imports/import_dialog.h"
#include "ui/labeling/labeling_page.h"
#include "ui/people/passphrase_dialog.h"
#include "ui/people/set_passphrase_dialog.h"
#include "ui/review/review_page.h"
#include "ui/rulings/review_runner.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/settings/preferences_dialog.h"
#include "ui/shares/shares_dialog.h"
#include "ui/study/study_writer.h"
#include "ui/tasks/open_results_dialog.h"
#include "ui/tasks/task_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_button.h"
#include "ui/window/study_pages.h"
#include "ui/window/welcome_page.h"

using namespace vizsla;
using namespace vizsla::test;

namespace page_sizes_test {

namespace {

/// What a screen of 1280 x 800 has at 150 %, and less than one of 1024 x 700 has.
constexpr QSize smallest(853, 533);
/// What a window has of a screen of 1280 x 800 at 200 %.
constexpr QSize tiny(632, 360);

/// The window on a study with long names, in which everything can be looked at.
struct Office : WindowFixture
{
    Office()
        : images(addPictures("imagenet", "beagle husky cup car mug horse")),
          ada(study().addLabeler("Ada of the long name")),
          ben(study().addLabeler("Ben"))
    {
        for (const char* model :
             {"resnext101_32x48d_wsl_with_a_long_name", "efficientnet-l2_noisystudent", "vgg16"})
            addModel(model);
        addPictures("imagenetv2-matched-frequency", "beagle car");
        training =
            study().addTask("Instruments and tools of all kinds, first round", images, Mode::Training, 3);
        TaskRules rules;
        rules.imageLimit = std::chrono::seconds(60);
        rules.sessionLimit = std::chrono::seconds(1800);
        rules.correctionsAllowed = true;
        rules.externalAllowed = true;
        test = study().addTask("Evaluation of everybody who has been through the training", {images[0]},
                               Mode::Test, 2, rules);
        test.description = "What labelers are to know before they start. " + std::string(400, 'n');
        valueOf(TaskRepository(study().study()).update(test));
        study().addTask("another", {images[1], images[2]}, Mode::Training, 2);
        writeGuidePage(
            QStringLiteral("cups.md"),
            QStringLiteral("---\ntitle: Cups\nsection: Things\nclasses: cup mug\n---\n# Cups\n\n"
                           "| Point | [cup](class:cup) | [mug](class:mug) |\n|---|---|---|\n| handle | "
                           "none | one |\n| size | small | large |\n"));
        setLabeler(ada);
        showWindow();
    }
    void addModel(const std::string& name)
    {
        PredictionRepository repository(study().study());
        valueOf(repository.write(valueOf(repository.modelId(name)), images.front().testSetId,
                                 {5, std::vector<ClassIndex>(30, 1)}, {}));
    }
    StudyPages& openStudy()
    {
        if (!window->openStudyFile(file()))
            qFatal("the study could not be opened");
        settle();
        return *window->pages();
    }
    void settle() const
    {
        for (int round = 0; round < 3; ++round) {
            if (window->study())
                window->study()->writer().finish();
            QCoreApplication::processEvents();
        }
    }
    void click(const char* name) const
    {
        auto* button = window->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button, name);
        button->click();
        settle();
    }

    std::vector<Image> images;
    Labeler ada, ben;
    Task training, test;
};

/// What does not fit, by name.
class Measure
{
public:
    void look(const QString& name, QSize least, QSize room)
    {
        if (least.width() > room.width() || least.height() > room.height())
            m_tooLarge << QStringLiteral("%1: %2 x %3, room %4 x %5")
                              .arg(name)
                              .arg(least.width())
                              .arg(least.height())
                              .arg(room.width())
                              .arg(room.height());
    }
    /// A dialog as it opens, and as small as it can be made.
    void look(QDialog* dialog)
    {
        dialog->show();
        QCoreApplication::processEvents();
        QTRY_VERIFY(!dialog->findChild<QLabel*>(QStringLiteral("countingImages")));
        const QString name =
            QString::fromLatin1(dialog->metaObject()->className()).section(QLatin1Char(':'), -1);
        m_seen << name;
        look(name, dialog->minimumSizeHint().expandedTo(dialog->minimumSize()), smallest);
        look(name + QStringLiteral(" as it opens"), dialog->size(), dialog->screen()->availableSize());
        dialog->resize(dialog->size().boundedTo(smallest));
        QCoreApplication::processEvents();
        for (const QScrollArea* area : dialog->findChildren<QScrollArea*>()) {
            if (const QWidget* inside = area->widget())
                look(name + QStringLiteral(" sideways"), {inside->width(), 0},
                     {area->viewport()->width(), 0});
        }
        delete dialog;
    }
    QString tooLarge() const { return m_tooLarge.join(QLatin1Char('\n')); }
    const QStringList& seen() const { return m_seen; }

private:
    QStringList m_tooLarge;
    QStringList m_seen;
};

/// The text of a widget that shows less than all of it and has it in no tooltip; empty where nothing is cut.
/// ElidedLabel and KeyButton elide, and see to a tooltip themselves.
QString cutText(const QWidget& widget)
{
    const bool mayBeCut = !widget.isVisible() || qobject_cast<const ElidedLabel*>(&widget) ||
                          qobject_cast<const KeyButton*>(&widget);
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const QString text = label ? label->text() : button ? button->text() : QString();
    if (mayBeCut || text.isEmpty() || widget.toolTip().contains(text))
        return {};
    const bool isWrapped = label && label->wordWrap();
    const bool hasRoom = isWrapped ? widget.height() >= widget.heightForWidth(widget.width())
                                   : widget.width() >= widget.sizeHint().width();
    return hasRoom ? QString() : text;
}

/// The names of all classes that are dialogs.
QStringList allDialogs()
{
    static const QRegularExpression dialog(
        QStringLiteral("class (\\w+) final : public (QDialog|PassphraseForm)\\b"));
    QStringList names;
    QDirIterator headers(QStringLiteral(VIZSLA_UI_SOURCE), {QStringLiteral("*.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile header(headers.next());
        if (!header.open(QIODevice::ReadOnly))
            continue;
        for (const auto& match : dialog.globalMatch(QString::fromUtf8(header.readAll())))
            names << match.captured(1);
    }
    names.sort();
    return names;
}

}  // namespace

class PageSizesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_font = QApplication::font();
        applyTheme(*qApp, Scheme::Light);
    }
    void init() { setFont(m_font); }
    void everyPage_fitsASmallScreen_data() { addFonts(); }
    void everyPage_fitsASmallScreen();
    void everyText_hasRoom_data();
    void everyText_hasRoom();
    void everyDialog_fitsASmallScreen();
    void visitedPages_leaveTheWindowItsSize_data();
    void visitedPages_leaveTheWindowItsSize();
    void primaryActions_areInView_data();
    void primaryActions_areInView();
    void sessionHeader_cutsTheNameLast_data();
    void sessionHeader_cutsTheNameLast();
    void selectedClass_isWholeBeforeItsPhotographs_data();
    void selectedClass_isWholeBeforeItsPhotographs();

private:
    void addFonts() const;
    static void setFont(const QFont& font);

    QFont m_font;
};

namespace {

/// Goes over all pages in all their faces.
template <class Look>
void visitEverything(Office& office, Look look)
{
    look("welcome");
    StudyPages& pages = office.openStudy();
    pages.setLabeler({});
    look("nobody");
    pages.showPage(StudyPages::Page::Review);
    office.settle();
    look("who reviews");
    pages.setLabeler(office.ada.id);
    office.settle();
    look("tasks");
    pages.showPage(StudyPages::Page::Guide);
    look("guide");
    pages.showPage(StudyPages::Page::Review);
    office.settle();
    auto* review = pages.findChild<ReviewPage*>();
    const auto views =
        review->findChild<QWidget*>(QStringLiteral("reviewViews"))->findChildren<QAbstractButton*>();
    for (QAbstractButton* view : views) {
        view->click();
        office.settle();
        look(view->text().toUtf8().constData());
    }
    pages.showPage(StudyPages::Page::Scorecard);
    const QSignalSpy card(pages.findChild<ScorecardPage*>(), &ScorecardPage::shown);
    QTRY_COMPARE(card.size(), 1);
    look("scorecard");
    pages.showPage(StudyPages::Page::Scores);
    QTest::qWait(50);
    office.settle();
    look("scores");
    pages.openTask(office.test.id);
    look("start page");
    pages.startTask(office.training.id);
    office.settle();
    look("labeling");
    auto* labeling = pages.findChild<LabelingPage*>();
    QVERIFY(QTest::qWaitFor([&] { return labeling->session()->isShown(); }));
    for (int image = 0; image < 3; ++image) {
        QTest::keyClicks(QApplication::focusWidget(), "mug");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        office.settle();
        look("feedback");
        QCoreApplication::processEvents();
        labeling->grab();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        office.settle();
        QVERIFY(QTest::qWaitFor(
            [&] { return !labeling->session()->current() || labeling->session()->isShown(); }));
    }
    look("part done");
    pages.startTask(office.test.id);
    office.settle();
    look("test");
    pages.showPage(StudyPages::Page::Tasks);
    office.settle();
    // With the navigation beside it, and the page of the test behind it.
    look("tasks after the test");
}

}  // namespace

/// That of this system, the one that the program was drawn in, and a wide one.
void PageSizesTest::addFonts() const
{
    QTest::addColumn<QFont>("font");
    QTest::newRow("font of the system") << m_font;
    for (const char* family : {"Inter", "DejaVu Sans"})
        QTest::newRow(family) << QFont(QLatin1String(family));
}

void PageSizesTest::setFont(const QFont& font)
{
    QApplication::setFont(font);
    applyTheme(*qApp, Scheme::Light);
}

void PageSizesTest::everyPage_fitsASmallScreen()
{
    QFETCH(QFont, font);
    setFont(font);
    Office office;
    office.window->resize(1280, 800);
    QVERIFY(QTest::qWaitForWindowActive(office.window.get()));
    Measure measure;
    visitEverything(office, [&](const char* name) {
        StudyPages* pages = office.window->pages();
        const QWidget* page = office.window->findChild<WelcomePage*>();
        QSize room = smallest - QSize(0, office.window->menuWidget()->sizeHint().height());
        if (pages) {
            page = pages->findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly)->currentWidget();
            const auto* navigation = pages->findChild<QWidget*>(QStringLiteral("nav:tasks"))->parentWidget();
            room.rwidth() -= navigation->isVisible() ? navigation->width() : 0;
        }
        measure.look(QLatin1String(name), page->minimumSizeHint().expandedTo(page->minimumSize()), room);
    });
    QVERIFY2(measure.tooLarge().isEmpty(), qPrintable(measure.tooLarge()));
}

void PageSizesTest::everyText_hasRoom_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<QSize>("size");
    // That of a plain Debian, and one that is narrower.
    for (const char* family : {"DejaVu Sans", "Inter"}) {
        for (const QSize size : {smallest, QSize(1280, 800), QSize(1920, 1080)})
            QTest::addRow("%s, %d", family, size.width()) << QString::fromLatin1(family) << size;
    }
}

void PageSizesTest::everyText_hasRoom()
{
    QFETCH(QString, family);
    QFETCH(QSize, size);
    if (!QFontDatabase::hasFamily(family))
        QSKIP("the font is not installed");
    setFont(QFont(family));
    Office office;
    office.window->resize(size);
    QVERIFY(QTest::qWaitForWindowActive(office.window.get()));
    QStringList cut;
    visitEverything(office, [&](const char* page) {
        // Wrapped texts take as many rounds as layouts lie in one another.
        for (int round = 0; round < 5; ++round)
            QCoreApplication::processEvents();
        for (const QWidget* widget : office.window->findChildren<QWidget*>()) {
            const QString text = cutText(*widget);
            if (!text.isEmpty())
                cut << QStringLiteral("%1, %2 %3: “%4” has %5 x %6, needs %7 x %8")
                           .arg(QLatin1String(page), QLatin1String(widget->metaObject()->className()),
                                widget->objectName(), text)
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(widget->sizeHint().width())
                           .arg(widget->heightForWidth(widget->width()));
        }
    });
    cut.removeDuplicates();
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
}

void PageSizesTest::visitedPages_leaveTheWindowItsSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("150 %") << smallest;
    QTest::newRow("200 %") << tiny;
}

void PageSizesTest::visitedPages_leaveTheWindowItsSize()
{
    QFETCH(QSize, size);
    Office office;
    office.window->resize(size);
    QCOMPARE(office.window->size(), size);
    QVERIFY(QTest::qWaitForWindowActive(office.window.get()));
    QStringList grown;
    visitEverything(office, [&](const char* name) {
        QCoreApplication::processEvents();
        if (office.window->size() != size)
            grown << QStringLiteral("%1: %2 x %3")
                         .arg(QLatin1String(name))
                         .arg(office.window->width())
                         .arg(office.window->height());
        office.window->resize(size);
    });
    QVERIFY2(grown.isEmpty(), qPrintable(grown.join(QLatin1Char('\n'))));
}

void PageSizesTest::primaryActions_areInView_data()
{
    addFonts();
}

void PageSizesTest::primaryActions_areInView()
{
    QFETCH(QFont, font);
    setFont(font);
    Office office;
    office.window->resize(smallest);
    QVERIFY(QTest::qWaitForWindowActive(office.window.get()));
    QStringList hidden;
    QStringList seen;
    visitEverything(office, [&](const char* name) {
        QCoreApplication::processEvents();
        for (QPushButton* button : office.window->findChildren<QPushButton*>()) {
            // Tasks are a list that is scrolled.
            if (!button->isVisible() || button->property("kind") != QLatin1String("primary") ||
                button->objectName().startsWith(QLatin1String("task:")))
                continue;
            seen << button->objectName();
            if (button->visibleRegion() != QRegion(button->rect()) ||
                button->width() < button->sizeHint().width())
                hidden << QLatin1String(name) % QStringLiteral(": ") % button->text();
        }
    });
    QVERIFY2(hidden.isEmpty(), qPrintable(hidden.join(QLatin1Char('\n'))));
    for (const char* name : {"begin", "confirm", "nextImage", "nextClass"})
        QVERIFY2(seen.contains(QLatin1String(name)), name);
}

void PageSizesTest::sessionHeader_cutsTheNameLast_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {853, 1024, 1280, 1920})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void PageSizesTest::sessionHeader_cutsTheNameLast()
{
    QFETCH(int, width);
    Office office;
    office.window->resize(width, 700);
    StudyPages& pages = office.openStudy();
    pages.startTask(office.training.id);
    office.settle();
    QCOMPARE(office.window->width(), width);
    const auto find = [&](const char* name) {
        return office.window->findChild<QWidget*>(QLatin1String(name));
    };
    const QWidget* name = find("taskInSession");
    const QWidget* part = find("partInSession");
    const bool isCut = name->width() < name->sizeHint().width();
    QVERIFY(!isCut || !part->isVisible() || part->width() == part->minimumWidth());
    QVERIFY(find("imageProgress")->width() >= find("imageProgress")->sizeHint().width());
    QVERIFY(!isCut || width < 1920);
    const auto* partText = qobject_cast<const QLabel*>(part);
    QVERIFY(width < 1024 || partText->fontMetrics().horizontalAdvance(partText->text()) <= part->width());
    QVERIFY(partText->text().startsWith(QStringLiteral("part 1 of ")));
}

void PageSizesTest::selectedClass_isWholeBeforeItsPhotographs_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << smallest;
    QTest::newRow("1024") << QSize(1024, 700);
    QTest::newRow("1280") << QSize(1280, 800);
}

void PageSizesTest::selectedClass_isWholeBeforeItsPhotographs()
{
    QFETCH(QSize, size);
    Office office;
    office.window->resize(size);
    StudyPages& pages = office.openStudy();
    pages.startTask(office.training.id);
    office.settle();
    auto* details = office.window->findChild<LabelingPage*>()->findChild<ClassDetails*>();
    const auto* names = details->findChild<QLabel*>(QStringLiteral("selectedClass"));
    const auto* photos = details->findChild<PhotoStrip*>();
    const auto isWhole = [](const QLabel* label) { return label->width() >= label->sizeHint().width(); };
    QVERIFY(isWhole(names));
    for (const QLabel* label : details->findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::RichText || isWhole(label), qPrintable(label->text()));
    const Hierarchy& hierarchy = office.window->study()->hierarchy;
    int shown = 0;
    for (int label = 0; label < hierarchy.classCount(); ++label) {
        details->show(hierarchy.classNode(static_cast<ClassIndex>(label)));
        office.settle();
        QVERIFY2(isWhole(names), qPrintable(names->text()));
        QVERIFY(!photos->isVisible() ||
                !details->findChild<QLabel*>(QStringLiteral("kinds"))->text().endsWith(QStringLiteral("…")));
        shown += photos->isVisible() ? 1 : 0;
        QCOMPARE(office.window->size(), size);
    }
    QVERIFY(shown > 0 || size.width() < 1280);
}

void PageSizesTest::everyDialog_fitsASmallScreen()
{
    Office office;
    StudyPages& pages = office.openStudy();
    pages.showPage(StudyPages::Page::Review);
    office.settle();
    MainWindow* window = office.window.get();
    OpenStudy& study = *window->study();
    ReviewRunner& runner = pages.findChild<ReviewPage*>()->runner();
    QVERIFY(QTest::qWaitFor([&] { return runner.book() != nullptr; }));
    const auto tries = std::make_shared<Throttle>(office.clock());
    const QString text(200, QLatin1Char('n'));
    const auto known = valueOf(allProgress(*study.file, office.test));
    Measure measure;
    measure.look(new AboutDialog(QStringLiteral("1.0"), window));
    measure.look(new KeyDialog(office.keys, window));
    measure.look(new NameDialog(
        QStringLiteral("Rename"), QStringLiteral("Name"), text, [](const QString&) { return QString(); },
        window));
    measure.look(new PreferencesDialog(office.settings, office.ada, window));
    measure.look(new ImportDialog(*study.file, office.files, window));
    measure.look(new RestoreDialog(study.file->path(), office.files, office.clock(), window));
    measure.look(new OpenResultsDialog(*study.file, office.test, known, window));
    measure.look(new TaskEditor(*study.file, Task{}, window));
    measure.look(new TaskEditor(*study.file, office.test, window));
    measure.look(new SharesDialog(study, runner, window));
    measure.look(new HistoryDialog(study, runner, 0, window));
    measure.look(new PassphraseDialog(QStringLiteral("Unlock"), QStringLiteral("Text"), {}, tries, window));
    measure.look(new SetPassphraseDialog(
        QStringLiteral("Passphrase"), QStringLiteral("Text"), std::string("held"),
        [](const std::optional<std::string>&) { return QString(); }, tries, window));
    QVERIFY2(measure.tooLarge().isEmpty(), qPrintable(measure.tooLarge()));
    for (const QString& dialog : allDialogs())
        QVERIFY2(measure.seen().contains(dialog), qPrintable(dialog + QStringLiteral(" was not looked at")));
}

}  // namespace page_sizes_test

VIZSLA_TEST(tst_page_sizes, page_sizes_test::PageSizesTest)
#include "tst_page_sizes.moc"
