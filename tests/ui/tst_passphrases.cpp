// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/passphrase.h"
#include "tests/support/test_program.h"
#include "tests/ui/locked_office.h"
#include "ui/imports/import_opener.h"
#include "ui/theme/theme.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace passphrases_test {

class PassphrasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
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
};

void PassphrasesTest::passphraseThatIsSet_isAskedForWhenTheLabelerIsChosen()
{
    LockedOffice office;
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
    QCOMPARE(office.problem(), QString());
    office.submit();
    QTRY_COMPARE(office.labeler(), std::string("Ada"));
    QTRY_VERIFY(!office.dialog());
}

void PassphrasesTest::checking_leavesTheWindowAlive()
{
    LockedOffice office;
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
    LockedOffice office;
    office.setHash({office.ada.id});
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("nobody"));
    QVERIFY(office.shownLabeler().startsWith(QStringLiteral("Ada (locked)")));
    QVERIFY(office.allTexts().contains(QStringLiteral("Ada is locked")));
    QVERIFY2(office.seenOfAda().isEmpty(), qPrintable(office.seenOfAda().join(QStringLiteral(", "))));
    office.pages().startTask(office.task.id);
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
    LockedOffice office;
    office.openWindow();
    QVERIFY(!office.inLabelerMenu("Lock")->isEnabled());
    office.window.reset();
    office.study().reopen();
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY(!office.seenOfAda().isEmpty());
    office.pages().startTask(office.task.id);
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
    LockedOffice office;
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
    LockedOffice office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.click("nav:scorecard");
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
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
    LockedOffice office;
    office.setHash({office.ada.id});
    office.openWindow();
    office.click("unlock");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    Q_EMIT office.window->findChild<ImportOpener*>()->imported();
    QCOMPARE(office.labeler(), std::string("Ada"));
}

}  // namespace passphrases_test

VIZSLA_TEST(tst_passphrases, passphrases_test::PassphrasesTest)

#include "tst_passphrases.moc"
