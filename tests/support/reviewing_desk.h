// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <map>

#include "core/review/read_review_book.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "core/text/ascii.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "ui/desk/candidate_card.h"
#include "ui/desk/review_desk.h"
#include "ui/images/image_view.h"
#include "ui/rulings/review_runner.h"
#include "ui/study/study_writer.h"

namespace vizsla::test {

/// A reviewer's desk in a window, and hands on its keyboard. Images come in the study's order unless a test
/// says otherwise.
struct ReviewingDesk : DeskFixture
{
    explicit ReviewingDesk(std::string_view assigned = "beagle husky cup car mug",
                           const ClassList& classes = sevenClasses())
        : DeskFixture(classes),
          images(addPictures("photos", assigned)),
          ada(study().addLabeler("Ada"))
    {
        ReviewChoices choices;
        choices.order = ReviewOrder::Study;
        settings.setReviewChoices(choices);
    }

    /// A model whose first predictions on the test set are these, "beagle cup cup car mug".
    void addModel(const std::string& name, std::string_view wnids)
    {
        Predictions predictions{1, {}};
        const auto& classes = sevenClasses().classes;
        for (const std::string& wnid : splitTrimmed(wnids, ' '))
            predictions.classes.push_back(
                static_cast<ClassIndex>(std::ranges::find(classes, wnid) - classes.begin()));
        PredictionRepository repository(study().study());
        const ModelId id = valueOf(repository.modelId(name));
        valueOf(repository.write(id, images.front().testSetId, predictions, {}));
    }

    ReviewDesk& sit()
    {
        page.reset();
        runner.reset();
        open();
        runner = std::make_unique<ReviewRunner>(desk());
        page = std::make_unique<ReviewDesk>(desk(), settings, keys, *runner);
        QObject::connect(runner.get(), &ReviewRunner::loaded, page.get(), [this] {
            ++loads;
            page->refresh();
        });
        page->resize(1100, 720);
        page->show();
        runner->load(ada);
        settle();
        if (!runner->book())
            qFatal("the book was not loaded");
        page->setFocus();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the desk did not become active");
        waitForImage();
        return *page;
    }

    void settle()
    {
        desk().writer().finish();
        QCoreApplication::processEvents();
    }
    /// Something else that the thread which writes has to do.
    void write(const StudyWriter::Work& work)
    {
        desk().writer().write(work, page.get(), [](const Result<void>& done) { valueOf(done); });
        settle();
    }
    bool isImageThere() const { return page->image() && !page->findChild<ImageView*>()->isEmpty(); }
    void waitForImage() const
    {
        if (!QTest::qWaitFor([this] { return isImageThere() || !page->image(); }))
            qFatal("no image was shown");
        page->grab();
        QCoreApplication::processEvents();
    }

    /// Presses a key wherever the keyboard is, as a person does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        clock().advance(std::chrono::milliseconds(1500));
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }
    /// Return, and the next image is there.
    void resume()
    {
        press(Qt::Key_Return);
        waitForImage();
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void click(const char* name)
    {
        QTest::mouseClick(page->findChild<QAbstractButton*>(QLatin1String(name)), Qt::LeftButton);
        QCoreApplication::processEvents();
    }

    const ReviewBook& book() const { return *runner->book(); }
    std::string imageName() const
    {
        return page->image() ? book().image(*page->image()).name : std::string();
    }
    CandidateCard* card(const std::string& wnid) const
    {
        for (CandidateCard* one : page->findChildren<CandidateCard*>()) {
            if (one->isVisible() && one->label() == book().findClass(wnid))
                return one;
        }
        return nullptr;
    }
    std::string currentWnid() const
    {
        for (const CandidateCard* one : page->findChildren<CandidateCard*>()) {
            if (one->isVisible() && one->isCurrent())
                return book().wnid(one->label());
        }
        return {};
    }
    QString textOf(const char* name) const { return page->findChild<QLabel*>(QLatin1String(name))->text(); }
    QAbstractButton* button(const char* name) const
    {
        return page->findChild<QAbstractButton*>(QLatin1String(name));
    }

    /// What the book says that Ada ruled, "beagle correct, cup wrong".
    std::string ruled(std::size_t image) const { return ruled(book(), image); }
    std::string ruled(const ReviewBook& read, std::size_t image) const
    {
        const auto reviewer = read.findReviewer(book().reviewers()[runner->reviewer()].id);
        std::map<std::string, std::string> all;
        for (const auto& one : read.verdicts(image)) {
            if (one.reviewer == reviewer)
                all[read.wnid(one.label)] = verdictWord(one.verdict);
        }
        std::string text;
        for (const auto& [wnid, verdict] : all)
            text += (text.empty() ? "" : ", ") + wnid + ' ' + verdict;
        return text;
    }
    /// The book as another program would read it from the file.
    ReviewBook readAgain()
    {
        settle();
        const auto file = valueOf(StudyFile::openToRead(study().file(), clock()));
        return valueOf(readReviewBook(*file));
    }

    std::vector<Image> images;
    Labeler ada;
    std::unique_ptr<ReviewRunner> runner;
    std::unique_ptr<ReviewDesk> page;
    int loads = 0;
};

}  // namespace vizsla::test
