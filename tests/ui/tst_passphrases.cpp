// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "core/people/passphrase.h"
#include "core/store/labeler_repository.h"
#include "core/store/passphrase_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/ui/import_fixtures.h"
#include "ui/imports/import_dialog.h"
#include "ui/imports/import_opener.h"
#include "ui/people/coordinator_menu.h"
#include "ui/people/passphrase_dialog.h"
#include "ui/people/set_passphrase_dialog.h"
#include "ui/scores/scores_page.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace {

/// Of "secret", with 1 MiB, so that tests are quick.
const std::string hashOfSecret =
    "$argon2id$v=19$m=1024,t=1,p=1$fGhP6phcg/VxbwqXjaH+7g$38XALz+iMmK8JHUustUOMKD4tCKXATyKfFhQlHKQ/fM";

/// A study in which Ada has answered two of five images, and Ben none; and the window over it.
struct Office : DeskFixture
{
    Office()
        : images(addPictures("photos", "beagle husky cup car mug")),
          task(study().addTask("cups_and_dogs", images, Mode::Training, 3)),
          ada(study().addLabeler("Ada")),
          ben(study().addLabeler("Ben"))
    {
        auto session = study().begin(task, ada);
        study().label(session, "beagle", 3s);
        study().label(session, "mug", 3s);
        valueOf(session.end());
        paths.guideFolder = guideFolder();
        settings.setLabelerId(file(), toQString(ada.id));
        settings.setShowsPopUp(false);
    }

    static QString toQString(const std::string& text) { return QString::fromStdString(text); }
    QString file() { return toQString(study().file().string()); }
    void setHash(const PassphraseHolder& holder, const std::string& hash = hashOfSecret)
    {
        valueOf(PassphraseRepository(study().study()).setHash(holder, hash));
    }
    std::optional<std::string> hashInWindow(const PassphraseHolder& holder)
    {
        return valueOf(PassphraseRepository(*window->study()->file).hash(holder));
    }

    MainWindow& openWindow()
    {
        study().close();
        window.reset();
        window = std::make_unique<MainWindow>(MainWindow::Collaborators{
            settings, files, clock(), paths, 3, QStringLiteral("1.0"), [](const QUrl&) { return true; }});
        window->show();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window did not become active");
        if (!window->openStudyFile(file()))
            qFatal("the study could not be opened");
        return *window;
    }

    StudyPages& pages() { return *window->pages(); }
    std::string labeler() { return pages().labeler() ? pages().labeler()->name : std::string("nobody"); }
    QString shownLabeler() { return window->findChild<QPushButton*>(QStringLiteral("labeler"))->text(); }

    template <class Dialog = PassphraseForm>
    Dialog* dialog()
    {
        for (Dialog* open : window->findChildren<Dialog*>()) {
            if (open->isVisible())
                return open;
        }
        return nullptr;
    }
    QLineEdit* field(const char* name) { return dialog()->findChild<QLineEdit*>(QLatin1String(name)); }
    QPushButton* button(const char* name) { return dialog()->findChild<QPushButton*>(QLatin1String(name)); }
    QString problem() { return dialog()->findChild<QLabel*>(QStringLiteral("problem"))->text(); }
    /// Types into a field of the dialog, with an input method for what QTest has no keys for.
    void type(const char* name, const QString& text)
    {
        QLineEdit* edit = field(name);
        edit->setFocus();
        edit->selectAll();
        edit->insert(text);
    }
    void submit()
    {
        QTRY_COMPARE(QApplication::activeWindow(), dialog());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    /// Waits until what was typed is checked.
    bool isChecked()
    {
        return QTest::qWaitFor([this] { return !dialog() || field("passphrase")->isEnabled(); });
    }
    bool tryPassphrase(const QString& text)
    {
        type("passphrase", text);
        submit();
        return isChecked();
    }

    QAction* inMenu(QMenu* menu, const QString& text)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        qFatal("there is no %s", qPrintable(text));
    }
    QAction* inLabelerMenu(const char* text)
    {
        return inMenu(window->findChild<QPushButton*>(QStringLiteral("labeler"))->menu(),
                      QString::fromUtf8(text));
    }
    QAction* inCoordinatorMenu(const char* text)
    {
        return inMenu(window->findChild<CoordinatorMenu*>(), QString::fromUtf8(text));
    }
    void click(const char* name)
    {
        QTest::mouseClick(window->findChild<QAbstractButton*>(QLatin1String(name)), Qt::LeftButton);
    }

