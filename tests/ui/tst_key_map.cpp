// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "tests/support/test_program.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"

using namespace vizsla;

namespace key_map_test {

namespace {

/// Settings in a file of their own, as after a start of the program.
struct Desk
{
    explicit Desk(const QTemporaryDir& folder)
        : store(folder.filePath(QStringLiteral("vizsla.ini")), QSettings::IniFormat),
          settings(store),
          keys(settings)
    {}

    QSettings store;
    Settings settings;
    KeyMap keys;
};

}  // namespace

class KeyMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAction_hasOneEntry();
    void defaults_areKeysAndUniqueInTheirPlace();
    void everyKey_isInTheManual();
    void pageKeys_leaveTypingToTheSearchBox();
    void letterInTheFile_isNoKeyOfFeedback();
    void changedKey_isKeptInTheFile_data();
    void changedKey_isKeptInTheFile();
    void emptyKeyAndDefault_areNotKept();
    void resetAll_returnsToTheDefaults();
    void conflict_isFoundWithinTheSamePlaceOnly();
    void conflict_followsChanges();
    void nonsenseInTheFile_givesTheDefault();
};

void KeyMapTest::everyAction_hasOneEntry()
{
    std::set<KeyAction> actions;
    std::set<QString> ids;
    for (const KeyMap::Entry& entry : KeyMap::entries()) {
        QVERIFY(actions.insert(entry.action).second);
        QVERIFY(ids.insert(QLatin1String(entry.id)).second);
        QVERIFY(!KeyMap::text(entry).isEmpty());
    }
    QCOMPARE(static_cast<int>(actions.size()), static_cast<int>(KeyAction::ZoomActualSize) + 1);
}

void KeyMapTest::defaults_areKeysAndUniqueInTheirPlace()
{
    const QTemporaryDir folder;
    const Desk desk(folder);
    for (const KeyMap::Entry& entry : KeyMap::entries()) {
        const QKeySequence key = desk.keys.key(entry.action);
        QCOMPARE(key, desk.keys.defaultKey(entry.action));
        QVERIFY2(key.count() == 1 && key[0].key() != Qt::Key_unknown, entry.id);
        QVERIFY2(!desk.keys.conflict(entry.action, key), entry.id);
    }
}

