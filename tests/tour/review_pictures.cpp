// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/review_pictures.h"

#include <QLineEdit>
#include <filesystem>
#include <random>

#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "tests/tour/tour_desk.h"
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
    Reviewing(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
        : m_desk(desk),
          m_take(take),
          m_study(desk.study().parent_path() / "review.vizsla")
    {
        desk.closeWindow();
        fs::copy_file(desk.study(), m_study, fs::copy_options::overwrite_existing);
        prepare();
        desk.settings().setReviewChoices({.order = ReviewOrder::CandidateCount});
        desk.openWindow(size, scheme, m_study);
        desk.click(QStringLiteral("nav:review"));
        settle();
    }
    ~Reviewing()
    {
        m_desk.closeWindow();
        m_desk.settings().setReviewChoices({});
        fs::remove(m_study);
    }
    Reviewing(const Reviewing&) = delete;
    Reviewing& operator=(const Reviewing&) = delete;

    void candidates()
    {
        picture("review");
        press(Qt::Key_2);
        press(Qt::Key_2);
        press(Qt::Key_2);
        press(Qt::Key_A);
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
        m_desk.type(QStringLiteral("A cartoon, though a good one."));
        picture("review-note");
        press(Qt::Key_Return);
        press(Qt::Key_N);
        picture("review-problematic");
        press(Qt::Key_Slash);
        m_desk.type(QStringLiteral("guitar"));
        picture("review-add-label");
        press(Qt::Key_Escape);
        press(Qt::Key_F, Qt::ControlModifier);
        picture("review-choices");
        press(Qt::Key_Escape);
        press(Qt::Key_G, Qt::ControlModifier);
        m_desk.type(QStringLiteral("9999"));
        press(Qt::Key_Return);
        picture("review-jump");
        press(Qt::Key_Escape);
    }

    void ends()
    {
        press(Qt::Key_F, Qt::ControlModifier);
        m_desk.click(QStringLiteral("filter:unclear"));
        auto* slice = m_desk.window().findChild<QLineEdit*>(QStringLiteral("reviewSlice"));
        slice->setFocus();
        m_desk.type(QStringLiteral("dogs"));
        press(Qt::Key_Return);
        picture("review-nothing");
    }

private:
    void prepare()
    {
        auto file = StudyFile::open(m_study, m_desk.clock(), 3);
        const auto hierarchy = Hierarchy::build(*ClassRepository(**file).all());
        const auto images = ImageRepository(**file).images();
        const auto testSets = ImageRepository(**file).testSets();
        for (const TestSet& testSet : *testSets) {
            std::vector<NodeId> assigned;
            for (const Image& image : *images) {
                if (image.testSetId == testSet.id)
                    assigned.push_back(*hierarchy->find(image.assignedWnid));
            }
            addModels(**file, *hierarchy, testSet.id, assigned);
        }
        const auto reviewer = LabelerRepository(**file).add("Reviewer A");
        m_desk.settings().setLabelerId(QString::fromStdString(m_study.string()), reviewer->id);
    }
    void addModels(StudyFile& study, const Hierarchy& hierarchy, const TestSetId& testSetId,
                   const std::vector<NodeId>& assigned)
    {
        PredictionRepository repository(study);
        for (int model = 0; model < modelCount; ++model) {
            Predictions predictions{1, {}};
            for (const NodeId node : assigned) {
                const auto near = hierarchy.nearestClasses(node, 6);
                const bool knows = m_random() % 3 != 0;
                predictions.classes.push_back(
                    *hierarchy.classIndex(knows ? node : near[m_random() % near.size()]));
            }
            const std::string name = "resnet" + std::to_string(18 + model);
            (void)repository.write(*repository.modelId(name), testSetId, predictions, {});
        }
    }
    void settle()
    {
        if (m_desk.window().study())
            m_desk.window().study()->writer().finish();
        TourDesk::settle();
        // What has not been painted takes no keys.
        m_desk.window().grab();
        TourDesk::settle();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        m_desk.clock().advance(2s);
        m_desk.press(key, modifiers);
        settle();
    }
    void picture(const char* name) { m_take(QLatin1String(name), nullptr); }

    TourDesk& m_desk;
    const Take& m_take;
    fs::path m_study;
    std::mt19937 m_random{11};
};

}  // namespace

void takeReviewPictures(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
{
    Reviewing reviewing(desk, size, scheme, take);
    reviewing.candidates();
    reviewing.popovers();
    reviewing.ends();
}

}  // namespace vizsla::tour
