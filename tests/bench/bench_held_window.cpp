// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window is held up, that is neither paints nor takes a key, by what looks through a large
// study: bench_held_window STUDY [WHAT], of 50,000 images and more, which is filled with tasks and answers if
// it has none. With WHAT only that which has these words in its name.
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <functional>

#include "core/labeling/task_images.h"
#include "core/labeling/task_progress.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/sitting_session.h"
#include "ui/home/home_page.h"
#include "ui/review/review_page.h"
#include "ui/rulings/review_runner.h"
#include "ui/scorecard/link_table.h"
#include "ui/scorecard/scorecard_page.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/tasks/open_results_dialog.h"
#include "ui/tasks/task_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace {

using namespace vizsla;
using namespace vizsla::test;
using Steady = std::chrono::steady_clock;

constexpr int taskCount = 5;
constexpr int taskImages = 20'000;
constexpr int answerCount = 5'000;
constexpr int labelerCount = 20;
constexpr int rounds = 5;

double millisecondsSince(Steady::time_point start)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

void fill(StudyFile& study, FakeClock& clock)
{
    const auto labeler = valueOf(LabelerRepository(study).add("Ada"));
    for (int other = 1; other < labelerCount; ++other)
        valueOf(LabelerRepository(study).add("Labeler " + std::to_string(other)));
    const auto pool = valueOf(TaskImagePool::read(study));
    const std::string first = pool.testSets().front().name;
    Task task;
    for (int made = 0; made < taskCount; ++made) {
        task = {};
        task.name = "Task " + std::to_string(made);
        task.mode = made == 0 ? Mode::Test : Mode::Training;
        task.partSize = 500;
        const auto seed = static_cast<std::uint64_t>(made);
        valueOf(TaskRepository(study).add(
            task,
            valueOf(pool.choose({.testSets = {first}, .perTestSet = taskImages, .seed = seed})).imageIds()));
    }
    for (int answered = 0; answered < answerCount;) {
        auto session = valueOf(SittingSession::begin(study, task.id, labeler.id));
        for (; session.current() && answered < answerCount; ++answered) {
            session.imageShown();
            clock.advance(std::chrono::seconds(2));
            valueOf(session.confirm(session.images()[*session.current()].assignedWnid));
        }
    }
}

/// The longest that the window was held up at once, until `isDone`, and what went by until then.
struct Held
{
    double longest = 0;
    double total = 0;
};

