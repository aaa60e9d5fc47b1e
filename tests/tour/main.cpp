// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every screen of the application as PNG, for people to look at.
//
// vizsla_tour FOLDER
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFontDatabase>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QTest>
#include <cstdio>

#include "core/folders.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "tests/tour/backup_pictures.h"
#include "tests/tour/break_pictures.h"
#include "tests/tour/import_pictures.h"
#include "tests/tour/passphrase_pictures.h"
#include "tests/tour/review_pictures.h"
#include "tests/tour/review_team_pictures.h"
#include "tests/tour/session_pictures.h"
#include "tests/tour/task_pictures.h"
#include "tests/tour/tour_desk.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/key_dialog.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/labeling_page.h"
#include "ui/manual/manual_window.h"
#include "ui/scores/scores_table.h"
#include "ui/study/open_study.h"
#include "ui/window/study_pages.h"

using namespace vizsla;
using namespace vizsla::tour;
using namespace std::chrono_literals;

namespace {

/// One walk through the application at one size, in one scheme.
class Walk
{
public:
    Walk(TourDesk& desk, QDir folder, QSize size, Scheme scheme, QString suffix)
        : m_desk(desk),
          m_folder(std::move(folder)),
          m_size(size),
          m_scheme(scheme),
          m_suffix(std::move(suffix))
    {}

    void wholeTour()
    {
        welcome();
        emptyStudy();
        everyday();
        testMode();
        readOnly();
        dialogs();
    }

    /// What one sees most, for another size or scheme.
    void everyday()
    {
        home();
        labeling();
        feedback();
        guide();
        scorecard();
        lookBack();
        scores();
        const auto picture = [this](const QString& name, QWidget* shown) { take(name, shown); };
        takeImportPictures(m_desk, m_size, m_scheme, picture);
        takePassphrasePictures(m_desk, m_size, m_scheme, picture);
        takeSessionPictures(m_desk, m_size, m_scheme, picture);
        takeTaskPictures(m_desk, m_size, m_scheme, picture);
        takeBreakPictures(m_desk, m_size, m_scheme, picture);
        takeReviewPictures(m_desk, m_size, m_scheme, picture);
        takeReviewTeamPictures(m_desk, m_size, m_scheme, picture);
        takeBackupPictures(m_desk, m_size, m_scheme, picture);
    }

    int pictures() const { return m_pictures; }

private:
    void open(const std::filesystem::path& study) { m_desk.openWindow(m_size, m_scheme, study); }

    void take(const QString& name, QWidget* widget = nullptr)
    {
        // Photographs are decoded on other threads.
        for (int round = 0; round < 4; ++round)
            TourDesk::settle();
        const QString file = m_folder.filePath(name + m_suffix + QStringLiteral(".png"));
        QWidget* subject = widget ? widget : &m_desk.window();
        if (!subject->grab().save(file))
            qWarning("%s could not be written", qPrintable(file));
        ++m_pictures;
    }

    void start(const QString& task)
    {
        m_desk.click(QStringLiteral("task:") + task);
        m_desk.begin();
    }

    void welcome()
    {
        open({});
        take(QStringLiteral("welcome"));
        m_desk.window().openStudyFile(QStringLiteral("/nowhere/lost.vizsla"));
        take(QStringLiteral("welcome-study-missing"));
    }

    void emptyStudy()
    {
        const auto file = m_desk.folder() / "empty.vizsla";
        (void)StudyFile::create(file, ilsvrc2012Classes(), m_desk.clock(), 1);
        open(file);
        take(QStringLiteral("home-nobody-chosen"));
        const auto labeler = LabelerRepository(*m_desk.window().study()->file).add("Labeler A");
        m_desk.window().pages()->setLabeler(labeler->id);
        take(QStringLiteral("home-no-tasks"));
        m_desk.window().pages()->showPage(StudyPages::Page::Scorecard);
        take(QStringLiteral("scorecard-empty"));
        m_desk.window().pages()->showPage(StudyPages::Page::Scores);
        take(QStringLiteral("scores-empty"));
        m_desk.closeWindow();
        std::filesystem::remove(file);
    }

    void home()
    {
        open(m_desk.study());
        take(QStringLiteral("home"));
    }

