// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/labeling/labeling_page.h"
#include "ui/study/study_writer.h"

namespace vizsla::test {

/// A labeling page in a window, and hands on its keyboard.
struct LabelingDesk : DeskFixture
{
    explicit LabelingDesk(Mode mode = Mode::Training, std::string_view assigned = "beagle husky cup car mug",
                          const ClassList& classes = sevenClasses(), const TaskRules& rules = {})
        : DeskFixture(classes),
          images(addPictures("photos", assigned)),
          task(study().addTask("task", images, mode, 3, rules)),
          ada(study().addLabeler("Ada"))
    {}

    LabelingPage& sit()
    {
        sitDown();
        waitForImage();
        return *page;
    }
    /// The same where no image comes.
    LabelingPage& sitDown()
    {
        open();
        page = std::make_unique<LabelingPage>(desk(), settings, keys, [this](const QUrl& url) {
            openedUrls.append(url);
            return true;
        });
        page->resize(1280, 760);
        page->show();
        valueOf(page->begin(task.id, ada.id));
        settle();
        page->resume();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not become active");
        return *page;
    }

    /// Until all that was asked for is on the disk.
    void settle() { desk().writer().finish(); }
    /// Something else that the thread which writes has to do.
    void write(const StudyWriter::Work& work)
    {
        desk().writer().write(work, page.get(), [](const Result<void>& done) { valueOf(done); });
        settle();
    }
    void waitForImage() const
    {
        if (!QTest::qWaitFor([this] { return page->session()->isShown(); }))
            qFatal("no image was shown");
        QCoreApplication::processEvents();
    }
    QLineEdit* search() const { return page->findChild<QLineEdit*>(QStringLiteral("classSearch")); }
    FeedbackPanel* feedback() const { return page->findChild<FeedbackPanel*>(); }
    QPushButton* confirmButton() const { return button("confirm"); }
    QPushButton* button(const char* name) const { return page->findChild<QPushButton*>(QLatin1String(name)); }
    QString selectedClass() const
    {
        return page->findChild<QLabel*>(QStringLiteral("selectedClass"))->text();
    }

    /// Presses a key wherever the keyboard is, as a person does, and lets what it does come to its end.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void answer(const QString& name, std::chrono::microseconds time = std::chrono::seconds(2))
    {
        type(name);
        clock().advance(time);
        press(Qt::Key_Return);
    }
    /// All labels of the feedback that are shown, a line each.
    QString wordsOfFeedback() const
    {
        QString words;
        for (const QLabel* label : feedback()->findChildren<QLabel*>()) {
            if (label->isVisibleTo(feedback()))
                words += label->text() + QLatin1Char('\n');
        }
        return words;
    }
    /// Return, once the feedback has been seen.
    void continueAfterFeedback()
    {
        feedback()->grab();
        clock().advance(std::chrono::seconds(1));
        press(Qt::Key_Return);
    }
    std::vector<std::string> answered() { return answeredWnids(desk(), task, ada); }
    /// The classes of the images as the labeler meets them in this part.
    std::vector<std::string> assignedInOrder() const
    {
        std::vector<std::string> wnids;
        for (const Image& image : page->session()->images())
            wnids.push_back(image.assignedWnid);
        return wnids;
    }

    std::vector<Image> images;
    Task task;
    Labeler ada;
    std::unique_ptr<LabelingPage> page;
    QList<QUrl> openedUrls;
};

}  // namespace vizsla::test
