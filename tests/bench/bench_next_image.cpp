// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a labeler waits for between confirming and seeing the next image, on the real page, beside floors
// measured in the same run: painting an image that is decoded already, and an answer that is on the disk.
// Then how long the window stands still while 12-megapixel photographs go by.
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include "core/clock.h"
#include "tests/bench/disk_copy.h"
#include "tests/bench/latencies.h"
#include "tests/bench/photographs.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "ui/images/image_view.h"
#include "ui/labeling/labeling_page.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"

namespace {

using namespace vizsla;
using namespace vizsla::test;
using namespace vizsla::bench;

constexpr int imageCount = 500;

/// A study of the 1,000 classes with one task over photographs, and a labeler at the page.
class Desk
{
public:
    /// Photographs of the published data, over and over, or made ones of this size.
    Desk(int count, const QStringList& photographs) : Desk(count)
    {
        for (int number = 0; number < count; ++number)
            QFile::copy(photographs[number % photographs.size()], fileName(number));
    }
    Desk(int count, const QSize& size) : Desk(count)
    {
        for (int number = 0; number < count; ++number)
            photograph(size, static_cast<quint32>(number)).save(fileName(number), "jpeg", 92);
    }

    void sit()
    {
        m_fixture.close();
        m_disk.emplace(m_fixture.folder());
        m_study = std::make_unique<OpenStudy>(
            valueOf(readStudy(m_disk->path() / m_fixture.file().filename(), m_clock, 7)), VIZSLA_GUIDES);
        m_page =
            std::make_unique<LabelingPage>(*m_study, m_settings, m_keys, [](const QUrl&) { return true; });
        m_page->resize(1280, 760);
        m_page->show();
        m_view = m_page->findChild<ImageView*>();
        QObject::connect(m_view, &ImageView::firstPainted, m_page.get(), [this] {
            // Queued: when the window's whole repaint is done.
            QMetaObject::invokeMethod(
                m_page.get(), [this] { m_paintedAt = now(); }, Qt::QueuedConnection);
        });
        valueOf(m_page->begin(m_task.id, m_labeler.id));
        m_page->resume();
        waitForPaint();
    }