    /// Every text of every widget, seen or hidden, but of the button that names the labeler.
    QString allTexts()
    {
        QStringList texts;
        for (const QWidget* widget : window->findChildren<QWidget*>()) {
            texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
                  << widget->windowTitle();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                texts << label->text();
            if (const auto* pressed = qobject_cast<const QAbstractButton*>(widget))
                texts << pressed->text();
            if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
                texts << edit->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
    /// What only Ada, or who reads as her, comes to see: her progress, her times, her figures.
    QStringList seenOfAda()
    {
        QStringList seen;
        for (const char* page : {"nav:0", "nav:1", "nav:2"}) {
            click(page);
            for (const char* told :
                 {"2 of 5", "Today", "3.0 s", "cups_and_dogs", "Continue", "50.0", "top-1"}) {
                if (allTexts().contains(QLatin1String(told)))
                    seen << QLatin1String(page) + QLatin1Char(' ') + QLatin1String(told);
            }
        }
        click("nav:0");
        return seen;
    }

    std::vector<Image> images;
    Task task;
    Labeler ada;
    Labeler ben;
    AppPaths paths;
    ScriptedFileChooser files;
    std::unique_ptr<MainWindow> window;
};

}  // namespace

class PassphrasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passphraseThatIsSet_isAskedForWhenTheLabelerIsChosen();
    void checking_leavesTheWindowAlive();
    void lastLabelerWithPassphrase_startsLockedAndNothingIsSeen();
    void lock_endsTheSessionAndForgetsWhatWasShown();
    void escape_leavesTheLabelerLocked();
    void leftLabeler_isLockedAgain();
    void lockedLabeler_cannotBeRenamed();
    void severalWrong_makeOneWait();
    void newPassphrase_isRefusedWithTheReason_data();
    void newPassphrase_isRefusedWithTheReason();
    void change_takesThePresentOne();
    void removal_takesThePresentOne();
    void accentsOfAnotherKeyboard_areTheSame();
    void typing_isHiddenUntilItIsAskedFor();
    void capsLock_isPointedOut();
    void hostileHash_isSaidAndOpensNothing();
    void readOnlyStudy_canBeUnlockedButNotChanged();
    void importedStudy_staysUnlocked();
    void coordinatorLock_standsBeforeTheScores();
    void coordinatorLock_standsBeforeImports();
    void coordinatorLock_isSetChangedAndRemoved();
    void lock_locksTheCoordinatorToo();
    void closedStudy_forgetsWhatWasUnlocked();
};

void PassphrasesTest::passphraseThatIsSet_isAskedForWhenTheLabelerIsChosen()
{
    Office office;
    office.openWindow();
    office.inLabelerMenu("Set a passphrase…")->trigger();
    QVERIFY(office.dialog<SetPassphraseDialog>());
    QVERIFY(!office.field("current"));
    QTest::keyClicks(office.field("new"), QStringLiteral("correct horse"));
    QTest::keyClicks(office.field("again"), QStringLiteral("correct horse"));
    office.submit();
    QTRY_VERIFY(!office.dialog());
    QCOMPARE(office.labeler(), std::string("Ada"));
    QVERIFY(office.hashInWindow({office.ada.id})->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));

    office.inLabelerMenu("Ben")->trigger();
    QCOMPARE(office.labeler(), std::string("Ben"));
    office.inLabelerMenu("Ada (locked)")->trigger();
    QVERIFY(office.dialog<PassphraseDialog>());
    QTest::keyClicks(office.field("passphrase"), QStringLiteral("correct donkey"));
    office.submit();
    QVERIFY(office.isChecked());
    QCOMPARE(office.problem(), QStringLiteral("This is not the passphrase."));
    QCOMPARE(office.field("passphrase")->selectedText().size(), 14);
    QVERIFY(office.field("passphrase")->hasFocus());
    QCOMPARE(office.labeler(), std::string("Ben"));
    QTest::keyClicks(office.field("passphrase"), QStringLiteral("correct horse"));
    office.submit();
    QTRY_COMPARE(office.labeler(), std::string("Ada"));
    QTRY_VERIFY(!office.dialog());
}

