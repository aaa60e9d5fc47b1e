// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/scoring/scored_study.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/truth_repository.h"
#include "core/store/verdict_repository.h"
#include "tests/core/review_fixtures.h"

namespace vizsla::test {

/// A study in which every table has rows: two test sets, labelers who trained and were tested, models with
/// confidences, annotations, verdicts at the desk and from files, named subsets. `verdictColumns` and
/// `predicted` are what was written into the columns, by image id.
class BusyStudy : public ReviewedStudy
{
public:
    using ByImage = std::map<std::string, std::string>;

    explicit BusyStudy(int firstImages = 72, int secondImages = 30)
        : ReviewedStudy(assignedText(firstImages, 0))
    {
        second = addTestSet("second", assignedText(secondImages, 3));
        annotateSome();
        addModels();
        addPeople();
        addReviews();
        addVerdictsOfFiles();
        addTheRest();
        valueOf(TruthRepository(study()).packAll());
    }

    const std::string& wnid(ClassIndex label) const
    {
        return sevenClasses().classes[static_cast<std::size_t>(label)];
    }

    std::vector<Image> second;
    /// First predictions by (model id, test set id).
    std::map<std::pair<std::string, std::string>, ByImage> predicted;
    /// (reviewer id, image id, class, verdict) of the columns of files.
    std::set<std::tuple<std::string, std::string, std::string, Verdict>> verdictsOfFiles;

private:
    static std::string assignedText(int images, int shift)
    {
        std::string text;
        for (int image = 0; image < images; ++image)
            text += sevenClasses().classes[static_cast<std::size_t>((image * 5 + shift) % 7)] + ' ';
        return text;
    }

    void annotateSome()
    {
        for (const auto* testSet : {&images, &second}) {
            for (std::size_t i = 0; i < testSet->size(); ++i) {
                const Image& image = (*testSet)[i];
                if (i % 5 != 0)
                    annotate(image, image.assignedWnid + " correct, " +
                                        (image.assignedWnid == "husky" ? "beagle" : "husky") +
                                        (i % 3 == 0   ? " correct"
                                         : i % 3 == 1 ? " unclear"
                                                      : " wrong"));
                if (i % 17 == 3)
                    setProblematic(image);
            }
        }
    }

    void addModel(const std::string& name, const std::vector<Image>& testSet, int columns, bool isSure)
    {
        PredictionRepository repository(study());
        const ModelId id = valueOf(repository.modelId(name));
        Predictions made{columns, {}, {}};
        for (const Image& image : testSet) {
            const auto assigned = std::ranges::find(sevenClasses().classes, image.assignedWnid);
            const auto right = static_cast<ClassIndex>(assigned - sevenClasses().classes.begin());
            const ClassIndex first = m_random() % 3 == 0 ? static_cast<ClassIndex>(m_random() % 7) : right;
            for (int column = 0; column < columns; ++column)
                made.classes.push_back((first + column) % 7);
            predicted[{id.text(), testSet.front().testSetId.text()}][image.id.text()] = wnid(first);
        }
        if (isSure) {
            for (std::size_t i = 0; i < made.classes.size(); ++i)
                made.confidences.push_back(static_cast<Confidence>(m_random()));
        }
        valueOf(repository.write(id, testSet.front().testSetId, made, {"It looks odd."}));
    }
    void addModels()
    {
        addModel("wide", images, 40, true);  // longer than a page
        addModel("narrow", images, 1, false);
        addModel("both", images, 5, true);
        addModel("both", second, 5, true);
        addModel("other", second, 7, false);
    }