    void labeling()
    {
        open(m_desk.study());
        start(QStringLiteral("fruit_and_vegetables"));
        take(QStringLiteral("labeling"));
        m_desk.typeBeginning();
        take(QStringLiteral("labeling-search"));
        m_desk.press(Qt::Key_Escape);
        m_desk.type(QStringLiteral("sofa"));
        take(QStringLiteral("labeling-search-by-kind"));
        m_desk.press(Qt::Key_Escape);
        m_desk.press(Qt::Key_H, Qt::ControlModifier);
        m_desk.press(Qt::Key_Right);
        m_desk.press(Qt::Key_Down);
        take(QStringLiteral("labeling-hierarchy"));
        for (int step = 0; step < 3; ++step)
            m_desk.press(Qt::Key_Plus, Qt::ControlModifier);
        take(QStringLiteral("labeling-zoomed"));
    }

    /// In a copy: what was told is not undone, and each walk finds the part as it was.
    void feedback()
    {
        const std::filesystem::path copy = m_desk.study().parent_path() / "feedback.vizsla";
        (void)(*StudyFile::openToRead(m_desk.study(), m_desk.clock()))->saveCopy(copy);
        const auto key = [](const std::filesystem::path& study) {
            return QString::fromStdString(study.string());
        };
        m_desk.settings().setLabelerId(key(copy), m_desk.settings().labelerId(key(m_desk.study())));
        open(copy);
        start(QStringLiteral("marmot_vs_beaver"));
        const auto* page = m_desk.window().findChild<LabelingPage*>();
        const auto image = page->session()->images()[*page->session()->current()];
        m_desk.clock().advance(14s);
        m_desk.type(image.assignedWnid == "n02363005" ? QStringLiteral("marmot") : QStringLiteral("beaver"));
        m_desk.press(Qt::Key_Return);
        take(QStringLiteral("feedback-wrong"));
        m_desk.clock().advance(2s);
        m_desk.press(Qt::Key_Return);
        const auto next = page->session()->images()[*page->session()->current()];
        m_desk.clock().advance(6s);
        m_desk.type(QString::fromStdString(next.assignedWnid));
        m_desk.press(Qt::Key_Return);
        take(QStringLiteral("feedback-right"));
        m_desk.clock().advance(2s);
        m_desk.press(Qt::Key_Return);
        while (page->session()->current()) {
            const auto rest = page->session()->images()[*page->session()->current()];
            m_desk.clock().advance(5s);
            m_desk.type(QString::fromStdString(rest.assignedWnid));
            m_desk.press(Qt::Key_Return);
            m_desk.clock().advance(2s);
            m_desk.press(Qt::Key_Return);
        }
        take(QStringLiteral("part-done"));
    }

    void guide()
    {
        open(m_desk.study());
        m_desk.click(QStringLiteral("nav:guide"));
        take(QStringLiteral("guide"));
        m_desk.press(Qt::Key_F, Qt::ControlModifier);
        m_desk.type(QStringLiteral("tail"));
        take(QStringLiteral("guide-search"));
        open(m_desk.study());
        start(QStringLiteral("fruit_and_vegetables"));
        m_desk.type(QStringLiteral("zucchini"));
        m_desk.press(Qt::Key_F1);
        take(QStringLiteral("guide-from-labeling"));
        m_desk.press(Qt::Key_F1, Qt::ShiftModifier);
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (auto* manual = qobject_cast<ManualWindow*>(top))
                take(QStringLiteral("manual"), manual);
        }
    }

    void scorecard()
    {
        open(m_desk.study());
        m_desk.click(QStringLiteral("nav:scorecard"));
        take(QStringLiteral("scorecard"));
    }

    void scores()
    {
        open(m_desk.study());
        m_desk.click(QStringLiteral("nav:scores"));
        take(QStringLiteral("scores-of-people"));
        open(m_desk.scoredStudy());
        m_desk.click(QStringLiteral("nav:scores"));
        take(QStringLiteral("scores"));
        m_desk.click(QStringLiteral("warnings"));
        m_desk.click(QStringLiteral("intervals"));
        take(QStringLiteral("scores-intervals"));
        m_desk.window().findChild<QLineEdit*>(QStringLiteral("filter"))->setText(QStringLiteral("net"));
        auto* slice = m_desk.window().findChild<QComboBox*>(QStringLiteral("slice"));
        slice->lineEdit()->setFocus();
        m_desk.press(Qt::Key_End);
        m_desk.type(QStringLiteral(" &"));
        m_desk.press(Qt::Key_Return);
        auto* table = m_desk.window().findChild<ScoresTable*>();
        table->setFocus();
        m_desk.press(Qt::Key_Home);
        m_desk.press(Qt::Key_Down, Qt::ShiftModifier);
        take(QStringLiteral("scores-compared"));
        m_desk.click(QStringLiteral("intervals"));
    }

