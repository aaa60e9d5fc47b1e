// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/passphrase_pictures.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include "core/people/passphrase.h"
#include "core/store/passphrase_repository.h"
#include "core/store/study_file.h"
#include "tests/tour/tour_desk.h"
#include "ui/people/coordinator_menu.h"
#include "ui/people/passphrase_form.h"
#include "ui/window/main_window.h"

namespace vizsla::tour {

namespace {

using Take = std::function<void(const QString& name, QWidget* widget)>;

constexpr const char* passphrase = "correct horse";

void setHash(TourDesk& desk, const std::optional<std::string>& hash)
{
    desk.closeWindow();
    const auto file = StudyFile::open(desk.study(), desk.clock(), 1);
    const LabelerId labeler = desk.settings().labelerId(QString::fromStdString(desk.study().string()));
    if (!file || !PassphraseRepository(**file).setHash({labeler}, hash))
        qWarning("the passphrase cannot be set");
}

/// The dialog of the open window.
class PassphrasePictures
{
public:
    PassphrasePictures(TourDesk& desk, const Take& take) : m_desk(desk), m_take(take) {}

    void takeAll()
    {
        m_take(QStringLiteral("labeler-locked"), nullptr);
        m_desk.click(QStringLiteral("unlock"));
        take("passphrase");
        tryPassphrase("correct hrose");
        take("passphrase-wrong");
        tryPassphrase("Correct horse");
        tryPassphrase("correct house");
        take("passphrase-wait");
        m_desk.clock().advance(std::chrono::seconds(10));
        waitUntil([this] { return field("passphrase")->isEnabled(); });
        tryPassphrase(passphrase);
        choose(m_desk.window().findChild<QAbstractButton*>(QStringLiteral("labeler"))->findChild<QMenu*>(),
               QStringLiteral("Change or remove the passphrase…"));
        dialog()->findChild<QAbstractButton*>(QStringLiteral("show"))->click();
        field("current")->setText(QLatin1String(passphrase));
        field("new")->setText(QStringLiteral("battery staple"));
        field("again")->setText(QStringLiteral("battery stable"));
        dialog()->findChild<QAbstractButton*>(QStringLiteral("accept"))->click();
        take("passphrase-change");
        dialog()->reject();
        choose(m_desk.window().findChild<CoordinatorMenu*>(), QStringLiteral("Set a passphrase…"));
        take("passphrase-of-coordinator");
        dialog()->reject();
    }

private:
    PassphraseForm* dialog() const
    {
        for (auto* open : m_desk.window().findChildren<PassphraseForm*>()) {
            if (open->isVisible())
                return open;
        }
        return nullptr;
    }
    QLineEdit* field(const char* name) const { return dialog()->findChild<QLineEdit*>(QLatin1String(name)); }
    void take(const char* name) { m_take(QLatin1String(name), dialog()); }
    void waitUntil(const std::function<bool()>& isDone) const
    {
        if (!QTest::qWaitFor([&] { return !dialog() || isDone(); }))
            qWarning("a passphrase is not checked to the end");
    }
    void tryPassphrase(const char* text) const
    {
        field("passphrase")->setText(QLatin1String(text));
        dialog()->findChild<QAbstractButton*>(QStringLiteral("accept"))->click();
        waitUntil([this] { return dialog()->findChild<QLabel*>(QStringLiteral("hint"))->text().isEmpty(); });
    }
    static void choose(QMenu* menu, const QString& text)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        qWarning("there is no %s", qPrintable(text));
    }

    TourDesk& m_desk;
    const Take& m_take;
};

}  // namespace

void takePassphrasePictures(TourDesk& desk, QSize size, Scheme scheme, const Take& take)
{
    setHash(desk, hashPassphrase(Passphrase(passphrase)).value_or(std::string()));
    desk.openWindow(size, scheme, desk.study());
    PassphrasePictures(desk, take).takeAll();
    setHash(desk, std::nullopt);
}

}  // namespace vizsla::tour