Held measured(const std::function<void()>& act, const std::function<bool()>& isDone)
{
    const auto start = Steady::now();
    act();
    Held held{millisecondsSince(start), 0};
    auto ticked = Steady::now();
    QTimer ticking;
    QObject::connect(&ticking, &QTimer::timeout, &ticking, [&] {
        held.longest = std::max(held.longest, millisecondsSince(ticked));
        ticked = Steady::now();
    });
    ticking.start(1);
    while (!isDone()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (millisecondsSince(start) > 60'000)
            qFatal("nothing came of it");
    }
    held.longest = std::max(held.longest, millisecondsSince(ticked));
    held.total = millisecondsSince(start);
    return held;
}

class Report
{
public:
    explicit Report(std::string wanted) : m_wanted(std::move(wanted))
    {
        std::printf("%-44s %12s %12s %12s\n", "ms", "held p50", "held max", "done p50");
    }
    void add(const char* what, const std::function<Held()>& once)
    {
        if (std::string_view(what).find(m_wanted) == std::string_view::npos)
            return;
        std::vector<double> longest;
        std::vector<double> total;
        for (int round = 0; round < rounds; ++round) {
            const Held held = once();
            longest.push_back(held.longest);
            total.push_back(held.total);
        }
        std::ranges::sort(longest);
        std::ranges::sort(total);
        std::printf("%-44s %12.1f %12.1f %12.1f\n", what, longest[rounds / 2], longest.back(),
                    total[rounds / 2]);
        std::fflush(stdout);
    }

private:
    std::string m_wanted;
};

template <class Widget>
Widget* part(QWidget& whole, const char* name)
{
    return whole.findChild<Widget*>(QLatin1String(name));
}

void measureEditor(Report& report, StudyFile& study)
{
    int made = 0;
    std::unique_ptr<TaskEditor> editor;
    const auto hasImages = [&] { return part<QAbstractButton>(*editor, "testSet:imagenet") != nullptr; };
    const auto open = [&] {
        editor.reset();
        return measured(
            [&] {
                editor = std::make_unique<TaskEditor>(study, Task{});
                editor->setAttribute(Qt::WA_DeleteOnClose, false);
                editor->show();
            },
            hasImages);
    };
    report.add("task editor: open", open);
    report.add("task editor: tick a test set of 50,000", [&] {
        return measured([&] { part<QAbstractButton>(*editor, "testSet:imagenet")->click(); },
                        [] { return true; });
    });
    report.add("task editor: type a slice (the last key)", [&] {
        auto* slice = part<QComboBox>(*editor, "taskSlice");
        slice->setEditText(QStringLiteral("organisms & !dog"));
        return measured([&] { slice->setEditText(QStringLiteral("organisms & !dogs")); },
                        [] { return true; });
    });
    report.add("task editor: type the slice fast", [&] {
        auto* slice = part<QComboBox>(*editor, "taskSlice");
        slice->setEditText(QStringLiteral("fas"));
        return measured([&] { slice->setEditText(QStringLiteral("fast")); }, [] { return true; });
    });
    report.add("task editor: make a task of 20,000", [&] {
        open();
        part<QLineEdit>(*editor, "taskName")->setText(QStringLiteral("Made %1").arg(++made));
        auto* testSet = part<QAbstractButton>(*editor, "testSet:imagenet");
        testSet->setChecked(true);
        part<QComboBox>(*editor, "howMany")->setCurrentIndex(1);
        part<QSpinBox>(*editor, "perTestSet")->setValue(taskImages);
        TaskId id;
        QObject::connect(editor.get(), &TaskEditor::saved, editor.get(),
                         [&](const TaskId& saved) { id = saved; });
        const Held held = measured([&] { part<QAbstractButton>(*editor, "saveTask")->click(); },
                                   [&] { return !id.empty(); });
        valueOf(TaskRepository(study).remove(id));
        return held;
    });
    report.add("task editor: open a task that is there", [&] {
        const auto tasks = valueOf(TaskRepository(study).all());
        editor.reset();
        return measured(
            [&] {
                editor = std::make_unique<TaskEditor>(study, tasks.front());
                editor->setAttribute(Qt::WA_DeleteOnClose, false);
                editor->show();
            },
            [] { return true; });
    });
}

void measureAll(OpenStudy& study, QSettings& store, const std::string& wanted)
{
    Settings settings(store);
    const KeyMap keys(settings);
    const auto ada = valueOf(LabelerRepository(*study.file).all()).front();
    Report report(wanted);
    std::unique_ptr<QWidget> shown;
    report.add("scorecard", [&] {
        auto page = std::make_unique<ScorecardPage>(study);
        auto* slices = part<LinkTable>(*page, "slices");
        page->show();
        const Held held = measured([&] { page->showLabeler(ada.id, toQString(ada.name)); },
                                   [&] { return slices->isVisible(); });
        shown = std::move(page);
        return held;
    });
    measureEditor(report, *study.file);
    report.add("home", [&] {
        auto page = std::make_unique<HomePage>(study, settings);
        page->QWidget::show();
        const Held held = measured([&] { page->show(ada); }, [] { return true; });
        shown = std::move(page);
        return held;
    });
    report.add("progress of all labelers in a task", [&] {
        const auto tasks = valueOf(TaskRepository(*study.file).all());
        return measured([&] { valueOf(allProgress(*study.file, tasks.back())); }, [] { return true; });
    });
    report.add("results dialog", [&] {
        const auto tasks = valueOf(TaskRepository(*study.file).all());
        const auto known = valueOf(allProgress(*study.file, tasks.front()));
        return measured(
            [&] {
                auto dialog = std::make_unique<OpenResultsDialog>(*study.file, tasks.front(), known);
                dialog->setAttribute(Qt::WA_DeleteOnClose, false);
                dialog->show();
                shown = std::move(dialog);
            },
            [] { return true; });
    });
    report.add("review", [&] {
        auto page = std::make_unique<ReviewPage>(study, settings, keys,
                                                 [](QWidget*, const std::function<void()>& act) { act(); });
        page->QWidget::show();
        bool isLoaded = false;
        QObject::connect(&page->runner(), &ReviewRunner::loaded, page.get(), [&] { isLoaded = true; });
        QObject::connect(&page->runner(), &ReviewRunner::notLoaded, page.get(),
                         [](const QString& sentence) { qFatal("%s", qPrintable(sentence)); });
        const Held held = measured([&] { page->show(ada); }, [&] { return isLoaded; });
        shown = std::move(page);
        return held;
    });
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2 && argc != 3) {
        std::fprintf(stderr, "bench_held_window STUDY [WHAT]\n");
        return 2;
    }
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    FakeClock clock;
    OpenStudy study(valueOf(readStudy(argv[1], clock, 7)), folder.path().toStdString());
    if (valueOf(LabelerRepository(*study.file).all()).empty())
        fill(*study.file, clock);
    measureAll(study, store, argc == 3 ? argv[2] : "");
    return 0;
}