    void lookBack()
    {
        open(m_desk.study());
        start(QStringLiteral("birds"));
        take(QStringLiteral("look-back"));
        m_desk.press(Qt::Key_Return);
        take(QStringLiteral("look-back-image"));
    }

    void testMode()
    {
        open(m_desk.study());
        m_desk.window().pages()->setLabeler(m_desk.window().pages()->labelers()->back().id);
        start(QStringLiteral("evaluation"));
        m_desk.type(QStringLiteral("guitar"));
        take(QStringLiteral("labeling-test-mode"));
        open(m_desk.study());
        m_desk.window().pages()->setLabeler(m_desk.window().pages()->labelers()->front().id);
    }

    void readOnly()
    {
        m_desk.closeWindow();
        const auto held = StudyFile::open(m_desk.study(), m_desk.clock(), 1);
        open({});
        m_desk.window().openStudyFile(QString::fromStdString(m_desk.study().string()));
        take(QStringLiteral("home-read-only"));
    }

    void dialogs()
    {
        open(m_desk.study());
        KeyMap keys(m_desk.settings());
        auto* keyDialog = new KeyDialog(keys, &m_desk.window());
        keyDialog->show();
        take(QStringLiteral("keys"), keyDialog);
        delete keyDialog;
        auto* about = new AboutDialog(QCoreApplication::applicationVersion(), &m_desk.window());
        about->show();
        take(QStringLiteral("about"), about);
        delete about;
    }

    TourDesk& m_desk;
    QDir m_folder;
    QSize m_size;
    Scheme m_scheme;
    QString m_suffix;
    int m_pictures = 0;
};

/// The window in the font that a plain Debian has without a desktop, or in the one that the sketches were
/// drawn in, which is narrower.
enum class Face { System, Inter };

void setFace(Face face, const QFont& systemFont)
{
    const QString inter = QStringLiteral("Inter");
    QApplication::setFont(face == Face::Inter && QFontDatabase::hasFamily(inter) ? QFont(inter) : systemFont);
}

/// The scale of a process is fixed when it starts.
int walkAtLargerScale(const QString& folder)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("1.5"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {folder, QStringLiteral("--scaled")});
    process.waitForFinished(-1);
    return process.exitCode();
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    // No time goes by here unless a picture needs it.
    QApplication::setDoubleClickInterval(0);
    QCoreApplication::setApplicationVersion(QStringLiteral(VIZSLA_VERSION));
    const QFont systemFont = QApplication::font();
    if (argc < 2) {
        std::fputs("usage: vizsla_tour FOLDER\n", stderr);
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    QDir folder(path);
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "vizsla_tour: %s cannot be made\n", argv[1]);
        return 1;
    }
    const bool scaled = argc > 2;
    TourDesk desk(dataFolder(QCoreApplication::applicationDirPath().toStdString()));
    if (!desk.prepare())
        return 1;
    if (scaled) {
        Walk(desk, folder, {1280, 800}, Scheme::Light, QStringLiteral("-150-percent")).everyday();
        return 0;
    }
    Walk light(desk, folder, {1280, 800}, Scheme::Light, {});
    light.wholeTour();
    setFace(Face::Inter, systemFont);
    Walk dark(desk, folder, {1280, 800}, Scheme::Dark, QStringLiteral("-dark"));
    dark.everyday();
    setFace(Face::System, systemFont);
    Walk large(desk, folder, {2560, 1440}, Scheme::Light, QStringLiteral("-large"));
    large.everyday();
    desk.closeWindow();
    const int status = walkAtLargerScale(path);
    std::printf("%d pictures and those at 150 %% are in %s\n",
                light.pictures() + dark.pictures() + large.pictures(), qPrintable(folder.absolutePath()));
    return status;
}
