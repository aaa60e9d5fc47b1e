// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/settings/settings.h"

using namespace vizsla;

namespace settings_test {

namespace {

QString fileIn(const QTemporaryDir& folder)
{
    return folder.filePath(QStringLiteral("vizsla.ini"));
}

/// What the settings hold after the program has been closed and started again.
template <class Look>
void afterRestart(const QTemporaryDir& folder, Look&& look)
{
    QSettings store(fileIn(folder), QSettings::IniFormat);
    Settings settings(store);
    look(settings);
}

}  // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFile_givesDefaults();
    void damagedFile_givesDefaults();
    void switches_areKept();
    void appearance_isKept_data();
    void appearance_isKept();
    void recentStudies_lastFirstEachOnce();
    void recentStudies_areForgottenAfterEight();
    void labeler_isKeptForEachStudy();
    void breakSchedule_isKept();
    void impossibleBreakSchedule_givesDefaults();
    void reviewChoices_areKept();
    void impossibleReviewChoices_giveDefaults();
};

void SettingsTest::noFile_givesDefaults()
{
    const QTemporaryDir folder;
    afterRestart(folder, [](const Settings& settings) {
        QVERIFY(settings.showsFeedback());
        QVERIFY(!settings.feedbackOnlyOnError());
        QVERIFY(!settings.usesExternalResources());
        QCOMPARE(settings.appearance(), Settings::Appearance::System);
        QVERIFY(settings.recentStudies().isEmpty());
        QCOMPARE(settings.dailyGoal(LabelerId("ada")), 0);
        QCOMPARE(settings.restAfterMinutes(), 30);
        QVERIFY(settings.showsCountdown());
        QVERIFY(settings.geometry().isEmpty());
        QVERIFY(settings.classPanelWidth() > 200);
    });
}

void SettingsTest::damagedFile_givesDefaults()
{
    const QTemporaryDir folder;
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "\xff\xfe[[[window\nappearance=\nappearance=purple\n"
        "[labeling]\nclassPanelWidth=wide\n");
    file.close();
    afterRestart(folder, [](const Settings& settings) {
        QCOMPARE(settings.appearance(), Settings::Appearance::System);
        QVERIFY(settings.classPanelWidth() > 200);
        QVERIFY(settings.showsFeedback());
        QVERIFY(settings.recentStudies().isEmpty());
    });
}

void SettingsTest::switches_areKept()
{
    const QTemporaryDir folder;
    afterRestart(folder, [](Settings& settings) {
        settings.setShowsFeedback(false);
        settings.setFeedbackOnlyOnError(true);
        settings.setUsesExternalResources(true);
        settings.setClassPanelWidth(512);
        settings.setScoreAxis(Axis::Probit);
        settings.setGeometry(QByteArray("\0\1\2", 3));
    });
    afterRestart(folder, [](const Settings& settings) {
        QVERIFY(!settings.showsFeedback());
        QVERIFY(settings.feedbackOnlyOnError());
        QVERIFY(settings.usesExternalResources());
        QCOMPARE(settings.classPanelWidth(), 512);
        QCOMPARE(settings.scoreAxis(), Axis::Probit);
        QCOMPARE(settings.geometry(), QByteArray("\0\1\2", 3));
    });
}

void SettingsTest::appearance_isKept_data()
{
    QTest::addColumn<int>("appearance");
    QTest::newRow("system") << static_cast<int>(Settings::Appearance::System);
    QTest::newRow("light") << static_cast<int>(Settings::Appearance::Light);
    QTest::newRow("dark") << static_cast<int>(Settings::Appearance::Dark);
}

void SettingsTest::appearance_isKept()
{
    QFETCH(int, appearance);
    const QTemporaryDir folder;
    afterRestart(folder, [&](Settings& settings) {
        QSignalSpy changed(&settings, &Settings::appearanceChanged);
        settings.setAppearance(static_cast<Settings::Appearance>(appearance));
        QCOMPARE(changed.size(), 1);
    });
    afterRestart(folder, [&](const Settings& settings) {
        QCOMPARE(static_cast<int>(settings.appearance()), appearance);
    });
}