    void answerAll(const Task& task, const Labeler& labeler, std::size_t most)
    {
        std::size_t given = 0;
        for (;;) {
            auto session = begin(task, labeler);
            if (!session.current() || given >= most)
                return;
            for (; session.current() && given < most; ++given) {
                const Image image = session.images()[*session.current()];
                if (given % 13 == 5)
                    valueOf(session.skip());
                else
                    label(session,
                          m_random() % 3 == 0 ? wnid(static_cast<ClassIndex>(m_random() % 7))
                                              : image.assignedWnid,
                          std::chrono::seconds(1 + m_random() % 100));
            }
        }
    }
    void addPeople()
    {
        std::vector<Image> some(images.begin() + 10, images.begin() + 40);
        some.insert(some.end(), second.begin(), second.begin() + 15);
        const Task training = addTask("Training", some);
        const Task test =
            addTask("Test", std::vector<Image>(images.begin() + 35, images.end()), Mode::Test, 20);
        const Task sealedTest =
            addTask("Sealed", std::vector<Image>(second.begin() + 15, second.end()), Mode::Test);
        for (const char* name : {"Ann", "Bob", "Cid"}) {
            const Labeler labeler = addLabeler(name);
            answerAll(training, labeler, 32);
            answerAll(test, labeler, 16);
            answerAll(sealedTest, labeler, 6);
            m_labelers.push_back(labeler);
        }
        openResults(test);
        TaskRules rules;
        rules.imageLimit = std::chrono::seconds(5);
        auto limited = begin(addTask("Limited", {images[0], images[1], images[2]}, Mode::Training, 10, rules),
                             m_labelers[0]);
        limited.imageShown();
        clock.advance(std::chrono::seconds(10));
        valueOf(limited.timeUp());
        SessionRepository sessions(study());
        const auto answers = valueOf(sessions.answersOfTask(m_labelers[0].id, training.id));
        for (std::size_t i = 0; i < 6; ++i)
            valueOf(sessions.suggest(answers[i].id, Verdict::Correct));
        valueOf(sessions.reportProblem(images[11].id, m_labelers[1].id, true));
    }

    void addReviews()
    {
        const std::uint32_t ada = addReviewer("Ada");
        const std::uint32_t ben = addReviewer("Ben");
        for (std::size_t image = 0; image < 24; image += 2) {
            act(as(ada).assignedCorrect(image));
            act(as(ben).rule(image, Mug, image % 4 == 0 ? Verdict::Correct : Verdict::Wrong));
            if (image % 6 == 0)
                act(as(ada).rule(image, Mug, Verdict::Wrong));
        }
        act(as(ada).adjudicate(0, Mug, Verdict::Wrong));
        act(as(ada).addLabel(3, Car));
        act(as(ben).setProblem(5, "\"blurred\""));
        act(as(ben).setNote(7, "Looks like a mug from behind"));
        undo(ben, act(as(ben).rule(9, Cup, Verdict::Unclear)));
    }

    void addVerdictsOfFiles()
    {
        ReviewRepository reviewers(study());
        for (const char* name : {"crowd 1", "crowd 2"}) {
            const auto reviewer = valueOf(reviewers.reviewerNamed(name));
            std::vector<PlacedVerdict> verdicts;
            for (std::uint32_t image = 0; image < images.size(); ++image) {
                for (ClassIndex label = 0; label < 7; ++label) {
                    const auto verdict = static_cast<Verdict>(m_random() % 4);
                    verdicts.push_back({image, label, verdict});
                    verdictsOfFiles.emplace(reviewer.id.text(), images[image].id.text(), wnid(label),
                                            verdict);
                }
            }
            valueOf(VerdictRepository(study()).writeColumn(reviewer.id, images.front().testSetId, verdicts));
        }
        valueOf(settleStudy(study()));
    }

    void addTheRest()
    {
        ImageRepository repository(study());
        std::vector<ImageId> ids;
        for (std::size_t i = 4; i < images.size(); i += 3)
            ids.push_back(images[i].id);
        valueOf(repository.setImageSubset("hard", ids));
        // What a study may have and no part of the program is needed to make.
        run("INSERT INTO annotation_remainder VALUES ('real', '[[1]]');"
            "INSERT INTO annotation_document (source_id, position, format, is_whole, document) "
            "SELECT id, 0, 'real', 0, CAST('[[1]]' AS BLOB) FROM annotation_source;"
            "INSERT INTO disclosure (id, task_id, what, made_at) SELECT 'told', MIN(id), 'answers', "
            "1767225600000000 FROM task;"
            "INSERT INTO task_labeler (task_id, labeler_id) SELECT task_id, labeler_id FROM assignment;"
            "INSERT INTO review_share (reviewer_id, image_id) SELECT reviewer.id, image.id FROM reviewer, "
            "image "
            "WHERE reviewer.labeler_id IS NOT NULL AND image.position < 20;"
            "INSERT INTO setting (key, value) VALUES ('test.kept', 'yes') ON CONFLICT DO NOTHING");
    }

    std::vector<Labeler> m_labelers;
    std::mt19937 m_random{5};
};

}  // namespace vizsla::test
