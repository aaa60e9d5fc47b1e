// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/review_header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/rulings/review_progress.h"
#include "ui/rulings/review_selection.h"
#include "ui/settings/key_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int headerHeight = 40;
constexpr int leastChoices = 96;

}  // namespace

ReviewHeader::ReviewHeader(const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_keys(keys),
      m_choices(new QPushButton),
      m_place(new QPushButton),
      m_progress(new ElidedLabel("quiet"))
{
    setProperty("role", "panel");
    m_choices->setObjectName(QStringLiteral("reviewChoices"));
    m_choices->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_choices->setMinimumWidth(leastChoices);
    m_place->setObjectName(QStringLiteral("reviewPlace"));
    m_progress->setObjectName(QStringLiteral("reviewProgress"));
    for (QPushButton* button : {m_choices, m_place}) {
        button->setProperty("kind", "quiet");
        button->setFocusPolicy(Qt::NoFocus);
    }
    m_choices->installEventFilter(this);
    connect(m_choices, &QPushButton::clicked, this, &ReviewHeader::choicesClicked);
    connect(m_place, &QPushButton::clicked, this, &ReviewHeader::placeClicked);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacingStep, 0, 4 * spacingStep, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_choices, 1);
    layout->addWidget(m_place);
    layout->addStretch(0);
    layout->addWidget(m_progress);
    setFixedHeight(headerHeight);
    connect(&m_keys, &KeyMap::changed, this, &ReviewHeader::showKeys);
    showKeys();
}

void ReviewHeader::showKeys()
{
    m_place->setToolTip(tr("Jump to an image (%1)").arg(keyCapText(m_keys.key(KeyAction::JumpToImage))));
    showChoices(m_words);
}

void ReviewHeader::showChoices(const QString& words)
{
    m_words = words;
    m_choices->setAccessibleName(tr("Which images, and in which order: %1").arg(words));
    m_choices->setToolTip(
        QStringLiteral("<p>%1</p>")
            .arg(escaped(tr("%1. Choose and search images (%2)")
                             .arg(words, keyCapText(m_keys.key(KeyAction::SearchImages))))));
    fitChoices();
}

/// A button does not elide its text.
void ReviewHeader::fitChoices()
{
    m_choices->ensurePolished();
    const QString arrow = QStringLiteral(" ▾");
    const QFontMetrics metrics = m_choices->fontMetrics();
    const int frame = m_choices->sizeHint().width() - metrics.horizontalAdvance(m_choices->text());
    // What is filtered by comes before how far one is, which its tooltip tells as well.
    const int wanted = metrics.horizontalAdvance(m_words + arrow) + std::max(frame, 0) + 1;
    const int others = QFrame::minimumSizeHint().width() - m_choices->minimumWidth();
    m_choices->setMinimumWidth(std::clamp(width() - others, leastChoices, std::max(wanted, leastChoices)));
    const int room = m_choices->width() - std::max(frame, 0) - metrics.horizontalAdvance(arrow);
    m_choices->setText(m_choices->fontMetrics().elidedText(m_words, Qt::ElideRight, room) + arrow);
}

QSize ReviewHeader::minimumSizeHint() const
{
    return QFrame::minimumSizeHint() - QSize(m_choices->minimumWidth() - leastChoices, 0);
}

void ReviewHeader::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitChoices();
}

bool ReviewHeader::eventFilter(QObject* watched, QEvent* event)
{
    // What stands beside it takes room as well. Not from within the layout.
    if (watched == m_choices && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ReviewHeader::fitChoices, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void ReviewHeader::showPlace(const ReviewSelection& selection)
{
    m_place->setVisible(selection.place().has_value());
    if (const auto place = selection.place())
        m_place->setText(tr("image %1 of %2")
                             .arg(countText(static_cast<qsizetype>(*place + 1)),
                                  countText(static_cast<qsizetype>(selection.size()))));
    fitChoices();
}

void ReviewHeader::showProgress(const ReviewProgress& progress)
{
    m_progress->setText(progress.text());
    m_progress->setToolTip(progress.explanation());
}

const QWidget& ReviewHeader::choicesAnchor() const
{
    return *m_choices;
}
const QWidget& ReviewHeader::placeAnchor() const
{
    return *m_place;
}

}  // namespace vizsla