void KeyMapTest::everyKey_isInTheManual()
{
    QFile file(QStringLiteral(VIZSLA_UI_SOURCE "/../docs/manual/keys.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    const QTemporaryDir folder;
    const Desk desk(folder);
    for (const KeyMap::Entry& entry : KeyMap::entries()) {
        const QString heading =
            entry.place == KeyMap::Place::Labeling   ? QStringLiteral("\n## While labeling\n")
            : entry.place == KeyMap::Place::Feedback ? QStringLiteral("\n## In the feedback\n")
                                                     : QStringLiteral("\n## While reviewing\n");
        QString key = desk.keys.defaultKey(entry.action).toString(QKeySequence::PortableText);
        for (const auto& [name, sign] :
             {std::pair("Left", "←"), std::pair("Right", "→"), std::pair("Up", "↑"), std::pair("Down", "↓")})
            key.replace(QLatin1String(name), QString::fromUtf8(sign));
        const QString section = page.section(heading, 1).section(QStringLiteral("\n## "), 0, 0);
        QVERIFY2(section.contains(QLatin1Char('`') + key + QLatin1Char('`')),
                 qPrintable(QLatin1String(entry.id) + QLatin1Char(' ') + key));
    }
}

void KeyMapTest::pageKeys_leaveTypingToTheSearchBox()
{
    const QTemporaryDir folder;
    const Desk desk(folder);
    for (const KeyMap::Entry& entry : KeyMap::entries()) {
        const QKeyCombination key = desk.keys.key(entry.action)[0];
        const bool types = key.key() < Qt::Key_Escape && !(key.keyboardModifiers() & ~Qt::ShiftModifier);
        QVERIFY2(entry.place == KeyMap::Place::Review || !types, entry.id);
    }
}

/// As an earlier version kept it.
void KeyMapTest::letterInTheFile_isNoKeyOfFeedback()
{
    const QTemporaryDir folder;
    Desk desk(folder);
    desk.settings.setKey(QStringLiteral("problematic"), QStringLiteral("Q"));
    desk.settings.setKey(QStringLiteral("call_problematic"), QStringLiteral("Q"));
    QCOMPARE(desk.keys.key(KeyAction::ReportProblem), desk.keys.defaultKey(KeyAction::ReportProblem));
    QCOMPARE(desk.keys.key(KeyAction::CallProblematic), QKeySequence(Qt::Key_Q));
}

void KeyMapTest::changedKey_isKeptInTheFile_data()
{
    QTest::addColumn<QKeySequence>("key");
    QTest::newRow("with modifiers") << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J);
    QTest::newRow("a plus") << QKeySequence(Qt::CTRL | Qt::Key_Plus);
    QTest::newRow("a comma") << QKeySequence(Qt::CTRL | Qt::Key_Comma);
    QTest::newRow("a semicolon") << QKeySequence(Qt::ALT | Qt::Key_Semicolon);
    QTest::newRow("a percent sign") << QKeySequence(Qt::CTRL | Qt::Key_Percent);
    QTest::newRow("no ASCII") << QKeySequence(Qt::CTRL | Qt::Key_Odiaeresis);
    QTest::newRow("a function key") << QKeySequence(Qt::Key_F5);
    QTest::newRow("two after each other") << QKeySequence(Qt::CTRL | Qt::Key_X, Qt::CTRL | Qt::Key_Y);
}

void KeyMapTest::changedKey_isKeptInTheFile()
{
    QFETCH(QKeySequence, key);
    const QTemporaryDir folder;
    {
        Desk desk(folder);
        QSignalSpy changed(&desk.keys, &KeyMap::changed);
        desk.keys.setKey(KeyAction::Skip, key);
        QCOMPARE(changed.size(), 1);
    }
    const Desk again(folder);
    QCOMPARE(again.keys.key(KeyAction::Skip), key);
    QCOMPARE(again.keys.key(KeyAction::Undo), again.keys.defaultKey(KeyAction::Undo));
}

void KeyMapTest::emptyKeyAndDefault_areNotKept()
{
    const QTemporaryDir folder;
    Desk desk(folder);
    for (const QKeySequence& back : {QKeySequence(), desk.keys.defaultKey(KeyAction::Skip)}) {
        desk.keys.setKey(KeyAction::Skip, Qt::CTRL | Qt::Key_J);
        desk.keys.setKey(KeyAction::Skip, back);
        QCOMPARE(desk.keys.key(KeyAction::Skip), desk.keys.defaultKey(KeyAction::Skip));
        QVERIFY(!desk.store.contains(QStringLiteral("keys/skip")));
    }
}

void KeyMapTest::resetAll_returnsToTheDefaults()
{
    const QTemporaryDir folder;
    Desk desk(folder);
    desk.keys.setKey(KeyAction::Skip, Qt::CTRL | Qt::Key_J);
    desk.keys.setKey(KeyAction::ReportProblem, Qt::Key_X);
    desk.keys.resetAll();
    for (const KeyMap::Entry& entry : KeyMap::entries())
        QCOMPARE(desk.keys.key(entry.action), desk.keys.defaultKey(entry.action));
}

void KeyMapTest::conflict_isFoundWithinTheSamePlaceOnly()
{
    const QTemporaryDir folder;
    const Desk desk(folder);
    const KeyMap::Entry* undo = desk.keys.conflict(KeyAction::Skip, Qt::CTRL | Qt::Key_Z);
    QVERIFY(undo && undo->action == KeyAction::Undo);
    QVERIFY(!desk.keys.conflict(KeyAction::Undo, Qt::CTRL | Qt::Key_Z));
    QVERIFY(!desk.keys.conflict(KeyAction::SuggestCorrect, Qt::CTRL | Qt::Key_Z));
    const KeyMap::Entry* wrong = desk.keys.conflict(KeyAction::ReportProblem, Qt::ALT | Qt::Key_2);
    QVERIFY(wrong && wrong->action == KeyAction::SuggestWrong);
}

void KeyMapTest::conflict_followsChanges()
{
    const QTemporaryDir folder;
    Desk desk(folder);
    desk.keys.setKey(KeyAction::Undo, Qt::CTRL | Qt::Key_U);
    QVERIFY(!desk.keys.conflict(KeyAction::Skip, Qt::CTRL | Qt::Key_Z));
    QVERIFY(desk.keys.conflict(KeyAction::Skip, Qt::CTRL | Qt::Key_U));
}

void KeyMapTest::nonsenseInTheFile_givesTheDefault()
{
    const QTemporaryDir folder;
    Desk desk(folder);
    for (const char* nonsense : {"no key at all", "Ctrl+", "+++"}) {
        desk.store.setValue(QStringLiteral("keys/skip"), QString::fromLatin1(nonsense));
        QVERIFY2(desk.keys.key(KeyAction::Skip) == desk.keys.defaultKey(KeyAction::Skip), nonsense);
    }
}

}  // namespace key_map_test

VIZSLA_TEST(tst_key_map, key_map_test::KeyMapTest)
#include "tst_key_map.moc"