void PassphrasesTest::checking_leavesTheWindowAlive()
{
    Office office;
    office.setHash({office.ada.id}, valueOf(hashPassphrase(Passphrase("correct horse"))));
    office.openWindow();
    office.click("unlock");
    office.type("passphrase", QStringLiteral("correct horse"));
    office.submit();
    // The key is done with, and the answer is not there yet.
    QVERIFY(!office.field("passphrase")->isEnabled());
    QVERIFY(!office.button("accept")->isEnabled());
    QCOMPARE(office.dialog()->findChild<QLabel*>(QStringLiteral("hint"))->text(),
             QStringLiteral("Checking…"));
    QCOMPARE(office.labeler(), std::string("nobody"));
    QTRY_COMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::lastLabelerWithPassphrase_startsLockedAndNothingIsSeen()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("nobody"));
    QVERIFY(office.shownLabeler().startsWith(QStringLiteral("Ada (locked)")));
    QVERIFY(office.allTexts().contains(QStringLiteral("Ada is locked")));
    QVERIFY2(office.seenOfAda().isEmpty(), qPrintable(office.seenOfAda().join(QStringLiteral(", "))));
    office.pages().startTask(QString::fromStdString(office.task.id));
    QVERIFY(!office.pages().isLabeling());

    QTRY_VERIFY(office.window->findChild<QPushButton*>(QStringLiteral("unlock"))->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(office.tryPassphrase(QStringLiteral("Secret")));
    QVERIFY(office.dialog());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QCOMPARE(office.labeler(), std::string("Ada"));
    // The texts are those that are looked for.
    QVERIFY2(office.seenOfAda().size() > 5, qPrintable(office.seenOfAda().join(QStringLiteral(", "))));
}

void PassphrasesTest::lock_endsTheSessionAndForgetsWhatWasShown()
{
    Office office;
    office.openWindow();
    QVERIFY(!office.inLabelerMenu("Lock")->isEnabled());
    office.window.reset();
    office.study().reopen();
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY(!office.seenOfAda().isEmpty());
    office.pages().startTask(QString::fromStdString(office.task.id));
    QTRY_VERIFY(office.window->findChild<LabelingPage*>()->session()->isShown());
    office.inLabelerMenu("Lock")->trigger();
    QVERIFY(!office.pages().isLabeling());
    QCOMPARE(office.labeler(), std::string("nobody"));
    QVERIFY2(office.seenOfAda().isEmpty(), qPrintable(office.seenOfAda().join(QStringLiteral(", "))));
    office.window.reset();
    office.study().reopen();
    QCOMPARE(office.study().number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 0);
}

void PassphrasesTest::escape_leavesTheLabelerLocked()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    office.type("passphrase", QStringLiteral("secret"));
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    QCOMPARE(office.labeler(), std::string("nobody"));
    // Also while it is being checked.
    office.click("unlock");
    office.type("passphrase", QStringLiteral("secret"));
    office.submit();
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.window->findChild<PassphraseDialog*>());
    QCOMPARE(office.labeler(), std::string("nobody"));
}

void PassphrasesTest::leftLabeler_isLockedAgain()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.click("nav:2");
    office.inLabelerMenu("Ben")->trigger();
    QCOMPARE(office.labeler(), std::string("Ben"));
    QVERIFY(!office.allTexts().contains(QStringLiteral("2 of 5")));
    QVERIFY(!office.allTexts().contains(QStringLiteral("50.0")));
    office.inLabelerMenu("Ada (locked)")->trigger();
    QVERIFY(office.dialog<PassphraseDialog>());
    QCOMPARE(office.labeler(), std::string("Ben"));
}

void PassphrasesTest::lockedLabeler_cannotBeRenamed()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    QVERIFY(!office.inLabelerMenu("Rename…")->isEnabled());
    QVERIFY(office.inLabelerMenu("Add a labeler…")->isEnabled());
    office.inLabelerMenu("Unlock…")->trigger();
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY(office.inLabelerMenu("Rename…")->isEnabled());
}

void PassphrasesTest::severalWrong_makeOneWait()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("wrong 1")));
    QVERIFY(office.tryPassphrase(QStringLiteral("wrong 2")));
    office.type("passphrase", QStringLiteral("wrong 3"));
    office.submit();
    QTRY_VERIFY(office.problem().contains(QStringLiteral("2 s")));
    QVERIFY(!office.button("accept")->isEnabled());
    office.clock().advance(1100ms);
    QTRY_VERIFY(office.problem().contains(QStringLiteral("1 s")));
    QVERIFY(!office.field("passphrase")->isEnabled());

    // Another dialog does not shorten it.
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.window->findChild<PassphraseDialog*>());
    office.click("unlock");
    QVERIFY(!office.field("passphrase")->isEnabled());
    office.clock().advance(1s);
    QTRY_VERIFY(office.field("passphrase")->isEnabled());
    QVERIFY(office.field("passphrase")->hasFocus());
    office.type("passphrase", QStringLiteral("wrong 4"));
    office.submit();
    QTRY_VERIFY(office.problem().contains(QStringLiteral("4 s")));
    office.clock().advance(5s);
    QTRY_VERIFY(office.field("passphrase")->isEnabled());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QCOMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::newPassphrase_isRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QString() << QString() << QStringLiteral("at least 6");
    QTest::newRow("short") << QStringLiteral("abcde") << QStringLiteral("abcde")
                           << QStringLiteral("at least 6");
    QTest::newRow("short, decomposed")
        << QStringLiteral("a\u0308bcde") << QStringLiteral("a\u0308bcde") << QStringLiteral("at least 6");
    QTest::newRow("other") << QStringLiteral("correct horse") << QStringLiteral("correct horsE")
                           << QStringLiteral("not the same");
    QTest::newRow("once") << QStringLiteral("correct horse") << QString() << QStringLiteral("not the same");
}