void SettingsTest::recentStudies_lastFirstEachOnce()
{
    const QTemporaryDir folder;
    const QString odd = QStringLiteral("/data/größe, 100 % 'a\".vizsla");
    afterRestart(folder, [&](Settings& settings) {
        QSignalSpy changed(&settings, &Settings::recentStudiesChanged);
        for (const QString& path : {QStringLiteral("/a"), odd, QStringLiteral("/a")})
            settings.addRecentStudy(path);
        QCOMPARE(changed.size(), 3);
    });
    afterRestart(folder, [&](Settings& settings) {
        QCOMPARE(settings.recentStudies(), QStringList({QStringLiteral("/a"), odd}));
        settings.removeRecentStudy(QStringLiteral("/a"));
        QCOMPARE(settings.recentStudies(), QStringList({odd}));
    });
    afterRestart(folder,
                 [&](const Settings& settings) { QCOMPARE(settings.recentStudies(), QStringList({odd})); });
}

void SettingsTest::recentStudies_areForgottenAfterEight()
{
    const QTemporaryDir folder;
    afterRestart(folder, [](Settings& settings) {
        for (int number = 1; number <= 20; ++number)
            settings.addRecentStudy(QStringLiteral("/study%1").arg(number));
        QCOMPARE(settings.recentStudies().size(), 8);
        QCOMPARE(settings.recentStudies().front(), QStringLiteral("/study20"));
    });
}

void SettingsTest::labeler_isKeptForEachStudy()
{
    const QTemporaryDir folder;
    afterRestart(folder, [](Settings& settings) {
        settings.setLabelerId(QStringLiteral("/a/study"), LabelerId("ada"));
        settings.setLabelerId(QStringLiteral("/b/study"), LabelerId("bob"));
    });
    afterRestart(folder, [](const Settings& settings) {
        QCOMPARE(settings.labelerId(QStringLiteral("/a/study")), LabelerId("ada"));
        QCOMPARE(settings.labelerId(QStringLiteral("/b/study")), LabelerId("bob"));
        QCOMPARE(settings.labelerId(QStringLiteral("/c/study")), LabelerId());
    });
}

void SettingsTest::breakSchedule_isKept()
{
    const QTemporaryDir folder;
    afterRestart(folder, [](Settings& settings) {
        settings.setDailyGoal(LabelerId("ada"), 60);
        settings.setRestAfterMinutes(0);
        settings.setShowsCountdown(false);
    });
    afterRestart(folder, [](const Settings& settings) {
        QCOMPARE(settings.dailyGoal(LabelerId("ada")), 60);
        QCOMPARE(settings.dailyGoal(LabelerId("bob")), 0);
        QCOMPARE(settings.restAfterMinutes(), 0);
        QVERIFY(!settings.showsCountdown());
    });
}

void SettingsTest::impossibleBreakSchedule_givesDefaults()
{
    const QTemporaryDir folder;
    QSettings store(fileIn(folder), QSettings::IniFormat);
    store.setValue(QStringLiteral("labeling/restAfterMinutes"), QStringLiteral("never"));
    store.setValue(QStringLiteral("dailyGoal/ada"), -7);
    const Settings settings(store);
    QCOMPARE(settings.restAfterMinutes(), 30);
    QCOMPARE(settings.dailyGoal(LabelerId("ada")), 0);
    store.setValue(QStringLiteral("labeling/restAfterMinutes"), 1);
    QCOMPARE(settings.restAfterMinutes(), 30);
}

void SettingsTest::reviewChoices_areKept()
{
    const QTemporaryDir folder;
    const ReviewChoices choices{.unreviewed = false,
                                .unclear = true,
                                .mine = false,
                                .disagreed = true,
                                .problematic = true,
                                .withNote = true,
                                .slice = QStringLiteral("organisms & !dogs"),
                                .search = QStringLiteral("grey, 100 %"),
                                .order = ReviewOrder::Random,
                                .seed = 2020};
    afterRestart(folder, [&](Settings& settings) { settings.setReviewChoices(choices); });
    afterRestart(folder, [&](const Settings& settings) { QVERIFY(settings.reviewChoices() == choices); });
}

void SettingsTest::impossibleReviewChoices_giveDefaults()
{
    const QTemporaryDir folder;
    {
        QSettings store(fileIn(folder), QSettings::IniFormat);
        store.setValue(QStringLiteral("review/order"), QStringLiteral("by colour"));
        store.setValue(QStringLiteral("review/seed"), QStringLiteral("-5"));
    }
    afterRestart(folder, [](const Settings& settings) {
        QVERIFY(settings.reviewChoices().order == ReviewChoices().order);
        QCOMPARE(settings.reviewChoices().seed, 0);
        QVERIFY(settings.reviewChoices().unreviewed);
    });
}

}  // namespace settings_test

VIZSLA_TEST(tst_settings, settings_test::SettingsTest)
#include "tst_settings.moc"
