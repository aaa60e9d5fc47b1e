// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys and clicks that come from an X server, with the repeats that it makes of a key that is held down. The
// program starts a server without a screen (Xvfb) and itself again on it; xdotool presses the keys.
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include "core/review/read_review_book.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "ui/desk/review_desk.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/images/image_view.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/labeling_page.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

constexpr int doubleClickTime = 400;  // ms
constexpr auto onTheServer = "VIZSLA_TEST_HAS_SERVER";

/// The application's window on a study, on the system's clock.
struct Office : DeskFixture
{
    explicit Office(int partSize)
        : images(addPictures("photos", "beagle husky cup car mug beagle husky cup")),
          task(study().addTask("task", images, Mode::Training, partSize)),
          ada(study().addLabeler("Ada"))
    {
        QApplication::setDoubleClickInterval(doubleClickTime);
        settings.setShowsFeedback(false);
        settings.setLabelerId(path(), ada.id);
        ReviewChoices choices;
        choices.order = ReviewOrder::Study;
        settings.setReviewChoices(choices);
        study().close();
        window = std::make_unique<MainWindow>(MainWindow::Collaborators{
            settings, files, systemClock, {}, 3, QStringLiteral("1.0"), [](const QUrl&) { return true; }});
        if (!window->openStudyFile(path()))
            qFatal("the study could not be opened");
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("the window was not shown");
        // No window manager gives it the keyboard.
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window did not become active");
    }

    QString path() { return QString::fromStdString(study().file().string()); }
    LabelingPage& label()
    {
        window->pages()->startTask(task.id);
        waitForImage();
        return page();
    }
    LabelingPage& page() const { return *window->findChild<LabelingPage*>(); }
    LabelingStage::Face face() const { return page().findChild<LabelingStage*>()->face(); }
    /// The image is painted and a double-click time has gone by.
    void waitForImage() const
    {
        if (!QTest::qWaitFor([this] { return page().session() && page().session()->isShown(); }))
            qFatal("no image was shown");
        QTest::qWait(doubleClickTime + 50);
    }
    /// Has xdotool do something, and lets the window take it.
    static void xdotool(const QString& command)
    {
        QProcess process;
        process.start(QStringLiteral("xdotool"), command.split(QLatin1Char(' ')));
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10'000) ||
            process.exitCode() != 0)
            qFatal("xdotool failed: %s", process.readAllStandardError().constData());
        QTest::qWait(50);
    }
    static void doubleClick(const QWidget& widget)
    {
        const QPoint place = widget.mapToGlobal(widget.rect().center());
        xdotool(
            QStringLiteral("mousemove %1 %2 click --repeat 2 --delay 80 1").arg(place.x()).arg(place.y()));
    }
    /// What the study file says, read as another program would.
    std::int64_t number(std::string_view sql)
    {
        const auto file = valueOf(StudyFile::openToRead(study().file(), systemClock));
        return valueOf(file->database().query(sql, [](const Statement& row) { return row.integer(0); }))
            .at(0);
    }
    std::int64_t answers() { return number("SELECT COUNT(*) FROM answer"); }

    std::vector<Image> images;
    Task task;
    Labeler ada;
    SystemClock systemClock;
    NativeFileChooser files;
    std::unique_ptr<MainWindow> window;
};

/// Counts the presses of a key that the X server repeats, and those of them that Qt does not mark.
class RepeatCounter final : public QObject
{
public:
    RepeatCounter() { qApp->installEventFilter(this); }
    int presses = 0;
    int unmarked = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride && watched->isWindowType()) {
            ++presses;
            unmarked += static_cast<QKeyEvent*>(event)->isAutoRepeat() ? 0 : 1;
        }
        return false;
    }
};

}  // namespace

class HeldKeysX11Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heldReturn_givesOneAnswer();
    void heldReturn_leavesTheFeedback();
    void heldSkipKey_skipsOnce();
    void doubleClickOnSkip_skipsOnce();
    void freshPresses_allAct();
    void heldVerdictKey_rulesOnce();
};

/// Parts of one image: what was held down went through all of them.
void HeldKeysX11Test::heldReturn_givesOneAnswer()
{
    Office office(1);
    office.label();
    Office::xdotool(QStringLiteral("type cup"));
    const RepeatCounter counter;
    Office::xdotool(QStringLiteral("keydown Return sleep 2 keyup Return"));
    qInfo("%d presses, %d of them without a mark", counter.presses, counter.unmarked);
    QVERIFY2(counter.presses > 5, "the server repeats no keys");
    QCOMPARE(office.answers(), 1);
    QCOMPARE(office.number("SELECT COUNT(*) FROM session"), 1);
    QVERIFY(office.face() == LabelingStage::Face::PartDone);
    Office::xdotool(QStringLiteral("key Return"));
    QTRY_COMPARE(office.number("SELECT COUNT(*) FROM session"), 2);
}

