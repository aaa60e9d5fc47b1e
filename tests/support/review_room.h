// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "core/review/read_review_book.h"
#include "core/review/settlement.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "ui/rulings/review_runner.h"
#include "ui/study/study_writer.h"

namespace vizsla::test {

/// A study under review with pictures, and the window in which a reviewer works on it.
struct ReviewRoom : DeskFixture
{
    enum Classes : ClassIndex { TigerShark, Beagle, Husky, Horse, Car, Cup, Mug };

    explicit ReviewRoom(std::string_view assigned = "beagle husky cup mug")
        : images(addPictures("photos", assigned)),
          ann(study().addLabeler("Ann")),
          ben(study().addLabeler("Ben")),
          cleo(study().addLabeler("Cleo"))
    {}
    ~ReviewRoom()
    {
        page.reset();
        runner.reset();
    }

    /// What a model says of each image; before load().
    void predict(const std::string& model, std::vector<ClassIndex> classes)
    {
        PredictionRepository repository(study().study());
        valueOf(repository.write(valueOf(repository.modelId(model)), images.front().testSetId,
                                 {1, std::move(classes)}, {}));
    }
    /// What somebody did before; before load(). `plan` makes an action of what can be done.
    template <class Plan>
    void did(const Labeler& labeler, Plan plan)
    {
        StudyFile& file = study().study();
        ReviewRepository repository(file);
        const Reviewer reviewer = valueOf(repository.reviewerOf(labeler));
        ReviewBook book = valueOf(readReviewBook(file));
        ReviewAction action = plan(ReviewActions(book, book.findReviewer(reviewer.id).value()));
        action.id = ReviewActionId(file.uuids().next());
        book.apply(action);
        clock().advance(std::chrono::seconds(60));
        action.madeAt = clock().utcNow();
        valueOf(repository.add(action, settlementOf(book, action)));
    }
    void ruled(const Labeler& labeler, std::size_t image, ClassIndex label, Verdict verdict)
    {
        did(labeler, [&](const ReviewActions& actions) { return actions.rule(image, label, verdict); });
    }

    /// Opens the study for this reviewer.
    ReviewRunner& load(const Labeler& labeler)
    {
        open();
        runner = std::make_unique<ReviewRunner>(desk());
        QObject::connect(runner.get(), &ReviewRunner::failed, runner.get(),
                         [](const QString& sentence) { qFatal("%s", qPrintable(sentence)); });
        runner->load(labeler);
        settle();
        return *runner;
    }
    /// Until all that was asked for is on the disk.
    void settle()
    {
        desk().writer().finish();
        QCoreApplication::processEvents();
    }
    /// Shows a part of the review in a window of its own.
    template <class Page>
    Page& show(std::unique_ptr<Page> made, QSize size = {1108, 720})
    {
        Page& shown = *made;
        page = std::move(made);
        page->resize(size);
        page->show();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        return shown;
    }
    /// Presses a key wherever the keyboard is, as a person does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : page.get(), key,
                        modifiers);
        settle();
    }
    QPushButton* button(const char* name) const { return page->findChild<QPushButton*>(QLatin1String(name)); }
    void click(const char* name)
    {
        QTest::mouseClick(button(name), Qt::LeftButton);
        settle();
    }
    /// As it is in the study.
    ReviewBook stored() { return valueOf(readReviewBook(*desk().file)); }
    std::optional<Verdict> verdict(std::size_t image, ClassIndex label) const
    {
        return runner->book()->verdict(runner->reviewer(), image, label);
    }

    std::vector<Image> images;
    Labeler ann, ben, cleo;
    std::unique_ptr<ReviewRunner> runner;
    std::unique_ptr<QWidget> page;
};

}  // namespace vizsla::test
