// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <sstream>

#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "tests/support/window_fixture.h"
#include "tests/support/words_of.h"
#include "ui/classes/class_panel.h"
#include "ui/images/image_view.h"
#include "ui/labeling/labeling_page.h"
#include "ui/labeling/session_runner.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/study/study_writer.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace blindness_test {

namespace {

/// Words that stand for the source of an image and nowhere else: in the names of test sets, folders and
/// files.
const QStringList sources{QStringLiteral("sourceone"), QStringLiteral("sourcetwo")};
/// The class that all images are assigned to.
const QStringList labels{QStringLiteral("quokka"), QStringLiteral("small wallaby")};

/// A window over a study with a test that mixes two test sets.
struct BlindOffice : WindowFixture
{
    explicit BlindOffice(const ClassList& classes) : WindowFixture(classes)
    {
        auto images = addPictures("sourceone", "quokka quokka quokka");
        const auto more = addPictures("sourcetwo", "quokka quokka quokka");
        images.insert(images.end(), more.begin(), more.end());
        // One cannot be decoded and one is cut: what is said about them must not name them either.
        const std::filesystem::path folder = study().folder() / "images";
        broken = {folder / "sourceone" / images[0].file, folder / "sourcetwo" / more[0].file};
        sound = folder / "sourceone" / images[1].file;
        std::filesystem::remove(broken[0]);
        std::filesystem::resize_file(broken[1], 60);
        TaskRules rules;
        rules.imageLimit = std::chrono::seconds(60);
        rules.correctionsAllowed = true;
        task = study().addTask("task", images, Mode::Test, 3, rules);
        ada = study().addLabeler("Ada");
        setLabeler(ada);
        settings.setShowsFeedback(true);
        settings.setUsesExternalResources(true);
        paths.sampleFolder = study().folder() / "sample";
        openWindow();
    }

    void settle() { window->study()->writer().finish(); }
    LabelingPage& page() { return *window->findChild<LabelingPage*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
        QCoreApplication::processEvents();
    }
    bool isUnreadable() { return !page().findChild<ImageView*>()->problem().isEmpty(); }
    bool waitForImage()
    {
        return QTest::qWaitFor(
            [this] { return page().session() && (page().session()->isShown() || isUnreadable()); });
    }
    /// What could not be shown is there now, and is looked for again after a pause.
    bool mend()
    {
        for (const std::filesystem::path& file : broken)
            std::filesystem::copy_file(sound, file, std::filesystem::copy_options::overwrite_existing);
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Space, Qt::ControlModifier);
        return QTest::qWaitFor([this] { return page().session()->isShown(); });
    }

    /// Fails where any object of the application, the settings or the clipboard knows a secret.
    void check(const char* when)
    {
        QStringList words{QGuiApplication::clipboard()->text()};
        QStringList choices;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            words << wordsOf(*top);
            // Some properties are made when they are read, and take the place of others.
            QList<QPointer<QObject>> objects;
            for (QObject* object : top->findChildren<QObject*>())
                objects << object;
            for (const auto& object : objects) {
                if (object)
                    (isAChoice(object) ? choices : words) << wordsOf(*object);
            }
        }
        for (const QString& key : store.allKeys())
            words << key << store.value(key).toString();
        ++checks;
        verifyNone(words + choices, sources, when);
        verifyNone(words, labels, when);
    }
    /// Among the classes to choose from the assigned one must be, like every other.
    static bool isAChoice(const QObject* object)
    {
        for (; object; object = object->parent()) {
            if (qobject_cast<const ClassPanel*>(object))
                return true;
        }
        return false;
    }
    static void verifyNone(const QStringList& words, const QStringList& secrets, const char* when)
    {
        for (const QString& word : words) {
            for (const QString& secret : secrets)
                QVERIFY2(!word.contains(secret),
                         qPrintable(QLatin1String(when) + QStringLiteral(": ") + word));
        }
    }

    std::vector<std::filesystem::path> broken;
    std::filesystem::path sound;
    Task task;
    Labeler ada;
    int checks = 0;
};

ClassList withASecretClass()
{
    ClassList list = sevenClasses();
    list.synsets.push_back({"quokka", {"small wallaby"}, "a marsupial", {"n00004475"}});
    list.classes.push_back("quokka");
    return list;
}

}  // namespace

/// In test mode nothing that the application holds tells where an image comes from or what it was labeled.
class BlindnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReachable_namesTheSource();
    void thisTest_findsALeak();
};

void BlindnessTest::nothingReachable_namesTheSource()
{
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
    spdlog::set_level(spdlog::level::trace);
    {
        BlindOffice office(withASecretClass());
        office.check("tasks");
        if (QTest::currentTestFailed())
            return;
        office.window->pages()->startTask(office.task.id);
        office.settle();
        int unreadable = 0;
        for (int part = 0; part < 2; ++part) {
            for (int image = 0; image < 3; ++image) {
                QVERIFY(office.waitForImage());
                QCoreApplication::processEvents();
                if (office.isUnreadable()) {
                    ++unreadable;
                    office.check("not shown");
                    QVERIFY(office.mend());
                }
                office.check("image");
                QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("cup"));
                office.check("class selected");
                if (image == 1) {
                    office.press(Qt::Key_Space, Qt::ControlModifier);
                    office.check("paused");
                    office.press(Qt::Key_Space, Qt::ControlModifier);
                }
                if (image == 2) {
                    office.clock().advance(61s);
                    office.page().findChild<SessionRunner*>()->tick();
                    office.settle();
                    office.check("time up");
                    office.page().grab();
                    office.clock().advance(1s);
                }
                office.press(Qt::Key_Return);
            }
            office.check("part done");
            if (part == 0) {
                office.press(Qt::Key_Return);
                office.check("start page of the next part");
                office.press(Qt::Key_Return);
            }
        }
        QVERIFY(unreadable > 0);
        QVERIFY(office.page().session()->isTaskDone());
        office.press(Qt::Key_W, Qt::ControlModifier);
        office.check("tasks, done");
        office.window->pages()->showPage(StudyPages::Page::Scorecard);
        const QSignalSpy shown(office.window->findChild<ScorecardPage*>(), &ScorecardPage::shown);
        QTRY_COMPARE(shown.size(), 1);
        QCoreApplication::processEvents();
        office.check("scorecard");
        QVERIFY(office.checks > 15);
    }
    spdlog::set_default_logger(before);
    BlindOffice::verifyNone({QString::fromStdString(log.str())}, sources + labels, "log");
}

/// A label with a file name in its tooltip, hidden somewhere, is found.
void BlindnessTest::thisTest_findsALeak()
{
    QWidget window;
    auto* inner = new QWidget(&window);
    auto* label = new QLabel(inner);
    label->setToolTip(QStringLiteral("images/sourceone/1.png"));
    QStringList words;
    for (const QObject* object : window.findChildren<QObject*>())
        words << wordsOf(*object);
    QVERIFY(words.join(QLatin1Char(' ')).contains(sources.front()));
}

}  // namespace blindness_test

VIZSLA_TEST(tst_blindness, blindness_test::BlindnessTest)
#include "tst_blindness.moc"