void PassphrasesTest::newPassphrase_isRefusedWithTheReason()
{
    QFETCH(QString, chosen);
    QFETCH(QString, again);
    QFETCH(QString, said);
    Office office;
    office.openWindow();
    office.inLabelerMenu("Set a passphrase…")->trigger();
    office.type("new", chosen);
    office.type("again", again);
    office.submit();
    QVERIFY2(office.problem().contains(said), qPrintable(office.problem()));
    QVERIFY(office.dialog());
    QVERIFY(!office.hashInWindow({office.ada.id}));
}

void PassphrasesTest::change_takesThePresentOne()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inLabelerMenu("Change or remove the passphrase…")->trigger();
    office.type("current", QStringLiteral("guessed"));
    office.type("new", QStringLiteral("correct horse"));
    office.type("again", QStringLiteral("correct horse"));
    office.submit();
    QTRY_COMPARE(office.problem(), QStringLiteral("This is not the passphrase."));
    QCOMPARE(office.hashInWindow({office.ada.id}), hashOfSecret);
    office.type("current", QStringLiteral("secret"));
    office.submit();
    QTRY_VERIFY(!office.dialog());
    QVERIFY(
        valueOf(verifyPassphrase(Passphrase("correct horse"), office.hashInWindow({office.ada.id}).value())));
    QCOMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::removal_takesThePresentOne()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inLabelerMenu("Change or remove the passphrase…")->trigger();
    office.type("current", QStringLiteral("guessed"));
    QTest::mouseClick(office.button("remove"), Qt::LeftButton);
    QTRY_COMPARE(office.problem(), QStringLiteral("This is not the passphrase."));
    QVERIFY(office.hashInWindow({office.ada.id}));
    office.type("current", QStringLiteral("secret"));
    QTest::mouseClick(office.button("remove"), Qt::LeftButton);
    QTRY_VERIFY(!office.dialog());
    QVERIFY(!office.hashInWindow({office.ada.id}));
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::accentsOfAnotherKeyboard_areTheSame()
{
    Office office;
    office.setHash({office.ada.id}, valueOf(hashPassphrase(Passphrase("größe 李"))));
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("grosse 李")));
    QVERIFY(office.dialog());
    QVERIFY(office.tryPassphrase(QStringLiteral("gro\u0308ße 李")));
    QCOMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::typing_isHiddenUntilItIsAskedFor()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QCOMPARE(office.field("passphrase")->echoMode(), QLineEdit::Password);
    auto* show = office.dialog()->findChild<QAbstractButton*>(QStringLiteral("show"));
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(office.field("passphrase")->echoMode(), QLineEdit::Normal);
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(office.field("passphrase")->echoMode(), QLineEdit::Password);
}

void PassphrasesTest::capsLock_isPointedOut()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    const auto* hint = office.dialog()->findChild<QLabel*>(QStringLiteral("hint"));
    QTest::sendKeyEvent(QTest::Click, office.field("passphrase"), Qt::Key_S, QStringLiteral("S"),
                        Qt::NoModifier);
    QCOMPARE(hint->text(), QStringLiteral("Caps Lock is on"));
    QTest::sendKeyEvent(QTest::Click, office.field("passphrase"), Qt::Key_1, QStringLiteral("1"),
                        Qt::NoModifier);
    QCOMPARE(hint->text(), QStringLiteral("Caps Lock is on"));
    QTest::sendKeyEvent(QTest::Click, office.field("passphrase"), Qt::Key_S, QStringLiteral("S"),
                        Qt::ShiftModifier);
    QCOMPARE(hint->text(), QString());
    QTest::sendKeyEvent(QTest::Click, office.field("passphrase"), Qt::Key_S, QStringLiteral("s"),
                        Qt::ShiftModifier);
    QCOMPARE(hint->text(), QStringLiteral("Caps Lock is on"));
}

