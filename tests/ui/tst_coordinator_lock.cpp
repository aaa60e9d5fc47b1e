// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/ui/import_fixtures.h"
#include "tests/ui/locked_office.h"
#include "ui/dialogs/name_dialog.h"
#include "ui/imports/import_dialog.h"
#include "ui/scores/scores_page.h"
#include "ui/theme/theme.h"

using namespace vizsla;
using namespace vizsla::test;

namespace coordinator_lock_test {

class CoordinatorLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void scores_areShownAfterThePassphrase();
    void imports_openAfterThePassphrase();
    void people_areAddedAfterThePassphrase();
    void people_areRenamedAfterThePassphrase();
    void passphrase_isSetAndRemoved();
    void lockOfALabeler_locksTheCoordinatorToo();
    void labelerWhoComesToAnEmptyDesk_findsTheCoordinatorLocked_data();
    void labelerWhoComesToAnEmptyDesk_findsTheCoordinatorLocked();
    void closedStudy_forgetsWhatWasUnlocked();
};

void CoordinatorLockTest::scores_areShownAfterThePassphrase()
{
    LockedOffice office;
    office.setHash({});
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("Ada"));
    office.click("nav:scores");
    QVERIFY(office.dialog<PassphraseDialog>());
    QVERIFY(!office.window->findChild<ScoresPage*>());
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    QCOMPARE(office.pages().page(), StudyPages::Page::Tasks);
    QVERIFY(office.window->findChild<QPushButton*>(QStringLiteral("nav:tasks"))->isChecked());

    office.click("nav:scores");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    QVERIFY(office.window->findChild<QPushButton*>(QStringLiteral("nav:scores"))->isChecked());
    office.click("nav:tasks");
    office.click("nav:scores");
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    office.inCoordinatorMenu("Lock")->trigger();
    QVERIFY(!office.window->findChild<ScoresPage*>());
    QCOMPARE(office.pages().page(), StudyPages::Page::Tasks);
    office.window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), office.window.get());
    QTest::keyClick(office.window.get(), Qt::Key_5, Qt::ControlModifier);
    QVERIFY(office.dialog<PassphraseDialog>());
}

void CoordinatorLockTest::imports_openAfterThePassphrase()
{
    LockedOffice office;
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

void CoordinatorLockTest::people_areAddedAfterThePassphrase()
{
    LockedOffice office;
    office.setHash({});
    office.openWindow();
    office.inLabelerMenu("Add a labeler…")->trigger();
    QVERIFY(!office.dialog<NameDialog>());
    QVERIFY(office.dialog<PassphraseDialog>());
    QTest::keyClick(office.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!office.dialog());
    // From wherever it is asked for.
    Q_EMIT office.pages().addLabelerWanted();
    QVERIFY(!office.dialog<NameDialog>());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QTRY_VERIFY(office.dialog<NameDialog>());
    office.dialog<NameDialog>()->findChild<QLineEdit*>()->setText(QStringLiteral("Dora"));
    QTest::keyClick(office.dialog<NameDialog>()->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(office.labeler(), std::string("Dora"));
}

void CoordinatorLockTest::people_areRenamedAfterThePassphrase()
{
    LockedOffice office;
    office.setHash({});
    office.openWindow();
    office.inLabelerMenu("Rename…")->trigger();
    QVERIFY(!office.dialog<NameDialog>());
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    QTRY_VERIFY(office.dialog<NameDialog>());
    auto* name = office.dialog<NameDialog>()->findChild<QLineEdit*>();
    name->setText(QStringLiteral(" BEN"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(office.dialog<NameDialog>()
                ->findChild<QLabel*>(QStringLiteral("nameProblem"))
                ->text()
                .contains(QStringLiteral("already a labeler called Ben")));
    name->setText(QStringLiteral("ADA"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(office.labeler(), std::string("ADA"));
}

void CoordinatorLockTest::passphrase_isSetAndRemoved()
{
    LockedOffice office;
    office.openWindow();
    office.inCoordinatorMenu("Set a passphrase…")->trigger();
    office.type("new", QStringLiteral("correct horse"));
    office.type("again", QStringLiteral("correct horse"));
    office.submit();
    QTRY_VERIFY(!office.dialog());
    QVERIFY(office.hashInWindow({}));
    QVERIFY(!office.hashInWindow({office.ada.id}));
    office.click("nav:scores");
    QVERIFY(office.window->findChild<ScoresPage*>()->isVisible());
    office.inCoordinatorMenu("Change or remove the passphrase…")->trigger();
    office.type("current", QStringLiteral("correct horse"));
    QTest::mouseClick(office.button("remove"), Qt::LeftButton);
    QTRY_VERIFY(!office.dialog());
    QVERIFY(!office.hashInWindow({}));
    office.inCoordinatorMenu("Set a passphrase…");
}

void CoordinatorLockTest::lockOfALabeler_locksTheCoordinatorToo()
{
    LockedOffice office;
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

void CoordinatorLockTest::labelerWhoComesToAnEmptyDesk_findsTheCoordinatorLocked_data()
{
    QTest::addColumn<bool>("isAdaThere");
    QTest::newRow("nobody was chosen") << false;
    QTest::newRow("who was chosen had locked") << true;
}

void CoordinatorLockTest::labelerWhoComesToAnEmptyDesk_findsTheCoordinatorLocked()
{
    QFETCH(bool, isAdaThere);
    LockedOffice office;
    office.setHash({});
    if (isAdaThere)
        office.setHash({office.ada.id});
    else
        office.settings.setLabelerId(office.file(), LabelerId());
    office.openWindow();
    QCOMPARE(office.labeler(), std::string("nobody"));
    office.click("nav:scores");
    QVERIFY(office.tryPassphrase(QStringLiteral("secret")));
    office.inLabelerMenu("Ben")->trigger();
    QCOMPARE(office.labeler(), std::string("Ben"));
    QVERIFY(!office.window->findChild<ScoresPage*>());
    office.inCoordinatorMenu("Unlock…");
    office.click("nav:scores");
    QVERIFY(office.dialog<PassphraseDialog>());
}

void CoordinatorLockTest::closedStudy_forgetsWhatWasUnlocked()
{
    LockedOffice office;
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

}  // namespace coordinator_lock_test

VIZSLA_TEST(tst_coordinator_lock, coordinator_lock_test::CoordinatorLockTest)

#include "tst_coordinator_lock.moc"
