// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <functional>
#include <memory>

#include "core/clock.h"
#include "core/result.h"
#include "core/uuid.h"
#include "ui/dialogs/coordinator_gate.h"
#include "ui/keys/return_presses.h"
#include "ui/settings/key_map.h"
#include "ui/window/app_paths.h"

class QMenu;
class QStackedWidget;

namespace vizsla {

class CoordinatorMenu;
class DailyBackup;
class FileChooser;
class ImportOpener;
class LabelerButton;
class ManualWindow;
class MessageBar;
class RestoreOpener;
class SampleJob;
class Settings;
class StudyLocks;
class StudyPages;
class StudyWatch;
class WelcomePage;
class WindowPlace;
struct OpenStudy;
struct StudyContents;

/// The window: menus, who is labeling, and the pages of the open study.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Collaborators
    {
        Settings& settings;
        FileChooser& files;
        const Clock& clock;
        AppPaths paths;
        std::uint64_t seed = 0;
        QString version;
        std::function<bool(const QUrl&)> openUrl;
    };

    explicit MainWindow(Collaborators with, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a study in place of the one that is open; on failure the old one stays and the reason is shown.
    bool openStudyFile(const QString& path);
    /// The same for a study that was read elsewhere meanwhile.
    bool showStudy(const QString& path, Result<StudyContents> read);
    bool newStudy(const QString& path);
    void makeSample();
    StudyPages* pages() const { return m_pages; }
    OpenStudy* study() const { return m_study.get(); }

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    WelcomePage& welcome();
    void chooseStudyToOpen();
    void chooseStudyToMake();
    CoordinatorGate coordinatorGate();
    void buildMenus();
    void buildFileMenu();
    void connectImports();
    void connectBackups();
    void buildViewMenu();
    void buildHelpMenu();
    void fillRecentMenu();
    void openPreferences();
    void openManual();
    void makePages();
    void remakePages();
    bool staysForLostLog();
    void closeStudy();
    bool isOpen(const QString& file) const;
    void showState();
    void showLost();
    void saveCopy();
    void showFailure(const QString& sentence);
    void setFullScreen(bool on);

    Collaborators m_with;
    UuidSource m_seeds;
    ReturnPresses m_return;  ///< before the gates of the pages, which are asked first then
    KeyMap m_keys;
    std::unique_ptr<OpenStudy> m_study;
    std::unique_ptr<StudyLocks> m_locks;  ///< of the open study
    StudyPages* m_pages = nullptr;
    ImportOpener* m_imports;
    RestoreOpener* m_restore;
    DailyBackup* m_dailyBackup;
    StudyWatch* m_watch;
    QString m_refusedStudy;  ///< that the message bar offers to restore
    SampleJob* m_sampleJob = nullptr;
    QStackedWidget* m_stack;
    WelcomePage* m_welcome = nullptr;
    MessageBar* m_message;
    WindowPlace* m_place;
    LabelerButton* m_labeler;
    QMenu* m_recentMenu = nullptr;
    CoordinatorMenu* m_coordinatorMenu = nullptr;
    QPointer<ManualWindow> m_manual;  ///< while it is open
    Qt::WindowStates m_stateBeforeFullScreen;
};

}  // namespace vizsla
