// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "core/store/passphrase_repository.h"
#include "tests/support/results.h"
#include "tests/support/window_fixture.h"
#include "ui/people/coordinator_menu.h"
#include "ui/people/passphrase_dialog.h"
#include "ui/people/set_passphrase_dialog.h"
#include "ui/window/study_pages.h"

namespace vizsla::test {

/// Of "secret", with 1 MiB, so that tests are quick.
inline const std::string hashOfSecret =
    "$argon2id$v=19$m=1024,t=1,p=1$fGhP6phcg/VxbwqXjaH+7g$38XALz+iMmK8JHUustUOMKD4tCKXATyKfFhQlHKQ/fM";

/// A study in which Ada has answered two of five images, and Ben none; and the window over it.
struct LockedOffice : WindowFixture
{
    LockedOffice()
        : images(addPictures("photos", "beagle husky cup car mug")),
          task(study().addTask("cups_and_dogs", images, Mode::Training, 3)),
          ada(study().addLabeler("Ada")),
          ben(study().addLabeler("Ben"))
    {
        auto session = study().begin(task, ada);
        study().label(session, "beagle", std::chrono::seconds(3));
        study().label(session, "mug", std::chrono::seconds(3));
        valueOf(session.end());
        setLabeler(ada);
        settings.setShowsFeedback(false);
    }

    static QString toQString(const std::string& text) { return QString::fromStdString(text); }
    void setHash(const PassphraseHolder& holder, const std::string& hash = hashOfSecret)
    {
        valueOf(PassphraseRepository(study().study()).setHash(holder, hash));
    }
    std::optional<std::string> hashInWindow(const PassphraseHolder& holder)
    {
        return valueOf(PassphraseRepository(*window->study()->file).hash(holder));
    }

    StudyPages& pages() { return *window->pages(); }
    std::string labeler() { return pages().labeler() ? pages().labeler()->name : std::string("nobody"); }
    QString shownLabeler() { return window->findChild<QPushButton*>(QStringLiteral("labeler"))->text(); }

    template <class Dialog = PassphraseForm>
    Dialog* dialog()
    {
        for (Dialog* open : window->findChildren<Dialog*>()) {
            if (open->isVisible())
                return open;
        }
        return nullptr;
    }
    QLineEdit* field(const char* name) { return dialog()->findChild<QLineEdit*>(QLatin1String(name)); }
    QPushButton* button(const char* name) { return dialog()->findChild<QPushButton*>(QLatin1String(name)); }
    QString problem() { return dialog()->findChild<QLabel*>(QStringLiteral("problem"))->text(); }
    /// Types into a field of the dialog, with an input method for what QTest has no keys for.
    void type(const char* name, const QString& text)
    {
        QLineEdit* edit = field(name);
        edit->setFocus();
        edit->selectAll();
        edit->insert(text);
    }
    void submit()
    {
        QTRY_COMPARE(QApplication::activeWindow(), dialog());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    /// Waits until what was typed is checked.
    bool isChecked()
    {
        return QTest::qWaitFor([this] { return !dialog() || field("passphrase")->isEnabled(); });
    }
    bool tryPassphrase(const QString& text)
    {
        type("passphrase", text);
        submit();
        return isChecked();
    }

    QAction* inMenu(QMenu* menu, const QString& text)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        qFatal("there is no %s", qPrintable(text));
    }
    QAction* inLabelerMenu(const char* text)
    {
        return inMenu(window->findChild<QPushButton*>(QStringLiteral("labeler"))->menu(),
                      QString::fromUtf8(text));
    }
    QAction* inCoordinatorMenu(const char* text)
    {
        return inMenu(window->findChild<CoordinatorMenu*>(), QString::fromUtf8(text));
    }
    void click(const char* name)
    {
        QTest::mouseClick(window->findChild<QAbstractButton*>(QLatin1String(name)), Qt::LeftButton);
    }

    /// Every text of every widget, seen or hidden, but of the button that names the labeler.
    QString allTexts()
    {
        QStringList texts;
        for (const QWidget* widget : window->findChildren<QWidget*>()) {
            texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
                  << widget->windowTitle();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                texts << label->text();
            if (const auto* pressed = qobject_cast<const QAbstractButton*>(widget))
                texts << pressed->text();
            if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
                texts << edit->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
    /// What only Ada, or who reads as her, comes to see: her progress, her times, her figures.
    QStringList seenOfAda()
    {
        QStringList seen;
        for (const char* page : {"nav:tasks", "nav:guide", "nav:scorecard"}) {
            click(page);
            for (const char* told :
                 {"2 of 5", "Today", "3.0 s", "cups_and_dogs", "Continue", "50.0", "top-1"}) {
                if (allTexts().contains(QLatin1String(told)))
                    seen << QLatin1String(page) + QLatin1Char(' ') + QLatin1String(told);
            }
        }
        click("nav:tasks");
        return seen;
    }

    std::vector<Image> images;
    Task task;
    Labeler ada;
    Labeler ben;
};

}  // namespace vizsla::test
