// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/start_page.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/labeling/labeling_session.h"
#include "core/text/ascii.h"
#include "ui/home/start_texts.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/centred.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int cardWidth = 680;
constexpr int textColumn = 190;
constexpr int buttonWidth = 200;

QLabel* wrapped(const char* role, const QString& text = {})
{
    QLabel* label = styledLabel(role, text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// As high as its wrapped texts are at its width: a scroll area alone would press them together.
class ScrolledTexts final : public QWidget
{
protected:
    bool event(QEvent* event) override
    {
        const bool isDone = QWidget::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            setMinimumHeight(layout()->totalHeightForWidth(width()));
        return isDone;
    }
};

}  // namespace

StartPage::StartPage(const KeyMap& keys, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_keys(keys),
      m_scroll(new QScrollArea),
      m_gate(clock),
      m_title(wrapped("title")),
      m_mode(badge(tr("Test"), Tone::Unclear)),
      m_description(wrapped("")),
      m_asked(wrapped("quiet",
                      tr("Name what each image shows by the most specific class. If several objects are of "
                         "similar size, by the most specific class of any of them."))),
      m_facts(new QGridLayout),
      m_begin(new KeyButton({}, KeyButton::Kind::Primary)),
      m_back(new KeyButton(tr("Back"))),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return isVisible(); }))
{
    setObjectName(QStringLiteral("startPage"));
    setFocusPolicy(Qt::StrongFocus);
    auto* content = new ScrolledTexts;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(6 * spacingStep, 0, 6 * spacingStep, 0);
    column->addWidget(centred(buildCard()));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    content->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // What does not fit is scrolled; the buttons stay.
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4 * spacingStep, 0, 4 * spacingStep);
    layout->setSpacing(5 * spacingStep);
    layout->addStretch(2);
    layout->addWidget(m_scroll, 1000);
    layout->addWidget(buildButtons(), 0, Qt::AlignHCenter);
    layout->addStretch(3);

    m_shortcuts->add(KeyAction::Confirm, [this] { press(); });
    m_shortcuts->add(KeyAction::BackToTasks, [this] { Q_EMIT backWanted(); });
    connect(m_begin, &QPushButton::clicked, this, [this] { Q_EMIT beginWanted(m_taskId); });
    connect(m_back, &QPushButton::clicked, this, &StartPage::backWanted);
    connect(&m_keys, &KeyMap::changed, this, &StartPage::showKeys);
    showKeys();
    m_gate.guard(*this);
}

QWidget* StartPage::buildCard()
{
    m_title->setObjectName(QStringLiteral("startTitle"));
    m_description->setObjectName(QStringLiteral("startDescription"));
    m_asked->setObjectName(QStringLiteral("startAsked"));
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * spacingStep);
    head->addWidget(m_title, 1);
    head->addWidget(m_mode, 0, Qt::AlignTop);
    m_facts->setHorizontalSpacing(4 * spacingStep);
    m_facts->setVerticalSpacing(2 * spacingStep);
    m_facts->setColumnMinimumWidth(0, textColumn);
    m_facts->setColumnStretch(1, 1);

    auto* card = new QFrame;
    card->setProperty("role", "card");
    card->setMaximumWidth(cardWidth);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 5 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addLayout(head);
    layout->addWidget(m_description);
    layout->addWidget(m_asked);
    layout->addWidget(rule());
    layout->addLayout(m_facts);
    layout->addWidget(rule());
    layout->addWidget(wrapped("small", tr("No time runs, and nothing is recorded, until you begin.")));
    return card;
}

QWidget* StartPage::buildButtons()
{
    m_begin->setObjectName(QStringLiteral("begin"));
    m_back->setObjectName(QStringLiteral("startBack"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    for (KeyButton* button : {m_back, m_begin}) {
        button->setMinimumWidth(buttonWidth);
        layout->addWidget(button);
    }
    return row;
}

void StartPage::showKeys()
{
    m_begin->setKey(m_keys.key(KeyAction::Confirm));
    m_back->setKey(m_keys.key(KeyAction::BackToTasks));
}

void StartPage::show(const LabelingSession& session)
{
    const Task& task = session.task();
    m_taskId = task.id;
    const bool resumed = isResumed(session);
    m_title->setText(resumed ? tr("Continue with %1").arg(toQString(task.name)) : toQString(task.name));
    m_mode->setVisible(task.mode == Mode::Test);
    m_description->setText(toQString(trimmed(task.description)));
    m_description->setVisible(!resumed && !m_description->text().isEmpty());
    m_asked->setVisible(!resumed);
    showFacts(resumed ? factsOfRest(session) : factsOfTask(session));
    m_begin->setText(resumed ? tr("Continue") : tr("Begin"));
    m_gate.closeUntilPainted(*this);
    setFocus();
}

/// No higher than the card, which so stands with the buttons in the middle of a large window.
void StartPage::fitCard()
{
    m_scroll->setMaximumHeight(m_scroll->widget()->heightForWidth(m_scroll->width()));
}

bool StartPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        fitCard();
    return QWidget::eventFilter(watched, event);
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitCard();
}

void StartPage::showFacts(const std::vector<StartFact>& facts)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const StartFact& fact : facts) {
        auto* value = wrapped("", fact.value);
        value->setObjectName(QLatin1String(fact.name));
        value->setAccessibleName(fact.text + QStringLiteral(": ") + fact.value);
        m_facts->addWidget(styledLabel("quiet", fact.text), row, 0, Qt::AlignTop);
        m_facts->addWidget(value, row++, 1);
    }
}

/// Return means the button that has the keyboard, else the one that begins.
void StartPage::press()
{
    if (m_gate.admits())
        (m_back->hasFocus() ? m_back : m_begin)->click();
}

void StartPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace vizsla
