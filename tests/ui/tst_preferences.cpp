// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/settings/preferences_dialog.h"
#include "ui/settings/settings.h"
#include "ui/widgets/switch.h"

using namespace vizsla;

namespace preferences_test {

namespace {

/// The dialog of a labeler, and hands on its keyboard.
struct Desk
{
    explicit Desk(const std::optional<Labeler>& labeler = Labeler{LabelerId("ada-id"), "Ada"})
        : store(folder.filePath(QStringLiteral("vizsla.ini")), QSettings::IniFormat),
          settings(store)
    {
        dialog = new PreferencesDialog(settings, labeler, &window);
        window.show();
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog did not become active");
    }

    template <class Field>
    Field* field(const char* name) const
    {
        return dialog->findChild<Field*>(QLatin1String(name));
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    QTemporaryDir folder;
    QSettings store;
    Settings settings;
    QWidget window;
    PreferencesDialog* dialog;
};

}  // namespace

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dailyGoal_isTypedAndHoldsAtOnce()
    {
        Desk desk;
        auto* goal = desk.field<QSpinBox>("dailyGoal");
        QCOMPARE(goal->text(), "No goal");
        QSignalSpy changed(&desk.settings, &Settings::dailyGoalChanged);
        goal->setFocus();
        goal->selectAll();
        QTest::keyClicks(goal, QStringLiteral("60"));
        QCOMPARE(desk.settings.dailyGoal(LabelerId("ada-id")), 60);
        QVERIFY(changed.count() > 0);
        QCOMPARE(desk.settings.dailyGoal(LabelerId("bob-id")), 0);
        goal->selectAll();
        QTest::keyClicks(goal, QStringLiteral("0"));
        QCOMPARE(desk.settings.dailyGoal(LabelerId("ada-id")), 0);
        QVERIFY(desk.store.allKeys().isEmpty());
    }

    void restReminder_isChosenByArrowKeys()
    {
        Desk desk;
        auto* rest = desk.field<QComboBox>("restAfter");
        QCOMPARE(rest->currentText(), "After 30 minutes");
        rest->setFocus();
        desk.press(Qt::Key_Down);
        QCOMPARE(desk.settings.restAfterMinutes(), 45);
        for (int step = 0; step < 4; ++step)
            desk.press(Qt::Key_Up);
        QCOMPARE(rest->currentText(), "Never");
        QCOMPARE(desk.settings.restAfterMinutes(), 0);
    }

    void countdown_isSwitchedBySpace()
    {
        Desk desk;
        QSignalSpy changed(&desk.settings, &Settings::countdownChanged);
        auto* countdown = desk.field<Switch>("showsCountdown");
        QVERIFY(countdown->isChecked());
        countdown->setFocus();
        desk.press(Qt::Key_Space);
        QVERIFY(!desk.settings.showsCountdown());
        QCOMPARE(changed.count(), 1);
    }

    void everyField_isReachedByTab()
    {
        Desk desk;
        desk.field<QSpinBox>("dailyGoal")->setFocus();
        desk.press(Qt::Key_Tab);
        QVERIFY(desk.field<QComboBox>("restAfter")->hasFocus());
        desk.press(Qt::Key_Tab);
        QVERIFY(desk.field<Switch>("showsCountdown")->hasFocus());
        desk.press(Qt::Key_Escape);
        QTRY_VERIFY(!desk.window.findChild<PreferencesDialog*>());
    }

    void withoutLabeler_thereIsNoGoalToSet()
    {
        Desk desk{std::optional<Labeler>()};
        QVERIFY(!desk.field<QSpinBox>("dailyGoal")->isEnabled());
        QVERIFY(desk.field<QComboBox>("restAfter")->isEnabled());
    }

    void whatIsKept_isShownAgain()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("vizsla.ini")), QSettings::IniFormat);
        Settings settings(store);
        settings.setDailyGoal(LabelerId("ada-id"), 120);
        settings.setRestAfterMinutes(60);
        settings.setShowsCountdown(false);
        PreferencesDialog dialog(settings, Labeler{LabelerId("ada-id"), "Ada"});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.findChild<QSpinBox*>()->value(), 120);
        QCOMPARE(dialog.findChild<QComboBox*>()->currentText(), "After 60 minutes");
        QVERIFY(!dialog.findChild<Switch*>()->isChecked());
    }
};

}  // namespace preferences_test

VIZSLA_TEST(tst_preferences, preferences_test::PreferencesTest)
#include "tst_preferences.moc"
