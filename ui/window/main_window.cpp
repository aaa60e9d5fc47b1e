// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <spdlog/spdlog.h>

#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QVBoxLayout>

#include "core/folders.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "ui/backups/daily_backup.h"
#include "ui/backups/restore_opener.h"
#include "ui/backups/salvage_advice.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/dialogs/key_dialog.h"
#include "ui/imports/import_opener.h"
#include "ui/manual/manual_window.h"
#include "ui/people/coordinator_menu.h"
#include "ui/people/study_locks.h"
#include "ui/sample/sample_job.h"
#include "ui/settings/preferences_dialog.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/scrolled_page.h"
#include "ui/widgets/window_place.h"
#include "ui/window/labeler_button.h"
#include "ui/window/menu_bar.h"
#include "ui/window/recent_names.h"
#include "ui/window/study_notice.h"
#include "ui/window/study_pages.h"
#include "ui/window/study_watch.h"
#include "ui/window/welcome_page.h"

namespace vizsla {

MainWindow::MainWindow(Collaborators with, QWidget* parent)
    : QMainWindow(parent),
      m_with(std::move(with)),
      m_seeds(m_with.seed),
      m_keys(m_with.settings),
      m_imports(new ImportOpener(*this, m_with.files, coordinatorGate())),
      m_restore(new RestoreOpener(*this, m_with.files, m_with.clock, coordinatorGate())),
      m_dailyBackup(new DailyBackup(m_with.clock, this)),
      m_watch(new StudyWatch(m_with.files, this)),
      m_stack(new PageStack),
      m_message(new MessageBar),
      m_labeler(new LabelerButton(coordinatorGate()))
{
    setWindowTitle(tr("Vizsla"));
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(new ScrolledPage(m_stack), 1);
    setCentralWidget(centre);
    buildMenus();
    connectImports();
    connectBackups();

    m_place = new WindowPlace(*this, m_with.settings.geometry(), {1280, 800});
}

MainWindow::~MainWindow()
{
    delete m_manual;
    // What works on the study goes first.
    delete m_imports;
    delete m_restore;
    delete m_dailyBackup;
    m_watch->setStudy(nullptr);
    delete m_pages;
}

/// Made when it is first needed: most windows open with a study.
WelcomePage& MainWindow::welcome()
{
    if (m_welcome)
        return *m_welcome;
    m_welcome = new WelcomePage;
    m_stack->addWidget(m_welcome);
    m_welcome->setRecentStudies(m_with.settings.recentStudies());
    connect(&m_with.settings, &Settings::recentStudiesChanged, m_welcome,
            [this] { m_welcome->setRecentStudies(m_with.settings.recentStudies()); });
    connect(m_welcome, &WelcomePage::sampleWanted, this, &MainWindow::makeSample);
    connect(m_welcome, &WelcomePage::recentWanted, this, &MainWindow::openStudyFile);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::chooseStudyToOpen);
    connect(m_welcome, &WelcomePage::newWanted, this, &MainWindow::chooseStudyToMake);
    return *m_welcome;
}

void MainWindow::showEvent(QShowEvent* event)
{
    if (!m_study)
        m_stack->setCurrentWidget(&welcome());
    QMainWindow::showEvent(event);
}

void MainWindow::chooseStudyToOpen()
{
    if (const QString path = m_with.files.studyToOpen(this); !path.isEmpty())
        openStudyFile(path);
}

void MainWindow::chooseStudyToMake()
{
    if (const QString path = m_with.files.studyToMake(this); !path.isEmpty())
        newStudy(path);
}

void MainWindow::buildMenus()
{
    setMenuBar(new MenuBar);
    buildFileMenu();
    buildViewMenu();
    buildHelpMenu();
    menuBar()->setCornerWidget(m_labeler);
    // The menu bar lays its corner out only when the corner widget changes.
    connect(m_labeler, &LabelerButton::labelerShown, this, [this] {
        menuBar()->setCornerWidget(m_labeler);
        m_labeler->show();
    });
}

