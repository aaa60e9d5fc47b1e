// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/add_label_popup.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeView>
#include <algorithm>

#include "ui/classes/class_panel.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr QSize panelSize(420, 440);
constexpr int leastPanel = 200;
constexpr int roomForFoot = 90;

}  // namespace

AddLabelPopup::AddLabelPopup(OpenStudy& study, const KeyMap& keys, QWidget& page)
    : DeskPopover(page),
      m_study(study),
      m_panel(new ClassPanel(study, keys)),
      m_selected(new ElidedLabel("quiet")),
      m_add(new KeyButton(tr("Add as correct"), KeyButton::Kind::Primary))
{
    setObjectName(QStringLiteral("addLabel"));
    m_panel->setInstruction(tr("A class that is in the image and that nobody proposed"));
    // Escape leaves from wherever the keyboard is, whatever was typed.
    for (QWidget* inside : {static_cast<QWidget*>(m_panel->findChild<QLineEdit*>()),
                            static_cast<QWidget*>(m_panel->findChild<QTreeView*>())})
        inside->installEventFilter(this);
    m_add->setObjectName(QStringLiteral("addAsCorrect"));
    m_add->setKey(Qt::Key_Return);
    m_add->setFocusPolicy(Qt::NoFocus);
    connect(m_add, &QPushButton::clicked, this, &AddLabelPopup::choose);
    connect(m_panel, &ClassPanel::selected, this, &AddLabelPopup::select);
    connect(m_panel, &ClassPanel::selectionCleared, this, [this] { select(std::nullopt); });
    connect(m_panel, &ClassPanel::activated, this, &AddLabelPopup::choose);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(14, 2 * spacingStep, 14, 3 * spacingStep);
    foot->addWidget(m_selected, 1);
    foot->addWidget(m_add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_panel);
    layout->addWidget(rule());
    layout->addLayout(foot);
}

void AddLabelPopup::openAt(const QWidget& anchor)
{
    m_panel->startAnew();
    select(std::nullopt);
    // On a small screen the hierarchy gives way.
    const int room = parentWidget()->height() - roomForFoot;
    m_panel->setFixedSize(panelSize.width(), std::clamp(room, leastPanel, panelSize.height()));
    DeskPopover::openAt(anchor);
}

void AddLabelPopup::focusFirst()
{
    m_panel->focusSearch();
}

void AddLabelPopup::select(std::optional<NodeId> node)
{
    m_node = node && m_study.hierarchy.isClass(*node) ? node : std::nullopt;
    if (m_node)
        m_selected->setText(toQString(joinedNames(m_study.hierarchy.synset(*m_node))));
    else
        m_selected->setText(node ? tr("Holds classes: choose one of them") : tr("No class selected"));
    m_add->setEnabled(m_node.has_value());
}

void AddLabelPopup::choose()
{
    if (!m_node)
        return;
    dismiss();
    Q_EMIT chosen(m_study.hierarchy.synset(*m_node).wnid);
}

void AddLabelPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose();
    else
        DeskPopover::keyPressEvent(event);
}

bool AddLabelPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_panel->isAncestorOf(qobject_cast<QWidget*>(watched))) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return DeskPopover::eventFilter(watched, event);
}

}  // namespace vizsla
