// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reviewer waits for between Return and seeing the next image, and between a verdict and seeing it, on
// the real desk, beside a floor measured in the same run: painting an image that is decoded already.
#include <QApplication>
#include <QTest>
#include <random>

#include "core/clock.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "tests/bench/disk_copy.h"
#include "tests/bench/latencies.h"
#include "tests/bench/photographs.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "ui/desk/review_desk.h"
#include "ui/rulings/review_runner.h"
#include "ui/settings/key_map.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/theme/theme.h"

namespace {

using namespace vizsla;
using namespace vizsla::test;
using namespace vizsla::bench;

constexpr int imageCount = 500;
constexpr int modelCount = 60;
constexpr std::size_t classCount = 1000;

/// A study of the 1,000 classes with photographs and the predictions of models, and a reviewer at the desk.
class Desk
{
public:
    explicit Desk(const QStringList& photographs)
        : m_fixture("bench.vizsla", ilsvrc2012Classes()),
          m_store(QString::fromStdString((m_fixture.folder() / "settings.ini").string()),
                  QSettings::IniFormat),
          m_settings(m_store),
          m_keys(m_settings)
    {
        addImages(photographs);
        addModels();
        m_reviewer = m_fixture.addLabeler("Ada");
    }

    void sit()
    {
        m_fixture.close();
        m_disk.emplace(m_fixture.folder());
        m_study = std::make_unique<OpenStudy>(
            valueOf(readStudy(m_disk->path() / m_fixture.file().filename(), m_clock, 7)), VIZSLA_GUIDES);
        m_runner = std::make_unique<ReviewRunner>(*m_study);
        m_page = std::make_unique<ReviewDesk>(*m_study, m_settings, m_keys, *m_runner);
        m_page->resize(1108, 720);
        m_page->show();
        m_view = m_page->findChild<ImageView*>();
        QObject::connect(m_view, &ImageView::firstPainted, m_page.get(), [this] {
            // Queued: when what the key did is done.
            QMetaObject::invokeMethod(
                m_page.get(), [this] { m_paintedAt = now(); }, Qt::QueuedConnection);
        });
        QObject::connect(m_runner.get(), &ReviewRunner::loaded, m_page.get(), &ReviewDesk::refresh);
        m_runner->load(m_reviewer);
        m_study->writer().finish();
        m_page->setFocus();
        waitForPaint();
    }

    bool isDone() const { return !m_page->image(); }

    /// Rules on every candidate by its key.
    void rule(Latencies& latencies)
    {
        const std::size_t image = *m_page->image();
        const std::size_t count = m_runner->book()->candidates().of(image).size();
        m_candidates += count;
        for (std::size_t candidate = 0; candidate < count; ++candidate) {
            think(10);
            const Instant pressed = now();
            QTest::keyClick(m_page.get(), candidate % 3 == 0 ? Qt::Key_1 : Qt::Key_2);
            QCoreApplication::processEvents();
            latencies.add(pressed, now());
        }
    }
    /// From pressing Return until the next image is painted, and until its candidates are as well.
    void resume(Latencies& untilImage, Latencies& untilDesk)
    {
        think();
        m_paintedAt.reset();
        const Instant pressed = now();
        QTest::keyPress(m_page.get(), Qt::Key_Return);
        waitForPaint();
        QCoreApplication::processEvents();
        if (m_paintedAt) {
            untilImage.add(pressed, *m_paintedAt);
            untilDesk.add(pressed, now());
        }
        QTest::keyRelease(m_page.get(), Qt::Key_Return);
    }

    Latencies paintingAlone() const
    {
        std::vector<std::filesystem::path> files;
        for (int number = 0; number < imageCount; ++number)
            files.emplace_back(fileName(number).toStdString());
        return bench::paintingAlone(m_view->size(), files);
    }
    double candidatesPerImage() const { return static_cast<double>(m_candidates) / imageCount; }

private:
    void addImages(const QStringList& photographs)
    {
        std::string assigned;
        for (int number = 0; number < imageCount; ++number)
            assigned += ilsvrc2012Classes().classes[static_cast<std::size_t>(number) * 7 % classCount] + " ";
        m_images = m_fixture.addTestSet("photos", assigned);
        std::filesystem::create_directories(m_fixture.folder() / "images" / "photos");
        for (int number = 0; number < imageCount; ++number) {
            if (photographs.isEmpty())
                photograph({500, 375}, static_cast<quint32>(number)).save(fileName(number), "jpeg", 92);
            else
                QFile::copy(photographs[number % photographs.size()], fileName(number));
        }
    }
    /// Two models of three say the same, the others one of seven classes.
    void addModels()
    {
        std::mt19937 random(5);
        PredictionRepository repository(m_fixture.study());
        for (int model = 0; model < modelCount; ++model) {
            Predictions predictions{1, {}};
            for (int number = 0; number < imageCount; ++number) {
                const std::uint32_t shift = random() % 3 == 0 ? random() % 7 : 0;
                predictions.classes.push_back(static_cast<ClassIndex>(
                    (static_cast<std::uint32_t>(number) * 7 + shift * 11) % classCount));
            }
            const ModelId id = valueOf(repository.modelId("model" + std::to_string(model)));
            valueOf(repository.write(id, m_images.front().testSetId, predictions, {}));
        }
    }
    QString fileName(int number) const
    {
        const std::string name = "photos" + std::to_string(number + 1) + ".png";
        return QString::fromStdString((m_fixture.folder() / "images" / "photos" / name).string());
    }
    void waitForPaint()
    {
        while (!m_paintedAt && !isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    SystemClock m_clock;
    StudyFixture m_fixture;
    QSettings m_store;
    Settings m_settings;
    KeyMap m_keys;
    std::vector<Image> m_images;
    Labeler m_reviewer;
    std::optional<DiskCopy> m_disk;
    std::unique_ptr<OpenStudy> m_study;
    std::unique_ptr<ReviewRunner> m_runner;
    std::unique_ptr<ReviewDesk> m_page;
    ImageView* m_view = nullptr;
    std::optional<Instant> m_paintedAt;
    std::size_t m_candidates = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    // Nobody rules faster than a double click, but the bench does.
    QApplication::setDoubleClickInterval(0);
    applyTheme(application, Scheme::Light);
    const QStringList published = publishedPhotographs();
    const bool isPublished = published.size() >= 100;
    Desk desk(isPublished ? published : QStringList());
    desk.sit();
    Latencies verdicts;
    Latencies image;
    Latencies whole;
    while (!desk.isDone()) {
        desk.rule(verdicts);
        desk.resume(image, whole);
    }
    const Latencies painting = desk.paintingAlone();
    Latencies::printHead(isPublished ? "next image in review, published photographs"
                                     : "next image in review, 500 x 375");
    image.print("Return to next image painted");
    whole.print("  and its candidates, and all else done");
    verdicts.print("verdict key to verdict painted");
    painting.print("floor: painting a decoded image");
    std::printf("%.1f candidates an image; p50 is %.2f of painting alone; p99 %.2f ms of %.1f ms: %s\n",
                desk.candidatesPerImage(), image.quantile(0.5) / painting.quantile(0.5), image.quantile(0.99),
                frameBudget, image.quantile(0.99) <= frameBudget ? "within the budget" : "OVER THE BUDGET");
    return 0;
}
