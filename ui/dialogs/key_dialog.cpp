// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/key_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QScrollArea>

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/labels.h"

namespace vizsla {

KeyDialog::KeyDialog(KeyMap& keys, QWidget* parent)
    : QDialog(parent),
      m_keys(keys),
      m_problem(styledLabel("small"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("scrolled"));
    auto* rows = new QVBoxLayout(page);
    rows->setSpacing(3 * spacingStep);
    rows->addWidget(styledLabel("heading", tr("While labeling")));
    rows->addWidget(buildRows(KeyMap::Place::Labeling));
    rows->addWidget(styledLabel("heading", tr("In the feedback")));
    rows->addWidget(buildRows(KeyMap::Place::Feedback));
    rows->addWidget(styledLabel("heading", tr("While reviewing")));
    rows->addWidget(buildRows(KeyMap::Place::Review));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, &m_keys,
            &KeyMap::resetAll);
    connect(&m_keys, &KeyMap::changed, this, &KeyDialog::showKeys);
    m_problem->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    showKeys();
    openAtSize(*this, {560, 640});
}

QWidget* KeyDialog::buildRows(KeyMap::Place place)
{
    auto* rows = new QWidget;
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    for (const KeyMap::Entry& entry : KeyMap::entries()) {
        if (entry.place != place)
            continue;
        auto* edit = new QKeySequenceEdit;
        edit->setObjectName(QStringLiteral("key:") + QLatin1String(entry.id));
        connect(edit, &QKeySequenceEdit::editingFinished, this,
                [this, &entry, edit] { change(entry, edit); });
        const int row = grid->rowCount();
        grid->addWidget(new QLabel(KeyMap::text(entry)), row, 0);
        grid->addWidget(edit, row, 1);
        m_edits.emplace_back(entry.action, edit);
    }
    return rows;
}

void KeyDialog::change(const KeyMap::Entry& entry, QKeySequenceEdit* edit)
{
    // An action has one key, not a sequence of strokes.
    const QKeySequence key =
        edit->keySequence().isEmpty() ? QKeySequence() : QKeySequence(edit->keySequence()[0]);
    const KeyMap::Entry* holder = m_keys.conflict(entry.action, key);
    if (holder)
        m_problem->setText(tr("%1 is already the key for: %2.")
                               .arg(key.toString(QKeySequence::NativeText), KeyMap::text(*holder)));
    else if (KeyMap::isTyped(entry, key))
        m_problem->setText(tr("%1 alone is typed into the search box; add Ctrl or Alt.")
                               .arg(key.toString(QKeySequence::NativeText)));
    else
        m_problem->clear();
    if (m_problem->text().isEmpty())
        m_keys.setKey(entry.action, key);
    else
        showKeys();
}

void KeyDialog::showKeys()
{
    for (const auto& [action, edit] : m_edits)
        edit->setKeySequence(m_keys.key(action));
}

}  // namespace vizsla
