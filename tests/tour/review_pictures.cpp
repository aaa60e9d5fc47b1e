// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/review_pictures.h"

#include <QApplication>
#include <QTest>
#include <filesystem>
#include <random>

#include "core/folders.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "tests/tour/tour_desk.h"
#include "ui/review/review_desk.h"
#include "ui/review/review_runner.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Take = std::function<void(const QString& name, QWidget* widget)>;

constexpr int modelCount = 24;

/// A copy of the sample study with models that know two images of three, and a reviewer at the desk.
class Reviewing
{
public:
    Reviewing(TourDesk& desk, QSize size, const Take& take) : m_desk(desk), m_take(take), m_keys(desk.settings())
    {
        const fs::path copy = desk.study().parent_path() / "review.vizsla";
        fs::copy_file(desk.study(), copy, fs::copy_options::overwrite_existing);
        const fs::path data = dataFolder(QCoreApplication::applicationDirPath().toStdString());
        m_study = std::make_unique<OpenStudy>(std::move(*readStudy(copy, desk.clock(), 3)), data / "guides");
        addModels();
        m_reviewer = *LabelerRepository(*m_study->file).add("Reviewer A");
        desk.settings().setReviewChoices({.order = ReviewOrder::CandidateCount});
        m_runner = std::make_unique<ReviewRunner>(*m_study);
        m_page = std::make_unique<ReviewDesk>(*m_study, desk.settings(), m_keys, *m_runner);
        m_page->setObjectName(QStringLiteral("page"));
        QObject::connect(m_runner.get(), &ReviewRunner::loaded, m_page.get(), &ReviewDesk::refresh);
        m_page->resize(size.width() - 172, size.height() - 78);
        m_page->show();
        m_page->activateWindow();
        m_runner->load(m_reviewer);
        settle();
        m_page->setFocus();
    }
    ~Reviewing()
    {
        m_study->writer().finish();
        m_desk.settings().setReviewChoices({});
    }
    Reviewing(const Reviewing&) = delete;
    Reviewing& operator=(const Reviewing&) = delete;

    void candidates()
    {
        picture("review");
        press(Qt::Key_1);
        press(Qt::Key_2);
        press(Qt::Key_3);
        picture("review-half-ruled");
        press(Qt::Key_4);
        press(Qt::Key_W);
        press(Qt::Key_A);
        picture("review-all-ruled");
    }

    void popovers()
    {
        press(Qt::Key_Return);
        press(Qt::Key_P);
        picture("review-problem");
        press(Qt::Key_1);
        press(Qt::Key_T);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("A cartoon, though a good one."));
        picture("review-note");
        press(Qt::Key_Return);
        press(Qt::Key_N);
        picture("review-problematic");
        press(Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("guitar"));
        picture("review-add-label");
        press(Qt::Key_Escape);
        press(Qt::Key_F, Qt::ControlModifier);
        picture("review-choices");
        press(Qt::Key_Escape);
        press(Qt::Key_G, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("9999"));
        press(Qt::Key_Return);
        picture("review-jump");
        press(Qt::Key_Escape);
    }

    void ends()
    {
        ReviewChoices none{.unclear = true, .slice = QStringLiteral("dogs")};
        m_desk.settings().setReviewChoices(none);
        m_page = std::make_unique<ReviewDesk>(*m_study, m_desk.settings(), m_keys, *m_runner);
        m_page->setObjectName(QStringLiteral("page"));
        m_page->resize(m_size);
        m_page->show();
        m_page->refresh();
        picture("review-nothing");
    }

private:
    void addModels()
    {
        std::mt19937 random(11);
        PredictionRepository repository(*m_study->file);
        const Hierarchy& hierarchy = m_study->hierarchy;
        const auto images = ImageRepository(*m_study->file).images();
        const auto testSets = ImageRepository(*m_study->file).testSets();
        for (const TestSet& testSet : *testSets) {
            for (int model = 0; model < modelCount; ++model) {
                Predictions predictions{1, {}};
                for (const Image& image : *images) {
                    if (image.testSetId != testSet.id)
                        continue;
                    NodeId node = *hierarchy.find(image.assignedWnid);
                    const std::uint32_t draw = random() % 100;
                    const auto near = hierarchy.nearestClasses(node, 6);
                    if (draw > 62)
                        node = near[random() % near.size()];
                    predictions.classes.push_back(*hierarchy.classIndex(node));
                }
                const std::string name = "resnet" + std::to_string(18 + model);
                (void)repository.write(*repository.modelId(name), testSet.id, predictions, {});
            }
        }
    }
    void settle()
    {
        m_study->writer().finish();
        TourDesk::settle();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        m_desk.clock().advance(2s);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
        m_page->grab();
        settle();
    }
    void picture(const char* name)
    {
        m_size = m_page->size();
        m_take(QLatin1String(name), m_page.get());
    }

    TourDesk& m_desk;
    const Take& m_take;
    KeyMap m_keys;
    QSize m_size;
    std::unique_ptr<OpenStudy> m_study;
    Labeler m_reviewer;
    std::unique_ptr<ReviewRunner> m_runner;
    std::unique_ptr<ReviewDesk> m_page;
};

}  // namespace

void takeReviewPictures(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
{
    desk.closeWindow();
    applyTheme(*qApp, scheme);
    Reviewing reviewing(desk, size, take);
    reviewing.candidates();
    reviewing.popovers();
    reviewing.ends();
}

}  // namespace vizsla::tour