void PassphrasesTest::hostileHash_isSaidAndOpensNothing()
{
    Office office;
    office.setHash({office.ada.id},
                   "$argon2id$v=19$m=4294967295,t=4294967295,p=1$c2FsdHNhbHRzYWx0$c3Vtc3Vtc3Vtc3Vt");
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY2(office.problem().contains(QStringLiteral("too much memory")), qPrintable(office.problem()));
    QCOMPARE(office.labeler(), std::string("nobody"));
}

void PassphrasesTest::readOnlyStudy_canBeUnlockedButNotChanged()
{
    Office office;
    office.setHash({office.ada.id});
    office.study().close();
    const auto held = valueOf(StudyFile::open(office.study().file(), office.clock(), 5));
    office.openWindow();
    QVERIFY(office.window->study()->file->isReadOnly());
    QCOMPARE(office.labeler(), std::string("nobody"));
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QCOMPARE(office.labeler(), std::string("Ada"));
    QVERIFY(!office.inLabelerMenu("Change or remove the passphrase…")->isEnabled());
    QVERIFY(!office.inCoordinatorMenu("Set a passphrase…")->isEnabled());
}

void PassphrasesTest::importedStudy_staysUnlocked()
{
    Office office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    Q_EMIT office.window->findChild<ImportOpener*>()->imported();
    QCOMPARE(office.labeler(), std::string("Ada"));
}

void PassphrasesTest::coordinatorLock_standsBeforeTheScores()
{
    Office office;
    office.setHash({});
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("Ada"));
    office.click("nav:3");
    QVERIFY(office.dialog<PassphraseDialog>());
    QVERIFY(!office.window->findChild<ScoresPage*>());
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    QCOMPARE(office.pages().page(), StudyPages::Page::Tasks);
    QVERIFY(office.window->findChild<QPushButton*>(QStringLiteral("nav:0"))->isChecked());

    office.click("nav:3");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    QVERIFY(office.window->findChild<QPushButton*>(QStringLiteral("nav:3"))->isChecked());
    office.click("nav:0");
    office.click("nav:3");
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    office.inCoordinatorMenu("Lock")->trigger();
    QVERIFY(!office.window->findChild<ScoresPage*>());
    QCOMPARE(office.pages().page(), StudyPages::Page::Tasks);
    office.window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), office.window.get());
    QTest::keyClick(office.window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(office.dialog<PassphraseDialog>());
}

void PassphrasesTest::coordinatorLock_standsBeforeImports()
{
    Office office;
    office.setHash({});
    office.openWindow();
    office.window->findChild<QAction*>(QStringLiteral("importAction"))->trigger();
    QVERIFY(!office.dialog<ImportDialog>());
    QVERIFY(office.dialog<PassphraseDialog>());
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    const QStringList models = writeModels(office.study().folder() / "models", 1);
    QVERIFY(dropOn(*office.window, models));
    QVERIFY(!office.dialog<ImportDialog>());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QTRY_VERIFY(office.dialog<ImportDialog>());
}

void PassphrasesTest::coordinatorLock_isSetChangedAndRemoved()
{
    Office office;
    office.openWindow();
    office.inCoordinatorMenu("Set a passphrase…")->trigger();
    office.type("new", QStringLiteral("correct horse"));
    office.type("again", QStringLiteral("correct horse"));
    office.submit();
    QTRY_VERIFY(!office.dialog());
    QVERIFY(office.hashInWindow({}));
    QVERIFY(!office.hashInWindow({office.ada.id}));
    office.click("nav:3");
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    office.inCoordinatorMenu("Change or remove the passphrase…")->trigger();
    office.type("current", QStringLiteral("correct horse"));
    QTest::mouseClick(office.button("remove"), Qt::LeftButton);
    QTRY_VERIFY(!office.dialog());
    QVERIFY(!office.hashInWindow({}));
    office.inCoordinatorMenu("Set a passphrase…");
}

void PassphrasesTest::lock_locksTheCoordinatorToo()
{
    Office office;
    office.setHash({});
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inCoordinatorMenu("Unlock…")->trigger();
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inCoordinatorMenu("Lock");
    office.inLabelerMenu("Lock")->trigger();
    office.inCoordinatorMenu("Unlock…");
}

void PassphrasesTest::closedStudy_forgetsWhatWasUnlocked()
{
    Office office;
    office.setHash({});
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inCoordinatorMenu("Unlock…")->trigger();
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    const QString other = QString::fromStdString((office.study().folder() / "other.vizsla").string());
    QVERIFY(office.window->newStudy(other));
    QVERIFY(office.window->openStudyFile(office.file()));
    QCOMPARE(office.labeler(), std::string("nobody"));
    office.inCoordinatorMenu("Unlock…");
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, Scheme::Light);
    PassphrasesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_passphrases.moc"
