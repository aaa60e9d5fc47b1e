// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/passphrase_form.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

#include "ui/people/passphrase_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr std::chrono::milliseconds countdownStep(200);
constexpr int textWidth = 400;

QLabel* wrappedLabel(const char* role, const QString& text = {})
{
    auto* label = styledLabel(role, text);
    label->setWordWrap(true);
    label->setFixedWidth(textWidth);
    return label;
}

}  // namespace

PassphraseForm::PassphraseForm(const QString& title, const QString& text, const QString& acceptText,
                               std::shared_ptr<Throttle> tries, QWidget* parent)
    : QDialog(parent),
      m_tries(std::move(tries)),
      m_rows(new QVBoxLayout),
      m_show(new Switch(tr("Show what I type"))),
      m_hint(styledLabel("small")),
      m_problem(wrappedLabel("problem")),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      m_countdown(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_hint->setObjectName(QStringLiteral("hint"));
    m_show->setObjectName(QStringLiteral("show"));
    auto* accept = m_buttons->addButton(acceptText, QDialogButtonBox::AcceptRole);
    accept->setObjectName(QStringLiteral("accept"));
    accept->setProperty("kind", "primary");
    accept->setDefault(true);
    m_actions.push_back(accept);
    auto* below = new QHBoxLayout;
    below->addWidget(m_show);
    below->addStretch(1);
    below->addWidget(m_hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(styledLabel("heading", title));
    layout->addWidget(wrappedLabel("quiet", text));
    layout->addSpacing(spacingStep);
    layout->addLayout(m_rows);
    layout->addLayout(below);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);

    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] { submit(); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_show, &Switch::toggled, this, [this](bool on) {
        for (PassphraseEdit* field : m_fields)
            field->setReadable(on);
    });
    connect(m_countdown, &QTimer::timeout, this, &PassphraseForm::showWait);
}

PassphraseForm::~PassphraseForm() = default;

PassphraseEdit* PassphraseForm::addField(const char* name, const QString& label)
{
    auto* field = new PassphraseEdit(name, label);
    connect(field, &PassphraseEdit::capsLockSeen, this, &PassphraseForm::showCapsLock);
    connect(field, &QLineEdit::textEdited, m_problem, &QLabel::clear);
    auto* title = new QLabel(label);
    title->setBuddy(field);
    m_rows->addWidget(title);
    m_rows->addWidget(field);
    m_fields.push_back(field);
    if (m_tries->wait() > Micros::zero())
        showWait();
    return field;
}

QPushButton* PassphraseForm::addButton(const char* name, const QString& text)
{
    auto* button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setEnabled(m_actions.front()->isEnabled());
    m_actions.push_back(button);
    return button;
}

void PassphraseForm::addNote(const QString& text)
{
    m_rows->addWidget(wrappedLabel("small", text));
}

void PassphraseForm::check(PassphraseRequest request)
{
    if (m_job || m_tries->wait() > Micros::zero())
        return;
    m_problem->clear();
    m_hint->setText(tr("Checking…"));
    enableInput(false);
    m_job = std::make_unique<PassphraseJob>(std::move(request));
    connect(m_job.get(), &PassphraseJob::right, this, [this](const std::optional<std::string>& hash) {
        endJob();
        m_tries->forget();
        enableInput(true);
        if (m_leaves)
            QDialog::reject();
        else
            succeed(hash);
    });
    connect(m_job.get(), &PassphraseJob::wrong, this, &PassphraseForm::showWrong);
    connect(m_job.get(), &PassphraseJob::failed, this, [this](const QString& sentence) {
        endJob();
        enableInput(true);
        refuse(sentence, m_fields.front());
    });
    m_job->start();
}

/// The job is speaking: it goes when it has finished.
void PassphraseForm::endJob()
{
    m_job.release()->deleteLater();
    m_hint->clear();
}

void PassphraseForm::showWrong()
{
    endJob();
    m_tries->add();
    if (m_tries->wait() > Micros::zero()) {
        showWait();
        return;
    }
    enableInput(true);
    refuse(tr("This is not the passphrase."), m_fields.front());
}

void PassphraseForm::showWait()
{
    const Micros wait = m_tries->wait();
    if (wait > Micros::zero()) {
        const auto seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(wait).count());
        m_problem->setText(tr("Wrong several times in a row; the next try is in %1 s.").arg(seconds));
        enableInput(false);
        m_countdown->start(countdownStep);
        return;
    }
    m_countdown->stop();
    enableInput(true);
    refuse(tr("This was not the passphrase."), m_fields.front());
}

void PassphraseForm::refuse(const QString& sentence, PassphraseEdit* field)
{
    if (m_leaves) {
        QDialog::reject();
        return;
    }
    m_problem->setText(sentence);
    field->selectAll();
    field->setFocus();
}

void PassphraseForm::enableInput(bool on)
{
    for (PassphraseEdit* field : m_fields)
        field->setEnabled(on);
    for (QPushButton* button : m_actions)
        button->setEnabled(on);
}

void PassphraseForm::showCapsLock(bool on)
{
    m_hint->setText(on ? tr("Caps Lock is on") : QString());
}

void PassphraseForm::reject()
{
    if (m_job) {
        m_leaves = true;
        hide();
    } else {
        QDialog::reject();
    }
}

}  // namespace vizsla
