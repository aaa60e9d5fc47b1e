// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "core/store/task_repository.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/scripted_file_chooser.h"
#include "ui/keys/return_presses.h"
#include "ui/people/study_locks.h"
#include "ui/window/study_pages.h"

namespace vizsla::test {

/// Two test sets with pictures, Ada, who labels, and the pages of the study, used with keys and the mouse.
struct TaskDesk : DeskFixture
{
    TaskDesk()
        : first(addPictures("imagenet", "beagle husky cup mug")),
          second(addPictures("v2", "beagle car")),
          ada(study().addLabeler("Ada")),
          bob(study().addLabeler("Bob"))
    {}

    std::vector<Image> both() const
    {
        std::vector<Image> images = first;
        images.insert(images.end(), second.begin(), second.end());
        return images;
    }
    StudyPages& show()
    {
        open();
        locks = std::make_unique<StudyLocks>(*desk().file);
        pages = std::make_unique<StudyPages>(
            desk(), settings, keys, [](const QUrl&) { return true; }, files, *locks,
            [this](QWidget* asker, std::function<void()> action) {
                locks->coordinator().run(asker, std::move(action));
            });
        pages->resize(1180, 780);
        pages->show();
        pages->setLabeler(ada.id);
        if (!QTest::qWaitForWindowActive(pages.get()))
            qFatal("the window did not become active");
        return *pages;
    }
    /// The warning in the task editor is painted, and a double-click time goes by.
    void readWarning()
    {
        QCoreApplication::processEvents();
        study().clock.advance(std::chrono::seconds(1));
    }
    /// A widget of the pages, or of a dialog before them.
    template <class Widget>
    Widget* find(const QString& name) const
    {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            for (auto* widget : top->findChildren<Widget*>(name)) {
                if (widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }
    /// No images are being counted, and no task is being made.
    void settle() const
    {
        const auto isBusy = [this] {
            const auto* save = find<QPushButton>("saveTask");
            return save && (!save->isEnabled() || find<QLabel>("countingImages"));
        };
        QTRY_VERIFY(!isBusy());
    }
    void click(const QString& name) const
    {
        settle();
        auto* widget = find<QAbstractButton>(name);
        QVERIFY2(widget, qPrintable(name + " is not there"));
        QTest::mouseClick(widget, Qt::LeftButton);
        settle();
    }
    /// A new value, typed over what stands in a field.
    void fill(const QString& name, const QString& text) const
    {
        auto* widget = find<QWidget>(name);
        QVERIFY2(widget && widget->isEnabled(), qPrintable(name + " cannot be filled in"));
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(widget, text);
    }
    QString text(const QString& name) const
    {
        const auto* label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    /// Goes where a real key goes: to a menu, or to the focus of the dialog that is open.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget* target = QApplication::activePopupWidget();
        if (QWidget* dialog = QApplication::activeModalWidget(); !target && dialog)
            QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QTest::keyClick(target ? target : QApplication::focusWidget(), key, modifiers);
        settle();
    }
    QMenu* menu() const { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
    QStringList menuTexts() const
    {
        QStringList texts;
        for (const QAction* action : menu()->actions()) {
            if (!action->isSeparator())
                texts << action->text().remove(QLatin1Char('&')) + (action->isEnabled() ? "" : " -");
        }
        return texts;
    }
    std::vector<Task> tasks() { return valueOf(TaskRepository(*desk().file).all()); }

    std::vector<Image> first, second;
    Labeler ada, bob;
    ScriptedFileChooser files;
    ReturnPresses returnPresses;
    std::unique_ptr<StudyLocks> locks;
    std::unique_ptr<StudyPages> pages;
};

}  // namespace vizsla::test