void HeldKeysX11Test::heldReturn_leavesTheFeedback()
{
    Office office(8);
    office.settings.setShowsFeedback(true);
    office.label();
    Office::xdotool(QStringLiteral("type cup"));
    Office::xdotool(QStringLiteral("keydown Return sleep 1.5 keyup Return"));
    QCOMPARE(office.answers(), 1);
    QVERIFY(office.page().findChild<FeedbackPanel*>()->isOpen());
}

void HeldKeysX11Test::heldSkipKey_skipsOnce()
{
    Office office(8);
    office.label();
    Office::xdotool(QStringLiteral("keydown ctrl keydown k sleep 1.5 keyup k keyup ctrl"));
    QCOMPARE(office.number("SELECT COUNT(*) FROM skip"), 1);
}

void HeldKeysX11Test::doubleClickOnSkip_skipsOnce()
{
    Office office(8);
    office.label();
    Office::doubleClick(*office.page().findChild<QPushButton*>(QStringLiteral("skip")));
    QCOMPARE(office.number("SELECT COUNT(*) FROM skip"), 1);
}

void HeldKeysX11Test::freshPresses_allAct()
{
    Office office(8);
    office.label();
    for (int skip = 0; skip < 2; ++skip) {
        Office::xdotool(QStringLiteral("key ctrl+k"));
        office.waitForImage();
    }
    QCOMPARE(office.number("SELECT COUNT(*) FROM skip"), 2);
    // Letters that are typed at once after a key are all there.
    Office::xdotool(QStringLiteral("key ctrl+k type --delay 0 husky"));
    QCOMPARE(office.page().findChild<QLineEdit*>(QStringLiteral("classSearch"))->text(),
             QStringLiteral("husky"));
}

void HeldKeysX11Test::heldVerdictKey_rulesOnce()
{
    Office office(8);
    office.window->pages()->showPage(StudyPages::Page::Review);
    const auto* desk = office.window->findChild<ReviewDesk*>();
    const auto* view = desk->findChild<ImageView*>();
    QTRY_VERIFY(desk->image() && !view->isEmpty());
    QTest::qWait(doubleClickTime + 50);
    Office::xdotool(QStringLiteral("keydown 1 sleep 1.2 keyup 1 keydown Return sleep 1.2 keyup Return"));
    QTRY_COMPARE(office.number("SELECT COUNT(*) FROM review_action"), 1);
    QCOMPARE(desk->image(), std::optional<std::size_t>(1));
}

namespace {

/// Says why nothing is tested.
class Skipped : public QObject
{
    Q_OBJECT

public:
    explicit Skipped(QString missing) : m_missing(std::move(missing)) {}

private Q_SLOTS:
    void needsAnXServer() { QSKIP(qPrintable(m_missing + QStringLiteral(" is not installed"))); }

private:
    QString m_missing;
};

int runOnServer(QProcess& server)
{
    server.start(
        QStringLiteral("Xvfb"),
        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
         QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    QByteArray display;
    while (!display.endsWith('\n') && server.waitForReadyRead(20'000))
        display += server.readAllStandardOutput();
    if (display.trimmed().isEmpty()) {
        std::fprintf(stderr, "Xvfb did not start: %s\n", server.readAllStandardError().constData());
        return 1;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + QString::fromLatin1(display.trimmed()));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QLatin1String(onTheServer), QStringLiteral("1"));
    QProcess tests;
    tests.setProcessChannelMode(QProcess::ForwardedChannels);
    tests.setProcessEnvironment(environment);
    tests.start(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1));
    tests.waitForFinished(-1);
    return tests.exitStatus() == QProcess::NormalExit ? tests.exitCode() : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsSet(onTheServer)) {
        QApplication application(argc, argv);
        applyTheme(application, Scheme::Light);
        HeldKeysX11Test test;
        return QTest::qExec(&test, argc, argv);
    }
    QCoreApplication application(argc, argv);
    for (const char* program : {"Xvfb", "xdotool"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            Skipped skipped{QLatin1String(program)};
            return QTest::qExec(&skipped, argc, argv);
        }
    }
    QProcess server;
    const int status = runOnServer(server);
    server.terminate();
    server.waitForFinished();
    return status;
}

#include "tst_held_keys_x11.moc"