    bool isDone() const { return !m_page->session()->current(); }
    void waitForPaint()
    {
        while (!m_paintedAt && !isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    /// From pressing the confirm key, with a class selected, until the next image is painted.
    void answer(Latencies& latencies, Latencies& handling)
    {
        const auto& session = *m_page->session();
        m_page->findChild<QLineEdit*>(QStringLiteral("classSearch"))
            ->setText(QString::fromStdString(session.images()[*session.current()].assignedWnid));
        think();
        m_paintedAt.reset();
        const Instant pressed = now();
        QTest::keyPress(QApplication::focusWidget(), Qt::Key_Return);
        handling.add(pressed, now());
        waitForPaint();
        QTest::keyRelease(QApplication::focusWidget(), Qt::Key_Return);
        if (m_paintedAt)
            latencies.add(pressed, *m_paintedAt);
    }

    /// Looks closer at the image and back at the whole.
    void zoom()
    {
        for (int step = 0; step < 6; ++step) {
            m_view->zoomIn();
            think();
        }
        m_view->fit();
        think();
    }

    Latencies paintingAlone() const
    {
        std::vector<std::filesystem::path> files;
        for (const Image& image : m_page->session()->images())
            files.push_back(image.file);
        return bench::paintingAlone(m_view->size(), files);
    }

    Latencies committingAlone()
    {
        Latencies latencies;
        auto session = valueOf(SittingSession::begin(*m_study->file, m_second.id, m_labeler.id));
        while (session.current()) {
            session.imageShown();
            const Instant start = now();
            valueOf(session.confirm("n02089867"));
            latencies.add(start, now());
        }
        return latencies;
    }

    LabelingPage& page() { return *m_page; }

private:
    explicit Desk(int count)
        : m_fixture("bench.vizsla", ilsvrc2012Classes()),
          m_store(QString::fromStdString((m_fixture.folder() / "settings.ini").string()),
                  QSettings::IniFormat),
          m_settings(m_store),
          m_keys(m_settings)
    {
        std::string assigned;
        for (int number = 0; number < count; ++number)
            assigned += ilsvrc2012Classes().classes[static_cast<std::size_t>(number * 7 % 1000)] + " ";
        const auto images = m_fixture.addTestSet("photos", assigned);
        std::filesystem::create_directories(m_fixture.folder() / "images" / "photos");
        m_task = m_fixture.addTask("task", images, Mode::Training, count);
        m_second = m_fixture.addTask("second", images, Mode::Training, count);
        m_labeler = m_fixture.addLabeler("Ada");
        m_settings.setShowsFeedback(false);
    }
    QString fileName(int number) const
    {
        const std::string name = "photos" + std::to_string(number + 1) + ".png";
        return QString::fromStdString((m_fixture.folder() / "images" / "photos" / name).string());
    }

    SystemClock m_clock;
    StudyFixture m_fixture;
    QSettings m_store;
    Settings m_settings;
    KeyMap m_keys;
    Task m_task;
    Task m_second;
    Labeler m_labeler;
    std::optional<DiskCopy> m_disk;
    std::unique_ptr<OpenStudy> m_study;
    std::unique_ptr<LabelingPage> m_page;
    ImageView* m_view = nullptr;
    std::optional<Instant> m_paintedAt;
};

void goThroughPhotographs()
{
    const QStringList published = publishedPhotographs();
    Desk desk = published.size() >= 100 ? Desk(imageCount, published) : Desk(imageCount, QSize(500, 375));
    desk.sit();
    Latencies whole;
    Latencies handling;
    while (!desk.isDone())
        desk.answer(whole, handling);
    const Latencies painting = desk.paintingAlone();
    const Latencies committing = desk.committingAlone();

    Latencies::printHead(published.size() >= 100 ? "next image, published photographs"
                                                 : "next image, 500 x 375");
    whole.print("confirm key to next image painted");
    handling.print("  of it until the key press was handled");
    painting.print("floor: painting a decoded image");
    committing.print("floor: an answer on the disk");
    const double floor = painting.quantile(0.5) + committing.quantile(0.5);
    std::printf("p50 is %.2f of painting alone, and %.2f of both floors; p99 %.2f ms of %.1f ms: %s\n",
                whole.quantile(0.5) / painting.quantile(0.5), whole.quantile(0.5) / floor,
                whole.quantile(0.99), frameBudget,
                whole.quantile(0.99) <= frameBudget ? "within the budget" : "OVER THE BUDGET");
}

/// The gaps between the ticks of a 1 ms timer.
class StandStill
{
public:
    StandStill()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const Instant tick = now();
            m_gaps.add(m_last, tick);
            m_last = tick;
        });
        m_timer.start(1);
    }
    const Latencies& gaps() const { return m_gaps; }

private:
    QTimer m_timer;
    Instant m_last = now();
    Latencies m_gaps;
};

void goThroughLargePhotographs()
{
    Desk desk(10, QSize(4000, 3000));
    desk.sit();
    Latencies whole;
    Latencies handling;
    const StandStill still;
    while (!desk.isDone())
        desk.answer(whole, handling);
    Latencies::printHead("12-megapixel photographs");
    whole.print("confirm key to next image painted");
    still.gaps().print("the event loop stands still");

    Desk closer(5, QSize(4000, 3000));
    closer.sit();
    const StandStill zooming;
    while (!closer.isDone()) {
        closer.zoom();
        closer.answer(whole, handling);
    }
    zooming.gaps().print("the event loop stands still while zooming");
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    // Nobody answers faster than a double click, but the bench does.
    QApplication::setDoubleClickInterval(0);
    applyTheme(application, Scheme::Light);
    goThroughPhotographs();
    goThroughLargePhotographs();
    return 0;
}