void MainWindow::buildFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&New study…"), QKeySequence::New, this, &MainWindow::chooseStudyToMake);
    menu->addAction(tr("&Open study…"), QKeySequence::Open, this, &MainWindow::chooseStudyToOpen);
    m_recentMenu = menu->addMenu(tr("&Recent studies"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menu->addAction(tr("&Sample study"), this, &MainWindow::makeSample);
    menu->addSeparator();
    menu->addAction(m_imports->action());
    menu->addAction(m_restore->action());
    m_coordinatorMenu = new CoordinatorMenu(this);
    menu->addMenu(m_coordinatorMenu);
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    menu->addAction(tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                    &MainWindow::openPreferences);
    menu->addSeparator();
    menu->addAction(tr("&Close study"), this, [this] {
        if (!staysForLostLog())
            closeStudy();
    });
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

/// Without an open study nothing is the coordinator's alone.
CoordinatorGate MainWindow::coordinatorGate()
{
    return [this](QWidget* asker, std::function<void()> action) {
        if (m_locks)
            m_locks->coordinator().run(asker, std::move(action));
        else
            action();
    };
}

void MainWindow::connectImports()
{
    connect(m_imports, &ImportOpener::aboutToOpen, this, [this] {
        if (m_pages->isLabeling())
            m_pages->showPage(StudyPages::Page::Tasks);
    });
    connect(m_imports, &ImportOpener::imported, this, &MainWindow::remakePages);
    connect(m_imports, &ImportOpener::studyWanted, this, &MainWindow::openStudyFile);
    connect(m_imports, &ImportOpener::refused, this, &MainWindow::showFailure);
}

void MainWindow::connectBackups()
{
    connect(m_dailyBackup, &DailyBackup::failed, this, &MainWindow::showFailure);
    connect(m_message, &MessageBar::actionChosen, this, [this] {
        if (m_watch->isLost())
            saveCopy();
        else
            m_restore->openFor(m_refusedStudy);
    });
    connect(m_watch, &StudyWatch::lost, this, [this] {
        if (m_pages && m_pages->isLabeling())
            m_pages->showPage(StudyPages::Page::Tasks);
        showLost();
        spdlog::error("the file of the open study is another now");
    });
    connect(m_watch, &StudyWatch::found, this, [this] {
        m_message->hide();
        spdlog::info("the file of the open study is written again");
    });
    connect(m_restore, &RestoreOpener::aboutToOpen, this, [this] {
        if (m_pages && m_pages->isLabeling())
            m_pages->showPage(StudyPages::Page::Tasks);
    });
    connect(m_restore, &RestoreOpener::closeWanted, this, &MainWindow::closeStudy);
    connect(m_restore, &RestoreOpener::studyWanted, this, &MainWindow::openStudyFile);
    connect(m_restore, &RestoreOpener::restored, this, [this](const QString& sentence) {
        if (m_study)
            m_message->show(sentence, Tone::Right);
    });
}

void MainWindow::buildViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, Settings::Appearance> appearances[] = {
        {tr("Appearance as the &system"), Settings::Appearance::System},
        {tr("&Light"), Settings::Appearance::Light},
        {tr("&Dark"), Settings::Appearance::Dark}};
    for (const auto& [text, appearance] : appearances) {
        QAction* action = menu->addAction(
            text, this, [this, appearance = appearance] { m_with.settings.setAppearance(appearance); });
        action->setCheckable(true);
        action->setChecked(m_with.settings.appearance() == appearance);
        group->addAction(action);
    }
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&Manual"), QKeySequence(Qt::SHIFT | Qt::Key_F1), this, &MainWindow::openManual);
    menu->addAction(tr("&Keys…"), this, [this] { (new KeyDialog(m_keys, this))->open(); });
    menu->addAction(tr("&About Vizsla"), this, [this] { (new AboutDialog(m_with.version, this))->open(); });
}

/// Where it is open already it stays at its page and comes to the front.
void MainWindow::openManual()
{
    if (!m_manual) {
        m_manual = new ManualWindow(m_with.paths.manualFolder, m_with.settings);
        m_manual->openPage(m_pages ? m_pages->manualPage() : QStringLiteral("index"));
    }
    m_manual->setWindowState(m_manual->windowState() & ~Qt::WindowMinimized);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void MainWindow::openPreferences()
{
    const auto labeler = m_pages ? m_pages->labeler() : std::nullopt;
    (new PreferencesDialog(m_with.settings, labeler, this))->open();
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList paths = m_with.settings.recentStudies();
    const QStringList names = recentNames(paths);
    for (qsizetype i = 0; i < paths.size(); ++i)
        m_recentMenu->addAction(names[i], this, [this, path = paths[i]] { openStudyFile(path); })
            ->setToolTip(paths[i]);
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("None yet"))->setEnabled(false);
}

bool MainWindow::openStudyFile(const QString& path)
{
    const QString file = realPath(path);
    if (isOpen(file)) {
        m_watch->check();
        if (m_study->file->checkIdentity())
            return true;
        // What stands there now is another file, which this window itself would keep locked.
        closeStudy();
    }
    return showStudy(file, readStudy(file.toStdString(), m_with.clock, m_seeds.nextSeed()));
}

/// By its name or, where it has several, by what it is.
bool MainWindow::isOpen(const QString& file) const
{
    if (!m_study)
        return false;
    const std::filesystem::path& open = m_study->file->path();
    std::error_code unknown;
    return toQString(open.string()) == file || std::filesystem::equivalent(open, file.toStdString(), unknown);
}

bool MainWindow::showStudy(const QString& path, Result<StudyContents> read)
{
    const QString absolute = realPath(path);
    if (!read) {
        if (read.error().kind == ErrorKind::NotFound)
            m_with.settings.removeRecentStudy(absolute);
        showFailure(withSalvageAdvice(read.error(), absolute));
        if (RestoreOpener::helps(absolute, read.error().kind)) {
            m_refusedStudy = absolute;
            m_message->offer(tr("Restore a backup…"));
        }
        return false;
    }
    closeStudy();
    m_study = std::make_unique<OpenStudy>(std::move(*read), m_with.paths.guideFolder);
    m_locks = std::make_unique<StudyLocks>(*m_study->file);
    m_coordinatorMenu->setLock(&m_locks->coordinator(), !m_study->file->isReadOnly());
    makePages();
    m_imports->setStudy(m_study->file.get());
    m_restore->setStudy(m_study->file.get());
    m_dailyBackup->setStudy(m_study->file.get());
    m_watch->setStudy(m_study->file.get());
    setWindowTitle(tr("%1 — Vizsla").arg(QFileInfo(absolute).completeBaseName()));
    m_with.settings.addRecentStudy(absolute);
    showState();
    spdlog::info("study opened, {} classes{}", m_study->hierarchy.classCount(),
                 m_study->file->isReadOnly() ? ", read-only" : "");
    return true;
}

void MainWindow::makePages()
{
    m_pages = new StudyPages(*m_study, m_with.settings, m_keys, m_with.openUrl, m_with.files, *m_locks,
                             coordinatorGate());
    m_stack->addWidget(m_pages);
    m_stack->setCurrentWidget(m_pages);
    connect(m_pages, &StudyPages::failed, this, &MainWindow::showFailure);
    connect(m_pages, &StudyPages::addLabelerWanted, m_labeler, &LabelerButton::addLabeler);
    connect(m_pages, &StudyPages::fullScreenWanted, this, &MainWindow::setFullScreen);
    connect(m_pages, &StudyPages::importPredictionsWanted, this,
            [this] { m_imports->open(&predictionsImporter); });
    connect(m_pages, &StudyPages::importTestSetWanted, this, [this] { m_imports->open(&testSetImporter); });
    m_labeler->setPages(m_pages, m_study->file.get(), m_locks.get());
}

/// After an import: what the pages have read is no longer all there is. The file stays open and locked.
void MainWindow::remakePages()
{
    const auto page = m_pages->page();
    const ImageId reviewed = m_pages->reviewedImage();
    delete m_pages;
    m_study = std::make_unique<OpenStudy>(m_study->release(), m_with.paths.guideFolder);
    makePages();
    m_pages->beginReviewAt(reviewed);
    m_pages->showPage(page);
}

void MainWindow::showState()
{
    const QString study = toQString(m_study->file->path().string());
    QString notice = noticeOf(*m_study->file);
    if (notice.isEmpty() && !m_study->file->isReadOnly() && !m_with.settings.isPlaceKnown(study)) {
        notice = placeNoticeOf(*m_study->file);
        if (!notice.isEmpty())
            m_with.settings.setPlaceKnown(study);
    }
    if (notice.isEmpty())
        m_message->hide();
    else
        m_message->show(notice, Tone::Unclear);
}

void MainWindow::showLost()
{
    m_message->show(m_watch->sentence(), Tone::Wrong);
    m_message->offer(tr("Save a copy…"));
}

/// The window goes on with the copy.
void MainWindow::saveCopy()
{
    const auto saved = m_watch->saveCopy(this);
    if (!saved) {
        m_message->show(toQString(saved.error().message), Tone::Wrong);
        m_message->offer(tr("Save a copy…"));
    } else if (!saved->isEmpty()) {
        // Whoever labels is the same in the copy; one with a passphrase is asked for it.
        const auto& labeler = m_pages->lockedLabeler() ? m_pages->lockedLabeler() : m_pages->labeler();
        if (labeler)
            m_with.settings.setLabelerId(realPath(*saved), labeler->id);
        closeStudy();
        if (openStudyFile(*saved))
            m_message->show(
                tr("What was open is saved as %1, and this window goes on with that file.").arg(*saved),
                Tone::Right);
    }
}

bool MainWindow::newStudy(const QString& path)
{
    auto made = StudyFile::create(path.toStdString(), ilsvrc2012Classes(), m_with.clock, m_seeds.nextSeed());
    if (!made) {
        showFailure(QString::fromStdString(made.error().message));
        return false;
    }
    // Let go of it, so that opening finds it free.
    made->reset();
    return openStudyFile(path);
}

void MainWindow::closeStudy()
{
    m_imports->setStudy(nullptr);
    m_labeler->setPages(nullptr, nullptr, nullptr);
    m_coordinatorMenu->setLock(nullptr, false);
    m_restore->setStudy(nullptr);
    m_dailyBackup->setStudy(nullptr);
    m_watch->setStudy(nullptr);
    delete m_pages;
    m_pages = nullptr;
    m_locks.reset();
    m_study.reset();
    m_message->hide();
    setWindowTitle(tr("Vizsla"));
    if (isVisible())
        m_stack->setCurrentWidget(&welcome());
}

void MainWindow::makeSample()
{
    const auto study = sampleStudyFile(m_with.paths.sampleFolder);
    if (std::filesystem::exists(study)) {
        openStudyFile(QString::fromStdString(study.string()));
        return;
    }
    if (m_sampleJob)
        return;
    closeStudy();
    m_sampleJob = new SampleJob(m_with.paths.sampleSources, m_with.paths.sampleFolder, m_with.clock,
                                m_seeds.nextSeed(), this);
    const auto finish = [this] {
        welcome().hideProgress();
        m_sampleJob->deleteLater();
        m_sampleJob = nullptr;
    };
    connect(m_sampleJob, &SampleJob::progressed, &welcome(), &WelcomePage::showProgress);
    connect(&welcome(), &WelcomePage::cancelWanted, m_sampleJob, &SampleJob::cancel);
    connect(m_sampleJob, &SampleJob::cancelled, this, finish);
    connect(m_sampleJob, &SampleJob::failed, this, [this, finish](const QString& sentence) {
        finish();
        showFailure(sentence);
    });
    connect(m_sampleJob, &SampleJob::made, this, [this, finish](const QString& path) {
        finish();
        openStudyFile(path);
    });
    welcome().showProgress(0, 0);
    m_sampleJob->start();
}

void MainWindow::showFailure(const QString& sentence)
{
    // What else fails then fails because of that.
    if (m_watch->isLost())
        showLost();
    else
        m_message->show(sentence, Tone::Wrong);
}

void MainWindow::setFullScreen(bool on)
{
    menuBar()->setVisible(!on);
    if (on) {
        m_stateBeforeFullScreen = windowState();
        setWindowState(windowState() | Qt::WindowFullScreen);
    } else if (windowState() & Qt::WindowFullScreen) {
        setWindowState(m_stateBeforeFullScreen);
    }
}

/// Whoever comes back learns at once what happened to the file meanwhile.
void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_watch->check();
    QMainWindow::changeEvent(event);
}

/// Once, for what is said then: the log of the study is not what was written here, and a copy may still be
/// saved.
bool MainWindow::staysForLostLog()
{
    return m_study && !m_watch->isLost() && !m_study->file->checkLog();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (staysForLostLog()) {
        event->ignore();
        return;
    }
    if (m_pages)
        m_pages->showPage(StudyPages::Page::Tasks);
    m_with.settings.setGeometry(m_place->toKeep());
    if (m_manual)
        m_manual->close();
    QMainWindow::closeEvent(event);
}

}  // namespace vizsla
